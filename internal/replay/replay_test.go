package replay

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"errors"
	"fmt"
	"hash/crc32"
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
	return warOf(t, "storm-1950", days)
}

func warOf(t testing.TB, scenario string, days int) *match.Match {
	t.Helper()
	a, s, err := Builtin(scenario)
	if err != nil {
		t.Fatal(err)
	}
	m := match.New(a, s, 38, match.Seats{
		force.North: {Name: "wanderer", Player: &wanderer{seed: 1}}, force.South: {Name: "wanderer", Player: &wanderer{seed: 2}}})
	Record(m)
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
	for _, c := range []struct {
		name  string
		spoil func(f *File)
		days  int
		want  []string
	}{
		{"a wrong hash", func(f *File) { f.Days[5].Hash ^= 1 }, 5, []string{"day 6 ends", "the keyframe after day 7 agrees: it is the hash that is wrong"}},
		{"a wrong hash of a day with a keyframe", func(f *File) { f.Days[6].Hash ^= 1 }, 6, []string{"day 7 ends", "the keyframe after day 7 agrees"}},
		{"an order that cannot be", func(f *File) { f.Days[3].Orders[1].Text = "move kpa-nobody S" }, 0, []string{"kpa-nobody"}},
		{"an order that is refused", func(f *File) { f.Days[3].Orders = f.Days[3].Orders[1:]; f.Days[3].Orders[0].Side = force.South }, 3, []string{"is refused"}},
		{"a wrong start", func(f *File) { f.Start ^= 1 }, 0, []string{"it starts with"}},
		{"another order", func(f *File) { swap(f.Days[3].Orders) }, 3, []string{"day 4 ends", "after day 7 these fields differ", "Units."}},
		{"a wrong keyframe", func(f *File) {
			spoilKey(t, f, 0, func(s *game.Snapshot) { s.Units.Strength[3].Men++ })
		}, 7, []string{"after day 7 these fields differ: Units.Strength[3].Men ("}},
		{"a wrong present", func(f *File) {
			spoilKey(t, f, 1, func(s *game.Snapshot) { s.State.Tally[1].Killed-- })
		}, 10, []string{"after day 10 these fields differ: State.Tally[1].Killed ("}},
		{"a line that changes nothing", func(f *File) { f.sum.says ^= 1 }, 10, []string{"every day agrees, and yet", "checksum"}},
	} {
		f := read(t, text)
		c.spoil(f)
		days, err := Verify(f, Builtin)
		if !errors.Is(err, ErrMismatch) || days != c.days {
			t.Errorf("%s: %d days, %v", c.name, days, err)
			continue
		}
		for _, want := range c.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %v, want %q", c.name, err, want)
			}
		}
	}
}

// swap gives the first two orders of different units in each other's place.
func swap(orders []Order) {
	for i := range orders[1:] {
		if orders[i].Side == orders[i+1].Side && strings.HasPrefix(orders[i].Text, "attack") && !strings.HasPrefix(orders[i+1].Text, "end") {
			orders[i].Text, orders[i+1].Text = orders[i+1].Text, orders[i].Text
			return
		}
	}
}

