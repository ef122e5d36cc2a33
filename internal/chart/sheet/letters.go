package sheet

import (
	"image/color"
	"math"
	"slices"
	"sort"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"parallel38/assets"
)

// Face is one cut of the type of the game.
type Face uint8

// The faces. Each borrows its Hangul from the Korean cut of the nearest weight.
const (
	Regular Face = iota
	Medium
	SemiBold
	Italic
	Light
	Condensed // semibold
	faces
)

// Files are the names of the fonts of each face in assets.Fonts: the face itself and its Hangul.
var Files = [faces][2]string{
	Regular:   {"fonts/Sans-Regular.ttf", "fonts/SansKR-Regular.ttf"},
	Medium:    {"fonts/Sans-Medium.ttf", "fonts/SansKR-Regular.ttf"},
	SemiBold:  {"fonts/Sans-SemiBold.ttf", "fonts/SansKR-SemiBold.ttf"},
	Italic:    {"fonts/Sans-Italic.ttf", "fonts/SansKR-Regular.ttf"},
	Light:     {"fonts/Sans-Light.ttf", "fonts/SansKR-Regular.ttf"},
	Condensed: {"fonts/SansCondensed-SemiBold.ttf", "fonts/SansKR-SemiBold.ttf"},
}

// typeface is a parsed font and the outlines taken from it so far, per unit of size.
type typeface struct {
	font   *sfnt.Font
	em     fixed.Int26_6
	mu     sync.Mutex
	buf    sfnt.Buffer
	glyphs map[rune]*glyph
	kerns  map[[2]sfnt.GlyphIndex]float64 // ems
}

type glyph struct {
	index   sfnt.GlyphIndex
	advance float64 // ems
	outline Path
	missing bool
}

var fonts = func() map[string]func() *typeface {
	m := map[string]func() *typeface{}
	for _, pair := range Files {
		for _, name := range pair {
			m[name] = sync.OnceValue(func() *typeface {
				data, err := assets.Fonts.ReadFile(name)
				if err != nil {
					panic(err) // the fonts are part of the program
				}
				f, err := sfnt.Parse(data)
				if err != nil {
					panic(err)
				}
				return &typeface{font: f, em: fixed.I(int(f.UnitsPerEm())), glyphs: map[rune]*glyph{}, kerns: map[[2]sfnt.GlyphIndex]float64{}}
			})
		}
	}
	return m
}()

func (t *typeface) glyph(r rune) *glyph {
	t.mu.Lock()
	defer t.mu.Unlock()
	if g := t.glyphs[r]; g != nil {
		return g
	}
	g := new(glyph)
	t.glyphs[r] = g
	index, err := t.font.GlyphIndex(&t.buf, r)
	if err != nil || index == 0 {
		g.missing = true
		return g
	}
	g.index = index
	em := float64(t.em)
	if a, err := t.font.GlyphAdvance(&t.buf, index, t.em, font.HintingNone); err == nil {
		g.advance = float64(a) / em
	}
	segments, err := t.font.LoadGlyph(&t.buf, index, t.em, nil)
	if err != nil {
		return g
	}
	pt := func(p fixed.Point26_6) (x, y float64) { return float64(p.X) / em, float64(p.Y) / em }
	for i, s := range segments {
		x, y := pt(s.Args[0])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if i > 0 {
				g.outline.Close()
			}
			g.outline.MoveTo(x, y)
		case sfnt.SegmentOpLineTo:
			g.outline.LineTo(x, y)
		case sfnt.SegmentOpQuadTo:
			x1, y1 := pt(s.Args[1])
			g.outline.QuadTo(x, y, x1, y1)
		case sfnt.SegmentOpCubeTo:
			x1, y1 := pt(s.Args[1])
			x2, y2 := pt(s.Args[2])
			g.outline.CubeTo(x, y, x1, y1, x2, y2)
		}
	}
	if !g.outline.Empty() {
		g.outline.Close()
	}
	return g
}

func (t *typeface) kern(a, b sfnt.GlyphIndex) float64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	k, ok := t.kerns[[2]sfnt.GlyphIndex{a, b}]
	if !ok {
		if v, err := t.font.Kern(&t.buf, a, b, t.em, font.HintingNone); err == nil {
			k = float64(v) / float64(t.em)
		}
		t.kerns[[2]sfnt.GlyphIndex{a, b}] = k
	}
	return k
}

// placed is a glyph at its distance along the baseline, in ems.
type placed struct {
	g *glyph
	x float64
}

// set lays a text out on a line of its own, in ems; spacing is added after every letter.
func set(text string, f Face, spacing float64) (out []placed, width float64) {
	latin, hangul := fonts[Files[f][0]](), fonts[Files[f][1]]()
	var before *glyph
	x := 0.0
	for _, r := range text {
		g, own := latin.glyph(r), true
		if g.missing {
			g, own = hangul.glyph(r), false
		}
		if own && before != nil {
			x += latin.kern(before.index, g.index)
		}
		out = append(out, placed{g, x})
		x += g.advance + spacing
		before = g
		if !own {
			before = nil
		}
	}
	if len(out) > 0 {
		x -= spacing
	}
	return out, x
}

