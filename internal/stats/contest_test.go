package stats_test

import (
	"math"
	"slices"
	"testing"

	"parallel38/internal/stats"
)

// repeat is a score so many times.
func repeat(score float64, n int) []float64 { return slices.Repeat([]float64{score}, n) }

func TestEloOfAShare(t *testing.T) {
	for _, c := range []struct{ share, elo float64 }{{0.5, 0}, {0.75, 190.85}, {10.0 / 11, 400}, {0.25, -190.85}} {
		if got := stats.Elo(c.share); math.Abs(got-c.elo) > 0.01 {
			t.Errorf("a share of %g is %g points, want %g", c.share, got, c.elo)
		}
		if got := stats.FromElo(c.elo); math.Abs(got-c.share) > 1e-4 {
			t.Errorf("%g points let expect %g, want %g", c.elo, got, c.share)
		}
	}
}

func TestPairsThatCancelSayMoreThanSingleGames(t *testing.T) {
	// A hundred pairs in which the same side always wins, whoever plays it: the players are equal, and surely so.
	mixed := append(repeat(0.5, 90), append(repeat(1, 5), repeat(0, 5)...)...)
	wild := append(repeat(1, 50), repeat(0, 50)...)
	mean, narrow := stats.ShareOf(mixed, 0.95)
	_, wide := stats.ShareOf(wild, 0.95)
	if mean != 0.5 || narrow.High-narrow.Low > 0.07 || wide.High-wide.Low < 0.18 {
		t.Errorf("mean %g, intervals %v and %v", mean, narrow, wide)
	}
}

func TestAShareStaysWithinItsBounds(t *testing.T) {
	mean, i := stats.ShareOf(repeat(1, 10), 0.95)
	if mean != 1 || i.High != 1 || math.Abs(i.Low-0.7225) > 0.001 { // Wilson's of ten of ten
		t.Errorf("%g in %v", mean, i)
	}
	elo, points := stats.EloOf(repeat(1, 10), 0.95)
	if math.IsInf(elo, 0) || math.IsInf(points.High, 0) || points.Low < 100 || elo < points.Low {
		t.Errorf("%g points in %v", elo, points)
	}
	if elo, points := stats.EloOf(nil, 0.95); elo != 0 || points.Low >= 0 || points.High <= 0 {
		t.Errorf("of no games: %g in %v", elo, points)
	}
}

func TestSequentialTest(t *testing.T) {
	test := stats.SPRT{Low: 0, High: 50}
	better := append(repeat(1, 60), append(repeat(0.5, 30), repeat(0, 10)...)...)
	even := append(repeat(1, 100), repeat(0, 100)...)
	for _, c := range []struct {
		name  string
		pairs []float64
		want  stats.Verdict
	}{{"nothing", nil, stats.Open}, {"a pair", []float64{1}, stats.Open}, {"better", better, stats.Better}, {"even", append(even, even...), stats.NoBetter},
		{"all won", repeat(1, 8), stats.Better}, {"few", []float64{1, 0.5, 1}, stats.Open}} {
		if llr, v := test.Judge(c.pairs); v != c.want {
			t.Errorf("%s: %s at %g, want %s", c.name, v, llr, c.want)
		}
	}
	// By hand: 4 pairs, mean 0.75, variance 1/12, between 0 and 50 points (0.5 and 0.57146).
	llr, _ := test.Judge([]float64{0.5, 1, 1, 0.5})
	if want := 4 * 0.07146 * (1.5 - 1.07146) / (2.0 / 12); math.Abs(llr-want) > 1e-3 {
		t.Errorf("log of the ratio %g, want %g", llr, want)
	}
}
