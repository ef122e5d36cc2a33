// Package validate holds many simulated wars of a scenario against what happened. It plays a plan, observes in
// every run what package record tells of, scores it beside three forecasts that need no simulation, and writes a
// report as text, JSON and a page with plots. It changes no number of the rules.
//
// Play gives a Sample, Judge makes a Report of it; fights.go puts engagements to the rules' own kernel, compare.go
// sets variants against the base run by run. Start reading at Play.
package validate

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"

	"parallel38/game"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/batch"
	"parallel38/internal/geo"
	"parallel38/internal/match"
	"parallel38/internal/record"
	"parallel38/internal/stats"
)

// Scope is what of the record a scenario can be held to: what lies within its days and is still to come on its
// first morning.
type Scope struct {
	Plan    *batch.Plan
	Events  []record.Event
	Lines   []record.Line
	Amounts []record.Amount

	river     *record.Line
	land      [][]hex.Index // by column: the mainland of Korea, from the north
	places    []hex.Index   // by event
	strengths map[record.Measure]int32
}

// Observation is what one run shows.
type Observation struct {
	Run     int
	Days    []float64   // by Scope.Events: days since the war's first, or stats.Never; of what is to be held, since when it is lost
	Reach   [][]float64 // by Scope.Lines and column: km of the column that the North holds
	Amounts []float64   // by Scope.Amounts
	End     []float64   // Reach on the last evening
	Score   float64     // points against par, positive for the North
	Losses  [force.Sides]float64
}

// Sample is the runs of a plan that did not fail, by their number.
type Sample struct {
	*Scope
	Runs   []*Observation
	Failed []string // why, a line a run
}

// ScopeOf finds what of a record a plan can be held to.
func ScopeOf(p *batch.Plan, r *record.Record) *Scope {
	s := &Scope{Plan: p, land: mainland(p), strengths: map[record.Measure]int32{}}
	last := p.Setup.Start + calendar.Day(p.Days()-1)
	within := func(d calendar.Day) bool { return d >= p.Setup.Start && d <= last }
	for i := range r.Lines {
		switch l := r.Lines[i]; {
		case l.Kind == record.River:
			s.river = &r.Lines[i]
		case within(l.Date):
			s.Lines = append(s.Lines, l)
		}
	}
	told := map[string]bool{}
	for _, e := range r.Events {
		id, ok := p.Map.Find(e.Place)
		if !ok || !within(e.Date) {
			continue
		}
		h := p.Map.Places[id].Hex
		holder := e.Side
		if e.Kind == record.Taken {
			holder = e.Side.Enemy()
		}
		if e.Kind != record.TanksOver {
			if told[e.Place] || p.Setup.Control[h] != holder {
				continue // dated before, or not to come
			}
			told[e.Place] = true
		}
		s.Events, s.places = append(s.Events, e), append(s.places, h)
	}
	for _, a := range r.Amounts {
		if within(a.To) && (a.From == 0 || a.From >= p.Setup.Start) {
			s.Amounts = append(s.Amounts, a)
		}
	}
	w := game.New(p.Map, p.Setup, p.Seed)
	for _, m := range []record.Measure{record.ROK6thShare, record.ROK8thShare} {
		s.strengths[m] = menOf(&w.Board, force.South, prefixes[m])
	}
	return s
}

// mainland lists the hexes of Korea that can be walked to from Seoul, column by column.
func mainland(p *batch.Plan) [][]hex.Index {
	a := p.Map
	columns := make([][]hex.Index, a.W)
	id, ok := a.Find("Seoul")
	if !ok {
		return columns
	}
	seen := make([]bool, a.Len())
	next := []hex.Index{a.Places[id].Hex}
	seen[next[0]] = true
	for len(next) > 0 {
		h := next[0]
		next = next[1:]
		col, _ := a.ColRow(h)
		columns[col] = append(columns[col], h)
		for d, n := range a.Near[h] {
			if n != hex.None && !seen[n] && p.Setup.Control[n] != force.NoSide && !a.Edge(h, hex.Dir(d)).Strait {
				seen[n] = true
				next = append(next, n)
			}
		}
	}
	for _, c := range columns {
		slices.Sort(c)
	}
	return columns
}

