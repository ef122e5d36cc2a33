package fight

import "parallel38/game/atlas"

// Params is every number of the formulas, so that a study can vary them one by one. A term that is
// to be left out gets its neutral value: 1,000 for a factor, 0 for a weight. All factors are milli
// unless their comment says otherwise.
//
// Marks: [F] fitted on fifty engagements of 1950–51, [C] from a source, [D] a choice without one,
// to be varied in every study of sensitivity. The range tag says between which values the formulas
// hold; the by tag, what the entries of a table are called.
type Params struct {
	Noise Noise

	// Points. One point is 100 riflemen in full supply and of quality 1,000.
	Weapons     [Weapons]WeaponTerms `by:"weapon"`
	Heavy       int                  `range:"0 5000"`              // scale of all heavy weapons against men [F]
	HeavyCap    int                  `range:"0 10000"`             // heavy points count up to so much of the men's
	Sortie      int                  `range:"0 5000"`              // points of a sortie; half a ton of bombs against a gun's day of one to one and a half [C]
	HEAT        int                  `range:"0 5000"`              // weight against tanks of a howitzer with hollow-charge rounds [D]
	Mines       int                  `range:"0 5000"`              // weight against tanks of a mine belt, a tank [D]
	TankTerrain [atlas.Terrains]int  `by:"terrain" range:"0 2000"` // what tanks are worth there [D]
	ShockLeast  int                  `range:"0 4000"`              // tanks that meet enough anti-tank weapons
	ShockMore   int                  `range:"0 4000"`              // what those gain who meet none
	NoSupplyMen int                  `range:"0 1000"`              // what men without supply are still worth
	SupplyRamp  int                  `range:"1 20000"`             // milli-days of stock below which supply counts for less [D]

	// Factors of one side's points.
	FatigueWeight    int           `range:"0 1000"`
	DisruptionWeight int           `range:"0 1000"`
	CommandFactor    [Commands]int `by:"command" range:"100 5000"`
	CombinedArms     int           `range:"500 5000"` // factor when men, guns and tanks all have CombinedShare of the points; off: never tested
	CombinedShare    int           `range:"1 1000"`
	NightAir         int           `range:"0 2000"`
	NightGuns        int           `range:"0 2000"`
	WeatherAir       [Weathers]int `by:"sky" range:"0 2000"`

	// Factors of the situation.
	PostureFactor  [Postures]int             `by:"posture" range:"500 3000"`
	TerrainFactor  [atlas.Terrains]int       `by:"terrain" range:"100 5000"`
	RiverFactor    [atlas.MajorRiver + 1]int `by:"river" range:"100 5000"`
	BeachFactor    [Beaches]int              `by:"beach" range:"100 5000"` // of the attacker, who comes over it from the sea [D]
	FlatsFactor    int                       `range:"100 5000"`            // of the same, when the tide leaves him a few hours [D]
	SurpriseFactor [Surprises]int            `by:"surprise" range:"100 5000"`
	FlankFactor    [Flanks]int               `by:"flank" range:"100 5000"`
	NightShift     int                       `range:"-3000 3000"` // milli-ln, for attackers who have not been trained for it
	OddsLimit      int                       `range:"100 6000"`   // milli-ln, either way
	Kinds          [Kinds]KindTerms          `by:"kind"`

	// Chance.
	Theta     int            `range:"-3000 3000"`        // milli-ln: the odds at which ground is gained every second time
	Sigma     int            `range:"50 5000"`           // milli-ln: the spread of fights about their odds [F]
	Cuts      [Bands - 1]int `range:"-10000 10000"`      // of z, between the bands
	Memory    int            `range:"0 1000"`            // how much of a day's luck stays for the next, for the same attackers
	EpsilonSD [Noises]int    `by:"noise" range:"0 3000"` // of the luck of the day
	LossSD    [Noises]int    `by:"noise" range:"0 3000"` // of the logarithm of losses

	// Losses in men: rate = K·e^(∓Beta·odds)·mass·(men/10,000)^-SizePower·day.
	KAttacker, KDefender int `range:"1 5000"`  // per 10,000 and day at even odds [F]
	Beta                 int `range:"0 2000"`  // [F]
	SizePower            int `range:"0 1000"`  // larger forces lose a smaller share [F]
	DayPower             int `range:"0 1000"`  // a fight of t days costs t^DayPower [F]
	DayFloor             int `range:"0 1000"`  // but a day of attack never less than this share of the first
	MassLoss             int `range:"0 10000"` // added for attacks in mass [F]
	MassFade             int `range:"0 10000"` // milli-ln: and gone at these odds, for walkovers are not assaults; 0 never
	StandFastLoss        int `range:"100 5000"`

	// Ground.
	Advance        int                 `range:"0 30000"` // metres a day in the open at the odds Theta
	AdvanceTerrain [atlas.Terrains]int `by:"terrain" range:"0 5000"`
	AdvancePosture [Postures]int       `by:"posture" range:"0 5000"`
	AdvanceSlope   int                 `range:"0 1000"` // of the odds, in the exponent
	AdvanceBand    [Bands]int          `by:"band" range:"0 5000"`
	AdvanceNight   int                 `range:"0 2000"`
	AdvanceLimit   int                 `range:"0 30000"` // metres a day

	// What happens only if the hex falls.
	Collapse          int         `range:"0 1000"`     // share of the survivors at overwhelming odds [F]
	CollapseMiddle    int         `range:"-3000 5000"` // milli-ln above Theta: where half of that is reached [F]
	CollapseWidth     int         `range:"50 5000"`    // milli-ln
	CollapseFlank     [Flanks]int `by:"flank" range:"0 3000"`
	CollapseBand      [Bands]int  `by:"band" range:"0 3000"`
	CollapseStandFast int         `range:"0 3000"`
	CollapseLimit     int         `range:"0 1000"`
	TankShock         int         `range:"0 3000"`           // added where tanks meet next to nothing that can stop them
	TankShockAT       int         `range:"0 10000"`          // below this weight a tank in full, from twice as much not at all
	TankShockShare    int         `range:"0 1000"`           // share of tanks in the attacker's points from which it is in full
	Stragglers        int         `range:"0 1000"`           // share of the collapsed who may come back
	Abandon           [Bands]int  `by:"band" range:"0 1000"` // share of heavy weapons left behind
	AbandonNoRoad     int         `range:"0 1000"`           // the same when shattered with no road back

	// Equipment and condition.
	TankLoss    int `range:"0 1000"` // share of tanks lost in a day to ample anti-tank weapons [F]
	AirTankLoss int `range:"0 1000"` // milli-tanks a sortie in fair weather [D]
	GunLoss     int `range:"0 1000"` // share of weapons lost for each share of men lost [D]

	AttackFatigue, DefenceFatigue       int `range:"0 1000"` // milli a day
	BeatenBackDisruption                int `range:"0 1000"` // of the attacker
	BrokenDisruption, ShatterDisruption int `range:"0 1000"` // of the defender
}

