package game

import (
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/game/ledger"
)

// EventKind is what happened.
type EventKind uint8

// The events.
const (
	DayBegan        EventKind = iota // Value: the day
	PhaseBegan                       // Side's day
	WeatherSet                       // Value: the Weather
	Arrived                          // Unit came onto the map at Hex
	Stepped                          // Unit marched from From to Hex; Value: minutes spent
	Entrained                        // Unit went by rail from From to Hex
	Embarked                         // Unit went to sea from Hex; Value: heavy weapons left behind
	Sailed                           // ships sailed from From to Hex
	Landed                           // Unit came ashore at Hex
	BeatenOff                        // the landing of Unit and others at Hex was driven back to the ships
	LandingPutOff                    // the landing at Hex waits: for weather and tide until day Value, or is dropped if that is 0
	Discovered                       // Unit was stopped at Hex by an enemy it had not seen, Other
	Breakdown                        // Unit lost Value vehicles to the march
	Fought                           // a fight at Hex: Report says everything
	Reinforced                       // reserve Unit marched from From into the fight at Hex
	FellBack                         // Unit left Hex before the fight, by order
	Retreated                        // Unit was driven from From to Hex
	Scattered                        // Unit was destroyed at Hex; Value: men lost as prisoners or dispersed
	HexFell                          // Side took Hex by fighting
	Occupied                         // Side took Hex without a fight
	BridgeBlown                      // at side Dir of Hex; Value 1 if it failed and was taken whole
	BridgeBuilt                      // at side Dir of Hex
	Returned                         // Value men came back to Unit: leave-men and stragglers
	Replaced                         // Value drafts joined Unit
	Rearmed                          // Unit took over Value pieces of weapon Index
	Healed                           // Value wounded of nation Index are fit again
	Starving                         // Unit is out of supply
	Surrendered                      // Unit laid down its arms at Hex; Value: men
	Committed                        // foreign powers go as far as Value, a Commitment
	Shipped                          // Unit left its box for Hex; Value: the day it is expected; by air if Index is 1
	Rebased                          // air group Unit moved to Hex or, if None, to box Value, from 0
	Bereft                           // air group Unit lost its base at From to the enemy; Value: aircraft lost with it
	Downed                           // Side lost Value aircraft in yesterday's war in the air
	PeopleFled                       // Value people took to the road, most of them at Hex
	PeopleOvertaken                  // Value people on the road were overtaken by the army of the North, most of them at Hex
	PeopleByTrain                    // Value people were taken by train from From to Hex
	PeopleDied                       // Value people died on the roads today, most of them at Hex
	BridgeDead                       // Value people died at Hex on a bridge that was blown
	Raided                           // soldiers among the people at Hex fell upon Unit; Value: men lost
	Dropped                          // Value tons of supply were dropped to Unit
	CadreFormed                      // a cadre of Unit makes for Hex, to be built up again
	Reconstituted                    // Unit is built up again at Hex
	PortClosed                       // Unit, bound for Hex, waits off it until day Value: it is not its side's
	Diverted                         // Unit, bound for From, comes ashore at Hex
	Attached                         // Value Koreans join the American Unit
	Scored                           // Side gained Value tenths by condition Index
	EndOffered                       // Side is so far ahead that either may Settle; Value: the score in tenths against par
	WarEnded                         // Side won (NoSide: drawn); Value: the score in tenths against par
	EventKinds                       // how many there are
)

var eventKeys = [EventKinds]string{"day", "phase", "weather", "arrived", "stepped", "entrained", "embarked", "sailed", "landed", "beaten-off", "landing-put-off", "discovered", "breakdown",
	"fought", "reinforced", "fell-back", "retreated", "scattered", "hex-fell", "occupied", "bridge-blown", "bridge-built",
	"returned", "replaced", "rearmed", "healed", "starving", "surrendered", "committed", "shipped", "rebased", "bereft", "downed", "people-fled", "people-overtaken", "people-by-train", "people-died", "bridge-dead", "raided", "dropped", "cadre-formed", "reconstituted", "port-closed", "diverted", "attached", "scored", "end-offered", "war-ended"}

// Key is the event's key in the text catalogue.
func (k EventKind) Key() string { return eventKeys[k] }

// Event is one thing that happened, in the order in which it happened. Seen tells who may know it.
type Event struct {
	Kind  EventKind
	Side  force.Side // whose unit, or who gained
	Unit  force.ID
	Other force.ID
	Hex   hex.Index
	From  hex.Index
	Dir   hex.Dir
	Value int
	Index int // into Setup.Victory, for Scored; a force.Nation, for Healed; a fight.Weapon, for Rearmed

	Report *Report           // for Fought
	SeenBy [force.Sides]bool // which side learns of it
}

// Report is a fight as it was fought: the same numbers the preview showed, and what came of them.
type Report struct {
	Order     Order
	Attackers []force.ID
	Defenders []force.ID
	Odds      fight.Forecast
	Ledger    ledger.Ledger // of the odds score
	Outcome   fight.Outcome
	Fell      bool // the hex fell
	Metres    int  // ground held in the hex after the fight
}
