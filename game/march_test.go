package game

import (
	"errors"
	"fmt"
	"testing"

	"parallel38/game/atlas"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/game/ledger"
)

// dry keeps the test's weather out of its sums.
func dry(w *World) *World {
	w.Weather = ClearSky
	return w
}

func onWheelsUnit(s *force.Spec) { s.Mobility, s.Arm = force.Wheels, force.Cavalry }
func onTracksUnit(s *force.Spec) { s.Mobility, s.Arm = force.Tracks, force.Armour }
func lorried(s *force.Spec)      { s.Mobility = force.Lorried }

// refusal is the reason an order is refused, Reasons if it is not.
func refusal(w *World, o Order) Reason {
	var r *Refusal
	if errors.As(Check(w.Look(w.Moving()), &o), &r) {
		return r.Reason
	}
	return Reasons
}

// path reads "S,SE" as a march.
func path(dirs ...hex.Dir) []hex.Dir { return dirs }

func TestHoursOfTheTable(t *testing.T) {
	for _, c := range []struct {
		name    string
		ground  string // of the hex that is entered
		road    atlas.Road
		unit    func(*force.Spec)
		minutes int // impassable for no
	}{
		{"foot, main road", "m", atlas.MainRoad, nil, 240},
		{"foot, track", "m", atlas.Track, nil, 300},
		{"foot, clear", ".", atlas.NoRoad, nil, 300},
		{"foot, wet paddy", "p", atlas.NoRoad, nil, 360},
		{"foot, hills", "h", atlas.NoRoad, nil, 360},
		{"foot, mountain", "m", atlas.NoRoad, nil, 540},
		{"foot, high mountain", "M", atlas.NoRoad, nil, 720},
		{"foot, plateau", "P", atlas.NoRoad, nil, 360},
		{"wheels, main road", "m", atlas.MainRoad, onWheelsUnit, 60},
		{"wheels, secondary road", "m", atlas.SecondaryRoad, onWheelsUnit, 90},
		{"wheels, track", "m", atlas.Track, onWheelsUnit, 240},
		{"wheels, clear", ".", atlas.NoRoad, onWheelsUnit, 240},
		{"wheels, wet paddy", "p", atlas.NoRoad, onWheelsUnit, impassable},
		{"wheels, hills", "h", atlas.NoRoad, onWheelsUnit, impassable},
		{"tracks, main road", "m", atlas.MainRoad, onTracksUnit, 90},
		{"tracks, secondary road", "m", atlas.SecondaryRoad, onTracksUnit, 120},
		{"tracks, clear", ".", atlas.NoRoad, onTracksUnit, 180},
		{"tracks, hills", "h", atlas.NoRoad, onTracksUnit, 360},
		{"tracks, mountain", "m", atlas.NoRoad, onTracksUnit, impassable},
		{"tracks, plateau", "P", atlas.NoRoad, onTracksUnit, 300},
		{"lorried, main road", "h", atlas.MainRoad, lorried, 60},
		{"lorried, hills", "h", atlas.NoRoad, lorried, 360},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := testBoard(t, ".", c.ground)
			if c.road != atlas.NoRoad {
				b.road(c.road, "0,0", "S")
			}
			u := b.unit("u", force.North, "0,0", 2500, func(s *force.Spec) {
				if c.unit != nil {
					c.unit(s)
				}
			})
			w := dry(b.war())
			var led ledger.Ledger
			led.Reset(ledger.Minutes)
			s := w.stepCost(u, b.at("0,0"), hex.S, &led)
			if s.minutes != c.minutes {
				t.Errorf("takes %d minutes, the table says %d", s.minutes, c.minutes)
			}
			if c.minutes < impassable && led.Total() != c.minutes {
				t.Errorf("the ledger adds up to %d of %d minutes", led.Total(), c.minutes)
			}
		})
	}
}

func TestGunsAreHauledWhereNoWheelRolls(t *testing.T) {
	for _, c := range []struct {
		ground  string
		minutes int
	}{{"h", 2 * 360}, {"m", 2 * 540}, {".", 240}} {
		b := testBoard(t, ".", c.ground)
		guns := b.unit("guns", force.North, "0,0", 800, func(s *force.Spec) { s.Mobility, s.Arm = force.Wheels, force.Artillery })
		w := dry(b.war())
		if s := w.stepCost(guns, b.at("0,0"), hex.S, nil); s.minutes != c.minutes {
			t.Errorf("into %s takes %d minutes, want %d", c.ground, s.minutes, c.minutes)
		}
		if _, err := w.Apply(March(guns, path(hex.S))); err != nil {
			t.Errorf("into %s: %v", c.ground, err)
		}
	}
}

