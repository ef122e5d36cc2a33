package fight

import "parallel38/game/atlas"

// Params is every number of the formulas, so that a study can vary them one by one. A term that is
// to be left out gets its neutral value: 1,000 for a factor, 0 for a weight. All factors are milli
// unless their comment says otherwise.
//
// Marks: [F] fitted on fifty engagements of 1950–51, [C] from a source, [D] a choice without one,
// to be varied in every study of sensitivity.
type Params struct {
	Noise Noise

	// Points. One point is 100 riflemen in full supply and of quality 1,000.
	Weapons     [Weapons]WeaponTerms
	Heavy       int                 // scale of all heavy weapons against men [F]
	HeavyCap    int                 // heavy points count up to so much of the men's
	Sortie      int                 // points of a sortie; half a ton of bombs against a gun's day of one to one and a half [C]
	HEAT        int                 // weight against tanks of a howitzer with hollow-charge rounds [D]
	Mines       int                 // weight against tanks of a mine belt, a tank [D]
	TankTerrain [atlas.Terrains]int // what tanks are worth there [D]
	ShockLeast  int                 // tanks that meet enough anti-tank weapons
	ShockMore   int                 // what those gain who meet none
	NoSupplyMen int                 // what men without supply are still worth
	SupplyRamp  int                 // milli-days of stock below which supply counts for less [D]

	// Factors of one side's points.
	FatigueWeight    int
	DisruptionWeight int
	CommandFactor    [Commands]int
	CombinedArms     int // factor when men, guns and tanks all have CombinedShare of the points; off: never tested
	CombinedShare    int
	NightAir         int
	NightGuns        int
	WeatherAir       [Weathers]int

	// Factors of the situation.
	PostureFactor  [Postures]int
	TerrainFactor  [atlas.Terrains]int
	RiverFactor    [atlas.MajorRiver + 1]int
	SurpriseFactor [Surprises]int
	FlankFactor    [Flanks]int
	NightShift     int // milli-ln, for attackers who have not been trained for it
	OddsLimit      int // milli-ln, either way
	Kinds          [Kinds]KindTerms

	// Chance.
	Theta     int            // milli-ln: the odds at which ground is gained every second time
	Sigma     int            // milli-ln: the spread of fights about their odds [F]
	Cuts      [Bands - 1]int // of z, between the bands
	Memory    int            // how much of a day's luck stays for the next, for the same attackers
	EpsilonSD [Noises]int    // of the luck of the day
	LossSD    [Noises]int    // of the logarithm of losses

	// Losses in men: rate = K·e^(∓Beta·odds)·mass·(men/10,000)^-SizePower·day.
	KAttacker, KDefender int // per 10,000 and day at even odds [F]
	Beta                 int // [F]
	SizePower            int // larger forces lose a smaller share [F]
	DayPower             int // a fight of t days costs t^DayPower [F]
	DayFloor             int // but a day of attack never less than this share of the first
	MassLoss             int // added for attacks in mass [F]
	MassFade             int // milli-ln: and gone at these odds, for walkovers are not assaults; 0 never
	StandFastLoss        int

	// Ground.
	Advance        int // metres a day in the open at the odds Theta
	AdvanceTerrain [atlas.Terrains]int
	AdvancePosture [Postures]int
	AdvanceSlope   int // of the odds, in the exponent
	AdvanceBand    [Bands]int
	AdvanceNight   int
	AdvanceLimit   int // metres a day

	// What happens only if the hex falls.
	Collapse          int // share of the survivors at overwhelming odds [F]
	CollapseMiddle    int // milli-ln above Theta: where half of that is reached [F]
	CollapseWidth     int // milli-ln
	CollapseFlank     [Flanks]int
	CollapseBand      [Bands]int
	CollapseStandFast int
	CollapseLimit     int
	TankShock         int        // added where tanks meet next to nothing that can stop them
	TankShockAT       int        // below this weight a tank in full, from twice as much not at all
	TankShockShare    int        // share of tanks in the attacker's points from which it is in full
	Stragglers        int        // share of the collapsed who may come back
	Abandon           [Bands]int // share of heavy weapons left behind
	AbandonNoRoad     int        // the same when shattered with no road back

	// Equipment and condition.
	TankLoss    int // share of tanks lost in a day to ample anti-tank weapons [F]
	AirTankLoss int // milli-tanks a sortie in fair weather [D]
	GunLoss     int // share of weapons lost for each share of men lost [D]

	AttackFatigue, DefenceFatigue       int // milli a day
	BeatenBackDisruption                int // of the attacker
	BrokenDisruption, ShatterDisruption int // of the defender
}

// KindTerms is what an order to attack changes.
type KindTerms struct {
	Shift   int // milli-ln
	Ground  int
	Loss    int // of both sides
	Fatigue int
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
