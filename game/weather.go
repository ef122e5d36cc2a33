package game

import (
	"parallel38/game/dice"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// climate is how often a day is wet or overcast over the theatre, per cent.
type climate struct{ rain, overcast int }

// climates is the year, by month. The number of wet days follows the normals of the Korea
// Meteorological Administration for Seoul (.1 mm or more on 6 days in January, 10 in June, 16 in July,
// 15 in August, 9 in September), a third taken off because a shower over one town grounds nobody;
// overcast days follow its mean cloud cover.
var climates = [13]climate{
	1: {13, 15}, 2: {14, 17}, 3: {15, 18}, 4: {18, 18}, 5: {18, 20}, 6: {22, 23},
	7: {35, 22}, 8: {31, 18}, 9: {20, 18}, 10: {13, 14}, 11: {19, 17}, 12: {16, 16},
}

// climate is that of the board's day. The rains of 1950 were light: from late June to August the
// monsoon brought far less than usual, and the summer went down as one of drought (Appleman, South to
// the Naktong, North to the Yalu; recalled).
func (b *Board) climate() climate {
	year, month, day := b.Day.Date()
	c := climates[month]
	if year == 1950 && (month == 6 && day >= 20 || month == 7 || month == 8) {
		c.rain = c.rain * 6 / 10
	}
	return c
}

// setWeather rolls the day's weather. Its die knows the day and nothing else, so that no order of
// either side ever changes the weather.
func (w *World) setWeather() {
	c := w.climate()
	die := dice.Below(dice.Roll(w.Seed, dice.Key{Stream: dice.Weather, Day: int32(w.Day)}), 100)
	switch {
	case die < c.rain:
		w.Weather = Rain
	case die < c.rain+c.overcast:
		w.Weather = Overcast
	default:
		w.Weather = ClearSky
	}
	w.emit(Event{Kind: WeatherSet, Unit: force.None, Other: force.None, Hex: hex.None, From: hex.None, Value: int(w.Weather)})
}