func TestRiversWithoutABridge(t *testing.T) {
	for _, c := range []struct {
		rank    atlas.River
		unit    func(*force.Spec)
		minutes int
	}{
		{atlas.MinorRiver, nil, 300 + 120},
		{atlas.MajorRiver, nil, 300 + 360},
		{atlas.MinorRiver, onWheelsUnit, 240 + 240},
		{atlas.MajorRiver, onWheelsUnit, impassable},
		{atlas.MinorRiver, onTracksUnit, 180 + 240},
		{atlas.MajorRiver, onTracksUnit, impassable},
	} {
		b := testBoard(t, ".", ".")
		b.river(c.rank, "Han", "0,0", "S")
		change := func(*force.Spec) {}
		if c.unit != nil {
			change = c.unit
		}
		u := b.unit("u", force.North, "0,0", 2500, change)
		w := dry(b.war())
		if s := w.stepCost(u, b.at("0,0"), hex.S, nil); s.minutes != c.minutes {
			t.Errorf("river %d, %s: %d minutes, want %d", c.rank, w.Force.Identity[u].Mobility, s.minutes, c.minutes)
		}
	}
}

func TestABlownBridgeIsARiverAgain(t *testing.T) {
	b := testBoard(t, ".", ".")
	b.river(atlas.MajorRiver, "Han", "0,0", "S")
	b.road(atlas.MainRoad, "0,0", "S")
	u := b.unit("u", force.North, "0,0", 40, onTracksUnit)
	w := dry(b.war())
	if s := w.stepCost(u, b.at("0,0"), hex.S, nil); s.minutes != 90 {
		t.Fatalf("over the bridge takes %d minutes, want 90", s.minutes)
	}
	w.Bridges[0].State = Blown
	if s := w.stepCost(u, b.at("0,0"), hex.S, nil); s.minutes != impassable || s.reason != NoBridge {
		t.Errorf("tanks cross without a bridge: %+v", s)
	}
}

func TestARestedRegimentMayAlwaysTakeOneHex(t *testing.T) {
	b := testBoard(t, ".", "M", ".")
	b.river(atlas.MajorRiver, "Han", "0,0", "S")
	u := b.unit("u", force.North, "0,0", 2500)
	w := dry(b.war())
	if _, err := w.Apply(March(u, path(hex.S))); err != nil {
		t.Fatalf("720 + 360 minutes for a whole day: %v", err)
	}
	if w.Force.March[u].Left != 0 || w.Force.Place[u].Hex != b.at("0,1") {
		t.Errorf("at %s with %d minutes left", w.Map.Name(w.Force.Place[u].Hex), w.Force.March[u].Left)
	}
}

func TestTiredMenMarchNoForcedHours(t *testing.T) {
	b := testBoard(t, ".", ".", ".", ".")
	b.road(atlas.MainRoad, "0,0", "S,S,S")
	u := b.unit("u", force.North, "0,0", 2500)
	three := March(u, path(hex.S, hex.S, hex.S))
	if got := refusal(dry(b.war()), three); got != Reasons {
		t.Fatalf("thirty kilometres fresh: refused with %v", got)
	}
	w := dry(b.war())
	w.Force.Condition[u].Fatigue = int16(marchRules.TiredFatigue)
	if got := refusal(w, three); got != TooFar {
		t.Errorf("thirty kilometres tired: %v, want TooFar", got)
	}
	if got := refusal(w, March(u, path(hex.S, hex.S))); got != Reasons {
		t.Errorf("twenty kilometres tired: refused with %v", got)
	}
}

func TestZoneOfControl(t *testing.T) {
	// The enemy stands in the middle of the bottom row; both hexes beside it lie in its zone.
	rows := []string{"...", "...", "..."}
	b := testBoard(t, rows...)
	b.unit("e", force.South, "1,1", 2500)
	foot := b.unit("f", force.North, "1,0", 2500)
	w := dry(b.war())
	if !w.InZOC(b.at("0,1"), force.North) || w.InZOC(b.at("0,0"), force.North) {
		t.Error("the zone is wrong")
	}
	if got := refusal(w, March(foot, path(hex.SW))); got != ZOCToZOC {
		t.Errorf("from zone to zone across clear ground: refused with %v, want ZOCToZOC", got)
	}
	// Into hills on foot it is infiltration, four hours dearer.
	b = testBoard(t, "...", "h..", "...")
	b.unit("e", force.South, "1,1", 2500)
	foot = b.unit("f", force.North, "1,0", 2500)
	w = dry(b.war())
	if s := w.stepCost(foot, b.at("1,0"), hex.SW, nil); s.minutes != 360+240 {
		t.Errorf("infiltration takes %d minutes, want 600", s.minutes)
	}
	// A battalion holds nobody.
	b = testBoard(t, rows...)
	b.unit("e", force.South, "1,1", 500)
	b.unit("f", force.North, "1,0", 2500)
	if w = b.war(); w.InZOC(b.at("0,1"), force.North) {
		t.Error("a battalion exerts a zone of control")
	}
}

