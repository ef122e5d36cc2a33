package game

import (
	"testing"

	"parallel38/game/force"
	"parallel38/game/hex"
)

func TestLeaveMenAndStragglersComeBack(t *testing.T) {
	b := testBoard(t, "...", "...")
	b.source(force.South, "0,0", 5000)
	u := b.unit("r", force.South, "0,0", 1000, func(s *force.Spec) { s.Absent, s.Stragglers, s.Paper = 500, 100, 2000 })
	w := b.war()
	s := &w.Force.Strength[u]
	if s.Men != 1000 {
		t.Fatalf("%d men on the first morning: nobody can have come back yet", s.Men)
	}
	events := days(t, w, 1)
	if s.Absent != 500-75 || s.Stragglers != 100-22 || s.Men != 1000+75+22-1 {
		t.Errorf("after a day %d are on leave, %d strayed, %d present", s.Absent, s.Stragglers, s.Men)
	}
	if w.Tally[force.South].Returned != 97 || count(events, Returned) != 1 {
		t.Errorf("%d counted as returned, %d events", w.Tally[force.South].Returned, count(events, Returned))
	}
	if got := w.Force.Battalions[u].Training[0]; got != 6000-1000*22/1022 {
		t.Errorf("stragglers leave the training at %d", got)
	}
	days(t, w, 39)
	if s.Absent != 0 || s.Stragglers != 0 {
		t.Errorf("after forty days %d on leave and %d stragglers are still out", s.Absent, s.Stragglers)
	}
}

func TestStragglersOfACutOffUnitAreLost(t *testing.T) {
	b := testBoard(t, "...", "...")
	u := b.unit("r", force.South, "0,0", 1000, func(s *force.Spec) { s.Stragglers = 100 })
	w := b.war()
	days(t, w, 1)
	if s := w.Force.Strength[u]; s.Stragglers != 78 || w.Tally[force.South].Missing != 22 {
		t.Errorf("%d stragglers, %d missing", s.Stragglers, w.Tally[force.South].Missing)
	}
}

func TestRest(t *testing.T) {
	b := testBoard(t, "...", "...")
	b.source(force.South, "0,0", 5000)
	u := b.unit("r", force.South, "0,0", 1000, func(s *force.Spec) {
		s.Condition = force.Condition{Fatigue: 300, Disruption: 400, Surprise: 3, Routed: true}
	})
	w := b.war()
	if c := w.Force.Condition[u]; c.Surprise != 3 || c.Fatigue != 300 {
		t.Fatal("it recovered before its first day")
	}
	days(t, w, 1)
	if c := w.Force.Condition[u]; c.Fatigue != 220 || c.Disruption != 250 || c.Surprise != 2 || c.Routed {
		t.Errorf("after a day's rest: %+v", c)
	}
	w.Force.March[u].Fought = true
	w.rest(u)
	if c := w.Force.Condition[u]; c.Fatigue != 220 || c.Disruption != 100 || c.Surprise != 1 {
		t.Errorf("after a day's fighting: %+v", c)
	}
}

func TestReplacements(t *testing.T) {
	b := testBoard(t, "....", "....", "....")
	b.northHolds(1)
	b.source(force.South, "0,2", 5000)
	b.source(force.North, "3,0", 5000)
	half := func(s *force.Spec) { s.Paper, s.Stores.Supply = 2000, 4000 }
	quiet := b.unit("quiet", force.South, "0,2", 1000, half)
	full := b.unit("full", force.South, "0,2", 1850, half)
	wreck := b.unit("wreck", force.South, "1,2", 500, half)
	front := b.unit("front", force.South, "3,1", 1000, half)
	b.unit("enemy", force.North, "3,0", 2500)
	b.Drafts[force.ROK] = []Step{{Value: 80}}
	w := b.war()
	w.Turn = 2
	w.Pool[force.ROK] = 30
	for _, id := range w.Force.Combat {
		w.Force.Strength[id].Men += w.Force.Strength[id].Men * int32(recoveryRules.Sick) / 1000 // whom the day will take
	}
	w.recover()
	for id, want := range map[force.ID]int32{quiet: 1060, full: 1850, wreck: 530, front: 1020} {
		if got := w.Force.Strength[id].Men; got != want {
			t.Errorf("%s has %d men, want %d", w.Force.Identity[id].Code, got, want)
		}
	}
	if w.Pool[force.ROK] != 0 || w.Tally[force.South].Drafts != 80 {
		t.Errorf("%d drafts wait, %d were called up", w.Pool[force.ROK], w.Tally[force.South].Drafts)
	}
	if got := w.Force.Battalions[quiet].Training[0]; got != 6000-3600*60/1060 {
		t.Errorf("6 %% of new men leave the training at %d", got)
	}
}

