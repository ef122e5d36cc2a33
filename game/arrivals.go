package game

import (
	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// arrivals brings onto the map every unit that is due: from a box where it can land (ashore), a convoy in
// its port or the nearest, and else at its place or, where that cannot be, at the nearest hex of its side
// that has room and a way to supply. A unit that finds none waits another day. Who has no port comes to lie off the coast.
func (w *World) arrivals() {
	var q quays
	for _, id := range w.Force.Combat {
		p := &w.Force.Place[id]
		if p.Presence != force.Awaited && p.Presence != force.Embarked || p.Due > w.Day || w.waits(id) {
			continue
		}
		if p.Port == hex.None { // off the coast: it lies there until it is sent into a port or over a beach
			if p.Presence == force.Awaited {
				p.Presence = force.Embarked
				w.emit(Event{Kind: Arrived, Side: w.Force.Side(id), Unit: id, Other: force.None, Hex: hex.None, From: hex.None})
			}
			continue
		}
		if w.portClosed(id) {
			continue
		}
		var at hex.Index
		if box := w.Force.Berth[id].Box; box != 0 && !w.Setup.Boxes[box-1].ByLand {
			at = w.ashore(id, &q)
		} else if box == 0 && p.Presence == force.Embarked {
			if at = w.haven(id); at != hex.None {
				q.take(at, w.Force.Quarters(id))
			}
		} else if at = w.landing(id); w.byWater(id) && !w.receives(id, p.Port) {
			at = w.haven(id)
		}
		if at == hex.None {
			continue
		}
		if port := p.Port; w.Force.Berth[id].Box == 0 && w.byWater(id) && port != at && w.Control[port] != w.Force.Side(id) {
			e := w.note(Diverted, w.Force.Side(id), id, 0)
			e.Hex, e.From = at, port
			w.emit(e)
		}
		w.put(id, at)
		w.Force.Berth[id] = force.Berth{}
		w.emit(Event{Kind: Arrived, Side: w.Force.Side(id), Unit: id, Other: force.None, Hex: at, From: hex.None})
	}
}

// byWater tells whether a unit that comes on its day comes over the sea: to a port or beach, for a side that commands it.
func (b *Board) byWater(id force.ID) bool {
	return b.CommandsSea(b.Force.Side(id)) && b.Roads(b.Force.Place[id].Port) != hex.None
}

// portClosed tells whether a unit that comes over the sea still waits off a port that is not its side's: the later waves
// of an expedition lie off the beach for some days, and as long as a landing there is planned, before they are sent to
// the nearest port that is open. Their side is told on the first of these days.
func (w *World) portClosed(id force.ID) bool {
	p, side := &w.Force.Place[id], w.Force.Side(id)
	if p.Presence != force.Awaited || w.Force.Berth[id].Box != 0 || !w.byWater(id) || w.Control[p.Port] == side {
		return false
	}
	until := p.Due + calendar.Day(w.rules.Sea.WaitDays)
	if w.Day == p.Due && until > w.Day {
		e := w.note(PortClosed, side, id, int(until))
		e.Hex = p.Port
		e.SeenBy[side] = true
		w.events = append(w.events, e)
	}
	return w.Day < until || w.Sea[side].Landing.Beach == p.Port
}

// landing is where a unit that is due comes onto the map, hex.None if there is no place for it today.
func (w *World) landing(id force.ID) hex.Index {
	side, port := w.Force.Side(id), w.Force.Place[id].Port
	if w.receives(id, port) {
		return port
	}
	f := w.supplyLines(side)
	best, nearest := hex.None, 0
	for _, h := range w.Map.Land {
		if !f.Reaches(h) || !w.receives(id, h) {
			continue
		}
		if away := w.Map.Distance(port, h); best == hex.None || away < nearest {
			best, nearest = h, away
		}
	}
	return best
}

// receives tells whether a hex is its side's, free of the enemy, and has room for a unit.
func (b *Board) receives(id force.ID, h hex.Index) bool {
	side := b.Force.Side(id)
	return b.Control[h] == side && b.grip[h].side != side.Enemy() && b.HasRoom(id, h)
}
