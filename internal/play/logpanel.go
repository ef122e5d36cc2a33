package play

import (
	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/hex"
	"parallel38/internal/geo"
)

// logLine is something that happened, worded when it is shown.
type logLine struct {
	event game.Event
	turn  int16
}

// record keeps an event for the log if it is worth reading.
func (t *tableScene) record(e *game.Event) {
	switch e.Kind {
	case game.Stepped, game.PhaseBegan, game.Returned, game.Replaced, game.Breakdown, game.BridgeBuilt:
		return // the map shows marches; the rest is routine
	case game.Occupied:
		if t.view.Map.Cells[e.Hex].Place == atlas.NoPlace {
			return
		}
	}
	t.log = append(t.log, logLine{*e, t.view.Turn})
}

// layoutLog lays out the list of what has happened since the player's last day; a click goes to the place.
func (t *tableScene) layoutLog() {
	s, d, a := t.news_, t.app.desk, t.app
	if !t.logOpen {
		s.hide()
		return
	}
	u := d.u
	w, lh := u(372), u(21)
	x, y := u(16), u(t.barHeight()+16)
	bottom := d.h - u(16+224+16)
	if d.narrow() {
		x, w, bottom = u(8), u(300), d.h-u(72)
	}
	room := int((bottom - y - u(52)) / lh)
	lines := t.log[min(t.news, len(t.log)):]
	if len(lines) == 0 {
		lines = t.log
	}
	if len(lines) > room {
		lines = lines[len(lines)-room:]
	}
	h := u(52) + lh*float64(max(len(lines), 1))
	s.begin(x, y, w, h)
	s.card(x, y, w, h, u(6), paper)
	s.write(x+u(16), y+u(26), a.t("ui.log"), d.type_.face(semibold, u(14)), inkColour)
	s.write(x+u(24)+width(a.t("ui.log"), d.type_.face(semibold, u(14))), y+u(26), a.t2("ui.log"), d.type_.face(regular, u(11.5)), fade(inkColour, 70))
	s.button("close-log", x+w-u(34), y+u(8), u(26), u(26), invisible, true, func() { t.do(openLog) })
	s.label(x+w-u(21), y+u(26), "×", d.type_.face(regular, u(16)), inkColour, .5)
	f := d.type_.face(regular, u(12))
	ly := y + u(52)
	for i := range lines {
		e := lines[i].event
		tone := inkColour
		switch e.Kind {
		case game.Fought, game.HexFell, game.Scattered, game.Surrendered, game.Retreated:
			tone = northTone(e.Side == t.side)
		case game.DayBegan, game.WeatherSet:
			tone = fade(inkColour, 70)
		}
		words := fit(upperFirst(a.words.Event(&t.view.Board, &e)), f, w-u(40))
		if e.Hex != hex.None {
			s.button("log-"+itoa(i), x+u(8), ly-u(14), w-u(16), lh, invisible, true, func() {
				t.cursor = e.Hex
				t.centreOn(e.Hex)
			})
		}
		s.label(x+u(16), ly, words, f, tone, 0)
		ly += lh
	}
	if len(lines) == 0 {
		s.write(x+u(16), ly, a.t("ui.log.empty"), f, fade(inkColour, 70))
	}
	s.end()
}

// northTone is the ink of an event in the log.
func northTone(own bool) (c colour) {
	if own {
		return inkColour
	}
	return vermilion
}

// drawMini draws the small map: the ground in coarse, who holds what, the part on the screen.
func (t *tableScene) drawMini(dst *ebiten.Image, x, y, w, h float64) {
	bw, bh := geo.BoardMax.X-geo.BoardMin.X, geo.BoardMax.Y-geo.BoardMin.Y
	k := max(w/bw, h/bh)
	// Korea fills the frame; what is cut off is sea and Manchuria.
	c := camera{at: geo.Point{X: -4, Y: (geo.BoardMin.Y + geo.BoardMax.Y) / 2}, zoom: k, w: w, h: h, unit: t.app.camera.unit}
	part := dst.SubImage(rectOf(x, y, w, h)).(*ebiten.Image)
	t.app.ground.drawMini(part, &c, x, y)
	b := t.app.desk.brush.on(part)
	unit := t.app.desk.u(1)
	f := t.view.Force
	for _, id := range f.Combat {
		if at := t.film.at[id]; at != hex.None {
			px, py := c.centre(at)
			b.rect(x+px-unit, y+py-unit, 2*unit, 2*unit, t.sideTint(f.Side(id), 100))
		}
	}
	big := &t.app.camera
	a, z := big.plane(0, 0), big.plane(big.w, big.h)
	x0, y0 := c.screen(a)
	x1, y1 := c.screen(z)
	b.points = append(b.points[:0], pt(x+x0, y+y0), pt(x+x1, y+y0), pt(x+x1, y+y1), pt(x+x0, y+y1))
	b.line(b.points, unit*1.4, inkColour, true)
	b.flush()
}

// miniClick centres the map where the small map is pressed.
func (t *tableScene) miniClick() {
	in, s, u := &t.app.input, t.mini, t.app.desk.u
	if s == nil || !s.shown() || !in.held || !inArea(in.x, in.y, s.area) || t.app.boxed() {
		return
	}
	if !in.pressed && !t.drag.mini {
		return
	}
	t.drag.mini = true
	w, h := u(112), u(216)
	bw, bh := geo.BoardMax.X-geo.BoardMin.X, geo.BoardMax.Y-geo.BoardMin.Y
	c := camera{at: geo.Point{X: -4, Y: (geo.BoardMin.Y + geo.BoardMax.Y) / 2}, zoom: max(w/bw, h/bh), w: w, h: h, unit: 1}
	p := c.plane(in.x-float64(s.area.Min.X)-u(4), in.y-float64(s.area.Min.Y)-u(4))
	x, y := t.middle()
	t.app.camera.look(p, x, y)
	t.zoomGoal = 0
}
