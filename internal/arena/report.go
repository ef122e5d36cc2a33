package arena

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"parallel38/game/force"
	"parallel38/internal/batch"
	"parallel38/internal/stats"
)

// level is the confidence of all intervals.
const level = 0.95

// Report is what a person reads of an arena.
type Report struct {
	AIs      []string    `json:"ais"`
	Seed     uint64      `json:"seed"`
	Days     int         `json:"days"` // after which games were stopped; 0 to the end
	Asked    int         `json:"asked"`
	Reported int         `json:"reported"`
	Failed   []string    `json:"failed"` // games
	Table    []Score     `json:"table"`
	Test     *Test       `json:"sprt,omitempty"`
	Metrics  []Character `json:"metrics,omitempty"`
}

// Estimate is a number and its 95 % interval.
type Estimate struct {
	Value    float64        `json:"value"`
	Interval stats.Interval `json:"interval_95"`
}

// Score is how one AI did against another.
type Score struct {
	Scenario string   `json:"scenario"` // All: all of them together
	AI       string   `json:"ai"`
	Against  string   `json:"against"`
	Games    int      `json:"games"`
	Won      int      `json:"won"`
	Drawn    int      `json:"drawn"`
	Lost     int      `json:"lost"`
	Share    Estimate `json:"share"`  // of the points of the games, a draw being half a point
	Elo      Estimate `json:"elo"`    // see stats.EloOf
	Margin   Estimate `json:"margin"` // points against par a game, mean over the pairs; par cancels out, the sides being changed
}

// All stands for all scenarios together.
const All = "all"

// Test is what a sequential test has come to.
type Test struct {
	Low     float64       `json:"elo0"`
	High    float64       `json:"elo1"`
	Ratio   float64       `json:"llr"` // log of the likelihoods' ratio
	Pairs   int           `json:"pairs"`
	Verdict stats.Verdict `json:"verdict"`
}

// Report sums up.
func (a *Arena) Report() *Report {
	r := &Report{AIs: a.AIs, Seed: a.Seed, Days: a.Turns, Failed: []string{}}
	for _, b := range a.bouts {
		for _, l := range b.legs {
			for run := 1; run <= min(a.round, l.plan.Runs); run++ {
				r.Asked++
				if g := l.games[run]; g != nil {
					r.Reported++
					if g.row.Status.Failed() {
						r.Failed = append(r.Failed, fmt.Sprintf("%s, %s as the North, game %d: %s: %s", b.name(), l.plan.Players[force.North], run, g.row.Status, g.row.Error))
					}
				}
			}
		}
		if s, ok := scoreOf(b.scenario, []*bout{b}, a.round); ok {
			r.Table = append(r.Table, s)
		}
	}
	if len(a.Scenarios) > 1 {
		for i, first := range a.AIs {
			for _, second := range a.AIs[i+1:] {
				var theirs []*bout
				for _, b := range a.bouts {
					if b.ais == [2]string{first, second} {
						theirs = append(theirs, b)
					}
				}
				if s, ok := scoreOf(All, theirs, a.round); ok {
					r.Table = append(r.Table, s)
				}
			}
		}
	}
	if a.SPRT != nil {
		scores := pairsOf(a.bouts, a.round)
		ratio, verdict := a.SPRT.Judge(scores)
		r.Test = &Test{a.SPRT.Low, a.SPRT.High, ratio, len(scores), verdict}
	}
	if a.Metrics {
		r.Metrics = a.characters()
	}
	return r
}

// scoreOf is the score of bouts of the same two AIs; false if there are fewer than two pairs of games.
func scoreOf(scenario string, bouts []*bout, last int) (s Score, ok bool) {
	s = Score{Scenario: scenario, AI: bouts[0].ais[0], Against: bouts[0].ais[1]}
	var scores, asNorth, asSouth []float64 // of pairs; half the points of a game, as the North has them
	for _, b := range bouts {
		for _, p := range b.pairs(last) {
			scores = append(scores, p.score())
			asNorth, asSouth = append(asNorth, float64(p.north.Score)/20), append(asSouth, float64(p.south.Score)/20)
			for _, points := range []float64{won(p.north, force.North), won(p.south, force.South)} {
				s.Games++
				switch points {
				case 1:
					s.Won++
				case 0:
					s.Lost++
				default:
					s.Drawn++
				}
			}
		}
	}
	if len(scores) < 2 {
		return s, false
	}
	s.Share.Value, s.Share.Interval = stats.ShareOf(scores, level)
	s.Elo.Value, s.Elo.Interval = stats.EloOf(scores, level)
	s.Margin.Value, s.Margin.Interval = stats.Paired(asSouth, asNorth, level)
	return s, true
}

