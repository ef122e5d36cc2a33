package play

import (
	"parallel38/game"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// People on the roads: what the panels tell of them and what can be done for them.

// crowd is how many people on the roads of a hex are marked on the map.
const crowd = 5000

// layoutPeople tells of the people on the roads of a hex and offers help. What the unit in hand can do is offered too.
func (t *tableScene) layoutPeople(c *column, h hex.Index) {
	a, v := t.app, t.view
	p := &v.People[h]
	if p.Road == 0 && !p.Corridor || c.full(40) {
		return
	}
	low, high := game.Estimate(int(p.Road))
	c.rule()
	c.row(a.t("ui.hex.people"), a.t2("ui.hex.people"), a.t("ui.hex.range", "low", low, "high", high), inkColour)
	rules := &v.Setup.Rules.People
	offer := func(id, words, why string, o game.Order) {
		if !t.mine() || game.Check(v, &o) != nil || c.full(48) {
			return
		}
		c.line(id, words, "", true, func() { t.give(o) })
		if lines := wrap(why, c.newsFace(), c.w); !c.full(18 * float64(len(lines))) {
			c.note(why, 12)
		}
	}
	words := a.t("ui.people.corridor")
	if p.Corridor {
		words = a.t("ui.people.corridor.end")
	}
	offer("corridor", words, a.t("ui.people.corridor.why"), game.Order{Kind: game.SetCorridor, Unit: force.None, Hex: h, On: !p.Corridor})
	offer("train", a.t("ui.people.train"), a.t("ui.people.train.why", "count", rules.TrainPeople, "trains", int(v.Supply[v.Side].TrainsLeft)),
		game.Order{Kind: game.Evacuate, Unit: force.None, Hex: h, Value: 1})
	for id := range v.Stack(h) {
		if t.selected == force.None || id == t.selected {
			with := a.t("ui.people.screen", "unit", a.words.Unit(&v.Board, id))
			if id == t.selected {
				with = a.t("ui.people.screen.this")
			}
			offer("screen-"+v.Force.Identity[id].Code, with, a.t("ui.people.screen.why",
				"hours", v.ScreenMinutes(id), "count", v.Force.Quarters(id)*rules.ScreenPeople), game.Order{Kind: game.Screen, Unit: id, Hex: hex.None})
		}
	}
}

// drawPeople marks the hexes whose roads are full of people: dots, the more the more there are.
func (t *tableScene) drawPeople(b *brush) {
	u := t.app.desk.u
	t.onScreen(func(h hex.Index, x, y float64) {
		n := min(int(t.view.People[h].Road)/crowd, 5)
		for i := range n {
			b.disc(x+u(float64(2*i-n+1)*3), y+u(14), u(3), paper)
			b.disc(x+u(float64(2*i-n+1)*3), y+u(14), u(2), inkColour)
		}
	})
}

// layoutDrop offers to drop supply to a unit that is cut off: all that the transports carry.
func (t *tableScene) layoutDrop(c *column, id force.ID) {
	a, v := t.app, t.view
	o := game.Order{Kind: game.Drop, Unit: id, Hex: hex.None, Value: v.Air[v.Side].Lift}
	if !t.mine() || game.Check(v, &o) != nil || c.full(50) {
		return
	}
	f := v.Drop(id, int(o.Value))
	c.line("drop", a.t("ui.drop", "unit", a.words.Unit(&v.Board, id)), "", true, func() { t.give(o) })
	c.note(a.t("ui.drop.why", "sorties", int(o.Value), "tons", f.Ledger.Total(), "now", int(v.Force.Stores[id].Supply)/100, "then", f.After/100), 12)
}

// layoutCadre offers to take a wreck out of the war until it is built up again, or to bring it back.
func (t *tableScene) layoutCadre(c *column, id force.ID) {
	a, v := t.app, t.view
	cadre := v.Force.Strength[id].Cadre
	o := game.Order{Kind: game.SetCadre, Unit: id, Hex: hex.None, On: !cadre}
	if !t.mine() || game.Check(v, &o) != nil || c.full(50) {
		return
	}
	words := a.t("ui.cadre")
	if cadre {
		words = a.t("ui.cadre.end")
	}
	c.line("cadre", words, "", true, func() { t.give(o) })
	c.note(a.t("ui.cadre.why", "percent", v.Setup.Rules.Recovery.Rebuilt), 12)
}
