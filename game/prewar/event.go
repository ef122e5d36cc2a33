package prewar

import (
	"parallel38/game/force"
	"parallel38/game/ledger"
)

// EventKind is what happened.
type EventKind uint8

// The events.
const (
	TurnBegan       EventKind = iota // Value: the day
	Plotted                          // Side has committed
	RegimentRaised                   // Unit
	FormationRaised                  // Unit
	BandCrossed                      // Unit came into District with Value men; Other lost on the way
	BandDestroyed                    // Unit is no longer a band; Value men joined the locals
	Raided                           // partisans raided in District
	Rose                             // District rose; Value men took up arms
	Mutinied                         // Unit, in District; Value men went over
	WentNorth                        // Value men of Unit crossed the parallel
	Fought                           // at Sector: Side attacked; Value 1 if the hills changed hands
	AidCame                          // the quarter's aid
	AmericansLeft                    // Value thousand Americans are left
	PermissionAsked                  // Value: tenths; Ledger says why
	MarchOrdered                     // the North has its orders
	CampaignEnded                    // Value: the Ending
	EventKinds
)

// Event is one thing that happened.
type Event struct {
	Kind     EventKind
	Side     force.Side // whose it is; NoSide concerns both
	Unit     force.ID
	District DistrictID
	Sector   uint8
	Value    int
	Other    int
	Ledger   *ledger.Ledger
	SeenBy   [force.Sides]bool
}
