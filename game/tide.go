package game

import (
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/hex"
)

// The tide at Inchon, in centimetres above chart datum: mean high water, what spring and neap tides add and take, and
// what the moon does by being near or far. That last is why the springs at new moon in September and October 1950
// floated landing ships over the flats and the one at full moon between them did not. The amplitudes are rounded
// from the harmonic constituents M2, S2 and N2 of Inchon (4.64 m mean level; 2.9, 1.0 and .5 m).
const (
	meanHighWater = 752
	springsHigher = 100
	perigeeHigher = 53
)

// The moon's two months in thousandths of a day, and how old they were at noon (UT) of day 0, 1 January 1947:
// 9.0 days after new moon and 23.2 after perigee (Meeus, Astronomical Algorithms, ch. 47), less the two days by
// which spring tides follow the moon there.
const (
	synodicMonth     = 29_531
	anomalisticMonth = 27_555
	moonAge          = 8_968 - 2_200
	moonAnomaly      = 23_179 - 1_600
)

// cosine of the 32 points of a circle, thousandths.
var cosine = [32]int{1000, 981, 924, 831, 707, 556, 383, 195, 0, -195, -383, -556, -707, -831, -924, -981,
	-1000, -981, -924, -831, -707, -556, -383, -195, 0, 195, 383, 556, 707, 831, 924, 981}

// HighWater is how high the day's tides come at Inchon, centimetres above chart datum. The other tidal coasts, all in
// the west and south, go with it.
func HighWater(day calendar.Day) int {
	moon := func(age, month int) int { return (int(day)*1000 + age) % month * 32 / month }
	springs := cosine[2*moon(moonAge, synodicMonth)%32] // twice in a month, at new and full moon
	near := cosine[moon(moonAnomaly, anomalisticMonth)]
	return meanHighWater + (springs*springsHigher+near*perigeeHigher)/1000
}

// tidal tells whether flats lie before a shore, so that only a high tide carries boats over them.
func (b *Board) tidal(h hex.Index) bool {
	for _, n := range b.Map.Near[h] {
		if n != hex.None && b.Map.Cells[n].Terrain == atlas.TidalFlat {
			return true
		}
	}
	return false
}

// TideServes tells whether a beach can be landed on on a day as far as the tide goes.
func (b *Board) TideServes(h hex.Index, day calendar.Day) bool {
	return !b.tidal(h) || HighWater(day) >= b.rules.Sea.HighWater
}

// beach is the shore of a hex.
func (b *Board) beach(h hex.Index) fight.Beach { return fight.Beach(b.Map.Cells[h].Beach) }
