// Package sheet is a page to draw on: filled and stroked outlines and lettering, either as pixels
// (Raster) or as a vector picture (SVG). Everything above the ground of the map (names, counters, the
// front, frames and legends) is drawn through it once and comes out in both forms. Start at Sheet,
// Path and Type.
package sheet

import (
	"image/color"
	"math"
)

// Sheet is what can be drawn on. Colours are plain (not premultiplied) and may be translucent;
// lengths are the sheet's pixels, y downwards.
type Sheet interface {
	Fill(p *Path, c color.NRGBA)
	// Stroke draws along the path with round ends and joints; dash is on, off, on, off … or nothing.
	Stroke(p *Path, c color.NRGBA, width float64, dash ...float64)
}

// RGB is an opaque colour written as in the style sheet: 0xRRGGBB.
func RGB(v uint32) color.NRGBA { return color.NRGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255} }

// Fade is the colour with its opacity multiplied by alpha, 0 … 1.
func Fade(c color.NRGBA, alpha float64) color.NRGBA {
	c.A = uint8(float64(c.A)*alpha + .5)
	return c
}

// Path is an outline of straight lines and curves, in one or more parts.
type Path struct {
	ops []op
}

type op struct {
	verb byte // 'M', 'L', 'Q', 'C' or 'Z'
	p    [3][2]float64
}

// MoveTo begins a new part.
func (p *Path) MoveTo(x, y float64) *Path {
	p.ops = append(p.ops, op{'M', [3][2]float64{{x, y}}})
	return p
}

// LineTo goes straight on.
func (p *Path) LineTo(x, y float64) *Path {
	p.ops = append(p.ops, op{'L', [3][2]float64{{x, y}}})
	return p
}

// QuadTo goes on in a quadratic curve.
func (p *Path) QuadTo(x1, y1, x, y float64) *Path {
	p.ops = append(p.ops, op{'Q', [3][2]float64{{x1, y1}, {x, y}}})
	return p
}

// CubeTo goes on in a cubic curve.
func (p *Path) CubeTo(x1, y1, x2, y2, x, y float64) *Path {
	p.ops = append(p.ops, op{'C', [3][2]float64{{x1, y1}, {x2, y2}, {x, y}}})
	return p
}

// Close returns to where the part began.
func (p *Path) Close() *Path {
	p.ops = append(p.ops, op{verb: 'Z'})
	return p
}

// Empty tells whether there is nothing in the path.
func (p *Path) Empty() bool { return len(p.ops) == 0 }

// Append adds the parts of q, moved by (dx, dy).
func (p *Path) Append(q *Path, dx, dy float64) *Path {
	for _, o := range q.ops {
		for i := range o.p {
			o.p[i][0] += dx
			o.p[i][1] += dy
		}
		p.ops = append(p.ops, o)
	}
	return p
}

// Rect is a rectangle.
func Rect(x, y, w, h float64) *Path {
	return new(Path).MoveTo(x, y).LineTo(x+w, y).LineTo(x+w, y+h).LineTo(x, y+h).Close()
}

// quarter is how far the handles of a cubic quarter circle stand from its ends, for radius 1.
const quarter = .5522847498

// RoundRect is a rectangle with corners of radius r.
func RoundRect(x, y, w, h, r float64) *Path {
	r = min(r, w/2, h/2)
	k := r * (1 - quarter)
	p := new(Path).MoveTo(x+r, y).LineTo(x+w-r, y).CubeTo(x+w-k, y, x+w, y+k, x+w, y+r)
	p.LineTo(x+w, y+h-r).CubeTo(x+w, y+h-k, x+w-k, y+h, x+w-r, y+h)
	p.LineTo(x+r, y+h).CubeTo(x+k, y+h, x, y+h-k, x, y+h-r)
	return p.LineTo(x, y+r).CubeTo(x, y+k, x+k, y, x+r, y).Close()
}

