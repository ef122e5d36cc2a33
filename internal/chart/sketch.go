package chart

import (
	"image"
	"image/draw"

	"parallel38/game/hex"
	"parallel38/internal/chart/sheet"
	"parallel38/internal/geo"
)

// Sketch is a small plain picture of a war: the ground, the front and a mark for every unit. The ground is drawn
// once, so that a picture a day costs little: for thumbnails and films.
type Sketch struct {
	view View
	base *image.RGBA
}

// Mark is a unit on a sketch.
type Mark struct {
	Hex   hex.Index
	South bool
}

// NewSketch draws the ground of a sketch of w × h pixels around a point. names may be nil, for a picture too small for them.
func NewSketch(g *Ground, names *Names, w, h int, centre geo.Point, pxPerKm, dpr float64) *Sketch {
	v := View{X0: centre.X - float64(w)/2/pxPerKm, Y0: centre.Y + float64(h)/2/pxPerKm, PxPerKm: pxPerKm, Dpr: dpr, W: float64(w), H: float64(h)}
	s := &Sketch{v, image.NewRGBA(image.Rect(0, 0, w, h))}
	show := Rivers
	if names != nil {
		show = Everything
	}
	g.Tile(s.base, v.X0, v.Y0, pxPerKm, dpr, show)
	if names != nil {
		paper := sheet.NewRaster(s.base)
		names.DrawDots(paper, v)
		DrawLabels(paper, names.Place(v, Options{}), v)
	}
	return s
}

// Side lengths of a mark: it grows with the scale between two sizes, logical pixels.
const (
	markKm            = 5.5
	markMin, markMost = 3, 9
)

// Draw draws how a war stands. Marks of one hex lie in a heap.
func (s *Sketch) Draw(holder func(hex.Index) Holder, marks []Mark) *image.RGBA {
	v := s.view
	img := image.NewRGBA(s.base.Rect)
	draw.Draw(img, img.Rect, s.base, image.Point{}, draw.Src)
	out := sheet.NewRaster(img)
	DrawFront(out, Front(holder, nil), v, 0)
	w := min(max(markKm*v.PxPerKm, markMin*v.Dpr), markMost*v.Dpr)
	h := w * .72
	heaped := map[hex.Index]int{}
	for _, m := range marks {
		x, y := v.At(geo.Centre(m.Hex))
		y -= float64(heaped[m.Hex]) * w * .24
		heaped[m.Hex]++
		if x < -w || y < -w || x > v.W+w || y > v.H+w {
			continue
		}
		tone := sheet.RGB(0x9C3A2C)
		if m.South {
			tone = sheet.RGB(0x2B5B88)
		}
		rim := .8 * v.Dpr
		out.Fill(sheet.Rect(x-w/2-rim, y-h/2-rim, w+2*rim, h+2*rim), paper.rgba(1))
		out.Fill(sheet.Rect(x-w/2, y-h/2, w, h), tone)
	}
	return img
}
