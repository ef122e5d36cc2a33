package chart

import (
	"image"
	"math"

	"parallel38/game/atlas"
	"parallel38/internal/chart/sheet"
	"parallel38/internal/geo"
)

// Layers says which of the map's lines are drawn; the relief, the sea and the coast always are.
type Layers uint16

// The lines that can be left out.
const (
	Rivers Layers = 1 << iota
	Provinces
	Roads
	Rails
	Borders
	The38th
	Hexes
	Graticule
	Coast

	Everything = Coast | Rivers | Provinces | Roads | Rails | Borders | The38th | Hexes
)

// pen is how the strokes of one layer are drawn: one line on the page is often two pens, a pale wide
// one below and a dark narrow one above. Lengths are logical pixels.
type pen struct {
	layer      int
	flag       Layers
	rank       int // only strokes of this rank, 0 any
	colour     rgb
	alpha      float64
	from, to   float64   // width at the beginning and at the end
	dash       []float64 // on, off, on, off …; none for an unbroken line
	tie        float64   // distance between ties, 0 none
	tieHalf    float64
	tieWidth   float64
	aside      float64 // how far a railway stands beside its road
	onLandOnly bool
}

var (
	inkColour   = hexRGB(0x1F2A30)
	paper       = hexRGB(0xF4EFE2)
	coastColour = hexRGB(0x4F7484)
	roadColour  = hexRGB(0x97452F)
	railColour  = hexRGB(0x2A2F31)
	vermilion   = hexRGB(0xB8402A)
)

// pens lists the lines of the map from the bottom up, at a scale.
func pens(pxPerKm float64) []pen {
	t := nearness(pxPerKm)
	near := func(a, b float64) float64 { return lerp(a, b, t) }
	mix := func(a, b uint32) rgb { return hexRGB(a).mix(hexRGB(b), float32(smooth(0, .7, t))) }
	riverFill, riverEdge := mix(0x6B9AB0, 0xA9CBD6), mix(0x6B9AB0, 0x55859A)
	edge := 1.6 * smooth(0, .7, t)
	var ps []pen
	add := func(p pen) { ps = append(ps, p) }

	add(pen{layer: hexLayer, flag: Hexes, colour: inkColour, alpha: near(.10, .15), from: near(.55, 1), onLandOnly: true})
	add(pen{layer: graticuleLayer, flag: Graticule, colour: inkColour, alpha: .09, from: near(.6, .8)})
	minor := pen{layer: riverLayer, flag: Rivers, rank: int(atlas.MinorRiver), alpha: 1, from: near(.45, 1), to: near(1.25, 3.2), onLandOnly: true}
	major := pen{layer: riverLayer, flag: Rivers, rank: int(atlas.MajorRiver), alpha: 1, from: near(1.25, 3.2), to: near(2.5, 7.2), onLandOnly: true}
	for _, p := range []pen{minor, major} { // banks first, so that waters meet without a bar between them
		p.colour, p.from, p.to = riverEdge, p.from+edge, p.to+edge
		add(p)
	}
	for _, p := range []pen{minor, major} {
		p.colour = riverFill
		add(p)
	}
	add(pen{layer: coastLayer, flag: Coast, colour: coastColour, alpha: 1, from: near(.7, 1)})
	if a := .26 * (1 - smooth(.3, .8, t)); a > 0 {
		add(pen{layer: provinceLayer, flag: Provinces, colour: inkColour, alpha: 2 * a, from: 1, dash: []float64{.01, 2.6}})
	}
	add(pen{layer: borderLayer, flag: Borders, colour: paper, alpha: .8, from: near(2.2, 3)})
	add(pen{layer: borderLayer, flag: Borders, colour: inkColour, alpha: .8, from: near(1, 1.4), dash: []float64{6, 2.5, .8, 2.5}})
	add(pen{layer: parallelLayer, flag: The38th, colour: vermilion, alpha: near(.9, .75), from: near(1.15, 1.3), dash: []float64{near(7, 9), near(4, 6)}})

	roads, rails := roadFarLayer, railFarLayer
	if t > .45 {
		roads, rails = roadNearLayer, railNearLayer
	}
	main, second := near(1.05, 2.6), near(.6, 1.5)
	if casing := 2.2 * smooth(.2, 1, t); casing > 0 {
		add(pen{layer: roads, flag: Roads, rank: int(atlas.SecondaryRoad), colour: paper, alpha: .55 * smooth(.2, .6, t), from: second + casing})
		add(pen{layer: roads, flag: Roads, rank: int(atlas.MainRoad), colour: paper, alpha: .55 * smooth(.2, .6, t), from: main + casing})
	}
	if a := smooth(.4, .9, t); a > 0 {
		add(pen{layer: roads, flag: Roads, rank: int(atlas.Track), colour: roadColour, alpha: .7 * a, from: 1, dash: []float64{4, 3}})
	}
	add(pen{layer: roads, flag: Roads, rank: int(atlas.SecondaryRoad), colour: roadColour, alpha: near(.72, .9), from: second})
	add(pen{layer: roads, flag: Roads, rank: int(atlas.MainRoad), colour: roadColour, alpha: near(.9, 1), from: main})

	tie, half, aside := near(6.2, 13), near(1.9, 4.2), near(1.5, 4)
	rail := pen{layer: rails, flag: Rails, colour: railColour, alpha: near(.9, 1), aside: aside, tie: tie}
	narrow, single, double := rail, rail, rail
	narrow.rank, narrow.from, narrow.tieHalf, narrow.dash = int(atlas.NarrowRail), near(.6, 1.1), half*.8, []float64{near(3.5, 7), near(2, 3.5)}
	single.rank, single.from, single.tieHalf = int(atlas.SingleRail), near(.75, 1.5), half
	double.rank, double.from, double.tieHalf = int(atlas.DoubleRail), near(1.15, 2.3), half*1.35
	for _, p := range []pen{narrow, single, double} {
		p.tieWidth = near(.7, 1.2)
		add(p)
	}
	return ps
}

