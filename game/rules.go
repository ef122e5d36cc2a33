package game

import (
	"embed"
	"fmt"

	"parallel38/game/atlas"
	"parallel38/game/fight"
	"parallel38/game/force"
)

// Rules is every number of the rules, by subject, so that a study can vary them one by one: a war goes
// by those of its Setup. What a number is for, its unit and its source stand here; what the rules do
// with it, in the file of its subject.
//
// The range tag bounds what a number may be set to, so that no value leads the rules off a table or has
// them divide by nothing; the by tag says what the entries of a table are called. See scenario.Set.
// What cannot be varied without another map or another clock is a constant where it is used: the
// twelve hours of a unit's day, the length of a path, the size of a hex.
//
// Unless they say otherwise, shares are thousandths, times minutes, and troops quarters of a regiment.
type Rules struct {
	Fight    fight.Params
	Attack   AttackRules
	Reaction ReactionRules
	Retreat  RetreatRules
	Command  CommandRules
	March    MarchRules
	Rail     RailRules
	Sea      SeaRules
	Supply   SupplyRules
	Recovery RecoveryRules
	Night    NightRules
	Bridge   BridgeRules
	People   PeopleRules
	Air      AirRules
	Shipping ShippingRules
	Commit   CommitRules
	Weather  WeatherRules
	Sight    SightRules
	Score    ScoreRules
}

// DefaultRules is the rules as they are played.
func DefaultRules() Rules {
	return Rules{Fight: fight.Default(), Attack: attackRules, Reaction: reactionRules, Retreat: retreatRules, Command: commandRules, March: marchRules,
		Rail: railRules, Sea: seaRules, Supply: supplyRules, Recovery: recoveryRules, Night: nightRules, Bridge: bridgeRules, People: peopleRules, Air: airRules,
		Shipping: shippingRules, Commit: commitRules,
		Weather: weatherRules, Sight: sightRules, Score: scoreRules}
}

// Sources are the files whose comments say what each number of a Setup is for: p38 rules prints them.
//
//go:embed rules.go sea_rules.go people_rules.go setup.go fight/params.go fight/weapon.go force/component.go force/offmap.go
var Sources embed.FS

// Validate tells what is wrong between numbers that are each within their range, nil if nothing is.
func (r *Rules) Validate() error {
	for i := range r.Fight.Cuts[1:] {
		if r.Fight.Cuts[i] > r.Fight.Cuts[i+1] {
			return fmt.Errorf("rules.fight.cuts.%d is %d, above the next, %d: the bands of a fight lie in order", i, r.Fight.Cuts[i], r.Fight.Cuts[i+1])
		}
	}
	return nil
}

// AttackRules are who may attack and what an attack takes, beside the fight itself.
type AttackRules struct {
	Minutes      [fight.Kinds]int    `by:"kind" range:"60 720"`  // of a unit's day
	SideFrontage [atlas.Terrains]int `by:"terrain" range:"0 60"` // the most that attack over one hexside, by the terrain of the target
	HexFrontage  [atlas.Terrains]int `by:"terrain" range:"0 60"` // the most that attack one hex
	MountainFoot int                 `range:"1 4"`               // times as many on foot into mountains: they come over the hills on both sides of the road

	OverrunOdds     int `range:"0 10000"` // milli-ln: the least odds score of an overrun, a shift of +20
	OverrunQuarters int `range:"0 60"`    // the most that can be overrun before it is beaten

	Depth          int `range:"1000 30000"` // metres of ground to be won for a hex to fall …
	DepthStandFast int `range:"1000 30000"` // … and where the defender stands fast
	Foothold       int `range:"0 30000"`    // metres across a river behind which it no longer helps the defender

	// A unit's quality is QualityBase + QualityTraining a point of training + QualityVeterancy of its
	// veterancy: fitted so that the ROKA of June 1950, at its mean training, is the .55 that combat was
	// calibrated at.
	QualityBase      int `range:"0 1000"`
	QualityTraining  int `range:"0 20"`
	QualityVeterancy int `range:"0 1000"`

	Killed  int `range:"0 50"` // per cent of losses in action: UN experience in Korea …
	Missing int `range:"0 50"` // … and the rest are wounded

	Exploit [fight.Bands]int `by:"band" range:"0 720"` // minutes that a breakthrough gives back to wheels and tracks
}

