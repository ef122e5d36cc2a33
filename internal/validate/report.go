package validate

import (
	"fmt"
	"math"
	"strings"

	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/internal/record"
	"parallel38/internal/replay"
	"parallel38/internal/stats"
)

// Confidences of intervals: over events, which are few, and over runs.
const (
	eventLevel = 0.90
	runLevel   = 0.95
)

// Report is how a sample compares with the record.
type Report struct {
	Program    string    `json:"program"`
	Scenario   string    `json:"scenario"`
	Hash       string    `json:"scenario_hash"`
	Policy     string    `json:"policy"`
	Players    [2]string `json:"players"`
	Noise      string    `json:"noise"`
	Set        []string  `json:"set"`
	Seed       uint64    `json:"seed"`
	Runs       int       `json:"runs"`
	Failed     []string  `json:"failed"`
	Days       int       `json:"days"`
	Dates      []Date    `json:"dates"`
	KeyDates   Means     `json:"key_dates"` // CRPS in days
	KeyInside  int       `json:"key_dates_inside"`
	Held       []Hold    `json:"held"`
	Fronts     []Front   `json:"fronts"`
	AllFronts  Means     `json:"fronts_mean"` // km
	Amounts    []Quantum `json:"amounts"`
	LossRMS    float64   `json:"losses_rms_ln"`
	Fights     []Fights  `json:"engagements"`
	Goals      []Verdict `json:"goals"`
	Arms       []Arm     `json:"variants"`
	sample     *Sample
	monthsWide []Quantum
}

// Means are mean scores over events, with the interval over them, beside those of the references.
type Means struct {
	N           int            `json:"n"`
	Mean        float64        `json:"mean"`
	Over        stats.Interval `json:"interval_90"`
	Climatology float64        `json:"climatology"`
	Persistence float64        `json:"persistence"`
	Script      float64        `json:"script"`
}

// Date is when something happened, in the record and in the runs. Simulated dates are "" for never.
type Date struct {
	Event       string         `json:"event"`
	Key         bool           `json:"key"`
	Recorded    string         `json:"recorded"`
	Earliest    string         `json:"earliest"`
	Latest      string         `json:"latest"`
	Confidence  string         `json:"confidence"`
	Source      string         `json:"source"`
	Share       float64        `json:"share"` // of runs in which it happened at all
	ShareOver   stats.Interval `json:"share_95"`
	Low         string         `json:"p10"`
	Median      string         `json:"median"`
	High        string         `json:"p90"`
	Inside      bool           `json:"inside"` // anything that sources allow lies in the middle 80 %
	Error       float64        `json:"median_error_days"`
	CRPS        float64        `json:"crps_days"`
	Climatology float64        `json:"crps_climatology"`
	Persistence float64        `json:"crps_persistence"`
	Script      float64        `json:"crps_script"`
	of          int            // of Scope.Events
}

// Hold is a place that a side holds on an evening.
type Hold struct {
	Place string         `json:"place"`
	Until string         `json:"until"`
	Share float64        `json:"share"`
	Over  stats.Interval `json:"share_95"`
}

// Front is a line of the record beside the runs. Errors are of the median run, in km a column, over the columns in
// which anybody has a front.
type Front struct {
	Name        string         `json:"name"`
	Date        string         `json:"date"`
	TraceError  float64        `json:"trace_error_km"`
	Confidence  string         `json:"confidence"`
	Columns     int            `json:"columns"`
	Error       float64        `json:"error_km"`
	Over        stats.Interval `json:"error_90"` // over columns
	Bias        float64        `json:"bias_km"`  // positive: the North is further
	Covered     float64        `json:"covered"`
	Climatology float64        `json:"error_climatology"`
	Persistence float64        `json:"error_persistence"`
	of          int            // of Scope.Lines
	columns     []int
}

