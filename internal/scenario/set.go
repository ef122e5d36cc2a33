package scenario

import (
	"fmt"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
)

// Set changes one number of a scenario, so that a study can ask what would have been otherwise:
//
//	supply.north.trucks=1500
//	units.kpa-4d-16r.men=2400
//	drafts.rok.1950-06-25=900
//	rules.march.free-minutes=540
//
// A path is the field names of game.Setup in lower case, joined by dots; what is in a list goes by its
// name where it has one (a unit by its code, a step by its date) and by its index from 0 elsewhere. A *
// stands for any characters between two dots and a ? for one, and the assignment for every number that
// fits: units.us-24d-*.due=1950-07-14.
// Which numbers there are, and their bounds, the fields' range tags say; Paths lists them. What Set
// changes it copies first, so that nobody who shares the rest of the Setup notices. The assignment is
// added to Setup.Changes. The error is Errors, and nothing is changed.
func Set(s *game.Setup, assignment string) error {
	path, text, ok := strings.Cut(assignment, "=")
	if !ok {
		return Errors{{Field: shorten(assignment), Found: "no value", Allowed: "path=value, such as noise=full"}}
	}
	found := find(s, path)
	if len(found) == 0 {
		return Errors{{Field: shorten(path), Found: "no such number", Allowed: nearPaths(s, path)}}
	}
	changed := *s
	for _, n := range found {
		value, ok := n.parse(text)
		if !ok {
			return Errors{{Field: n.path, Found: shorten(text), Allowed: n.allowed()}}
		}
		put(reflect.ValueOf(&changed).Elem(), n.at, value)
	}
	if err := changed.Rules.Validate(); err != nil {
		return Errors{{Field: path, Found: text, Allowed: "what goes with the rest: " + err.Error()}}
	}
	changed.Changes = append(slices.Clip(s.Changes), path+"="+text)
	*s = changed
	return nil
}

// Paths lists every number that Set can change, with its value: assignments that change nothing.
func Paths(s *game.Setup) []string {
	var all []string
	numbers(s, func(n number) {
		all = append(all, n.path+"="+n.String())
	})
	return all
}

// Number tells of a number that Set can change.
type Number struct {
	Path    string
	Value   string
	Allowed string // "a whole number from 0 to 720"
	Field   string // that holds it, and whose comment says what it is for: "game.MarchRules.FreeMinutes"
}

// Numbers tells of every number that Set can change.
func Numbers(s *game.Setup) []Number {
	var all []Number
	numbers(s, func(n number) {
		all = append(all, Number{n.path, n.String(), n.allowed(), n.owner.String() + "." + n.field.Name})
	})
	return all
}

// number is a number of a Setup that Set can change.
type number struct {
	place
	path      string
	at        []int // fields of structs and entries of lists that lead to it
	value     reflect.Value
	low, high int
}

// place is the field of a struct that holds a number, or a table of them.
type place struct {
	owner reflect.Type
	field reflect.StructField
}

// String is the number as Set reads it.
func (n *number) String() string { return fmt.Sprint(n.value) }

// words are the values of a number that is written as a word or a date, nil for a plain number.
func (n *number) words() []string {
	if _, ok := n.value.Interface().(fmt.Stringer); !ok {
		return nil
	}
	var words []string
	for i := n.low; i <= n.high; i++ {
		words = append(words, n.word(i))
	}
	return words
}

// word is how Set reads a value of the number.
func (n *number) word(value int) string {
	v := reflect.New(n.value.Type()).Elem()
	assign(v, value)
	return fmt.Sprint(v)
}

func (n *number) parse(text string) (value int, ok bool) {
	if words := n.words(); words != nil {
		i := slices.Index(words, text)
		return n.low + i, i >= 0
	}
	value, err := strconv.Atoi(text)
	return value, err == nil && strconv.Itoa(value) == text && value >= n.low && value <= n.high
}

func (n *number) allowed() string {
	words := n.words()
	switch {
	case words == nil:
		return fmt.Sprintf("a whole number from %d to %d", n.low, n.high)
	case n.value.Type() == reflect.TypeFor[calendar.Day]():
		return fmt.Sprintf("a date from %s to %s", words[0], words[len(words)-1])
	}
	return strings.Join(words, ", ")
}

func assign(v reflect.Value, value int) {
	if v.CanUint() {
		v.SetUint(uint64(value))
	} else {
		v.SetInt(int64(value))
	}
}

