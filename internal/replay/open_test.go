package replay

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/internal/match"
	"parallel38/internal/scenario"
)

func TestEveryDayOpensFromTheKeyframeBefore(t *testing.T) {
	m := warOf(t, "invasion-1950", 17)
	hashes := m.Hashes()
	f := read(t, written(t, m))
	if len(f.Keys) != 3 || f.Keys[0].Days != 7 || f.Keys[1].Days != 14 || f.Keys[2].Days != 17 {
		t.Fatalf("keyframes %v", f.Keys)
	}
	r, err := f.Reel(Builtin)
	if err != nil {
		t.Fatal(err)
	}
	for _, day := range []int{17, 0, 9, 3, 14, 13, 7, 16, 1} { // to and fro
		x, err := r.At(day)
		if err != nil {
			t.Fatal(err)
		}
		if x.World().Hash() != hashes[day] || x.Played() != day || !slices.Equal(x.Hashes(), hashes[:day+1]) {
			t.Errorf("day %d opens as another war", day)
		}
		played := 0
		for i, e := range x.Log() {
			want := m.Log()[i]
			if e.Turn != want.Turn || e.Side != want.Side || e.Order != want.Order {
				t.Fatalf("day %d: order %d is another", day, i)
			}
			if e.Events == nil { // it stands before the keyframe, or nothing happened
				continue
			}
			if played++; int(e.Turn) <= day/Spacing*Spacing || day == 17 {
				t.Fatalf("opening day %d, order %d of day %d was played", day, i, e.Turn)
			}
		}
		if (played > 0) != (day%Spacing > 0 && day != 17) {
			t.Errorf("opening day %d, %d orders were played", day, played)
		}
	}
}

func TestAWarGoesOnFromAnyDay(t *testing.T) {
	f := read(t, written(t, war(t, 9)))
	r, err := f.Reel(Builtin)
	if err != nil {
		t.Fatal(err)
	}
	m, err := r.At(5)
	if err != nil {
		t.Fatal(err)
	}
	for !m.Over() { // otherwise than it went
		if _, err := m.Give(m.Moving(), game.Order{}); err != nil {
			t.Fatal(err)
		}
	}
	g := read(t, written(t, m))
	if days, err := Verify(g, Builtin); err != nil || days != 10 || len(g.Keys) != 2 {
		t.Fatalf("%d days agree, %d keyframes: %v", days, len(g.Keys), err)
	}
}

func TestChangedNumbersAreSaved(t *testing.T) {
	a, s, err := Builtin("storm-1950")
	if err != nil {
		t.Fatal(err)
	}
	if err := scenario.Set(s, "supply.north.trucks=77"); err != nil {
		t.Fatal(err)
	}
	m := match.New(a, s, 1, match.Seats{force.North: {Name: "a"}, force.South: {Name: "b"}})
	f := read(t, written(t, m))
	opened, err := Open(f, Builtin)
	if err != nil || opened.World().Supply[force.North].Trucks != m.World().Supply[force.North].Trucks {
		t.Fatal(err)
	}
	if days, err := Verify(f, Builtin); err != nil || days != 0 {
		t.Fatal(days, err)
	}
}

// TestOldSavesOpen opens saves of every format that was ever written. A save of a format that is new
// joins testdata/saves; none ever leaves it.
func TestOldSavesOpen(t *testing.T) {
	paths, err := filepath.Glob("testdata/saves/*/*.p38")
	if err != nil {
		t.Fatal(err)
	}
	formats := map[string]int{}
	for _, path := range paths {
		formats[filepath.Base(filepath.Dir(path))]++
		t.Run(strings.TrimPrefix(path, "testdata/saves/"), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			f := read(t, string(data))
			for _, rules := range []int{f.Engine, f.Engine + 1000} {
				f.Engine = rules
				m, err := Open(f, Builtin)
				if err != nil {
					t.Fatal(err)
				}
				if m.Played() != f.end().Days {
					t.Fatalf("it opens after %d days, the file has %d", m.Played(), f.end().Days)
				}
				for side := range m.Seats {
					m.Seats[side].Player = &wanderer{seed: uint64(side)}
				}
				if !m.Over() {
					if err := m.Day(); err != nil {
						t.Fatal(err)
					}
				}
			}
			if _, err := Verify(f, Builtin); !errors.Is(err, ErrUnverifiable) {
				t.Errorf("under other rules: %v", err)
			}
		})
	}
	for format := 1; format <= Format; format++ {
		if formats[fmt.Sprint(format)] == 0 {
			t.Errorf("testdata/saves has no file of format %d", format)
		}
	}
}

