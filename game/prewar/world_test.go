package prewar

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/dice"
	"parallel38/game/force"
	"parallel38/game/hex"
	_ "parallel38/internal/golden" // go test ./... -update
)

// land is a hex of the map, the n-th that troops can stand in.
func land(a *atlas.Atlas, n int) hex.Index {
	for h := range hex.Index(a.Len()) {
		if a.Cells[h].Land() && a.Cells[h].Country == atlas.Korea {
			if n--; n < 0 {
				return h
			}
		}
	}
	panic("a map without so much land")
}

// country is a small campaign: the parallel, a mountain district, a plain and an island; two regiments that
// are there and one to raise, two northern divisions and one to raise, three bands.
func country() *Setup {
	a := atlas.Peninsula()
	state := func(support, police int) DistrictState {
		return DistrictState{Support: int16(support), Grievance: 500, Food: 700, Protection: 500, Abuse: 350, Police: int32(police)}
	}
	s := &Setup{ID: "small", Start: calendar.Of(1948, 9, 19), End: calendar.Of(1949, 12, 31), School: calendar.Of(1948, 1, 1),
		Districts: []District{
			{Code: "north", Seat: land(a, 900), Ground: land(a, 900), People: 800, Shelter: 500, Share: 200, Parallel: true, Near: []DistrictID{1, 2}, Start: state(300, 900)},
			{Code: "hills", Seat: land(a, 1000), Ground: land(a, 1001), People: 700, Shelter: 700, Share: 500, Near: []DistrictID{0, 2}, Start: state(400, 900)},
			{Code: "plain", Seat: land(a, 1100), Ground: land(a, 1100), People: 1500, Shelter: 100, Share: 200, Near: []DistrictID{0, 1}, Start: state(300, 2000)},
			{Code: "island", Seat: land(a, 1300), Ground: land(a, 1300), People: 250, Shelter: 500, Share: 100, Island: true, Start: state(500, 400)},
		},
		Sectors:  []Sector{{Code: "east", Hill: land(a, 890), District: 0, Need: 2500}, {Code: "west", Hill: land(a, 880), District: 0, Need: 3000}},
		Ceiling:  []game.Step{{From: 0, Value: 30_000}},
		Advisers: []game.Step{{From: 0, Value: 60}}, Americans: []game.Step{{From: 0, Value: 16}, {From: calendar.Of(1949, 1, 15), Value: 0}}, SovietArms: []game.Step{{From: 0, Value: 40}}, China: []game.Step{{From: 0, Value: 20}},
		Elections: []calendar.Day{calendar.Of(1949, 5, 10)},
		South: SouthState{Aid: [Purses]int16{35, 15, 0, 40, 10}, Arms: 8000, Advisers: 40, EighthArmy: 4000, Stability: 600, Pay: 500, Officers: 200,
			LandReform: -1, Americans: 16},
		North: NorthState{Labour: 100, Party: 600, Graduates: 400, Schooling: 60, ArmedLine: true},
		Rules: DefaultRules(),
	}
	s.Districts[1].Start.Guerrillas, s.Districts[1].Start.InArms = 300, true
	unit := func(code string, side force.Side, arm force.Arm, at DistrictID, there bool, men int32, training int16) {
		u := force.Spec{Identity: force.Identity{Code: code, Parent: force.None, Arm: arm}, Allegiance: force.Allegiance{Side: side},
			Place: force.Place{Hex: hex.None, Port: land(a, 700)}, Strength: force.Strength{Men: men}, Battalions: force.Battalions{Count: 3}}
		home, posts := NoDistrict, Posts{}
		if side == force.South {
			home, posts = at, Posts{at, at, at}
			u.Port = s.Districts[at].Seat
		}
		if there {
			u.Presence, u.Place.Hex = force.Present, u.Port
		}
		for k := range 3 {
			u.Training[k] = training
		}
		s.Units, s.Homes, s.Posts, s.June = append(s.Units, u), append(s.Homes, home), append(s.Posts, posts), append(s.June, "")
	}
	unit("r1", force.South, force.Infantry, 1, true, 2400, 4000)
	unit("r2", force.South, force.Infantry, 2, true, 2400, 3000)
	unit("r3", force.South, force.Infantry, 2, false, 0, 2000)
	unit("d1", force.North, force.Infantry, 0, true, 10_000, 8000)
	unit("d2", force.North, force.Infantry, 0, true, 10_000, 6000)
	unit("d3", force.North, force.Infantry, 0, false, 10_000, 3500)
	for i := range 3 {
		unit(fmt.Sprintf("band-%d", i+1), force.North, force.Commando, 0, false, 0, 0)
		s.Units[len(s.Units)-1].Place.Port = hex.None
	}
	return s
}

