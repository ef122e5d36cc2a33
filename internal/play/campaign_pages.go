package play

import (
	"image/color"
	"slices"

	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/game/ledger"
	"parallel38/game/prewar"
	"parallel38/internal/geo"
	"parallel38/internal/match"
	"parallel38/internal/text"
)

// campaignPage is what the left-hand panel shows.
type campaignPage uint8

// The pages.
const (
	noCampaignPage campaignPage = iota
	reportPage                  // what the last turns have brought
	tollPage                    // civilians, by place and by who killed them
)

// layout puts the panels on the desk.
func (s *campaignScene) layout(a *app) {
	d := a.desk
	if len(d.sheets) == 0 {
		s.top, s.tray, s.left, s.right, s.bubble = d.add(newPanel("top")), d.add(newPanel("tray")), d.add(newPanel("log")), d.add(newPanel("plot")), d.add(newPanel("notice"))
	}
	s.layoutTop()
	s.layoutTray()
	s.layoutLeft()
	s.layoutRight()
	s.layoutNotice()
	a.layoutBox()
}

// layoutTop lays out the bar: date, and what the government has.
func (s *campaignScene) layoutTop() {
	p, d, a, v := s.top, s.app.desk, s.app, s.view
	u := d.u
	h := u(d.barHeight())
	p.begin(0, 0, d.w, h)
	p.rect(0, 0, d.w, h, chrome)
	bold, small := d.type_.face(semibold, u(13.5)), d.type_.face(regular, u(11.5))
	pale := fade(cream, 70)
	p.menuButton(d, h, func() { s.do(openMenu) })
	x := u(60)
	date := a.words.Date(v.Day)
	sub := a.t("campaign.top.turn", "turn", int(v.Turn), "side", a.words.Side(s.side))
	p.write(x, h*.46, date, bold, cream)
	p.write(x, h*.82, sub, small, pale)
	x += max(width(date, bold), width(sub, small)) + u(24)
	for _, f := range s.figures() {
		name := a.t(f.key)
		w := max(width(f.value, bold), width(name, small))
		if x+w > d.w-u(10) {
			break
		}
		p.rect(x-u(12), h*.22, max(1, u(1)), h*.56, fade(cream, 16))
		p.write(x, h*.46, f.value, bold, cream)
		p.write(x, h*.82, name, small, pale)
		if f.why != nil {
			p.button(f.key, x-u(8), u(3), w+u(16), h-u(6), invisible, true, f.why)
		}
		x += w + u(26)
	}
	p.end()
}

// figure is a number of the bar.
type figure struct {
	key, value string
	why        func() // opens its account, nil for none
}

func (s *campaignScene) figures() []figure {
	v, a := s.view, s.app
	r := v.Readiness()
	chain := func() { a.openBox(chainBox) }
	ready := figure{"campaign.top.ready", itoa(r.PC(r.Battalion)) + " %", chain}
	hills := figure{"campaign.top.partisans", ranged(s.reckoned()), nil}
	if s.side == force.South {
		return []figure{
			{"campaign.top.army", text.Count(v.ArmyMen()), nil}, ready, {"campaign.top.duty", itoa(r.PC(r.OnDuty)) + " %", chain}, hills,
			{"campaign.top.stability", percent(int(v.South.Stability)), nil}, {"campaign.top.police", text.Count(v.PoliceMen()), nil},
			{"campaign.top.pay", percent(int(v.South.Pay)), nil}, {"campaign.top.advisers", itoa(int(v.South.Advisers)), nil},
			{"campaign.top.americans", text.Count(int(v.South.Americans) * 1000), nil},
		}
	}
	return []figure{
		{"campaign.top.permission", tenths(int(v.North.Permission)) + " / 10", func() { a.openAccount(s.permission()) }},
		{"campaign.top.labour", itoa(int(v.North.Labour)), nil}, {"campaign.top.divisions", itoa(v.ReadyDivisions()), nil},
		{"campaign.top.arms", itoa(int(v.North.Arms)), nil}, {"campaign.top.graduates", text.Count(int(v.North.Graduates)), nil}, hills, ready,
		{"campaign.top.party", percent(int(v.North.Party)), nil}, {"campaign.top.men", text.Count(v.NorthMen()), nil},
	}
}

// permission is the account of how willing the allies are.
func (s *campaignScene) permission() account {
	what := account{about: s.app.t("campaign.permission.why", "go", s.view.Setup.Rules.North.GoAt/10, "maybe", s.view.Setup.Rules.North.MaybeAt/10)}
	s.view.PermissionTenths(&what.ledger)
	return what
}

