package game

import (
	"fmt"
	"reflect"
	"testing"

	"parallel38/game/dice"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// skirmish is a small war with something of everything.
func skirmish(t testing.TB) *World {
	b := testBoard(t, ".....", ".h.h.", "..m..", "p.u.p", ".....", ".....")
	b.northHolds(2)
	b.source(force.North, "2,0", 3000)
	b.source(force.South, "2,5", 3000)
	for i, at := range []string{"0,0", "1,0", "2,0", "3,0", "4,0", "1,1"} {
		b.unit(fmt.Sprintf("n%d", i), force.North, at, 1200+300*i, gunned(int16(6*i)))
	}
	for i, at := range []string{"0,3", "1,3", "2,3", "3,3", "4,3", "2,4"} {
		b.unit(fmt.Sprintf("s%d", i), force.South, at, 1000+300*i, gunned(int16(4*i)))
	}
	return b.war()
}

// playRandom plays legal orders chosen by a die until so many days have passed; each is checked again.
func playRandom(t testing.TB, w *World, seed uint64, turns int, after func()) {
	var r Reach
	var out []Order
	n := uint32(0)
	die := func(below int) int {
		n++
		return dice.Below(dice.Roll(seed, dice.Key{Stream: dice.AI, Ordinal: n}), below)
	}
	for w.Phase != Over && int(w.Turn) <= turns {
		side := w.Moving()
		for range 14 {
			id := w.Force.Combat[die(len(w.Force.Combat))]
			if out = Orders(w.Look(side), id, &r, out[:0]); len(out) == 0 {
				continue
			}
			o := out[die(len(out))]
			if _, err := w.Apply(o); err != nil {
				t.Fatalf("turn %d: %s was proposed and refused: %v", w.Turn, FormatOrder(&w.Board, &o), err)
			}
			if after != nil {
				after()
			}
		}
		if _, err := w.Apply(Order{}); err != nil {
			t.Fatal(err)
		}
	}
}

func TestProposedOrdersAreLegalAndTheBoardHolds(t *testing.T) {
	for seed := range uint64(20) {
		w := skirmish(t)
		playRandom(t, w, seed, 12, func() { checkBoard(t, w) })
	}
}

// checkBoard compares what is derived with a rebuild, and looks for what must never be.
func checkBoard(t testing.TB, w *World) {
	t.Helper()
	fresh := w.Board.twin()
	fresh.restack()
	if !reflect.DeepEqual(fresh.top, w.top) || !reflect.DeepEqual(fresh.grip, w.grip) {
		t.Fatalf("turn %d, order %d: the stacks are not what the units say", w.Turn, w.Ordinal)
	}
	for h := range hex.Index(w.Map.Len()) {
		side := force.NoSide
		for id := range w.Stack(h) {
			if side != force.NoSide && side != w.Force.Side(id) {
				t.Fatalf("turn %d: both sides stand in %s", w.Turn, w.Map.Name(h))
			}
			side = w.Force.Side(id)
		}
	}
	for _, id := range w.Force.Combat {
		s := &w.Force.Strength[id]
		if s.Men < 0 || s.Absent < 0 || s.Stragglers < 0 || w.Force.March[id].Left < 0 {
			t.Fatalf("unit %s: %+v", w.Force.Identity[id].Code, s)
		}
		for k, n := range s.Weapons {
			if n < 0 {
				t.Fatalf("unit %s has %d of weapon %d", w.Force.Identity[id].Code, n, k)
			}
		}
	}
}

func TestOneSeedOneWar(t *testing.T) {
	a, b := skirmish(t), skirmish(t)
	var hashes []uint64
	playRandom(t, a, 7, 8, func() { hashes = append(hashes, a.Hash()) })
	i := 0
	playRandom(t, b, 7, 8, func() {
		if b.Hash() != hashes[i] {
			t.Fatalf("order %d: the wars part", i)
		}
		i++
	})
	if c := skirmish(t); c.Hash() == a.Hash() {
		t.Error("eight days change nothing")
	}
}

func TestATwinGoesItsOwnWay(t *testing.T) {
	w := skirmish(t)
	twin := w.Twin()
	if twin.Hash() != w.Hash() {
		t.Fatal("the twin differs at birth")
	}
	before := w.Hash()
	playRandom(t, twin, 3, 5, nil)
	if w.Hash() != before {
		t.Error("playing the twin changed the war")
	}
	twin.CopyFrom(w)
	if twin.Hash() != before {
		t.Error("CopyFrom left something behind")
	}
	checkBoard(t, twin)
}

func TestASnapshotRestoresTheWar(t *testing.T) {
	w := skirmish(t)
	playRandom(t, w, 5, 4, nil)
	again, err := Restore(w.Map, w.Setup, w.Snapshot())
	if err != nil {
		t.Fatal(err)
	}
	if again.Hash() != w.Hash() {
		t.Fatal("the restored war is another")
	}
	playRandom(t, w, 6, 8, nil)
	playRandom(t, again, 6, 8, nil)
	if again.Hash() != w.Hash() {
		t.Error("the restored war goes another way")
	}
	bad := w.Snapshot()
	bad.State.Control = bad.State.Control[1:]
	if _, err := Restore(w.Map, w.Setup, bad); err == nil {
		t.Error("a snapshot of another map was taken")
	}
}

// TestEveryFieldIsHashed changes each field of the state in turn, and demands another hash; it also
// forbids the kinds that have no one encoding.
func TestEveryFieldIsHashed(t *testing.T) {
	w := skirmish(t)
	playRandom(t, w, 2, 3, nil)
	base := w.Hash()
	for _, root := range []struct {
		name  string
		value reflect.Value
	}{{"State", reflect.ValueOf(&w.State).Elem()}, {"Units", reflect.ValueOf(&w.Force.State).Elem()}} {
		leaves(t, root.name, root.value, func(path string, v reflect.Value) {
			old := reflect.New(v.Type()).Elem()
			old.Set(v)
			switch v.Kind() {
			case reflect.Bool:
				v.SetBool(!v.Bool())
			case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
				v.SetUint(v.Uint() ^ 1)
			default:
				v.SetInt(v.Int() ^ 1)
			}
			if w.Hash() == base {
				t.Errorf("%s is not in the hash", path)
			}
			v.Set(old)
		})
	}
	if w.Hash() != base {
		t.Error("the test left a mark")
	}
}

// leaves visits every field; of long slices the first and the last entry stand for all.
func leaves(t *testing.T, path string, v reflect.Value, visit func(string, reflect.Value)) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			leaves(t, path+"."+v.Type().Field(i).Name, v.Field(i), visit)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			if i == 0 || i == v.Len()-1 {
				leaves(t, fmt.Sprintf("%s[%d]", path, i), v.Index(i), visit)
			}
		}
	case reflect.Bool, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		visit(path, v)
	default:
		t.Errorf("%s is a %s: the state holds booleans and integers of fixed size only", path, v.Kind())
	}
}

