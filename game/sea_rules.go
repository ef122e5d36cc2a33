package game

import (
	"parallel38/game/atlas"
	"parallel38/game/fight"
)

// SeaRules are ships: their guns, what they carry, and landings from them. Steps at sea are hexes of water.
type SeaRules struct {
	// A gunfire group, a cruiser and her destroyers, counts as so many guns of 105 mm, and one round a
	// battleship as so many: 30, and 20 more [D].
	GroupGuns      int16 `range:"0 500"`
	BattleshipGuns int16 `range:"0 500"`
	GunHexes       int   `range:"0 6"`  // how far from where they lie they fire: the 5-inch guns' 16 km, the 8-inch guns' 27
	GunFights      int   `range:"0 20"` // fights that a group fires in on a day, both sides' days together
	GunGroups      int   `range:"0 10"` // the most that fire in one fight: more find no target
	SailHexes      int   `range:"0 90"` // how far they go in a day, and still fire: most of a day and a night at 15 knots

	LoadMinutes   int                `range:"0 720"`             // of the day, to embark
	ConvoyHexes   int                `range:"1 200"`             // steps of a convoy in a day, at ten knots
	NightQuarters int                `range:"0 60"`              // the most that slips along the coast by night in a day where the enemy commands the sea …
	NightHexes    int                `range:"0 90"`              // … and how far
	PortQuarters  [atlas.Ports]int   `by:"port" range:"0 100"`   // that embark in a port in a day, or land there
	BeachQuarters [fight.Beaches]int `by:"beach" range:"0 60"`   // the same over a beach, and the most that land there in an assault
	BeachTons     [fight.Beaches]int `by:"beach" range:"0 5000"` // of supply that come over a beachhead's beach in a day
	LeftBehind    [fight.Beaches]int `by:"beach" range:"0 1000"` // of the heavy weapons, of those who embark over a beach and not in a port
	LeftUnderFire int                `range:"0 1000"`            // more, with the enemy at hand: the last boats take men
	RearguardLoss int                `range:"0 1000"`            // of the men who embark with the enemy at hand

	Prepare     int `range:"0 60"`   // days from embarkation until troops are loaded and rehearsed for a landing
	Again       int `range:"0 60"`   // days until those who were beaten off can try again
	LeftLanding int `range:"0 1000"` // of the heavy weapons of those who are beaten back into the sea; half of it if they only fail
	Surprise    int `range:"0 3"`    // how surprised those are, at least, upon whom a landing comes
	HighWater   int `range:"0 1200"` // cm above chart datum at Inchon from which tidal flats can be landed on: LSTs asked for 29 feet
	WaitDays    int `range:"0 60"`   // that the later waves of an expedition lie off a port that is not taken yet
	PutOff      int `range:"1 60"`   // days ahead that a landing put off by weather looks for the next tide
}

// Troops embark at about a division's regiments a day in a great port: Pusan worked two dozen berths. Over the
// beach at Pohang two regiments of the 1st Cavalry Division landed in a day, unopposed, on 18 July 1950
// (Appleman, ch. 12). At Hungnam, with a port, covered and in no hurry, everything was brought off; at Toksong-ri the
// ROK 3rd Division came away over the beach with little but its men (ch. 18).
var seaRules = SeaRules{
	GroupGuns: 30, BattleshipGuns: 50, GunHexes: 2, GunFights: 2, GunGroups: 2, SailHexes: 40,
	LoadMinutes: 480, ConvoyHexes: 40, NightQuarters: 2, NightHexes: 12,
	PortQuarters:  [atlas.Ports]int{0, 4, 8, 24},
	BeachQuarters: [fight.Beaches]int{0, 4, 8, 12},
	BeachTons:     [fight.Beaches]int{0, 150, 300, 600},
	LeftBehind:    [fight.Beaches]int{1000, 750, 500, 250},
	LeftUnderFire: 250, RearguardLoss: 30,
	Prepare: 10, Again: 7, LeftLanding: 500, Surprise: 1, HighWater: 840, PutOff: 30, WaitDays: 5,
}
