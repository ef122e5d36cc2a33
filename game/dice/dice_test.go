package dice

import (
	"math"
	"math/bits"
	"testing"

	_ "parallel38/internal/golden" // go test ./... -update
)

// chiSquare is the statistic of counts that should all be equal; tooFar tells whether it is beyond
// what chance does once in 10,000 times (normal approximation for many classes).
func chiSquare(counts []int) float64 {
	n := 0
	for _, c := range counts {
		n += c
	}
	want, sum := float64(n)/float64(len(counts)), 0.0
	for _, c := range counts {
		sum += (float64(c) - want) * (float64(c) - want) / want
	}
	return sum
}

func tooFar(chi float64, classes int) bool {
	df := float64(classes - 1)
	return math.Abs(chi-df) > 3.9*math.Sqrt(2*df)
}

// keys varies one field of a key at a time.
var keys = map[string]func(i int) Key{
	"ordinal": func(i int) Key { return Key{Stream: Combat, Day: 3, A: 1234, B: 1235, Ordinal: uint32(i)} },
	"day":     func(i int) Key { return Key{Stream: Weather, Day: int32(i)} },
	"a":       func(i int) Key { return Key{Stream: Loss, Day: 3, A: int32(i), B: 7} },
	"b":       func(i int) Key { return Key{Stream: Loss, Day: 3, A: 7, B: int32(-i)} },
	"stream":  func(i int) Key { return Key{Stream: Stream(i), Day: int32(i >> 8)} },
}

func TestRollsAreUniform(t *testing.T) {
	for name, key := range keys {
		for _, shift := range []int{0, 13, 30, 56} {
			counts := make([]int, 256)
			for i := range 100_000 {
				counts[Roll(38, key(i))>>shift&255]++
			}
			if chi := chiSquare(counts); tooFar(chi, 256) {
				t.Errorf("by %s, bits from %d: χ² = %.0f", name, shift, chi)
			}
		}
	}
}

// Neighbouring keys must not share luck: runs above and below the middle are as many as they should
// be, and pairs fill the square evenly.
func TestNeighbouringRollsAreIndependent(t *testing.T) {
	const n = 100_000
	for name, key := range keys {
		runs, last := 1, false
		pairs := make([]int, 256)
		for i := range n {
			a, b := Roll(38, key(i)), Roll(38, key(i+1))
			pairs[a>>60<<4|b>>60]++
			if up := a>>63 == 1; i > 0 && up != last {
				runs++
				last = up
			} else if i == 0 {
				last = up
			}
		}
		if far := math.Abs(float64(runs)-n/2) / (math.Sqrt(n) / 2); far > 3.9 {
			t.Errorf("by %s: %d runs, %.1f standard errors off", name, runs, far)
		}
		if chi := chiSquare(pairs); tooFar(chi, 256) {
			t.Errorf("by %s: pairs have χ² = %.0f", name, chi)
		}
	}
}

func TestStreamsAndSeedsAreIndependent(t *testing.T) {
	for name, other := range map[string]func(i int) uint64{
		"stream":        func(i int) uint64 { return Roll(38, Key{Stream: Loss, Ordinal: uint32(i)}) },
		"seed":          func(i int) uint64 { return Roll(39, Key{Stream: Combat, Ordinal: uint32(i)}) },
		"next":          func(i int) uint64 { return Next(Roll(38, Key{Stream: Combat, Ordinal: uint32(i)})) },
		"another field": func(i int) uint64 { return Roll(38, Key{Stream: Combat, A: int32(i)}) },
	} {
		pairs := make([]int, 256)
		same := 0
		for i := range 100_000 {
			a, b := Roll(38, Key{Stream: Combat, Ordinal: uint32(i)}), other(i)
			pairs[a>>60<<4|b>>60]++
			same += 64 - bits.OnesCount64(a^b)
		}
		if name == "another field" { // i = 0 is the same key
			same -= 32
		}
		if chi := chiSquare(pairs); tooFar(chi, 256) {
			t.Errorf("%s: pairs have χ² = %.0f", name, chi)
		}
		if far := math.Abs(float64(same)-3_200_000) / math.Sqrt(6_400_000./4); far > 4 {
			t.Errorf("%s: bits agree %.1f standard errors off", name, far)
		}
	}
}

// Saves and replays stand on these numbers: they must never change.
func TestGoldenRolls(t *testing.T) {
	for _, c := range []struct {
		seed uint64
		key  Key
		want uint64
	}{
		{0, Key{}, 0x2130748aaac80268},
		{38, Key{Stream: Combat, Day: 1, A: 2, B: 3, Ordinal: 4}, 0x9ba28cf49f7e77f3},
		{1<<64 - 1, Key{Stream: AI, Day: -1, A: -2, B: 1<<31 - 1, Ordinal: 1<<32 - 1}, 0xd422885b7829b33d},
	} {
		if got := Roll(c.seed, c.key); got != c.want {
			t.Errorf("Roll(%d, %+v) = %#x, want %#x", c.seed, c.key, got, c.want)
		}
	}
}

func TestBelowChanceAndNormal(t *testing.T) {
	faces := make([]int, 6)
	hits, sum := 0, 0
	for i := range 60_000 {
		r := Roll(38, Key{Stream: Partisans, Ordinal: uint32(i)})
		faces[Below(r, 6)]++
		if Chance(r, 16384) {
			hits++
		}
		sum += Normal(r)
	}
	if chi := chiSquare(faces); chi > 25 {
		t.Errorf("six faces: %v", faces)
	}
	if hits < 14_600 || hits > 15_400 {
		t.Errorf("a chance of one in four came %d times in 60,000", hits)
	}
	if mean := sum / 60_000; mean < -12 || mean > 12 {
		t.Errorf("mean of normal deviates %d milli", mean)
	}
	if Below(^uint64(0), 6) != 5 || Chance(0, 0) || !Chance(^uint64(0), 65_536) {
		t.Error("edges")
	}
}

func BenchmarkRoll(b *testing.B) {
	sum := uint64(0)
	for i := range b.N {
		sum += Roll(38, Key{Stream: Combat, Ordinal: uint32(i)})
	}
	_ = sum
}
