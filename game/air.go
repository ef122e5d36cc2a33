package game

import (
	"parallel38/game/fixed"
	"parallel38/game/force"
)

// greyShare is what cloud and rain leave of the day's sorties, thousandths.
const greyShare = 300

// allotAir shares out the day's sorties by the sides' standing orders: against the enemy's roads, kept
// back for the defence, and the rest for close support.
func (w *World) allotAir() {
	for side := force.North; side < force.Sides; side++ {
		a := &w.Air[side]
		flown := At(w.Setup.Air[side], w.Day)
		if w.Weather != ClearSky {
			flown = flown * greyShare / 1000
		}
		a.Interdict = int16(flown * int(a.InterdictPC) / 100)
		a.Kept = int16(flown * int(a.KeptPC) / 100)
		a.Left = max(0, int16(flown)-a.Interdict-a.Kept)
	}
}

// Interdiction is what aircraft over the roads cost an army in supply, in thousandths: a twentieth at
// forty sorties a day and never more than half, because half of all columns drive by night.
func Interdiction(sorties int) int {
	return 500 - int(fixed.MulQ16(500, fixed.Exp(-sorties*29/10)))
}