func TestASaveOfOtherRulesGoesOn(t *testing.T) {
	f := read(t, written(t, war(t, 9)))
	f.Engine = 1000
	f.Days[2].Orders[0].Text = "an order of which nothing is known today"
	if _, err := Verify(f, Builtin); !errors.Is(err, ErrUnverifiable) || !strings.Contains(err.Error(), "version 1000 of the rules") {
		t.Fatal(err)
	}
	r, err := f.Reel(Builtin)
	if err != nil {
		t.Fatal(err)
	}
	for day := range 10 { // of the past there is what was kept
		if _, err := r.At(day); (err == nil) != (day == 7 || day == 9) || err != nil && !errors.Is(err, ErrUnverifiable) {
			t.Errorf("day %d: %v", day, err)
		}
	}
	m, err := Open(f, Builtin)
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Log()) != 0 || m.Played() != 9 {
		t.Fatalf("%d orders, %d days", len(m.Log()), m.Played())
	}
	for m.Turn() == 10 && !m.Over() {
		if _, err := m.Give(m.Moving(), game.Order{}); err != nil {
			t.Fatal(err)
		}
	}
	g := read(t, written(t, m))
	if len(g.Days) != 10 || g.Days[2].Orders[0].Text != f.Days[2].Orders[0].Text || g.Engine != 1000 || len(g.Renewed) != 1 {
		t.Fatalf("the past is lost: %d days, engine %d, %v", len(g.Days), g.Engine, g.Renewed)
	}
	if days, err := Verify(g, Builtin); !errors.Is(err, ErrUnverifiable) || days != 1 || !strings.Contains(err.Error(), "after day 9") {
		t.Fatalf("%d days agree, %v", days, err)
	}
	g.Days[9].Hash ^= 1
	g.Keys[2].Hash ^= 1
	if days, err := Verify(g, Builtin); !errors.Is(err, ErrMismatch) || days != 0 {
		t.Fatalf("%d days agree, %v", days, err)
	}
	g = read(t, written(t, m))
	if r, err = g.Reel(Builtin); err != nil {
		t.Fatal(err)
	}
	for day := range 11 {
		x, err := r.At(day)
		if (err == nil) != (day == 7 || day >= 9) {
			t.Errorf("day %d: %v", day, err)
		}
		if day == 10 && x.World().Hash() != m.World().Hash() {
			t.Error("the end is another")
		}
	}
	if again := written(t, must(t, g)); again != written(t, m) {
		t.Error("saved again it is another file")
	}
}

