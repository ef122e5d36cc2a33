package play

import (
	"parallel38/game"
	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/game/ledger"
)

// What is off the map and in the air: the boxes with the troops that wait in them, the air groups and their
// bases, and why the powers behind the South take their next step, or do not.

var (
	awayBox   = &box{name: "away", title: "ui.act.away", w: 560, h: 640}
	commitBox = &box{name: "commit", title: "ui.commit", w: 560, h: 440}
	wingsBox  = &box{name: "wings", title: "ui.wings", w: 640, h: 640}
)

func init() { // not in the table itself: the dialogs lead to one another
	awayBox.layout, commitBox.layout, wingsBox.layout = layoutAway, layoutCommit, layoutWings
}

// expected tells when each unit of the player's that is on its way or waits for ships will arrive; who has
// no day is not in it.
func (t *tableScene) expected() map[force.ID]calendar.Day {
	days := map[force.ID]calendar.Day{}
	for _, id := range t.view.Force.Combat {
		if p := t.view.Force.Place[id]; t.view.Force.Side(id) == t.side && p.Due != 0 {
			days[id] = p.Due
		}
	}
	for i := range t.view.Setup.Boxes {
		if t.view.Setup.Boxes[i].Side == t.side {
			for _, s := range t.view.Timetable(i) {
				days[s.Unit] = s.Arrive
			}
		}
	}
	return days
}

// inDays words the days until an arrival, or that none is known.
func (t *tableScene) inDays(days map[force.ID]calendar.Day, id force.ID) string {
	day, ok := days[id]
	if !ok {
		return t.app.t("ui.away.unknown")
	}
	return t.app.words.DayMonth(day) + " · " + t.app.t("ui.away.days", "count", int(day-t.view.Day))
}

// layoutAway lists the player's boxes, and leads to their troops, the air groups and the powers' next step.
func layoutAway(a *app, c *column) {
	t := a.table()
	if t == nil {
		return
	}
	v := t.view
	if v.Setup.Commitment.Limit > game.Uncommitted {
		c.note(upperFirst(a.words.Commitment(v.Committed.Level)), 13)
		c.line("commit", a.t("ui.commit"), "", true, func() { a.openBox(commitBox) })
	}
	if v.Aircraft(t.side) > 0 {
		c.line("wings", a.t("ui.wings"), a.t("ui.wings.count", "count", v.Aircraft(t.side)), true, func() { a.openBox(wingsBox) })
	}
	days := t.expected()
	for i := range v.Setup.Boxes {
		x := &v.Setup.Boxes[i]
		queue := v.Queue(i)
		if x.Side != t.side || len(queue) == 0 || c.full(48) {
			continue
		}
		what := t.inDays(days, queue[0])
		if v.Committed.Level < x.Needs {
			what = a.t("ui.away.closed")
		}
		c.line("box-"+x.Code, a.words.Name(x.Name)+" · "+a.t("ui.arrivals.count", "count", len(queue)), what, true, func() { a.openBox(queueBox(i)) })
	}
	t.layoutAtSea(c, days)
}

// layoutAtSea lists who has left and not arrived.
func (t *tableScene) layoutAtSea(c *column, days map[force.ID]calendar.Day) {
	heading := false
	for _, id := range t.view.Force.Combat {
		if t.view.Force.Side(id) != t.side || t.view.Force.Place[id].Presence != force.Embarked || t.view.Force.Berth[id].Box == 0 || c.full(40) {
			continue
		}
		if !heading {
			c.heading(t.app.t("ui.away.sea"), t.app.t2("ui.away.sea"), "")
			heading = true
		}
		c.line("sea-"+itoa(int(id)), t.app.words.Unit(&t.view.Board, id), t.inDays(days, id), t.mine() && !t.view.Force.Berth[id].Flown,
			func() { t.app.openBox(portBox(id)) })
	}
}

// queueBox is the dialog of a box: who waits in it, the next to leave first. A click on a unit offers what
// can be done with it.
func queueBox(i int) *box {
	return &box{name: "queue", title: "ui.away.queue", w: 620, h: 640, layout: func(a *app, c *column) {
		t := a.table()
		if t == nil {
			return
		}
		x, days := &t.view.Setup.Boxes[i], t.expected()
		c.note(a.t("ui.away.lift", "box", x.Name, "lift", game.At(x.Lift, t.view.Day), "days", x.Days), 12.5)
		queue := t.view.Queue(i)
		for place, id := range queue {
			if c.full(84) && place < len(queue)-1 {
				c.note(a.t("ui.more", "count", len(queue)-place), 12.5)
				return
			}
			what := t.inDays(days, id)
			if ready := t.view.Force.Berth[id].Ready; ready > 0 {
				what = a.t("ui.away.ready", "count", int(ready)) + " · " + what
			}
			c.line("wait-"+itoa(int(id)), a.words.Unit(&t.view.Board, id), what, t.mine(), func() { a.openBox(portBox(id)) })
		}
	}}
}