// frame is the view of a tile: which point of the plane its corner is, device pixels a kilometre and
// device pixels a logical pixel.
type frame struct {
	w, h       int
	x0, y0     float64 // km, top left corner
	scale, dpr float64
}

func (f *frame) box() box {
	return box{geo.Point{X: f.x0, Y: f.y0 - float64(f.h)/f.scale}, geo.Point{X: f.x0 + float64(f.w)/f.scale, Y: f.y0}}
}

func (f *frame) px(p geo.Point) (x, y float64) { return (p.X - f.x0) * f.scale, (f.y0 - p.Y) * f.scale }

// draw inks what a pen draws on a tile into the easel's mask and blends it into the picture.
func (g *Ground) draw(dst *image.RGBA, e *easel, f *frame, p *pen) {
	e.mask.Reset(f.w, f.h)
	to := p.to
	if to == 0 {
		to = p.from
	}
	k := f.dpr / 2 // from logical width to half a width on the device
	margin := (max(p.from, to)/2 + p.tieHalf + math.Abs(p.aside) + 2) * f.dpr / f.scale
	g.layers[p.layer].visit(f.box().grow(margin), func(s *stroke, i0, i1 int) {
		if p.rank != 0 && s.rank != p.rank {
			return
		}
		ax, ay := p.vertex(f, s, i0)
		for i := i0; i < i1; i++ {
			bx, by := p.vertex(f, s, i+1)
			if reach := margin * f.scale; max(ax, bx) >= -reach && min(ax, bx) <= float64(f.w)+reach && max(ay, by) >= -reach && min(ay, by) <= float64(f.h)+reach {
				wa := lerp(p.from, to, (s.from+s.along[i])/s.total) * k
				wb := lerp(p.from, to, (s.from+s.along[i+1])/s.total) * k
				if p.dash == nil {
					e.mask.Capsule(ax, ay, bx, by, wa, wb)
				} else {
					e.mask.Dashes(ax, ay, bx, by, wa, s.along[i]*f.scale, s.along[i+1]*f.scale, p.dash, f.dpr)
				}
				if p.tie > 0 {
					ties(&e.mask, ax, ay, bx, by, s.along[i]*f.scale, s.along[i+1]*f.scale, p, f.dpr)
				}
			}
			ax, ay = bx, by
		}
	})
	var land []float32
	if p.onLandOnly {
		land = e.land
	}
	e.mask.Blend(dst, p.colour.rgba(p.alpha), land)
}

// vertex is where a pen puts a vertex of a stroke.
func (p *pen) vertex(f *frame, s *stroke, i int) (x, y float64) {
	x, y = f.px(s.line[i])
	if p.aside != 0 && s.aside != nil && s.aside[i] != 0 {
		a, b := s.line[max(i-1, 0)], s.line[min(i+1, len(s.line)-1)]
		if d := b.Dist(a); d > 0 {
			off := p.aside * f.dpr * float64(s.aside[i]) / d
			x, y = x+(b.Y-a.Y)*off, y+(b.X-a.X)*off
		}
	}
	return x, y
}

// ties inks the ties of a railway across a segment.
func ties(m *sheet.Mask, ax, ay, bx, by, u0, u1 float64, p *pen, dpr float64) {
	eachTie(ax, ay, bx, by, u0, u1, p, dpr, func(x0, y0, x1, y1 float64) {
		m.Capsule(x0, y0, x1, y1, p.tieWidth*dpr/2, p.tieWidth*dpr/2)
	})
}

// eachTie visits the ties of a segment that runs from u0 to u1 along its railway: their two ends.
func eachTie(ax, ay, bx, by, u0, u1 float64, p *pen, dpr float64, visit func(x0, y0, x1, y1 float64)) {
	length := math.Hypot(bx-ax, by-ay)
	if length == 0 || u1 <= u0 {
		return
	}
	step := p.tie * dpr
	nx, ny := (ay-by)/length*p.tieHalf*dpr, (bx-ax)/length*p.tieHalf*dpr
	for u := math.Ceil(u0/step) * step; u < u1; u += step {
		t := (u - u0) / (u1 - u0)
		x, y := ax+(bx-ax)*t, ay+(by-ay)*t
		visit(x-nx, y-ny, x+nx, y+ny)
	}
}