func campaign(seed uint64) *World { return New(atlas.Peninsula(), country(), seed) }

// randomDirective is a directive of a side, most of them legal, from a roll.
func randomDirective(v *View, roll uint64) Directive {
	draw := func(n int) int {
		roll = dice.Next(roll)
		return dice.Below(roll, n)
	}
	var kinds []DirectiveKind
	for k := NoDirective + 1; k < DirectiveKinds; k++ {
		if forms[k].side == v.Side {
			kinds = append(kinds, k)
		}
	}
	d := Directive{Kind: kinds[draw(len(kinds))]}
	unit := func() {
		if d.Count < MaxUnits {
			d.Units[d.Count] = force.ID(draw(v.Force.Len()))
			d.Count++
			slices.Sort(d.Units[:d.Count])
		}
	}
	for _, what := range forms[d.Kind].takes {
		switch what {
		case theUnits, theBand, theRegiment:
			unit()
			if what == theUnits && draw(2) == 0 {
				unit()
			}
		case theDuty:
			d.Duty = force.Duty(draw(int(force.BorderDuty) + 1))
		case theDistrict:
			d.District = DistrictID(draw(len(v.Districts)))
		case theOther:
			d.Other = DistrictID(draw(len(v.Districts)))
		case theSector:
			d.Sector = uint8(draw(len(v.Sectors)))
		case theConduct:
			d.Value = 1 << draw(len(conductWords))
		case theSwitch:
			d.On = draw(2) == 0
		case theNumber:
			low, high := v.Setup.Rules.Bounds(d.Kind)
			d.Value = int16(low + draw(high-low+1))
		case theAid:
			d.Aid = [Purses]int16{30, 20, int16(draw(2) * 10), 10, 40}
			d.Aid[LightArms] -= d.Aid[HeavyArms]
		}
	}
	return d
}

// playRandom plays legal directives at random for so many turns, or to the end. After is called after each
// order that is taken.
func playRandom(t testing.TB, w *World, seed uint64, turns int, after func()) {
	t.Helper()
	for last := int(w.Turn) + turns; int(w.Turn) < last && w.Phase != Over; {
		for range 8 {
			seed = dice.Next(seed)
			v := w.Look(w.Moving())
			d := randomDirective(v, seed)
			o := Order{Kind: Give, Directive: d}
			if Check(v, &o) != nil {
				continue
			}
			if _, err := w.Apply(o); err != nil {
				t.Fatalf("%+v: %v", d, err)
			}
			if after != nil {
				after()
			}
		}
		if n := w.Look(w.Moving()).Incidents[w.Moving()].Kind.Answers(); n > 0 {
			if _, err := w.Apply(Order{Kind: Answer, Index: uint8(dice.Below(seed, n))}); err != nil {
				t.Fatal(err)
			}
			if after != nil {
				after()
			}
		}
		if _, err := w.Apply(Order{}); err != nil {
			t.Fatal(err)
		}
		if after != nil {
			after()
		}
	}
}

func TestRandomCampaignsKeepTheirBooks(t *testing.T) {
	kinds, ends := map[DirectiveKind]int{}, map[Ending]int{}
	for seed := range uint64(30) {
		w := campaign(seed)
		playRandom(t, w, seed+100, 1000, func() {
			if faults := w.Audit(); faults != nil {
				t.Fatalf("seed %d: %v", seed, faults)
			}
			for _, p := range w.Plots {
				for _, d := range p.List() {
					kinds[d.Kind]++
				}
			}
		})
		ends[w.Ending]++
	}
	if len(kinds) < int(DirectiveKinds)-4 { // not each is possible in the small country
		t.Errorf("only %d kinds of directives were given: %v", len(kinds), kinds)
	}
	if ends[NotEnded] > 0 || ends[Peace] == 0 {
		t.Errorf("the campaigns ended %v", ends)
	}
}

