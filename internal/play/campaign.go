package play

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/game/prewar"
	"parallel38/internal/cabinet"
	"parallel38/internal/campaign"
	"parallel38/internal/geo"
	"parallel38/internal/match"
	"parallel38/internal/replay"
	"parallel38/internal/scenario"
)

// campaignScene is the war before the war being played: the country by districts, and the desk of one
// government. What the player sees comes from one side's View; what the player does goes out as directives
// through package campaign.
//
// campaign.go holds the state, the tick and the keys; campaign_map.go draws the country, campaign_pages.go the
// bar, the report and the toll, campaign_chain.go how duty eats training, campaign_plot.go the directives, and
// campaign_march.go goes on into the war by days.
type campaignScene struct {
	app    *app
	game   *campaign.Campaign
	side   force.Side // the player's
	view   *prewar.View
	choice choice

	land     []prewar.DistrictID // by hex; NoDistrict outside the South
	district prewar.DistrictID   // the one told of, NoDistrict for none
	from     prewar.DistrictID   // police move from there to the next one chosen; NoDistrict when none do
	told     []prewar.Event      // of the turns since the player last decided, unmasked
	turns    int                 // so many
	need     campaign.Need       // why they ended
	past     []sample            // oldest first: see campaign_chain.go
	lens     lens
	page     campaignPage
	folded   bool // the right-hand panel
	tab      campaignTab
	units    []force.ID // that the next assignment is for
	first    int        // of the list of units that is shown
	sector   int
	count    [prewar.DirectiveKinds]int // the numbers set for directives that take one
	battalns int                        // battalions of each unit that are assigned
	aid      [prewar.Purses]int16

	notice notice
	press  struct {
		ours bool    // the button went down on the map
		far  float64 // how far the pointer moved since
	}
	top, left, right, tray, bubble *panel
}

// newCampaign puts a campaign on the table.
func newCampaign(a *app, g *campaign.Campaign, c choice) *campaignScene {
	s := &campaignScene{app: a, game: g, side: c.Side, choice: c, district: prewar.NoDistrict, from: prewar.NoDistrict, battalns: 1}
	s.land = districtsOf(g.World().Map, g.Setup())
	if !g.Waiting() { // the other side plots first
		if _, err := g.Govern(); err != nil {
			s.say(err.Error(), true)
		}
	}
	s.recall()
	g.Turned = s.note
	s.told, s.turns = lastTurn(g), min(1, g.Played())
	if !a.desk.narrow() {
		s.page = reportPage
	}
	s.look()
	s.openOnSouth()
	return s
}

// lastTurn are the events of the last turn that is over.
func lastTurn(g *campaign.Campaign) (events []prewar.Event) {
	for _, e := range g.Log() {
		if int(e.Turn) == g.Played() {
			events = append(events, e.Events...)
		}
	}
	return events
}

// beginCampaign sets a campaign up and puts it on the table.
func beginCampaign(a *app, c choice) (scene, error) {
	setup, err := scenario.Campaign(c.Scenario)
	if err != nil {
		return nil, err
	}
	var seats campaign.Seats
	seats[c.Side].Name = match.Person
	seats[c.Side.Enemy()] = govern(c.Opponent)
	g := campaign.New(atlas.Peninsula(), setup, c.Seed, seats)
	replay.RecordCampaign(g)
	s := newCampaign(a, g, c)
	s.autosave()
	return s, nil
}

// govern is the government that an opponent of the war by days stands for: a person governs in person, who
// orders nothing waits, and all others do what both did.
func govern(opponent string) campaign.Seat {
	style := cabinet.Default
	switch opponent {
	case match.Person:
		return campaign.Seat{Name: match.Person}
	case passive:
		style = cabinet.Styles[slices.IndexFunc(cabinet.Styles, func(s cabinet.Style) bool { return s.Name == "waits" })]
	}
	return campaign.Seat{Name: style.Name, Government: cabinet.New(style)}
}