var attackRules = AttackRules{
	Minutes: [fight.Kinds]int{fight.Probe: 240, fight.Hasty: 360, fight.Deliberate: 480, fight.AllOut: 720, fight.RiverAssault: 480, fight.Overrun: 120},
	SideFrontage: [atlas.Terrains]int{atlas.Paddy: 12, atlas.Clear: 12, atlas.Plateau: 8, atlas.Hills: 8, atlas.Mountain: 4,
		atlas.HighMountain: 4, atlas.Urban: 8},
	HexFrontage: [atlas.Terrains]int{atlas.Paddy: 24, atlas.Clear: 24, atlas.Plateau: 20, atlas.Hills: 20, atlas.Mountain: 12,
		atlas.HighMountain: 8, atlas.Urban: 20},
	MountainFoot:    2,
	OverrunOdds:     2000,
	OverrunQuarters: 2,
	Depth:           10000, DepthStandFast: 14000, Foothold: 3000,
	QualityBase: 250, QualityTraining: 6, QualityVeterancy: 250,
	Killed: 22, Missing: 16,
	Exploit: [fight.Bands]int{fight.Broken: 120, fight.Shattered: 240},
}

// ReactionRules are the standing orders of the side that does not move.
type ReactionRules struct {
	ReserveMinutes int `range:"0 720"`  // how far a reserve marches into another's fight, and what it must have left of its day
	ReserveHexes   int `range:"0 20"`   // and how far it may be away
	FallBackLoss   int `range:"0 1000"` // share of the fight's cost that a rearguard and its pursuers pay
}

var reactionRules = ReactionRules{ReserveMinutes: 360, ReserveHexes: 6, FallBackLoss: 300}

// CommandRules are what an army can do together and has been drilled for.
type CommandRules struct {
	Hexes     int                `range:"0 200"`           // how far from its headquarters a unit is still led: a division's radio net, and its staff by jeep
	OtherArmy int                `range:"0 1000"`          // share of men of other armies above which a force is multinational
	Night     [force.Nations]int `by:"nation" range:"0 1"` // 1: drilled to attack by night, as the KPA did from August 1950 to shed the aircraft
	MineDays  int                `range:"0 1001"`          // of digging in one hex until a belt of mines lies before it
}

var commandRules = CommandRules{Hexes: 4, OtherArmy: 250, Night: [force.Nations]int{force.KPA: 1}, MineDays: 7}

// RetreatRules are what becomes of the beaten.
type RetreatRules struct {
	SpentMen int `range:"0 2000"` // men below which a unit is no longer one
	Stray    int `range:"0 1000"` // share that strays in each zone of control on the way
	Usable   int `range:"0 1000"` // share of captured weapons that can be used
}

var retreatRules = RetreatRules{SpentMen: 120, Stray: 100, Usable: 500}

// impassable is the time of a step that no day pays for.
const impassable = 10 * dayMinutes

