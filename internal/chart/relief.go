package chart

import (
	"image"
	"math"

	"golang.org/x/image/draw"

	"parallel38/internal/geo"
)

// coarsest is the smallest scale at which the ground is drawn as it is; smaller pictures are drawn
// larger and reduced, so that no ridge falls between two pixels.
const coarsest = .8 // px per km

// Tile paints the ground on the whole of dst. (x0, y0) is the point of the plane, in km, at its top
// left corner, and pxPerKm the scale. Lines get the weight that belongs to pxPerKm/dpr, dpr times as
// heavy: dpr is 1 on a plain screen, 2 on a screen of double density.
func (g *Ground) Tile(dst *image.RGBA, x0, y0, pxPerKm, dpr float64, show Layers) {
	e := g.easels.Get().(*easel)
	defer g.easels.Put(e)
	size := dst.Rect.Size()
	if pxPerKm < coarsest {
		k := int(math.Ceil(coarsest / pxPerKm))
		r := image.Rect(0, 0, size.X*k, size.Y*k)
		if e.wide == nil || e.wide.Rect != r {
			e.wide = image.NewRGBA(r)
		}
		g.paint(e.wide, e, &frame{r.Dx(), r.Dy(), x0, y0, pxPerKm * float64(k), dpr * float64(k)}, show)
		draw.BiLinear.Scale(dst, dst.Rect, e.wide, r, draw.Src, nil)
		return
	}
	g.paint(dst, e, &frame{size.X, size.Y, x0, y0, pxPerKm, dpr}, show)
}

func (g *Ground) paint(dst *image.RGBA, e *easel, f *frame, show Layers) {
	some, all := g.coverLand(e, f)
	if !all {
		g.paintSea(dst, e, f)
	}
	if some {
		g.paintLand(dst, e, f)
	}
	for _, p := range pens(f.scale / f.dpr) {
		if show&p.flag != 0 {
			g.draw(dst, e, f, &p)
		}
	}
}

// coverLand fills e.land with how much of each pixel is land, 0 … 1, and tells whether any and
// whether all of it is.
func (g *Ground) coverLand(e *easel, f *frame) (some, all bool) {
	e.cover.Reset(f.w, f.h)
	b := f.box()
	first, last := g.land.band(b.min.Y), g.land.band(b.max.Y)
	for k := first; k <= last; k++ {
		for _, s := range g.land.bands[k] {
			// A segment in several bands counts in the lowest of this tile's that it is in.
			if max(g.land.band(min(s[0].Y, s[1].Y)), first) != k {
				continue
			}
			ax, ay := f.px(s[0])
			bx, by := f.px(s[1])
			e.cover.Edge(ax, ay, bx, by)
		}
	}
	e.land = grow(e.land, f.w*f.h)
	return e.cover.Sum(e.land)
}

// outline is the coast as directed segments, sorted into bands of latitude for filling.
type outline struct{ bands [][][2]geo.Point }

const outlineBand = 8.0 // km

func newOutline(rings []geo.Shape) *outline {
	o := &outline{bands: make([][][2]geo.Point, int(math.Ceil(geo.HeightRows*geo.HeightStep/outlineBand))+1)}
	for i := range rings {
		line := rings[i].Line
		for k, a := range line {
			b := line[(k+1)%len(line)]
			a, b = beyondRim(a), beyondRim(b)
			for n := o.band(min(a.Y, b.Y)); n <= o.band(max(a.Y, b.Y)); n++ {
				o.bands[n] = append(o.bands[n], [2]geo.Point{a, b})
			}
		}
	}
	return o
}

// beyondRim moves a point of the cut at the northern and western edges of the height grid outwards, so
// that Manchuria goes on over the pad. In the south and east there is sea.
func beyondRim(p geo.Point) geo.Point {
	if !onRim(p) {
		return p
	}
	const out = 2 * pad * geo.HeightStep
	if gridCol(p.X)-pad < .05 {
		p.X -= out
	}
	if gridRow(p.Y)-pad < .05 {
		p.Y += out
	}
	return p
}

