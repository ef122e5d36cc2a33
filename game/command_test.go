package game

import (
	"testing"

	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/ledger"
)

// led is a board with a division of three regiments and its headquarters with the first two.
func led(t *testing.T) (*World, []force.ID) {
	b := testBoard(t, ".......", ".......")
	b.northHolds(1)
	hq := b.unit("div", force.South, "0,1", 0, func(s *force.Spec) {
		s.Arm, s.Echelon, s.Strength = force.Headquarters, force.Division, force.Strength{}
	})
	member := func(s *force.Spec) { s.Parent = hq }
	ids := []force.ID{b.unit("a", force.South, "0,1", 2000, member), b.unit("b", force.South, "0,1", 2000, member),
		b.unit("c", force.South, "6,1", 2000, member), b.unit("us", force.South, "6,1", 900, func(s *force.Spec) { s.Nation = force.US }),
		b.unit("n", force.North, "6,0", 2000)}
	return b.war(), ids
}

func TestOutOfRangeOfHeadquarters(t *testing.T) {
	w, ids := led(t)
	for id, want := range map[force.ID]fight.Command{ids[0]: fight.InCommand, ids[2]: fight.OutOfRange, ids[3]: fight.InCommand} {
		if got := w.command([]force.ID{id}); got != want {
			t.Errorf("%s: %d, want %d", w.Force.Identity[id].Code, got, want)
		}
	}
	if got := w.command(ids[2:4]); got != fight.OutOfRange {
		t.Errorf("most of the force is out of range: %d", got)
	}
	w.rules.Command.Hexes = 6
	if got := w.command(ids[2:4]); got != fight.Multinational {
		t.Errorf("a third of the force is of another army: %d", got)
	}
	w.rules.Command.OtherArmy = 400
	if got := w.command(ids[2:4]); got != fight.InCommand {
		t.Errorf("two fifths may be: %d", got)
	}
}

// The line stands in the odds of an attack; a side does not know how far the enemy's staff is.
func TestCommandStandsInTheLedger(t *testing.T) {
	w, ids := led(t)
	attack := Order{Kind: Attack, Attack: fight.Hasty, Hex: w.Force.Place[ids[4]].Hex, Units: [MaxUnits]force.ID{ids[2]}, Count: 1}
	w.Phase = SecondDay
	v := w.Look(force.South)
	var p Preview
	if err := v.Preview(&attack, &p); err != nil {
		t.Fatal(err)
	}
	if got := p.Ledger.Value(ledger.AttackerCommand); got != -163 { // ln .85: a shift of −1.6
		t.Errorf("out of range costs %d", got)
	}
	if hq := w.Look(force.North).Force.HQs[0]; w.Look(force.North).Force.Place[hq].Hex != -1 {
		t.Error("the North sees the South's headquarters")
	}
}

// Who has been drilled for it attacks by night without the price of the dark.
func TestNightIsTheKPAs(t *testing.T) {
	w, ids := led(t)
	var south, north engagement
	w.engage(&Order{Kind: Attack, Night: true, Hex: w.Force.Place[ids[4]].Hex, Units: [MaxUnits]force.ID{ids[2]}, Count: 1}, &south)
	w.engage(&Order{Kind: Attack, Night: true, Hex: w.Force.Place[ids[2]].Hex, Units: [MaxUnits]force.ID{ids[4]}, Count: 1}, &north)
	for _, c := range []struct {
		e    *engagement
		want int
	}{{&south, -300}, {&north, 0}} {
		var l ledger.Ledger
		l.Reset(ledger.MilliLn)
		fight.Odds(&c.e.att, &c.e.def, &c.e.sit, c.e.params, &l)
		if got := l.Value(ledger.NightAttack); got != c.want {
			t.Errorf("night counts %d, want %d", got, c.want)
		}
	}
}

// A week in one place is a belt of mines, unless most of the defenders are new to it.
func TestMinesTakeAWeek(t *testing.T) {
	w, ids := led(t)
	for _, c := range []struct {
		dug  [2]int16
		want bool
	}{{[2]int16{6, 6}, false}, {[2]int16{7, 0}, true}, {[2]int16{0, 20}, false}} {
		w.Force.Condition[ids[2]].Dug, w.Force.Condition[ids[3]].Dug = c.dug[0], c.dug[1]
		var e engagement
		w.engage(&Order{Kind: Attack, Hex: w.Force.Place[ids[2]].Hex, Units: [MaxUnits]force.ID{ids[4]}, Count: 1}, &e)
		if e.sit.Mines != c.want {
			t.Errorf("dug %v days: mines %v", c.dug, e.sit.Mines)
		}
	}
}
