// Package stats says what many wars have in common: shares and quantiles, each with how far it can be
// trusted. It knows numbers only, not what they count. Its results are for reading: floats differ in
// their last digits between machines, so nothing that is compared byte for byte is made of them.
package stats

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
)

// Interval is from Low to High, both included.
type Interval struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// Wilson is the score interval of a share of which so many of n were seen, at a level such as 0.95. It
// stays inside 0 … 1 and is honest near both ends, where the share plus or minus its error is not.
// Of no trials nothing is known: 0 … 1. (E. B. Wilson, "Probable inference, the law of succession, and
// statistical inference", J. Am. Stat. Assoc. 22, 1927.)
func Wilson(seen, n int, level float64) Interval {
	if n == 0 {
		return Interval{0, 1}
	}
	i := wilson(float64(seen)/float64(n), float64(n), level)
	switch seen { // exactly so; rounding may leave a trace
	case 0:
		i.Low = 0
	case n:
		i.High = 1
	}
	return i
}

// wilson is the score interval of a share p of m trials.
func wilson(p, m, level float64) Interval {
	z := distuv.UnitNormal.Quantile(0.5 + level/2)
	middle := (p + z*z/(2*m)) / (1 + z*z/m)
	half := z / (1 + z*z/m) * math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	return Interval{max(0, middle-half), min(1, middle+half)}
}

// Spread is the middle of a sample and the range of its middle 80 %. Its numbers are values of the
// sample: nothing is interpolated, so that dates stay dates. What never happened may be in the sample
// as Never.
type Spread struct {
	N      int
	Low    float64 // the 10 % quantile
	Median float64
	High   float64 // the 90 % quantile
}

// Never is later than any date and more than any number: what was waited for in vain.
var Never = math.Inf(1)

// SpreadOf is the Spread of a sample in any order, which it leaves as it is. The Spread of nothing is NaN.
func SpreadOf(sample []float64) Spread {
	if len(sample) == 0 {
		return Spread{Low: math.NaN(), Median: math.NaN(), High: math.NaN()}
	}
	x := slices.Sorted(slices.Values(sample))
	at := func(p float64) float64 { return stat.Quantile(p, stat.Empirical, x, nil) }
	return Spread{N: len(x), Low: at(0.1), Median: at(0.5), High: at(0.9)}
}
