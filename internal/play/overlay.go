package play

import (
	"image/color"

	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/counter"
)

// tinted is the picture of the overlay that is on: it is drawn anew only when the map moves or the board changes.
type tinted struct {
	image   *ebiten.Image
	camera  camera
	overlay action
	look    int
}

// showOverlay shows the overlay that is on.
func (t *tableScene) showOverlay(dst *ebiten.Image) {
	if t.overlay == noAction {
		return
	}
	p, c := &t.tints, t.app.camera
	if p.image == nil || p.image.Bounds() != dst.Bounds() {
		if p.image != nil {
			p.image.Deallocate()
		}
		p.image, p.look = ebiten.NewImageWithOptions(dst.Bounds(), nil), -1
	}
	if p.camera != c || p.overlay != t.overlay || p.look != t.looks {
		p.camera, p.overlay, p.look = c, t.overlay, t.looks
		p.image.Clear()
		b := t.app.desk.brush.on(p.image)
		t.drawOverlay(b)
		t.drawFlow(b)
		b.flush()
	}
	dst.DrawImage(p.image, nil)
}

// drawOverlay tints the hexes by what the chosen overlay asks about.
func (t *tableScene) drawOverlay(b *brush) {
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
		b.tile(b.points, tint)
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
		if v.Control[h] != t.side {
			return c, false
		}
		if !t.supplyLines().Reaches(h) {
			return fade(vermilion, 40), true
		}
		return scale(longHaul-t.lines.Km(h), 0, longHaul), true
	case overlayThreat:
		quarters := int(t.menaced()[h])
		return fade(vermilion, min(14+4*quarters, 76)), quarters > 0 && v.Holder(h) != t.side.Enemy()
	case overlayTerrain:
		return terrainTint[v.Map.Cells[h].Terrain], v.Map.Cells[h].Country == atlas.Korea
	case overlayReadiness:
		if v.Holder(h) == force.NoSide {
			return c, false
		}
		return scale(t.readiness(t.topOf(h)), 0, 3), true
	case overlayAir:
		n := int(t.flown()[h])
		return fade(skyTint, min(12+n/25, 70)), n > 0
	case overlayEvidence:
		top := t.topOf(h)
		if top == force.None {
			return c, false
		}
		return evidenceTint[t.evidence(top)], true
	}
	return c, false
}

// skyTint is the air overlay's colour: the deeper, the more sorties.
var skyTint = rgb(0x3E6E8E)

// supplyLines are the ways of the player's supply as things stand.
func (t *tableScene) supplyLines() *game.SupplyField {
	if t.linesAt != t.looks {
		t.view.SupplyLines(t.side, &t.lines)
		t.linesAt = t.looks
	}
	return &t.lines
}

// flown tells for each hex how many sorties, in tenths, the player's aircraft could fly over it in a day of fair
// weather.
func (t *tableScene) flown() []int32 {
	if t.flownAt != t.looks {
		t.sorties, t.flownAt = t.view.SortiesOver(t.side, t.sorties), t.looks
	}
	return t.sorties
}

// evidence is how well the strength that is shown of a unit is known.
type evidence uint8

const (
	confirmed evidence = iota // own, from a source that was seen
	recalled                  // own, written from memory of the source
	reported                  // an enemy as he is seen today
	evidences
)

var evidenceKeys = [evidences]string{"ui.evidence.confirmed", "ui.evidence.recalled", "ui.evidence.reported"}

var evidenceTint = [evidences]color.NRGBA{confirmed: fade(rgb(0x6E8B5E), 55), recalled: fade(rgb(0xD08A1D), 50), reported: fade(rgb(0x5B6F8A), 45)}

func (t *tableScene) evidence(id force.ID) evidence {
	switch {
	case t.view.Force.Side(id) != t.side:
		return reported
	case t.view.Force.Identity[id].Doubtful:
		return recalled
	}
	return confirmed
}

// longHaul is the way from the railhead at which the supply overlay shows red, km.
const longHaul = 240

// drawFlow draws how supply goes out: from each railhead to the stacks that load there.
func (t *tableScene) drawFlow(b *brush) {
	if t.overlay != overlaySupply {
		return
	}
	c, u := &t.app.camera, t.app.desk.u
	t.supplyLines()
	heads := map[hex.Index]bool{}
	for _, id := range t.view.Force.Combat {
		h := t.view.Force.Place[id].Hex
		if h == hex.None || t.view.Force.Side(id) != t.side || t.lines.Head(h) == hex.None || t.topOf(h) != id {
			continue
		}
		x0, y0 := c.centre(t.lines.Head(h))
		x1, y1 := c.centre(h)
		b.segment(x0, y0, x1, y1, u(4), fade(paper, 70))
		b.segment(x0, y0, x1, y1, u(1.8), inkColour)
		heads[t.lines.Head(h)] = true
	}
	for h := range heads {
		x, y := c.centre(h)
		b.disc(x, y, u(8), paper)
		b.disc(x, y, u(6), inkColour)
	}
}

// menaced tells for each hex how many quarters of a regiment of the enemies in sight could attack it on
// their next day, each after a march that leaves it the hours of a hasty attack.
func (t *tableScene) menaced() []uint16 {
	if t.menaceAt == t.looks && len(t.menace) > 0 {
		return t.menace
	}
	v := t.view
	t.menace, t.menaceAt = append(t.menace[:0], make([]uint16, v.Map.Len())...), t.looks
	counted := make([]force.ID, v.Map.Len()) // the unit that was counted here last
	for i := range counted {
		counted[i] = force.None
	}
	free := dayMinutes - v.Setup.Rules.Attack.Minutes[fight.Probe]
	for _, id := range v.Force.Combat {
		at := v.Force.Place[id].Hex
		if at == hex.None || v.Force.Side(id) != t.side.Enemy() || v.Force.Identity[id].Arm == force.Artillery {
			continue
		}
		hits := func(from hex.Index) {
			for _, n := range v.Map.Near[from] {
				if n != hex.None && counted[n] != id {
					counted[n] = id
					t.menace[n] += uint16(v.Force.Quarters(id))
				}
			}
		}
		v.Reach(id, &t.ahead.scratch)
		hits(at)
		for _, h := range t.ahead.scratch.Hexes {
			if t.ahead.scratch.Minutes(h) <= free {
				hits(h)
			}
		}
	}
	return t.menace
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
