// Package encyclopedia is the book behind the game: units, places, people, terms and sources, each with what
// the program's own data and texts say of it. It is made anew for a war and a language and knows no screen.
// Start reading at New; terms.go lists the terms, whose words stand in the text catalogue.
package encyclopedia

import (
	"slices"
	"strings"
	"unicode"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/internal/scenario"
	"parallel38/internal/text"
)

// Part is a part of the book.
type Part string

// The parts, in the order in which they are shown.
const (
	Units   Part = "unit"
	Places  Part = "place"
	People  Part = "person"
	Terms   Part = "term"
	Sources Part = "source"
)

// Parts lists them.
func Parts() []Part { return []Part{Terms, Units, Places, People, Sources} }

// Entry is an article.
type Entry struct {
	ID     string // its part and a name within it: "unit/kpa-4d-16r", "place/Seoul", "term/zoc"
	Part   Part
	Title  string
	Second string // the title in the other language, or in today's spelling
	Lines  []string
	Rows   []Row
	Source string   // where it is from, and how sure that is
	Links  []string // IDs of other entries

	sought string // what a search looks through, in small letters
}

// Row is a fact with its name.
type Row struct{ What, Value string }

// Book is the encyclopedia of a war in one language.
type Book struct {
	Entries []*Entry // part by part
	at      map[string]*Entry
}

// writer makes a book.
type writer struct {
	*Book
	words, second *text.Words
}

// New writes the book for a war. The board knows its units; places, people and terms are the same in all.
// second is the language of the titles' second form.
func New(b *game.Board, words, second *text.Words) *Book {
	w := &writer{&Book{at: map[string]*Entry{}}, words, second}
	w.terms()
	w.units(b)
	w.places(b.Map)
	w.people()
	w.sources(b)
	for _, e := range w.Entries {
		e.Links = slices.DeleteFunc(e.Links, func(id string) bool { return w.at[id] == nil })
		e.sought = strings.ToLower(e.Title + " " + e.Second + " " + e.ID + " " + e.sought)
	}
	return w.Book
}

// Entry is the article of an ID, nil if there is none.
func (b *Book) Entry(id string) *Entry { return b.at[id] }

// Find lists the entries whose titles, spellings or codes contain what is sought, those that begin with
// it first. What is empty finds everything.
func (b *Book) Find(what string) []*Entry {
	what = strings.ToLower(strings.TrimSpace(what))
	var first, rest []*Entry
	for _, e := range b.Entries {
		switch {
		case strings.HasPrefix(strings.ToLower(e.Title), what):
			first = append(first, e)
		case strings.Contains(e.sought, what):
			rest = append(rest, e)
		}
	}
	return append(first, rest...)
}

// ID names an entry.
func ID(p Part, name string) string { return string(p) + "/" + name }

func (w *writer) add(e *Entry) {
	w.Entries = append(w.Entries, e)
	w.at[e.ID] = e
}

// row adds a fact unless it is blank.
func (w *writer) row(e *Entry, key, value string) {
	if value != "" {
		e.Rows = append(e.Rows, Row{w.words.T(key), value})
	}
}

func (w *writer) terms() {
	for _, name := range terms {
		key := "book.term." + name
		w.add(&Entry{ID: ID(Terms, name), Part: Terms, Title: w.words.T(key), Second: w.second.T(key), Lines: []string{w.words.T(key + ".text")}})
	}
	slices.SortFunc(w.Entries, func(a, b *Entry) int { return strings.Compare(a.Title, b.Title) })
}

func (w *writer) units(b *game.Board) {
	for id := range force.ID(b.Force.Len()) {
		w.unit(b, id)
	}
}

