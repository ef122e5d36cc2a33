package chart

import (
	"fmt"
	"image"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"parallel38/game/atlas"
	"parallel38/game/hex"
	"parallel38/internal/geo"
	"parallel38/internal/golden"
)

// island is a small made-up map: one round island with a hill, a river, a road and a railway.
func island() *Ground {
	h := &geo.Heights{W: geo.HeightCols, H: geo.HeightRows, Metres: make([]int16, geo.HeightCols*geo.HeightRows)}
	for i := range h.Metres {
		p := gridPoint(i%h.W+pad, i/h.W+pad)
		r := math.Hypot(p.X, p.Y)
		h.Metres[i] = geo.Sea
		if r < 40 {
			h.Metres[i] = int16(900*math.Exp(-r*r/300) + 60*(1-r/40))
		}
	}
	shapes := new(geo.Shapes)
	ring := geo.Shape{Kind: geo.Coast}
	for a := 0.0; a < 360; a += 2 {
		s, c := math.Sincos(a * math.Pi / 180)
		ring.Line = append(ring.Line, geo.Point{X: 40 * c, Y: 40 * s})
	}
	shapes[geo.Coast] = []geo.Shape{ring}
	line := func(k geo.Kind, rank int, y float64) {
		shapes[k] = []geo.Shape{{Kind: k, Rank: rank, Line: []geo.Point{{X: -35, Y: y}, {X: 0, Y: y + 4}, {X: 35, Y: y}}}}
	}
	line(geo.River, int(atlas.MajorRiver), -8)
	line(geo.Road, int(atlas.MainRoad), 8)
	line(geo.Rail, int(atlas.DoubleRail), 8.2)
	a := &atlas.Atlas{Size: geo.Board, Cells: make([]atlas.Cell, geo.Board.Len()), Edges: make([][hex.Dirs]atlas.Edge, geo.Board.Len())}
	for i := range a.Cells {
		if geo.Centre(hex.Index(i)).Dist(geo.Point{}) < 45 {
			a.Cells[i] = atlas.Cell{Terrain: atlas.Clear, Country: atlas.Korea}
		}
	}
	a.Link()
	return NewGround(h, shapes, a)
}

// blocks is the mean colour of 16 × 16 blocks of a picture: what a golden file keeps.
func blocks(m *image.RGBA) (out [][3]int) {
	const n = 16
	for y := 0; y < m.Rect.Dy(); y += n {
		for x := 0; x < m.Rect.Dx(); x += n {
			var sum [3]int
			for j := range n {
				for i := range n {
					o := m.PixOffset(x+i, y+j)
					for c := range sum {
						sum[c] += int(m.Pix[o+c])
					}
				}
			}
			out = append(out, [3]int{sum[0] / n / n, sum[1] / n / n, sum[2] / n / n})
		}
	}
	return out
}

