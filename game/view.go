package game

import (
	"parallel38/game/dice"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// View is what one side knows: the board without what fog hides. Fog is removed here and nowhere
// else; whoever plays, a person or an AI, sees a View and never the World.
//
// Enemy units out of sight stand nowhere (hex.None) and show no strength; where they were last seen is
// in Sightings. Of those in sight, men are counted to the hundred, and stores, standing orders men on
// their way back, and whatever the enemy has off the map or in the air stay hidden.
type View struct {
	Board
	Side     force.Side
	Seed     uint64 // the AI's own dice, independent of the war's
	Observed []bool // by hex: in sight
}

// Look brings the side's view up to date and returns it. The View belongs to the World and is
// overwritten by the next Look or Apply; until an order changes the war, it is taken once.
func (w *World) Look(side force.Side) *View {
	v := w.eyes[side]
	if v == nil {
		v = &View{Board: w.Board.twin(), Side: side, Observed: make([]bool, w.Map.Len())}
		w.eyes[side] = v
	}
	if w.looked[side] {
		return v
	}
	w.looked[side] = true
	v.Board.copyFrom(&w.Board)
	v.Seed = dice.Roll(w.Seed, dice.Key{Stream: dice.AI, Day: int32(w.Day), A: int32(side)})
	v.observe()
	v.mask()
	return v
}

// NewView is a View of its own that outlives the next Apply.
func NewView(w *World, side force.Side) *View {
	v := w.Look(side)
	w.eyes[side], w.looked[side] = nil, false
	return v
}

// observe marks every hex within sight of the side's units.
func (v *View) observe() {
	clear(v.Observed)
	for _, id := range v.Force.Combat {
		if h := v.Force.Place[id].Hex; h != hex.None && v.top[h] == id && v.grip[h].side == v.Side { // each hex once
			for _, s := range v.links.sight[h] {
				v.Observed[s] = true
			}
		}
	}
}

// mask takes from the board what the side does not know.
func (v *View) mask() {
	enemy := v.Side.Enemy()
	f := v.Force
	for _, id := range f.Combat {
		if f.Side(id) != enemy {
			continue
		}
		f.Stores[id] = force.Stores{Supply: v.rules.Supply.Assumed}
		f.Standing[id] = force.Standing{Assigned: hex.None}
		f.March[id] = force.March{Left: dayMinutes, Target: hex.None}
		s := &f.Strength[id]
		s.Absent, s.Stragglers = 0, 0
		h := f.Place[id].Hex
		if h != hex.None && v.Observed[h] {
			s.Men = (s.Men + 50) / 100 * 100
			continue
		}
		if h != hex.None {
			f.Place[id].Hex, v.top[h], v.grip[h] = hex.None, force.None, grip{}
		}
		if p := &f.Place[id]; p.Presence == force.Awaited || f.Berth[id].Box != 0 { // not yet there: who knows where
			*p = force.Place{Hex: hex.None, Presence: force.Awaited, Port: hex.None}
			f.Berth[id] = force.Berth{}
		}
		s.Men = 0
		clear(s.Weapons[:])
		f.Condition[id] = force.Condition{}
	}
	for _, id := range f.Wings {
		if f.Side(id) == enemy {
			f.Place[id], f.Berth[id] = force.Place{Hex: hex.None, Presence: force.Present, Port: hex.None}, force.Berth{}
			f.AirGroup[id] = force.AirGroup{}
		}
	}
	for i := range v.Setup.Boxes {
		if v.Setup.Boxes[i].Side == enemy {
			v.Boxes[i] = BoxState{}
		}
	}
	for i := range v.Bridges {
		if site := v.links.bridges[i]; v.Control[site.Hex] != v.Side && v.Control[v.Map.Near[site.Hex][site.Dir]] != v.Side {
			v.Bridges[i].Order, v.Bridges[i].Prepared = KeepBridge, 0
		}
	}
	v.Sightings[enemy] = nil
	v.Supply[enemy], v.Air[enemy] = SupplyState{}, AirState{}
	v.Tally[enemy].Sick, v.Tally[enemy].Returned, v.Tally[enemy].Drafts = 0, 0, 0
	v.Ordinal = 0 // it would tell how many orders the enemy has given
	v.maskSea()
	v.Pool = v.pools()
	for _, id := range f.Combat {
		if h := f.Place[id].Hex; h != hex.None && v.top[h] == id && f.Side(id) == enemy {
			v.regrip(h) // as large as it looks, and fit for all that is known
		}
	}
}

// pools keeps the drafts of the side's own nations.
func (v *View) pools() (own [force.Nations]int32) {
	for _, id := range v.Force.Combat {
		if n := v.Force.Identity[id].Nation; v.Force.Side(id) == v.Side {
			own[n] = v.Pool[n]
		}
	}
	return own
}

// observes tells whether a side's units see a hex.
func (w *World) observes(side force.Side, h hex.Index) bool {
	for _, near := range w.links.sight[h] {
		if w.grip[near].side == side {
			return true
		}
	}
	return false
}

// sight notes what both sides see of each other.
func (w *World) sight() {
	for side := force.North; side < force.Sides; side++ {
		for _, id := range w.Force.Combat {
			if h := w.Force.Place[id].Hex; h != hex.None && w.Force.Side(id) != side && w.observes(side, h) {
				w.Sightings[side][id] = Sighting{Hex: h, On: w.Day, Men: (w.Force.Strength[id].Men + 50) / 100 * 100}
			}
		}
	}
}
