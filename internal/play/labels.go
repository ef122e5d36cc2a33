package play

import (
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/chart"
	"parallel38/internal/chart/sheet"
	"parallel38/internal/geo"
	"parallel38/internal/text"
)

// labels shows the names on the map. Package chart finds room for them; here they are found again
// only when the zoom has come to rest, the map has moved out of the margin that was placed with it, or
// counters have moved, so that names stand still while the map pans. Each name is a small picture that
// is kept.
type labels struct {
	names    *chart.Names
	placed   []placedLabel
	view     chart.View // for which they were placed
	lang     string
	restless int64 // tick of the last change
	zoom     float64
	stamp    uint64
	sprites  map[spriteKey]*ebiten.Image
	options  ebiten.DrawImageOptions
	moved    bool // names were placed anew by the last update, or are about to be
}

type placedLabel struct {
	label  chart.Label
	sprite *ebiten.Image
	x, y   float64 // of the sprite's corner, in the placed view
	anchor [2]float64
}

// spriteKey tells names' pictures apart: the words, their size and how the second line stands to the first.
type spriteKey struct {
	kind      chart.LabelKind
	text      string
	size      int
	alpha     uint8
	dx, dy    int
	ax        float64
	along     [2]int // rivers: where the name begins and ends, it is drawn along a line
	colour    uint32
	mark      [2]int
	secondary string
}

const (
	settle     = 9   // ticks the zoom rests before names are placed anew
	spriteRoom = 700 // pictures kept
)

func newLabels(names *chart.Names) *labels {
	return &labels{names: names, sprites: map[spriteKey]*ebiten.Image{}}
}

// margin is how far beyond the screen names are placed, as a share of it.
const labelMargin = .25

// update places the names anew when it is time to. Counters are obstacles to names.
func (l *labels) update(a *app, t *tableScene) {
	c := &a.camera
	if c.zoom != l.zoom {
		l.zoom, l.restless = c.zoom, a.frame
	}
	stamp := l.fingerprint(a, t)
	x0, y0 := c.screen(geo.Point{X: l.view.X0, Y: l.view.Y0})
	inside := x0 <= 0 && y0 <= 0 && x0+l.view.W >= c.w && y0+l.view.H >= c.h
	same := l.view.PxPerKm == c.zoom && l.lang == a.settings.Lang && l.stamp == stamp
	if same && inside || a.frame-l.restless < settle && len(l.placed) > 0 && l.view.PxPerKm != c.zoom {
		l.moved = !same || !inside
		return
	}
	l.moved = true
	l.stamp = stamp
	l.place(a, t)
}

// fingerprint changes when counters move.
func (l *labels) fingerprint(a *app, t *tableScene) uint64 {
	if t == nil || t.hidden() || t.film.busy() {
		return l.stamp
	}
	h := uint64(1469598103934665603)
	for _, at := range t.film.at {
		h = (h ^ uint64(uint16(at))) * 1099511628211
	}
	return h
}

func (l *labels) place(a *app, t *tableScene) {
	c := &a.camera
	mx, my := math.Round(c.w*labelMargin), math.Round(c.h*labelMargin)
	p := c.plane(-mx, -my)
	l.view = chart.View{X0: p.X, Y0: p.Y, PxPerKm: c.zoom, Dpr: c.unit, W: c.w + 2*mx, H: c.h + 2*my}
	l.lang = a.settings.Lang
	o := chart.Options{Language: map[string]chart.Language{text.English: chart.Period, text.Modern: chart.Modern, text.Korean: chart.Hangul}[a.settings.Lang]}
	bx0, by0 := l.view.At(geo.Point{X: geo.BoardMin.X, Y: geo.BoardMax.Y})
	bx1, by1 := l.view.At(geo.Point{X: geo.BoardMax.X, Y: geo.BoardMin.Y})
	o.Inside = &chart.Rect{X0: bx0, Y0: by0, X1: bx1, Y1: by1}
	if t != nil && !t.hidden() {
		s := t.counterSize() / 2
		if s > 12*c.unit {
			for h := range hex.Index(t.view.Map.Len()) {
				if t.film.tops[h] != force.None {
					x, y := l.view.At(geo.Centre(h))
					o.Obstacles = append(o.Obstacles, chart.Rect{X0: x - s, Y0: y - s, X1: x + s, Y1: y + s})
				}
			}
		}
	}
	if len(l.sprites) > spriteRoom {
		for k, img := range l.sprites {
			img.Deallocate()
			delete(l.sprites, k)
		}
	}
	l.placed = l.placed[:0]
	for _, label := range l.names.Place(l.view, o) {
		l.placed = append(l.placed, l.picture(label))
	}
}

// moved draws on another sheet, shifted.
type moved struct {
	sheet.Sheet
	dx, dy float64
}

func (m moved) Fill(p *sheet.Path, c colour) { m.Sheet.Fill(new(sheet.Path).Append(p, m.dx, m.dy), c) }