// reach is how many kilometres of each column the North holds.
func (s *Scope) reach(north func(h hex.Index) bool) []float64 {
	km := make([]float64, len(s.land))
	for col, hexes := range s.land {
		for _, h := range hexes {
			if north(h) {
				km[col] += geo.HexHeight
			}
		}
	}
	return km
}

// Recorded is the reach of a line of the record.
func (s *Scope) Recorded(l *record.Line) []float64 {
	return s.reach(func(h hex.Index) bool { return l.North(geo.Centre(h)) })
}

// First is the reach on the first morning.
func (s *Scope) First() []float64 {
	return s.reach(func(h hex.Index) bool { return s.Plan.Setup.Control[h] == force.North })
}

// prefixes are the codes of the units that measures of a part of an army count.
var prefixes = map[record.Measure]string{
	record.Men: "", record.ROKMen: "rok-", record.USMen: "us-", record.ROK6thShare: "rok-6d-", record.ROK8thShare: "rok-8d-",
}

// menOf counts the men of a side's units on the map whose code has a prefix.
func menOf(b *game.Board, side force.Side, prefix string) (men int32) {
	for _, id := range b.Force.Combat {
		if b.Force.Side(id) == side && b.Force.Present(id) && strings.HasPrefix(b.Force.Identity[id].Code, prefix) {
			men += b.Force.Strength[id].Men
		}
	}
	return men
}

// amount measures a board. Losses are those since the war began.
func (s *Scope) amount(b *game.Board, m record.Measure, side force.Side) float64 {
	switch m {
	case record.T34:
		tanks := 0
		for _, id := range b.Force.Combat {
			if b.Force.Side(id) == side && b.Force.Present(id) {
				tanks += int(b.Force.Strength[id].Weapons[fight.T34])
			}
		}
		return float64(tanks)
	case record.KPAMen:
		return float64(menOf(b, side, "kpa-") - menOf(b, side, "kpa-bc"))
	case record.Losses:
		return float64(lost(&b.Tally[side]))
	case record.Gone:
		gone := lost(&b.Tally[side])
		for _, id := range b.Force.Combat {
			if b.Force.Side(id) == side && b.Force.Present(id) {
				gone += b.Force.Strength[id].Stragglers
			}
		}
		return float64(gone)
	case record.ROK6thShare, record.ROK8thShare:
		return 100 * float64(menOf(b, side, prefixes[m])) / float64(max(1, s.strengths[m]))
	case record.ROKSouthOfHan:
		men := int32(0)
		for _, id := range b.Force.Combat {
			code := b.Force.Identity[id].Code
			if b.Force.Present(id) && b.Force.Identity[id].Nation == force.ROK && !s.river.North(geo.Centre(b.Force.Place[id].Hex)) &&
				!strings.HasPrefix(code, prefixes[record.ROK6thShare]) && !strings.HasPrefix(code, prefixes[record.ROK8thShare]) {
				men += b.Force.Strength[id].Men
			}
		}
		return float64(men)
	}
	return float64(menOf(b, side, prefixes[m]))
}

// lost counts whom a side lost in battle.
func lost(t *game.Tally) int32 { return t.Killed + t.Wounded + t.Missing + t.Prisoners }

// watch is a run while it is played.
type watch struct {
	Observation
	seen   calendar.Day // evenings
	before []float64    // by Scope.Amounts: losses on the eve of From
	now    []float64    // by Scope.Amounts: on the last evening seen
}

// watch is that of a run which has not begun.
func (s *Scope) watch(run int) *watch {
	w := &watch{Observation: Observation{Run: run, Reach: make([][]float64, len(s.Lines))}, before: make([]float64, len(s.Amounts)), now: make([]float64, len(s.Amounts))}
	for range s.Events {
		w.Days = append(w.Days, stats.Never)
	}
	return w
}

// mean is kilometres a column, over the columns that have land.
func (s *Scope) mean(reach []float64) float64 {
	sum, columns := 0.0, 0.0
	for col, km := range reach {
		if len(s.land[col]) > 0 {
			sum += km
			columns++
		}
	}
	return sum / columns
}

