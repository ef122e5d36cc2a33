package game

import (
	"testing"

	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// box adds a box off the map with shipping for so many quarters of a regiment a day.
func (b *table) box(code string, side force.Side, days, lift int, change ...func(x *Box)) {
	x := Box{Code: code, Side: side, Days: days, Lift: []Step{{Value: lift}}, Saved: 8, Reach: 50}
	for _, c := range change {
		c(&x)
	}
	b.Boxes = append(b.Boxes, x)
}

// inBox puts a unit or an air group into a box, by its number from 1.
func inBox(box, ready int) func(s *force.Spec) {
	return func(s *force.Spec) {
		port := s.Place.Hex
		s.Place = force.Place{Hex: hex.None, Presence: force.Awaited, Port: port}
		if s.Arm == force.Aircraft {
			s.Place = force.Place{Hex: hex.None, Presence: force.Present, Port: hex.None}
		}
		s.Berth = force.Berth{Box: uint8(box), Ready: int16(ready)}
	}
}

// harbours is a coast of two ports with troops in a box: two regiments and a battalion.
func harbours(t *testing.T) (b *table, first, second, third force.ID) {
	b = testBoard(t, "....", "....", "~~~~")
	b.northHolds(1)
	b.source(force.South, "0,1", 5000)
	b.Cells[b.at("0,1")].Port, b.Cells[b.at("3,1")].Port = 3, 1
	b.box("japan", force.South, 2, 4)
	first = b.unit("24r", force.South, "0,1", 3000, inBox(1, 0))
	second = b.unit("35r", force.South, "0,1", 3000, inBox(1, 0))
	third = b.unit("fa", force.South, "0,1", 500, inBox(1, 3))
	return b, first, second, third
}

func TestShippingBringsAsManyAsItHolds(t *testing.T) {
	b, first, second, third := harbours(t)
	w := b.war()
	if w.Force.Place[first].Presence != force.Embarked || !w.waits(second) {
		t.Fatal("a regiment a day leaves, no more")
	}
	for _, s := range w.Look(force.South).Timetable(0) {
		want := map[force.ID]calendar.Day{second: b.Start + 3, third: b.Start + 5}[s.Unit]
		if s.Arrive != want {
			t.Errorf("%d is expected on %v, want %v", s.Unit, s.Arrive, want)
		}
	}
	days(t, w, 2)
	if !w.Force.Present(first) || w.Force.Present(second) || w.Force.Berth[first] != (force.Berth{}) {
		t.Error("two days at sea are two days")
	}
	days(t, w, 1)
	if !w.Force.Present(second) || w.Force.Place[second].Hex == hex.None {
		t.Error("the second regiment is late")
	}
	days(t, w, 2)
	if !w.Force.Present(third) {
		t.Error("the guns are not here on the day that the timetable told")
	}
}

func TestWhoIsNextAndDoesNotFitHoldsUpTheRest(t *testing.T) {
	b, first, second, third := harbours(t)
	b.Boxes[0].Lift = []Step{{Value: 1}}
	for _, id := range []force.ID{first, second, third} {
		b.Units[id].Ready = 0
	}
	w := b.war()
	days(t, w, 2)
	if !w.waits(first) || !w.waits(third) {
		t.Error("a battery of a quarter went before the regiment whose turn it was")
	}
	days(t, w, 1)
	if w.waits(first) || !w.waits(second) {
		t.Error("four days of saved shipping take one regiment")
	}
}

func TestTheQueueCanBeChanged(t *testing.T) {
	b, first, second, third := harbours(t)
	for _, id := range []force.ID{first, second, third} {
		b.Units[id].Ready = 1
	}
	w := b.war()
	days(t, w, 0)
	give := func(o Order) {
		t.Helper()
		line := FormatOrder(&w.Board, &o)
		if again, err := ParseOrder(&w.Board, line); err != nil || again != o {
			t.Fatalf("%s reads back as %+v: %v", line, again, err)
		}
		if _, err := w.Apply(o); err != nil {
			t.Fatal(line, err)
		}
	}
	if _, err := w.Apply(Order{}); err != nil { // the North's day
		t.Fatal(err)
	}
	give(Order{Kind: SetQueue, Unit: third, Hex: hex.None})
	give(Order{Kind: SetQueue, Unit: second, Hex: hex.None, Value: 1})
	give(Order{Kind: SetPort, Unit: second, Hex: b.at("3,1")})
	if q := w.Queue(0); q[0] != third || q[1] != second || q[2] != first {
		t.Fatalf("the queue is %v", q)
	}
	for _, bad := range []struct {
		order Order
		want  Reason
	}{
		{Order{Kind: SetPort, Unit: second, Hex: b.at("1,1")}, NoPort},
		{Order{Kind: SetQueue, Unit: second, Hex: hex.None, Value: -1}, BadOrder},
		{Order{Kind: SetQueue, Unit: 99, Hex: hex.None}, NoSuchUnit},
		{Order{Kind: Rebase, Unit: second, Hex: b.at("1,1")}, NotFit},
	} {
		if err, _ := Check(w.Look(force.South), &bad.order).(*Refusal); err == nil || err.Reason != bad.want {
			t.Errorf("%+v: %v, want %s", bad.order, err, bad.want.Key())
		}
	}
	days(t, w, 4)
	if at := w.Force.Place[second].Hex; at != b.at("3,1") {
		t.Errorf("it landed at %s, and was told 3,1", w.Map.Name(at))
	}
}

func TestALostPortSendsShipsToAnother(t *testing.T) {
	b, first, _, _ := harbours(t)
	b.source(force.South, "3,1", 5000)
	b.unit("n", force.North, "0,1", 3000)
	b.Control[b.at("0,1")] = force.North
	w := b.war()
	days(t, w, 2)
	if at := w.Force.Place[first].Hex; at != b.at("3,1") {
		t.Errorf("bound for a port that fell, it landed at %s", w.Map.Name(at))
	}
}

func TestASmallPortTakesARegimentADay(t *testing.T) {
	b, first, second, _ := harbours(t)
	b.Boxes[0].Lift = []Step{{Value: 8}}
	b.Units[first].Port, b.Units[second].Port = b.at("3,1"), b.at("3,1")
	b.Cells[b.at("0,1")].Port = 0
	w := b.war()
	days(t, w, 2)
	if !w.Force.Present(first) || w.Force.Present(second) {
		t.Error("a small port has unloaded two regiments in a day")
	}
	days(t, w, 1)
	if !w.Force.Present(second) {
		t.Error("the second waits for ever")
	}
}

func TestSmallUnitsGoByAir(t *testing.T) {
	b, _, _, small := harbours(t)
	b.Boxes[0].Airlift = 1
	b.Units[small].Ready = 0
	b.Cells[b.at("2,1")].Airfield = 2
	w := b.war()
	days(t, w, 1)
	if at := w.Force.Place[small].Hex; at != b.at("2,1") {
		t.Errorf("a day later it stands at %s, want the airfield", w.Map.Name(at))
	}
}

func TestABoxWaitsForThePowers(t *testing.T) {
	b, first, _, _ := harbours(t)
	b.Boxes[0].Needs = GroundTroops
	b.Commitment = CommitmentSetup{Level: AirAndSea, Limit: AirAndSea}
	w := b.war()
	days(t, w, 10)
	if !w.waits(first) || w.Look(force.South).Timetable(0) != nil {
		t.Error("troops have left before anybody let them")
	}
	w.Committed.pledge(GroundTroops, w.Day)
	days(t, w, 3)
	if !w.Force.Present(first) {
		t.Error("let go, they stay")
	}
}

// onTheHan is a war for a capital, 1,1, on a river that runs south of it.
func onTheHan(t *testing.T) *table {
	b := testBoard(t, "...", ".u.", "...", "...")
	b.northHolds(1)
	b.river(1, "Han", "0,1", "S")
	b.river(1, "Han", "1,1", "S")
	b.river(1, "Han", "2,1", "S")
	b.source(force.South, "0,3", 5000)
	b.unit("rok", force.South, "0,3", 3000)
	b.Commitment = CommitmentSetup{Limit: Contingents, Resolution: b.Start + 2, Capital: b.at("1,1"), River: "Han", Army: force.ROK}
	return b
}

func TestThePowersWeighWhatIsLost(t *testing.T) {
	b := onTheHan(t)
	w := b.war()
	logit := func() int {
		w.looked = [force.Sides]bool{}
		_, led, _ := w.Look(force.South).NextCommitment()
		return led.Total()
	}
	base := commitRules.Base[AirAndSea]
	if got := logit(); got != base {
		t.Errorf("on the first day %d, want %d", got, base)
	}
	w.Day += 2
	if got := logit(); got != base+commitRules.Resolution {
		t.Errorf("with the resolution %d", got)
	}
	w.Control[b.at("1,1")] = force.North
	w.Control[b.at("1,2")] = force.North
	if got := logit(); got != base+commitRules.Resolution+commitRules.Capital+commitRules.River {
		t.Errorf("with the capital lost and the river crossed %d", got)
	}
	for men, want := range map[int32]int{2200: 0, 2000: commitRules.Shaken, 950: commitRules.Shaken, 800: 0} {
		w.Force.Strength[0].Men = men
		if got := logit() - base - commitRules.Resolution - commitRules.Capital - commitRules.River; got != want {
			t.Errorf("with %d of 3,000 men left: %d, want %d", men, got, want)
		}
	}
	w.Force.Strength[0].Men = 2000
	if _, led, _ := w.Look(force.North).NextCommitment(); led.Value(0) != 0 || led.Total() != logit()-commitRules.Shaken {
		t.Error("the North knows how many men the South has left")
	}
	w.Committed.pledge(AirAndSea, w.Day)
	w.Setup.Commitment.Pressure = -700
	want := commitRules.Base[GroundTroops] + 1000 + 1000 + 1000 + 1500 + 500 - 700
	if got := logit(); got != want {
		t.Errorf("for ground troops %d, want %d", got, want)
	}
}

func TestTheChanceIsWhatTheRulesSay(t *testing.T) {
	for logit, want := range map[int]int{-4000: 18, 0: 500, 1000: 731, 3000: 953, -50_000: 0, 50_000: 1000} {
		if got := logistic(logit) * 1000 / 65536; got < want-1 || got > want+1 {
			t.Errorf("%d: %d, want %d", logit, got, want)
		}
	}
}

func TestStepsAreTakenInOrderAndNoFartherThanTheLimit(t *testing.T) {
	b := onTheHan(t)
	b.Commitment.Pressure, b.Commitment.Limit, b.Commitment.Delay = 10_000, Divisions, 3
	w := b.war()
	events := days(t, w, 10)
	if w.Committed.Level != Divisions || count(events, Committed) != 3 {
		t.Fatalf("they stand at %s", w.Committed.Level)
	}
	if s := w.Committed.Since; s[AirAndSea] < b.Start+3 || s[GroundTroops] <= s[AirAndSea] || s[Divisions] <= s[GroundTroops] || s[Contingents] != 0 {
		t.Errorf("the steps were taken on %v", s)
	}
}

func TestTheStrongerAirForceWearsDownTheOther(t *testing.T) {
	b := testBoard(t, "....", "....")
	b.northHolds(1)
	weak := b.wing("yak", force.North, "0,0", 130, func(s *force.Spec) { s.Rate = 20 })
	strong := b.wing("f80", force.South, "3,1", 150)
	w := b.war()
	w.Setup.Rules.Weather = WeatherRules{}
	w.rules.Weather = WeatherRules{}
	left := []int16{130}
	for range 5 {
		days(t, w, 5)
		left = append(left, w.Force.AirGroup[weak].Aircraft)
	}
	if left[1] >= left[0] || left[5] > 20 || w.Force.AirGroup[strong].Aircraft < 120 {
		t.Errorf("the weaker had %v, the stronger has %d of 150", left, w.Force.AirGroup[strong].Aircraft)
	}
	if got := w.Tally[force.North].Aircraft; got != 130-int32(left[5]) {
		t.Errorf("%d counted lost, %d are", got, 130-left[5])
	}
	if known := w.Look(force.South).Air[force.South].Enemy; max(known-left[5], left[5]-known) > 12 {
		t.Errorf("the South thinks there are %d, and there are %d", known, left[5])
	}
}

func TestSortiesAddUp(t *testing.T) {
	b := testBoard(t, "....", "....")
	b.northHolds(1)
	b.box("sea", force.South, 0, 0, func(x *Box) { x.Afloat = true })
	b.wing("a", force.South, "3,1", 47, func(s *force.Spec) { s.Rate, s.Radius = 70, 1 })
	b.wing("b", force.South, "3,1", 31, inBox(1, 0))
	b.wing("c", force.North, "0,0", 300)
	b.wing("d", force.South, "3,1", 20, func(s *force.Spec) { s.Role = force.Bomber })
	w := b.war()
	w.Air[force.South].InterdictPC, w.Air[force.South].KeptPC, w.Air[force.South].SkyPC = 0, 10, 100
	w.Air[force.North].SkyPC = 100
	w.Weather = Overcast
	w.allotAir()
	a := w.Air[force.South]
	led := w.AirLedger(force.South)
	if led.Total() != int(a.Sky+a.Interdict+a.Kept+a.Left) || led.Total() <= 0 {
		t.Errorf("%+v: the lines come to %d", a, led.Total())
	}
	if a.Short <= 0 || a.Grounded <= 0 || a.Turned <= 0 {
		t.Errorf("%+v: a long way, a grey sky and the enemy's fighters cost nothing", a)
	}
	if a.Interdict == 0 {
		t.Error("bombers fly against anything but the roads")
	}
}

func TestAircraftLeaveAFieldThatTheEnemyReaches(t *testing.T) {
	b := testBoard(t, "....", "....", "....", "....")
	b.northHolds(1)
	b.box("japan", force.South, 1, 4)
	wing := b.wing("f51", force.South, "1,2", 50)
	b.Cells[b.at("3,3")].Airfield = 1
	b.source(force.South, "3,3", 5000)
	enemy := b.unit("n", force.North, "1,0", 3000)
	b.unit("s", force.South, "3,3", 3000)
	w := b.war()
	w.rules.Air.Wear = 0
	to := func(at string) {
		w.lift(enemy)
		w.put(enemy, b.at(at))
		w.occupy(b.at(at), force.North)
	}
	to("1,2")
	events := days(t, w, 1)
	if w.Force.Place[wing].Hex != b.at("3,3") || count(events, Bereft) != 1 {
		t.Fatalf("it stands at %s", w.Map.Name(w.Force.Place[wing].Hex))
	}
	if n := w.Force.AirGroup[wing].Aircraft; n != 30 || w.Tally[force.South].Aircraft != 20 {
		t.Errorf("%d of 50 got away from a field that fell", n)
	}
	b.Cells[b.at("1,2")].Airfield = 0
	to("3,2")
	days(t, w, 1)
	if w.Force.Place[wing].Hex != hex.None || w.Force.Berth[wing].Box != 1 {
		t.Error("with the enemy next to its last field it does not go home")
	}
	if n := w.Force.AirGroup[wing].Aircraft; n != 28 {
		t.Errorf("%d of 30 got away from a field that only came under fire", n)
	}
}

// Over each hex a group can fly what it would fly if the battle were there, as far as its radius; one in a box reaches
// every hex alike.
func TestAircraftReachAsFarAsTheirRadius(t *testing.T) {
	b := testBoard(t, "..............", "..............")
	b.northHolds(1)
	b.box("japan", force.South, 1, 4)
	near := b.wing("f51", force.South, "1,1", 50, func(s *force.Spec) { s.Radius = 8 })
	b.unit("s", force.South, "1,1", 3000)
	w := b.war()
	full := int32(w.Force.AirGroup[near].Aircraft) * int32(w.Force.AirGroup[near].Rate) / 10
	over := w.SortiesOver(force.South, nil)
	for at, want := range map[string]int32{"1,1": full, "5,1": full, "7,1": full / 2, "9,1": 0, "13,1": 0} {
		if got := over[b.at(at)]; got != want {
			t.Errorf("over %s %d tenths of a sortie, want %d of %d", at, got, want, full)
		}
	}
	if enemy := w.SortiesOver(force.North, nil); enemy[b.at("1,1")] != 0 {
		t.Error("the enemy flies without aircraft")
	}
	boxed := b.wing("b26", force.South, "1,1", 20, inBox(1, 0))
	w = b.war()
	there := int32(w.Force.AirGroup[boxed].Aircraft) * int32(w.Force.AirGroup[boxed].Rate) * int32(w.reaching(boxed, hex.None, 0)) / 10_000
	if more := w.SortiesOver(force.South, over); more[b.at("13,1")] != there || there == 0 {
		t.Errorf("from Japan %d tenths of a sortie reach the far end, want %d", more[b.at("13,1")], there)
	}
}

func TestAGroupMovesItsBase(t *testing.T) {
	b := testBoard(t, "....", "....")
	b.northHolds(1)
	b.box("japan", force.South, 1, 4)
	b.box("carrier", force.South, 0, 0, func(x *Box) { x.Afloat = true })
	jet := b.wing("f80", force.South, "3,1", 50, inBox(1, 0), func(s *force.Spec) { s.Runway = 3 })
	plane := b.wing("f51", force.South, "3,1", 50, inBox(1, 0))
	navy := b.wing("f4u", force.South, "3,1", 50, inBox(2, 0))
	far := b.wing("us", force.South, "3,1", 50, inBox(1, 0), func(s *force.Spec) { s.Nation = force.US })
	b.Cells[b.at("3,1")].Airfield = 2
	w := b.war()
	if _, err := w.Apply(Order{}); err != nil {
		t.Fatal(err)
	}
	to := Order{Kind: Rebase, Unit: plane, Hex: b.at("3,1")}
	for unit, want := range map[force.ID]Reason{jet: NoAirfield, navy: TiedToBase, far: TiedToBase} {
		o := to
		o.Unit = unit
		if err, _ := Check(w.Look(force.South), &o).(*Refusal); err == nil || err.Reason != want {
			t.Errorf("%s: %v, want %s", w.Force.Identity[unit].Code, err, want.Key())
		}
	}
	before := w.Look(force.South).SortiesFrom(plane, hex.None, 0)
	if after := w.Look(force.South).SortiesFrom(plane, b.at("3,1"), -1); after != 2*before {
		t.Errorf("%d sorties from Japan, %d from the front", before, after)
	}
	if _, err := w.Apply(to); err != nil {
		t.Fatal(err)
	}
	w.Force.AirGroup[jet].Aircraft = 60
	over := Order{Kind: Rebase, Unit: jet, Hex: b.at("3,1")}
	w.Force.AirGroup[jet].Runway = 1
	w.looked = [force.Sides]bool{}
	if err, _ := Check(w.Look(force.South), &over).(*Refusal); err == nil || err.Reason != FieldFull || err.Have != 40 {
		t.Errorf("60 aircraft on a field with 50 of 90: %v", err)
	}
	days(t, w, 1)
	back := Order{Kind: Rebase, Unit: plane, Hex: hex.None, Value: 0}
	if line := FormatOrder(&w.Board, &back); line != "base f51 japan" {
		t.Error(line)
	}
	if _, err := w.Apply(back); err != nil || w.Force.Berth[plane].Box != 1 {
		t.Error(err)
	}
}
