package game

import (
	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// retreatable tells whether troops driven from a hex can go to its neighbour in direction d.
func (b *Board) retreatable(h hex.Index, d hex.Dir, side force.Side) bool {
	return b.byLand(h, d) && b.grip[b.Map.Near[h][d]].side != side.Enemy()
}

// canRetreat tells whether the troops in a hex have anywhere to go: a neighbour that is not the enemy's
// and not in his zone of control, unless a friend stands there.
func (b *Board) canRetreat(h hex.Index) bool {
	side := b.grip[h].side
	for d := range hex.Dir(hex.Dirs) {
		n := b.Map.Near[h][d]
		if b.retreatable(h, d, side) && (b.grip[n].side == side || !b.InZOC(n, side)) {
			return true
		}
	}
	return false
}

// roadBack tells whether a road leads out of a hex to ground of its holder's own.
func (b *Board) roadBack(h hex.Index, side force.Side) bool {
	for d := range hex.Dir(hex.Dirs) {
		n := b.Map.Near[h][d]
		if b.retreatable(h, d, side) && b.Control[n] == side && b.Map.Edge(h, d).Road != atlas.NoRoad &&
			(b.river(h, d) == atlas.NoRiver || b.bridged(h, d)) {
			return true
		}
	}
	return false
}

// retreatTo is the best way back for a unit, hex.None if there is none: towards its supply, onto
// roads and friends, out of the enemy's zones of control, and never into the hex that it has lost.
func (b *Board) retreatTo(id force.ID, lost hex.Index) hex.Index {
	h, side := b.Force.Place[id].Hex, b.Force.Side(id)
	best, bestCost := hex.None, 0
	supply := b.supplyLines(side)
	for d := range hex.Dir(hex.Dirs) {
		if !b.retreatable(h, d, side) || b.Map.Near[h][d] == lost {
			continue
		}
		n, e := b.Map.Near[h][d], b.Map.Edge(h, d)
		cost := 2 * supplyReach // half-kilometres
		if supply.Reaches(n) {
			cost = supply.Km(n)
		}
		cost *= 2
		if b.Control[n] != side {
			cost += 60
		}
		if b.grip[n].side != side && b.InZOC(n, side) {
			cost += 400
		}
		if !b.HasRoom(id, n) {
			cost += 100
		}
		if e.Road == atlas.NoRoad {
			cost += 10
		}
		if b.river(h, d) == atlas.MajorRiver && !b.bridged(h, d) {
			cost += 60
		}
		if best == hex.None || cost < bestCost {
			best, bestCost = n, cost
		}
	}
	return best
}

// driveBack retreats a beaten unit some hexes; without a way back it is lost whole.
func (w *World) driveBack(id force.ID, hexes int, routed bool) {
	f := w.Force
	side, lost := f.Side(id), f.Place[id].Hex
	f.Condition[id].Routed = f.Condition[id].Routed || routed
	w.regrip(f.Place[id].Hex)
	for range hexes {
		from := f.Place[id].Hex
		to := w.retreatTo(id, lost)
		if to == hex.None {
			w.capture(id)
			return
		}
		d, _ := w.Map.DirTo(from, to)
		e := w.Map.Edge(from, d)
		if w.grip[to].side != side && w.InZOC(to, side) { // some stray on the way through
			w.stray(id, f.Strength[id].Men*int32(w.rules.Retreat.Stray)/1000)
		}
		if w.river(from, d) == atlas.MajorRiver && !w.bridged(from, d) || f.Identity[id].Mobility != force.Foot && w.stepCost(id, from, d, nil).minutes >= impassable && e.Road == atlas.NoRoad {
			w.abandon(id, w.captor(id), 1000) // vehicles and guns have no way
		}
		w.lift(id)
		w.put(id, to)
		f.Condition[id].Dug, f.Condition[id].Works = 0, false
		f.March[id].Arrived = true
		w.emit(Event{Kind: Retreated, Side: side, Unit: id, Hex: to, From: from})
		if w.Control[to] != side {
			w.occupy(to, side)
		}
	}
	f.March[id].Left = 0
	w.dissolveIfSpent(id)
}

// stray takes men out of the ranks who may find their way back.
func (w *World) stray(id force.ID, men int32) {
	s := &w.Force.Strength[id]
	men = min(men, s.Men)
	s.Men -= men
	s.Stragglers += men
	w.regrip(w.Force.Place[id].Hex)
}

// captor is the nation into whose hands a unit falls: that of the greatest enemy unit next to it, or the
// enemy's first if none is near.
func (b *Board) captor(id force.ID) force.Nation {
	side, nation, most := b.Force.Side(id), force.NoNation, -1
	for _, n := range b.Map.Near[b.Force.Place[id].Hex] {
		if n == hex.None || b.grip[n].side != side.Enemy() {
			continue
		}
		for enemy := range b.Stack(n) {
			if men := int(b.Force.Strength[enemy].Men); men > most {
				nation, most = b.Force.Identity[enemy].Nation, men
			}
		}
	}
	for n := force.NoNation + 1; nation == force.NoNation; n++ {
		if fightsFor[n] == side.Enemy() {
			nation = n
		}
	}
	return nation
}

// capture ends a unit that has nowhere to go.
func (w *World) capture(id force.ID) {
	w.abandon(id, w.captor(id), 1000)
	w.end(id, Surrendered)
}

// dissolveIfSpent ends a unit too weak to be one.
func (w *World) dissolveIfSpent(id force.ID) {
	if w.Force.Present(id) && w.Force.Strength[id].Men < int32(w.rules.Retreat.SpentMen) {
		w.abandon(id, w.captor(id), 1000)
		w.end(id, Scattered)
	}
}

// dissolveSpent ends those units of a fight that it has left too weak to be one.
func (w *World) dissolveSpent(ids []force.ID) {
	for _, id := range ids {
		w.dissolveIfSpent(id)
	}
}

// end takes a unit out of the war. Its men are counted as prisoners; if they scattered, the same share
// of them as in any collapse, and those who had strayed before, make for a depot, and the rest are missing. A cadre
// may be left to build it up again.
func (w *World) end(id force.ID, how EventKind) {
	s, side := &w.Force.Strength[id], w.Force.Side(id)
	depot, cadre := w.cadre(id, how)
	men, strays := s.Men-cadre, int32(0)
	if how == Surrendered {
		w.Tally[side].Prisoners += men
		w.Tally[side].Missing += s.Stragglers
	} else {
		strays = men*int32(w.rules.Fight.Stragglers)/1000 + s.Stragglers
		w.Tally[side].Missing += men + s.Stragglers - strays
		w.Depots[w.Force.Identity[id].Nation].Strays += strays
	}
	w.Tally[side].Missing += s.Absent
	at := w.Force.Place[id].Hex
	w.emit(Event{Kind: how, Side: side, Unit: id, Hex: at, Value: int(men)})
	s.Men, s.Stragglers, s.Absent = cadre, 0, 0
	w.fireHEAT(id, w.Force.Stores[id].HEAT)
	w.lift(id)
	w.Force.Place[id].Presence = force.Destroyed
	if cadre > 0 {
		w.formCadre(id, depot)
	}
}