// Quantum is a strength or a loss.
type Quantum struct {
	Measure    string  `json:"measure"`
	Side       string  `json:"side"`
	From       string  `json:"from,omitempty"`
	To         string  `json:"to"`
	Recorded   int     `json:"recorded"`
	From10     int     `json:"recorded_low"`
	To90       int     `json:"recorded_high"`
	Confidence string  `json:"confidence"`
	Source     string  `json:"source"`
	Note       string  `json:"note"`
	Low        float64 `json:"p10"`
	Median     float64 `json:"median"`
	High       float64 `json:"p90"`
	Factor     float64 `json:"factor"` // median over the usual figure
	Out        float64 `json:"out"`    // ln of the factor: of the South to the usual figure, of the North to the nearer end of what sources allow, 0 inside
	of         int
}

// Verdict is a goal met or missed.
type Verdict struct {
	Text  string `json:"goal"`
	Found string `json:"found"`
	Met   bool   `json:"met"`
}

// Judge holds a sample to the record.
func Judge(s *Sample, r *record.Record, program, policy string) *Report {
	p := s.Plan
	rep := &Report{
		Program: program, Scenario: p.Setup.ID, Hash: fmt.Sprintf("%016x", replay.Fingerprint(p.Setup)), Policy: policy, Players: [2]string(p.Players[1:]),
		Noise: p.Setup.Noise.String(), Set: append([]string{}, p.Setup.Changes...), Seed: p.Seed, Runs: len(s.Runs), Failed: append([]string{}, s.Failed...), Days: p.Days(), sample: s,
		Dates: []Date{}, Held: []Hold{}, Fronts: []Front{}, Amounts: []Quantum{}, Goals: []Verdict{}, Arms: []Arm{},
	}
	rep.dates()
	rep.fronts(r.Lines)
	rep.amounts()
	rep.Fights = Engagements(r.Engagements, &p.Setup.Rules)
	for i := range r.Goals {
		if g := &r.Goals[i]; g.Scenario == p.Setup.ID {
			rep.judge(g)
		}
	}
	return rep
}

// day is a date of the war, "" for never.
func (s *Scope) day(d float64) string {
	if math.IsInf(d, 1) {
		return ""
	}
	return (s.Plan.Setup.Start + calendar.Day(d)).String()
}

// name is what an event is called.
func name(e *record.Event) string {
	if e.Kind == record.TanksOver {
		return "tanks over the Han"
	}
	return e.Place
}

// dates scores the events. A run in which one never happens counts as the day after the last.
func (rep *Report) dates() {
	s := rep.sample
	horizon := float64(rep.Days)
	var every []float64
	for d := range rep.Days {
		every = append(every, float64(d))
	}
	var key [4][]float64
	for i := range s.Events {
		e := &s.Events[i]
		days := s.column(func(o *Observation) float64 { return o.Days[i] })
		happened := 0
		for _, d := range days {
			if d < stats.Never {
				happened++
			}
		}
		share, over := float64(happened)/float64(len(days)), stats.Wilson(happened, len(days), runLevel)
		if e.Kind == record.Held {
			rep.Held = append(rep.Held, Hold{e.Place, e.Date.String(), 1 - share, stats.Interval{Low: 1 - over.High, High: 1 - over.Low}})
			continue
		}
		start := s.Plan.Setup.Start
		y, first, last := float64(e.Date-start), float64(e.Earliest-start), float64(e.Latest-start)
		var script []float64
		for d := first; d <= last; d++ {
			script = append(script, d)
		}
		spread := stats.SpreadOf(days)
		d := Date{
			Event: name(e), Key: e.Key, Recorded: e.Date.String(), Earliest: e.Earliest.String(), Latest: e.Latest.String(), Confidence: string(e.Confidence), Source: e.Source,
			Share: share, ShareOver: over, Low: s.day(spread.Low), Median: s.day(spread.Median), High: s.day(spread.High),
			Inside: spread.Low <= last && first <= spread.High, Error: math.Min(spread.Median, horizon) - y,
			CRPS: stats.CRPS(capped(days, horizon), y), Climatology: stats.CRPS(every, y), Persistence: horizon - y, Script: stats.CRPS(script, y), of: i,
		}
		rep.Dates = append(rep.Dates, d)
		if d.Key {
			for k, x := range [4]float64{d.CRPS, d.Climatology, d.Persistence, d.Script} {
				key[k] = append(key[k], x)
			}
			if d.Inside {
				rep.KeyInside++
			}
		}
	}
	rep.KeyDates = meansOf(key)
}