func (w *writer) unit(b *game.Board, id force.ID) {
	u := &b.Force.Identity[id]
	e := &Entry{ID: ID(Units, u.Code), Part: Units, Title: w.words.Unit(b, id), Second: w.second.Unit(b, id), sought: u.Name.En + " " + u.Name.Ko}
	w.row(e, "book.side", w.words.Side(b.Force.Side(id))+" · "+w.words.T("nation."+u.Nation.String()))
	w.row(e, "book.arm", w.words.T("arm."+u.Arm.String())+" · "+w.words.T("echelon."+u.Echelon.String()))
	spec := &b.Setup.Units[id] // as histories tell of the beginning: where it is and what has become of it is for its side's eyes
	if spec.Men > 0 {
		men := text.Count(int(spec.Men))
		if spec.Paper > spec.Men {
			men = w.words.T("book.of", "have", int(spec.Men), "paper", int(spec.Paper))
		}
		w.row(e, "book.men", men)
	}
	for k := range fight.Weapons {
		if n := spec.Weapons[k]; n > 0 {
			e.Rows = append(e.Rows, Row{w.words.T("weapon." + k.String()), text.Count(int(n))})
		}
	}
	if n := spec.Aircraft; n > 0 {
		w.row(e, "book.aircraft", text.Count(int(n)))
	}
	if u.Commander != "" {
		w.row(e, "book.commander", u.Commander)
		e.sought += " " + u.Commander
		e.Links = append(e.Links, ID(People, personCode(u.Commander)))
	}
	if u.Parent != force.None {
		e.Links = append(e.Links, ID(Units, b.Force.Identity[u.Parent].Code))
	}
	for i := range b.Force.Identity {
		if b.Force.Identity[i].Parent == id {
			e.Links = append(e.Links, ID(Units, b.Force.Identity[i].Code))
		}
	}
	sure := "book.confirmed"
	if u.Doubtful {
		sure = "book.recalled"
	}
	if e.Source = w.words.T(sure); u.Source != "" {
		e.Source = u.Source + " · " + e.Source
	}
	w.add(e)
}

func (w *writer) places(a *atlas.Atlas) {
	for i := range a.Places {
		p := &a.Places[i]
		e := &Entry{ID: ID(Places, p.Name.En), Part: Places, Title: spelt(w.words.PlaceName(p), p), Second: spelt(w.second.Name(p.Name), p), sought: p.Name.Ko + " " + p.Modern + " " + strings.Join(p.Also, " ")}
		if w.at[e.ID] != nil { // two landmarks of one name: the greater one stands
			continue
		}
		cell := &a.Cells[p.Hex]
		w.row(e, "book.modern", p.Modern)
		w.row(e, "book.also", strings.Join(p.Also, ", "))
		if cell.Province != atlas.NoProvince {
			w.row(e, "book.province", w.words.Name(cell.Province.Name()))
		}
		w.row(e, "book.hex", a.Name(p.Hex)+" · "+degrees(p.LatE4, "N")+", "+degrees(p.LonE4, "E"))
		w.row(e, "ui.hex.ground", w.words.T("terrain."+cell.Terrain.String()))
		if cell.Port > 0 {
			w.row(e, "book.port", w.words.T("book.tons", "count", int(cell.Port)))
		}
		if cell.Airfield > 0 {
			w.row(e, "book.airfield", w.words.T("book.airfield."+[...]string{"", "strip", "field", "base"}[min(cell.Airfield, 3)]))
		}
		w.add(e)
	}
}

// spelt is a spelling of a place, or its Latin one if the fonts lack it: towns in China, whose names are in Chinese.
func spelt(name string, p *atlas.Place) string {
	if strings.ContainsFunc(name, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return p.Name.En
	}
	return name
}

// degrees writes a coordinate in ten-thousandths of a degree.
func degrees(e4 int32, letter string) string {
	n := int(e4)
	frac := text.Count(10000 + n%10000)
	return text.Count(n/10000) + "." + strings.ReplaceAll(frac, ",", "")[1:3] + "° " + letter
}

func (w *writer) people() {
	for _, p := range everybody() {
		name, second := p.Name.En, p.Name.Ko
		about := p.Text.En
		if w.words.Lang == text.Korean {
			name, second, about = p.Name.Ko, p.Name.En, p.Text.Ko
		}
		w.add(&Entry{ID: ID(People, p.Code), Part: People, Title: name, Second: second + " · " + p.Years, Lines: []string{about}, Source: p.Source, sought: p.Name.En + " " + p.Name.Ko})
	}
}

func (w *writer) sources(b *game.Board) {
	for i, s := range scenario.Works(b.Setup.ID) {
		w.add(&Entry{ID: ID(Sources, text.Count(i+1)), Part: Sources, Title: s})
	}
}