// KindTerms is what an order to attack changes.
type KindTerms struct {
	Shift   int `range:"-3000 3000"` // milli-ln
	Ground  int `range:"0 5000"`     // of the metres gained
	Loss    int `range:"0 5000"`     // of both sides
	Fatigue int `range:"0 5000"`     // of both sides
}

// Default is the rules as they are played.
func Default() Params {
	return Params{
		Noise: Reduced,

		// Powers follow the order of the operational lethality indices; anti-tank weights the survey
		// of 256 knocked-out T-34s (tank guns 38 %, rockets and recoilless rifles 14 %, artillery
		// 11 %). The 2.36-inch rocket failed at 15 yards at Osan.
		Weapons: [Weapons]WeaponTerms{
			Gun76:      {40, 200},
			Gun105:     {40, 0},
			Gun122:     {40, 0},
			Gun155:     {60, 0},
			Mortar120:  {20, 0},
			AT45:       {0, 80},
			AT57:       {0, 80},
			Bazooka236: {0, 30},
			Bazooka35:  {0, 350},
			RR57:       {0, 150},
			RR75:       {0, 250},
			T34:        {60, 900},
			SU76:       {35, 400},
			M24:        {25, 300},
			M4:         {60, 900},
			M26:        {70, 1300},
		},
		Heavy:    1720,
		HeavyCap: 2000,
		Sortie:   250,
		HEAT:     300,
		Mines:    200,
		TankTerrain: [atlas.Terrains]int{atlas.Paddy: 1000, atlas.Clear: 900, atlas.Plateau: 500, atlas.Hills: 500,
			atlas.Mountain: 250, atlas.HighMountain: 150, atlas.Urban: 500},
		ShockLeast:  500,
		ShockMore:   1500,
		NoSupplyMen: 500,
		SupplyRamp:  3000,

		FatigueWeight:    400,
		DisruptionWeight: 300,
		CommandFactor:    [Commands]int{InCommand: 1000, Multinational: 950, OutOfRange: 850},
		CombinedArms:     1000,
		CombinedShare:    50,
		NightAir:         300,
		NightGuns:        800,
		WeatherAir:       [Weathers]int{Fair: 1000, Overcast: 300, Rain: 300, Storm: 0},

		PostureFactor: [Postures]int{NoPosture: 1000, Delay: 1200, HastyDefence: 1300, Prepared: 1500, Fortified: 1800},
		TerrainFactor: [atlas.Terrains]int{atlas.Sea: 1000, atlas.TidalFlat: 1000, atlas.Paddy: 1000, atlas.Clear: 1150,
			atlas.Plateau: 1300, atlas.Hills: 1300, atlas.Mountain: 1450, atlas.HighMountain: 1600, atlas.Urban: 1350},
		RiverFactor:    [atlas.MajorRiver + 1]int{atlas.NoRiver: 1000, atlas.MinorRiver: 1120, atlas.MajorRiver: 1300},
		BeachFactor:    [Beaches]int{NoBeach: 1000, PoorBeach: 600, FairBeach: 750, GoodBeach: 900},
		FlatsFactor:    850,
		SurpriseFactor: [Surprises]int{1000, 1150, 1350, 1700},
		FlankFactor:    [Flanks]int{Front: 1000, Flanked: 1200, Encircled: 1450},
		NightShift:     -300,
		OddsLimit:      3000,
		Kinds: [Kinds]KindTerms{
			Probe:        {0, 0, 250, 250},
			Hasty:        {-200, 750, 750, 1000},
			Deliberate:   {0, 1000, 1000, 1000},
			AllOut:       {0, 1300, 1400, 1500},
			RiverAssault: {0, 1000, 1000, 1000},
			Overrun:      {0, 1000, 250, 250}, // two hours instead of eight
		},

		Theta:     -150,
		Sigma:     670,
		Cuts:      [Bands - 1]int{-1500, 0, 1000, 2200},
		Memory:    700,
		EpsilonSD: [Noises]int{Reduced: 600, Full: 1000, Expected: 0},
		LossSD:    [Noises]int{Reduced: 300, Full: 550, Expected: 0},

		KAttacker:     256,
		KDefender:     339,
		Beta:          330,
		SizePower:     120,
		DayPower:      470,
		DayFloor:      500,
		MassLoss:      1900,
		MassFade:      1500,
		StandFastLoss: 1300,

		Advance: 6000,
		AdvanceTerrain: [atlas.Terrains]int{atlas.Sea: 1000, atlas.TidalFlat: 1000, atlas.Paddy: 1200, atlas.Clear: 1000,
			atlas.Plateau: 800, atlas.Hills: 800, atlas.Mountain: 500, atlas.HighMountain: 350, atlas.Urban: 500},
		AdvancePosture: [Postures]int{NoPosture: 1600, Delay: 1600, HastyDefence: 1000, Prepared: 700, Fortified: 300},
		AdvanceSlope:   600,
		AdvanceBand:    [Bands]int{0, 500, 1000, 1400, 2000},
		AdvanceNight:   700,
		AdvanceLimit:   25_000,

		Collapse:          340,
		CollapseMiddle:    1060,
		CollapseWidth:     400,
		CollapseFlank:     [Flanks]int{600, 1000, 1400},
		CollapseBand:      [Bands]int{Broken: 1000, Shattered: 1300},
		CollapseStandFast: 1500,
		CollapseLimit:     950,
		TankShock:         300,
		TankShockAT:       100,
		TankShockShare:    50,
		Stragglers:        450,
		Abandon:           [Bands]int{Broken: 250, Shattered: 800},
		AbandonNoRoad:     1000,

		TankLoss:    300,
		AirTankLoss: 20,
		GunLoss:     250,

		AttackFatigue:        100,
		DefenceFatigue:       60,
		BeatenBackDisruption: 500,
		BrokenDisruption:     500,
		ShatterDisruption:    900,
	}
}

// Supply is a side's supply factor, milli, from its stock in milli-days of normal consumption:
// full down to SupplyRamp, then falling evenly, for an army saves its shells before it has none.
func (p *Params) Supply(stock int) int {
	if stock >= p.SupplyRamp {
		return 1000
	}
	return max(stock, 0) * 1000 / p.SupplyRamp
}
