package play

import (
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/game/force"
	"parallel38/game/hex"
)

// A press that moves less than this many units is a click, one that moves more a drag.
const clickSlack = 5

// Two clicks on a counter within this many ticks take its whole formation.
const doubleClick = 22

// pointer answers the mouse and the fingers on the map. What lies under a panel is the panel's.
func (t *tableScene) pointer() {
	in, c, d := &t.app.input, &t.app.camera, t.app.desk
	covered := d.covers(int(in.x), int(in.y))

	if in.moved && !covered && !in.touching {
		t.pointAt(c.hexAt(in.x, in.y))
	}
	if covered && t.fan != hex.None {
		t.fan = hex.None
	}
	if in.wheel != 0 && !covered {
		t.zoomBy(math.Copysign(max(1, math.Round(math.Abs(in.wheel))), in.wheel), in.x, in.y)
	}
	if in.pinch != 1 {
		c.zoomTo(c.zoom*in.pinch, in.pinchX, in.pinchY)
		t.zoomGoal, t.drag.ours = 0, false
	}
	if in.pressed {
		t.grab(covered)
	}
	if in.dragX != 0 || in.dragY != 0 {
		t.drag.far += math.Hypot(in.dragX, in.dragY)
		middle := ebiten.IsMouseButtonPressed(ebiten.MouseButtonMiddle) || len(in.touches) >= 2
		switch {
		case middle, t.drag.ours && t.drag.far > d.u(clickSlack) && t.drag.unit == force.None && !t.drag.box:
			c.pan(in.dragX, in.dragY)
			t.zoomGoal = 0
		case t.carrying() && t.selected != t.drag.unit:
			t.choose(t.drag.unit)
			t.clear = hex.None // the map stands still while a counter is carried over it
		}
	}
	if in.released {
		t.drop(covered)
	}
	t.longPress()
	t.miniClick()
	if in.second && !covered {
		t.cancelByPointer()
	}
	t.edgePan()
}

// longTicks is how many ticks a finger rests on something to be told about it.
const longTicks = 36

// longPress opens the encyclopedia on what a finger rests on; letting go is then no tap.
func (t *tableScene) longPress() {
	in := &t.app.input
	if !t.drag.ours || !in.held || !in.finger || t.drag.far > t.app.desk.u(clickSlack) || t.app.frame-t.drag.since < longTicks {
		return
	}
	t.drag.ours = false
	h := t.app.camera.hexAt(in.x, in.y)
	if id, fanned := t.fanAt(in.x, in.y); fanned {
		t.choose(id)
	} else if h != hex.None && t.view.Holder(h) != force.NoSide && !t.hidden() {
		t.choose(t.topOf(h))
	} else {
		t.choose(force.None)
		t.picked = h
	}
	t.consultHere()
}

// grab takes up what lies under the pointer: a counter to march it, with Shift a corner of a box, or the map.
func (t *tableScene) grab(covered bool) {
	in := &t.app.input
	t.drag.ours, t.drag.far, t.drag.x, t.drag.y, t.drag.since = !covered, 0, in.x, in.y, t.app.frame
	t.drag.unit, t.drag.from, t.drag.box = force.None, t.cursor, !covered && in.mods&shift != 0 && t.mine()
	if !covered && !in.finger && !t.drag.box {
		t.drag.unit = t.grabbed()
	}
}

// drop ends a click or a drag.
func (t *tableScene) drop(covered bool) {
	in := &t.app.input
	switch {
	case !t.drag.ours:
	case t.drag.far <= t.app.desk.u(clickSlack):
		t.click(in.x, in.y, !in.finger)
	case t.drag.box:
		t.takeBox()
	case t.drag.unit != force.None && t.selected == t.drag.unit && !covered && t.cursor != t.drag.from:
		t.actOn(t.cursor, true)
	}
	t.drag.ours, t.drag.mini, t.drag.box, t.drag.unit = false, false, false, force.None
}

// grabbed is the player's unit whose counter lies under the pointer: the selected one, or the top of its stack.
func (t *tableScene) grabbed() force.ID {
	if t.cursor == hex.None || t.film.busy() || t.plan != nil || t.aim == aimRail || t.hidden() || t.view.Holder(t.cursor) != t.side || !t.mine() {
		return force.None
	}
	x, y := t.app.camera.centre(t.cursor)
	if s := t.counterSize() * .6; math.Abs(t.app.input.x-x) > s || math.Abs(t.app.input.y-y) > s {
		return force.None
	}
	return t.topOf(t.cursor)
}

// carrying tells whether a counter is being carried over the map.
func (t *tableScene) carrying() bool {
	return t.drag.unit != force.None && t.drag.far > t.app.desk.u(clickSlack)
}

// takeBox gathers the player's units in the box that the pointer spans.
func (t *tableScene) takeBox() {
	in, f := &t.app.input, t.view.Force
	x0, y0, x1, y1 := min(in.x, t.drag.x), min(in.y, t.drag.y), max(in.x, t.drag.x), max(in.y, t.drag.y)
	var ids []force.ID
	for _, id := range f.Combat {
		if h := f.Place[id].Hex; h != hex.None && t.ours(id) {
			if x, y := t.app.camera.centre(h); x >= x0 && x <= x1 && y >= y0 && y <= y1 {
				ids = append(ids, id)
			}
		}
	}
	if len(ids) > 0 {
		t.choose(ids[0])
		t.gather(ids)
	}
}

