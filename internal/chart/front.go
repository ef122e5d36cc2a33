package chart

import (
	"math"

	"parallel38/game/hex"
	"parallel38/internal/chart/sheet"
	"parallel38/internal/chart/symbol"
	"parallel38/internal/geo"
)

// Holder is who holds a hex, as far as the front line cares.
type Holder uint8

// Holders.
const (
	Nobody Holder = iota
	HeldNorth
	HeldSouth
)

// Gain is ground won inside a hex that has not fallen: the front bulges from From into Into.
type Gain struct {
	From, Into hex.Index
	Km         float64 // 0 … 10
}

// FrontLine is a piece of the front on the plane, the North on its left hand.
type FrontLine struct {
	Points []geo.Point
	Closed bool // a pocket: the last point joins the first
}

const (
	frontStep  = .8  // km between points
	frontSigma = 6.5 // km: from hexsides to a line drawn by hand
)

// Front chains the hexsides between the hexes of the two sides into lines, smooths them and lets them
// wander a little, always the same at the same place, as if drawn by hand.
func Front(holder func(hex.Index) Holder, gains []Gain) []FrontLine {
	type side struct {
		i    hex.Index // the southern hex: clockwise round it, the North is on the left
		d    hex.Dir
		next int
		used bool
	}
	type corner [2]int32
	key := func(p geo.Point) corner { return corner{int32(math.Round(p.X * 10)), int32(math.Round(p.Y * 10))} }
	var sides []side
	begins := map[corner]int{}
	for i := range hex.Index(geo.Board.Len()) {
		if holder(i) != HeldSouth {
			continue
		}
		for d := range hex.Dir(hex.Dirs) {
			if n := geo.Board.Step(i, d); n != hex.None && holder(n) == HeldNorth {
				from, _ := geo.Side(i, d)
				begins[key(from)] = len(sides)
				sides = append(sides, side{i: i, d: d, next: -1})
			}
		}
	}
	hasBefore := make([]bool, len(sides))
	for k := range sides {
		_, to := geo.Side(sides[k].i, sides[k].d)
		if n, ok := begins[key(to)]; ok {
			sides[k].next = n
			hasBefore[n] = true
		}
	}
	push := map[[2]hex.Index]geo.Point{}
	for _, g := range gains {
		way := geo.Centre(g.Into).Sub(geo.Centre(g.From))
		push[[2]hex.Index{g.From, g.Into}] = way.Mul(g.Km / geo.HexHeight)
	}

	var lines []FrontLine
	chain := func(k int) {
		var base, bulge []geo.Point
		closed := false
		for ; k >= 0; k = sides[k].next {
			if sides[k].used {
				closed = true
				break
			}
			s := &sides[k]
			s.used = true
			n := geo.Board.Step(s.i, s.d)
			off := push[[2]hex.Index{s.i, n}].Add(push[[2]hex.Index{n, s.i}])
			from, to := geo.Side(s.i, s.d)
			const parts = 7
			for j := range parts {
				t := float64(j) / parts
				base = append(base, from.Add(to.Sub(from).Mul(t)))
				bulge = append(bulge, off.Mul(1.25*smooth(0, .3, t)*smooth(1, .7, t)))
			}
			if s.next < 0 {
				base, bulge = append(base, to), append(bulge, geo.Point{})
			}
		}
		sigma := frontSigma
		if closed && len(base) < 80 {
			sigma = 2.5 // a small pocket would melt away
		}
		base = smoothEven(base, sigma/frontStep, closed)
		bulge = smoothEven(bulge, 1.6/frontStep, closed)
		line := FrontLine{Points: make([]geo.Point, len(base)), Closed: closed}
		for j, p := range base {
			const wave = 13 // km
			wander := geo.Point{X: float64(gradientNoise(p.X/wave, p.Y/wave)), Y: float64(gradientNoise(p.X/wave+91.7, p.Y/wave-37.1))}
			line.Points[j] = p.Add(bulge[j]).Add(wander.Mul(1.6))
		}
		lines = append(lines, line)
	}
	for k := range sides {
		if !hasBefore[k] {
			chain(k)
		}
	}
	for k := range sides {
		if !sides[k].used {
			chain(k)
		}
	}
	return lines
}

// smoothEven smooths points at even steps; sigma counts steps. An open line keeps its ends.
func smoothEven(points []geo.Point, sigma float64, closed bool) []geo.Point {
	n := len(points)
	kernel := gaussian(sigma)
	half := len(kernel) / 2
	out := make([]geo.Point, n)
	for i := range out {
		for k, g := range kernel {
			j := i + k - half
			q := geo.Point{}
			switch {
			case closed:
				q = points[((j%n)+n)%n]
			case j < 0:
				q = points[0].Mul(2).Sub(points[min(-j, n-1)])
			case j >= n:
				q = points[n-1].Mul(2).Sub(points[max(2*(n-1)-j, 0)])
			default:
				q = points[j]
			}
			out[i] = out[i].Add(q.Mul(float64(g)))
		}
	}
	return out
}

// View is a window on the plane: what a page or a screen shows.
type View struct {
	X0, Y0  float64 // km, top left corner
	PxPerKm float64 // device pixels
	Dpr     float64 // device pixels a logical pixel
	W, H    float64 // device pixels
}

// At is where a point of the plane lies in the window.
func (v *View) At(p geo.Point) (x, y float64) {
	return (p.X - v.X0) * v.PxPerKm, (v.Y0 - p.Y) * v.PxPerKm
}

// Point is the point of the plane under a pixel of the window.
func (v *View) Point(x, y float64) geo.Point {
	return geo.Point{X: v.X0 + x/v.PxPerKm, Y: v.Y0 - y/v.PxPerKm}
}

func (v *View) nearness() float64 { return nearness(v.PxPerKm / v.Dpr) }

// DrawFront draws front lines: the North's colour, paper and the South's colour side by side.
func DrawFront(s sheet.Sheet, lines []FrontLine, v View, palette symbol.Palette) {
	k := v.Dpr * lerp(.5, 1, v.nearness())
	north, south := sheet.RGB(0xB0392C), symbol.LookOf(palette, symbol.South).Stripe
	if palette != symbol.Staff {
		north = symbol.LookOf(palette, symbol.North).Face
	}
	for _, l := range lines {
		px := make([][2]float64, 0, len(l.Points)+1)
		for _, p := range l.Points {
			x, y := v.At(p)
			px = append(px, [2]float64{x, y})
		}
		if l.Closed && len(px) > 0 {
			px = append(px, px[0])
		}
		line := sheet.Polyline(px)
		s.Stroke(line, paper.rgba(.5), 11*k)
		s.Stroke(sheet.Polyline(beside(px, -2.5*k)), north, 3.6*k)
		s.Stroke(sheet.Polyline(beside(px, 2.5*k)), south, 3.6*k)
		s.Stroke(line, paper.rgba(1), 1.8*k)
	}
}

// beside is a line d to the right of another one, y downwards.
func beside(line [][2]float64, d float64) [][2]float64 {
	out := make([][2]float64, len(line))
	for i, p := range line {
		a, b := line[max(i-1, 0)], line[min(i+1, len(line)-1)]
		l := max(math.Hypot(b[0]-a[0], b[1]-a[1]), 1e-9)
		out[i] = [2]float64{p[0] - (b[1]-a[1])/l*d, p[1] + (b[0]-a[0])/l*d}
	}
	return out
}
