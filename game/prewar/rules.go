package prewar

// Rules is every number of the campaign. Shares and chances are thousandths unless the comment says
// otherwise. The range tag says between which values a study may set a number. What changes with the
// calendar (ceilings, advisers, arms from Moscow) is in the Setup.
//
// Marks: [R] as the paper play of the rules had it, [C] from a source, [D] a choice without one, to be
// varied in every study of sensitivity. A group marked at its head is of that kind throughout.
type Rules struct {
	Partisan PartisanRules
	Band     BandRules
	Raid     RaidRules
	Conduct  ConductRules
	Opinion  OpinionRules
	Hazard   HazardRules
	Incident IncidentRules
	Army     ArmyRules
	Police   PoliceRules
	Aid      AidRules
	Parallel ParallelRules
	North    NorthRules
	Result   ResultRules
}

// DefaultRules is the rules as they are played.
func DefaultRules() Rules {
	return Rules{partisanRules, bandRules, raidRules, conductRules, opinionRules, hazardRules, incidentRules, armyRules, policeRules, aidRules,
		parallelRules, northRules, resultRules}
}

// PartisanRules are the weekly law of the partisan war: S. J. Deitchman's mixed law (A Lanchester model
// of guerrilla warfare, Operations Research 10, 1962). Government fire is unaimed, it falls on an area
// and finds fewer as there are fewer to find; partisan fire from ambush is aimed. Calibrated on the fall
// from 3,000 armed partisans in the autumn of 1949 to under 600 in April 1950 before some 20,000 troops,
// and on about 300 dead a month of the security forces. The numbers of men are the whole South's; a
// district's are multiplied with its share.
type PartisanRules struct {
	Find       int `range:"0 200"`    // men found a week for each thousand that hunt, where there are many … [R]
	FindHalf   int `range:"1 20000"`  // … half as many at so many partisans [R]
	Ambush     int `range:"0 200"`    // men lost a week for each partisan, where troops are many … [R]
	AmbushHalf int `range:"1 20000"`  // … half as many before so many [R]
	Room       int `range:"0 20000"`  // partisans whom the country feeds from December to March [R] …
	Green      int `range:"0 5000"`   // … and how many times as many from April to November [R]: hunger halves a band in winter
	Join       int `range:"0 200"`    // share of the room left that is filled a week, with all support and all shelter [R]
	Winter     int `range:"500 3000"` // a hunt from December to March: bare hills and tracks in the snow [R]
	CombatPC   int `range:"0 100"`    // per cent of the police who hunt [R] …
	PoliceHunt int `range:"0 1000"`   // … and what a policeman counts of a soldier of his quality [R]
	Guarding   int `range:"0 1000"`   // what a battalion on guard counts in a hunt [D]
	Harsh      int `range:"0 1000"`   // how much more is found where people are moved out and burned out [R]
	GiveUp     int `range:"0 200"`    // share who come down in a week of amnesty [D]
}

var partisanRules = PartisanRules{Find: 10, FindHalf: 1000, Ambush: 35, AmbushHalf: 3000, Room: 3000, Green: 2000, Join: 30,
	Winter: 1650, CombatPC: 20, PoliceHunt: 500, Guarding: 300, Harsh: 400, GiveUp: 10}

