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
	RegimentRaised                   // Unit
	FormationRaised                  // Unit
	BandCrossed                      // Unit came into District with Value men; Other were lost on the way
	BandHome                         // Unit went home from District with Value men; Other were lost on the way
	BandGone                         // Unit is no longer a band; Value men joined the locals of District
	Raided                           // Value raids by partisans in District
	Rose                             // District rose; Value men took up arms
	Mutinied                         // Unit, in District; Value men went over
	WentNorth                        // Value of them crossed the parallel
	Fought                           // at Sector: By attacked; Value 1 if it took the hills
	AidCame                          // the quarter's aid
	AmericansLeft                    // Value thousand Americans are left
	PermissionAsked                  // Value: tenths; Ledger says why
	MarchOrdered                     // the North has its orders; Value: the day
	CampaignEnded                    // Value: the Ending
	Answered                         // Value: the IncidentKind, about Unit, District or Sector; Other: the answer
	EventKinds
)

// Event is one thing that happened.
type Event struct {
	Kind     EventKind
	Side     force.Side // whose it is, and who learns of it; NoSide concerns both
	By       force.Side
	Unit     force.ID
	District DistrictID
	Sector   uint8
	Value    int
	Other    int
	Ledger   *ledger.Ledger
	SeenBy   [force.Sides]bool
}

// Seen is the part of what happened that a side learns of. The South reckons those who rise in round
// numbers.
func Seen(events []Event, side force.Side) []Event {
	var seen []Event
	for _, e := range events {
		if e.SeenBy[side] {
			if e.Kind == Rose && side == force.South {
				_, high := reckon(int32(e.Value))
				e.Value = int(high)
			}
			seen = append(seen, e)
		}
	}
	return seen
}
