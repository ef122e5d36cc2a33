package play

import (
	"bytes"
	"image"
	"testing"

	"github.com/adrg/xdg"

	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/game/prewar"
	"parallel38/internal/match"
	"parallel38/internal/replay"
	"parallel38/internal/scenario"
	"parallel38/internal/text"
)

// governing is a campaign on the table without a screen, but with what lays panels out, in a language and at a
// size of the screen.
func governing(t *testing.T, id string, side force.Side, lang string, w, h float64) *campaignScene {
	t.Helper()
	return seeded(t, id, side, lang, w, h, defaultSeed)
}

func seeded(t *testing.T, id string, side force.Side, lang string, w, h float64, seed uint64) *campaignScene {
	t.Helper()
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	xdg.Reload()
	fonts, err := newTypeCase()
	if err != nil {
		t.Fatal(err)
	}
	words, err := text.Catalogue(lang)
	if err != nil {
		t.Fatal(err)
	}
	a := &app{settings: defaultSettings(), desk: newDesk(fonts), ground: &ground{dpr: 1}, labels: newLabels(nil), words: words, second: words}
	a.camera.resize(w, h, 1)
	a.desk.resize(w, h, 1)
	c := (&Options{Scenario: id}).choice()
	c.Side, c.Seed = side, seed
	s, err := beginCampaign(a, c)
	if err != nil {
		t.Fatal(err)
	}
	a.scene = s
	return s.(*campaignScene)
}

// Every tab of both sides is laid out in both languages, from a phone to a large screen; no button lies outside
// its panel.
func TestEveryTabOfACampaignFitsItsPanel(t *testing.T) {
	for _, lang := range []string{text.English, text.Korean} {
		for _, side := range []force.Side{force.North, force.South} {
			for _, size := range [][2]float64{{844, 390}, {1280, 800}, {1920, 1080}} {
				s := governing(t, "prewar-1949", side, lang, size[0], size[1])
				s.choose(4) // Chunchon and Wonju: at the parallel
				for range 3 {
					s.commit()
				}
				for tab := range tabsOf[side] {
					s.tab = campaignTab(tab)
					s.layout(s.app)
					for _, p := range s.app.desk.sheets {
						for _, b := range p.order {
							r := p.knobs[b].button.GetWidget().LayoutData.(image.Rectangle)
							if p.shown() && !r.In(p.area) {
								t.Errorf("%s %s %v, tab %s: the button %s at %v is outside the panel %s at %v", lang, side, size, tabsOf[side][tab], b, r, p.name, p.area)
							}
						}
					}
				}
				for _, box := range []*box{chainBox, ledgerBox, menuBox} {
					if s.app.openBox(box); box == ledgerBox {
						s.app.dialog.account = s.result()
					}
					s.layout(s.app)
					s.app.closeBox()
				}
			}
		}
	}
}

// The numbers of the bar open accounts whose sum is the number.
func TestTheResultAndThePermissionExplainThemselves(t *testing.T) {
	s := governing(t, "prewar-1950", force.North, text.English, 1280, 800)
	s.commit()
	if what := s.permission(); max(0, what.ledger.Total()) != s.view.PermissionTenths(&what.ledger) || what.about == "" {
		t.Errorf("permission of %d lines does not add up", len(what.ledger.Lines()))
	}
	if what := s.result(); what.ledger.Total() != s.view.Result(&what.ledger) {
		t.Error("the result does not add up")
	}
}

