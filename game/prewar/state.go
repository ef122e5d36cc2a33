package prewar

import (
	"parallel38/game/calendar"
	"parallel38/game/force"
)

// Phase is who plots.
type Phase uint8

// The phases. Both sides plot for the same days; the South does not see what the North has plotted.
const (
	NorthPlots Phase = iota
	SouthPlots
	Over
)

// Ending is how a campaign ended.
type Ending uint8

// The endings.
const (
	NotEnded Ending = iota
	Invaded         // the North marches: the war by days begins
	Peace           // the last day went by without
)

// Conduct is what holds forces in a district back or lets them go, as a set.
type Conduct uint8

// The kinds of conduct.
const (
	Courts      Conduct = 1 << iota // suspects go before a judge; officers answer for their men
	MartialLaw                      // the army governs
	Militia                         // youth corps and rightists in police service
	Resettled                       // mountain villages moved to the plain
	Relief                          // food and shelter for those who have lost theirs
	Amnesty                         // who comes down may go home
	AllConducts Conduct = 1<<iota - 1
)

// DistrictState is what changes in a district. Shares are thousandths, 0 … 1,000.
type DistrictState struct {
	Support    int16 // of the people with the partisans
	Grievance  int16
	Food       int16 // 1,000 enough
	Protection int16 // how safe those who live there are from the bands
	Abuse      int16 // how the government's forces treat people
	InArms     bool  // partisans fight here
	Conduct    Conduct
	Guerrillas int32 // local, in small groups; bands of a hundred and more are units
	Police     int32
	Raids      int16 // by partisans, in hundredths: last week's in full, older ones less and less
	Lost       int32 // men of the security forces in the last week: what an ambush leaves behind is vengeance
	Homeless   int32
	Dead       Dead
}

// Dead are civilians killed, by who killed them.
type Dead struct {
	ByForces    int32 // police, army, militias
	ByPartisans int32
}

// SectorState is the state of a stretch of the parallel.
type SectorState struct {
	Hills  force.Side // who stands on them, NoSide for both
	Heat   int16      // thousandths: how hot it is there
	Fights int16      // since the campaign began
}

// voting is how many quarters pass between a vote on aid and its arrival: of the programme that Congress
// voted in October 1949 next to nothing had come by June 1950 (Sawyer, ch. 5).
const voting = 3

// SouthState is the government of the South, and until August 1948 the Americans'.
type SouthState struct {
	Aid        [Purses]int16 // per cent of the quarter's aid
	Voted      [voting]int16 // per cent of history's: the aid of the coming quarters
	Arms       int32         // men for whom there are American rifles
	Heavy      int32         // howitzers, mortars and anti-tank guns from aid
	Advisers   int16         // American advisers
	EighthArmy int16         // hundredths of a point: the training of the four divisions in Japan
	Stability  int16         // thousandths
	Pay        int16         // thousandths: of the police
	Officers   int16         // thousandths: how well the army's officers and sergeants are schooled
	LandReform int16         // weeks until it is felt, -1 not begun, 0 done
	Americans  int16         // thousands of American troops in the South
	Delay      int16         // days by which the Americans stay longer than they had planned
	Fear       int16         // 0 … 100: what the Americans add to their fear of a march north for raids that it ordered
}

// shipping is how many turns Soviet arms are under way.
const shipping = 4

// NorthState is the government of the North.
type NorthState struct {
	Labour     int16           // points of the quarter's budget that are left
	Graduates  int32           // trained partisans who have not been sent
	Schooling  int16           // places a fortnight
	ArmedLine  bool            // the southern party has gone over to armed struggle
	Party      int16           // thousandths: the southern party's strength
	Provoked   int16           // thousandths: what allies remember of provocations
	Promised   int16           // points of arms that Moscow still sends this quarter
	Arms       int16           // Soviet arms delivered, points
	Ordered    [shipping]int16 // points that arrive in one to four turns
	Permission int16           // tenths, at the last asking
	Massed     int16           // turns that the army has stood at its jumping-off places
}

// Tally counts what has happened to people so far; an Audit adds it up.
type Tally struct {
	Recruited   int32 // into the southern army
	ArmyDead    int32 // of the southern army, in the partisan war
	Defected    int32 // who left it in mutinies
	Discharged  int32 // whom purges and dissolved regiments put out of it
	BorderSouth int32 // whom it lost at the parallel: killed, wounded and missing …
	BorderDead  int32 // … of these killed
	BorderNorth int32 // whom the North lost there
	PoliceHired int32
	PoliceDead  int32

	Joined        int32 // partisans: from the villages
	Rose          int32 // … in risings
	Mutineers     int32 // … of mutinied regiments
	Schooled      int32 // … in the North
	GuerrillaDead int32 // killed, caught, starved
	GaveUp        int32 // who came down under an amnesty

	Incursions int16
	Sent       int32 // men of the incursions …
	SentLost   int32 // … lost while they were a band
	Mutinies   int16
	Risings    int16
	Raids      int32
	Fights     int32 // at the parallel
}

// SecurityDead are the dead of the southern army and police.
func (t *Tally) SecurityDead() int32 { return t.ArmyDead + t.PoliceDead + t.BorderDead }

// State is everything that changes during a campaign: what is hashed, saved and copied.
type State struct {
	Day     calendar.Day // the first of the turn; while weeks pass, today
	Turn    int16
	Phase   Phase
	Ending  Ending
	Ordinal uint32

	Plots     [force.Sides]Plot
	Incidents [force.Sides]Incident // what this turn asks of each side
	Asking    Asking
	Districts []DistrictState
	Sectors   []SectorState
	Posts     []Posts // by unit
	Cells     []Cells // by unit
	Bands     []Band  // by unit
	South     SouthState
	North     NorthState
	Marching  calendar.Day // the day of the invasion, once it is ordered; else Never
	Tally     Tally
}

// Posts are where a regiment's battalions are.
type Posts [force.MaxBattalions]DistrictID

// Cells are the southern party's people in a regiment.
type Cells struct {
	Strength int16 // thousandths
	Purged   int16 // weeks for which a purge is still remembered
	Ordered  bool  // this turn it has been ordered to fight at home or overseas
}

// Band is what a guerrilla band does, beside its strength and place.
type Band struct {
	In      DistrictID
	Bound   DistrictID // where it wants to go
	Crossed bool       // it came over the parallel
	Home    bool       // it has been recalled
	Hunted  bool       // troops were after it last week
}
