package play

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/internal/match"
	"parallel38/internal/replay"
	"parallel38/internal/scenario"
	"parallel38/internal/text"
)

// startScene is where a war is chosen: which, on which side, against whom, with which seed.
type startScene struct {
	app    *app
	wars   []scenario.Info
	before []scenario.Info // campaigns before the war
	choice choice
	sheet  *panel
	next   scene
	failed string

	varied    string // the scenario whose variants are read
	otherwise []scenario.Variant
}

func newStartScene(a *app) *startScene {
	a.camera.whole()
	s := &startScene{app: a, wars: scenario.List(), before: scenario.Campaigns(), choice: a.options.choice()}
	if s.choice.Scenario == "" && len(s.wars) > 0 {
		s.choice.Scenario = s.wars[0].ID
	}
	return s
}

func (s *startScene) name() string { return "start" }

// Check names what an option asks for and there is not, before a window opens.
func (o *Options) Check() error {
	if o.Scenario != "" && !scenario.IsCampaign(o.Scenario) {
		if _, err := scenario.Builtin(o.Scenario); err != nil {
			return err
		}
	}
	if _, ok := force.ParseSide(o.Side); o.Side != "" && !ok {
		return unknown("side", o.Side, []string{"north", "south"})
	}
	if o.Opponent != "" && !slices.Contains(opponents(), o.Opponent) {
		return unknown("opponent", o.Opponent, opponents())
	}
	if o.Open != "" {
		r := o.arrival()
		switch _, ok, err := r.open(); {
		case err != nil:
			return fmt.Errorf("%s: %w", r.name, err)
		case !ok:
			return fmt.Errorf("%s: there is no war in this link", r.name)
		}
	}
	if o.Lang != "" && !slices.Contains(text.Languages(), o.Lang) {
		return unknown("language", o.Lang, text.Languages())
	}
	return nil
}

// arrival is the war that the options name.
func (o *Options) arrival() arrival {
	if strings.Contains(o.Open, "#") {
		return arrival{name: "link", link: o.Open}
	}
	data, err := readArgument(o.Open)
	return arrival{name: o.Open, data: data, err: err}
}

// begin sets a war up and puts it on the table.
func begin(a *app, c choice) (scene, error) {
	if scenario.IsCampaign(c.Scenario) {
		return beginCampaign(a, c)
	}
	m, err := newMatch(c)
	if err != nil {
		return nil, err
	}
	t := newTable(a, m, c.Side, c)
	if m.Waiting() { // the first morning; all others follow the enemy's day
		t.autosave(morning)
	}
	return t, nil
}

// newMatch begins a war between the player and an opponent.
func newMatch(c choice) (*match.Match, error) {
	setup, err := scenario.Builtin(c.Scenario)
	if err != nil {
		return nil, err
	}
	if c.Variant != "" {
		if err := scenario.Vary(setup, c.Variant); err != nil {
			return nil, err
		}
	}
	var seats match.Seats
	seats[c.Side].Name = match.Person
	seats[c.Side.Enemy()] = match.Seat{Name: c.Opponent, Player: newPlayer(c.Opponent)}
	m := match.New(atlas.Peninsula(), setup, c.Seed, seats)
	replay.Record(m)
	return m, nil
}

func (s *startScene) update(a *app) scene {
	if next := a.updateBox(); next != nil {
		return next
	}
	if a.boxed() {
		return s
	}
	a.desk.ui.DisableDefaultFocus = false
	s.typeSeed()
	a.walkFocus()
	switch {
	case a.input.asked[accept]:
		if !s.sheet.press() {
			s.begin()
		}
	case a.input.asked[openHelp]:
		a.openBox(helpBox)
	case a.input.asked[openBook]:
		a.consult("")
	case a.input.asked[openMenu]:
		a.openBox(settingsBox)
	}
	if s.next != nil {
		return s.next
	}
	return s
}

