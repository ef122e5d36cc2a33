package ai

import (
	"parallel38/game"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// People on the roads. Trains that nobody else takes carry them, the police and whoever stands idle near the front
// screen them, and where very many are under way behind the front they get a corridor until they are through.

const (
	crowded  = 5000        // people on the roads of a hex for whom something is done
	thronged = 40_000      // … and for whom a corridor is opened; half as many close it
	spare    = 4           // trains that are kept for troops
	behindMe = 2 * dayTime // a corridor is for those who have the enemy so far behind them, in half-hours
)

// relieve sees to one hex a piece, and then to one unit.
func (p *Player) relieve(v *game.View) (nodes int, o game.Order, ordered, over bool) {
	if i := p.at - len(p.ground.hexes); i >= 0 {
		if i >= len(p.own) {
			return 1, o, false, true
		}
		id := p.own[i]
		if o, ordered = p.drop(v, id); !ordered {
			o, ordered = p.buildUp(v, id)
		}
		return 1, o, ordered, false
	}
	h := p.ground.hexes[p.at]
	people := &v.People[h]
	if v.Control[h] != v.Side || people.Road < crowded && !people.Corridor {
		return 0, o, false, false
	}
	theirs := p.fields.theirs[p.at]
	if open := people.Road >= thronged || people.Corridor && people.Road >= thronged/2; open != people.Corridor && (!open || theirs > behindMe) {
		return 1, game.Order{Kind: game.SetCorridor, Unit: force.None, Hex: h, On: open}, true, false
	}
	if id := p.screeners(v, h); id != force.None && theirs <= behindMe {
		return 1, game.Order{Kind: game.Screen, Unit: id, Hex: hex.None}, true, false
	}
	if trains := v.Supply[v.Side].TrainsLeft - spare; trains > 0 && theirs > dayTime {
		o = game.Order{Kind: game.Evacuate, Unit: force.None, Hex: h, Value: min(2, trains)}
		return 2, o, true, false
	}
	return 1, o, false, false
}

// screeners are police in a hex, force.None if there are none or somebody has his post already.
func (p *Player) screeners(v *game.View, h hex.Index) force.ID {
	found := force.None
	for id := range v.Stack(h) {
		if v.Force.March[id].Screening {
			return force.None
		}
		if v.Force.Identity[id].Arm == force.Police {
			found = id
		}
	}
	return found
}
