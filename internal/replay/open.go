package replay

import (
	"fmt"
	"reflect"
	"strings"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/match"
)

// Open takes up a match where a save left it, from the keyframe and without replaying. The seats bear
// the names of those who played; whoever goes on with the game puts the AIs back into them. A save
// made under other rules opens as well, if it still fits its scenario; see Verify.
func Open(f *File, find Library) (*match.Match, error) {
	a, setup, err := f.setup(find)
	if err != nil {
		return nil, err
	}
	if err := sound(reflect.ValueOf(&f.Keyframe).Elem(), "keyframe", a.Len(), len(setup.Units)); err != nil {
		return nil, err
	}
	if f.Keyframe.Seed != f.Seed {
		return nil, &Error{0, "the keyframe is of another war: its seed differs"}
	}
	w, err := game.Restore(a, setup, f.Keyframe)
	if err != nil {
		return nil, &Error{0, err.Error()}
	}
	if f.current(setup) == nil && w.Hash() != f.KeyHash {
		return nil, &Error{0, fmt.Sprintf("the keyframe is damaged: its hash is %016x, the file says %016x", w.Hash(), f.KeyHash)}
	}
	log, hashes, err := f.log(&w.Board)
	if err != nil {
		return nil, err
	}
	if turn := len(hashes); w.Phase != game.Over && int(w.Turn) != turn || w.Phase == game.Over && int(w.Turn) != turn-1 {
		return nil, &Error{0, fmt.Sprintf("the keyframe is of day %d, the orders end on day %d", w.Turn, turn)}
	}
	return match.Resume(w, f.seats(), log, hashes), nil
}

// setup is the file's scenario with the file's noise.
func (f *File) setup(find Library) (*atlas.Atlas, *game.Setup, error) {
	a, s, err := find(f.Scenario)
	if err != nil {
		return nil, nil, err
	}
	setup := *s
	for n := range fight.Noises {
		if n.String() == f.Noise {
			setup.Noise = n
			return a, &setup, nil
		}
	}
	return nil, nil, &Error{0, fmt.Sprintf("noise %q: want reduced, full or expected", f.Noise)}
}

func (f *File) seats() (s match.Seats) {
	for side, name := range f.Players {
		s[side].Name = name
	}
	return s
}

// current is nil if the file was made under the rules and with the scenario of this program.
func (f *File) current(s *game.Setup) error {
	switch {
	case f.Engine != Engine:
		return fmt.Errorf("it was played under version %d of the rules, this program has version %d", f.Engine, Engine)
	case f.Fingerprint != Fingerprint(s):
		return fmt.Errorf("the scenario %s has changed since it was played", f.Scenario)
	}
	return nil
}

// log reads the orders.
func (f *File) log(b *game.Board) ([]match.Entry, []uint64, error) {
	var log []match.Entry
	hashes := []uint64{f.Start}
	for i := range f.Days {
		day := &f.Days[i]
		for _, line := range day.Orders {
			o, err := game.ParseOrder(b, line.Text)
			if err != nil {
				return nil, nil, &Error{line.Line, err.Error()}
			}
			log = append(log, match.Entry{Turn: int16(i + 1), Side: line.Side, Order: o})
		}
		if day.Over {
			hashes = append(hashes, day.Hash)
		}
	}
	return log, hashes, nil
}

// bounds are the values that a keyframe's fields may have, by type: what lies outside would lead the
// rules off the map or out of a table.
var bounds = map[reflect.Type][2]int{
	reflect.TypeFor[force.Side]():       {0, int(force.Sides) - 1},
	reflect.TypeFor[force.Presence]():   {0, int(force.Destroyed)},
	reflect.TypeFor[force.Duty]():       {0, int(force.BorderDuty)},
	reflect.TypeFor[hex.Dir]():          {0, hex.Dirs - 1},
	reflect.TypeFor[game.Phase]():       {0, int(game.Over)},
	reflect.TypeFor[game.Weather]():     {0, int(game.Weathers) - 1},
	reflect.TypeFor[game.BridgeState](): {0, int(game.Blown)},
	reflect.TypeFor[game.BridgeOrder](): {0, int(game.BridgeOrders) - 1},
	reflect.TypeFor[calendar.Day]():     {0, 5000},
}

// small are fields of plain numbers that the rules look up in a table.
var small = map[string]int{"Surprise": int(fight.Surprises) - 1}

// most is the greatest number that any other field can hold in a war: far more than there were men.
const most = 5_000_000

// sound tells whether every number of a keyframe can stand in a war on a board of so many hexes and units.
func sound(v reflect.Value, path string, hexes, units int) error {
	low, high := -30_000, most
	name := path[strings.LastIndexByte(path, '.')+1:]
	switch b, ok := bounds[v.Type()]; {
	case ok:
		low, high = b[0], b[1]
	case v.Type() == reflect.TypeFor[hex.Index]():
		low, high = -1, hexes-1
	case v.Type() == reflect.TypeFor[force.ID]():
		low, high = -1, units-1
	case small[name] > 0:
		low, high = 0, small[name]
	}
	n := 0
	switch v.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		n = int(v.Int())
	case reflect.Uint8, reflect.Uint16, reflect.Uint32:
		n = int(v.Uint())
	case reflect.Struct:
		for i := range v.NumField() {
			if err := sound(v.Field(i), path+"."+v.Type().Field(i).Name, hexes, units); err != nil {
				return err
			}
		}
		return nil
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			if err := sound(v.Index(i), path, hexes, units); err != nil {
				return fmt.Errorf("%w (entry %d)", err, i)
			}
		}
		return nil
	default: // the seed, and truth values
		return nil
	}
	if n < low || n > high {
		return &Error{0, fmt.Sprintf("%s is %d; allowed: %d to %d", path, n, low, high)}
	}
	return nil
}
