package replay

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/game/prewar"
	"parallel38/internal/match"
	"parallel38/internal/scenario"
)

// Reel is a file ready to be wound to and fro: its scenario is found and its orders are read.
type Reel struct {
	file  *File
	atlas *atlas.Atlas
	setup *game.Setup
	other error         // why the last part of the war can only be looked at, nil if it is of today's rules
	begin Moment        // of the last part
	key   int           // its first keyframe; 0 and no renewal if it is the whole war
	log   []match.Entry // of the last part, if it is of today's rules
	first []int         // by days over: the number of orders before, in log
}

// Reel makes a file ready. A damaged one gives an error.
func (f *File) Reel(find Library) (*Reel, error) {
	if err := f.Damaged(); err != nil {
		return nil, err
	}
	return f.reel(find)
}

func (f *File) reel(find Library) (*Reel, error) {
	a, setup, err := f.setup(find)
	if err != nil {
		return nil, err
	}
	engine, fingerprint, key, begin := f.lastPart()
	r := &Reel{file: f, atlas: a, setup: setup, key: key, begin: begin}
	switch {
	case engine != Engine:
		r.other = fmt.Errorf("it was played under version %d of the rules, this program has version %d", engine, Engine)
	case fingerprint != Fingerprint(setup):
		r.other = fmt.Errorf("the scenario %s has changed since it was played", f.Scenario)
	default:
		err = r.parse()
	}
	return r, err
}

// lastPart is the part of a save that was played under the rules of its last player: those rules, and the keyframe and
// the moment at which it begins, if anything was played before.
func (f *File) lastPart() (engine int, fingerprint uint64, key int, begin Moment) {
	n := len(f.Renewed)
	if n == 0 {
		return f.Engine, f.Fingerprint, 0, Moment{}
	}
	last := f.Renewed[n-1]
	return last.Engine, last.Fingerprint, last.Key, f.Keys[last.Key].Moment
}

// parse reads the orders of the last part.
func (r *Reel) parse() error {
	board := &game.New(r.atlas, r.setup, r.file.Seed).Board
	days := r.file.Days
	count := 0
	for i := range days {
		count += len(days[i].Orders)
	}
	r.log, r.first = make([]match.Entry, 0, count), make([]int, len(days)+1)
	for i := range days {
		orders := days[i].Orders
		switch r.first[i] = len(r.log); {
		case i < r.begin.Days:
			continue
		case i == r.begin.Days:
			r.first[i] -= r.begin.Orders
			orders = orders[r.begin.Orders:]
		}
		for _, line := range orders {
			o, err := game.ParseOrder(board, line.Text)
			if err != nil {
				return &Error{Line: line.Line, What: err.Error()}
			}
			r.log = append(r.log, match.Entry{Turn: int16(i + 1), Side: line.Side, Order: o})
		}
	}
	r.first[len(days)] = len(r.log)
	return nil
}

// setup is the file's scenario with the file's changes and noise.
func (f *File) setup(find Library) (*atlas.Atlas, *game.Setup, error) {
	if f.Campaign {
		return nil, nil, &Error{What: fmt.Sprintf("%s is a campaign before the war, and no war by days", f.Scenario), Do: "open it in the game"}
	}
	a, s, err := find(f.Scenario)
	if err != nil {
		return nil, nil, err
	}
	setup := *s
	for _, change := range f.Changes {
		if err := scenario.Set(&setup, change); err != nil {
			return nil, nil, &Error{What: fmt.Sprintf("set %s: %v", change, err)}
		}
	}
	for n := range fight.Noises {
		if n.String() == f.Noise {
			setup.Noise = n
			return a, &setup, nil
		}
	}
	return nil, nil, &Error{What: fmt.Sprintf("noise %q: want reduced, full or expected", f.Noise)}
}

func (f *File) seats() (s match.Seats) {
	for side, name := range f.Players {
		s[side].Name = name
	}
	return s
}

// Days is how many days can be asked for with At: the last of them need not be over.
func (r *Reel) Days() int { return len(r.file.Days) }

// Other tells why the end of the war was played under other rules than today's, nil if it was not. Of
// what was, only the moments that have keyframes can be looked at.
func (r *Reel) Other() error { return r.other }

