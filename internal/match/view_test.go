package match_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/ai"
	"parallel38/internal/match"
	"parallel38/internal/scenario"
)

// TestAViewThatFollowsIsTheViewOfAFreshLook: what a side sees after each order, whatever its view was spared to
// look at again, is what it sees when it looks at a copy of the war for the first time.
func TestAViewThatFollowsIsTheViewOfAFreshLook(t *testing.T) {
	for _, name := range []string{"regular", "random"} {
		t.Run(name, func(t *testing.T) {
			s, err := scenario.Builtin("invasion-1950")
			if err != nil {
				t.Fatal(err)
			}
			var seats match.Seats
			for side := force.North; side < force.Sides; side++ {
				p, err := ai.New(name)
				if err != nil {
					t.Fatal(err)
				}
				seats[side] = match.Seat{Name: name, Player: p}
			}
			m := match.New(atlas.Peninsula(), s, 38, seats)
			for orders := 0; m.Played() < 3; {
				_, acted, err := m.Step(1 << 16)
				if err != nil {
					t.Fatal(err)
				}
				if !acted {
					continue
				}
				orders++
				for side := force.North; side < force.Sides; side++ {
					if side != m.Moving() && orders%16 > 0 {
						continue // the other side's eyes have long been shut
					}
					if differs := compare(m.View(side), m.World().Twin().Look(side)); differs != "" {
						t.Fatalf("day %d, after order %d, the %s: %s", m.Turn(), orders, side, differs)
					}
				}
			}
		})
	}
}

// compare says in what two views differ.
func compare(one, two *game.View) string {
	for _, part := range []struct {
		name     string
		one, two any
	}{{"state", one.State, two.State}, {"units", one.Force.State, two.Force.State}, {"sight", one.Observed, two.Observed}, {"dice", one.Seed, two.Seed}} {
		if !reflect.DeepEqual(part.one, part.two) {
			return "its " + part.name + " is not what a fresh look shows"
		}
	}
	for h := range hex.Index(one.Map.Len()) {
		if one.Holder(h) != two.Holder(h) || one.Quarters(h) != two.Quarters(h) || one.InZOC(h, one.Side) != two.InZOC(h, one.Side) ||
			!slices.Equal(slices.Collect(one.Stack(h)), slices.Collect(two.Stack(h))) {
			return fmt.Sprintf("the stack in %s is not what a fresh look shows", one.Map.Name(h))
		}
	}
	return ""
}
