package replay

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"io"
	"reflect"
	"strings"
	"sync"

	"parallel38/game"
	"parallel38/game/force"
	"parallel38/game/prewar"
)

// A keyframe is the state of a war, field by field: first the names of what its lists are about (units
// by code, bridges by hexside, goals by their words), then every field as a column with its path, its
// lengths and its values, as varints under gzip. Whoever reads it puts the values where path and names
// say. A field that a file lacks, because it is older, is as it is when the war begins; one that the
// rules have given up is passed over; a unit that is new to the scenario stands where it begins.

// kind is what the entries of a list are about, and so by what they are found again.
type kind uint8

const (
	byPlace  kind = iota // by their place in the list
	byHex                // by their place in the list, which must be as long
	byUnit               // by the unit's code
	byBridge             // by the hexside
	byGoal               // by the words of the victory condition
	kinds

	byDistrict = byBridge // of a campaign, which has no bridges and no such conditions: by the district's code …
	bySector   = byGoal   // … and by the sector's
)

// lists says what the entries of a list of the state are about.
var lists = map[string]kind{
	"State.Control": byHex, "State.Contest": byHex, "State.Railway": byHex, "State.Traffic": byHex, "State.Ferried": byHex, "State.Docked": byHex, "State.People": byHex,
	"State.Bridges": byBridge, "State.Captured": byGoal, "State.Score": byGoal, "State.Sightings": byUnit, "State.Boxes": byPlace,
	"Units.Allegiance": byUnit, "Units.Place": byUnit, "Units.Strength": byUnit, "Units.Battalions": byUnit, "Units.Quality": byUnit,
	"Units.Condition": byUnit, "Units.Stores": byUnit, "Units.March": byUnit, "Units.Standing": byUnit, "Units.Command": byUnit, "Units.Fleet": byUnit,
	"Units.Berth": byUnit, "Units.AirGroup": byUnit,
}

// names are what the entries of the lists of a war are called, by kind.
type names [kinds][]string

func namesOf(w *game.World) (n names) {
	for i := range w.Force.Identity {
		n[byUnit] = append(n[byUnit], w.Force.Identity[i].Code)
	}
	for _, s := range w.BridgeSites() {
		n[byBridge] = append(n[byBridge], w.Map.Name(s.Hex)+" "+s.Dir.String())
	}
	for i := range w.Setup.Victory {
		n[byGoal] = append(n[byGoal], w.Setup.Victory[i].Name.En)
	}
	return n
}

// found tells, for each entry of one list, where the entry of that name is in another, -1 if nowhere.
// The second of a name goes to the second.
func found(from, in []string) []int {
	type call struct {
		name string
		nth  int
	}
	count := func(list []string, f func(call, int)) {
		seen := map[string]int{}
		for i, name := range list {
			f(call{name, seen[name]}, i)
			seen[name]++
		}
	}
	at := map[call]int{}
	count(in, func(c call, i int) { at[c] = i })
	where := make([]int, len(from))
	count(from, func(c call, i int) {
		j, ok := at[c]
		if !ok {
			j = -1
		}
		where[i] = j
	})
	return where
}

// column is a field of the state, with all its values if it stands in lists.
type column struct {
	path  string // "Units.Strength.Weapons"
	steps []int  // from the Snapshot: the field of a struct, the entry of an array, or every
	lists int    // how many of the steps are every
	kind  kind   // of the outermost list
}

const every = -1

// columns are those of game.Snapshot, in the order of its fields. The seed stands in the header.
var columns = sync.OnceValue(func() []column { return columnsOf(reflect.TypeFor[game.Snapshot](), lists) })

// columnsOf are the columns of a Snapshot, whose lists are about what lists says.
func columnsOf(snapshot reflect.Type, lists map[string]kind) []column {
	var all []column
	var walk func(t reflect.Type, c column)
	walk = func(t reflect.Type, c column) {
		deeper := func(t reflect.Type, step int, path string) {
			next := c
			next.path, next.steps = path, append(append([]int(nil), c.steps...), step)
			if step == every {
				next.lists++
			}
			walk(t, next)
		}
		switch t.Kind() {
		case reflect.Struct:
			for i := range t.NumField() {
				name := t.Field(i).Name
				if c.path != "" {
					name = c.path + "." + name
				}
				deeper(t.Field(i).Type, i, name)
			}
		case reflect.Slice:
			name, _, _ := strings.Cut(c.path, "[")
			c.kind = lists[name]
			deeper(t.Elem(), every, c.path)
		case reflect.Array:
			if c.lists > 0 || t.Elem().Kind() != reflect.Struct && t.Elem().Kind() != reflect.Slice && t.Elem().Kind() != reflect.Array {
				deeper(t.Elem(), every, c.path)
				return
			}
			for i := range t.Len() {
				deeper(t.Elem(), i, fmt.Sprintf("%s[%d]", c.path, i))
			}
		default:
			all = append(all, c)
		}
	}
	for _, part := range []string{"State", "Units"} {
		f, _ := snapshot.FieldByName(part)
		walk(f.Type, column{path: part, steps: []int{f.Index[0]}})
	}
	return all
}

