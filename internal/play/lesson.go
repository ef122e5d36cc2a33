package play

import (
	"math"
	"slices"

	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/game"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/match"
	"parallel38/internal/scenario"
)

// lesson is a lesson under way: a war on the table with a card beside it that says what to do next. The
// player is free to do anything else; a step is done when what it waits for is so.
type lesson struct {
	script *scenario.Lesson
	step   int
	since  int   // orders in the match's log when the step began
	turn   int16 // in which it began
	read   bool  // the player has said so
}

var learnBox = &box{name: "learn", title: "ui.learn", w: 620, h: 560}

func init() { learnBox.layout = layoutLearn } // not in the table itself: the dialogs lead to one another

// layoutLearn lists the lessons.
func layoutLearn(a *app, c *column) {
	c.note(a.t("ui.learn.why"), 12.5)
	for _, l := range scenario.Lessons() {
		if c.full(70) {
			return
		}
		c.line(l.ID, a.words.Name(l.Name), a.name2(l.Name), true, func() { a.teach(l) })
		c.note(a.words.Name(l.Text), 12)
		c.y += c.u(4)
	}
}

// teach begins a lesson.
func (a *app) teach(script *scenario.Lesson) {
	next, err := beginLesson(a, script)
	if err != nil {
		a.notLoaded(script.ID, err)
		return
	}
	a.dialog.next = next
}

func beginLesson(a *app, script *scenario.Lesson) (*tableScene, error) {
	c := choice{Scenario: script.Scenario, Side: script.Side, Opponent: passive, Seed: script.Seed}
	m, err := newMatch(c)
	if err != nil {
		return nil, err
	}
	t := newTable(a, m, c.Side, c)
	t.quiet = true // the card has the place of the report
	t.lesson = &lesson{script: script, step: -1}
	return t, nil
}

// now is the step that is waited for, nil if there is none.
func (l *lesson) now() *scenario.Step {
	if l == nil || l.step < 0 || l.step >= len(l.script.Steps) {
		return nil
	}
	return &l.script.Steps[l.step]
}

// last tells whether nothing comes after this step.
func (l *lesson) last() bool { return l.step == len(l.script.Steps)-1 }

// learn goes on to the next step when this one is done.
func (t *tableScene) learn() {
	l := t.lesson
	if l == nil || l.step >= 0 && !t.learnt() {
		return
	}
	if l.step >= 0 && l.last() {
		t.lesson = nil
		t.app.openBox(learnBox)
		return
	}
	l.step++
	l.since, l.turn, l.read = len(t.match.Log()), t.view.Turn, false
	if h := t.shownHex(); h != hex.None {
		t.clear = h
		t.reveal(h)
	}
	t.app.stale = true
}

// learnt tells whether what the present step waits for is so.
func (t *tableScene) learnt() bool {
	l, s := t.lesson, t.lesson.now()
	switch s.Do {
	case scenario.Read:
		return l.read
	case scenario.Select:
		return t.selected == s.Unit
	case scenario.Give:
		log := t.match.Log()
		return !t.film.busy() && slices.ContainsFunc(log[min(l.since, len(log)):], func(e match.Entry) bool { return t.asked(s, &e) })
	case scenario.Stand:
		return t.view.Force.Place[s.Unit].Hex == s.At
	case scenario.Open:
		return t.app.boxed() && t.app.dialog.box.name == s.What || t.page != noPage && pageNames[t.page] == s.What
	case scenario.Overlay:
		return t.overlay != noAction && actionKeys[t.overlay] == "overlay."+s.What
	case scenario.Prepare:
		return t.plan != nil && t.plan.target == t.targetHex() && (s.What == "" || t.plan.kind.String() == s.What)
	case scenario.EndDay:
		return t.mine() && t.view.Turn > l.turn && !t.thinking && !t.film.busy()
	case scenario.Undo:
		return len(t.match.Log()) < l.since
	}
	return false
}

// pageNames are the names of the left-hand panel's pages.
var pageNames = [...]string{newsPage: "log", ordersPage: "orders"}

// asked tells whether an order is the one that a step asks for.
func (t *tableScene) asked(s *scenario.Step, e *match.Entry) bool {
	o := &e.Order
	if e.Side != t.side || orderKeys[o.Kind] != s.What {
		return false
	}
	if s.Unit != force.None && o.Unit != s.Unit && !slices.Contains(o.Attackers(), s.Unit) {
		return false
	}
	switch {
	case s.At == hex.None:
		return true
	case o.Kind == game.Move:
		return t.view.Force.Place[o.Unit].Hex == s.At
	}
	return o.Hex == s.At
}