// put writes a number; lists on the way are copied.
func put(v reflect.Value, at []int, value int) {
	for _, i := range at {
		switch v.Kind() {
		case reflect.Struct:
			v = v.Field(i)
		case reflect.Slice:
			own := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
			reflect.Copy(own, v)
			v.Set(own)
			v = own.Index(i)
		default:
			v = v.Index(i)
		}
	}
	assign(v, value)
}

// find is the number of a path, or all that a pattern fits.
func find(s *game.Setup, pattern string) (found []number) {
	w := &walk{setup: s, to: strings.Split(pattern, "."), visit: func(n number) { found = append(found, n) }}
	w.fields("", nil, reflect.ValueOf(s).Elem())
	return found
}

// nearPaths words what was probably meant by a path that there is none of.
func nearPaths(s *game.Setup, path string) string {
	var all []string
	numbers(s, func(n number) {
		all = append(all, n.path)
	})
	if near := nearest(path, all); near != "" {
		return near + "?"
	}
	// What begins as the path does: the next words after the longest part that is right.
	for part := path; ; {
		var next []string
		for _, p := range all {
			if rest, ok := strings.CutPrefix(p, part+"."); ok || part == "" {
				if part == "" {
					rest = p
				}
				if word, _, _ := strings.Cut(rest, "."); !slices.Contains(next, word) {
					next = append(next, word)
				}
			}
		}
		if len(next) > 0 {
			wrong, _, _ := strings.Cut(strings.TrimPrefix(path[len(part):], "."), ".")
			if part != "" {
				part += "."
			}
			return part + " and then " + oneOf(wrong, next)
		}
		part = part[:max(0, strings.LastIndexByte(part, '.'))]
	}
}

// numbers visits every number that Set can change.
func numbers(s *game.Setup, visit func(number)) {
	w := &walk{setup: s, visit: visit}
	w.fields("", nil, reflect.ValueOf(s).Elem())
}

// walk is a way through all the fields of a Setup.
type walk struct {
	setup *game.Setup
	to    []string // the parts of the path to go, nil for all
	visit func(number)
}

// leads tells whether a path is on the way to what is sought.
func (w *walk) leads(way string) bool {
	if w.to == nil {
		return true
	}
	depth := strings.Count(way, ".")
	if depth >= len(w.to) {
		return false
	}
	part := way[strings.LastIndexByte(way, '.')+1:] // those before it led here
	fits, err := path.Match(w.to[depth], part)
	return err == nil && fits
}

// value walks a field and all that is in it; by names the entries of its lists, outermost first.
func (w *walk) value(path string, at []int, v reflect.Value, in place, by string) {
	if !w.leads(path) {
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		w.fields(path, at, v)
	case reflect.Array, reflect.Slice:
		this, rest, _ := strings.Cut(by, ",")
		names := entryNames(v, this)
		for i := range v.Len() {
			if names != nil && names[i] == "" {
				continue
			}
			name := strconv.Itoa(i)
			if names != nil {
				name = names[i]
			}
			e, to := v.Index(i), append(slices.Clip(at), i)
			if e.Type() == reflect.TypeFor[game.Step]() {
				e, to = e.Field(stepValue), append(to, stepValue)
			}
			w.value(path+"."+name, to, e, in, rest)
		}
	case reflect.Int, reflect.Int16, reflect.Int32, reflect.Uint8:
		limits := in.field.Tag.Get("range")
		if limits == "" || w.to != nil && strings.Count(path, ".") != len(w.to)-1 {
			return
		}
		if low, high := w.limits(limits); low <= high {
			w.visit(number{in, path, at, v, low, high})
		}
	}
}

// stepValue is the field of game.Step that is varied; its date is its name.
const stepValue = 1