func TestGoldenIsland(t *testing.T) {
	g := island()
	var text strings.Builder
	for _, scale := range []float64{.4, Far, 4, Near} {
		m := image.NewRGBA(image.Rect(0, 0, 128, 128))
		g.Tile(m, -64/scale-10, 64/scale, scale, 1, Everything)
		fmt.Fprintf(&text, "scale %g\n", scale)
		for _, c := range blocks(m) {
			fmt.Fprintf(&text, "%d %d %d\n", c[0], c[1], c[2])
		}
	}
	file := filepath.Join("testdata", "island.txt")
	if *golden.Update {
		if err := os.WriteFile(file, []byte(text.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got, old := strings.Split(text.String(), "\n"), strings.Split(string(want), "\n")
	if len(got) != len(old) {
		t.Fatalf("%d lines, want %d", len(got), len(old))
	}
	for i := range got {
		var a, b [3]int
		if n, _ := fmt.Sscan(got[i], &a[0], &a[1], &a[2]); n != 3 {
			continue
		}
		fmt.Sscan(old[i], &b[0], &b[1], &b[2])
		for c := range a {
			if d := a[c] - b[c]; d < -2 || d > 2 {
				t.Fatalf("line %d: colour %v, want %v within 2 (-update after looking at the pictures)", i+1, a, b)
			}
		}
	}
}

// Two tiles side by side are the same picture as one tile twice as large.
func TestSeams(t *testing.T) {
	g := testGround()
	for _, v := range []struct{ x, y, scale, dpr float64 }{
		{-100, 40, Near, 1}, {-120.37, 11.13, 6.5, 1}, {-200, -250, Far, 1}, {30, 40, 20, 2}, {-60, 300, .9, 1},
	} {
		const n = 128
		whole := image.NewRGBA(image.Rect(0, 0, 2*n, 2*n))
		g.Tile(whole, v.x, v.y, v.scale, v.dpr, Everything|Graticule)
		for j := range 2 {
			for i := range 2 {
				part := image.NewRGBA(image.Rect(0, 0, n, n))
				g.Tile(part, v.x+float64(i*n)/v.scale, v.y-float64(j*n)/v.scale, v.scale, v.dpr, Everything|Graticule)
				worst, off := 0, 0
				for y := range n {
					for x := range n {
						a, b := whole.PixOffset(i*n+x, j*n+y), part.PixOffset(x, y)
						for c := range 4 {
							d := int(whole.Pix[a+c]) - int(part.Pix[b+c])
							worst = max(worst, d, -d)
							if d > 2 || d < -2 {
								off++
							}
						}
					}
				}
				if worst > 6 || off > 8 {
					t.Errorf("%+v, part %d,%d: differs by up to %d, %d values by more than 2", v, i, j, worst, off)
				}
			}
		}
	}
}

// Every pixel is painted, at any scale, also beyond the board.
func TestTileIsOpaque(t *testing.T) {
	g := testGround()
	for _, scale := range []float64{.15, .7, 1, 2.2, 10, 60} {
		for _, at := range []geo.Point{{X: -400, Y: 700}, {X: 0, Y: 0}, {X: 280, Y: -500}, {X: 900, Y: -900}} {
			m := image.NewRGBA(image.Rect(0, 0, 40, 30))
			g.Tile(m, at.X, at.Y, scale, 1, Everything)
			for i := 3; i < len(m.Pix); i += 4 {
				if m.Pix[i] != 255 {
					t.Fatalf("scale %g at %v: pixel %d is not opaque", scale, at, i/4)
				}
			}
		}
	}
}

func finite(t *testing.T, what string, v ...float64) {
	t.Helper()
	for _, x := range v {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			t.Fatalf("%s: %v", what, v)
		}
	}
}

// No two names overlap, in any language, anywhere, and none lies on an obstacle.
func TestLabelsNeverOverlap(t *testing.T) {
	n := testNames()
	for _, scale := range []float64{.4, 1.2, Far, 2.5, 4, 7, Near, 22} {
		for k, at := range []geo.Point{{X: -200, Y: 400}, {X: -100, Y: 40}, {X: -150, Y: -250}, {X: 0, Y: -120}} {
			v := View{X0: at.X, Y0: at.Y, PxPerKm: scale, Dpr: 1, W: 1280, H: 800}
			o := Options{Language: Language(k % 3), Obstacles: []Rect{{980, 40, 1270, 780}, {300, 300, 356, 356}}}
			labels := n.Place(v, o)
			type owned struct {
				Rect
				by int
			}
			var all []owned
			for i, l := range labels {
				finite(t, l.Text, l.X, l.Y, l.SubX, l.SubY, l.Type.Size)
				if len(l.Boxes) == 0 {
					t.Fatalf("%s takes no room", l.Text)
				}
				for _, b := range l.Boxes {
					finite(t, l.Text, b.X0, b.Y0, b.X1, b.Y1)
					for _, q := range o.Obstacles {
						if b.meets(q) {
							t.Errorf("scale %g: %s lies on an obstacle", scale, l.Text)
						}
					}
					for _, q := range all {
						if q.by != i && b.meets(q.Rect) {
							t.Errorf("scale %g: %s overlaps %s", scale, l.Text, labels[q.by].Text)
						}
					}
					all = append(all, owned{b, i})
				}
			}
			if again := n.Place(v, o); len(again) != len(labels) {
				t.Error("the same view gave other labels")
			}
		}
	}
}

// The great towns are always named on the whole map, greater before lesser.
func TestGreatTownsAreNamed(t *testing.T) {
	v := View{X0: -305, Y0: 562, PxPerKm: Far, Dpr: 1, W: 970, H: 1790}
	named := map[string]bool{}
	for _, l := range testNames().Place(v, Options{}) {
		named[l.Text] = true
	}
	for _, town := range []string{"Seoul", "Pusan", "Pyongyang", "Taegu", "Inchon", "Taejon", "Wonsan", "Sinuiju", "Chunchon", "Kaesong"} {
		if !named[town] {
			t.Errorf("%s has no name on the map", town)
		}
	}
}

func TestFrontHasTheNorthOnItsLeft(t *testing.T) {
	at := geo.HexAt(geo.Point{X: 0, Y: 0})
	pocket := geo.HexAt(geo.Point{X: 40, Y: -100})
	holder := func(i hex.Index) Holder {
		p := geo.Centre(i)
		switch {
		case i == pocket:
			return HeldNorth
		case math.Abs(p.X) > 150 || math.Abs(p.Y) > 200:
			return Nobody
		case p.Y > 0:
			return HeldNorth
		}
		return HeldSouth
	}
	into := geo.Board.Step(at, hex.S)
	for range 3 { // the first southern hex under the middle of the line
		if holder(into) == HeldSouth {
			break
		}
		at, into = into, geo.Board.Step(into, hex.S)
	}
	plain, pushed := Front(holder, nil), Front(holder, []Gain{{From: at, Into: into, Km: 6}})
	if len(plain) != 2 {
		t.Fatalf("%d lines, want the front and a pocket", len(plain))
	}
	if plain[0].Closed || !plain[1].Closed {
		t.Fatalf("closed: %v %v", plain[0].Closed, plain[1].Closed)
	}
	line := plain[0].Points
	for i, p := range line {
		finite(t, "front", p.X, p.Y)
		if i > 0 && p.Dist(line[i-1]) > 3 {
			t.Fatalf("the front jumps %.1f km", p.Dist(line[i-1]))
		}
		if math.Abs(p.Y) > 12 {
			t.Fatalf("the front strays to %v", p)
		}
	}
	// The North is on the left of a line that runs from east to west … or the other way round.
	d := line[len(line)-1].Sub(line[0])
	if d.X < 0 {
		t.Errorf("the front runs west: its left hand is the South")
	}
	lowest := func(lines []FrontLine) float64 {
		y := math.Inf(1)
		for _, p := range lines[0].Points {
			if math.Abs(p.X-geo.Centre(into).X) < 6 {
				y = min(y, p.Y)
			}
		}
		return y
	}
	if won := lowest(plain) - lowest(pushed); won < 3.5 || won > 8 {
		t.Errorf("6 km gained move the front by %.1f", won)
	}
}

func TestJoinGoesStraightOn(t *testing.T) {
	l := func(p ...geo.Point) geo.Shape { return geo.Shape{Kind: geo.Rail, Rank: 2, Line: p} }
	o := geo.Point{}
	joined := joinShapes([]geo.Shape{l(geo.Point{X: -9}, o), l(geo.Point{X: 9, Y: 1}, o), l(o, geo.Point{Y: 9})})
	if len(joined) != 2 || len(joined[0].Line) != 3 {
		t.Fatalf("got %d lines, the first of %d points; want the branch apart", len(joined), len(joined[0].Line))
	}
}

func TestPageInBothForms(t *testing.T) {
	m := &Map{testGround(), testNames()}
	p := Peninsula(270, 480)
	p.Holder = testHolder
	img := m.Image(p)
	for i := 3; i < len(img.Pix); i += 4 {
		if img.Pix[i] != 255 {
			t.Fatal("the page has holes")
		}
	}
	var svg strings.Builder
	if err := m.SVG(&svg, p); err != nil {
		t.Fatal(err)
	}
	text := regexp.MustCompile(`base64,[^"]*`).ReplaceAllString(svg.String(), "") // a picture may spell anything
	if !strings.HasPrefix(text, "<svg") || !strings.HasSuffix(text, "</svg>\n") || strings.Contains(text, "NaN") {
		t.Error("not a sound SVG")
	}
	if strings.Count(text, "<svg") != strings.Count(text, "</svg>") {
		t.Error("SVG parts are not closed")
	}
}

func BenchmarkPlace(b *testing.B) {
	n := testNames()
	v := View{X0: -105, Y0: 30, PxPerKm: Near, Dpr: 1, W: 1920, H: 1080}
	far := View{X0: -305, Y0: 562, PxPerKm: Far, Dpr: 1, W: 970, H: 1790}
	b.Run("near", func(b *testing.B) {
		for b.Loop() {
			n.Place(v, Options{})
		}
	})
	b.Run("far", func(b *testing.B) {
		for b.Loop() {
			n.Place(far, Options{})
		}
	})
}
