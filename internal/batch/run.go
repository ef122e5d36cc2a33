package batch

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/internal/match"
)

// Runner plays the runs of a plan.
type Runner struct {
	Plan
	Hire    func(name string) (match.Player, error) // makes an opponent, one a side and run
	Audit   func(w *game.World) []string            // looks after every day for what must never be; nil looks for nothing
	Observe func(run int, m *match.Match)           // sees every evening of every run, of one run in order; nil for nobody
	Replays bool                                    // keep the wars of all runs, not only of those that fail
}

// Result is what came of a run.
type Result struct {
	Row     Row
	Daily   []int32 // by day, side and metric; in the order of metrics
	Seconds float64 // how long it took: the one thing that differs from machine to machine
	Notes   []int64 `json:",omitempty"` // what whoever observes the runs wants kept with each

	// The war of a run that failed, up to the last order that was carried out, or of any run if the Runner
	// keeps replays. It is nil if the war cannot be repeated.
	Replay *match.Match `json:"-"`
	Trace  string       `json:"-"` // the stack of a panic
}

// Run plays one run. What goes wrong in it is in the Result; the error is the context's when that ends
// first, or that of Hire.
func (r *Runner) Run(ctx context.Context, run int) (*Result, error) {
	began := time.Now()
	seats, err := r.seats()
	if err != nil {
		return nil, err
	}
	t := &telling{Runner: r, dated: r.Dated(), checkpoints: r.Checkpoints()}
	t.result.Row = Row{Run: run, Seed: r.SeedOf(run), Result: Unfinished, Fell: make([]calendar.Day, len(t.dated))}
	err = t.play(ctx, seats)
	if err != nil && err == ctx.Err() {
		return nil, err
	}
	t.judge(err)
	t.result.Seconds = time.Since(began).Seconds()
	return &t.result, nil
}

// seats hires both sides' opponents.
func (r *Runner) seats() (seats match.Seats, err error) {
	for side := force.North; side < force.Sides; side++ {
		seats[side].Name = r.Players[side]
		if seats[side].Player, err = r.Hire(r.Players[side]); err != nil {
			return seats, err
		}
	}
	return seats, nil
}

// telling is a run while it is played.
type telling struct {
	*Runner
	result      Result
	match       *match.Match
	dated       []atlas.PlaceID
	checkpoints []int
	control     []force.Side // as it was last measured
	moved       int          // the last day on which a hex changed hands
	read        int          // entries of the match's log whose orders are counted
}

// caught is a panic.
type caught struct {
	value any
	trace string
}

func (c *caught) Error() string { return fmt.Sprint(c.value) }

// broken is what an audit found.
type broken []string

func (b broken) Error() string { return strings.Join(b, "; ") }

// play plays the war and measures it day by day. The error says why it stopped before its end.
func (t *telling) play(ctx context.Context, seats match.Seats) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &caught{v, string(debug.Stack())}
		}
	}()
	t.match = match.New(t.Map, t.Setup, t.result.Row.Seed, seats)
	t.control = slices.Clone(t.Setup.Control)
	for t.measure(); !t.match.Over() && t.match.Played() < t.Days(); t.measure() {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := t.match.Day(); err != nil {
			return err
		}
		if t.Audit != nil { // before the day is measured: the row holds what was sound
			if faults := t.Audit(t.match.World()); len(faults) > 0 {
				return broken(faults)
			}
		}
		if t.Observe != nil {
			t.Observe(t.result.Row.Run, t.match)
		}
	}
	return nil
}

