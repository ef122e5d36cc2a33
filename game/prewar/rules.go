package prewar

import "parallel38/game/calendar"

// Rules is every number of the campaign. Shares are thousandths unless the comment says otherwise. The
// range tag says between which values a study may set a number.
type Rules struct {
	Partisan PartisanRules
	Band     BandRules
	Conduct  ConductRules
	Hazard   HazardRules
	Army     ArmyRules
	Aid      AidRules
	Parallel ParallelRules
	North    NorthRules
}

// DefaultRules is the rules as they are played.
func DefaultRules() Rules {
	return Rules{partisanRules, bandRules, conductRules, hazardRules, armyRules, aidRules, parallelRules, northRules}
}

// PartisanRules are the weekly law of the partisan war: S. J. Deitchman's mixed law (A Lanchester model
// of guerrilla warfare, Operations Research 10, 1962). Government fire is unaimed, it falls on an area
// and finds fewer as there are fewer to find; partisan fire from ambush is aimed. Calibrated on the fall
// from 3,000 armed partisans in the autumn of 1949 to under 600 in April 1950 before some 20,000 troops,
// and on about 300 dead a month of the security forces. The numbers of men are the whole South's; a
// district's are multiplied with its share.
type PartisanRules struct {
	Find       int `range:"0 200"`   // men found a week for each thousand that hunt, where there are many …
	FindHalf   int `range:"1 20000"` // … half as many at so many partisans
	Ambush     int `range:"0 200"`   // thousandths: men lost a week for each partisan, where troops are many …
	AmbushHalf int `range:"1 20000"` // … half as many before so many
	Room       int `range:"0 20000"` // partisans whom the country feeds
	Join       int `range:"0 200"`   // share of the room left that is filled a week, with all support and all shelter
	Winter     int `range:"500 3000"`
	CombatPC   int `range:"0 100"`  // per cent of the police who hunt, and half as well
	Guarding   int `range:"0 1000"` // what a battalion on guard or protection counts in a hunt
	Starve     int `range:"0 1000"` // what is left of a band after a winter week without food or friends
	Harsh      int `range:"0 1000"` // how much more is found where people are burned out
}

var partisanRules = PartisanRules{Find: 10, FindHalf: 1000, Ambush: 35, AmbushHalf: 3000, Room: 3000, Join: 30,
	Winter: 1500, CombatPC: 20, Guarding: 300, Starve: 980, Harsh: 400}

// BandRules are bands from the North and from mutinies.
type BandRules struct {
	Least      int `range:"1 1000"` // men of an incursion …
	Most       int `range:"1 2000"`
	CrossLoss  int `range:"0 1000"` // share lost crossing an unwatched parallel …
	CrossWatch int `range:"0 1000"` // … and more when it is fully watched
	SeaLoss    int `range:"0 1000"` // by boat
	WeekLoss   int `range:"0 1000"` // a week on the march in the hills
	HuntedLoss int `range:"0 1000"` // more, while a regiment hunts them
	Counter    int `range:"0 1000"` // men below which a band is no longer one and joins the locals
	TieMen     int `range:"0 100"`  // troops that n^.8 men tie down, a man
	UntiedFear int `range:"0 200"`  // support that a week without them is worth
	RaidArms   int `range:"0 100"`  // rifles that a raid on a police post brings
	RaidDead   int `range:"0 100"`  // people who die in a raid
	RaidMen    int `range:"1 1000"` // partisans for one raid a week, where nobody hunts
	AidAlarm   int `range:"0 1000"` // men of an incursion for one point of American attention
}

var bandRules = BandRules{Least: 40, Most: 400, CrossLoss: 50, CrossWatch: 250, SeaLoss: 120, WeekLoss: 60, HuntedLoss: 120,
	Counter: 100, TieMen: 6, UntiedFear: 20, RaidArms: 6, RaidDead: 12, RaidMen: 60, AidAlarm: 200}

