package campaign

import (
	"errors"
	"slices"
	"testing"

	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/prewar"
	"parallel38/internal/cabinet"
	_ "parallel38/internal/golden" // go test ./... -update
	"parallel38/internal/scenario"
)

// against is a campaign of a person who governs a side against the default cabinet, when the person's first
// turn is waited for.
func against(t testing.TB, id string, side force.Side, seed uint64) *Campaign {
	t.Helper()
	s, err := scenario.Campaign(id)
	if err != nil {
		t.Fatal(err)
	}
	var seats Seats
	seats[side].Name = "person"
	seats[side.Enemy()] = Seat{"default", cabinet.New(cabinet.Default)}
	c := New(atlas.Peninsula(), s, seed, seats)
	if _, err := c.Govern(); err != nil {
		t.Fatal(err)
	}
	if !c.Waiting() || c.Moving() != side {
		t.Fatalf("the campaign does not wait for the %s", side)
	}
	return c
}

func order(t testing.TB, c *Campaign, line string) prewar.Order {
	t.Helper()
	o, err := prewar.ParseOrder(&c.World().Board, line)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func TestAPlotIsUndoneUntilItIsCommitted(t *testing.T) {
	c := against(t, "prewar-1948", force.South, 3)
	start := c.World().Hash()
	var after []uint64
	for _, line := range []string{"raise-police 3", "conduct sunchon courts on", "school-officers"} {
		if _, err := c.Give(force.South, order(t, c, line)); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		after = append(after, c.World().Hash())
	}
	for n := 3; n > 0; n-- {
		if c.CanUndo() != n || c.World().Hash() != after[n-1] || !c.Undo() {
			t.Fatalf("%d orders cannot be undone one by one", n)
		}
	}
	if c.World().Hash() != start || c.Undo() {
		t.Error("undoing all does not lead back to where the plot began, or beyond")
	}
	for c.Redo() {
	}
	if c.World().Hash() != after[2] || c.CanRedo() != 0 {
		t.Error("redoing all does not lead to where the plot was")
	}
	if _, err := c.Give(force.South, prewar.Order{}); err != nil {
		t.Fatal(err)
	}
	if c.CanUndo() != 0 || c.Undo() {
		t.Error("what is committed can be undone")
	}
	if c.Played() != 1 || len(c.Hashes()) != 2 {
		t.Errorf("%d turns are over", c.Played())
	}
}

func TestOneOrderAtATimeBelongsToWhoPlots(t *testing.T) {
	c := against(t, "prewar-1948", force.South, 3)
	var refused *prewar.Refusal
	if _, err := c.Give(force.North, prewar.Order{}); !errors.As(err, &refused) || refused.Reason != prewar.NotYours {
		t.Errorf("the North commits while the South plots: %v", err)
	}
	if got := c.View(force.South).Plots[force.North]; got != (prewar.Plot{}) {
		t.Errorf("the South sees what the North has sealed: %+v", got)
	}
}

// A run stops at what a government answers to, and every turn of it but the last had nothing of it.
func TestARunStopsWhenSomethingNeedsThePlayer(t *testing.T) {
	reasons := map[Need]int{}
	for _, side := range []force.Side{force.North, force.South} {
		for seed := range uint64(4) {
			c := against(t, "prewar-1948", side, seed)
			for runs := 0; !c.Over() && runs < 200; runs++ {
				from, turn := len(c.Log()), c.Played()
				events, why, err := c.Run(side)
				if err != nil {
					t.Fatal(err)
				}
				reasons[why]++
				if n := c.Played() - turn; n == 0 || n > MostTurns || why == Nothing && n != MostTurns {
					t.Fatalf("a run of %d turns ends with need %d", n, why)
				}
				var logged []prewar.Event
				for _, e := range c.Log()[from:] {
					logged = append(logged, e.Events...)
				}
				if len(logged) != len(events) {
					t.Fatalf("%d events are told of %d", len(events), len(logged))
				}
				troubled := func(e prewar.Event) bool { return answered[e.Kind] }
				now := c.World().Turn
				if why == Trouble != slices.ContainsFunc(prewar.Seen(lastTurn(c), side), troubled) && why < TheEnd {
					t.Fatalf("need %d in turn %d", why, now)
				}
				if !c.Over() && !c.Waiting() {
					t.Fatal("after a run nobody is waited for")
				}
			}
		}
	}
	for need := Nothing; need <= TheMarch; need++ {
		if need != Nothing && reasons[need] == 0 {
			t.Errorf("no run ended with need %d: %v", need, reasons)
		}
	}
}

// lastTurn are the events of the last turn that is over.
func lastTurn(c *Campaign) (events []prewar.Event) {
	log := c.Log()
	for i := len(log) - 1; i >= 0; i-- {
		if int(log[i].Turn) == c.Played() {
			events = append(events, log[i].Events...)
		}
	}
	return events
}

// A government that directs what it may not is told on, and the campaign goes on.
func TestAnIllegalDirectiveIsTheGovernmentsMistake(t *testing.T) {
	c := against(t, "prewar-1948", force.South, 3)
	c.Seats[force.South] = Seat{"wild", wild{}}
	_, err := c.Govern()
	var illegal *Illegal
	if !errors.As(err, &illegal) || illegal.Name != "wild" || illegal.Side != force.South {
		t.Errorf("the mistake is told as %v", err)
	}
	if c.Played() != 1 {
		t.Error("the turn is not over")
	}
}

type wild struct{}

func (wild) Plot(*prewar.View) []prewar.Directive {
	return []prewar.Directive{{Kind: prewar.SchoolOfficers}, {Kind: prewar.March}}
}

func (wild) Answer(*prewar.View) uint8 { return 9 }