// visit calls f for each value of a column.
func visit(v reflect.Value, steps []int, f func(reflect.Value)) {
	for i, step := range steps {
		switch {
		case step == every:
			for k := range v.Len() {
				visit(v.Index(k), steps[i+1:], f)
			}
			return
		case v.Kind() == reflect.Struct:
			v = v.Field(step)
		default:
			v = v.Index(step)
		}
	}
	f(v)
}

// lengths are those of the lists of a column, outermost first.
func (c *column) lengths(v reflect.Value) []int {
	var n []int
	for _, step := range c.steps {
		switch {
		case step == every:
			n = append(n, v.Len())
			if v.Len() == 0 {
				for len(n) < c.lists {
					n = append(n, 0)
				}
				return n
			}
			v = v.Index(0)
		case v.Kind() == reflect.Struct:
			v = v.Field(step)
		default:
			v = v.Index(step)
		}
	}
	return n
}

// pack writes the state of a war as a keyframe has it.
func pack(w *game.World) string {
	snap := w.Snapshot()
	return packed(reflect.ValueOf(&snap).Elem(), columns(), namesOf(w))
}

// packed writes a Snapshot as a keyframe has it.
func packed(root reflect.Value, columns []column, called names) string {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	out := bufio.NewWriter(z)
	var scratch [binary.MaxVarintLen64]byte
	count := func(n int) { out.Write(binary.AppendUvarint(scratch[:0], uint64(n))) }
	word := func(s string) { count(len(s)); out.WriteString(s) }
	for _, list := range called {
		count(len(list))
		for _, name := range list {
			word(name)
		}
	}
	for i := range columns {
		c := &columns[i]
		word(c.path)
		lengths := c.lengths(root)
		count(len(lengths))
		for _, n := range lengths {
			count(n)
		}
		visit(root, c.steps, func(v reflect.Value) { out.Write(binary.AppendVarint(scratch[:0], integer(v))) })
	}
	out.Flush() // into memory: cannot fail
	z.Close()
	return base64.StdEncoding.EncodeToString(packed.Bytes())
}

// integer is a value of the state as a number.
func integer(v reflect.Value) int64 {
	switch {
	case v.Kind() == reflect.Bool:
		if v.Bool() {
			return 1
		}
		return 0
	case v.CanUint():
		return int64(v.Uint())
	}
	return v.Int()
}

// setInteger is the way back; false if the number does not fit.
func setInteger(v reflect.Value, n int64) bool {
	switch {
	case v.Kind() == reflect.Bool:
		v.SetBool(n == 1)
		return n == 0 || n == 1
	case v.CanUint():
		v.SetUint(uint64(n))
		return !v.OverflowUint(uint64(n)) && (n >= 0 || v.Kind() == reflect.Uint64)
	}
	v.SetInt(n)
	return !v.OverflowInt(n)
}

// Bounds of a keyframe, so that a hostile one costs little.
const (
	maxState   = 2 << 20 // bytes unpacked
	maxEntries = 1 << 15 // of a list
	maxNames   = 1 << 12 // of a kind
	maxName    = 200     // bytes of a name or path
)

// core are fields without which a keyframe is none.
var core = []string{"State.Turn", "State.Phase", "State.Control", "Units.Place.Hex", "Units.Strength.Men"}

// unpacker reads a packed state; after the first mistake it only returns zero values.
type unpacker struct {
	in  *bufio.Reader
	err error
}

func (u *unpacker) fail(err error) {
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	if u.err == nil {
		u.err = err
	}
}

func (u *unpacker) count(most int) int {
	n, err := binary.ReadUvarint(u.in)
	if err != nil {
		u.fail(err)
		return 0
	}
	if n > uint64(most) {
		u.fail(fmt.Errorf("it has a length of %d where at most %d is allowed", n, most))
		return 0
	}
	return int(n)
}

func (u *unpacker) word() string {
	buf := make([]byte, u.count(maxName))
	if _, err := io.ReadFull(u.in, buf); err != nil {
		u.fail(err)
	}
	return string(buf)
}

func (u *unpacker) value() int64 {
	n, err := binary.ReadVarint(u.in)
	if err != nil {
		u.fail(err)
	}
	return n
}

