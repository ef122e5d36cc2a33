package sheet

import (
	"image"
	"image/color"
	"math"
)

// Mask is how much of each pixel of a tile is inked, 0 … 255, and the part of it that was touched.
// Lines are drawn into a mask by distance, keeping the greater value, and then blended once: joints
// and crossings do not darken, and a pixel depends on nothing but the plane, so tiles meet unseen.
type Mask struct {
	w, h  int
	v     []uint8
	dirty image.Rectangle
}

// Reset makes the mask blank and of a size.
func (m *Mask) Reset(w, h int) {
	if m.w == w && m.h == h {
		for y := m.dirty.Min.Y; y < m.dirty.Max.Y; y++ {
			clear(m.v[y*w+m.dirty.Min.X : y*w+m.dirty.Max.X])
		}
	} else {
		m.w, m.h = w, h
		m.v = make([]uint8, w*h)
	}
	m.dirty = image.Rectangle{}
}

// Capsule inks a stroke with round ends from a to b, in pixels, whose half width goes from ra to rb.
func (m *Mask) Capsule(ax, ay, bx, by, ra, rb float64) {
	r := max(ra, rb) + .5
	x0, x1 := max(int(math.Floor(min(ax, bx)-r)), 0), min(int(math.Ceil(max(ax, bx)+r)), m.w)
	y0, y1 := max(int(math.Floor(min(ay, by)-r)), 0), min(int(math.Ceil(max(ay, by)+r)), m.h)
	if x0 >= x1 || y0 >= y1 {
		return
	}
	m.dirty = m.dirty.Union(image.Rect(x0, y0, x1, y1))
	dx, dy := float32(bx-ax), float32(by-ay)
	inv := float32(0)
	if l := dx*dx + dy*dy; l > 1e-9 {
		inv = 1 / l
	}
	// A hairline thinner than a pixel is a pixel wide and paler.
	strength := float32(255)
	fa, fb := float32(ra), float32(rb)
	if w := float32(2 * max(ra, rb)); w < 1 {
		strength *= w
		fa, fb = fa/w, fb/w
	}
	dr := fb - fa
	limit := (max(fa, fb) + .5) * (max(fa, fb) + .5)
	for y := y0; y < y1; y++ {
		py := float32(float64(y) + .5 - ay)
		row := m.v[y*m.w : (y+1)*m.w]
		for x := x0; x < x1; x++ {
			px := float32(float64(x) + .5 - ax)
			t := (px*dx + py*dy) * inv
			if t < 0 {
				t = 0
			} else if t > 1 {
				t = 1
			}
			ex, ey := px-t*dx, py-t*dy
			d2 := ex*ex + ey*ey
			if d2 >= limit {
				continue
			}
			c := fa + dr*t + .5 - float32(math.Sqrt(float64(d2)))
			if c <= 0 {
				continue
			}
			if c > 1 {
				c = 1
			}
			if v := uint8(c*strength + .5); v > row[x] {
				row[x] = v
			}
		}
	}
}

// Cover inks the inside of closed rings given as directed edges, by the signed area they sweep in
// each pixel. Edges left of the tile count in full; edges right of it do not matter.
type Cover struct {
	w, h int
	acc  []float32 // h rows of w+1: what the pixel adds to the running sum of its row
}

// Reset makes the cover blank and of a size.
func (c *Cover) Reset(w, h int) {
	c.w, c.h = w, h
	c.acc = grow(c.acc, (w+1)*h)
	clear(c.acc)
}

