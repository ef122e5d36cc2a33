package force

import (
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/hex"
)

// Side is one of the two sides of the war.
type Side uint8

// The sides. Nobody holds the sea, and China before it comes in.
const (
	NoSide Side = iota
	North
	South
	Sides // how many there are, NoSide included
)

var sideNames = [Sides]string{"", "north", "south"}

func (s Side) String() string { return sideNames[s] }

// Enemy is the other side.
func (s Side) Enemy() Side {
	switch s {
	case North:
		return South
	case South:
		return North
	}
	return NoSide
}

// ParseSide reads "north" or "south".
func ParseSide(s string) (Side, bool) {
	switch s {
	case "north":
		return North, true
	case "south":
		return South, true
	}
	return NoSide, false
}

// Arm is the branch of a unit: what its symbol shows and what it is for.
type Arm uint8

// The arms.
const (
	Infantry  Arm = iota
	Motorised     // infantry carried in its own vehicles
	Motorcycle
	Cavalry // armoured cars, reconnaissance
	Armour
	SelfPropelled
	Artillery
	Constabulary // border constabulary
	Marines
	Commando // trained to infiltrate
	Engineers
	Police
	Headquarters
	Gunfire    // a cruiser and her destroyers: a gunfire group
	Battleship // the same round a battleship
	Aircraft   // an air group: see AirGroup
	Arms       // how many there are
)

var armNames = [Arms]string{"infantry", "motorised", "motorcycle", "cavalry", "armour", "selfpropelled",
	"artillery", "constabulary", "marines", "commando", "engineers", "police", "headquarters",
	"gunfire", "battleship", "aircraft"}

func (a Arm) String() string { return armNames[a] }

// Afloat tells whether the branch is one of ships: at sea or nowhere, and never ashore.
func (a Arm) Afloat() bool { return a == Gunfire || a == Battleship }

// ParseArm reads an arm as scenario files write it.
func ParseArm(s string) (Arm, bool) { return parse[Arm](armNames[:], s) }

// Mobility is how a unit moves.
type Mobility uint8

// The kinds of mobility. Lorried infantry moves on wheels where there is a road and on foot elsewhere.
const (
	Foot Mobility = iota
	Wheels
	Tracks
	Lorried
	Mobilities // how many there are
)

var mobilityNames = [Mobilities]string{"foot", "wheels", "tracks", "lorried"}

func (m Mobility) String() string { return mobilityNames[m] }

// ParseMobility reads a mobility as scenario files write it.
func ParseMobility(s string) (Mobility, bool) { return parse[Mobility](mobilityNames[:], s) }

// Echelon is the size of a unit on paper.
type Echelon uint8

// Echelons, small to great.
const (
	Battalion Echelon = iota
	Regiment
	Brigade
	Division
	Corps
	Echelons // how many there are
)

var echelonNames = [Echelons]string{"battalion", "regiment", "brigade", "division", "corps"}

func (e Echelon) String() string { return echelonNames[e] }

// ParseEchelon reads an echelon as scenario files write it.
func ParseEchelon(s string) (Echelon, bool) { return parse[Echelon](echelonNames[:], s) }

// Nation is whose uniform a unit wears; supply, replacements and doctrine go by nation.
type Nation uint8

// The nations.
const (
	NoNation Nation = iota
	KPA
	DPRKInterior // border constabulary and railway guard
	ROK
	US
	UK
	Nations // how many there are
)

var nationNames = [Nations]string{"", "kpa", "dprk-interior", "rok", "us", "uk"}

func (n Nation) String() string { return nationNames[n] }

// ParseNation reads a nation as scenario files write it.
func ParseNation(s string) (Nation, bool) { return parse[Nation](nationNames[:], s) }

func parse[T ~uint8](names []string, s string) (T, bool) {
	for i, n := range names {
		if n == s && s != "" {
			return T(i), true
		}
	}
	return 0, false
}

// ID names a unit: its place in the roster and in every slab. None is no unit.
type ID int16

// None is no unit.
const None ID = -1

// Identity is what a unit is called and is. It never changes during a war.
type Identity struct {
	Code      string // unique, stable, used in orders and saves: "kpa-4d-16r"
	Name      atlas.Name
	Short     string // the number on the counter: "16"
	Parent    ID     // its formation's headquarters, None if independent
	Arm       Arm
	Echelon   Echelon
	Nation    Nation
	Mobility  Mobility
	Commander string
	Source    string // where its figures come from
	Doubtful  bool   // the figures are recalled, not confirmed
}

// Allegiance is the side a unit fights for.
type Allegiance struct{ Side Side }

// Presence is where a unit is in its life.
type Presence uint8

