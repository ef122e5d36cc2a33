package validate

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// Write writes the report as tables.
func (rep *Report) Write(out io.Writer) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(w, "%s held against history: %s\n", rep.Scenario, rep.Program)
	fmt.Fprintf(w, "policy %s (%s against %s), noise %s, %d runs of seed %d, scenario %s\n",
		rep.Policy, rep.Players[0], rep.Players[1], rep.Noise, rep.Runs, rep.Seed, rep.Hash)
	for _, f := range rep.Failed {
		fmt.Fprintf(w, "left out, for it failed: %s\n", f)
	}
	for _, change := range rep.Set {
		fmt.Fprintf(w, "with %s\n", change)
	}
	if len(rep.Dates) > 0 {
		fmt.Fprintf(w, "\nevent (* key)\trecord\tmedian\t80 %% of the runs\tat all\tinside\tCRPS\tclimate\tnever\tscript\t\n")
		for _, d := range rep.Dates {
			fmt.Fprintf(w, "%s\t%s\t%s\t%s … %s\t%.0f %%\t%s\t%.1f\t%.1f\t%.1f\t%.1f\t\n", star(d.Event, d.Key), short(d.Recorded), short(d.Median),
				short(d.Low), short(d.High), 100*d.Share, yes(d.Inside), d.CRPS, d.Climatology, d.Persistence, d.Script)
		}
	}
	if m := rep.KeyDates; m.N > 0 {
		fmt.Fprintf(w, "%d key dates: %d inside; mean CRPS %.1f days (90 %% over dates: %.1f … %.1f), climatology %.1f, persistence %.1f, script %.1f\n",
			m.N, rep.KeyInside, m.Mean, m.Over.Low, m.Over.High, m.Climatology, m.Persistence, m.Script)
	}
	for _, h := range rep.Held {
		fmt.Fprintf(w, "%s held on %s in %.0f %% of the runs (%.0f … %.0f %%)\n", h.Place, short(h.Until), 100*h.Share, 100*h.Over.Low, 100*h.Over.High)
	}
	if len(rep.Fronts) > 0 {
		fmt.Fprintf(w, "\nfront\tdate\tcolumns\terror km\t90 %% over columns\tbias\tcovered\tclimate\tfirst line\t\n")
		for _, f := range rep.Fronts {
			fmt.Fprintf(w, "%s\t%s\t%d\t%.0f\t%.0f … %.0f\t%+.0f\t%.0f %%\t%.0f\t%.0f\t\n", f.Name, short(f.Date), f.Columns, f.Error, f.Over.Low, f.Over.High,
				f.Bias, 100*f.Covered, f.Climatology, f.Persistence)
		}
	}
	if len(rep.Amounts) > 0 {
		fmt.Fprintf(w, "\namount\tside\tdate\trecord\tsources\tmedian\t80 %% of the runs\tfactor\t\n")
		for _, q := range rep.Amounts {
			date := short(q.To)
			if q.From != "" {
				date = short(q.From) + " – " + date
			}
			fmt.Fprintf(w, "%s\t%s\t%s\t%d\t%d … %d\t%.0f\t%.0f … %.0f\t%.2f\t\n", q.Measure, q.Side, date, q.Recorded, q.From10, q.To90, q.Median, q.Low, q.High, q.Factor)
		}
	}
	fmt.Fprintf(w, "\nengagements\tn\tBrier\tclimate\tpersist\tskill\t90 %% over fights\tlog loss\tlosses n\trms ln\tfactor\twithin 2\tcovered\t\n")
	for _, f := range rep.Fights {
		fmt.Fprintf(w, "%s\t%d\t%.3f\t%.3f\t%.3f\t%.2f\t%.2f … %.2f\t%.2f\t%d\t%.2f\t%.2f\t%.0f %%\t%.0f %%\t\n", f.Name, f.N, f.Brier.Score, f.Climate, f.Persist,
			f.Skill, f.SkillOver.Low, f.SkillOver.High, f.LogLoss, f.Losses.N, f.Losses.RMS, f.Losses.Bias, 100*f.Losses.Twice, 100*f.Losses.Covered)
	}
	for _, a := range rep.Arms {
		fmt.Fprintf(w, "\n%s (%d pairs)\tbase\tvariant\tdifference\t95 %%\texpected\t\n", a.Variant, a.Runs)
		for _, c := range a.Changes {
			fmt.Fprintf(w, "%s\t%.1f\t%.1f\t%+.1f\t%+.1f … %+.1f\t%s\t\n", c.Headline, c.Base, c.Variant, c.Mean, c.Over.Low, c.Over.High, c.expectation())
		}
	}
	fmt.Fprintln(w)
	tellGoals(w, rep.Goals)
	return w.Flush()
}

// tellGoals writes a line a goal.
func tellGoals(w io.Writer, goals []Verdict) {
	for _, g := range goals {
		verdict := "MISSED"
		if g.Met {
			verdict = "met   "
		}
		fmt.Fprintf(w, "%s %s: %s\n", verdict, g.Text, g.Found)
	}
}

// expectation tells whether a change is as it was foretold.
func (c *Change) expectation() string {
	switch {
	case c.Expected == 0:
		return ""
	case c.Right && c.Expected > 0:
		return "+ yes"
	case c.Right:
		return "− yes"
	case c.Expected > 0:
		return "+ NO"
	}
	return "− NO"
}

func star(event string, key bool) string {
	if key {
		return event + " *"
	}
	return event
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// short is a date without its year, "never" for none.
func short(date string) string {
	if date == "" {
		return "never"
	}
	_, day, _ := strings.Cut(date, "-")
	return day
}
