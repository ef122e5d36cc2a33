package game

import (
	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// A cadre is what a wrecked unit is built up from again. A unit that falls apart with a way home leaves one, which
// assembles at a depot; one that is little more than a wreck can be made one by order, far from the enemy. While it
// is built up it does nothing else, and fills up faster than a wreck that stays in the war.

// cadre is how many of a unit that ends are left to build it up again, and the depot where they assemble.
func (b *Board) cadre(id force.ID, how EventKind) (depot hex.Index, men int32) {
	depot = hex.None
	if how != Scattered || b.Force.Stores[id].Cut > 0 {
		return depot, 0
	}
	side, h := b.Force.Side(id), b.Force.Place[id].Hex
	for _, s := range b.Setup.Supply[side].Sources {
		if b.Control[s.Hex] == side && (depot == hex.None || b.Map.Distance(h, s.Hex) < b.Map.Distance(h, depot)) {
			depot = s.Hex
		}
	}
	if depot == hex.None {
		return depot, 0
	}
	return depot, min(b.Force.Strength[id].Men, b.rules.Recovery.CadreMen)
}

// formCadre sends the cadre of a unit that has just ended to its depot.
func (w *World) formCadre(id force.ID, depot hex.Index) {
	f := w.Force
	f.Place[id] = force.Place{Hex: hex.None, Presence: force.Awaited, Port: depot, Due: w.Day + calendar.Day(w.rules.Recovery.CadreDays)}
	f.Strength[id].Cadre = true
	f.Condition[id], f.Standing[id], f.Stores[id] = force.Condition{}, force.Standing{Assigned: hex.None}, force.Stores{}
	e := w.note(CadreFormed, f.Side(id), id, 0)
	e.Hex = depot
	e.SeenBy[f.Side(id)] = true
	w.events = append(w.events, e) // the enemy does not learn of it
}

// checkCadre judges the order to build a unit up again, or to bring it back into the war.
func (v *View) checkCadre(o *Order) *Refusal {
	s, h, r := &v.Force.Strength[o.Unit], v.Force.Place[o.Unit].Hex, &v.rules.Recovery
	if !o.On {
		return nil
	}
	if wreck := int(s.Paper) * r.CadreStrength / 1000; int(s.Men) > wreck {
		return v.lack(NotAWreck, o.Unit, h, wreck, int(s.Men))
	}
	if away := v.enemyNears(h, v.Side); away < r.RebuildHexes {
		return v.lack(TooNear, o.Unit, h, r.RebuildHexes, away)
	}
	return nil
}

// rebuildUnit carries that order out: what is left of the day is spent.
func (w *World) rebuildUnit(o *Order) {
	w.Force.Strength[o.Unit].Cadre = o.On
	if o.On {
		w.Force.March[o.Unit].Left = 0
	}
}

// buildUp gives a unit that is built up again no day of its own, until it is strong enough or the enemy comes near.
func (w *World) buildUp(id force.ID) {
	s, h, r := &w.Force.Strength[id], w.Force.Place[id].Hex, &w.rules.Recovery
	if !s.Cadre || h == hex.None {
		return
	}
	strong := int(s.Men)*1000 >= int(s.Paper)*r.Rebuilt
	if strong || w.enemyNears(h, w.Force.Side(id)) < r.RebuildHexes {
		s.Cadre = false
		if strong {
			e := w.note(Reconstituted, w.Force.Side(id), id, 0)
			e.Hex = h
			w.emit(e)
		}
		return
	}
	w.Force.March[id].Left = 0
}
