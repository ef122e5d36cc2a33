package scenario

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"parallel38/game"
	"parallel38/game/calendar"
	"parallel38/game/fight"
)

// The reader binds nodes to the structs of fields.go, whose tags are the field table:
//
//	key  the field's name; ",optional" if it may be left out
//	min, max  bounds of a number, or of the length of a text or list
//	of   a list of words (see vocabularies), or the pattern of a text
//	doc  what the field means: the reference in the schema
//
// Beside strings, whole numbers, structs and slices it knows the types below.

// tenths is a number with at most one decimal, in tenths: victory points.
type tenths int

// word is one of a vocabulary.
type word string

// steps is a value by date: `1950-06-25: 90`.
type steps []game.Step

// pointSteps is a value in tenths by date.
type pointSteps []game.Step

// spot is a hex as files name it: "Chunchon", "Chunchon+N+NE" or "36,57". It is looked up later.
type spot struct {
	pos
	text string
}

// assignment is a path and a value for Set. It is tried when the scenario is built.
type assignment struct {
	pos
	text string
}

// arsenal is a list of weapons: "gun76=24 t34=3/40", what there is and, after the stroke, what there should be.
type arsenal struct{ have, should [fight.Weapons]int16 }

// scores is the training of each battalion, "72 72 55", in whole points of a hundred.
type scores []int

// flags is a list of words, "reserve standfast".
type flags []word

