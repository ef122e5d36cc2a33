package ai

import (
	"parallel38/game"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// dropBelow is the stock, in thousandths of a day, below which the cut off are supplied from the air.
const dropBelow = 2000

// drop sends a unit that is cut off what the transports carry, no more than it has use for.
func (p *Player) drop(v *game.View, id force.ID) (o game.Order, ordered bool) {
	s, lift := &v.Force.Stores[id], int(v.Air[v.Side].Lift)
	if s.Cut == 0 || lift == 0 || s.Dropped || s.Supply >= dropBelow {
		return o, false
	}
	sorties := 1
	for sorties < lift && v.Drop(id, sorties).After < dropBelow {
		sorties++
	}
	return game.Order{Kind: game.Drop, Unit: id, Hex: hex.None, Value: int16(sorties)}, true
}

// buildUp takes a wreck that has come away from the front out of the war until it is a unit again.
func (p *Player) buildUp(v *game.View, id force.ID) (o game.Order, ordered bool) {
	o = game.Order{Kind: game.SetCadre, Unit: id, Hex: hex.None, On: true}
	return o, p.mission[id].task == refit && !v.Force.Strength[id].Cadre && game.Allowed(v, &o)
}