// typeSeed lets digits go to the seed.
func (s *startScene) typeSeed() {
	in := &s.app.input
	for _, r := range in.typed {
		if r >= '0' && r <= '9' && s.choice.Seed < 1e17 {
			s.choice.Seed = s.choice.Seed*10 + uint64(r-'0')
			s.app.stale = true
		}
	}
	if in.erase {
		s.choice.Seed /= 10
		s.app.stale = true
	}
}

func (s *startScene) begin() {
	next, err := begin(s.app, s.choice)
	if err != nil {
		s.failed, s.app.stale = err.Error(), true
		return
	}
	s.next = next
}

func (s *startScene) draw(a *app, dst *ebiten.Image) {
	a.ground.draw(dst, &a.camera)
	b := a.desk.brush.on(dst)
	a.ground.drawFrame(b, &a.camera)
	b.flush()
}

// layout lays out the card with the choices.
func (s *startScene) layout(a *app) {
	d := a.desk
	if len(d.sheets) == 0 {
		s.sheet = d.add(newPanel("start"))
	}
	a.camera.whole()
	u := d.u
	sh := s.sheet
	w, h := u(600), u(748)
	low := d.h < u(760)
	if low {
		w, h = min(u(820), d.w-u(16)), d.h-u(16)
	}
	w, h = min(w, d.w-u(16)), min(h, d.h-u(16))
	x, y := (d.w-w)/2, (d.h-h)/2
	// Korea stays in sight beside the card.
	if d.w > u(1100) {
		x = d.w * .06
		a.camera.pan((x+w)/2, 0)
	}
	sh.begin(x, y, w, h)
	sh.card(x, y, w, h, u(6), paper)
	pad := u(36)
	if low {
		pad = u(20)
	}
	c := &column{s: sh, d: d, x: x + pad, w: w - 2*pad, y: y + pad*.6, end: y + h}
	s.layoutTitle(c, low)
	if low { // two columns
		left := *c
		left.w = c.w*.52 - u(12)
		s.layoutWars(&left)
		c.x, c.w = c.x+c.w*.52+u(12), c.w*.48-u(12)
	} else {
		s.layoutWars(c)
	}
	s.layoutChoices(c)
	s.layoutStart(c, y+h-pad*.8)
	sh.end()
	a.layoutBox()
}

func (s *startScene) layoutTitle(c *column, low bool) {
	a, u, d := s.app, c.u, c.d
	size := 34.0
	if low {
		size = 22
	}
	c.y += u(size)
	c.s.write(c.x, c.y, spaced(strings.ToUpper(a.t("ui.title"))), d.type_.face(light, u(size)), inkColour)
	c.s.right(c.x+c.w, c.y, a.t("ui.subtitle"), d.type_.face(regular, u(13)), fade(inkColour, 75))
	c.y += u(10)
	c.rule()
}

// spaced sets capitals apart.
func spaced(s string) string { return strings.Join(strings.Split(s, ""), "\u200a") }

// newcomers is the campaign that is offered first: both states stand, and turns are fortnights.
const newcomers = "prewar-1948"

