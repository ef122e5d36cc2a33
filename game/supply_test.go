package game

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/ledger"
)

// column is a road of main-road hexes due south, with a yard of the North at its head and nobody else about.
func column(t testing.TB, hexes int) *table {
	rows := make([]string, hexes)
	for i := range rows {
		rows[i] = "."
	}
	b := testBoard(t, rows...)
	b.northHolds(hexes)
	b.road(atlas.MainRoad, "0,0", strings.Repeat("S,", hexes-2)+"S")
	b.source(force.North, "0,0", 50_000)
	return b
}

// hungry is a unit that lacks everything.
func hungry(s *force.Spec) { s.Stores.Supply = 0 }

func american(s *force.Spec) { s.Nation = force.US }

// delivered is what a side's next delivery brings, tons.
func delivered(w *World, side force.Side) int {
	kilos := 0
	for _, got := range w.deliver(side, w.supplyLines(side), int(w.Supply[side].Cut), false).got {
		kilos += got
	}
	return tons(kilos)
}

func TestTonsADayFallWithTheDistance(t *testing.T) {
	for _, c := range []struct{ km, lorries, kmADay, tons int }{
		{60, 1800, 90, 2700},
		{250, 900, 60, 216},
	} {
		b := column(t, c.km/10+1)
		b.Supply[force.North].Trucks, b.Supply[force.North].Daily = c.lorries, []Step{{Value: c.kmADay}}
		army := b.unit("army", force.North, b.Atlas.Name(b.At(0, c.km/10)), 1_000_000) // eats more than any road bears
		w := b.war()
		w.Force.Stores[army].Supply = 0
		if got := delivered(w, force.North); got != c.tons {
			t.Errorf("%d lorries over %d km bring %d tons, want %d", c.lorries, c.km, got, c.tons)
		}
	}
}

func TestSupplyDistance(t *testing.T) {
	b := testBoard(t, "......", "......", "......", "......")
	b.northHolds(4)
	b.source(force.North, "0,0", 1000)
	b.rail(atlas.SingleRail, "0,0", "SE,NE")
	b.road(atlas.MainRoad, "2,0", "SE,NE")
	b.road(atlas.SecondaryRoad, "4,0", "S")
	b.road(atlas.Track, "4,1", "S")
	w := b.war()
	for at, want := range map[string]int{
		"0,0": 0,  // the yard
		"2,0": 0,  // the railhead
		"3,0": 10, // main road
		"4,0": 20, //
		"4,1": 35, // secondary road: one and a half times as long
		"4,2": 75, // track: four times
		"4,3": 85, // porters, one hex beyond the road
		"5,3": 95, // and two
		"0,2": 20, // porters from the railway
	} {
		if got := w.SupplyDistance(force.North, b.at(at)); got != want {
			t.Errorf("to %s it is %d km, want %d", at, got, want)
		}
	}
	if got := w.SupplyDistance(force.North, b.at("0,3")); got != -1 {
		t.Errorf("three hexes from any road are reached after %d km", got)
	}
	if got := w.SupplyDistance(force.South, b.at("2,0")); got != -1 {
		t.Errorf("the enemy's railway serves the South over %d km", got)
	}
}

func TestABlownBridgeLengthensTheRoadAndCutsTheRails(t *testing.T) {
	b := testBoard(t, ".", ".", ".", ".")
	b.northHolds(4)
	b.source(force.North, "0,0", 1000)
	b.road(atlas.MainRoad, "0,0", "S,S,S")
	b.rail(atlas.DoubleRail, "0,0", "S,S,S")
	b.river(atlas.MajorRiver, "Han", "0,1", "S")
	w := b.war()
	if got := w.SupplyDistance(force.North, b.at("0,3")); got != 0 {
		t.Fatalf("%d km beside a working railway", got)
	}
	w.Bridges[0].State = Blown
	if got := w.SupplyDistance(force.North, b.at("0,3")); got != 10+supplyRules.FerryKm+10 {
		t.Errorf("%d km over the ferry, want %d", got, 10+supplyRules.FerryKm+10)
	}
}

