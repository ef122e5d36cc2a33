package game

import (
	"slices"

	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// Landings. Troops who have embarked for it and had their days to load and rehearse lie off the coast; a plan names
// a beach and a day, and stays hidden. At the end of its side's day, on the evening tide, it goes in: an attack from
// the sea, with what ships and aircraft have left, upon whoever stands there. Who is driven back is back at
// sea, with his losses; who gets ashore has a beachhead, over which some supply comes even without a port.

// checkLanding judges a Land.
func (v *View) checkLanding(o *Order) *Refusal {
	if !o.On {
		if v.Sea[v.Side].Landing.Beach == hex.None {
			return v.refuse(BadOrder, force.None, hex.None)
		}
		return nil
	}
	day := calendar.Day(o.Value)
	if o.Count == 0 || int(o.Count) > MaxUnits || o.Hex < 0 || int(o.Hex) >= v.Map.Len() || day < v.Day || int(day-v.Day) > mostAhead {
		return v.refuse(BadOrder, force.None, hex.None)
	}
	switch {
	case v.barred(v.Side):
		return v.refuse(SeaBarred, force.None, o.Hex)
	case v.beach(o.Hex) == fight.NoBeach || v.Roads(o.Hex) == hex.None || v.Control[o.Hex] == v.Side:
		return v.refuse(NoBeach, force.None, o.Hex)
	case !v.TideServes(o.Hex, day):
		return v.lack(TideTooLow, force.None, o.Hex, v.rules.Sea.HighWater, HighWater(day))
	}
	total, fighters := 0, 0
	for i, id := range o.Attackers() {
		switch {
		case id < 0 || int(id) >= v.Force.Len():
			return v.refuse(NoSuchUnit, force.None, hex.None)
		case v.Force.Side(id) != v.Side:
			return v.refuse(NotYours, id, hex.None)
		case !v.Waiting(id):
			return v.refuse(NotAfloat, id, hex.None)
		case v.Force.Place[id].Due > day:
			return v.lack(NotPrepared, id, hex.None, int(v.Force.Place[id].Due-v.Day), int(day-v.Day))
		case slices.Contains(o.Units[:i], id):
			return v.refuse(BadOrder, id, hex.None)
		}
		total += v.Force.Quarters(id)
		if v.Force.Identity[id].Arm != force.Artillery {
			fighters += v.Force.Quarters(id)
		}
	}
	if lift := At(v.Setup.Sea[v.Side].Assault, day); total > lift {
		return v.lack(NoShips, force.None, o.Hex, total, lift)
	}
	if room := v.rules.Sea.BeachQuarters[v.beach(o.Hex)]; fighters > room {
		return v.lack(FrontageFull, force.None, o.Hex, fighters, room)
	}
	if room := v.rules.March.Stack[v.Map.Cells[o.Hex].Terrain]; total > room {
		return v.lack(StackFull, force.None, o.Hex, total, room)
	}
	if fighters == 0 {
		return v.refuse(NotFit, o.Units[0], o.Hex)
	}
	return nil
}

// Wave is the plan to land as many of some troops, taken in their order, as may go ashore on a beach on a day; false
// if none may.
func (v *View) Wave(beach hex.Index, day calendar.Day, troops []force.ID) (o Order, ok bool) {
	o = Order{Kind: Land, Unit: force.None, Hex: beach, On: true, Value: int16(day)}
	for _, id := range troops {
		if int(o.Count) == MaxUnits {
			break
		}
		o.Units[o.Count] = id
		o.Count++
		if v.check(&o) != nil {
			o.Count--
			o.Units[o.Count] = 0
		}
	}
	return o, o.Count > 0
}

// mostAhead is how many days ahead a landing can be planned.
const mostAhead = 90

// planLanding takes down the plan of a landing, or drops it.
func (w *World) planLanding(o *Order) {
	plan := &w.Sea[w.Moving()].Landing
	*plan = Landing{Beach: hex.None}
	if o.On {
		*plan = Landing{Beach: o.Hex, Day: calendar.Day(o.Value), Count: o.Count, Units: o.Units}
	}
}

// landingOrder is a planned landing as the order to attack that it becomes.
func (b *Board) landingOrder(l *Landing) Order {
	o := Order{Kind: Land, Unit: force.None, Hex: l.Beach, On: true, Value: int16(l.Day), Attack: fight.Deliberate,
		Sorties: b.rules.Air.CloseSupport, Count: l.Count, Units: l.Units}
	return o
}

// landingGoesIn carries out what a side has planned for today.
func (w *World) landingGoesIn(side force.Side) {
	plan := &w.Sea[side].Landing
	if plan.Beach == hex.None || plan.Day > w.Day {
		return
	}
	if w.Weather == Rain { // surf
		plan.Day = w.nextTide(plan.Beach, w.Day+1, w.rules.Sea.PutOff)
		w.landingOff(side, plan.Beach, plan.Day)
		if plan.Day == 0 {
			*plan = Landing{Beach: hex.None}
		}
		return
	}
	o := w.landingOrder(plan)
	o.Count = 0
	fighters := 0
	for _, id := range plan.Troops() {
		if w.Waiting(id) && w.Force.Place[id].Due <= w.Day { // some may have been sent elsewhere since
			o.Units[o.Count] = id
			o.Count++
			if w.Force.Identity[id].Arm != force.Artillery {
				fighters++
			}
		}
	}
	*plan = Landing{Beach: hex.None}
	if fighters == 0 || w.barred(side) || w.grip[o.Hex].side == side && w.StackRoom(o.Hex) < w.quartersOf(o.Attackers()) {
		w.landingOff(side, o.Hex, 0)
		return
	}
	w.goAshore(&o, side)
}

// landingOff tells a side, and it alone, that its landing waits or is dropped.
func (w *World) landingOff(side force.Side, beach hex.Index, until calendar.Day) {
	e := Event{Kind: LandingPutOff, Side: side, Unit: force.None, Other: force.None, Hex: beach, From: hex.None, Value: int(until)}
	e.SeenBy[side] = true
	w.events = append(w.events, e)
}

// goAshore fights a landing out.
func (w *World) goAshore(o *Order, side force.Side) {
	troops := o.Attackers()
	if w.grip[o.Hex].side == side.Enemy() {
		e := &w.scratch
		w.engage(o, e)
		w.Attacking[side][0] += int16(w.quartersOf(troops))
		w.Air[side].Left -= e.att.Sorties
		w.fireShips(side, o.Hex, o.Attack)
		if !w.fallBack(o, e) && !w.storm(o, e) {
			return
		}
	}
	for _, id := range troops {
		w.put(id, o.Hex)
		m := &w.Force.March[id]
		m.Left, m.Arrived, w.Force.Condition[id].Dug = 0, true, 0
	}
	w.occupy(o.Hex, side)
	w.Sea[side].Beachhead = o.Hex
	for _, id := range troops {
		w.emit(Event{Kind: Landed, Side: side, Unit: id, Other: force.None, Hex: o.Hex, From: hex.None})
	}
	w.sight()
}

// quartersOf is the size of some units together.
func (b *Board) quartersOf(ids []force.ID) (quarters int) {
	for _, id := range ids {
		quarters += b.Force.Quarters(id)
	}
	return quarters
}

// storm draws for a defended beach, and tells whether it is taken. There is no half of it: who does not drive the
// defender off the shore is back in his boats.
func (w *World) storm(o *Order, e *engagement) bool {
	side := w.Force.Side(e.attackers[0])
	r := w.draw(o, e)
	out := &r.Outcome
	r.Fell = out.Band >= fight.PushedBack
	for _, id := range e.defenders {
		w.Force.March[id].Fought = true
	}
	w.emit(Event{Kind: Fought, Side: side, Unit: e.attackers[0], Hex: o.Hex, From: w.Roads(o.Hex), Report: r})
	if r.Fell {
		w.collapse(e, out)
		for _, id := range e.defenders {
			w.driveBack(id, max(1, out.Band.Retreat()), out.Band >= fight.Broken)
		}
		return true
	}
	share := w.rules.Sea.LeftLanding
	if out.Band > fight.BeatenBack {
		share /= 2
	}
	for _, id := range e.attackers {
		w.leaveGear(id, share)
		w.Force.Place[id].Due = w.Day + calendar.Day(w.rules.Sea.Again)
	}
	w.dissolveSpent(e.defenders)
	w.emit(Event{Kind: BeatenOff, Side: side, Unit: e.attackers[0], Other: force.None, Hex: o.Hex, From: hex.None})
	return false
}

// holdBeachheads gives up those that the enemy has taken.
func (w *World) holdBeachheads() {
	for side := force.North; side < force.Sides; side++ {
		if s := &w.Sea[side]; s.Beachhead != hex.None && w.Control[s.Beachhead] != side {
			s.Beachhead = hex.None
		}
	}
}

// Sources is where supply enters the map for a side: the scenario's ports and yards, and its beachhead.
func (b *Board) Sources(side force.Side) func(yield func(Source) bool) {
	return func(yield func(Source) bool) {
		for _, s := range b.Setup.Supply[side].Sources {
			if !yield(s) {
				return
			}
		}
		if h := b.Sea[side].Beachhead; h != hex.None {
			yield(Source{Hex: h, Tons: b.rules.Sea.BeachTons[b.beach(h)]})
		}
	}
}
