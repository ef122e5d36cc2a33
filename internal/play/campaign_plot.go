package play

import (
	"image/color"
	"slices"

	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/game"
	"parallel38/game/force"
	"parallel38/game/prewar"
	"parallel38/internal/text"
)

// campaignTab is a subject of the right-hand panel, a place in tabsOf of the player's side.
type campaignTab uint8

// tabsOf are the subjects of each side's directives.
var tabsOf = [force.Sides][]string{force.North: {"forces", "partisans", "party", "border"}, force.South: {"district", "army", "country", "aid"}}

// plotWidth is the panel's width in units.
func (s *campaignScene) plotWidth() float64 {
	if s.app.desk.narrow() {
		return 300
	}
	return 344
}

// layoutRight lays out the plot of the turn, and below it the directives of a subject.
func (s *campaignScene) layoutRight() {
	p, d, a := s.right, s.app.desk, s.app
	if s.folded {
		p.hide()
		return
	}
	u := d.u
	w := min(u(s.plotWidth()), d.w-u(16))
	x, y := d.w-w-u(16), u(d.barHeight()+16)
	h := d.h - y - u(16+64+12)
	pad := u(18)
	if d.narrow() {
		x, y, h, pad = d.w-w-u(8), u(d.barHeight()+6), d.h-u(d.barHeight()+6+8), u(12)
	}
	p.begin(x, y, w, h)
	height := h
	p.paint(func(dst *ebiten.Image) { p.drawCard(dst, x, y, w, height, u(6), paper) })
	c := &column{s: p, d: d, x: x + pad, w: w - 2*pad, y: y + u(4), end: y + h - u(8), tiny: d.narrow()}
	s.layoutPlot(c)
	tabs := tabsOf[s.side]
	c.y += u(10)
	tw, f := c.w/float64(len(tabs)), d.type_.face(semibold, u(12.5))
	for i, key := range tabs {
		style, tone := plain, inkColour
		if int(s.tab) == i {
			style, tone = chosen, cream
		}
		p.button("tab-"+key, c.x+tw*float64(i), c.y, tw-u(4), u(28), style, true, func() { s.tab, s.first, a.stale = campaignTab(i), 0, true })
		p.label(c.x+tw*float64(i)+(tw-u(4))/2, c.y+u(19), fit(a.t("campaign.tab."+key), f, tw-u(8)), f, tone, .5)
	}
	c.y += u(30)
	switch tabs[s.tab] {
	case "district":
		s.layoutDistrict(c)
	case "army":
		s.layoutArmy(c)
	case "country":
		s.layoutCountry(c)
	case "aid":
		s.layoutAid(c)
	case "forces":
		s.layoutForces(c)
	case "partisans":
		s.layoutPartisans(c)
	case "party":
		s.layoutParty(c)
	case "border":
		s.layoutBorder(c)
	}
	height = min(h, c.y+u(14)-y)
	p.shrink(height)
	p.end()
}

// layoutPlot lists what is directed this turn, each with a button that takes it back.
func (s *campaignScene) layoutPlot(c *column) {
	a, u := s.app, c.u
	plot := s.view.Plots[s.side].List()
	if c.tiny { // where there is little room the last of them stand for all
		plot = plot[max(0, len(plot)-1):]
	}
	c.heading(a.t("campaign.plot"), "", a.t("campaign.plot.count", "count", int(s.view.Plots[s.side].Count), "most", prewar.MaxDirectives))
	f := c.d.type_.face(regular, u(12))
	for i := range plot {
		c.y += u(21)
		c.s.label(c.x, c.y, fit(a.words.Directive(&s.view.Board, &plot[i]), f, c.w-u(26)), f, inkColour, 0)
		i += int(s.view.Plots[s.side].Count) - len(plot)
		c.s.button("take-back-"+itoa(i), c.x+c.w-u(22), c.y-u(15), u(22), u(20), invisible, s.mine(), func() { s.takeBack(i) })
		c.s.label(c.x+c.w-u(11), c.y, "×", c.d.type_.face(regular, u(15)), inkColour, .5)
	}
	if len(plot) == 0 && !c.tiny {
		c.note(a.t("campaign.plot.none"), 12)
	}
}