// MarchRules are what a step costs, who fits where, and what marching does to men. A step takes 45
// minutes or more: a day's march is MaxPath steps long at most. 7,200 is impassable.
type MarchRules struct {
	Road     [atlas.MainRoad + 1][gaitKinds]int `by:"road,gait" range:"45 7200"`    // into a hex along a road
	Country  [atlas.Terrains][gaitKinds]int     `by:"terrain,gait" range:"45 7200"` // into a hex across country; paddy is wet
	DryPaddy [gaitKinds]int                     `by:"gait" range:"45 7200"`         // across paddy when it is dry or frozen
	PaddyWet int                                `range:"1 12"`                      // month from which the paddies stand under water …
	PaddyDry int                                `range:"1 12"`                      // … and the first in which they do not
	ByHand   int                                `range:"0 900"`                     // per cent more than men on foot where guns are hauled by hand

	RainRoad    int `range:"0 400"` // per cent more in mud, by road
	RainCountry int `range:"0 400"` // per cent more across country

	MinorRiverFoot     int `range:"0 720"` // to ford a minor river without a bridge, on foot …
	MinorRiverVehicles int `range:"0 720"` // … and with vehicles
	Boats              int `range:"0 720"` // to cross a major river by boat, on foot
	Ferry              int `range:"0 720"` // to cross one by ferry, on wheels
	FerryDays          int `range:"1 60"`  // of work on a blown bridge until a ferry runs
	BoatRoom           int `range:"0 60"`  // who may come into a hex by boat in a day, and attack over one side of it on the first
	BoatRoomHeld       int `range:"0 60"`  // the same once the side holds the bank, and on later days of the fight for it

	Infiltrates [force.Nations]int `by:"nation" range:"0 1"` // 1: its men on foot go between zones of control, as the armies of Korea did; commandos of any army do

	EnterZOC    int `range:"0 720"`  // more, into a zone of control
	BetweenZOC  int `range:"0 720"`  // more, by infiltration from one to another
	ZOC         int `range:"1 60"`   // troops in a hex from which it exerts a zone of control
	HoldsGround int `range:"0 60"`   // size from which a unit takes the ground it marches over. Less only passes through: what it stays on overnight is its side's in the morning, unless it is a town
	Jam         int `range:"0 1440"` // more, along a road that is full

	FreeGuns int `range:"0 480"` // guns that take no room beside each three regiments of others (play.md: 36)

	RoadCapacity [atlas.MainRoad + 1]int `by:"road" range:"0 250"`   // who uses a hex's roads in a day before they jam
	Stack        [atlas.Terrains]int     `by:"terrain" range:"0 60"` // the most that may stand in a hex

	FreeMinutes   int `range:"0 720"`  // of the twelve hours of a day; the rest are forced
	ForcedFatigue int `range:"0 1000"` // fatigue of a day with forced hours, on foot
	// Fatigue from which men on foot march no forced hours: three forced days running. The 6th
	// Division's march through the south-west, 350 to 400 km in 18 days, was 20 to 22 km a day
	// (Appleman, ch. 13).
	TiredFatigue int `range:"0 1001"`
	ShoveFatigue int `range:"0 1001"` // fatigue below which a rested unit on foot may take one step whatever it costs
	Breakdown    int `range:"0 1000"` // share of vehicles left by the road in an hour of forced march
}

var marchRules = MarchRules{
	Road: [atlas.MainRoad + 1][gaitKinds]int{ // foot, wheels, tracks
		atlas.NoRoad:        {impassable, impassable, impassable},
		atlas.Track:         {300, 240, 240},
		atlas.SecondaryRoad: {240, 90, 120},
		atlas.MainRoad:      {240, 60, 90},
	},
	Country: [atlas.Terrains][gaitKinds]int{
		atlas.Sea:          {impassable, impassable, impassable},
		atlas.TidalFlat:    {impassable, impassable, impassable},
		atlas.Paddy:        {360, impassable, 360},
		atlas.Clear:        {300, 240, 180},
		atlas.Plateau:      {360, impassable, 300},
		atlas.Hills:        {360, impassable, 360},
		atlas.Mountain:     {540, impassable, impassable},
		atlas.HighMountain: {720, impassable, impassable},
		atlas.Urban:        {300, 120, 180},
	},
	DryPaddy: [gaitKinds]int{300, 240, 240},
	PaddyWet: 5, PaddyDry: 10,
	ByHand:   100,
	RainRoad: 25, RainCountry: 50,
	MinorRiverFoot: 120, MinorRiverVehicles: 240, Boats: 360, Ferry: 480,
	FerryDays: 2, BoatRoom: 4, BoatRoomHeld: 8,
	Infiltrates: [force.Nations]int{force.KPA: 1, force.DPRKInterior: 1, force.ROK: 1},
	FreeGuns:    36,
	EnterZOC:    120, BetweenZOC: 240, ZOC: 2, HoldsGround: 2, Jam: 120,
	RoadCapacity: [atlas.MainRoad + 1]int{atlas.Track: 8, atlas.SecondaryRoad: 16, atlas.MainRoad: 24},
	Stack: [atlas.Terrains]int{atlas.Paddy: 16, atlas.Clear: 16, atlas.Plateau: 12, atlas.Hills: 12, atlas.Mountain: 8,
		atlas.HighMountain: 4, atlas.Urban: 16},
	FreeMinutes: 480, ForcedFatigue: 50, TiredFatigue: 150, ShoveFatigue: 500, Breakdown: 10,
}

