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

// provinceLines are the lines between provinces. The layer's neighbours do not share their points, so
// the provinces are filled into a grid of one kilometre and the steps between them walked.
func (b *board) provinceLines() []geo.Shape {
	const w, h = geo.HeightCols, geo.HeightRows
	corner := func(c, r int) geo.Point { // the north-western corner of a square
		return geo.Point{X: geo.HeightWest + (float64(c)-.5)*geo.HeightStep, Y: geo.HeightNorth - (float64(r)-.5)*geo.HeightStep}
	}
	in := make([]atlas.Province, w*h)
	for n := range in {
		in[n] = b.provinceAt(corner(n%w, n/w).Add(geo.Point{X: geo.HeightStep / 2, Y: -geo.HeightStep / 2}))
	}
	dropSpecks(in, w)
	var net pathNet
	node := func(c, r int) int { return r*(w+1) + c }
	for n, p := range in {
		c, r := n%w, n/w
		if c+1 < w && p != 0 && in[n+1] != 0 && in[n+1] != p {
			net.join(node(c+1, r), node(c+1, r+1), 1)
		}
		if r+1 < h && p != 0 && in[n+w] != 0 && in[n+w] != p {
			net.join(node(c, r+1), node(c+1, r+1), 1)
		}
	}
	var out []geo.Shape
	for _, walk := range net.walks(nil) {
		if len(walk.nodes) < 8 {
			continue // the grain of the grid, not a boundary
		}
		line := make([]geo.Point, len(walk.nodes))
		for k, n := range walk.nodes {
			line[k] = corner(n%(w+1), n/(w+1))
		}
		out = append(out, geo.Shape{Kind: geo.Province, Line: simplify(smooth(line, 1.2), .05)})
	}
	return out
}

// dropSpecks gives pieces of a province under 150 squares to the province around them: they are
// seams of the layer, which was put together from the boundaries of today. Islands stay.
func dropSpecks(in []atlas.Province, w int) {
	seen := make([]bool, len(in))
	for n, p := range in {
		if p == 0 || seen[n] {
			continue
		}
		piece := []int{n}
		seen[n] = true
		var around [atlas.Provinces]int
		for k := 0; k < len(piece); k++ {
			for _, m := range [...]int{piece[k] - w, piece[k] - 1, piece[k] + 1, piece[k] + w} {
				switch {
				case m < 0 || m >= len(in):
				case in[m] != p:
					around[in[m]]++
				case !seen[m]:
					seen[m] = true
					piece = append(piece, m)
				}
			}
		}
		around[0] = 0
		if most := slices.Max(around[:]); len(piece) < 150 && most > 0 {
			for _, m := range piece {
				in[m] = atlas.Province(slices.Index(around[:], most))
			}
		}
	}
}
