package stats

import (
	"math"

	"gonum.org/v1/gonum/stat"
)

// Two players meet in pairs of games that share their dice and change sides. A game's score is 1 for a win, ½ for
// a draw and 0 for a loss, a pair's the mean of its two. The games of a pair hang together, so the pair is the
// trial in all that follows.

// ShareOf is the mean score of pairs, each in 0 … 1, and its interval: Wilson's, with as many trials as a share of
// independent trials would need to have the variance that the pairs have. So it stays inside 0 … 1 where the normal
// interval does not. Pairs that are all alike count as one trial each. Of no pairs nothing is known: NaN, 0 … 1.
// (L. Kish, "Survey Sampling", 1965, on the effective size of a sample.)
func ShareOf(pairs []float64, level float64) (mean float64, i Interval) {
	if len(pairs) == 0 {
		return math.NaN(), Interval{0, 1}
	}
	n := float64(len(pairs))
	mean = stat.Mean(pairs, nil)
	trials := n
	if len(pairs) > 1 {
		if variance := stat.Variance(pairs, nil); variance > 0 {
			trials = mean * (1 - mean) * n / variance
		}
	}
	return mean, wilson(mean, trials, level)
}

// Elo is the difference in rating at which a player is expected to score a share, 0 < share < 1: 400 points are
// ten to one. (A. E. Elo, "The Rating of Chessplayers", 1978.)
func Elo(share float64) float64 { return -400 * math.Log10(1/share-1) }

// FromElo is the share that a difference in rating lets expect.
func FromElo(elo float64) float64 { return 1 / (1 + math.Pow(10, -elo/400)) }

// EloOf is the difference in rating that pairs show, and its interval. A share of nothing or all, for which there
// is no number, counts as half a game away from it.
func EloOf(pairs []float64, level float64) (elo float64, i Interval) {
	mean, share := ShareOf(pairs, level)
	half := 1 / (4 * float64(max(1, len(pairs))))
	clip := func(p float64) float64 { return Elo(min(max(p, half), 1-half)) }
	if len(pairs) == 0 {
		mean = 0.5
	}
	return clip(mean), Interval{clip(min(share.Low, mean)), clip(max(share.High, mean))}
}

// SPRT is a sequential test whether a player is better than another by High points of rating rather than by Low.
type SPRT struct {
	Low, High float64 // Elo, Low < High
}

// Verdict is what a sequential test has come to.
type Verdict string

// The verdicts.
const (
	Open     Verdict = "open" // more games are needed
	Better   Verdict = "better"
	NoBetter Verdict = "no better"
)

// sprtError is the chance of either mistake that a test is laid out for.
const sprtError = 0.05

// Judge is the log of how much likelier the pairs are under High than under Low, and the verdict. The pairs are
// taken as normal with the variance that they show, which needs no model of draws, and with no less than if one of
// them had gone half a game otherwise. (A. Wald, "Sequential Tests of Statistical Hypotheses", Ann. Math. Stat. 16,
// 1945; M. Van den Bergh, "A practical introduction to the GSPRT", 2016, on pairs and the approximation.)
func (t SPRT) Judge(pairs []float64) (llr float64, v Verdict) {
	if len(pairs) < 2 {
		return 0, Open
	}
	mean, variance := stat.MeanVariance(pairs, nil)
	variance = max(variance, 1/(16*float64(len(pairs)))) // half a game is a quarter of a pair's score
	s0, s1 := FromElo(t.Low), FromElo(t.High)
	llr = float64(len(pairs)) * (s1 - s0) * (2*mean - s0 - s1) / (2 * variance)
	switch bound := math.Log((1 - sprtError) / sprtError); {
	case llr >= bound:
		return llr, Better
	case llr <= -bound:
		return llr, NoBetter
	}
	return llr, Open
}
