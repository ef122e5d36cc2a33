package game

import (
	"reflect"
	"testing"

	"parallel38/game/atlas"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// brink is a war in which a regiment of the North can march towards two of the South that stand in sight.
func brink(t *testing.T) (w *World, march Order, near, far force.ID) {
	b := testBoard(t, ".....", "..h..", ".....", ".....", ".....")
	b.northHolds(2)
	b.source(force.North, "2,0", 1000)
	b.road(atlas.MainRoad, "2,0", "S,S,S,S")
	u := b.unit("a", force.North, "2,0", 3000)
	b.unit("eyes", force.North, "3,1", 3000)
	near = b.unit("near", force.South, "2,2", 2400)
	far = b.unit("far", force.South, "2,3", 2400)
	return b.war(), March(u, []hex.Dir{hex.S}), near, far
}

// What is foretold of a march is how an attack stands once it has been made.
func TestAThreatIsTheAttackAsItWouldBe(t *testing.T) {
	w, march, near, far := brink(t)
	v := w.Look(force.North)
	var r Reach
	threats := v.Threats(&march, &r, nil)
	if len(threats) != 2 || threats[0].Unit == threats[1].Unit {
		t.Fatalf("%d threats, want two", len(threats))
	}
	for _, threat := range threats {
		if threat.Unit == far && (threat.Kind != fight.Hasty || threat.Minutes == 0) {
			t.Errorf("the far regiment would attack %v after %d minutes", threat.Kind, threat.Minutes)
		}
	}
	if _, err := w.Apply(march); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Apply(Order{}); err != nil {
		t.Fatal(err)
	}
	for _, threat := range threats {
		if threat.Unit != near {
			continue
		}
		o := Assault(w.Map.At(2, 1), threat.Kind, near)
		if err := Check(w.Look(force.South), &o); err != nil {
			t.Fatal(err)
		}
		var e engagement
		w.engage(&o, &e)
		if odds := fight.Odds(&e.att, &e.def, &e.sit, e.params, nil); odds != threat.Odds || threat.Ledger.Total() != odds {
			t.Errorf("foretold %d by lines of %d, the attack stands at %d", threat.Odds, threat.Ledger.Total(), odds)
		}
		return
	}
	t.Error("the regiment next to it is no threat")
}

func TestSupplyAfterAMarchIsWhatItHasThen(t *testing.T) {
	w, march, _, _ := brink(t)
	before := NewView(w, force.North)
	v := w.Look(force.North)
	told := v.SupplyAfter(&march)
	var r Reach
	v.Threats(&march, &r, nil)
	if !reflect.DeepEqual(before.State, v.State) || !reflect.DeepEqual(before.Force.State, v.Force.State) || !reflect.DeepEqual(before.grip, v.grip) {
		t.Error("looking ahead has changed the view")
	}
	if _, err := w.Apply(march); err != nil {
		t.Fatal(err)
	}
	if got := w.Look(force.North).SupplyNext(march.Unit); got != told || told.Km != 10 {
		t.Errorf("foretold %+v, it is %+v", told, got)
	}
}

// In a real war, asking about every hex within reach of every unit leaves the view as it was.
func TestForesightLeavesNoTrace(t *testing.T) {
	w := skirmish(t)
	before := NewView(w, force.North)
	v := w.Look(force.North)
	asked := 0
	for _, id := range v.Force.Combat {
		if v.Force.Side(id) != force.North || v.Force.Place[id].Hex == hex.None {
			continue
		}
		var reach, scratch Reach
		v.Reach(id, &reach)
		for _, h := range reach.Hexes {
			path := reach.Path(&v.Board, h, nil)
			if len(path) > MaxPath {
				continue
			}
			o := March(id, path)
			if Check(v, &o) != nil {
				continue
			}
			v.Threats(&o, &scratch, nil)
			v.SupplyAfter(&o)
			asked++
		}
	}
	if asked == 0 {
		t.Fatal("nobody can march")
	}
	if !reflect.DeepEqual(before.State, v.State) || !reflect.DeepEqual(before.Force.State, v.Force.State) || !reflect.DeepEqual(before.grip, v.grip) ||
		!reflect.DeepEqual(before.top, v.top) {
		t.Errorf("%d questions have changed the view", asked)
	}
}