// order is a button that gives a directive. Below it stands what it brings and costs or, if the rules refuse
// it, which rule does.
func (s *campaignScene) order(c *column, id, words string, d prewar.Directive) {
	refused := prewar.Check(s.view, &prewar.Order{Kind: prewar.Give, Directive: d})
	note, tone := s.price(d.Kind), fade(inkColour, 75)
	if refused != nil && s.mine() {
		note, tone = s.app.words.CampaignRefusal(d.Kind, refused), vermilion
	}
	u := c.u
	f, fn := c.d.type_.face(semibold, u(12.5)), c.d.type_.face(regular, u(11))
	rows := wrap(note, fn, c.w-u(8))
	if c.tiny { // only what is refused is explained
		rows = rows[:min(map[bool]int{true: 1}[refused != nil], len(rows))]
	}
	if c.full(34 + 14*float64(len(rows))) {
		return
	}
	c.y += u(7)
	ok := refused == nil
	ink := inkColour
	if !ok {
		ink = fade(ink, 45)
	}
	c.s.button(id, c.x, c.y, c.w, u(26), plain, ok, func() { s.give(d) })
	c.s.label(c.x+u(10), c.y+u(18), fit(words, f, c.w-u(20)), f, ink, 0)
	c.y += u(26)
	for _, row := range rows {
		c.y += u(14)
		c.s.write(c.x+u(4), c.y, row, fn, tone)
	}
}

// hint is a small note, for which there must be room.
func (s *campaignScene) hint(c *column, key string) {
	if !c.tiny {
		c.note(s.app.t(key), 11)
	}
}

// small is a directive's button without its price, in a row of several.
func (s *campaignScene) small(c *column, id, words string, x, w float64, on bool, d prewar.Directive) {
	u := c.u
	f := c.d.type_.face(regular, u(12))
	refused := prewar.Check(s.view, &prewar.Order{Kind: prewar.Give, Directive: d})
	style, tone := plain, inkColour
	if on {
		style, tone = chosen, cream
	}
	if refused != nil {
		tone = fade(tone, 45)
	}
	c.s.button(id, x, c.y, w, u(26), style, refused == nil, func() { s.give(d) })
	c.s.label(x+w/2, c.y+u(17.5), fit(words, f, w-u(6)), f, tone, .5)
}

// number is what is set for a directive that takes a number.
func (s *campaignScene) number(k prewar.DirectiveKind) int {
	if s.count[k] == 0 {
		s.count[k] = map[prewar.DirectiveKind]int{prewar.MovePolice: 200, prewar.RaisePolice: 6, prewar.BuyArms: 20, prewar.RunSchool: 60, prewar.SendBand: 200}[k]
	}
	return s.count[k]
}

// stepper changes the number of a directive.
func (s *campaignScene) stepper(c *column, k prewar.DirectiveKind, step int, words string) {
	low, high := s.view.Setup.Rules.Bounds(k)
	set := func(by int) func() {
		return func() {
			s.count[k] = min(max(s.number(k)+by, max(low, 1)), high)
			s.app.stale = true
		}
	}
	s.value(c, k.String(), words, set(-step), set(step))
}

// value is a line with a button for less and one for more.
func (s *campaignScene) value(c *column, id, words string, less, more func()) {
	if c.full(36) {
		return
	}
	u := c.u
	c.y += u(7)
	h := u(24)
	f := c.d.type_.face(regular, u(12.5))
	c.s.write(c.x+u(4), c.y+u(17), fit(words, f, c.w-2*h-u(16)), f, inkColour)
	for i, sign := range [...]string{"−", "+"} {
		x := c.x + c.w - h*float64(2-i) - u(4)*float64(1-i)
		c.s.button(id+map[int]string{0: "-less", 1: "-more"}[i], x, c.y, h, h, plain, true, [...]func(){less, more}[i])
		c.s.label(x+h/2, c.y+u(17.5), sign, c.d.type_.face(semibold, u(14)), inkColour, .5)
	}
	c.y += h
}

