package play

import (
	"image"
	"image/color"
	"math"

	"github.com/hajimehoshi/ebiten/v2"
)

// brush draws lines and shapes that change from frame to frame: hexes, paths, rings, bars. It gathers
// triangles in one buffer and draws them together, with edges softened over a pixel, so that nothing
// is allocated once the buffer has grown to its size.
type brush struct {
	dst      *ebiten.Image
	vertices []ebiten.Vertex
	indices  []uint32
	options  ebiten.DrawTrianglesOptions
	points   []point // scratch for shapes
	dashed   []point // scratch for dashes
}

// point is a place on the screen in pixels.
type point struct{ x, y float32 }

func pt(x, y float64) point { return point{float32(x), float32(y)} }

// white is a plain source of colour. Its inner pixel is used, so that no filter reaches its rim.
var white = func() *ebiten.Image {
	img := ebiten.NewImage(3, 3)
	img.Fill(color.White)
	return img.SubImage(image.Rect(1, 1, 2, 2)).(*ebiten.Image)
}()

const softness = 0.5 // half the width in pixels over which an edge fades

// on starts drawing on an image.
func (b *brush) on(dst *ebiten.Image) *brush {
	b.flush()
	b.dst = dst
	return b
}

// flush draws what has been gathered.
func (b *brush) flush() {
	if len(b.indices) > 0 && b.dst != nil {
		b.options.ColorScaleMode = ebiten.ColorScaleModePremultipliedAlpha
		b.dst.DrawTriangles32(b.vertices, b.indices, white, &b.options)
	}
	b.vertices, b.indices = b.vertices[:0], b.indices[:0]
}

// ink is a colour as the vertices carry it.
type ink struct{ r, g, b, a float32 }

func inkOf(c color.NRGBA) ink {
	return ink{float32(c.R) / 255, float32(c.G) / 255, float32(c.B) / 255, float32(c.A) / 255}
}

// vertex adds a corner and returns its number. Colours are premultiplied here.
func (b *brush) vertex(x, y float32, c ink, cover float32) uint32 {
	a := c.a * cover
	b.vertices = append(b.vertices, ebiten.Vertex{DstX: x, DstY: y, SrcX: 1.5, SrcY: 1.5,
		ColorR: c.r * a, ColorG: c.g * a, ColorB: c.b * a, ColorA: a})
	return uint32(len(b.vertices) - 1)
}

func (b *brush) quad(i, j, k, l uint32) { b.indices = append(b.indices, i, j, k, i, k, l) }

// rect fills a rectangle with sharp edges.
func (b *brush) rect(x, y, w, h float64, c color.NRGBA) {
	k := inkOf(c)
	x0, y0, x1, y1 := float32(x), float32(y), float32(x+w), float32(y+h)
	b.quad(b.vertex(x0, y0, k, 1), b.vertex(x1, y0, k, 1), b.vertex(x1, y1, k, 1), b.vertex(x0, y1, k, 1))
}

// fill fills a convex shape given clockwise or anticlockwise.
func (b *brush) fill(shape []point, c color.NRGBA) {
	n := len(shape)
	if n < 3 {
		return
	}
	k := inkOf(c)
	inner := uint32(len(b.vertices))
	turn := winding(shape)
	for i, p := range shape {
		mx, my := mitre(shape[(i+n-1)%n], p, shape[(i+1)%n])
		mx, my = mx*turn*softness, my*turn*softness
		b.vertex(p.x-mx, p.y-my, k, 1)
		b.vertex(p.x+mx, p.y+my, k, 0)
	}
	for i := uint32(0); i < uint32(n); i++ {
		j := (i + 1) % uint32(n)
		if i > 0 && i+1 < uint32(n) {
			b.indices = append(b.indices, inner, inner+2*i, inner+2*(i+1))
		}
		b.quad(inner+2*i, inner+2*i+1, inner+2*j+1, inner+2*j)
	}
}

// tile fills a convex shape with sharp edges, so that neighbours meet without a seam.
func (b *brush) tile(shape []point, c color.NRGBA) {
	k, first := inkOf(c), uint32(len(b.vertices))
	for _, p := range shape {
		b.vertex(p.x, p.y, k, 1)
	}
	for i := uint32(2); i < uint32(len(shape)); i++ {
		b.indices = append(b.indices, first, first+i-1, first+i)
	}
}

// winding is +1 if the normals that mitre gives point outwards, −1 if inwards.
func winding(shape []point) float32 {
	var area float32
	for i, p := range shape {
		q := shape[(i+1)%len(shape)]
		area += p.x*q.y - q.x*p.y
	}
	if area > 0 {
		return 1
	}
	return -1
}

// mitre is the vector from q to the offset of the corner p-q-r at distance one.
func mitre(p, q, r point) (x, y float32) {
	ax, ay := normal(p, q)
	bx, by := normal(q, r)
	if ax == 0 && ay == 0 {
		return bx, by
	}
	if bx == 0 && by == 0 {
		return ax, ay
	}
	x, y = ax+bx, ay+by
	d := (x*x + y*y) / 2 // 1 + cos of the turn
	if d < 0.25 {        // a hairpin: do not spike
		return ax, ay
	}
	return x / d, y / d
}