// BandRules are bands of a hundred men and more, from the North and from mutinies.
type BandRules struct {
	Least      int `range:"1 1000"` // men of an incursion … [C]: 15 to 700 in the ten recorded ones, most between
	Most       int `range:"1 2000"`
	CrossLoss  int `range:"0 1000"` // share lost crossing an unwatched parallel … [R]
	CrossWatch int `range:"0 1000"` // … and more when it is fully watched [R]
	SeaLoss    int `range:"0 1000"` // by boat [R]
	WeekLoss   int `range:"0 1000"` // share lost in a week in the hills [R]
	HuntedLoss int `range:"0 1000"` // more, while troops of so many times their number hold the district: [R]
	HuntedBy   int `range:"1 100"`  // … [R]
	WinterLoss int `range:"0 1000"` // more, from December to March: hunger halves a band that stays [R]
	Counter    int `range:"0 1000"` // men below which no band is formed, but they join the locals [R] …
	Remnant    int `range:"0 1000"` // … and below which one that is formed breaks up and does so [D]
	TieMen     int `range:"0 100"`  // troops that n^.8 men tie down, a man [R]
	Untied     int `range:"0 200"`  // support that a week without any of those troops is worth [R]
	Alarm      int `range:"0 5000"` // thousandths of provocation that allies and Americans remember of an incursion … [D]
	AlarmMen   int `range:"0 5000"` // … and more, for each thousand men of it [D]
}

var bandRules = BandRules{Least: 40, Most: 400, CrossLoss: 50, CrossWatch: 250, SeaLoss: 120, WeekLoss: 100, HuntedLoss: 150, HuntedBy: 2, WinterLoss: 40,
	Counter: 100, Remnant: 50, TieMen: 6, Untied: 20, Alarm: 200, AlarmMen: 500}

// RaidRules are what partisans do whom nobody hunts: police posts for their rifles, officials, rail
// bridges. That they must raid is the answer to a South that only trains [D].
type RaidRules struct {
	Men        int `range:"1 1000"` // partisans for one raid a week
	Pressed    int `range:"0 20"`   // partisans whom one man of quality 1,000 keeps on the run
	Most       int `range:"0 20"`   // raids a week in a district
	Arms       int `range:"0 100"`  // men whom the rifles taken arm, where all support them
	Lost       int `range:"0 100"`  // of the security forces
	Dead       int `range:"0 100"`  // people who die
	Protection int `range:"0 1000"` // lost
	Stability  int `range:"0 100"`  // lost
	Memory     int `range:"0 1000"` // share of last week's raids that is still remembered
}

var raidRules = RaidRules{Men: 60, Pressed: 2, Most: 3, Arms: 3, Lost: 2, Dead: 6, Protection: 20, Stability: 1, Memory: 750}

// ConductRules are how the government's forces treat people, and what people suffer from it. [D]
type ConductRules struct {
	Base      int `range:"0 1000"` // abuse by forces of the best training and pay that a schooled officer corps does not lead
	Untrained int `range:"0 1000"` // more, by the quality that they lack
	Unpaid    int `range:"0 1000"` // more, by the pay that the police lack
	Vengeance int `range:"0 1000"` // more, for each man in a thousand lost in a week
	Militia   int `range:"0 1000"`
	Martial   int `range:"0 1000"`
	Courts    int `range:"0 1000"` // less
	Officers  int `range:"0 1000"` // less, by the schooling of officers
	Memory    int `range:"0 1000"` // share of last week's that stays

	Kill     int `range:"0 1000"` // people killed a week for each thousand of the forces at abuse 1,000 where partisans are; by the square of abuse
	Homeless int `range:"0 1000"` // people who lose their homes for one who dies
	Moved    int `range:"0 1000"` // share of the people of the hills whom resettlement moves …
	Embitter int `range:"0 1000"` // … and the grievance that it leaves
	Rebuilt  int `range:"0 1000"` // share of the homeless who find a roof in a week …
	Relieved int `range:"0 1000"` // … and with relief
	Officer  int `range:"0 1000"` // what a directive to school officers adds to their schooling
}

var conductRules = ConductRules{Base: 200, Untrained: 250, Unpaid: 200, Vengeance: 12, Militia: 250, Martial: 250, Courts: 250, Officers: 150,
	Memory: 750, Kill: 45, Homeless: 12, Moved: 100, Embitter: 60, Rebuilt: 10, Relieved: 50, Officer: 60}