func TestZoneOfControlBlocksSupplyUnlessAFriendStandsThere(t *testing.T) {
	b := testBoard(t, "...", "...", "...", "...", "...")
	b.northHolds(5)
	b.Control[b.at("2,2")] = force.South
	b.source(force.North, "0,0", 1000)
	b.road(atlas.MainRoad, "0,0", "S,S,S,S")
	b.unit("r1", force.North, "0,4", 2500)
	b.unit("e1", force.South, "2,2", 2500)
	guard := b.unit("r2", force.North, "0,0", 2500)
	w := b.war()
	if !w.supplyLines(force.North).Reaches(b.at("0,4")) {
		t.Fatal("an enemy two hexes from the road blocks it")
	}
	w.lift(1)
	w.Control[b.at("1,2")] = force.South
	w.put(1, b.at("1,2"))
	if w.supplyLines(force.North).Reaches(b.at("0,4")) {
		t.Error("supply runs through the enemy's zone of control")
	}
	w.lift(guard)
	w.put(guard, b.at("0,2"))
	w.Control[b.at("0,3")] = force.North
	w.lift(0)
	w.put(0, b.at("0,3"))
	if !w.supplyLines(force.North).Reaches(b.at("0,3")) {
		t.Error("a friend in the zone of control does not open the way")
	}
}

func TestNoWayNoSupply(t *testing.T) {
	b := column(t, 5)
	cut := b.unit("cut", force.North, "0,4", 2500)
	b.Control[b.at("0,2")] = force.South
	b.unit("block", force.South, "0,2", 2500)
	w := b.war()
	days(t, w, 2)
	if got := w.Force.Stores[cut].Supply; got != 6000-2*supplyRules.BurnRest {
		t.Errorf("two quiet days without supply leave %d thousandths of a day, want %d", got, 6000-2*supplyRules.BurnRest)
	}
	if w.Force.Stores[cut].Cut != 2 {
		t.Errorf("cut off for %d nights, want 2", w.Force.Stores[cut].Cut)
	}
}

func TestPortersFeedAKoreanButNotAnAmericanRegiment(t *testing.T) {
	for _, c := range []struct {
		nation force.Nation
		tons   int // of two days' need
	}{{force.KPA, 2 * 11}, {force.US, 40}} {
		b := testBoard(t, "...")
		b.northHolds(1)
		b.source(force.North, "0,0", 1000)
		b.unit("r", force.North, "2,0", 2000, func(s *force.Spec) { s.Nation = c.nation })
		w := b.war()
		w.Force.Stores[0].Supply = 0
		if got := delivered(w, force.North); got != c.tons {
			t.Errorf("porters bring %d tons, want %d", got, c.tons)
		}
	}
}

func TestRailwaysAndSourcesShareWhatTheyHave(t *testing.T) {
	for _, c := range []struct {
		class      atlas.Rail
		port, tons int
	}{{atlas.DoubleRail, 50_000, 6000}, {atlas.SingleRail, 50_000, 2500}, {atlas.NarrowRail, 50_000, 500}, {atlas.DoubleRail, 900, 900}} {
		b := testBoard(t, "...")
		b.source(force.South, "0,0", c.port)
		b.Supply[force.South].Trucks = 100_000
		b.rail(c.class, "0,0", "SE,NE")
		b.unit("a", force.South, "1,0", 100_000, american)
		b.unit("b", force.South, "2,0", 300_000, american)
		w := b.war()
		w.Force.Stores[0].Supply, w.Force.Stores[1].Supply = 0, 0
		if got := delivered(w, force.South); got > c.tons || got < c.tons*99/100 {
			t.Errorf("class %d from a port of %d tons brings %d, want %d", c.class, c.port, got, c.tons)
		}
	}
}

func TestSourcesOnOneLineHelpEachOther(t *testing.T) {
	for _, c := range []struct{ north, south, narrow, tons int }{
		{10_000, 100, -1, 1050}, // a small port beside the unit does not keep the great one away
		{100, 10_000, -1, 1050},
		{500, 300, -1, 800},
		{300, 500, -1, 800}, // what the small one has to spare runs up the line
		{10_000, 100, 2, 600},
		{300, 1000, 1, 1050},
	} {
		b := testBoard(t, ".", ".", ".", ".")
		b.Supply[force.South].Trucks = 100_000
		b.rail(atlas.DoubleRail, "0,0", "S,S,S")
		if c.narrow >= 0 {
			b.rail(atlas.NarrowRail, b.Atlas.Name(b.At(0, c.narrow)), "S")
		}
		b.source(force.South, "0,0", c.north)
		b.source(force.South, "0,3", c.south)
		b.unit("r", force.South, "0,3", 15_000, american)
		w := b.war()
		w.Force.Stores[0].Supply = 0
		if got := delivered(w, force.South); got < c.tons-1 || got > c.tons {
			t.Errorf("%+v: %d tons", c, got)
		}
	}
}

