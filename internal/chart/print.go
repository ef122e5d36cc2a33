package chart

import (
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"io"
	"io/fs"
	"math"

	"parallel38/game/atlas"
	"parallel38/game/hex"
	"parallel38/internal/chart/sheet"
	"parallel38/internal/chart/symbol"
	"parallel38/internal/geo"
)

// Map is the ground and its names together.
type Map struct {
	Ground *Ground
	Names  *Names
}

// Open reads the drawing data from the map's folder (assets.Map) and makes the map ready for drawing.
func Open(fsys fs.FS, a *atlas.Atlas) (*Map, error) {
	heights, err := geo.ReadHeights(fsys)
	if err != nil {
		return nil, err
	}
	shapes, err := geo.ReadShapes(fsys)
	if err != nil {
		return nil, err
	}
	labels, err := geo.ReadLabels(fsys)
	if err != nil {
		return nil, err
	}
	return &Map{NewGround(heights, shapes, a), NewNames(a, shapes, labels)}, nil
}

// Unit is a counter on a page. Units of one hex are stacked in the order given, the first on top.
type Unit struct {
	Hex  hex.Index
	Spec symbol.Spec
}

// Page says what a printed map shows.
type Page struct {
	W, H    int     // the page, pixels
	Dpr     float64 // 1 for a screen, 2 or more for paper; 0 is 1
	Centre  geo.Point
	PxPerKm float64 // with Dpr 1; 0 fits the box from Min to Max instead
	Min,
	Max geo.Point

	Bare       bool   // no frame, no blocks: the map to the edge of the page
	Title      string // no title block without a title
	TitleKo    string
	Subtitle   string
	SubtitleKo string
	Note       string
	Legend     bool

	Layers   Layers // 0 is Everything
	Language Language
	Palette  symbol.Palette
	Units    []Unit
	Holder   func(hex.Index) Holder // draws the front line when given
	Gains    []Gain
	Schemes  []Scheme // plans: lines below the counters, arrows above
}

// Peninsula is the page of the whole theatre: the board in its frame, with title and legend.
func Peninsula(w, h int) Page {
	return Page{W: w, H: h, Min: geo.Point{X: -305, Y: -552}, Max: geo.Point{X: 297, Y: 562}, Title: "KOREA", TitleKo: "한국 · 조선",
		Note: "Place names in the spelling of 1950", Legend: true, Layers: Everything | Graticule}
}

// margin is the width of the paper round the map, logical pixels.
const margin = 30.0

// layout is a page measured out.
type layout struct {
	Page
	view   View    // of the map's own rectangle
	map_   Rect    // on the page
	dpr    float64 //
	blocks []Rect  // title and legend
}

func (p Page) lay() layout {
	l := layout{Page: p, dpr: max(p.Dpr, 1)}
	if l.Layers == 0 {
		l.Layers = Everything
	}
	m := margin * l.dpr
	if p.Bare {
		m = 0
	}
	l.map_ = Rect{m, m, float64(p.W) - m, float64(p.H) - m}
	w, h := l.map_.X1-l.map_.X0, l.map_.Y1-l.map_.Y0
	scale := p.PxPerKm * l.dpr
	centre := p.Centre
	if scale == 0 {
		centre = p.Min.Add(p.Max).Mul(.5)
		scale = min(w/(p.Max.X-p.Min.X), h/(p.Max.Y-p.Min.Y))
		// The paper takes what the map leaves over.
		w, h = min(w, scale*(p.Max.X-p.Min.X)), min(h, scale*(p.Max.Y-p.Min.Y))
		x, y := math.Round((float64(p.W)-w)/2), math.Round((float64(p.H)-h)/2)
		w, h = float64(p.W)-2*x, float64(p.H)-2*y
		l.map_ = Rect{x, y, x + w, y + h}
	}
	l.view = View{X0: centre.X - w/2/scale, Y0: centre.Y + h/2/scale, PxPerKm: scale, Dpr: l.dpr, W: w, H: h}
	return l
}

