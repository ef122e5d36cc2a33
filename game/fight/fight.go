// Package fight is the combat kernel: two sides and a situation as flat numbers in, odds, a forecast
// or an outcome out. It knows nothing of the board or of units, so that the rules, the preview and
// an opponent's thinking call the same arithmetic; it uses integers only and allocates nothing.
//
// Quantities called milli are thousandths. Odds are natural logarithms in milli: a shift, as players
// see it, is 100 of them, and +700 is about two to one. Every number of the formulas stands in
// Params, with its reason. Start reading at Odds, then Resolve; Preview says beforehand what Resolve
// will do.
package fight

import "parallel38/game/atlas"

// Side is one side of a fight: the sum of the units that take part.
type Side struct {
	Men     int32          // fit for action
	Weapons [Weapons]int16 // that take part
	HEAT    int16          // howitzers of 105 mm that have rounds against armour; the others cannot hurt a tank
	Naval   int16          // guns of ships that fire for this side, in pieces of 105 mm
	Sorties int16          // of close support in the day

	Quality    int16 // milli, by which points are multiplied: 550 poorly trained … 1,100 seasoned
	Supply     int16 // milli, 0 none … 1,000 enough; see Params.Supply
	Fatigue    int16 // milli, 0 fresh … 1,000 spent
	Disruption int16 // milli, 0 in order … 1,000 broken up
	Mass       int16 // milli, share that attacks or counter-attacks in mass, at a price in men

	Command      Command
	NightTrained bool
}

// Command is how well a side is led on the day.
type Command uint8

// The states of command.
const (
	InCommand     Command = iota
	Multinational         // several nations under one commander
	OutOfRange            // no headquarters in reach
	Commands              // how many there are
)

// Posture is what the defender has made of his ground.
type Posture uint8

// Postures, weakest first.
const (
	NoPosture Posture = iota // surprised on the move, or just arrived
	Delay                    // fights to gain time and goes
	HastyDefence
	Prepared  // two days of digging
	Fortified // two weeks, or works from before the war
	Postures  // how many there are
)

// Flank is from where the defender is attacked.
type Flank uint8

// The ways to be attacked.
const (
	Front     Flank = iota
	Flanked         // over two hexsides that do not touch
	Encircled       // and nowhere to go
	Flanks          // how many there are
)

// Surprise is how little the defender expects it.
type Surprise uint8

// Degrees of surprise.
const (
	NoSurprise Surprise = iota
	MinorSurprise
	SubstantialSurprise
	CompleteSurprise
	Surprises // how many there are
)

// Weather is what aircraft see of the field.
type Weather uint8

// Weather, best first.
const (
	Fair Weather = iota
	Overcast
	Rain
	Storm    // typhoon or blizzard: no flying
	Weathers // how many there are
)

// Kind is how the attacker attacks.
type Kind uint8

// The kinds of attack.
const (
	Probe Kind = iota // reveals, gains nothing
	Hasty             // straight from the march
	Deliberate
	AllOut
	RiverAssault // by boat, without tanks
	Overrun      // of a broken or tiny force, in passing
	Kinds        // how many there are
)

var kindNames = [Kinds]string{"probe", "hasty", "deliberate", "allout", "river", "overrun"}

func (k Kind) String() string { return kindNames[k] }

// Noise is how much luck a war is played with.
type Noise uint8

// Amounts of luck. Reduced is for play, Full for measuring the rules against history, Expected for
// thinking ahead.
const (
	Reduced Noise = iota
	Full
	Expected
	Noises // how many there are
)

var noiseNames = [Noises]string{"reduced", "full", "expected"}

func (n Noise) String() string { return noiseNames[n] }

// Situation is where, when and how a fight takes place.
type Situation struct {
	Terrain    atlas.Terrain // of the defended hex
	Posture    Posture       // of the defender
	River      atlas.River   // between the two, the greater part of the attack
	Bridgehead bool          // the attacker already stands beyond it
	Surprise   Surprise
	Flank      Flank
	Weather    Weather
	Night      bool
	Kind       Kind

	Beach Beach // over which the attacker comes from the sea
	Flats bool  // before it lie tidal flats, which leave him a few hours around high water

	StandFast bool // the defender may not retreat
	NoRoad    bool // no road leads back: what is heavy stays
	Mines     bool // a mine belt before the defender

	FightDay int16 // days this fight has already lasted, 0 on the first
	Momentum int16 // milli: Outcome.Epsilon of the day before, 0 on the first
	Share    int16 // milli: share of the attackers who attacked here yesterday
}

// Beach is the shore over which an attack comes from the sea.
type Beach uint8

// Beaches, as the atlas grades them.
const (
	NoBeach   Beach = iota // an attack over land
	PoorBeach              // mud, rocks or cliffs: boats come in one by one
	FairBeach              //
	GoodBeach              // sand and deep water
	Beaches                // how many there are
)

// Band is how a fight ended.
type Band uint8

// Bands, worst for the attacker first.
const (
	BeatenBack Band = iota // the attacker is disrupted and loses contact
	Held                   // creeps forward at best
	PushedBack             // the attacker gains ground
	Broken                 // the defender is disrupted; a part of him runs if the hex falls
	Shattered              // only a remnant holds together
	Bands                  // how many there are
)

var bandNames = [Bands]string{"beatenback", "held", "pushedback", "broken", "shattered"}

func (b Band) String() string { return bandNames[b] }

// Retreat is how many hexes the defender goes back if the hex falls.
func (b Band) Retreat() int {
	switch b {
	case BeatenBack:
		return 0
	case Held, PushedBack:
		return 1
	}
	return 2
}