// FuzzCampaign: whatever is directed, a campaign keeps its books, a copy of it is equal to it, and it comes back
// from its snapshot as it was.
func FuzzCampaign(f *testing.F) {
	f.Add(uint64(1), uint64(2), uint8(3))
	f.Add(uint64(7), uint64(99), uint8(40))
	f.Fuzz(func(t *testing.T, seed, rolls uint64, turns uint8) {
		w := campaign(seed)
		copied := campaign(seed + 1)
		playRandom(t, w, rolls, int(turns%60), func() {
			if faults := w.Audit(); faults != nil {
				t.Fatal(faults)
			}
		})
		copied.CopyFrom(w)
		text, err := json.Marshal(w.Snapshot())
		var snap Snapshot
		if err == nil {
			err = json.Unmarshal(text, &snap)
		}
		if err != nil {
			t.Fatal(err)
		}
		again, err := Restore(w.Map, w.Setup, snap)
		if err != nil {
			t.Fatal(err)
		}
		playRandom(t, w, rolls+1, 4, nil)
		playRandom(t, copied, rolls+1, 4, nil)
		playRandom(t, again, rolls+1, 4, nil)
		if w.Hash() != copied.Hash() || w.Hash() != again.Hash() {
			t.Fatalf("played on, the campaign ends with hash %016x, its copy with %016x, and what came from its snapshot with %016x", w.Hash(), copied.Hash(), again.Hash())
		}
	})
}

// An audit that finds nothing proves nothing unless it finds what is wrong.
func TestTheAuditFindsWhatIsWrong(t *testing.T) {
	for name, spoil := range map[string]func(*World){
		"a man too many in a regiment": func(w *World) { w.Force.Strength[0].Men++ },
		"a policeman lost":             func(w *World) { w.Districts[1].Police-- },
		"a partisan from nowhere":      func(w *World) { w.Districts[1].Guerrillas++ },
		"support beyond all":           func(w *World) { w.Districts[0].Support = 1001 },
		"a quiet district in arms":     func(w *World) { w.Districts[1].InArms = false },
		"a regiment off the map":       func(w *World) { w.Force.Place[1].Hex = hex.None },
		"a battalion nowhere":          func(w *World) { w.Posts[0][2] = NoDistrict },
		"aid of 101 per cent":          func(w *World) { w.South.Aid[Economy]++ },
		"a band of nobody":             func(w *World) { w.place(6, land(w.Map, 1)) },
		"cells beyond all":             func(w *World) { w.Cells[0].Strength = 1001 },
		"graduates owed":               func(w *World) { w.North.Graduates = -1 },
	} {
		w := campaign(1)
		if faults := w.Audit(); faults != nil {
			t.Fatalf("before anything is wrong: %v", faults)
		}
		spoil(w)
		if w.Audit() == nil {
			t.Errorf("%s: not found", name)
		}
	}
}

func TestOneSeedOneCampaign(t *testing.T) {
	a, b := campaign(7), campaign(7)
	var hashes []uint64
	playRandom(t, a, 3, 12, func() { hashes = append(hashes, a.Hash()) })
	i := 0
	playRandom(t, b, 3, 12, func() {
		if b.Hash() != hashes[i] {
			t.Fatalf("order %d: the campaigns part", i)
		}
		i++
	})
	if c := campaign(8); c.Hash() == campaign(7).Hash() {
		t.Error("another seed hashes the same")
	}
}

func TestATwinGoesItsOwnWay(t *testing.T) {
	w := campaign(5)
	playRandom(t, w, 1, 3, nil)
	before, twin := w.Hash(), w.Twin()
	if twin.Hash() != before {
		t.Fatal("the twin differs at birth")
	}
	playRandom(t, twin, 2, 6, nil)
	if w.Hash() != before {
		t.Error("playing the twin changed the campaign")
	}
	if twin.Hash() == before {
		t.Error("six turns change nothing")
	}
	twin.CopyFrom(w)
	if twin.Hash() != before {
		t.Error("CopyFrom left something behind")
	}
	playRandom(t, w, 9, 6, nil)
	playRandom(t, twin, 9, 6, nil)
	if twin.Hash() != w.Hash() {
		t.Error("equal campaigns go different ways")
	}
}