// Missing lists the characters of a text that a face cannot show.
func Missing(text string, f Face) (out []rune) {
	latin, hangul := fonts[Files[f][0]](), fonts[Files[f][1]]()
	for _, r := range text {
		if latin.glyph(r).missing && hangul.glyph(r).missing {
			out = append(out, r)
		}
	}
	return out
}

// Type is how a text is set.
type Type struct {
	Face    Face
	Size    float64 // pixels an em
	Spacing float64 // ems added between letters
	Colour  color.NRGBA
	Halo    color.NRGBA // none when transparent
	HaloPx  float64     // how far the halo reaches
	Anchor  float64     // 0 the text begins at its point, .5 is centred on it, 1 ends there
	Angle   float64     // radians, clockwise on the page
}

// Width is the length of a text on the page.
func (t Type) Width(text string) float64 {
	_, w := set(text, t.Face, t.Spacing)
	return w * t.Size
}

// Outline is the text as a path, its baseline through (x, y).
func (t Type) Outline(text string, x, y float64) *Path {
	glyphs, width := set(text, t.Face, t.Spacing)
	sin, cos := math.Sincos(t.Angle)
	out := new(Path)
	for _, g := range glyphs {
		u := (g.x - width*t.Anchor) * t.Size
		out.appendTransformed(&g.g.outline, matrix{t.Size * cos, t.Size * sin, -t.Size * sin, t.Size * cos, x + u*cos, y + u*sin})
	}
	return out
}

// Write sets a text on the sheet, its baseline through (x, y).
func Write(s Sheet, text string, t Type, x, y float64) { put(s, t.Outline(text, x, y), t) }

func put(s Sheet, p *Path, t Type) {
	if p.Empty() {
		return
	}
	if t.Halo.A > 0 && t.HaloPx > 0 {
		s.Stroke(p, t.Halo, 2*t.HaloPx)
	}
	s.Fill(p, t.Colour)
}

// Glyph is one letter with a place and a slope of its own: the piece of a text that follows a curve.
type Glyph struct {
	Letter string
	X, Y   float64 // the middle of its baseline
	Angle  float64
}

// Curve is a line to write on, measured once.
type Curve struct {
	points [][2]float64
	along  []float64
}

// NewCurve measures a line of the page.
func NewCurve(points [][2]float64) *Curve {
	c := &Curve{points: points, along: make([]float64, len(points))}
	for i := 1; i < len(points); i++ {
		c.along[i] = c.along[i-1] + math.Hypot(points[i][0]-points[i-1][0], points[i][1]-points[i-1][1])
	}
	return c
}

// Reverse is the same curve from its other end.
func (c *Curve) Reverse() *Curve {
	points := slices.Clone(c.points)
	slices.Reverse(points)
	return NewCurve(points)
}

// Length is the curve's length in pixels.
func (c *Curve) Length() float64 {
	if len(c.along) == 0 {
		return 0
	}
	return c.along[len(c.along)-1]
}

// At is the point at a distance along the curve, which must have two points at least.
func (c *Curve) At(d float64) [2]float64 {
	i := min(max(sort.SearchFloat64s(c.along, d), 1), len(c.along)-1)
	a, b := c.points[i-1], c.points[i]
	k := (d - c.along[i-1]) / max(c.along[i]-c.along[i-1], 1e-9)
	return [2]float64{a[0] + (b[0]-a[0])*k, a[1] + (b[1]-a[1])*k}
}

// Along sets a text on a curve: letter by letter, centred at the distance mid (pixels) along it.
// It gives nothing if the curve is too short or bends too sharply for the text.
func (t Type) Along(text string, c *Curve, mid float64) []Glyph {
	glyphs, width := set(text, t.Face, t.Spacing)
	from := mid - width*t.Size/2
	if len(c.points) < 2 || from < 0 || from+width*t.Size > c.Length() {
		return nil
	}
	out := make([]Glyph, 0, len(glyphs))
	before := math.NaN()
	for i, r := range []rune(text) {
		g := glyphs[i]
		d := from + (g.x+g.g.advance/2)*t.Size
		// The slope is taken over two ems, so that letters do not dance on every bend.
		a, b := c.At(max(d-t.Size, 0)), c.At(min(d+t.Size, c.Length()))
		angle := math.Atan2(b[1]-a[1], b[0]-a[0])
		if math.Abs(math.Remainder(angle-before, 2*math.Pi)) > .5 { // false for the first letter
			return nil
		}
		before = angle
		p, q := c.At(d), [2]float64{(a[0] + b[0]) / 2, (a[1] + b[1]) / 2}
		out = append(out, Glyph{string(r), (p[0] + q[0]) / 2, (p[1] + q[1]) / 2, angle})
	}
	return out
}

// WriteGlyphs sets what Along has laid out, as one text.
func WriteGlyphs(s Sheet, glyphs []Glyph, t Type) {
	all := new(Path)
	for _, g := range glyphs {
		one := t
		one.Anchor, one.Angle = .5, g.Angle
		all.Append(one.Outline(g.Letter, g.X, g.Y), 0, 0)
	}
	put(s, all, t)
}
