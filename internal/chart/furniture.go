package chart

import (
	"math"

	"parallel38/internal/chart/sheet"
	"parallel38/internal/geo"
)

// Sizes of the blocks on the map, logical pixels.
const (
	titleW, titleH   = 304, 196
	legendW, legendH = 243, 336
)

// furniture draws the frame with its degrees, the title and the legend.
func (m *Map) furniture(s sheet.Sheet, l *layout) {
	if l.Bare {
		return
	}
	l.frame(s)
	at := func(b Rect) block { return block{s, l.map_.X0 + b.X0, l.map_.Y0 + b.Y0, l.dpr} }
	if l.Title != "" {
		l.title(at(l.blocks[0]))
	}
	if l.Legend {
		l.legend(at(l.blocks[len(l.blocks)-1]))
	}
}

// frame draws two lines round the map and the degrees between and outside them.
func (l *layout) frame(s sheet.Sheet) {
	ink := inkColour.rgba(1)
	k, r := l.dpr, l.map_
	s.Stroke(sheet.Rect(r.X0, r.Y0, r.X1-r.X0, r.Y1-r.Y0), ink, 1.2*k)
	const out = 6
	s.Stroke(sheet.Rect(r.X0-out*k, r.Y0-out*k, r.X1-r.X0+2*out*k, r.Y1-r.Y0+2*out*k), ink, .7*k)
	t := sheet.Type{Face: sheet.Regular, Size: 9.5 * k, Colour: inkColour.rgba(.85), Anchor: .5}
	cross := func(lat, lon float64) (float64, float64) {
		x, y := l.view.At(geo.Project(lat, lon))
		return r.X0 + x, r.Y0 + y
	}
	for half := 240.0; half <= 268; half++ { // longitudes, along the upper and the lower edge
		lon := half / 2
		whole := lon == math.Floor(lon)
		for _, edge := range [2]float64{r.Y0, r.Y1} {
			away := 1.0
			if edge == r.Y0 {
				away = -1
			}
			x, ok := where(func(lat float64) (float64, float64) { y, x := flip(cross(lat, lon)); return y, x }, 30, 46, edge)
			if !ok || x < r.X0 || x > r.X1 {
				continue
			}
			long := 3.5
			if whole {
				long = out
				y := edge + away*(out+10)*k
				if away < 0 {
					y = edge - (out+4)*k
				}
				sheet.Write(s, degrees(lon, "E"), t, x, y)
			}
			s.Stroke(sheet.Line(x, edge, x, edge+away*long*k), ink, .8*k)
		}
	}
	for half := 62.0; half <= 90; half++ { // latitudes, along the sides
		lat := half / 2
		whole := lat == math.Floor(lat)
		for _, edge := range [2]float64{r.X0, r.X1} {
			away := 1.0
			if edge == r.X0 {
				away = -1
			}
			y, ok := where(func(lon float64) (float64, float64) { return cross(lat, lon) }, 118, 137, edge)
			if !ok || y < r.Y0 || y > r.Y1 {
				continue
			}
			long := 3.5
			if whole {
				long = out
				side := t
				side.Angle = away * math.Pi / 2
				x := edge + away*(out+4)*k
				sheet.Write(s, degrees(lat, "N"), side, x, y)
			}
			s.Stroke(sheet.Line(edge, y, edge+away*long*k, y), ink, .8*k)
		}
	}
}

func flip(x, y float64) (float64, float64) { return y, x }

// where finds the parameter at which the first coordinate of a rising or falling curve is at, and
// gives the second coordinate there.
func where(curve func(t float64) (float64, float64), from, to, at float64) (float64, bool) {
	a, _ := curve(from)
	b, _ := curve(to)
	if (a < at) == (b < at) {
		return 0, false
	}
	for range 50 {
		mid := (from + to) / 2
		if c, _ := curve(mid); (c < at) == (a < at) {
			from = mid
		} else {
			to = mid
		}
	}
	_, other := curve(from)
	return other, true
}

// block is a sheet of paper on the map; its measures are logical pixels from its corner.
type block struct {
	s    sheet.Sheet
	x, y float64
	k    float64
}

func (b block) rect(x, y, w, h float64) *sheet.Path {
	return sheet.Rect(b.x+x*b.k, b.y+y*b.k, w*b.k, h*b.k)
}

func (b block) line(c rgb, alpha, width, x0, y0, x1, y1 float64, dash ...float64) {
	for i := range dash {
		dash[i] *= b.k
	}
	b.s.Stroke(sheet.Line(b.x+x0*b.k, b.y+y0*b.k, b.x+x1*b.k, b.y+y1*b.k), c.rgba(alpha), width*b.k, dash...)
}

func (b block) text(text string, face sheet.Face, size, spacing, alpha, x, y, anchor float64) {
	t := sheet.Type{Face: face, Size: size * b.k, Spacing: spacing, Colour: inkColour.rgba(alpha), Anchor: anchor}
	sheet.Write(b.s, text, t, b.x+x*b.k, b.y+y*b.k)
}

func (b block) page(w, h float64) {
	b.s.Fill(b.rect(2, 3, w, h), inkColour.rgba(.10))
	b.s.Fill(b.rect(0, 0, w, h), paper.rgba(1))
	b.s.Stroke(b.rect(0, 0, w, h), inkColour.rgba(1), b.k)
}

