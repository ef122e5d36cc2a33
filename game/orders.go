package game

import (
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// Orders appends every legal order of one unit by itself: a march to each hex in reach, an attack of
// each kind on each neighbour, rest. Check agrees: it refuses any other march to the end of a path, attack
// by one unit, or rest. Drawer plays by it; joint attacks and standing orders are built from the same parts.
func Orders(v *View, id force.ID, r *Reach, out []Order) []Order {
	if v.Moving() != v.Side || v.mine(id) != nil {
		return out
	}
	if v.Waiting(id) {
		return shipments(v, id, out)
	}
	if v.own(id) != nil {
		return v.ordersAway(id, out)
	}
	v.Reach(id, r)
	for _, h := range r.Hexes {
		o := Order{Kind: Move, Unit: id, Hex: hex.None}
		if path := r.Path(&v.Board, h, o.Path[:0]); len(path) <= MaxPath {
			o.Steps = uint8(len(path))
			out = append(out, o)
		}
	}
	for _, n := range v.Map.Near[v.Force.Place[id].Hex] {
		if n == hex.None || v.Holder(n) != v.Side.Enemy() {
			continue
		}
		for kind := range fight.Kinds {
			if o := Assault(n, kind, id); v.check(&o) == nil {
				out = append(out, o)
			}
		}
	}
	out = shipments(v, id, out)
	return append(out, Order{Kind: Rest, Unit: id, Hex: hex.None})
}

// shipments appends a unit's orders to go by sea.
func shipments(v *View, id force.ID, out []Order) []Order {
	for _, h := range v.ShipReach(id, nil) {
		out = append(out, Order{Kind: Ship, Unit: id, Hex: h})
	}
	if o := (Order{Kind: Ship, Unit: id, Hex: hex.None}); !v.Waiting(id) && v.check(&o) == nil {
		out = append(out, o)
	}
	return out
}

// ordersAway appends the legal orders of what is off the map or in the air: a place in the queue, each
// open port, each base.
func (v *View) ordersAway(id force.ID, out []Order) []Order {
	propose := func(o Order) {
		if o.Unit = id; v.check(&o) == nil {
			out = append(out, o)
		}
	}
	wing := v.Force.Identity[id].Arm == force.Aircraft
	if !wing && v.waits(id) {
		for place := range v.Queue(int(v.Force.Berth[id].Box) - 1) {
			propose(Order{Kind: SetQueue, Hex: hex.None, Value: int16(place)})
		}
	}
	for _, h := range v.Map.Land {
		switch c := &v.Map.Cells[h]; {
		case wing && c.Airfield > 0:
			propose(Order{Kind: Rebase, Hex: h})
		case !wing && c.Port > 0:
			propose(Order{Kind: SetPort, Hex: h})
		}
	}
	for i := range v.Setup.Boxes {
		if wing {
			propose(Order{Kind: Rebase, Hex: hex.None, Value: int16(i)})
		}
	}
	return out
}

// Advance is a division's march, or any group's, as one click: an order for each unit to come as near to
// a hex as its day allows, fighting units before guns.
func Advance(v *View, ids []force.ID, to hex.Index, r *Reach) []Order {
	var orders []Order
	room := v.StackRoom(to)
	for _, guns := range []bool{false, true} {
		for _, id := range ids {
			if (v.Force.Identity[id].Arm == force.Artillery) != guns || v.own(id) != nil || v.Force.Place[id].Hex == to {
				continue
			}
			v.Reach(id, r)
			goal := hex.None
			if r.Minutes(to) >= 0 && (room >= v.Force.Quarters(id) || guns && v.HasRoom(id, to)) {
				goal = to
				room -= v.Force.Quarters(id)
			} else {
				here := v.Map.Distance(v.Force.Place[id].Hex, to)
				for _, h := range r.Hexes { // nearest first in time: the first of the closest
					if d := v.Map.Distance(h, to); h != to && d < here {
						goal, here = h, d
					}
				}
			}
			if goal == hex.None {
				continue
			}
			if path := r.Path(&v.Board, goal, nil); len(path) <= MaxPath {
				orders = append(orders, March(id, path))
			}
		}
	}
	return orders
}
