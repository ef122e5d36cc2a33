package game

import (
	"testing"

	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
)

// june is a day of June 1950, july one of July.
func june(day int) calendar.Day { return calendar.Of(1950, 6, day) }
func july(day int) calendar.Day { return calendar.Of(1950, 7, day) }

// scoring is a strip of six hexes with both armies far apart, and conditions to score by.
func scoring(t *testing.T, conditions ...Condition) *table {
	b := testBoard(t, ".", ".", ".", ".", ".", ".")
	b.northHolds(2)
	b.source(force.North, "0,0", 5000)
	b.source(force.South, "0,5", 5000)
	b.unit("n", force.North, "0,0", 2400, gunned(30))
	b.unit("s", force.South, "0,5", 2400, gunned(20))
	b.Turns = 10
	b.Victory = conditions
	return b
}

// night plays the reckoning of a day with hexes in new hands.
func nightOf(w *World, day calendar.Day) {
	w.Day = day
	w.Turn = int16(day-w.Setup.Start) + 1
	w.reckon()
}

func TestTakePaysByDateAndCostsByDelay(t *testing.T) {
	seoul := Condition{Kind: Take, Side: force.North, Place: 2, Late: 10, After: july(1),
		Table: []Step{{june(27), 60}, {june(28), 40}, {june(29), 20}}}
	for _, c := range []struct {
		taken calendar.Day
		score int
	}{{june(26), 60}, {june(27), 60}, {june(28), 40}, {june(29), 20}, {june(30), 0}, {july(3), -20}, {july(9), -30}} {
		w := scoring(t, seoul).war()
		for day := june(25); day <= july(3); day++ {
			if day == c.taken {
				w.Control[2] = force.North
			}
			nightOf(w, day)
		}
		if w.Total() != c.score {
			t.Errorf("taken on %v it is worth %d tenths, want %d", c.taken, w.Total(), c.score)
		}
	}
}

func TestHoldIsReckonedAtTheEnd(t *testing.T) {
	w := scoring(t, Condition{Kind: Hold, Side: force.South, Place: 5, Points: 40, Both: true},
		Condition{Kind: Hold, Side: force.South, Place: 0, Points: 20, Both: true},
		Condition{Kind: Hold, Side: force.North, Place: 5, Points: 10}).war()
	events := days(t, w, 10)
	if lines := w.ScoreLedger(); lines[0].Tenths != 40 || lines[1].Tenths != -20 || lines[2].Tenths != 0 {
		t.Errorf("%v", lines)
	}
	if w.Total() != -20 || w.Phase != Over || w.Winner != force.South || count(events, WarEnded) != 1 || count(events, Scored) != 2 {
		t.Errorf("total %d, winner %v, %d scored", w.Total(), w.Winner, count(events, Scored))
	}
}

func TestParDecides(t *testing.T) {
	for par, want := range map[int]force.Side{-30: force.North, -20: force.NoSide, 0: force.South} {
		b := scoring(t, Condition{Kind: Hold, Side: force.South, Place: 5, Points: 20})
		b.Par = par
		w := b.war()
		days(t, w, 10)
		if w.Winner != want {
			t.Errorf("against a par of %d the %v wins, want %v", par, w.Winner, want)
		}
	}
}

func TestTanksOverTheRiver(t *testing.T) {
	b := scoring(t, Condition{Kind: CrossRiver, Side: force.North, River: "Han", Day: july(3), Points: 20})
	b.river(atlas.MajorRiver, "Han", "0,3", "S")
	b.river(atlas.MinorRiver, "Imjin", "0,1", "S")
	w := b.war()
	w.Force.Strength[0].Weapons[fight.T34] = 2
	for row, want := range []int{0, 0, 0, 0, 20} {
		w.lift(0)
		w.put(0, b.At(0, row))
		nightOf(w, june(30))
		if w.Total() != want {
			t.Errorf("tanks in row %d: %d", row, w.Total())
		}
	}
	late := b.war()
	late.Force.Strength[0].Weapons[fight.T34] = 2
	late.lift(0)
	late.put(0, b.At(0, 4))
	nightOf(late, july(4))
	if late.Total() != 0 {
		t.Error("tanks that come late count")
	}
}

