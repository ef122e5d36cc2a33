package game

import (
	"parallel38/game/dice"
	"parallel38/game/fight"
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

	watch []uint8     // by hex: from how many hexes of the side's
	news  []hex.Index // scratch: hexes that have come into sight or out of it
}

// Look brings the side's view up to date and returns it. The View belongs to the World and is
// overwritten by the next Look or Apply; until an order changes the war, it is taken once.
func (w *World) Look(side force.Side) *View {
	v := w.eyes[side]
	if v == nil {
		v = &View{Board: w.Board.twin(), Side: side, Observed: make([]bool, w.Map.Len()), watch: make([]uint8, w.Map.Len())}
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
	clear(v.watch)
	for _, id := range v.Force.Combat {
		if h := v.Force.Place[id].Hex; h != hex.None && v.top[h] == id && v.grip[h].side == v.Side { // each hex once
			for _, s := range v.links.sight[h] {
				v.Observed[s] = true
				v.watch[s]++
			}
		}
	}
}

// follow brings a view that was true before a march of its side's up to date: the unit, the hexes of its way
// and what has come into sight or out of it. A march changes nothing else that belongs to a hex or a unit.
func (v *View) follow(w *World, o *Order) {
	from, to := v.Force.Place[o.Unit].Hex, w.Force.Place[o.Unit].Hex
	came := v.grip[to].side != v.Side
	if v.Fate != w.Fate { // a bridge has gone up
		copy(v.People, w.People)
	}
	v.copyAround(&w.State)
	v.Force.CopyUnit(w.Force, o.Unit)

	v.news = v.news[:0]
	if came {
		for _, h := range v.links.sight[to] {
			if v.watch[h]++; v.watch[h] == 1 {
				v.Observed[h] = true
				v.news = append(v.news, h)
			}
		}
	}
	if w.grip[from].side != v.Side {
		for _, h := range v.links.sight[from] {
			if v.watch[h]--; v.watch[h] == 0 {
				v.Observed[h] = false
				v.news = append(v.news, h)
			}
		}
	}
	h := from
	v.see(w, h)
	for _, d := range o.Marching() {
		h = v.Map.Near[h][d]
		v.see(w, h)
	}
	for _, h := range v.news {
		v.see(w, h)
	}
	for _, id := range v.Force.Fleets {
		v.Force.CopyUnit(w.Force, id)
	}
	v.maskState()
}

// see takes over a hex from the war, and from the enemy's units in it what the side does not know.
func (v *View) see(w *World, h hex.Index) {
	v.copyHex(&w.Board, h)
	if w.grip[h].side != v.Side.Enemy() {
		return
	}
	for id := range w.Stack(h) {
		v.Force.CopyUnit(w.Force, id)
		v.maskUnit(id)
	}
	v.regrip(h) // as large as it looks, and fit for all that is known
}

// mask takes from the board what the side does not know.
func (v *View) mask() {
	enemy := v.Side.Enemy()
	for _, id := range v.Force.Combat {
		if v.Force.Side(id) == enemy {
			v.maskUnit(id)
		}
	}
	v.maskState()
	for _, id := range v.Force.Combat {
		if h := v.Force.Place[id].Hex; h != hex.None && v.top[h] == id && v.Force.Side(id) == enemy {
			v.regrip(h)
		}
	}
}

// maskUnit takes from an enemy unit what the side does not know; out of sight it is taken off its hex, with
// all who stand there.
func (v *View) maskUnit(id force.ID) {
	f := v.Force
	f.Stores[id] = force.Stores{Supply: v.rules.Supply.Assumed}
	f.Standing[id] = force.Standing{Assigned: hex.None}
	f.March[id] = force.March{Left: dayMinutes, Target: hex.None}
	s := &f.Strength[id]
	s.Absent, s.Stragglers, s.Koreans, s.Cadre = 0, 0, 0, false
	h := f.Place[id].Hex
	if h != hex.None && v.Observed[h] {
		s.Men = (s.Men + 50) / 100 * 100
		return
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

// maskState takes from the state, and from ships and aircraft, what the side does not know.
func (v *View) maskState() {
	enemy := v.Side.Enemy()
	f := v.Force
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
	for _, hq := range f.HQs {
		if f.Side(hq) == enemy {
			f.Place[hq].Hex = hex.None
		}
	}
	for i := range v.Bridges {
		if site := v.links.bridges[i]; v.Control[site.Hex] != v.Side && v.Control[v.Map.Near[site.Hex][site.Dir]] != v.Side {
			v.Bridges[i].Order, v.Bridges[i].Prepared = KeepBridge, 0
		}
	}
	v.Sightings[enemy] = v.Sightings[enemy][:0]
	v.Supply[enemy], v.Air[enemy] = SupplyState{}, AirState{}
	t := &v.Tally[enemy]
	t.Sick, t.Returned, t.Drafts, t.Healed, t.HEATIn, t.HEATFired, t.WeaponsIn = 0, 0, 0, 0, 0, 0, [fight.Weapons]int32{}
	v.Ordinal = 0 // it would tell how many orders the enemy has given
	v.maskSea()
	for n := range force.Nations {
		if fightsFor[n] != v.Side {
			v.Pool[n], v.Depots[n] = 0, Depot{}
		}
	}
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
				w.sighting(side, id)
			}
		}
	}
	w.sighted = true
}

// sightFrom notes what there is to see for and of a unit that has marched, when all else stands as it was
// last sighted.
func (w *World) sightFrom(id force.ID) {
	if !w.sighted {
		w.sight()
		return
	}
	h, side := w.Force.Place[id].Hex, w.Force.Side(id)
	for _, near := range w.links.sight[h] {
		if w.grip[near].side != side.Enemy() {
			continue
		}
		for other := range w.Stack(near) {
			w.sighting(side, other)
		}
		w.sighting(side.Enemy(), id)
	}
}

// sighting notes that a side sees a unit of the enemy's.
func (w *World) sighting(side force.Side, id force.ID) {
	w.Sightings[side][id] = Sighting{Hex: w.Force.Place[id].Hex, On: w.Day, Men: (w.Force.Strength[id].Men + 50) / 100 * 100}
}