// portBox offers what can be done with a unit that waits or is at sea: its place in the queue, its port.
func portBox(id force.ID) *box {
	return &box{name: "port", title: "order.port", w: 560, h: 560, layout: func(a *app, c *column) {
		t := a.table()
		if t == nil {
			return
		}
		v := t.view
		c.note(a.words.Unit(&v.Board, id), 13.5)
		give := func(o game.Order) func() {
			return func() {
				a.closeBox()
				t.give(o)
				a.openBox(awayBox)
			}
		}
		if v.Force.Place[id].Presence == force.Awaited {
			c.line("first", a.t("ui.away.first"), "", true, give(game.Order{Kind: game.SetQueue, Unit: id, Hex: hex.None}))
			c.line("last", a.t("ui.away.last"), "", true, give(game.Order{Kind: game.SetQueue, Unit: id, Hex: hex.None, Value: game.MostQueued}))
		}
		for _, h := range v.OpenPorts(t.side) {
			o := game.Order{Kind: game.SetPort, Unit: id, Hex: h}
			if c.full(44) || game.Check(v, &o) != nil {
				continue
			}
			mark := ""
			if v.Force.Place[id].Port == h {
				mark = "●"
			}
			c.line("port-"+itoa(int(h)), a.t("ui.away.land", "place", a.words.Place(v.Map, h)), mark, true, give(o))
		}
	}}
}

// layoutWings lists the player's air groups with their bases; a click offers others.
func layoutWings(a *app, c *column) {
	t := a.table()
	if t == nil {
		return
	}
	v := t.view
	for _, id := range v.Force.Wings {
		if v.Force.Side(id) != t.side || !v.Force.Present(id) || v.Force.AirGroup[id].Aircraft == 0 || c.full(44) {
			continue
		}
		what := a.t("ui.wings.count", "count", int(v.Force.AirGroup[id].Aircraft)) + " · " + t.baseName(id)
		if ready := v.Force.Berth[id].Ready; ready > 0 {
			what += " · " + a.t("ui.away.ready", "count", int(ready))
		}
		c.line("wing-"+itoa(int(id)), a.words.Unit(&v.Board, id), what, t.mine(), func() { a.openBox(baseBox(id)) })
	}
}

// baseName is where an air group flies from.
func (t *tableScene) baseName(id force.ID) string {
	if box := t.view.Force.Berth[id].Box; box > 0 {
		return t.app.words.Name(t.view.Setup.Boxes[box-1].Name)
	}
	return t.app.words.Place(t.view.Map, t.view.Force.Place[id].Hex)
}

// baseBox offers an air group the bases that it can move to, with what it would fly from each.
func baseBox(id force.ID) *box {
	return &box{name: "base", title: "order.base", w: 560, h: 560, layout: func(a *app, c *column) {
		t := a.table()
		if t == nil {
			return
		}
		v := t.view
		sorties := func(h hex.Index, box int) string { return a.t("ui.wings.sorties", "count", v.SortiesFrom(id, h, box)) }
		c.note(a.words.Unit(&v.Board, id)+" · "+t.baseName(id)+" · "+sorties(v.Force.Place[id].Hex, int(v.Force.Berth[id].Box)-1), 13)
		offer := func(o game.Order, name string) {
			if o.Unit = id; game.Check(v, &o) != nil || c.full(44) {
				return
			}
			c.line("to-"+name, name, sorties(o.Hex, int(o.Value)), true, func() {
				a.closeBox()
				t.give(o)
				a.openBox(wingsBox)
			})
		}
		for i := range v.Setup.Boxes {
			offer(game.Order{Kind: game.Rebase, Hex: hex.None, Value: int16(i)}, a.words.Name(v.Setup.Boxes[i].Name))
		}
		for _, h := range v.Map.Land {
			if v.Map.Cells[h].Airfield > 0 {
				offer(game.Order{Kind: game.Rebase, Hex: h}, a.words.Place(v.Map, h))
			}
		}
	}}
}

// layoutCommit shows why the powers may take their next step: the lines that add up to its chance. The
// North is told what is public, and not the chance: it does not know how much is left of the army.
func layoutCommit(a *app, c *column) {
	t := a.table()
	if t == nil {
		return
	}
	for level := game.AirAndSea; level <= t.view.Committed.Level; level++ {
		c.row(upperFirst(a.words.Commitment(level)), "", a.words.DayMonth(t.view.Committed.Since[level]), inkColour)
	}
	next, led, open := t.view.NextCommitment()
	if !open {
		c.note(a.t("ui.commit.done"), 13)
		return
	}
	if next > game.AirAndSea {
		c.rule()
	}
	c.heading(upperFirst(a.words.Commitment(next)), "", "")
	t.ledgerRows(c, &led)
	if t.side == force.South {
		c.rule()
		c.row(a.t("ui.commit.chance"), a.t2("ui.commit.chance"), a.words.Amount(ledger.Milli, game.CommitmentChance(&led)), inkColour)
	}
}

// ledgerRows writes a ledger line by line.
func (t *tableScene) ledgerRows(c *column, led *ledger.Ledger) {
	for _, r := range t.app.words.Ledger(led) {
		c.row(upperFirst(r.What), "", r.Amount, inkColour)
	}
}