// Open takes up a match where a save left it. The seats bear the names of those who played; whoever
// goes on with the game puts the AIs back into them. A save made under other rules opens as well: the
// war goes on from its last keyframe under the rules of today.
func Open(f *File, find Library) (*match.Match, error) {
	r, err := f.Reel(find)
	if err != nil {
		return nil, err
	}
	return r.At(r.Days())
}

// At takes up the match on the evening of a day, 0 being the start and the last day what the file ends
// with. It begins from the keyframe before and plays from there; the orders since then carry their
// Events. The match may be played on: it is saved as a war that went that way.
func (r *Reel) At(day int) (*match.Match, error) {
	to := Moment{Days: day}
	if day >= r.Days() {
		to = r.file.end()
	}
	m, from, err := r.nearest(to)
	if err != nil {
		return nil, err
	}
	return m, r.play(m, from, to, r.agrees)
}

// nearest takes up the match at the last moment before or at another that needs no playing.
func (r *Reel) nearest(to Moment) (*match.Match, Moment, error) {
	f := r.file
	key := -1
	for i := range f.Keys {
		if !f.Keys[i].after(to) {
			key = i
		}
	}
	switch {
	case key < 0 && r.other == nil && len(f.Renewed) == 0:
		return r.resume(game.New(r.atlas, r.setup, f.Seed), Moment{}, 0), Moment{}, nil
	case key >= 0 && r.other == nil && key >= r.key:
	case key < 0 || f.Keys[key].Moment != to:
		why := r.other
		if why == nil {
			why = fmt.Errorf("it was played under other rules up to the moment %v", r.begin)
		}
		return nil, to, fmt.Errorf("%w: the war %v is not kept, and cannot be played again: %w", ErrUnverifiable, to, why)
	}
	w, err := r.restore(key)
	if err != nil {
		return nil, to, err
	}
	at := f.Keys[key].Moment
	return r.resume(w, at, key+1), at, nil
}

// resume makes the match of a world at a moment, which keeps so many of the keyframes.
func (r *Reel) resume(w *game.World, at Moment, keys int) *match.Match {
	f := r.file
	past := File{Header: f.Header}
	for i, k := range f.Keys[:keys] {
		other := r.other != nil || i < r.key || i == r.key && len(f.Renewed) > 0
		if other || k.Orders == 0 && k.Days%Spacing == 0 { // where it was left last is no moment of note
			past.Keys = append(past.Keys, k)
		}
	}
	hashes := []uint64{f.Start}
	for i := range at.Days {
		hashes = append(hashes, f.Days[i].Hash)
	}
	for _, renewal := range f.Renewed {
		if renewal.Key < keys {
			past.Renewed = append(past.Renewed, renewal)
		}
	}
	var log []match.Entry
	cut := r.begin // before this moment the past is kept as text, after it as a log
	if r.other == nil && !r.begin.after(at) {
		log = slices.Clip(r.log[:r.first[at.Days]+at.Orders])
	} else { // from here on it goes under the rules of today
		cut = at
		past.Renewed = append(past.Renewed, Renewal{Key: keys - 1, Engine: Engine, Fingerprint: Fingerprint(r.setup)})
	}
	past.Days = append(past.Days, f.Days[:cut.Days]...)
	if cut.Orders > 0 {
		past.Days = append(past.Days, Day{Orders: f.Days[cut.Days].Orders[:cut.Orders]})
	}
	m := match.Resume(w, f.seats(), log, hashes)
	m.Recorder = &recorder{past}
	return m
}

// restore makes the world of a keyframe.
func (r *Reel) restore(key int) (*game.World, error) {
	k := &r.file.Keys[key]
	w, err := r.unpack(k)
	if err != nil {
		return nil, &Error{Line: k.Line, What: fmt.Sprintf("the keyframe is damaged: %v", err)}
	}
	if r.other == nil && key >= r.key && w.Hash() != k.Hash {
		return nil, &Error{Line: k.Line, What: fmt.Sprintf("the keyframe is damaged: its hash is %016x, the file says %016x", w.Hash(), k.Hash)}
	}
	if turn := k.Days + 1; w.Phase != game.Over && int(w.Turn) != turn || w.Phase == game.Over && int(w.Turn) != turn-1 {
		return nil, &Error{Line: k.Line, What: fmt.Sprintf("the keyframe is of day %d, the orders end %v", w.Turn, k.Moment)}
	}
	return w, nil
}