// Directives go in by the panel and come out again; what the rules refuse is told and changes nothing.
func TestDirectivesAreGivenUndoneAndRefused(t *testing.T) {
	s := governing(t, "prewar-1948", force.South, text.English, 1280, 800)
	before := s.game.World().Hash()
	if !s.give(prewar.Directive{Kind: prewar.SchoolOfficers}) || s.view.Plots[force.South].Count != 1 {
		t.Fatal("a legal directive is not taken")
	}
	s.do(undo)
	if s.view.Plots[force.South].Count != 0 || s.game.World().Hash() != before {
		t.Error("it is not undone")
	}
	s.do(redo)
	s.takeBack(0)
	if s.view.Plots[force.South].Count != 0 {
		t.Error("it is not taken back")
	}
	hash := s.game.World().Hash()
	if s.give(prewar.Directive{Kind: prewar.MovePolice, District: 1, Other: 2, Value: 5000}) || s.notice.words == "" || s.game.World().Hash() != hash {
		t.Errorf("a directive that is refused: %q", s.notice.words)
	}
	for range 5 {
		s.give(prewar.Directive{Kind: prewar.SchoolOfficers})
	}
	if s.view.Plots[force.South].Count != prewar.MaxDirectives || s.notice.words != s.app.t("campaign.refusal.full") {
		t.Errorf("the fifth directive: %q", s.notice.words)
	}
	s.do(endDay)
	if s.game.Played() != 1 || !s.mine() || s.game.CanUndo() != 0 {
		t.Errorf("%d turns are over", s.game.Played())
	}
}

// The police that are to move go to the district that is chosen next.
func TestPoliceGoToTheDistrictChosenNext(t *testing.T) {
	s := governing(t, "prewar-1948", force.South, text.English, 1280, 800)
	s.choose(0)
	s.from = 0
	s.click(s.view.Setup.Districts[3].Seat)
	plot := s.view.Plots[force.South]
	if d := plot.Directives[0]; plot.Count != 1 || d.Kind != prewar.MovePolice || d.District != 0 || d.Other != 3 || s.from != prewar.NoDistrict {
		t.Errorf("plotted %+v", plot)
	}
}

// Every hex of the South lies in a district of its province, and every district has its seat.
func TestDistrictsCoverTheSouth(t *testing.T) {
	setup, err := scenario.Campaign("prewar-1947")
	if err != nil {
		t.Fatal(err)
	}
	a := atlas.Peninsula()
	land := districtsOf(a, setup)
	size := make([]int, len(setup.Districts))
	for h := range hex.Index(a.Len()) {
		c := &a.Cells[h]
		south := c.Land() && c.Country == atlas.Korea && !c.North
		if south != (land[h] != prewar.NoDistrict) {
			t.Errorf("%s: south of the parallel %t, district %d", a.Name(h), south, land[h])
		}
		if land[h] != prewar.NoDistrict {
			size[land[h]]++
		}
	}
	for i, n := range size {
		if d := &setup.Districts[i]; n == 0 || land[d.Seat] != prewar.DistrictID(i) {
			t.Errorf("%s has %d hexes, and its seat lies in district %d", d.Code, n, land[d.Seat])
		}
	}
}

// A campaign that is saved and opened shows the same past, and the same report.
func TestACampaignComesBackWithItsPast(t *testing.T) {
	s := governing(t, "prewar-1949", force.South, text.English, 1280, 800)
	for range 5 {
		s.commit()
	}
	s.save("test")
	o, err := openSave("test")
	if err != nil {
		t.Fatal(err)
	}
	again := o.scene(s.app).(*campaignScene)
	if again.side != force.South || len(again.past) != len(s.past) || again.game.World().Hash() != s.game.World().Hash() {
		t.Fatalf("the %s opens it with a past of %d turns, want %d", again.side, len(again.past), len(s.past))
	}
	for i := range s.past {
		if again.past[i] != s.past[i] {
			t.Errorf("turn %d was %+v and is %+v", i+1, s.past[i], again.past[i])
		}
	}
	if len(again.told) != len(s.told) {
		t.Errorf("%d events are told, and were %d", len(again.told), len(s.told))
	}
	var b bytes.Buffer
	if err := replay.WriteCampaign(&b, again.game); err != nil {
		t.Fatal(err)
	}
	if data, err := s.written(); err != nil || !bytes.Equal(data, b.Bytes()) {
		t.Errorf("opened and written again it is another file: %v", err)
	}
}

