// Package counter lays the pieces of the war on a chart: it reads a board, which may be a side's view, and says
// which counters package symbol is to draw and where the front runs. Start at Spec for a unit, at Units for all.
// The game's screens and the drawn maps show the same pieces by it.
package counter

import (
	"parallel38/game"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/chart/symbol"
)

// arms gives the sign of each arm of the order of battle.
var arms = [force.Arms]symbol.Arm{force.Infantry: symbol.Infantry, force.Motorised: symbol.Motorised, force.Motorcycle: symbol.Recon,
	force.Cavalry: symbol.Cavalry, force.Armour: symbol.Armour, force.SelfPropelled: symbol.SelfPropelled, force.Artillery: symbol.Artillery,
	force.Constabulary: symbol.Constabulary, force.Marines: symbol.Marines, force.Commando: symbol.Recon, force.Engineers: symbol.Engineer,
	force.Police: symbol.Constabulary, force.Headquarters: symbol.Headquarters}

var echelons = [force.Echelons]symbol.Echelon{force.Battalion: symbol.Battalion, force.Regiment: symbol.Regiment,
	force.Brigade: symbol.Brigade, force.Division: symbol.Division, force.Corps: symbol.Corps}

// Arm is the sign of an arm.
func Arm(a force.Arm) symbol.Arm { return arms[a] }

// Spec is a unit's counter: one unit, neither stacked nor selected.
func Spec(b *game.Board, id force.ID, palette symbol.Palette) symbol.Spec {
	u, s := &b.Force.Identity[id], &b.Force.Strength[id]
	spec := symbol.Spec{Side: symbol.North, Palette: palette, Arm: arms[u.Arm], Echelon: echelons[u.Echelon], Number: u.Short,
		Ready: uint8(Ready(b, id)), Strength: uint8(min(100, max(0, int(s.Men))*100/max(1, int(s.Paper))))}
	if b.Force.Side(id) == force.South {
		spec.Side = symbol.South
	}
	if u.Parent != force.None {
		spec.Parent = b.Force.Identity[u.Parent].Short
	}
	return spec
}

// Ready is how fit a unit is for action, 0 … 3: by the worse of its fatigue and its disruption. A broken
// one is not fit at all.
func Ready(b *game.Board, id force.ID) int {
	c := &b.Force.Condition[id]
	if c.Routed {
		return 0
	}
	fit := 1000 - int(max(c.Fatigue, c.Disruption))
	return min(3, max(0, (fit+166)/333))
}

// Top is the unit whose counter lies on top of a hex, and how many lie there: the greatest formation, of
// several alike the one with the most men. None if the hex is empty.
func Top(b *game.Board, h hex.Index) (top force.ID, count int) {
	top = force.None
	for id := range b.Stack(h) {
		count++
		if top == force.None || heavier(b, id, top) {
			top = id
		}
	}
	return top, count
}

func heavier(b *game.Board, id, than force.ID) bool {
	guns, otherGuns := b.Force.Identity[id].Arm == force.Artillery, b.Force.Identity[than].Arm == force.Artillery
	if guns != otherGuns {
		return otherGuns // guns lie below
	}
	return b.Force.Strength[id].Men > b.Force.Strength[than].Men
}
