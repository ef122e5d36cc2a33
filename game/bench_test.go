package game

import (
	"testing"

	"parallel38/game/fight"
	"parallel38/game/force"
)

// BenchmarkPreview is what hovering over a target costs.
func BenchmarkPreview(b *testing.B) {
	t := field(b)
	u := t.unit("a", force.North, "1,0", 3000, gunned(24))
	t.unit("e", force.South, "1,1", 2400)
	w := t.war()
	v := w.Look(force.North)
	o := Assault(t.at("1,1"), fight.Deliberate, u)
	var p Preview
	b.ReportAllocs()
	for b.Loop() {
		if err := v.Preview(&o, &p); err != nil {
			b.Fatal(err)
		}
	}
}