// CutRect is a rectangle with corners cut off by c.
func CutRect(x, y, w, h, c float64) *Path {
	return new(Path).MoveTo(x+c, y).LineTo(x+w-c, y).LineTo(x+w, y+c).LineTo(x+w, y+h-c).
		LineTo(x+w-c, y+h).LineTo(x+c, y+h).LineTo(x, y+h-c).LineTo(x, y+c).Close()
}

// Circle is a circle about (x, y).
func Circle(x, y, r float64) *Path { return Ellipse(x, y, r, r) }

// Ellipse is an upright ellipse about (x, y).
func Ellipse(x, y, rx, ry float64) *Path {
	kx, ky := rx*quarter, ry*quarter
	return new(Path).MoveTo(x+rx, y).CubeTo(x+rx, y+ky, x+kx, y+ry, x, y+ry).CubeTo(x-kx, y+ry, x-rx, y+ky, x-rx, y).
		CubeTo(x-rx, y-ky, x-kx, y-ry, x, y-ry).CubeTo(x+kx, y-ry, x+rx, y-ky, x+rx, y).Close()
}

// Line is a straight line.
func Line(x0, y0, x1, y1 float64) *Path { return new(Path).MoveTo(x0, y0).LineTo(x1, y1) }

// Polyline is a line through points x, y, x, y ….
func Polyline(points [][2]float64) *Path {
	p := new(Path)
	for i, q := range points {
		if i == 0 {
			p.MoveTo(q[0], q[1])
		} else {
			p.LineTo(q[0], q[1])
		}
	}
	return p
}

// matrix turns and stretches: x' = a·x + c·y + e, y' = b·x + d·y + f.
type matrix [6]float64

func (m matrix) at(p [2]float64) [2]float64 {
	return [2]float64{m[0]*p[0] + m[2]*p[1] + m[4], m[1]*p[0] + m[3]*p[1] + m[5]}
}

func (p *Path) appendTransformed(q *Path, m matrix) {
	for _, o := range q.ops {
		for i := range o.p {
			o.p[i] = m.at(o.p[i])
		}
		p.ops = append(p.ops, o)
	}
}

// flatten turns the path into lines of points, curves in steps of about a pixel and a half.
func (p *Path) flatten() (parts [][][2]float64, closed []bool) {
	var part [][2]float64
	end := func(shut bool) {
		if len(part) > 0 {
			if shut && part[0] != part[len(part)-1] {
				part = append(part, part[0])
			}
			parts, closed = append(parts, part), append(closed, shut)
		}
		part = nil
	}
	var start, at [2]float64
	for _, o := range p.ops {
		switch o.verb {
		case 'M':
			end(false)
			start, at = o.p[0], o.p[0]
			part = append(part, at)
			continue
		case 'Z':
			end(true)
			at = start
			continue
		}
		if part == nil {
			part = append(part, at)
		}
		switch o.verb {
		case 'L':
			at = o.p[0]
			part = append(part, at)
		case 'Q':
			n := steps(at, o.p[0], o.p[1])
			for i := 1; i <= n; i++ {
				t := float64(i) / float64(n)
				u := 1 - t
				part = append(part, [2]float64{
					u*u*at[0] + 2*u*t*o.p[0][0] + t*t*o.p[1][0],
					u*u*at[1] + 2*u*t*o.p[0][1] + t*t*o.p[1][1]})
			}
			at = o.p[1]
		case 'C':
			n := steps(at, o.p[0], o.p[1], o.p[2])
			for i := 1; i <= n; i++ {
				t := float64(i) / float64(n)
				u := 1 - t
				a, b, c, d := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
				part = append(part, [2]float64{
					a*at[0] + b*o.p[0][0] + c*o.p[1][0] + d*o.p[2][0],
					a*at[1] + b*o.p[0][1] + c*o.p[1][1] + d*o.p[2][1]})
			}
			at = o.p[2]
		}
	}
	end(false)
	return parts, closed
}

func steps(p ...[2]float64) int {
	var l float64
	for i := 1; i < len(p); i++ {
		l += math.Hypot(p[i][0]-p[i-1][0], p[i][1]-p[i-1][1])
	}
	return min(max(int(math.Sqrt(l)*2), 2), 40)
}
