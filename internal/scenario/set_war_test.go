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

// play plays the first days of a war between two AIs; a number that the rules cannot bear shows as a
// panic or as something less than nothing.
func play(s *game.Setup, days int) (wrong string) {
	defer func() {
		if r := recover(); r != nil {
			wrong = fmt.Sprint("panic: ", r)
		}
	}()
	var seats match.Seats
	for side := force.North; side < force.Sides; side++ {
		p, err := ai.New("regular")
		if err != nil {
			return err.Error()
		}
		seats[side] = match.Seat{Name: "regular", Player: p}
	}
	m := match.New(atlas.Peninsula(), s, 38, seats)
	for range days {
		if m.Over() {
			break
		}
		if err := m.Day(); err != nil {
			return err.Error()
		}
		w := m.World()
		for i := range w.Force.Combat {
			id := w.Force.Combat[i]
			u := &w.Force.Strength[id]
			least := min(u.Men, u.Absent, u.Stragglers, w.Force.Stores[id].Supply, int32(w.Force.Condition[id].Fatigue),
				int32(w.Force.Condition[id].Disruption), int32(w.Force.Battalions[id].Training[0]))
			for _, n := range u.Weapons {
				least = min(least, int32(n))
			}
			if least < 0 {
				return fmt.Sprintf("%s has %+v, %+v, %+v", w.Force.Identity[id].Code, *u, w.Force.Stores[id], w.Force.Condition[id])
			}
		}
		for h := range w.Contest {
			if w.Contest[h].Metres < 0 {
				return fmt.Sprintf("%d metres won in %s", w.Contest[h].Metres, w.Map.Name(w.Map.Land[0]))
			}
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
		if wrong := play(&s, 3); wrong != "" {
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
			if wrong := play(&s, 4); wrong != "" {
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