// unpack reads a packed state into a world of the same scenario in which the war begins, whose memory
// the Snapshot shares.
func unpack(text string, w *game.World) (game.Snapshot, error) {
	snap := w.Snapshot()
	return snap, unpackInto(reflect.ValueOf(&snap).Elem(), text, columns(), namesOf(w), core)
}

// unpackInto reads a packed state into the Snapshot of a game as it begins; core are the fields without
// which it is none.
func unpackInto(root reflect.Value, text string, columns []column, called names, core []string) error {
	z, err := gzip.NewReader(base64.NewDecoder(base64.StdEncoding, strings.NewReader(text)))
	if err != nil {
		return err
	}
	limited := &io.LimitedReader{R: z, N: maxState}
	u := &unpacker{in: bufio.NewReader(limited)}
	var where [kinds][]int
	for k, list := range called {
		old := make([]string, u.count(maxNames))
		for i := range old {
			if u.err == nil {
				old[i] = u.word()
			}
		}
		where[k] = found(old, list)
	}
	byPath := map[string]*column{} // to be found yet
	for i := range columns {
		byPath[columns[i].path] = &columns[i]
	}
	for u.err == nil {
		if _, err := u.in.Peek(1); err == io.EOF {
			if limited.N == 0 {
				return fmt.Errorf("it is longer than %d MiB", maxState>>20)
			}
			for _, path := range core {
				if byPath[path] != nil {
					return fmt.Errorf("it lacks the field %q", path)
				}
			}
			return nil // the end, and the checksum of gzip is right
		}
		u.column(root, byPath, &where)
	}
	return u.err
}

// column reads a column and puts its values in their places.
func (u *unpacker) column(root reflect.Value, byPath map[string]*column, where *[kinds][]int) {
	path := u.word()
	lengths := make([]int, u.count(3))
	total := 1
	for i := range lengths {
		lengths[i] = u.count(maxEntries)
		total *= lengths[i]
	}
	if u.err == nil && total > maxState {
		u.fail(fmt.Errorf("its field %q has %d values", path, total))
	}
	c := byPath[path]
	if c == nil || c.lists != len(lengths) { // the rules have given it up, or it has another shape today
		for i := 0; i < total && u.err == nil; i++ {
			u.value()
		}
		return
	}
	delete(byPath, path) // a second column of the name is passed over
	if u.err == nil {
		u.fail(c.fill(root, lengths, where, func() (int64, error) { n := u.value(); return n, u.err }))
	}
}

// fill puts the values of a column, which had such lengths, in their places of today.
func (c *column) fill(root reflect.Value, lengths []int, where *[kinds][]int, next func() (int64, error)) error {
	if len(lengths) > 0 {
		have, named := lengths[0], len(where[c.kind])
		if c.kind == byHex || have == 0 {
			named = c.lengths(root)[0]
		}
		if c.kind != byPlace && have != named {
			return fmt.Errorf("its field %q has %d entries where there are %d", c.path, have, named)
		}
	}
	total := 1
	for _, n := range lengths {
		total *= n
	}
	at := make([]int, len(lengths))
	for i := range total {
		n, err := next()
		if err != nil {
			return err
		}
		for k, rest := len(lengths)-1, i; k >= 0; k-- {
			at[k], rest = rest%lengths[k], rest/lengths[k]
		}
		leaf, ok := c.leaf(root, at, where)
		if !ok {
			continue
		}
		switch leaf.Type() { // what has a name may have another number today
		case reflect.TypeFor[force.ID]():
			if n >= int64(len(where[byUnit])) {
				return fmt.Errorf("its field %q names unit %d of %d", c.path, n, len(where[byUnit]))
			}
			if n >= 0 {
				n = int64(where[byUnit][n])
			}
		case reflect.TypeFor[prewar.DistrictID]():
			if n >= 0 && n < int64(len(where[byDistrict])) {
				n = int64(where[byDistrict][n])
			}
		}
		if !setInteger(leaf, n) {
			return fmt.Errorf("its field %q has the value %d", c.path, n)
		}
	}
	return nil
}

// leaf is the place of a value, by its places in the lists of the file.
func (c *column) leaf(v reflect.Value, at []int, where *[kinds][]int) (reflect.Value, bool) {
	list := 0
	for _, step := range c.steps {
		if step == every {
			step = at[list]
			if list == 0 && c.kind >= byUnit {
				step = where[c.kind][step]
			}
			list++
			if step < 0 || step >= v.Len() {
				return v, false
			}
		}
		if v.Kind() == reflect.Struct {
			v = v.Field(step)
		} else {
			v = v.Index(step)
		}
	}
	return v, true
}
