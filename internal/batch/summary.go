package batch

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"text/tabwriter"

	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/internal/stats"
)

// level is the confidence of the summary's intervals.
const level = 0.95

// Summary is what a person reads of a batch.
type Summary struct {
	Scenario string         `json:"scenario"`
	North    string         `json:"north"`
	South    string         `json:"south"`
	Set      []string       `json:"set"`
	Seed     uint64         `json:"seed"`
	Days     int            `json:"days"`
	Asked    int            `json:"asked"`
	Reported int            `json:"reported"`
	Status   map[Status]int `json:"status"`
	Failed   []int          `json:"failed"`   // runs
	Outcomes []Share        `json:"outcomes"` // of the runs that did not fail
	Score    Spread         `json:"score"`    // points against par, positive for the North
	Places   []Fall         `json:"places"`
	Losses   []Loss         `json:"losses"`
}

// Share is how many runs ended in one way.
type Share struct {
	Winner string         `json:"winner"`
	Runs   int            `json:"runs"`
	Share  float64        `json:"share"`
	Wilson stats.Interval `json:"interval_95"`
}

// Spread is a median and the range of the middle 80 % of the runs.
type Spread struct {
	Median float64 `json:"median"`
	Low    float64 `json:"p10"`
	High   float64 `json:"p90"`
}

// Fall is when a place first changed hands. Dates are "" for never: in a run in which a place does not fall its
// date lies after all others.
type Fall struct {
	Place  string         `json:"place"`
	Runs   int            `json:"runs"`
	Share  float64        `json:"share"`
	Wilson stats.Interval `json:"interval_95"`
	Median string         `json:"median"`
	Low    string         `json:"p10"`
	High   string         `json:"p90"`
}

// Loss is one kind of loss of both sides.
type Loss struct {
	Kind  string `json:"kind"`
	North Spread `json:"north"`
	South Spread `json:"south"`
}

// Summarize sums up rows, of which so many were asked for.
func Summarize(p *Plan, asked int, rows []*Row) *Summary {
	s := &Summary{
		Scenario: p.Setup.ID, North: p.Players[force.North], South: p.Players[force.South], Set: append([]string{}, p.Setup.Changes...),
		Seed: p.Seed, Days: p.Days(), Asked: asked, Reported: len(rows), Status: map[Status]int{}, Failed: []int{},
	}
	var good []*Row
	for _, r := range rows {
		s.Status[r.Status]++
		if r.Status.Failed() {
			s.Failed = append(s.Failed, r.Run)
		} else {
			good = append(good, r)
		}
	}
	slices.Sort(s.Failed)
	s.outcomes(good)
	s.Score = spread(good, func(r *Row) float64 { return float64(r.Score) / 10 })
	for i, place := range p.Dated() {
		if p.key(place) {
			s.fall(p, p.Map.Places[place].Name.En, i, good)
		}
	}
	slices.SortStableFunc(s.Places, func(x, y Fall) int { // what never falls comes last
		return cmp.Or(cmp.Compare(orLast(x.Median), orLast(y.Median)), cmp.Compare(y.Runs, x.Runs))
	})
	for _, kind := range []struct {
		name string
		of   func(*Side) int32
	}{
		{"killed", func(s *Side) int32 { return s.Killed }},
		{"wounded", func(s *Side) int32 { return s.Wounded }},
		{"missing", func(s *Side) int32 { return s.Missing }},
		{"prisoners", func(s *Side) int32 { return s.Prisoners }},
		{"sick", func(s *Side) int32 { return s.Sick }},
		{"men at the end", func(s *Side) int32 { return s.End.Men }},
		{"guns at the end", func(s *Side) int32 { return s.End.Guns }},
		{"tanks at the end", func(s *Side) int32 { return s.End.Tanks }},
	} {
		of := func(side force.Side) Spread {
			return spread(good, func(r *Row) float64 { return float64(kind.of(&r.Sides[side])) })
		}
		s.Losses = append(s.Losses, Loss{kind.name, of(force.North), of(force.South)})
	}
	return s
}

// keyRank is the lowest rank of a place that the summary tells of.
const keyRank = 2

// key tells whether the summary tells of a place: a great one, or one that counts for victory.
func (p *Plan) key(place atlas.PlaceID) bool {
	at := &p.Map.Places[place]
	if at.Rank <= keyRank {
		return true
	}
	for i := range p.Setup.Victory {
		if c := &p.Setup.Victory[i]; c.Place == at.Hex && strings.Contains(c.Name.En, at.Name.En) {
			return true
		}
	}
	return false
}

