// Package fixed holds the curves of the rules — logarithm, exponential, the normal distribution and
// its inverse — as integer functions read from tables, so that every machine computes the same war
// bit by bit. It has no state and allocates nothing.
//
// Two scales are used. "Milli" is thousandths: odds, factors and standard scores. "Q16" is parts in
// 65,536: probabilities and factors that are multiplied; "Q32" the same, finer. Start reading at Ln.
package fixed

import "math/bits"

//go:generate go run gen.go

// One is 1 in Q16, One32 is 1 in Q32.
const (
	One   = 1 << 16
	One32 = 1 << 32
)

// LnLimit bounds Ln: no ratio of two int64 lies beyond e^±44.
const LnLimit = 44_000

const ln2Nano = 693_147_181

// expBelow is the e-power of expWhole's first entry, expAbove that of its last.
const (
	expBelow = 23
	expAbove = 32
)

type scaled struct {
	mantissa uint64
	shift    uint8
}

// Ln is 1000·ln(num/den), rounded; wrong by .503 at most. Where the ratio is not a positive number
// it is -LnLimit (nothing above) or LnLimit (nothing below), so that "no defender" is a very good
// score and not a crash.
func Ln(num, den int64) int {
	switch {
	case num <= 0:
		return -LnLimit
	case den <= 0:
		return LnLimit
	}
	nano := lnNano(uint64(num)) - lnNano(uint64(den))
	if nano < 0 {
		return -int((-nano + 500_000) / 1_000_000)
	}
	return int((nano + 500_000) / 1_000_000)
}

// LnMilli is 1000·ln(milli/1000): the score of a factor given in thousandths.
func LnMilli(milli int64) int { return Ln(milli, 1000) }

// lnNano is the logarithm of x ≥ 1 in billionths, low by 2,000 of them at most.
func lnNano(x uint64) int64 {
	shift := bits.LeadingZeros64(x)
	mantissa := x << shift << 1 // the leading 1 drops out
	i := mantissa >> 56
	part := int64(mantissa >> 32 & 0xffffff)
	low := int64(lnTable[i])
	return int64(63-shift)*ln2Nano + low + (int64(lnTable[i+1])-low)*part>>24
}

// Exp is e^(milli/1000) in Q16, rounded down at half a part; arguments above 32,000 count as 32,000.
func Exp(milli int) int64 { return exp(milli, 16) }

// Exp32 is e^(milli/1000) in Q32; arguments above 20,000 count as 20,000.
func Exp32(milli int) int64 { return exp(min(milli, 20_000), 32) }

func exp(milli int, fraction uint8) int64 {
	if milli < -expBelow*1000 {
		return 0
	}
	milli = min(milli, expAbove*1000)
	whole := (milli + expBelow*1000) / 1000
	part := milli + expBelow*1000 - whole*1000
	w := expWhole[whole]
	// mantissa·2^-shift times frac·2^-30, of which the product's high word holds 2^64: the value in
	// the wanted fraction is high >> (shift + 30 - 64 - fraction), one bit kept for rounding.
	high, _ := bits.Mul64(w.mantissa, uint64(expFrac[part])<<30)
	down := int(w.shift) - 4 - int(fraction)
	if down <= 0 {
		return int64(high << -down)
	}
	if down > 63 {
		return 0
	}
	return int64((high>>(down-1) + 1) >> 1)
}

// Decay32 is e^-x for x ≥ 0, both in Q32: what is left of one after losing at rate x. Wrong by 8 at most.
func Decay32(x int64) int64 {
	whole := x >> 32
	if whole > expBelow {
		return 0
	}
	part := uint64(x>>1) & (1<<31 - 1) // Q31
	i, rest := part>>23, part&(1<<23-1)
	// e^-rest to the third order; rest < 1/256, so the error is below 1e-11.
	square := rest * rest >> 31
	tail := 1<<31 - rest + square>>1 - square*rest/6>>31
	left := uint64(decayFrac[i]) * tail >> 31
	w := expWhole[expBelow-whole]
	high, _ := bits.Mul64(w.mantissa, left<<32) // left is Q31, so 1 is 2^(shift-1) in the high word
	return int64(high >> (w.shift - 33))
}

// Phi is the standard normal distribution at milliZ/1000 in Q16: Phi(0) = 32,768, Phi(-z) = One - Phi(z);
// wrong by .6 at most. Beyond ±4.5 it is 0 or One.
func Phi(milliZ int) int {
	if milliZ < 0 {
		return One - Phi(-milliZ)
	}
	i, part := milliZ/5, milliZ%5
	if i >= len(phiTable)-1 {
		return One
	}
	low, high := int64(phiTable[i]), int64(phiTable[i+1])
	p := low + (high-low)*int64(part)/5
	return One/2 + int((p+1<<15)>>16)
}

// ProbitCells is how many different values Probit has; each is as likely as any other.
const ProbitCells = 4096

// Probit is the inverse of the normal distribution, in thousandths: fed with 16 random bits it
// gives a standard normal deviate between ±3,670. The 4,096 cells of equal probability are known
// one by one (ProbitCell), so that a preview can sum over the very dice that will be thrown.
func Probit(u uint16) int { return ProbitCell(int(u) * ProbitCells >> 16) }

// ProbitCell is the value of cell i, 0 ≤ i < ProbitCells, rising with i.
func ProbitCell(i int) int {
	if i < ProbitCells/2 {
		return -int(probitTable[ProbitCells/2-1-i])
	}
	return int(probitTable[i-ProbitCells/2])
}

// Nodes is how many values Node has.
const Nodes = 64

// Node is the mean of the i-th 64th of the cells of Probit: a smooth function of the deviate is
// averaged over Nodes of them instead of 4,096 cells, at an error of some thousandths.
func Node(i int) int { return int(nodes[i]) }

var nodes = func() (n [Nodes]int16) {
	const width = ProbitCells / Nodes
	for i := range Nodes / 2 {
		sum := 0
		for c := range width {
			sum += ProbitCell(ProbitCells/2 + i*width + c)
		}
		mean := int16((sum + width/2) / width)
		n[Nodes/2+i], n[Nodes/2-1-i] = mean, -mean
	}
	return n
}()

// MulQ16 is x·q where q is in Q16, rounded to nearest, halves up.
func MulQ16(x, q int64) int64 { return (x*q + One/2) >> 16 }

// MulMilli is x·m where m is in thousandths, rounded to nearest, halves away from zero.
func MulMilli(x, m int64) int64 { return DivRound(x*m, 1000) }

// DivRound is num/den for den > 0, rounded to nearest, halves away from zero.
func DivRound(num, den int64) int64 {
	if num < 0 {
		return -((-num + den/2) / den)
	}
	return (num + den/2) / den
}

// Sqrt is the whole part of the square root of x.
func Sqrt(x uint64) uint64 {
	if x == 0 {
		return 0
	}
	// Newton's method from above: falls until it stands.
	r := uint64(1) << ((bits.Len64(x) + 1) / 2)
	for {
		next := (r + x/r) / 2
		if next >= r {
			return r
		}
		r = next
	}
}
