package play

import (
	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/ledger"
	"parallel38/game/prewar"
	"parallel38/internal/match"
	"parallel38/internal/replay"
	"parallel38/internal/text"
)

// marchScene is the page at the end of a campaign: what it leaves behind, and the way on into the war by days
// on that state. It is shown as well when the player lets the war begin early.
type marchScene struct {
	before *campaignScene
	early  bool // nobody has marched: the player wants to see what would come of it
	sheet  *panel
	next   scene
	failed string
}

func newMarch(s *campaignScene) *marchScene { return &marchScene{before: s} }

func (m *marchScene) name() string { return "march" }

func (m *marchScene) restless() bool { return false }

// leads tells whether a war by days follows.
func (m *marchScene) leads() bool {
	return m.early || m.before.game.World().Ending == prewar.Invaded
}

func (m *marchScene) update(a *app) scene {
	if next := a.updateBox(); next != nil {
		return next
	}
	if m.next != nil {
		return m.next
	}
	switch {
	case a.boxed():
	case a.input.asked[accept], a.input.asked[endDay]:
		if !m.sheet.press() {
			m.goOn()
		}
	case a.input.asked[cancel] && m.early:
		return m.before
	case a.input.asked[openMenu], a.input.asked[cancel]:
		a.openBox(menuBox)
	}
	if m.next != nil {
		return m.next
	}
	return m
}

// goOn begins the war by days, or leads back to the choice of wars if there is none.
func (m *marchScene) goOn() {
	s := m.before
	if !m.leads() {
		m.next = newStartScene(s.app)
		return
	}
	s.autosave()
	setup, err := june(s.game.World())
	if err != nil {
		m.failed, s.app.stale = err.Error(), true
		return
	}
	c := s.choice
	c.Scenario, c.Variant = juneID, ""
	var seats match.Seats
	seats[c.Side].Name = match.Person
	seats[c.Side.Enemy()] = match.Seat{Name: c.Opponent, Player: newPlayer(c.Opponent)}
	war := match.New(atlas.Peninsula(), setup, c.Seed, seats)
	replay.Record(war)
	t := newTable(s.app, war, c.Side, c)
	if war.Waiting() {
		t.autosave(morning)
	}
	m.next = t
}

func (m *marchScene) draw(a *app, dst *ebiten.Image) {
	m.before.draw(a, dst)
	a.veil(dst)
}

// layout tells what is left: both armies, partisans, the parallel, those who died.
func (m *marchScene) layout(a *app) {
	d, s := a.desk, m.before
	if len(d.sheets) == 0 {
		m.sheet = d.add(newPanel("march"))
	}
	u, p, b := d.u, m.sheet, &s.game.World().Board
	w, h := min(u(760), d.w-u(16)), min(u(600), d.h-u(16))
	x, y := (d.w-w)/2, (d.h-h)/2
	p.begin(x, y, w, h)
	p.card(x, y, w, h, u(6), paper)
	pad := u(36)
	if d.narrow() {
		pad = u(20)
	}
	c := &column{s: p, d: d, x: x + pad, w: w - 2*pad, y: y + u(14), end: y + h - u(66), tiny: d.narrow()}
	c.title(a.words.Name(b.Setup.Name), 14, regular)
	head := a.t("campaign.end.peace")
	switch {
	case m.early:
		head = a.t("campaign.march.early", "date", a.words.Date(b.Day))
	case m.leads():
		head = a.t("campaign.end.invaded", "date", a.words.Date(b.Day))
	}
	c.title(head, 20, semibold)
	var l ledger.Ledger
	points := b.Result(&l)
	side, level, capped := b.Level()
	levels := [...]string{prewar.Undecided: "campaign.level.none", prewar.SmallSuccess: "campaign.level.small", prewar.LargeSuccess: "campaign.level.large"}
	if !m.early {
		c.note(a.t(levels[level], "side", a.words.Side(side))+" · "+a.t("campaign.result", "points", points), 13)
		if capped {
			c.note(a.t("campaign.level.capped"), 12)
		}
	}
	c.rule()
	if m.early { // the campaign can still go on: no more than the player may know
		b = &s.view.Board
	}
	r, dead, t := b.Readiness(), b.Dead(), &b.Tally
	row := func(key, value string) { c.row(a.t(key), a.t2(key), value, inkColour) }
	row("campaign.march.south", a.t("campaign.march.men", "men", b.ArmyMen(), "units", r.Battalions))
	row("campaign.march.ready", a.t("campaign.march.readyline", "battalion", r.PC(r.Battalion), "company", r.PC(r.Company), "recorded", recorded))
	row("campaign.march.duty", itoa(r.PC(r.OnDuty))+" %")
	if m.early {
		row("campaign.march.partisans", ranged(s.reckoned()))
	} else {
		row("campaign.march.eighth", itoa(int(b.South.EighthArmy)/100))
		row("campaign.march.north", a.t("campaign.march.divisions", "men", b.NorthMen(), "divisions", b.ReadyDivisions()))
		row("campaign.march.partisans", text.Count(b.PartisanMen()))
		row("campaign.march.incursions", a.t("campaign.march.sent", "count", int(t.Incursions), "men", int(t.Sent)))
	}
	hills := [force.Sides]int{}
	for i := range b.Sectors {
		hills[b.Sectors[i].Hills]++
	}
	row("campaign.march.hills", a.t("campaign.march.held", "north", hills[force.North], "south", hills[force.South]))
	c.rule()
	if !m.early || s.side == force.South {
		row("campaign.march.security", text.Count(int(t.SecurityDead())))
	}
	if !m.early || s.side == force.North {
		row("campaign.march.fallen", text.Count(int(t.GuerrillaDead)))
	}
	row("campaign.march.byforces", tollWords(dead.ByForces))
	row("campaign.march.bypartisans", tollWords(dead.ByPartisans))
	if !c.full(60) {
		c.note(a.t("campaign.toll.note"), 11.5)
	}
	if m.leads() && !c.full(40) {
		c.note(a.t("campaign.march.next"), 12)
	}
	f, small := d.type_.face(semibold, u(15)), d.type_.face(regular, u(13))
	if m.failed != "" {
		p.write(c.x, y+h-u(62), fit(m.failed, small, c.w), small, vermilion)
	}
	by, bw := y+h-u(56), c.w*.56
	key := "ui.menu.new"
	if m.leads() {
		key = "campaign.march.on"
	}
	p.button("march-on", c.x, by, bw, u(44), primary, true, m.goOn)
	p.label(c.x+bw/2, by+u(28), a.t(key), f, inkColour, .5)
	back, words := func() { m.next = newStartScene(a) }, "ui.menu.new"
	if m.early {
		back, words = func() { m.next = s }, "campaign.march.back"
	}
	if m.leads() {
		p.button("back", c.x+bw+u(8), by, c.w-bw-u(8), u(44), plain, true, back)
		p.label(c.x+bw+u(8)+(c.w-bw-u(8))/2, by+u(28), a.t(words), small, inkColour, .5)
	}
	p.end()
	a.layoutBox()
}
