package main

import (
	"math"
	"slices"

	"parallel38/game/atlas"
	"parallel38/internal/geo"
)

// shapes are the lines of the picture: coasts from the elevation grid, rivers, frontiers and
// provinces from their layers, roads and railways as layNetwork drew them.
func (b *board) shapes() *geo.Shapes {
	s := new(geo.Shapes)
	s[geo.Coast] = b.coasts()
	s[geo.River] = b.riverLines()
	roads := func(l *line) int { return int(l.road) }
	rails := func(l *line) int { return int(l.rail) }
	s[geo.Road] = b.networkLines(geo.Road, roads)
	s[geo.Rail] = b.networkLines(geo.Rail, rails)
	s[geo.Border] = b.borderLines()
	s[geo.Province] = b.provinceLines()
	return s
}

// coasts traces the edge of land in the elevation grid, point by point, and smooths the steps of
// the grid away. Islets under 0.4 km² are left out.
func (b *board) coasts() []geo.Shape {
	var out []geo.Shape
	for _, ring := range traceLand(b.in.dem) {
		ring = smoothRing(ring, .55)
		if math.Abs(area(ring)) < .4 {
			continue
		}
		out = append(out, geo.Shape{Kind: geo.Coast, Line: simplifyRing(ring, .03)})
	}
	slices.SortStableFunc(out, func(s, t geo.Shape) int {
		return int(math.Abs(area(t.Line))*100) - int(math.Abs(area(s.Line))*100)
	})
	return out
}

// traceLand walks around land between grid points (marching squares), land on the left hand. Where
// the shore crosses a grid line depends on the land's height: flat land ends sooner than a cliff.
func traceLand(d *dem) [][]geo.Point {
	w, h := d.w+1, d.h+1 // squares, the outermost half off the grid, where all is sea
	metres := func(i, j int) float64 {
		if i < 0 || j < 0 || i >= d.w || j >= d.h || d.metres[j*d.w+i] == sea {
			return -1
		}
		return float64(max(d.metres[j*d.w+i], 0))
	}
	at := func(i, j int) geo.Point {
		return d.at[min(max(j, 0), d.h-1)*d.w+min(max(i, 0), d.w-1)]
	}
	between := func(i, j, k, l int) geo.Point {
		land, water := at(i, j), at(k, l)
		m := max(metres(i, j), metres(k, l))
		if metres(i, j) < 0 {
			land, water = water, land
		}
		return land.Add(water.Sub(land).Mul(.38 + .09*math.Log10(1+m)))
	}
	// The four edges of a square, clockwise from the top; leaving through one enters the next square.
	type edge struct{ square, side int }
	seen := make([]bool, w*h*4)
	cross := func(sq, side int) geo.Point {
		i, j := sq%w-1, sq/w-1
		switch side {
		case 0:
			return between(i, j, i+1, j)
		case 1:
			return between(i+1, j, i+1, j+1)
		case 2:
			return between(i, j+1, i+1, j+1)
		}
		return between(i, j, i, j+1)
	}
	land := func(sq int) (code int) { // bits: NW 1, NE 2, SE 4, SW 8
		i, j := sq%w-1, sq/w-1
		for k, off := range [...][2]int{{0, 0}, {1, 0}, {1, 1}, {0, 1}} {
			if metres(i+off[0], j+off[1]) >= 0 {
				code |= 1 << k
			}
		}
		return code
	}
	// exit[code][side in] is the side out, with land on the left: -1 if no shore enters there so.
	// A shore enters through a side when the corner on its left, looking in, is land.
	exit := func(code, in int) int {
		// Corners of side s, clockwise: s and s+1. Looking in through side s, s+1 is on the left.
		if code>>((in+1)%4)&1 == 0 || code>>in&1 == 1 {
			return -1
		}
		// Follow the land on the left, clockwise, until water.
		for k := 1; k <= 3; k++ {
			if code>>((in+1+k)%4)&1 == 0 {
				return (in + k) % 4
			}
		}
		return -1
	}
	var rings [][]geo.Point
	for sq := range w * h {
		code := land(sq)
		if code == 0 || code == 15 {
			continue
		}
		for in := range 4 {
			if exit(code, in) < 0 || seen[sq*4+in] {
				continue
			}
			var ring []geo.Point
			for e := (edge{sq, in}); !seen[e.square*4+e.side]; {
				seen[e.square*4+e.side] = true
				ring = append(ring, cross(e.square, e.side))
				out := exit(land(e.square), e.side)
				next := [...]int{e.square - w, e.square + 1, e.square + w, e.square - 1}[out]
				e = edge{next, (out + 2) % 4}
			}
			rings = append(rings, ring)
		}
	}
	return rings
}

