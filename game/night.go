package game

import (
	"parallel38/game/atlas"
	"parallel38/game/dice"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// digIn counts the days that units have spent digging: those that neither marched nor attacked.
func (w *World) digIn() {
	for _, id := range w.Force.Combat {
		c, m := &w.Force.Condition[id], &w.Force.March[id]
		if w.Force.Present(id) && m.Moved == 0 && !m.Attacked && !m.Arrived && c.Dug < 1000 {
			c.Dug++
		}
	}
}

// Posture is what a unit has made of its ground: nothing on the day it comes in or while it runs, a
// hasty line after a night, and what digging or works from before the war add to that.
func (b *Board) Posture(id force.ID) fight.Posture {
	c, m := &b.Force.Condition[id], &b.Force.March[id]
	switch {
	case m.Arrived || m.ByRail || c.Routed:
		return fight.NoPosture
	case int(c.Dug) >= b.rules.Night.FortifiedDays:
		return fight.Fortified
	case int(c.Dug) >= b.rules.Night.PreparedDays || c.Works:
		return fight.Prepared
	}
	return fight.HastyDefence
}

// loseGround takes back what an attack has won where the attacker has gone away, and lets both sides
// forget a fight that rested for a day.
func (w *World) loseGround() {
	for _, h := range w.Map.Land {
		c := &w.Contest[h]
		if c.Last == w.Day || *c == (Contest{}) {
			continue
		}
		c.Momentum, c.Days = 0, 0
		if side := w.grip[h].side; side == force.NoSide || !w.Contact(h, side) {
			c.Metres = max(0, c.Metres-int16(w.rules.Night.GroundLost))
		}
		if c.Metres == 0 {
			*c = Contest{}
		}
	}
}

// surrenders counts the nights of those who are cut off and lets the surrounded lay down their arms:
// the sooner, the longer they have been without supply, the less they carry and the more they are in disorder.
func (w *World) surrenders() {
	for side := force.North; side < force.Sides; side++ {
		f := w.supplyLines(side)
		for _, id := range w.Force.Combat {
			if h := w.Force.Place[id].Hex; w.supplied(id, side) {
				s := &w.Force.Stores[id]
				if f.Reaches(h) {
					s.Cut = 0
				} else if s.Cut < 250 {
					s.Cut++
				}
			}
		}
	}
	for _, id := range w.Force.Combat {
		if w.Force.Present(id) && w.Force.Stores[id].Cut > 0 {
			roll := dice.Roll(w.Seed, dice.Key{Stream: dice.Surrender, Day: int32(w.Day), A: int32(id)})
			if hazard := w.despair(id); hazard > 0 && dice.Chance(roll, chanceQ16(hazard)) {
				w.capture(id)
			}
		}
	}
}

// despair is the hazard of a cut-off unit's surrender tonight, thousandths; 0 while supply is dropped
// to it or a friend in supply is near, while nobody is there to surrender to, or while there is room to get away.
func (b *Board) despair(id force.ID) int {
	h, side := b.Force.Place[id].Hex, b.Force.Side(id)
	if b.Force.Stores[id].Dropped || !b.Contact(h, side) || !b.surrounded(h, side) {
		return 0
	}
	for _, friend := range b.Force.Combat {
		if at := b.Force.Place[friend].Hex; at != hex.None && b.Force.Side(friend) == side && b.Force.Stores[friend].Cut == 0 &&
			b.Map.Distance(h, at) <= b.rules.Night.ReliefHexes {
			return 0
		}
	}
	cohesion := b.supplyState(id) * (1000 - int(b.Force.Condition[id].Disruption)) / 1000
	return b.rules.Night.SurrenderHazard * int(b.Force.Stores[id].Cut) * (1000 - cohesion) / 1000
}

// maxPocket is the largest pocket that the rules can be set to.
const maxPocket = 64

// surrounded tells whether the ground that troops can move in, out of the enemy's zones of control or
// with friends in it, is no more than a pocket.
func (b *Board) surrounded(h hex.Index, side force.Side) bool {
	var pocket [maxPocket]hex.Index
	pocket[0] = h
	n := 1
	for i := 0; i < n; i++ {
		for d := range hex.Dir(hex.Dirs) {
			to := b.Map.Near[pocket[i]][d]
			if !b.retreatable(pocket[i], d, side) || b.grip[to].side != side && b.InZOC(to, side) || contains(pocket[:n], to) {
				continue
			}
			if n == b.rules.Night.PocketHexes {
				return false
			}
			pocket[n] = to
			n++
		}
	}
	return true
}

func contains(hexes []hex.Index, h hex.Index) bool {
	for _, other := range hexes {
		if other == h {
			return true
		}
	}
	return false
}

// settleControl gives ground without troops to whoever commands it: a hex that lies in the zone of
// control of the other side alone, and land cut off from all sources of its own side.
func (w *World) settleControl() {
	flips := w.ground.flips[:0] // decided before any of them changes hands
	for _, h := range w.Map.Land {
		side := w.Control[h]
		if holder := w.grip[h].side; holder != force.NoSide && holder != side && (w.Quarters(h) >= w.rules.March.HoldsGround || !w.town(h)) {
			flips = append(flips, h) // a small unit stays the night
		}
		if side != force.NoSide && w.grip[h].side == force.NoSide && w.InZOC(h, side) && !w.InZOC(h, side.Enemy()) {
			flips = append(flips, h)
		}
	}
	w.ground.flips = flips
	for _, h := range flips {
		w.occupy(h, w.Control[h].Enemy())
	}
	for side := force.North; side < force.Sides; side++ {
		w.clearPockets(side)
	}
}

// town tells whether a hex holds a town of some size, which a column of vehicles passes through and
// does not take.
func (b *Board) town(h hex.Index) bool {
	c := &b.Map.Cells[h]
	return c.Terrain == atlas.Urban || c.Place != atlas.NoPlace && b.Map.Places[c.Place].Rank <= uint8(b.rules.Night.TownRank)
}

// clearPockets gives the enemy the land of a side that borders on his and does not hang together with
// any of its sources. Troops who are cut off hold their own hex and those next to it, so that a raid
// behind the lines leaves no wall across the roads.
func (w *World) clearPockets(side force.Side) {
	if len(w.ground.seen) != w.Map.Len() {
		w.ground.seen = make([]bool, w.Map.Len())
	}
	seen, pocket := w.ground.seen, w.ground.pocket
	clear(seen)
	for s := range w.Sources(side) {
		pocket = w.flood(s.Hex, side, seen, pocket[:0])
	}
	for _, id := range w.Force.Combat {
		if h := w.Force.Place[id].Hex; h != hex.None && w.Force.Side(id) == side {
			seen[h] = true
			for _, n := range w.Map.Near[h] {
				if n != hex.None {
					seen[n] = true
				}
			}
		}
	}
	for _, h := range w.Map.Land {
		pocket = w.flood(h, side, seen, pocket[:0])
		if w.borders(pocket, side.Enemy()) {
			for _, p := range pocket {
				w.occupy(p, side.Enemy())
			}
		}
	}
	w.ground.pocket = pocket
}

// groundwork is the scratch memory of settleControl and clearPockets.
type groundwork struct {
	flips, pocket []hex.Index
	seen          []bool // by hex
}

// flood appends the land of a side that hangs together with a hex and has not been seen yet.
func (b *Board) flood(h hex.Index, side force.Side, seen []bool, out []hex.Index) []hex.Index {
	if seen[h] || b.Control[h] != side {
		return out
	}
	seen[h] = true
	first := len(out)
	out = append(out, h)
	for i := first; i < len(out); i++ {
		for d := range hex.Dir(hex.Dirs) {
			if !b.byLand(out[i], d) {
				continue
			}
			if n := b.Map.Near[out[i]][d]; !seen[n] && b.Control[n] == side {
				seen[n] = true
				out = append(out, n)
			}
		}
	}
	return out
}

// borders tells whether any of the hexes touches land of a side.
func (b *Board) borders(hexes []hex.Index, side force.Side) bool {
	for _, h := range hexes {
		for d := range hex.Dir(hex.Dirs) {
			if b.byLand(h, d) && b.Control[b.Map.Near[h][d]] == side {
				return true
			}
		}
	}
	return false
}

// byLand tells whether a hex and its neighbour across side d are land that hangs together.
func (b *Board) byLand(h hex.Index, d hex.Dir) bool {
	return b.links.land[h]>>d&1 != 0
}
