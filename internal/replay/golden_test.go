package replay

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"parallel38/game/force"
	"parallel38/internal/ai"
	"parallel38/internal/golden"
	"parallel38/internal/match"
	"parallel38/internal/scenario"
)

// TestGoldenWars plays a whole war of every scenario again and demands the hash of every day. If it
// fails, the same orders no longer give the same war: either a rule was changed on purpose, and the
// goldens are written anew with -update, Engine grows, and the commit says what changed and why; or
// something has broken.
func TestGoldenWars(t *testing.T) {
	for _, s := range scenario.List() {
		t.Run(s.ID, func(t *testing.T) {
			path := filepath.Join("testdata", s.ID+".p38")
			if *golden.Update {
				if in, err := os.Open(path); err == nil {
					old, err := Read(in)
					in.Close()
					if err == nil && old.Engine == Engine {
						if _, err := Verify(old, Builtin); errors.Is(err, ErrMismatch) {
							t.Fatalf("the same orders no longer give the same war: raise Engine to %d, so that old saves know it, and then update. %v", Engine+1, err)
						}
					}
				}
				if err := Save(path, aiWar(t, s.ID)); err != nil {
					t.Fatal(err)
				}
			}
			in, err := os.Open(path)
			if err != nil {
				t.Fatal(err)
			}
			defer in.Close()
			f, err := Read(in)
			if err != nil {
				t.Fatal(err)
			}
			days, err := Verify(f, Builtin)
			if err != nil {
				t.Fatalf("%d of %d days agree: %v", days, len(f.Days), err)
			}
			past, err := Open(f, Builtin)
			if err != nil {
				t.Fatal(err)
			}
			if !past.Over() || past.Played() != days { // some wars end before their last day
				t.Fatalf("%d days agree of %d that were played; over: %v", days, past.Played(), past.Over())
			}
		})
	}
}

// aiWar is a war between two AIs, played to its end.
func aiWar(t *testing.T, id string) *match.Match {
	t.Helper()
	a, setup, err := Builtin(id)
	if err != nil {
		t.Fatal(err)
	}
	var seats match.Seats
	for side := force.North; side < force.Sides; side++ {
		player, err := ai.New("regular")
		if err != nil {
			t.Fatal(err)
		}
		seats[side] = match.Seat{Name: "regular", Player: player}
	}
	m := match.New(a, setup, 38, seats)
	Record(m)
	for !m.Over() {
		if err := m.Day(); err != nil {
			t.Fatal(err)
		}
	}
	return m
}
