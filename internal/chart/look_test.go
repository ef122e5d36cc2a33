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
	far := image.NewRGBA(image.Rect(0, 0, 1080, 1920))
	g.Tile(far, -320, 590, Far, 1, Everything)
	save(t, "ground_far.png", far)
	near := image.NewRGBA(image.Rect(0, 0, 1920, 1080))
	g.Tile(near, -105, 30, Near, 1, Everything)
	save(t, "ground_near.png", near)
}

func BenchmarkGround(b *testing.B) {
	h, _ := geo.ReadHeights(assets.Map)
	s, _ := geo.ReadShapes(assets.Map)
	for b.Loop() {
		NewGround(h, s, atlas.Peninsula())
	}
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