// RailRules are the railways. Troops take four hours to load, four to unload, and go thirty hexes a day.
// A regiment takes four trains. Of the twenty trains a day that a double line carries (nine on a single
// one), supply needs most; what is left for troops lets three regiments a day change their place.
type RailRules struct {
	Minutes       int                       `range:"0 720"`              // of the day, to load and unload
	Hexes         int                       `range:"1 200"`              // a day\'s journey
	Trains        int                       `range:"0 1000"`             // a day that are free for troops
	TrainsQuarter int                       `range:"0 100"`              // trains for a quarter of a regiment
	Tons          [atlas.DoubleRail + 1]int `by:"rail" range:"0 100000"` // of supply a day
}

var railRules = RailRules{Minutes: 480, Hexes: 30, Trains: 12, TrainsQuarter: 1,
	Tons: [atlas.DoubleRail + 1]int{atlas.NarrowRail: 500, atlas.SingleRail: 2500, atlas.DoubleRail: 6000}}

// Ration is what an army needs.
type Ration struct {
	Grams int   `range:"0 200000"` // a man and a day, everything from rice to shells; tons a day for a million men
	Stock int32 `range:"0 20000"`  // the most that a unit carries, thousandths of a day
}

// SupplyRules are what armies use up, and what brings it.
type SupplyRules struct {
	// An American division drew about 600 tons a day, a KPA division 50 to 60; the army that the
	// Americans equipped lay near the latter.
	Rations [force.Nations]Ration `by:"nation"`

	// What a day costs, in thousandths of a normal one.
	BurnAttack int32 `range:"0 10000"` // with an attack
	BurnBusy   int32 `range:"0 10000"` // of fighting off, or marching, or facing the enemy
	BurnRest   int32 `range:"0 10000"` // a quiet one
	Intake     int32 `range:"0 20000"` // the most a unit takes in during a day, thousandths of a day
	Assumed    int32 `range:"0 20000"` // the stock that a side supposes an enemy unit to have: enough

	PorterGrams int `range:"0 200000"` // what porters bring for each man of a unit in a day: 20 tons for a thousand
	PorterHexes int `range:"0 10"`     // how far porters carry beyond the end of the road
	PorterKm    int `range:"0 1000"`   // a hex on porters' backs, in kilometres of main road

	RoadKm  [atlas.MainRoad + 1]int `by:"road" range:"1 1000"` // a road of ten kilometres in kilometres of main road that take a lorry as long
	FordKm  int                     `range:"0 1000"`           // what the want of a bridge adds over a minor river …
	FerryKm int                     `range:"0 1000"`           // … and over a major one
	LocalKm int                     `range:"0 1000"`           // the least that a lorry drives: from the railhead to the companies in the same hex

	WearSorties int `range:"1 2000"` // sorties a day against the roads that cost the full wear of the lorries
}

var supplyRules = SupplyRules{
	Rations: [force.Nations]Ration{
		force.KPA:          {5_500, 6000},
		force.DPRKInterior: {4_000, 6000},
		force.ROK:          {8_000, 4000},
		force.US:           {35_000, 3000},
		force.UK:           {30_000, 3000},
	},
	BurnAttack: 1500, BurnBusy: 1000, BurnRest: 500, Intake: 2000, Assumed: 3000,
	PorterGrams: 20_000, PorterHexes: 2, PorterKm: 10,
	RoadKm: [atlas.MainRoad + 1]int{atlas.Track: 40, atlas.SecondaryRoad: 15, atlas.MainRoad: 10},
	FordKm: 40, FerryKm: 60, LocalKm: 5,
	WearSorties: 40,
}

