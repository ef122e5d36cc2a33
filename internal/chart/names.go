package chart

import (
	"strings"

	"parallel38/game/atlas"
	"parallel38/internal/chart/sheet"
	"parallel38/internal/geo"
)

// Language is how names are written.
type Language uint8

// Languages. The first two put Hangul below the greater names; the third writes it alone.
const (
	Period Language = iota // English in the spelling of 1950
	Modern                 // English in the spelling of today
	Hangul
)

// LabelKind is what a label names.
type LabelKind uint8

// Label kinds.
const (
	TownLabel LabelKind = iota
	RiverLabel
	PeakLabel
	WaterLabel
	LandLabel // a foreign land
	ProvinceLabel
	ParallelLabel
)

// Label is a name with its place on the page: plain data, to be drawn here or by the game.
type Label struct {
	Kind       LabelKind
	Rank       uint8 // towns: 1 metropolis … 5 landmark
	Place      atlas.PlaceID
	Text       string
	Type       sheet.Type
	X, Y       float64       // baseline; Type.Anchor says which part of the text stands on it
	Glyphs     []sheet.Glyph // instead of Text at (X, Y), for names along a line
	Sub        string        // the same in Hangul, below
	SubType    sheet.Type
	SubX, SubY float64
	Mark       [2]float64 // where the dot or peak is, towns and peaks
	Boxes      []Rect     // the room it takes
}

// Rect is a rectangle of the page in device pixels.
type Rect struct{ X0, Y0, X1, Y1 float64 }

func (r Rect) meets(o Rect) bool { return r.X0 < o.X1 && o.X0 < r.X1 && r.Y0 < o.Y1 && o.Y0 < r.Y1 }

func (r Rect) moved(dx, dy float64) Rect { return Rect{r.X0 + dx, r.Y0 + dy, r.X1 + dx, r.Y1 + dy} }

func (r Rect) grow(d float64) Rect { return Rect{r.X0 - d, r.Y0 - d, r.X1 + d, r.Y1 + d} }

func (r Rect) within(o Rect) bool {
	return r.X0 >= o.X0 && r.X1 <= o.X1 && r.Y0 >= o.Y0 && r.Y1 <= o.Y1
}

// Names is everything on the map that has a name, made ready for placing.
type Names struct {
	atlas  *atlas.Atlas
	labels []geo.Label
	rivers []namedRiver
}

type namedRiver struct {
	en, ko string
	major  bool
	line   []geo.Point
}

// NewNames gathers the names of the map.
func NewNames(a *atlas.Atlas, shapes *geo.Shapes, labels []geo.Label) *Names {
	n := &Names{atlas: a, labels: labels}
	index := map[string]int{}
	for i := range shapes[geo.River] {
		s := &shapes[geo.River][i]
		if k, ok := index[s.En]; ok {
			// The lower course of the same river.
			r := &n.rivers[k]
			if r.line[len(r.line)-1].Dist(s.Line[0]) < 3 {
				r.line = append(r.line[:len(r.line):len(r.line)], s.Line...)
			} else if s.Line[len(s.Line)-1].Dist(r.line[0]) < 3 {
				r.line = append(s.Line[:len(s.Line):len(s.Line)], r.line...)
			}
			r.major = r.major || s.Rank == int(atlas.MajorRiver)
			continue
		}
		index[s.En] = len(n.rivers)
		name, _, _ := strings.Cut(s.En, " (")
		n.rivers = append(n.rivers, namedRiver{en: name, ko: s.Ko, major: s.Rank == int(atlas.MajorRiver), line: s.Line})
	}
	for i := range n.rivers {
		n.rivers[i].line = smoothLine(n.rivers[i].line, .5, 3)
	}
	return n
}

// Options narrow a placing.
type Options struct {
	Language  Language
	Obstacles []Rect // panels and counters: nothing is written there
	Inside    *Rect  // if set, nothing reaches out of it; otherwise names may be cut by the window's edge
	NoTowns   bool
}

