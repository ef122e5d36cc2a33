package game

import (
	"testing"

	"parallel38/game/atlas"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// field is three rows of open ground, the North above, the South below.
func field(t testing.TB) *table {
	b := testBoard(t, "...", "...", "...", "...")
	b.northHolds(1)
	b.source(force.North, "1,0", 5000)
	b.source(force.South, "1,3", 5000)
	b.Noise = fight.Expected
	return b
}

func TestAHexFallsAtTenKilometres(t *testing.T) {
	b := field(t)
	u1 := b.unit("a", force.North, "1,0", 3000, gunned(30))
	u2 := b.unit("b", force.North, "1,0", 3000, gunned(30))
	e := b.unit("e", force.South, "1,1", 1600, weak)
	w := dry(b.war())
	target := b.at("1,1")
	for day := 1; day <= 8; day++ {
		events, err := w.Apply(Assault(target, fight.Deliberate, u1, u2))
		if err != nil {
			t.Fatal(err)
		}
		r := events[0].Report
		if r == nil {
			t.Fatal("no report of the fight")
		}
		if r.Fell {
			if r.Metres < attackRules.Depth {
				t.Errorf("fell at %d metres", r.Metres)
			}
			if w.Force.Place[u1].Hex != target || w.Control[target] != force.North {
				t.Error("the victor did not enter")
			}
			if w.Force.Present(e) && w.Map.Distance(w.Force.Place[e].Hex, target) == 0 {
				t.Error("the beaten did not go")
			}
			return
		}
		if int(w.Contest[target].Metres) >= attackRules.Depth {
			t.Errorf("day %d: %d metres won and the hex still stands", day, w.Contest[target].Metres)
		}
		days(t, w, 1)
	}
	t.Error("two regiments with sixty guns never took a hex from a raw one")
}

// TestACounterAttackWinsBackGround attacks out of a hex in which the enemy has won ground: that is thrown
// back first, and only what is left of the day's metres counts in his own.
func TestACounterAttackWinsBackGround(t *testing.T) {
	for _, lost := range []int16{0, 1500, 9000} {
		b := field(t)
		n := b.unit("n", force.North, "1,0", 2400)
		u := b.unit("u", force.South, "1,1", 3000, gunned(24))
		w := dry(b.war())
		if _, err := w.Apply(Order{}); err != nil { // the North has attacked, and now it is the South's day
			t.Fatal(err)
		}
		own, his := w.Force.Place[u].Hex, w.Force.Place[n].Hex
		w.Contest[own] = Contest{Metres: lost, Days: 1, Last: w.Day}
		events, err := w.Apply(Assault(his, fight.Deliberate, u))
		if err != nil {
			t.Fatal(err)
		}
		won := int(events[0].Report.Outcome.Ground)
		if won < 2000 || won > 8000 {
			t.Fatalf("%d metres won: the test wants a day that neither fails nor takes the hex", won)
		}
		if left, want := int(w.Contest[own].Metres), max(0, int(lost)-won); left != want {
			t.Errorf("%d of %d metres lost remain after a day of %d, want %d", left, lost, won, want)
		}
		if held, want := int(w.Contest[his].Metres), max(0, won-int(lost)); held != want {
			t.Errorf("%d metres of his hex held with %d lost after a day of %d, want %d", held, lost, won, want)
		}
	}
}

func TestThePreviewIsTheFight(t *testing.T) {
	b := field(t)
	u := b.unit("a", force.North, "1,0", 3000, gunned(24))
	b.unit("e", force.South, "1,1", 2400)
	w := dry(b.war())
	v := w.Look(force.North)
	o := Assault(b.at("1,1"), fight.Deliberate, u)
	var p Preview
	if err := v.Preview(&o, &p); err != nil {
		t.Fatal(err)
	}
	events, err := w.Apply(o)
	if err != nil {
		t.Fatal(err)
	}
	r := events[0].Report
	if r.Odds.Odds != p.Forecast.Odds || r.Ledger.Total() != p.Ledger.Total() || int(p.Forecast.Odds) != p.Ledger.Total() {
		t.Errorf("odds %d fought at %d; ledger %d and %d", p.Forecast.Odds, r.Odds.Odds, p.Ledger.Total(), r.Ledger.Total())
	}
}

// TestAnAttackerWhoIsSpentIsNoLongerAUnit lets a hundred and thirty men attack a regiment in the open.
func TestAnAttackerWhoIsSpentIsNoLongerAUnit(t *testing.T) {
	b := field(t)
	few := b.unit("few", force.North, "1,0", 130)
	b.unit("many", force.South, "1,1", 3000, gunned(30))
	w := dry(b.war())
	if _, err := w.Apply(Assault(b.at("1,1"), fight.AllOut, few)); err != nil {
		t.Fatal(err)
	}
	if men := w.Force.Strength[few].Men; w.Force.Present(few) || men > recoveryRules.CadreMen {
		t.Errorf("it is still there, with %d men", men)
	}
	if wrong := w.Audit(); wrong != nil {
		t.Error(wrong)
	}
}

func TestOneAttackADay(t *testing.T) {
	b := field(t)
	u := b.unit("a", force.North, "1,0", 3000)
	b.unit("e", force.South, "1,1", 2400)
	w := dry(b.war())
	o := Assault(b.at("1,1"), fight.Probe, u)
	if _, err := w.Apply(o); err != nil {
		t.Fatal(err)
	}
	if got := refusal(w, o); got != AlreadyAttacked {
		t.Errorf("second attack of the day: %v", got)
	}
}

func TestADeliberateAttackStartsUnmoved(t *testing.T) {
	b := field(t)
	u := b.unit("a", force.North, "0,0", 3000)
	b.unit("e", force.South, "1,1", 2400)
	w := dry(b.war())
	if _, err := w.Apply(March(u, path(hex.SE))); err != nil {
		t.Fatal(err)
	}
	if got := refusal(w, Assault(b.at("1,1"), fight.Deliberate, u)); got != NotFresh && got != TooFar {
		t.Errorf("deliberate after a march: %v", got)
	}
}

func TestFrontage(t *testing.T) {
	b := testBoard(t, "...", ".m.", "...")
	b.northHolds(1)
	u1 := b.unit("a", force.North, "1,0", 3000, onWheelsUnit)
	u2 := b.unit("b", force.North, "1,0", 3000, onWheelsUnit)
	b.unit("e", force.South, "1,1", 2400)
	w := dry(b.war())
	if got := refusal(w, Assault(b.at("1,1"), fight.Deliberate, u1, u2)); got != FrontageFull {
		t.Errorf("two regiments over one side of a mountain: %v", got)
	}
}

func TestBoatsForAMajorRiver(t *testing.T) {
	b := field(t)
	b.river(atlas.MajorRiver, "Naktong", "1,0", "S")
	foot := b.unit("a", force.North, "1,0", 3000)
	tanks := b.unit("t", force.North, "1,0", 400, onTracksUnit)
	b.unit("e", force.South, "1,1", 2400)
	w := dry(b.war())
	target := b.at("1,1")
	for _, c := range []struct {
		o    Order
		want Reason
	}{
		{Assault(target, fight.Deliberate, foot), NoBoats},
		{Assault(target, fight.RiverAssault, tanks), NoBoats},
		{Assault(target, fight.RiverAssault, foot), Reasons},
	} {
		if got := refusal(w, c.o); got != c.want {
			t.Errorf("%s: %v, want %v", FormatOrder(&w.Board, &c.o), got, c.want)
		}
	}
}

// TestBoatsCarryOneRegimentFirst attacks across a major river: one regiment over a hexside on the first
// day, two on later ones, and tanks not even from a foothold.
func TestBoatsCarryOneRegimentFirst(t *testing.T) {
	b := field(t)
	b.river(atlas.MajorRiver, "Naktong", "1,0", "S")
	one := b.unit("a", force.North, "1,0", 3000)
	two := b.unit("b", force.North, "1,0", 3000)
	three := b.unit("c", force.North, "1,0", 3000)
	tanks := b.unit("t", force.North, "1,0", 400, onTracksUnit)
	b.unit("e", force.South, "1,1", 2400)
	for _, c := range []struct {
		days   uint8 // of the fight before today
		metres int16
		kind   fight.Kind
		ids    []force.ID
		want   Reason
	}{
		{0, 0, fight.RiverAssault, []force.ID{one}, Reasons},
		{0, 0, fight.RiverAssault, []force.ID{one, two}, FrontageFull},
		{1, 2000, fight.RiverAssault, []force.ID{one, two}, Reasons},
		{1, 2000, fight.RiverAssault, []force.ID{one, two, three}, FrontageFull},
		{1, 4000, fight.Deliberate, []force.ID{one, two}, Reasons},
		{1, 4000, fight.Deliberate, []force.ID{one, two, three}, FrontageFull},
		{1, 4000, fight.Deliberate, []force.ID{one, tanks}, NoBridge},
	} {
		w := dry(b.war())
		target := b.at("1,1")
		if c.days > 0 {
			w.Contest[target] = Contest{Metres: c.metres, Days: c.days, Last: w.Day - 1}
		}
		o := Assault(target, c.kind, c.ids...)
		if got := refusal(w, o); got != c.want {
			t.Errorf("after %d days and %d metres, %s: %v, want %v", c.days, c.metres, FormatOrder(&w.Board, &o), got, c.want)
		}
	}
}

func TestAReserveMarchesIntoTheFight(t *testing.T) {
	b := field(t)
	u := b.unit("a", force.North, "1,0", 3000)
	e := b.unit("e", force.South, "1,1", 2400)
	r := b.unit("r", force.South, "1,2", 2400, func(s *force.Spec) { s.Standing.Reserve = true })
	w := dry(b.war())
	events, err := w.Apply(Assault(b.at("1,1"), fight.Deliberate, u))
	if err != nil {
		t.Fatal(err)
	}
	if count(events, Reinforced) != 1 || w.Force.Place[r].Hex != w.Force.Place[e].Hex {
		t.Errorf("%d reserves came; the reserve is at %s", count(events, Reinforced), w.Map.Name(w.Force.Place[r].Hex))
	}
}

// TestGunsThatHelpFromAnotherHexAreNotLostInIt attacks two guns that sixty others support, in a fight
// that costs the defender nearly everything.
func TestGunsThatHelpFromAnotherHexAreNotLostInIt(t *testing.T) {
	b := field(t)
	b.Setup.Rules.Fight.KDefender = 5000
	u := b.unit("a", force.North, "1,0", 3000, gunned(30))
	e := b.unit("e", force.South, "1,1", 1600, gunned(2))
	battery := b.unit("battery", force.South, "1,2", 500, gunned(60), func(s *force.Spec) { s.Standing.FinalFire = true })
	w := dry(b.war())
	if _, err := w.Apply(Assault(b.at("1,1"), fight.Deliberate, u)); err != nil {
		t.Fatal(err)
	}
	if !w.Force.March[battery].Attacked {
		t.Fatal("the battery did not fire")
	}
	guns := func(id force.ID) (n int) {
		for _, k := range w.Force.Strength[id].Weapons {
			n += int(k)
		}
		return n
	}
	if guns(battery) != 60 || guns(e) < 0 {
		t.Errorf("the battery has %d guns left, the defenders %d", guns(battery), guns(e))
	}
	if wrong := w.Audit(); wrong != nil {
		t.Error(wrong)
	}
}

func TestAReserveNextToTheEnemyStays(t *testing.T) {
	b := field(t)
	u := b.unit("a", force.North, "1,0", 3000)
	b.unit("e", force.South, "1,1", 2400)
	b.unit("r", force.South, "0,1", 2400, func(s *force.Spec) { s.Standing.Reserve = true })
	w := dry(b.war())
	events, err := w.Apply(Assault(b.at("1,1"), fight.Deliberate, u))
	if err != nil {
		t.Fatal(err)
	}
	if count(events, Reinforced) != 0 {
		t.Error("a reserve in contact marched")
	}
}

func TestFallingBackSavesTheUnit(t *testing.T) {
	b := field(t)
	u := b.unit("a", force.North, "1,0", 3000, gunned(36))
	e := b.unit("e", force.South, "1,1", 1600, func(s *force.Spec) { s.Standing.FallBack, s.Standing.FallBackAt = true, -500 })
	w := dry(b.war())
	before := w.Force.Strength[e].Men
	events, err := w.Apply(Assault(b.at("1,1"), fight.Deliberate, u))
	if err != nil {
		t.Fatal(err)
	}
	if count(events, FellBack) != 1 || count(events, Fought) != 0 {
		t.Fatalf("fell back %d times, fought %d", count(events, FellBack), count(events, Fought))
	}
	if lost := before - w.Force.Strength[e].Men; lost <= 0 || lost > before/5 {
		t.Errorf("the rearguard cost %d of %d men", lost, before)
	}
	if w.Force.March[u].Left != dayMinutes-480 {
		t.Errorf("the attacker has %d minutes left", w.Force.March[u].Left)
	}
}

func TestTheSurprisedDoNotReact(t *testing.T) {
	b := field(t)
	u := b.unit("a", force.North, "1,0", 3000)
	b.unit("e", force.South, "1,1", 1600, func(s *force.Spec) {
		s.Standing.FallBack, s.Standing.FallBackAt, s.Condition.Surprise = true, -3000, 3
	})
	w := dry(b.war())
	w.Force.Condition[1].Surprise = 3
	events, err := w.Apply(Assault(b.at("1,1"), fight.Deliberate, u))
	if err != nil {
		t.Fatal(err)
	}
	if count(events, FellBack) != 0 {
		t.Error("a completely surprised unit carried out its standing order")
	}
}

func TestNoWayBackIsTheEnd(t *testing.T) {
	b := testBoard(t, "...", "...", "...")
	b.northHolds(3)
	b.Noise = fight.Expected
	var ring []force.ID
	for _, at := range []string{"1,0", "0,1", "2,1", "1,2", "0,2", "2,2"} {
		ring = append(ring, b.unit("n"+at, force.North, at, 3000, gunned(30)))
	}
	e := b.unit("e", force.South, "1,1", 800, weak)
	w := dry(b.war())
	v := w.Look(force.North)
	o := Assault(b.at("1,1"), fight.AllOut, ring[:4]...)
	var p Preview
	if err := v.Preview(&o, &p); err != nil {
		t.Fatal(err)
	}
	if p.Situation.Flank != fight.Encircled {
		t.Fatalf("flank %v, want encircled", p.Situation.Flank)
	}
	for day := 0; day < 6 && w.Force.Present(e); day++ {
		if _, err := w.Apply(Assault(b.at("1,1"), fight.Deliberate, ring[:4]...)); err != nil {
			t.Fatal(err)
		}
		days(t, w, 1)
	}
	if w.Force.Present(e) {
		t.Error("the encircled are still there")
	}
}

func TestOrdersReadBackAsWritten(t *testing.T) {
	b := field(t)
	u := b.unit("a", force.North, "1,0", 3000)
	w := dry(b.war())
	assault := Assault(b.at("1,1"), fight.AllOut, u)
	assault.Sorties, assault.Night = 20, true
	for _, o := range []Order{
		{},
		March(u, path(hex.S, hex.SE, hex.NW)),
		assault,
		{Kind: RailMove, Unit: u, Hex: b.at("2,2")},
		{Kind: Rest, Unit: u, Hex: hex.None},
		{Kind: SetReserve, Unit: u, Hex: b.at("1,1"), On: true},
		{Kind: SetReserve, Unit: u, Hex: hex.None},
		{Kind: SetStand, Unit: u, Hex: hex.None, On: true},
		{Kind: SetFire, Unit: u, Hex: hex.None, On: true},
		{Kind: SetFallBack, Unit: u, Hex: hex.None, On: true, Value: -300},
		{Kind: SetBridge, Unit: force.None, Hex: b.at("1,1"), Dir: hex.SE, Value: int16(BlowWhenNear)},
		{Kind: SetAir, Unit: force.None, Hex: hex.None, Value: 40, Extra: 20},
	} {
		line := FormatOrder(&w.Board, &o)
		back, err := ParseOrder(&w.Board, line)
		if err != nil || back != o {
			t.Errorf("%q came back as %+v, %v; was %+v", line, back, err, o)
		}
	}
	for _, bad := range []string{"", "mvoe a S", "move b S", "move a X", "attack hasty 9,9 a", "end now", "air 200 3", "bridge 1,1 S maybe"} {
		if _, err := ParseOrder(&w.Board, bad); err == nil {
			t.Errorf("%q was read without complaint", bad)
		}
	}
}

// What a save could not carry is no order; an illegal one has a line all the same, for the error that names it.
func TestOnlyWhatASaveCanCarryIsAnOrder(t *testing.T) {
	b := field(t)
	u := b.unit("a", force.North, "1,0", 3000)
	b.unit("e", force.South, "1,1", 3000)
	w := dry(b.war())
	much := Assault(b.at("1,1"), fight.Hasty, u)
	much.Sorties = maxSorties + 1
	for line, o := range map[string]Order{
		"fallback a on 3001":          {Kind: SetFallBack, Unit: u, Hex: hex.None, On: true, Value: maxFallBack + 1},
		"attack hasty 1,1 a air=1001": much,
		"move ? ?,S":                  {Kind: Move, Unit: 99, Hex: hex.None, Steps: 2, Path: [MaxPath]hex.Dir{200, hex.S}},
		"attack ? ? ?":                {Kind: Attack, Hex: -7, Attack: 99, Count: 1, Units: [MaxUnits]force.ID{-3}},
		"bridge 1,1 ? ?":              {Kind: SetBridge, Hex: b.at("1,1"), Dir: 9, Value: -1},
		"?":                           {Kind: OrderKinds},
	} {
		if got := FormatOrder(&w.Board, &o); got != line {
			t.Errorf("%q is written %q", line, got)
		}
		if refusal(w, o) == Reasons {
			t.Errorf("%q passes", line)
		}
		if _, err := ParseOrder(&w.Board, line); err == nil {
			t.Errorf("%q is read", line)
		}
	}
}

// TestNoAdvanceIntoAFullHex: the hex is taken, and who is too large for it stays where it is.
func TestNoAdvanceIntoAFullHex(t *testing.T) {
	for men, enters := range map[int]bool{3000: true, 4000: false} {
		b := testBoard(t, "...", ".M.", "...")
		u := b.unit("a", force.North, "1,0", men)
		w := b.war()
		if w.canEnter(u, b.at("1,1")) != enters {
			t.Errorf("%d men into high mountains: want %v", men, enters)
		}
	}
}
