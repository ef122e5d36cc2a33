package validate

import (
	"context"
	"fmt"
	"html/template"
	"io"
	"math"
	"strings"
	"text/tabwriter"

	"gonum.org/v1/plot/vg"

	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/prewar"
	"parallel38/internal/batch"
	"parallel38/internal/cabinet"
	"parallel38/internal/record"
	"parallel38/internal/stats"
)

// CampaignPlan is the campaigns before the war to play: the same start and cabinets in all, other dice in each.
type CampaignPlan struct {
	Setup        *prewar.Setup
	North, South cabinet.Style
	Seed         uint64
	Runs         int
}

// CampaignReport is how campaigns compare with the record of the years before the war.
type CampaignReport struct {
	Program  string    `json:"program"`
	Campaign string    `json:"campaign"`
	Cabinets [2]string `json:"cabinets"` // of the North and the South
	Seed     uint64    `json:"seed"`
	Runs     int       `json:"runs"`
	Marks    []Mark    `json:"marks"`
	Goals    []Verdict `json:"goals"`
}

// Mark is a number of the record beside the campaigns.
type Mark struct {
	Quantum
	Judged bool `json:"judged"` // or only told
	Inside bool `json:"inside"` // something that sources allow lies in the middle 80 %
	Met    bool `json:"met"`    // the median does
}

// invaded is the day from which record.Invasion counts.
var invaded = calendar.Of(1950, 6, 25)

// measure is a number of a campaign as it stands.
func measure(m record.MarkMeasure, w *prewar.World) int {
	ready, dead, t := w.Readiness(), w.Dead(), &w.Tally
	switch m {
	case record.SecurityForces:
		return w.ArmyMen() + w.PoliceMen()
	case record.SouthArmy:
		return w.ArmyMen()
	case record.SouthPolice:
		return w.PoliceMen()
	case record.NorthMen:
		return w.NorthMen()
	case record.ProvincesInArms:
		seen := map[atlas.Province]bool{}
		for i := range w.Districts {
			if w.Districts[i].InArms {
				seen[w.Setup.Districts[i].Province] = true
			}
		}
		return len(seen)
	case record.Partisans:
		return w.PartisanMen()
	case record.Incursions:
		return int(t.Incursions)
	case record.MenSent:
		return int(t.Sent)
	case record.SentLost:
		return int(t.SentLost) * 100 / max(1, int(t.Sent))
	case record.SecurityDead:
		return int(t.SecurityDead())
	case record.Mutinies:
		return int(t.Mutinies)
	case record.CompanyReady:
		return ready.PC(ready.Company)
	case record.BattalionReady:
		return ready.PC(ready.Battalion)
	case record.Invasion:
		return int(w.Day - invaded)
	case record.DeadByForces:
		return int(dead.ByForces)
	case record.DeadByPartisans:
		return int(dead.ByPartisans)
	}
	panic("validate: no measure " + m)
}

// PlayCampaigns plays campaigns and holds them to the marks that lie within them: a state that is dated before the
// start or after the last day, or what is counted from a day before the start, tells nothing of them. Told hears of every campaign that is over.
// If the context ends, the report is of the campaigns that have been played, and comes with the context's error.
func PlayCampaigns(ctx context.Context, p *CampaignPlan, r *record.Record, program string, workers int, told func()) (*CampaignReport, error) {
	var marks []record.Mark
	for _, m := range r.Marks {
		last := m.To
		if last == 0 {
			last = invaded
		}
		if (m.From == 0 || p.Setup.Start <= m.From) && p.Setup.Start < last && last <= p.Setup.End {
			marks = append(marks, m)
		}
	}
	values := make([][]int, p.Runs) // by run and mark; nil of one that was not played
	runs := make([]int, p.Runs)
	for run := range runs {
		runs[run] = run
	}
	type course struct {
		run    int
		values []int
	}
	err := batch.Crew(ctx, runs, workers, func(_ context.Context, run int) (course, error) {
		v, err := p.observe(run+1, marks)
		return course{run, v}, err
	}, func(_ context.Context, c course) error {
		values[c.run] = c.values
		told()
		return nil
	})
	if err != nil && ctx.Err() == nil {
		return nil, err
	}
	rep := &CampaignReport{Program: program, Campaign: p.Setup.ID, Cabinets: [2]string{p.North.Name, p.South.Name}, Seed: p.Seed, Marks: []Mark{}, Goals: []Verdict{}}
	var played [][]int
	for _, v := range values {
		if v != nil {
			played = append(played, v)
		}
	}
	if rep.Runs = len(played); rep.Runs > 0 {
		rep.judge(marks, played, r.Goals)
	}
	return rep, ctx.Err()
}