func (w *walk) fields(path string, at []int, v reflect.Value) {
	battalions := force.MaxBattalions
	var reads []string // the fields to walk, nil for all
	switch part := v.Addr().Interface().(type) {
	case *force.Spec:
		if part.Arm == force.Headquarters {
			return // it has no strength of its own
		}
		if part.Arm.Afloat() {
			reads = []string{"place"} // nor have ships; they arrive
		}
		if part.Arm == force.Aircraft {
			reads = []string{"berth", "air-group"}
		}
	case *force.Place:
		if part.Presence != force.Awaited || part.Due == 0 {
			return // its day has come, or is not fixed
		}
	case *force.Berth:
		if part.Box == 0 {
			return // it is there
		}
	case *force.AirGroup:
		if part.Radius == 0 {
			return // it is none
		}
	case *game.Condition:
		k := conditionKinds[slices.IndexFunc(conditionKinds, func(k conditionKind) bool { return k.kind == part.Kind })]
		reads = strings.Fields(k.needs + " " + k.takes)
	case *force.Battalions:
		battalions = int(part.Count)
	}
	t := v.Type()
	for i := range t.NumField() {
		f, field, name := t.Field(i), v.Field(i), path
		if reads != nil && !slices.Contains(reads, kebab(f.Name)) {
			continue
		}
		if f.Type == reflect.TypeFor[[force.MaxBattalions]int16]() {
			field = field.Slice(0, battalions)
		}
		if !f.Anonymous {
			name = strings.TrimPrefix(path+"."+kebab(f.Name), ".")
		}
		w.value(name, append(slices.Clip(at), i), field, place{t, f}, f.Tag.Get("by"))
	}
}

// limits reads a range tag. An arrival may be put off to any day after the first; on the day after the
// last nobody comes any more.
func (w *walk) limits(tag string) (low, high int) {
	if tag == "war" {
		return int(w.setup.Start) + 1, int(w.setup.Start) + w.setup.Turns
	}
	if _, err := fmt.Sscan(tag, &low, &high); err != nil {
		panic("range tag " + tag) // the tags are part of the program, and its tests read them
	}
	return low, high
}

// entryNames are what the entries of a list are called, nil if by their index; an entry without a name is
// not for use.
func entryNames(v reflect.Value, by string) []string {
	if by != "" {
		names := tables[by]
		if len(names) != v.Len() {
			panic("by tag " + by) // as above
		}
		return names
	}
	var list []string
	switch l := v.Interface().(type) {
	case []force.Spec:
		for i := range l {
			list = append(list, l[i].Code)
		}
	case []game.Box:
		for i := range l {
			list = append(list, l[i].Code)
		}
	case []game.Delivery:
		for i := range l {
			list = append(list, l[i].Nation.String()+"-"+l[i].Weapon.String())
		}
	case []game.Step:
		for _, s := range l {
			list = append(list, s.From.String())
		}
	}
	return list
}

// tables are what the entries of tables are called, by tag.
var tables = map[string][]string{
	"side":       words(force.NoSide, force.Sides),
	"nation":     words(force.NoNation, force.Nations),
	"weapon":     words(fight.Gun76, fight.Weapons),
	"kind":       words(fight.Probe, fight.Kinds),
	"band":       words(fight.BeatenBack, fight.Bands),
	"noise":      words(fight.Reduced, fight.Noises),
	"surprise":   surpriseWords[:],
	"posture":    {"none", "delay", "hasty", "prepared", "fortified"},
	"flank":      {"front", "flanked", "encircled"},
	"command":    {"in-command", "multinational", "out-of-range"},
	"sky":        {"fair", "overcast", "rain", "storm"},
	"terrain":    append([]string{"", ""}, words(atlas.Paddy, atlas.Terrains)...), // nobody stands in the sea
	"river":      {"none", "minor", "major"},
	"road":       {"", "track", "secondary", "main"},
	"port":       {"", "small", "medium", "great"},
	"commitment": append([]string{""}, words(game.AirAndSea, game.Commitments)...),
	"airfield":   {"", "strip", "field", "base"},
	"beach":      {"none", "poor", "fair", "good"},
	"rail":       {"", "narrow", "single", "double"},
	"way":        {"country", "track", "secondary", "main"},
	"rank":       {"", "metropolis", "city", "town", "small-town", "village"},
	"gait":       {"foot", "wheels", "tracks"},
	"month": {"", "january", "february", "march", "april", "may", "june", "july", "august", "september",
		"october", "november", "december"},
}

// kebab is a field's name as paths write it: FreeMinutes is free-minutes, TankShockAT tank-shock-at.
func kebab(name string) string {
	var b strings.Builder
	r := []rune(name)
	for i, c := range r {
		if i > 0 && unicode.IsUpper(c) && (unicode.IsLower(r[i-1]) || i+1 < len(r) && unicode.IsLower(r[i+1])) {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(c))
	}
	return b.String()
}