// price says what a directive brings and what it costs, with the numbers of the rules.
func (s *campaignScene) price(k prewar.DirectiveKind) string {
	r := &s.view.Setup.Rules
	key := "campaign.price." + k.String()
	if !s.app.words.Has(key) {
		return ""
	}
	var args []any
	switch k {
	case prewar.RaiseRegiment:
		args = []any{"men", r.Army.NewMen, "training", r.Army.NewTraining / 100, "ceiling", game.At(s.view.Setup.Ceiling, s.view.Day)}
	case prewar.PayPolice:
		args = []any{"pay", r.Police.PayStep, "food", r.Police.PayFood}
	case prewar.RaisePolice:
		args = []any{"pay", r.Police.PayDilute * s.number(k)}
	case prewar.Purge:
		args = []any{"cells", r.Army.PurgeCells, "men", r.Army.PurgeCadre, "training", r.Army.PurgeSkill}
	case prewar.SchoolOfficers:
		args = []any{"step", r.Conduct.Officer, "now", int(s.view.South.Officers)}
	case prewar.RaidParallel:
		args = []any{"fear", r.Aid.FearRaid}
	case prewar.ReformLand:
		args = []any{"weeks", r.Opinion.ReformWeeks}
	case prewar.DelayWithdrawal:
		args = []any{"days", r.Aid.DelayDays, "price", r.Aid.DelayPrice}
	case prewar.RaiseFormation:
		args = []any{"cost", r.North.FormationCost, "labour", int(s.view.North.Labour)}
	case prewar.BuyArms:
		args = []any{"cost", s.number(k), "promised", int(s.view.North.Promised)}
	case prewar.RunSchool:
		args = []any{"now", int(s.view.North.Schooling)}
	case prewar.SendBand:
		args = []any{"low", r.Band.CrossLoss, "high", r.Band.CrossLoss + r.Band.CrossWatch, "graduates", int(s.view.North.Graduates)}
	case prewar.BuildCells:
		args = []any{"step", r.Army.CellStep * int(s.view.North.Party) / 1000}
	case prewar.CallStrike:
		args = []any{"party", r.Hazard.StrikeCost}
	case prewar.CallRising:
		args = []any{"party", r.Hazard.Exposed}
	case prewar.Provoke:
		args = []any{"points", r.Parallel.Provoked * 10 / r.North.ProvokedOne}
	case prewar.Mass:
		args = []any{"turns", r.North.MassTurns, "massed", int(s.view.North.Massed)}
	case prewar.March:
		args = []any{"days", r.North.MarchDays, "go", r.North.GoAt, "permission", int(s.view.North.Permission)}
	case prewar.OfferPeace:
		args = []any{"left", r.Parallel.Offered}
	}
	return s.app.t(key, args...)
}

// facts tells of the chosen district; false if none is.
func (s *campaignScene) facts(c *column) bool {
	a, v, rows := s.app, s.view, 0
	if s.district == prewar.NoDistrict {
		c.note(a.t("campaign.district.none"), 12.5)
		return false
	}
	d, st := s.district, &v.Districts[s.district]
	place := &v.Setup.Districts[d]
	c.heading(a.words.District(&v.Board, d), "", a.words.Name(place.Province.Name()))
	row := func(key, value string, tone color.NRGBA) {
		if rows++; c.full(24) || c.tiny && rows > 4 { // the first four are what is decided by
			return
		}
		c.y += c.u(17)
		f, fv := c.d.type_.face(regular, c.u(12)), c.d.type_.face(semibold, c.u(12))
		c.s.write(c.x, c.y, fit(a.t(key), f, c.w-width(value, fv)-c.u(6)), f, inkColour)
		c.s.right(c.x+c.w, c.y, value, fv, tone)
	}
	low, high := s.partisans(d)
	row("campaign.district.partisans", ranged(low, high), vermilion)
	row("campaign.district.support", percent(int(st.Support))+" · "+percent(int(st.Grievance)), inkColour)
	duties := [force.BorderDuty + 1]int{}
	for id, k := range v.Posted(d) {
		duties[v.Force.Battalions[id].Duty[k]]++
	}
	row("campaign.district.police", text.Count(int(st.Police)), southText)
	row("campaign.district.army", a.t("campaign.district.duties", "hunting", duties[force.Suppression], "guarding", duties[force.Guarding],
		"border", duties[force.BorderDuty], "training", duties[force.Training]), southText)
	row("campaign.district.food", percent(int(st.Food))+" · "+percent(int(st.Protection)), inkColour)
	row("campaign.district.abuse", percent(int(st.Abuse)), inkColour)
	row("campaign.district.toll", tollWords(st.Dead.ByForces)+" · "+tollWords(st.Dead.ByPartisans), inkColour)
	row("campaign.district.homeless", text.Count(int(st.Homeless)), inkColour)
	return true
}