// measure brings the result up to date: to the first morning, then to the end of each day. What the next dawn
// brings is in it, as it is in the day's hash.
func (t *telling) measure() {
	b, row, day := &t.match.World().Board, &t.result.Row, t.match.Played()
	row.Turns, row.Hash, row.Score = day, t.match.Hashes()[day], b.Result()
	for side := force.North; side < force.Sides; side++ {
		s, tally := &row.Sides[side], &b.Tally[side]
		s.Killed, s.Wounded, s.Missing, s.Prisoners, s.Sick = tally.Killed, tally.Wounded, tally.Missing, tally.Prisoners, tally.Sick
		s.WeaponsLost = tally.WeaponsLost
		s.End = match.StrengthOf(b, side)
		if slices.Contains(t.checkpoints, day) {
			s.Strengths = append(s.Strengths, s.End)
		}
		if day > 0 {
			for i := range metrics {
				t.result.Daily = append(t.result.Daily, metrics[i].of(b, side, &s.End))
			}
		}
	}
	for log := t.match.Log(); t.read < len(log); t.read++ {
		row.Sides[log[t.read].Side].Orders++
	}
	if slices.Equal(t.control, b.Control) {
		return
	}
	t.moved = day
	copy(t.control, b.Control)
	for i, p := range t.dated {
		h := t.Map.Places[p].Hex
		if row.Fell[i] == 0 && b.Control[h] != t.Setup.Control[h] {
			row.Fell[i] = t.Setup.Start + calendar.Day(day-1)
		}
	}
}

// stillDays is how many days without a change on the map, at the end of a war, make a stalemate.
const stillDays = 14

// judge gives the run its status, by the error that stopped it, and the war its outcome.
func (t *telling) judge(err error) {
	row := &t.result.Row
	if err == nil {
		row.Status = OK
		if row.Turns-t.moved >= stillDays {
			row.Status = Stalemate
		}
		if w := t.match.World(); t.match.Over() {
			row.Result = t.outcome()
			row.Winner = "draw"
			if w.Winner != force.NoSide {
				row.Winner = w.Winner.String()
			}
		}
		if t.Replays {
			t.result.Replay = t.match
		}
		return
	}
	t.result.Replay = t.repeat()
	var (
		panicked *caught
		spent    *match.Spent
	)
	switch {
	case errors.As(err, &panicked):
		row.Status, t.result.Trace = Panic, panicked.trace
	case errors.As(err, &spent):
		row.Status = Budget
	default: // an audit's finding, or an AI's illegal order
		row.Status = Invariant
	}
	row.Error = err.Error()
}

// outcome is how the war ended.
func (t *telling) outcome() Outcome {
	b, log := &t.match.World().Board, t.match.Log()
	for i := range b.Setup.Victory {
		if c := &b.Setup.Victory[i]; c.Kind == game.SuddenEnd && b.Control[c.Place] == c.Side {
			return SuddenEnd
		}
	}
	switch {
	case log[len(log)-1].Order.Kind == game.Settle:
		return Settled
	case int(b.Turn) < b.Setup.Turns:
		return PortsLost
	}
	return ByScore
}

// repeat plays the orders of a run that failed once more, without the order in which it failed: the war as it
// stands may be half changed, and a save must open. It is nil if that fails as well.
func (t *telling) repeat() (m *match.Match) {
	defer func() {
		if recover() != nil {
			m = nil
		}
	}()
	if t.match == nil {
		return nil
	}
	m = match.New(t.Map, t.Setup, t.result.Row.Seed, t.match.Seats)
	for _, e := range t.match.Log() {
		if _, err := m.Give(e.Side, e.Order); err != nil {
			return nil
		}
	}
	return m
}

// Play plays runs of the plan with so many workers, and hands over each result as it comes, one at a time.
// When the context ends, the runs in flight are given up, and its error is returned; an error of
// keep stops the rest likewise.
func (r *Runner) Play(ctx context.Context, runs []int, workers int, keep func(*Result) error) error {
	return Crew(ctx, runs, workers, r.Run, func(ctx context.Context, result *Result) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		return keep(result)
	})
}

// Crew shares out what is to be done among so many workers, and hands over what comes of each, one at a time. An
// error of either function, or the end of the context, stops the rest, and is returned.
func Crew[T, R any](ctx context.Context, todo []T, workers int, do func(context.Context, T) (R, error), keep func(context.Context, R) error) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	next := make(chan T)
	var (
		work    sync.WaitGroup
		keeping sync.Mutex
	)
	for range min(workers, len(todo)) {
		work.Go(func() {
			for t := range next {
				result, err := do(ctx, t)
				if err == nil {
					keeping.Lock()
					err = keep(ctx, result)
					keeping.Unlock()
				}
				if err != nil {
					stop(err)
				}
			}
		})
	}
	for _, t := range todo {
		select {
		case next <- t:
		case <-ctx.Done():
		}
	}
	close(next)
	work.Wait()
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return nil
}
