package play

import (
	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/game"
	"parallel38/game/force"
)

// reportScene is the end of a war: who won, why in every line, and what it cost.
type reportScene struct {
	table *tableScene
	sheet *panel
	next  scene
}

func newReport(t *tableScene) *reportScene { return &reportScene{table: t} }

func (r *reportScene) name() string { return "report" }

func (r *reportScene) update(a *app) scene {
	if next := a.updateBox(); next != nil {
		return next
	}
	if next := r.next; next != nil {
		r.next = nil // it may be come back to
		return next
	}
	if !a.boxed() && (a.input.asked[accept] || a.input.asked[cancel]) {
		return newStartScene(a)
	}
	return r
}

func (r *reportScene) draw(a *app, dst *ebiten.Image) {
	r.table.drawMap(dst)
	a.veil(dst)
}

func (r *reportScene) layout(a *app) {
	d, t := a.desk, r.table
	if len(d.sheets) == 0 {
		r.sheet = d.add(newPanel("report"))
	}
	u, s := d.u, r.sheet
	w, h := min(u(760), d.w-u(16)), min(u(680), d.h-u(16))
	x, y := (d.w-w)/2, (d.h-h)/2
	s.begin(x, y, w, h)
	s.card(x, y, w, h, u(6), paper)
	c := &column{s: s, d: d, x: x + u(36), w: w - u(72), y: y + u(20), end: y + h - u(70), tiny: d.narrow()}
	v := t.view
	c.title(a.words.Name(v.Setup.Name), 14, regular)
	result := a.t("report.result.drawn", "value", t.view.Result())
	if v.Winner != force.NoSide {
		result = a.t("report.result.won", "side", a.words.Side(v.Winner), "value", abs(t.view.Result()))
	}
	c.title(result, 22, semibold)
	c.note(a.words.Date(v.Day)+" · "+a.t("ui.day", "turn", int(v.Turn), "days", v.Setup.Turns), 12.5)
	c.rule()
	top, whole := *c, c.w
	if c.tiny { // score and toll side by side
		c.w = whole*.46 - u(10)
	}
	c.heading(a.t("report.score"), a.t2("report.score"), "")
	t.scoreLines(c)
	if c.tiny {
		c.x, c.y, c.w = c.x+whole*.46+u(10), top.y, whole*.54-u(10)
	} else {
		c.rule()
	}
	c.heading(a.t("ui.toll"), a.t2("ui.toll"), "")
	for side := force.North; side < force.Sides; side++ {
		k := v.Tally[side]
		c.row(a.words.Side(side), "", a.t("ui.toll.line", "killed", int(k.Killed), "wounded", int(k.Wounded), "missing", int(k.Missing+k.Prisoners)), inkColour)
	}
	c.note(a.t("ui.toll.note"), 12)
	low, high := game.Estimate(int(v.Fate.Fled))
	few, many := game.Estimate(int(v.Fate.Dead()))
	c.note(a.t("ui.toll.people", "low", low, "high", high, "few", few, "many", many), 12)
	c.x, c.w = top.x, whole
	bw, by := (c.w-u(16))/2, y+h-u(60)
	for i, choice := range [...]struct {
		id, key string
		style   buttonStyle
		next    func() scene
	}{
		{"back", "after.open", primary, func() scene { return newAfter(r) }},
		{"again", "ui.menu.new", plain, func() scene { return newStartScene(a) }},
	} {
		bx := c.x + float64(i)*(bw+u(16))
		s.button(choice.id, bx, by, bw, u(44), choice.style, true, func() { r.next = choice.next() })
		s.label(bx+bw/2, by+u(28), a.t(choice.key), d.type_.face(semibold, u(15)), inkColour, .5)
	}
	s.end()
	a.layoutBox()
}

func abs(n int) int { return max(n, -n) }
