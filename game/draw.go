package game

import (
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// Drawer draws legal orders by chance, of every kind there is: what a war must bear. The opponent
// "random" plays by it, and so do the tests. It is a scratch value for one side after another.
type Drawer struct {
	Choose func(n int) int // a number from 0 to n−1, for n > 0

	reach  Reach
	orders []Order
	hexes  []hex.Index
	units  []force.ID
}

// Draw is an order that Check passes; ok is false if the draw fell on something that cannot be done now.
// It never ends the day.
func (d *Drawer) Draw(v *View) (o Order, ok bool) {
	switch what := d.Choose(26); {
	case what == 0:
		o = Order{Kind: SetAir, Unit: force.None, Hex: hex.None, Value: int16(d.Choose(101)), Extra: int16(d.Choose(101)), Sky: int16(d.Choose(51))}
	case what == 1 && len(v.BridgeSites()) > 0:
		s := v.BridgeSites()[d.Choose(len(v.BridgeSites()))]
		o = Order{Kind: SetBridge, Unit: force.None, Hex: s.Hex, Dir: s.Dir, Value: int16(d.Choose(int(BridgeOrders)))}
	case what == 3 && d.Choose(2) == 0:
		o = d.forPeople(v)
	case what == 3:
		o = d.atSea(v)
	case what == 2 && d.Choose(100) == 0:
		o = Order{Kind: Settle, Unit: force.None, Hex: hex.None}
	case what >= 24:
		o = d.away(v)
	default:
		id := d.unit(v)
		if id == force.None {
			return Order{}, false
		}
		o = d.forUnit(v, id, what)
	}
	return o, o.Kind != EndDay && v.check(&o) == nil
}

// forPeople is an order for people on the roads.
func (d *Drawer) forPeople(v *View) Order {
	first := d.Choose(v.Map.Len())
	o := Order{Kind: SetCorridor + OrderKind(d.Choose(3)), Unit: force.None, Hex: hex.None}
	for i := range v.Map.Len() {
		h := hex.Index((first + i) % v.Map.Len())
		if v.People[h].Road == 0 || o.Kind == Screen && v.grip[h].side != v.Side {
			continue
		}
		switch o.Kind {
		case Screen:
			o.Unit = v.top[h]
			return o
		case SetCorridor:
			o.On = d.Choose(4) > 0
		default:
			o.Value = int16(1 + d.Choose(3))
		}
		o.Hex = h
		return o
	}
	return Order{}
}

// atSea is an order for ships, for troops who lie off the coast, or a landing.
func (d *Drawer) atSea(v *View) Order {
	d.units = d.units[:0]
	for _, id := range v.Force.Combat {
		if v.Force.Side(id) == v.Side && v.Waiting(id) {
			d.units = append(d.units, id)
		}
	}
	n, first := d.Choose(3), d.Choose(v.Map.Len())
	if n == 0 && len(d.units) > 0 {
		return d.forUnit(v, d.units[d.Choose(len(d.units))], 23)
	}
	ship, day := force.None, v.Day+calendar.Day(d.Choose(4))
	if len(v.Force.Fleets) > 0 {
		ship = v.Force.Fleets[d.Choose(len(v.Force.Fleets))]
	}
	for i := range v.Map.Len() {
		h := hex.Index((first + i) % v.Map.Len())
		o, ok := Order{Kind: Sail, Unit: ship, Hex: h}, v.OpenSea(h) && ship != force.None
		if n == 2 {
			o, ok = v.Wave(h, day, d.units)
		}
		if ok && v.check(&o) == nil {
			return o
		}
	}
	return Order{Kind: Land, Unit: force.None, Hex: hex.None}
}

// away is an order for what is off the map or in the air, EndDay for none.
func (d *Drawer) away(v *View) Order {
	n := v.Force.Len()
	first := d.Choose(n)
	for i := range n {
		id := force.ID((first + i) % n)
		if v.mine(id) != nil || v.own(id) == nil {
			continue
		}
		if d.orders = Orders(v, id, &d.reach, d.orders[:0]); len(d.orders) > 0 {
			return d.orders[d.Choose(len(d.orders))]
		}
	}
	return Order{}
}

// unit is one of the side's own on the map, force.None if it has none.
func (d *Drawer) unit(v *View) force.ID {
	n := len(v.Force.Combat)
	first := d.Choose(n)
	for i := range n {
		if id := v.Force.Combat[(first+i)%n]; v.own(id) == nil {
			return id
		}
	}
	return force.None
}

// forUnit is an order for a unit, EndDay for none.
func (d *Drawer) forUnit(v *View, id force.ID, what int) Order {
	switch {
	case what == 4 && v.Force.Stores[id].Cut > 0 && v.Air[v.Side].Lift > 0:
		return Order{Kind: Drop, Unit: id, Hex: hex.None, Value: int16(1 + d.Choose(int(v.Air[v.Side].Lift)))}
	case what == 4 && d.Choose(4) == 0:
		return Order{Kind: SetCadre, Unit: id, Hex: hex.None, On: !v.Force.Strength[id].Cadre}
	case what < 5:
		o := Order{Kind: SetReserve + OrderKind(d.Choose(4)), Unit: id, Hex: hex.None, On: d.Choose(3) > 0}
		switch {
		case o.Kind == SetFallBack:
			o.Value = int16(d.Choose(6000) - 3000)
		case o.Kind == SetReserve && d.Choose(2) == 0:
			o.Hex = hex.Index(d.Choose(v.Map.Len()))
		}
		return o
	case what < 7:
		if d.hexes = v.RailReach(id, d.hexes[:0]); len(d.hexes) > 0 {
			return Order{Kind: RailMove, Unit: id, Hex: d.hexes[d.Choose(len(d.hexes))]}
		}
	case what < 14:
		return d.assault(v, id)
	}
	if d.orders = Orders(v, id, &d.reach, d.orders[:0]); len(d.orders) > 0 {
		return d.orders[d.Choose(len(d.orders))]
	}
	return Order{}
}

// assault is an attack of a unit with others on an enemy beside it, or a march if there is none.
func (d *Drawer) assault(v *View, id force.ID) Order {
	first := d.Choose(hex.Dirs)
	for i := range hex.Dirs {
		n := v.Map.Near[v.Force.Place[id].Hex][(first+i)%hex.Dirs]
		if n == hex.None || v.Holder(n) != v.Side.Enemy() {
			continue
		}
		kind := fight.Kind(d.Choose(int(fight.Kinds)))
		d.units = v.Joiners(n, kind, d.units[:0])
		o := Order{Kind: Attack, Unit: force.None, Hex: n, Attack: kind, Night: d.Choose(4) == 0, Sorties: int16(d.Choose(3) * d.Choose(40))}
		for most := 1 + d.Choose(MaxUnits); len(d.units) > 0 && int(o.Count) < most; {
			at := d.Choose(len(d.units))
			o.Units[o.Count] = d.units[at]
			o.Count++
			d.units = append(d.units[:at], d.units[at+1:]...)
		}
		return o
	}
	return d.forUnit(v, id, 23)
}
