package play

import (
	"image/color"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/text"
)

// The right-hand panel tells of the selected unit or, if none is, of the hex pointed at.

func (t *tableScene) rightOpen() bool {
	return !t.folded && t.selected != force.None
}

// looked is the hex that the panel tells of: the one picked, or else the one pointed at.
func (t *tableScene) looked() hex.Index {
	if t.picked != hex.None {
		return t.picked
	}
	return t.cursor
}

// rightWidth is the panel's width in units.
func (t *tableScene) rightWidth() float64 {
	if t.app.desk.narrow() {
		return 280
	}
	return 328
}

// column writes lines down a panel.
type column struct {
	s    *panel
	d    *desk
	x, w float64
	y    float64 // baseline of the last line
	end  float64 // nothing is written below
	tiny bool
}

func (c *column) u(n float64) float64 { return c.d.u(n) }

// full tells whether there is no room for so many more units.
func (c *column) full(units float64) bool { return c.y+c.u(units) > c.end }

func (c *column) title(words string, size float64, w weight) {
	f := c.d.type_.face(w, c.u(size))
	for _, l := range wrap(words, f, c.w) {
		c.y += c.u(size * 1.25)
		c.s.write(c.x, c.y, l, f, inkColour)
	}
}

func (c *column) note(words string, size float64) {
	f := c.d.type_.face(regular, c.u(size))
	for _, l := range wrap(words, f, c.w) {
		c.y += c.u(size * 1.45)
		c.s.write(c.x, c.y, fit(l, f, c.w), f, fade(inkColour, 75))
	}
}

// row is a label with its second language in small, and a value at the right.
func (c *column) row(label, second, value string, tone color.NRGBA) {
	if c.full(20) {
		return
	}
	c.y += c.u(21)
	f, f2, fv := c.d.type_.face(regular, c.u(13)), c.d.type_.face(regular, c.u(11)), c.d.type_.face(semibold, c.u(13))
	vw := width(value, fv)
	label = fit(label, f, c.w-vw-c.u(8))
	c.s.write(c.x, c.y, label, f, inkColour)
	if second != "" && width(label, f)+width(second, f2)+c.u(16) < c.w-vw {
		c.s.write(c.x+width(label, f)+c.u(7), c.y, second, f2, fade(inkColour, 70))
	}
	c.s.right(c.x+c.w, c.y, value, fv, tone)
}

func (c *column) rule() {
	c.y += c.u(12)
	c.s.rule(c.x, c.y, c.w, inkColour)
	c.y += c.u(2)
}

func (c *column) heading(words, second, value string) {
	c.y += c.u(20)
	f, f2 := c.d.type_.face(semibold, c.u(13)), c.d.type_.face(regular, c.u(11.5))
	c.s.write(c.x, c.y, words, f, inkColour)
	if second != "" {
		c.s.write(c.x+width(words, f)+c.u(8), c.y, second, f2, fade(inkColour, 70))
	}
	c.s.right(c.x+c.w, c.y, value, c.d.type_.face(regular, c.u(13)), fade(inkColour, 80))
}

// layoutRight lays out the panel.
func (t *tableScene) layoutRight() {
	s, d := t.right, t.app.desk
	u := d.u
	switch {
	case t.folded && !d.narrow():
		t.layoutTab(s, d.w-u(30), u(d.barHeight()+40))
		return
	case t.folded || t.plan != nil && d.narrow() || t.selected == force.None && (d.narrow() && t.picked == hex.None || t.looked() == hex.None):
		s.hide()
		return
	}
	w := u(t.rightWidth())
	x, y := d.w-w-u(16), u(d.barHeight()+16)
	h := d.h - y - u(16)
	pad := u(24)
	if d.narrow() {
		x, y, h, pad = d.w-w-u(8), u(d.barHeight()+8), d.h-u(d.barHeight()+16), u(16)
	}
	s.begin(x, y, w, h)
	height := h // of the card: what it holds, if no unit is selected
	s.paint(func(dst *ebiten.Image) { s.drawCard(dst, x, y, w, height, u(6), paper) })
	c := &column{s: s, d: d, x: x + pad, w: w - 2*pad, y: y + u(12), end: y + h - u(12), tiny: d.narrow()}
	if t.selected != force.None {
		t.layoutUnit(c)
	} else {
		t.layoutHex(c, t.looked())
		height = c.y + u(20) - y
		s.shrink(height)
	}
	s.end()
	if !d.narrow() && t.selected != force.None {
		t.tabOn(s, x-u(20), y+u(24))
	}
}

