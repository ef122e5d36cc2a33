package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"time"

	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/internal/lab"
	"parallel38/internal/match"
	"parallel38/internal/text"
)

type labCmd struct {
	Save  string `arg:"" help:"A save of the game or of p38 run --save."`
	Turn  *int   `placeholder:"DAY" help:"Begin on the evening of this day; 0 is the start. Without it, where the save was left."`
	Runs  int    `short:"n" name:"runs" default:"1000" help:"How often to fight the days that follow."`
	Days  int    `default:"10" help:"How many days to fight."`
	Jobs  int    `short:"j" name:"jobs" placeholder:"N" help:"Fight so many at a time; as many as there are cores if not given."`
	North string `default:"${ai}" help:"The AI that goes on for the North: ${ais}."`
	South string `default:"${ai}" help:"The AI that goes on for the South: ${ais}."`
	JSON  bool   `help:"Print one JSON object."`
	Quiet bool   `help:"Show no progress."`
	Lang  string `default:"en" help:"en, modern (English with today's place names) or ko."`
}

func (c *labCmd) Run(out *output) error {
	words, err := text.Catalogue(c.Lang)
	if err != nil {
		return usage{err}
	}
	if c.Jobs < 0 {
		return usagef("-j %d: want 1 or more", c.Jobs)
	}
	for side, name := range []string{force.North: c.North, force.South: c.South} {
		if name == "" {
			continue // NoSide
		}
		if _, err := hire(name); err != nil {
			return usage{fmt.Errorf("--%s: %w", force.Side(side), err)}
		}
	}
	m, err := c.match()
	if err != nil {
		return err
	}
	q := lab.Question{Players: [force.Sides]string{force.North: c.North, force.South: c.South}, Hire: hire, Runs: c.Runs, Days: c.Days}
	l, err := lab.Of(m, q)
	if err != nil {
		return usage{fmt.Errorf("%s: %w", c.Save, err)}
	}
	if err := c.work(out, l); err != nil {
		return err
	}
	if n, why := l.Failed(); n > 0 {
		return fmt.Errorf("%d of %d runs failed: %w", n, l.Done(), why)
	}
	if c.JSON {
		return writeJSON(out, labResultOf(m, l))
	}
	tellLab(out, words, m, l)
	return nil
}

// match is the war to begin from.
func (c *labCmd) match() (*match.Match, error) {
	f, err := readSave(c.Save)
	if err != nil {
		return nil, err
	}
	turn := len(f.Days)
	if c.Turn != nil {
		turn = *c.Turn
	}
	if turn < 0 || turn > len(f.Days) {
		return nil, usagef("--turn %d: %s has the days 0 to %d", turn, c.Save, len(f.Days))
	}
	m, err := at(f, turn)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", c.Save, err)
	}
	return m, nil
}