// RecoveryRules are what a day gives back to units; shares are of a day.
type RecoveryRules struct {
	LeaveReturn     int `range:"0 1000"`  // of the men on leave
	StragglerReturn int `range:"0 1000"`  // of the stragglers
	StragglerRaw    int `range:"0 10000"` // hundredths of a point that each brings down his unit's training: they have left their company and their weapons behind

	// Of the wounded, so many will be fit to fight again, and so many of these come out of hospital in a
	// day: half of all wounded within thirty days where the American evacuation chain served, a fifth where
	// there was little more than first aid (recalled; to be varied).
	Healing      [force.Nations]int `by:"nation" range:"0 1000"`
	Convalescent int                `range:"0 1000"`

	RestFatigue  int `range:"0 1000"` // taken off in a day of rest
	RestDisorder int `range:"0 1000"` // taken off in any day
	Sick         int `range:"0 100"`  // of the men, in any day

	Refill        int `range:"0 1000"` // of the establishment: replacements that a unit takes in
	RefillLine    int `range:"0 1000"` // the same in contact with the enemy: drafts come up by night, a few at a time
	RefillCadre   int `range:"0 1000"` // the same for a wreck, which takes six weeks to rebuild
	RefillLimit   int `range:"0 1000"` // no unit is filled up to its establishment
	CadreStrength int `range:"0 1000"` // below which a unit is a wreck
	// A unit that is given up to be built up again does so at the pace of one in reserve, not of a wreck that is
	// still in the war: in a month, not in six weeks. A unit that falls apart with a way home leaves a cadre of officers
	// and sergeants for it (judged; the ROK's divisions of July and the KPA's of October 1950 were formed anew round such).
	CadreMen      int32 `range:"0 500"`  // of a unit that has fallen apart
	CadreDays     int   `range:"1 60"`   // until they are assembled at a depot
	RefillRebuild int   `range:"0 1000"` // of the establishment, in a day of building up
	RebuildHexes  int   `range:"1 40"`   // how far away the enemy must be
	Rebuilt       int   `range:"0 1000"` // of the establishment: then it is a unit again

	DraftDilution int `range:"0 1000"` // of the training of a unit for each whole unit of new men
	// Koreans are attached to American units up to so much of their men: 8,637 of the 24,845 of the 7th Division at Inchon
	// (Appleman, ch. 25).
	Koreans int `range:"0 1000"`

	GunHEAT  int `range:"1 100"`  // hollow-charge rounds with which a howitzer meets tanks, and fires at them: there were six at Osan, all given to one gun
	FullHEAT int `range:"0 100"`  // the most that a unit carries, a howitzer
	Issue    int `range:"0 1000"` // of the establishment: weapons of a class that a unit takes over in a day, one at least
}

var recoveryRules = RecoveryRules{
	LeaveReturn: 150, StragglerReturn: 220, StragglerRaw: 1000,
	Healing:      [force.Nations]int{force.KPA: 220, force.DPRKInterior: 220, force.ROK: 550, force.US: 550, force.UK: 550},
	Convalescent: 77,
	RestFatigue:  80, RestDisorder: 150, Sick: 1,
	Refill: 30, RefillLine: 10, RefillCadre: 15, RefillLimit: 900, CadreStrength: 350,
	CadreMen: 60, CadreDays: 7, RefillRebuild: 30, RebuildHexes: 6, Rebuilt: 800,
	DraftDilution: 600, Koreans: 348, GunHEAT: 6, FullHEAT: 12, Issue: 100,
}

// NightRules are digging, ground that is lost again, and surrender.
type NightRules struct {
	PreparedDays  int `range:"1 1000"`  // of digging in one hex until a position is prepared …
	FortifiedDays int `range:"1 1000"`  // … and until it is fortified
	GroundLost    int `range:"0 30000"` // metres of his gains that an attacker loses in a night without contact
	TownRank      int `range:"0 9"`     // least rank of a place that counts as a town

	SurrenderHazard int `range:"0 1000"` // for each day without supply
	ReliefHexes     int `range:"0 20"`   // how near a supplied friend must be for men to hold out
	PocketHexes     int `range:"1 64"`   // how few hexes they can still move in when they are surrounded
}

var nightRules = NightRules{PreparedDays: 2, FortifiedDays: 14, GroundLost: 5000, TownRank: 4,
	SurrenderHazard: 150, ReliefHexes: 2, PocketHexes: 12}