// tabOn adds the tab that folds the panel away; the panel's area grows by it.
func (t *tableScene) tabOn(s *panel, x, y float64) {
	d := t.app.desk
	u := d.u
	s.button("fold", x, y, u(22), u(48), plain, true, func() { t.do(togglePanel) })
	s.paint(func(dst *ebiten.Image) {
		b := d.brush.on(dst)
		b.fill(b.round(x, y, u(26), u(48), u(5)), paper)
		b.flush()
	})
	right := !t.folded
	s.paintOver(func(dst *ebiten.Image) {
		b := d.brush.on(dst)
		cx, cy, k := x+u(11), y+u(24), u(4)
		if !right {
			k = -k
		}
		b.points = append(b.points[:0], pt(cx-k*.6, cy-u(6)), pt(cx+k*.6, cy), pt(cx-k*.6, cy+u(6)))
		b.line(b.points, u(1.8), inkColour, false)
		b.flush()
	})
	s.area.Min.X = int(x)
	s.place()
}

func (t *tableScene) layoutTab(s *panel, x, y float64) {
	u := t.app.desk.u
	s.begin(x, y, u(30), u(48))
	t.tabOn(s, x+u(6), y)
	s.end()
}

// layoutUnit tells of a unit.
func (t *tableScene) layoutUnit(c *column) {
	a, f, id, u := t.app, t.view.Force, t.selected, c.u
	ident, state := &f.Identity[id], &f.Strength[id]
	own := f.Side(id) == t.side

	size := u(80)
	if c.tiny {
		size = u(56)
	}
	top, left, full := c.y+u(8), c.x, c.w
	c.s.paint(func(dst *ebiten.Image) { a.counters.portrait(dst, t, id, left+size/2, top+size/2, size) })
	c.x, c.w = left+size+u(16), full-size-u(16)
	c.s.button("unit-entry", c.x-u(6), top, c.w+u(12), size, invisible, true, func() { t.consultHere() })
	c.title(a.words.Name(ident.Name), map[bool]float64{false: 18, true: 15}[c.tiny], semibold)
	c.note(a.name2(ident.Name), 12.5)
	c.x, c.w = left, full
	c.y = max(c.y, top+size) + u(4)
	if !c.tiny {
		if p := ident.Parent; p != force.None {
			c.title(a.words.Name(f.Identity[p].Name), 13, semibold)
			c.note(a.name2(f.Identity[p].Name), 11.5)
		}
		if ident.Commander != "" {
			c.note(ident.Commander, 12)
		}
		c.rule()
	}
	est := ""
	if !own {
		est = a.t("ui.estimated")
	}
	c.row(a.t("ui.men"), join(a.t2("ui.men"), est), text.Count(int(state.Men)), inkColour)
	for w := range fight.Weapons {
		if n := state.Weapons[w]; n > 0 && (w.Tank() || w.Gun()) {
			c.row(a.t("weapon."+w.String()), a.t2("weapon."+w.String()), itoa(int(n)), inkColour)
		}
	}
	ready := t.readiness(id)
	key := "ui.ready." + itoa(ready)
	tone := inkColour
	if ready <= 1 {
		tone = vermilion
	}
	c.row(a.t("ui.readiness"), a.t2("ui.readiness"), upperFirst(a.t(key)), tone)
	c.term(a, "readiness")
	if own {
		words, low := t.supplyAhead(id)
		tone = inkColour
		if low {
			tone = vermilion
		}
		c.s.button("supply", c.x-u(8), c.y+u(5), c.w+u(16), u(21), invisible, t.ahead.of == id, t.explainSupply)
		c.row(a.t("ui.supply"), a.t2("ui.supply"), words, tone)
	}
	c.row(a.t("ui.fatigue"), a.t2("ui.fatigue"), percent(int(f.Condition[id].Fatigue)), inkColour)
	c.term(a, "fatigue")
	c.row(a.t("ui.position"), a.t2("ui.position"), upperFirst(a.t("posture."+postureKey(t.view.Posture(id)))), inkColour)
	c.term(a, "position")
	if own {
		t.layoutHoursBar(c)
	}
	// Where all of it finds no room, a march that is being shown is worth more than the formation.
	marching := t.path.Steps > 0 && c.full(430)
	if marching {
		t.layoutThreats(c)
	} else if !c.tiny {
		t.layoutFormation(c)
	}
	if own && f.Identity[id].Arm != force.Headquarters {
		t.layoutStanding(c)
		t.layoutBridges(c, t.view.Force.Place[id].Hex)
		if h := t.view.Force.Place[id].Hex; h != hex.None {
			t.layoutPeople(c, h)
			t.layoutDrop(c, id)
			t.layoutCadre(c, id)
		}
	}
	if !marching {
		t.layoutThreats(c)
	}
	if !c.full(40) {
		c.rule()
		c.note(a.t("ui.evidence", "source", a.t(evidenceKeys[t.evidence(id)], "source", ident.Source)), 11)
	}
}

