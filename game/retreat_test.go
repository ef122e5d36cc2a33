package game

import (
	"testing"

	"parallel38/game/atlas"
	"parallel38/game/force"
)

// TestTheBeatenDoNotComeBack drives troops two hexes down a railway. The first of them to go leaves
// others in the hex that is lost, which makes it look as good a place as the next.
func TestTheBeatenDoNotComeBack(t *testing.T) {
	b := testBoard(t, "...", "...", "...", "...", "...")
	b.northHolds(1)
	b.source(force.South, "1,4", 5000)
	b.rail(atlas.SingleRail, "1,4", "N,N,N")
	b.unit("n", force.North, "1,0", 3000)
	e := b.unit("e", force.South, "1,1", 2400)
	b.unit("f", force.South, "1,1", 2400)
	w := b.war()
	w.driveBack(e, 2, true)
	if at, want := w.Force.Place[e].Hex, b.at("1,3"); at != want {
		t.Errorf("driven from 1,1 to %s, want %s", b.Atlas.Name(at), b.Atlas.Name(want))
	}
}
