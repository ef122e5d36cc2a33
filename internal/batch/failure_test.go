package batch_test

import (
	"bytes"
	"strings"
	"testing"

	"parallel38/game"
	"parallel38/game/calendar"
	"parallel38/game/dice"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/batch"
	"parallel38/internal/match"
	"parallel38/internal/replay"
)

// think is a way to go wrong.
type think func(v *game.View, budget int) (game.Order, bool)

func panicking(*game.View, int) (game.Order, bool) { panic("the sky falls") }

func illegal(v *game.View, _ int) (game.Order, bool) {
	return game.Assault(0, fight.Hasty, v.Force.Combat[0]), true
}

func mute(*game.View, int) (game.Order, bool) { return game.Order{}, false }

func circling(*game.View, int) (game.Order, bool) {
	return game.Order{Kind: game.SetAir, Unit: force.None, Hex: hex.None}, true
}

// breaker plays well, except in one war.
type breaker struct {
	match.Player
	seed uint64 // of the view in which it goes wrong
	how  think
}

func (b breaker) Think(v *game.View, budget int) (game.Order, bool) {
	if v.Seed == b.seed {
		return b.how(v, budget)
	}
	return b.Player.Think(v, budget)
}

// breaking hires opponents who go wrong in one run, in the North's second day.
func breaking(p *batch.Plan, run int, how think) func(string) (match.Player, error) {
	seed := dice.Roll(p.SeedOf(run), dice.Key{Stream: dice.AI, Day: int32(p.Setup.Start + calendar.Day(1)), A: int32(force.North)})
	return func(name string) (match.Player, error) {
		player, err := hire(name)
		return breaker{player, seed, how}, err
	}
}

// TestFailuresAreCaughtAndKept: the run that fails has its row and its replay, and the others are played.
func TestFailuresAreCaughtAndKept(t *testing.T) {
	unsound := func(w *game.World) []string {
		if w.Turn == 3 && w.Seed == plan(t, 2).SeedOf(2) {
			return []string{"a man too many", "a gun too few"}
		}
		return nil
	}
	for _, c := range []struct {
		name   string
		how    think
		audit  func(*game.World) []string
		status batch.Status
		words  string
		days   int // that are in the replay
	}{
		{"panic", panicking, nil, batch.Panic, "the sky falls", 1},
		{"illegal order", illegal, nil, batch.Invariant, "illegal order", 1},
		{"unsound war", nil, unsound, batch.Invariant, "a man too many; a gun too few", 2},
		{"panic of the rules", nil, func(w *game.World) []string {
			if unsound(w) != nil {
				panic("index out of range")
			}
			return nil
		}, batch.Panic, "index out of range", 2},
		{"no order", mute, nil, batch.Budget, "no order", 1},
		{"too many orders", circling, nil, batch.Budget, "orders in a day", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := plan(t, 2)
			r := &batch.Runner{Plan: *p, Hire: hire, Audit: c.audit}
			if c.how != nil {
				r.Hire = breaking(p, 2, c.how)
			}
			results := map[int]*batch.Result{}
			err := r.Play(t.Context(), p.ShardRuns(batch.Shard{}), 2, func(result *batch.Result) error {
				results[result.Row.Run] = result
				return nil
			})
			if err != nil || len(results) != 2 {
				t.Fatalf("%d results, %v", len(results), err)
			}
			if good := results[1]; good.Row.Status != batch.OK || good.Row.Error != "" || good.Row.Turns != 3 || good.Replay != nil {
				t.Errorf("the other run: %+v", good.Row)
			}
			row := &results[2].Row
			if row.Status != c.status || !strings.Contains(row.Error, c.words) || row.Turns != 1 || row.Result != batch.Unfinished || row.Winner != "" {
				t.Errorf("%+v", row)
			}
			if trace := results[2].Trace; (c.status == batch.Panic) != strings.Contains(trace, "goroutine") {
				t.Errorf("trace %q", trace)
			}
			var file bytes.Buffer
			if err := replay.Write(&file, results[2].Replay); err != nil {
				t.Fatal(err)
			}
			save, err := replay.Read(&file)
			if err != nil {
				t.Fatal(err)
			}
			if days, err := replay.Verify(save, replay.Builtin); err != nil || days != c.days || save.Seed != row.Seed {
				t.Errorf("the replay of seed %d: %d days agree, %v", save.Seed, days, err)
			}
			if m, err := replay.Open(save, replay.Builtin); err != nil || m.Played() != c.days {
				t.Errorf("the replay does not open: %v", err)
			}
		})
	}
}

// TestAWarThatStandsStillIsAStalemate: nobody moves, nothing changes hands.
func TestAWarThatStandsStillIsAStalemate(t *testing.T) {
	p, err := batch.New(batch.Options{Scenario: "invasion-1950", North: "passive", South: "passive", Seed: 1, Runs: 1, Turns: 16})
	if err != nil {
		t.Fatal(err)
	}
	result, err := (&batch.Runner{Plan: *p, Hire: hire}).Run(t.Context(), 1)
	if err != nil || result.Row.Status != batch.Stalemate {
		t.Errorf("%v: %+v", err, result.Row.Status)
	}
}

func TestAReplayCanBeAskedFor(t *testing.T) {
	result, err := (&batch.Runner{Plan: *plan(t, 1), Hire: hire, Replays: true}).Run(t.Context(), 1)
	if err != nil || result.Replay == nil || result.Replay.World().Hash() != result.Row.Hash {
		t.Errorf("%v: %v", err, result.Replay)
	}
}
