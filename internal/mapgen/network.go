package main

import (
	"math"
	"slices"
	"strings"

	"parallel38/game/atlas"
	"parallel38/game/hex"
	"parallel38/internal/geo"
)

// line is a road or railway between two places as it is drawn: points of the elevation grid.
type line struct {
	from, to *place
	road     atlas.Road
	rail     atlas.Rail
	points   []int // of the elevation grid
}

// layNetwork draws each road and railway over the elevation grid along the cheapest valleys, great
// ones first so that lesser ones join them, and lays the links of the hexes beside the drawn line.
func (b *board) layNetwork() {
	w := b.newWayfinder()
	for _, l := range b.listedLines() {
		b.lay(w, l)
	}
}

// listedLines are the stretches between neighbouring places of each listed chain.
func (b *board) listedLines() []line {
	var lines []line
	for k := 0; k+1 < len(b.in.network); k++ {
		r, next := b.in.network[k], b.in.network[k+1]
		if r["kind"] != next["kind"] || r["line"] != next["line"] {
			continue
		}
		var l line
		switch r["class"] {
		case "double":
			l.rail = atlas.DoubleRail
		case "single":
			l.rail = atlas.SingleRail
		case "narrow":
			l.rail = atlas.NarrowRail
		case "primary":
			l.road = atlas.MainRoad
		case "secondary":
			l.road = atlas.SecondaryRoad
		case "track":
			l.road = atlas.Track
		default:
			panic("class " + r["class"])
		}
		stops := slices.Concat([]string{r["place"]}, b.via(r, next["place"]), []string{next["place"]})
		for k := range len(stops) - 1 {
			l.from, l.to = b.placeNamed(stops[k]), b.placeNamed(stops[k+1])
			lines = append(lines, l)
		}
	}
	rank := func(l line) int { return int(l.road)*3 + int(l.rail)*3 - min(int(l.rail), 1) }
	slices.SortStableFunc(lines, func(l, m line) int { return rank(m) - rank(l) })
	return lines
}

// via are the places that the hand table puts between two neighbours of a chain.
func (b *board) via(r record, to string) []string {
	for _, v := range b.in.data["lines"] {
		if v["kind"] == r["kind"] && v["line"] == r["line"] && v["from"] == r["place"] && v["to"] == to {
			return strings.Fields(v["via"])
		}
	}
	return nil
}

// lay draws one line and marks its links, unless there is no way over land.
func (b *board) lay(w *wayfinder, l line) {
	l.points = w.find(l.from.at, l.to.at, l.rail > 0)
	hexes := b.hexLine(l)
	if hexes == nil {
		b.note("no way over land from %s to %s", l.from.Name.En, l.to.Name.En)
		return
	}
	for k := 0; k+1 < len(hexes); k++ {
		d, _ := geo.Board.DirTo(hexes[k], hexes[k+1])
		s := &b.sides[sideOf(hexes[k], d)]
		s.road, s.rail = max(s.road, l.road), max(s.rail, l.rail)
	}
	w.keep(l.points, l.rail > 0)
	b.lines = append(b.lines, l)
}

// hexLine is the chain of land hexes that follows a drawn line from its first place to its last.
// Existing links of either kind draw it, and it does not cross rivers that the line does not cross.
func (b *board) hexLine(l line) []hex.Index {
	pts := make([]geo.Point, len(l.points))
	for k, n := range l.points {
		pts[k] = b.in.dem.at[n]
	}
	pts[0], pts[len(pts)-1] = l.from.at, l.to.at
	if l.from.Hex == l.to.Hex {
		return []hex.Index{l.from.Hex}
	}
	n := geo.Board.Len()
	walk := cheapest(n, []step{{int(l.from.Hex), 0}}, int(l.to.Hex), func(from int, steps []step) []step {
		i := hex.Index(from)
		for d := range hex.Dir(hex.Dirs) {
			j := geo.Board.Step(i, d)
			if !b.land(j) {
				continue
			}
			s := b.sides[sideOf(i, d)]
			if s.strait {
				continue
			}
			if c := b.cells[j].country; c != b.cells[l.from.Hex].country && c != b.cells[l.to.Hex].country {
				continue // no road home leads over the frontier
			}
			a, z := geo.Centre(i), geo.Centre(j)
			away := 0.0
			for _, t := range [...]float64{.25, .5, .75, 1} {
				_, off := nearest(pts, a.Add(z.Sub(a).Mul(t)))
				away += off / 4
			}
			if away > 25 {
				continue
			}
			cost := 1 + math.Pow(away/4, 1.5)
			if s.road > 0 || s.rail > 0 {
				cost *= .8
			}
			if l.rail > 0 && s.rail > 0 || l.road > 0 && s.road > 0 {
				cost *= .8
			}
			switch s.river {
			case atlas.MajorRiver:
				cost += 2.2
			case atlas.MinorRiver:
				cost += .8
			}
			steps = append(steps, step{int(j), cost})
		}
		return steps
	})
	if walk == nil {
		return nil
	}
	hexes := make([]hex.Index, len(walk))
	for k, n := range walk {
		hexes[k] = hex.Index(n)
	}
	return hexes
}