// BridgeRules are the engineers' work.
type BridgeRules struct {
	PreparedCharges int `range:"0 100"` // per cent: that a bridge goes down whose charges have been laid for a day
	HastyCharges    int `range:"0 100"` // per cent: the same without
	TakenWaiting    int `range:"0 100"` // per cent a day, with the enemy at hand, that one is taken whole which waits for the last unit

	RepairDays         int `range:"1 250"` // of work on a blown bridge
	RepairDaysEngineer int `range:"1 250"` // the same with engineers near
	EngineerHexes      int `range:"0 20"`  // how near

	BeyondHexes int `range:"0 20"` // how far from a bridge a unit is taken to be on its way to it
	AlarmHexes  int `range:"0 20"` // how near the enemy is at hand
	ThreatHexes int `range:"0 20"` // how near he must be before a bridge that nobody needs any more is blown
}

var bridgeRules = BridgeRules{PreparedCharges: 90, HastyCharges: 60, TakenWaiting: 25,
	RepairDays: 5, RepairDaysEngineer: 4, EngineerHexes: 2, BeyondHexes: 4, AlarmHexes: 1, ThreatHexes: 3}

// AirRules are what aircraft do beside the fight.
type AirRules struct {
	Grey         int   `range:"0 1000"` // what cloud and rain leave of the day's sorties
	CloseSupport int16 `range:"0 1000"` // the most sorties in one attack
	Defence      int16 `range:"0 1000"` // the most in one defence

	// What aircraft over the roads cost an army in supply: a twentieth at forty sorties a day, and never
	// more than half, because half of all columns drive by night.
	CutMost  int `range:"0 1000"`  // share, whatever flies
	CutSlope int `range:"0 50000"` // millionths of what is left of that, a sortie

	InterdictPC int16 `range:"0 100"` // standing order of the first day, per cent against the roads …
	KeptPC      int16 `range:"0 100"` // … kept for the defence …
	SkyPC       int16 `range:"0 100"` // … and against the enemy's aircraft

	// Transports. A C-47 dropped some two tons and a half, a C-119 five (Thompson, The Greatest Airlift, recalled);
	// of what was dropped at the reservoir in December 1950 about a fifth was lost or broken (judged).
	DropKilos int `range:"0 20000"` // a sortie
	DropFound int `range:"0 1000"`  // share that the men get

	Room [4]int `by:"airfield" range:"0 500"` // aircraft that an airfield takes

	// The war in the air. Sorties for the sky turn back the enemy's and destroy his aircraft, most of
	// them on the ground: the more, the larger their share of what both sides have up there, and the
	// fewer, the fewer are left to be found. Fitted on July 1950: of 132 aircraft the North had few
	// left by the 20th (Futrell), under some 30 such sorties a day.
	Kills     int `range:"0 1000"` // aircraft for a thousand sorties without opposition among many targets
	Scarce    int `range:"1 500"`  // aircraft: with so many left, half the sorties find none
	TurnBack  int `range:"0 2000"` // enemy sorties for a thousand
	Wear      int `range:"0 100"`  // aircraft lost by a thousand sorties to guns and accidents
	Moving    int `range:"0 20"`   // days without sorties after a change of base
	Abandoned int `range:"0 1000"` // share of the aircraft left behind on a field that falls …
	Hurried   int `range:"0 1000"` // … and on one that the enemy comes next to
}

var airRules = AirRules{Grey: 300, CloseSupport: 60, Defence: 20, CutMost: 500, CutSlope: 2900, InterdictPC: 40, KeptPC: 30, SkyPC: 20, DropKilos: 2500, DropFound: 800,
	Room: [4]int{0, 40, 90, 180}, Kills: 800, Scarce: 30, TurnBack: 300, Wear: 3, Moving: 1, Abandoned: 400, Hurried: 50}

// ShippingRules are how troops come from off the map; what a port lands in a day stands with the sea (SeaRules.PortQuarters).
type ShippingRules struct {
	FlownMen     int32 `range:"0 14000"` // the most men that a unit has to go by air
	FlownDays    int   `range:"0 30"`    // under way by air
	HarbourHexes int   `range:"0 10"`    // how far from a full quay troops land
}

var shippingRules = ShippingRules{FlownMen: 600, FlownDays: 1, HarbourHexes: 1}