func TestAViewHidesWhatASideCannotSee(t *testing.T) {
	w := skirmish(t)
	v := NewView(w, force.North)
	for _, id := range w.Force.Combat {
		if w.Force.Side(id) == force.North {
			continue
		}
		at := w.Force.Place[id].Hex
		near := false
		for _, own := range w.Force.Combat {
			near = near || w.Force.Side(own) == force.North && w.Map.Distance(w.Force.Place[own].Hex, at) <= sightRules.Hexes
		}
		if seen := v.Force.Place[id].Hex != hex.None; seen != near {
			t.Errorf("%s at %s: seen %v, near %v", w.Force.Identity[id].Code, w.Map.Name(at), seen, near)
		}
		if !near && (v.Force.Strength[id].Men != 0 || v.Force.Condition[id] != force.Condition{}) {
			t.Errorf("%s is hidden and known: %+v", w.Force.Identity[id].Code, v.Force.Strength[id])
		}
	}
}

// TestHiddenThingsDoNotShow changes what the North cannot see and demands the same view.
func TestHiddenThingsDoNotShow(t *testing.T) {
	w := skirmish(t)
	before := NewView(w, force.North)
	for _, id := range w.Force.Combat {
		if w.Force.Side(id) != force.South {
			continue
		}
		w.Force.Standing[id].Reserve = !w.Force.Standing[id].Reserve
		w.Force.Stores[id].Supply /= 2
		w.Force.March[id].Moved += 60
		w.Force.Strength[id].Absent += 100
		if !before.Observed[w.Force.Place[id].Hex] {
			w.Force.Strength[id].Men += 500
			w.Force.Condition[id].Fatigue = 900
		}
	}
	w.Supply[force.South].Trucks = 1
	w.Air[force.South].Left = 99
	w.restack()
	after := NewView(w, force.North)
	if !reflect.DeepEqual(before.State, after.State) || !reflect.DeepEqual(before.Force.State, after.Force.State) ||
		!reflect.DeepEqual(before.grip, after.grip) || !reflect.DeepEqual(before.Observed, after.Observed) {
		t.Error("the view shows what is hidden")
	}
}
