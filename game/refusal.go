package game

import (
	"fmt"

	"parallel38/game/force"
	"parallel38/game/hex"
)

// Reason is why an order is refused. Each names a rule; the text catalogue words it.
type Reason uint8

// The reasons.
const (
	NotYourTurn Reason = iota
	NoSuchUnit
	NotYours
	NotOnMap
	NotFit       // an HQ, or a unit too broken to do this
	TooFar       // Need and Have in minutes
	Impassable   // no way for this kind of mobility
	EnemyThere   // the hex is held by enemy troops
	ZOCToZOC     // only men on foot, and only into broken ground
	StackFull    // Need and Have in quarters of a regiment
	NoBridge     // vehicles cannot cross here
	FerryFull    // the boats are used up for today
	FrontageFull // Need and Have in quarters of a regiment: too many over one hexside or on one hex
	NotAdjacent  // an attacker must touch the target
	NoTarget     // nobody seen there to attack
	AlreadyAttacked
	NotFresh      // a deliberate attack starts adjacent and unmoved
	NotEnoughOdds // an overrun needs a beaten or much smaller enemy
	NoBoats       // a river assault is for foot and needs a river
	NoRailway     // no working line between the two
	NoTrains      // Need and Have in trains
	SeaBarred     // the enemy commands the sea: only little goes, by night, and not far
	NoPort        // no port, beach or way by sea there
	PortFull      // Need and Have in quarters of a regiment
	NoShips       // Need and Have in quarters of a regiment
	NotAfloat     // a landing is for troops who lie off the coast
	NotPrepared   // Need and Have in days
	NoBeach       // no beach that can be landed on, or it is one's own
	TideTooLow    // Need and Have in centimetres of high water at Inchon
	NotDecided    // no end is offered: Need and Have in Sundays
	NotWaiting    // it is in no box, nor at sea
	NoAirfield    // no airfield of its side there, or one under the enemy's guns
	FieldFull     // Need and Have in aircraft
	TiedToBase    // aircraft that cannot change their base
	NoPeople      // nobody is on the roads there
	NotCutOff     // supply is dropped to those alone whom nothing else reaches
	NoTransports  // Need and Have in sorties
	NotAWreck     // Need and Have in men
	TooNear       // Need and Have in hexes to the enemy
	WarOver
	BadOrder // fields that make no sense together
	Reasons  // how many there are
)

var reasonKeys = [Reasons]string{"not-your-turn", "no-such-unit", "not-yours", "not-on-map", "not-fit", "too-far",
	"impassable", "enemy-there", "zoc-to-zoc", "stack-full", "no-bridge", "ferry-full", "frontage-full", "not-adjacent",
	"no-target", "already-attacked", "not-fresh", "not-enough-odds", "no-boats", "no-railway", "no-trains", "sea-barred", "no-port", "port-full",
	"no-ships", "not-afloat", "not-prepared", "no-beach", "tide-too-low", "not-decided", "not-waiting",
	"no-airfield", "field-full", "tied-to-base", "no-people", "not-cut-off", "no-transports", "not-a-wreck", "too-near", "war-over", "bad-order"}

// Key is the reason's key in the text catalogue.
func (r Reason) Key() string { return reasonKeys[r] }

// Refusal is a player's mistake: which rule an order breaks, and the numbers it lacks.
type Refusal struct {
	Reason     Reason
	Unit       force.ID  // the unit concerned, None if no one unit is
	Hex        hex.Index // where, None if nowhere
	Need, Have int
}

func (r *Refusal) Error() string {
	s := r.Reason.Key()
	if r.Need != 0 || r.Have != 0 {
		s += fmt.Sprintf(" (need %d, have %d)", r.Need, r.Have)
	}
	return s
}

// refuse is a Refusal in the board's own memory, good until the next: most are asked for to see whether there is one,
// and thrown away.
func (b *Board) refuse(reason Reason, unit force.ID, at hex.Index) *Refusal {
	return b.lack(reason, unit, at, 0, 0)
}

// lack is a Refusal with numbers.
func (b *Board) lack(reason Reason, unit force.ID, at hex.Index, need, have int) *Refusal {
	b.refusal = Refusal{Reason: reason, Unit: unit, Hex: at, Need: need, Have: have}
	return &b.refusal
}

// kept is a copy of a Refusal for whoever asked.
func (r *Refusal) kept() error {
	k := *r
	return &k
}
