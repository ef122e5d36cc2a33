package scenario

import (
	"reflect"
	"slices"

	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/scenarios"
)

// lessonName is the main file of a lesson, in its folder.
const lessonName = "lesson.yaml"

// lessonFile is lesson.yaml: a scenario with somebody beside the player who says what to do next.
type lessonFile struct {
	origin
	Format   int        `key:"format" min:"1" max:"1" doc:"version of this format: 1"`
	ID       string     `key:"id" max:"40" of:"^[a-z0-9]+(-[a-z0-9]+)*$" doc:"name of the lesson; the same as its folder's"`
	Name     names      `key:"name" doc:"title"`
	Text     texts      `key:"text" doc:"what is learnt, in a sentence or two"`
	Scenario string     `key:"scenario" max:"40" of:"^[a-z0-9]+(-[a-z0-9]+)*$" doc:"the scenario it is played on"`
	Side     word       `key:"side" of:"side" doc:"the player's"`
	Seed     int        `key:"seed" max:"999999" doc:"seed of the war, so that every pupil sees the same"`
	Steps    []stepItem `key:"steps" min:"2" max:"60" doc:"what is said, and what the player then does"`
}

// stepItem is a step of a lesson.
type stepItem struct {
	origin
	Text  texts  `key:"text" doc:"what is said"`
	Do    word   `key:"do" of:"deed" doc:"what the player does to go on"`
	What  string `key:"what,optional" max:"20" doc:"of an order its kind, of an overlay or a dialog its name"`
	Unit  string `key:"unit,optional" max:"40" doc:"code of the unit that does it, or is selected, or stands there; any if left out"`
	At    spot   `key:"at,optional" doc:"the hex that it is about; any if left out"`
	Point string `key:"point,optional" max:"40" doc:"button that is pointed at"`
}

// Deed is what a step of a lesson waits for.
type Deed uint8

// The deeds.
const (
	Read    Deed = iota // the player says that he has read it
	Select              // Unit is selected
	Give                // an order of kind What is given: to Unit, for At
	Stand               // Unit stands at At
	Open                // the dialog or page What is open
	Overlay             // the overlay What lies on the map
	Prepare             // an attack on At, or on where Unit stands, is prepared, of kind What if that is said
	EndDay              // the player's next day has come
	Undo                // an order is taken back
	deeds
)

func (d Deed) String() string { return deedWords[d] }

var deedWords = [deeds]string{"read", "select", "order", "stand", "open", "overlay", "prepare", "end", "undo"}

// The things that a step can name with what.
var (
	// Orders are the first words of orders that a lesson can ask for.
	Orders = []string{"move", "rail", "attack", "rest", "reserve", "stand", "fire", "fallback"}
	// Overlays are the overlays of the map.
	Overlays = []string{"control", "supply", "zoc", "threat", "terrain", "readiness"}
	// Dialogs are the dialogs and pages that a lesson can have opened.
	Dialogs = []string{"ledger", "score", "log", "orders", "help", "palette", "away"}
	// attacks are the kinds of attack.
	attacks = []string{"probe", "hasty", "deliberate", "allout", "river", "overrun"}
)

// Lesson is a lesson, checked: its units and hexes are there.
type Lesson struct {
	ID       string
	Name     atlas.Name
	Text     atlas.Name
	Scenario string
	Side     force.Side
	Seed     uint64
	Steps    []Step
}

// Step is a step of a lesson. Which fields count depends on Do.
type Step struct {
	Text  atlas.Name
	Do    Deed
	What  string
	Unit  force.ID  // None: any
	At    hex.Index // None: any
	Point string    // name of a button, or ""
}

// Lessons are those that the program carries, in order.
func Lessons() []*Lesson {
	var list []*Lesson
	for _, id := range folders(scenarios.Files, lessonName) {
		s := &source{fsys: scenarios.Files, name: lessonName}
		l := s.lesson(id, atlas.Peninsula())
		if len(s.list) > 0 {
			panic(s.list) // the files are part of the program, and its tests read them
		}
		list = append(list, l)
	}
	return list
}

func (s *source) lesson(id string, a *atlas.Atlas) *Lesson {
	n := s.main(id)
	if n == nil {
		return nil
	}
	f := new(lessonFile)
	s.bindFields(n, reflect.ValueOf(f).Elem(), "")
	if f.ID != "" && f.ID != id {
		s.add(n.find("id").pos, "id", f.ID, "the name of the folder, "+id)
	}
	if len(s.list) > 0 {
		return nil
	}
	l := &Lesson{ID: f.ID, Name: f.Name.name(), Text: atlas.Name(f.Text), Scenario: f.Scenario, Seed: uint64(f.Seed)}
	l.Side, _ = force.ParseSide(string(f.Side))
	setup, err := Builtin(f.Scenario)
	if err != nil {
		s.add(f.where("scenario"), "scenario", f.Scenario, oneOf(f.Scenario, folders(scenarios.Files, fileName)))
		return nil
	}
	var codes []string
	for i := range setup.Units {
		codes = append(codes, setup.Units[i].Code)
	}
	b := &builder{source: s, atlas: a}
	for i := range f.Steps {
		l.Steps = append(l.Steps, b.step(&f.Steps[i], codes))
	}
	return l
}

// step puts a step on the map.
func (b *builder) step(item *stepItem, codes []string) Step {
	out := Step{Text: atlas.Name(item.Text), Do: Deed(index(deedWords[:], item.Do)), What: item.What, Unit: force.None, At: hex.None, Point: item.Point}
	if item.Unit != "" {
		out.Unit = force.ID(slices.Index(codes, item.Unit))
		if out.Unit < 0 {
			out.Unit = force.None
			b.add(item.where("unit"), "unit", item.Unit, oneOf(item.Unit, codes))
		}
	}
	if item.At.text != "" {
		out.At = b.hex(item.At, "at")
	}
	needs := func(field string, has bool) {
		if !has {
			b.add(item.where("do"), field, "nothing", "the field is needed to "+string(item.Do))
		}
	}
	said := func(words []string) {
		if !slices.Contains(words, item.What) {
			b.add(item.where("what"), "what", item.What, oneOf(item.What, words))
		}
	}
	switch out.Do {
	case Select:
		needs("unit", item.Unit != "")
	case Give:
		said(Orders)
	case Stand:
		needs("unit", item.Unit != "")
		needs("at", item.At.text != "")
	case Open:
		said(Dialogs)
	case Overlay:
		said(Overlays)
	case Prepare:
		needs("at", item.At.text != "" || item.Unit != "")
		if item.What != "" {
			said(attacks)
		}
	}
	return out
}
