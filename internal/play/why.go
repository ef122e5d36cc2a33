package play

import (
	"errors"

	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/game"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// reckonWhy finds out why the selected unit cannot march to the cursor: what the rules say to each
// way there over a neighbour that it does reach. A hex with no such neighbour is too far, and more is
// not claimed.
func (t *tableScene) reckonWhy() {
	t.why, t.far = nil, false
	h := t.cursor
	if h == hex.None || !t.ours(t.selected) || t.reach.Unit != t.selected || t.film.busy() || t.plan != nil || len(t.group) > 0 || t.aim >= aimRail {
		return
	}
	from := t.view.Force.Place[t.selected].Hex
	if h == from || !t.view.Map.Cells[h].Land() || t.reachable(h) || t.view.Holder(h) == t.side && t.aim != aimMarch || t.canAttack(h) {
		return
	}
	t.far = true
	nearest := -1 // minutes to the neighbour whose refusal is kept
	for d := range hex.Dir(hex.Dirs) {
		n := t.view.Map.Near[h][d]
		if n == hex.None || t.reach.Minutes(n) < 0 {
			continue
		}
		o := game.Order{Kind: game.Move, Unit: t.selected, Hex: hex.None}
		path := append(t.reach.Path(&t.view.Board, n, o.Path[:0]), d.Opposite())
		if len(path) > game.MaxPath {
			continue
		}
		o.Steps = uint8(len(path))
		var r *game.Refusal
		if !errors.As(game.Check(t.view, &o), &r) {
			continue
		}
		t.far = false
		if t.why == nil || harder(t.why, r, nearest, t.reach.Minutes(n)) {
			t.why, nearest = r, t.reach.Minutes(n)
		}
	}
}

// harder tells whether the first refusal explains less than the second: where hours are all that is
// lacking, the fewest count; otherwise the way over the nearer neighbour.
func harder(a, b *game.Refusal, minutesA, minutesB int) bool {
	farA, farB := a.Reason == game.TooFar, b.Reason == game.TooFar
	switch {
	case farA && farB:
		return b.Need < a.Need
	case farA != farB:
		return farB
	}
	return minutesB < minutesA
}

// drawWhy writes the reason beside a pointer at rest.
func (t *tableScene) drawWhy(dst *ebiten.Image) {
	if t.why == nil && !t.far || t.selected == force.None || t.cursor == hex.None || t.film.busy() {
		return
	}
	if rest := t.app.frame - t.fanSince; rest >= 0 && rest < fanDelay { // the keyboard's cursor has no need to rest
		return
	}
	a, d, c := t.app, t.app.desk, &t.app.camera
	words := a.t("ui.outofreach")
	if r := t.why; r != nil && r.Reason == game.TooFar {
		words = a.t("ui.why.far", "need", r.Need, "have", r.Have)
	} else if r != nil {
		words = a.words.Refusal(&t.view.Board, r)
	}
	f := d.type_.face(medium, d.u(12))
	lines := wrap(words, f, d.u(260))
	w := 0.0
	for _, line := range lines {
		w = max(w, width(line, f))
	}
	w, h := w+d.u(16), d.u(8)+d.u(17)*float64(len(lines))
	x, y := c.centre(t.cursor)
	x = max(min(x-w/2, c.w-w), 0)
	if y += 5*c.zoom + d.u(8); y+h > c.h {
		y -= 10*c.zoom + d.u(16) + h
	}
	b := d.brush.on(dst)
	b.fill(b.round(x, y, w, h, d.u(3)), fade(chrome, 94))
	b.flush()
	for i, line := range lines {
		d.write(dst, x+d.u(8), y+d.u(17)*float64(i+1), line, f, cream, 0)
	}
}
