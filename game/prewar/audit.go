package prewar

import (
	"fmt"

	"parallel38/game/force"
	"parallel38/game/hex"
)

// Audit tells what is wrong with a campaign, nil if nothing is: whatever has been ordered, men are
// conserved, no number is out of its range, and every unit stands where units of its kind can. It
// changes nothing.
func (w *World) Audit() []string {
	a := audit{World: w}
	a.army()
	a.police()
	a.partisans()
	a.ranges()
	return a.faults
}

// audit is an Audit at work.
type audit struct {
	*World
	faults []string
}

// ranges: no number is out of its range, and every unit stands where units of its kind can.
func (a *audit) ranges() {
	for i := range a.Districts {
		a.district(i)
	}
	for id := range force.ID(a.Force.Len()) {
		a.unit(id)
	}
	a.governments()
	a.incidents()
}

// wrong notes a fault.
func (a *audit) wrong(format string, args ...any) {
	a.faults = append(a.faults, fmt.Sprintf("turn %d, order %d: ", a.Turn, a.Ordinal)+fmt.Sprintf(format, args...))
}

// between demands that a number of something lies in a range, both ends included.
func (a *audit) between(of, what string, n, low, high int) {
	if n < low || n > high {
		a.wrong("%s: %s is %d, allowed %d to %d", of, what, n, low, high)
	}
}

// unbounded is the end of a range that has none.
const unbounded = 1<<31 - 1

// balance demands that what came in is still there or has gone out.
func (a *audit) balance(of string, have, want int32) {
	if have != want {
		a.wrong("the %s have %d men, and should have %d", of, have, want)
	}
}

// army: in the regiments = at the start + recruited − dead − defected − discharged − lost at the parallel.
func (a *audit) army() {
	t := &a.Tally
	have, want := int32(0), t.Recruited-t.ArmyDead-t.Defected-t.Discharged-t.BorderSouth
	for i := range a.Setup.Units {
		u := &a.Setup.Units[i]
		if u.Side == force.South {
			have += a.Force.Strength[i].Men
			if u.Presence == force.Present {
				want += u.Men
			}
		}
	}
	a.balance("southern regiments", have, want)
}

func (a *audit) police() {
	have, want := int32(0), a.Tally.PoliceHired-a.Tally.PoliceDead
	for i := range a.Districts {
		have += a.Districts[i].Police
		want += a.Setup.Districts[i].Start.Police
	}
	a.balance("police", have, want)
}

// partisans: locals + bands + graduates = at the start + joined + risen + mutineers + schooled − dead −
// who gave up.
func (a *audit) partisans() {
	t := &a.Tally
	want := a.Setup.North.Graduates + t.Joined + t.Rose + t.Mutineers + t.Schooled - t.GuerrillaDead - t.GaveUp
	have := a.North.Graduates
	for i := range a.Districts {
		have += a.Districts[i].Guerrillas
		want += a.Setup.Districts[i].Start.Guerrillas
	}
	for id := range a.InHills() {
		have += a.Force.Strength[id].Men
	}
	a.balance("partisans", have, want)
}

func (a *audit) district(i int) {
	s, of := &a.Districts[i], a.Setup.Districts[i].Code
	for _, share := range []struct {
		what string
		n    int16
	}{{"Support", s.Support}, {"Grievance", s.Grievance}, {"Food", s.Food}, {"Protection", s.Protection}, {"Abuse", s.Abuse}} {
		a.between(of, share.what, int(share.n), 0, full)
	}
	a.between(of, "Conduct", int(s.Conduct), 0, int(AllConducts))
	a.between(of, "Guerrillas", int(s.Guerrillas), 0, unbounded)
	a.between(of, "Police", int(s.Police), 0, unbounded)
	a.between(of, "Raids", int(s.Raids), 0, countless)
	a.between(of, "Lost", int(s.Lost), 0, unbounded)
	a.between(of, "Homeless", int(s.Homeless), 0, unbounded)
	before := &a.Setup.Districts[i].Start.Dead
	a.between(of, "Dead.ByForces", int(s.Dead.ByForces), int(before.ByForces), unbounded)
	a.between(of, "Dead.ByPartisans", int(s.Dead.ByPartisans), int(before.ByPartisans), unbounded)
	if !s.InArms && a.partisansIn(DistrictID(i)) > 0 {
		a.wrong("%s is quiet, with %d partisans in it", of, a.partisansIn(DistrictID(i)))
	}
}