// targetHex is the hex that the step is about: its own, or that of its unit.
func (t *tableScene) targetHex() hex.Index {
	s := t.lesson.now()
	if s.At == hex.None && s.Unit != force.None {
		return t.view.Force.Place[s.Unit].Hex
	}
	return s.At
}

// shownHex is the hex that the step points at: first whoever is to act, then where.
func (t *tableScene) shownHex() hex.Index {
	s := t.lesson.now()
	if s == nil {
		return hex.None
	}
	if s.Do == scenario.Give && s.Unit != force.None && s.Unit != t.selected {
		return t.view.Force.Place[s.Unit].Hex
	}
	return t.targetHex()
}

// drawLesson rings the hex that the step points at.
func (t *tableScene) drawLesson(b *brush) {
	if t.lesson == nil {
		return
	}
	h := t.shownHex()
	if h == hex.None {
		return
	}
	x, y := t.app.camera.centre(h)
	r, u := max(t.counterSize()*.82, 5.6*t.app.camera.zoom), t.app.desk.u
	b.ring(x, y, r, u(5), inkColour)
	b.ring(x, y, r, u(2.6), amber)
}

// tutorWidth is the width of the lesson's card in units.
const tutorWidth = 340

// layoutLesson lays out the card of the lesson.
func (t *tableScene) layoutLesson() {
	s, d, a := t.tutor, t.app.desk, t.app
	step := t.lesson.now()
	if step == nil || d.narrow() && t.page != noPage {
		s.hide()
		return
	}
	u := d.u
	w := u(tutorWidth)
	x, y := u(16), u(d.barHeight()+16)
	size := 13.5
	if d.narrow() {
		x, y, w, size = u(8), u(d.barHeight()+8), u(260), 12
	}
	s.begin(x, y, w, d.h-y)
	height := 0.0
	s.paint(func(dst *ebiten.Image) {
		s.drawCard(dst, x, y, w, height, u(6), paper)
		b := d.brush.on(dst)
		b.rect(x+u(2), y, w-u(4), u(4), amber)
		b.flush()
	})
	c := &column{s: s, d: d, x: x + u(18), w: w - u(36), y: y + u(10), end: math.Inf(1), tiny: d.narrow()}
	c.title(a.words.Name(t.lesson.script.Name), size+1, semibold)
	c.note(a.t("ui.learn.step", "step", t.lesson.step+1, "steps", len(t.lesson.script.Steps)), 11.5)
	c.y += u(4)
	f := d.type_.face(regular, u(size))
	for _, line := range wrap(a.words.Name(step.Text), f, c.w) {
		c.y += u(size * 1.45)
		s.write(c.x, c.y, line, f, inkColour)
	}
	c.y += u(14)
	h := u(34)
	third := (c.w - u(12)) / 3
	button := func(id, key string, style buttonStyle, enabled bool, click func()) {
		tone := inkColour
		if !enabled {
			tone = fade(tone, 45)
		}
		bf := d.type_.face(semibold, u(12.5))
		if c.tiny {
			bf = d.type_.face(semibold, u(11))
		}
		s.button(id, c.x, c.y, third, h, style, enabled, click)
		s.label(c.x+third/2, c.y+h/2+u(4.5), fit(a.t(key), bf, third-u(6)), bf, tone, .5)
		c.x += third + u(6)
	}
	button("lesson-leave", "ui.learn.leave", plain, true, func() {
		t.lesson = nil
		s.hide()
		a.stale = true
	})
	button("lesson-again", "ui.learn.again", plain, true, func() {
		if next, err := beginLesson(a, t.lesson.script); err == nil {
			t.next = next
		}
	})
	if step.Do == scenario.Read {
		button("lesson-on", "ui.learn.on", primary, true, func() { t.lesson.read = true })
	} else {
		button("lesson-show", "ui.learn.show", plain, t.shownHex() != hex.None, func() { t.centreOn(t.shownHex()) })
	}
	height = c.y + h + u(14) - y
	s.shrink(height)
	t.pointOut(step.Point)
	s.end()
}

// pointOut rings a button of the other panels.
func (t *tableScene) pointOut(name string) {
	if name == "" {
		return
	}
	d := t.app.desk
	t.tutor.paintOver(func(dst *ebiten.Image) {
		for _, s := range d.sheets {
			k := s.knobs[name]
			if k == nil || !k.used || !s.shown() {
				continue
			}
			r := k.button.GetWidget().Rect
			b, grow := d.brush.on(dst), d.u(3)
			edge := b.round(float64(r.Min.X)-grow, float64(r.Min.Y)-grow, float64(r.Dx())+2*grow, float64(r.Dy())+2*grow, d.u(6))
			b.line(edge, d.u(5), inkColour, true)
			b.line(edge, d.u(2.6), amber, true)
			b.flush()
		}
	})
}