// spoilKey changes the state in a keyframe.
func spoilKey(t *testing.T, f *File, key int, spoil func(*game.Snapshot)) {
	t.Helper()
	r, err := f.reel(Builtin)
	if err != nil {
		t.Fatal(err)
	}
	w, err := r.unpack(&f.Keys[key])
	if err != nil {
		t.Fatal(err)
	}
	snap := w.Snapshot()
	spoil(&snap)
	if w, err = game.Restore(r.atlas, r.setup, snap); err != nil {
		t.Fatal(err)
	}
	f.Keys[key].text, f.Keys[key].json = pack(w), 0
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

// keyframe packs a state as a save of format 1 does.
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

const (
	header1 = "parallel38 war 1\n" + header
	header2 = "parallel38 war 2\n" + header
	header  = "engine 1\nscenario storm-1950 0\nnoise reduced\nseed 1\nnorth a\nsouth b\nstart 0\n"
)

// sealed adds the last line.
func sealed(text string) string {
	return fmt.Sprintf("%send %08x\n", text, crc32.ChecksumIEEE([]byte(text)))
}

// openText reads and opens a text.
func openText(text string) error {
	f, err := Read(strings.NewReader(text))
	if err == nil {
		_, err = Open(f, Builtin)
	}
	return err
}

func TestADamagedFileIsALocatedError(t *testing.T) {
	bomb := `{"State":{"Contest":[` + strings.Repeat("{},", 1<<18) + "{}]}}"
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", "line 1: not a save"},
		{"something else", "<html>\n", "line 1: not a save"},
		{"no number", "parallel38 war x\n", "line 1: not a save"},
		{"from the future", "parallel38 war 9\n", "line 1: a save of format 9; this program reads up to 2; open it with a newer version"},
		{"cut in the header", "parallel38 war 2\nengine 1\n", "line 3: the file ends where \"scenario\" is expected: it is cut off"},
		{"a wrong word", strings.Replace(header2, "seed 1", "seed one", 1), "line 5: found \"one\", want a number"},
		{"a change that cannot be", sealed(strings.Replace(header2, "noise", "set rules.no=3\nnoise", 1)), "set rules.no=3: "},
		{"no end", header2 + "day 1\nN end\n", "line 11: the file ends without the line \"end\": it is cut off"},
		{"cut in the keyframe", header2 + "keyframe 0\n AAAA\n", "within its keyframe: it is cut off"},
		{"no hash in the keyframe", header2 + "keyframe\n AAAA\nend 0\n", "line 9: found \"keyframe\", want"},
		{"another keyframe", header2 + "keyframe 0\n AAAA\nkeyframe 0\n AAAA\nend 0\n", "line 11: a second keyframe"},
		{"rules without a keyframe", header2 + "rules 2 0\nend 0\n", "where a keyframe is wanted"},
		{"keyframe before the hash", header2 + "day 1\nN end\nS end\nkeyframe 2\n AAAA\nhash 1\nend 0\n", "stands after its keyframe"},
		{"something after the end", header2 + "end 0\nmore\n", "line 10: found \"more\" after the end"},
		{"checksum", header2 + "end 0\n", "line 9: the checksum of the lines is"},
		{"days out of order", header2 + "day 2\n", "line 9: found day 2, want day 1"},
		{"day without hash", header2 + "day 1\nN end\nday 2\n", "day 1 has no hash"},
		{"two hashes", header2 + "day 1\nhash 1\nhash 1\n", "two hashes"},
		{"order after the hash", header2 + "day 1\nhash 1\nN end\n", "after the hash"},
		{"an order before its day", header2 + "N end\n", "want \"day 1\""},
		{"a third side", header2 + "day 1\nW end\n", "begins with N or S"},
		{"a long line", header2 + strings.Repeat("x", 1<<16), "line 9: a line of 65536 bytes"},
		{"too long", strings.Repeat("x", maxBytes+1), "longer than 16 MiB"},
		{"format 1: no keyframe", header1 + "day 1\nN end\n", "line 11: the file ends before its keyframe"},
		{"format 1: cut in the keyframe", header1 + "keyframe 0 5\nAAAA\n", "within its keyframe"},
		{"format 1: not base64", header1 + "keyframe 0 5\n????\nend\n", "line 9: the keyframe is damaged"},
		{"format 1: wrong size", header1 + strings.Replace(keyframe("{}"), " 2\n", " 3\n", 1), "does not unpack to 3 bytes"},
		{"format 1: too big", header1 + "keyframe 0 900000000\nend\n", "the most is"},
		{"format 1: a list without end", header1 + keyframe(bomb), "a list of 262145 entries"},
		{"format 1: deep", header1 + keyframe(strings.Repeat("[", 1000)), "damaged"},
		{"format 1: wrong type", header1 + keyframe(`{"Seed":"x"}`), "damaged"},
	} {
		err := openText(c.text)
		var located *Error
		if !errors.As(err, &located) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

// TestAnyDamageIsNoticed changes or cuts off a save at many places: it opens nowhere, and says so in a
// located error.
func TestAnyDamageIsNoticed(t *testing.T) {
	text := written(t, war(t, 8))
	var located *Error
	for i := 0; i < len(text)-1; i += 1499 {
		if err := openText(text[:i]); !errors.As(err, &located) {
			t.Fatalf("cut off after %d bytes: %v", i, err)
		}
		for _, c := range []byte{'0', 'S', ' ', '\n', 0xff} {
			spoiled := []byte(text)
			if spoiled[i] == c {
				continue
			}
			spoiled[i] = c
			if err := openText(string(spoiled)); !errors.As(err, &located) {
				t.Fatalf("byte %d changed from %q to %q: %v", i, text[i], c, err)
			}
		}
	}
	if err := openText(strings.ReplaceAll(text, "\n", "\r\n")); err != nil {
		t.Errorf("with the ends of lines of another system: %v", err)
	}
}

func TestAFalseKeyframeIsRefused(t *testing.T) {
	text := written(t, war(t, 1))
	state := func(spoil func(*game.Snapshot)) func(*File) {
		return func(f *File) {
			r, err := f.reel(Builtin)
			if err != nil {
				t.Fatal(err)
			}
			w, err := r.unpack(&f.Keys[0])
			if err != nil {
				t.Fatal(err)
			}
			snap := w.Snapshot() // of the same memory
			spoil(&snap)
			f.Keys[0].text = pack(w)
			f.Engine++ // the hash is not looked at under other rules
		}
	}
	f := read(t, text)
	state(func(*game.Snapshot) {})(f)
	if _, err := Open(f, Builtin); err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(*File){
		"off the map":    state(func(s *game.Snapshot) { s.Units.Place[2].Hex = 20000 }),
		"no such side":   state(func(s *game.Snapshot) { s.State.Control[100] = 7 }),
		"far too many":   state(func(s *game.Snapshot) { s.Units.Strength[2].Men = 1 << 30 }),
		"surprise":       state(func(s *game.Snapshot) { s.Units.Condition[2].Surprise = 200 }),
		"another hash":   func(f *File) { f.Keys[0].Hash++ },
		"another seed":   func(f *File) { f.Seed++ },
		"another day":    func(f *File) { f.Days = append(f.Days, Day{Over: true}) },
		"no such noise":  func(f *File) { f.Noise = "loud" },
		"no such war":    func(f *File) { f.Scenario = "storm-1905" },
		"no such change": func(f *File) { f.Changes = []string{"rules.no=3"} },
		"no such orders": func(f *File) { f.Days[0].Orders[0].Text = "fly kpa-1d-1r" },
	} {
		f := read(t, text)
		spoil(f)
		if _, err := Open(f, Builtin); err == nil {
			t.Errorf("%s: it opens", name)
		}
	}
}
