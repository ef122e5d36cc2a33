package chart

import (
	"math"
	"strings"

	"parallel38/game/atlas"
	"parallel38/game/hex"
	"parallel38/internal/chart/sheet"
	"parallel38/internal/geo"
)

// placing is the work of one call of Place.
type placing struct {
	names *Names
	v     View
	o     Options
	t     float64
	taken []Rect
	out   []Label
}

func (p *placing) free(boxes []Rect) bool {
	for _, b := range boxes {
		if p.o.Inside != nil && !b.within(*p.o.Inside) {
			return false
		}
		for _, t := range p.taken {
			if b.meets(t) {
				return false
			}
		}
	}
	return true
}

// put keeps a label if there is room for it.
func (p *placing) put(l Label) bool {
	if !p.free(l.Boxes) {
		return false
	}
	p.taken = append(p.taken, l.Boxes...)
	p.out = append(p.out, l)
	return true
}

// size is a length in device pixels that is a at Far and b at Near.
func (p *placing) size(a, b float64) float64 { return lerp(a, b, p.t) * p.v.Dpr }

// box is the room of a text with its halo.
func box4(t sheet.Type, text string, x, y float64) Rect {
	w := t.Width(text)
	x -= w * t.Anchor
	const air = 1
	return Rect{x - air, y - .78*t.Size, x + w + air, y + .24*t.Size}
}

func halo(size float64, dpr float64) float64 { return (.2*size/dpr + 1) * dpr / 2 }

func (p *placing) letters(face sheet.Face, size float64, colour rgb, alpha float64) sheet.Type {
	return sheet.Type{Face: face, Size: size, Colour: colour.rgba(alpha), Halo: paper.rgba(.75), HaloPx: halo(size, p.v.Dpr)}
}

// reach is how far outside the window a name may stand and still come into it.
const reach = 160 // logical pixels

func (p *placing) inView(x, y float64) bool {
	m := reach * p.v.Dpr
	return x > -m && y > -m && x < p.v.W+m && y < p.v.H+m
}

// lastRank is the least rank of town shown at a scale.
func lastRank(pxPerKm float64) uint8 {
	switch {
	case pxPerKm < .5:
		return 1
	case pxPerKm < .9:
		return 2
	case pxPerKm < 1.3:
		return 3
	case pxPerKm < 4:
		return 4
	}
	return 5
}

func (n *Names) capital(id atlas.PlaceID) bool {
	return id != atlas.NoPlace && hasRole(n.atlas.Places[id].Role, "capital")
}

func hasRole(roles, role string) bool {
	for _, r := range strings.Fields(roles) {
		if r == role {
			return true
		}
	}
	return false
}

func (p *placing) townsInView() []Label {
	var towns []Label
	if p.o.NoTowns {
		return nil
	}
	last := lastRank(p.v.PxPerKm / p.v.Dpr)
	for i := range p.names.atlas.Places {
		place := &p.names.atlas.Places[i]
		if place.Rank > last || hasRole(place.Role, "peak") {
			continue
		}
		x, y := p.v.At(PlacePoint(place))
		if p.inView(x, y) {
			towns = append(towns, Label{Kind: TownLabel, Rank: place.Rank, Place: atlas.PlaceID(i), Mark: [2]float64{x, y}})
		}
	}
	return towns
}

// PlacePoint is where a place lies on the plane.
func PlacePoint(p *atlas.Place) geo.Point {
	return geo.Project(float64(p.LatE4)/1e4, float64(p.LonE4)/1e4)
}

