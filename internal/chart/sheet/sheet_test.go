package sheet

import (
	"image"
	"math"
	"testing"

	_ "parallel38/internal/golden" // go test ./... -update
)

func TestCoverIsTheArea(t *testing.T) {
	var c Cover
	c.Reset(20, 20)
	parts, _ := Circle(7.3, 9.1, 12).flatten() // reaches out of the tile on the left
	for _, p := range parts {
		for i := range p {
			a, b := p[i], p[(i+1)%len(p)]
			c.Edge(a[0], a[1], b[0], b[1])
		}
	}
	out := make([]float32, 400)
	c.Sum(out)
	for y := range 20 {
		for x := range 20 {
			d := math.Hypot(float64(x)+.5-7.3, float64(y)+.5-9.1)
			want := min(max(12.5-d, 0), 1)
			if got := float64(out[y*20+x]); math.Abs(got-want) > .16 {
				t.Errorf("pixel %d,%d: %.2f, want %.2f", x, y, got, want)
			}
		}
	}
}

func TestDashesRunOn(t *testing.T) {
	var whole, parts Mask
	whole.Reset(40, 8)
	parts.Reset(40, 8)
	whole.Dashes(0, 4, 40, 4, 1, 0, 40, []float64{5, 3}, 1)
	for x := 0.0; x < 40; x += 2.5 {
		parts.Dashes(x, 4, x+2.5, 4, 1, x, x+2.5, []float64{5, 3}, 1)
	}
	for i := range whole.v {
		if d := int(whole.v[i]) - int(parts.v[i]); d > 2 || d < -2 {
			t.Fatalf("pixel %d: %d in one piece, %d in many", i, whole.v[i], parts.v[i])
		}
	}
}

// The fonts have every character that the map and the game's texts are likely to need.
func TestFontsCover(t *testing.T) {
	for f := range faces {
		text := "Kaesŏng Ŭijŏngbu 0123456789 –—−·%:;,.!?()[]/+"
		if f == Condensed {
			text = "SP 105 Cap 0123456789"
		}
		if m := Missing(text+"강릉 왕십리 쾌 뷁", f); len(m) > 1 { // 뷁 is not in KS X 1001
			t.Errorf("face %d lacks %q", f, string(m))
		}
	}
}

func TestFiguresAreTabular(t *testing.T) {
	for f := range faces {
		one := Type{Face: f, Size: 20}
		for _, d := range "023456789" {
			if a, b := one.Width("1"), one.Width(string(d)); math.Abs(a-b) > 1e-6 {
				t.Errorf("face %d: 1 is %.2f wide, %c %.2f", f, a, d, b)
			}
		}
	}
}

func TestTextStaysInItsWidth(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 200, 40))
	ty := Type{Size: 20, Colour: RGB(0), Anchor: .5}
	Write(NewRaster(img), "Seoul 서울", ty, 100, 28)
	w := ty.Width("Seoul 서울")
	for x := range 200 {
		for y := range 40 {
			if img.RGBAAt(x, y).A > 0 && math.Abs(float64(x)+.5-100) > w/2+2 {
				t.Fatalf("ink at %d, the text is %.0f wide", x, w)
			}
		}
	}
}
