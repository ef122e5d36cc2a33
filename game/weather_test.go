package game

import (
	"testing"

	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/game/hex"
)

func TestTheYearHasItsWeather(t *testing.T) {
	wet := func(year, month int) (n int) {
		b := testBoard(t, ".")
		b.Start = calendar.Of(year, month, 1)
		for seed := range uint64(40) {
			w := newWorld(b.Atlas, &b.Setup, seed)
			for range 30 {
				w.setWeather()
				if w.Weather == Rain {
					n++
				}
				w.Day++
			}
		}
		return n * 100 / 1200
	}
	january, october, july, drought := wet(1951, 1), wet(1951, 10), wet(1951, 7), wet(1950, 7)
	if july < 30 || july > 40 || january > 18 || october > 18 {
		t.Errorf("it rains on %d %% of days in July, %d %% in January, %d %% in October", july, january, october)
	}
	if drought > july*7/10 || drought == 0 {
		t.Errorf("it rains on %d %% of days in July 1950 and on %d %% in other years", drought, july)
	}
}

func TestNoOrderChangesTheWeather(t *testing.T) {
	a, b := skirmish(t), skirmish(t)
	playRandom(t, a, 1, 10, nil)
	days(t, b, 10)
	if a.Day != b.Day || a.Weather != b.Weather {
		t.Errorf("day %v: %s after fighting, %s after none", a.Day, a.Weather.Key(), b.Weather.Key())
	}
}

func TestSortiesAreSharedOutByOrders(t *testing.T) {
	b := testBoard(t, ".")
	b.wing("f", force.South, "0,0", 60)
	b.wing("late", force.South, "0,0", 90, func(s *force.Spec) { s.Resting = 2 })
	w := b.war()
	w.rules.Air.Wear = 0
	w.Air[force.South].InterdictPC, w.Air[force.South].KeptPC, w.Air[force.South].SkyPC = 50, 20, 0
	for _, c := range []struct {
		resting           uint8
		sky               Weather
		left, kept, roads int16
	}{
		{2, ClearSky, 18, 12, 30},
		{0, ClearSky, 45, 30, 75},
		{0, Overcast, 14, 9, 22},
		{0, Rain, 14, 9, 22},
	} {
		w.Force.AirGroup[1].Resting, w.Weather = c.resting, c.sky
		w.allotAir()
		if a := w.Air[force.South]; a.Left != c.left || a.Kept != c.kept || a.Interdict != c.roads {
			t.Errorf("resting %d, %s: %+v", c.resting, c.sky.Key(), a)
		}
	}
	if a := w.Air[force.North]; a.Left != 0 || a.Interdict != 0 {
		t.Errorf("an army without aircraft flies: %+v", a)
	}
}

// From December to February minor rivers are ice everywhere, and major ones north of the parallel.
func TestRiversFreeze(t *testing.T) {
	for _, c := range []struct {
		start             calendar.Day
		minor, north, han atlas.River
		foot, wheels      int // minutes over the river of the north, along a road without a bridge
	}{
		{calendar.Of(1950, 11, 30), atlas.MinorRiver, atlas.MajorRiver, atlas.MajorRiver, 300 + 360, impassable},
		{calendar.Of(1950, 12, 1), atlas.NoRiver, atlas.NoRiver, atlas.MajorRiver, 240, 60},
		{calendar.Of(1951, 2, 28), atlas.NoRiver, atlas.NoRiver, atlas.MajorRiver, 240, 60},
		{calendar.Of(1951, 3, 1), atlas.MinorRiver, atlas.MajorRiver, atlas.MajorRiver, 300 + 360, impassable},
	} {
		b := testBoard(t, "...", "...", "...", "...")
		b.northHolds(2)
		b.Start = c.start
		b.river(atlas.MajorRiver, "Taedong", "0,1", "N")
		b.river(atlas.MajorRiver, "Han", "0,3", "N")
		b.river(atlas.MinorRiver, "Soyang", "2,3", "N")
		b.road(atlas.MainRoad, "0,0", "S")
		foot := b.unit("foot", force.North, "0,0", 1000)
		wheels := b.unit("wheels", force.North, "0,0", 1000, func(s *force.Spec) { s.Mobility = force.Wheels })
		w := b.war()
		for h := range w.Bridges {
			w.Bridges[h].State = Blown
		}
		w.Weather = ClearSky
		if got := w.river(b.at("2,3"), hex.N); got != c.minor {
			t.Errorf("%s: the minor river is %d", c.start, got)
		}
		if got := w.river(b.at("0,1"), hex.N); got != c.north {
			t.Errorf("%s: the northern river is %d", c.start, got)
		}
		if got := w.river(b.at("0,3"), hex.N); got != c.han {
			t.Errorf("%s: the Han is %d", c.start, got)
		}
		for id, want := range map[force.ID]int{foot: c.foot, wheels: c.wheels} {
			if got := w.stepCost(id, b.at("0,0"), hex.S, nil).minutes; got != want {
				t.Errorf("%s: %s crosses in %d minutes, want %d", c.start, w.Force.Identity[id].Code, got, want)
			}
		}
	}
}

// In January cold takes ten in a thousand of those without winter clothing, beside the sick of any day.
func TestColdTakesMenWithoutWinterClothing(t *testing.T) {
	b := testBoard(t, "..")
	b.Start = calendar.Of(1951, 1, 10)
	rok := b.unit("rok", force.South, "0,0", 10_000)
	us := b.unit("us", force.South, "1,0", 10_000, func(s *force.Spec) { s.Nation = force.US })
	w := b.war()
	w.rest(rok)
	w.rest(us)
	if one, other := w.Force.Strength[rok].Men, w.Force.Strength[us].Men; one != 10_000-60 || other != 10_000-40 {
		t.Errorf("%d and %d men are left", one, other)
	}
	w.Day = calendar.Of(1950, 7, 1)
	w.rest(us)
	if n := w.Force.Strength[us].Men; n != 9960-9 {
		t.Errorf("in July %d are left", n)
	}
}
