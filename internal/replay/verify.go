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

// Verify plays a file's orders again and compares the hash of every day and every keyframe. It returns
// the days that agree. A war that goes otherwise is played on to the next keyframe, to name the fields
// that differ there. It never repairs anything.
func Verify(f *File, find Library) (days int, err error) {
	if f.Campaign {
		return verifyCampaign(f)
	}
	r, err := f.reel(find)
	if err != nil {
		return 0, mismatch(err)
	}
	m, from, err := r.start()
	if err != nil {
		return 0, mismatch(err)
	}
	var differs error // the first day that does
	err = r.play(m, from, f.end(), func(m *match.Match, day int) error {
		if differs == nil {
			if differs = r.agrees(m, day); differs == nil {
				days++
			}
		}
		return r.compare(m, Moment{Days: day}, differs)
	})
	if err == nil {
		err = r.compare(m, f.end(), differs)
	}
	switch {
	case err == nil && differs == nil:
	case differs == nil:
		return days, mismatch(err)
	case errors.Is(err, ErrMismatch):
		return days, err
	case err == nil:
		return days, differs
	default:
		return days, fmt.Errorf("%w; played on, %w", differs, err)
	}
	if damaged := f.Damaged(); damaged != nil {
		return days, fmt.Errorf("%w: every day agrees, and yet: %w", ErrMismatch, damaged)
	}
	if r.begin != (Moment{}) {
		return days, fmt.Errorf("%w: up to the moment %v it was played under other rules", ErrUnverifiable, r.begin)
	}
	return days, nil
}

// mismatch makes of a mistake in a line what it means to one who verifies.
func mismatch(err error) error {
	var located *Error
	if errors.As(err, &located) && located.Line > 0 && !errors.Is(err, ErrMismatch) {
		return fmt.Errorf("%w: %w", ErrMismatch, err)
	}
	return err
}

// start takes up the match where it can first be played under the rules of today.
func (r *Reel) start() (*match.Match, Moment, error) {
	if r.other != nil {
		return nil, Moment{}, fmt.Errorf("%w: %w", ErrUnverifiable, r.other)
	}
	if len(r.file.Renewed) > 0 {
		return r.nearest(r.begin)
	}
	m := r.resume(game.New(r.atlas, r.setup, r.file.Seed), Moment{}, 0)
	if got := m.World().Hash(); got != r.file.Start {
		return nil, Moment{}, fmt.Errorf("%w: it starts with hash %016x, the file says %016x", ErrMismatch, got, r.file.Start)
	}
	return m, Moment{}, nil
}

// compare holds the war against the file's keyframe of the same moment, if there is one. If a day before
// went otherwise, the fields that differ here are added to what differs.
func (r *Reel) compare(m *match.Match, at Moment, differs error) error {
	for i := range r.file.Keys {
		k := &r.file.Keys[i]
		if i < r.key || k.Moment != at {
			continue
		}
		kept, err := r.unpack(k)
		if err != nil {
			return fmt.Errorf("%w: the keyframe %v (line %d) cannot be read: %w", ErrMismatch, at, k.Line, err)
		}
		fields := differences(reflect.ValueOf(m.World().Snapshot()), reflect.ValueOf(kept.Snapshot()), "")
		switch {
		case differs == nil && len(fields) == 0 && kept.Hash() == k.Hash:
		case differs == nil && len(fields) == 0:
			return fmt.Errorf("%w: the keyframe %v (line %d) has hash %016x, the file says %016x", ErrMismatch, at, k.Line, kept.Hash(), k.Hash)
		case differs == nil:
			return fmt.Errorf("%w: %v these fields differ: %s", ErrMismatch, at, list(fields))
		case len(fields) == 0:
			return fmt.Errorf("%w; the keyframe %v agrees: it is the hash that is wrong", differs, at)
		default:
			return fmt.Errorf("%w; %v these fields differ: %s", differs, at, list(fields))
		}
	}
	return nil
}

// mostFields is how many differing fields are named.
const mostFields = 12

func list(fields []string) string {
	more := ""
	if n := len(fields) - mostFields; n > 0 {
		fields, more = fields[:mostFields], fmt.Sprintf(" and %d more", n)
	}
	return strings.Join(fields, ", ") + more
}

// Replay plays a file's orders again up to and including a day, calling after at the end of each. It
// stops at the first day whose hash is not the file's. A war that was taken up under other rules begins
// where that was.
func Replay(f *File, find Library, to int, after func(*match.Match) error) (*match.Match, error) {
	r, err := f.Reel(find)
	if err != nil {
		return nil, err
	}
	m, from, err := r.start()
	if err != nil {
		return nil, err
	}
	end := Moment{Days: to}
	if to >= r.Days() {
		end = f.end()
	}
	return m, r.play(m, from, end, func(m *match.Match, day int) error {
		if err := r.agrees(m, day); err != nil {
			return err
		}
		return after(m)
	})
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
