package replay

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"testing"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/internal/match"
)

// FuzzReplay reads a text, if there is one: a mistake in it is an *Error, and nothing else goes wrong.
// Without a text, bytes choose the orders of a war, which must come back from its save and verify; then
// two numbers of its keyframe are changed, and what still opens must be playable.
func FuzzReplay(f *testing.F) {
	f.Add(header1+keyframe("{}"), []byte{}, uint32(0), int64(0), uint32(0), int64(0))
	f.Add(header1+"day 1\nN move kpa-1d-1r S,S\nN end\nS end\nhash 0\nday 2\n"+keyframe(`{"State":{"Control":"AAAA"}}`), []byte{}, uint32(0), int64(0), uint32(0), int64(0))
	f.Add(header2+"keyframe 0\n AAAA\nday 1\nN end\nS end\nhash 0\nrules 2 0\nkeyframe 1\n AAAA\nend 0\n", []byte{}, uint32(0), int64(0), uint32(0), int64(0))
	f.Add("", []byte("attack, move, stand and fall back as the letters fall"), uint32(1000), int64(-1), uint32(70000), int64(255))
	f.Add("", []byte{}, uint32(99), int64(30000), uint32(400000), int64(4))
	a, s, err := Builtin("storm-1950")
	if err != nil {
		f.Fatal(err)
	}
	storm := func(string) (*atlas.Atlas, *game.Setup, error) { return a, s, nil } // read once
	f.Fuzz(func(t *testing.T, text string, script []byte, at1 uint32, to1 int64, at2 uint32, to2 int64) {
		if text != "" {
			file, err := Read(strings.NewReader(text))
			var located *Error
			if err != nil && !errors.As(err, &located) {
				t.Fatal(err)
			}
			if err == nil { // what it says is what is written again
				if again := read(t, string(file.text())); len(again.Days) != len(file.Days) || len(again.Keys) != len(file.Keys) {
					t.Fatal("written and read again it is another file")
				}
			}
			return
		}
		m := scripted(t, game.New(a, s, uint64(at1)), script[:min(len(script), 100)])
		file := read(t, written(t, m))
		if again, err := Open(file, storm); err != nil || again.World().Hash() != m.World().Hash() || again.World().Audit() != nil {
			t.Fatalf("the war comes back from its save as another: %v", err)
		}
		if days, err := Verify(file, storm); err != nil || days != m.Played() {
			t.Fatalf("%d of %d days agree: %v", days, m.Played(), err)
		}
		spoiled, err := Open(spoil(t, file, m.World().Snapshot(), at1, to1, at2, to2), storm)
		if err != nil {
			return
		}
		for side := range spoiled.Seats {
			spoiled.Seats[side].Player = &wanderer{seed: uint64(side)}
		}
		for range 2 {
			if spoiled.Over() {
				return
			}
			if err := spoiled.Day(); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// scripted is a war that goes on by orders that bytes have chosen.
func scripted(t *testing.T, w *game.World, script []byte) *match.Match {
	m := match.Resume(w, match.Seats{{}, {Name: match.Person}, {Name: match.Person}}, nil, []uint64{w.Hash()})
	d := game.Drawer{Choose: func(n int) (c int) {
		for size := n; size > 1 && len(script) > 0; size /= 256 {
			c, script = c<<8|int(script[0]), script[1:]
		}
		return c % n
	}}
	for len(script) > 0 && !m.Over() {
		o, ok := d.Draw(m.View(m.Moving()))
		if d.Choose(8) == 0 {
			o, ok = game.Order{}, true
		}
		if !ok {
			continue
		}
		if _, err := m.Give(m.Moving(), o); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

// spoil changes two numbers of a file's keyframe, as if it had been made under other rules: its hash is
// not looked at.
func spoil(t *testing.T, file *File, snap game.Snapshot, at1 uint32, to1 int64, at2 uint32, to2 int64) *File {
	state, err := json.Marshal(snap)
	if err != nil {
		t.Fatal(err)
	}
	text := setNumber(setNumber(string(state), int(at1), to1), int(at2), to2)
	packed := strings.Split(strings.TrimSuffix(keyframe(text), "\nend\n"), "\n")
	spoiled := *file
	spoiled.Engine++
	last := file.Keys[len(file.Keys)-1]
	last.text, last.json = strings.Join(packed[1:], ""), len(text)
	spoiled.Keys = []Keyframe{last}
	return &spoiled
}

// setNumber puts another number in the place of the first one from a byte on.
func setNumber(s string, from int, to int64) string {
	i := from % len(s)
	for i < len(s) && (s[i] < '0' || s[i] > '9' || s[i-1] != ':') {
		i++
	}
	j := i
	for j < len(s) && s[j] >= '0' && s[j] <= '9' {
		j++
	}
	if i == j {
		return s
	}
	return s[:i] + strconv.FormatInt(to, 10) + s[j:]
}