// town tries the eight positions round a town's dot.
func (p *placing) town(l *Label) {
	place := &p.names.atlas.Places[l.Place]
	sizes := [6][2]float64{1: {17, 22}, 2: {13, 17}, 3: {11, 15.5}, 4: {9, 13.5}, 5: {8.5, 11.5}}[min(l.Rank, 5)]
	faces := [6]sheet.Face{1: sheet.SemiBold, 2: sheet.SemiBold, 3: sheet.Medium, 4: sheet.Regular, 5: sheet.Regular}
	alphas := [6]float64{1: 1, 2: 1, 3: .95, 4: .84, 5: .80}
	size := p.size(sizes[0], sizes[1])
	l.Type = p.letters(faces[l.Rank], size, inkColour, alphas[l.Rank])
	l.Text = place.Name.En
	if base, _, ok := strings.Cut(l.Text, "-"); ok && len(l.Text)-len(base) == 2 {
		l.Text = base // Nam-N and Nam-S are told apart by where they are
	}
	switch p.o.Language {
	case Modern:
		if place.Modern != "" {
			l.Text = place.Modern
		}
	case Hangul:
		if place.Name.Ko != "" {
			l.Text = place.Name.Ko
		}
	}
	if p.o.Language != Hangul && (l.Rank <= 2 || l.Rank == 3 && p.t > .5) {
		l.Sub = place.Name.Ko
		sub := []float64{1: 11.5, 2: 10, 3: 9}[l.Rank]
		l.SubType = p.letters(sheet.Regular, lerp(sub, sizes[1]*.76, p.t)*p.v.Dpr, inkColour, .9)
	}
	r := DotRadius(l.Rank, p.v, p.names.capital(l.Place)) + 2.5*p.v.Dpr
	w, sw := l.Type.Width(l.Text), l.SubType.Width(l.Sub)
	up, down := .72*size, .22*size
	drop := l.SubType.Size * 1.12
	if l.Sub == "" {
		drop = 0
	}
	x, y := l.Mark[0], l.Mark[1]
	middle := y + .35*size
	// A town under a counter is named from beside the counter; a village goes without.
	rings := 1
	if l.Rank <= 3 {
		rings = 6
	}
	for ring := range rings {
		r := r + 12*float64(ring)*p.v.Dpr
		d := .72 * r
		for _, at := range [8]struct{ x, y, anchor float64 }{
			{x + r, middle, 0}, {x - r, middle, 1}, // east, west
			{x, y - r - down - drop, .5}, {x, y + r + up, .5}, // north, south
			{x + d, y - d - down - drop, 0}, {x + d, y + d + up, 0}, // diagonals, east first
			{x - d, y - d - down - drop, 1}, {x - d, y + d + up, 1},
		} {
			c := *l
			c.X, c.Y, c.Type.Anchor = at.x, at.y, at.anchor
			c.Boxes = []Rect{box4(c.Type, c.Text, c.X, c.Y)}
			if c.Sub != "" {
				c.SubX, c.SubY, c.SubType.Anchor = at.x, at.y+drop, at.anchor
				if at.anchor == 0 && w > sw {
					c.SubX += .04 * size
				}
				c.Boxes = append(c.Boxes, box4(c.SubType, c.Sub, c.SubX, c.SubY))
				if p.t < .5 && !p.free(c.Boxes) { // from afar the Hangul is a courtesy
					c.Sub, c.Boxes = "", c.Boxes[:1]
				}
			}
			if p.put(c) {
				return
			}
		}
	}
}

var (
	waterInk    = hexRGB(0x3D7189)
	seaInk      = hexRGB(0x4A7D94)
	provinceInk = hexRGB(0x5A4632)
)

// riverNames writes rivers on their lines.
func (p *placing) riverNames() {
	for pass := range 2 {
		for i := range p.names.rivers {
			r := &p.names.rivers[i]
			if r.major != (pass == 0) || !r.major && p.t < .6 {
				continue
			}
			size := p.size(9.5, 14.5)
			t := p.letters(sheet.Italic, size, waterInk, 1)
			t.Spacing = lerp(.1, .16, p.t)
			text := r.en + " " + r.ko
			if p.o.Language == Hangul {
				text = r.ko
			}
			p.onRiver(r, text, t)
		}
	}
}