// layoutDistrict offers how a district is governed and policed.
func (s *campaignScene) layoutDistrict(c *column) {
	if !s.facts(c) {
		return
	}
	a, u, d := s.app, c.u, s.district
	c.rule()
	c.y += u(4)
	w := (c.w - u(6)) / 2
	i := 0
	for conduct := prewar.Conduct(1); conduct <= prewar.AllConducts; conduct <<= 1 {
		on := s.view.Districts[d].Conduct&conduct != 0
		x := c.x + float64(i%2)*(w+u(6))
		s.small(c, "conduct-"+conduct.String(), a.t("campaign.conduct."+conduct.String()), x, w, on,
			prewar.Directive{Kind: prewar.SetConduct, District: d, Value: int16(conduct), On: !on})
		if i++; i%2 == 0 {
			c.y += u(31)
		}
	}
	s.hint(c, "campaign.price.conduct")
	if !c.tiny {
		s.stepper(c, prewar.MovePolice, 100, a.t("campaign.police.move", "count", s.number(prewar.MovePolice)))
	}
	if c.full(36) {
		return
	}
	c.y += u(7)
	f := c.d.type_.face(semibold, u(12.5))
	can := s.mine() && int(s.view.Districts[d].Police) >= s.number(prewar.MovePolice)
	c.s.button("move-police", c.x, c.y, c.w, u(26), plain, can, func() { s.from, a.stale = d, true })
	ink := inkColour
	if !can {
		ink = fade(ink, 45)
	}
	c.s.label(c.x+u(10), c.y+u(18), a.t("campaign.police.from"), f, ink, 0)
	c.y += u(26)
	if army := slices.Index(tabsOf[s.side], "army"); !c.full(36) {
		c.y += u(7)
		c.s.button("send-army", c.x, c.y, c.w, u(26), plain, true, func() { s.tab, s.first, a.stale = campaignTab(army), 0, true })
		c.s.label(c.x+u(10), c.y+u(18), a.t("campaign.army.send"), f, inkColour, 0)
		c.y += u(26)
	}
}

// dutyColours are the pips of battalions.
var dutyColours = map[force.Duty]color.NRGBA{force.Training: rgb(0x9AA39F), force.Suppression: northFace, force.Guarding: amberEdge, force.BorderDuty: southText}

// list writes rows of units, a page at a time, leaving room below for what else is there.
func (s *campaignScene) list(c *column, ids []force.ID, below float64, row func(id force.ID)) {
	u, a := c.u, s.app
	rows := max(2, int((c.end-c.y-u(below))/u(23)))
	if len(ids) > rows {
		rows--
	}
	if s.first >= len(ids) {
		s.first = 0
	}
	for _, id := range ids[s.first:min(len(ids), s.first+rows)] {
		c.y += u(23)
		row(id)
	}
	if len(ids) > rows {
		c.y += u(23)
		f := c.d.type_.face(regular, u(12))
		c.s.button("more-units", c.x, c.y-u(16), c.w, u(22), invisible, true, func() { s.first, a.stale = s.first+rows, true })
		c.s.label(c.x+c.w/2, c.y, a.t("ui.load.more", "page", s.first/rows+1, "pages", (len(ids)+rows-1)/rows), f, fade(inkColour, 80), .5)
	}
}