// OpinionRules are what people think and eat, in thousandths a week. The pull of abuse, protection and
// reform on support is the published rule [R]; the rest is [D].
type OpinionRules struct {
	Abuse       int `range:"0 100"`    // support gained where forces are as bad as can be [R]
	Protection  int `range:"0 100"`    // share of the support lost where people are safe from the bands that fight there …
	Reform      int `range:"0 100"`    // … and by land reform that is felt, and by amnesty: as published, .008 and .004, where four in ten support them [R]
	Base        int `range:"0 1000"`   // support in a country without grievance …
	Grieved     int `range:"0 1000"`   // … and more, with all grievance
	Drift       int `range:"0 1000"`   // share of the way there in a week
	GrieveAbuse int `range:"0 100"`    // grievance gained by abuse
	GrieveFood  int `range:"0 100"`    // … and by hunger
	Ease        int `range:"0 100"`    // share of grievance that time takes …
	EaseReform  int `range:"0 100"`    // … and more, by land reform
	Spring      int `range:"0 100"`    // food eaten in a week from April to June, before the barley
	Harvest     int `range:"0 100"`    // food gained in a week from October to December
	Mouths      int `range:"1 100000"` // homeless who eat a thousandth in a week …
	MouthsMost  int `range:"0 1000"`   // … at most so many thousandths
	Hungriest   int `range:"0 1000"`
	Watch       int `range:"0 100"`  // police for each thousand people that make them safe [C]: as in quiet districts of the time
	WatchEach   int `range:"0 100"`  // … and for each partisan
	GuardWatch  int `range:"0 100"`  // policemen that a soldier on guard is worth
	SafePace    int `range:"1 1000"` // share of the way to that safety in a week
	ReformWeeks int `range:"0 200"`  // weeks until a land reform that is begun is felt
	Strike      int `range:"0 1000"` // grievance and, by the party's strength, support that a strike adds
}

var opinionRules = OpinionRules{Abuse: 10, Protection: 20, Reform: 10, Base: 180, Grieved: 333, Drift: 8,
	GrieveAbuse: 5, GrieveFood: 6, Ease: 8, EaseReform: 3, Spring: 6, Harvest: 10, Mouths: 2000, MouthsMost: 20, Hungriest: 200,
	Watch: 2, WatchEach: 4, GuardWatch: 2, SafePace: 170, ReformWeeks: 20, Strike: 20}

// HazardRules are mutiny and rising: the logit of their chance in a turn, in thousandths, by lines [R],
// and what comes of them [D].
type HazardRules struct {
	Mutiny      int `range:"-20000 0"`
	Cells       int `range:"0 20000"`
	HomeSupport int `range:"0 20000"`
	Embark      int `range:"0 20000"`  // in the turn in which it is ordered to fight at home or overseas
	Feud        int `range:"0 20000"`  // police that are not paid at all
	FeudBelow   int `range:"1 1000"`   // pay of the police below which they are at odds with the army
	Purged      int `range:"-20000 0"` // while a purge is remembered …
	PurgedWeeks int `range:"0 200"`    // … which is so long
	GoOverLeast int `range:"0 1000"`   // share of a regiment that goes over in a mutiny, at least …
	GoOver      int `range:"0 1000"`   // … and at most
	TakeHills   int `range:"0 1000"`   // of these, who fight on as a band; the others lay down their arms in the first days
	MutinyDead  int `range:"0 1000"`   // of the security forces, for each who goes over
	Example     int `range:"0 1000"`   // support that a mutiny adds where it happens
	Shaken      int `range:"0 1000"`   // share left there of the people\'s protection

	Rising     int `range:"-20000 0"`
	Support    int `range:"0 20000"`
	Grievance  int `range:"0 20000"`
	Vote       int `range:"0 20000"`  // an election at hand …
	VoteBefore int `range:"0 100"`    // … so many days ahead, at most …
	VoteAfter  int `range:"0 100"`    // … or behind
	Protection int `range:"-20000 0"` // where people are quite safe from the bands
	HeldBack   int `range:"-20000 0"` // while the party keeps to strikes and meetings
	Called     int `range:"0 20000"`  // a party of full strength calls for it
	Men        int `range:"0 20000"`  // who take up arms if all support it, the whole South's
	Dead       int `range:"0 1000"`   // of the security forces, for each of them
	Exposed    int `range:"0 1000"`   // what a call costs the party's strength
	StrikeCost int `range:"0 1000"`   // … and a strike
}

