package stats_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"parallel38/internal/stats"
)

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if math.IsNaN(got) || math.Abs(got-want) > within {
		t.Errorf("%s: %g, want %g", what, got, want)
	}
}

// TestCRPSOfTheNormal holds the ensemble form to the closed form of a normal forecast,
// σ(z(2Φ(z)−1)+2φ(z)−1/√π) (Gneiting and Raftery, J. Am. Stat. Assoc. 102, 2007).
func TestCRPSOfTheNormal(t *testing.T) {
	const n = 20001
	phi := func(z float64) float64 { return 0.5 * math.Erfc(-z/math.Sqrt2) }
	var ensemble []float64
	for i := range n { // its quantiles: no luck in the test
		ensemble = append(ensemble, 3+2*math.Sqrt2*math.Erfinv(2*(float64(i)+0.5)/n-1))
	}
	for _, y := range []float64{-4, 0, 3, 4.5, 9} {
		z := (y - 3) / 2
		want := 2 * (z*(2*phi(z)-1) + 2*math.Exp(-z*z/2)/math.Sqrt(2*math.Pi) - 1/math.Sqrt(math.Pi))
		near(t, "CRPS of N(3, 2)", stats.CRPS(ensemble, y), want, 2e-3)
	}
}

// TestCRPSIsFair compares the sum by ranks with the sum over pairs.
func TestCRPSIsFair(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.SliceOfN(rapid.Float64Range(-100, 100), 2, 40).Draw(t, "ensemble")
		y := rapid.Float64Range(-150, 150).Draw(t, "y")
		n, away, apart := float64(len(x)), 0.0, 0.0
		for _, a := range x {
			away += math.Abs(a - y)
			for _, b := range x {
				apart += math.Abs(a - b)
			}
		}
		if got, want := stats.CRPS(x, y), away/n-apart/(2*n*(n-1)); math.Abs(got-want) > 1e-9 {
			t.Errorf("%g, want %g", got, want)
		}
	})
	near(t, "of one", stats.CRPS([]float64{4}, 7), 3, 0)
	if !math.IsNaN(stats.CRPS(nil, 0)) {
		t.Error("of nothing: want NaN")
	}
}

// TestBrierParts: three forecasts of 0.1 of which none happened, two of 0.7 of which one did.
func TestBrierParts(t *testing.T) {
	b := stats.BrierOf([]float64{.1, .7, .1, .7, .1}, []bool{false, true, false, false, false}, 5)
	near(t, "score", b.Score, (3*.01+.09+.49)/5, 1e-12)
	near(t, "reliability", b.Reliability, (3*.01+2*.04)/5, 1e-12)
	near(t, "resolution", b.Resolution, (3*.04+2*.09)/5, 1e-12)
	near(t, "uncertainty", b.Uncertainty, .2*.8, 1e-12)
	near(t, "sum", b.Reliability-b.Resolution+b.Uncertainty, b.Score, 1e-12)
	if len(b.Bins) != 2 || b.Bins[0].N != 3 || b.Bins[1].True != .5 {
		t.Errorf("bins: %+v", b.Bins)
	}
}

func TestLogLoss(t *testing.T) {
	near(t, "of halves", stats.LogLoss([]float64{.5, .5}, []bool{true, false}, .001), math.Ln2, 1e-12)
	near(t, "of a certainty that failed", stats.LogLoss([]float64{0}, []bool{true}, .01), -math.Log(.01), 1e-12)
}

func TestBaseRatesHaveNotSeenTheirEvent(t *testing.T) {
	for i, want := range []float64{2. / 3, 2. / 3, 2. / 3, 1} {
		near(t, "rate", stats.BaseRates([]bool{true, true, true, false})[i], want, 1e-12)
	}
}

// TestBootstrapOfTheMean: for many events the interval is the normal one, mean ± z·s/√n.
func TestBootstrapOfTheMean(t *testing.T) {
	const n = 400
	var values []float64
	for i := range n {
		values = append(values, float64(i%20)) // mean 9.5, variance (400−1)/12
	}
	mean, i := stats.MeanOf(values, .9)
	half := 1.6449 * math.Sqrt(399./12/n)
	near(t, "mean", mean, 9.5, 1e-12)
	near(t, "low", i.Low, 9.5-half, .06)
	near(t, "high", i.High, 9.5+half, .06)
	if again := stats.Bootstrap(3, .9, func(pick []int) float64 { return float64(pick[0]) }); again != (stats.Interval{Low: 0, High: 2}) {
		t.Errorf("of three: %v", again)
	}
}

// TestPaired: differences 1, 2, 3 have mean 2, deviation 1, and t(2) at 97.5 % is 4.3027.
func TestPaired(t *testing.T) {
	mean, i := stats.Paired([]float64{10, 20, 30}, []float64{11, 22, 33}, .95)
	near(t, "mean", mean, 2, 1e-12)
	near(t, "low", i.Low, 2-4.302653/math.Sqrt(3), 1e-5)
	near(t, "high", i.High, 2+4.302653/math.Sqrt(3), 1e-5)
}

func TestScoreLine(t *testing.T) {
	s := stats.ScoreLine([]stats.Spread{{Low: 0, Median: 10, High: 20}, {Low: 30, Median: 40, High: 50}, {Low: 5, Median: 5, High: 5}}, []float64{20, 10, 5})
	near(t, "error", s.Error, 40./3, 1e-12)
	near(t, "bias", s.Bias, 20./3, 1e-12)
	near(t, "covered", s.Covered, 2./3, 1e-12)
}
