package play

import (
	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/encyclopedia"
	"parallel38/internal/match"
)

// The encyclopedia on the screen: a field to search in, a list, an article, and the way back through the
// articles that led there. It is written when it is first opened for a war and a language.

var bookBox = &box{name: "encyclopedia", title: "book.title", w: 660, h: 660}

func init() { bookBox.layout = layoutBook } // not in the table itself: the dialogs lead to one another

// shelved is the encyclopedia as it was last written.
type shelved struct {
	book *encyclopedia.Book
	war  string // for which war
	lang string // and in which language
	path []string
	part encyclopedia.Part // that is listed, "" all
	page int
}

// bookOf is the encyclopedia for the war on the table or, where there is none, for the whole war.
func (a *app) bookOf() *encyclopedia.Book {
	war := "invasion-1950"
	if t := a.table(); t != nil {
		war = t.view.Setup.ID
	}
	if s := &a.shelved; s.book == nil || s.war != war || s.lang != a.settings.Lang {
		s.war, s.lang = war, a.settings.Lang
		if t := a.table(); t != nil {
			s.book = encyclopedia.New(&t.view.Board, a.words, a.second)
		} else if m, err := newMatch(choice{Scenario: war, Side: force.South, Opponent: match.Person}); err == nil {
			s.book = encyclopedia.New(&m.View(force.South).Board, a.words, a.second)
		} else {
			s.book = &encyclopedia.Book{}
		}
	}
	return a.shelved.book
}

// consult opens the encyclopedia at an article, or at its list if there is none of that ID.
func (a *app) consult(id string) {
	a.shelved.path = nil
	if a.bookOf().Entry(id) != nil {
		a.shelved.path = []string{id}
	}
	if a.boxed() {
		a.closeBox()
	}
	a.openBox(bookBox)
}

// consultHere opens the article on what is chosen: the unit, or the place. It tells whether there is one.
func (t *tableScene) consultHere() bool {
	switch {
	case t.selected != force.None:
		t.app.consult(encyclopedia.ID(encyclopedia.Units, t.view.Force.Identity[t.selected].Code))
	case t.picked != hex.None && t.view.Map.Cells[t.picked].Place != atlas.NoPlace:
		t.app.consult(t.placeEntry(t.picked))
	default:
		return false
	}
	return true
}

// placeEntry is the article on the place of a hex, "" if it has none.
func (t *tableScene) placeEntry(h hex.Index) string {
	p := t.view.Map.Cells[h].Place
	if p == atlas.NoPlace {
		return ""
	}
	return encyclopedia.ID(encyclopedia.Places, t.view.Map.Places[p].Name.En)
}

// term makes the words just written in a row lead to the article on a term.
func (c *column) term(a *app, name string) {
	id := encyclopedia.ID(encyclopedia.Terms, name)
	c.s.button("term-"+name, c.x-c.u(8), c.y-c.u(15), c.w*.62, c.u(20), invisible, true, func() { a.consult(id) })
}

func layoutBook(a *app, c *column) {
	s, b := &a.shelved, a.bookOf()
	if n := len(s.path); n > 0 && a.dialog.filter == "" {
		a.layoutEntry(c, b.Entry(s.path[n-1]))
		return
	}
	u := c.u
	c.y += u(8)
	c.s.rect(c.x, c.y, c.w, u(36), fade(inkColour, 9))
	sought, tone := a.dialog.filter+"▏", inkColour
	if a.dialog.filter == "" {
		sought, tone = a.t("book.search"), fade(inkColour, 60)
	}
	c.s.write(c.x+u(12), c.y+u(24), sought, c.d.type_.face(regular, u(15)), tone)
	c.y += u(44)
	x, f := c.x, c.d.type_.face(regular, u(12.5))
	wide := (c.w - u(6)*4) / 5
	for _, p := range encyclopedia.Parts() {
		style, tone := plain, inkColour
		if p == s.part {
			style, tone = chosen, cream
		}
		c.s.button("part-"+string(p), x, c.y, wide, u(30), style, true, func() {
			if s.page, a.stale = 0, true; s.part == p {
				s.part = ""
			} else {
				s.part = p
			}
		})
		c.s.label(x+wide/2, c.y+u(20), fit(a.t("book.part."+string(p)), f, wide-u(6)), f, tone, .5)
		x += wide + u(6)
	}
	c.y += u(30)
	found := a.found()
	if len(found) == 0 {
		c.note(a.t("book.none"), 13)
	}
	rows := max(int((c.end-c.y-u(48))/u(34)), 1)
	pages := max((len(found)+rows-1)/rows, 1)
	s.page %= pages
	for _, e := range found[s.page*rows : min((s.page+1)*rows, len(found))] {
		y := c.y + u(4)
		c.s.button("entry-"+e.ID, c.x, y, c.w, u(30), plain, true, func() { a.turn(e.ID) })
		fs := c.d.type_.face(regular, u(11.5))
		title := fit(e.Title, f, c.w*.62)
		c.s.label(c.x+u(12), y+u(20), title, f, inkColour, 0)
		c.s.label(c.x+c.w-u(12), y+u(20), fit(e.Second, fs, c.w-width(title, f)-u(36)), fs, fade(inkColour, 70), 1)
		c.y = y + u(30)
	}
	if pages > 1 {
		c.line("more", a.t("ui.load.more", "page", s.page+1, "pages", pages), "", true, func() {
			s.page++
			a.stale = true
		})
	}
	c.y = c.end // the dialog stands still while one types
}

// found are the entries of the part that is listed which match what is typed.
func (a *app) found() (list []*encyclopedia.Entry) {
	for _, e := range a.bookOf().Find(a.dialog.filter) {
		if a.shelved.part == "" || e.Part == a.shelved.part {
			list = append(list, e)
		}
	}
	return list
}

// turn goes on to another article.
func (a *app) turn(id string) {
	a.shelved.path, a.dialog.filter, a.stale = append(a.shelved.path, id), "", true
}

// turnBack goes back by an article; it tells whether there was one.
func (a *app) turnBack() bool {
	n := len(a.shelved.path)
	if n == 0 {
		return false
	}
	a.shelved.path, a.stale = a.shelved.path[:n-1], true
	return true
}

// layoutEntry writes an article.
func (a *app) layoutEntry(c *column, e *encyclopedia.Entry) {
	c.title(e.Title, 17, semibold)
	c.note(join(a.t("book.part."+string(e.Part)), e.Second), 12.5)
	c.y += c.u(4)
	f := c.d.type_.face(regular, c.u(13.5))
	for _, p := range e.Lines {
		for _, l := range wrap(p, f, c.w) {
			c.y += c.u(20)
			c.s.write(c.x, c.y, l, f, inkColour)
		}
	}
	for _, r := range e.Rows {
		c.row(upperFirst(r.What), "", r.Value, inkColour)
	}
	if e.Source != "" {
		c.y += c.u(6)
		c.note(a.t("book.source")+": "+e.Source, 11.5)
	}
	if len(e.Links) > 0 {
		c.rule()
		c.heading(a.t("book.links"), a.t2("book.links"), "")
	}
	for _, id := range e.Links {
		if c.full(88) {
			break
		}
		l := a.bookOf().Entry(id)
		c.line("entry-"+id, l.Title, l.Second, true, func() { a.turn(id) })
	}
	c.line("back", a.t("book.back"), "", true, func() { a.turnBack() })
}