// meansOf averages scores: ours, climatology's, persistence's, the script's. Of nothing it is zero.
func meansOf(scores [4][]float64) (m Means) {
	if m.N = len(scores[0]); m.N == 0 {
		return m
	}
	m.Mean, m.Over = stats.MeanOf(scores[0], eventLevel)
	for k, to := range []*float64{&m.Climatology, &m.Persistence, &m.Script} {
		for _, x := range scores[k+1] {
			*to += x / float64(m.N)
		}
	}
	return m
}

// fronts scores the lines. Climatology is the mean of the record's other lines of the year; persistence is the line
// of the first morning; the script is the record and has no error.
func (rep *Report) fronts(every []record.Line) {
	s := rep.sample
	first := s.First()
	var all [4][]float64
	for i := range s.Lines {
		l := &s.Lines[i]
		bands, record := s.bands(func(o *Observation) []float64 { return o.Reach[i] }), s.Recorded(l)
		climate := s.meanBut(every, l.Name)
		f := Front{Name: l.Name, Date: l.Date.String(), TraceError: l.Error, Confidence: string(l.Confidence), of: i}
		var ours []stats.Spread
		var theirs, errors []float64
		for col, hexes := range s.land {
			full := float64(len(hexes)) * 10
			edge := record[col] == 0 || record[col] == full
			if len(hexes) == 0 || edge && bands[col].Low == record[col] && bands[col].High == record[col] {
				continue // one side holds all of it, in the record and in the runs
			}
			f.columns = append(f.columns, col)
			ours, theirs = append(ours, bands[col]), append(theirs, record[col])
			errors = append(errors, math.Abs(bands[col].Median-record[col]))
			f.Climatology += math.Abs(climate[col] - record[col])
			f.Persistence += math.Abs(first[col] - record[col])
		}
		if f.Columns = len(ours); f.Columns == 0 {
			continue
		}
		n := float64(f.Columns)
		f.Climatology, f.Persistence = f.Climatology/n, f.Persistence/n
		score := stats.ScoreLine(ours, theirs)
		f.Error, f.Bias, f.Covered = score.Error, score.Bias, score.Covered
		_, f.Over = stats.MeanOf(errors, eventLevel)
		rep.Fronts = append(rep.Fronts, f)
		for k, x := range [4]float64{f.Error, f.Climatology, f.Persistence, 0} {
			all[k] = append(all[k], x)
		}
	}
	rep.AllFronts = meansOf(all)
}

// meanBut is the mean reach of all fronts but one.
func (s *Scope) meanBut(lines []record.Line, name string) []float64 {
	mean, n := make([]float64, len(s.land)), 0.0
	for i := range lines {
		if l := &lines[i]; l.Kind == record.Front && l.Name != name {
			n++
			for col, km := range s.Recorded(l) {
				mean[col] += km
			}
		}
	}
	for col := range mean {
		mean[col] /= n
	}
	return mean
}

// month is the least days of a period whose losses a goal asks for.
const month = 28

// amounts scores strengths and losses.
func (rep *Report) amounts() {
	s := rep.sample
	n := 0
	for i := range s.Amounts {
		a := &s.Amounts[i]
		spread := stats.SpreadOf(s.column(func(o *Observation) float64 { return o.Amounts[i] }))
		q := Quantum{
			Measure: string(a.Measure), Side: a.Side.String(), To: a.To.String(), Recorded: a.Value, From10: a.Low, To90: a.High, Confidence: string(a.Confidence),
			Source: a.Source, Note: a.Note, Low: spread.Low, Median: spread.Median, High: spread.High, Factor: spread.Median / float64(a.Value),
			of: i,
		}
		low, high := float64(a.Low), float64(a.High)
		if a.Side == force.South {
			low, high = float64(a.Value), float64(a.Value) // a side's own figure; the enemy's lies between his own and claims
		}
		q.Out = outside(max(1, spread.Median), low, high)
		if a.From != 0 {
			q.From = a.From.String()
			rep.LossRMS += q.Out * q.Out
			n++
			if a.To-a.From >= month {
				rep.monthsWide = append(rep.monthsWide, q)
			}
		}
		rep.Amounts = append(rep.Amounts, q)
	}
	rep.LossRMS = math.Sqrt(rep.LossRMS / float64(max(1, n)))
}