func (m moved) Stroke(p *sheet.Path, c colour, width float64, dash ...float64) {
	m.Sheet.Stroke(new(sheet.Path).Append(p, m.dx, m.dy), c, width, dash...)
}

// picture makes the picture of a label, or finds the one made before.
func (l *labels) picture(label chart.Label) placedLabel {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, b := range label.Boxes {
		x0, y0, x1, y1 = min(x0, b.X0), min(y0, b.Y0), max(x1, b.X1), max(y1, b.Y1)
	}
	if label.Kind == chart.PeakLabel {
		r := 8 * l.view.Dpr
		x0, y0 = min(x0, label.Mark[0]-r), min(y0, label.Mark[1]-r)
		x1, y1 = max(x1, label.Mark[0]+r), max(y1, label.Mark[1]+r)
	}
	pad := label.Type.Size*.35 + 2*l.view.Dpr
	x0, y0, x1, y1 = math.Floor(x0-pad), math.Floor(y0-pad), math.Ceil(x1+pad), math.Ceil(y1+pad)
	out := placedLabel{label: label, x: x0, y: y0, anchor: [2]float64{(x0 + x1) / 2, (y0 + y1) / 2}}
	if label.Kind == chart.TownLabel || label.Kind == chart.PeakLabel {
		out.anchor = label.Mark
	}
	q := func(v float64) int { return int(math.Round(v * 4)) }
	key := spriteKey{kind: label.Kind, text: label.Text, secondary: label.Sub, size: q(label.Type.Size), alpha: label.Type.Colour.A,
		colour: uint32(label.Type.Colour.R)<<16 | uint32(label.Type.Colour.G)<<8 | uint32(label.Type.Colour.B),
		dx:     q(label.SubX - label.X), dy: q(label.SubY - label.Y), ax: label.Type.Anchor, mark: [2]int{int(x1 - x0), int(y1 - y0)}}
	if label.Glyphs != nil {
		key.along = [2]int{q(x0 + l.view.X0*l.view.PxPerKm), q(y0 - l.view.Y0*l.view.PxPerKm)}
	}
	if out.sprite = l.sprites[key]; out.sprite == nil {
		raster := image.NewRGBA(image.Rect(0, 0, max(1, int(x1-x0)), max(1, int(y1-y0))))
		chart.DrawLabels(moved{sheet.NewRaster(raster), -x0, -y0}, []chart.Label{label}, l.view)
		out.sprite = ebiten.NewImageFromImage(raster)
		l.sprites[key] = out.sprite
	}
	return out
}

// draw draws dots and names.
func (l *labels) draw(a *app, dst *ebiten.Image) {
	if l.view.PxPerKm == 0 {
		return
	}
	c := &a.camera
	k := c.zoom / l.view.PxPerKm
	ox, oy := c.screen(geo.Point{X: l.view.X0, Y: l.view.Y0})
	if k == 1 {
		ox, oy = math.Round(ox), math.Round(oy)
	}
	b := a.desk.brush.on(dst)
	for i := range l.placed {
		if p := &l.placed[i]; p.label.Kind == chart.TownLabel {
			l.dot(a, b, &p.label, ox+p.label.Mark[0]*k, oy+p.label.Mark[1]*k)
		}
	}
	b.flush()
	for i := range l.placed {
		p := &l.placed[i]
		x, y := ox+p.anchor[0]*k+p.x-p.anchor[0], oy+p.anchor[1]*k+p.y-p.anchor[1]
		s := p.sprite.Bounds()
		if x > c.w || y > c.h || x+float64(s.Dx()) < 0 || y+float64(s.Dy()) < 0 {
			continue
		}
		l.options.GeoM.Reset()
		l.options.GeoM.Translate(math.Round(x), math.Round(y))
		dst.DrawImage(p.sprite, &l.options)
	}
}

// dot draws a town's dot: the greater, the darker.
func (l *labels) dot(a *app, b *brush, label *chart.Label, x, y float64) {
	place := &a.korea.Places[label.Place]
	capital := hasWord(place.Role, "capital")
	r, u := chart.DotRadius(label.Rank, l.view, capital), l.view.Dpr
	switch {
	case capital:
		b.disc(x, y, r+1.2*u, fade(paper, 80))
		b.disc(x, y, r, inkColour)
		b.disc(x, y, r*.76, paper)
		b.disc(x, y, r*.44, inkColour)
	case label.Rank == 1:
		b.rect(x-r-u, y-r-u, 2*(r+u), 2*(r+u), fade(paper, 80))
		b.rect(x-r, y-r, 2*r, 2*r, inkColour)
	case label.Rank == 2:
		b.disc(x, y, r+u, fade(paper, 80))
		b.disc(x, y, r, inkColour)
	default:
		b.disc(x, y, r, inkColour)
		b.disc(x, y, r-1.5*u, paper)
	}
}
