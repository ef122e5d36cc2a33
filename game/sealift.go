package game

import (
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/game/ledger"
)

// Sea lift. A unit embarks in a port, whole, or over a beach, at a price in guns and vehicles; it is then at sea, off
// the map and out of the enemy's reach, and comes ashore at the dawn of its day in a port that its side holds, or over
// a beachhead. Or it lies off the coast until a landing is ordered. Twice in 1950 a whole ROK division or
// regiment came away like this with the enemy before it: the 17th Regiment from Ongjin on 26 June and the 3rd
// Division from Toksong-ri on 17 August (Appleman, ch. 3 and 18).

// pier is how much a port, or failing that a beach, takes in a day, in quarters of a regiment.
func (b *Board) pier(h hex.Index) int {
	c := &b.Map.Cells[h]
	return max(b.rules.Sea.PortQuarters[c.Port], b.rules.Sea.BeachQuarters[c.Beach])
}

// Waiting tells whether a unit lies off the coast, for a landing or to be sent into a port.
func (b *Board) Waiting(id force.ID) bool {
	p := &b.Force.Place[id]
	return p.Presence == force.Embarked && p.Port == hex.None
}

// Voyage is how many days a unit that embarks today is at sea on the way to a port; −1 if there is no way.
func (b *Board) Voyage(id force.ID, to hex.Index) int {
	steps := b.voyageSteps(id, to)
	if steps < 0 {
		return -1
	}
	return max(1, (steps+b.rules.Sea.ConvoyHexes-1)/b.rules.Sea.ConvoyHexes)
}

// voyageSteps is the same in steps; those who lie off the coast are a day from anywhere.
func (b *Board) voyageSteps(id force.ID, to hex.Index) int {
	if b.Waiting(id) {
		return 0
	}
	return b.SeaSteps(b.Roads(b.Force.Place[id].Hex), b.Roads(to))
}

// Harbour tells whether a side's convoys can put in at a hex: a port of its own, or its beachhead.
func (b *Board) Harbour(h hex.Index, side force.Side) bool {
	return b.Control[h] == side && b.grip[h].side != side.Enemy() && b.Roads(h) != hex.None &&
		(b.Map.Cells[h].Port > 0 || b.Sea[side].Beachhead == h)
}

// bookedFor is what is at sea for a port on a day, in quarters of a regiment.
func (b *Board) bookedFor(h hex.Index, side force.Side, day calendar.Day) int {
	sum := 0
	for _, id := range b.Force.Combat {
		if p := &b.Force.Place[id]; p.Presence == force.Embarked && p.Port == h && p.Due == day && b.Force.Side(id) == side {
			sum += b.Force.Quarters(id)
		}
	}
	return sum
}

// checkShip judges a Ship.
func (v *View) checkShip(o *Order) *Refusal {
	id := o.Unit
	if id < 0 || int(id) >= v.Force.Len() {
		return v.refuse(NoSuchUnit, force.None, hex.None)
	}
	waiting := v.Force.Side(id) == v.Side && v.Waiting(id)
	if !waiting {
		if r := v.own(id); r != nil {
			return r
		}
	}
	if o.Hex != hex.None && (o.Hex < 0 || int(o.Hex) >= v.Map.Len()) {
		return v.refuse(BadOrder, id, hex.None)
	}
	quarters, r := v.Force.Quarters(id), &v.rules.Sea
	if lift := int(v.Sea[v.Side].Lift); lift < quarters {
		return v.lack(NoShips, id, o.Hex, quarters, lift)
	}
	if !waiting {
		from, m := v.Force.Place[id].Hex, &v.Force.March[id]
		switch {
		case v.Roads(from) == hex.None || from == o.Hex:
			return v.refuse(NoPort, id, from)
		case m.ByRail:
			return v.refuse(NotFit, id, from)
		case int(m.Left) < r.LoadMinutes:
			return v.lack(TooFar, id, from, r.LoadMinutes, int(m.Left))
		case v.Docked[from] > 0 && int(v.Docked[from])+quarters > v.pier(from): // a brigade may fill a small port for a day
			return v.lack(PortFull, id, from, quarters, max(0, v.pier(from)-int(v.Docked[from])))
		}
	}
	if o.Hex == hex.None {
		if waiting {
			return v.refuse(BadOrder, id, hex.None)
		}
		if v.barred(v.Side) {
			return v.refuse(SeaBarred, id, hex.None)
		}
		return nil
	}
	steps := -1
	if v.Harbour(o.Hex, v.Side) {
		steps = v.voyageSteps(id, o.Hex)
	}
	if steps < 0 {
		return v.refuse(NoPort, id, o.Hex)
	}
	if v.barred(v.Side) && steps > r.NightHexes {
		return v.refuse(SeaBarred, id, o.Hex)
	}
	if booked := v.bookedFor(o.Hex, v.Side, v.Day+calendar.Day(v.Voyage(id, o.Hex))); booked > 0 && booked+quarters > v.pier(o.Hex) {
		return v.lack(PortFull, id, o.Hex, quarters, max(0, v.pier(o.Hex)-booked))
	}
	return nil
}

