package chart

import (
	"image/color"
	"math"

	"parallel38/internal/geo"
)

func floor(x float64) float64 { return math.Floor(x) }

func lerp(a, b, t float64) float64 { return a + (b-a)*t }

func clamp01(t float64) float64 { return min(max(t, 0), 1) }

// smooth rises from 0 at a to 1 at b without corners.
func smooth(a, b, x float64) float64 {
	t := clamp01((x - a) / (b - a))
	return t * t * (3 - 2*t)
}

// gaussian is a normalised kernel of odd length for a standard deviation in samples.
func gaussian(sigma float64) []float32 {
	half := int(math.Ceil(3 * sigma))
	k := make([]float32, 2*half+1)
	var sum float32
	for i := range k {
		x := float64(i-half) / sigma
		k[i] = float32(math.Exp(-x * x / 2))
		sum += k[i]
	}
	for i := range k {
		k[i] /= sum
	}
	return k
}

// The two scales at which the look of the map is defined, in logical pixels a kilometre. Everything
// between them is interpolated by the logarithm of the scale.
const (
	Far  = 1.6 // the whole peninsula on a page
	Near = 10  // a province on a screen: play
)

// nearness is 0 at Far or farther and 1 at Near or nearer.
func nearness(pxPerKm float64) float64 {
	return clamp01(math.Log(pxPerKm/Far) / math.Log(Near/Far))
}

// rgb is a colour with 0 … 255 a channel.
type rgb struct{ r, g, b float32 }

func hexRGB(v uint32) rgb {
	return rgb{float32(v >> 16), float32(v >> 8 & 255), float32(v & 255)}
}

func (c rgb) mix(d rgb, k float32) rgb {
	return rgb{c.r + (d.r-c.r)*k, c.g + (d.g-c.g)*k, c.b + (d.b-c.b)*k}
}

func (c rgb) grey() float32 { return .299*c.r + .587*c.g + .114*c.b }

func (c rgb) rgba(alpha float64) color.NRGBA {
	return color.NRGBA{uint8(c.r + .5), uint8(c.g + .5), uint8(c.b + .5), uint8(alpha*255 + .5)}
}

// hash2 scatters a pair of integers over the unsigned 32-bit numbers.
func hash2(x, y int32) uint32 {
	h := uint32(x)*0x9E3779B1 ^ uint32(y)*0x85EBCA77
	h ^= h >> 15
	h *= 0x2C1B3C6D
	h ^= h >> 12
	h *= 0x297A2D39
	return h ^ h>>15
}

// gradients are the directions of the lattice of gradientNoise.
var gradients = func() (g [64][2]float32) {
	for i := range g {
		a := 2 * math.Pi * float64(i) / float64(len(g))
		g[i] = [2]float32{float32(math.Cos(a)), float32(math.Sin(a))}
	}
	return g
}()

// gradientNoise is smooth noise with one bump a lattice cell, about −0.7 … 0.7, fixed to the plane.
func gradientNoise(x, y float64) float32 {
	fx, fy := math.Floor(x), math.Floor(y)
	ix, iy := int32(fx), int32(fy)
	u, v := float32(x-fx), float32(y-fy)
	dot := func(dx, dy int32) float32 {
		g := &gradients[hash2(ix+dx, iy+dy)&63]
		return g[0]*(u-float32(dx)) + g[1]*(v-float32(dy))
	}
	su, sv := u*u*u*(u*(u*6-15)+10), v*v*v*(v*(v*6-15)+10)
	a, b := dot(0, 0), dot(1, 0)
	c, d := dot(0, 1), dot(1, 1)
	top, bottom := a+(b-a)*su, c+(d-c)*su
	return top + (bottom-top)*sv
}

// ridgedNoise is the look of worn hills: sharp crests, 2.6 km apart, with two finer octaves on them.
// It runs about −1 … 1.
func ridgedNoise(p geo.Point) float32 {
	const wave = 2.6 // km
	x, y := p.X/wave, p.Y/wave
	var sum float32
	amplitude := float32(1)
	for range 3 {
		n := gradientNoise(x, y)
		if n < 0 {
			n = -n
		}
		sum += amplitude * (1 - 3.2*n)
		amplitude *= .42
		// Each octave is turned as well as halved, so that the lattices never line up.
		x, y = 1.6*x+1.2*y+17.3, -1.2*x+1.6*y+5.7
	}
	return sum * .6
}
