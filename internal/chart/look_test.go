package chart

import (
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"parallel38/assets"
	"parallel38/game/atlas"
	"parallel38/game/hex"
	"parallel38/internal/chart/sheet"
	"parallel38/internal/chart/symbol"
	"parallel38/internal/geo"
)

var look = flag.String("look", "", "folder to which TestLook writes pictures")

var testGround = sync.OnceValue(func() *Ground {
	h, err := geo.ReadHeights(assets.Map)
	if err != nil {
		panic(err)
	}
	s, err := geo.ReadShapes(assets.Map)
	if err != nil {
		panic(err)
	}
	return NewGround(h, s, atlas.Peninsula())
})

func save(t *testing.T, name string, m image.Image) {
	f, err := os.Create(filepath.Join(*look, name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, m); err != nil {
		t.Fatal(err)
	}
}

// TestLook writes pictures to look at: go test ./internal/chart -run Look -look /tmp/pictures
func TestLook(t *testing.T) {
	if *look == "" {
		t.Skip("no -look folder")
	}
	g := testGround()
	for name, v := range map[string]View{
		"far":   {-320, 590, Far, 1, 1080, 1920},
		"near":  {-105, 30, Near, 1, 1920, 1080},
		"mid":   {-150, 80, 4, 1, 1280, 800},
		"hidpi": {-40, 30, 28, 2, 1400, 1000},
	} {
		img := v.picture(Everything)
		s := sheet.NewRaster(img)
		DrawFront(s, Front(testHolder, nil), v, symbol.Staff)
		testNames().DrawDots(s, v)
		DrawLabels(s, testNames().Place(v, Options{}), v)
		save(t, name+".png", img)
	}
	m := &Map{g, testNames()}
	page := Peninsula(1080, 1920)
	page.Subtitle, page.SubtitleKo = "Theatre map · 25 June 1950, 0400 hours", "전역 지도 · 1950년 6월 25일 04시"
	save(t, "peninsula.png", m.Image(page))
	page.Holder = testHolder
	for i := range 9 {
		page.Units = append(page.Units, Unit{geo.HexAt(geo.Point{X: float64(i*17) - 90, Y: 12}), symbol.Spec{Side: symbol.North, Echelon: symbol.Division, Number: "4", Ready: 3, Strength: 90}})
		page.Units = append(page.Units, Unit{geo.HexAt(geo.Point{X: float64(i*17) - 90, Y: -12}), symbol.Spec{Side: symbol.South, Echelon: symbol.Regiment, Number: "7", Ready: 3, Strength: 90}})
	}
	f, err := os.Create(filepath.Join(*look, "peninsula.svg"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := m.SVG(f, page); err != nil {
		t.Fatal(err)
	}
	page.W, page.H, page.PxPerKm, page.Layers = 1920, 1080, 10, 0
	page.Centre = geo.Point{X: -10, Y: -15}
	save(t, "seoul.png", m.Image(page))
}

func BenchmarkTile(b *testing.B) {
	g := testGround()
	m := image.NewRGBA(image.Rect(0, 0, 256, 256))
	for _, v := range []struct {
		name     string
		x, y, px float64
	}{{"far", -60, -50, Far}, {"far coast", -200, -300, Far}, {"near hills", 40, 30, Near}, {"near coast", -95, 10, Near}, {"middle", -100, 0, 4}} {
		b.Run(v.name, func(b *testing.B) {
			for b.Loop() {
				g.Tile(m, v.x, v.y, v.px, 1, Everything)
			}
		})
	}
}

var testNames = sync.OnceValue(func() *Names {
	s, err := geo.ReadShapes(assets.Map)
	if err != nil {
		panic(err)
	}
	l, err := geo.ReadLabels(assets.Map)
	if err != nil {
		panic(err)
	}
	return NewNames(atlas.Peninsula(), s, l)
})

func (v View) picture(layers Layers) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, int(v.W), int(v.H)))
	testGround().Tile(m, v.X0, v.Y0, v.PxPerKm, v.Dpr, layers)
	return m
}

// holder splits the board along the parallel, with a bite taken out.
func testHolder(i hex.Index) Holder {
	c := atlas.Peninsula().Cell(i)
	if !c.Land() || c.Country != atlas.Korea {
		return Nobody
	}
	if c.North {
		return HeldNorth
	}
	return HeldSouth
}
