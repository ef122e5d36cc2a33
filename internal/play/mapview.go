package play

import (
	"image"
	"image/color"
	"math"
	"slices"

	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/game"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// drawMap draws everything below the panels, from the ground up.
func (t *tableScene) drawMap(dst *ebiten.Image) {
	a := t.app
	a.ground.draw(dst, &a.camera)
	b := a.desk.brush.on(dst)
	a.ground.drawFrame(b, &a.camera)
	b.flush()
	t.showOverlay(dst)
	b.on(dst)
	t.drawPeople(b)
	t.drawReach(b)
	t.drawSea(b)
	b.flush()
	t.front.draw(&a.camera, b)
	b.flush()
	a.labels.draw(a, dst)
	b.on(dst)
	t.drawCursor(b)
	t.drawPath(b)
	t.drawTarget(b)
	t.drawLesson(b)
	b.flush()
	t.drawHours(dst)
	if !t.hidden() {
		t.drawCounters(dst)
	}
	t.drawFights(dst)
	t.drawTags(dst)
	t.drawWhy(dst)
}

// onScreen calls f for the hexes that the screen shows.
func (t *tableScene) onScreen(f func(h hex.Index, x, y float64)) {
	c := &t.app.camera
	m := t.view.Map
	a, z := c.hexAt(0, 0), c.hexAt(c.w, c.h)
	col0, row0, col1, row1 := 0, 0, m.W-1, m.H-1
	if a != hex.None {
		col0, row0 = m.ColRow(a)
	}
	if z != hex.None {
		col1, row1 = m.ColRow(z)
	}
	for row := max(0, row0-1); row <= min(m.H-1, row1+1); row++ {
		for col := max(0, col0-1); col <= min(m.W-1, col1+1); col++ {
			h := m.At(col, row)
			x, y := c.centre(h)
			f(h, x, y)
		}
	}
}

// counterSize is the side of a counter in pixels. Close up it does not depend on the zoom; from afar
// it shrinks with the hexes, so that a front stays a line of counters.
func (t *tableScene) counterSize() float64 {
	d := t.app.desk
	full := 56.0
	if d.narrow() {
		full = 48
	}
	return min(d.u(full), max(d.u(15), 10*t.app.camera.zoom*.62))
}

// drawCounters draws the stacks, from north to south so that southern ones lie on top, then the one
// under way, the selected one and the fan.
func (t *tableScene) drawCounters(dst *ebiten.Image) {
	size := t.counterSize()
	moving, at, isMoving := t.film.moving()
	t.onScreen(func(h hex.Index, x, y float64) {
		if t.film.tops[h] == force.None || h == t.fan {
			return
		}
		top, n := force.None, 0
		for id := range t.film.stack(h) {
			if isMoving && id == moving {
				continue
			}
			n++
			switch {
			case id == t.selected:
				top = id
			case top == force.None || top != t.selected && t.view.Force.Strength[id].Men > t.view.Force.Strength[top].Men:
				top = id
			}
		}
		if n > 0 {
			x, y := t.stepAside(h, x, y, size)
			t.drawStack(dst, top, n, x, y, size)
		}
	})
	if isMoving {
		x, y := t.app.camera.screen(at)
		t.app.counters.draw(dst, t, moving, x, y, size)
	}
	t.drawFan(dst)
	t.drawCarried(dst)
}

// drawCarried draws the counter under a dragging pointer, or the box that it spans, and rings the group.
func (t *tableScene) drawCarried(dst *ebiten.Image) {
	in, d, c := &t.app.input, t.app.desk, &t.app.camera
	if t.carrying() {
		t.app.counters.draw(dst, t, t.drag.unit, in.x, in.y, t.counterSize())
	}
	b := d.brush.on(dst)
	if t.drag.box && t.drag.far > d.u(clickSlack) {
		x, y, w, h := min(in.x, t.drag.x), min(in.y, t.drag.y), math.Abs(in.x-t.drag.x), math.Abs(in.y-t.drag.y)
		b.rect(x, y, w, h, fade(amber, 16))
		b.points = append(b.points[:0], pt(x, y), pt(x+w, y), pt(x+w, y+h), pt(x, y+h))
		b.line(b.points, d.u(1.6), amber, true)
	}
	for _, id := range t.group {
		if h := t.film.at[id]; h != hex.None {
			x, y := c.centre(h)
			s := t.counterSize()/2 + d.u(4)
			b.line(b.round(x-s, y-s, 2*s, 2*s, d.u(9)), d.u(2), amber, true)
		}
	}
	b.flush()
}

// stepAside moves a counter off a path that is shown across its hex.
func (t *tableScene) stepAside(h hex.Index, x, y, size float64) (float64, float64) {
	if t.path.Steps == 0 || size < t.app.desk.u(40) {
		return x, y
	}
	at := t.view.Force.Place[t.selected].Hex
	for _, d := range t.path.Marching() {
		if at = t.view.Map.Near[at][d]; at == h {
			return x + t.app.desk.u(26), y
		}
	}
	return x, y
}

// drawStack draws the top counter of a stack, with the plates, the count and the ring of selection.
func (t *tableScene) drawStack(dst *ebiten.Image, top force.ID, n int, x, y, size float64) {
	t.app.counters.stack(dst, t, top, n, top == t.selected, x, y, size)
}

// drawFan draws the stack that has been opened.
func (t *tableScene) drawFan(dst *ebiten.Image) {
	if t.fan == hex.None {
		return
	}
	size := max(t.counterSize(), t.app.desk.u(44))
	over, _ := t.fanAt(t.app.input.x, t.app.input.y)
	b := t.app.desk.brush.on(dst)
	pitch := t.fanPitch()
	t.fanPlaces(func(_ force.ID, x, y float64) {
		b.fill(b.round(x-pitch/2-4, y-pitch/2-4, pitch+8, pitch+8, 8), chrome)
	})
	b.flush()
	t.fanPlaces(func(id force.ID, x, y float64) {
		t.app.counters.stack(dst, t, id, 1, id == t.selected, x, y, size)
		if id == over && id != t.selected {
			b := t.app.desk.brush.on(dst)
			b.line(b.round(x-size/2-3, y-size/2-3, size+6, size+6, 9), t.app.desk.u(2), fade(amber, 80), true)
			b.flush()
		}
	})
}

// free is how many minutes of the selected unit's day are left before its march is forced.
func (t *tableScene) free() int {
	return int(t.view.Force.March[t.selected].Left) - (dayMinutes - t.view.Setup.Rules.March.FreeMinutes)
}

// dayMinutes is a unit's day: twelve hours.
const dayMinutes = 720

// drawReach shades the hexes in reach by the hours that would be left, outlines what can be reached
// without a forced march, and darkens the rest of the map a little.
func (t *tableScene) drawReach(b *brush) {
	if t.aim >= aimRail || !t.ours(t.selected) || t.film.busy() || len(t.reach.Hexes) == 0 || t.plan != nil {
		if t.aim >= aimRail {
			t.drawRails(b)
		}
		return
	}
	c, u := &t.app.camera, t.app.desk.u
	b.rect(0, 0, c.w, c.h, fade(inkColour, 5))
	left, free := int(t.view.Force.March[t.selected].Left), t.free()
	from := t.view.Force.Place[t.selected].Hex
	in := func(h hex.Index, limit int) bool {
		return h != hex.None && (h == from || t.reach.Minutes(h) >= 0 && t.reach.Minutes(h) <= limit)
	}
	t.onScreen(func(h hex.Index, _, _ float64) {
		if !in(h, left) {
			return
		}
		spent := max(0, t.reach.Minutes(h))
		shape := c.outline(b.points[:0], h, 0)
		b.points = shape
		b.tile(shape, fade(reachFill, 18+31*(left-spent)/dayMinutes))
		if quarters := int(t.menaced()[h]); quarters > 0 {
			b.tile(shape, fade(vermilion, min(5+2*quarters, 26)))
		}
		if spent > free && h != from {
			t.hatchHex(b, h, fade(amberMap, 34))
		}
	})
	t.onScreen(func(h hex.Index, _, _ float64) {
		if !in(h, left) {
			return
		}
		for d := range hex.Dir(hex.Dirs) {
			n := t.view.Map.Near[h][d]
			x0, y0, x1, y1 := t.app.camera.side(h, d)
			switch {
			case in(h, free) && !in(n, free):
				b.segment(x0, y0, x1, y1, u(2.4), amberMap)
			case !in(h, free) && !in(n, left):
				b.points = append(b.points[:0], pt(x0, y0), pt(x1, y1))
				b.dashes(b.points, u(1.4), u(5), u(4), amberMap, false)
			}
		}
	})
}

// drawRails marks where the selected unit could go by train, or by sea.
func (t *tableScene) drawRails(b *brush) {
	c := &t.app.camera
	b.rect(0, 0, c.w, c.h, fade(inkColour, 10))
	for _, h := range t.rails {
		b.points = c.outline(b.points[:0], h, t.app.desk.u(2))
		b.fill(b.points, fade(reachFill, 45))
		b.line(b.points, t.app.desk.u(1.4), inkColour, true)
	}
}

// hatchHex hatches a hex with slanting lines.
func (t *tableScene) hatchHex(b *brush, h hex.Index, c color.NRGBA) {
	cam := &t.app.camera
	x, y := cam.centre(h)
	r := 5.773502691896258 * cam.zoom
	half := r * math.Sqrt(3) / 2
	pitch := t.app.desk.u(9)
	if half < pitch {
		return
	}
	// A slanting line x+y = s meets the hex between the sides found by clipping against its six half-planes.
	for s := -2 * half; s <= 2*half; s += pitch {
		lo, hi := -4*r, 4*r
		for k := range 6 {
			a := math.Pi / 180 * float64(90-60*k)
			nx, ny := math.Cos(a), -math.Sin(a)
			// point (s/2+v, s/2−v): distance along the normal
			base, slope := (nx+ny)*s/2, nx-ny
			switch {
			case slope > 1e-9:
				hi = min(hi, (half-base)/slope)
			case slope < -1e-9:
				lo = max(lo, (half-base)/slope)
			case base > half:
				hi = lo
			}
		}
		if hi > lo {
			b.segment(x+s/2+lo, y+s/2-lo, x+s/2+hi, y+s/2-hi, t.app.desk.u(1), c)
		}
	}
}

// drawHours writes the hours that would be left in each reachable hex.
func (t *tableScene) drawHours(dst *ebiten.Image) {
	c, d := &t.app.camera, t.app.desk
	if !t.ours(t.selected) || t.film.busy() || t.plan != nil || t.aim >= aimRail || 10*c.zoom < d.u(46) {
		return
	}
	f := d.type_.face(semibold, d.u(12))
	left := int(t.view.Force.March[t.selected].Left)
	for _, h := range t.reach.Hexes {
		x, y := c.centre(h)
		if x < -50 || y < -50 || x > c.w+50 || y > c.h+50 {
			continue
		}
		d.write(dst, x, y+4.1*c.zoom, hours(left-t.reach.Minutes(h)), f, rgb(0x5A4632), .5)
	}
}

// hourWords are the tenths of an hour in words, made once so that drawing them makes no garbage.
var hourWords = func() (w [dayMinutes/6 + 1]string) {
	for i := range w {
		w[i] = itoa(i/10) + "." + itoa(i%10)
	}
	return w
}()

func hours(minutes int) string {
	return hourWords[min(max((minutes+3)/6, 0), len(hourWords)-1)]
}

// drawCursor outlines the hex pointed at.
func (t *tableScene) drawCursor(b *brush) {
	if t.picked != hex.None {
		b.points = t.app.camera.outline(b.points[:0], t.picked, t.app.desk.u(1))
		b.line(b.points, t.app.desk.u(2.4), amber, true)
	}
	if t.cursor == hex.None || t.film.busy() && t.thinking {
		return
	}
	c := &t.app.camera
	b.points = c.outline(b.points[:0], t.cursor, t.app.desk.u(1))
	b.line(b.points, t.app.desk.u(1.6), fade(inkColour, 55), true)
}

// drawPath draws the march that a click would order.
func (t *tableScene) drawPath(b *brush) {
	if t.path.Steps == 0 || t.film.busy() {
		return
	}
	c, u := &t.app.camera, t.app.desk.u
	h := t.view.Force.Place[t.selected].Hex
	line := b.dashed[:0]
	add := func(h hex.Index) {
		x, y := c.centre(h)
		line = append(line, pt(x, y))
	}
	add(h)
	for _, d := range t.path.Marching() {
		h = t.view.Map.Near[h][d]
		add(h)
	}
	b.dashed = line
	n := len(line)
	p, q := line[n-2], line[n-1]
	nx, ny := normal(p, q)
	dx, dy := -ny, nx // along the last step
	tip, back := float32(u(4)), float32(u(18))
	head := []point{{q.x + dx*tip, q.y + dy*tip}, {q.x - dx*back + nx*float32(u(12)), q.y - dy*back + ny*float32(u(12))},
		{q.x - dx*back - nx*float32(u(12)), q.y - dy*back - ny*float32(u(12))}}
	line[n-1] = point{q.x - dx*back, q.y - dy*back}
	b.line(line, u(9), inkColour, false)
	b.line(head, u(3.4), inkColour, true)
	b.line(line, u(5.6), amber, false)
	b.fill(head, amber)
}

// drawTags writes the time to each step of the path.
func (t *tableScene) drawTags(dst *ebiten.Image) {
	if t.path.Steps == 0 || t.film.busy() {
		return
	}
	d, c := t.app.desk, &t.app.camera
	f := d.type_.face(semibold, d.u(12))
	h := t.view.Force.Place[t.selected].Hex
	for i, dir := range t.path.Marching() {
		h = t.view.Map.Near[h][dir]
		if 10*c.zoom < d.u(40) && i < int(t.path.Steps)-1 {
			continue // from afar only the total
		}
		x, y := c.centre(h)
		t.tag(dst, x-d.u(38), y+d.u(2), hours(t.steps[i])+" h", f)
	}
}

// tag is a small dark label.
func (t *tableScene) tag(dst *ebiten.Image, x, y float64, words string, f face) {
	d := t.app.desk
	w, h := width(words, f)+d.u(12), d.u(22)
	b := d.brush.on(dst)
	b.fill(b.round(x-w/2, y-h/2, w, h, d.u(3)), chrome)
	b.flush()
	d.write(dst, x, y+d.u(4.3), words, f, cream, .5)
}

// drawTarget marks the hex under attack and where the attack comes from.
func (t *tableScene) drawTarget(b *brush) {
	if t.plan == nil {
		return
	}
	c, u := &t.app.camera, t.app.desk.u
	b.points = c.outline(b.points[:0], t.plan.target, 0)
	b.fill(b.points, fade(vermilion, 16))
	b.line(b.points, u(3.2), vermilion, true)
	for i := range t.plan.staff {
		if j := &t.plan.staff[i]; j.on {
			t.assaultArrow(b, t.view.Force.Place[j.unit].Hex, t.plan.target)
		}
	}
}

// assaultArrow is a short arrow across a hexside.
func (t *tableScene) assaultArrow(b *brush, from, to hex.Index) {
	c, u := &t.app.camera, t.app.desk.u
	d, ok := t.view.Map.DirTo(to, from)
	if !ok {
		return
	}
	x0, y0, x1, y1 := t.app.camera.side(to, d)
	mx, my := (x0+x1)/2, (y0+y1)/2
	tx, ty := c.centre(to)
	l := math.Hypot(tx-mx, ty-my)
	if l == 0 {
		return
	}
	dx, dy := (tx-mx)/l, (ty-my)/l
	at := func(along, across float64) point { return pt(mx+dx*along-dy*across, my+dy*along+dx*across) }
	shape := []point{at(-u(12), -u(5)), at(u(2), -u(5)), at(u(2), u(5)), at(-u(12), u(5))}
	head := []point{at(u(2), -u(11)), at(u(14), 0), at(u(2), u(11))}
	b.line(shape, u(3), paper, true)
	b.line(head, u(3), paper, true)
	b.fill(shape, vermilion)
	b.fill(head, vermilion)
}

// drawFights shows fights: the one that is filmed now, and for a while what came of the last ones.
func (t *tableScene) drawFights(dst *ebiten.Image) {
	d, c := t.app.desk, &t.app.camera
	b := d.brush.on(dst)
	if e, k := t.film.fight(); e != nil {
		b.points = c.outline(b.points[:0], e.Hex, 0)
		b.fill(b.points, fade(vermilion, int(10+14*math.Abs(math.Sin(k*math.Pi*3)))))
		b.points = c.outline(b.points[:0], e.Hex, 0)
		b.line(b.points, d.u(3.2), vermilion, true)
		for _, id := range e.Report.Attackers {
			if h := t.film.at[id]; h != hex.None {
				t.assaultArrow(b, h, e.Hex)
			}
		}
	}
	b.flush()
	f := d.type_.face(semibold, d.u(12))
	var taken [12]image.Rectangle // of the tags shown: a later fight's hides an earlier one's
	shown := 0
	for i := len(t.film.flash) - 1; i >= 0 && shown < len(taken); i-- {
		fl := &t.film.flash[i]
		if fl.event.Kind != game.Fought || fl.left < flashTicks/4 && fl.left%2 == 1 {
			continue
		}
		x, y := c.centre(fl.hex)
		y -= t.counterSize()*.5 + d.u(16) + d.u(float64(flashTicks-fl.left)/10)
		words := t.outcome(&fl.event)
		w, h := width(words, f)+d.u(12), d.u(22)
		area := rectOf(x-w/2, y-h/2, w, h)
		if slices.ContainsFunc(taken[:shown], area.Overlaps) {
			continue
		}
		taken[shown] = area
		shown++
		t.tag(dst, x, y, words, f)
	}
}

// outcome words a fight in two or three words.
func (t *tableScene) outcome(e *game.Event) string {
	words := t.app.t("band." + e.Report.Outcome.Band.String())
	if !e.Report.Fell && e.Report.Outcome.Ground > 0 {
		words += " · " + tenths(int(e.Report.Outcome.Ground)/100) + " km"
	}
	return words
}