// area of a ring, positive if it runs anticlockwise.
func area(ring []geo.Point) (a float64) {
	for k, p := range ring {
		q := ring[(k+1)%len(ring)]
		a += (p.X*q.Y - q.X*p.Y) / 2
	}
	return a
}

// riverLines are the rivers, upper and lower parts apart, each cut where it meets the sea for good.
func (b *board) riverLines() []geo.Shape {
	var out []geo.Shape
	for i := range b.rivers {
		r := &b.rivers[i]
		line, ranks := b.cutAtSea(r)
		for k := 0; k < len(ranks); {
			last := k
			for last+1 < len(ranks) && ranks[last+1] == ranks[k] {
				last++
			}
			out = append(out, geo.Shape{
				Kind: geo.River, Rank: int(ranks[k]), En: r.name.En, Ko: r.name.Ko,
				Line: simplify(smooth(line[k:last+2], .9), .03),
			})
			k = last + 1
		}
	}
	return out
}

// cutAtSea leaves out the end of a river that runs through the sea, but for half a kilometre.
func (b *board) cutAtSea(r *river) ([]geo.Point, []atlas.River) {
	line := r.line
	dry := len(line) - 1
	for dry > 1 && b.in.dem.wet(line[dry]) {
		dry--
	}
	// An islet in the estuary does not carry the river out to sea.
	wet := 0
	for k := range dry {
		if b.in.dem.wet(line[k]) {
			wet++
		} else if wet = 0; k > 0 {
			continue
		}
		if wet >= 6 {
			dry = k - wet + 1
			break
		}
	}
	dry = min(dry+1, len(line)-1)
	return line[:dry+1], r.ranks[:dry]
}

// borderLines are the frontier of Korea, along the middle of its rivers where it follows them, and
// the one between China and the USSR.
func (b *board) borderLines() []geo.Shape {
	chinaUSSR := joinLines(b.in.borders, "Russia", "China")
	return []geo.Shape{
		{Kind: geo.Border, Rank: 1, Line: simplify(smooth(b.frontier(), .9), .03)},
		{Kind: geo.Border, Rank: 1, Line: simplify(smooth(chinaUSSR, .6), .03)},
	}
}

// provinceLines are the stretches of the province layer that two provinces share.
func (b *board) provinceLines() []geo.Shape {
	type seg struct{ a, z geo.Point }
	count := map[seg]int{}
	for i := range b.in.provinces {
		for _, ring := range b.in.provinces[i].lines {
			for k := range len(ring) - 1 {
				a, z := ring[k], ring[k+1]
				count[seg{a, z}]++
				count[seg{z, a}]++
			}
		}
	}
	done := map[seg]bool{}
	var out []geo.Shape
	for i := range b.in.provinces {
		for _, ring := range b.in.provinces[i].lines {
			var run []geo.Point
			flush := func() {
				if len(run) > 1 {
					out = append(out, geo.Shape{Kind: geo.Province, Line: simplify(smooth(run, .8), .05)})
				}
				run = nil
			}
			for k := range len(ring) - 1 {
				a, z := ring[k], ring[k+1]
				if count[seg{a, z}] < 2 || done[seg{a, z}] {
					flush()
					continue
				}
				done[seg{a, z}], done[seg{z, a}] = true, true
				if len(run) == 0 {
					run = append(run, a)
				}
				run = append(run, z)
			}
			flush()
		}
	}
	return out
}