func TestALineGrowsOneHexANight(t *testing.T) {
	b := column(t, 8)
	b.rail(atlas.SingleRail, "0,0", "S,S,S,S,S,S,S")
	b.river(atlas.MajorRiver, "Kum", "0,5", "S")
	for row := 2; row < 8; row++ {
		b.Control[b.At(0, row)] = force.South
	}
	w := b.war()
	for row := 2; row < 8; row++ {
		w.Control[b.At(0, row)] = force.North // overrun in a day
	}
	w.Bridges[0].State = Blown
	last := func() (row int) {
		for row < 8 && w.Railway[b.At(0, row)] == force.North {
			row++
		}
		return row - 1
	}
	for night, want := range []int{1, 2, 3, 4} {
		if got := last(); got != want {
			t.Fatalf("after %d nights trains run to row %d, want %d", night, got, want)
		}
		w.extendRailways()
	}
	w.extendRailways()
	if got := last(); got != 5 {
		t.Errorf("trains run to row %d over a blown bridge", got)
	}
	w.Control[b.At(0, 3)] = force.South
	if f := w.supplyLines(force.North); len(f.rails) != 3 {
		t.Errorf("%d hexes of railway work behind a hex that is lost, want 3", len(f.rails))
	}
}

func TestInterdictionBitesATwentiethAtFortyAndNeverMoreThanHalf(t *testing.T) {
	if airRules.Cut(0) != 0 {
		t.Errorf("no aircraft cost %d", airRules.Cut(0))
	}
	if got := airRules.Cut(40); got < 45 || got > 60 {
		t.Errorf("forty sorties cost %d thousandths", got)
	}
	last := 0
	for sorties := 0; sorties < 3000; sorties += 50 {
		got := airRules.Cut(sorties)
		if got < last || got > 500 {
			t.Fatalf("%d sorties cost %d after %d", sorties, got, last)
		}
		last = got
	}
}

func TestAircraftOverTheRoadsWearLorriesOut(t *testing.T) {
	b := column(t, 3)
	b.Supply[force.North].Wear = []Step{{Value: 20}}
	w := b.war()
	before := w.Supply[force.North].Trucks
	w.Air[force.South].Interdict = int16(supplyRules.WearSorties) / 2
	w.resupply()
	if got := w.Supply[force.North].Trucks; got != before-before/100 {
		t.Errorf("%d lorries of %d left after half the sorties of full wear", got, before)
	}
}

func TestSupplyNextIsWhatTheNextDawnBrings(t *testing.T) {
	b := column(t, 30)
	b.Supply[force.North].Trucks = 40
	for _, at := range []string{"0,3", "0,11", "0,29"} {
		b.unit("r"+at, force.North, at, 2400, func(s *force.Spec) { s.Stores.Supply = 2000 })
	}
	w := b.war()
	for range 4 {
		var next [3]SupplyForecast
		for id := range next {
			next[id] = w.Look(force.North).SupplyNext(force.ID(id))
		}
		if _, err := w.Apply(Order{}); err != nil {
			t.Fatal(err)
		}
		days(t, w, 0)
		if _, err := w.Apply(Order{}); err != nil {
			t.Fatal(err)
		}
		for id, n := range next {
			if got := int(w.Force.Stores[id].Supply); got != n.After {
				t.Errorf("day %d: unit %d was told %d and has %d", w.Turn, id, n.After, got)
			}
			if n.Ledger.Unit != ledger.Tons || n.Ledger.Value(ledger.SupplyPort) <= 0 || n.Km != []int{30, 110, 290}[id] {
				t.Errorf("unit %d: %d km, %v", id, n.Km, n.Ledger.Lines())
			}
		}
	}
}

func TestOneLorryLessNeverBringsMore(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		b := column(t, 20)
		b.rail(atlas.NarrowRail, "0,0", "S,S,S")
		b.Supply[force.North].Trucks = rapid.IntRange(1, 300).Draw(r, "lorries")
		n := rapid.IntRange(1, 4).Draw(r, "units")
		for i := range n {
			at := b.Atlas.Name(b.At(0, rapid.IntRange(0, 19).Draw(r, "row")))
			b.unit("r"+string(rune('0'+i)), force.North, at, rapid.IntRange(500, 9000).Draw(r, "men"), hungry)
		}
		w := b.war()
		for id := range n {
			w.Force.Stores[id].Supply = int32(rapid.IntRange(0, 6000).Draw(r, "stock"))
		}
		f := w.supplyLines(force.North)
		with := append([]int(nil), w.deliver(force.North, f, 0, false).got...)
		w.Supply[force.North].Trucks--
		for id, got := range w.deliver(force.North, f, 0, false).got {
			if got > with[id] {
				t.Fatalf("unit %d gets %d kg with a lorry less, %d before", id, got, with[id])
			}
		}
	})
}

func TestSupplyDoesNotAllocate(t *testing.T) {
	b := column(t, 30)
	b.unit("r", force.North, "0,20", 2400)
	w := b.war()
	if n := testing.AllocsPerRun(20, func() {
		w.deliver(force.North, w.supplyLines(force.North), 0, false)
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
