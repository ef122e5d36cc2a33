package game

import (
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// Setup is a scenario as the rules need it: checked, complete and in the board's own terms. Package
// internal/scenario makes one from files; New starts a war from it.
//
// A number with a range tag may be varied by a study, between those bounds; a by tag says what the
// entries of its table are called. See scenario.Set.
type Setup struct {
	ID    string // "storm-1950"
	Name  atlas.Name
	Start calendar.Day
	Turns int         `range:"1 400"` // days to play
	First force.Side  `range:"1 2"`   // who moves first on the first day
	Noise fight.Noise `range:"0 2"`

	Units   []force.Spec // headquarters before their members
	Control []force.Side // by hex: who holds it at the start, NoSide for sea and foreign land

	Supply     [force.Sides]SupplySetup `by:"side"`
	Sea        [force.Sides]SeaSetup    `by:"side"`
	Drafts     [force.Nations][]Step    `by:"nation" range:"0 20000"` // replacements a day, men
	Attached   []Step                   `range:"0 20000"`             // of the ROK's, men a day that American units may take in
	HEAT       [force.Nations][]Step    `by:"nation" range:"0 5000"`  // hollow-charge rounds for 105 mm howitzers that come to the depots, a day
	Deliveries []Delivery
	Victory    []Condition
	Par        int `range:"-5000 5000"` // tenths of a point: the median of self-play, subtracted from the score

	Boxes      []Box // off the map
	Commitment CommitmentSetup

	Rules   Rules
	Changes []string // assignments path=value made to the scenario by scenario.Set, in order; carried by saves, batches and reports
}

// Step is a value that holds from a day until the next Step of its list.
type Step struct {
	From  calendar.Day
	Value int
}

// Delivery is weapons of a class that come to a nation's depots.
type Delivery struct {
	Nation force.Nation
	Weapon fight.Weapon
	Daily  []Step `range:"0 500"` // pieces a day
}

// At is the value of a list of Steps on a day, 0 before the first.
func At(steps []Step, day calendar.Day) int {
	value := 0
	for _, s := range steps {
		if s.From > day {
			break
		}
		value = s.Value
	}
	return value
}

// SupplySetup is a side's lines of communications.
type SupplySetup struct {
	Sources []Source
	Trucks  int    `range:"0 30000"` // lorries fit for the supply columns at the start
	Daily   []Step `range:"0 400"`   // km a lorry covers in a day, by date: fewer when it can only drive by night
	Wear    []Step `range:"0 200"`   // thousandths of the lorries lost a day
}

// SeaSetup is what a side has of ships, beside those with guns, which are units.
type SeaSetup struct {
	Command []Step `range:"0 1"`   // 1 from the day on which it commands the sea: its enemy no longer uses it by day
	Lift    []Step `range:"0 200"` // quarters of a regiment that its shipping takes on in a day
	Assault []Step `range:"0 60"`  // quarters that its landing craft put ashore in one landing
}

// Source is where supply enters the map for a side while the side holds it: a port or a railway yard.
type Source struct {
	Hex  hex.Index
	Tons int `range:"1 50000"` // a day
}

// Box is a place off the map where troops wait for ships or trains, and from which aircraft fly.
type Box struct {
	Code    string // "japan"
	Name    atlas.Name
	Side    force.Side
	Needs   Commitment `range:"0 4"`   // how far the powers must have gone before its troops may leave …
	Days    int        `range:"0 60"`  // … and how long they are under way
	Lift    []Step     `range:"0 40"`  // what its shipping takes a day, quarters of a regiment
	Saved   int        `range:"0 80"`  // the most of it that waits in harbour, quarters
	Airlift int        `range:"0 40"`  // what aircraft take a day of small units, quarters
	Reach   int        `range:"0 100"` // per cent of their sorties that aircraft fly over Korea from here …
	Away    int        `range:"0 200"` // … if they come so far, hexes
	ByLand  bool       // its troops come by rail to their place, and not by sea
	Afloat  bool       // a carrier: its groups cannot change their base
}

// CommitmentSetup is how the powers behind the South come in. They do not while Limit is None.
type CommitmentSetup struct {
	Level      Commitment   `range:"0 4"`          // how far they have gone when the war begins
	Limit      Commitment   `range:"0 4"`          // the farthest they go: none for a war without them
	Pressure   int          `range:"-10000 10000"` // milli-logit a day on top of the rest: sooner above 0, later below
	Delay      int          `range:"0 400"`        // days before which nothing is decided
	Resolution calendar.Day // when the United Nations called for help, 0 never
	Capital    hex.Index    // whose loss alarms them
	River      string       // behind which the South was to stand
	Army       force.Nation // whose strength they watch
}

// ConditionKind is a way to score.
type ConditionKind uint8

// The ways to score. Each says which fields of Condition it reads; every condition is scored for its
// Side, in tenths of a point, and shown as one line of the score's ledger.
const (
	// Take: Side takes Place. Table gives the points by the latest day of capture; from After on,
	// each day that it is not held costs Late.
	Take ConditionKind = iota
	// Hold: Side holds Place at the end: Points; if it does not, minus Points when Both is set.
	Hold
	// CrossRiver: a unit with tanks of Side stands south of the River by Day: Points.
	CrossRiver
	// Guns: Points for each Per guns Side has captured.
	GunsTaken
	// GunsSaved: Points for each Per guns of Side still with its units on Day.
	GunsSaved
	// ArmyInBeing: Points for each Per regiments of Side that have Share per cent of their men and are
	// in supply on Day, beyond Base regiments, and less for fewer; south of Line if that is set.
	ArmyInBeing
	// MenInBeing: Points for each Per men of Side with three days' supply and a road home north of River
	// on Day, beyond Base, and less for fewer.
	MenInBeing
	// Front: each Sunday, in every corridor of Line, Points for each Per km the front is ahead of
	// the recorded line of that date.
	Front
	// BridgeWhole: Points if a bridge at Place was taken whole by Side.
	BridgeWhole
	// BridgeClosed: Points if the bridge at Place was blown with at most Base regiments of Side cut off
	// beyond it.
	BridgeClosed
	// SuddenEnd: the war ends at once, won by Side, if it takes Place.
	SuddenEnd
	// PortsLost: the war ends at once, won by Side, when the enemy has had no source of supply of his
	// by the sea for Base days.
	PortsLost
)

// Condition is one line of the victory schedule.
type Condition struct {
	Kind   ConditionKind
	Side   force.Side
	Name   atlas.Name // how the score's ledger words it
	Place  hex.Index
	Points int `range:"-1000 1000"` // tenths
	Per    int `range:"1 100000"`
	Base   int `range:"0 500000"`
	Share  int `range:"1 100"` // per cent
	Both   bool
	Day    calendar.Day // latest day, or the day of reckoning
	Table  []Step       `range:"-1000 1000"` // Take: From = latest day, Value = points in tenths, earliest first
	After  calendar.Day
	Late   int `range:"0 1000"` // tenths a day
	River  string
	Line   []Corridor
}

// Corridor is a north–south strip in which the front is measured: the recorded front by date.
type Corridor struct {
	Name   atlas.Name
	Column int    // hex column of its axis
	Record []Step `range:"0 3000"` // From = date, Value = row of the recorded front in tenths of a hex
}
