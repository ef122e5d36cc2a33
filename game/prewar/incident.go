package prewar

import (
	"parallel38/game/dice"
	"parallel38/game/force"
	"parallel38/game/ledger"
)

// IncidentKind is a question that events put to a government. It costs no directive: there is one a turn at most, and
// who gives no answer has given the first.
type IncidentKind uint8

// The incidents. What history had, and the source, is in docs/prewar.md.
const (
	NoIncident   IncidentKind = iota
	Embarkation               // the South: is Unit to embark for District, an island in arms?
	Mutineers                 // … a regiment has mutinied: how far is the army to be searched?
	Hearing                   // … Congress hears of civilians killed by forces that it pays for
	FiredUpon                 // … the North has taken the hills of Sector
	Ambassador                // the North: Moscow objects to what goes on at the parallel
	HungryWinter              // … bands in the hills are starving
	IncidentKinds
)

// Incident is a question, and the answer given so far.
type Incident struct {
	Kind     IncidentKind
	Unit     force.ID
	District DistrictID
	Sector   uint8
	Answer   uint8
}

// Asking is what is kept so that nothing is asked about twice.
type Asking struct {
	Turns    [IncidentKinds]int16 // in which each was last asked
	Mutinies int16                // of which has been asked …
	Killed   int32                // … and civilians killed by the forces
}

// MaxAnswers is the most answers that there are to an incident.
const MaxAnswers = 3

var incidentWords = [IncidentKinds]string{"", "embarkation", "mutineers", "hearing", "fired-upon", "ambassador", "hungry-winter"}

// String is the kind's word in the text catalogue.
func (k IncidentKind) String() string { return incidentWords[k] }

// Answers is how many answers there are to a kind of incident.
func (k IncidentKind) Answers() int {
	switch k {
	case NoIncident:
		return 0
	case Ambassador, HungryWinter:
		return 2
	}
	return MaxAnswers
}

// ask puts the turn's questions.
func (w *World) ask() {
	w.Incidents = [force.Sides]Incident{force.North: w.northernIncident(), force.South: w.southernIncident()}
	for _, i := range w.Incidents {
		w.Asking.Turns[i.Kind] = w.Turn
	}
	w.Asking.Mutinies = w.Tally.Mutinies
	if w.Incidents[force.South].Kind == Hearing {
		w.Asking.Killed = w.Dead().ByForces
	}
}

// due tells whether a kind has not been asked for a while and comes up now.
func (w *World) due(k IncidentKind) bool {
	r, last := &w.Setup.Rules.Incident, int(w.Asking.Turns[k])
	return (last == 0 || int(w.Turn)-last >= r.Gap) && dice.Below(w.roll(dice.Incident, int(k), dieIncident), full) < r.Chance
}

// southernIncident is the most urgent question for the South.
func (w *World) southernIncident() Incident {
	r := &w.Setup.Rules.Incident
	if w.Tally.Mutinies > w.Asking.Mutinies {
		return Incident{Kind: Mutineers}
	}
	for i := range w.Districts {
		if d := DistrictID(i); w.Setup.Districts[d].Island && int(w.partisansIn(d)) >= r.IslandMen && w.due(Embarkation) {
			if id := w.nearestIdle(d); id != force.None {
				return Incident{Kind: Embarkation, Unit: id, District: d}
			}
		}
	}
	if int(w.Dead().ByForces-w.Asking.Killed) >= r.Killed && w.due(Hearing) {
		return Incident{Kind: Hearing}
	}
	for i := range w.Sectors {
		if s := &w.Sectors[i]; s.Hills == force.North && int(s.Heat) >= r.Heat && w.due(FiredUpon) {
			return Incident{Kind: FiredUpon, Sector: uint8(i)}
		}
	}
	return Incident{}
}

// northernIncident is the most urgent question for the North.
func (w *World) northernIncident() Incident {
	r, bands := &w.Setup.Rules.Incident, 0
	for range w.InHills() {
		bands++
	}
	switch {
	case int(w.North.Provoked) >= r.Provoked && w.due(Ambassador):
		return Incident{Kind: Ambassador}
	case bands > 0 && w.winter() && w.due(HungryWinter):
		return Incident{Kind: HungryWinter}
	}
	return Incident{}
}

// nearestIdle is the mainland regiment nearest to an island whose first battalion trains, None if none does.
func (b *Board) nearestIdle(d DistrictID) force.ID {
	best, away := force.None, 0
	for id := range b.Regiments() {
		home := b.Setup.Homes[id]
		if home == NoDistrict || home == d || b.Force.Battalions[id].Duty[0] != force.Training {
			continue
		}
		if n := b.Map.Distance(b.Setup.Districts[home].Seat, b.Setup.Districts[d].Seat); best == force.None || n < away {
			best, away = id, n
		}
	}
	return best
}

// consequence is one thing that an answer does, and how much of it.
type consequence struct {
	line ledger.LineID
	by   int
}

