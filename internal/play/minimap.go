package play

import (
	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/game/hex"
	"parallel38/internal/geo"
)

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