// band counts from the south; what is beyond the map belongs to the outermost bands.
func (o *outline) band(y float64) int {
	south := geo.HeightNorth - geo.HeightRows*geo.HeightStep
	return min(max(int(math.Floor((y-south)/outlineBand)), 0), len(o.bands)-1)
}

// tints is the colour of flat ground by height in metres.
var tints = func() (table [2800]rgb) {
	steps := []struct {
		metres int
		colour uint32
	}{{0, 0xCFD4B9}, {40, 0xD6D8BD}, {120, 0xDEDABD}, {280, 0xE0D5B4}, {500, 0xD9C8A3}, {800, 0xCCB590},
		{1150, 0xBDA384}, {1600, 0xB5A08A}, {2100, 0xC9BDAE}, {2700, 0xEAE5DC}, {2800, 0xEAE5DC}}
	for i := 1; i < len(steps); i++ {
		a, b := steps[i-1], steps[i]
		for m := a.metres; m < b.metres; m++ {
			table[m] = hexRGB(a.colour).mix(hexRGB(b.colour), float32(m-a.metres)/float32(b.metres-a.metres))
		}
	}
	return table
}()

// light is one of the lamps over the relief, made ready for a surface whose normal is (−east slope,
// −north slope, 1): flat ground gets exactly its weight.
type light struct{ east, north, weight float32 }

var lights = func() (out [4]light) {
	for i, l := range [4][3]float64{{315, 42, .46}, {350, 50, .20}, {270, 50, .20}, {225, 55, .14}} {
		az, cot := l[0]*math.Pi/180, 1/math.Tan(l[1]*math.Pi/180)
		out[i] = light{float32(math.Sin(az) * cot), float32(math.Cos(az) * cot), float32(l[2])}
	}
	return out
}()

// shade is how much lighter (above 0) or darker a slope is than flat ground. dx and dy are its
// steepness to the east and to the north, exaggeration included.
func shade(dx, dy float32) float32 {
	inv := 1 / float32(math.Sqrt(float64(1+dx*dx+dy*dy)))
	var s float32
	for i := range lights {
		l := &lights[i]
		if v := 1 - dx*l.east - dy*l.north; v > 0 {
			s += l.weight * v
		}
	}
	return s*inv - 1
}

var (
	shadow   = hexRGB(0x5B5A6B)
	sunlit   = hexRGB(0xFFF7E2)
	haze     = hexRGB(0xDFE3D6)
	foreign  = hexRGB(0xDAD6CA)
	shadowed = [3]float32{1 - shadow.r/255, 1 - shadow.g/255, 1 - shadow.b/255}
)