// ConductRules are how forces behave, what people suffer from it and what they think of it. The
// weights are choices without a source, to be varied in every study of sensitivity.
type ConductRules struct {
	Base      int `range:"0 1000"` // abuse by forces of middling training, pay and supply
	Untrained int `range:"0 1000"` // more, by the training that they lack
	Unpaid    int `range:"0 1000"` // more, by the pay that the police lack
	Militia   int `range:"0 1000"`
	Martial   int `range:"0 1000"`
	Vengeance int `range:"0 1000"` // for each man lost in a week for a thousand
	Courts    int `range:"0 1000"` // less
	Officers  int `range:"0 1000"` // less, by the schooling of officers
	Memory    int `range:"0 1000"` // share of last week's that stays

	Kill        int `range:"0 1000"` // people killed a week for each thousand of the forces at abuse 1,000, squared, where partisans are
	Homeless    int `range:"0 1000"` // people who lose their homes for one who dies
	PayStep     int `range:"0 1000"`
	PayFood     int `range:"0 1000"`
	PayDecay    int `range:"0 100"`
	ReformWeeks int `range:"0 200"`

	SupportAbuse   int `range:"0 100"` // a week, thousandths
	SupportProtect int `range:"0 100"`
	SupportReform  int `range:"0 100"`
	SupportBase    int `range:"0 1000"` // where it goes by itself, with grievance on top
	Drift          int `range:"0 1000"`
	GrievanceAbuse int `range:"0 100"`
	GrievanceFood  int `range:"0 100"`
	GrievanceEase  int `range:"0 100"`
}

var conductRules = ConductRules{Base: 200, Untrained: 250, Unpaid: 200, Militia: 250, Martial: 250, Vengeance: 12, Courts: 250, Officers: 150,
	Memory: 750, Kill: 45, Homeless: 12, PayStep: 150, PayFood: 20, PayDecay: 3, ReformWeeks: 20,
	SupportAbuse: 8, SupportProtect: 8, SupportReform: 4, SupportBase: 180, Drift: 8,
	GrievanceAbuse: 5, GrievanceFood: 6, GrievanceEase: 4}

// HazardRules are mutiny and rising: the logit of their chance in a turn, in thousandths, by lines.
type HazardRules struct {
	Mutiny      int `range:"-20000 0"`
	Cells       int `range:"0 20000"`
	HomeSupport int `range:"0 20000"`
	Embark      int `range:"0 20000"` // ordered to fight at home or overseas
	Feud        int `range:"0 20000"` // unpaid, or at odds with the police
	Purged      int `range:"-20000 0"`
	MutinyShare int `range:"0 1000"` // of a regiment that goes over, at most
	Rising      int `range:"-20000 0"`
	Support     int `range:"0 20000"`
	Grievance   int `range:"0 20000"`
	Vote        int `range:"0 20000"` // an election within two turns
	Protection  int `range:"-20000 0"`
	HeldBack    int `range:"-20000 0"` // while the party keeps to strikes and meetings
	Called      int `range:"0 20000"`  // the party calls for it
	RisingMen   int `range:"0 20000"`  // who take up arms, the whole South's
	Elections   [2]calendar.Day
}

// The elections of 10 May 1948, under the United Nations, and of 30 May 1950.
var hazardRules = HazardRules{Mutiny: -7000, Cells: 4000, HomeSupport: 2000, Embark: 1500, Feud: 1000, Purged: -1500, MutinyShare: 700,
	Rising: -6000, Support: 5000, Grievance: 3000, Vote: 1000, Protection: -1000, HeldBack: -3000, Called: 2000, RisingMen: 7000,
	Elections: [2]calendar.Day{calendar.Of(1948, 5, 10), calendar.Of(1950, 5, 30)}}

