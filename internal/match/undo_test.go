package match

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/scenario"
)

// step is what undoing must lead back to.
type step struct {
	order game.Order
	hash  uint64 // of the war before it
	seen  []bool // enemy units in sight before it
}

// TestUndoAndRedoAgainstAModel gives legal orders, undoes and redoes at random. A model keeps the hash of
// the war before every order: undoing leads back to exactly that war, redoing forward again, what was
// undone is forgotten with the next order, and an order can be undone if and only if no dice were rolled
// and nothing hidden came to light.
func TestUndoAndRedoAgainstAModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		side := rapid.SampledFrom([]force.Side{force.North, force.South}).Draw(t, "side")
		m := begin(t, side)
		var done []step         // that can be undone
		var undone []game.Order // the last undone last
		firm := len(m.Log())
		var reach game.Reach
		for range rapid.IntRange(5, 40).Draw(t, "steps") {
			switch rapid.IntRange(0, 5).Draw(t, "what") {
			case 0: // undo
				if ok := m.Undo(); ok != (len(done) > 0) {
					t.Fatalf("undone: %v, and there are %d orders to undo", ok, len(done))
				}
				if n := len(done) - 1; n >= 0 {
					if got := m.World().Hash(); got != done[n].hash {
						t.Fatalf("undoing leads to %016x, not to %016x", got, done[n].hash)
					}
					undone, done = append(undone, done[n].order), done[:n]
				}
			case 1: // redo
				before := step{hash: m.World().Hash()}
				_, ok := m.Redo()
				if ok != (len(undone) > 0) {
					t.Fatalf("redone: %v, and there are %d orders to redo", ok, len(undone))
				}
				if n := len(undone) - 1; n >= 0 {
					before.order = undone[n]
					undone, done = undone[:n], append(done, before)
				}
			default:
				o, ok := draw(t, m, &reach)
				if !ok {
					continue
				}
				before := step{o, m.World().Hash(), m.inSight(side, nil)}
				events, err := m.Give(side, o)
				if err != nil {
					t.Fatalf("%s: %v", game.FormatOrder(&m.World().Board, &o), err)
				}
				undone = nil
				if news(m, side, &o, events, before.seen) {
					done, firm = nil, len(m.Log())
				} else {
					done = append(done, before)
				}
			}
			if m.CanUndo() != len(done) || m.CanRedo() != len(undone) || len(m.Log()) != firm+len(done) {
				t.Fatalf("%d orders to undo, %d to redo, %d in the log; want %d, %d, %d",
					m.CanUndo(), m.CanRedo(), len(m.Log()), len(done), len(undone), firm+len(done))
			}
			if m.Moving() != side {
				return
			}
		}
	})
}

// begin is the storm with a person on a side, on the first day of that side.
func begin(t *rapid.T, side force.Side) *Match {
	s, err := scenario.Builtin("storm-1950")
	if err != nil {
		t.Fatal(err)
	}
	m := New(atlas.Peninsula(), s, 38, Seats{force.North: {Name: "passive", Player: passive{}}, force.South: {Name: "passive", Player: passive{}}})
	m.Seats[side] = Seat{Name: Person}
	for m.Moving() != side {
		if _, _, err := m.Step(1); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

// draw is a legal order of the side to move: now and then for its aircraft or a bridge, mostly for a unit.
func draw(t *rapid.T, m *Match, reach *game.Reach) (game.Order, bool) {
	v := m.View(m.Moving())
	if rapid.IntRange(0, 9).Draw(t, "air") == 0 {
		return game.Order{Kind: game.SetAir, Unit: force.None, Hex: hex.None, Value: int16(rapid.IntRange(0, 90).Draw(t, "percent"))}, true
	}
	id := rapid.SampledFrom(slices.Concat(v.Force.Combat, v.Force.Wings)).Draw(t, "unit")
	if v.Force.Side(id) != v.Side || v.Force.Place[id].Hex == hex.None && !slices.Contains(v.Force.Wings, id) {
		return game.Order{}, false
	}
	all := slices.DeleteFunc(game.Orders(v, id, reach, nil), func(o game.Order) bool { return o.Kind == game.EndDay })
	if len(all) == 0 {
		return game.Order{}, false
	}
	return rapid.SampledFrom(all).Draw(t, "order"), true
}

// news tells whether an order rolled dice or showed what was hidden, by what it is and what happened.
func news(m *Match, side force.Side, o *game.Order, events []game.Event, seen []bool) bool {
	if o.Kind == game.Attack || o.Kind == game.Settle {
		return true
	}
	for _, e := range events {
		switch e.Kind {
		case game.Stepped, game.Entrained, game.Embarked, game.Sailed, game.Rebased, game.Occupied:
		default:
			return true
		}
	}
	for id, now := range m.inSight(side, nil) {
		if now && !seen[id] {
			return true
		}
	}
	return false
}
