package game

import (
	"testing"

	"parallel38/game/force"
	"parallel38/game/hex"
	_ "parallel38/internal/golden" // go test ./... -update
)

// due makes a unit arrive at a port after so many days.
func due(b *table, port string, after int) func(s *force.Spec) {
	return func(s *force.Spec) {
		s.Place = force.Place{Hex: hex.None, Presence: force.Awaited, Due: b.Start + 0, Port: b.at(port)}
		for range after {
			s.Due++
		}
	}
}

func TestUnitsArriveOnTheirDay(t *testing.T) {
	b := testBoard(t, "...", "...")
	b.source(force.South, "0,1", 5000)
	u := b.unit("34r", force.South, "0,0", 2000, due(b, "2,1", 2))
	w := b.war()
	if events := days(t, w, 1); count(events, Arrived) != 0 || w.Force.Present(u) {
		t.Fatal("it came a day early")
	}
	if events := days(t, w, 1); count(events, Arrived) != 1 || w.Force.Place[u].Hex != b.at("2,1") {
		t.Errorf("on its day it stands at %s", w.Map.Name(w.Force.Place[u].Hex))
	}
	if w.Force.March[u].Left != dayMinutes {
		t.Error("it arrives without its day")
	}
}

func TestAnArrivalGoesRoundTheEnemyAndAFullPort(t *testing.T) {
	b := testBoard(t, "....", "....")
	b.source(force.South, "0,1", 5000)
	lost := b.unit("lost", force.South, "0,0", 2000, due(b, "3,0", 0))
	full := b.unit("full", force.South, "0,0", 2000, due(b, "0,0", 0))
	b.unit("e", force.North, "3,0", 2500)
	b.Control[b.at("3,0")] = force.North
	for range 4 {
		b.unit("r"+string(rune('a'+len(b.Units))), force.South, "0,0", 3000)
	}
	w := b.war()
	if at := w.Force.Place[lost].Hex; at == hex.None || w.Control[at] != force.South || w.InZOC(at, force.South) {
		t.Errorf("bound for a port the enemy holds, it came on at %s", w.Map.Name(at))
	}
	if at := w.Force.Place[full].Hex; at == hex.None || w.Map.Distance(at, b.at("0,0")) != 1 {
		t.Errorf("bound for a full port, it came on at %s", w.Map.Name(at))
	}
}

func TestWithoutAPlaceAnArrivalWaits(t *testing.T) {
	b := testBoard(t, "..", "..")
	b.northHolds(2)
	u := b.unit("late", force.South, "0,0", 2000, due(b, "0,0", 0))
	w := b.war()
	days(t, w, 3)
	if w.Force.Present(u) || w.Force.Place[u].Presence != force.Awaited {
		t.Error("it came ashore among the enemy")
	}
}