// leftBehind is the share of its guns and vehicles that a unit loses by embarking where it stands, thousandths.
func (b *Board) leftBehind(id force.ID, led *ledger.Ledger) int {
	if b.Waiting(id) {
		return 0
	}
	h, r := b.Force.Place[id].Hex, &b.rules.Sea
	share := 0
	if b.Map.Cells[h].Port == 0 {
		share += led.Add(ledger.EmbarkBeach, r.LeftBehind[b.beach(h)])
	}
	if b.Contact(h, b.Force.Side(id)) {
		share += led.Add(ledger.EmbarkUnderFire, r.LeftUnderFire)
	}
	if share > 1000 {
		share += led.Add(ledger.Limit, 1000-share)
	}
	return share
}

// embark carries out a Ship.
func (w *World) embark(o *Order) {
	id := o.Unit
	side, p := w.Force.Side(id), &w.Force.Place[id]
	days := 0
	if o.Hex != hex.None {
		days = w.Voyage(id, o.Hex)
	}
	from, left := p.Hex, 0
	w.Sea[side].Lift -= int16(w.Force.Quarters(id))
	if !w.Waiting(id) {
		w.Docked[from] += uint8(w.Force.Quarters(id))
		left = w.leaveGear(id, w.leftBehind(id, nil))
		contact := w.Contact(from, side)
		if contact {
			w.suffer([]force.ID{id}, &fight.Toll{Men: w.Force.Strength[id].Men * int32(w.rules.Sea.RearguardLoss) / 1000})
		}
		if contact || w.Map.Cells[from].Port == 0 {
			w.Tally[side].Evacuated += w.Force.Strength[id].Men
		}
		w.lift(id)
	}
	p.Presence, p.Port, p.Due = force.Embarked, o.Hex, w.Day+calendar.Day(days)
	if o.Hex == hex.None {
		p.Due = w.Day + calendar.Day(w.rules.Sea.Prepare)
	}
	c := &w.Force.Condition[id]
	c.Dug, c.Works, w.Force.March[id].Left, w.Force.Stores[id].Cut = 0, false, 0, 0
	// Who sees them go does not see where to.
	w.emit(Event{Kind: Embarked, Side: side, Unit: id, Other: force.None, Hex: from, From: hex.None, Value: left})
	w.sight()
}

// leaveGear destroys a share (thousandths) of a unit's heavy weapons and tells how many.
func (w *World) leaveGear(id force.ID, share int) (left int) {
	s := &w.Force.Strength[id]
	for k := range s.Weapons {
		n := int16((int(s.Weapons[k])*share + 500) / 1000)
		s.Weapons[k] -= n
		w.Tally[w.Force.Side(id)].WeaponsLost[k] += int32(n)
		left += int(n)
	}
	return left
}

// haven is where a unit at sea comes ashore today: its port, or if that is lost or full the nearest of its side's
// that has room, hex.None if there is none and it stays at sea.
func (w *World) haven(id force.ID) hex.Index {
	side, port := w.Force.Side(id), w.Force.Place[id].Port
	if w.Harbour(port, side) && w.receives(id, port) {
		return port
	}
	best, nearest := hex.None, 0
	for _, h := range w.Map.Land {
		if !w.Harbour(h, side) || !w.receives(id, h) {
			continue
		}
		if steps := w.SeaSteps(w.Roads(port), w.Roads(h)); steps >= 0 && (best == hex.None || steps < nearest) {
			best, nearest = h, steps
		}
	}
	return best
}

// ShipReach appends where a unit could go by sea today.
func (v *View) ShipReach(id force.ID, buf []hex.Index) []hex.Index {
	if v.Sea[v.Side].Lift == 0 || !v.Waiting(id) && (v.Force.Place[id].Hex == hex.None || v.Roads(v.Force.Place[id].Hex) == hex.None) {
		return buf
	}
	for _, h := range v.Map.Land {
		if v.Harbour(h, v.Side) && v.check(&Order{Kind: Ship, Unit: id, Hex: h}) == nil {
			buf = append(buf, h)
		}
	}
	return buf
}
