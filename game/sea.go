package game

import (
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// chart finds the open sea, the greatest water that hangs together, and off which part of it each port and beach lies.
func (l *links) chart(a *atlas.Atlas) {
	l.open, l.roads = make([]bool, a.Len()), make([]hex.Index, a.Len())
	seen := make([]bool, a.Len())
	var greatest []hex.Index
	for h := range hex.Index(a.Len()) {
		if seen[h] || a.Cells[h].Terrain != atlas.Sea {
			continue
		}
		seen[h] = true
		water := []hex.Index{h}
		for i := 0; i < len(water); i++ {
			for _, n := range a.Near[water[i]] {
				if n != hex.None && !seen[n] && a.Cells[n].Terrain == atlas.Sea {
					seen[n] = true
					water = append(water, n)
				}
			}
		}
		if len(water) > len(greatest) {
			greatest = water
		}
	}
	for _, h := range greatest {
		l.open[h] = true
	}
	for h := range hex.Index(a.Len()) {
		l.roads[h] = hex.None
		if c := &a.Cells[h]; c.Country != atlas.Korea || c.Port == 0 && c.Beach == 0 {
			continue
		}
		for steps := 1; steps <= roadstead && l.roads[h] == hex.None; steps++ {
			for _, n := range within(a, h, steps, nil) {
				if l.open[n] {
					l.roads[h] = n
					break
				}
			}
		}
	}
}

// roadstead is how far up its estuary a port may lie from the open sea, hexes.
const roadstead = 4

// OpenSea tells whether a hex is part of the open sea, where ships lie.
func (b *Board) OpenSea(h hex.Index) bool { return b.links.open[h] }

// Roads is the open sea off a port or beach, hex.None if ships do not come there.
func (b *Board) Roads(h hex.Index) hex.Index { return b.links.roads[h] }

// waters is the scratch memory of a search over the sea.
type waters struct {
	steps []int16 // by hex, −1 where ships do not come
	queue []hex.Index
	from  hex.Index // of the last search, plus one: 0 is none
}

// SeaSteps is the way by sea between two hexes of the open sea, in steps; −1 if there is none.
func (b *Board) SeaSteps(from, to hex.Index) int {
	if from == hex.None || to == hex.None {
		return -1
	}
	s := &b.waters
	if len(s.steps) != b.Map.Len() {
		*s = waters{steps: make([]int16, b.Map.Len())}
	}
	if s.from != from+1 { // the sea never changes: one search serves as long as it is asked for
		for i := range s.steps {
			s.steps[i] = -1
		}
		s.queue = append(s.queue[:0], from)
		s.steps[from], s.from = 0, from+1
		for i := 0; i < len(s.queue); i++ {
			for _, n := range b.Map.Near[s.queue[i]] {
				if n != hex.None && b.links.open[n] && s.steps[n] < 0 {
					s.steps[n] = s.steps[s.queue[i]] + 1
					s.queue = append(s.queue, n)
				}
			}
		}
	}
	return int(s.steps[to])
}

// CommandsSea tells whether a side's ships command the sea.
func (b *Board) CommandsSea(side force.Side) bool { return At(b.Setup.Sea[side].Command, b.Day) > 0 }

// barred tells whether a side uses the sea by night only, because its enemy commands it.
func (b *Board) barred(side force.Side) bool {
	return b.CommandsSea(side.Enemy()) && !b.CommandsSea(side)
}

// allotShips gives the day's shipping, and ships their day.
func (w *World) allotShips() {
	for side := force.North; side < force.Sides; side++ {
		lift := At(w.Setup.Sea[side].Lift, w.Day)
		if w.barred(side) {
			lift = min(lift, w.rules.Sea.NightQuarters)
		}
		w.Sea[side].Lift = int16(lift)
	}
	for _, id := range w.Force.Fleets {
		w.Force.Fleet[id] = force.Fleet{}
		if p := &w.Force.Place[id]; p.Presence == force.Awaited && p.Due <= w.Day {
			p.Hex, p.Presence = p.Port, force.Present
			w.emit(Event{Kind: Arrived, Side: w.Force.Side(id), Unit: id, Other: force.None, Hex: p.Hex, From: hex.None})
		}
	}
}

// guns is what ships count for in a fight, in pieces of 105 mm.
func (b *Board) shipGuns(id force.ID) int16 {
	if b.Force.Identity[id].Arm == force.Battleship {
		return b.rules.Sea.BattleshipGuns
	}
	return b.rules.Sea.GroupGuns
}

// gunfire is what a side's ships add to a fight in a hex, in pieces of 105 mm: those in range that have not fired in
// all their fights of the day, as many as find targets.
func (b *Board) gunfire(side force.Side, at hex.Index, kind fight.Kind) (guns int16) {
	b.firing(side, at, kind, func(id force.ID) { guns += b.shipGuns(id) })
	return guns
}

// fireShips notes that the ships which take part in a fight have fired.
func (w *World) fireShips(side force.Side, at hex.Index, kind fight.Kind) {
	w.firing(side, at, kind, func(id force.ID) { w.Force.Fleet[id].Fired++ })
}

// firing visits the ships that fire in a fight. For a probe or an overrun none do.
func (b *Board) firing(side force.Side, at hex.Index, kind fight.Kind, visit func(id force.ID)) {
	if kind == fight.Probe || kind == fight.Overrun {
		return
	}
	r, n := &b.rules.Sea, 0
	for _, id := range b.Force.Fleets {
		h := b.Force.Place[id].Hex
		if n == r.GunGroups {
			return
		}
		if b.Force.Side(id) == side && h != hex.None && int(b.Force.Fleet[id].Fired) < r.GunFights && b.Map.Distance(h, at) <= r.GunHexes {
			n++
			visit(id)
		}
	}
}

// checkSail judges a Sail.
func (v *View) checkSail(o *Order) *Refusal {
	id := o.Unit
	switch {
	case id < 0 || int(id) >= v.Force.Len():
		return v.refuse(NoSuchUnit, force.None, hex.None)
	case v.Force.Side(id) != v.Side:
		return v.refuse(NotYours, id, hex.None)
	case !v.Force.Identity[id].Arm.Afloat():
		return v.refuse(NotFit, id, v.Force.Place[id].Hex)
	case v.Force.Place[id].Hex == hex.None:
		return v.refuse(NotOnMap, id, hex.None)
	case o.Hex < 0 || int(o.Hex) >= v.Map.Len() || o.Hex == v.Force.Place[id].Hex:
		return v.refuse(BadOrder, id, hex.None)
	case v.barred(v.Side):
		return v.refuse(SeaBarred, id, o.Hex)
	case v.Force.Fleet[id].Sailed || v.Force.Fleet[id].Fired > 0:
		return v.refuse(NotFresh, id, o.Hex)
	}
	steps := v.SeaSteps(v.Force.Place[id].Hex, o.Hex)
	if steps < 0 || steps > v.rules.Sea.SailHexes {
		return v.refuse(Impassable, id, o.Hex)
	}
	return nil
}

// sail moves ships along the coast.
func (w *World) sail(o *Order) {
	p := &w.Force.Place[o.Unit]
	from := p.Hex
	p.Hex = o.Hex
	w.Force.Fleet[o.Unit].Sailed = true
	w.emit(Event{Kind: Sailed, Side: w.Force.Side(o.Unit), Unit: o.Unit, Other: force.None, Hex: o.Hex, From: from})
}

// maskSea takes from the board what the side does not know of the enemy's ships, of his troops at sea and of his
// plans. Troops who have gone to sea are to him as out of sight as those in the next valley.
func (v *View) maskSea() {
	enemy := v.Side.Enemy()
	v.Sea[enemy].Lift, v.Sea[enemy].Landing = 0, Landing{Beach: hex.None}
	v.Tally[enemy].Evacuated = 0
	out := force.Place{Hex: hex.None, Presence: force.Present, Port: hex.None}
	for _, id := range v.Force.Fleets {
		if v.Force.Side(id) == enemy {
			v.Force.Fleet[id] = force.Fleet{}
			if h := v.Force.Place[id].Hex; h == hex.None || !v.Observed[h] {
				v.Force.Place[id] = out
			}
		}
	}
	for _, id := range v.Force.Combat {
		if p := &v.Force.Place[id]; v.Force.Side(id) == enemy && (p.Presence == force.Embarked || p.Presence == force.Present && p.Hex == hex.None) {
			*p = out
		}
	}
}

// nextTide is the first day from one on, at most so many later, on which the tide serves a beach; 0 if none.
func (b *Board) nextTide(h hex.Index, from calendar.Day, days int) calendar.Day {
	for day := from; day <= from+calendar.Day(days); day++ {
		if b.TideServes(h, day) {
			return day
		}
	}
	return 0
}
