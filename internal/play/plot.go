package play

import (
	"image/color"
	"math"

	"github.com/hajimehoshi/ebiten/v2"
)

// plot is a small chart of numbers by day: a field with a scale at its left and the first and last day below.
// What is drawn on it is given as values by day; a NaN leaves a gap.
type plot struct {
	s          *panel
	x, y, w, h float64 // of the field
	days       int     // steps across: there is one value more
	low, high  float64 // of the scale
}

// mostTicks is how many lines a scale has at most.
const mostTicks = 5

// scaleOf is a scale that takes in all values and zero, in steps of 1, 2 or 5.
func scaleOf(lists ...[]float64) (low, high, step float64) {
	for _, list := range lists {
		for _, v := range list {
			if !math.IsNaN(v) {
				low, high = min(low, v), max(high, v)
			}
		}
	}
	if high-low < 1e-9 {
		high = low + 1
	}
	rough := (high - low) / (mostTicks - 1)
	step = math.Pow(10, math.Floor(math.Log10(rough)))
	for _, k := range [...]float64{1, 2, 5, 10} {
		if k*step >= rough {
			step *= k
			break
		}
	}
	return math.Floor(low/step+1e-9) * step, math.Ceil(high/step-1e-9) * step, step
}

// newPlot lays a chart out in a rectangle of a panel. label writes a value of the scale.
func newPlot(s *panel, x, y, w, h float64, title, from, to string, days int, low, high, step float64, label func(v float64) string) *plot {
	d, u := s.desk, s.desk.u
	small := d.type_.face(regular, u(10.5))
	s.write(x, y+u(12), fit(title, d.type_.face(semibold, u(12)), w), d.type_.face(semibold, u(12)), inkColour)
	gutter := 0.0
	for v := low; v <= high+step/2; v += step {
		gutter = max(gutter, width(label(v), small))
	}
	p := &plot{s: s, x: x + gutter + u(6), y: y + u(22), h: h - u(40), days: max(1, days), low: low, high: high}
	p.w = x + w - p.x - u(4)
	free := math.Inf(1) // above this a number has room
	for v := low; v <= high+step/2; v += step {
		at := p.down(v)
		if at > free {
			continue
		}
		free = at - u(11)
		s.right(p.x-u(6), at+u(3.5), label(v), small, fade(inkColour, 75))
		tone := fade(inkColour, 12)
		if math.Abs(v) < step/2 {
			tone = fade(inkColour, 50)
		}
		s.rect(p.x, math.Round(at), p.w, max(1, math.Round(u(1))), tone)
	}
	s.write(p.x, y+h-u(3), from, small, fade(inkColour, 75))
	s.right(p.x+p.w, y+h-u(3), to, small, fade(inkColour, 75))
	return p
}

// along and down are where a day and a value lie.
func (p *plot) along(day float64) float64 { return p.x + p.w*day/float64(p.days) }

func (p *plot) down(v float64) float64 { return p.y + p.h*(p.high-v)/(p.high-p.low) }

// curve draws values by day.
func (p *plot) curve(values []float64, wide float64, c color.NRGBA) {
	var pieces [][]point
	var piece []point
	for day, v := range values {
		if math.IsNaN(v) {
			pieces, piece = append(pieces, piece), nil
			continue
		}
		piece = append(piece, pt(p.along(float64(day)), p.down(v)))
	}
	pieces = append(pieces, piece)
	wide = p.s.desk.u(wide)
	p.s.paint(func(dst *ebiten.Image) {
		b := p.s.desk.brush.on(dst)
		for _, line := range pieces {
			b.line(line, wide, c, false)
		}
		b.flush()
	})
}

// band fills what lies between two lists of values.
func (p *plot) band(low, high []float64, c color.NRGBA) {
	n := min(len(low), len(high))
	tiles := make([][4]point, 0, n)
	for day := 1; day < n; day++ {
		x0, x1 := p.along(float64(day-1)), p.along(float64(day))
		tiles = append(tiles, [4]point{pt(x0, p.down(high[day-1])), pt(x1, p.down(high[day])), pt(x1, p.down(low[day])), pt(x0, p.down(low[day-1]))})
	}
	p.s.paint(func(dst *ebiten.Image) {
		b := p.s.desk.brush.on(dst)
		for i := range tiles {
			b.tile(tiles[i][:], c)
		}
		b.flush()
	})
}

// dot marks a value of a day with a ring.
func (p *plot) dot(day, v float64, c color.NRGBA) {
	x, y, r := p.along(day), p.down(v), p.s.desk.u(3.2)
	p.s.paint(func(dst *ebiten.Image) {
		b := p.s.desk.brush.on(dst)
		b.disc(x, y, r+p.s.desk.u(1.4), paper)
		b.disc(x, y, r, c)
		b.flush()
	})
}

// meter draws how much of something is done, in thousandths.
func (s *panel) meter(x, y, w, h float64, milli int) {
	s.rect(x, y, w, h, fade(inkColour, 14))
	s.rect(x, y, w*float64(milli)/1000, h, amber)
}
