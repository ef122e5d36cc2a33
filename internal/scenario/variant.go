package scenario

import (
	"fmt"
	"reflect"
	"strings"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/scenarios"
)

// Variant is a scenario played otherwise: what sources tell differently, or what might have been. It is
// nothing but assignments of Set under a name.
type Variant struct {
	ID     string
	Name   atlas.Name
	Text   atlas.Name
	Source string   // who says so; "" of what might have been
	Set    []string // path=value, in order
}

// Variants are those of a scenario that the program carries: first the alternatives, where sources
// disagree, then what might have been.
func Variants(setup *game.Setup) (alternatives, variants []Variant) {
	s := &source{fsys: scenarios.Files, name: fileName}
	f, _ := s.open(setup.ID)
	if len(s.list) > 0 {
		panic(s.list) // the files are part of the program, and its tests read them
	}
	return fitting(setup, f.Alternatives, f.origin), fitting(setup, f.Variants, f.origin)
}

// fitting leaves out what was taken over from another scenario and is about units or days that this one
// does not have.
func fitting(setup *game.Setup, list []variant, file origin) (out []Variant) {
	for _, v := range list {
		one := Variant{ID: v.ID, Name: v.Name.name(), Text: atlas.Name(v.Text), Source: v.Source, Set: v.assignments()}
		changed := *setup
		if v.file == file.file || one.apply(&changed) == nil {
			out = append(out, one)
		}
	}
	return out
}

func (v *variant) assignments() (all []string) {
	for _, a := range v.Set {
		all = append(all, a.text)
	}
	return all
}

func (v *Variant) apply(setup *game.Setup) error {
	changed := *setup
	for _, assignment := range v.Set {
		if err := Set(&changed, assignment); err != nil {
			return err
		}
	}
	*setup = changed
	return nil
}

// Vary makes the assignments of a variant or alternative of the scenario. The error of an unknown name
// is *Unknown.
func Vary(setup *game.Setup, id string) error {
	alternatives, variants := Variants(setup)
	var all []string
	for _, v := range append(alternatives, variants...) {
		if v.ID == id {
			return v.apply(setup)
		}
		all = append(all, v.ID)
	}
	return &Unknown{What: "variant of " + setup.ID, ID: id, Nearest: nearest(id, all), All: all}
}

// variants checks that every variant can be played: each assignment fits those before it, and together
// they change something.
func (b *builder) variants(f *file) {
	seen := map[string]int{}
	for _, list := range [...]struct {
		field string
		list  []variant
	}{{"alternatives", f.Alternatives}, {"variants", f.Variants}} {
		for i := range list.list {
			v := &list.list[i]
			field := fmt.Sprintf("%s[%d]", list.field, i)
			if line, twice := seen[v.ID]; twice && v.ID != "" {
				b.add(v.where("id"), field+".id", v.ID, fmt.Sprintf("a name of its own: line %d has it", line))
			}
			seen[v.ID] = v.line
			if list.field == "alternatives" && !v.has("source") {
				b.add(v.pos, field+".source", "nothing", "the field is needed of an alternative")
			}
			if v.file == f.file {
				b.variant(v, field)
			}
		}
	}
}

func (b *builder) variant(v *variant, field string) {
	changed := *b.setup
	sound := true
	for i, a := range v.Set {
		err := Set(&changed, a.text)
		mistakes, _ := err.(Errors)
		for _, m := range mistakes {
			sound = false
			found := m.Found
			if m.Field != "" {
				found = m.Field + ": " + found
			}
			b.add(a.pos, fmt.Sprintf("%s.set[%d]", field, i), found, m.Allowed)
		}
	}
	changed.Changes = b.setup.Changes
	if sound && len(v.Set) > 0 && reflect.DeepEqual(&changed, b.setup) {
		b.add(v.where("set"), field+".set", strings.Join(v.assignments(), ", "), "assignments that change something")
	}
}