// judge adds the verdict on a goal. A goal about something that the plan does not come to is left out.
func (rep *Report) judge(g *record.Goal) {
	number := func(x float64, format string) {
		rep.Goals = append(rep.Goals, Verdict{g.Text, fmt.Sprintf(format, x), g.Least <= x && x <= g.Most})
	}
	s := rep.sample
	switch g.Kind {
	case record.DateShare, record.DateMedian:
		for _, d := range rep.Dates {
			if e := &s.Events[d.of]; e.Kind == record.Taken && e.Place != g.Of || e.Kind != record.Taken && string(e.Kind) != g.Of {
				continue
			}
			from, to := float64(g.From-s.Plan.Setup.Start), float64(g.To-s.Plan.Setup.Start)
			days := s.column(func(o *Observation) float64 { return o.Days[d.of] })
			if g.Kind == record.DateMedian {
				median := stats.SpreadOf(days).Median
				found := "never"
				if d.Median != "" {
					found = d.Median
				}
				rep.Goals = append(rep.Goals, Verdict{g.Text, found, from <= median && median <= to})
				continue
			}
			n := 0.0
			for _, x := range days {
				if from <= x && x <= to {
					n++
				}
			}
			number(n/float64(len(days)), "%.2f of the runs")
		}
	case record.KeyDates:
		number(float64(rep.KeyInside), "%.0f of "+fmt.Sprint(rep.KeyDates.N))
	case record.KeyCRPS:
		number(rep.KeyDates.Mean, "%.1f days")
	case record.HeldShare:
		n := 0.0
		for _, o := range s.Runs {
			if s.held(o, strings.Fields(g.Of)) {
				n++
			}
		}
		number(n/float64(len(s.Runs)), "%.2f of the runs")
	case record.FrontError, record.FrontCover:
		for _, f := range rep.Fronts {
			switch {
			case f.Date != g.To.String():
			case g.Kind == record.FrontError:
				number(f.Error, "%.0f km")
			default:
				number(f.Covered, "%.2f of the columns")
			}
		}
	case record.AmountGoal:
		for _, q := range rep.Amounts {
			if q.Measure == g.Of && q.To == g.To.String() {
				number(q.Median, "%.0f")
			}
		}
	case record.LossFactor:
		worst, of := 0.0, ""
		for _, q := range rep.monthsWide {
			if math.Abs(q.Out) >= math.Abs(worst) {
				worst, of = q.Out, fmt.Sprintf(" (%s, %s to %s)", q.Side, q.From, q.To)
			}
		}
		if of != "" {
			factor := math.Exp(worst)
			rep.Goals = append(rep.Goals, Verdict{g.Text, fmt.Sprintf("× %.2f%s", factor, of), math.Exp(math.Abs(worst)) <= g.Most})
		}
	case record.EngagementSkill:
		number(rep.Fights[0].Skill, "%.2f")
	case record.EngagementLoss:
		number(rep.Fights[0].Losses.RMS, "%.2f")
	}
}

// held tells whether a run holds all places to the end.
func (s *Sample) held(o *Observation, places []string) bool {
	for i := range s.Events {
		for _, place := range places {
			if s.Events[i].Kind == record.Held && s.Events[i].Place == place && o.Days[i] < stats.Never {
				return false
			}
		}
	}
	return true
}

// Missed counts the goals that were missed.
func (rep *Report) Missed() int { return missed(rep.Goals) }

func missed(goals []Verdict) int {
	n := 0
	for _, g := range goals {
		if !g.Met {
			n++
		}
	}
	return n
}