func TestNoZoneAcrossAMajorRiverOrIntoTrackless(t *testing.T) {
	b := testBoard(t, ".", ".")
	b.river(atlas.MajorRiver, "Naktong", "0,0", "S")
	b.unit("e", force.South, "0,1", 2500)
	b.unit("n", force.North, "0,0", 2500)
	if w := b.war(); w.InZOC(b.at("0,0"), force.North) {
		t.Error("control carries across an unbridged major river")
	}
	b = testBoard(t, "m", ".")
	b.unit("e", force.South, "0,1", 2500)
	b.unit("n", force.North, "0,0", 2500)
	if w := b.war(); w.InZOC(b.at("0,0"), force.North) {
		t.Error("control carries into a mountain without a road")
	}
}

func TestStackLimit(t *testing.T) {
	b := testBoard(t, "...", "...", "mmm")
	b.unit("a", force.North, "1,1", 2500)
	b.unit("b", force.North, "1,1", 2500)
	c := b.unit("c", force.North, "0,1", 2500)
	w := dry(b.war())
	w.lift(0)
	w.put(0, b.at("1,2"))
	w.lift(1)
	w.put(1, b.at("1,2"))
	if got := refusal(w, March(c, path(hex.SE, hex.S))); got != TooFar && got != StackFull {
		t.Errorf("a third regiment into the mountain: refused with %v", got)
	}
	if w.StackRoom(b.at("1,2")) != 0 {
		t.Errorf("a mountain with two regiments has room for %d quarters", w.StackRoom(b.at("1,2")))
	}
}

// TestACrowdedRoadStaysCrowded: the count of a day's troops ends at the most that it can hold.
func TestACrowdedRoadStaysCrowded(t *testing.T) {
	b := testBoard(t, "..", "..")
	b.road(atlas.Track, "0,0", "S")
	u := b.unit("u", force.North, "0,0", 2500)
	w := dry(b.war())
	w.Traffic[b.at("0,1")] = 254
	if _, err := w.Apply(March(u, path(hex.S))); err != nil {
		t.Fatal(err)
	}
	if got := w.Traffic[b.at("0,1")]; got != 255 {
		t.Errorf("traffic %d", got)
	}
}

func TestReachAgreesWithCheck(t *testing.T) {
	b := testBoard(t, "..h.m", "p.h..", ".mu..", "..h..", ".....")
	b.road(atlas.MainRoad, "0,0", "S,S,S,S")
	b.river(atlas.MinorRiver, "Imjin", "2,2", "N,NE,NW")
	b.unit("e", force.South, "3,2", 2500)
	u := b.unit("u", force.North, "0,1", 2500)
	tanks := b.unit("t", force.North, "1,0", 600, onTracksUnit)
	w := dry(b.war())
	v := w.Look(force.North)
	var r Reach
	for _, id := range []force.ID{u, tanks} {
		v.Reach(id, &r)
		if len(r.Hexes) == 0 {
			t.Fatal("nothing in reach")
		}
		for _, h := range r.Hexes {
			o := March(id, r.Path(&v.Board, h, nil))
			minutes, refused := v.checkMarch(&o)
			if refused != nil || minutes != r.Minutes(h) {
				t.Errorf("%s: reach says %d minutes, check says %d, %v", w.Map.Name(h), r.Minutes(h), minutes, refused)
			}
		}
	}
}

func TestAMarchStopsAtWhatItHadNotSeen(t *testing.T) {
	b := testBoard(t, ".", ".", ".", ".", ".", ".")
	b.road(atlas.MainRoad, "0,0", "S,S,S,S,S")
	e := b.unit("e", force.South, "0,5", 2500)
	u := b.unit("u", force.North, "0,0", 300, onWheelsUnit)
	w := dry(b.war())
	v := w.Look(force.North)
	if v.Force.Place[e].Hex != hex.None {
		t.Fatal("the enemy is in sight at five hexes")
	}
	events, err := w.Apply(March(u, path(hex.S, hex.S, hex.S, hex.S, hex.S)))
	if err != nil {
		t.Fatal(err)
	}
	if count(events, Discovered) != 1 || w.Force.Place[u].Hex != b.at("0,4") {
		t.Errorf("stands at %s after %d discoveries", w.Map.Name(w.Force.Place[u].Hex), count(events, Discovered))
	}
}