// layoutLeft lays out the left-hand panel.
func (s *campaignScene) layoutLeft() {
	p, d, a := s.left, s.app.desk, s.app
	if s.page == noCampaignPage {
		p.hide()
		return
	}
	u := d.u
	w := u(330)
	x, y := u(16), u(d.barHeight()+16)
	bottom := d.h - u(16+64+12)
	if d.narrow() {
		x, y, w, bottom = u(8), u(d.barHeight()+8), min(u(300), d.w-u(16)), d.h-u(68)
	}
	p.begin(x, y, w, bottom-y)
	height := bottom - y
	p.paint(func(dst *ebiten.Image) { p.drawCard(dst, x, y, w, height, u(6), paper) })
	c := &column{s: p, d: d, x: x + u(16), w: w - u(32), y: y + u(46), end: bottom - u(12), tiny: d.narrow()}
	turn := func(p campaignPage) func() { return func() { s.page, a.stale = p, true } }
	c.tabs([]tab{
		{"campaign.page.report", a.t("campaign.page.report"), s.page == reportPage, turn(reportPage)},
		{"campaign.page.toll", a.t("campaign.page.toll"), s.page == tollPage, turn(tollPage)},
	}, func() { s.turnTo(noCampaignPage) })
	if s.page == reportPage {
		s.layoutReport(c)
	} else {
		s.layoutToll(c)
	}
	height = min(height, c.y+u(14)-y)
	p.shrink(height)
	p.end()
}

// layoutReport tells what the last turns have brought, each line a way to its place; raids of a district are
// told together.
func (s *campaignScene) layoutReport(c *column) {
	a, b := s.app, &s.view.Board
	s.layoutQuestion(c)
	head := a.t("campaign.report.first")
	if s.turns > 0 {
		head = a.t("campaign.report.turns", "turns", s.turns)
	}
	c.note(head, 12)
	type line struct {
		words    string
		tone     color.NRGBA
		district prewar.DistrictID
		hex      hex.Index
	}
	var lines []line
	raids := make([]int, len(s.view.Districts))
	seen := prewar.Seen(s.told, s.side)
	for i, e := range seen {
		later := func(f prewar.Event) bool { return f.Kind == prewar.PermissionAsked }
		if later(e) && slices.ContainsFunc(seen[i+1:], later) { // the last answer counts
			continue
		}
		if e.Kind == prewar.Raided {
			raids[e.District] += e.Value
			continue
		}
		l := line{a.words.CampaignEvent(b, &e), inkColour, e.District, hex.None}
		switch e.Kind {
		case prewar.Rose, prewar.Mutinied, prewar.MarchOrdered:
			l.tone = vermilion
		case prewar.Fought:
			l.district, l.hex = prewar.NoDistrict, s.view.Setup.Sectors[e.Sector].Hill
			if e.By != s.side {
				l.tone = vermilion
			}
		case prewar.BandCrossed, prewar.BandHome, prewar.BandGone, prewar.WentNorth:
		default:
			l.district = prewar.NoDistrict
		}
		if l.words != "" {
			lines = append(lines, l)
		}
	}
	for i, n := range raids {
		if n > 0 {
			lines = append(lines, line{a.t("campaign.event.raids", "district", a.words.District(b, prewar.DistrictID(i)), "count", n), inkColour, prewar.DistrictID(i), hex.None})
		}
	}
	if len(lines) == 0 && s.turns > 0 {
		c.note(a.t("campaign.report.quiet"), 12)
	}
	f := c.d.type_.face(regular, c.u(12))
	for i, l := range lines {
		rows := wrap(l.words, f, c.w)
		if c.full(16*float64(len(rows)) + 30) {
			c.note(a.t("campaign.report.more", "count", len(lines)-i), 12)
			break
		}
		top := c.y + c.u(5)
		var click func()
		switch {
		case l.hex != hex.None:
			click = func() { s.visit(l.hex) }
		case l.district != prewar.NoDistrict:
			click = func() { s.choose(l.district); s.centreOn(l.district) }
		}
		if click != nil {
			c.s.button("news-"+itoa(i), c.x-c.u(8), top, c.w+c.u(16), c.u(16)*float64(len(rows))+c.u(6), invisible, true, click)
		}
		c.y += c.u(3)
		for _, row := range rows {
			c.y += c.u(16)
			c.s.label(c.x, c.y, row, f, l.tone, 0)
		}
		c.y += c.u(3)
	}
	c.rule()
	t := &s.view.Tally
	if s.side == force.South {
		c.row(a.t("campaign.report.security"), "", text.Count(int(t.SecurityDead())), inkColour)
	} else {
		c.row(a.t("campaign.report.partisans"), "", text.Count(int(t.GuerrillaDead)), inkColour)
	}
}