// see brings a watch up to date. What the next dawn brings is in it, as in a row of package batch.
func (s *Scope) see(w *watch, b *game.Board) {
	today := s.Plan.Setup.Start + w.seen
	w.seen++
	w.End = s.reach(func(h hex.Index) bool { return b.Control[h] == force.North })
	for i := range s.Lines {
		if today <= s.Lines[i].Date { // the last evening stands for those that a war did not live to see
			w.Reach[i] = w.End
		}
	}
	for i := range s.Amounts {
		a := &s.Amounts[i]
		if today < a.From {
			w.before[i] = s.amount(b, a.Measure, a.Side)
		}
		if today <= a.To {
			w.now[i] = s.amount(b, a.Measure, a.Side)
		}
	}
	for i := range s.Events {
		e, h := &s.Events[i], s.places[i]
		if e.Kind == record.Held && today <= e.Date && b.Control[h] == e.Side {
			w.Days[i] = stats.Never // whatever was before
		}
		if w.Days[i] < stats.Never {
			continue
		}
		if e.Kind == record.TanksOver && s.tanksOver(b, e.Side, h) || e.Kind == record.Taken && b.Control[h] == e.Side ||
			e.Kind == record.Held && today <= e.Date && b.Control[h] != e.Side {
			w.Days[i] = float64(today - s.Plan.Setup.Start)
		}
	}
	for side := force.North; side < force.Sides; side++ {
		w.Losses[side] = float64(lost(&b.Tally[side]))
	}
	w.Score = float64(b.Result()) / 10
}

// tanksOver tells whether tanks of the North stand south of the Han, or tanks of the South north of it, near a place.
func (s *Scope) tanksOver(b *game.Board, side force.Side, near hex.Index) bool {
	for _, id := range b.Force.Combat {
		if b.Force.Side(id) == side && b.Force.Present(id) && b.Force.Identity[id].Arm == force.Armour &&
			b.Map.Distance(near, b.Force.Place[id].Hex) <= 5 && s.river.North(geo.Centre(b.Force.Place[id].Hex)) == (side == force.South) {
			return true
		}
	}
	return false
}

// Play plays a plan's runs and observes them. Told hears of every run that is over.
func Play(ctx context.Context, runner batch.Runner, s *Scope, workers int, told func()) (*Sample, error) {
	var (
		guard   sync.Mutex
		watches = map[int]*watch{}
		sample  = &Sample{Scope: s}
	)
	of := func(run int) *watch {
		guard.Lock()
		defer guard.Unlock()
		w := watches[run]
		if w == nil {
			w = s.watch(run)
			watches[run] = w
		}
		return w
	}
	runner.Observe = func(run int, m *match.Match) { s.see(of(run), &m.World().Board) }
	err := runner.Play(ctx, s.Plan.ShardRuns(batch.Shard{}), workers, func(r *batch.Result) error {
		w := of(r.Row.Run)
		guard.Lock()
		delete(watches, r.Row.Run)
		guard.Unlock()
		told()
		if r.Row.Status.Failed() {
			sample.Failed = append(sample.Failed, fmt.Sprintf("run %d, %s: %s", r.Row.Run, r.Row.Status, r.Row.Error))
			return nil
		}
		for i := range w.now {
			w.now[i] -= w.before[i]
		}
		w.Amounts = w.now
		sample.Runs = append(sample.Runs, &w.Observation)
		return nil
	})
	slices.SortFunc(sample.Runs, func(a, b *Observation) int { return cmp.Compare(a.Run, b.Run) })
	return sample, err
}

// column gathers one number of every run.
func (s *Sample) column(of func(o *Observation) float64) []float64 {
	x := make([]float64, len(s.Runs))
	for i, o := range s.Runs {
		x[i] = of(o)
	}
	return x
}

// bands are the spreads of a line's columns over the runs.
func (s *Sample) bands(of func(o *Observation) []float64) []stats.Spread {
	b := make([]stats.Spread, len(s.land))
	for col := range b {
		b[col] = stats.SpreadOf(s.column(func(o *Observation) float64 { return of(o)[col] }))
	}
	return b
}

// capped is days with horizon for never, so that they can be averaged.
func capped(days []float64, horizon float64) []float64 {
	x := slices.Clone(days)
	for i := range x {
		x[i] = math.Min(x[i], horizon)
	}
	return x
}
