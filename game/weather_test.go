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
	b.Air[force.South] = []Step{{From: b.Start, Value: 60}, {From: b.Start + 6, Value: 150}}
	w := b.war()
	w.Air[force.South].InterdictPC, w.Air[force.South].KeptPC = 50, 20
	for _, c := range []struct {
		day               calendar.Day
		sky               Weather
		left, kept, roads int16
	}{
		{b.Start, ClearSky, 18, 12, 30},
		{b.Start + 6, ClearSky, 45, 30, 75},
		{b.Start + 6, Overcast, 14, 9, 22},
		{b.Start + 6, Rain, 14, 9, 22},
	} {
		w.Day, w.Weather = c.day, c.sky
		w.allotAir()
		if a := w.Air[force.South]; a.Left != c.left || a.Kept != c.kept || a.Interdict != c.roads {
			t.Errorf("%v, %s: %+v", c.day, c.sky.Key(), a)
		}
	}
	if a := w.Air[force.North]; a.Left != 0 || a.Interdict != 0 {
		t.Errorf("an army without aircraft flies: %+v", a)
	}
}
