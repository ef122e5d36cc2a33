// Package sound makes the game's few sounds from arithmetic: each is a recipe of noise and decaying tones, so
// that there is no recording to license and a sound can be read. It knows no device.
package sound

import "math"

// Rate is samples a second; there is one channel.
const Rate = 44100

// Peak is the loudest that a sound gets, of full scale: they are to be quiet.
const Peak = 0.22

// Sound is one of the game's sounds.
type Sound uint8

// The sounds.
const (
	Order   Sound = iota // an order was given: a counter put down on a map
	Refused              // it cannot be carried out: a low knock
	Guns                 // a fight: guns far away
	Morning              // a new day: two notes
	Sounds               // how many there are
)

// recipes are each sound's length in seconds and its wave at a time, before it is scaled to Peak.
var recipes = [Sounds]struct {
	seconds float64
	wave    func(t float64, noise *rumble) float64
}{
	Order: {.09, func(t float64, n *rumble) float64 {
		return tone(t, 190, 55) + .6*n.next(2400)*math.Exp(-t*160)
	}},
	Refused: {.16, func(t float64, n *rumble) float64 { return tone(t, 110, 28) + .3*tone(t, 164, 40) }},
	Guns: {1.4, func(t float64, n *rumble) float64 {
		shots := 0.0
		for i, at := range [...]float64{0, .19, .31, .62} { // uneven, as a battery fires
			if t > at {
				shots += math.Exp(-(t-at)*6) * (1 - math.Exp(-(t-at)*120)) * [...]float64{1, .7, .9, .5}[i]
			}
		}
		return n.next(140) * shots
	}},
	Morning: {.8, func(t float64, n *rumble) float64 {
		wave := tone(t, 392, 7)
		if t > .18 {
			wave += tone(t-.18, 523.25, 6)
		}
		return wave
	}},
}

// tone is a note that dies away, by e decay times a second.
func tone(t, hertz, decay float64) float64 {
	return math.Sin(2*math.Pi*hertz*t) * math.Exp(-t*decay)
}

// rumble is noise below a frequency: white noise of a xorshift through a low-pass of one pole.
type rumble struct {
	state uint32
	last  float64
}

func (r *rumble) next(hertz float64) float64 {
	r.state ^= r.state << 13
	r.state ^= r.state >> 17
	r.state ^= r.state << 5
	white := float64(r.state)/math.MaxUint32*2 - 1
	r.last += (white - r.last) * min(2*math.Pi*hertz/Rate, 1)
	return r.last
}

// PCM is a sound as signed 16-bit little-endian samples.
func PCM(s Sound) []byte {
	recipe, noise := recipes[s], rumble{state: 38}
	n := int(recipe.seconds * Rate)
	wave, loudest := make([]float64, n), 0.0
	for i := range wave {
		t := float64(i) / Rate
		soft := min(t/.002, (recipe.seconds-t)/.01, 1) // no click where it begins and stops
		wave[i] = recipe.wave(t, &noise) * soft
		loudest = max(loudest, math.Abs(wave[i]))
	}
	out := make([]byte, 0, 2*n)
	for _, v := range wave {
		x := int16(math.Round(v / loudest * Peak * math.MaxInt16))
		out = append(out, byte(x), byte(uint16(x)>>8))
	}
	return out
}
