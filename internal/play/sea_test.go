package play

import (
	"slices"
	"testing"

	"parallel38/game"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// A unit in a port is offered the ports it can reach, shown what the passage costs, and sent; undo brings it back.
func TestAUnitIsSentBySea(t *testing.T) {
	a := &app{settings: defaultSettings(), options: Options{Scenario: "invasion-1950", Side: "south"}}
	s := storm(t, a)
	for !s.match.Waiting() { // the North's first day
		if _, _, err := s.match.Step(1 << 20); err != nil {
			t.Fatal(err)
		}
	}
	s.view = s.match.View(force.South)
	var ports []hex.Index
	for _, id := range s.view.Force.Combat {
		s.passage = passage{kind: game.Ship, unit: id}
		if ports = s.choices(ports[:0]); len(ports) >= 5 && s.view.Map.Cells[s.view.Force.Place[id].Hex].Port == 0 {
			s.selected = id
			break
		}
	}
	if !s.ours(s.selected) {
		t.Fatal("nobody stands on a beach")
	}
	if has := s.commands(); len(has) > 7 || !slices.ContainsFunc(has, func(c command) bool { return c.action == goBySea && c.enabled }) {
		t.Errorf("the tray offers %v, and not the way by sea", has)
	}
	from := s.view.Force.Place[s.selected].Hex
	o := game.Order{Kind: game.Ship, Unit: s.selected, Hex: ports[0]}
	if err := s.view.Preview(&o, &s.passage.shown); err != nil || s.passage.shown.Days < 1 || s.passage.shown.Ledger.Total() == 0 {
		t.Fatalf("%v: %+v", err, s.passage.shown)
	}
	if _, err := s.match.Give(force.South, o); err != nil {
		t.Fatal(err)
	}
	if at := s.match.View(force.South).Force.Place[o.Unit].Hex; at != hex.None {
		t.Error("it is still ashore")
	}
	if !s.match.Undo() || s.match.View(force.South).Force.Place[o.Unit].Hex != from {
		t.Error("undo does not bring it back")
	}
}

// A landing in the making takes the day on which tide and troops are ready, or tells why there is none.
func TestALandingIsPlanned(t *testing.T) {
	a := &app{settings: defaultSettings(), options: Options{Scenario: "invasion-1950", Side: "south"}}
	s := storm(t, a)
	if o := s.landing(s.view.Map.Places[0].Hex); o.Count != 0 || game.Check(s.view, &o) == nil {
		t.Errorf("nobody is aboard, and yet %+v", o)
	}
}