// Place finds room for the names of a view. No two labels overlap, none lies on an obstacle or on a
// town's dot, and a name that finds no room is left out: the lesser ones first. The same view gives
// the same labels.
func (n *Names) Place(v View, o Options) []Label {
	p := &placing{names: n, v: v, o: o, t: v.nearness()}
	p.taken = append(p.taken, o.Obstacles...)
	towns := p.townsInView()
	for _, l := range towns {
		r := DotRadius(l.Rank, v, n.capital(l.Place)) + 1*v.Dpr
		p.taken = append(p.taken, Rect{l.Mark[0] - r, l.Mark[1] - r, l.Mark[0] + r, l.Mark[1] + r})
	}
	p.waters()
	for i := range towns {
		if towns[i].Rank <= 2 {
			p.town(&towns[i])
		}
	}
	p.riverNames()
	for i := range towns {
		if towns[i].Rank == 3 {
			p.town(&towns[i])
		}
	}
	p.provinces()
	p.parallel()
	p.peaks()
	for rank := uint8(4); rank <= 5; rank++ {
		for i := range towns {
			if towns[i].Rank == rank {
				p.town(&towns[i])
			}
		}
	}
	return p.out
}

// DotRadius is the radius of a town's dot in device pixels.
func DotRadius(rank uint8, v View, capital bool) float64 {
	t := v.nearness()
	r := [6][2]float64{1: {4.2, 6.5}, 2: {3.7, 6}, 3: {3.4, 5}, 4: {2.1, 3.8}, 5: {1.6, 3}}[min(rank, 5)]
	if capital {
		r = [2]float64{6, 8.5}
	}
	return lerp(r[0], r[1], t) * v.Dpr
}

// DrawDots draws the towns of a view.
func (n *Names) DrawDots(s sheet.Sheet, v View) {
	p := &placing{names: n, v: v, t: v.nearness()}
	ink, white := inkColour.rgba(1), paper.rgba(1)
	towns := p.townsInView()
	for i := len(towns) - 1; i >= 0; i-- {
		l := &towns[i]
		x, y := l.Mark[0], l.Mark[1]
		r := DotRadius(l.Rank, v, n.capital(l.Place))
		switch {
		case n.capital(l.Place):
			s.Fill(sheet.Circle(x, y, r+1.2*v.Dpr), sheet.Fade(white, .8))
			s.Fill(sheet.Circle(x, y, r), ink)
			s.Fill(sheet.Circle(x, y, r*.76), white)
			s.Fill(sheet.Circle(x, y, r*.44), ink)
		case l.Rank == 1:
			s.Fill(sheet.Rect(x-r-v.Dpr, y-r-v.Dpr, 2*(r+v.Dpr), 2*(r+v.Dpr)), sheet.Fade(white, .8))
			s.Fill(sheet.Rect(x-r, y-r, 2*r, 2*r), ink)
		case l.Rank == 2:
			s.Fill(sheet.Circle(x, y, r+1*v.Dpr), sheet.Fade(white, .8))
			s.Fill(sheet.Circle(x, y, r), ink)
		default:
			s.Fill(sheet.Circle(x, y, r), ink)
			w := lerp(.9, 1.6, p.t) * v.Dpr
			if l.Rank == 3 {
				w = lerp(1.15, 1.9, p.t) * v.Dpr
			}
			s.Fill(sheet.Circle(x, y, r-w), white)
		}
	}
}

// DrawLabels draws what Place has placed.
func DrawLabels(s sheet.Sheet, labels []Label, v View) {
	for i := range labels {
		l := &labels[i]
		if l.Kind == PeakLabel {
			r := lerp(3.2, 4.5, v.nearness()) * v.Dpr
			x, y := l.Mark[0], l.Mark[1]
			s.Fill(new(sheet.Path).MoveTo(x, y-r).LineTo(x+r, y+.8*r).LineTo(x-r, y+.8*r).Close(), inkColour.rgba(.9))
		}
		if l.Glyphs != nil {
			sheet.WriteGlyphs(s, l.Glyphs, l.Type)
			continue
		}
		if l.Sub != "" {
			sheet.Write(s, l.Sub, l.SubType, l.SubX, l.SubY)
		}
		sheet.Write(s, l.Text, l.Type, l.X, l.Y)
	}
}