// paintLand paints the relief wherever e.land says there is land. The order of the steps is that of
// the map's style sheet: tint, shade, light, haze, foreign land.
func (g *Ground) paintLand(dst *image.RGBA, e *easel, f *frame) {
	t := nearness(f.scale / f.dpr)
	// One pixel more on every side, for slopes.
	n, m := f.w+2, f.h+2
	step := 1 / f.scale / geo.HeightStep
	c0, r0 := gridCol(f.x0)-step/2, gridRow(f.y0)-step/2
	crisp := .55 * smooth(0, .8, t)
	e.cols = makeTaps(e.cols, c0, step, n, g.height.w, crisp)
	e.rows = makeTaps(e.rows, r0, step, m, g.height.h, crisp)
	e.fine, e.tmp = g.height.resample(e.fine, e.tmp, e.cols, e.rows)
	e.cols = makeTaps(e.cols, c0, step, n, g.height.w, 1)
	e.rows = makeTaps(e.rows, r0, step, m, g.height.h, 1)
	e.gen, e.tmp = g.soft.resample(e.gen, e.tmp, e.cols, e.rows)
	e.abroad, e.tmp = g.foreign.resample(e.abroad, e.tmp, e.cols, e.rows)

	// The survey is one height a kilometre: from close by it would look like clay.
	if worn := float32(.34 * smooth(.35, 1, t)); worn > 0 {
		e.rough, e.tmp = g.relief.resample(e.rough, e.tmp, e.cols, e.rows)
		noise := e.noiseOver(f, n, m)
		for i, r := range e.rough {
			if r > 30 {
				e.fine[i] += worn * (r - 30) * noise[i]
			}
		}
	}

	exaggeration := math.Exp(lerp(math.Log(5.6), math.Log(2.5), t))
	k := float32(exaggeration * f.scale / 2 / 1000) // from metres over two pixels to steepness
	const generalised = 1.6
	strength := float32(lerp(.95, .82, t))
	for y := range f.h {
		pix := dst.Pix[dst.PixOffset(dst.Rect.Min.X, dst.Rect.Min.Y+y):]
		for x := range f.w {
			cover := e.land[y*f.w+x]
			if cover == 0 {
				continue
			}
			i := (y+1)*n + x + 1
			h := e.fine[i]
			s := .68*shade((e.fine[i+1]-e.fine[i-1])*k, (e.fine[i-n]-e.fine[i+n])*k) +
				.32*shade((e.gen[i+1]-e.gen[i-1])*k*generalised, (e.gen[i-n]-e.gen[i+n])*k*generalised)
			air := h / 1200
			if air < 0 {
				air = 0
			} else if air > 1 {
				air = 1
			}
			s *= (.72 + .42*air) * strength
			c := tints[min(max(int(h), 0), len(tints)-1)]
			if s < 0 {
				d := -1.15 * s
				if d > .80 {
					d = .80
				}
				c.r *= 1 - d*shadowed[0]
				c.g *= 1 - d*shadowed[1]
				c.b *= 1 - d*shadowed[2]
			} else {
				d := .95 * s
				if d > .62 {
					d = .62
				}
				c = c.mix(sunlit, d)
			}
			if h < 260 {
				if h < 0 {
					h = 0
				}
				c = c.mix(haze, .16*(1-h/260))
			}
			if a := e.abroad[i]; a > .004 {
				if a > 1 {
					a = 1
				}
				grey := .38 * (c.grey() - 205)
				c = c.mix(rgb{min(foreign.r+grey, 255), min(foreign.g+grey, 255), min(foreign.b+grey, 255)}, a)
			}
			q := pix[4*x : 4*x+4 : 4*x+4]
			if cover == 1 {
				q[0], q[1], q[2], q[3] = uint8(c.r+.5), uint8(c.g+.5), uint8(c.b+.5), 255
			} else {
				q[0], q[1], q[2] = mixByte(q[0], c.r, cover), mixByte(q[1], c.g, cover), mixByte(q[2], c.b, cover)
			}
		}
	}
}

// noiseOver is the ridged noise on a tile of n × m pixels, its margin of one pixel included. It is
// worked out on a lattice of the plane, fine enough for its smallest octave, and drawn smooth between.
func (e *easel) noiseOver(f *frame, n, m int) []float32 {
	step := max(.27, 1/f.scale) // km
	left, top := (f.x0-.5/f.scale)/step, (-f.y0-.5/f.scale)/step
	i0, j0 := int(math.Floor(left))-2, int(math.Floor(top))-2
	per := 1 / f.scale / step
	e.noise.w, e.noise.h = int(float64(n)*per)+6, int(float64(m)*per)+6
	e.noise.v = grow(e.noise.v, e.noise.w*e.noise.h)
	for j := range e.noise.h {
		for i := range e.noise.w {
			e.noise.v[j*e.noise.w+i] = ridgedNoise(geo.Point{X: float64(i0+i) * step, Y: -float64(j0+j) * step})
		}
	}
	e.cols = makeTaps(e.cols, left-float64(i0), per, n, e.noise.w, 0)
	e.rows = makeTaps(e.rows, top-float64(j0), per, m, e.noise.h, 0)
	e.worn, e.tmp = e.noise.resample(e.worn, e.tmp, e.cols, e.rows)
	return e.worn
}

func mixByte(b uint8, c, k float32) uint8 {
	v := float32(b)
	return uint8(v + (c-v)*k + .5)
}
