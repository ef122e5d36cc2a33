// Package batch plays many wars of one plan and keeps a row of each: what a study counts. Whatever
// is asked for is accounted for: a run that goes wrong is caught, gets its status and its replay, and
// the others go on.
//
// A Plan says what to play. A Runner plays run i of it and gives its Result: the Row of the table and
// what was measured each day. Play does so for many runs at once, and a Summary is what a person reads of
// them. Package archive keeps results on disk. Nothing in a Result but its time depends on the machine, on the
// number of workers or on the order of the runs. Start reading at Plan, then Runner.Run.
package batch

import (
	"errors"
	"fmt"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/dice"
	"parallel38/game/force"
	"parallel38/internal/replay"
	"parallel38/internal/scenario"
)

// Plan is the wars to play: the same scenario, players and numbers in all of them, and other dice in each.
type Plan struct {
	Map     *atlas.Atlas
	Setup   *game.Setup // with what scenario.Set has changed
	Players [force.Sides]string
	Seed    uint64
	Runs    int // they are numbered from 1
	Turns   int // days after which to stop; 0 plays to the end
}

// Options are a plan as a person words it.
type Options struct {
	Scenario     string
	North, South string   // AIs
	Set          []string // assignments path=value, for scenario.Set
	Seed         uint64
	Runs         int
	Turns        int
}

// New makes a plan. What the options say of the scenario is checked: the error is one of package scenario's,
// all wrong assignments together.
func New(o Options) (*Plan, error) {
	a, builtin, err := replay.Builtin(o.Scenario)
	if err != nil {
		return nil, err
	}
	setup := *builtin
	var wrong scenario.Errors
	for _, assignment := range o.Set {
		var mistakes scenario.Errors
		if err := scenario.Set(&setup, assignment); errors.As(err, &mistakes) {
			wrong = append(wrong, mistakes...)
		} else if err != nil {
			return nil, err
		}
	}
	if len(wrong) > 0 {
		return nil, wrong
	}
	return &Plan{
		Map: a, Setup: &setup, Seed: o.Seed, Runs: o.Runs, Turns: o.Turns,
		Players: [force.Sides]string{force.North: o.North, force.South: o.South},
	}, nil
}

// Days is the most days that a run lasts.
func (p *Plan) Days() int {
	if p.Turns > 0 {
		return min(p.Turns, p.Setup.Turns)
	}
	return p.Setup.Turns
}

// SeedOf is the seed of a run. It depends on the plan's seed and the run's number alone: run 17 is run
// 17 on any machine, and in every plan with the same seed, so that plans that differ in one thing can be
// compared run by run.
func (p *Plan) SeedOf(run int) uint64 { return SeedOf(p.Seed, run) }

// SeedOf is the seed of a run of any plan with a seed.
func SeedOf(seed uint64, run int) uint64 {
	return dice.Roll(seed, dice.Key{Stream: dice.Runs, A: int32(run)})
}

// MaxRuns is the most runs of a plan.
const MaxRuns = 1_000_000

// Shard is the part of a plan that one machine plays: every run whose number leaves Index when divided
// by Of. The zero Shard is the whole plan.
type Shard struct {
	Index int `json:"index"` // 0 … Of-1
	Of    int `json:"of"`
}

// Whole tells whether a shard is the whole plan.
func (s Shard) Whole() bool { return s.Of <= 1 }

func (s Shard) String() string { return fmt.Sprintf("%d/%d", s.Index, s.Of) }

// ShardRuns lists the runs of a plan that belong to a shard.
func (p *Plan) ShardRuns(s Shard) []int {
	var runs []int
	for run := 1; run <= p.Runs; run++ {
		if s.Whole() || (run-1)%s.Of == s.Index {
			runs = append(runs, run)
		}
	}
	return runs
}
