package chart

import "parallel38/internal/geo"

// pad is how many samples are added around the height grid of package geo, so that a page may show a
// little more sea than the board has.
const pad = 48

// field is a quantity over the height grid and its pad, one value every kilometre.
type field struct {
	w, h int
	v    []float32
}

func newField(w, h int) *field { return &field{w, h, make([]float32, w*h)} }

// col and row are the grid coordinates of a point of the plane.
func gridCol(x float64) float64 { return (x-geo.HeightWest)/geo.HeightStep + pad }
func gridRow(y float64) float64 { return (geo.HeightNorth-y)/geo.HeightStep + pad }

// gridPoint is where a sample of a field lies on the plane.
func gridPoint(col, row int) geo.Point {
	return geo.Point{X: geo.HeightWest + float64(col-pad)*geo.HeightStep, Y: geo.HeightNorth - float64(row-pad)*geo.HeightStep}
}

// blur is the field smoothed by a Gaussian of the given standard deviation in kilometres.
func (f *field) blur(sigma float64) *field {
	kernel := gaussian(sigma / geo.HeightStep)
	half := len(kernel) / 2
	tmp, out := newField(f.w, f.h), newField(f.w, f.h)
	for y := range f.h {
		row := f.v[y*f.w : (y+1)*f.w]
		for x := range row {
			var s float32
			for k, g := range kernel {
				s += g * row[min(max(x+k-half, 0), f.w-1)]
			}
			tmp.v[y*f.w+x] = s
		}
	}
	for y := range f.h {
		dst := out.v[y*f.w : (y+1)*f.w]
		for k, g := range kernel {
			src := tmp.v[min(max(y+k-half, 0), f.h-1)*f.w:]
			for x := range dst {
				dst[x] += g * src[x]
			}
		}
	}
	return out
}

// relief is the difference between the highest and the lowest value of the 3 × 3 samples around
// each sample.
func (f *field) relief() *field {
	out := newField(f.w, f.h)
	for y := range f.h {
		for x := range f.w {
			lo, hi := f.v[y*f.w+x], f.v[y*f.w+x]
			for v := max(y-1, 0); v <= min(y+1, f.h-1); v++ {
				for u := max(x-1, 0); u <= min(x+1, f.w-1); u++ {
					lo, hi = min(lo, f.v[v*f.w+u]), max(hi, f.v[v*f.w+u])
				}
			}
			out.v[y*f.w+x] = hi - lo
		}
	}
	return out
}

// taps says where along one axis of a field an output sample reads, and with which weights.
type taps struct {
	at [4]int
	w  [4]float32
}

// makeTaps lays n output samples at from, from+step, … in grid coordinates over an axis of the given
// size. b is the blur of the Mitchell–Netravali kernel: 0 passes through the samples (crisp), 1 is
// the cubic B-spline (no creases when magnified).
func makeTaps(buf []taps, from, step float64, n, size int, b float64) []taps {
	if cap(buf) < n {
		buf = make([]taps, n)
	}
	buf = buf[:n]
	for i := range buf {
		p := from + float64(i)*step
		base := int(floor(p))
		f := p - float64(base)
		for k := range 4 {
			buf[i].at[k] = min(max(base+k-1, 0), size-1)
			buf[i].w[k] = float32(mitchell(f-float64(k-1), b))
		}
	}
	return buf
}

func mitchell(x, b float64) float64 {
	c := (1 - b) / 2
	if x < 0 {
		x = -x
	}
	switch {
	case x < 1:
		return ((12-9*b-6*c)*x*x*x + (-18+12*b+6*c)*x*x + (6 - 2*b)) / 6
	case x < 2:
		return ((-b-6*c)*x*x*x + (6*b+30*c)*x*x + (-12*b-48*c)*x + (8*b + 24*c)) / 6
	}
	return 0
}

// resample writes the field, seen through the taps of columns and rows, into out (len(cols) ×
// len(rows)). tmp is scratch.
func (f *field) resample(out, tmp []float32, cols, rows []taps) ([]float32, []float32) {
	n := len(cols)
	first, last := f.h, 0
	for i := range rows {
		first, last = min(first, rows[i].at[0]), max(last, rows[i].at[3])
	}
	tmp = grow(tmp, n*(last-first+1))
	for r := first; r <= last; r++ {
		src := f.v[r*f.w : (r+1)*f.w]
		dst := tmp[(r-first)*n : (r-first+1)*n]
		for x := range dst {
			t := &cols[x]
			dst[x] = t.w[0]*src[t.at[0]] + t.w[1]*src[t.at[1]] + t.w[2]*src[t.at[2]] + t.w[3]*src[t.at[3]]
		}
	}
	out = grow(out, n*len(rows))
	for y := range rows {
		t := &rows[y]
		a := tmp[(t.at[0]-first)*n:][:n]
		b := tmp[(t.at[1]-first)*n:][:n]
		c := tmp[(t.at[2]-first)*n:][:n]
		d := tmp[(t.at[3]-first)*n:][:n]
		dst := out[y*n:][:n]
		for x := range dst {
			dst[x] = t.w[0]*a[x] + t.w[1]*b[x] + t.w[2]*c[x] + t.w[3]*d[x]
		}
	}
	return out, tmp
}

func grow(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n)
	}
	return s[:n]
}