// layoutQuestion puts the turn's incident to the player: the answer that stands is dark, and below each stands what
// it does.
func (s *campaignScene) layoutQuestion(c *column) {
	i := &s.view.Incidents[s.side]
	if i.Kind == prewar.NoIncident || !s.mine() {
		return
	}
	a, u := s.app, c.u
	f, f2 := c.d.type_.face(semibold, u(12.5)), c.d.type_.face(regular, u(12))
	c.title(a.words.Incident(&s.view.Board, i), 13.5, semibold)
	for n := range i.Kind.Answers() {
		style, tone := plain, inkColour
		if int(i.Answer) == n {
			style, tone = chosen, cream
		}
		rows := wrap(a.words.Answer(i, n), f, c.w-u(20))
		h := u(10) + u(16)*float64(len(rows))
		c.y += u(8)
		c.s.button("answer-"+itoa(n), c.x, c.y, c.w, h, style, true, func() { s.answer(n) })
		for k, row := range rows {
			c.s.label(c.x+u(10), c.y+u(16)*float64(k+1)+u(1), row, f, tone, 0)
		}
		c.y += h
		var l ledger.Ledger
		s.view.Consequences(i, n, &l)
		for k, row := range a.words.Ledger(&l) {
			if v := l.Lines()[k].Value; v < -1 || v > 1 { // the others name what is done, and no number
				c.s.right(c.x+c.w-u(4), c.y+u(15), row.Amount, f2, inkColour)
			}
			for _, words := range wrap(upperFirst(row.What), f2, c.w*.8) {
				c.y += u(15)
				c.s.write(c.x+u(4), c.y, words, f2, fade(inkColour, 80))
			}
		}
	}
	c.rule()
}

// answer answers the turn's incident; until the plot is committed another answer can be given.
func (s *campaignScene) answer(n int) {
	if _, err := s.game.Give(s.side, prewar.Order{Kind: prewar.Answer, Index: uint8(n)}); err == nil {
		s.look()
	}
}

// visit brings a hex to the middle of the map.
func (s *campaignScene) visit(h hex.Index) {
	x, y := s.middle()
	s.app.camera.look(geo.Centre(h), x, y)
	s.app.stale = true
}

// layoutToll tells of the civilians who were killed, by place and by who killed them. Nobody is scored for it.
func (s *campaignScene) layoutToll(c *column) {
	a, b := s.app, &s.view.Board
	f, f2, fb := c.d.type_.face(regular, c.u(11.5)), c.d.type_.face(semibold, c.u(11.5)), c.d.type_.face(semibold, c.u(12))
	note := wrap(a.t("campaign.toll.note"), f, c.w)
	c.note(a.t("campaign.toll.head"), 12)
	c.y += c.u(18)
	mid, right := c.x+c.w*.72, c.x+c.w
	c.s.right(mid, c.y, a.t("campaign.toll.forces"), f2, inkColour)
	c.s.right(right, c.y, a.t("campaign.toll.partisans"), f2, inkColour)
	row := func(name string, d prewar.Dead, f face) {
		c.y += c.u(17)
		c.s.write(c.x, c.y, fit(name, f, c.w*.44), f, inkColour)
		c.s.right(mid, c.y, tollWords(d.ByForces), f, inkColour)
		c.s.right(right, c.y, tollWords(d.ByPartisans), f, inkColour)
	}
	homeless, left := 0, 0
	for i := range b.Districts {
		st := &b.Districts[i]
		homeless += int(st.Homeless)
		if st.Dead == (prewar.Dead{}) {
			continue
		}
		if c.full(17 + 60) {
			left++
			continue
		}
		id := prewar.DistrictID(i)
		c.s.button("toll-"+b.Setup.Districts[i].Code, c.x-c.u(8), c.y+c.u(4), c.w+c.u(16), c.u(17), invisible, true, func() { s.choose(id); s.centreOn(id) })
		row(a.words.District(b, id), st.Dead, f)
	}
	if left > 0 {
		c.note(a.t("campaign.report.more", "count", left), 11)
	}
	c.rule()
	row(a.t("campaign.toll.all"), b.Dead(), fb)
	c.y += c.u(18)
	c.s.write(c.x, c.y, a.t("campaign.toll.homeless"), f, inkColour)
	c.s.right(right, c.y, text.Count(homeless), f2, inkColour)
	if !c.full(15 * float64(len(note))) {
		c.note(a.t("campaign.toll.note"), 11)
	}
}