func TestGuns(t *testing.T) {
	w := scoring(t, Condition{Kind: GunsTaken, Side: force.North, Per: 15, Points: 5},
		Condition{Kind: GunsSaved, Side: force.South, Per: 15, Points: 5, Day: june(27)}).war()
	w.Tally[force.North].WeaponsTaken[fight.Gun105] = 29
	w.Tally[force.North].WeaponsTaken[fight.AT57] = 100
	nightOf(w, june(26))
	if w.Total() != 5 {
		t.Errorf("29 guns taken: %d tenths", w.Total())
	}
	w.Tally[force.North].WeaponsTaken[fight.Gun105] = 30
	nightOf(w, june(27))
	if l := w.ScoreLedger(); l[0].Tenths != 10 || l[1].Tenths != 5 {
		t.Errorf("30 guns taken, 20 saved: %v", l)
	}
}

func TestArmyInBeing(t *testing.T) {
	b := scoring(t, Condition{Kind: ArmyInBeing, Side: force.South, Share: 70, Base: 2, Per: 1, Points: 10, Day: july(4)},
		Condition{Kind: ArmyInBeing, Side: force.South, Points: 10, Day: july(4), Line: []Corridor{{Column: 0, Record: []Step{{Value: 35}}}}},
		Condition{Kind: MenInBeing, Side: force.South, Base: 1000, Per: 1000, Points: 10, Day: july(4)})
	b.unit("worn", force.South, "0,3", 1300, func(s *force.Spec) { s.Paper = 2400 })
	b.unit("guns", force.South, "0,5", 500, func(s *force.Spec) { s.Arm, s.Echelon = force.Artillery, force.Battalion })
	w := b.war()
	nightOf(w, july(4))
	l := w.ScoreLedger()
	if l[0].Tenths != -10 { // one regiment of seventy per cent, one short of two
		t.Errorf("regiments beyond base: %d", l[0].Tenths)
	}
	if l[1].Tenths != 10 { // of two half whole, one south of row 3.5
		t.Errorf("regiments south of the line: %d", l[1].Tenths)
	}
	if l[2].Tenths != 30 { // 4,200 men
		t.Errorf("men beyond base: %d", l[2].Tenths)
	}
}

func TestFrontIsMeasuredOnSundays(t *testing.T) {
	rows := make([]string, 12)
	for i := range rows {
		rows[i] = "..."
	}
	b := testBoard(t, rows...)
	b.northHolds(4)
	b.Turns = 82
	b.Victory = []Condition{{Kind: Front, Side: force.North, Points: 10, Per: 20, Line: []Corridor{{Column: 1, Record: []Step{{Value: 37}, {From: july(9), Value: 97}}}}}}
	w := b.war()
	corridor := &b.Victory[0].Line[0]
	if got := w.FrontAhead(corridor); got != 0 { // the front is at 35, 40 and 35: odd columns end lower
		t.Errorf("the front is %d km ahead", got)
	}
	for row := range 8 {
		for col := range 3 {
			w.Control[b.At(col, row)] = force.North
		}
	}
	w.Control[b.at("1,11")] = force.North         // a patrol far behind
	if got := w.FrontAhead(corridor); got != 43 { // 75, 90 and 75
		t.Errorf("the front is %d km ahead", got)
	}
	nightOf(w, july(1)) // a Saturday
	if w.Total() != 0 {
		t.Error("scored on a Saturday")
	}
	nightOf(w, july(2))
	if w.Total() != 22 { // 43 km ahead
		t.Errorf("43 km ahead: %d tenths", w.Total())
	}
	nightOf(w, july(9))
	if w.Total() != 22-9 { // 17 km behind
		t.Errorf("17 km behind a week later: %d tenths", w.Total())
	}
}

func TestTheFrontAtSeaIsNobodysGain(t *testing.T) {
	b := testBoard(t, ".", ".", "~", "~", "~", ".", ".")
	b.northHolds(2)
	for record, ahead := range map[int]int{5: 10, 15: 0, 30: 0, 45: 0, 55: -10} {
		w := b.war()
		if got := w.FrontAhead(&Corridor{Record: []Step{{Value: record}}}); got != ahead {
			t.Errorf("against a record of %d the front is %d km ahead, want %d", record, got, ahead)
		}
	}
}