// supplyWords says how supply would come to a hex of the player's.
func (t *tableScene) supplyWords(h hex.Index) (words string, tone color.NRGBA) {
	lines := t.supplyLines()
	if !lines.Reaches(h) || lines.Head(h) == hex.None {
		return t.app.t("ui.supply.cut"), vermilion
	}
	words = t.app.t("ui.supply.way", "place", t.app.words.Place(t.view.Map, lines.Head(h)), "km", lines.Km(h))
	if n := lines.Porters(h); n > 0 {
		words += " · " + t.app.t("ui.supply.carried", "count", n)
	}
	return words, inkColour
}

// percent writes thousandths.
func percent(milli int) string { return itoa((milli+5)/10) + " %" }

func postureKey(p fight.Posture) string {
	return [fight.Postures]string{"none", "delay", "hasty", "prepared", "fortified"}[p]
}

func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " · " + b
}

// layoutHoursBar shows the twelve hours of the unit's day: spent ones pale, the forced last four hatched.
func (t *tableScene) layoutHoursBar(c *column) {
	a, u := t.app, c.u
	left := int(t.view.Force.March[t.selected].Left)
	if !c.tiny {
		c.rule()
	}
	c.s.button("hours", c.x-u(8), c.y+u(4), c.w+u(16), u(44), invisible, t.path.Steps > 0, t.explainPath)
	c.heading(a.t("ui.hours"), a.t2("ui.hours"), "")
	c.s.right(c.x+c.w, c.y, a.t("ui.hours.of", "left", hours(left)), c.d.type_.face(semibold, u(13)), inkColour)
	planned := 0
	if t.path.Steps > 0 {
		planned = t.march.Minutes
	}
	x, y, w, h := c.x, c.y+u(8), c.w, u(20)
	d := c.d
	c.s.paint(func(dst *ebiten.Image) {
		b := d.brush.on(dst)
		each := w / 12
		spent := dayMinutes - left
		for i := range 12 {
			bx, bw := x+float64(i)*each, each-max(1, u(1))
			at := i * 60
			b.rect(bx, y, bw, h, fade(inkColour, 10))
			// The part of this hour that is still to spend, and the part the shown march would take.
			free := float64(min(max(at+60-spent, 0), 60)) / 60
			b.rect(bx+bw*(1-free), y, bw*free, h, fade(amber, 100))
			if planned > 0 {
				lo, hi := max(spent, at), min(spent+planned, at+60)
				if hi > lo {
					b.rect(bx+bw*float64(lo-at)/60, y, bw*float64(hi-lo)/60, h, rgb(0xC8523F))
				}
			}
			if i >= 8 {
				b.hatch(bx, y, bw, h, u(5), u(1.2), fade(paper, 75))
			}
		}
		b.flush()
	})
	c.y = y + h + u(2)
	line := a.t("ui.hours.forced")
	if planned > 0 {
		line = a.t("ui.hours.march", "minutes", planned)
	}
	c.note(line, 11.5)
}

// layoutFormation lists the units of the formation; a click selects one.
func (t *tableScene) layoutFormation(c *column) {
	a, f, u := t.app, t.view.Force, c.u
	hq := f.Identity[t.selected].Parent
	if hq == force.None {
		return
	}
	men := 0
	var members []force.ID
	for _, id := range f.Members[hq] {
		if f.Place[id].Hex != hex.None {
			members = append(members, id)
			men += int(f.Strength[id].Men)
		}
	}
	if len(members) < 2 || c.full(110) {
		return
	}
	c.rule()
	c.heading(a.t("ui.formation.list"), a.t2("ui.formation.list"), a.t("ui.menof", "men", men))
	for i, id := range members {
		if c.full(120) && i < len(members)-1 {
			c.note(a.t("ui.more", "count", len(members)-i), 11.5)
			break
		}
		t.formationRow(c, id)
	}
	c.y += u(2)
}

