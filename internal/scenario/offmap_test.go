package scenario

import (
	"slices"
	"testing"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/internal/ai"
	"parallel38/internal/match"
)

// chronicle is when a war between two AIs brought what from abroad.
type chronicle struct {
	since    [game.Commitments]calendar.Day
	arrived  map[string]calendar.Day
	aircraft map[calendar.Day]int // the North's
}

func chronicleOf(t *testing.T, s *game.Setup, seed uint64, days int) chronicle {
	t.Helper()
	var seats match.Seats
	for side := force.North; side < force.Sides; side++ {
		p, err := ai.New("regular")
		if err != nil {
			t.Fatal(err)
		}
		seats[side] = match.Seat{Name: "regular", Player: p}
	}
	m := match.New(atlas.Peninsula(), s, seed, seats)
	c := chronicle{arrived: map[string]calendar.Day{}, aircraft: map[calendar.Day]int{}}
	for range days {
		if m.Over() {
			break
		}
		if err := m.Day(); err != nil {
			t.Fatal(err)
		}
		w := m.World()
		for i := range s.Units {
			u := &s.Units[i]
			if _, known := c.arrived[u.Code]; !known && u.Box != 0 && w.Force.Present(force.ID(i)) && u.Arm != force.Aircraft {
				c.arrived[u.Code] = w.Day
			}
		}
		c.since = w.Committed.Since
		c.aircraft[w.Day] = w.Aircraft(force.North)
	}
	return c
}

// median of days; one on which nothing came counts as late.
func median(days []calendar.Day) calendar.Day {
	for i := range days {
		if days[i] == 0 {
			days[i] = calendar.Of(1950, 12, 31)
		}
	}
	slices.Sort(days)
	return days[len(days)/2]
}

// TestHistoryIsTheResult plays the invasion with default settings and compares when the powers decided, when
// the regiments landed and how the North's air force fared with the record. None of these dates is in the
// scenario: they come of the commitment's lines, of readiness, shipping and the war in the air.
func TestHistoryIsTheResult(t *testing.T) {
	if testing.Short() {
		t.Skip("plays nine wars of 58 days")
	}
	s := builtin(t, "invasion-1950")
	var wars []chronicle
	for seed := range uint64(9) {
		wars = append(wars, chronicleOf(t, s, seed+1, 58))
	}
	when := func(of func(c *chronicle) calendar.Day) calendar.Day {
		var days []calendar.Day
		for i := range wars {
			days = append(days, of(&wars[i]))
		}
		return median(days)
	}
	near := func(what string, got calendar.Day, month, day, within int) {
		if want := calendar.Of(1950, month, day); max(got-want, want-got) > calendar.Day(within) {
			t.Errorf("%s: %v, the record has %v, want within %d days", what, got, want, within)
		}
	}
	// Schnabel, Policy and Direction, ch. 4-6.
	near("air and sea support", when(func(c *chronicle) calendar.Day { return c.since[game.AirAndSea] }), 6, 27, 1)
	near("ground troops", when(func(c *chronicle) calendar.Day { return c.since[game.GroundTroops] }), 6, 30, 1)
	near("divisions from the United States", when(func(c *chronicle) calendar.Day { return c.since[game.Divisions] }), 7, 5, 4)
	// Appleman, South to the Naktong, ch. 6-20.
	for code, date := range map[string][2]int{
		"us-24d-smith": {7, 1}, "us-24d-34r": {7, 2}, "us-24d-19r": {7, 4}, "us-24d-21r": {7, 4},
		"us-25d-27r": {7, 10}, "us-25d-24r": {7, 12}, "us-25d-35r": {7, 14},
		"us-1cd-5r": {7, 18}, "us-1cd-8r": {7, 18}, "us-1cd-7r": {7, 22}, "us-29r-1": {7, 24},
		"us-5rct": {7, 31}, "us-2d-9r": {7, 31}, "us-1mb-5r": {8, 2}, "us-2d-23r": {8, 5}, "us-2d-38r": {8, 19},
	} {
		near(code, when(func(c *chronicle) calendar.Day { return c.arrived[code] }), date[0], date[1], 5)
	}
	// Futrell, ch. 3: of 132 combat aircraft the North had few by 20 July.
	var left []int
	for i := range wars {
		left = append(left, wars[i].aircraft[calendar.Of(1950, 7, 20)])
	}
	if slices.Sort(left); left[len(left)/2] > 15 {
		t.Errorf("the North has %v aircraft on 20 July", left)
	}
}

// TestWithoutThePowers plays a war into which they do not come, and one into which they come at once.
func TestWithoutThePowers(t *testing.T) {
	for assignment, want := range map[string]game.Commitment{"commitment.limit=none": game.Uncommitted,
		"commitment.limit=air-and-sea": game.AirAndSea, "commitment.pressure=10000": game.Contingents, "commitment.delay=300": game.Uncommitted} {
		s := *builtin(t, "storm-1950")
		for _, a := range []string{assignment, "commitment.pressure=10000"} {
			if err := Set(&s, a); err != nil {
				t.Fatal(err)
			}
		}
		c := chronicleOf(t, &s, 1, 8)
		reached := game.Uncommitted
		for level, day := range c.since {
			if day != 0 {
				reached = game.Commitment(level)
			}
		}
		if reached != want {
			t.Errorf("%s: they go as far as %s, want %s", assignment, reached, want)
		}
		if n := len(c.arrived); (n > 0) != (want >= game.GroundTroops) {
			t.Errorf("%s: %d units arrive", assignment, n)
		}
	}
}