// normal is the unit normal on the right-hand side of p→q on the screen.
func normal(p, q point) (x, y float32) {
	dx, dy := q.x-p.x, q.y-p.y
	l := float32(math.Hypot(float64(dx), float64(dy)))
	if l < 1e-4 {
		return 0, 0
	}
	return dy / l, -dx / l
}

// line strokes a polyline; closed joins its ends.
func (b *brush) line(path []point, width float64, c color.NRGBA, closed bool) {
	n := len(path)
	if n < 2 {
		return
	}
	k := inkOf(c)
	half := float32(width) / 2
	core, rim := max(half-softness, 0), half+softness
	cover := min(1, float32(width)) // hairlines fade instead of thinning away
	first := uint32(len(b.vertices))
	for i, p := range path {
		before, after := p, p
		if i > 0 || closed {
			before = path[(i+n-1)%n]
		}
		if i < n-1 || closed {
			after = path[(i+1)%n]
		}
		mx, my := mitre(before, p, after)
		b.vertex(p.x+mx*rim, p.y+my*rim, k, 0)
		b.vertex(p.x+mx*core, p.y+my*core, k, cover)
		b.vertex(p.x-mx*core, p.y-my*core, k, cover)
		b.vertex(p.x-mx*rim, p.y-my*rim, k, 0)
	}
	last := n - 1
	if closed {
		last = n
	}
	for i := range last {
		u, v := first+4*uint32(i), first+4*uint32((i+1)%n)
		for s := range uint32(3) {
			b.quad(u+s, v+s, v+s+1, u+s+1)
		}
	}
}

// segment strokes one straight line.
func (b *brush) segment(x0, y0, x1, y1, width float64, c color.NRGBA) {
	b.points = append(b.points[:0], pt(x0, y0), pt(x1, y1))
	b.line(b.points, width, c, false)
}

// dashes strokes a polyline in dashes of on pixels with gaps of off pixels.
func (b *brush) dashes(path []point, width, on, off float64, c color.NRGBA, closed bool) {
	n := len(path)
	if n < 2 || on <= 0 {
		return
	}
	last := n - 1
	if closed {
		last = n
	}
	drawing, left := true, on
	dash := append(b.dashed[:0], path[0])
	for i := range last {
		p, q := path[i], path[(i+1)%n]
		length := math.Hypot(float64(q.x-p.x), float64(q.y-p.y))
		for at := 0.0; length > 0; {
			if length-at < left {
				left -= length - at
				if drawing {
					dash = append(dash, q)
				}
				break
			}
			at += left
			t := float32(at / length)
			m := point{p.x + (q.x-p.x)*t, p.y + (q.y-p.y)*t}
			if drawing {
				b.line(append(dash, m), width, c, false)
				left = off
			} else {
				left = on
			}
			dash = append(dash[:0], m)
			drawing = !drawing
		}
	}
	if drawing {
		b.line(dash, width, c, false)
	}
	b.dashed = dash[:0]
}

// disc fills a circle, ring strokes one.
func (b *brush) disc(x, y, r float64, c color.NRGBA) { b.fill(b.circle(x, y, r), c) }
func (b *brush) ring(x, y, r, width float64, c color.NRGBA) {
	b.line(b.circle(x, y, r), width, c, true)
}

func (b *brush) circle(x, y, r float64) []point {
	n := min(max(int(r*1.2), 12), 64)
	b.points = b.points[:0]
	for i := range n {
		a := 2 * math.Pi * float64(i) / float64(n)
		b.points = append(b.points, pt(x+r*math.Cos(a), y+r*math.Sin(a)))
	}
	return b.points
}

// round is the outline of a rectangle with round corners, valid until the next shape.
func (b *brush) round(x, y, w, h, r float64) []point {
	b.points = b.points[:0]
	r = min(r, w/2, h/2)
	steps := min(max(int(r), 2), 8)
	for corner := range 4 {
		cx, cy := x+r, y+r
		if corner == 1 || corner == 2 {
			cx = x + w - r
		}
		if corner >= 2 {
			cy = y + h - r
		}
		for i := range steps + 1 {
			a := math.Pi + math.Pi/2*(float64(corner)+float64(i)/float64(steps))
			b.points = append(b.points, pt(cx+r*math.Cos(a), cy+r*math.Sin(a)))
		}
	}
	return b.points
}

// hatch draws slanting lines over a rectangle, clipped to it.
func (b *brush) hatch(x, y, w, h, pitch, width float64, c color.NRGBA) {
	for s := pitch / 2; s < w+h; s += pitch {
		x0, y0 := x+s, y
		if s > w {
			x0, y0 = x+w, y+s-w
		}
		x1, y1 := x, y+s
		if s > h {
			x1, y1 = x+s-h, y+h
		}
		b.segment(x0, y0, x1, y1, width, c)
	}
}
