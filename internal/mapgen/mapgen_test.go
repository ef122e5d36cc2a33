package main

import (
	"bytes"
	"io/fs"
	"os"
	"testing"

	"parallel38/assets"
	"parallel38/internal/geo"
	_ "parallel38/internal/golden" // go test ./... -update
)

// The committed map is what the committed builder makes of the inputs, byte for byte.
func TestMapIsReproducible(t *testing.T) {
	dir := os.Getenv("P38_GEO")
	if dir == "" {
		t.Skip("P38_GEO does not name the folder of the geodata")
	}
	files, _, err := build(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		want, err := fs.ReadFile(assets.Map, f.name)
		if err != nil {
			t.Error(err)
		} else if !bytes.Equal(f.data, want) {
			t.Errorf("%s: built %d bytes that differ from the %d committed", f.name, len(f.data), len(want))
		}
	}
}

func TestHexDataIsSmall(t *testing.T) {
	total := 0
	for _, name := range []string{"hexes.csv", "sides.csv", "links.csv", "places.csv", "rivers.csv"} {
		data, err := fs.ReadFile(assets.Map, name)
		if err != nil {
			t.Fatal(err)
		}
		total += len(compress(data))
	}
	if total > 300_000 {
		t.Errorf("the hex data is %d bytes compressed, want at most 300,000", total)
	}
	t.Logf("%d bytes compressed", total)
}

func TestCheapestTakesTheCheapWay(t *testing.T) {
	// 0 – 1 – 2 at 1 each, 0 – 2 at 3.
	roads := map[int][]step{0: {{1, 1}, {2, 3}}, 1: {{0, 1}, {2, 1}}}
	walk := cheapest(3, []step{{0, 0}}, 2, func(from int, steps []step) []step { return append(steps, roads[from]...) })
	if len(walk) != 3 || walk[1] != 1 {
		t.Errorf("walk %v, want 0 1 2", walk)
	}
	if walk := cheapest(4, []step{{0, 0}}, 3, func(from int, steps []step) []step { return append(steps, roads[from]...) }); walk != nil {
		t.Errorf("walk %v to a place that no road reaches", walk)
	}
}

func TestLeftOf(t *testing.T) {
	south := []geo.Point{{X: 0, Y: 10}, {X: 0, Y: 5}, {X: 1, Y: 0}}
	if !leftOf(south, geo.Point{X: 3, Y: 6}) || leftOf(south, geo.Point{X: -3, Y: 6}) {
		t.Error("the left bank of a river that runs south is the eastern one")
	}
}

func TestTraceLandKeepsLandOnTheLeft(t *testing.T) {
	// An island of 4×4 points with a lake in it.
	d := &dem{w: 8, h: 8, metres: make([]int16, 64), at: make([]geo.Point, 64)}
	for n := range d.metres {
		i, j := n%8, n/8
		d.at[n] = geo.Point{X: float64(i), Y: float64(-j)}
		d.metres[n] = sea
		if i >= 1 && i <= 5 && j >= 1 && j <= 5 && (i != 3 || j != 3) {
			d.metres[n] = 10
		}
	}
	rings := traceLand(d)
	if len(rings) != 2 {
		t.Fatalf("%d rings, want shore and lake", len(rings))
	}
	if shore, lake := area(rings[0]), area(rings[1]); shore < 20 || shore > 26 || lake > 0 || lake < -2.1 {
		t.Errorf("areas %.1f and %.1f", shore, lake)
	}
}

func TestSmoothRingKeepsItsArea(t *testing.T) {
	square := []geo.Point{{X: 0, Y: 0}, {X: 5, Y: 0}, {X: 5, Y: 5}, {X: 0, Y: 5}}
	if a := area(smoothRing(square, .5)); a < 24 || a > 25.2 {
		t.Errorf("25 km² became %.2f", a)
	}
}

func TestSmoothKeepsTheEnds(t *testing.T) {
	line := []geo.Point{{X: 0, Y: 0}, {X: 1, Y: 1}, {X: 2, Y: 0}, {X: 3, Y: 1}}
	got := simplify(smooth(line, .75), .03)
	if got[0] != line[0] || got[len(got)-1] != line[3] {
		t.Errorf("from %v to %v", got[0], got[len(got)-1])
	}
}

func TestRoleWordsLeaveDatesOut(t *testing.T) {
	if got := roleWords("port,rail,landing_1950-09-15,airfield(K-14)"); got != "port rail airfield" {
		t.Errorf("%q", got)
	}
}
