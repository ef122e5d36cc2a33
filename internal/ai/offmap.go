package ai

import (
	"parallel38/game"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// What is off the map and in the air. The queues are left as they are, by readiness and strength; ships
// go to the greatest port that is safe, and aircraft to the field from which they fly most.

const (
	safePort = 3 * dayTime // how far off, in half-hours, the enemy must be from a port …
	safeBase = 6 * dayTime // … and from an airfield, where it takes days to settle in
	skyShare = 25          // per cent of the sorties that the stronger air force puts against the other …
	skyLeft  = 15          // … as long as that has so many aircraft
)

// airOrder is the standing order of the aircraft. Only the stronger fights for the sky.
func (p *Player) airOrder(v *game.View) game.Order {
	o := game.Order{Kind: game.SetAir, Unit: force.None, Hex: hex.None, Value: 40, Extra: 40}
	if p.attacking {
		o.Value, o.Extra = 30, 10
	}
	if enemy := int(v.Air[v.Side].Enemy); enemy >= skyLeft && v.Aircraft(v.Side) > enemy {
		o.Sky = skyShare
		o.Value, o.Extra = o.Value*(100-skyShare)/100, o.Extra*(100-skyShare)/100
	}
	return o
}

// offMap sees to one air group, then to one unit that waits or is at sea, a piece.
func (p *Player) offMap(v *game.View) (nodes int, o game.Order, ordered, over bool) {
	if !p.can(basing) {
		return 0, o, false, true
	}
	wings, troops := v.Force.Wings, v.Force.Combat
	switch i := p.at - len(wings); {
	case i < 0:
		o, ordered = p.base(v, wings[p.at])
		return 5, o, ordered, false
	case i < len(troops):
		o, ordered = p.port(v, troops[i])
		return 1, o, ordered, false
	}
	return 1, o, false, true
}

// safe tells whether the enemy is so far from a hex.
func (p *Player) safe(h hex.Index, halfHours int16) bool {
	c := p.ground.cells[h]
	return c != off && p.fields.theirs[c] >= halfHours
}

// base moves an air group to where it flies a third more than now, or out of the enemy's way.
func (p *Player) base(v *game.View, id force.ID) (best game.Order, ok bool) {
	if v.Force.Side(id) != v.Side || v.Force.AirGroup[id].Resting > 0 {
		return best, false
	}
	field, box := v.Force.Place[id].Hex, int(v.Force.Berth[id].Box)-1
	most := 0
	if field == hex.None || p.safe(field, safePort) {
		most = v.SortiesFrom(id, field, box)*4/3 + 1
	}
	if group := &v.Force.AirGroup[id]; most >= int(group.Aircraft)*int(group.Rate)/100 {
		return best, false // nowhere can it fly more than all
	}
	weigh := func(o game.Order) {
		if !game.Allowed(v, &o) {
			return
		}
		if n := v.SortiesFrom(id, o.Hex, int(o.Value)); n > most {
			best, most, ok = o, n, true
		}
	}
	for _, h := range v.Map.Land {
		if v.Map.Cells[h].Airfield > 0 && v.Control[h] == v.Side && p.safe(h, safeBase) {
			weigh(game.Order{Kind: game.Rebase, Unit: id, Hex: h})
		}
	}
	for i := range v.Setup.Boxes {
		weigh(game.Order{Kind: game.Rebase, Unit: id, Hex: hex.None, Value: int16(i)})
	}
	return best, ok
}

// port sends a unit whose port is lost or in danger to the greatest that is safe.
func (p *Player) port(v *game.View, id force.ID) (o game.Order, ok bool) {
	place := &v.Force.Place[id]
	if v.Force.Side(id) != v.Side || v.Force.Berth[id].Box == 0 || place.Port != hex.None && v.Control[place.Port] == v.Side && p.safe(place.Port, safePort) {
		return o, false
	}
	for _, h := range v.OpenPorts(v.Side) {
		if h != place.Port && p.safe(h, safePort) {
			return game.Order{Kind: game.SetPort, Unit: id, Hex: h}, true
		}
	}
	return o, false
}
