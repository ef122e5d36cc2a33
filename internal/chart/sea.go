package chart

import (
	"image"
	"math"

	"parallel38/internal/geo"
)

var (
	shallows   = hexRGB(0xCFDCDB)
	deeps      = hexRGB(0xB3C7CC)
	depthLines = hexRGB(0x6E93A0)
)

// depth is a line in the sea at an even distance from the shore.
type depth struct{ px, alpha float64 }

// depths are the lines at a scale, distances in logical pixels. Seen from near they are a third as far
// from the shore as the scale alone would put them, so they are interpolated on the page.
func depths(t float64) []depth {
	far := [6]float64{1.6, 3.6, 6.2, 9.6, 14, 19.5} // km
	near := [5]float64{.35, .85, 1.5, 2.4, 3.6}
	var ds []depth
	for i, km := range far {
		alpha := lerp(.50, .09, float64(i)/5)
		if i < len(near) {
			ds = append(ds, depth{lerp(km*Far, near[i]*Near, t), lerp(alpha, lerp(.50, .09, float64(i)/4), t)})
		} else if t < 1 {
			ds = append(ds, depth{km * Far, alpha * (1 - t)})
		}
	}
	return ds
}

// lattice is how many device pixels apart the exact distances to the coast are worked out.
const lattice = 4

// paintSea paints water on the whole tile.
func (g *Ground) paintSea(dst *image.RGBA, e *easel, f *frame) {
	step := 1 / f.scale / geo.HeightStep
	e.cols = makeTaps(e.cols, gridCol(f.x0)+step/2, step, f.w, g.shore.w, 1)
	e.rows = makeTaps(e.rows, gridRow(f.y0)+step/2, step, f.h, g.shore.h, 1)
	e.fine, e.tmp = g.shore.resample(e.fine, e.tmp, e.cols, e.rows)
	e.deep = g.shoreNear(e, f)

	t := nearness(f.scale / f.dpr)
	ds := depths(t)
	half := float32(lerp(.5, .75, t) * f.dpr)
	for y := range f.h {
		pix := dst.Pix[dst.PixOffset(dst.Rect.Min.X, dst.Rect.Min.Y+y):]
		for x := range f.w {
			i := y*f.w + x
			if e.land[i] == 1 {
				continue
			}
			d := e.fine[i] / 70
			if d > 1 {
				d = 1
			}
			c := shallows.mix(deeps, d*(1.6-.6*d))
			for k := range ds {
				off := e.deep[i] - float32(ds[k].px*f.dpr)
				if off < 0 {
					off = -off
				}
				if off < half+.5 {
					a := half + .5 - off
					if a > 1 {
						a = 1
					}
					c = c.mix(depthLines, a*float32(ds[k].alpha))
				}
			}
			q := pix[4*x : 4*x+4 : 4*x+4]
			q[0], q[1], q[2], q[3] = uint8(c.r+.5), uint8(c.g+.5), uint8(c.b+.5), 255
		}
	}
}

// shoreNear is the distance from each pixel to the coast in device pixels, right up to the outermost
// depth line and a large number beyond. It is worked out on a lattice fixed to the plane.
func (g *Ground) shoreNear(e *easel, f *frame) []float32 {
	reach := 0.0
	for _, d := range depths(nearness(f.scale / f.dpr)) {
		reach = max(reach, d.px*f.dpr)
	}
	reach += 3 * lattice
	// The lattice's samples lie at whole multiples of its step from the plane's origin.
	left, top := f.x0*f.scale, -f.y0*f.scale
	i0, j0 := int(math.Floor(left/lattice))-2, int(math.Floor(top/lattice))-2
	n, m := f.w/lattice+6, f.h/lattice+6
	e.near.w, e.near.h, e.near.v = n, m, grow(e.near.v, n*m)
	far := float32(reach * reach)
	for i := range e.near.v {
		e.near.v[i] = far
	}
	ox, oy := float64(i0*lattice)-left, float64(j0*lattice)-top // the first sample, in pixels of the tile
	r := reach / lattice
	coast := coastLayer
	if f.scale < 4 {
		coast = coastThinLayer
	}
	g.layers[coast].visit(f.box().grow((reach+4*lattice)/f.scale), func(s *stroke, from, to int) {
		for k := from; k < to; k++ {
			ax, ay := f.px(s.line[k])
			bx, by := f.px(s.line[k+1])
			ax, ay, bx, by = (ax-ox)/lattice, (ay-oy)/lattice, (bx-ox)/lattice, (by-oy)/lattice
			x0, x1 := max(int(min(ax, bx)-r), 0), min(int(max(ax, bx)+r)+1, n-1)
			y0, y1 := max(int(min(ay, by)-r), 0), min(int(max(ay, by)+r)+1, m-1)
			dx, dy := float32(bx-ax), float32(by-ay)
			inv := float32(0)
			if l := dx*dx + dy*dy; l > 1e-9 {
				inv = 1 / l
			}
			for y := y0; y <= y1; y++ {
				py := float32(float64(y) - ay)
				row := e.near.v[y*n : (y+1)*n]
				for x := x0; x <= x1; x++ {
					px := float32(float64(x) - ax)
					t := (px*dx + py*dy) * inv
					if t < 0 {
						t = 0
					} else if t > 1 {
						t = 1
					}
					ex, ey := px-t*dx, py-t*dy
					if d := (ex*ex + ey*ey) * (lattice * lattice); d < row[x] {
						row[x] = d
					}
				}
			}
		}
	})
	for i, d := range e.near.v {
		e.near.v[i] = float32(math.Sqrt(float64(d)))
	}
	e.cols = makeTaps(e.cols, (.5-ox)/lattice, 1.0/lattice, f.w, n, .5)
	e.rows = makeTaps(e.rows, (.5-oy)/lattice, 1.0/lattice, f.h, m, .5)
	e.deep, e.tmp = e.near.resample(e.deep, e.tmp, e.cols, e.rows)
	return e.deep
}
