package game

import (
	"slices"

	"parallel38/game/atlas"
	"parallel38/game/dice"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// allotTrains opens the day's railway timetable.
func (w *World) allotTrains() {
	for side := force.North; side < force.Sides; side++ {
		w.Supply[side].TrainsLeft = int16(w.rules.Rail.Trains)
	}
}

// railway finds the hexes that trains reach from a hex for a side: a breadth-first search over its
// working lines, up to a day's journey, nearest first. The slice is the board's own until the next call.
func (b *Board) railway(from hex.Index, side force.Side) []hex.Index {
	if b.Railway[from] != side {
		return nil
	}
	t := &b.trains
	if len(t.seen) != b.Map.Len() {
		t.seen = make([]uint32, b.Map.Len())
	}
	t.search++
	t.reached = append(t.reached[:0], from)
	t.seen[from] = t.search
	level, hexes := 1, 0 // where the hexes of the present distance end, and that distance
	for i := 0; i < len(t.reached); i++ {
		if i == level {
			level = len(t.reached)
			if hexes++; hexes == b.rules.Rail.Hexes {
				break
			}
		}
		h := t.reached[i]
		for d := range hex.Dir(hex.Dirs) {
			n, e := b.Map.Near[h][d], b.Map.Edge(h, d)
			if n == hex.None || e.Rail == atlas.NoRail || t.seen[n] == t.search || b.Railway[n] != side || e.River != atlas.NoRiver && !b.bridged(h, d) {
				continue
			}
			t.seen[n] = t.search
			t.reached = append(t.reached, n)
		}
	}
	return t.reached
}

// trains is the scratch memory of a search along the railways.
type trains struct {
	seen    []uint32 // by hex: the search that saw it last
	search  uint32
	reached []hex.Index
}

// checkRail judges a RailMove.
func (v *View) checkRail(o *Order) *Refusal {
	id, from := o.Unit, v.Force.Place[o.Unit].Hex
	if o.Hex < 0 || int(o.Hex) >= v.Map.Len() || o.Hex == from {
		return v.refuse(BadOrder, id, hex.None)
	}
	quarters := v.Force.Quarters(id)
	minutes, trains := v.rules.Rail.Minutes, quarters*v.rules.Rail.TrainsQuarter
	switch {
	case int(v.Force.March[id].Left) < minutes:
		return v.lack(TooFar, id, o.Hex, minutes, int(v.Force.March[id].Left))
	case v.Contact(from, v.Side) || v.Contact(o.Hex, v.Side) || v.Force.Condition[id].Routed:
		return v.refuse(NotFit, id, o.Hex)
	case !v.HasRoom(id, o.Hex):
		return v.lack(StackFull, id, o.Hex, quarters, max(0, v.StackRoom(o.Hex)))
	case int(v.Supply[v.Side].TrainsLeft) < trains:
		return v.lack(NoTrains, id, o.Hex, trains, int(v.Supply[v.Side].TrainsLeft))
	}
	if !slices.Contains(v.railway(from, v.Side), o.Hex) {
		return v.refuse(NoRailway, id, o.Hex)
	}
	return nil
}

// entrain carries out a RailMove; the unit spends its day on the train and holds no ground until dawn.
func (w *World) entrain(o *Order) {
	id := o.Unit
	from := w.Force.Place[id].Hex
	w.Supply[w.Force.Side(id)].TrainsLeft -= int16(w.Force.Quarters(id) * w.rules.Rail.TrainsQuarter)
	if w.grip[o.Hex].side == w.Force.Side(id).Enemy() {
		w.emit(Event{Kind: Discovered, Side: w.Force.Side(id), Unit: id, Other: w.top[o.Hex], Hex: from, From: o.Hex})
		return
	}
	m := &w.Force.March[id]
	w.lift(id)
	m.Left, m.Arrived, m.ByRail = 0, true, true
	w.Force.Condition[id].Dug, w.Force.Condition[id].Works = 0, false
	w.put(id, o.Hex)
	w.emit(Event{Kind: Entrained, Side: w.Force.Side(id), Unit: id, Hex: o.Hex, From: from})
	w.sight()
}

// RailReach appends where a unit could go by rail today.
func (v *View) RailReach(id force.ID, buf []hex.Index) []hex.Index {
	o := Order{Kind: RailMove, Unit: id}
	from := v.Force.Place[id].Hex
	if from == hex.None || v.Force.Side(id) != v.Side {
		return buf
	}
	for _, h := range v.railway(from, v.Side) {
		if h != from && v.HasRoom(id, h) && !v.Contact(h, v.Side) {
			buf = append(buf, h)
		}
	}
	if len(buf) > 0 {
		o.Hex = buf[len(buf)-1]
		if r := v.checkRail(&o); r != nil {
			return buf[:0]
		}
	}
	return buf
}

// breakDown leaves vehicles by the road on a forced march.
func (w *World) breakDown(id force.ID, forcedMinutes int) {
	s := &w.Force.Strength[id]
	for k := range fight.Weapons {
		if !k.Tank() || s.Weapons[k] == 0 {
			continue
		}
		milli := int(s.Weapons[k]) * forcedMinutes * w.rules.March.Breakdown / 60 // thousandths of a vehicle
		n := int16((milli + dice.Below(w.roll(dice.Breakdown, int(id), int(k)), 1000)) / 1000)
		if n = min(n, s.Weapons[k]); n > 0 {
			s.Weapons[k] -= n
			w.Tally[w.Force.Side(id)].WeaponsLost[k] += int32(n)
			w.emit(Event{Kind: Breakdown, Side: w.Force.Side(id), Unit: id, Hex: w.Force.Place[id].Hex, Value: int(n)})
		}
	}
}