var (
	wholeNumber   = regexp.MustCompile(`^-?(0|[1-9][0-9]{0,8})$`)
	decimalNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]{0,5})(\.[0-9])?$`)
)

// maxText is how long a text may be unless told, in characters.
const maxText = 200

// bind reads a node into a value. field is its full name, for mistakes.
func (s *source) bind(n *node, v reflect.Value, field string, tag reflect.StructTag) {
	switch v.Interface().(type) {
	case tenths:
		if x, ok := s.number(n, field, tag, decimalNumber, "a number with at most one decimal", 10); ok {
			v.SetInt(int64(x))
		}
		return
	case steps, pointSteps:
		s.bindSteps(n, v, field, tag)
		return
	case calendar.Day:
		if text, ok := s.scalar(n, field, "a date such as 1950-06-25"); ok {
			day := s.date(n.pos, field, text)
			v.SetInt(int64(day))
			s.dates = append(s.dates, dated{n.pos, field, day, false})
		}
		return
	case word:
		if text, ok := s.scalar(n, field, oneOf("", vocabulary(tag))); ok {
			v.SetString(s.word(n.pos, field, text, tag))
		}
		return
	case spot:
		if text, ok := s.scalar(n, field, "a place or a hex"); ok {
			v.Set(reflect.ValueOf(spot{n.pos, text}))
		}
		return
	case assignment:
		if text, ok := s.scalar(n, field, "path=value"); ok {
			v.Set(reflect.ValueOf(assignment{n.pos, text}))
		}
		return
	case arsenal:
		if text, ok := s.scalar(n, field, "weapons"); ok {
			v.Set(reflect.ValueOf(s.arsenal(n.pos, field, text)))
		}
		return
	case scores:
		if text, ok := s.scalar(n, field, "scores"); ok {
			v.Set(reflect.ValueOf(s.scores(n.pos, field, text)))
		}
		return
	case flags:
		if text, ok := s.scalar(n, field, "words"); ok {
			s.bindFlags(n.pos, v, field, text, tag)
		}
		return
	}
	switch v.Kind() {
	case reflect.Int:
		if x, ok := s.number(n, field, tag, wholeNumber, "a whole number", 1); ok {
			v.SetInt(int64(x))
		}
	case reflect.String:
		if text, ok := s.scalar(n, field, "text"); ok {
			v.SetString(s.text(n.pos, field, text, tag))
		}
	case reflect.Slice:
		s.bindList(n, v, field, tag)
	case reflect.Struct:
		s.bindFields(n, v, field)
	default:
		panic("scenario: no reader for " + v.Type().String())
	}
}

// column is a field of a struct with its tags read.
type column struct {
	index    int
	key      string
	optional bool
	tag      reflect.StructTag
}

// columns are the fields of a struct that files know.
func columns(t reflect.Type) []column {
	var out []column
	for i := range t.NumField() {
		tag := t.Field(i).Tag
		key, rest, _ := strings.Cut(tag.Get("key"), ",")
		if key != "" {
			out = append(out, column{i, key, rest == "optional", tag})
		}
	}
	return out
}

// bindFields reads a mapping into a struct: unknown fields and missing ones are mistakes.
func (s *source) bindFields(n *node, v reflect.Value, field string) {
	cols := columns(v.Type())
	keys := make([]string, len(cols))
	for i, c := range cols {
		keys[i] = c.key
	}
	if n.kind != mapping {
		s.add(n.pos, field, n.describe(), "fields "+oneOf("", keys))
		return
	}
	if o, ok := v.Addr().Interface().(interface{ read(*node) }); ok {
		o.read(n)
	}
	for _, p := range n.pairs {
		i := slices.Index(keys, p.key)
		if i < 0 {
			s.add(p.at, join(field, p.key), "an unknown field", oneOf(p.key, keys))
			continue
		}
		s.bind(p.value, v.Field(cols[i].index), join(field, p.key), cols[i].tag)
	}
	for _, c := range cols {
		if !c.optional && n.find(c.key) == nil && !slices.Contains(n.unread, c.key) {
			s.add(n.pos, join(field, c.key), "nothing", "the field is needed")
		}
	}
}

func join(field, key string) string {
	if field == "" {
		return shorten(key)
	}
	return field + "." + shorten(key)
}

func (s *source) bindList(n *node, v reflect.Value, field string, tag reflect.StructTag) {
	low, high := bounds(tag)
	if n.kind != list {
		s.add(n.pos, field, n.describe(), "a list")
		return
	}
	if len(n.items) < low || len(n.items) > high {
		s.add(n.pos, field, fmt.Sprintf("a list of %d", len(n.items)), fmt.Sprintf("%d to %d items", low, high))
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(n.items), len(n.items)))
	for i, item := range n.items {
		s.bind(item, v.Index(i), fmt.Sprintf("%s[%d]", field, i), reflect.StructTag(tag.Get("each")))
	}
}

func (s *source) bindSteps(n *node, v reflect.Value, field string, tag reflect.StructTag) {
	if n.kind != mapping {
		s.add(n.pos, field, n.describe(), "values by date, such as 1950-06-25: 60")
		return
	}
	pattern, what, scale := wholeNumber, "a whole number", 1
	if v.Type() == reflect.TypeFor[pointSteps]() {
		pattern, what, scale = decimalNumber, "a number with at most one decimal", 10
	}
	var out []game.Step
	for _, p := range n.pairs {
		mistakes := len(s.list)
		day := s.date(p.at, join(field, p.key), p.key)
		value, ok := s.number(p.value, join(field, p.key), tag, pattern, what, scale)
		if len(s.list) > mistakes || !ok {
			continue
		}
		if len(out) > 0 && day <= out[len(out)-1].From {
			s.add(p.at, join(field, p.key), p.key, "a date after "+out[len(out)-1].From.String())
			continue
		}
		out = append(out, game.Step{From: day, Value: value})
		s.dates = append(s.dates, dated{p.at, join(field, p.key), day, true})
	}
	v.Set(reflect.ValueOf(out).Convert(v.Type()))
}

func (s *source) scalar(n *node, field, allowed string) (string, bool) {
	if n.kind != scalar {
		s.add(n.pos, field, n.describe(), allowed)
		return "", false
	}
	return n.text, true
}

// number reads a number of a pattern, times scale.
func (s *source) number(n *node, field string, tag reflect.StructTag, pattern *regexp.Regexp, what string, scale int) (int, bool) {
	low, high := bounds(tag)
	allowed := fmt.Sprintf("%s from %d to %d", what, low, high)
	if n.kind != scalar || !pattern.MatchString(n.text) {
		found := n.describe()
		if n.kind == scalar {
			found = n.text
		}
		s.add(n.pos, field, found, allowed)
		return 0, false
	}
	whole, decimal, dot := strings.Cut(n.text, ".")
	value, err := strconv.Atoi(whole + decimal)
	if !dot {
		value *= scale
	}
	if err != nil || value < low*scale || value > high*scale {
		s.add(n.pos, field, n.text, allowed)
		return 0, false
	}
	return value, true
}

// bounds are the min and max of a tag: 0 and a billion unless told.
func bounds(tag reflect.StructTag) (low, high int) {
	low, high = 0, 1_000_000_000
	if t, ok := tag.Lookup("min"); ok {
		low, _ = strconv.Atoi(t)
	}
	if t, ok := tag.Lookup("max"); ok {
		high, _ = strconv.Atoi(t)
	}
	return low, high
}

func (s *source) date(at pos, field, text string) calendar.Day {
	d, err := calendar.Parse(text)
	if err != nil {
		s.add(at, field, text, "a date from 1947 to 1960 such as 1950-06-25")
		return 0
	}
	return d
}

func (s *source) word(at pos, field, text string, tag reflect.StructTag) string {
	if words := vocabulary(tag); !slices.Contains(words, text) {
		s.add(at, field, text, oneOf(text, words))
		return ""
	}
	return text
}

func (s *source) text(at pos, field, text string, tag reflect.StructTag) string {
	low, high := bounds(tag)
	if _, ok := tag.Lookup("max"); !ok {
		high = maxText
	}
	if n := utf8.RuneCountInString(text); n < max(low, 1) || n > high {
		s.add(at, field, fmt.Sprintf("%d characters", n), fmt.Sprintf("%d to %d characters", max(low, 1), high))
		return ""
	}
	if pattern := tag.Get("of"); pattern != "" && !regexp.MustCompile(pattern).MatchString(text) {
		s.add(at, field, text, "text that matches "+pattern)
		return ""
	}
	return text
}

func (s *source) bindFlags(at pos, v reflect.Value, field, text string, tag reflect.StructTag) {
	var out flags
	for _, w := range strings.Fields(text) {
		if w = s.word(at, field, w, tag); w != "" {
			out = append(out, word(w))
		}
	}
	v.Set(reflect.ValueOf(out))
}

func (s *source) scores(at pos, field, text string) (out scores) {
	const allowed = "one to four whole numbers from 0 to 100, one a battalion"
	parts := strings.Fields(text)
	for _, p := range parts {
		if x, err := strconv.Atoi(p); err == nil && wholeNumber.MatchString(p) && x >= 0 && x <= 100 {
			out = append(out, x)
		}
	}
	if len(out) != len(parts) || len(out) == 0 || len(out) > 4 {
		s.add(at, field, text, allowed)
		return nil
	}
	return out
}

func (s *source) arsenal(at pos, field, text string) (out arsenal) {
	for _, p := range strings.Fields(text) {
		name, amount, _ := strings.Cut(p, "=")
		i := slices.Index(weaponNames(), name)
		if i < 0 {
			s.add(at, field, p, "weapons such as t34=40, of "+oneOf(name, weaponNames()))
			continue
		}
		have, should, stroke := strings.Cut(amount, "/")
		if !stroke {
			should = have
		}
		x, y := pieces(have), pieces(should)
		if x < 0 || y < 0 {
			s.add(at, field, p, "pieces from 0 to 999 such as "+name+"=40 or "+name+"=3/40")
			continue
		}
		out.have[i], out.should[i] = int16(x), int16(y)
	}
	return out
}

// pieces is a number of weapons, -1 if the text is none.
func pieces(text string) int {
	if len(text) > 3 || !wholeNumber.MatchString(text) {
		return -1
	}
	x, _ := strconv.Atoi(text)
	return x
}
