package game

import (
	"testing"

	"parallel38/game/atlas"
	"parallel38/game/fight"
	"parallel38/game/force"
)

// Half of a UN army's wounded are back within thirty days, a fifth of the KPA's, and the rest never.
func TestHalfOfTheWoundedComeBackInAMonth(t *testing.T) {
	b := testBoard(t, "....", "....")
	b.northHolds(1)
	b.source(force.South, "0,1", 5000)
	b.source(force.North, "0,0", 5000)
	south, north := b.unit("s", force.South, "3,1", 3000), b.unit("n", force.North, "0,0", 3000)
	w := b.war()
	for _, id := range []force.ID{south, north} {
		w.Force.Strength[id].Men -= 1000
		w.countLoss(id, 1000) // 620 of them wounded
	}
	sound(t, w)
	for range 30 {
		w.gather(force.ROK)
		w.gather(force.KPA)
		sound(t, w)
	}
	if back := w.Tally[force.South].Healed; back < 300 || back > 325 {
		t.Errorf("%d of 620 wounded of the South are fit after thirty days", back)
	}
	if back := w.Tally[force.North].Healed; back < 118 || back > 130 {
		t.Errorf("%d of 620 wounded of the North are fit after thirty days", back)
	}
	for range 100 {
		w.gather(force.ROK)
	}
	if back := w.Tally[force.South].Healed; back != 341 || w.Depots[force.ROK].Hospital != 0 || w.Depots[force.ROK].Fit != 341 {
		t.Errorf("of 620 wounded %d are fit in the end, %+v", back, w.Depots[force.ROK])
	}
}

// Who has served before does not thin out a unit's training; of a mixed draft only the drafts do.
func TestTheHealedAreNoRecruits(t *testing.T) {
	for _, c := range []struct{ fit, drafts, training int32 }{
		{60, 0, 6000}, {0, 60, 6000 - 3600*60/1060}, {30, 30, 6000 - 1800*60/1060},
	} {
		b := testBoard(t, "..")
		b.source(force.South, "0,0", 5000)
		u := b.unit("r", force.South, "0,0", 1000, func(s *force.Spec) { s.Paper = 2000 })
		w := b.war()
		w.Depots[force.ROK].Fit, w.Pool[force.ROK] = c.fit, c.drafts
		w.replace(force.ROK)
		if got := w.Force.Battalions[u].Training[0]; got != int16(c.training) || w.Force.Strength[u].Men != 1060 {
			t.Errorf("%+v: training %d, %d men", c, got, w.Force.Strength[u].Men)
		}
		if w.Depots[force.ROK].Fit+w.Pool[force.ROK] != 0 {
			t.Errorf("%+v: somebody is left", c)
		}
	}
}

// Of a unit that falls apart, all but the 60 of its cadre, some come to the depots, while the side has one; of one that surrenders nobody.
func TestStraysOfAUnitThatIsNoMore(t *testing.T) {
	for name, c := range map[string]struct {
		how      EventKind
		source   bool
		returned int32
	}{
		"scattered": {Scattered, true, 423 + 200}, "surrendered": {Surrendered, true, 0}, "no depot left": {Scattered, false, 0},
	} {
		b := testBoard(t, "...", "...")
		if c.source {
			b.source(force.South, "0,0", 5000)
		}
		u := b.unit("r", force.South, "2,1", 1000, func(s *force.Spec) { s.Stragglers, s.Absent = 200, 50 })
		w := b.war()
		w.end(u, c.how)
		for range 60 {
			w.gather(force.ROK)
			sound(t, w)
		}
		if d := w.Depots[force.ROK]; d.Fit != c.returned || d.Strays != 0 || w.Tally[force.South].Returned != c.returned {
			t.Errorf("%s: %+v", name, d)
		}
	}
}

// lacking names weapons in a unit's establishment.
func lacking(k fight.Weapon, pieces int16) func(s *force.Spec) {
	return func(s *force.Spec) { s.Equipment[k] = pieces }
}