// formation are the units of the selected one's formation on the map.
func (t *tableScene) formation() (ids []force.ID) {
	f := t.view.Force
	if hq := f.Identity[t.selected].Parent; hq != force.None {
		for _, id := range f.Members[hq] {
			if f.Place[id].Hex != hex.None {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// cancelByPointer is the secondary button: it lets go of what is being done, and never opens a menu.
func (t *tableScene) cancelByPointer() {
	if t.film.busy() || t.plan != nil || t.aim != aimFree || t.selected != force.None || t.picked != hex.None {
		t.cancel()
	}
}

// edgePan moves the map when the pointer rests at the rim of a full screen.
func (t *tableScene) edgePan() {
	in, c := &t.app.input, &t.app.camera
	if !ebiten.IsFullscreen() || in.touching {
		return
	}
	step, rim := 9*c.unit, 2.0
	dx, dy := 0.0, 0.0
	if in.x <= rim {
		dx = step
	} else if in.x >= c.w-1-rim {
		dx = -step
	}
	if in.y <= rim {
		dy = step
	} else if in.y >= c.h-1-rim {
		dy = -step
	}
	if dx != 0 || dy != 0 {
		c.pan(dx, dy)
	}
}

// pointAt moves the cursor to a hex under the pointer, and fans out a stack on which it rests.
func (t *tableScene) pointAt(h hex.Index) {
	if t.fan != hex.None {
		if _, in := t.fanAt(t.app.input.x, t.app.input.y); in {
			return
		}
		t.fan = hex.None
	}
	if h == t.cursor {
		return
	}
	t.cursor, t.fanSince = h, t.app.frame
	t.reckonPath()
	t.app.stale = true
}

// fanDelay is how many ticks the pointer rests on a stack before it fans out.
const fanDelay = 14

// spread opens the stack under a resting pointer.
func (t *tableScene) spread() {
	if t.fan != hex.None || t.hidden() || t.app.input.held || t.cursor == hex.None || t.film.busy() || t.plan != nil || t.aim != aimFree {
		return
	}
	if t.app.frame-t.fanSince < fanDelay {
		return
	}
	x, y := t.app.camera.centre(t.cursor)
	s := t.counterSize() * .6
	if math.Abs(t.app.input.x-x) > s || math.Abs(t.app.input.y-y) > s || t.app.desk.covers(int(t.app.input.x), int(t.app.input.y)) {
		return
	}
	if t.film.count(t.cursor) > 1 {
		t.fan = t.cursor
	}
}

// fanPlaces lays the counters of the fanned stack side by side, clear of the panel at the right. It calls
// show for each with its middle.
func (t *tableScene) fanPlaces(show func(id force.ID, x, y float64)) {
	if t.fan == hex.None {
		return
	}
	n := t.film.count(t.fan)
	x, y := t.app.camera.centre(t.fan)
	s := t.fanPitch()
	rowLength := min(n, 5)
	half := float64(rowLength) / 2 * s
	limit := t.app.camera.w
	if t.right != nil && t.right.shown() {
		limit = float64(t.right.area.Min.X)
	}
	x = max(min(x, limit-half-t.app.desk.u(12)), half+t.app.desk.u(12))
	i := 0
	for id := range t.film.stack(t.fan) {
		col, row := i%rowLength, i/rowLength
		show(id, x+(float64(col)-float64(rowLength-1)/2)*s, y+float64(row)*s)
		i++
	}
}

// fanPitch is the distance between the counters of a fan.
func (t *tableScene) fanPitch() float64 { return max(t.counterSize(), t.app.desk.u(44)) * 1.14 }

// fanAt finds the counter of the fanned stack at a place on the screen; inside tells whether the place
// belongs to the fan at all.
func (t *tableScene) fanAt(px, py float64) (unit force.ID, inside bool) {
	unit = force.None
	s := t.fanPitch() / 2
	t.fanPlaces(func(id force.ID, x, y float64) {
		if math.Abs(px-x) <= s && math.Abs(py-y) <= s {
			unit, inside = id, true
		}
	})
	return unit, inside
}

// click is a press and release on the map.
func (t *tableScene) click(x, y float64, sure bool) {
	if t.film.busy() {
		if t.thinking {
			return
		}
		t.film.skip(t)
	}
	double := t.app.frame-t.lastClick < doubleClick
	t.lastClick = t.app.frame
	h := t.app.camera.hexAt(x, y)
	if id, in := t.fanAt(x, y); in {
		fanned := t.fan
		t.fan, t.fanSince = hex.None, t.app.frame+60
		if t.ours(id) || !t.ours(t.selected) {
			t.choose(id)
			return
		}
		h = fanned // with a unit in hand, any counter of an enemy's stack stands for its hex
	}
	if h != t.cursor {
		t.cursor = h
		t.reckonPath()
	}
	if double && t.ours(t.selected) && h == t.view.Force.Place[t.selected].Hex {
		t.gather(t.formation())
		return
	}
	if t.plan != nil && h != t.plan.target {
		t.plan = nil
		t.reckonPath()
		t.app.stale = true
		return
	}
	t.actOn(h, sure)
}

// inArea tells whether a point lies in a rectangle.
func inArea(x, y float64, r image.Rectangle) bool { return image.Pt(int(x), int(y)).In(r) }
