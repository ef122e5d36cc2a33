// Package chart draws the staff map of Korea in software: relief, water, lines, names, counters and
// the front. The headless tool prints maps with it, the game asks it for tiles of ground and for the
// places of names, and reports take their pictures from it; so there is one look and one place to
// change it. It knows the map but not the rules: what stands where is told to it in plain values.
//
// Start at Ground.Tile for the ground, Labels for names, NewFront for the front line and Print for a
// whole page. Counters are drawn by the package symbol below this one.
//
// Everything is fixed to the plane of package geo, never to the tile: two tiles side by side are the
// same pixels as one tile twice as large.
package chart

import (
	"image"
	"math"
	"sync"

	"parallel38/game/atlas"
	"parallel38/game/hex"
	"parallel38/internal/chart/sheet"
	"parallel38/internal/geo"
)

// Ground is the map made ready for drawing. It does not change and may be shared by goroutines.
type Ground struct {
	height, soft *field // metres: as surveyed, and generalised
	relief       *field // local relief, metres
	shore        *field // distance to the nearest coast, km
	foreign      *field // 0 Korea … 1 abroad
	land         *outline
	layers       [layerCount]*layer
	easels       sync.Pool
}

// The layers of lines.
const (
	coastLayer     = iota
	coastThinLayer // its points at least .4 km apart, for distances seen from afar
	riverLayer
	roadFarLayer // roads and rails are drawn calmer when seen from afar
	roadNearLayer
	railFarLayer
	railNearLayer
	borderLayer
	provinceLayer
	parallelLayer
	graticuleLayer
	hexLayer
	layerCount
)

// NewGround prepares the map. It takes a good part of a second; do it once.
func NewGround(h *geo.Heights, shapes *geo.Shapes, a *atlas.Atlas) *Ground {
	g := &Ground{height: newField(h.W+2*pad, h.H+2*pad)}
	w := g.height.w
	for i := range g.height.v {
		g.height.v[i] = float32(h.Sample(i%w-pad, i/w-pad))
	}
	g.soft = g.height.blur(1.8)
	g.relief = g.height.relief().blur(1)

	g.land = newOutline(shapes[geo.Coast])
	g.layers[coastLayer] = newLayer(coastStrokes(shapes[geo.Coast]))
	var thin []stroke
	for _, s := range g.layers[coastLayer].strokes {
		thin = append(thin, newStroke(0, thinLine(s.line, .4)))
	}
	g.layers[coastThinLayer] = newLayer(thin)
	g.layers[riverLayer] = newLayer(riverStrokes(shapes[geo.River]))
	roads, railways := joinShapes(shapes[geo.Road]), joinShapes(shapes[geo.Rail])
	g.layers[roadFarLayer] = newLayer(smoothStrokes(roads, 1.8))
	g.layers[roadNearLayer] = newLayer(smoothStrokes(roads, .75))
	for _, k := range []struct {
		rails, roads int
		sigma        float64
	}{{railFarLayer, roadFarLayer, 1.8}, {railNearLayer, roadNearLayer, .75}} {
		rails := smoothStrokes(railways, k.sigma)
		standAside(rails, g.layers[k.roads])
		g.layers[k.rails] = newLayer(rails)
	}
	g.layers[borderLayer] = newLayer(smoothStrokes(joinShapes(shapes[geo.Border]), .5))
	g.layers[provinceLayer] = newLayer(smoothStrokes(joinShapes(shapes[geo.Province]), 1))
	g.layers[parallelLayer] = newLayer([]stroke{newStroke(0, Parallel(38))})
	var graticule []stroke
	for lat := 32.0; lat <= 44; lat++ {
		graticule = append(graticule, newStroke(0, Parallel(lat)))
	}
	for lon := 122.0; lon <= 133; lon++ {
		graticule = append(graticule, newStroke(0, Meridian(lon)))
	}
	g.layers[graticuleLayer] = newLayer(graticule)
	g.layers[hexLayer] = newLayer(hexStrokes(a))

	g.shore = shoreDistance(g.layers[coastThinLayer], w, g.height.h)
	g.foreign = foreignField(g.height, a, g.layers[borderLayer])
	g.easels.New = func() any { return new(easel) }
	return g
}

// Parallel is the line of a latitude across the map, from west to east.
func Parallel(lat float64) []geo.Point {
	var line []geo.Point
	for lon := 121.0; lon <= 134; lon += .1 {
		line = append(line, geo.Project(lat, lon))
	}
	return line
}

// Meridian is the line of a longitude across the map, from south to north.
func Meridian(lon float64) []geo.Point {
	var line []geo.Point
	for lat := 31.0; lat <= 45; lat += .1 {
		line = append(line, geo.Project(lat, lon))
	}
	return line
}