func (a *audit) unit(id force.ID) {
	f, of := a.Force, a.Force.Identity[id].Code
	there := f.Present(id)
	if p := &f.Place[id]; there != (p.Hex != hex.None) || p.Presence > force.Present {
		a.wrong("%s stands in hex %d and is of presence %d", of, p.Hex, p.Presence)
	}
	men := int(f.Strength[id].Men)
	a.between(of, "Men", men, 0, unbounded)
	if !there && f.Side(id) == force.South && men != 0 {
		a.wrong("%s is not there and has %d men", of, men)
	}
	band := f.Identity[id].Arm == force.Commando
	if band && there != (men > 0) {
		a.wrong("%s has %d men and is there: %t", of, men, there)
	}
	if band && !there && a.Bands[id] != (Band{}) {
		a.wrong("%s is no band and does %+v", of, a.Bands[id])
	}
	if band && there {
		a.between(of, "In", int(a.Bands[id].In), 0, len(a.Districts)-1)
		a.between(of, "Bound", int(a.Bands[id].Bound), 0, len(a.Districts)-1)
	}
	bs := &f.Battalions[id]
	for k := range int(bs.Count) {
		a.between(of, "Training", int(bs.Training[k]), 0, 10_000)
		if a.Regiment(id) {
			a.between(of, "post", int(a.Posts[id][k]), 0, len(a.Districts)-1)
			if bs.Duty[k] > force.BorderDuty || bs.Duty[k] == force.Line {
				a.wrong("%s has duty %d", of, bs.Duty[k])
			}
		}
	}
	a.between(of, "Veterancy", int(f.Quality[id].Veterancy), 0, full)
	a.between(of, "cells", int(a.Cells[id].Strength), 0, full)
	a.between(of, "Purged", int(a.Cells[id].Purged), 0, unbounded)
}

func (a *audit) incidents() {
	for side, i := range a.Incidents {
		of := "the " + force.Side(side).String() + "'s incident"
		most := 0
		if side == int(force.NoSide) {
			most = int(NoIncident)
		} else {
			most = int(IncidentKinds) - 1
		}
		a.between(of, "Kind", int(i.Kind), 0, most)
		a.between(of, "Answer", int(i.Answer), 0, max(0, i.Kind.Answers()-1))
		a.between(of, "Unit", int(i.Unit), 0, a.Force.Len()-1)
		a.between(of, "District", int(i.District), 0, len(a.Districts)-1)
		a.between(of, "Sector", int(i.Sector), 0, max(0, len(a.Sectors)-1))
	}
}

func (a *audit) governments() {
	s, n := &a.South, &a.North
	sum := 0
	for _, pc := range s.Aid {
		a.between("the South", "Aid", int(pc), 0, 100)
		sum += int(pc)
	}
	a.between("the South", "sum of Aid", sum, 100, 100)
	for _, pc := range s.Voted {
		a.between("the South", "Voted", int(pc), 0, 200)
	}
	for _, c := range []struct {
		what string
		n    int
		high int
	}{{"Arms", int(s.Arms), unbounded}, {"Heavy", int(s.Heavy), unbounded}, {"Advisers", int(s.Advisers), unbounded},
		{"EighthArmy", int(s.EighthArmy), 10_000}, {"Stability", int(s.Stability), full}, {"Pay", int(s.Pay), full},
		{"Officers", int(s.Officers), full}, {"Americans", int(s.Americans), 1000}, {"Delay", int(s.Delay), countless}, {"Fear", int(s.Fear), 100}} {
		a.between("the South", c.what, c.n, 0, c.high)
	}
	a.between("the South", "LandReform", int(s.LandReform), -1, unbounded)
	for _, c := range []struct {
		what string
		n    int
		high int
	}{{"Labour", int(n.Labour), countless}, {"Graduates", int(n.Graduates), unbounded}, {"Schooling", int(n.Schooling), a.Setup.Rules.North.Places},
		{"Party", int(n.Party), full}, {"Provoked", int(n.Provoked), countless}, {"Promised", int(n.Promised), countless}, {"Arms", int(n.Arms), countless},
		{"Permission", int(n.Permission), countless}, {"Massed", int(n.Massed), countless}} {
		a.between("the North", c.what, c.n, 0, c.high)
	}
}
