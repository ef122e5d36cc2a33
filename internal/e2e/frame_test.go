package e2e

import (
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"parallel38/internal/golden"
)

// Frames are kept at a quarter of their size: enough to see that the map, the counters and the panels
// are where they were and look as they did, small enough to live in the repository, and blind to how
// one renderer or another smooths an edge.
const shrink = 4

// The tolerance, in steps of a channel (0 … 255): how far a frame may be from the kept one on average,
// how far a pixel before it counts as different, and what share of pixels may be.
const (
	meanTolerance  = 4.0
	pixelTolerance = 40
	shareTolerance = .04
)

// compare holds a frame to the kept one of its name, or keeps it with -update. A frame that differs is
// left in the temporary folder for a look.
func compare(t *testing.T, name string, frame image.Image) {
	t.Helper()
	got := smaller(frame)
	file := filepath.Join("testdata", name+".png")
	if *golden.Update {
		if err := writePNG(file, got); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := readPNG(file)
	if err != nil {
		t.Errorf("no frame to compare %q with: %v; look at a run with -update", name, err)
		return
	}
	d := difference(got, want)
	t.Logf("frame %q: %.2f off on average, %.2f %% of it beyond %d", name, d.mean, 100*d.share, pixelTolerance)
	if d.mean > meanTolerance || d.share > shareTolerance {
		left := filepath.Join(os.TempDir(), "p38-e2e-"+t.Name()+"-"+name+".png")
		if err := writePNG(left, frame); err != nil {
			t.Error(err)
		}
		t.Errorf("frame %q differs from %s: see %s, and if it is as it should be, run with -update", name, file, left)
	}
}

// distance is how far two frames are apart.
type distance struct {
	mean  float64 // of all channels, 0 … 255
	share float64 // of pixels with a channel beyond pixelTolerance, 0 … 1
}

// difference measures two frames of one size; frames of two sizes have nothing in common.
func difference(a, b image.Image) distance {
	if a.Bounds().Size() != b.Bounds().Size() {
		return distance{255, 1}
	}
	sum, beyond := 0, 0
	size := a.Bounds().Size()
	for y := range size.Y {
		for x := range size.X {
			p, q := rgb(a, x, y), rgb(b, x, y)
			far := false
			for c := range p {
				d := max(p[c]-q[c], q[c]-p[c])
				sum += d
				far = far || d > pixelTolerance
			}
			if far {
				beyond++
			}
		}
	}
	n := float64(size.X * size.Y)
	return distance{float64(sum) / n / 3, float64(beyond) / n}
}

func rgb(m image.Image, x, y int) [3]int {
	c := color.NRGBAModel.Convert(m.At(m.Bounds().Min.X+x, m.Bounds().Min.Y+y)).(color.NRGBA)
	return [3]int{int(c.R), int(c.G), int(c.B)}
}

// smaller averages squares of pixels.
func smaller(frame image.Image) *image.NRGBA {
	b := frame.Bounds()
	full := image.NewNRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(full, full.Bounds(), frame, b.Min, draw.Src)
	out := image.NewNRGBA(image.Rect(0, 0, b.Dx()/shrink, b.Dy()/shrink))
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			var sum [3]int
			for dy := range shrink {
				for dx := range shrink {
					p := full.Pix[full.PixOffset(x*shrink+dx, y*shrink+dy):]
					for c := range sum {
						sum[c] += int(p[c])
					}
				}
			}
			const n = shrink * shrink
			out.SetNRGBA(x, y, color.NRGBA{uint8(sum[0] / n), uint8(sum[1] / n), uint8(sum[2] / n), 255})
		}
	}
	return out
}

func readPNG(file string) (image.Image, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return png.Decode(f)
}

func writePNG(file string, m image.Image) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(f, m); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

func TestFramesDiffer(t *testing.T) {
	a := image.NewNRGBA(image.Rect(0, 0, 40, 40))
	draw.Draw(a, a.Rect, image.NewUniform(color.NRGBA{200, 100, 50, 255}), image.Point{}, draw.Src)
	b := image.NewNRGBA(a.Rect)
	copy(b.Pix, a.Pix)
	if d := difference(a, b); d != (distance{}) {
		t.Errorf("a frame is %v from itself", d)
	}
	draw.Draw(b, image.Rect(0, 0, 20, 40), image.NewUniform(color.NRGBA{200, 100, 110, 255}), image.Point{}, draw.Src)
	if d := difference(smaller(a), smaller(b)); d.mean != 10 || d.share != .5 {
		t.Errorf("half of a frame 60 off in one of three channels is %v; want 10 and a half", d)
	}
	if d := difference(a, smaller(a)); d.share != 1 {
		t.Error("frames of two sizes are taken for alike")
	}
}