// seatCampaign takes up a campaign where its file ends.
func seatCampaign(file *replay.File) (*campaign.Campaign, choice, error) {
	g, err := replay.OpenCampaign(file)
	if err != nil {
		return nil, choice{}, err
	}
	c := choice{Scenario: g.Setup().ID, Side: force.South, Seed: file.Seed, Opponent: usual}
	people := 0
	for side := force.North; side < force.Sides; side++ {
		seat := &g.Seats[side]
		if seat.Name == match.Person {
			people++
			c.Side = side
			continue
		}
		i := max(0, slices.IndexFunc(cabinet.Styles, func(s cabinet.Style) bool { return s.Name == seat.Name }))
		*seat = campaign.Seat{Name: cabinet.Styles[i].Name, Government: cabinet.New(cabinet.Styles[i])}
	}
	switch {
	case people == 2:
		c.Opponent = match.Person
		if c.Side = g.Moving(); g.Over() {
			c.Side = force.South
		}
	case people == 0: // cabinets alone: whoever opens it takes the South's desk
		g.Seats[force.South] = campaign.Seat{Name: match.Person}
	}
	return g, c, nil
}

func (s *campaignScene) name() string { return "campaign" }

func (s *campaignScene) restless() bool { return s.app.labels.moved }

// look takes a fresh view after anything has happened.
func (s *campaignScene) look() {
	s.view = s.game.View(s.side)
	s.units = slices.DeleteFunc(s.units, func(id force.ID) bool { return !s.view.Regiment(id) })
	s.app.stale = true
}

// mine tells whether the player's directives are waited for.
func (s *campaignScene) mine() bool { return s.game.Waiting() && s.game.Moving() == s.side }

// say shows a sentence for four seconds.
func (s *campaignScene) say(words string, grave bool) {
	s.notice = notice{words, s.app.frame + 240, grave}
	s.app.stale = true
}

// update is one tick.
func (s *campaignScene) update(a *app) scene {
	if next := a.updateBox(); next != nil {
		return next
	}
	if !a.boxed() {
		s.keys()
		s.pointer()
	}
	a.labels.update(a, nil)
	if s.notice.words != "" && a.frame > s.notice.until {
		s.notice.words, a.stale = "", true
	}
	if next := s.follows(); next != s {
		return next
	}
	if a.stale {
		a.stale, a.wake.ticks = false, 0
		s.layout(a)
	}
	return s
}

// follows is the scene that follows, itself if the campaign goes on.
func (s *campaignScene) follows() scene {
	switch {
	case s.game.Over():
		return newMarch(s)
	case s.game.Waiting() && s.game.Moving() != s.side:
		return &handScene{seat: s, side: s.game.Moving()}
	}
	return s
}

// sit gives the screen to the government that plots next.
func (s *campaignScene) sit() {
	s.side = s.game.Moving()
	s.choice.Side = s.side
	s.units, s.from, s.first, s.notice, s.tab = s.units[:0], prewar.NoDistrict, 0, notice{}, 0
	s.look()
	s.recall()
	s.autosave()
}

// heading is what the page between two players says of the campaign.
func (s *campaignScene) heading() string {
	return s.app.words.Name(s.view.Setup.Name) + " · " + s.app.words.Date(s.view.Day)
}

// keys answers the keyboard and the gamepad.
func (s *campaignScene) keys() {
	for act := action(1); act < actions; act++ {
		if !s.app.input.asked[act] {
			continue
		}
		if !s.app.desk.ui.DisableDefaultFocus && act >= cursorNorth && act <= cursorEast {
			s.app.walkFocus()
		} else {
			s.do(act)
		}
		if s.app.boxed() {
			return
		}
	}
}

