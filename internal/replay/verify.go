package replay

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

	"parallel38/game"
	"parallel38/internal/match"
)

// ErrMismatch is what Verify finds if a war no longer goes as the file says.
var ErrMismatch = errors.New("the war does not go as the file says")

// ErrUnverifiable is what Verify finds if the file was made under other rules.
var ErrUnverifiable = errors.New("its past cannot be verified")

// Verify plays a file's orders again and compares the hash of every day and the keyframe. It returns
// the days that agree. It never repairs anything.
func Verify(f *File, find Library) (days int, err error) {
	m, err := Replay(f, find, len(f.Days), func(m *match.Match) error {
		days = m.Played()
		return nil
	})
	if err != nil {
		return days, err
	}
	if w := m.World(); w.Hash() != f.KeyHash {
		played, kept := w.Snapshot(), f.Keyframe
		return days, fmt.Errorf("%w: at the end (day %d) these fields differ: %s", ErrMismatch, m.Turn(),
			strings.Join(differences(reflect.ValueOf(played), reflect.ValueOf(kept), ""), ", "))
	}
	return days, nil
}

// Replay plays a file's orders again up to and including a day, calling after at the end of each. It
// stops at the first day whose hash is not the file's.
func Replay(f *File, find Library, to int, after func(*match.Match) error) (*match.Match, error) {
	a, setup, err := f.setup(find)
	if err != nil {
		return nil, err
	}
	if err := f.current(setup); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnverifiable, err)
	}
	w := game.New(a, setup, f.Seed)
	if w.Hash() != f.Start {
		return nil, fmt.Errorf("%w: it starts with hash %016x, the file says %016x", ErrMismatch, w.Hash(), f.Start)
	}
	m := match.Resume(w, f.seats(), nil, []uint64{f.Start})
	for i := range f.Days[:min(to, len(f.Days))] {
		day := &f.Days[i]
		for _, line := range day.Orders {
			o, err := game.ParseOrder(&w.Board, line.Text)
			if err != nil {
				return m, &Error{line.Line, err.Error()}
			}
			if _, err := m.Give(line.Side, o); err != nil {
				return m, &Error{line.Line, fmt.Sprintf("the order %q is refused: %v", line.Text, err)}
			}
		}
		if !day.Over {
			break
		}
		if m.Played() != i+1 {
			return m, &Error{day.Line, fmt.Sprintf("the orders of day %d do not end it", i+1)}
		}
		if got := m.Hashes()[i+1]; got != day.Hash {
			return m, fmt.Errorf("%w: day %d ends with hash %016x, the file says %016x", ErrMismatch, i+1, got, day.Hash)
		}
		if err := after(m); err != nil {
			return m, err
		}
	}
	return m, nil
}

// differences names the fields in which two states differ, the entries of a list by their number.
func differences(a, b reflect.Value, path string) []string {
	if reflect.DeepEqual(a.Interface(), b.Interface()) {
		return nil
	}
	switch {
	case a.Kind() == reflect.Struct:
		var found []string
		for i := range a.NumField() {
			found = append(found, differences(a.Field(i), b.Field(i), path+"."+a.Type().Field(i).Name)...)
		}
		return found
	case (a.Kind() == reflect.Slice || a.Kind() == reflect.Array) && a.Len() == b.Len():
		for i := range a.Len() {
			if d := differences(a.Index(i), b.Index(i), fmt.Sprintf("%s[%d]", path, i)); len(d) > 0 {
				return d // the first is enough to find the others
			}
		}
	}
	return []string{fmt.Sprintf("%s (%v against %v)", strings.TrimPrefix(path, "."), a, b)}
}
