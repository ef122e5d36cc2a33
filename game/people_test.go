package game

import (
	"fmt"
	"testing"

	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// highway is a main road from the front in the north to a port fifteen hexes away, with nobody living along it.
func highway(t testing.TB) *table {
	b := column(t, 16)
	for h := range b.Control {
		b.Control[h] = force.South
	}
	b.northHolds(2)
	b.source(force.South, "0,15", 5000)
	b.Setup.Rules.People.Rural = 0
	b.unit("n", force.North, "0,1", 2500)
	return b
}

// onRoad puts so many people onto the roads of a hex.
func onRoad(w *World, h hex.Index, people int32) {
	w.People[h].Road += people
	w.Fate.All += people
}

// help gives the South an order for people.
func help(t testing.TB, w *World, o Order) {
	t.Helper()
	if w.Moving() == force.North {
		w.endDay()
	}
	if _, err := w.Apply(o); err != nil {
		t.Fatal(err)
	}
}

func TestPeopleLeaveAsTheEnemyComesAndAreTakenInFarAway(t *testing.T) {
	b := highway(t)
	w := b.war()
	for h := range w.People {
		w.People[h].Home = 1000
		w.Fate.All += 1000
	}
	events := days(t, w, 1)
	// 300 in a thousand leave next to northern troops, 200 at two hexes, 100 at three; they go two hexes.
	// The hex beside the enemy is his in the morning, and those in it stay.
	for row, want := range []int32{1000, 1000, 1000, 800, 900, 1000} {
		if got := w.People[b.at(fmt.Sprint("0,", row))].Home; got != want {
			t.Errorf("row %d: %d are at home, want %d", row, got, want)
		}
	}
	if road := w.People[b.at("0,5")].Road; road != 200 {
		t.Errorf("%d people have come two hexes, want the 200 of the first", road)
	}
	if count(events, PeopleFled) != 0 {
		t.Error("three hundred people are news of a day")
	}
	days(t, w, 8)
	sound(t, w)
	home := int32(0)
	for row := 9; row < 16; row++ {
		home += w.People[b.at(fmt.Sprint("0,", row))].Home
	}
	if home < 7500 {
		t.Errorf("%d people are where they are safe, want those who lived there and most of 1,500 who fled", home)
	}
}

func TestThoseWhomTheArmyOvertakesStay(t *testing.T) {
	b := highway(t)
	w := b.war()
	onRoad(w, b.at("0,3"), 50_000)
	w.Control[b.at("0,3")] = force.North
	events := days(t, w, 1)
	if p := w.People[b.at("0,3")]; p.Road != 0 || p.Home != 50_000 || w.Fate.Overtaken != 50_000 || count(events, PeopleOvertaken) != 1 {
		t.Errorf("%+v, %+v", p, w.Fate)
	}
	sound(t, w)
}

// TestTwentyThousandPeopleAreARegimentOnTheRoad holds the rules to play.md: a main road takes six regiments a day.
func TestTwentyThousandPeopleAreARegimentOnTheRoad(t *testing.T) {
	b := highway(t)
	lorries := b.unit("lorries", force.South, "0,8", 2500, lorried)
	w := b.war()
	at := b.at("0,9")
	w.Weather = ClearSky
	cost := func() int { w.crowdTraffic(); return w.stepCost(lorries, b.at("0,8"), hex.S, nil).minutes }
	onRoad(w, at, 20_000)
	if cost(); w.Traffic[at] != 4 {
		t.Errorf("20,000 people are %d quarters of a regiment of traffic, want 4", w.Traffic[at])
	}
	onRoad(w, at, 99_000)
	if got := cost(); got != 60 {
		t.Errorf("with less than 120,000 people the step takes %d minutes, want 60", got)
	}
	onRoad(w, at, 1_000)
	if got := cost(); got != 180 {
		t.Errorf("with 120,000 people the step takes %d minutes, want 180", got)
	}
	w.People[at].Road = 5_000
	w.Traffic[at] = 0
	help(t, w, Order{Kind: SetCorridor, Unit: force.None, Hex: at, On: true})
	w.Traffic[at] = 0
	if got := w.stepCost(lorries, b.at("0,8"), hex.S, nil).minutes; got != 180 {
		t.Errorf("a corridor costs a column %d minutes, want 180", got)
	}
}

func TestACorridorLetsMoreGoFarther(t *testing.T) {
	b := highway(t)
	passed := func(on bool) (far, left int32) {
		w := b.war()
		onRoad(w, b.at("0,4"), 150_000)
		if on {
			for row := 4; row < 7; row++ {
				help(t, w, Order{Kind: SetCorridor, Unit: force.None, Hex: b.at(fmt.Sprint("0,", row)), On: true})
			}
		}
		w.walk(w.findRefuge())
		return w.People[b.at("0,7")].Road, w.People[b.at("0,4")].Road
	}
	// 100,000 a day over a main road, in two stages; through a corridor 150,000, and a stage more.
	if far, left := passed(false); far != 0 || left != 50_000 {
		t.Errorf("without: %d have come three hexes, %d are left behind; want none and 50,000", far, left)
	}
	if far, left := passed(true); far != 75_000 || left != 0 {
		t.Errorf("with: %d have come three hexes, %d are left behind; want 75,000 and none", far, left)
	}
}

func TestScreeningKeepsRaidersOutAndPeopleWaiting(t *testing.T) {
	b := highway(t)
	at := b.at("0,3")
	guns := b.unit("guns", force.South, "0,3", 1000, func(s *force.Spec) { s.Arm = force.Artillery })
	police := b.unit("police", force.South, "0,3", 700, func(s *force.Spec) { s.Arm = force.Police })
	night := func(seed uint64, screened bool) (raids int, w *World) {
		w = New(b.Atlas, &b.Setup, seed)
		onRoad(w, at, 30_000)
		if screened {
			help(t, w, Order{Kind: Screen, Unit: police, Hex: hex.None})
			if w.Force.March[police].Left != dayMinutes-120 {
				t.Fatalf("a post of police costs %d minutes, want 120", dayMinutes-w.Force.March[police].Left)
			}
		}
		w.events = nil
		w.walk(w.findRefuge())
		onRoad(w, at, 30_000)
		w.raids(w.findRefuge())
		sound(t, w)
		return count(w.events, Raided), w
	}
	raids := 0
	for seed := range uint64(300) {
		n, w := night(seed, false)
		raids += n
		if n > 0 && (w.Force.Strength[guns].Men != 990 || w.Force.Condition[guns].Disruption != 100) {
			t.Fatalf("raiders leave %d gunners", w.Force.Strength[guns].Men)
		}
		if n, w := night(seed, true); n > 0 || w.People[at].Road != 30_000+24_000 {
			t.Fatalf("screened: %d raids, %d people on the road; want none, and 6,000 let through", n, w.People[at].Road)
		}
	}
	if raids < 8 || raids > 30 {
		t.Errorf("%d raids in 300 nights, want about 18", raids)
	}
}

// TestABridgeBlownUnderPeopleKills holds the rules to the Han on 28 June 1950: of a hundred thousand who cross in a
// day four thousand are on the bridge, and eight hundred die.
func TestABridgeBlownUnderPeopleKills(t *testing.T) {
	b := crossing(t)
	b.Setup.Rules.People.Rural = 0
	b.unit("s", force.South, "0,4", 2000)
	far := b.at("0,2")
	lost := blown(b, 40, func(w *World) {
		onRoad(w, far, 300_000)
		if people, dead := w.Crossing(0, force.South); people != 100_000 || dead != 800 {
			t.Fatalf("%d people cross and %d would die, want 100,000 and 800", people, dead)
		}
		order(t, b, w, BlowNow)
		w.Fate.Bridge = 0
		w.Bridges[0] = Bridge{Order: BlowNow, Prepared: 1}
		if w.workOnBridges(); w.Bridges[0].State == Blown && w.Fate.Bridge == 0 {
			t.Fatal("nobody was on it")
		}
	})
	if lost < 30 {
		t.Fatalf("only %d of 40 bridges went down", lost)
	}
	waits := blown(b, 40, func(w *World) {
		onRoad(w, far, 300_000)
		order(t, b, w, BlowWhenClear)
		w.workOnBridges()
		w.workOnBridges()
	})
	if waits != 0 {
		t.Errorf("%d of 40 bridges did not wait for the people", waits)
	}
	clear := blown(b, 40, func(w *World) {
		onRoad(w, far, 1_000)
		order(t, b, w, BlowWhenClear)
		w.Bridges[0].Prepared = 1
		w.workOnBridges()
	})
	if clear < 30 {
		t.Errorf("%d of 40 bridges went down when the people were over", clear)
	}
}

func TestTrainsTakePeopleToSafety(t *testing.T) {
	b := highway(t)
	b.rail(atlas.SingleRail, "0,4", "S,S,S,S,S,S,S,S,S,S,S")
	b.Cells[b.at("0,15")].Terrain = atlas.Urban
	w := b.war()
	onRoad(w, b.at("0,4"), 6_000)
	onRoad(w, b.at("0,3"), 10)
	o := Order{Kind: Evacuate, Unit: force.None, Hex: b.at("0,4"), Value: 2}
	help(t, w, o)
	if w.People[b.at("0,4")].Road != 1_000 || w.People[b.at("0,15")].Home != 5_000 || w.Supply[force.South].TrainsLeft != 10 || w.Fate.ByTrain != 5_000 {
		t.Errorf("%+v %+v, %d trains left", w.People[b.at("0,4")], w.Fate, w.Supply[force.South].TrainsLeft)
	}
	sound(t, w)
	for name, bad := range map[string]Order{
		"no-people":  {Kind: Evacuate, Unit: force.None, Hex: b.at("0,6"), Value: 1},
		"no-trains":  {Kind: Evacuate, Unit: force.None, Hex: b.at("0,4"), Value: 11},
		"not-yours":  {Kind: Evacuate, Unit: force.None, Hex: b.at("0,1"), Value: 1},
		"bad-order":  {Kind: Evacuate, Unit: force.None, Hex: b.at("0,4")},
		"no-railway": {Kind: Evacuate, Unit: force.None, Hex: b.at("0,3"), Value: 1},
	} {
		if r := w.Look(force.South).check(&bad); r == nil || r.Reason.Key() != name {
			t.Errorf("want %s, got %v", name, r)
		}
	}
}

func TestColdAndHungerTakePeopleOnTheRoads(t *testing.T) {
	dead := func(month int) int32 {
		b := highway(t)
		b.Start = calendar.Of(1951, month, 4)
		w := b.war()
		onRoad(w, b.at("0,5"), 100_000)
		w.suffering(w.findRefuge())
		sound(t, w)
		return w.Fate.Hardship
	}
	if june, january := dead(6), dead(1); june != 20 || january != 120 {
		t.Errorf("of 100,000 people %d die in a day of June and %d in one of January, want 20 and 120", june, january)
	}
}

func TestNumbersOfPeopleAreToldAsRanges(t *testing.T) {
	for n, want := range map[int][2]int{0: {0, 0}, 6: {4, 9}, 800: {550, 1200}, 12_345: {8000, 18_500}, 400_000: {250_000, 600_000}} {
		if low, high := Estimate(n); low != want[0] || high != want[1] {
			t.Errorf("%d is told as %d to %d, want %v", n, low, high, want)
		}
	}
}
