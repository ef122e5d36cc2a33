// Package annals is a war told after its end: how it stood every evening, when its places fell and when they fell
// in 1950, and what was luck in it. It plays the orders of a save once more and writes down what it sees, both
// sides' troops included: nobody is to read the annals of a war that he still plays.
//
// Start reading at Of, which writes them in one go; a Writer goes a day at a time, for a screen that must not wait.
package annals

import (
	"errors"
	"iter"
	"slices"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/geo"
	"parallel38/internal/match"
	"parallel38/internal/record"
	"parallel38/internal/replay"
)

// Annals are a war, evening by evening.
type Annals struct {
	Board *game.Board // as it stood at the end: for names
	Days  []Day       // 0 is the first morning
	Dates []Date      // in the order of history
	Luck  Luck
}

// Day is an evening.
type Day struct {
	Date    calendar.Day // of day 0 the eve of the war
	Control []force.Side // by hex
	At      []hex.Index  // by unit, hex.None off the map
	Sides   [force.Sides]Strength
	Score   int // tenths of a point against par, positive for the North
}

// Strength is what a side has on the map, and what it has lost in action since the war began.
type Strength struct {
	match.Strength
	Lost int32 // men killed, wounded, missing and taken
}

// Date is a place that fell in history while a war of this scenario lasts.
type Date struct {
	Event record.Event
	Hex   hex.Index
	Fell  calendar.Day // the first evening in this war on which the same side held it, 0 never
}

// Writer writes annals, a day at a time.
type Writer struct {
	annals *Annals
	next   func() (*match.Match, error, bool)
	stop   func()
	err    error
	read   int // entries of the log that are told
}

// errStopped ends the replay of a Writer that is closed early.
var errStopped = errors.New("the annals are not read on")

// Begin opens the annals of a war. The error says why its past cannot be told: it was played under other rules, or
// the file is damaged.
func Begin(f *replay.File, find replay.Library) (*Writer, error) {
	reel, err := f.Reel(find)
	if err != nil {
		return nil, err
	}
	first, err := reel.At(0)
	if err != nil {
		return nil, err
	}
	w := &Writer{annals: &Annals{Board: &first.World().Board}}
	w.note(first)
	w.next, w.stop = iter.Pull2(func(yield func(*match.Match, error) bool) {
		m, err := replay.Replay(f, find, len(f.Days), func(m *match.Match) error {
			if !yield(m, nil) {
				return errStopped
			}
			return nil
		})
		if err != nil && err != errStopped {
			yield(m, err)
		}
	})
	return w, nil
}

// Day writes another day down; false when the last is written, or the replay has failed.
func (w *Writer) Day() bool {
	m, err, ok := w.next()
	if !ok || err != nil {
		w.err = err
		w.finish()
		return false
	}
	w.note(m)
	w.tell(m)
	return true
}

// Close gives up a writer before its end.
func (w *Writer) Close() { w.stop() }

// Annals are what is written so far, whole once Day has returned false; the error is that of the replay.
func (w *Writer) Annals() (*Annals, error) { return w.annals, w.err }

// Of writes the annals of a war in one go.
func Of(f *replay.File, find replay.Library) (*Annals, error) {
	w, err := Begin(f, find)
	if err != nil {
		return nil, err
	}
	for w.Day() {
	}
	return w.Annals()
}

// note writes down how the war stands.
func (w *Writer) note(m *match.Match) {
	b := &m.World().Board
	w.annals.Board = b
	d := Day{Date: b.Setup.Start + calendar.Day(m.Played()-1), Control: slices.Clone(b.Control), At: make([]hex.Index, b.Force.Len()), Score: b.Result()}
	for i := range d.At {
		d.At[i] = hex.None
	}
	for _, id := range b.Force.Combat {
		d.At[id] = b.Force.Place[id].Hex
	}
	for side := force.North; side < force.Sides; side++ {
		t := &b.Tally[side]
		d.Sides[side] = Strength{match.StrengthOf(b, side), t.Killed + t.Wounded + t.Missing + t.Prisoners}
	}
	w.annals.Days = append(w.annals.Days, d)
	if !m.Over() {
		w.annals.Luck.sky(b)
	}
}

// tell reads the log of the day that is over.
func (w *Writer) tell(m *match.Match) {
	date := w.annals.Days[len(w.annals.Days)-1].Date
	for log := m.Log(); w.read < len(log); w.read++ {
		for i := range log[w.read].Events {
			if e := &log[w.read].Events[i]; e.Kind == game.Fought {
				w.annals.Luck.fight(e, date)
			}
		}
	}
}

// finish works out what can be said only of the whole.
func (w *Writer) finish() {
	w.annals.Luck.rank()
	w.annals.Dates = w.annals.dates(record.History())
}

// aroundKm is how far beyond the ground that changed hands Fought reaches.
const aroundKm = 50

// Fought is the box of the plane, km, in which ground changed hands, and some way round it; the whole board if none did.
func (a *Annals) Fought() (low, high geo.Point) {
	none := true
	for h := range a.Days[0].Control {
		for i := range a.Days {
			if a.Days[i].Control[h] == a.Days[0].Control[h] {
				continue
			}
			p, around := geo.Centre(hex.Index(h)), geo.Point{X: aroundKm, Y: aroundKm}
			if none {
				low, high, none = p.Sub(around), p.Add(around), false
			}
			low = geo.Point{X: min(low.X, p.X-aroundKm), Y: min(low.Y, p.Y-aroundKm)}
			high = geo.Point{X: max(high.X, p.X+aroundKm), Y: max(high.Y, p.Y+aroundKm)}
			break
		}
	}
	if none {
		return geo.BoardMin, geo.BoardMax
	}
	return low, high
}

// dates finds when the places fell that fell in history within the days of the scenario. A place counts once, and
// only if its first holder is the one who lost it then.
func (a *Annals) dates(r *record.Record) []Date {
	setup := a.Board.Setup
	last := setup.Start + calendar.Day(setup.Turns-1)
	told := map[atlas.PlaceID]bool{}
	var dates []Date
	for _, e := range r.Events {
		p, ok := a.Board.Map.Find(e.Place)
		if !ok || e.Kind != record.Taken || e.Date < setup.Start || e.Date > last || told[p] {
			continue
		}
		told[p] = true
		d := Date{Event: e, Hex: a.Board.Map.Places[p].Hex}
		if setup.Control[d.Hex] != e.Side.Enemy() {
			continue
		}
		for i := range a.Days {
			if a.Days[i].Control[d.Hex] == e.Side {
				d.Fell = a.Days[i].Date
				break
			}
		}
		dates = append(dates, d)
	}
	slices.SortStableFunc(dates, func(x, y Date) int { return int(x.Event.Date) - int(y.Event.Date) })
	return dates
}
