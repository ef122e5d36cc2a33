package chart

import (
	"image/color"
	"math"

	"parallel38/internal/chart/sheet"
	"parallel38/internal/chart/symbol"
	"parallel38/internal/geo"
)

// Arrow is an attack or a march of a plan, from its troops to where they are to come.
type Arrow struct {
	From, To geo.Point
	Main     bool // the main effort: a broad arrow
}

// Trace is a line of a plan: the one that is held, or a dashed one to fall back on.
type Trace struct {
	Points []geo.Point
	Dashed bool
}

// Scheme is a side's plan as arrows and lines.
type Scheme struct {
	Side   symbol.Side
	Arrows []Arrow
	Traces []Trace
}

// planColour is the colour in which a side's plans are drawn, darker than its counters.
func planColour(s symbol.Side) color.NRGBA {
	if s == symbol.South {
		return sheet.RGB(0x1F4E8C)
	}
	return sheet.RGB(0x9C2A1E)
}

// Widths of a plan, logical pixels at the scale of the peninsula and near by.
const (
	mainWidth, otherWidth = 13.0, 6.0
	traceWidth            = 3.5
)

// planScale is how large a plan is drawn.
func planScale(v View) float64 { return v.Dpr * lerp(.5, 1, v.nearness()) }

// drawTraces draws the lines of a plan: they run from hex to hex, and are smoothed as a hand would draw them.
func drawTraces(s sheet.Sheet, plan Scheme, v View) {
	k, ink := planScale(v), planColour(plan.Side)
	for _, t := range plan.Traces {
		line := sheet.Polyline(pixels(smoothEven(t.Points, 1, false), v))
		s.Stroke(line, paper.rgba(.6), (traceWidth+3)*k)
		if t.Dashed {
			s.Stroke(line, sheet.Fade(ink, .75), traceWidth*k, 9*k, 7*k)
		} else {
			s.Stroke(line, ink, traceWidth*k)
		}
	}
}

// drawArrows draws the arrows of a plan.
func drawArrows(s sheet.Sheet, plan Scheme, v View) {
	k, ink := planScale(v), planColour(plan.Side)
	for _, a := range plan.Arrows {
		width := otherWidth
		if a.Main {
			width = mainWidth
		}
		drawArrow(s, a, v, width*k, ink)
	}
}

func pixels(points []geo.Point, v View) [][2]float64 {
	px := make([][2]float64, len(points))
	for i, p := range points {
		px[i][0], px[i][1] = v.At(p)
	}
	return px
}

// drawArrow draws an arrow that bends a little to the left of its way, as if drawn by hand, and grows towards its head.
func drawArrow(s sheet.Sheet, a Arrow, v View, width float64, ink color.NRGBA) {
	x0, y0 := v.At(a.From)
	x1, y1 := v.At(a.To)
	length := math.Hypot(x1-x0, y1-y0)
	if length < 1 {
		return
	}
	head := min(2.6*width, .6*length)
	const bend, parts = .12, 24
	at := func(t float64) (x, y, ux, uy float64) {
		cx, cy := (x0+x1)/2+(y1-y0)*bend, (y0+y1)/2-(x1-x0)*bend
		x, y = (1-t)*(1-t)*x0+2*t*(1-t)*cx+t*t*x1, (1-t)*(1-t)*y0+2*t*(1-t)*cy+t*t*y1
		ux, uy = 2*(1-t)*(cx-x0)+2*t*(x1-cx), 2*(1-t)*(cy-y0)+2*t*(y1-cy)
		l := max(math.Hypot(ux, uy), 1e-9)
		return x, y, ux / l, uy / l
	}
	neck := 1 - head/length
	var left, right [][2]float64
	for i := range parts + 1 {
		t := neck * float64(i) / parts
		x, y, ux, uy := at(t)
		half := width / 2 * lerp(.45, 1, t)
		left = append(left, [2]float64{x + uy*half, y - ux*half})
		right = append(right, [2]float64{x - uy*half, y + ux*half})
	}
	x, y, ux, uy := at(neck)
	outline := append(left, [2]float64{x + uy*width*1.15, y - ux*width*1.15}, [2]float64{x1, y1}, [2]float64{x - uy*width*1.15, y + ux*width*1.15})
	for i := len(right) - 1; i >= 0; i-- {
		outline = append(outline, right[i])
	}
	shape := sheet.Polyline(outline).Close()
	s.Stroke(shape, paper.rgba(.8), 2.5)
	s.Fill(shape, sheet.Fade(ink, .85))
}