var hazardRules = HazardRules{Mutiny: -7000, Cells: 4000, HomeSupport: 2000, Embark: 1500, Feud: 1000, FeudBelow: 500, Purged: -1500, PurgedWeeks: 52,
	GoOverLeast: 233, GoOver: 700, TakeHills: 500, MutinyDead: 83, Example: 80, Shaken: 500,
	Rising: -6000, Support: 5000, Grievance: 3000, Vote: 1000, VoteBefore: 28, VoteAfter: 14, Protection: -1000, HeldBack: -3000, Called: 2000,
	Men: 7000, Dead: 50, Exposed: 60, StrikeCost: 15}

// IncidentRules are the questions that events put to governments, and what answers do. [D]
type IncidentRules struct {
	Gap        int `range:"1 100"`    // turns before the same is asked again
	Chance     int `range:"0 1000"`   // that what can be asked is, in a turn
	IslandMen  int `range:"0 5000"`   // partisans on an island for which a regiment is wanted there …
	Battalions int `range:"0 3"`      // … that it sends …
	Forsaken   int `range:"0 1000"`   // … and what it costs there not to send it: protection lost, support gained
	Stability  int `range:"0 1000"`   // what standing by costs
	Officers   int `range:"0 1000"`   // schooling of officers instead of a purge
	Killed     int `range:"1 100000"` // civilians killed by the forces that bring about a hearing …
	AidCut     int `range:"0 200"`    // … and the per cent of a quarter's aid that it can cost
	Courts     int `range:"0 50"`     // districts in which courts sit then
	Heat       int `range:"0 1000"`   // at hills that are lost, for the question whether to go for them
	Complaint  int `range:"0 5000"`   // what allies remember of the North's doings, if the United Nations hear of them
	Provoked   int `range:"0 10000"`  // what they remember when Moscow objects …
	Obeyed     int `range:"0 5000"`   // … how much less if the North obeys …
	ArmsCut    int `range:"0 400"`    // … and the quarter's arms that it costs not to
}

var incidentRules = IncidentRules{Gap: 8, Chance: 500, IslandMen: 150, Battalions: 2, Forsaken: 60, Stability: 10, Officers: 60, Killed: 2000, AidCut: 15,
	Courts: 2, Heat: 300, Complaint: 300, Provoked: 800, Obeyed: 150, ArmsCut: 10}