// onRiver looks for a stretch of river that is calm enough for its name. From near the name comes
// again every so often.
func (p *placing) onRiver(r *namedRiver, text string, t sheet.Type) {
	px := make([][2]float64, len(r.line))
	seen := false
	for i, q := range r.line {
		x, y := p.v.At(q)
		px[i] = [2]float64{x, y}
		seen = seen || p.inView(x, y)
	}
	if !seen {
		return
	}
	curve := sheet.NewCurve(px)
	back := curve.Reverse()
	length, width := curve.Length(), t.Width(text)
	again := 620 * p.v.Dpr
	for at, step := length-.75*width, 12*p.v.Dpr; at > width/2; at -= step {
		if mid := curve.At(at); !p.inView(mid[0], mid[1]) {
			continue
		}
		glyphs := t.Along(text, curve, at)
		if glyphs != nil && math.Abs(glyphs[len(glyphs)/2].Angle) > math.Pi/2 { // keep the letters upright
			glyphs = t.Along(text, back, length-at)
		}
		if glyphs == nil {
			continue
		}
		l := Label{Kind: RiverLabel, Place: atlas.NoPlace, Text: text, Type: t, Glyphs: glyphs}
		for i := range glyphs {
			g := &glyphs[i]
			// Letters stand on the line's middle, not above it.
			g.X -= .35 * t.Size * math.Sin(g.Angle)
			g.Y += .35 * t.Size * math.Cos(g.Angle)
			cx, cy := g.X+.35*t.Size*math.Sin(g.Angle), g.Y-.35*t.Size*math.Cos(g.Angle)
			h := .46 * t.Size
			l.Boxes = append(l.Boxes, Rect{cx - h, cy - h, cx + h, cy + h})
		}
		if p.put(l) {
			at -= again
		}
	}
}

// waters names seas and bays, and foreign lands.
func (p *placing) waters() {
	for i := range p.names.labels {
		w := &p.names.labels[i]
		var t sheet.Type
		l := Label{Place: atlas.NoPlace}
		switch w.Kind {
		case "sea":
			l.Kind = WaterLabel
			t = p.letters(sheet.Italic, p.size(20, 30), seaInk, 1)
			t.Spacing = .4
		case "bay":
			l.Kind = WaterLabel
			t = p.letters(sheet.Italic, p.size(11.5, 19), seaInk, 1)
			t.Spacing = .2
		case "land":
			l.Kind = LandLabel
			size, spacing := p.size(12.5, 20), .35
			switch {
			case w.En == "MANCHURIA":
				size = p.size(17, 26)
			case w.En != strings.ToUpper(w.En): // an island, not a country
				size, spacing = p.size(9, 14), .1
			}
			t = p.letters(sheet.Regular, size, hexRGB(0x6F6B62), .9)
			t.Spacing = spacing
		default:
			continue
		}
		x, y := p.v.At(w.At)
		if !p.inView(x, y) {
			continue
		}
		t.Halo.A, t.Anchor = 0, .5
		l.Text, l.Type, l.X, l.Y = w.En, t, x, y
		if w.Kind == "bay" || w.Kind == "sea" {
			l.Text = strings.ToUpper(w.En)
		}
		if p.o.Language == Hangul {
			l.Text = w.Ko
		} else {
			l.Sub, l.SubType = w.Ko, t
			l.SubType.Size *= .72
			l.SubType.Face = sheet.Regular
			l.SubX, l.SubY = x, y+t.Size*1.1
			l.Boxes = append(l.Boxes, box4(l.SubType, l.Sub, l.SubX, l.SubY))
		}
		l.Boxes = append(l.Boxes, box4(t, l.Text, x, y))
		p.put(l)
	}
}

// peaks names summits beside their triangles.
func (p *placing) peaks() {
	for i := range p.names.labels {
		w := &p.names.labels[i]
		if w.Kind != "peak" || p.v.PxPerKm/p.v.Dpr < 1 {
			continue
		}
		x, y := p.v.At(w.At)
		if !p.inView(x, y) {
			continue
		}
		name := w.En
		if cut, _, ok := strings.Cut(name, " ("); ok {
			name = cut
		}
		if p.o.Language == Hangul {
			name, _, _ = strings.Cut(w.Ko, " (")
		}
		t := p.letters(sheet.Italic, p.size(8.8, 12.5), inkColour, .95)
		l := Label{Kind: PeakLabel, Place: atlas.NoPlace, Text: name + " " + itoa(w.Metres), Type: t, Mark: [2]float64{x, y}}
		r := p.size(4, 5.5)
		for _, side := range [2]float64{0, 1} {
			l.Type.Anchor = side
			l.X, l.Y = x+(1-2*side)*(r+1.5*p.v.Dpr), y+.34*t.Size
			l.Boxes = []Rect{box4(l.Type, l.Text, l.X, l.Y), {x - r, y - r, x + r, y + r}}
			if p.put(l) {
				break
			}
		}
	}
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + string(rune('0'+n%10))
}