// The kinds of presence.
const (
	Awaited   Presence = iota // arrives on Place.Due
	Present                   // on the map
	Embarked                  // at sea: bound for Place.Port, or lying off the coast if that is hex.None
	Destroyed                 // dead, captured or dissolved
)

// Place is where a unit stands. Hex is hex.None unless it is Present.
type Place struct {
	Hex      hex.Index
	Presence Presence
	Due      calendar.Day `range:"war"` // when it arrives, if Awaited or Embarked; when it is ready to land, if it lies off the coast
	Port     hex.Index    // where it arrives
}

// Strength is what a unit has, and what it should have.
type Strength struct {
	Men        int32                `range:"1 14000"` // present
	Absent     int32                `range:"0 14000"` // men on leave who are on their way back
	Stragglers int32                `range:"0 14000"` // men scattered who may still come in
	Paper      int32                `range:"1 14000"` // establishment in men
	Koreans    int16                `range:"0 1000"`  // thousandths of the men who are Koreans attached to an American unit
	Cadre      bool                 // is being built up again from its cadre: see game/cadre.go
	Weapons    [fight.Weapons]int16 `by:"weapon" range:"0 999"` // pieces there are
	Equipment  [fight.Weapons]int16 `by:"weapon" range:"0 999"` // establishment in weapons
}

// Duty is what a battalion is doing; before the war it is what keeps a battalion from training.
type Duty uint8

// The duties.
const (
	Training Duty = iota
	Line          // in the line of battle
	Suppression
	Guarding
	BorderDuty
)

// MaxBattalions is the most battalions a regiment has.
const MaxBattalions = 4

// Battalions are the parts of a regiment, each with its own training and duty. 0 ≤ Training ≤ 10,000.
type Battalions struct {
	Count    uint8
	Training [MaxBattalions]int16 `range:"0 10000"` // hundredths of a point: 0 raw … 10,000 perfect
	Duty     [MaxBattalions]Duty
}

// MeanTraining is the regiment's training, 0 … 10,000.
func (b *Battalions) MeanTraining() int {
	if b.Count == 0 {
		return 0
	}
	sum := 0
	for i := range b.Count {
		sum += int(b.Training[i])
	}
	return sum / int(b.Count)
}

// Quality is how well men fight beyond their training.
type Quality struct {
	Veterancy int16 `range:"0 1000"` // thousandths: 0 never in action … 1,000 veterans of years of war
	Mass      int16 `range:"0 1000"` // thousandths: share of the assault made in mass, which costs lives
}

// Condition is the state a unit is in.
type Condition struct {
	Fatigue    int16 `range:"0 1000"` // thousandths, 0 fresh … 1,000 spent
	Disruption int16 `range:"0 1000"` // thousandths, 0 in order … 1,000 broken up
	Dug        int16 `range:"0 60"`   // days of digging in this hex
	Works      bool  // stands in works built before the war
	Surprise   uint8 `range:"0 3"` // 3 completely surprised … 0 alert
	Routed     bool  // broken in its last fight: no zone of control until it has rested
}

// Stores is what a unit carries.
type Stores struct {
	Supply  int32 `range:"0 20000"` // thousandths of a day of normal consumption
	HEAT    int16 `range:"0 9999"`  // hollow-charge rounds for its 105 mm howitzers
	Dropped bool  // something has been dropped to it today
	Cut     uint8 // nights in a row without a way to any source of supply
}

// March is how a unit has spent its day.
type March struct {
	Left      int16        // minutes of the day's twelve hours still unspent
	Moved     int16        // minutes spent on marching today
	Attacked  bool         // has made its one attack today
	Arrived   bool         // came into its hex today
	ByRail    bool         // on a train today: no zone of control
	Fought    bool         // was in a fight today, on either side
	Screening bool         // has a post today that screens people on the roads
	Target    hex.Index    // the hex it last attacked
	TargetOn  calendar.Day // and when: a fight has memory for those who were in it yesterday
}

// Standing is what a unit does without being asked: the reactions set beforehand.
type Standing struct {
	Reserve    bool      // joins the first defence within six hours' march
	StandFast  bool      // does not retreat
	FinalFire  bool      // its guns help one attacked hex within reach
	FallBack   bool      // leaves before the fight when the odds reach FallBackAt
	FallBackAt int16     // milli-ln
	Assigned   hex.Index // the hex a reserve is kept for, hex.None for any
}

// Command is what a headquarters has: one reaction a day for its formation.
type Command struct {
	Reacted bool // has used today's reaction
}

// Fleet is what ships with guns have. Their class, and with it their guns, is their Arm; it is the same all
// through a war.
type Fleet struct {
	Fired  uint8 // fights they have fired in today
	Sailed bool  // today
}
