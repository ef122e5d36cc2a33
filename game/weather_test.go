package game

import (
	"testing"

	"parallel38/game/calendar"
	"parallel38/game/force"
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
