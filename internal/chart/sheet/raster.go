package sheet

import (
	"image"
	"image/color"
	"math"
)

// Raster is a sheet of pixels.
type Raster struct {
	img   *image.RGBA
	mask  Mask
	cover Cover
	sum   []float32
}

// NewRaster is a sheet that draws on img.
func NewRaster(img *image.RGBA) *Raster { return &Raster{img: img} }

// part is the piece of the picture that a set of points, grown by margin, may touch.
func (r *Raster) part(parts [][][2]float64, margin float64) (*image.RGBA, float64, float64) {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range parts {
		for _, q := range p {
			x0, x1 = min(x0, q[0]), max(x1, q[0])
			y0, y1 = min(y0, q[1]), max(y1, q[1])
		}
	}
	if !(x0 <= x1) {
		return nil, 0, 0
	}
	o := r.img.Rect.Min
	size := r.img.Rect.Size()
	clip := func(v float64, top int) int { return int(min(max(v, 0), float64(top))) }
	box := image.Rect(clip(math.Floor(x0-margin), size.X), clip(math.Floor(y0-margin), size.Y),
		clip(math.Ceil(x1+margin), size.X), clip(math.Ceil(y1+margin), size.Y))
	if box.Empty() {
		return nil, 0, 0
	}
	return r.img.SubImage(box.Add(o)).(*image.RGBA), float64(box.Min.X), float64(box.Min.Y)
}

// Fill paints the inside of a path.
func (r *Raster) Fill(p *Path, c color.NRGBA) {
	parts, _ := p.flatten()
	img, ox, oy := r.part(parts, 1)
	if img == nil || c.A == 0 {
		return
	}
	w, h := img.Rect.Dx(), img.Rect.Dy()
	r.cover.Reset(w, h)
	for _, part := range parts {
		for i := range part {
			a, b := part[i], part[(i+1)%len(part)]
			r.cover.Edge(a[0]-ox, a[1]-oy, b[0]-ox, b[1]-oy)
		}
	}
	r.sum = grow(r.sum, w*h)
	if some, _ := r.cover.Sum(r.sum); !some {
		return
	}
	for y := range h {
		pix := img.Pix[y*img.Stride:]
		for x, k := range r.sum[y*w : (y+1)*w] {
			if k > 0 {
				over(pix[4*x:4*x+4:4*x+4], c, min(k, 1))
			}
		}
	}
}

// over lays a colour of coverage k on a premultiplied pixel.
func over(q []uint8, c color.NRGBA, k float32) {
	a := float32(c.A) / 255 * k
	mix := func(dst uint8, src uint8) uint8 { return uint8(float32(dst)*(1-a) + float32(src)*a + .5) }
	q[0], q[1], q[2], q[3] = mix(q[0], c.R), mix(q[1], c.G), mix(q[2], c.B), mix(q[3], 255)
}

// Stroke draws along a path.
func (r *Raster) Stroke(p *Path, c color.NRGBA, width float64, dash ...float64) {
	parts, _ := p.flatten()
	img, ox, oy := r.part(parts, width/2+1)
	if img == nil || c.A == 0 || width <= 0 {
		return
	}
	r.mask.Reset(img.Rect.Dx(), img.Rect.Dy())
	for _, part := range parts {
		along := 0.0
		for i := 1; i < len(part); i++ {
			a, b := part[i-1], part[i]
			ax, ay, bx, by := a[0]-ox, a[1]-oy, b[0]-ox, b[1]-oy
			if len(dash) == 0 {
				r.mask.Capsule(ax, ay, bx, by, width/2, width/2)
				continue
			}
			l := math.Hypot(bx-ax, by-ay)
			r.mask.Dashes(ax, ay, bx, by, width/2, along, along+l, dash, 1)
			along += l
		}
	}
	r.mask.Blend(img, c, nil)
}
