// Package record is what happened: dates of change of hands, traces of the front, strengths and losses,
// engagements, and the goals that a simulation is held to, each with its source and how sure it is. The facts
// are tables in data/, restated from the sources they name. Nothing here knows a simulated war.
//
// Start reading at Record; Line tells what a trace of the front means.
package record

import (
	"embed"
	"io/fs"
	"sync"

	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
)

//go:embed data
var files embed.FS

// Record is all tables, each in its file's order.
type Record struct {
	Events      []Event      // events.csv
	Lines       []Line       // lines.csv
	Amounts     []Amount     // amounts.csv
	Engagements []Engagement // engagements.csv
	Goals       []Goal       // goals.csv
	Effects     []Effect     // effects.csv
	Marks       []Mark       // marks.csv
}

// Confidence is how sure a fact is.
type Confidence string

// The confidences.
const (
	Confirmed Confidence = "confirmed" // seen in the source named
	Mixed     Confidence = "mixed"     // parts of it
	Recalled  Confidence = "recalled"  // written from memory of the source, which was not opened
)

// EventKind is what is told of a place.
type EventKind string

// The events.
const (
	Taken     EventKind = "taken"      // came into the side's hands
	Held      EventKind = "held"       // was the side's on the evening of the date
	TanksOver EventKind = "tanks-over" // the side's tanks first stood beyond the Han, within 50 km of the place
)

// Event is an event at a place. Its date is the best there is; sources lie between the other two.
type Event struct {
	Kind                   EventKind
	Place                  string // of the gazetteer
	Side                   force.Side
	Date, Earliest, Latest calendar.Day
	Key                    bool // counts among the key dates of its scenario
	Confidence             Confidence
	Source, Note           string
}

// Measure is what an Amount counts.
type Measure string

// The measures. Men and tanks are those of units on the map; a share is percent of the
// men of the first morning; losses are killed, wounded, missing and taken, from the first day to the last.
const (
	Men           Measure = "men"
	KPAMen        Measure = "kpa-men" // without the border constabulary
	T34           Measure = "t34"
	Losses        Measure = "losses"
	Gone          Measure = "gone" // losses, and those who are scattered and may come back
	ROKMen        Measure = "rok-men"
	USMen         Measure = "us-men"
	ROKSouthOfHan Measure = "rok-men-south-of-han" // less the 6th and 8th Divisions
	ROK6thShare   Measure = "rok-6th-share"
	ROK8thShare   Measure = "rok-8th-share"
)

// Amount is how many there were on the evening of To, or from the morning of From to it. The value is the usual
// figure; low and high are what sources allow.
type Amount struct {
	Measure          Measure
	Side             force.Side
	From, To         calendar.Day
	Value, Low, High int
	Confidence       Confidence
	Source, Note     string
}

// MarkMeasure is what a Mark counts in a campaign before the war. Shares are per cent.
type MarkMeasure string

// The measures of marks.
const (
	SecurityForces  MarkMeasure = "security-forces" // army, with its services, and police of the South
	SouthArmy       MarkMeasure = "south-army"
	SouthPolice     MarkMeasure = "south-police"
	NorthMen        MarkMeasure = "north-men"         // divisions and border brigades
	ProvincesInArms MarkMeasure = "provinces-in-arms" // of the South's nine
	Partisans       MarkMeasure = "partisans"
	Incursions      MarkMeasure = "incursions"
	MenSent         MarkMeasure = "men-sent"  // in them
	SentLost        MarkMeasure = "sent-lost" // share of these
	SecurityDead    MarkMeasure = "security-dead"
	Mutinies        MarkMeasure = "mutinies"
	CompanyReady    MarkMeasure = "company-ready"   // share of the South's battalions
	BattalionReady  MarkMeasure = "battalion-ready" // share of the South's battalions
	Invasion        MarkMeasure = "invasion"        // days after 25 June 1950
	DeadByForces    MarkMeasure = "dead-by-forces"  // civilians
	DeadByPartisans MarkMeasure = "dead-by-partisans"
)

