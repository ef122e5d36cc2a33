package main

import (
	"bytes"
	"compress/gzip"
	"image/png"
	"math"

	"parallel38/internal/geo"
)

// heights resamples the elevation grid onto the map plane.
func (b *board) heights() *geo.Heights {
	d := b.in.dem
	h := &geo.Heights{W: geo.HeightCols, H: geo.HeightRows, Metres: make([]int16, geo.HeightCols*geo.HeightRows)}
	for n := range h.Metres {
		p := geo.Point{
			X: geo.HeightWest + float64(n%h.W)*geo.HeightStep,
			Y: geo.HeightNorth - float64(n/h.W)*geo.HeightStep,
		}
		h.Metres[n] = sea
		if m, share := d.sample(p); share >= .5 {
			h.Metres[n] = int16(math.Round(m))
		}
	}
	return h
}

// sample is the height at p between the four points around it, and the share of land among them.
func (d *dem) sample(p geo.Point) (metres, share float64) {
	x, y := d.grid(p)
	i, j := int(math.Floor(x)), int(math.Floor(y))
	x, y = x-float64(i), y-float64(j)
	for k, weight := range [...]float64{(1 - x) * (1 - y), x * (1 - y), (1 - x) * y, x * y} {
		n := min(max(j+k/2, 0), d.h-1)*d.w + min(max(i+k%2, 0), d.w-1)
		if d.metres[n] != sea {
			metres += weight * float64(d.metres[n])
			share += weight
		}
	}
	if share > 0 {
		metres /= share
	}
	return metres, share
}

func encodeHeights(h *geo.Heights) []byte {
	var buf bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.BestCompression}
	if err := enc.Encode(&buf, h.Image()); err != nil {
		panic(err) // writing to memory does not fail
	}
	return buf.Bytes()
}

func compress(text []byte) []byte {
	var buf bytes.Buffer
	z, err := gzip.NewWriterLevel(&buf, gzip.BestCompression)
	if err != nil {
		panic(err) // the level is a constant of the package
	}
	z.Write(text)
	z.Close()
	return buf.Bytes()
}
