package counter

import (
	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/chart"
	"parallel38/internal/chart/symbol"
)

// Units are the counters of every unit on the board, the top one of each hex first.
func Units(b *game.Board, palette symbol.Palette) []chart.Unit {
	var units []chart.Unit
	for h := range hex.Index(b.Map.Len()) {
		top, _ := Top(b, h)
		if top == force.None {
			continue
		}
		units = append(units, chart.Unit{Hex: h, Spec: Spec(b, top, palette)})
		for id := range b.Stack(h) {
			if id != top {
				units = append(units, chart.Unit{Hex: h, Spec: Spec(b, id, palette)})
			}
		}
	}
	return units
}

// Holder is who holds a hex of Korea, for the front line.
func Holder(b *game.Board) func(hex.Index) chart.Holder {
	return func(h hex.Index) chart.Holder {
		if b.Map.Cells[h].Country != atlas.Korea {
			return chart.Nobody
		}
		switch b.Control[h] {
		case force.North:
			return chart.HeldNorth
		case force.South:
			return chart.HeldSouth
		}
		return chart.Nobody
	}
}

// Gains are the wedges that attackers have driven into hexes that have not fallen, from the neighbour
// with most of the attacker's troops.
func Gains(b *game.Board) []chart.Gain {
	var gains []chart.Gain
	for h := range hex.Index(b.Map.Len()) {
		if b.Contest[h].Metres <= 0 {
			continue
		}
		from, most := hex.None, 0
		for _, n := range b.Map.Near[h] {
			if n != hex.None && b.Holder(n) == b.Control[h].Enemy() && b.Quarters(n) > most {
				from, most = n, b.Quarters(n)
			}
		}
		if from != hex.None {
			gains = append(gains, chart.Gain{From: from, Into: h, Km: min(float64(b.Contest[h].Metres)/1000, 10)})
		}
	}
	return gains
}
