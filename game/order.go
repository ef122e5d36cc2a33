package game

import (
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// OrderKind is what an Order does.
type OrderKind uint8

// The orders. EndDay is the zero value: an empty Order passes.
const (
	EndDay      OrderKind = iota // the moving side has done; the other side's day, or the night, follows
	Move                         // Unit marches along Path
	RailMove                     // Unit goes by train to Hex
	Attack                       // Units attack Hex in the way of Attack
	Rest                         // Unit spends the rest of its day resting
	SetReserve                   // Unit is a reserve (On), kept for Hex or, if None, for any
	SetStand                     // Unit stands fast (On)
	SetFire                      // Unit's guns give final fire (On)
	SetFallBack                  // Unit falls back (On) when the odds score reaches Value (milli-ln)
	SetBridge                    // the bridge across side Dir of Hex has standing order Value (BridgeOrder)
	SetAir                       // of the sorties, Value per cent go to interdiction, Extra are kept for defence, Sky fight the enemy's aircraft
	Ship                         // Unit goes by sea to the port Hex, or out to sea to wait for a landing if that is None
	Sail                         // ships with guns sail to Hex
	Land                         // Units, who lie off the coast, land on the beach Hex on day Value (On), or the plan is dropped
	Settle                       // take the end that is offered: the war is over with its score as it stands
	SetQueue                     // Unit, waiting in a box, is the Value-th to leave, from 0
	SetPort                      // Unit, waiting or at sea, lands at Hex
	Rebase                       // air group Unit moves to the airfield at Hex or, if None, to box Value, from 0
	SetCorridor                  // the road through Hex is the people's first (On)
	Screen                       // Unit screens the people on the roads where it stands
	Evacuate                     // Value trains take people from Hex to safety
	Drop                         // Value transport sorties drop supply to Unit
	SetCadre                     // Unit is built up again from its cadre (On), or no longer
	OrderKinds                   // how many there are
)

// MaxPath is the longest march of an order in hexes; MaxUnits the most units in one attack, maxSorties the
// most close support, mostTrains the most trains; maxFallBack, milli-ln, the highest odds score, and its negative the lowest, to fall
// back at.
const (
	MaxPath     = 16
	MaxUnits    = 12
	maxSorties  = 1000
	mostTrains  = 1000
	maxFallBack = 3000
)

// Order is what a player, an AI or a save file can ask for: a small plain value that can be compared.
// Which fields count depends on Kind; the rest are zero (None for ids and hexes).
type Order struct {
	Kind  OrderKind
	Unit  force.ID
	Hex   hex.Index
	Dir   hex.Dir
	On    bool
	Value int16
	Extra int16
	Sky   int16

	Attack  fight.Kind // how to attack
	Night   bool       // by night
	Sorties int16      // close support asked for

	Steps uint8 // used length of Path
	Path  [MaxPath]hex.Dir
	Count uint8 // used length of Units
	Units [MaxUnits]force.ID
}

// March makes a Move order of a path of at most MaxPath steps.
func March(unit force.ID, path []hex.Dir) Order {
	o := Order{Kind: Move, Unit: unit, Hex: hex.None}
	o.Steps = uint8(copy(o.Path[:], path))
	return o
}

// Assault makes an Attack order.
func Assault(target hex.Index, kind fight.Kind, units ...force.ID) Order {
	o := Order{Kind: Attack, Unit: force.None, Hex: target, Attack: kind}
	o.Count = uint8(copy(o.Units[:], units))
	return o
}

// Marching is the path of a Move order.
func (o *Order) Marching() []hex.Dir { return o.Path[:o.Steps] }

// Attackers are the units of an Attack order.
func (o *Order) Attackers() []force.ID { return o.Units[:o.Count] }
