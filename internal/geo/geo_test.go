package geo

import (
	"bytes"
	"math"
	"testing"
	"testing/fstest"

	"parallel38/assets"
	"parallel38/game/hex"
	_ "parallel38/internal/golden" // go test ./... -update
)

func TestProjectAndBack(t *testing.T) {
	if p := Project(38, 127.5); p.Dist(Point{}) > 1e-9 {
		t.Errorf("the origin lies at %v", p)
	}
	for lat := 33.0; lat <= 43; lat += .7 {
		for lon := 124.0; lon <= 131; lon += .7 {
			gotLat, gotLon := Unproject(Project(lat, lon))
			if math.Abs(gotLat-lat) > 1e-9 || math.Abs(gotLon-lon) > 1e-9 {
				t.Errorf("%v %v comes back as %v %v", lat, lon, gotLat, gotLon)
			}
		}
	}
	// Seoul to Pusan is about 325 km.
	if d := Project(37.566, 126.978).Dist(Project(35.10, 129.04)); d < 320 || d > 332 {
		t.Errorf("Seoul to Pusan: %.1f km", d)
	}
}

func TestHexAtItsCentreAndCorners(t *testing.T) {
	for i := range hex.Index(Board.Len()) {
		if got := HexAt(Centre(i)); got != i {
			t.Fatalf("%s: its centre lies in %s", Board.Name(i), Board.Name(got))
		}
		for k := range 6 {
			c := Corner(i, k)
			if d := c.Dist(Centre(i)); math.Abs(d-HexRadius) > 1e-9 {
				t.Fatalf("%s: corner %d is %v km away", Board.Name(i), k, d)
			}
			inward := c.Add(Centre(i).Sub(c).Mul(.01))
			if got := HexAt(inward); got != i {
				t.Fatalf("%s: inside corner %d lies %s", Board.Name(i), k, Board.Name(got))
			}
		}
	}
	if got := HexAt(Point{X: BoardMin.X - 20}); got != hex.None {
		t.Errorf("west of the board lies %v", got)
	}
}

func TestSidesOfNeighboursAreTheSame(t *testing.T) {
	for i := range hex.Index(Board.Len()) {
		for d := range hex.Dir(hex.Dirs) {
			j := Board.Step(i, d)
			if j == hex.None {
				continue
			}
			a, b := Side(i, d)
			c, e := Side(j, d.Opposite())
			if a.Dist(e) > 1e-9 || b.Dist(c) > 1e-9 {
				t.Fatalf("%s %s: %v–%v, from the other side %v–%v", Board.Name(i), d, a, b, c, e)
			}
			if dist := Centre(i).Dist(Centre(j)); math.Abs(dist-HexHeight) > 1e-9 {
				t.Fatalf("%s %s: %v km between centres", Board.Name(i), d, dist)
			}
		}
	}
}

func TestHeights(t *testing.T) {
	h, err := ReadHeights(assets.Map)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name      string
		lat, lon  float64
		low, high float64
	}{
		{"Paektu-san", 41.99, 128.08, 1800, 2744},
		{"Halla-san", 33.362, 126.533, 1200, 1950},
		{"Seoul", 37.566, 126.978, 5, 150},
		{"the Yellow Sea", 36.5, 124.5, 0, 0},
		{"the East Sea", 39, 130, 0, 0},
	} {
		if m := h.At(Project(c.lat, c.lon)); m < c.low || m > c.high {
			t.Errorf("%s stands at %.0f m", c.name, m)
		}
	}
	again := h.Image()
	if again.Bounds().Dx() != HeightCols || again.Bounds().Dy() != HeightRows {
		t.Errorf("image of %v", again.Bounds())
	}
	if edge := Project(Unproject(Point{X: BoardMin.X, Y: BoardMax.Y})); edge.X < HeightWest || edge.Y > HeightNorth ||
		BoardMax.X > HeightWest+HeightCols-1 || BoardMin.Y < HeightNorth-HeightRows+1 {
		t.Error("the height grid does not cover the board")
	}
}

func TestShapes(t *testing.T) {
	s, err := ReadShapes(assets.Map)
	if err != nil {
		t.Fatal(err)
	}
	for k, shapes := range s {
		if len(shapes) == 0 {
			t.Errorf("no %s", Kind(k))
		}
		for _, sh := range shapes {
			if len(sh.Line) < 2 || sh.Closed() && len(sh.Line) < 3 {
				t.Errorf("a %s of %d points", sh.Kind, len(sh.Line))
			}
		}
	}
	rings := s[Coast]
	for _, c := range []struct {
		lat, lon float64
		land     bool
	}{{37.566, 126.978, true}, {36.35, 127.4, true}, {33.4, 126.5, true}, {34.82, 128.62, true}, {36.5, 125, false}, {38.5, 129.5, false}, {34.3, 128.3, false}} {
		in := false
		p := Project(c.lat, c.lon)
		for _, ring := range rings {
			if within(ring.Line, p) {
				in = !in
			}
		}
		if in != c.land {
			t.Errorf("%v %v: land %v", c.lat, c.lon, in)
		}
	}
}

func within(ring []Point, p Point) bool {
	in := false
	for k, q := range ring {
		r := ring[(k+1)%len(ring)]
		if (q.Y > p.Y) != (r.Y > p.Y) && p.X < (r.X-q.X)*(p.Y-q.Y)/(r.Y-q.Y)+q.X {
			in = !in
		}
	}
	return in
}

func TestShapeTextRoundTrip(t *testing.T) {
	var s Shapes
	s[River] = []Shape{{Kind: River, Rank: 2, En: "Han", Ko: "한강", Line: []Point{{-1.25, 3.5}, {-1, 3.25}, {4.01, -2}}}}
	s[Coast] = []Shape{{Kind: Coast, Line: []Point{{0, 0}, {1, 0}, {1, 1}}}}
	got, err := parseShapes(bytes.NewReader(s.Text()))
	if err != nil {
		t.Fatal(err)
	}
	for k := range s {
		for n, want := range s[k] {
			if g := got[k][n]; g.Rank != want.Rank || g.Ko != want.Ko || len(g.Line) != len(want.Line) {
				t.Errorf("%+v became %+v", want, g)
			} else {
				for i := range want.Line {
					if g.Line[i].Dist(want.Line[i]) > 1e-9 {
						t.Errorf("point %v became %v", want.Line[i], g.Line[i])
					}
				}
			}
		}
	}
}

func TestLabels(t *testing.T) {
	labels, err := ReadLabels(assets.Map)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]int{}
	for _, l := range labels {
		kinds[l.Kind]++
		if l.Kind == "peak" && l.Metres < 500 || l.Ko == "" {
			t.Errorf("%+v", l)
		}
	}
	if kinds["peak"] < 10 || kinds["sea"] < 2 || kinds["land"] < 3 {
		t.Errorf("labels by kind: %v", kinds)
	}
}

func TestBrokenFilesAreRefused(t *testing.T) {
	for name, data := range map[string]string{heightFile: "no png", shapeFile: "no gzip", labelFile: "kind,en,ko,lat,lon,metres\npeak,A,B,north,1,2\n"} {
		fsys := fstest.MapFS{name: &fstest.MapFile{Data: []byte(data)}}
		var err error
		switch name {
		case heightFile:
			_, err = ReadHeights(fsys)
		case shapeFile:
			_, err = ReadShapes(fsys)
		default:
			_, err = ReadLabels(fsys)
		}
		if err == nil {
			t.Errorf("%s: %q was read", name, data)
		}
	}
}