// Edge adds a directed edge in pixels.
func (c *Cover) Edge(ax, ay, bx, by float64) {
	if ay == by {
		return
	}
	dir := float32(1)
	if ay > by {
		ax, ay, bx, by, dir = bx, by, ax, ay, -1
	}
	if by <= 0 || ay >= float64(c.h) || min(ax, bx) >= float64(c.w) {
		return
	}
	// Cut at the left and right edges of the tile.
	for _, cut := range [2]float64{0, float64(c.w)} {
		if (ax < cut) != (bx < cut) && ax != cut && bx != cut {
			y := ay + (by-ay)*(cut-ax)/(bx-ax)
			if dir > 0 {
				c.Edge(ax, ay, cut, y)
				c.Edge(cut, y, bx, by)
			} else {
				c.Edge(cut, y, ax, ay)
				c.Edge(bx, by, cut, y)
			}
			return
		}
	}
	if min(ax, bx) >= float64(c.w) {
		return
	}
	if max(ax, bx) <= 0 {
		ax, bx = 0, 0
	}
	slope := (bx - ax) / (by - ay)
	for y := max(int(ay), 0); y < min(int(math.Ceil(by)), c.h); y++ {
		y0, y1 := max(ay, float64(y)), min(by, float64(y+1))
		if y1 <= y0 {
			continue
		}
		x0, x1 := ax+(y0-ay)*slope, ax+(y1-ay)*slope
		if x0 > x1 {
			x0, x1 = x1, x0
		}
		x0, x1 = min(max(x0, 0), float64(c.w)), min(max(x1, 0), float64(c.w))
		d := dir * float32(y1-y0)
		row := c.acc[y*(c.w+1) : (y+1)*(c.w+1)]
		i := int(x0)
		if i >= c.w {
			continue
		}
		if x1 <= float64(i+1) { // within one pixel
			m := float32((x0+x1)/2 - float64(i))
			row[i] += d * (1 - m)
			row[i+1] += d * m
			continue
		}
		// Over several pixels: the area right of the edge grows linearly.
		per := d / float32(x1-x0)
		for x := i; float64(x) < x1; x++ {
			a, b := max(x0, float64(x)), min(x1, float64(x+1))
			part := per * float32(b-a)
			m := float32((a+b)/2 - float64(x))
			row[x] += part * (1 - m)
			row[x+1] += part * m
		}
	}
}

// Dashes inks the parts of a segment that a dash pattern leaves; u0 and u1 are the lengths along the
// whole line at its ends, in device pixels, so that the pattern runs on from segment to segment.
func (m *Mask) Dashes(ax, ay, bx, by, r, u0, u1 float64, pattern []float64, dpr float64) {
	if u1 <= u0 {
		return
	}
	var period float64
	for _, d := range pattern {
		period += d * dpr
	}
	for start := math.Floor(u0/period) * period; start < u1; start += period {
		at := start
		for k, d := range pattern {
			if k%2 == 0 {
				if a, b := max(at, u0), min(at+d*dpr, u1); a <= b {
					ta, tb := (a-u0)/(u1-u0), (b-u0)/(u1-u0)
					m.Capsule(ax+(bx-ax)*ta, ay+(by-ay)*ta, ax+(bx-ax)*tb, ay+(by-ay)*tb, r, r)
				}
			}
			at += d * dpr
		}
	}
}

// Blend lays a colour on the picture, whose size is the mask's, through the mask and, if it is given,
// through a stencil of 0 … 1 a pixel.
func (m *Mask) Blend(dst *image.RGBA, c color.NRGBA, stencil []float32) {
	a := float32(c.A) / 255 / 255
	r, g, b := float32(c.R), float32(c.G), float32(c.B)
	for y := m.dirty.Min.Y; y < m.dirty.Max.Y; y++ {
		row := m.v[y*m.w : (y+1)*m.w]
		pix := dst.Pix[dst.PixOffset(dst.Rect.Min.X, dst.Rect.Min.Y+y):]
		for x := m.dirty.Min.X; x < m.dirty.Max.X; x++ {
			if row[x] == 0 {
				continue
			}
			k := float32(row[x]) * a
			if stencil != nil {
				k *= stencil[y*m.w+x]
			}
			q := pix[4*x : 4*x+4 : 4*x+4]
			q[0] = mixByte(q[0], r, k)
			q[1] = mixByte(q[1], g, k)
			q[2] = mixByte(q[2], b, k)
			q[3] = mixByte(q[3], 255, k)
		}
	}
}

func mixByte(b uint8, c, k float32) uint8 {
	v := float32(b)
	return uint8(v + (c-v)*k + .5)
}

func grow(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n)
	}
	return s[:n]
}

// Sum fills out with the coverage of every pixel, 0 … 1, and tells whether any and whether all of
// the sheet is covered.
func (c *Cover) Sum(out []float32) (some, all bool) {
	all = true
	for y := range c.h {
		var sum float32
		acc := c.acc[y*(c.w+1):]
		row := out[y*c.w : (y+1)*c.w]
		for x := range row {
			sum += acc[x]
			v := sum
			if v < 0 {
				v = -v
			}
			// The sum of many small parts strays from 0 and 1 by rounding.
			if v < 1e-3 {
				v = 0
			} else if v > .999 {
				v = 1
			}
			row[x] = v
			some = some || v > 0
			all = all && v == 1
		}
	}
	return some, all
}