// What is delivered reaches the units whose establishment names it, a tenth of that a day, and nobody else.
func TestLaunchersReachTheRegimentsTheyAreDueTo(t *testing.T) {
	b := testBoard(t, "....", "....", "....")
	b.northHolds(1)
	b.source(force.South, "0,2", 5000)
	b.road(atlas.MainRoad, "0,2", "NE,SE,NE")
	a := b.unit("a", force.South, "0,2", 2000, lacking(fight.Bazooka35, 30))
	front := b.unit("front", force.South, "3,1", 2000, lacking(fight.Bazooka35, 30))
	other := b.unit("other", force.South, "1,2", 2000)
	b.unit("enemy", force.North, "3,0", 2500)
	b.Deliveries = []Delivery{{Nation: force.ROK, Weapon: fight.Bazooka35, Daily: []Step{{Value: 4}, {From: b.Start + 4, Value: 9}}}}
	w := b.war()
	for day, want := range []int16{2, 4, 6, 9, 12, 15} {
		days(t, w, 1)
		sound(t, w)
		if x, y := w.Force.Strength[a].Weapons[fight.Bazooka35], w.Force.Strength[front].Weapons[fight.Bazooka35]; x != want || y != want {
			t.Errorf("day %d: %d and %d launchers, want %d", day+2, x, y, want)
		}
	}
	if n := w.Force.Strength[other].Weapons[fight.Bazooka35]; n != 0 {
		t.Errorf("a regiment that is due none has %d", n)
	}
	if d := w.Depots[force.ROK].Weapons[fight.Bazooka35]; d != 9 {
		t.Errorf("%d launchers wait, want 9: two regiments take six a day", d)
	}
}

// Guns and tanks do not come up into the line, nor anything to those who are cut off.
func TestNoGunsForWhoIsInContactOrCutOff(t *testing.T) {
	b := testBoard(t, "....", "....", "....")
	b.northHolds(1)
	b.source(force.South, "0,2", 5000)
	front := b.unit("front", force.South, "3,1", 2000, lacking(fight.Gun105, 12))
	cut := b.unit("cut", force.South, "1,2", 2000, lacking(fight.Gun105, 12))
	rear := b.unit("rear", force.South, "0,2", 2000, lacking(fight.Gun105, 12))
	b.unit("enemy", force.North, "3,0", 2500)
	w := b.war()
	w.Force.Stores[cut].Cut = 1
	w.Depots[force.ROK].Weapons[fight.Gun105] = 8
	w.Tally[force.South].WeaponsIn[fight.Gun105] = 8
	w.issue(force.ROK)
	sound(t, w)
	for id, want := range map[force.ID]int16{front: 0, cut: 0, rear: 2} {
		if got := w.Force.Strength[id].Weapons[fight.Gun105]; got != want {
			t.Errorf("%s: %d howitzers, want %d", w.Force.Identity[id].Code, got, want)
		}
	}
}

// Half of what is captured can be used, whatever the size of the catch, and goes to artillery short of guns.
func TestCapturedGunsServeTheVictor(t *testing.T) {
	b := testBoard(t, "....", "....", "....")
	b.northHolds(1)
	b.source(force.North, "0,0", 5000)
	guns := b.unit("guns", force.North, "0,0", 1000, lacking(fight.Gun122, 12), func(s *force.Spec) { s.Arm, s.Mobility = force.Artillery, force.Wheels })
	b.unit("foot", force.North, "3,0", 2500)
	lost := b.unit("lost", force.South, "3,1", 1000, func(s *force.Spec) { s.Weapons[fight.Gun105], s.Weapons[fight.AT57] = 7, 2 })
	w := b.war()
	for range 7 { // one howitzer at a time
		w.abandon(lost, w.captor(lost), 1000/int(w.Force.Strength[lost].Weapons[fight.Gun105]))
	}
	sound(t, w)
	if d := w.Depots[force.KPA].Weapons; d[fight.Gun105] != 3 || w.Tally[force.North].WeaponsTaken[fight.Gun105] != 7 {
		t.Errorf("of %d captured howitzers %d are at the depot", w.Tally[force.North].WeaponsTaken[fight.Gun105], d[fight.Gun105])
	}
	w.issue(force.KPA)
	w.issue(force.KPA)
	sound(t, w)
	if got := w.Force.Strength[guns].Weapons; got[fight.Gun105] != 3 || got[fight.Gun122] != 0 || got[fight.AT57] != 0 {
		t.Errorf("the artillery has %v", got)
	}
}