// Write writes the report as tables.
func (r *Report) Write(out io.Writer) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(w, "%s, seed %d", strings.Join(r.AIs, ", "), r.Seed)
	if r.Days > 0 {
		fmt.Fprintf(w, ", stopped after %d days", r.Days)
	}
	fmt.Fprintf(w, "\nasked %d, reported %d, failed %d\n", r.Asked, r.Reported, len(r.Failed))
	for _, f := range r.Failed {
		fmt.Fprintf(w, "failed: %s\n", f)
	}
	if len(r.Table) > 0 {
		fmt.Fprintf(w, "\nscenario\tAI\tagainst\tgames\twon\tdrawn\tlost\tshare\t95 %% interval\tElo\t95 %% interval\tmargin\t95 %% interval\t\n")
	}
	for _, s := range r.Table {
		fmt.Fprintf(w, "%s\t%s\t%s\t%d\t%d\t%d\t%d\t%.1f %%\t%.1f … %.1f %%\t%+.0f\t%+.0f … %+.0f\t%+.2f\t%+.2f … %+.2f\t\n", s.Scenario, s.AI, s.Against, s.Games, s.Won, s.Drawn, s.Lost,
			100*s.Share.Value, 100*s.Share.Interval.Low, 100*s.Share.Interval.High, s.Elo.Value, s.Elo.Interval.Low, s.Elo.Interval.High,
			s.Margin.Value, s.Margin.Interval.Low, s.Margin.Interval.High)
	}
	if t := r.Test; t != nil {
		fmt.Fprintf(w, "\n%s by %+.0f rather than %+.0f points than %s: %s after %d pairs (log ratio %+.2f)\n", r.AIs[0], t.High, t.Low, r.AIs[1], t.Verdict, t.Pairs, t.Ratio)
	}
	if len(r.Metrics) > 0 {
		fmt.Fprintf(w, "\nscenario\tAI\tside")
		for _, m := range measures {
			fmt.Fprintf(w, "\t%s", m.title)
		}
		fmt.Fprintln(w, "\t")
	}
	for _, c := range r.Metrics {
		fmt.Fprintf(w, "%s\t%s\t%s", c.Scenario, c.AI, c.Side)
		for _, v := range c.values() {
			if v == nil {
				fmt.Fprint(w, "\t–")
			} else {
				fmt.Fprintf(w, "\t%.1f (%.1f … %.1f)", v.Value, v.Interval.Low, v.Interval.High)
			}
		}
		fmt.Fprintln(w, "\t")
	}
	return w.Flush()
}

// WriteGames writes a row for each game that was asked for, as CSV: scenario by scenario, pair by pair.
func (a *Arena) WriteGames(out io.Writer) error {
	w := csv.NewWriter(out)
	head := []string{"scenario", "pair", "seed", "north", "south", "status", "turns", "result", "winner", "score", "hash"}
	if a.Metrics {
		for side := force.North; side < force.Sides; side++ {
			for _, m := range measures {
				head = append(head, fmt.Sprintf("%s_%s", side, m.name), fmt.Sprintf("%s_%s_of", side, m.name))
			}
		}
	}
	w.Write(head) // an error stays in the writer until Flush
	for _, b := range a.bouts {
		for run := 1; run <= min(a.round, b.legs[0].plan.Runs); run++ {
			for _, l := range b.legs {
				w.Write(slices.Concat(row(b, l, run), a.cells(l.games[run])))
			}
		}
	}
	w.Flush()
	return w.Error()
}

// row is a game in the table of games.
func row(b *bout, l *leg, run int) []string {
	cells := []string{b.scenario, strconv.Itoa(run), strconv.FormatUint(l.plan.SeedOf(run), 10), l.plan.Players[force.North], l.plan.Players[force.South]}
	r := &batch.Row{Status: "missing"}
	if g := l.games[run]; g != nil {
		r = g.row
	}
	return append(cells, string(r.Status), strconv.Itoa(r.Turns), string(r.Result), r.Winner, strconv.FormatFloat(float64(r.Score)/10, 'f', 1, 64), fmt.Sprintf("%016x", r.Hash))
}

// cells are a game's measures in the table of games, if they are wanted.
func (a *Arena) cells(g *record) (cells []string) {
	if !a.Metrics {
		return nil
	}
	for i := range noteCount {
		if g == nil || g.notes == nil {
			cells = append(cells, "")
		} else {
			cells = append(cells, strconv.FormatInt(g.notes[i], 10))
		}
	}
	return cells
}
