package game

import (
	"reflect"
	"testing"

	"parallel38/game/atlas"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// TestEveryRuleHasARange: a number of the rules is a whole number that a study can vary within bounds.
func TestEveryRuleHasARange(t *testing.T) {
	numbers := 0
	var walk func(path string, of reflect.Type, limits string)
	walk = func(path string, of reflect.Type, limits string) {
		switch of.Kind() {
		case reflect.Struct:
			for i := range of.NumField() {
				if f := of.Field(i); f.Type != reflect.TypeFor[fight.Noise]() { // a choice of the player
					walk(path+"."+f.Name, f.Type, f.Tag.Get("range"))
				}
			}
		case reflect.Array:
			walk(path+"[]", of.Elem(), limits)
		case reflect.Int, reflect.Int16, reflect.Int32:
			if numbers++; limits == "" {
				t.Errorf("%s has no range", path)
			}
		default:
			t.Errorf("%s is a %s", path, of.Kind())
		}
	}
	walk("Rules", reflect.TypeFor[Rules](), "")
	if numbers < 150 {
		t.Errorf("%d numbers seen", numbers)
	}
}

// A war goes by the rules of its own Setup, and by the noise that the player has chosen for it.
func TestAWarGoesByItsOwnRules(t *testing.T) {
	for _, minutes := range []int{marchRules.Road[atlas.MainRoad][onFoot], 90} {
		b := testBoard(t, ".", ".")
		b.road(atlas.MainRoad, "0,0", "S")
		u := b.unit("u", force.North, "0,0", 2500)
		b.Setup.Noise = fight.Full
		b.Setup.Rules.March.Road[atlas.MainRoad][onFoot] = minutes
		w := dry(b.war())
		for _, board := range []*Board{&w.Board, &w.Look(force.North).Board, &w.Twin().Board} {
			if s := board.stepCost(u, b.at("0,0"), hex.S, nil); s.minutes != minutes || board.rules.Fight.Noise != fight.Full {
				t.Errorf("%d minutes and %s noise, want %d and full", s.minutes, board.rules.Fight.Noise, minutes)
			}
		}
	}
}