// coastStrokes is the rings of the coast as lines, without the stretches where a ring only runs along
// the edge of the height grid.
func coastStrokes(shapes []geo.Shape) []stroke {
	var strokes []stroke
	for i := range shapes {
		line := shapes[i].Line
		var part []geo.Point
		for k := range len(line) + 1 {
			p := line[k%len(line)]
			if n := len(part); n > 0 && onRim(p) && onRim(part[n-1]) {
				if n > 1 {
					strokes = append(strokes, newStroke(0, part))
				}
				part = nil
			}
			part = append(part, p)
		}
		if len(part) > 1 {
			strokes = append(strokes, newStroke(0, part))
		}
	}
	return strokes
}

// riverStrokes joins what belongs to one river in growth: the upper course of a river is a shape of
// its own where the river is minor, and the lower goes on from there.
func riverStrokes(shapes []geo.Shape) []stroke {
	strokes := make([]stroke, len(shapes))
	for i := range shapes {
		strokes[i] = newStroke(shapes[i].Rank, meander(smoothLine(shapes[i].Line, .4, 1)))
	}
	for i := range strokes {
		for k := range strokes {
			up, down := &strokes[i], &strokes[k]
			if i == k || shapes[i].En != shapes[k].En || up.rank > down.rank || len(up.line) == 0 || len(down.line) == 0 {
				continue
			}
			if up.line[len(up.line)-1].Dist(down.line[0]) < 3 {
				down.from = up.along[len(up.along)-1]
				down.total += down.from
				up.total = down.total
			}
		}
	}
	return strokes
}

// meander lets a line wander by a few hundred metres: the courses were found on a grid and have
// stretches as straight as canals. The same point always moves the same way, so that waters still meet.
func meander(line []geo.Point) []geo.Point {
	const wave = 3.4 // km
	for i, p := range line {
		line[i] = p.Add(geo.Point{
			X: .75 * float64(gradientNoise(p.X/wave, p.Y/wave)),
			Y: .75 * float64(gradientNoise(p.X/wave-53.3, p.Y/wave+71.9)),
		})
	}
	return line
}

func smoothStrokes(shapes []geo.Shape, sigma float64) []stroke {
	strokes := make([]stroke, len(shapes))
	for i := range shapes {
		strokes[i] = newStroke(shapes[i].Rank, smoothLine(shapes[i].Line, .4, sigma))
	}
	return strokes
}

// standAside finds where a railway runs along a road and lets it stand beside it there.
func standAside(rails []stroke, roads *layer) {
	const reach = 1.2 // km: as good as the same line
	for i := range rails {
		s := &rails[i]
		beside := make([]float32, len(s.line))
		for k, p := range s.line {
			roads.visit(box{p, p}.grow(reach), func(r *stroke, from, to int) {
				if r.rank < int(atlas.SecondaryRoad) {
					return
				}
				for j := from; j < to; j++ {
					if d := distanceToSegment(p, r.line[j], r.line[j+1]); d < reach {
						beside[k] = max(beside[k], float32(1-smooth(.4, reach, d)))
					}
				}
			})
		}
		// Ends run into their towns, and the step aside is taken over a few kilometres.
		kernel := gaussian(4)
		half := len(kernel) / 2
		s.aside = make([]float32, len(beside))
		for k := range beside {
			for j, w := range kernel {
				if at := k + j - half; at >= 0 && at < len(beside) {
					s.aside[k] += w * beside[at]
				}
			}
			s.aside[k] *= float32(smooth(0, 2, min(s.along[k], s.total-s.along[k])))
		}
	}
}

func distanceToSegment(p, a, b geo.Point) float64 {
	d := b.Sub(a)
	t := 0.0
	if l := d.X*d.X + d.Y*d.Y; l > 0 {
		t = clamp01(((p.X-a.X)*d.X + (p.Y-a.Y)*d.Y) / l)
	}
	return p.Dist(a.Add(d.Mul(t)))
}

// hexStrokes is every hexside with Korean land on one of its sides, once.
func hexStrokes(a *atlas.Atlas) []stroke {
	inPlay := func(i hex.Index) bool {
		return i != hex.None && a.Cell(i).Land() && a.Cell(i).Country == atlas.Korea
	}
	var strokes []stroke
	for i := range hex.Index(a.Len()) {
		for d := range hex.Dir(hex.Dirs) {
			n := a.Near[i][d]
			if n != hex.None && n < i || !inPlay(i) && !inPlay(n) {
				continue
			}
			from, to := geo.Side(i, d)
			strokes = append(strokes, newStroke(0, []geo.Point{from, to}))
		}
	}
	return strokes
}

