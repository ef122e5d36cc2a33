package symbol

import (
	"flag"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"testing"

	"parallel38/internal/chart/sheet"
	_ "parallel38/internal/golden" // go test ./... -update
)

var look = flag.String("look", "", "folder to which TestLook writes a sheet of counters")

func TestLook(t *testing.T) {
	if *look == "" {
		t.Skip("no -look folder")
	}
	img := image.NewRGBA(image.Rect(0, 0, 1200, 900))
	draw.Draw(img, img.Rect, image.NewUniform(color.NRGBA{0xDE, 0xDA, 0xBD, 255}), image.Point{}, draw.Src)
	s := sheet.NewRaster(img)
	for arm := range Arms {
		for side := range sides {
			spec := Spec{Side: side, Arm: arm, Echelon: Echelon(1 + int(arm)%7), Number: "17", Parent: "105", Ready: uint8(arm) % 4, Strength: uint8(100 - 5*arm), Stack: uint8(arm % 4), Selected: arm == 4}
			On(s, spec, 20+float64(arm)*73, 20+float64(side)*80, 56)
		}
	}
	for i := range Palettes {
		On(s, Spec{Side: North, Palette: i, Arm: Infantry, Echelon: Division, Number: "4", Parent: "I", Ready: 3, Strength: 90, Stack: 2}, 30+float64(i)*420, 280, 160)
		On(s, Spec{Side: South, Palette: i, Arm: Marines, Echelon: Regiment, Number: "12", Parent: "1", Ready: 1, Strength: 60, Selected: true}, 230+float64(i)*420, 280, 160)
	}
	On(s, Spec{Side: North, Arm: SelfPropelled, Echelon: Battalion, Number: "SP", Parent: "2", Ready: 3, Strength: 90, Selected: true}, 60, 520, 320)
	On(s, Spec{Side: South, Arm: Infantry, Echelon: Regiment, Number: "18", Parent: "Cap", Ready: 1, Strength: 66, Stack: 3}, 560, 520, 320)
	f, err := os.Create(filepath.Join(*look, "counters.png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}

// Lettering must stand out from the face by 4.5 to 1, in every palette.
func TestContrast(t *testing.T) {
	luminance := func(c color.NRGBA) float64 {
		f := func(v uint8) float64 {
			x := float64(v) / 255
			if x <= .03928 {
				return x / 12.92
			}
			return math.Pow((x+.055)/1.055, 2.4)
		}
		return .2126*f(c.R) + .7152*f(c.G) + .0722*f(c.B)
	}
	ratio := func(a, b color.NRGBA) float64 {
		x, y := luminance(a), luminance(b)
		return (max(x, y) + .05) / (min(x, y) + .05)
	}
	for p := range Palettes {
		for s := range sides {
			l := LookOf(p, s)
			want := 4.5
			if s == OffMap {
				want = 3 // a unit not in play is meant to stand back
			}
			if r := ratio(l.Face, l.Ink); r < want {
				t.Errorf("palette %d side %d: contrast %.2f, want %.1f", p, s, r, want)
			}
		}
		// In grey print the sides still part by light and dark.
		if r := ratio(LookOf(p, North).Face, LookOf(p, South).Face); r < 3 {
			t.Errorf("palette %d: faces of the sides differ by %.2f only", p, r)
		}
	}
}

// Every arm draws something of its own in the frame, and nothing leaves the margin.
func TestArmsDiffer(t *testing.T) {
	seen := map[string]Arm{}
	for arm := range Arms {
		img := Image(Spec{Arm: arm, Stack: 3, Selected: true, Strength: 100}, 56)
		if other, ok := seen[string(img.Pix)]; ok {
			t.Errorf("%v looks like %v", arm, other)
		}
		seen[string(img.Pix)] = arm
		b := img.Rect
		for x := range b.Dx() {
			if img.RGBAAt(x, 0).A != 0 || img.RGBAAt(x, b.Dy()-1).A != 0 {
				t.Fatalf("%v reaches the picture's edge", arm)
			}
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	for b.Loop() {
		Image(Spec{Side: South, Number: "17", Parent: "2", Echelon: Regiment, Ready: 2, Strength: 80}, 56)
	}
}