// layoutWars lists the scenarios of one kind: wars by days, or campaigns before the war.
func (s *startScene) layoutWars(c *column) {
	a, u, d := s.app, c.u, c.d
	f, f2 := d.type_.face(semibold, u(15)), d.type_.face(regular, u(12))
	list, kind := s.wars, "days"
	if scenario.IsCampaign(s.choice.Scenario) {
		list, kind = s.before, "campaign"
	}
	s.options(c, "ui.start.kind", []string{"days", "campaign"}, kind, func(v string) string { return a.t("ui.kind." + v) }, func(v string) {
		if s.choice.Variant = ""; v == "campaign" {
			s.choice.Scenario = newcomers
		} else {
			s.choice.Scenario = s.wars[0].ID
		}
	})
	high, base, gap, most := u(38), u(24), u(6), 3 // lines of the chosen one's text
	switch low := d.h < u(760); {                  // closer together, or the last would not fit
	case len(list) > 6 && low:
		high, base, gap, most = u(21), u(16), u(3), 2
	case len(list) > 6 || low:
		high, base, gap = u(27), u(19), u(4)
	}
	for _, war := range list {
		on := war.ID == s.choice.Scenario
		var lines []string
		h := high
		if on { // only the chosen one tells what it is about: all would not fit
			lines = briefly(a.words.Name(war.Text), f2, c.w-u(32), most)
			h = base + u(22) + u(17)*float64(len(lines))
		}
		y := c.y + gap
		style, tone := plain, inkColour
		if on {
			style, tone = chosen, cream
		}
		c.s.button("war-"+war.ID, c.x, y, c.w, h, style, true, func() { s.choice.Scenario, s.choice.Variant, a.stale = war.ID, "", true })
		c.s.label(c.x+u(16), y+base, a.words.Name(war.Name), f, tone, 0)
		length := a.t("ui.start.days", "days", war.Days)
		if war.Days == 0 { // it lasts until somebody marches
			length = a.t("ui.start.from", "date", a.words.Date(war.Start))
		}
		if second := a.name2(war.Name); second != "" && u(58)+width(a.words.Name(war.Name), f)+width(second, f2)+width(length, f2) < c.w {
			c.s.label(c.x+u(26)+width(a.words.Name(war.Name), f), y+base, second, f2, fade(tone, 75), 0)
		}
		c.s.label(c.x+c.w-u(16), y+base, length, f2, fade(tone, 80), 1)
		for i, l := range lines {
			c.s.label(c.x+u(16), y+base+u(20)+u(17)*float64(i), l, f2, fade(tone, 85), 0)
		}
		c.y = y + h
	}
}

// layoutChoices offers side, opponent, language and seed.
func (s *startScene) layoutChoices(c *column) {
	a := s.app
	sides := []string{"north", "south"}
	s.options(c, "ui.start.side", sides, s.choice.Side.String(), func(v string) string { return a.t("ui.side." + v) },
		func(v string) { s.choice.Side, _ = force.ParseSide(v) })
	s.options(c, "ui.start.opponent", opponents(), s.choice.Opponent, func(v string) string { return a.t("ui.opponent." + v) },
		func(v string) { s.choice.Opponent = v })
	if scenario.IsCampaign(s.choice.Scenario) {
		s.layoutSeed(c)
		return
	}
	s.options(c, "ui.start.variant", []string{"now", "next"}, "", func(v string) string {
		if v == "now" {
			return s.variantName()
		}
		return a.t("ui.start.nextvariant")
	}, func(v string) {
		if v == "next" {
			s.nextVariant()
		}
	})
	s.layoutSeed(c)
}

// layoutSeed offers language and seed.
func (s *startScene) layoutSeed(c *column) {
	a := s.app
	s.options(c, "ui.start.language", text.Languages(), a.settings.Lang, func(v string) string { return a.t("ui.lang." + v) },
		func(v string) { a.change(func(set *settings) { set.Lang = v }) })
	s.options(c, "ui.start.seed", []string{"seed", "other"}, "", func(v string) string {
		if v == "seed" {
			return itoa(int(s.choice.Seed))
		}
		return a.t("ui.start.otherseed")
	}, func(v string) {
		if v == "other" {
			s.choice.Seed = randomSeed()
		}
	})
}

// variants are the ways in which the chosen scenario might have been otherwise.
func (s *startScene) variants() []scenario.Variant {
	if s.varied != s.choice.Scenario {
		s.varied, s.otherwise = s.choice.Scenario, nil
		if setup, err := scenario.Builtin(s.varied); err == nil {
			_, s.otherwise = scenario.Variants(setup)
		}
	}
	return s.otherwise
}