// provinces writes each province's name in its widest free spot, if it is seen from far enough.
func (p *placing) provinces() {
	if p.t > .75 {
		return
	}
	var spots [atlas.Provinces][]geo.Point
	var mean [atlas.Provinces]geo.Point
	for i := range p.names.atlas.Cells {
		at := geo.Centre(hex.Index(i))
		k := p.names.atlas.Cells[i].Province
		spots[k] = append(spots[k], at)
		mean[k] = mean[k].Add(at)
	}
	for k := atlas.Province(1); k < atlas.Provinces; k++ {
		if len(spots[k]) < 40 { // an island is its own name
			continue
		}
		mean := mean[k].Mul(1 / float64(len(spots[k])))
		name := k.Name()
		text := strings.NewReplacer("North ", "N ", "South ", "S ").Replace(name.En)
		t := p.letters(sheet.Medium, p.size(12, 21), provinceInk, .84)
		t.Spacing, t.Anchor, t.HaloPx, t.Halo = .25, .5, t.HaloPx*.8, paper.rgba(.5)
		l := Label{Kind: ProvinceLabel, Place: atlas.NoPlace, Text: strings.ToUpper(text), Type: t}
		if p.o.Language == Hangul {
			l.Text = name.Ko
		} else {
			l.Sub, l.SubType = name.Ko, t
			l.SubType.Size *= .8
			l.SubType.Spacing = .15
		}
		best, bestScore := l, -1.0
		box, subBox := box4(t, l.Text, 0, 0), box4(l.SubType, l.Sub, 0, 0)
		for _, at := range spots[k] {
			c := l
			c.X, c.Y = p.v.At(at)
			if !p.inView(c.X, c.Y) {
				continue
			}
			c.SubX, c.SubY = c.X, c.Y+t.Size*1.1
			c.Boxes = []Rect{box.moved(c.X, c.Y)}
			if c.Sub != "" {
				c.Boxes = append(c.Boxes, subBox.moved(c.SubX, c.SubY))
			}
			lat, _ := geo.Unproject(at)
			if !p.free(c.Boxes) || math.Abs(lat-38)*111*p.v.PxPerKm < 1.6*t.Size { // off the parallel's line
				continue
			}
			// Room counts most, the middle of the province after it.
			room := 60 * p.v.Dpr
			for _, q := range p.taken {
				room = min(room, gap(c.Boxes[0], q))
			}
			score := 1000 + room/p.v.Dpr - .9*at.Dist(mean)*1.6
			if score > bestScore {
				best, bestScore = c, score
			}
		}
		if bestScore >= 0 {
			p.put(best)
		}
	}
}

// gap is the distance between two rectangles that do not meet.
func gap(a, b Rect) float64 {
	dx := max(a.X0-b.X1, b.X0-a.X1, 0)
	dy := max(a.Y0-b.Y1, b.Y0-a.Y1, 0)
	return math.Hypot(dx, dy)
}

// parallel names the 38th parallel, above its line, at the first free spot from the east.
func (p *placing) parallel() {
	t := p.letters(sheet.SemiBold, p.size(11, 13), vermilion, 1)
	t.Anchor = .5
	text := "38th PARALLEL · 38도선"
	if p.o.Language == Hangul {
		text = "38도선"
	}
	box := box4(t, text, 0, 0)
	for lon := 130.0; lon >= 124.5; lon -= .05 {
		x, y := p.v.At(geo.Project(38, lon))
		y -= 5 * p.v.Dpr
		l := Label{Kind: ParallelLabel, Place: atlas.NoPlace, Text: text, Type: t, X: x, Y: y}
		l.Boxes = []Rect{box.moved(x, y)}
		window := Rect{0, 0, p.v.W, p.v.H}
		if l.Boxes[0].within(window) && p.put(l) {
			return
		}
	}
}