// work fights, and shows how far it has come.
func (c *labCmd) work(out *output, l *lab.Lab) error {
	jobs := runtime.GOMAXPROCS(0)
	if c.Jobs > 0 {
		jobs = c.Jobs
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	bar := newProgress(out.errors, c.Quiet, l.Runs, l.Runs)
	done := make(chan error, 1)
	go func() { done <- l.Work(ctx, jobs) }()
	tick := time.NewTicker(time.Second / 4)
	defer tick.Stop()
	for shown := 0; ; {
		var err error
		over := false
		select {
		case err = <-done:
			over = true
		case <-tick.C:
		}
		for ; shown < l.Done(); shown++ {
			bar.add()
		}
		if over {
			bar.close()
			if errors.Is(err, context.Canceled) {
				return fmt.Errorf("interrupted after %d of %d runs", l.Done(), l.Runs)
			}
			return err
		}
	}
}

// labDay is an evening of the answer: quantiles by level.
type labDay struct {
	Date        string             `json:"date"`
	Front       map[string]float64 `json:"front_km"` // southwards, since the question was asked
	NorthLosses map[string]int32   `json:"losses_north"`
	SouthLosses map[string]int32   `json:"losses_south"`
	Score       map[string]float64 `json:"score"` // against par, positive for the North
}

// labFall is how often a place changed hands within the days.
type labFall struct {
	Place string    `json:"place"`
	Held  string    `json:"held_by"`
	Share []float64 `json:"share"` // by day, from tonight on
}

// labResult is what --json prints.
type labResult struct {
	Scenario string    `json:"scenario"`
	Turn     int       `json:"turn"`
	Runs     int       `json:"runs"`
	Days     []labDay  `json:"days"`
	Falls    []labFall `json:"falls"`
}

func labResultOf(m *match.Match, l *lab.Lab) labResult {
	r := labResult{Scenario: m.Setup().ID, Turn: m.Turn(), Runs: l.Done(), Days: []labDay{}, Falls: []labFall{}}
	for day := range l.Days {
		whole := func(measure lab.Measure) map[string]int32 {
			q := map[string]int32{}
			for i, level := range lab.Levels {
				q[fmt.Sprintf("q%d", level)] = l.Fan(measure)[day][i]
			}
			return q
		}
		part := func(measure lab.Measure, unit float64) map[string]float64 {
			q := map[string]float64{}
			for k, v := range whole(measure) {
				q[k] = float64(v) / unit
			}
			return q
		}
		r.Days = append(r.Days, labDay{labDate(m, day).String(), part(lab.Front, 1000), whole(lab.NorthLosses), whole(lab.SouthLosses), part(lab.Score, 10)})
	}
	for _, f := range l.Falls() {
		fall := labFall{Place: m.World().Map.Places[f.Place].Name.En, Held: f.Side.String()}
		for _, share := range f.Share {
			fall.Share = append(fall.Share, float64(share)/1000)
		}
		r.Falls = append(r.Falls, fall)
	}
	return r
}

// labDate is the date of an evening of the answer.
func labDate(m *match.Match, day int) calendar.Day {
	return m.Setup().Start + calendar.Day(m.Turn()-1+day)
}

// toldFalls is how many places that change hands are told.
const toldFalls = 12

// tellLab prints the answer: a table a measure, a line a day, a column a level.
func tellLab(out *output, words *text.Words, m *match.Match, l *lab.Lab) {
	fmt.Fprintln(out, words.T("lab.asked", "scenario", m.Setup().Name, "date", words.Date(labDate(m, 0)), "runs", l.Done(), "days", l.Days))
	number := func(measure lab.Measure, v int32) string {
		switch measure {
		case lab.Front:
			return words.T("lab.km", "km", int(v)/100)
		case lab.Score:
			return words.T("points", "value", int(v))
		}
		return text.Count(int(v))
	}
	for measure := range lab.Measures {
		fmt.Fprintf(out, "\n%s\n%18s", words.T("lab."+measure.String()), "")
		for _, level := range lab.Levels {
			fmt.Fprintf(out, " %9s", words.T("lab.level", "level", level))
		}
		fmt.Fprintln(out)
		for day, q := range l.Fan(measure) {
			date := words.Date(labDate(m, day))
			fmt.Fprintf(out, "  %s%s", date, strings.Repeat(" ", max(0, 16-columnsOf(date))))
			for _, v := range q {
				fmt.Fprintf(out, " %9s", number(measure, v))
			}
			fmt.Fprintln(out)
		}
	}
	falls := l.Falls()
	falls = falls[:min(toldFalls, len(falls))]
	if len(falls) == 0 {
		return
	}
	fmt.Fprintf(out, "\n%s\n", words.T("lab.falls", "date", words.Date(labDate(m, l.Days-1))))
	for _, f := range falls {
		fmt.Fprintf(out, "  %s\n", words.T("lab.fall", "place", words.PlaceName(&m.World().Map.Places[f.Place]), "side", words.Side(f.Side),
			"share", f.Share[l.Days-1], "tonight", f.Share[0]))
	}
}

// columnsOf is the width of words on a terminal: Hangul takes two columns a letter.
func columnsOf(s string) int {
	n := 0
	for _, r := range s {
		if n++; r >= 0x1100 {
			n++
		}
	}
	return n
}