// do carries out an action; many keys of the war by days mean the like here.
func (s *campaignScene) do(act action) {
	a, c := s.app, &s.app.camera
	switch act {
	case endDay:
		s.commit()
	case rest:
		s.run()
	case undo, openShips:
		if s.mine() && s.game.Undo() {
			s.look()
		}
	case redo:
		if s.mine() && s.game.Redo() {
			s.look()
		}
	case nextUnit, previousUnit:
		n := len(tabsOf[s.side])
		s.tab = campaignTab((int(s.tab) + map[action]int{nextUnit: 1, previousUnit: n - 1}[act]) % n)
		s.first, s.folded, a.stale = 0, false, true
	case cursorNorth:
		s.step(0, 1)
	case cursorSouth:
		s.step(0, -1)
	case cursorWest:
		s.step(-1, 0)
	case cursorEast:
		s.step(1, 0)
	case accept:
		for _, sh := range a.desk.sheets {
			if sh.shown() && sh.press() {
				return
			}
		}
	case cancel:
		s.cancel()
	case overlayNone, overlayControl, overlaySupply, overlayZOC, overlayThreat, overlayTerrain, overlayReadiness:
		s.lens, a.stale = lens(act-overlayNone), true
	case openMenu:
		a.openBox(menuBox)
	case openHelp:
		a.openBox(helpBox)
	case openScore:
		a.openAccount(s.result())
	case openLog:
		s.turnTo(reportPage)
	case openOrders:
		s.turnTo(tollPage)
	case openAway:
		a.openBox(chainBox)
	case togglePanel:
		s.folded, a.stale = !s.folded, true
	case centreView:
		s.centreOn(s.district)
	case zoomIn, zoomOut:
		s.zoom(map[action]float64{zoomIn: 1, zoomOut: -1}[act], c.w/2, c.h/2)
	case wholeMap:
		s.openOnSouth()
	case quickSave:
		s.save("quick")
	case quickLoad:
		a.load("quick")
	case focusPanels:
		ui := a.desk.ui
		if ui.DisableDefaultFocus = !ui.DisableDefaultFocus; ui.DisableDefaultFocus {
			ui.ClearFocus()
		} else {
			ui.ChangeFocus(0)
		}
	}
}

// cancel lets go of what is in hand, the last thing first, and then opens the menu.
func (s *campaignScene) cancel() {
	switch {
	case s.from != prewar.NoDistrict:
		s.from = prewar.NoDistrict
	case len(s.units) > 0:
		s.units = s.units[:0]
	case s.district != prewar.NoDistrict:
		s.district = prewar.NoDistrict
	default:
		s.app.openBox(menuBox)
	}
	s.app.stale = true
}

// turnTo opens a page of the left-hand panel, or closes it if it is open.
func (s *campaignScene) turnTo(p campaignPage) {
	if s.page == p {
		p = noCampaignPage
	}
	s.page, s.app.stale = p, true
}

// give gives a directive, or says why it cannot be.
func (s *campaignScene) give(d prewar.Directive) bool {
	if !s.mine() {
		return false
	}
	_, err := s.game.Give(s.side, prewar.Order{Kind: prewar.Give, Directive: d})
	var refusal *prewar.Refusal
	if errors.As(err, &refusal) {
		s.say(s.app.words.CampaignRefusal(d.Kind, refusal), true)
		return false
	}
	s.look()
	return true
}

// takeBack takes a directive out of the plot.
func (s *campaignScene) takeBack(i int) {
	if _, err := s.game.Give(s.side, prewar.Order{Kind: prewar.TakeBack, Index: uint8(i)}); err == nil {
		s.look()
	}
}

// commit seals the plot; the turn is played once the other side has committed too.
func (s *campaignScene) commit() {
	if !s.mine() {
		return
	}
	played := s.game.Played()
	events, err := s.game.Give(s.side, prewar.Order{})
	if err == nil && !s.game.Waiting() && !s.game.Over() {
		var more []prewar.Event
		more, err = s.game.Govern()
		events = append(events, more...)
		if err == nil && !s.game.Waiting() && !s.game.Over() {
			more, err = s.game.Govern()
			events = append(events, more...)
		}
	}
	if n := s.game.Played() - played; n > 0 {
		s.turns, s.need = n, campaign.Nothing
		s.advance(events, err)
	}
}

// run plays on until something needs the player.
func (s *campaignScene) run() {
	if !s.mine() || s.game.Seats[s.side.Enemy()].Government == nil {
		return
	}
	played := s.game.Played()
	events, need, err := s.game.Run(s.side)
	s.turns, s.need = s.game.Played()-played, need
	s.advance(events, err)
	s.say(s.needWords(), need >= campaign.Trouble)
}

