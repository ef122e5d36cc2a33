package game

import (
	"testing"

	"parallel38/game/fight"
	"parallel38/game/force"
)

// BenchmarkLook is the cost of a side's view, paid once an order.
func BenchmarkLook(b *testing.B) {
	w := skirmish(b)
	b.ReportAllocs()
	for b.Loop() {
		w.Look(force.North)
	}
}

// BenchmarkReach is the flood of one unit's march.
func BenchmarkReach(b *testing.B) {
	w := skirmish(b)
	v := w.Look(force.North)
	var r Reach
	b.ReportAllocs()
	for b.Loop() {
		v.Reach(3, &r)
	}
}

// BenchmarkCopyFrom is the cost of a look-ahead's fresh board.
func BenchmarkCopyFrom(b *testing.B) {
	w := skirmish(b)
	t := w.Twin()
	b.ReportAllocs()
	for b.Loop() {
		t.CopyFrom(w)
	}
}

// BenchmarkHash is paid once a turn.
func BenchmarkHash(b *testing.B) {
	w := skirmish(b)
	for b.Loop() {
		w.Hash()
	}
}

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