func TestAPatrolTakesOnlyWhereItStaysTheNight(t *testing.T) {
	b := testBoard(t, "...", "...", "...", "...")
	b.road(atlas.MainRoad, "1,0", "S,S,S")
	b.northHolds(1)
	b.source(force.North, "1,0", 1000)
	b.source(force.South, "0,3", 1000)
	u := b.unit("u", force.North, "1,0", 300, onWheelsUnit)
	w := dry(b.war())
	if _, err := w.Apply(March(u, path(hex.S, hex.S))); err != nil {
		t.Fatal(err)
	}
	if w.Control[b.at("1,1")] != force.South || w.Control[b.at("1,2")] != force.South {
		t.Error("three hundred men took the ground they drove over")
	}
	days(t, w, 1)
	if w.Control[b.at("1,2")] != force.North {
		t.Error("they stayed the night and hold nothing")
	}
}

func TestTroopsByRail(t *testing.T) {
	b := testBoard(t, ".", ".", ".", ".", ".")
	b.rail(atlas.DoubleRail, "0,0", "S,S,S,S")
	u := b.unit("u", force.North, "0,0", 2500)
	for h := range b.Control {
		b.Control[h] = force.North
	}
	w := dry(b.war())
	to := b.at("0,4")
	if _, err := w.Apply(Order{Kind: RailMove, Unit: u, Hex: to}); err != nil {
		t.Fatal(err)
	}
	if w.Force.Place[u].Hex != to || w.Force.March[u].Left != 0 || w.Supply[force.North].TrainsLeft != int16(railRules.Trains)-4 {
		t.Errorf("at %s, %d minutes, %d trains left", w.Map.Name(w.Force.Place[u].Hex), w.Force.March[u].Left, w.Supply[force.North].TrainsLeft)
	}
	if w.exerts(u) {
		t.Error("a regiment on a train exerts a zone of control")
	}
}

// weak makes a unit nobody has to fear.
func weak(s *force.Spec) {
	s.Battalions.Training = [force.MaxBattalions]int16{}
	s.Strength.Paper = 2500
}

// gunned gives a unit artillery.
func gunned(n int16) func(*force.Spec) {
	return func(s *force.Spec) { s.Strength.Weapons[fight.Gun76] = n }
}

func TestOnlyKoreansAndCommandosSlipBetweenZonesOfControl(t *testing.T) {
	b := testBoard(t, "hhh", "hhh", "hhh")
	b.northHolds(3)
	b.unit("n", force.North, "1,0", 2500)
	b.unit("m", force.North, "1,2", 2500)
	from := b.at("0,1")
	rok := b.unit("rok", force.South, "0,1", 2000)
	us := b.unit("us", force.South, "0,1", 2000, american)
	rangers := b.unit("rangers", force.South, "0,1", 500, american, func(s *force.Spec) { s.Arm = force.Commando })
	w := b.war()
	for id, want := range map[force.ID]bool{rok: true, us: false, rangers: true} {
		d, _ := w.Map.DirTo(from, b.at("1,1"))
		if s := w.stepCost(id, from, d, nil); (s.minutes < impassable) != want || !want && s.reason != ZOCToZOC {
			t.Errorf("%s: %d minutes", w.Force.Identity[id].Code, s.minutes)
		}
	}
}

// TestThirtySixGunsAreFreeForThreeRegiments holds stacking to play.md.
func TestThirtySixGunsAreFreeForThreeRegiments(t *testing.T) {
	guns := func(n int16) func(s *force.Spec) {
		return func(s *force.Spec) { s.Arm, s.Weapons[fight.Gun105] = force.Artillery, n }
	}
	for _, c := range []struct {
		guns   []int16
		police bool
		want   int
	}{
		{nil, false, 0}, {[]int16{36}, false, 0}, {[]int16{18, 18}, false, 0}, {nil, true, 0},
		{[]int16{72}, false, -1}, {[]int16{36, 36}, false, -1}, {[]int16{24, 24, 24, 24}, false, -3},
	} {
		b := testBoard(t, "hh")
		for i := range 3 {
			b.unit(fmt.Sprint("s", i), force.South, "0,0", 2500)
		}
		for i, n := range c.guns {
			b.unit(fmt.Sprint("g", i), force.South, "0,0", 500, guns(n))
		}
		if c.police {
			b.unit("p", force.South, "0,0", 700, func(s *force.Spec) { s.Arm = force.Police })
		}
		more := b.unit("more", force.South, "1,0", 500, guns(12))
		w := b.war()
		if got := w.StackRoom(0); got != c.want {
			t.Errorf("three regiments in hills with %v guns leave room for %d quarters, want %d", c.guns, got, c.want)
		}
		if want := len(c.guns) == 0; w.HasRoom(more, 0) != want {
			t.Errorf("a battery beside three regiments with %v guns finds room: %v, want %v", c.guns, !want, want)
		}
	}
}