func TestTooFewDraftsAreShared(t *testing.T) {
	b := testBoard(t, "..")
	b.source(force.South, "0,0", 5000)
	half := func(s *force.Spec) { s.Paper = 2000 }
	b.unit("a", force.South, "0,0", 1000, half)
	b.unit("b", force.South, "0,0", 1000, half)
	w := b.war()
	w.Pool[force.ROK] = 60
	w.replace(force.ROK)
	if a, b := w.Force.Strength[0].Men, w.Force.Strength[1].Men; a != 1030 || b != 1030 {
		t.Errorf("60 drafts for two regiments: %d and %d men", a, b)
	}
}

func TestHeadquartersFollowMostOfTheirUnits(t *testing.T) {
	b := testBoard(t, "....")
	hq := b.unit("div", force.South, "0,0", 0, func(s *force.Spec) { s.Arm, s.Echelon = force.Headquarters, force.Division })
	for _, at := range []string{"1,0", "3,0", "3,0"} {
		b.unit("r"+at+string(rune('a'+len(b.Units))), force.South, at, 2000, func(s *force.Spec) { s.Parent = hq })
	}
	w := b.war()
	if got := w.Force.Place[hq].Hex; got != b.at("3,0") {
		t.Errorf("the headquarters is at %s", w.Map.Name(got))
	}
	w.Force.Command[hq].Reacted = true
	for id := force.ID(1); id <= 3; id++ {
		w.end(id, Scattered)
	}
	w.refreshHours()
	if w.Force.Command[hq].Reacted || w.Force.Place[hq].Presence != force.Destroyed || w.Force.Place[hq].Hex != hex.None {
		t.Errorf("with its division gone: %+v", w.Force.Place[hq])
	}
}

func TestWhoAttacksMovesFirst(t *testing.T) {
	b := testBoard(t, "...")
	w := b.war()
	if w.First != force.North {
		t.Fatal("the scenario's side does not begin")
	}
	w.Attacking[force.South][0] = 8
	days(t, w, 1)
	for day := range 3 {
		if w.First != force.South {
			t.Errorf("%d days later the North moves first", day)
		}
		w.Attacking[force.North][0] = 2
		days(t, w, 1)
	}
	if w.First != force.North {
		t.Error("an attack of four days ago still counts")
	}
}

func TestMenAndWeaponsAreConserved(t *testing.T) {
	for seed := range uint64(30) {
		b := testBoard(t, ".....", ".h.h.", "..m..", "p.u.p", ".....", ".....")
		b.northHolds(2)
		b.source(force.North, "2,0", 3000)
		b.source(force.South, "2,5", 3000)
		for i, at := range []string{"0,0", "1,0", "2,0", "3,0", "4,0", "1,1", "3,1"} {
			b.unit("n"+at, force.North, at, 1200+400*i, gunned(int16(8*i)), func(s *force.Spec) { s.Paper = 4000 })
		}
		for i, at := range []string{"0,3", "1,3", "2,3", "3,3", "4,3", "2,4", "0,2"} {
			b.unit("s"+at, force.South, at, 900+300*i, weak, func(s *force.Spec) { s.Paper, s.Absent = 3000, 400 })
		}
		b.Drafts[force.ROK], b.Drafts[force.KPA] = []Step{{Value: 50}}, []Step{{Value: 30}}
		w := b.war()
		playRandom(t, w, seed, 15, func() { sound(t, w) })
	}
}
