package game

import (
	"errors"
	"fmt"
	"reflect"
	"testing"

	"parallel38/game/dice"
	"parallel38/game/fight"
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
	b.Cells[b.at("2,5")].Port, b.Cells[b.at("4,5")].Port = 3, 1
	b.box("japan", force.South, 1, 4)
	b.wing("nf", force.North, "2,0", 60)
	b.wing("sf", force.South, "1,5", 90)
	b.wing("sj", force.South, "3,5", 40, inBox(1, 0))
	for i := range 5 {
		b.unit(fmt.Sprintf("j%d", i), force.South, "2,5", 500+500*i, inBox(1, 2*i))
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
			id := force.ID(die(w.Force.Len()))
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
		playRandom(t, w, seed, 12, func() { sound(t, w) })
	}
}

// sound demands that a war audits well.
func sound(t testing.TB, w *World) {
	t.Helper()
	if wrong := w.Audit(); wrong != nil {
		t.Fatal(wrong)
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
	sound(t, twin)
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
		if at == hex.None {
			if p := v.Force.Place[id]; p.Port != hex.None || p.Due != 0 || v.Force.Berth[id] != (force.Berth{}) || v.Force.Strength[id].Men != 0 {
				t.Errorf("%s is off the map and known: %+v", w.Force.Identity[id].Code, p)
			}
			continue
		}
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

// TestHiddenThingsDoNotShow changes what a side cannot see and demands the same view.
func TestHiddenThingsDoNotShow(t *testing.T) {
	w := theatre(t, 1)
	other := w.Twin()
	for seed := range uint64(20) {
		sameView(t, w, other, force.North, seed)
		sameView(t, w, other, force.South, seed)
	}
}

// sameView makes of other a war that differs from w in everything a side does not know, and demands that
// it sees the same.
func sameView(t testing.TB, w, other *World, side force.Side, seed uint64) {
	t.Helper()
	one := w.Look(side)
	other.CopyFrom(w)
	die := func(n int) int {
		seed = dice.Next(seed)
		return dice.Below(seed, n)
	}
	enemy, changed := side.Enemy(), 0
	for _, id := range other.Force.Combat {
		if other.Force.Side(id) != enemy || !other.Force.Present(id) {
			continue
		}
		changed++
		f, h := other.Force, other.Force.Place[id].Hex
		f.Standing[id] = force.Standing{Reserve: die(2) == 0, FallBack: die(2) == 0, FallBackAt: int16(die(900)), Assigned: hex.None}
		f.Stores[id] = force.Stores{Supply: int32(die(4000)), Cut: uint8(die(3)), HEAT: int16(die(90))}
		f.March[id] = force.March{Left: int16(die(dayMinutes)), Moved: int16(die(60)), Target: hex.None, ByRail: f.March[id].ByRail}
		f.Strength[id].Absent, f.Strength[id].Stragglers = int32(die(300)), int32(die(300))
		if one.Observed[h] {
			f.Strength[id].Men = (f.Strength[id].Men+50)/100*100 - int32(die(50)) // counted to the hundred
			continue
		}
		f.Strength[id].Men = int32(100 + die(5000))
		f.Strength[id].Weapons[fight.T34] = int16(die(50))
		f.Condition[id] = force.Condition{Fatigue: int16(die(1000)), Disruption: int16(die(1000)), Dug: int16(die(20)), Routed: die(2) == 0}
		if n := w.Map.Near[h][die(hex.Dirs)]; n != hex.None && !one.Observed[n] && w.Map.Cells[n].Land() && w.grip[n].side != side {
			f.Place[id].Hex = n
		}
	}
	for _, hq := range other.Force.HQs {
		if other.Force.Side(hq) == enemy && other.Force.Present(hq) {
			other.Force.Place[hq].Hex = hex.Index(die(w.Map.Len()))
		}
	}
	other.restack()
	for i, site := range w.links.bridges {
		if w.Control[site.Hex] == enemy && w.Control[w.Map.Near[site.Hex][site.Dir]] == enemy {
			other.Bridges[i].Order, other.Bridges[i].Prepared = BridgeOrder(die(int(BridgeOrders))), uint8(die(9))
		}
	}
	for i := range other.Sightings[enemy] {
		other.Sightings[enemy][i].Hex = hex.Index(die(w.Map.Len()))
	}
	for _, id := range other.Force.Wings {
		if other.Force.Side(id) == enemy {
			other.Force.AirGroup[id].Aircraft = int16(die(99))
		}
	}
	for id := range other.Force.Berth {
		if other.waits(force.ID(id)) && other.Force.Side(force.ID(id)) == enemy {
			other.Force.Berth[id].Ready, other.Force.Place[id].Port = int16(die(9)), hex.Index(die(w.Map.Len()))
		}
	}
	for i := range other.Boxes {
		if w.Setup.Boxes[i].Side == enemy {
			other.Boxes[i].Lift = int16(die(9))
		}
	}
	other.Supply[enemy].Trucks, other.Air[enemy].Left, other.Air[enemy].KeptPC = int32(die(900)), int16(die(90)), int16(die(90))
	for n := range other.Pool {
		if fightsFor[n] == enemy {
			other.Pool[n] = int32(die(900))
			other.Depots[n] = Depot{Hospital: int32(die(900)), Fit: int32(die(900)), Strays: int32(die(900))}
		}
	}
	other.Ordinal += uint32(die(5))
	other.Sea[enemy].Lift, other.Sea[enemy].Landing, other.Tally[enemy].Evacuated = int16(die(9)), Landing{Beach: hex.Index(die(w.Map.Len()))}, int32(die(900))
	other.Tally[enemy].Sick, other.Tally[enemy].Returned, other.Tally[enemy].Drafts = int32(die(900)), int32(die(900)), int32(die(900))
	other.Tally[enemy].Healed = int32(die(900))
	if changed > 0 && other.Hash() == w.Hash() {
		t.Fatal("nothing hidden was changed")
	}

	two := other.Look(side)
	for _, part := range []struct {
		name     string
		one, two any
	}{{"state", one.State, two.State}, {"units", one.Force.State, two.Force.State}, {"stacks", one.top, two.top},
		{"hold", one.grip, two.grip}, {"sight", one.Observed, two.Observed}, {"dice", one.Seed, two.Seed}} {
		if !reflect.DeepEqual(part.one, part.two) {
			t.Fatalf("turn %d, order %d: the %s sees in its %s what is hidden:\n%+v\n%+v", w.Turn, w.Ordinal, side, part.name, part.one, part.two)
		}
	}
}

// TestARefusalIsKept: what Check has said stays true when something else is asked.
func TestARefusalIsKept(t *testing.T) {
	v := skirmish(t).Look(force.North)
	first := Check(v, &Order{Kind: Move, Unit: -1})
	second := Check(v, &Order{Kind: Attack})
	var a, b *Refusal
	if !errors.As(first, &a) || !errors.As(second, &b) || a.Reason != NoSuchUnit || b.Reason != BadOrder {
		t.Errorf("refused as %v and %v", first, second)
	}
	if n := testing.AllocsPerRun(10, func() { Allowed(v, &Order{Kind: Attack}) }); n != 0 {
		t.Errorf("asking whether an order is allowed allocates %v times", n)
	}
}
