package scenario

import (
	"flag"
	"fmt"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/internal/ai"
	"parallel38/internal/match"
)

var everyNumber = flag.Bool("every-number", false, "play wars with every number of storm-1950 at either end of its range: some minutes")

// play plays the first days of a war between two AIs of a name; a number that the rules cannot bear shows
// as a panic or in the audit.
func play(s *game.Setup, opponent string, days int) (wrong string) {
	defer func() {
		if r := recover(); r != nil {
			wrong = fmt.Sprint("panic: ", r)
		}
	}()
	var seats match.Seats
	for side := force.North; side < force.Sides; side++ {
		p, err := ai.New(opponent)
		if err != nil {
			return err.Error()
		}
		seats[side] = match.Seat{Name: opponent, Player: p}
	}
	m := match.New(atlas.Peninsula(), s, 38, seats)
	for range days {
		if m.Over() {
			break
		}
		if err := m.Day(); err != nil {
			return err.Error()
		}
		if wrong := m.World().Audit(); wrong != nil {
			return fmt.Sprint(wrong)
		}
	}
	return ""
}

// TestNoAcceptedNumberBreaksAWar sets numbers at random, often at the ends of their ranges, and plays.
func TestNoAcceptedNumberBreaksAWar(t *testing.T) {
	base := builtin(t, "storm-1950")
	all := listNumbers(base)
	rapid.Check(t, func(t *rapid.T) {
		s := *base
		for range rapid.SampledFrom([]int{1, 5, 40, 300}).Draw(t, "numbers") {
			n := rapid.SampledFrom(all).Draw(t, "number")
			v := rapid.OneOf(rapid.SampledFrom([]int{n.low, n.high}), rapid.IntRange(n.low, n.high)).Draw(t, n.path)
			was := s
			if err := Set(&s, n.path+"="+n.word(v)); err != nil {
				s = was // two numbers that do not go together
			}
		}
		if wrong := play(&s, "regular", 3); wrong != "" {
			t.Fatalf("%s after %v", wrong, s.Changes)
		}
	})
	if !reflect.DeepEqual(base, builtin(t, "storm-1950")) {
		t.Error("setting numbers of copies wrote through to the scenario they share")
	}
}

// TestEveryNumberAtItsEnds plays with each number in turn at the ends of its range.
func TestEveryNumberAtItsEnds(t *testing.T) {
	if !*everyNumber {
		t.Skip("a war for every number takes minutes: go test -run EveryNumber ./internal/scenario -every-number")
	}
	base := builtin(t, "storm-1950")
	for _, n := range listNumbers(base) {
		for _, v := range []int{n.low, n.high} {
			s := *base
			if err := Set(&s, n.path+"="+n.word(v)); err != nil {
				continue
			}
			if wrong := play(&s, "regular", 4); wrong != "" {
				t.Errorf("%v: %s", s.Changes, wrong)
			}
		}
	}
}

func listNumbers(s *game.Setup) (all []number) {
	numbers(s, func(n number) {
		all = append(all, n)
	})
	return all
}
