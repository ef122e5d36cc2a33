package play

import (
	"image/color"

	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/counter"
)

// drawOverlay tints the hexes by what the chosen overlay asks about.
func (t *tableScene) drawOverlay(b *brush) {
	if t.overlay == noAction {
		return
	}
	c := &t.app.camera
	t.onScreen(func(h hex.Index, x, y float64) {
		if !t.view.Map.Cells[h].Land() {
			return
		}
		tint, ok := t.tint(h)
		if !ok {
			return
		}
		b.points = c.outline(b.points[:0], h, 0)
		b.fill(b.points, tint)
	})
}

// tint is the overlay's colour of a hex.
func (t *tableScene) tint(h hex.Index) (c color.NRGBA, ok bool) {
	v := t.view
	switch t.overlay {
	case overlayControl:
		return t.sideTint(v.Control[h], 34), v.Control[h] != force.NoSide
	case overlayZOC:
		mine, theirs := v.InZOC(h, t.side.Enemy()), v.InZOC(h, t.side)
		switch {
		case mine && theirs:
			return fade(rgb(0x5B4A6B), 40), true
		case mine:
			return t.sideTint(t.side, 36), true
		case theirs:
			return t.sideTint(t.side.Enemy(), 36), true
		}
	case overlaySupply:
		if v.Holder(h) != t.side {
			return t.sideTint(t.side, 12), v.Control[h] == t.side
		}
		worst := int32(1 << 30)
		for id := range v.Stack(h) {
			worst = min(worst, v.Force.Stores[id].Supply)
		}
		return scale(int(worst), 0, 3000), true
	case overlayThreat:
		if v.Control[h] != t.side || !v.Contact(h, t.side) {
			return c, false
		}
		enemy := 0
		for _, n := range v.Map.Near[h] {
			if n != hex.None && v.Holder(n) == t.side.Enemy() {
				enemy += v.Quarters(n)
			}
		}
		return fade(vermilion, min(20+6*enemy, 80)), true
	case overlayTerrain:
		return terrainTint[v.Map.Cells[h].Terrain], v.Map.Cells[h].Country == atlas.Korea
	case overlayReadiness:
		if v.Holder(h) == force.NoSide {
			return c, false
		}
		return scale(t.readiness(t.topOf(h)), 0, 3), true
	}
	return c, false
}

func (t *tableScene) sideTint(s force.Side, percent int) color.NRGBA {
	if s == force.North {
		return fade(northFace, percent)
	}
	return fade(southText, percent)
}

// scale goes from vermilion at low over amber to green-grey at high.
func scale(v, low, high int) color.NRGBA {
	steps := [4]color.NRGBA{vermilion, rgb(0xD08A1D), rgb(0xC9B458), rgb(0x6E8B5E)}
	i := min(max((v-low)*4/max(high-low, 1), 0), 3)
	return fade(steps[i], 48)
}

var terrainTint = [atlas.Terrains]color.NRGBA{
	atlas.Paddy: fade(rgb(0x7FA05A), 50), atlas.Clear: fade(rgb(0xC9C07A), 50), atlas.Plateau: fade(rgb(0xB59A62), 50),
	atlas.Hills: fade(rgb(0xB0844E), 50), atlas.Mountain: fade(rgb(0x8A5F3C), 55), atlas.HighMountain: fade(rgb(0x5F4436), 60),
	atlas.Urban: fade(rgb(0x6B6470), 60),
}

// readiness is how fit a unit is: 3 for anything … 0 for nothing.
func (t *tableScene) readiness(id force.ID) int {
	if id == force.None {
		return 0
	}
	return counter.Ready(&t.view.Board, id)
}