// PNG writes a page as a picture.
func (m *Map) PNG(w io.Writer, p Page) error { return png.Encode(w, m.Image(p)) }

// Image draws a page.
func (m *Map) Image(p Page) *image.RGBA {
	l := p.lay()
	img := image.NewRGBA(image.Rect(0, 0, p.W, p.H))
	draw.Draw(img, img.Rect, image.NewUniform(paper.rgba(1)), image.Point{}, draw.Src)
	window := img.SubImage(image.Rect(int(l.map_.X0), int(l.map_.Y0), int(l.map_.X1), int(l.map_.Y1))).(*image.RGBA)
	m.Ground.Tile(window, l.view.X0, l.view.Y0, l.view.PxPerKm, l.dpr, l.Layers)
	m.content(sheet.NewRaster(window), &l)
	m.furniture(sheet.NewRaster(img), &l)
	return img
}

// SVG writes a page with the relief and the sea as a picture and everything above them as vectors.
func (m *Map) SVG(w io.Writer, p Page) error {
	l := p.lay()
	out := sheet.NewSVG(float64(p.W), float64(p.H))
	out.Fill(sheet.Rect(0, 0, float64(p.W), float64(p.H)), paper.rgba(1))
	ground := image.NewRGBA(image.Rect(0, 0, int(l.view.W), int(l.view.H)))
	m.Ground.Tile(ground, l.view.X0, l.view.Y0, l.view.PxPerKm, l.dpr, 0)
	out.Begin(l.map_.X0, l.map_.Y0, l.view.W, l.view.H)
	if err := out.Image(ground, 0, 0, l.view.W, l.view.H); err != nil {
		return err
	}
	m.Ground.Lines(out, l.view, l.Layers)
	m.content(out, &l)
	out.End()
	m.furniture(out, &l)
	_, err := out.WriteTo(w)
	return err
}

// content draws what lies on the ground: front, towns, names, counters.
func (m *Map) content(s sheet.Sheet, l *layout) {
	v := l.view
	frame := Rect{2, 2, v.W - 2, v.H - 2}
	options := Options{Language: l.Language, Inside: &frame}
	l.blocks = nil
	if !l.Bare {
		l.blocks = m.roomForBlocks(l)
		for _, b := range l.blocks {
			options.Obstacles = append(options.Obstacles, b.grow(4*l.dpr))
		}
	}
	size := min(max(.8*geo.HexHeight*v.PxPerKm, 17*l.dpr), symbol.Size*l.dpr)
	stacks := stackUnits(l.Units)
	for _, u := range stacks {
		x, y := v.At(geo.Centre(u.Hex))
		options.Obstacles = append(options.Obstacles, Rect{x - size/2, y - size/2, x + size/2, y + size/2}.grow(3*l.dpr))
	}
	if l.Holder != nil {
		DrawFront(s, Front(l.Holder, l.Gains), v, l.Palette)
	}
	for _, plan := range l.Schemes {
		drawTraces(s, plan, v)
	}
	m.Names.DrawDots(s, v)
	DrawLabels(s, m.Names.Place(v, options), v)
	for _, u := range stacks {
		x, y := v.At(geo.Centre(u.Hex))
		u.Spec.Palette = l.Palette
		symbol.On(s, u.Spec, x-size/2, y-size/2, size)
	}
	for _, plan := range l.Schemes {
		drawArrows(s, plan, v)
	}
}

// stackUnits keeps the top unit of every hex and tells it how many stand there.
func stackUnits(units []Unit) []Unit {
	var out []Unit
	at := map[hex.Index]int{}
	for _, u := range units {
		if k, ok := at[u.Hex]; ok {
			out[k].Spec.Stack = max(out[k].Spec.Stack, 1) + 1
			continue
		}
		at[u.Hex] = len(out)
		out = append(out, u)
	}
	return out
}