// layoutArmy lists the regiments with their battalions as pips coloured by duty, and assigns those that are
// marked.
func (s *campaignScene) layoutArmy(c *column) {
	a, u, v := s.app, c.u, s.view
	ids := slices.Collect(v.Regiments())
	if d := s.district; d != prewar.NoDistrict { // those who are there come first
		there := func(id force.ID) bool {
			return slices.Contains(v.Posts[id][:v.Force.Battalions[id].Count], d)
		}
		slices.SortStableFunc(ids, func(x, y force.ID) int {
			return map[bool]int{true: -1}[there(x)] - map[bool]int{true: -1}[there(y)]
		})
	}
	s.hint(c, "campaign.army.key")
	c.y += u(4)
	f, f2 := c.d.type_.face(regular, u(12)), c.d.type_.face(semibold, u(12))
	s.list(c, ids, map[bool]float64{false: 245, true: 190}[c.tiny], func(id force.ID) {
		bs := &v.Force.Battalions[id]
		style, tone := invisible, inkColour
		if slices.Contains(s.units, id) {
			style, tone = chosen, cream
		}
		c.s.button("unit-"+v.Force.Identity[id].Code, c.x-u(4), c.y-u(16), c.w+u(8), u(22), style, true, func() { s.mark(id) })
		c.s.label(c.x+u(2), c.y, fit(a.words.Formation(&v.Board, id), f, c.w*.42), f, tone, 0)
		y, x0 := c.y, c.x+c.w*.44
		count, duties := int(bs.Count), bs.Duty
		c.s.paintOver(func(dst *ebiten.Image) {
			b := c.d.brush.on(dst)
			for k := range count {
				b.rect(x0+u(13)*float64(k), y-u(9), u(10), u(10), dutyColours[duties[k]])
			}
			b.flush()
		})
		where := a.words.District(&v.Board, v.Posts[id][0])
		c.s.label(c.x+c.w*.58, c.y, fit(where, f, c.w*.3), f, fade(tone, 80), 0)
		c.s.label(c.x+c.w-u(2), c.y, itoa(bs.MeanTraining()/100), f2, tone, 1)
	})
	c.rule()
	if s.district == prewar.NoDistrict {
		c.note(a.t("campaign.army.where"), 12)
	} else {
		c.note(a.t("campaign.army.to", "count", len(s.units), "district", a.words.District(&v.Board, s.district)), 12)
	}
	s.value(c, "battalions", a.t("campaign.army.battalions", "count", s.battalns),
		func() { s.battalns, a.stale = max(1, s.battalns-1), true }, func() { s.battalns, a.stale = min(force.MaxBattalions, s.battalns+1), true })
	c.y += u(7)
	d := prewar.Directive{Kind: prewar.Assign, Value: int16(s.battalns), District: s.district, Count: uint8(len(s.units))}
	copy(d.Units[:], s.units)
	w := (c.w - u(6)) / 2
	for i, duty := range [...]force.Duty{force.Training, force.Suppression, force.Guarding, force.BorderDuty} {
		d.Duty = duty
		s.small(c, "duty-"+itoa(int(duty)), a.words.CampaignDuty(duty), c.x+float64(i%2)*(w+u(6)), w, false, d)
		if i%2 == 1 {
			c.y += u(30)
		}
	}
	c.y -= u(4)
	s.hint(c, "campaign.price.assign")
	s.order(c, "raise-regiment", a.t("campaign.directive.raise-regiment"), prewar.Directive{Kind: prewar.RaiseRegiment})
}

// mark puts a regiment among those to be assigned, or takes it out again; the first gives way to a fourth.
func (s *campaignScene) mark(id force.ID) {
	if i := slices.Index(s.units, id); i >= 0 {
		s.units = slices.Delete(s.units, i, i+1)
	} else {
		if len(s.units) == prewar.MaxUnits {
			s.units = slices.Delete(s.units, 0, 1)
		}
		s.units = append(s.units, id)
		slices.Sort(s.units)
	}
	s.app.stale = true
}

// layoutCountry offers what the South directs for the whole country, and at the parallel.
func (s *campaignScene) layoutCountry(c *column) {
	a := s.app
	orders := func(kinds ...prewar.DirectiveKind) {
		for _, k := range kinds {
			s.order(c, k.String(), a.t("campaign.directive."+k.String()), prewar.Directive{Kind: k})
		}
	}
	if c.tiny && s.first > 0 {
		orders(prewar.ReformLand, prewar.DelayWithdrawal)
		s.layoutSector(c, prewar.RaidParallel, prewar.StandDown)
		return
	}
	s.stepper(c, prewar.RaisePolice, 1, a.t("campaign.police.raise", "hundreds", s.number(prewar.RaisePolice)*100))
	s.order(c, "raise-police", a.t("campaign.directive.raise-police", "hundreds", s.number(prewar.RaisePolice)*100), prewar.Directive{Kind: prewar.RaisePolice, Value: int16(s.number(prewar.RaisePolice))})
	orders(prewar.PayPolice, prewar.SchoolOfficers, prewar.Purge)
	if c.tiny {
		s.more(c, 1, 2)
		return
	}
	orders(prewar.ReformLand, prewar.DelayWithdrawal)
	s.layoutSector(c, prewar.RaidParallel, prewar.StandDown)
}

