package game

import (
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/dice"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// Climate is that of the board's day: the chances of its weather. The rains of 1950 were light.
func (b *Board) Climate() Climate {
	year, month, day := b.Day.Date()
	c := b.rules.Weather.Climate[month]
	if year == 1950 && (month == 6 && day >= 20 || month == 7 || month == 8) {
		c.Rain = c.Rain * b.rules.Weather.Summer1950 / 100
	}
	return c
}

// river is what the river along a hexside is today: in deep winter the minor ones, and every one north of
// the parallel, are ice that carries men, guns and lorries; railways still need their bridges.
func (b *Board) river(h hex.Index, d hex.Dir) atlas.River {
	r := b.Map.Edge(h, d).River
	if r == atlas.NoRiver {
		return r
	}
	if b.rules.Weather.Ice[b.month()] > 0 && (r == atlas.MinorRiver || b.Map.Cells[h].North) {
		return atlas.NoRiver
	}
	return r
}

// month is that of the board's day.
func (b *Board) month() int {
	if m := &b.months; m.month == 0 || m.day != b.Day {
		_, m.month, _ = b.Day.Date()
		m.day = b.Day
	}
	return b.months.month
}

// months is the scratch memory of month.
type months struct {
	day   calendar.Day
	month int
}

// cold is the share of a nation's men, in thousandths, whom a day takes by cold alone.
func (b *Board) cold(n force.Nation) int {
	return b.rules.Weather.Cold[b.month()] * (1000 - b.rules.Weather.WinterGear[n]) / 1000
}

// setWeather rolls the day's weather. Its die knows the day and nothing else, so that no order of
// either side ever changes the weather.
func (w *World) setWeather() {
	c := w.Climate()
	die := dice.Below(dice.Roll(w.Seed, dice.Key{Stream: dice.Weather, Day: int32(w.Day)}), 100)
	switch {
	case die < c.Rain:
		w.Weather = Rain
	case die < c.Rain+c.Overcast:
		w.Weather = Overcast
	default:
		w.Weather = ClearSky
	}
	w.emit(Event{Kind: WeatherSet, Unit: force.None, Other: force.None, Hex: hex.None, From: hex.None, Value: int(w.Weather)})
}