// wayfinder finds the cheapest way for a road or railway over the elevation grid.
type wayfinder struct {
	d     *dem
	water []float64 // factor on the cost of a point: rivers and the sea
	road  []bool    // points that a drawn road passes
	rail  []bool
}

func (b *board) newWayfinder() *wayfinder {
	d := b.in.dem
	w := &wayfinder{d: d, water: make([]float64, len(d.metres)), road: make([]bool, len(d.metres)), rail: make([]bool, len(d.metres))}
	for n, m := range d.metres {
		w.water[n] = 1
		if m == sea {
			w.water[n] = 30
		}
	}
	for i := range b.rivers {
		r := &b.rivers[i]
		for k, rank := range r.ranks {
			for t := 0.0; t < 1; t += .1 {
				n := d.index(pointAt(r.line, float64(k)+t))
				w.water[n] = max(w.water[n], [...]float64{1, 3, 20}[rank])
			}
		}
	}
	return w
}

// keep remembers a drawn line, so that later ones join it instead of running beside it.
func (w *wayfinder) keep(points []int, rail bool) {
	for _, n := range points {
		if rail {
			w.rail[n] = true
		} else {
			w.road[n] = true
		}
	}
}

// find is the cheapest way between two points. A slope of 50 m to the kilometre doubles the cost of
// a road and one of 20 m that of a railway; cost grows with the power 1.3 of the slope.
func (w *wayfinder) find(from, to geo.Point, rail bool) []int {
	const margin = 45 // grid points around the box of the two ends
	d := w.d
	a, z := d.index(from), d.index(to)
	x0, x1 := max(min(a%d.w, z%d.w)-margin, 0), min(max(a%d.w, z%d.w)+margin, d.w-1)
	y0, y1 := max(min(a/d.w, z/d.w)-margin, 0), min(max(a/d.w, z/d.w)+margin, d.h-1)
	cols := x1 - x0 + 1
	steep, own, other := 50.0, w.road, w.rail
	if rail {
		steep, own, other = 20, w.rail, w.road
	}
	local := func(n int) int { return (n/d.w-y0)*cols + n%d.w - x0 }
	walk := cheapest(cols*(y1-y0+1), []step{{local(a), 0}}, local(z), func(from int, steps []step) []step {
		x, y := from%cols+x0, from/cols+y0
		n := y*d.w + x
		for dy := -1; dy <= 1; dy++ {
			for dx := -1; dx <= 1; dx++ {
				nx, ny := x+dx, y+dy
				if dx == 0 && dy == 0 || nx < x0 || nx > x1 || ny < y0 || ny > y1 {
					continue
				}
				m := ny*d.w + nx
				km := d.at[n].Dist(d.at[m])
				climb := math.Abs(float64(max(d.metres[n], 0)) - float64(max(d.metres[m], 0)))
				cost := km * (1 + math.Pow(climb/km/steep, 1.3)) * (w.water[n] + w.water[m]) / 2
				switch {
				case own[n] && own[m]:
					cost *= .6
				case other[n] && other[m]:
					cost *= .85
				}
				steps = append(steps, step{(ny-y0)*cols + nx - x0, cost})
			}
		}
		return steps
	})
	for k, n := range walk {
		walk[k] = (n/cols+y0)*d.w + n%cols + x0
	}
	return walk
}

// layTracks joins to the network the towns that no road reaches, and a few neighbouring towns that
// roads join only by a long way round.
func (b *board) layTracks() {
	w := b.newWayfinder()
	for _, l := range b.lines {
		w.keep(l.points, l.rail > 0)
	}
	for i := range b.places {
		p := &b.places[i]
		if b.cells[p.Hex].country != atlas.Korea || p.landmark || b.onRoad(p.Hex) {
			continue
		}
		if q := b.nearestOnRoad(p); q != nil {
			b.lay(w, line{from: p, to: q, road: atlas.Track})
		}
	}
}

func (b *board) onRoad(i hex.Index) bool {
	for d := range hex.Dir(hex.Dirs) {
		if b.sides[sideOf(i, d)].road > 0 {
			return true
		}
	}
	return false
}

// nearestOnRoad is the place on a road that is nearest to p as one can walk, nil if none is within
// 60 km.
func (b *board) nearestOnRoad(p *place) *place {
	const reach = 60 // km
	component := b.dryReach(p.Hex)
	var best *place
	for i := range b.places {
		q := &b.places[i]
		if q != p && component[q.Hex] && b.onRoad(q.Hex) && !q.landmark && b.cells[q.Hex].country == atlas.Korea {
			if d := q.at.Dist(p.at); d < reach && (best == nil || d < best.at.Dist(p.at)) {
				best = q
			}
		}
	}
	return best
}

// dryReach marks the hexes that can be reached on foot without crossing a strait or the sea.
func (b *board) dryReach(from hex.Index) []bool {
	seen := make([]bool, geo.Board.Len())
	seen[from] = true
	for queue := []hex.Index{from}; len(queue) > 0; queue = queue[1:] {
		for d := range hex.Dir(hex.Dirs) {
			if j := geo.Board.Step(queue[0], d); b.land(j) && !seen[j] && !b.sides[sideOf(queue[0], d)].strait {
				seen[j] = true
				queue = append(queue, j)
			}
		}
	}
	return seen
}
