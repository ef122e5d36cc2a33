package replay

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parallel38/game"
	"parallel38/game/dice"
	"parallel38/game/force"
	"parallel38/internal/match"
)

// wanderer is an opponent that gives legal orders at random: saves are tested with wars, not with plans.
type wanderer struct {
	seed  uint64
	given uint32
	unit  int // next in the roster
	day   int16
	reach game.Reach
	buf   []game.Order
}

func (p *wanderer) Think(v *game.View, _ int) (game.Order, bool) {
	if v.Turn != p.day {
		p.day, p.unit = v.Turn, 0
	}
	for p.unit < len(v.Force.Combat) {
		id := v.Force.Combat[p.unit]
		p.unit++
		p.given++
		roll := dice.Roll(p.seed, dice.Key{Ordinal: p.given})
		if v.Force.Side(id) != v.Side || dice.Below(roll, 3) == 0 {
			continue
		}
		p.buf = game.Orders(v, id, &p.reach, p.buf[:0])
		if n := len(p.buf); n > 0 {
			return p.buf[dice.Below(dice.Next(roll), n)], true
		}
	}
	return game.Order{}, true
}

// war is a match of wanderers after some days.
func war(t testing.TB, days int) *match.Match {
	t.Helper()
	a, s, err := Builtin("storm-1950")
	if err != nil {
		t.Fatal(err)
	}
	m := match.New(a, s, 38, match.Seats{
		force.North: {Name: "wanderer", Player: &wanderer{seed: 1}}, force.South: {Name: "wanderer", Player: &wanderer{seed: 2}}})
	for range days {
		if err := m.Day(); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

func written(t testing.TB, m *match.Match) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func read(t testing.TB, text string) *File {
	t.Helper()
	f, err := Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestASaveOpensAsTheSameWar(t *testing.T) {
	m := war(t, 3)
	for range 20 { // into the fourth day
		if _, _, err := m.Step(1); err != nil {
			t.Fatal(err)
		}
	}
	text := written(t, m)
	opened, err := Open(read(t, text), Builtin)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := opened.World().Hash(), m.World().Hash(); got != want {
		t.Fatalf("hash %016x, want %016x", got, want)
	}
	if again := written(t, opened); again != text {
		t.Fatal("saved again it is another file")
	}
	// Both go on in the same way.
	for _, x := range []*match.Match{m, opened} {
		for x.Turn() == 4 {
			if _, err := x.Give(x.Moving(), game.Order{}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if opened.World().Hash() != m.World().Hash() {
		t.Fatal("the war goes on differently")
	}
}

func TestVerifyPlaysTheWarAgain(t *testing.T) {
	text := written(t, war(t, 10))
	if days, err := Verify(read(t, text), Builtin); err != nil || days != 10 {
		t.Fatalf("%d days, %v", days, err)
	}
	f := read(t, text)
	f.Days[6].Hash ^= 1
	if days, err := Verify(f, Builtin); !errors.Is(err, ErrMismatch) || days != 6 || !strings.Contains(err.Error(), "day 7") {
		t.Fatalf("a wrong hash: %d days, %v", days, err)
	}
	f = read(t, text)
	f.Keyframe.Units.Strength[3].Men++
	f.KeyHash ^= 1
	if _, err := Verify(f, Builtin); !errors.Is(err, ErrMismatch) || !strings.Contains(err.Error(), "Units.Strength[3].Men") {
		t.Fatalf("a wrong keyframe: %v", err)
	}
	f = read(t, text)
	f.Engine++
	if _, err := Verify(f, Builtin); !errors.Is(err, ErrUnverifiable) {
		t.Fatalf("other rules: %v", err)
	}
	if _, err := Open(f, Builtin); err != nil {
		t.Fatalf("under other rules it should open at its keyframe: %v", err)
	}
}

func TestReplayStopsWhereItIsTold(t *testing.T) {
	days := 0
	m, err := Replay(read(t, written(t, war(t, 4))), Builtin, 2, func(*match.Match) error { days++; return nil })
	if err != nil || days != 2 || m.Played() != 2 {
		t.Fatalf("%d days told, %v", days, err)
	}
}

func TestSaveReplacesAFileWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "war.p38")
	m := war(t, 1)
	for range 2 {
		if err := Save(path, m); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(path)
	if err != nil || string(data) != written(t, m) {
		t.Fatal("the file is not what was to be written", err)
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Fatalf("%d files are left, want 1", len(left))
	}
}

// keyframe packs a state as a save does.
func keyframe(state string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(state))
	z.Close()
	text := base64.StdEncoding.EncodeToString(b.Bytes())
	lines := fmt.Sprintf("keyframe 0 %d\n", len(state))
	for ; len(text) > wrap; text = text[wrap:] {
		lines += text[:wrap] + "\n"
	}
	return lines + text + "\nend\n"
}

const header = "parallel38 war 1\nengine 1\nscenario storm-1950 0\nnoise reduced\nseed 1\nnorth a\nsouth b\nstart 0\n"

func TestADamagedFileIsALocatedError(t *testing.T) {
	bomb := `{"State":{"Contest":[` + strings.Repeat("{},", 1<<20) + "{}]}}"
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", "line 1: not a save"},
		{"something else", "<html>\n", "line 1: not a save"},
		{"from the future", "parallel38 war 9\n", "newer version"},
		{"cut in the header", "parallel38 war 1\nengine 1\n", "line 3: the file ends where \"scenario\""},
		{"a wrong word", strings.Replace(header, "seed 1", "seed one", 1), "line 5: found \"one\", want a number"},
		{"no keyframe", header + "day 1\nN end\n", "line 11: the file ends before its keyframe"},
		{"cut in the keyframe", header + "keyframe 0 5\nAAAA\n", "within its keyframe"},
		{"not base64", header + "keyframe 0 5\n????\nend\n", "line 9: the keyframe is damaged"},
		{"wrong size", header + strings.Replace(keyframe("{}"), " 2\n", " 3\n", 1), "does not unpack to 3 bytes"},
		{"too big", header + "keyframe 0 900000000\nend\n", "the most is"},
		{"a list without end", header + keyframe(bomb), "a list of 1048577 entries"},
		{"deep", header + keyframe(strings.Repeat("[", 1000)), "damaged"},
		{"wrong type", header + keyframe(`{"Seed":"x"}`), "damaged"},
		{"days out of order", header + "day 2\n", "line 9: found day 2, want day 1"},
		{"day without hash", header + "day 1\nN end\nday 2\n", "day 1 has no hash"},
		{"two hashes", header + "day 1\nhash 1\nhash 1\n", "two hashes"},
		{"order after the hash", header + "day 1\nhash 1\nN end\n", "after the hash"},
		{"an order before its day", header + "N end\n", "want \"day 1\""},
		{"a third side", header + "day 1\nW end\n", "begins with N or S"},
		{"a long line", header + strings.Repeat("x", 1<<16), "cannot be read"},
	} {
		_, err := Read(strings.NewReader(c.text))
		var located *Error
		if !errors.As(err, &located) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

func TestAFalseKeyframeIsRefused(t *testing.T) {
	text := written(t, war(t, 1))
	for name, spoil := range map[string]func(*File){
		"off the map":    func(f *File) { f.Keyframe.Units.Place[2].Hex = 20000 },
		"no such side":   func(f *File) { f.Keyframe.State.Control[100] = 7 },
		"far too many":   func(f *File) { f.Keyframe.Units.Strength[2].Men = 1 << 30 },
		"short":          func(f *File) { f.Keyframe.State.Contest = f.Keyframe.State.Contest[1:] },
		"surprise":       func(f *File) { f.Keyframe.Units.Condition[2].Surprise = 200 },
		"another seed":   func(f *File) { f.Keyframe.Seed++ },
		"another hash":   func(f *File) { f.KeyHash++ },
		"another day":    func(f *File) { f.Days = append(f.Days, Day{Over: true}) },
		"no such noise":  func(f *File) { f.Noise = "loud" },
		"no such war":    func(f *File) { f.Scenario = "storm-1905" },
		"no such orders": func(f *File) { f.Days[0].Orders[0].Text = "fly kpa-1d-1r" },
	} {
		f := read(t, text)
		spoil(f)
		if _, err := Open(f, Builtin); err == nil {
			t.Errorf("%s: it opens", name)
		}
	}
}