// shoreDistance is the distance to the coast everywhere: exact near it, and passed on from sample to
// sample as the nearest point of the coast beyond.
func shoreDistance(coast *layer, w, h int) *field {
	const exact = 2 // samples
	nearest := make([]geo.Point, w*h)
	best := newField(w, h)
	for i := range best.v {
		best.v[i] = math.MaxFloat32
	}
	// best holds squares until the end.
	offer := func(i int, p, q geo.Point) {
		dx, dy := p.X-q.X, p.Y-q.Y
		if d := float32(dx*dx + dy*dy); d < best.v[i] {
			best.v[i], nearest[i] = d, q
		}
	}
	for i := range coast.strokes {
		for _, q := range resampleLine(coast.strokes[i].line, .25) {
			c, r := int(math.Round(gridCol(q.X))), int(math.Round(gridRow(q.Y)))
			for y := max(r-exact, 0); y <= min(r+exact, h-1); y++ {
				for x := max(c-exact, 0); x <= min(c+exact, w-1); x++ {
					offer(y*w+x, gridPoint(x, y), q)
				}
			}
		}
	}
	pass := func(c, r, dc, dr int) {
		if x, y := c+dc, r+dr; x >= 0 && y >= 0 && x < w && y < h && best.v[y*w+x] < math.MaxFloat32 {
			offer(r*w+c, gridPoint(c, r), nearest[y*w+x])
		}
	}
	for r := range h {
		for c := range w {
			pass(c, r, -1, 0)
			pass(c, r, -1, -1)
			pass(c, r, 0, -1)
			pass(c, r, 1, -1)
		}
		for c := w - 1; c >= 0; c-- {
			pass(c, r, 1, 0)
		}
	}
	for r := h - 1; r >= 0; r-- {
		for c := w - 1; c >= 0; c-- {
			pass(c, r, 1, 0)
			pass(c, r, 1, 1)
			pass(c, r, 0, 1)
			pass(c, r, -1, 1)
		}
		for c := range w {
			pass(c, r, -1, 0)
		}
	}
	for i, d := range best.v {
		best.v[i] = float32(math.Sqrt(float64(d)))
	}
	return best
}

// onRim tells whether a point of a coast ring is the cut at the edge of the height grid and not a shore.
func onRim(p geo.Point) bool {
	const near = .05
	c, r := gridCol(p.X), gridRow(p.Y)
	return c < pad+near || r < pad+near || c > pad+geo.HeightCols-1-near || r > pad+geo.HeightRows-1-near
}

// foreignField floods the land at one speed from the hearts of Korea and of its neighbours, with the
// frontier in the way, and softens the seam.
func foreignField(h *field, a *atlas.Atlas, border *layer) *field {
	state := make([]uint8, h.w*h.h)
	for i := range border.strokes {
		for _, p := range resampleLine(border.strokes[i].line, .3) {
			c, r := int(math.Round(gridCol(p.X))), int(math.Round(gridRow(p.Y)))
			if c >= 0 && r >= 0 && c < h.w && r < h.h {
				state[r*h.w+c] = wall
			}
		}
	}
	var front []int
	for i := range a.Cells {
		at := geo.Centre(hex.Index(i))
		k := int(math.Round(gridRow(at.Y)))*h.w + int(math.Round(gridCol(at.X)))
		if side := heart(a, hex.Index(i)); side != unknown && state[k] == unknown {
			state[k] = side
			front = append(front, k)
		}
	}
	for len(front) > 0 {
		var next []int
		for _, i := range front {
			for _, d := range [4]int{-1, 1, -h.w, h.w} {
				j := i + d
				if j >= 0 && j < len(state) && state[j] == unknown {
					state[j] = state[i]
					next = append(next, j)
				}
			}
		}
		front = next
	}
	f := newField(h.w, h.h)
	for i := range state {
		if state[i] == abroad {
			f.v[i] = 1
		} else if state[i] == wall {
			f.v[i] = .5
		}
	}
	return f.blur(.8)
}

// What a sample of foreignField is known to be.
const (
	unknown uint8 = iota
	wall
	korea
	abroad
)

// heart tells the side of a hex well inside Korea or well abroad, and unknown for one at sea.
func heart(a *atlas.Atlas, i hex.Index) uint8 {
	side := func(c atlas.Country) uint8 {
		switch c {
		case atlas.NoCountry:
			return unknown
		case atlas.Korea:
			return korea
		}
		return abroad
	}
	own := side(a.Cell(i).Country)
	for _, n := range a.Near[i] {
		if n != hex.None && side(a.Cell(n).Country) != unknown && side(a.Cell(n).Country) != own {
			return unknown // near the frontier
		}
	}
	return own
}

// easel is the scratch memory of one tile.
type easel struct {
	cols, rows                                []taps
	tmp, fine, gen, rough, abroad, deep, worn []float32
	land                                      []float32
	near                                      field // distances to the coast on a lattice of pixels
	noise                                     field // ridged noise on its lattice
	cover                                     sheet.Cover
	mask                                      sheet.Mask
	wide                                      *image.RGBA // a tile drawn larger, to be reduced
}