// more is the way to the next page of a tab.
func (s *campaignScene) more(c *column, first, pages int) {
	c.y += c.u(20)
	f := c.d.type_.face(regular, c.u(12))
	c.s.button("more-units", c.x, c.y-c.u(16), c.w, c.u(22), invisible, true, func() { s.first, s.app.stale = first, true })
	c.s.label(c.x+c.w/2, c.y, s.app.t("ui.load.more", "page", 1, "pages", pages), f, fade(inkColour, 80), .5)
}

// layoutSector offers what can be ordered at one stretch of the parallel.
func (s *campaignScene) layoutSector(c *column, kinds ...prewar.DirectiveKind) {
	a, v := s.app, s.view
	name := a.words.Name(v.Setup.Sectors[s.sector].Name)
	st := &v.Sectors[s.sector]
	n := len(v.Sectors)
	s.value(c, "sector", a.t("campaign.sector", "sector", name, "side", a.words.Side(st.Hills), "heat", int(st.Heat)),
		func() { s.sector, a.stale = (s.sector+n-1)%n, true }, func() { s.sector, a.stale = (s.sector+1)%n, true })
	for _, k := range kinds {
		s.order(c, k.String(), a.t("campaign.directive."+k.String(), "sector", name), prewar.Directive{Kind: k, Sector: uint8(s.sector)})
	}
}

// purseKeys name the purses of the aid.
var purseKeys = [prewar.Purses]string{"arms", "advisers", "heavy", "eighth", "economy"}

// layoutAid splits the quarter's aid, with the advice of both Americans.
func (s *campaignScene) layoutAid(c *column) {
	a, v, r := s.app, s.view, &s.view.Setup.Rules
	if s.aid == ([prewar.Purses]int16{}) {
		s.aid = v.South.Aid
	}
	sum := 0
	for _, pc := range s.aid {
		sum += int(pc)
	}
	c.note(a.t("campaign.aid.scale", "scale", v.AidScale(), "fear", v.FearOfMarch(), "most", r.Aid.HeavyFear), 12)
	for p := range prewar.Purses {
		set := func(by int16) func() {
			return func() { s.aid[p], a.stale = min(max(s.aid[p]+by, 0), 100), true }
		}
		s.value(c, "aid-"+purseKeys[p], a.t("campaign.aid."+purseKeys[p], "percent", int(s.aid[p]), "now", int(v.South.Aid[p])), set(-5), set(5))
	}
	c.row(a.t("campaign.aid.sum"), "", itoa(sum)+" %", map[bool]color.NRGBA{true: inkColour, false: vermilion}[sum == 100])
	s.order(c, "set-aid", a.t("campaign.aid.set"), prewar.Directive{Kind: prewar.SetAid, Aid: s.aid})
	if c.tiny {
		return
	}
	c.rule()
	arms, advisers := min(100, int(v.South.Arms)*100/max(1, v.ArmyMen())), int(v.South.Advisers)
	c.note(a.t("campaign.aid.kmag", "arms", arms, "advisers", advisers, "wanted", v.Readiness().Battalions*r.Army.AdvisersEach, "pace", v.TrainingIndex()/10), 12)
	c.note(a.t("campaign.aid.macarthur", "training", int(v.South.EighthArmy)/100, "record", r.Result.EighthAt/100, "decay", r.Aid.EighthDecay), 12)
}