func (s *startScene) variantName() string {
	for _, v := range s.variants() {
		if v.ID == s.choice.Variant {
			return s.app.words.Name(v.Name)
		}
	}
	return s.app.t("ui.start.asitwas")
}

// nextVariant goes on to the next variant, and from the last back to the scenario as it is.
func (s *startScene) nextVariant() {
	list := s.variants()
	i := 1 + slices.IndexFunc(list, func(v scenario.Variant) bool { return v.ID == s.choice.Variant })
	s.choice.Variant = ""
	if i < len(list) {
		s.choice.Variant = list[i].ID
	}
}

// options is a row of which one is chosen.
func (s *startScene) options(c *column, key string, values []string, now string, words func(string) string, choose func(string)) {
	a, u, d := s.app, c.u, c.d
	f := d.type_.face(regular, u(13))
	h, gap, labelWidth := u(32), u(8), u(96)
	if d.h < u(760) {
		h, gap, labelWidth = u(27), u(5), u(72)
	}
	c.s.write(c.x, c.y+gap+h/2+u(4), a.t(key), f, fade(inkColour, 80))
	named := make([]string, len(values))
	for i, v := range values {
		named[i] = words(v)
	}
	row := len(values)
	if _, ok := shares(named, f, c.w-labelWidth, u(6)); !ok { // in two rows
		row = (row + 1) / 2
	}
	for first := 0; first < len(values); first += row {
		c.y += gap
		x := c.x + labelWidth
		names := named[first:min(first+row, len(named))]
		widths, _ := shares(names, f, c.w-labelWidth, u(6))
		for i, w := range widths {
			v := values[first+i]
			style, tone := plain, inkColour
			if v == now {
				style, tone = chosen, cream
			}
			c.s.button(key+"-"+v, x, c.y, w, h, style, true, func() { choose(v); a.stale = true })
			c.s.label(x+w/2, c.y+h/2+u(5), fit(names[i], f, w), f, tone, .5)
			x += w + u(6)
		}
		c.y += h
	}
}

// layoutStart puts the buttons at the foot of the card.
func (s *startScene) layoutStart(c *column, bottom float64) {
	a, u, d := s.app, c.u, c.d
	h := u(44)
	y := bottom - h
	f := d.type_.face(semibold, u(15))
	small := d.type_.face(regular, u(13))
	if s.failed != "" {
		c.s.write(c.x, y-u(10), fit(s.failed, small, c.w), small, vermilion)
	} else if n := s.notice(); n.En != "" && y-c.y > u(40) {
		fn := d.type_.face(regular, u(11.5))
		lines := briefly(a.words.Name(n), fn, c.w, int((y-c.y-u(14))/u(16)))
		for i, l := range lines {
			c.s.write(c.x, y-u(14)-u(16)*float64(len(lines)-1-i), l, fn, fade(inkColour, 75))
		}
	}
	wide := c.w * .42
	c.s.button("begin", c.x, y, wide, h, primary, s.choice.Scenario != "", s.begin)
	c.s.label(c.x+wide/2, y+u(28), a.t("ui.start.begin"), f, inkColour, .5)
	rest := (c.w - wide - u(24)) / 3
	x := c.x + wide + u(8)
	for _, b := range [...]struct {
		box *box
		key string
	}{{learnBox, "ui.start.learn"}, {loadBox, "ui.menu.load"}, {settingsBox, "ui.menu.settings"}} {
		c.s.button(b.box.name, x, y, rest, h, plain, true, func() { a.openBox(b.box) })
		c.s.label(x+rest/2, y+u(28), fit(a.t(b.key), small, rest-u(4)), small, inkColour, .5)
		x += rest + u(8)
	}
}

// notice is the note on content of the chosen scenario.
func (s *startScene) notice() atlas.Name {
	for _, w := range slices.Concat(s.wars, s.before) {
		if w.ID == s.choice.Scenario {
			return w.Notice
		}
	}
	return atlas.Name{}
}