// consequences are what an answer does.
func (b *Board) consequences(i *Incident, answer int) []consequence {
	r := &b.Setup.Rules.Incident
	all := [IncidentKinds][][]consequence{
		Embarkation: {
			{{ledger.IncidentBattalions, r.Battalions}},
			{{ledger.IncidentSearched, 1}, {ledger.IncidentBattalions, 1}},
			{{ledger.IncidentProtection, -r.Forsaken}, {ledger.IncidentSupport, r.Forsaken}},
		},
		Mutineers: {
			{{ledger.IncidentStability, -r.Stability}},
			{{ledger.IncidentSearched, 0}},
			{{ledger.IncidentOfficers, r.Officers}, {ledger.IncidentStability, -2 * r.Stability}},
		},
		Hearing: {
			{{ledger.IncidentAid, -r.AidCut}},
			{{ledger.IncidentCourts, r.Courts}, {ledger.IncidentAid, -r.AidCut / 3}},
			{{ledger.IncidentMartialEnds, 0}, {ledger.IncidentStability, -r.Stability}},
		},
		FiredUpon: {
			{{ledger.IncidentStability, -r.Stability}},
			{{ledger.IncidentAttack, 1}},
			{{ledger.IncidentProvoked, r.Complaint}, {ledger.IncidentStability, -2 * r.Stability}},
		},
		Ambassador: {
			{{ledger.IncidentProvoked, -r.Obeyed}, {ledger.IncidentQuiet, 0}},
			{{ledger.IncidentSovietArms, -r.ArmsCut}},
		},
		HungryWinter: {
			{},
			{{ledger.IncidentRecalled, 0}},
		},
	}
	if list := all[i.Kind]; answer < len(list) {
		return list[answer]
	}
	return nil
}

// Consequences tells what an answer to an incident does, line by line.
func (b *Board) Consequences(i *Incident, answer int, l *ledger.Ledger) {
	l.Reset(ledger.Count)
	for _, c := range b.consequences(i, answer) {
		l.Add(c.line, c.by)
	}
}

// settle lets the answers of both sides take effect.
func (w *World) settle() {
	for _, side := range [...]force.Side{force.South, force.North} {
		i := w.Incidents[side]
		if i.Kind == NoIncident {
			continue
		}
		for _, c := range w.consequences(&i, int(i.Answer)) {
			w.suffer(&i, c)
		}
		w.emit(Event{Kind: Answered, Side: side, Unit: i.Unit, District: i.District, Sector: i.Sector, Value: int(i.Kind), Other: int(i.Answer)})
	}
	w.Incidents = [force.Sides]Incident{}
}

// suffer carries out one consequence.
func (w *World) suffer(i *Incident, c consequence) {
	r := &w.Setup.Rules
	switch c.line {
	case ledger.IncidentBattalions:
		if w.Regiment(i.Unit) {
			w.assign(i.Unit, force.Suppression, i.District, c.by)
		}
	case ledger.IncidentSearched:
		if c.by == 0 {
			w.purge()
		} else if w.Regiment(i.Unit) {
			w.search(i.Unit)
		}
	case ledger.IncidentProtection:
		adjust(&w.Districts[i.District].Protection, c.by, 0, full)
	case ledger.IncidentSupport:
		adjust(&w.Districts[i.District].Support, c.by, 0, full)
	case ledger.IncidentStability:
		adjust(&w.South.Stability, c.by, 0, full)
	case ledger.IncidentOfficers:
		adjust(&w.South.Officers, c.by, 0, full)
	case ledger.IncidentAid:
		adjust(&w.South.Voted[voting-1], c.by, 0, 200)
	case ledger.IncidentCourts:
		for range c.by {
			w.courtsWhereWorst()
		}
	case ledger.IncidentMartialEnds:
		for d := range w.Districts {
			w.govern(DistrictID(d), MartialLaw, false)
		}
	case ledger.IncidentAttack:
		w.raidParallel(i.Sector)
	case ledger.IncidentProvoked:
		w.provoke(c.by)
	case ledger.IncidentQuiet:
		for s := range w.Sectors {
			w.Sectors[s].Heat = int16(int(w.Sectors[s].Heat) * r.Parallel.StandDown / full)
		}
	case ledger.IncidentSovietArms:
		adjust(&w.North.Promised, c.by, 0, countless)
	case ledger.IncidentRecalled:
		for id := range w.InHills() {
			if w.Bands[id].Crossed && !w.Bands[id].Home {
				w.recall(id)
			}
		}
	}
}

// courtsWhereWorst has suspects go before a judge in the district with the worst conduct that has none.
func (w *World) courtsWhereWorst() {
	worst := NoDistrict
	for i := range w.Districts {
		if s := &w.Districts[i]; s.Conduct&Courts == 0 && (worst == NoDistrict || s.Abuse > w.Districts[worst].Abuse) {
			worst = DistrictID(i)
		}
	}
	if worst != NoDistrict {
		w.govern(worst, Courts, true)
	}
}
