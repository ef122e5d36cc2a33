package geo

import (
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"math"
)

// The height grid covers the board and ten kilometres around it. Sample (c, r) is the height at the
// point (HeightWest + c·HeightStep, HeightNorth − r·HeightStep) of the plane.
const (
	HeightStep  = 1.0 // km
	HeightWest  = -306.0
	HeightNorth = 577.0
	HeightCols  = 605
	HeightRows  = 1146
	heightFile  = "height.png"
	heightBias  = 100 // the picture's grey is metres + 100; 0 is sea
)

// Sea is the height of open water in Heights.Metres.
const Sea = math.MinInt16

// Heights is the relief of the land, for pictures.
type Heights struct {
	W, H   int     // HeightCols, HeightRows
	Metres []int16 // by rows from the north-western corner, Sea on water
}

// ReadHeights reads the height grid from the map's folder (assets.Map).
func ReadHeights(fsys fs.FS) (*Heights, error) {
	f, err := fsys.Open(heightFile)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", heightFile, err)
	}
	grey, ok := img.(*image.Gray16)
	if !ok || grey.Rect != image.Rect(0, 0, HeightCols, HeightRows) {
		return nil, fmt.Errorf("%s: %T of %v, want 16-bit grey of %d×%d", heightFile, img, img.Bounds().Size(), HeightCols, HeightRows)
	}
	h := &Heights{W: HeightCols, H: HeightRows, Metres: make([]int16, HeightCols*HeightRows)}
	for i := range h.Metres {
		v := int(grey.Pix[2*i])<<8 | int(grey.Pix[2*i+1])
		if v == 0 {
			h.Metres[i] = Sea
		} else {
			h.Metres[i] = int16(v - heightBias)
		}
	}
	return h, nil
}

// Image is the picture that ReadHeights reads.
func (h *Heights) Image() *image.Gray16 {
	img := image.NewGray16(image.Rect(0, 0, h.W, h.H))
	for i, m := range h.Metres {
		v := 0
		if m != Sea {
			v = max(1, int(m)+heightBias)
		}
		img.Pix[2*i], img.Pix[2*i+1] = byte(v>>8), byte(v)
	}
	return img
}

// Sample is the height of a grid point in metres, 0 on water and the edge's value beyond it.
func (h *Heights) Sample(col, row int) float64 {
	m := h.Metres[min(max(row, 0), h.H-1)*h.W+min(max(col, 0), h.W-1)]
	if m == Sea {
		return 0
	}
	return float64(m)
}

// At is the height at a point of the plane in metres, between the samples around it.
func (h *Heights) At(p Point) float64 {
	x, y := (p.X-HeightWest)/HeightStep, (HeightNorth-p.Y)/HeightStep
	fx, fy := math.Floor(x), math.Floor(y)
	c, r := int(fx), int(fy)
	x, y = x-fx, y-fy
	return (h.Sample(c, r)*(1-x)+h.Sample(c+1, r)*x)*(1-y) +
		(h.Sample(c, r+1)*(1-x)+h.Sample(c+1, r+1)*x)*y
}