// layoutForces offers the North's army and its way to the parallel.
func (s *campaignScene) layoutForces(c *column) {
	a, v := s.app, s.view
	next := a.t("campaign.forces.none")
	if id := v.Next(force.North); id != force.None {
		next = a.words.Formation(&v.Board, id)
	}
	s.order(c, "raise-formation", a.t("campaign.forces.raise", "unit", next), prewar.Directive{Kind: prewar.RaiseFormation})
	s.stepper(c, prewar.BuyArms, 5, a.t("campaign.forces.arms", "points", s.number(prewar.BuyArms)))
	s.order(c, "buy-arms", a.t("campaign.directive.buy-arms", "count", s.number(prewar.BuyArms)), prewar.Directive{Kind: prewar.BuyArms, Value: int16(s.number(prewar.BuyArms))})
	s.order(c, "mass", a.t("campaign.directive.mass"), prewar.Directive{Kind: prewar.Mass})
	s.order(c, "march", a.t("campaign.directive.march"), prewar.Directive{Kind: prewar.March})
	c.rule()
	if c.full(60) {
		return
	}
	what := s.permission()
	c.heading(a.t("campaign.forces.permission"), "", tenths(int(v.North.Permission))+" / 10")
	for i, row := range a.words.Ledger(&what.ledger) {
		if what.ledger.Lines()[i].Value != 0 {
			c.row(upperFirst(row.What), "", row.Amount, inkColour)
		}
	}
	if c.full(100) {
		return
	}
	c.rule()
	f := c.d.type_.face(regular, c.u(12))
	s.list(c, slices.Collect(v.Formations()), 10, func(id force.ID) {
		c.s.write(c.x, c.y, fit(a.words.Formation(&v.Board, id), f, c.w*.6), f, inkColour)
		c.s.right(c.x+c.w, c.y, a.t("campaign.forces.line", "men", int(v.Force.Strength[id].Men), "training", v.Force.Battalions[id].MeanTraining()/100), f, inkColour)
	})
}

// one is the list of one unit that a directive names.
func one(id force.ID) [prewar.MaxUnits]force.ID { return [prewar.MaxUnits]force.ID{id} }

// layoutPartisans offers the school, and bands that go and come back.
func (s *campaignScene) layoutPartisans(c *column) {
	a, v := s.app, s.view
	places, men := s.number(prewar.RunSchool), s.number(prewar.SendBand)
	s.stepper(c, prewar.RunSchool, 10, a.t("campaign.school.places", "places", places))
	s.order(c, "school", a.t("campaign.directive.school", "count", places), prewar.Directive{Kind: prewar.RunSchool, Value: int16(places)})
	c.rule()
	if !s.facts(c) {
		return
	}
	s.stepper(c, prewar.SendBand, 20, a.t("campaign.band.men", "men", men))
	s.order(c, "send-band", a.t("campaign.directive.send-band", "district", a.words.District(&v.Board, s.district), "count", men),
		prewar.Directive{Kind: prewar.SendBand, District: s.district, Value: int16(men)})
	for id := range v.InHills() {
		if v.Bands[id].In == s.district && !v.Bands[id].Home {
			s.order(c, "recall-"+v.Force.Identity[id].Code, a.t("campaign.band.recall", "men", int(v.Force.Strength[id].Men)), prewar.Directive{Kind: prewar.RecallBand, Units: one(id), Count: 1})
		}
	}
}

// layoutParty offers what the southern party can do: in a district, in the regiments that stand there, and in all.
func (s *campaignScene) layoutParty(c *column) {
	a, v := s.app, s.view
	s.order(c, "take-up-arms", a.t("campaign.directive.take-up-arms"), prewar.Directive{Kind: prewar.TakeUpArms})
	c.rule()
	if !s.facts(c) {
		return
	}
	name := a.words.District(&v.Board, s.district)
	s.order(c, "strike", a.t("campaign.directive.strike", "district", name), prewar.Directive{Kind: prewar.CallStrike, District: s.district})
	s.order(c, "rising", a.t("campaign.directive.rising", "district", name), prewar.Directive{Kind: prewar.CallRising, District: s.district})
	for id, k := range v.Posted(s.district) {
		if k == 0 {
			s.order(c, "cells-"+v.Force.Identity[id].Code, a.t("campaign.directive.cells", "units", a.words.Formation(&v.Board, id)), prewar.Directive{Kind: prewar.BuildCells, Units: one(id), Count: 1})
		}
	}
}

// layoutBorder offers the parallel, and peace.
func (s *campaignScene) layoutBorder(c *column) {
	s.layoutSector(c, prewar.Provoke, prewar.Withdraw)
	s.order(c, "offer-peace", s.app.t("campaign.directive.offer-peace"), prewar.Directive{Kind: prewar.OfferPeace})
}