// ArmyRules are the southern army: raising, training, cells. Training: R. K. Sawyer, Military Advisors in
// Korea, ch. 3 and 4: the advisers' plan of July 1949 took a recruit battalion through its phases in about
// thirty weeks; 472 advisers with 67 battalions.
type ArmyRules struct {
	NewMen      int `range:"1 10000"` // of a new regiment [D]
	FullMen     int `range:"1 10000"` // of a full one [C]
	Recruits    int `range:"0 10000"` // a week, at full stability [D]
	OnePart     int `range:"1 20"`    // of the week's recruits left, to each regiment that lacks men: one in so many [D]
	ServicesPC  int `range:"0 100"`   // per cent of the regiments' men who serve behind them [C]
	NewTraining int `range:"0 10000"` // hundredths of a point
	Dilute      int `range:"0 1000"`  // how far recruits bring a unit's training down to theirs [D]

	Learn          int `range:"0 1000"`  // hundredths of a point a week, with advisers and arms as in history [R]
	Forget         int `range:"0 1000"`  // hundredths a week of all duty [R]
	Relief         int `range:"0 1000"`  // share of the week that a battalion on duty still trains [D]
	Moving         int `range:"0 1000"`  // share of a fortnight's training that a new post costs [R]
	AdvisersEach   int `range:"1 100"`   // advisers a battalion as in history [C]
	AdvisersMost   int `range:"0 3000"`  // what more of them are worth, at most [R]
	ArmsMost       int `range:"0 3000"`  // … and more arms
	TrainingMost   int `range:"0 10000"` // what drill without war can reach [D]
	TrainingLeast  int `range:"0 10000"`
	CompanyReady   int `range:"0 10000"` // hundredths of a point: fit to fight as companies [R]
	BattalionReady int `range:"0 10000"` // … and as battalions [R]
	QualityBase    int `range:"0 1000"`  // how well raw men fight [R] …
	QualityPoint   int `range:"0 100"`   // … and more, for each point of training …
	QualityVeteran int `range:"0 1000"`  // … and for veterans of years of war
	Veterancy      int `range:"0 100"`   // gained in a week of hunting [D] …
	VeterancyMost  int `range:"0 1000"`  // … at most

	CellBirth  int `range:"0 1000"`  // of a regiment that is raised, where the party is at full strength [D]
	CellGrowth int `range:"0 100"`   // a week, at the party's full strength [D]
	CellLeak   int `range:"0 1000"`  // share of the cells that a week uncovers [D]
	CellStep   int `range:"0 1000"`  // what the North's directive adds, at the party's full strength [D]
	PurgeCells int `range:"0 1000"`  // share of the cells that a purge finds [D]
	PurgeCadre int `range:"0 1000"`  // share of the men it takes [R] …
	PurgeSkill int `range:"0 1000"`  // … and of the training [D]
	Remnant    int `range:"0 10000"` // men below which a regiment that has mutinied is dissolved [D]
}

var armyRules = ArmyRules{NewMen: 1200, FullMen: 2950, Recruits: 1600, OnePart: 4, ServicesPC: 50, NewTraining: 2000, Dilute: 600,
	Learn: 160, Forget: 30, Relief: 120, Moving: 500, AdvisersEach: 7, AdvisersMost: 1500, ArmsMost: 1200, TrainingMost: 9000, TrainingLeast: 500,
	CompanyReady: 5500, BattalionReady: 7000, QualityBase: 250, QualityPoint: 6, QualityVeteran: 250, Veterancy: 2, VeterancyMost: 400,
	CellBirth: 125, CellGrowth: 5, CellLeak: 20, CellStep: 100, PurgeCells: 600, PurgeCadre: 70, PurgeSkill: 35, Remnant: 600}

// PoliceRules are the national police. [D]
type PoliceRules struct {
	Quality   int `range:"0 1000"`  // how well they fight: as the troops of the calibrated law [R]
	Hundreds  int `range:"1 100"`   // that one directive raises, at most
	Moved     int `range:"1 20000"` // men whom one directive moves, at most
	PayStep   int `range:"0 1000"`  // pay that a directive adds …
	PayFood   int `range:"0 1000"`  // … and the food that it costs everywhere
	PayDecay  int `range:"0 100"`   // pay lost to prices in a week
	PayDilute int `range:"0 100"`   // … and for each hundred new police
}

var policeRules = PoliceRules{Quality: 550, Hundreds: 20, Moved: 5000, PayStep: 150, PayFood: 20, PayDecay: 3, PayDilute: 1}

