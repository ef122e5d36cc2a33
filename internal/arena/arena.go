// Package arena sets opponents against each other: every two of them on every scenario, in pairs of games that
// share their dice and change sides, so that neither the dice nor the better cause decide who is the better. It
// tells how they scored, with intervals, and what their play was like.
//
// Play plays, or goes on with, what Options ask for, by package batch; Arena.Report sums up and WriteGames gives a
// row of each game. character.go measures play. Start reading at Play.
package arena

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"

	"parallel38/game"
	"parallel38/game/force"
	"parallel38/internal/batch"
	"parallel38/internal/batch/archive"
	"parallel38/internal/match"
	"parallel38/internal/stats"
)

// Options are what to play.
type Options struct {
	AIs       []string // two or more; or one, which plays itself, to be measured
	Scenarios []string
	Games     int // of every two AIs on every scenario; even, so that sides can change
	Seed      uint64
	Turns     int         // days after which to stop a game; 0 plays to the end
	SPRT      *stats.SPRT // of the first AI against the second: stop as soon as it has a verdict
	Metrics   bool        // measure how they play, too

	Hire  func(name string) (match.Player, error)
	Audit func(w *game.World) []string
	Jobs  int // games at a time

	Dir     string // keep every game here, a batch's folder for each scenario and two opponents; "" keeps none
	Resume  bool   // go on with what Dir has
	Program string // version, for the manifests
}

// block is how many pairs of each scenario a sequential test plays before it looks again. It does not depend on the
// number of workers, and so neither does the verdict.
const block = 8

// Arena is games that have been played.
type Arena struct {
	Options
	bouts []*bout
	round int // pairs of each bout that were asked for, less than Games/2 if a test stopped early
}

// bout is two opponents on one scenario: a leg with the first as the North and one with the sides changed. Who
// plays himself has one leg only.
type bout struct {
	scenario string
	ais      [2]string
	legs     []*leg
}

// leg is the games of a bout with the same sides.
type leg struct {
	plan  *batch.Plan
	store *archive.Store // nil if nothing is kept
	games []*record      // by run, from 1; nil if not played
}

// record is what the arena remembers of a game.
type record struct {
	row   *batch.Row
	notes []int64 // its character, see character.go
}

// Unmeasured is the error of a folder whose games were played without being measured.
type Unmeasured struct{ Dir string }

func (e *Unmeasured) Error() string {
	return e.Dir + " holds games that were not measured: --metrics wants a folder of its own"
}

// New opens the arena: it makes the plans and reads what there is in the folder. The error is one of package
// scenario's or archive's, or an *Unmeasured.
func New(o Options) (*Arena, error) {
	a := &Arena{Options: o}
	for _, scenario := range o.Scenarios {
		for i, first := range o.AIs {
			for _, second := range o.AIs[i+1:] {
				a.bouts = append(a.bouts, &bout{scenario: scenario, ais: [2]string{first, second}})
			}
		}
		if len(o.AIs) == 1 {
			a.bouts = append(a.bouts, &bout{scenario: scenario, ais: [2]string{o.AIs[0], o.AIs[0]}})
		}
	}
	for _, b := range a.bouts {
		if err := a.open(b); err != nil {
			a.Close()
			return nil, err
		}
	}
	return a, nil
}