func (s *Summary) outcomes(rows []*Row) {
	for _, winner := range []string{"north", "south", "draw", ""} {
		n := 0
		for _, r := range rows {
			if r.Winner == winner {
				n++
			}
		}
		if n > 0 || winner == "north" || winner == "south" {
			s.Outcomes = append(s.Outcomes, Share{winner, n, share(n, len(rows)), stats.Wilson(n, len(rows), level)})
		}
	}
}

func share(n, of int) float64 { return float64(n) / float64(max(1, of)) }

// spread is the Spread of something over rows; zero of no rows.
func spread(rows []*Row, of func(*Row) float64) Spread {
	if len(rows) == 0 {
		return Spread{}
	}
	var sample []float64
	for _, r := range rows {
		sample = append(sample, of(r))
	}
	s := stats.SpreadOf(sample)
	return Spread{s.Median, s.Low, s.High}
}

// fall adds when a place fell, the i-th of those that are dated.
func (s *Summary) fall(p *Plan, name string, i int, rows []*Row) {
	f := Fall{Place: name}
	dates := spread(rows, func(r *Row) float64 {
		if r.Fell[i] == 0 {
			return stats.Never
		}
		f.Runs++
		return float64(r.Fell[i])
	})
	f.Share, f.Wilson = share(f.Runs, len(rows)), stats.Wilson(f.Runs, len(rows), level)
	f.Median, f.Low, f.High = day(dates.Median), day(dates.Low), day(dates.High)
	s.Places = append(s.Places, f)
}

// day is a date of a Spread, "" for never and for none.
func day(d float64) string {
	if d == 0 || math.IsInf(d, 1) {
		return ""
	}
	return calendar.Day(d).String()
}

func orLast(date string) string { return orNever(date, "9999") }

func orNever(date, never string) string {
	if date == "" {
		return never
	}
	return date
}

// Write writes the summary as tables.
func (s *Summary) Write(out io.Writer) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(w, "%s, %d days, %s against %s, seed %d\n", s.Scenario, s.Days, s.North, s.South, s.Seed)
	for _, change := range s.Set {
		fmt.Fprintf(w, "with %s\n", change)
	}
	var counts []string
	for _, status := range Statuses {
		if n := s.Status[status]; n > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", n, status))
		}
	}
	relation := "="
	if s.Asked != s.Reported {
		relation = "≠"
	}
	fmt.Fprintf(w, "asked %d %s reported %d: %s\n", s.Asked, relation, s.Reported, strings.Join(counts, ", "))
	if len(s.Failed) > 0 {
		fmt.Fprintf(w, "failed: %s\n", shorten(s.Failed))
	}
	fmt.Fprintf(w, "\nwinner\truns\tshare\t95 %% interval\t\n")
	for _, o := range s.Outcomes {
		fmt.Fprintf(w, "%s\t%d\t%s\t%s\t\n", orNever(o.Winner, "unfinished"), o.Runs, percent(o.Share), percents(o.Wilson))
	}
	fmt.Fprintf(w, "\npoints against par\tmedian\t80 %% of the runs\t\n")
	fmt.Fprintf(w, "for the North\t%+.1f\t%+.1f … %+.1f\t\n", s.Score.Median, s.Score.Low, s.Score.High)
	fmt.Fprintf(w, "\nfirst changed hands\tshare\t95 %% interval\tmedian\t80 %% of the runs\t\n")
	var never []string
	for _, f := range s.Places {
		if f.Runs == 0 {
			never = append(never, f.Place)
			continue
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s … %s\t\n", f.Place, percent(f.Share), percents(f.Wilson),
			orNever(f.Median, "never"), orNever(f.Low, "never"), orNever(f.High, "never"))
	}
	if len(never) > 0 {
		fmt.Fprintf(w, "in no run: %s\n", strings.Join(never, ", "))
	}
	fmt.Fprintf(w, "\nmen and weapons\tNorth\t80 %% of the runs\tSouth\t80 %% of the runs\t\n")
	for _, l := range s.Losses {
		fmt.Fprintf(w, "%s\t%.0f\t%.0f … %.0f\t%.0f\t%.0f … %.0f\t\n", l.Kind, l.North.Median, l.North.Low, l.North.High, l.South.Median, l.South.Low, l.South.High)
	}
	return w.Flush()
}

func percent(share float64) string { return fmt.Sprintf("%.1f %%", 100*share) }

func percents(i stats.Interval) string { return fmt.Sprintf("%.1f … %.1f %%", 100*i.Low, 100*i.High) }

// shorten lists the first runs.
func shorten(runs []int) string {
	const most = 20
	text := strings.Trim(fmt.Sprint(runs[:min(most, len(runs))]), "[]")
	if len(runs) > most {
		text += fmt.Sprintf(" and %d more", len(runs)-most)
	}
	return text
}