// A look costs no fresh memory once the view is there.
func TestALookIsFree(t *testing.T) {
	w := campaign(5)
	playRandom(t, w, 1, 3, nil)
	w.Look(force.North)
	if n := testing.AllocsPerRun(20, func() {
		w.looked = [force.Sides]bool{}
		w.Look(force.North)
	}); n > 0 {
		t.Errorf("%v allocations a look", n)
	}
}

// TestEveryFieldIsHashed changes each field of the state in turn, and demands another hash. Of the units it
// does so with what a campaign changes.
func TestEveryFieldIsHashed(t *testing.T) {
	w := campaign(2)
	playRandom(t, w, 2, 3, nil)
	base := w.Hash()
	roots := map[string]reflect.Value{"State": reflect.ValueOf(&w.State).Elem()}
	u := &w.Force.State
	for i := range u.Place {
		roots[fmt.Sprintf("Men[%d]", i)] = reflect.ValueOf(&u.Strength[i].Men).Elem()
		roots[fmt.Sprintf("Hex[%d]", i)] = reflect.ValueOf(&u.Place[i].Hex).Elem()
		roots[fmt.Sprintf("Presence[%d]", i)] = reflect.ValueOf(&u.Place[i].Presence).Elem()
		roots[fmt.Sprintf("Training[%d]", i)] = reflect.ValueOf(&u.Battalions[i].Training).Elem()
		roots[fmt.Sprintf("Duty[%d]", i)] = reflect.ValueOf(&u.Battalions[i].Duty).Elem()
		roots[fmt.Sprintf("Veterancy[%d]", i)] = reflect.ValueOf(&u.Quality[i].Veterancy).Elem()
	}
	seen := 0
	for name, root := range roots {
		leaves(t, name, root, func(path string, v reflect.Value) {
			seen++
			old := reflect.New(v.Type()).Elem()
			old.Set(v)
			switch {
			case v.Kind() == reflect.Bool:
				v.SetBool(!v.Bool())
			case v.CanUint():
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
	if w.Hash() != base || seen < 300 {
		t.Errorf("the test left a mark, or saw only %d fields", seen)
	}
}

// leaves visits every field. It forbids what has no one encoding on every machine or does not come back
// from a save: maps, pointers, interfaces, functions, floating point, strings, integers of the machine's
// own size, hidden fields.
func leaves(t *testing.T, path string, v reflect.Value, visit func(string, reflect.Value)) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				leaves(t, path+"."+f.Name, v.Field(i), visit)
			} else {
				t.Errorf("%s.%s is not exported: a save would lose it", path, f.Name)
			}
		}
	case reflect.Slice, reflect.Array:
		if v.Len() == 0 {
			t.Errorf("%s is empty: nothing of it is tested", path)
		}
		for i := range v.Len() {
			leaves(t, fmt.Sprintf("%s[%d]", path, i), v.Index(i), visit)
		}
	case reflect.Bool, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		visit(path, v)
	default:
		t.Errorf("%s is a %s: the state holds booleans and integers of fixed size only", path, v.Kind())
	}
}

// TestEveryRuleHasARange: a number of the rules is a whole number that a study can vary within bounds, and
// the rules as played lie within them.
func TestEveryRuleHasARange(t *testing.T) {
	numbers := 0
	var walk func(path string, v reflect.Value)
	walk = func(path string, v reflect.Value) {
		for i := range v.NumField() {
			f, name := v.Type().Field(i), path+"."+v.Type().Field(i).Name
			if f.Type.Kind() == reflect.Struct {
				walk(name, v.Field(i))
				continue
			}
			numbers++
			var low, high int
			if n, err := fmt.Sscan(f.Tag.Get("range"), &low, &high); n != 2 || err != nil || f.Type.Kind() != reflect.Int {
				t.Errorf("%s is a %s of range %q", name, f.Type, f.Tag.Get("range"))
			} else if x := int(v.Field(i).Int()); x < low || x > high {
				t.Errorf("%s is %d, allowed %d to %d", name, x, low, high)
			}
		}
	}
	walk("Rules", reflect.ValueOf(DefaultRules()))
	if numbers < 150 {
		t.Errorf("%d numbers seen", numbers)
	}
}