// open makes the legs of a bout.
func (a *Arena) open(b *bout) error {
	sides, runs := [][2]string{b.ais, {b.ais[1], b.ais[0]}}, a.Games/2
	if b.ais[0] == b.ais[1] {
		sides, runs = sides[:1], a.Games
	}
	for _, s := range sides {
		plan, err := batch.New(batch.Options{Scenario: b.scenario, North: s[0], South: s[1], Seed: a.Seed, Runs: runs, Turns: a.Turns})
		if err != nil {
			return err
		}
		l := &leg{plan: plan, games: make([]*record, runs+1)}
		b.legs = append(b.legs, l)
		if a.Dir == "" {
			continue
		}
		dir := filepath.Join(a.Dir, b.scenario, s[0]+"-"+s[1])
		if l.store, err = archive.Create(dir, plan, archive.Describe(plan, a.Program), a.Resume); err != nil {
			return err
		}
		err = l.store.Each(func(r *batch.Result) error {
			if a.Metrics && r.Notes == nil && !r.Row.Status.Failed() {
				return &Unmeasured{dir}
			}
			l.games[r.Row.Run] = &record{&r.Row, r.Notes}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// Close lets go of the folder.
func (a *Arena) Close() {
	for _, b := range a.bouts {
		for _, l := range b.legs {
			if l.store != nil {
				l.store.Close()
			}
		}
	}
}

// Todo is how many games are still to be played, if no test stops early, and Asked how many there are.
func (a *Arena) Todo() (todo, asked int) {
	for _, b := range a.bouts {
		for _, l := range b.legs {
			asked += l.plan.Runs
			todo += len(l.missing(1, l.plan.Runs))
		}
	}
	return todo, asked
}

// missing lists the runs of a range that have not been played.
func (l *leg) missing(first, last int) (runs []int) {
	for run := first; run <= last; run++ {
		if l.games[run] == nil {
			runs = append(runs, run)
		}
	}
	return runs
}

// Play plays what is missing, and calls done after each game. The error is the context's if that ends first; what
// has been played until then is kept.
func (a *Arena) Play(ctx context.Context, done func()) error {
	step := a.Games // the only round, runs of those who play themselves included
	if a.SPRT != nil {
		step = block
	}
	for first := 1; first <= a.Games; first += step {
		a.round = min(first+step-1, a.Games)
		for _, b := range a.bouts {
			for _, l := range b.legs {
				if err := a.play(ctx, l, l.missing(first, min(a.round, l.plan.Runs)), done); err != nil {
					return err
				}
			}
		}
		if a.SPRT != nil {
			if _, verdict := a.SPRT.Judge(pairsOf(a.bouts, a.round)); verdict != stats.Open {
				break
			}
		}
	}
	for _, b := range a.bouts {
		for _, l := range b.legs {
			if l.store == nil {
				continue
			}
			if err := l.store.Finish(); err != nil {
				return err
			}
		}
	}
	return nil
}

// play plays some runs of a leg.
func (a *Arena) play(ctx context.Context, l *leg, runs []int, done func()) error {
	r := &batch.Runner{Plan: *l.plan, Hire: a.Hire, Audit: a.Audit}
	var (
		watching sync.Mutex
		watches  = map[int]*watch{}
	)
	if a.Metrics {
		r.Observe = func(run int, m *match.Match) {
			watching.Lock()
			w := watches[run]
			if w == nil {
				w = newWatch(m)
				watches[run] = w
			}
			watching.Unlock()
			w.evening(m)
		}
	}
	return r.Play(ctx, runs, a.Jobs, func(result *batch.Result) error {
		defer done()
		watching.Lock()
		if w := watches[result.Row.Run]; w != nil && !result.Row.Status.Failed() {
			result.Notes = w.notes()
		}
		delete(watches, result.Row.Run)
		watching.Unlock()
		l.games[result.Row.Run] = &record{&result.Row, result.Notes}
		if l.store != nil {
			return l.store.Add(result)
		}
		return nil
	})
}

// pair is a bout's two games with the same dice, in which the first AI played the North and the South.
type pair struct{ north, south *batch.Row }

// pairs lists a bout's pairs of games up to a run, without those in which one is missing or failed.
func (b *bout) pairs(last int) (all []pair) {
	if len(b.legs) < 2 {
		return nil
	}
	for run := 1; run <= min(last, b.legs[0].plan.Runs); run++ {
		north, south := b.legs[0].games[run], b.legs[1].games[run]
		if north != nil && south != nil && !north.row.Status.Failed() && !south.row.Status.Failed() {
			all = append(all, pair{north.row, south.row})
		}
	}
	return all
}

// won is a side's score of a game: 1, ½ or 0. A game that was stopped goes to who is ahead of par.
func won(r *batch.Row, side force.Side) float64 {
	winner, _ := force.ParseSide(r.Winner)
	if r.Winner == "" {
		switch {
		case r.Score > 0:
			winner = force.North
		case r.Score < 0:
			winner = force.South
		}
	}
	switch winner {
	case force.NoSide:
		return 0.5
	case side:
		return 1
	}
	return 0
}

// score is the first AI's score of a pair, 0 … 1.
func (p pair) score() float64 { return (won(p.north, force.North) + won(p.south, force.South)) / 2 }

// pairsOf lists the scores of the pairs of some bouts, pair by pair.
func pairsOf(bouts []*bout, last int) (scores []float64) {
	for _, b := range bouts {
		for _, p := range b.pairs(last) {
			scores = append(scores, p.score())
		}
	}
	return scores
}

// name is a bout as a person says it.
func (b *bout) name() string { return fmt.Sprintf("%s: %s against %s", b.scenario, b.ais[0], b.ais[1]) }
