package match_test

import (
	"slices"
	"testing"

	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/internal/ai"
	"parallel38/internal/match"
	"parallel38/internal/scenario"
)

// opponents are two AIs by name.
func opponents(north, south string) (seats match.Seats) {
	for side, name := range [force.Sides]string{force.North: north, force.South: south} {
		if name == "" {
			continue // no side
		}
		p, err := ai.New(name)
		if err != nil {
			panic(err) // no such AI
		}
		seats[side] = match.Seat{Name: name, Player: p}
	}
	return seats
}

// TestASeedIsOneWar plays wars between AIs twice, the second time with no more thinking at once than a
// screen gives them: order by order and day by day they are the same. Another seed is another war.
func TestASeedIsOneWar(t *testing.T) {
	s, err := scenario.Builtin("storm-1950")
	if err != nil {
		t.Fatal(err)
	}
	play := func(seed uint64, budget int) *match.Match {
		m := match.New(atlas.Peninsula(), s, seed, opponents("regular", "recruit"))
		for !m.Over() && m.Played() < 4 {
			if _, _, err := m.Step(budget); err != nil {
				t.Fatal(err)
			}
		}
		return m
	}
	same := func(a, b match.Entry) bool { return a.Order == b.Order && a.Side == b.Side && a.Turn == b.Turn }
	for _, budget := range []int{1 << 16, 700, 37} {
		one, two := play(9, 1<<16), play(9, budget)
		if !slices.Equal(one.Hashes(), two.Hashes()) || !slices.EqualFunc(one.Log(), two.Log(), same) {
			t.Errorf("one seed is two wars, with slices of %d nodes", budget)
		}
	}
	if one, other := play(9, 1<<16), play(10, 1<<16); slices.Equal(one.Hashes()[1:], other.Hashes()[1:]) {
		t.Error("two seeds are one war")
	}
}
