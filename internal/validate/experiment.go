package validate

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgsvg"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/prewar"
	"parallel38/internal/batch"
	"parallel38/internal/cabinet"
	"parallel38/internal/disk"
	"parallel38/internal/match"
	"parallel38/internal/record"
	"parallel38/internal/scenario"
	"parallel38/internal/stats"
)

// Experiment asks what the years before the war did to its first weeks: the same campaigns with one cause changed in
// each arm, every one of them stopped on 25 June 1950 whether anybody has marched or not, handed over, and carried
// through the war by days. Run i of all arms has the same dice, before the war and in it.
type Experiment struct {
	Campaign string // a start before June 1950
	War      string // the scenario that it hands over to
	Player   string // of both sides of the war
	Seed     uint64
	Runs     int
	Dir      string // keeps a line a run; what is there is not played again
	Hire     func(name string) (match.Player, error)
}

// Cause is an arm of the experiment.
type Cause struct {
	Name   string
	Change func(s *prewar.Setup, north *cabinet.Style)
}

// Causes are the arms; the first is what the others are compared with.
var Causes = []Cause{
	{"10 incursions", func(*prewar.Setup, *cabinet.Style) {}},
	{"0 incursions", func(_ *prewar.Setup, north *cabinet.Style) { north.Incursions = 0 }},
	{"20 incursions", func(_ *prewar.Setup, north *cabinet.Style) { north.Incursions = 200 }},
	{"no partisan war", func(s *prewar.Setup, north *cabinet.Style) {
		north.Incursions, north.Party = 0, false
		s.Rules.Hazard.Rising, s.Rules.Hazard.Mutiny = -20_000, -20_000
	}},
	{"double advisers", func(s *prewar.Setup, _ *cabinet.Style) {
		s.Advisers = slices.Clone(s.Advisers)
		for i := range s.Advisers {
			s.Advisers[i].Value *= 2
		}
	}},
	{"aid to the southern army", func(s *prewar.Setup, _ *cabinet.Style) { s.South.Aid = [prewar.Purses]int16{60, 30, 0, 0, 10} }},
	{"aid to Eighth Army", func(s *prewar.Setup, _ *cabinet.Style) { s.South.Aid = [prewar.Purses]int16{15, 5, 0, 70, 10} }},
}

// Course is one run of one arm. Reaches are kilometres a column of hexes that the North holds, on the mean.
type Course struct {
	Arm        string  `json:"arm"`
	Run        int     `json:"run"`
	Ready      float64 `json:"ready"` // per cent of southern battalions, as battalions
	Incursions int     `json:"incursions"`
	Seoul      float64 `json:"seoul"`     // days from 25 June to its fall; the war's length for never
	August     float64 `json:"august"`    // reach on 4 August …
	September  float64 `json:"september"` // … and on 14 September
	Failed     string  `json:"failed,omitempty"`
}

// outcomes are what is compared.
var outcomes = []struct {
	name string
	of   func(t *Course) float64
}{
	{"battalions ready, per cent", func(t *Course) float64 { return t.Ready }},
	{"fall of Seoul, days", func(t *Course) float64 { return t.Seoul }},
	{"the North’s reach on 4 August, km", func(t *Course) float64 { return t.August }},
	{"… and on 14 September, km", func(t *Course) float64 { return t.September }},
}

// coursesFile is the file of an experiment's folder that keeps them.
const coursesFile = "courses.jsonl"

