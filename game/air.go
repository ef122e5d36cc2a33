package game

import (
	"parallel38/game/fixed"
	"parallel38/game/force"
)

// allotAir shares out the day's sorties by the sides' standing orders: against the enemy's roads, kept
// back for the defence, and the rest for close support.
func (w *World) allotAir() {
	for side := force.North; side < force.Sides; side++ {
		a := &w.Air[side]
		flown := At(w.Setup.Air[side], w.Day)
		if w.Weather != ClearSky {
			flown = flown * w.rules.Air.Grey / 1000
		}
		a.Interdict = int16(flown * int(a.InterdictPC) / 100)
		a.Kept = int16(flown * int(a.KeptPC) / 100)
		a.Left = max(0, int16(flown)-a.Interdict-a.Kept)
	}
}

// Cut is what so many sorties over the roads cost an army in supply, in thousandths.
func (r *AirRules) Cut(sorties int) int {
	return r.CutMost - int(fixed.MulQ16(int64(r.CutMost), fixed.Exp(-sorties*r.CutSlope/1000)))
}