func (l *layout) title(b block) {
	b.page(titleW, titleH)
	b.s.Stroke(b.rect(4, 4, titleW-8, titleH-8), inkColour.rgba(.7), .7*b.k)
	const mid = titleW / 2
	size := 42.0
	for size > 18 && (sheet.Type{Face: sheet.Light, Size: size, Spacing: .2}).Width(l.Title) > titleW-40 {
		size--
	}
	b.text(l.Title, sheet.Light, size, .2, 1, mid, 61, .5)
	b.text(l.TitleKo, sheet.Regular, 18, .2, .9, mid, 92, .5)
	b.line(inkColour, .5, .8, 38, 108, titleW-38, 108)
	b.text(l.Subtitle, sheet.SemiBold, 12, .01, 1, mid, 132, .5)
	b.text(l.SubtitleKo, sheet.Regular, 11.5, .02, .95, mid, 151, .5)
	b.text(l.Note, sheet.Italic, 10, 0, .72, mid, 175, .5)
}

func (l *layout) legend(b block) {
	b.page(legendW, legendH)
	const x0, x1, name, ko = 15.0, 61.0, 72.0, legendW - 15.0
	y := 24.0
	row := func(text, hangul string, sample func(y float64)) {
		sample(y - 3.5)
		b.text(text, sheet.Regular, 10.5, 0, 1, name, y, 0)
		b.text(hangul, sheet.Regular, 9.5, .02, .8, ko, y, 1)
		y += 21
	}
	ties := func(y, half float64) {
		for x := x0 + 3; x < x1; x += 6.2 {
			b.line(railColour, 1, .7, x, y-half, x, y+half)
		}
	}
	row("Railway, double", "복선 철도", func(y float64) { b.line(railColour, 1, 1.5, x0, y, x1, y); ties(y, 2.6) })
	row("Railway, single", "단선 철도", func(y float64) { b.line(railColour, 1, .8, x0, y, x1, y); ties(y, 1.9) })
	row("Main road", "주요 도로", func(y float64) { b.line(roadColour, 1, 1.6, x0, y, x1, y) })
	row("Secondary road", "보조 도로", func(y float64) { b.line(roadColour, .8, .8, x0, y, x1, y) })
	row("38th parallel", "38도선", func(y float64) { b.line(vermilion, 1, 1.3, x0, y, x1, y, 7, 4) })
	row("National border", "국경", func(y float64) { b.line(inkColour, .8, 1, x0, y, x1, y, 6, 2.5, .8, 2.5) })
	row("Province", "도 경계", func(y float64) { b.line(inkColour, .6, 1, x0, y, x1, y, .01, 2.6) })
	row("Capital, city, town", "수도 · 시 · 읍", func(y float64) {
		dot := func(x, r float64, c rgb) { b.s.Fill(sheet.Circle(b.x+x*b.k, b.y+y*b.k, r*b.k), c.rgba(1)) }
		dot(x0+6, 6, inkColour)
		dot(x0+6, 4.6, paper)
		dot(x0+6, 2.6, inkColour)
		b.s.Fill(b.rect(x0+17, y-4, 8, 8), inkColour.rgba(1))
		dot(x0+33, 3.7, inkColour)
		dot(x0+43, 3.4, inkColour)
		dot(x0+43, 2.2, paper)
	})

	y += 4
	steps := []int{0, 120, 280, 500, 800, 1150, 1600, 2100}
	w := (ko - x0) / float64(len(steps)-1)
	for i := 0; i+1 < len(steps); i++ {
		b.s.Fill(b.rect(x0+w*float64(i), y-8, w+.3, 10), tints[(steps[i]+steps[i+1])/2].rgba(1))
		b.text(itoa(steps[i]), sheet.Regular, 8.5, 0, .8, x0+w*float64(i), y+13, 0)
	}
	b.s.Stroke(b.rect(x0, y-8, ko-x0, 10), inkColour.rgba(.5), .6*b.k)
	b.text("m", sheet.Regular, 8.5, 0, .8, ko, y+13, 1)

	// The scale bar is a round number of kilometres, some 120 to 170 pixels long.
	y += 40
	px := l.view.PxPerKm / l.dpr
	km := 10.0
	for _, c := range []float64{2, 4, 10, 20, 40, 80, 100, 200, 400} {
		if c*px <= 168 {
			km = c
		}
	}
	bar := func(unit string, length, perKm, up float64) {
		for i := range 4 {
			c := inkColour
			if i%2 == 1 {
				c = paper
			}
			b.s.Fill(b.rect(x0+length*perKm*px/4*float64(i), y-2, length*perKm*px/4, 3.4), c.rgba(1))
		}
		b.s.Stroke(b.rect(x0, y-2, length*perKm*px, 3.4), inkColour.rgba(1), .7*b.k)
		ty := y - 5
		if up < 0 {
			ty = y + 12
		}
		for _, f := range []float64{0, .25, .5, 1} {
			text := trim(length * f)
			if f == 1 {
				text += " " + unit
			}
			b.text(text, sheet.Regular, 8.5, 0, .9, x0+length*perKm*px*f, ty, [2]float64{.5, 0}[btoi(f == 0)])
		}
	}
	bar("km", km, 1, 1)
	y += 9
	miles := math.Floor(km/1.609344/4) * 4
	if miles > 0 {
		bar("miles", miles, 1.609344, -1)
	}
	y += 30
	b.text("One hex 10 km · 육각 10 km", sheet.Regular, 9.5, 0, .9, x0, y, 0)
	b.line(inkColour, .2, .8, x0, y+9, ko, y+9)
	y += 23
	for _, line := range []string{"Relief, coast: contains DTED Level 0 (US NIMA/NGA)", "Borders: Natural Earth", "Places: GeoNames (geonames.org)"} {
		b.text(line, sheet.Regular, 8.2, 0, .70, x0, y, 0)
		y += 11.5
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// trim writes a length without a needless fraction.
func trim(v float64) string {
	if v == math.Floor(v) {
		return itoa(int(v))
	}
	return itoa(int(v)) + "." + itoa(int(math.Round(v*10))%10)
}
