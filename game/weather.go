package game

import (
	"parallel38/game/dice"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// climate is that of the board's day; the rains of 1950 were light.
func (b *Board) climate() Climate {
	year, month, day := b.Day.Date()
	c := b.rules.Weather.Climate[month]
	if year == 1950 && (month == 6 && day >= 20 || month == 7 || month == 8) {
		c.Rain = c.Rain * b.rules.Weather.Summer1950 / 100
	}
	return c
}

// setWeather rolls the day's weather. Its die knows the day and nothing else, so that no order of
// either side ever changes the weather.
func (w *World) setWeather() {
	c := w.climate()
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