// Six rounds at Osan: one of six howitzers can hurt a tank, once; then depots must send more.
func TestHollowChargeRoundsAreAStock(t *testing.T) {
	b := testBoard(t, "...", "...", "...")
	b.northHolds(1)
	b.source(force.South, "1,2", 5000)
	howitzers := func(s *force.Spec) { s.Weapons[fight.Gun105], s.Stores.HEAT = 6, 6 }
	smith := b.unit("smith", force.South, "1,1", 540, howitzers)
	tanks := b.unit("tanks", force.North, "1,0", 3000, func(s *force.Spec) { s.Weapons[fight.T34] = 36 })
	foot := b.unit("foot", force.North, "0,1", 1500)
	b.HEAT[force.ROK] = []Step{{Value: 50}}
	w := b.war()
	if s := w.muster([]force.ID{smith}, fight.HastyDefence); s.HEAT != 1 {
		t.Errorf("%d howitzers have rounds, want 1", s.HEAT)
	}
	if _, err := w.Apply(Order{Kind: Attack, Attack: fight.Probe, Hex: w.Force.Place[smith].Hex, Units: [MaxUnits]force.ID{foot}, Count: 1}); err != nil {
		t.Fatal(err)
	}
	if n := w.Force.Stores[smith].HEAT; n != 6 {
		t.Errorf("%d rounds are left: nobody fires them at men", n)
	}
	if _, err := w.Apply(Order{Kind: Attack, Attack: fight.Probe, Hex: w.Force.Place[smith].Hex, Units: [MaxUnits]force.ID{tanks}, Count: 1}); err != nil {
		t.Fatal(err)
	}
	sound(t, w)
	if s := w.muster([]force.ID{smith}, fight.HastyDefence); s.HEAT != 0 || w.Tally[force.South].HEATFired != 6 {
		t.Errorf("%d rounds fired, %d howitzers have some", w.Tally[force.South].HEATFired, s.HEAT)
	}
	w.deliverWeapons()
	w.issue(force.ROK)
	sound(t, w)
	guns := w.Force.Strength[smith].Weapons[fight.Gun105]
	if got := w.Force.Stores[smith].HEAT; got != min(50, 12*guns) {
		t.Errorf("%d rounds for %d howitzers", got, guns)
	}
	w.capture(smith)
	sound(t, w)
}

// TestKoreansAreAttachedUpToTheirShare holds the cap to the 7th Division: 8,637 of 24,845.
func TestKoreansAreAttachedUpToTheirShare(t *testing.T) {
	b := column(t, 8)
	b.northHolds(0)
	for h := range b.Control {
		b.Control[h] = force.South
	}
	b.source(force.South, "0,7", 50_000)
	b.Drafts[force.ROK] = []Step{{Value: 5000}}
	b.Attached = []Step{{From: b.Start + 2, Value: 60}}
	us := b.unit("us", force.South, "0,5", 1400, american, func(s *force.Spec) { s.Paper = 3000 })
	rok := b.unit("rok", force.South, "0,5", 1400, func(s *force.Spec) { s.Paper = 3000 })
	w := b.war()
	events := days(t, w, 1)
	if count(events, Attached) != 0 {
		t.Error("Koreans are attached before the day")
	}
	before := w.Force.Strength[us].Men
	events = days(t, w, 1)
	if s := w.Force.Strength[us]; count(events, Attached) != 1 || s.Men < before+58 || s.Koreans < 40 || s.Koreans > 42 {
		t.Errorf("%d men, before them %d; %d in a thousand are Koreans", s.Men, before, s.Koreans)
	}
	days(t, w, 30)
	if s := w.Force.Strength[us]; s.Koreans < 340 || s.Koreans > 348 {
		t.Errorf("%d in a thousand are Koreans at last, want the cap of 348", s.Koreans)
	}
	if s := w.Force.Strength[rok]; s.Koreans != 0 || s.Men < 2600 {
		t.Errorf("the ROK: %+v", s)
	}
	sound(t, w)
}