func must(t *testing.T, f *File) *match.Match {
	t.Helper()
	m, err := Open(f, Builtin)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestASaveFitsAChangedScenario opens saves after a unit has joined the order of battle in the midst of
// the roster, one has left it, and a victory condition has gone: everybody else is where he was.
func TestASaveFitsAChangedScenario(t *testing.T) {
	old, err := os.ReadFile("testdata/saves/1/storm-whole.p38")
	if err != nil {
		t.Fatal(err)
	}
	changed := func(id string) (*atlas.Atlas, *game.Setup, error) {
		a, s, err := Builtin(id)
		if err != nil {
			return nil, nil, err
		}
		now := *s
		last := len(s.Units) - 1
		recruit := s.Units[last]
		recruit.Code, recruit.Parent = "rok-new", force.None
		now.Units = []force.Spec{recruit}
		for _, spec := range s.Units[:last] {
			if spec.Parent != force.None {
				spec.Parent++
			}
			now.Units = append(now.Units, spec)
		}
		now.Victory = s.Victory[1:]
		return a, &now, nil
	}
	for name, text := range map[string]string{"1": string(old), "2": written(t, war(t, 4))} {
		f := read(t, text)
		was := must(t, f).World()
		m, err := Open(f, changed)
		if err != nil {
			t.Fatalf("format %s: %v", name, err)
		}
		is := m.World()
		moved := 0
		for id := force.ID(1); int(id) < is.Force.Len(); id++ {
			then := was.Force.Find(is.Force.Identity[id].Code)
			if is.Force.Place[id] != was.Force.Place[then] || is.Force.Strength[id] != was.Force.Strength[then] || is.Sightings[1][id] != was.Sightings[1][then] {
				t.Fatalf("format %s: %s is another", name, is.Force.Identity[id].Code)
			}
			if is.Force.Place[id].Hex != is.Setup.Units[id].Place.Hex {
				moved++
			}
		}
		if is.Force.Strength[0] != is.Setup.Units[0].Strength {
			t.Errorf("format %s: the new unit does not begin as the scenario has it", name)
		}
		if moved < 10 || !slices.Equal(is.Score, was.Score[1:]) || !slices.Equal(is.Control, was.Control) {
			t.Errorf("format %s: %d units have moved; score %v, was %v", name, moved, is.Score, was.Score)
		}
	}
}

// TestAKeyframeForgivesFieldsThatComeAndGo unpacks a keyframe in which a field is called otherwise: what
// is not there is as in the beginning, and what is not known is passed over.
func TestAKeyframeForgivesFieldsThatComeAndGo(t *testing.T) {
	w := war(t, 3).World()
	all := columns()
	for i := range all {
		if all[i].path == "Units.Condition.Fatigue" {
			defer func(c *column, path string) { c.path = path }(&all[i], all[i].path)
			all[i].path = "Units.Condition.Mood" // as if others wrote it
			text := pack(w)
			all[i].path = "Units.Condition.Fatigue"
			begun := game.New(w.Map, w.Setup, w.Seed)
			fresh := begun.Twin()
			snap, err := unpack(text, begun)
			if err != nil {
				t.Fatal(err)
			}
			for id := range snap.Units.Condition {
				want := w.Force.Condition[id]
				want.Fatigue = fresh.Force.Condition[id].Fatigue
				if snap.Units.Condition[id] != want {
					t.Fatalf("unit %d: %+v, want %+v", id, snap.Units.Condition[id], want)
				}
			}
			return
		}
	}
	t.Fatal("no such column")
}

// TestEveryListOfTheStateIsNamed: what a list is about must be said in lists, or a changed scenario
// would give one's state to another.
func TestEveryListOfTheStateIsNamed(t *testing.T) {
	seen := map[string]bool{}
	var walk func(path string, of reflect.Type)
	walk = func(path string, of reflect.Type) {
		switch of.Kind() {
		case reflect.Struct:
			for i := range of.NumField() {
				walk(strings.TrimPrefix(path+"."+of.Field(i).Name, "."), of.Field(i).Type)
			}
		case reflect.Array:
			walk(path, of.Elem())
		case reflect.Slice:
			seen[path] = true
			if _, ok := lists[path]; !ok {
				t.Errorf("lists does not say what %s is about", path)
			}
			walk(path, of.Elem())
		}
	}
	walk("", reflect.TypeFor[game.Snapshot]())
	for path := range lists {
		if !seen[path] {
			t.Errorf("lists has %s, the state has not", path)
		}
	}
}

func TestALinkCarriesAShortWar(t *testing.T) {
	m := war(t, 2)
	link := Of(m).Link()
	if !strings.HasPrefix(link, "#war=") || len(link) > MaxLink {
		t.Fatalf("%d characters: %.40s", len(link), link)
	}
	for _, address := range []string{link, link[1:], "https://example.org/play?lang=ko" + link} {
		f, ok, err := ReadLink(address)
		if err != nil || !ok {
			t.Fatal(ok, err)
		}
		if must(t, f).World().Hash() != m.World().Hash() {
			t.Fatal("it opens as another war")
		}
		if days, err := Verify(f, Builtin); err != nil || days != 2 {
			t.Fatal(days, err)
		}
	}
	if _, ok, err := ReadLink("https://example.org/#help"); ok || err != nil {
		t.Fatal("a war is found where there is none")
	}
	var located *Error
	for _, broken := range []string{link[:len(link)/2], link[:len(link)-9], strings.Replace(link, "=", "=?", 1), "#war="} {
		if _, ok, err := ReadLink(broken); !ok || !errors.As(err, &located) {
			t.Errorf("%.20s… of %d characters: %v", broken, len(broken), err)
		}
	}
}