func (t *tableScene) formationRow(c *column, id force.ID) {
	a, f, u, d := t.app, t.view.Force, c.u, c.d
	h := u(28)
	y := c.y + u(6)
	if id == t.selected {
		c.s.rect(c.x-u(12), y, c.w+u(24), h, fade(amber, 30))
		c.s.rect(c.x-u(12), y, u(3), h, amberEdge)
	}
	c.s.button("unit-"+f.Identity[id].Code, c.x-u(8), y, c.w+u(16), h, invisible, true, func() {
		t.choose(id)
		t.cursor = f.Place[id].Hex
		t.reveal(f.Place[id].Hex)
	})
	x, w := c.x, c.w
	c.s.paint(func(dst *ebiten.Image) { a.counters.symbol(dst, t, id, x+u(15), y+h/2, u(30)) })
	face := d.type_.face(map[bool]weight{false: regular, true: semibold}[id == t.selected], u(12.5))
	c.s.write(x+u(42), y+h/2+u(4.5), fit(t.shortName(id), face, w-u(142)), face, inkColour)
	state := &f.Strength[id]
	share := float64(state.Men) / float64(max(state.Paper, 1))
	ready, left := t.readiness(id), f.March[id].Left
	c.s.paint(func(dst *ebiten.Image) {
		b := d.brush.on(dst)
		bx, bw := x+w-u(94), u(52)
		b.rect(bx, y+h/2-u(2), bw, u(3.4), fade(inkColour, 20))
		b.rect(bx, y+h/2-u(2), bw*min(share, 1), u(3.4), inkColour)
		for i := range 3 {
			cx := x + w - u(29) + u(float64(i)*8)
			if i < ready {
				b.disc(cx, y+h/2, u(2.4), inkColour)
			} else {
				b.ring(cx, y+h/2, u(2), u(1), fade(inkColour, 60))
			}
		}
		if left >= 60 && f.Side(id) == t.side {
			b.rect(x+w-u(3), y+h/2-u(5), u(3), u(10), amber)
		}
		b.flush()
	})
	c.y = y + h - u(6)
}

// shortName is a unit's name without the formation's, under which it is listed.
func (t *tableScene) shortName(id force.ID) string {
	f, w := t.view.Force, t.app.words
	name := w.Name(f.Identity[id].Name)
	if p := f.Identity[id].Parent; p != force.None {
		if own, of := strings.CutPrefix(name, w.Name(f.Identity[p].Name)+" "); of {
			return own
		}
	}
	return name
}

// layoutStanding shows the standing orders as switches.
func (t *tableScene) layoutStanding(c *column) {
	a, id, u := t.app, t.selected, c.u
	if c.full(100) {
		return
	}
	st := t.view.Force.Standing[id]
	c.rule()
	c.heading(a.t("ui.standing"), a.t2("ui.standing"), "")
	c.term(a, "standing")
	mine := t.ours(id)
	yes := func(on bool) string {
		if on {
			return a.t("ui.yes")
		}
		return a.t("ui.no")
	}
	toggle := func(key, label, value string, o game.Order) {
		if c.full(24) {
			return
		}
		y := c.y + u(5)
		c.s.button(key, c.x-u(8), y, c.w+u(16), u(24), invisible, mine, func() { t.give(o) })
		c.row(a.t(label), a.t2(label), value, inkColour)
		c.y += u(3)
	}
	order := func(k game.OrderKind, on bool) game.Order {
		return game.Order{Kind: k, Unit: id, Hex: hex.None, On: on}
	}
	toggle("reserve", "order.reserve", yes(st.Reserve), order(game.SetReserve, !st.Reserve))
	toggle("stand", "order.stand", yes(st.StandFast), order(game.SetStand, !st.StandFast))
	back, next := a.t("ui.never"), order(game.SetFallBack, true)
	next.Value = fallBackSteps[0]
	if st.FallBack {
		back = a.t("ui.atodds", "odds", signed(int(st.FallBackAt)/10))
		next.On, next.Value = false, 0
		for i, v := range fallBackSteps[:len(fallBackSteps)-1] {
			if st.FallBackAt == v {
				next.On, next.Value = true, fallBackSteps[i+1]
			}
		}
	}
	toggle("fallback", "order.fallback", back, next)
	if t.hasGuns(id) {
		toggle("fire", "order.fire", yes(st.FinalFire), order(game.SetFire, !st.FinalFire))
	}
}