// What an incident asks stands in the report; the answer that is given last counts, and can be undone.
func TestAnIncidentIsAnswered(t *testing.T) {
	s := governing(t, "cheju-1948", force.South, text.English, 1280, 800)
	for turn := 0; s.view.Incidents[force.South].Kind == prewar.NoIncident; turn++ {
		if s.commit(); turn == 20 {
			t.Fatal("in twenty turns nothing was asked")
		}
	}
	s.layout(s.app)
	if s.page != reportPage || s.left.knobs["answer-1"] == nil || !s.left.knobs["answer-1"].used {
		t.Fatal("the question is not in the report")
	}
	s.answer(1)
	if s.view.Incidents[force.South].Answer != 1 {
		t.Error("the answer is not taken")
	}
	s.do(undo)
	if s.view.Incidents[force.South].Answer != 0 {
		t.Error("the answer is not undone")
	}
}

// Two players at one screen see the page between them, and each only his own desk.
func TestTwoGovernmentsAtOneScreen(t *testing.T) {
	s := governing(t, "prewar-1949", force.North, text.English, 1280, 800)
	s.game.Seats[force.South].Name, s.game.Seats[force.South].Government = match.Person, nil
	s.commit()
	h, ok := s.follows().(*handScene)
	if !ok || h.side != force.South {
		t.Fatal("nothing stands between the two")
	}
	h.begun = true
	if h.update(s.app) != scene(s) || s.side != force.South || s.view.Side != force.South || s.view.Plots[force.North].Count != 0 {
		t.Errorf("the %s sits at the desk", s.side)
	}
}

// When the North has marched the war by days begins on the state that was made, saves with it, and is played
// on into July.
func TestACampaignLeadsIntoJuly(t *testing.T) {
	var s *campaignScene
	var m *marchScene
	for seed := uint64(1); m == nil || !m.leads(); seed++ { // now and then nobody marches
		if seed == 20 {
			t.Fatal("in twenty campaigns nobody has marched")
		}
		s = seeded(t, "prewar-1950", force.South, text.English, 1280, 800, seed)
		for runs := 0; !s.game.Over(); runs++ {
			if s.run(); runs == 100 {
				t.Fatal("the campaign has no end")
			}
		}
		m = s.follows().(*marchScene)
	}
	m.layout(s.app)
	s.app.counters = newCounterCase()
	m.goOn()
	if m.failed != "" {
		t.Fatal(m.failed)
	}
	table := m.next.(*tableScene)
	if table.side != force.South || table.match.Setup().ID != juneID || len(table.match.Setup().Changes) < 200 || table.match.Seats[force.South].Name != match.Person {
		t.Fatalf("the %s plays %s with %d changes", table.side, table.match.Setup().ID, len(table.match.Setup().Changes))
	}
	table.match.Seats[force.South].Player = newPlayer(passive)
	table.match.Seats[force.North].Player = newPlayer(passive)
	for table.match.World().Day < calendar.Of(1950, 7, 2) {
		if err := table.match.Day(); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := replay.Write(&b, table.match); err != nil {
		t.Fatal(err)
	}
	f, err := replay.Read(&b)
	if err != nil {
		t.Fatal(err)
	}
	if days, err := replay.Verify(f, replay.Builtin); err != nil || days != 7 {
		t.Errorf("%d days agree: %v", days, err)
	}
}

// Looking at what an early war would be tells the player nothing that his view does not.
func TestAnEarlyWarBetraysNothing(t *testing.T) {
	s := governing(t, "prewar-1949", force.South, text.English, 1280, 800)
	page := func() string {
		m := &marchScene{before: s, early: true}
		s.app.desk.clear()
		m.layout(s.app)
		words := ""
		for _, k := range m.sheet.under {
			words += k.words + "\n"
		}
		return words
	}
	before := page()
	w := s.game.World()
	w.North.Arms, w.North.Graduates = 99, 77
	for i := range w.Force.Combat {
		if id := w.Force.Combat[i]; w.Formation(id) {
			w.Force.Battalions[id].Training[0] += 3000
		}
	}
	s.view = w.Twin().Look(force.South)
	if after := page(); after != before {
		t.Errorf("the page changes with what is hidden:\n%s\n%s", before, after)
	}
}
