package play

import (
	"testing"

	"parallel38/game"
	"parallel38/game/force"
	"parallel38/game/hex"
)

func TestBridgesAreOrderedFromEitherBank(t *testing.T) {
	a := &app{settings: defaultSettings(), options: Options{Scenario: "storm-1950"}}
	s := storm(t, a)
	found := 0
	for h := range hex.Index(s.view.Map.Len()) {
		for _, at := range s.spans(h) {
			found++
			if b, ok := s.view.Bridge(at.hex, at.dir); !ok || b != &s.view.Bridges[at.index] {
				t.Fatalf("no bridge %d across side %v of %s", at.index, at.dir, s.view.Map.Name(h))
			}
			o := game.Order{Kind: game.SetBridge, Unit: force.None, Hex: at.hex, Dir: at.dir, Value: int16(game.BlowWhenNear)}
			if err := game.Check(s.view, &o); err != nil && s.view.Bridges[at.index].State == game.Standing {
				t.Errorf("%s %v: %v", s.view.Map.Name(h), at.dir, err)
			}
		}
	}
	if found == 0 || found%2 != 0 {
		t.Errorf("%d banks with bridges; each bridge has two", found)
	}
}
