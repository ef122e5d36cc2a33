package play

import (
	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/match"
)

// seat is a scene that two players share at one screen.
type seat interface {
	scene
	sit()            // gives the screen to the player who is next
	heading() string // what both may know: which war, and when
}

// handScene stands between two players at one screen: it shows nothing of the war until the one whose
// day it is begins it.
type handScene struct {
	seat  seat
	side  force.Side // whose day it is
	sheet *panel
	begun bool
}

// stranger tells whether the day is that of another person than the one at the screen.
func (t *tableScene) stranger() bool {
	return t.match.Waiting() && t.match.Moving() != t.side && t.match.Seats[t.match.Moving()].Name == match.Person
}

// sit gives the screen to the player of the side whose day it is: what was seen since that player's last
// day is shown from where it began.
func (t *tableScene) sit() {
	t.app.experiment.clear()
	first := t.choice.Opponent == match.Person && t.books[t.match.Moving()].news == 0
	t.side = t.match.Moving()
	t.choice.Side = t.side
	t.choose(force.None)
	t.cursor, t.fan, t.notice, t.offered = hex.None, hex.None, notice{}, false
	t.look()
	t.film.reset(t.view)
	t.film.rewind(&t.book().tape)
	if first {
		t.openOnFront()
	}
	t.autosave(morning)
	t.morning()
}

// heading is what the page between two players says of the war.
func (t *tableScene) heading() string {
	return t.app.words.Name(t.view.Setup.Name) + " · " + t.app.words.Date(t.view.Day)
}

func (h *handScene) name() string { return "hand" }

func (h *handScene) restless() bool { return false }

func (h *handScene) update(a *app) scene {
	if next := a.updateBox(); next != nil {
		return next
	}
	if h.begun || !a.boxed() && a.input.asked[accept] {
		h.seat.sit()
		return h.seat
	}
	if !a.boxed() && (a.input.asked[cancel] || a.input.asked[openMenu]) {
		a.openBox(menuBox)
	}
	return h
}

func (h *handScene) layout(a *app) {
	d := a.desk
	if len(d.sheets) == 0 {
		h.sheet = d.add(newPanel("hand"))
	}
	u, s := d.u, h.sheet
	w, height := min(u(520), d.w-u(16)), u(250)
	x, y := (d.w-w)/2, (d.h-height)/2
	s.begin(x, y, w, height)
	s.card(x, y, w, height, u(6), paper)
	c := &column{s: s, d: d, x: x + u(36), w: w - u(72), y: y + u(20), end: y + height, tiny: d.narrow()}
	c.note(h.seat.heading(), 12.5)
	c.title(a.t("ui.hand", "side", a.words.Side(h.side)), 22, semibold)
	c.y += u(6)
	c.note(a.t("ui.hand.why", "side", a.words.Side(h.side)), 13)
	bw, by := u(240), y+height-u(64)
	s.button("sit", x+w/2-bw/2, by, bw, u(44), primary, true, func() { h.begun = true })
	s.label(x+w/2, by+u(28), a.t("ui.hand.begin"), d.type_.face(semibold, u(15)), inkColour, .5)
	s.end()
	a.layoutBox()
}

// draw draws the bare map: no counters, no front.
func (h *handScene) draw(a *app, dst *ebiten.Image) {
	a.ground.draw(dst, &a.camera)
	b := a.desk.brush.on(dst)
	a.ground.drawFrame(b, &a.camera)
	b.flush()
	a.veil(dst)
}
