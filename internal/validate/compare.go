package validate

import (
	"math"
	"slices"

	"parallel38/game/force"
	"parallel38/internal/record"
	"parallel38/internal/stats"
)

// Arm is a variant beside the base, run by run with the same dice.
type Arm struct {
	Variant string   `json:"variant"`
	Set     []string `json:"set"`
	Runs    int      `json:"pairs"` // that failed in neither
	Changes []Change `json:"changes"`
}

// Change is what a variant changes in one headline: the mean of the differences and Student's interval of it.
type Change struct {
	Headline string         `json:"headline"`
	Base     float64        `json:"base"` // medians
	Variant  float64        `json:"variant"`
	Mean     float64        `json:"difference"`
	Over     stats.Interval `json:"difference_95"`
	Expected int            `json:"expected_sign"` // 0 if nothing was said beforehand
	Text     string         `json:"expectation"`
	Right    bool           `json:"right"` // the sign is the expected one and the interval excludes 0
}

// Compare adds a variant's sample to a report. Both must be of plans with the same seed.
func (rep *Report) Compare(variant string, set []string, other *Sample, effects []record.Effect) {
	base := rep.sample
	arm := Arm{Variant: variant, Set: append([]string{}, set...), Changes: []Change{}}
	var one, two []*Observation
	for _, o := range base.Runs {
		if i, ok := slices.BinarySearchFunc(other.Runs, o.Run, func(x *Observation, run int) int { return x.Run - run }); ok {
			one, two = append(one, o), append(two, other.Runs[i])
		}
	}
	if arm.Runs = len(one); arm.Runs < 2 {
		return
	}
	for _, headline := range record.Headlines {
		a, b := base.headline(one, headline), other.headline(two, headline)
		if a == nil || b == nil {
			continue
		}
		c := Change{Headline: headline, Base: stats.SpreadOf(a).Median, Variant: stats.SpreadOf(b).Median}
		c.Mean, c.Over = stats.Paired(a, b, runLevel)
		for _, e := range effects {
			if e.Variant == variant && e.Headline == headline {
				c.Expected, c.Text = e.Sign, e.Text
				c.Right = float64(e.Sign)*c.Over.Low > 0 && float64(e.Sign)*c.Over.High > 0
			}
		}
		arm.Changes = append(arm.Changes, c)
	}
	rep.Arms = append(rep.Arms, arm)
}

// headline is one of record.Headlines over runs; nil if the scenario does not have it. Never is the day after the last.
func (s *Sample) headline(runs []*Observation, headline string) []float64 {
	x := make([]float64, len(runs))
	place := -1
	switch headline {
	case "seoul":
		place = slices.IndexFunc(s.Events, func(e record.Event) bool { return e.Place == "Seoul" })
	case "taejon":
		place = slices.IndexFunc(s.Events, func(e record.Event) bool { return e.Place == "Taejon" })
	}
	for i, o := range runs {
		switch headline {
		case "seoul", "taejon":
			if place < 0 {
				return nil
			}
			x[i] = math.Min(o.Days[place], float64(s.Plan.Days()))
		case "north-losses":
			x[i] = o.Losses[force.North]
		case "south-losses":
			x[i] = o.Losses[force.South]
		case "reach":
			x[i] = s.mean(o.End)
		case "score":
			x[i] = o.Score
		}
	}
	return x
}
