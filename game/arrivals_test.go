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

// TestLaterWavesWaitOffAPortThatIsNotTaken sends a second wave to a port that the first has not got.
func TestLaterWavesWaitOffAPortThatIsNotTaken(t *testing.T) {
	b := testBoard(t, "...~", "...~", "...~", "...~", "...~")
	b.northHolds(2)
	b.Cells[b.at("2,0")].Port, b.Cells[b.at("2,4")].Port = 2, 2
	b.source(force.South, "2,4", 5000)
	b.source(force.North, "0,0", 5000)
	b.Sea[force.South].Command = []Step{{Value: 1}}
	day := b.Start + 2
	wave := b.unit("wave", force.South, "2,4", 2500, func(s *force.Spec) {
		s.Place = force.Place{Hex: hex.None, Presence: force.Awaited, Due: day, Port: b.at("2,0")}
	})
	w := b.war()
	events := days(t, w, 2)
	if w.Day != day || count(events, PortClosed) != 1 || count(Seen(events, force.North), PortClosed) != 0 {
		t.Fatalf("day %v: its side is told %d times, the enemy %d", w.Day, count(events, PortClosed), count(Seen(events, force.North), PortClosed))
	}
	taken := w.Twin()
	if more := days(t, w, 4); count(more, Arrived) != 0 {
		t.Fatal("it does not wait")
	}
	last := days(t, w, 1)
	if w.Force.Place[wave].Hex != b.at("2,4") || count(last, Diverted) != 1 {
		t.Errorf("after five days it is at %v, told %d times", w.Force.Place[wave], count(last, Diverted))
	}
	for h := range taken.Control {
		if taken.Control[h] == force.North {
			taken.Control[h] = force.South
		}
	}
	if events := days(t, taken, 1); taken.Force.Place[wave].Hex != b.at("2,0") || count(events, Diverted) != 0 {
		t.Errorf("when the port falls it is at %v", taken.Force.Place[wave])
	}
}
