package match

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/dice"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/scenario"
)

// passive is an opponent that orders nothing.
type passive struct{}

func (passive) Think(*game.View, int) (game.Order, bool) { return game.Order{}, true }

// storm is the ten days of June 1950, with the North played by somebody and a South that does nothing.
func storm(t testing.TB, north Seat) *Match {
	t.Helper()
	s, err := scenario.Builtin("storm-1950")
	if err != nil {
		t.Fatal(err)
	}
	return New(atlas.Peninsula(), s, 38, Seats{force.North: north, force.South: {Name: "passive", Player: passive{}}})
}

// legal are legal orders of a kind that the side to move can give, in ID order.
func legal(m *Match, kind game.OrderKind) []game.Order {
	v := m.View(m.Moving())
	var all []game.Order
	var reach game.Reach
	for _, id := range v.Force.Combat {
		for _, o := range game.Orders(v, id, &reach, nil) {
			if o.Kind == kind {
				all = append(all, o)
			}
		}
	}
	return all
}

func give(t *testing.T, m *Match, o game.Order) []game.Event {
	t.Helper()
	events, err := m.Give(m.Moving(), o)
	if err != nil {
		t.Fatalf("%s: %v", game.FormatOrder(&m.World().Board, &o), err)
	}
	return events
}

func TestUndoAndRedoWalkThroughTheSameWars(t *testing.T) {
	m := storm(t, Seat{Name: Person})
	hashes := []uint64{m.World().Hash()}
	var orders []game.Order
	for len(orders) < 12 {
		all := legal(m, game.Move)
		if len(all) == 0 {
			t.Fatal("everybody has marched, and never could twelve marches in a row be undone")
		}
		o := all[len(all)*2/3]
		give(t, m, o)
		if orders, hashes = append(orders, o), append(hashes, m.World().Hash()); m.CanUndo() == 0 {
			orders, hashes = nil, hashes[len(hashes)-1:]
		}
	}
	before := m.CanUndo()
	if before != len(orders) {
		t.Fatalf("%d orders can be undone, want %d", before, len(orders))
	}
	firm := len(m.Log()) - before
	for i := len(orders) - 1; i >= 0; i-- {
		if !m.Undo() || m.World().Hash() != hashes[i] {
			t.Fatalf("undoing order %d does not lead back", i)
		}
	}
	if m.Undo() || m.CanRedo() != len(orders) {
		t.Fatal("there is something left to undo")
	}
	for i := 1; i < len(hashes); i++ {
		if _, ok := m.Redo(); !ok || m.World().Hash() != hashes[i] {
			t.Fatalf("redoing order %d leads elsewhere", i)
		}
	}
	if n := len(m.Log()); n != firm+len(orders) || m.Log()[n-1].Order != orders[len(orders)-1] || m.Log()[n-1].Events == nil {
		t.Fatal("the log does not say what was redone")
	}
	give(t, m, game.Order{})
	if m.CanUndo() != 0 || m.CanRedo() != 0 {
		t.Fatal("the end of a day can be undone")
	}
}

func TestANewOrderForgetsWhatWasUndone(t *testing.T) {
	m := storm(t, Seat{Name: Person})
	give(t, m, game.Order{Kind: game.SetAir, Unit: force.None, Hex: hex.None, Value: 50, Extra: 10})
	m.Undo()
	give(t, m, game.Order{Kind: game.SetAir, Unit: force.None, Hex: hex.None, Value: 20, Extra: 10})
	if _, ok := m.Redo(); ok {
		t.Fatal("an undone order came back after another was given")
	}
}

func TestAttacksAndDiscoveriesAreForGood(t *testing.T) {
	m := storm(t, Seat{Name: Person})
	attacks := legal(m, game.Attack)
	if len(attacks) == 0 {
		t.Fatal("nobody can attack on 25 June")
	}
	give(t, m, attacks[0])
	if m.CanUndo() != 0 {
		t.Fatal("an attack can be undone")
	}
	// Marches that bring a new enemy into sight cannot be undone, and all others can.
	seen := m.inSight(force.North, nil)
	for range 60 {
		all := legal(m, game.Move)
		if len(all) == 0 {
			break
		}
		o := all[int(dice.Roll(7, dice.Key{Ordinal: uint32(len(m.Log()))})%uint64(len(all)))]
		before := m.CanUndo()
		events := give(t, m, o)
		now := m.inSight(force.North, nil)
		news := slices.ContainsFunc(events, func(e game.Event) bool {
			return e.Kind != game.Stepped && e.Kind != game.Occupied
		})
		for id := range now {
			news = news || now[id] && !seen[id]
		}
		if undoable := m.CanUndo() == before+1; undoable == news {
			t.Fatalf("%s: something came to light: %v; it can be undone: %v", game.FormatOrder(&m.World().Board, &o), news, undoable)
		}
		seen = now
	}
}

func TestOnlyTheMovingSideOrders(t *testing.T) {
	m := storm(t, Seat{Name: Person})
	_, err := m.Give(force.South, game.Order{})
	var r *game.Refusal
	if !errors.As(err, &r) || r.Reason != game.NotYourTurn || len(m.Log()) != 0 {
		t.Fatal(err)
	}
}

func TestEveryDayHasAHash(t *testing.T) {
	m := storm(t, Seat{Name: "passive", Player: passive{}})
	for !m.Over() {
		if err := m.Day(); err != nil {
			t.Fatal(err)
		}
		if got := m.Hashes()[m.Played()]; got != m.World().Hash() {
			t.Fatalf("day %d: hash %016x, the war's is %016x", m.Played(), got, m.World().Hash())
		}
	}
	if m.Played() != m.Setup().Turns {
		t.Fatalf("%d days of %d", m.Played(), m.Setup().Turns)
	}
	if _, err := m.Give(force.North, game.Order{}); err == nil {
		t.Fatal("the dead still give orders")
	}
}

// player is a Player made of a function.
type player func(v *game.View, budget int) (game.Order, bool)

func (p player) Think(v *game.View, budget int) (game.Order, bool) { return p(v, budget) }

func TestAnAIsMistakeIsAnErrorAndChangesNothing(t *testing.T) {
	wrong := player(func(v *game.View, _ int) (game.Order, bool) {
		return game.Assault(0, fight.Hasty, v.Force.Combat[0]), true
	})
	m := storm(t, Seat{Name: "wrong", Player: wrong})
	hash := m.World().Hash()
	var illegal *Illegal
	if err := m.Day(); !errors.As(err, &illegal) || !strings.Contains(err.Error(), "wrong") || m.World().Hash() != hash {
		t.Fatal(err)
	}
}

func TestAnAIThatComesToNothingIsStopped(t *testing.T) {
	mute := storm(t, Seat{Name: "mute", Player: player(func(*game.View, int) (game.Order, bool) { return game.Order{}, false })})
	if err := mute.Day(); err == nil || !strings.Contains(err.Error(), "no order") {
		t.Fatal(err)
	}
	circling := storm(t, Seat{Name: "circling", Player: player(func(*game.View, int) (game.Order, bool) {
		return game.Order{Kind: game.SetAir, Unit: force.None, Hex: hex.None}, true
	})})
	if err := circling.Day(); err == nil || !strings.Contains(err.Error(), "orders in a day") {
		t.Fatal(err)
	}
}

func TestAPersonIsWaitedFor(t *testing.T) {
	m := storm(t, Seat{Name: Person})
	if _, acted, err := m.Step(1000); acted || err != nil || !m.Waiting() {
		t.Fatal("the match did not wait for a person")
	}
	if err := m.Day(); err == nil {
		t.Fatal("a day was played without its person")
	}
}