// markMeasures are the words of the table.
var markMeasures = []string{string(SecurityForces), string(SouthArmy), string(SouthPolice), string(NorthMen), string(ProvincesInArms), string(Partisans),
	string(Incursions), string(MenSent), string(SentLost), string(SecurityDead), string(Mutinies), string(CompanyReady), string(BattalionReady), string(Invasion),
	string(DeadByForces), string(DeadByPartisans)}

// Mark is a number of the years before the war: of a day, or if To is 0 of their end; counted from the day From, if
// that is not 0. The value is the usual figure; between low and high is what sources and the goals of the
// comparison allow. A mark without them is told and not judged.
type Mark struct {
	Measure          MarkMeasure
	From, To         calendar.Day
	Value, Low, High int
	Confidence       Confidence
	Source, Note     string
}

// Judged tells whether a campaign is held to the mark.
func (m *Mark) Judged() bool { return m.Low != m.High }

// Force is one side of an engagement. AT is the weight of the anti-tank weapons that each enemy tank meets; it,
// quality, supply and mass are milli. Sorties are a day's. Loss is 0 … 0 where no source tells it.
type Force struct {
	Who                       string
	Men, Guns, Tanks, Sorties int
	AT, Quality, Supply, Mass int
	LossLow, LossHigh         int
}

// Engagement is a fight of 1950–51 as the rules' kernel sees one. Quality, supply, mass, surprise and flank are
// judgements made knowing the result.
type Engagement struct {
	Name               string
	Date               calendar.Day
	Days               int
	Situation          fight.Situation
	Attacker, Defender Force
	Success            bool       // the attacker gained his ground
	Strength, Loss     Confidence // of the men, of the losses
	Source             string
}

// GoalKind is what a threshold is about.
type GoalKind string

// The kinds of goal. A median is within From … To; everything else between Least and Most.
const (
	DateShare       GoalKind = "date-share"       // share of runs in which Of fell From … To
	DateMedian      GoalKind = "date-median"      // of the day on which Of fell
	KeyDates        GoalKind = "key-dates"        // how many key dates lie in the middle 80 % of the runs
	KeyCRPS         GoalKind = "key-crps"         // days, mean over the key dates
	HeldShare       GoalKind = "held"             // share of runs in which all places of Of are held
	FrontError      GoalKind = "front-error"      // km, of the line of To
	FrontCover      GoalKind = "front-cover"      // share of columns, of the line of To
	AmountGoal      GoalKind = "amount"           // median of measure Of on To
	LossFactor      GoalKind = "loss-factor"      // the worst of all losses of a month and more
	EngagementSkill GoalKind = "engagement-skill" // against climatology
	EngagementLoss  GoalKind = "engagement-loss"  // root mean square of ln(simulated/recorded)
	MarksInside     GoalKind = "marks-inside"     // share of the marks of which something lies in the middle 80 % of the campaigns
)

// Goal is a threshold of a scenario, which a simulation meets or misses.
type Goal struct {
	Kind     GoalKind
	Scenario string
	Of       string
	From, To calendar.Day
	Least    float64
	Most     float64
	Text     string
}

// Effect is what a variant of a scenario is expected to change in one of the headlines, said before it was played.
type Effect struct {
	Variant  string
	Headline string
	Sign     int // -1 or +1
	Text     string
}

// Headlines are what effects are told of: the days on which places fall, men lost, kilometres a column that the
// North holds at the end, and points against par.
var Headlines = []string{"seoul", "taejon", "north-losses", "south-losses", "reach", "score"}

// History is the record that the program carries.
var History = sync.OnceValue(func() *Record {
	data, err := fs.Sub(files, "data")
	if err != nil {
		panic(err) // the folder's name is a constant of this package
	}
	r, err := Load(data)
	if err != nil {
		panic(err) // the tables are part of the program, and its tests read them
	}
	return r
})
