package counter

import (
	"testing"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/chart/symbol"
	_ "parallel38/internal/golden" // go test ./... -update
	"parallel38/internal/scenario"
)

func storm(t *testing.T) *game.World {
	t.Helper()
	s, err := scenario.Builtin("storm-1950")
	if err != nil {
		t.Fatal(err)
	}
	return game.New(atlas.Peninsula(), s, 38)
}

func TestACounterSaysWhatTheUnitIs(t *testing.T) {
	w := storm(t)
	id := w.Force.Find("kpa-1d-1r")
	if id == force.None {
		t.Fatal("the order of battle has no kpa-1d-1r")
	}
	want := symbol.Spec{Side: symbol.North, Arm: symbol.Infantry, Echelon: symbol.Regiment, Number: "1", Parent: "1", Ready: 3, Strength: 100}
	got := Spec(&w.Board, id, symbol.Staff)
	if got.Strength < 98 { // some are sick on the first morning
		t.Errorf("strength %d per cent", got.Strength)
	}
	if got.Strength = 100; got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	w.Force.Condition[id].Fatigue = 600
	if r := Ready(&w.Board, id); r != 1 {
		t.Errorf("a tired regiment shows %d dots, want 1", r)
	}
	w.Force.Condition[id].Routed = true
	if r := Ready(&w.Board, id); r != 0 {
		t.Errorf("a broken regiment shows %d dots", r)
	}
}

func TestEveryUnitHasACounter(t *testing.T) {
	w := storm(t)
	for id := range force.ID(w.Force.Len()) {
		u := &w.Force.Identity[id]
		s := Spec(&w.Board, id, symbol.Staff)
		if s.Echelon == symbol.NoEchelon || s.Number == "" || s.Strength > 100 || s.Ready > 3 {
			t.Errorf("%s: %+v", u.Code, s)
		}
		if (s.Side == symbol.South) != (w.Force.Side(id) == force.South) {
			t.Errorf("%s is on the wrong side", u.Code)
		}
	}
}

func TestInfantryLiesAboveItsGuns(t *testing.T) {
	w := storm(t)
	for h := range hex.Index(w.Map.Len()) {
		top, n := Top(&w.Board, h)
		if (n == 0) != (top == force.None) {
			t.Fatalf("hex %s: %d units, top %d", w.Map.Name(h), n, top)
		}
		if n < 2 || w.Force.Identity[top].Arm != force.Artillery {
			continue
		}
		for id := range w.Stack(h) {
			if w.Force.Identity[id].Arm != force.Artillery {
				t.Errorf("hex %s shows its guns and hides %s", w.Map.Name(h), w.Force.Identity[id].Code)
			}
		}
	}
}