// roomForBlocks finds places for title and legend along the sides of the map, over as little of
// Korea as can be.
func (m *Map) roomForBlocks(l *layout) []Rect {
	var out []Rect
	place := func(w, h float64, order []float64, right bool) Rect {
		w, h = w*l.dpr, h*l.dpr
		best, bestScore := Rect{}, math.Inf(1)
		for _, r := range [2]bool{right, !right} {
			for i, f := range order {
				gap := 20 * l.dpr
				x, y := gap, gap+(l.view.H-2*gap-h)*f
				if r {
					x = l.view.W - gap - w
				}
				b := Rect{x, y, x + w, y + h}
				score := float64(i) * .001
				if r != right {
					score += .02
				}
				for _, o := range out {
					if b.meets(o) {
						score += 100
					}
				}
				const n = 12
				for j := range n * n {
					p := l.view.Point(b.X0+w*float64(j%n)/n, b.Y0+h*float64(j/n)/n)
					i := hex.None
					if i = geo.HexAt(p); i != hex.None && m.Names.atlas.Cell(i).Land() {
						score += 1. / n / n
						if m.Names.atlas.Cell(i).Country == atlas.Korea {
							score += 6. / n / n
						}
					}
				}
				if score < bestScore {
					best, bestScore = b, score
				}
			}
		}
		out = append(out, best)
		return best
	}
	if l.Title != "" {
		place(titleW, titleH, []float64{.36, .3, .25, .42, .5, .6, .7, .15, 0, 1}, true)
	} else {
		out = append(out, Rect{})
	}
	if l.Legend {
		place(legendW, legendH, []float64{1, 0, .5, .75, .25}, false)
	}
	return out
}

// Lines draws the lines of the map as vectors, for a sheet that has only the relief.
func (g *Ground) Lines(s sheet.Sheet, v View, show Layers) {
	f := frame{w: int(v.W), h: int(v.H), x0: v.X0, y0: v.Y0, scale: v.PxPerKm, dpr: v.Dpr}
	view := f.box().grow(12 / v.PxPerKm)
	for _, p := range pens(v.PxPerKm / v.Dpr) {
		if show&p.flag == 0 {
			continue
		}
		line, ties := new(sheet.Path), new(sheet.Path)
		strokes := g.layers[p.layer].strokes
		for i := range strokes {
			st := &strokes[i]
			if p.rank != 0 && st.rank != p.rank {
				continue
			}
			down := false
			for k := range st.line {
				if !view.has(st.line[k]) {
					down = false
					continue
				}
				x, y := p.vertex(&f, st, k)
				if !down {
					line.MoveTo(x, y)
				} else {
					line.LineTo(x, y)
					if p.tie > 0 {
						px, py := p.vertex(&f, st, k-1)
						tiePath(ties, px, py, x, y, st.along[k-1]*f.scale, st.along[k]*f.scale, &p, f.dpr)
					}
				}
				down = true
			}
		}
		width := p.from
		if p.to > 0 {
			width = (p.from + 2*p.to) / 3
		}
		dash := make([]float64, len(p.dash))
		for i := range dash {
			dash[i] = p.dash[i] * v.Dpr
		}
		s.Stroke(line, p.colour.rgba(p.alpha), width*v.Dpr, dash...)
		s.Stroke(ties, p.colour.rgba(p.alpha), p.tieWidth*v.Dpr)
	}
}

func tiePath(out *sheet.Path, ax, ay, bx, by, u0, u1 float64, p *pen, dpr float64) {
	eachTie(ax, ay, bx, by, u0, u1, p, dpr, func(x0, y0, x1, y1 float64) { out.MoveTo(x0, y0).LineTo(x1, y1) })
}

func degrees(d float64, letter string) string { return fmt.Sprintf("%g°%s", d, letter) }