// Courses reads what an experiment's folder holds. A last line that was cut off is passed over.
func (e *Experiment) Courses() ([]Course, error) {
	data, err := os.ReadFile(filepath.Join(e.Dir, coursesFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	var all []Course
	lines := bufio.NewScanner(bytes.NewReader(data))
	for n := 1; lines.Scan(); n++ {
		var t Course
		if err := json.Unmarshal(lines.Bytes(), &t); err != nil {
			if !bytes.HasSuffix(data, []byte("\n")) && !lines.Scan() {
				break
			}
			return nil, fmt.Errorf("%s:%d: %w", filepath.Join(e.Dir, coursesFile), n, err)
		}
		all = append(all, t)
	}
	return all, lines.Err()
}

// Missing lists the runs and arms that are still to be played, by run.
func (e *Experiment) Missing(done []Course) (todo []Course) {
	for run := 1; run <= e.Runs; run++ {
		for _, c := range Causes {
			if !slices.ContainsFunc(done, func(t Course) bool { return t.Arm == c.Name && t.Run == run }) {
				todo = append(todo, Course{Arm: c.Name, Run: run})
			}
		}
	}
	return todo
}

// Play plays what is missing with so many workers and keeps each as it is over. Told hears of them, one at a time.
func (e *Experiment) Play(ctx context.Context, todo []Course, workers int, told func()) error {
	if err := os.MkdirAll(e.Dir, 0o777); err != nil {
		return err
	}
	kept, err := e.Courses() // without a line that was cut off
	if err != nil {
		return err
	}
	var whole bytes.Buffer
	for _, t := range kept {
		line, _ := json.Marshal(t) // of numbers and words
		whole.Write(append(line, '\n'))
	}
	name := filepath.Join(e.Dir, coursesFile)
	if err := disk.Write(name, whole.Bytes()); err != nil {
		return err
	}
	file, err := os.OpenFile(name, os.O_APPEND|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	defer file.Close()
	return batch.Crew(ctx, todo, workers, e.course, func(_ context.Context, t Course) error {
		line, _ := json.Marshal(t)
		_, err := file.Write(append(line, '\n'))
		told()
		return err
	})
}

// course plays one campaign to 25 June 1950 and the war that it ends in.
func (e *Experiment) course(ctx context.Context, t Course) (Course, error) {
	setup, err := scenario.Campaign(e.Campaign)
	if err != nil {
		return t, err
	}
	north := cabinet.Default
	north.March = false // all are handed over on the same day
	Causes[slices.IndexFunc(Causes, func(c Cause) bool { return c.Name == t.Arm })].Change(setup, &north)
	w := prewar.New(atlas.Peninsula(), setup, batch.SeedOf(e.Seed, t.Run))
	one, two := cabinet.New(north), cabinet.New(cabinet.Default)
	for w.Phase != prewar.Over && w.Day < invaded {
		if _, err := cabinet.Turn(w, one, two); err != nil {
			return t, err
		}
	}
	ready := w.Readiness()
	t.Ready, t.Incursions = 100*float64(ready.Battalion)/float64(max(1, ready.Battalions)), int(w.Tally.Incursions)
	war, err := scenario.Builtin(e.War)
	if err != nil {
		return t, err
	}
	plan, err := batch.New(batch.Options{Scenario: e.War, North: e.Player, South: e.Player, Set: w.HandOver(war), Seed: e.Seed, Runs: e.Runs})
	if err != nil {
		return t, err
	}
	s := ScopeOf(plan, record.History())
	o := s.watch(t.Run)
	runner := batch.Runner{Plan: *plan, Hire: e.Hire, Audit: (*game.World).Audit, Observe: func(_ int, m *match.Match) { s.see(o, &m.World().Board) }}
	result, err := runner.Run(ctx, t.Run)
	if err != nil {
		return t, err
	}
	if result.Row.Status.Failed() {
		t.Failed = fmt.Sprintf("%s: %s", result.Row.Status, result.Row.Error)
		return t, nil
	}
	t.Seoul = float64(plan.Days())
	for i := range s.Events {
		if s.Events[i].Kind == record.Taken && s.Events[i].Side == force.North && s.Events[i].Place == "Seoul" {
			t.Seoul = math.Min(t.Seoul, o.Days[i])
		}
	}
	for i := range s.Lines {
		switch s.Lines[i].Date.String() {
		case "1950-08-04":
			t.August = s.mean(o.Reach[i])
		case "1950-09-14":
			t.September = s.mean(o.Reach[i])
		}
	}
	return t, nil
}

// Contrast is an arm beside the first one: the mean of each outcome, and the mean of the differences, run by run, with
// Student's interval.
type Contrast struct {
	Arm        string           `json:"arm"`
	Pairs      int              `json:"pairs"`
	Incursions float64          `json:"incursions"`
	Means      []float64        `json:"means"` // by outcome
	Less       []float64        `json:"differences"`
	Over       []stats.Interval `json:"differences_95"`
}

// Contrasts compares the arms, each over the runs that failed neither in it nor in the first arm.
func Contrasts(courses []Course) (all []Contrast) {
	of := func(arm string, run int) *Course {
		i := slices.IndexFunc(courses, func(t Course) bool { return t.Arm == arm && t.Run == run && t.Failed == "" })
		if i < 0 {
			return nil
		}
		return &courses[i]
	}
	runs := 0
	for _, t := range courses {
		runs = max(runs, t.Run)
	}
	for _, c := range Causes {
		k := Contrast{Arm: c.Name}
		base, mine := make([][]float64, len(outcomes)), make([][]float64, len(outcomes))
		for run := 1; run <= runs; run++ {
			one, two := of(Causes[0].Name, run), of(c.Name, run)
			if one == nil || two == nil {
				continue
			}
			k.Pairs++
			k.Incursions += float64(two.Incursions)
			for i := range outcomes {
				base[i], mine[i] = append(base[i], outcomes[i].of(one)), append(mine[i], outcomes[i].of(two))
			}
		}
		if k.Pairs < 2 {
			continue
		}
		k.Incursions /= float64(k.Pairs)
		for i := range outcomes {
			mean, _ := stats.MeanOf(mine[i], runLevel)
			less, over := stats.Paired(base[i], mine[i], runLevel)
			k.Means, k.Less, k.Over = append(k.Means, mean), append(k.Less, less), append(k.Over, over)
		}
		all = append(all, k)
	}
	return all
}

// WriteContrasts writes them as a table that a document takes as it is.
func WriteContrasts(out io.Writer, all []Contrast) error {
	w := tabwriter.NewWriter(out, 0, 0, 1, ' ', 0)
	fmt.Fprint(w, "| \t| pairs\t| incursions")
	for _, o := range outcomes {
		fmt.Fprintf(w, "\t| %s", o.name)
	}
	fmt.Fprintf(w, "\t|\n|---\t|---\t|---%s\t|\n", strings.Repeat("\t|---", len(outcomes)))
	for i, k := range all {
		fmt.Fprintf(w, "| %s\t| %d\t| %.1f", k.Arm, k.Pairs, k.Incursions)
		for o := range outcomes {
			fmt.Fprintf(w, "\t| %.1f", k.Means[o])
			if i > 0 {
				fmt.Fprintf(w, " (%+.1f: %+.1f to %+.1f)", k.Less[o], k.Over[o].Low, k.Over[o].High)
			}
		}
		fmt.Fprint(w, "\t|\n")
	}
	return w.Flush()
}

// DrawContrasts draws a panel an outcome: the difference to the first arm, with its interval, a row an arm.
func DrawContrasts(all []Contrast) (string, error) {
	width, height := 28*vg.Centimeter, vg.Length(3+0.8*float64(len(all)))*vg.Centimeter
	canvas := vgsvg.New(width, height)
	panels := [][]*plot.Plot{nil}
	for o := range outcomes {
		p := sheet(outcomes[o].name)
		p.Title.TextStyle.Font.Size = vg.Points(9)
		var labels []string
		line(p, coastInk, 0.5, plotter.XY{X: 0, Y: -float64(len(all))}, plotter.XY{X: 0, Y: 1})
		for i, k := range all[min(1, len(all)):] {
			y := -float64(i)
			labels = append(labels, k.Arm)
			line(p, bandInk, 6, plotter.XY{X: k.Over[o].Low, Y: y}, plotter.XY{X: k.Over[o].High + 1e-6, Y: y})
			dots(p, runInk, 3, draw.CircleGlyph{}, plotter.XY{X: k.Less[o], Y: y})
		}
		if o > 0 {
			for i := range labels {
				labels[i] = ""
			}
		}
		rows(p, labels)
		panels[0] = append(panels[0], p)
	}
	tiles := draw.Tiles{Rows: 1, Cols: len(outcomes), PadX: vg.Points(8), PadLeft: vg.Points(4), PadRight: vg.Points(8), PadTop: vg.Points(4)}
	for i, c := range plot.Align(panels, tiles, draw.New(canvas))[0] {
		panels[0][i].Draw(c)
	}
	var file bytes.Buffer
	if _, err := canvas.WriteTo(&file); err != nil {
		return "", err
	}
	return strings.ReplaceAll(file.String(), typeface, likeIt), nil
}