// tollWords writes a number of people killed as the range in which it is told.
func tollWords(n int32) string {
	if n == 0 {
		return "–"
	}
	return ranged(prewar.Toll(n))
}

// layoutTray lays out the lenses of the map and the commands.
func (s *campaignScene) layoutTray() {
	p, d, a := s.tray, s.app.desk, s.app
	u := d.u
	narrow := d.narrow()
	each, gap, h := u(104), u(8), u(64)
	if narrow {
		each, gap, h = u(80), u(4), u(52)
	}
	type key struct {
		act  action
		name string
		on   bool
	}
	mine := s.mine()
	keys := []key{{openLog, "report", true}, {openAway, "chain", true}, {undo, "undo", mine && s.game.CanUndo() > 0},
		{rest, "run", mine && s.game.Seats[s.side.Enemy()].Name != match.Person}, {endDay, "commit", mine}}
	if narrow {
		keys = append([]key{{openOrders, "toll", true}, {togglePanel, "plot", true}}, keys[1:]...)
	}
	w := float64(len(keys))*(each+gap) - gap + u(24)
	room := d.w - u(16)
	if narrow && !s.folded { // beside the directives, not below them
		room -= u(s.plotWidth() + 8)
	}
	if w > room {
		each -= (w - room) / float64(len(keys))
		w = room
	}
	lensWide := u(86)
	showLens := !narrow && d.w > w+u(32)+lensWide*float64(lenses)
	x, y := u(8), d.h-u(8)-h
	if !narrow {
		x, y = (d.w-w)/2, d.h-u(12)-h
	}
	if showLens {
		x = d.w - w - u(16)
	}
	if !showLens {
		p.begin(x, y, w, h)
	} else {
		x0 := u(16)
		p.begin(x0, y, d.w-2*x0, h)
		p.paint(func(dst *ebiten.Image) {
			b := d.brush.on(dst)
			b.fill(b.round(x0, y, x-x0-u(10), h, u(6)), chrome)
			b.flush()
		})
		f := d.type_.face(regular, u(12))
		lw := (x - x0 - u(10) - u(16)) / float64(lenses)
		for l := range lenses {
			style, tone := dark, cream
			if s.lens == l {
				style, tone = primary, inkColour
			}
			lx := x0 + u(8) + lw*float64(l)
			p.button("lens-"+lensKeys[l], lx, y+u(14), lw-u(4), h-u(28), style, true, func() { s.lens, a.stale = l, true })
			p.label(lx+(lw-u(4))/2, y+h/2+u(4), fit(a.t("campaign.lens."+lensKeys[l]), f, lw-u(10)), f, tone, .5)
		}
	}
	p.paint(func(dst *ebiten.Image) {
		b := d.brush.on(dst)
		b.fill(b.round(x, y, w, h, u(6)), chrome)
		b.flush()
	})
	f, f2 := d.type_.face(semibold, u(13)), d.type_.face(regular, u(10.5))
	cx := x + u(12)
	for _, k := range keys {
		style, tone := dark, cream
		if k.act == endDay && k.on {
			style, tone = primary, inkColour
		}
		if !k.on {
			tone = fade(tone, 45)
		}
		p.button(k.name, cx, y+u(8), each, h-u(16), style, k.on, func() { s.do(k.act) })
		p.label(cx+each/2, y+h/2+u(1), fit(a.t("campaign.act."+k.name), f, each-u(8)), f, tone, .5)
		p.label(cx+each/2, y+h/2+u(16), a.keyName(k.act), f2, fade(tone, 75), .5)
		cx += each + gap
	}
	p.end()
}

// layoutNotice shows the sentence of the moment below the bar.
func (s *campaignScene) layoutNotice() {
	x, _ := s.middle()
	words := s.notice.words
	if words == "" && s.from != prewar.NoDistrict {
		words = s.app.t("campaign.police.where", "count", s.number(prewar.MovePolice), "district", s.app.words.District(&s.view.Board, s.from))
	}
	layoutSentence(s.bubble, words, s.notice.grave, x, s.app.desk.u(s.app.desk.barHeight()+14))
}