// AidRules are the quarter's aid: what a per cent buys, and what there is. [D], set so that the historical
// split arms and teaches the army as it was armed and taught.
type AidRules struct {
	ArmsPoint    int `range:"0 10000"` // men equipped
	AdviserPoint int `range:"0 1000"`  // of the advisers whom America would send …
	AdviserLeast int `range:"0 3000"`  // … who come in any case, …
	AdviserMost  int `range:"0 3000"`  // … and at most
	AdviserPace  int `range:"0 1000"`  // share of the way to that number in a quarter
	HeavyPoint   int `range:"0 100"`   // pieces
	EighthPoint  int `range:"0 1000"`  // hundredths of a point of training of the divisions in Japan …
	EighthDecay  int `range:"0 1000"`  // … and the share that they lose in a quarter
	EighthLeast  int `range:"0 10000"`
	FoodPoint    int `range:"0 1000"`   // hundredths of a thousandth of food, everywhere
	PayPoint     int `range:"0 1000"`   // hundredths of a thousandth of pay
	StablePoint  int `range:"0 1000"`   // hundredths of a thousandth of stability
	Fear         int `range:"0 100"`    // American fear that the South marches north, by itself …
	FearRaid     int `range:"0 100"`    // … more, for each raid that it orders …
	FearEase     int `range:"0 1000"`   // … of which a turn forgets a share …
	HeavyFear    int `range:"0 100"`    // … and from which heavy arms are refused
	Alarm        int `range:"0 1000"`   // per cent of aid that a step of what allies call provocation brings, tenths
	AlarmMost    int `range:"0 100"`    // per cent, at most
	Hearing      int `range:"1 100000"` // civilians killed by the forces for a per cent less aid
	HearingMost  int `range:"0 100"`
	DelayDays    int `range:"0 200"`  // that the Americans stay longer for a plea, …
	DelayMost    int `range:"0 1000"` // … in all …
	DelayPrice   int `range:"0 1000"` // … at a price in stability
	StableNormal int `range:"0 1000"` // where stability goes by itself …
	StablePace   int `range:"0 1000"` // … a share of the way in a week
}

var aidRules = AidRules{ArmsPoint: 230, AdviserPoint: 67, AdviserLeast: 500, AdviserMost: 1500, AdviserPace: 500, HeavyPoint: 2,
	EighthPoint: 25, EighthDecay: 200, EighthLeast: 1000, FoodPoint: 50, PayPoint: 50, StablePoint: 100,
	Fear: 35, FearRaid: 10, FearEase: 90, HeavyFear: 50, Alarm: 10, AlarmMost: 40, Hearing: 2000, HearingMost: 30,
	DelayDays: 90, DelayMost: 180, DelayPrice: 40, StableNormal: 600, StablePace: 20}

// ParallelRules are fights and watch at the 38th parallel. [D]
type ParallelRules struct {
	Fight      int `range:"0 1000"`  // chance in a week at full heat
	SouthOpen  int `range:"0 1000"`  // chance that the South opens it
	HeatStep   int `range:"0 1000"`  // that a fight adds
	HeatEase   int `range:"0 1000"`  // share lost in a week
	StandDown  int `range:"0 1000"`  // share left when patrols are held back
	Men        int `range:"1 10000"` // of the border constabulary in a fight …
	Quality    int `range:"0 2000"`  // … how well they fight …
	Mass       int `range:"0 1000"`  // … how massed …
	Mortars    int `range:"0 100"`
	Guns       int `range:"0 100"`
	GuardMost  int `range:"0 10000"` // southern men in it, at most …
	GuardLeast int `range:"0 1000"`  // … or the police of the border towns
	TooFew     int `range:"0 1000"`  // men with whom nobody attacks
	Bleed      int `range:"1 20"`    // of a battalion, at most one man in so many
	Killed     int `range:"0 1000"`  // share of the losses who die

	Provoked     int `range:"0 5000"` // what allies call provocation: an attack …
	ProvokedEase int `range:"0 1000"` // … a share is forgotten in a turn
	Offered      int `range:"0 1000"` // share left of it after an offer of peace
}

var parallelRules = ParallelRules{Fight: 120, SouthOpen: 500, HeatStep: 250, HeatEase: 30, StandDown: 500, Men: 1500, Quality: 700, Mass: 500,
	Mortars: 4, Guns: 4, GuardMost: 2000, GuardLeast: 120, TooFew: 100, Bleed: 4, Killed: 333, Provoked: 500, ProvokedEase: 90, Offered: 500}

