package stats_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	_ "parallel38/internal/golden" // go test ./... -update
	"parallel38/internal/stats"
)

// TestWilson holds the interval to published examples: R. G. Newcombe, "Two-sided confidence intervals for
// the single proportion", Stat. Med. 17 (1998), table I, method 3.
func TestWilson(t *testing.T) {
	for _, c := range []struct {
		seen, n   int
		low, high float64
	}{
		{81, 263, .2553, .3662},
		{15, 148, .0624, .1605},
		{0, 20, 0, .1611},
		{1, 29, .0061, .1718},
	} {
		i := stats.Wilson(c.seen, c.n, 0.95)
		if math.Abs(i.Low-c.low) > 5e-5 || math.Abs(i.High-c.high) > 5e-5 {
			t.Errorf("%d of %d: %.4f to %.4f, want %.4f to %.4f", c.seen, c.n, i.Low, i.High, c.low, c.high)
		}
	}
	if i := stats.Wilson(0, 0, 0.95); i != (stats.Interval{Low: 0, High: 1}) {
		t.Errorf("of no trials: %v", i)
	}
}

func TestWilsonHoldsTheShare(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5000).Draw(t, "n")
		seen := rapid.IntRange(0, n).Draw(t, "seen")
		i, wide := stats.Wilson(seen, n, 0.8), stats.Wilson(seen, n, 0.95)
		if p := float64(seen) / float64(n); i.Low < 0 || i.High > 1 || i.Low > p || i.High < p || wide.Low > i.Low || wide.High < i.High {
			t.Errorf("%d of %d: %v, %v", seen, n, i, wide)
		}
	})
}

func TestSpread(t *testing.T) {
	var sample []float64
	for i := range 10 {
		sample = append(sample, float64(10-i))
	}
	if s := stats.SpreadOf(sample); s != (stats.Spread{N: 10, Low: 1, Median: 5, High: 9}) {
		t.Errorf("%+v", s)
	}
	if !slices.Equal(sample[:2], []float64{10, 9}) {
		t.Error("the sample was sorted in place")
	}
	sample[0], sample[1] = stats.Never, stats.Never
	if s := stats.SpreadOf(sample); s.Median != 5 || s.High != stats.Never {
		t.Errorf("with what never happened: %+v", s)
	}
	if s := stats.SpreadOf(nil); s.N != 0 || !math.IsNaN(s.Median) {
		t.Errorf("of nothing: %+v", s)
	}
}

func TestSpreadIsOfTheSample(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sample := rapid.SliceOfN(rapid.Float64Range(-1e6, 1e6), 1, 60).Draw(t, "sample")
		s := stats.SpreadOf(sample)
		for _, v := range []float64{s.Low, s.Median, s.High} {
			if !slices.Contains(sample, v) {
				t.Errorf("%g is not in %v", v, sample)
			}
		}
		if s.Low > s.Median || s.Median > s.High {
			t.Errorf("%+v", s)
		}
	})
}