// fallBackSteps are the odds offered for falling back, milli-ln.
var fallBackSteps = [...]int16{500, 1000, 1500}

func (t *tableScene) hasGuns(id force.ID) bool {
	for w := range fight.Weapons {
		if w.Gun() && t.view.Force.Strength[id].Weapons[w] > 0 {
			return true
		}
	}
	return false
}

// layoutHex tells of a hex: the ground, what crosses it, who holds it, what stands there.
func (t *tableScene) layoutHex(c *column, h hex.Index) {
	a, v := t.app, t.view
	if h == hex.None {
		c.title(a.t("ui.hex.none"), 16, semibold)
		return
	}
	m := v.Map
	cell := &m.Cells[h]
	top := c.y
	c.title(upperFirst(a.words.Place(v.Map, h)), 18, semibold)
	if id := t.placeEntry(h); id != "" {
		c.s.button("place-entry", c.x-c.u(6), top+c.u(4), c.w+c.u(12), c.y-top+c.u(2), invisible, true, func() { a.consult(id) })
	}
	if p := cell.Place; p != atlas.NoPlace {
		c.note(join(a.name2(m.Places[p].Name), m.Places[p].Modern), 12.5)
	}
	if cell.Province != atlas.NoProvince {
		c.note(a.words.Name(cell.Province.Name()), 12)
	}
	c.rule()
	c.row(a.t("ui.hex.ground"), a.t2("ui.hex.ground"), upperFirst(a.t("terrain."+cell.Terrain.String())), inkColour)
	if cell.Land() {
		c.row(a.t("ui.hex.height"), a.t2("ui.hex.height"), text.Count(int(cell.Elevation))+" m", inkColour)
	}
	if v.Control[h] != force.NoSide {
		c.row(a.t("ui.hex.control"), a.t2("ui.hex.control"), a.words.Side(v.Control[h]), inkColour)
		c.term(a, "control")
	}
	road, rail := atlas.NoRoad, atlas.NoRail
	rivers := map[string]bool{}
	for d := range hex.Dir(hex.Dirs) {
		if m.Near[h][d] == hex.None {
			continue
		}
		e := m.Edge(h, d)
		road, rail = max(road, e.Road), max(rail, e.Rail)
		if e.River != atlas.NoRiver {
			rivers[a.words.Name(m.Rivers[e.RiverName])] = true
		}
	}
	if road != atlas.NoRoad {
		c.row(a.t("ui.hex.road"), a.t2("ui.hex.road"), upperFirst(a.t("road."+[...]string{"", "track", "secondary", "main"}[road])), inkColour)
	}
	if rail != atlas.NoRail {
		key := "rail." + [...]string{"", "narrow", "single", "double"}[rail]
		c.row(a.t("ui.hex.rail"), a.t2("ui.hex.rail"), upperFirst(a.t(key)), inkColour)
	}
	for d := range hex.Dir(hex.Dirs) { // in the order of the sides, each river once
		if m.Near[h][d] == hex.None {
			continue
		}
		if e := m.Edge(h, d); e.River != atlas.NoRiver {
			if name := a.words.Name(m.Rivers[e.RiverName]); rivers[name] {
				delete(rivers, name)
				c.row(a.t("ui.hex.river"), a.t2("ui.hex.river"), name, inkColour)
			}
		}
	}
	if cell.Land() && v.Control[h] == t.side {
		words, tone := t.supplyWords(h)
		c.row(a.t("ui.supply.here"), a.t2("ui.supply.here"), words, tone)
	}
	t.layoutPeople(c, h)
	if k := v.Contest[h]; k.Metres > 0 {
		c.row(a.t("ui.hex.won"), a.t2("ui.hex.won"), tenths(int(k.Metres)/100)+" km", vermilion)
	}
	units := 0
	for id := range v.Stack(h) {
		if units == 0 {
			c.rule()
			c.heading(a.t("ui.hex.troops"), a.t2("ui.hex.troops"), a.t("ui.quarters", "size", v.Quarters(h)))
		}
		units++
		t.formationRow(c, id)
	}
	t.layoutBridges(c, h)
}
