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

// What is said of a hex out of reach is a refusal of the rules for a way that leads there.
func TestWhyAHexIsOutOfReach(t *testing.T) {
	a := &app{settings: defaultSettings(), options: Options{Scenario: "storm-1950"}}
	s := storm(t, a)
	s.selected = s.view.Force.Find("kpa-4d-18r")
	s.reckonReach()
	told := map[game.Reason]int{}
	for h := range hex.Index(s.view.Map.Len()) {
		s.cursor = h
		s.reckonPath()
		switch {
		case s.reachable(h) && (s.why != nil || s.far):
			t.Fatalf("%s is within reach and yet refused", s.view.Map.Name(h))
		case s.why != nil:
			told[s.why.Reason]++
			if r := s.why; r.Reason == game.TooFar && r.Need <= r.Have {
				t.Errorf("%s: %d minutes are enough for %d", s.view.Map.Name(h), r.Have, r.Need)
			}
		}
	}
	if told[game.TooFar] == 0 {
		t.Errorf("no hex is too far: %v", told)
	}
	t.Log(told)
}
