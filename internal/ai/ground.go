package ai

import (
	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// cell numbers the land of Korea from 0, in the order of the map: the compact index over which every
// field runs. The board has three times as many hexes.
type cell = int16

// off is no cell: sea, foreign land, beyond the map.
const off cell = -1

// ground is what the map alone decides. It is worked out once a war.
type ground struct {
	atlas     *atlas.Atlas
	hexes     []hex.Index // by cell
	cells     []cell      // by hex
	near      [][hex.Dirs]cell
	edges     [][hex.Dirs]edge     // by cell
	holdPrice []int16              // by cell: see holdPrice
	rivers    []uint8              // by cell: the sides along which a great river runs, a bit a direction
	mainland  []bool               // by cell: part of the greatest body of land
	shore     []uint8              // by cell: which coasts of the mainland it touches, leftShore and rightShore
	heart     [force.Sides][]bool  // by cell: so near to the side's base that a line there would shut in nothing
	last      [force.Sides][]int16 // by cell: what a line there costs because little lies behind it
	value     [force.Sides][]int16
	pride     [force.Sides][]int16 // by cell: what a line saves in points that covers a great place here
	sites     []cell               // every cell worth something to either side, in order
}

// edge is what a line takes notice of along a side of a cell.
type edge struct {
	road  atlas.Road
	river atlas.River
}

// The two coasts: the rim of the mainland cut where the two sides' main bases lie. A line from one to
// the other parts the bases, whatever way the front has turned.
const (
	leftShore uint8 = 1 << iota
	rightShore
)

// survey reads the map of a war.
func survey(v *game.View) *ground {
	a := v.Map
	g := &ground{atlas: a, cells: make([]cell, a.Len())}
	for h := range g.cells {
		g.cells[h] = off
	}
	for _, h := range a.Land {
		if a.Cells[h].Country == atlas.Korea {
			g.cells[h] = cell(len(g.hexes))
			g.hexes = append(g.hexes, h)
		}
	}
	g.near, g.rivers = make([][hex.Dirs]cell, len(g.hexes)), make([]uint8, len(g.hexes))
	g.edges, g.holdPrice = make([][hex.Dirs]edge, len(g.hexes)), make([]int16, len(g.hexes))
	for c, h := range g.hexes {
		g.holdPrice[c] = holdPrice[a.Cells[h].Terrain]
		for d := range hex.Dir(hex.Dirs) {
			g.near[c][d] = off
			g.edges[c][d] = edge{a.Edges[h][d].Road, a.Edges[h][d].River}
			if n := a.Near[h][d]; n != hex.None && !a.Edges[h][d].Strait {
				g.near[c][d] = g.cells[n]
			}
			if a.Edges[h][d].River == atlas.MajorRiver {
				g.rivers[c] |= 1 << d
			}
		}
	}
	g.findMainland()
	g.partShores(v)
	g.appraise(v)
	return g
}

// findMainland marks the greatest body of land.
func (g *ground) findMainland() {
	body := make([]int, len(g.hexes))
	best, bestSize := 0, 0
	var queue []cell
	for c := range g.hexes {
		if body[c] != 0 {
			continue
		}
		name := c + 1
		body[c] = name
		queue = append(queue[:0], cell(c))
		for i := 0; i < len(queue); i++ {
			for _, n := range g.near[queue[i]] {
				if n != off && body[n] == 0 {
					body[n] = name
					queue = append(queue, n)
				}
			}
		}
		if len(queue) > bestSize {
			best, bestSize = name, len(queue)
		}
	}
	g.mainland = make([]bool, len(g.hexes))
	for c := range g.hexes {
		g.mainland[c] = body[c] == best
	}
}

// heartRadius is how near, in hexes. A ring further out is shorter than any line across the country and
// would always be cheaper, so each of its cells costs lastStand points divided by its radius, less what
// makes a ring of lastRadius free.
const (
	heartRadius = 3
	lastStand   = 300
	lastRadius  = 15
)

// partShores walks the rim of the mainland hexside by hexside and cuts it at the sides' bases.
func (g *ground) partShores(v *game.View) {
	g.shore = make([]uint8, len(g.hexes))
	var rim []cell
	start := off
	for c, m := range g.mainland {
		if m {
			start = cell(c)
			break
		}
	}
	if start == off {
		return
	}
	beside := func(c cell, d hex.Dir) cell { // over a strait, too: else the walk would not come round
		if n := g.atlas.Near[g.hexes[c]][d]; n != hex.None {
			return g.cells[n]
		}
		return off
	}
	c, d := start, hex.N // nothing lies north of the first cell
	for {
		if len(rim) == 0 || rim[len(rim)-1] != c {
			rim = append(rim, c)
		}
		next := (d + 1) % hex.Dirs
		if n := beside(c, next); n == off || !g.mainland[n] {
			d = next
		} else {
			c, d = n, (d+hex.Dirs-1)%hex.Dirs
		}
		if c == start && d == hex.N {
			break
		}
	}
	a, b := g.nearestOf(rim, base(v, force.North)), g.nearestOf(rim, base(v, force.South))
	for side, at := range [force.Sides]int{force.North: a, force.South: b} {
		g.heart[side] = make([]bool, len(g.hexes))
		g.last[side] = make([]int16, len(g.hexes))
		for c, h := range g.hexes {
			far := max(1, g.atlas.Distance(h, g.hexes[rim[at]]))
			g.last[side][c] = int16(max(0, lastStand/far-lastStand/lastRadius))
		}
		g.within(rim[at], heartRadius, func(n cell, _ int) { g.heart[side][n] = true })
	}
	if a == b {
		b = (a + len(rim)/2) % len(rim)
	}
	for i := range rim {
		at := (a + i) % len(rim)
		if i < (b-a+len(rim))%len(rim) {
			g.shore[rim[at]] |= rightShore // the walk goes clockwise: down the right-hand coast first
		} else {
			g.shore[rim[at]] |= leftShore
		}
	}
}

// nearestOf is the place in a list of the cell nearest to a hex.
func (g *ground) nearestOf(list []cell, to hex.Index) int {
	best := 0
	for i, c := range list {
		if g.atlas.Distance(g.hexes[c], to) < g.atlas.Distance(g.hexes[list[best]], to) {
			best = i
		}
	}
	return best
}

// base is where a side's supply comes from, or failing that the far end of the land it holds.
func base(v *game.View, side force.Side) hex.Index {
	best, tons := hex.None, -1
	for _, s := range v.Setup.Supply[side].Sources {
		if s.Tons > tons {
			best, tons = s.Hex, s.Tons
		}
	}
	if best != hex.None {
		return best
	}
	for _, h := range v.Map.Land { // northernmost for the North, southernmost for the South
		if v.Setup.Control[h] == side && (best == hex.None || side == force.South) {
			best = h
		}
	}
	return max(best, 0)
}

// placeValue is what a place of each rank is worth, 1 metropolis … 5 landmark.
var placeValue = [6]int16{1: 40, 2: 18, 3: 8, 4: 2}

// What makes a place worth more: a port lets in supply, a source is what the enemy lives on, a victory
// point in tenths counts as it stands, and the place that ends the war is worth most of all.
const (
	portValue     = 4
	sourceValue   = 12
	suddenValue   = 60
	pointsValue   = 3 // tenths of a point for one of value
	mostPlaceCost = 120
)

// appraise gives every place its value for each side.
func (g *ground) appraise(v *game.View) {
	common := make([]int16, len(g.hexes))
	for k := range g.atlas.Places {
		p := &g.atlas.Places[k]
		if c := g.cells[p.Hex]; c != off {
			common[c] = max(common[c], placeValue[min(p.Rank, 5)])
		}
	}
	for c, h := range g.hexes {
		if common[c] > 0 {
			common[c] += portValue * int16(g.atlas.Cells[h].Port)
		}
	}
	for side := force.North; side < force.Sides; side++ {
		g.value[side] = append([]int16(nil), common...)
		for _, s := range v.Setup.Supply[side].Sources {
			if c := g.cells[s.Hex]; c != off {
				g.value[side][c] += sourceValue
			}
		}
	}
	for i := range v.Setup.Victory {
		g.score(&v.Setup.Victory[i])
	}
	for c := range g.hexes {
		north, south := &g.value[force.North][c], &g.value[force.South][c]
		both := min(max(*north, *south), mostPlaceCost) // what one side needs the other must deny
		*north, *south = both, both
		if both > 0 {
			g.sites = append(g.sites, cell(c))
		}
	}
	for side := force.North; side < force.Sides; side++ {
		g.pride[side] = make([]int16, len(g.hexes))
		for _, s := range g.sites {
			g.within(s, 1, func(n cell, _ int) { g.pride[side][n] = max(g.pride[side][n], g.value[side][s]/prideShare) })
		}
	}
}

// prideShare is the value of a place for which a line takes a point more to run at it or before it rather
// than behind the next river.
const prideShare = 8

// score adds what a victory condition says of a place.
func (g *ground) score(v *game.Condition) {
	if v.Place == hex.None || int(v.Place) >= len(g.cells) || g.cells[v.Place] == off || v.Side == force.NoSide {
		return
	}
	worth := 0
	switch v.Kind {
	case game.SuddenEnd:
		worth = suddenValue
	case game.Take:
		for _, s := range v.Table {
			worth = max(worth, s.Value/pointsValue)
		}
	case game.Hold:
		worth = v.Points / pointsValue
	}
	g.value[v.Side][g.cells[v.Place]] += int16(min(worth, mostPlaceCost))
}

// within visits the cells at most radius hexes from a cell, row by row.
func (g *ground) within(c cell, radius int, visit func(n cell, distance int)) {
	col, row := g.atlas.ColRow(g.hexes[c])
	for _, o := range discs[col&1][radius] {
		if h := g.atlas.At(col+int(o.col), row+int(o.row)); h != hex.None && g.cells[h] != off {
			visit(g.cells[h], int(o.distance))
		}
	}
}

// offset is where a hex lies from another.
type offset struct{ col, row, distance int8 }

// mostRadius is the widest circle that is asked for: see weigh.
const mostRadius = len(weightAt) - 1 + driftMost

// discs lists the hexes within each radius, row by row, around a hex in an even and in an odd column.
var discs = func() (discs [2][mostRadius + 1][]offset) {
	const middle = (mostRadius + 2) &^ 1 // an even column
	board := hex.Size{W: 2*middle + 2, H: 2*middle + 2}
	for odd := range discs {
		col, row := middle+odd, middle
		for h := range hex.Index(board.Len()) {
			x, y := board.ColRow(h)
			d := board.Distance(h, board.At(col, row))
			for radius := d; radius <= mostRadius; radius++ {
				discs[odd][radius] = append(discs[odd][radius], offset{int8(x - col), int8(y - row), int8(d)})
			}
		}
	}
	return discs
}()