// needWords says how long a run took and why it ended.
func (s *campaignScene) needWords() string {
	return s.app.t("campaign.ran", "turns", s.turns, "why", s.app.t("campaign.need."+itoa(int(s.need))))
}

// advance takes in what turns have brought.
func (s *campaignScene) advance(events []prewar.Event, err error) {
	if err != nil {
		s.say(err.Error(), true)
	}
	if len(events) == 0 {
		return
	}
	s.told = events
	s.look()
	if s.view.Incidents[s.side].Kind != prewar.NoIncident || s.page == noCampaignPage && !s.app.desk.narrow() {
		s.page = reportPage
	}
	s.autosave()
}

// result is the account of what the campaign is worth as it stands.
func (s *campaignScene) result() account {
	what := account{about: s.app.t("campaign.result.why")}
	s.view.Result(&what.ledger)
	return what
}

// date is the day on which the campaign stands.
func (s *campaignScene) date() calendar.Day { return s.game.World().Day }

// written is the campaign as a save file.
func (s *campaignScene) written() ([]byte, error) {
	var b bytes.Buffer
	err := replay.WriteCampaign(&b, s.game)
	return b.Bytes(), err
}

// save writes the campaign under a name and says so.
func (s *campaignScene) save(name string) {
	data, err := s.written()
	if err == nil {
		err = keep(name, data)
	}
	if err != nil {
		s.say(s.app.whyNotSaved(err), true)
		return
	}
	s.say(s.app.t("ui.saved", "name", name), false)
}

// autosave keeps the present moment; failing to is no reason to stop playing.
func (s *campaignScene) autosave() {
	data, err := s.written()
	if err == nil {
		moment := morning
		if s.game.Over() {
			moment = evening
		}
		err = keepAuto(s.date(), moment, data)
	}
	if err != nil {
		s.say(s.app.whyNotSaved(err), true)
	}
}

// pointer answers the mouse and fingers on the map.
func (s *campaignScene) pointer() {
	in, c, d := &s.app.input, &s.app.camera, s.app.desk
	covered := d.covers(int(in.x), int(in.y))
	if in.wheel != 0 && !covered {
		s.zoom(math.Copysign(max(1, math.Round(math.Abs(in.wheel))), in.wheel), in.x, in.y)
	}
	if in.pinch != 1 {
		c.zoomTo(c.zoom*in.pinch, in.pinchX, in.pinchY)
		s.press.ours = false
	}
	if in.pressed {
		s.press.ours, s.press.far = !covered, 0
	}
	if in.dragX != 0 || in.dragY != 0 {
		s.press.far += math.Hypot(in.dragX, in.dragY)
		if s.press.ours && s.press.far > d.u(clickSlack) || ebiten.IsMouseButtonPressed(ebiten.MouseButtonMiddle) || len(in.touches) >= 2 {
			c.pan(in.dragX, in.dragY)
		}
	}
	if in.released && s.press.ours && s.press.far <= d.u(clickSlack) && !covered {
		s.click(c.hexAt(in.x, in.y))
	}
	if in.second && !covered {
		s.cancel()
	}
}

// click chooses the district that a hex lies in, or a sector of the parallel.
func (s *campaignScene) click(h hex.Index) {
	if h == hex.None {
		return
	}
	s.choose(s.land[h])
}

// choose chooses a district; police that were to move go there.
func (s *campaignScene) choose(d prewar.DistrictID) {
	if s.from != prewar.NoDistrict && d != prewar.NoDistrict {
		from := s.from
		s.from = prewar.NoDistrict
		s.give(prewar.Directive{Kind: prewar.MovePolice, District: from, Other: d, Value: int16(s.number(prewar.MovePolice))})
	}
	s.district, s.app.stale = d, true
}

// step chooses the nearest district in a direction.
func (s *campaignScene) step(dx, dy float64) {
	here := s.app.camera.at
	if s.district != prewar.NoDistrict {
		here = geo.Centre(s.view.Setup.Districts[s.district].Seat)
	}
	best, least := prewar.NoDistrict, math.Inf(1)
	for i := range s.view.Setup.Districts {
		p := geo.Centre(s.view.Setup.Districts[i].Seat).Sub(here)
		along, across := p.X*dx+p.Y*dy, math.Abs(p.X*dy)+math.Abs(p.Y*dx)
		if far := along + 2*across; along > 1 && far < least && prewar.DistrictID(i) != s.district {
			best, least = prewar.DistrictID(i), far
		}
	}
	if best != prewar.NoDistrict {
		s.choose(best)
		s.reveal(best)
	}
}

