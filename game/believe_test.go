package game

import (
	"testing"

	"parallel38/game/dice"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// TestBeliefComesFromTheViewAlone: of two wars that a side cannot tell apart it believes the same.
func TestBeliefComesFromTheViewAlone(t *testing.T) {
	w := theatre(t, 1)
	other := w.Twin()
	for seed := range uint64(20) {
		for side := force.North; side < force.Sides; side++ {
			sameView(t, w, other, side, seed)
			var one, two Belief
			one.Take(w.Look(side), 3)
			two.Take(other.Look(side), 3)
			if one.Hash() != two.Hash() {
				t.Fatalf("seed %d: the %v believes two things of one view", seed, side)
			}
			if one.world.rules.Fight.Noise != fight.Expected || w.rules.Fight.Noise == fight.Expected {
				t.Fatal("a belief plays with luck, or has taken it from the war")
			}
		}
	}
}

// TestABelievedWarCanBePlayedOn: whatever has happened, both sides can play on what either believes, for days, and the war
// itself knows nothing of it. Own troops are believed to be as they are.
func TestABelievedWarCanBePlayedOn(t *testing.T) {
	w := theatre(t, 7)
	die := uint64(7)
	d := Drawer{Choose: func(n int) int { die = dice.Next(die); return dice.Below(die, n) }}
	play := func(w *World) {
		for range 40 {
			if w.Phase == Over {
				return
			}
			if o, ok := d.Draw(w.Look(w.Moving())); ok && o.Kind != Settle {
				w.Apply(o)
			}
		}
		w.Apply(Order{})
	}
	var b Belief
	lost := 0
	for w.Turn < 12 && w.Phase != Over {
		side := w.Moving()
		before := w.Hash()
		b.Take(w.Look(side), 3)
		for _, id := range w.Force.Combat {
			if w.Force.Side(id) == side && (b.Board().Force.Place[id] != w.Force.Place[id] || b.Board().Force.Strength[id] != w.Force.Strength[id]) {
				t.Fatalf("%v: %s is believed to be what it is not", w.Day, w.Force.Identity[id].Code)
			}
			if w.Force.Side(id) != side && b.Board().Force.Place[id].Hex == hex.None && w.Force.Place[id].Hex != hex.None {
				lost++
			}
		}
		for range 6 {
			play(b.world)
		}
		if w.Hash() != before {
			t.Fatalf("%v: the war has learnt of a forecast", w.Day)
		}
		play(w)
	}
	if lost < 50 {
		t.Errorf("only %d enemies were lost sight of", lost)
	}
}
