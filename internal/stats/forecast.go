package stats

import (
	"math"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
)

// CRPS is the continuous ranked probability score of an ensemble that foretold y, in the unit of both: 0 is
// perfect, and of an ensemble of one it is the distance. The fair form is used, which does not punish an
// ensemble for being small: mean|xᵢ−y| − Σᵢⱼ|xᵢ−xⱼ| / 2N(N−1), the sum by ranks. It can be a little below 0
// where the ensemble is small. That of nothing is NaN. (C. A. T. Ferro, "Fair scores for ensemble forecasts",
// Q. J. R. Meteorol. Soc. 140, 2014.)
func CRPS(ensemble []float64, y float64) float64 {
	n := float64(len(ensemble))
	if n == 0 {
		return math.NaN()
	}
	var away, apart float64
	for i, x := range slices.Sorted(slices.Values(ensemble)) {
		away += math.Abs(x - y)
		apart += (2*float64(i) + 1 - n) * x
	}
	if n == 1 {
		return away
	}
	return away/n - apart/(n*(n-1))
}

// Brier is the score of chances against what happened, mean (p−o)², and its parts: Score = Reliability −
// Resolution + Uncertainty, exactly so if the forecasts of a bin are all the same.
type Brier struct {
	Score       float64 `json:"score"`
	Reliability float64 `json:"reliability"` // how far the chances are from the shares that came true; 0 is best
	Resolution  float64 `json:"resolution"`  // how far those shares are from the base rate; more is better
	Uncertainty float64 `json:"uncertainty"` // of the base rate: the score of one who always names it
	Bins        []Bin   `json:"bins"`
}

// Bin is the forecasts of one bin of a reliability diagram; empty bins are left out.
type Bin struct {
	N    int     `json:"n"`
	Mean float64 `json:"forecast"` // of the chances
	True float64 `json:"happened"` // share that happened
}

// BrierOf scores chances, each in 0 … 1, in so many bins of the same width.
func BrierOf(chances []float64, happened []bool, bins int) Brier {
	n, sum := make([]float64, bins), make([]Bin, bins)
	var b Brier
	var base float64
	for i, p := range chances {
		k := min(int(p*float64(bins)), bins-1)
		o := one(happened[i])
		n[k]++
		sum[k].N++
		sum[k].Mean += p
		sum[k].True += o
		base += o
		b.Score += (p - o) * (p - o)
	}
	all := float64(len(chances))
	b.Score, base = b.Score/all, base/all
	b.Uncertainty = base * (1 - base)
	for k := range sum {
		if n[k] == 0 {
			continue
		}
		sum[k].Mean /= n[k]
		sum[k].True /= n[k]
		b.Reliability += n[k] * (sum[k].Mean - sum[k].True) * (sum[k].Mean - sum[k].True) / all
		b.Resolution += n[k] * (sum[k].True - base) * (sum[k].True - base) / all
		b.Bins = append(b.Bins, sum[k])
	}
	return b
}

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// LogLoss is the mean of −ln of the chance given to what happened. A chance is kept least away from 0 and 1:
// of an event that a finite number of trials did not see.
func LogLoss(chances []float64, happened []bool, least float64) float64 {
	sum := 0.0
	for i, p := range chances {
		if !happened[i] {
			p = 1 - p
		}
		sum -= math.Log(min(max(p, least), 1-least))
	}
	return sum / float64(len(chances))
}

// BaseRates foretells each event by the share of the others that happened: climatology that has not seen it.
func BaseRates(happened []bool) []float64 {
	sum := 0.0
	for _, h := range happened {
		sum += one(h)
	}
	rates := make([]float64, len(happened))
	for i, h := range happened {
		rates[i] = (sum - one(h)) / float64(len(happened)-1)
	}
	return rates
}

// resamples is how often Bootstrap draws.
const resamples = 2000

// Bootstrap is the percentile interval of a statistic over n events, drawn with replacement: what other
// events of the same kind would have shown. The draws are the same every time.
func Bootstrap(n int, level float64, statistic func(pick []int) float64) Interval {
	if n == 0 {
		return Interval{math.NaN(), math.NaN()}
	}
	draws := rand.New(rand.NewPCG(38, uint64(n)))
	values, pick := make([]float64, 0, resamples), make([]int, n)
	for range resamples {
		for i := range pick {
			pick[i] = draws.IntN(n)
		}
		if v := statistic(pick); !math.IsNaN(v) {
			values = append(values, v)
		}
	}
	slices.Sort(values)
	at := func(p float64) float64 { return stat.Quantile(p, stat.Empirical, values, nil) }
	return Interval{at(0.5 - level/2), at(0.5 + level/2)}
}

// MeanOf is the bootstrapped mean of values, one an event.
func MeanOf(values []float64, level float64) (mean float64, i Interval) {
	return stat.Mean(values, nil), Bootstrap(len(values), level, func(pick []int) float64 {
		sum := 0.0
		for _, k := range pick {
			sum += values[k]
		}
		return sum / float64(len(pick))
	})
}

// Paired is the mean of the differences b−a of runs that share their dice, and Student's interval of it.
// At least two pairs are wanted.
func Paired(a, b []float64, level float64) (mean float64, i Interval) {
	differences := make([]float64, len(a))
	for k := range a {
		differences[k] = b[k] - a[k]
	}
	n := float64(len(a))
	mean, sd := stat.MeanStdDev(differences, nil)
	half := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: n - 1}.Quantile(0.5+level/2) * sd / math.Sqrt(n)
	return mean, Interval{mean - half, mean + half}
}

// LineScore is how far a forecast of a line lies from the line, by column.
type LineScore struct {
	Error   float64 // mean distance of the median
	Bias    float64 // mean difference of the median, forecast less record
	Covered float64 // share of columns whose record lies between the 10 % and the 90 % quantile
}

// ScoreLine holds the bands of a line's columns to its record. Of no columns all is NaN.
func ScoreLine(bands []Spread, record []float64) (s LineScore) {
	for i, b := range bands {
		s.Error += math.Abs(b.Median - record[i])
		s.Bias += b.Median - record[i]
		s.Covered += one(b.Low <= record[i] && record[i] <= b.High)
	}
	n := float64(len(bands))
	return LineScore{s.Error / n, s.Bias / n, s.Covered / n}
}
