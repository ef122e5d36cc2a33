package match_test

import (
	"testing"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/internal/ai"
	_ "parallel38/internal/golden" // go test ./... -update
	"parallel38/internal/match"
	"parallel38/internal/scenario"
)

// theatre is invasion-1950 on its first morning.
func theatre(b *testing.B) *game.World {
	s, err := scenario.Builtin("invasion-1950")
	if err != nil {
		b.Fatal(err)
	}
	return game.New(atlas.Peninsula(), s, 38)
}

// BenchmarkGame is a whole war of 82 days, AI against AI, rules and opponents together.
func BenchmarkGame(b *testing.B) {
	s, err := scenario.Builtin("invasion-1950")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for seed := uint64(1); b.Loop(); seed++ {
		var seats match.Seats
		for side := force.North; side < force.Sides; side++ {
			p, err := ai.New("regular")
			if err != nil {
				b.Fatal(err)
			}
			seats[side] = match.Seat{Name: "regular", Player: p}
		}
		for m := match.New(atlas.Peninsula(), s, seed, seats); !m.Over(); {
			if err := m.Day(); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkLook is a side's first look at the whole theatre, and the fresh copy of the war without which there would be
// nothing new to see: what BenchmarkCopyFrom takes is to be taken off.
func BenchmarkLook(b *testing.B) {
	w := theatre(b)
	twin := w.Twin()
	b.ReportAllocs()
	for b.Loop() {
		twin.CopyFrom(w)
		twin.Look(force.North)
	}
}

// BenchmarkReach is the march of every unit on the map, one after another.
func BenchmarkReach(b *testing.B) {
	v := theatre(b).Look(force.North)
	var r game.Reach
	b.ReportAllocs()
	for b.Loop() {
		for _, id := range v.Force.Combat {
			v.Reach(id, &r)
		}
	}
}

// BenchmarkCopyFrom is a look-ahead's fresh copy of the war.
func BenchmarkCopyFrom(b *testing.B) {
	w := theatre(b)
	twin := w.Twin()
	b.ReportAllocs()
	for b.Loop() {
		twin.CopyFrom(w)
	}
}

// BenchmarkQuietDay is both sides' empty day: dawn, night and everything that keeps house.
func BenchmarkQuietDay(b *testing.B) {
	w := theatre(b)
	morning := w.Twin()
	b.ReportAllocs()
	for b.Loop() {
		w.CopyFrom(morning)
		w.Apply(game.Order{})
		w.Apply(game.Order{})
	}
}

// BenchmarkHash is paid once a turn.
func BenchmarkHash(b *testing.B) {
	w := theatre(b)
	for b.Loop() {
		w.Hash()
	}
}