// CommitRules are how far the powers behind the South go: each dawn they take the next step with the
// chance that the sum of these lines gives, in thousandths of a logit. Judged so that what the record
// shows by 30 June 1950 makes a decision for ground troops likely on that day (.73).
type CommitRules struct {
	Base       [Commitments]int `by:"commitment" range:"-20000 20000"` // of the step to each level
	Capital    int              `range:"-10000 10000"`                 // the capital is lost
	River      int              `range:"-10000 10000"`                 // the enemy stands south of the river …
	RiverHexes int              `range:"0 10"`                         // … so near to the capital
	Shaken     int              `range:"-10000 10000"`                 // the army is beaten and not gone …
	ShakenLow  int              `range:"0 1000"`                       // … which it is with so much left, thousandths of its men …
	ShakenHigh int              `range:"0 1000"`                       // … up to so much
	Resolution int              `range:"-10000 10000"`                 // the United Nations have called for help
	Engaged    int              `range:"-10000 10000"`                 // their own aircraft are in action
}

var commitRules = CommitRules{
	Base:    [Commitments]int{AirAndSea: -1000, GroundTroops: -4000, Divisions: -5500, Contingents: -7000},
	Capital: 1000, River: 1000, RiverHexes: 3, Shaken: 1500, ShakenLow: 300, ShakenHigh: 700, Resolution: 1000, Engaged: 500,
}

// Climate is how often a day is wet or overcast over the theatre.
type Climate struct {
	Rain     int `range:"0 100"` // per cent of the days
	Overcast int `range:"0 100"` // per cent of the days
}

// WeatherRules are the weather of the year.
type WeatherRules struct {
	// The number of wet days follows the normals of the Korea Meteorological Administration for Seoul
	// (.1 mm or more on 6 days in January, 10 in June, 16 in July, 15 in August, 9 in September), a third
	// taken off because a shower over one town grounds nobody; overcast days follow its mean cloud cover.
	Climate [13]Climate `by:"month"`
	// Per cent of the usual wet days in the summer of 1950. From late June to August the monsoon brought
	// far less than usual, and the summer went down as one of drought (Appleman, South to the Naktong,
	// North to the Yalu; recalled).
	Summer1950 int `range:"0 300"`

	Ice        [13]int            `by:"month" range:"0 1"`     // 1: minor rivers, and all of them north of the parallel, are ice
	Cold       [13]int            `by:"month" range:"0 100"`   // thousandths of the men whom a day takes who have no winter clothing: a hundredth in deep cold
	WinterGear [force.Nations]int `by:"nation" range:"0 1000"` // share of the men who have it; guesses, to be varied
}

var weatherRules = WeatherRules{
	Climate: [13]Climate{
		1: {13, 15}, 2: {14, 17}, 3: {15, 18}, 4: {18, 18}, 5: {18, 20}, 6: {22, 23},
		7: {35, 22}, 8: {31, 18}, 9: {20, 18}, 10: {13, 14}, 11: {19, 17}, 12: {16, 16},
	},
	Summer1950: 60,
	Ice:        [13]int{1: 1, 2: 1, 12: 1},
	Cold:       [13]int{1: 10, 2: 6, 12: 8},
	WinterGear: [force.Nations]int{force.KPA: 600, force.DPRKInterior: 600, force.ROK: 500, force.US: 700, force.UK: 700},
}

// SightRules are what a side sees of the other.
type SightRules struct {
	Hexes int `range:"1 6"` // how far a unit sees enemy troops: patrols, civilians and smoke
}

var sightRules = SightRules{Hexes: 2}

// ScoreRules are the reckoning's own numbers, beside those of a scenario's victory schedule.
type ScoreRules struct {
	Supplied       int32 `range:"0 20000"` // thousandths of a day: the stock with which men count as supplied
	WholeRegiment  int   `range:"1 100"`   // per cent: strength at which a regiment is in being unless the condition says otherwise
	DecidedLead    int   `range:"1 5000"`  // tenths of a point ahead of par from which a war is plainly decided …
	DecidedSundays int   `range:"1 100"`   // … when it holds on so many Sundays running
}

var scoreRules = ScoreRules{Supplied: 3000, WholeRegiment: 50, DecidedLead: 150, DecidedSundays: 2}