// observe plays one campaign and measures it: on the first turn that begins on a mark's day or after it, or at the
// end, whichever is first.
func (p *CampaignPlan) observe(run int, marks []record.Mark) ([]int, error) {
	w := prewar.New(atlas.Peninsula(), p.Setup, batch.SeedOf(p.Seed, run))
	north, south := cabinet.New(p.North), cabinet.New(p.South)
	values, done := make([]int, len(marks)), make([]bool, len(marks))
	for w.Phase != prewar.Over {
		if _, err := cabinet.Turn(w, north, south); err != nil {
			return nil, fmt.Errorf("campaign %d: %w", run, err)
		}
		for i := range marks {
			if m := &marks[i]; !done[i] && (w.Phase == prewar.Over || m.To != 0 && w.Day >= m.To) {
				done[i] = true
				values[i] = measure(m.Measure, w)
			}
		}
	}
	return values, nil
}

// judge compares the campaigns with the marks, and these with the goals.
func (rep *CampaignReport) judge(marks []record.Mark, played [][]int, goals []record.Goal) {
	judged, inside := 0, 0
	for i := range marks {
		m := &marks[i]
		x := make([]float64, len(played))
		for run := range played {
			x[run] = float64(played[run][i])
		}
		spread := stats.SpreadOf(x)
		out := Mark{
			Quantum: Quantum{Measure: string(m.Measure), Recorded: m.Value, From10: m.Low, To90: m.High, Confidence: string(m.Confidence), Source: m.Source, Note: m.Note,
				Low: spread.Low, Median: spread.Median, High: spread.High},
			Judged: m.Judged(),
		}
		if m.From != 0 {
			out.From = m.From.String()
		}
		if m.To != 0 {
			out.To = m.To.String()
		}
		if m.Value != 0 {
			out.Factor = spread.Median / float64(m.Value)
		}
		if m.Judged() {
			judged++
			low, high := float64(m.Low), float64(m.High)
			out.Met = low <= spread.Median && spread.Median <= high
			out.Inside = spread.Low <= high && low <= spread.High
			if out.Inside {
				inside++
			}
		}
		rep.Marks = append(rep.Marks, out)
	}
	for i := range goals {
		if g := &goals[i]; g.Kind == record.MarksInside && g.Scenario == rep.Campaign {
			share := float64(inside) / math.Max(1, float64(judged))
			rep.Goals = append(rep.Goals, Verdict{g.Text, fmt.Sprintf("%d of %d", inside, judged), g.Least <= share && share <= g.Most})
		}
	}
}

// Missed counts the goals that were missed.
func (rep *CampaignReport) Missed() int { return missed(rep.Goals) }

// verdict is what is said of a mark.
func (m *Mark) verdict() string {
	switch {
	case !m.Judged:
		return "told"
	case m.Met:
		return "inside, median too"
	case m.Inside:
		return "inside"
	}
	return "MISSED"
}

// when tells the days of a mark.
func (m *Mark) when() string {
	switch {
	case m.To == "":
		return "at the end"
	case m.From != "":
		return m.From + " to " + m.To
	}
	return m.To
}

// allowed tells what sources and goals allow.
func (m *Mark) allowed() string {
	if !m.Judged {
		return ""
	}
	return fmt.Sprintf("%d … %d", m.From10, m.To90)
}

// Write writes the report as a table.
func (rep *CampaignReport) Write(out io.Writer) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(w, "%s held against history: %s\n", rep.Campaign, rep.Program)
	fmt.Fprintf(w, "cabinets %s against %s, %d campaigns of seed %d\n\n", rep.Cabinets[0], rep.Cabinets[1], rep.Runs, rep.Seed)
	fmt.Fprintf(w, "mark\tday\trecord\tallowed\tmedian\t80 %% of the runs\t\t\n")
	for i := range rep.Marks {
		m := &rep.Marks[i]
		fmt.Fprintf(w, "%s\t%s\t%d\t%s\t%.0f\t%.0f … %.0f\t%s\t\n", m.Measure, m.when(), m.Recorded, m.allowed(), m.Median, m.Low, m.High, m.verdict())
	}
	fmt.Fprintln(w)
	tellGoals(w, rep.Goals)
	return w.Flush()
}

// Save writes report.json, report.html and its plot into a folder, which is made if need be.
func (rep *CampaignReport) Save(dir string) error {
	var as []Quantum
	for i := range rep.Marks {
		if rep.Marks[i].Recorded != 0 {
			as = append(as, rep.Marks[i].Quantum)
		}
	}
	height := vg.Length(2+0.6*float64(len(as))) * vg.Centimeter
	plot, err := drawn("marks", "The marks as factors of the usual figure: the median and the middle 80 % of the campaigns, and what sources and goals allow (red).",
		factorsPlot("Marks, "+rep.Campaign, as, func(q *Quantum) string { return strings.TrimSpace(q.Measure + " " + q.To) }), 20*vg.Centimeter, height)
	if err != nil {
		return err
	}
	return save(dir, rep, campaignPage, struct {
		*CampaignReport
		Plots []Plot
	}{rep, []Plot{plot}}, []Plot{plot})
}

var campaignPage = template.Must(template.Must(page.Clone()).Parse(campaignText))