// ArmyRules are the southern army: raising, training, cells.
type ArmyRules struct {
	NewMen         int `range:"1 10000"` // of a new regiment
	FullMen        int `range:"1 10000"` // of a full one
	Recruits       int `range:"0 10000"` // a week, at full stability
	ServicesPC     int `range:"0 100"`   // per cent of the regiments' men who serve behind them
	NewTraining    int `range:"0 10000"` // hundredths of a point
	Learn          int `range:"0 1000"`  // hundredths of a point a week, with advisers and arms as in history
	Forget         int `range:"0 1000"`  // hundredths a week of all duty
	Move           int `range:"0 14"`    // days of training that a new post costs
	Dilute         int `range:"0 1000"`  // of the training for a whole unit of recruits
	CellGrowth     int `range:"0 100"`   // thousandths a week while nobody looks, at the party's full strength
	CellStep       int `range:"0 1000"`
	PurgeCells     int `range:"0 1000"` // share of the cells that a purge finds
	PurgeCadre     int `range:"0 1000"` // share of the men it takes
	OfficerStep    int `range:"0 1000"`
	AdvisersFull   int `range:"1 2000"` // advisers for a battalion each of which counts as in history
	CompanyReady   int `range:"0 10000"`
	BattalionReady int `range:"0 10000"`
	Rotate         int `range:"0 1000"` // share of the week that a battalion on duty still trains
}

// R. K. Sawyer, Military Advisors in Korea, ch. 3 and 4: the advisers' plan of July 1949 took a recruit
// battalion through its phases in about thirty weeks; 472 advisers with 67 battalions.
var armyRules = ArmyRules{NewMen: 1200, FullMen: 2950, Recruits: 1600, ServicesPC: 50, NewTraining: 2000, Learn: 160, Forget: 30, Move: 14,
	Dilute: 600, CellGrowth: 5, CellStep: 100, PurgeCells: 600, PurgeCadre: 70, OfficerStep: 60, AdvisersFull: 7,
	CompanyReady: 5500, BattalionReady: 7000, Rotate: 120}

// AidRules are the quarter's aid: what a per cent buys.
type AidRules struct {
	ArmsPoint    int `range:"0 10000"` // men equipped
	AdviserPoint int `range:"0 1000"`  // thousandths of the advisers whom America would send, between half and one and a half of them
	HeavyPoint   int `range:"0 100"`
	EighthPoint  int `range:"0 1000"` // hundredths of a point of training
	FoodPoint    int `range:"0 100"`
	HeavyFear    int `range:"0 100"` // American fear of a march north at which heavy arms are refused
	EighthDecay  int `range:"0 1000"`
}

var aidRules = AidRules{ArmsPoint: 230, AdviserPoint: 67, HeavyPoint: 2, EighthPoint: 25, FoodPoint: 1, HeavyFear: 50, EighthDecay: 500}

// ParallelRules are fights and watch at the 38th parallel.
type ParallelRules struct {
	ProvokedStep int `range:"0 1000"` // thousandths of a line of permission
	ProvokedEase int `range:"0 1000"` // share forgotten in a turn
	HeatStep     int `range:"0 1000"`
	HeatEase     int `range:"0 1000"`
	Fight        int `range:"0 1000"`  // chance in a week at full heat
	AttackMen    int `range:"0 10000"` // of the border constabulary in a fight
	WatchPC      int `range:"1 100"`
}

var parallelRules = ParallelRules{ProvokedStep: 500, ProvokedEase: 90, HeatStep: 250, HeatEase: 30, Fight: 120, AttackMen: 1500, WatchPC: 100}

// NorthRules are the North's means and its allies.
type NorthRules struct {
	LabourQuarter  int          `range:"0 1000"`
	FormationCost  int          `range:"0 1000"`
	MostGraduates  int          `range:"0 1000"` // a fortnight
	SchoolFrom     calendar.Day // the Kangdong institute opened in January 1948
	LearnWeek      int          `range:"0 1000"` // hundredths of a point a week
	MassTurns      int          `range:"0 12"`
	GoAt           int          `range:"0 100"` // tenths of permission
	MaybeAt        int          `range:"0 100"`
	MaybeChance    int          `range:"0 100"` // per cent a turn
	ChineseWar     calendar.Day // won
	ReadyDivisions int          `range:"0 20"`
}

var northRules = NorthRules{LabourQuarter: 100, FormationCost: 45, MostGraduates: 60, SchoolFrom: calendar.Of(1948, 1, 1), LearnWeek: 130,
	MassTurns: 2, GoAt: 80, MaybeAt: 60, MaybeChance: 10, ChineseWar: calendar.Of(1949, 10, 1), ReadyDivisions: 7}

// earliest is the first day on which an army that has its orders can march.
func (r *NorthRules) earliest(from calendar.Day) calendar.Day { return from + 7 }