// zoom zooms by levels, towards a place on the screen.
func (s *campaignScene) zoom(levels, x, y float64) {
	c, g := &s.app.camera, s.app.ground
	c.zoomTo(min(max(g.scale(max(g.levelFor(c.zoom)+int(levels), 0)), farthest*c.unit), nearest*c.unit), x, y)
	s.app.stale = true
}

// middle is the middle of the part of the screen that no panel covers.
func (s *campaignScene) middle() (x, y float64) {
	d := s.app.desk
	l, r := 0.0, d.w
	if s.left != nil && s.left.shown() && !d.narrow() {
		l = float64(s.left.area.Max.X)
	}
	if s.right != nil && s.right.shown() {
		r = float64(s.right.area.Min.X)
	}
	return (l + r) / 2, d.h / 2
}

func (s *campaignScene) centreOn(d prewar.DistrictID) {
	if d != prewar.NoDistrict {
		x, y := s.middle()
		s.app.camera.look(geo.Centre(s.view.Setup.Districts[d].Seat), x, y)
	}
}

// reveal moves the map only if a district's seat is covered or off the screen.
func (s *campaignScene) reveal(d prewar.DistrictID) {
	desk := s.app.desk
	x, y := s.app.camera.centre(s.view.Setup.Districts[d].Seat)
	if m := desk.u(50); x < m || y < m+desk.u(48) || x > desk.w-m || y > desk.h-m || desk.covers(int(x), int(y)) {
		s.centreOn(d)
	}
}

// openOnSouth shows the South, between the panels.
func (s *campaignScene) openOnSouth() {
	c, d := &s.app.camera, s.app.desk
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for i := range s.view.Setup.Districts {
		p := geo.Centre(s.view.Setup.Districts[i].Seat)
		x0, y0, x1, y1 = min(x0, p.X), min(y0, p.Y), max(x1, p.X), max(y1, p.Y)
	}
	c.zoom = (d.h - d.u(170)) / (y1 - y0 + 40)
	c.at = geo.Point{X: (x0 + x1) / 2, Y: (y0 + y1) / 2}
	if !d.narrow() { // between a panel at either side, the right one the narrower
		c.at.X -= d.u(8) / c.zoom
	}
	c.limit()
	s.app.stale = true
}

// report adds what the campaign shows to the state that tests read.
func (s *campaignScene) report(st *State) {
	v := s.view
	st.Scenario, st.Turn, st.Date, st.Phase = v.Setup.ID, int(v.Turn), v.Day.String(), v.Moving().String()
	if s.game.Over() {
		st.Phase = "over"
	}
	st.Yours, st.Orders, st.Notice = s.mine(), len(s.game.Log()), s.notice.words
	if s.district != prewar.NoDistrict {
		st.Selected = v.Setup.Districts[s.district].Code
	}
	st.Plotted = int(v.Plots[s.side].Count)
	st.Units = map[string]UnitState{}
	for i := range v.Setup.Districts {
		p := &v.Setup.Districts[i]
		x, y := s.app.camera.centre(p.Seat)
		st.Units[p.Code] = UnitState{Hex: v.Map.Name(p.Seat), Side: force.South.String(), X: x / s.app.device, Y: y / s.app.device}
	}
}

// june is the war by days on the state that a campaign has made.
func june(w *prewar.World) (*game.Setup, error) {
	setup, err := scenario.Builtin(juneID)
	if err != nil {
		return nil, err
	}
	for _, change := range w.HandOver(setup) {
		if err := scenario.Set(setup, change); err != nil {
			return nil, fmt.Errorf("%s: %w", change, err)
		}
	}
	return setup, nil
}

// juneID is the scenario that a campaign leads into.
const juneID = "invasion-1950"