func TestABridgeTakenWholeOrClosedInTime(t *testing.T) {
	conditions := []Condition{{Kind: BridgeWhole, Side: force.North, Place: 3, River: "Han", Points: 30},
		{Kind: BridgeClosed, Side: force.South, Place: 3, River: "Han", Points: 20, Base: 1}}
	board := func() *table {
		b := scoring(t, conditions...)
		b.road(atlas.MainRoad, "0,2", "S,S")
		b.river(atlas.MajorRiver, "Han", "0,3", "N")
		b.river(atlas.MinorRiver, "Anyang", "0,3", "S")
		return b
	}
	w := board().war()
	for row := range 5 {
		w.Control[row] = force.North
	}
	nightOf(w, june(28))
	if w.Total() != 30 {
		t.Errorf("taken whole: %d", w.Total())
	}
	w = board().war()
	for i := range w.Bridges {
		w.Bridges[i] = Bridge{State: Standing, Prepared: 2, Order: BlowNow}
	}
	for day := june(28); w.Bridges[0].State == Standing || w.Bridges[1].State == Standing; day++ {
		w.Day = day
		w.workOnBridges()
	}
	nightOf(w, july(1))
	if l := w.ScoreLedger(); l[1].Tenths != 20 || l[0].Tenths != 0 {
		t.Errorf("blown in time: %v", l)
	}
	for i := range w.Bridges {
		w.Bridges[i] = Bridge{State: Standing, Repair: 5}
	}
	for row := range 5 {
		w.Control[row] = force.North
	}
	nightOf(w, july(4))
	if l := w.ScoreLedger(); l[0].Tenths != 0 {
		t.Errorf("a bridge that had to be rebuilt was taken whole: %v", l)
	}
}

func TestSuddenEnds(t *testing.T) {
	b := scoring(t, Condition{Kind: SuddenEnd, Side: force.North, Place: 4}, Condition{Kind: PortsLost, Side: force.North, Base: 3})
	b.Cells[5].Port = 3
	w := b.war()
	w.Control[4] = force.North
	nightOf(w, june(26))
	if w.Phase != Over || w.Winner != force.North {
		t.Error("the war goes on")
	}
	w = b.war()
	for day, held := range []force.Side{force.North, force.North, force.South, force.North, force.North} {
		w.Control[5] = held
		nightOf(w, june(26+day))
		if w.Phase == Over {
			t.Fatalf("over after %d days", day)
		}
	}
	nightOf(w, june(31))
	if w.Phase != Over || w.Winner != force.North {
		t.Error("three days without a port and the war goes on")
	}
}

// TestAnEndIsOfferedAndTaken: a side that is far ahead on two Sundays running may end the war, and so may
// its enemy; one Sunday without the lead and the offer is gone.
func TestAnEndIsOfferedAndTaken(t *testing.T) {
	b := scoring(t, Condition{Kind: Take, Side: force.North, Place: 2, Table: []Step{{june(27), scoreRules.DecidedLead}}})
	b.Turns = 40
	settle := Order{Kind: Settle}
	w := b.war()
	w.Control[2] = force.North
	nightOf(w, june(25)) // a Sunday
	w.Day = june(26)
	if err := Check(w.Look(w.Moving()), &settle); err == nil || err.(*Refusal).Reason != NotDecided || err.(*Refusal).Have != 1 {
		t.Fatalf("after one Sunday: %v", err)
	}
	w.events = nil
	nightOf(w, july(2))
	if count(w.events, EndOffered) != 1 || w.Phase == Over {
		t.Fatalf("after two Sundays: %v", w.events)
	}
	gone := w.Twin()
	gone.Score[0]--
	nightOf(gone, july(9))
	if gone.EndOffered() {
		t.Error("the lead is lost and the offer stands")
	}
	for _, side := range []force.Side{force.North, force.South} { // whoever moves, the result is the score's
		twin := w.Twin()
		for twin.Moving() != side {
			if _, err := twin.Apply(Order{}); err != nil {
				t.Fatal(err)
			}
		}
		events, err := twin.Apply(settle)
		if err != nil || twin.Phase != Over || twin.Winner != force.North || count(events, WarEnded) != 1 {
			t.Errorf("settled by the %v: %v, winner %v", side, err, twin.Winner)
		}
	}
}

// TestTheOutlookOfTheLastEveningIsTheScore: what is reckoned on a day to come counts as it stands, and when the war is over the
// outlook is the score.
func TestTheOutlookOfTheLastEveningIsTheScore(t *testing.T) {
	w := theatre(t, 3)
	if w.Outlook() == w.Total() {
		t.Error("on the first morning nothing is yet to be reckoned")
	}
	last := 0
	for w.Phase != Over {
		last = w.Outlook()
		w.Apply(Order{})
	}
	if w.Outlook() != w.Total() {
		t.Errorf("the war ended at %d, with an outlook of %d", w.Total(), w.Outlook())
	}
	if d := w.Total() - last; d > 50 || d < -50 {
		t.Errorf("the last night moved the outlook by %d tenths", d)
	}
}
