package film

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"slices"
	"testing"

	_ "parallel38/internal/golden" // go test ./... -update
)

// pictures are a slope of grey on which a red square moves, three times.
func pictures() (all []*image.RGBA) {
	for n := range 3 {
		img := image.NewRGBA(image.Rect(0, 0, 60, 40))
		for y := range 40 {
			for x := range 60 {
				img.SetRGBA(x, y, color.RGBA{uint8(100 + x), uint8(100 + x), uint8(100 + y), 255})
			}
		}
		for y := range 6 {
			for x := range 6 {
				img.SetRGBA(10+n*8+x, 20+y, color.RGBA{0xB0, 0x39, 0x2C, 255})
			}
		}
		all = append(all, img)
	}
	return all
}

func TestAFilmShowsItsPictures(t *testing.T) {
	want := pictures()
	var file bytes.Buffer
	if err := Write(&file, slices.Values(want), 12); err != nil {
		t.Fatal(err)
	}
	film, err := gif.DecodeAll(&file)
	if err != nil || len(film.Image) != len(want) {
		t.Fatalf("%d pictures of %d: %v", len(film.Image), len(want), err)
	}
	shown := image.NewRGBA(want[0].Rect)
	for n, img := range film.Image {
		for y := img.Rect.Min.Y; y < img.Rect.Max.Y; y++ {
			for x := img.Rect.Min.X; x < img.Rect.Max.X; x++ {
				if c := img.At(x, y); img.ColorIndexAt(x, y) != clear {
					shown.Set(x, y, c)
				}
			}
		}
		for i, v := range want[n].Pix {
			if d := int(v) - int(shown.Pix[i]); d > 8 || d < -8 {
				t.Fatalf("picture %d: pixel %d has %d, want %d", n, i/4, shown.Pix[i], v)
			}
		}
	}
	if later := film.Image[1].Rect; later != image.Rect(10, 20, 24, 26) {
		t.Errorf("of the second picture %v is kept: want what has changed", later)
	}
	if film.Delay[0] != 12 || film.Delay[2] != lastShown {
		t.Errorf("shown for %v hundredths", film.Delay)
	}
}

func TestPicturesThatDoNotChange(t *testing.T) {
	one := pictures()[:1]
	var file bytes.Buffer
	if err := Write(&file, slices.Values(append(one, one...)), 5); err != nil {
		t.Fatal(err)
	}
	if film, err := gif.DecodeAll(&file); err != nil || film.Image[1].Rect.Dx() != 1 {
		t.Errorf("%v", err)
	}
}
