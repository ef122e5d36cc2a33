package game

import (
	"slices"

	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/game/ledger"
)

// What a march would lead to, before it is ordered: who could hit the unit where it ends, and what
// supply would reach it there. Both set the pieces as they would stand, ask the kernels that the rules
// themselves use, and set them back.

// Threat is an enemy in sight who could attack a place on his next day.
type Threat struct {
	Unit    force.ID
	From    hex.Index     // from where: where he stands, or a hex to which he can march first
	Minutes int           // of that march
	Kind    fight.Kind    // the most careful way that is open to him
	Odds    int           // of his attack alone, milli-ln
	Ledger  ledger.Ledger // of these odds
}

// Threats appends who of the enemies in sight could attack the unit of a march where it ends, the most
// dangerous first; a march without steps asks about the place where the unit stands. Each is taken
// alone and with a full day before him, as far as the side can know. The march must be legal.
func (v *View) Threats(o *Order, r *Reach, buf []Threat) []Threat {
	defer v.suppose(o)()
	first, at := len(buf), v.Force.Place[o.Unit].Hex
	for _, id := range v.Force.Combat {
		from := v.Force.Place[id].Hex
		if v.Force.Side(id) != v.Side.Enemy() || from == hex.None || v.Map.Distance(from, at) > threatRange || v.Force.Identity[id].Arm == force.Artillery {
			continue // guns alone take no ground
		}
		if t, ok := v.threat(id, at, r); ok {
			buf = append(buf, t)
		}
	}
	slices.SortStableFunc(buf[first:], func(a, b Threat) int { return b.Odds - a.Odds })
	return buf
}

// threatRange is how far away an enemy may stand who is asked for his way here, in hexes: what lorries
// do on a main road in the hours that a hasty attack leaves.
const threatRange = 8

// threat is how one enemy could attack a hex on his next day, if he could.
func (v *View) threat(id force.ID, at hex.Index, r *Reach) (t Threat, ok bool) {
	stands, march := v.Force.Place[id].Hex, v.Force.March[id]
	t = Threat{Unit: id, From: stands}
	if _, near := v.Map.DirTo(at, stands); !near {
		v.Reach(id, r)
		t.From = hex.None
		for _, n := range v.Map.Near[at] {
			if n != hex.None && r.Minutes(n) >= 0 && v.HasRoom(id, n) && (t.From == hex.None || r.Minutes(n) < t.Minutes) {
				t.From, t.Minutes = n, r.Minutes(n)
			}
		}
		if t.From == hex.None {
			return t, false
		}
	}
	v.lift(id)
	v.put(id, t.From)
	m := &v.Force.March[id]
	m.Left, m.Moved = m.Left-int16(t.Minutes), m.Moved+int16(t.Minutes)
	for _, t.Kind = range [...]fight.Kind{fight.Deliberate, fight.Hasty, fight.RiverAssault, fight.Probe} {
		a := Assault(at, t.Kind, id)
		if _, refused := v.mayAttack(id, &a); refused == nil {
			var e engagement
			v.engage(&a, &e)
			t.Ledger.Reset(ledger.MilliLn)
			t.Odds, ok = fight.Odds(&e.att, &e.def, &e.sit, e.params, &t.Ledger), true
			break
		}
	}
	v.lift(id)
	v.put(id, stands)
	v.Force.March[id] = march
	return t, ok
}

// SupplyAfter is the supply of a unit at the next dawn if it carries out a march. The march must be legal.
func (v *View) SupplyAfter(o *Order) SupplyForecast {
	defer v.suppose(o)()
	return v.SupplyNext(o.Unit)
}

// suppose sets a unit where a march would leave it, with the ground it would take, and returns what
// sets everything back. Control and contests of the hexes passed are kept in the order of the march, so
// that a hex passed twice comes back as it was.
func (v *View) suppose(o *Order) (restore func()) {
	id := o.Unit
	home, march, condition := v.Force.Place[id].Hex, v.Force.March[id], v.Force.Condition[id]
	if o.Steps == 0 {
		return func() {}
	}
	var control [MaxPath]force.Side
	var contest [MaxPath]Contest
	minutes, _ := v.checkMarch(o)
	h := home
	for i, d := range o.Marching() {
		h = v.Map.Near[h][d]
		control[i], contest[i] = v.Control[h], v.Contest[h]
		if v.Force.Quarters(id) >= v.rules.March.HoldsGround && v.Control[h] != v.Side {
			v.Control[h], v.Contest[h] = v.Side, Contest{}
		}
	}
	v.lift(id)
	v.put(id, h)
	m, c := &v.Force.March[id], &v.Force.Condition[id]
	m.Left, m.Moved = m.Left-int16(minutes), m.Moved+int16(minutes)
	m.Arrived = v.Phase == FirstDay // who moves second has a night to dig in before the enemy comes
	c.Dug, c.Works = 0, false
	return func() {
		v.lift(id)
		v.put(id, home)
		v.Force.March[id], v.Force.Condition[id] = march, condition
		for i := int(o.Steps) - 1; i >= 0; i-- {
			v.Control[h], v.Contest[h] = control[i], contest[i]
			h = v.Map.Near[h][o.Path[i].Opposite()]
		}
	}
}
