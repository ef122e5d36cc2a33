package play

import (
	"slices"

	"parallel38/game"
	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// The sea: units that embark, ships with guns, and landings. Who is aboard stands in no hex, so the ships' dialog
// lists him; whatever is chosen there or on the map is shown before it is ordered.

var (
	shipsBox   = &box{name: "ships", title: "ui.act.ships", w: 560, h: 560}
	passageBox = &box{name: "passage", title: "ui.sea.passage", w: 520, h: 420}
)

func init() { shipsBox.layout, passageBox.layout = layoutShips, layoutPassage }

// passage is an order at sea in the making.
type passage struct {
	kind  game.OrderKind // Ship, Sail or Land: what the next click on the map chooses a hex for
	unit  force.ID       // of a Ship or a Sail
	order game.Order     // chosen, to be confirmed
	shown game.Preview
}

// aimAtSea asks for the hex of an order at sea.
func (t *tableScene) aimAtSea(kind game.OrderKind, unit force.ID) {
	t.app.closeBox()
	t.passage = passage{kind: kind, unit: unit}
	t.aim, t.plan = aimSea, nil
	t.reckonReach()
	t.say(t.app.t(map[game.OrderKind]string{game.Ship: "ui.sea.pickport", game.Sail: "ui.sea.picksea", game.Land: "ui.sea.pickbeach"}[kind]), false)
	t.app.stale = true
}

// goBySea asks where the selected unit is to go by sea.
func (t *tableScene) goBySea() {
	if t.ours(t.selected) {
		t.aimAtSea(game.Ship, t.selected)
	}
}

// sails tells whether the selected unit could go to sea today.
func (t *tableScene) sails() bool {
	return t.ours(t.selected) && len(t.view.ShipReach(t.selected, nil)) > 0
}

// choices are the hexes that an order at sea could be given for.
func (t *tableScene) choices(out []hex.Index) []hex.Index {
	v := t.view
	switch t.passage.kind {
	case game.Ship:
		return v.ShipReach(t.passage.unit, out)
	case game.Land:
		for _, h := range v.Map.Land {
			if v.Map.Cells[h].Beach > 0 && v.Control[h] == t.side.Enemy() && v.Roads(h) != hex.None {
				out = append(out, h)
			}
		}
	}
	return out
}

// pickAtSea takes the hex that was asked for. A click on the open sea puts a unit out to sea.
func (t *tableScene) pickAtSea(h hex.Index) {
	t.aim = aimFree
	t.reckonReach()
	o := game.Order{Kind: t.passage.kind, Unit: t.passage.unit, Hex: h}
	switch o.Kind {
	case game.Sail:
		t.give(o)
		return
	case game.Ship:
		if t.view.OpenSea(h) {
			o.Hex = hex.None
		}
	case game.Land:
		o = t.landing(h)
	}
	t.passage.order, t.passage.shown = o, game.Preview{}
	if err := t.view.Preview(&o, &t.passage.shown); err != nil {
		t.refuse(err)
		return
	}
	t.app.openBox(passageBox)
}

// landing is the plan to put ashore as many as can land on a beach, infantry first, on the next day on which they are
// ready and the tide serves; if there is none, a plan that tells why.
func (t *tableScene) landing(h hex.Index) (o game.Order) {
	v, troops := t.view, t.aboard()
	slices.SortStableFunc(troops, func(a, b force.ID) int {
		guns := func(id force.ID) int { return map[bool]int{true: 1}[v.Force.Identity[id].Arm == force.Artillery] }
		return guns(a) - guns(b)
	})
	for ahead := range v.Setup.Rules.Sea.PutOff {
		var ok bool
		if o, ok = v.Wave(h, v.Day+calendar.Day(ahead), troops); ok {
			return o
		}
	}
	o.Count = uint8(copy(o.Units[:1], troops))
	return o
}

// aboard are the player's units that lie off the coast.
func (t *tableScene) aboard() (ids []force.ID) {
	for _, id := range t.view.Force.Combat {
		if t.view.Force.Side(id) == t.side && t.view.Waiting(id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// layoutShips lists ships, those aboard and what is planned.
func layoutShips(a *app, c *column) {
	t := a.table()
	if t == nil {
		return
	}
	v, mine := t.view, t.mine()
	c.row(a.t("ui.sea.lift"), a.t2("ui.sea.lift"), a.t("ui.sea.regiments", "count", int(v.Sea[t.side].Lift)), inkColour)
	c.row(a.t("ui.sea.tide"), a.t2("ui.sea.tide"), a.t("ui.sea.cm", "count", game.HighWater(v.Day)), inkColour)
	for _, id := range v.Force.Fleets {
		if h := v.Force.Place[id].Hex; v.Force.Side(id) == t.side && h != hex.None && !c.full(60) {
			fresh := !v.Force.Fleet[id].Sailed && v.Force.Fleet[id].Fired == 0
			c.line("fleet-"+v.Force.Identity[id].Code, a.words.Unit(&v.Board, id), a.words.Place(v.Map, h), mine && fresh, func() { t.aimAtSea(game.Sail, id) })
		}
	}
	aboard := t.aboard()
	for _, id := range aboard {
		if !c.full(60) {
			value := a.t("ui.sea.ready")
			if due := v.Force.Place[id].Due; due > v.Day {
				value = a.t("ui.sea.readyon", "date", a.words.Date(due))
			}
			c.line("aboard-"+v.Force.Identity[id].Code, a.words.Unit(&v.Board, id), value, mine, func() { t.aimAtSea(game.Ship, id) })
		}
	}
	if plan := &v.Sea[t.side].Landing; plan.Beach != hex.None {
		c.note(a.t("ui.sea.planned", "place", a.words.Place(v.Map, plan.Beach), "date", a.words.Date(plan.Day), "units", a.words.Units(&v.Board, plan.Troops())), 13)
		c.line("drop", a.t("ui.sea.drop"), "", mine, func() {
			a.closeBox()
			t.give(game.Order{Kind: game.Land, Unit: force.None, Hex: hex.None})
		})
	}
	c.line("land", a.t("ui.sea.plan"), "", mine && len(aboard) > 0, func() { t.aimAtSea(game.Land, force.None) })
}

// layoutPassage shows what an order at sea would do, and gives it.
func layoutPassage(a *app, c *column) {
	t := a.table()
	if t == nil {
		return
	}
	o, p, b := &t.passage.order, &t.passage.shown, &t.view.Board
	switch {
	case o.Kind == game.Land:
		c.note(a.t("ui.sea.planned", "place", a.words.Place(b.Map, o.Hex), "date", a.words.Date(calendar.Day(o.Value)), "units", a.words.Units(b, o.Attackers())), 13.5)
		if len(p.Defenders) == 0 {
			c.note(a.t("ui.sea.nobody"), 13)
		}
	case o.Hex == hex.None:
		c.note(a.t("ui.sea.out", "unit", a.words.Unit(b, o.Unit), "date", a.words.Date(b.Day+calendar.Day(p.Days))), 13.5)
	default:
		c.note(a.t("ui.sea.to", "unit", a.words.Unit(b, o.Unit), "place", a.words.Place(b.Map, o.Hex), "date", a.words.Date(b.Day+calendar.Day(p.Days))), 13.5)
	}
	if o.Kind == game.Ship {
		c.row(a.t("ui.sea.left"), a.t2("ui.sea.left"), a.words.Amount(p.Ledger.Unit, p.Ledger.Total()), inkColour)
	}
	for _, r := range a.words.Ledger(&p.Ledger) {
		c.row(r.What, "", r.Amount, inkColour)
	}
	c.y += c.u(6)
	c.line("order", a.t("ui.sea.order"), "", true, func() {
		a.closeBox()
		t.give(*o)
	})
	c.line("not", a.t("ui.sea.not"), "Esc", true, a.closeBox)
}

// drawSea draws the ships that are seen, and an arrow for the landing that is planned.
func (t *tableScene) drawSea(b *brush) {
	c, v := &t.app.camera, t.view
	s := 2.6 * c.zoom
	for _, id := range v.Force.Fleets {
		if h := v.Force.Place[id].Hex; h != hex.None {
			x, y := c.centre(h)
			colour := southText
			if v.Force.Side(id) == force.North {
				colour = northFace
			}
			hull := []point{pt(x-s, y), pt(x-.4*s, y), pt(x-.4*s, y-.45*s), pt(x+.3*s, y-.45*s), pt(x+.3*s, y), pt(x+1.2*s, y), pt(x+.8*s, y+.5*s), pt(x-.8*s, y+.5*s)}
			b.fill(hull, colour)
			b.line(hull, t.app.desk.u(1), inkColour, true)
		}
	}
	if plan := &v.Sea[t.side].Landing; plan.Beach != hex.None {
		x0, y0 := c.centre(v.Roads(plan.Beach))
		x1, y1 := c.centre(plan.Beach)
		dx, dy := x1-x0, y1-y0
		b.segment(x0-dx, y0-dy, x0+.6*dx, y0+.6*dy, t.app.desk.u(5), amberMap)
		b.fill([]point{pt(x1, y1), pt(x0+.5*dx-.25*dy, y0+.5*dy+.25*dx), pt(x0+.5*dx+.25*dy, y0+.5*dy-.25*dx)}, amberMap)
	}
}