// unpack makes the world of a keyframe, whatever its hash.
func (r *Reel) unpack(k *Keyframe) (*game.World, error) {
	begun := game.New(r.atlas, r.setup, r.file.Seed)
	var snap game.Snapshot
	var err error
	if k.json > 0 {
		snap, err = unpackJSON(k, r.file.Scenario, begun)
	} else {
		snap, err = unpack(k.base64(), begun)
	}
	if err != nil {
		return nil, err
	}
	if snap.Seed != r.file.Seed {
		return nil, fmt.Errorf("it is of another war, whose seed is %d", snap.Seed)
	}
	if err := sound(reflect.ValueOf(&snap).Elem(), "its field", r.atlas.Len(), len(r.setup.Units)); err != nil {
		return nil, err
	}
	return game.Restore(r.atlas, r.setup, snap)
}

// play gives a match the orders from one moment to another, and tells night of each day that is over.
func (r *Reel) play(m *match.Match, from, to Moment, night func(m *match.Match, day int) error) error {
	for i := from.Days; i < to.Days || i == to.Days && to.Orders > 0; i++ {
		orders := r.file.Days[i].Orders
		first, last := 0, len(orders)
		if i == from.Days {
			first = from.Orders
		}
		if i == to.Days {
			last = to.Orders
		}
		for n := first; n < last; n++ {
			e := &r.log[r.first[i]+n]
			if _, err := m.Give(e.Side, e.Order); err != nil {
				return &Error{Line: orders[n].Line, What: fmt.Sprintf("the order %q is refused: %v", orders[n].Text, err)}
			}
			if m.Played() > i && n+1 < len(orders) {
				return &Error{Line: orders[n].Line, What: fmt.Sprintf("day %d ends before its last order", i+1)}
			}
		}
		if i == to.Days {
			return nil
		}
		if m.Played() != i+1 {
			return &Error{Line: r.file.Days[i].Line, What: fmt.Sprintf("the orders of day %d do not end it", i+1)}
		}
		if err := night(m, i+1); err != nil {
			return err
		}
	}
	return nil
}

// agrees tells whether a day ended as the file says.
func (r *Reel) agrees(m *match.Match, day int) error {
	if got, said := m.Hashes()[day], r.file.Days[day-1].Hash; got != said {
		return fmt.Errorf("%w: day %d ends with hash %016x, the file says %016x", ErrMismatch, day, got, said)
	}
	return nil
}

// bounds are the values that a keyframe's fields may have, by type: what lies outside would lead the
// rules off the map or out of a table.
var bounds = map[reflect.Type][2]int{
	reflect.TypeFor[force.Side]():       {0, int(force.Sides) - 1},
	reflect.TypeFor[force.Presence]():   {0, int(force.Destroyed)},
	reflect.TypeFor[force.AirRole]():    {0, int(force.AirRoles) - 1},
	reflect.TypeFor[game.Commitment]():  {0, int(game.Commitments) - 1},
	reflect.TypeFor[force.Duty]():       {0, int(force.BorderDuty)},
	reflect.TypeFor[hex.Dir]():          {0, hex.Dirs - 1},
	reflect.TypeFor[game.Phase]():       {0, int(game.Over)},
	reflect.TypeFor[game.Weather]():     {0, int(game.Weathers) - 1},
	reflect.TypeFor[game.BridgeState](): {0, int(game.Blown)},
	reflect.TypeFor[game.BridgeOrder](): {0, int(game.BridgeOrders) - 1},
	reflect.TypeFor[calendar.Day]():     {0, 5000},

	reflect.TypeFor[prewar.Phase]():         {0, int(prewar.Over)},
	reflect.TypeFor[prewar.Ending]():        {0, int(prewar.Peace)},
	reflect.TypeFor[prewar.Conduct]():       {0, int(prewar.AllConducts)},
	reflect.TypeFor[prewar.DirectiveKind](): {0, int(prewar.DirectiveKinds) - 1},
}

// small are fields of plain numbers that the rules look up in a table.
var small = map[string]int{"Surprise": int(fight.Surprises) - 1}

// most is the greatest number that any other field can hold in a war: as many as lived in Korea.
const most = 30_000_000

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
		return fmt.Errorf("%s is %d; allowed: %d to %d", path, n, low, high)
	}
	return nil
}