// NorthRules are the North's means and its allies. Permission, in tenths of a point of ten, is [R]; the
// means are [D].
type NorthRules struct {
	Labour        int `range:"0 1000"` // points of a quarter's budget; as many may be kept
	FormationCost int `range:"1 1000"`
	ArmsOrder     int `range:"1 100"`  // points of Soviet arms in one order
	Places        int `range:"0 1000"` // of the partisan school, a fortnight
	LearnWeek     int `range:"0 1000"` // hundredths of a point of training a week
	TrainingMost  int `range:"0 10000"`
	PartyQuarter  int `range:"0 1000"` // strength that the southern party regains in a quarter
	MassTurns     int `range:"0 12"`   // turns at the jumping-off places before the order can be given
	MarchDays     int `range:"1 60"`   // days from the order to the invasion

	GoAt        int `range:"0 200"`   // permission
	MaybeAt     int `range:"0 200"`   // Moscow may let itself be persuaded …
	MaybePC     int `range:"0 100"`   // … per cent a turn
	Line        int `range:"0 100"`   // a line at its full
	ArmsFull    int `range:"1 1000"`  // points of Soviet arms
	ReadyLeast  int `range:"0 20"`    // infantry divisions ready to attack from which they count …
	ReadyFull   int `range:"1 20"`    // … and with which the line is full
	SouthReady  int `range:"1 100"`   // per cent of southern battalions ready at which the South is not weak
	ProvokedOne int `range:"1 10000"` // provocation for a point less
	HeavyAid    int `range:"0 200"`   // per cent of aid from which America is taken to mean it
}

var northRules = NorthRules{Labour: 130, FormationCost: 45, ArmsOrder: 40, Places: 60, LearnWeek: 130, TrainingMost: 8200, PartyQuarter: 20,
	MassTurns: 2, MarchDays: 7, GoAt: 80, MaybeAt: 60, MaybePC: 10, Line: 20, ArmsFull: 170, ReadyLeast: 2, ReadyFull: 7, SouthReady: 50,
	ProvokedOne: 1000, HeavyAid: 120}

// ResultRules are what the end of a campaign is worth, in tenths of a point, the North's positive. They
// weigh what each side is left with; nobody is paid for a life. [D]
type ResultRules struct {
	Division  int `range:"0 1000"`    // each northern division ready beyond those that allies ask for, or short of them
	Battalion int `range:"0 1000"`    // each per cent of the southern battalions ready beyond …
	Expected  int `range:"0 100"`     // … what history had, or short of it [C]
	Partisans int `range:"0 1000"`    // each hundred partisans in the South
	Stability int `range:"0 1000"`    // each hundredth that the South's stability is short of normal
	Standing  int `range:"0 1000"`    // each hundredth that the support of partisans is beyond …
	Accepted  int `range:"0 1000"`    // … what a government of the time lives with, thousandths
	Eighth    int `range:"0 1000"`    // each point of training of the divisions in Japan beyond …
	EighthAt  int `range:"0 10000"`   // … what history had, hundredths of a point
	Peace     int `range:"0 1000"`    // nobody marched: the South stands
	Small     int `range:"1 1000"`    // from which the result is a small success …
	Large     int `range:"1 1000"`    // … and a large one
	Condemned int `range:"0 1000000"` // civilians killed by a side from which it has no large success …
	NoSuccess int `range:"0 1000000"` // … and no success at all
}

var resultRules = ResultRules{Division: 20, Battalion: 2, Expected: 24, Partisans: 4, Stability: 2, Standing: 3, Accepted: 350,
	Eighth: 5, EighthAt: 5000, Peace: 30, Small: 30, Large: 100, Condemned: 10_000, NoSuccess: 60_000}
