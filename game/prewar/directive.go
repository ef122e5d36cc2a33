package prewar

import "parallel38/game/force"

// OrderKind is what an Order does.
type OrderKind uint8

// The orders. Commit is the zero value: an empty Order gives the turn out of hand.
const (
	Commit   OrderKind = iota // the side has plotted; the other plots, or the turn is played
	Give                      // add Directive to the plot
	TakeBack                  // remove the directive at Index from the plot
	Answer                    // the side's incident is answered with Index
)

// Order is what a player, an AI or a save file can ask for.
type Order struct {
	Kind      OrderKind
	Directive Directive
	Index     uint8
}

// DirectiveKind is what a government can have done.
type DirectiveKind uint8

// The directives of the South, then those of the North.
const (
	NoDirective     DirectiveKind = iota
	Assign                        // Value battalions of each of Units have Duty in District, see assign
	RaiseRegiment                 // the next regiment on the list
	MovePolice                    // Value police from District to Other
	RaisePolice                   // Value hundred police
	PayPolice                     // pay and discipline of the police up a step, at the economy's expense
	SetConduct                    // District is governed with (On) or without Value, a Conduct
	Purge                         // the army is searched for cells
	SchoolOfficers                // officers and sergeants to school
	RaidParallel                  // Sector: take the hills
	StandDown                     // Sector: no shooting, patrols kept back
	ReformLand                    // begin the land reform
	SetAid                        // the quarter's Aid, per cent a purse
	DelayWithdrawal               // ask the Americans to stay a quarter longer

	RaiseFormation // the next formation on the list
	BuyArms        // Value points of Soviet arms: tanks, guns, aircraft
	RunSchool      // Value places a fortnight in the partisan school
	SendBand       // Value men to District by ridge or sea
	RecallBand     // Units[0] goes home
	BuildCells     // in Units[0], a regiment of the South
	CallStrike     // the party strikes in District
	CallRising     // the party rises in District
	TakeUpArms     // the southern party goes over to armed struggle
	Provoke        // Sector: an attack on the hills
	Withdraw       // Sector: no shooting
	Mass           // the army goes to its jumping-off places
	March          // the order to invade
	OfferPeace
	DirectiveKinds
)

// MaxUnits is how many units a directive names; MaxDirectives how many a side gives a turn.
const (
	MaxUnits      = 3
	MaxDirectives = 4
)

// Directive is a small plain value; which fields count depends on Kind, and all others are zero.
type Directive struct {
	Kind     DirectiveKind
	Units    [MaxUnits]force.ID // Count of them
	Count    uint8
	Duty     force.Duty
	District DistrictID
	Other    DistrictID
	Sector   uint8
	On       bool
	Value    int16
	Aid      [Purses]int16
}

// Named are the units of a directive.
func (d *Directive) Named() []force.ID { return d.Units[:min(int(d.Count), MaxUnits)] }

// Plot is what a side has plotted for the turn.
type Plot struct {
	Count      uint8
	Directives [MaxDirectives]Directive
}

// List is the plot's directives.
func (p *Plot) List() []Directive { return p.Directives[:p.Count] }

// Purse is where the quarter's aid goes.
type Purse uint8

// The purses.
const (
	LightArms  Purse = iota // rifles, machine guns, lorries for the southern army
	Advisers                // American advisers with it
	HeavyArms               // howitzers and anti-tank guns; refused while the Americans fear a march north
	EighthArmy              // the four divisions in Japan, as MacArthur wants
	Economy                 // food, pay, fertiliser
	Purses
)

// operand is what a directive names, a field or two of it.
type operand uint8

const (
	theUnits    operand = iota // one to three regiments of the South
	theBand                    // a partisan band
	theRegiment                // one regiment of the South
	theDuty
	theDistrict
	theOther
	theSector
	theConduct
	theSwitch
	theNumber
	theAid
)

// form is what a kind of directive looks like: whose it is, its word in text, and what it names, in the
// order of the text.
type form struct {
	side  force.Side
	word  string
	takes []operand
}

var forms = [DirectiveKinds]form{
	Assign:          {force.South, "assign", []operand{theDuty, theDistrict, theNumber, theUnits}},
	RaiseRegiment:   {force.South, "raise-regiment", nil},
	MovePolice:      {force.South, "move-police", []operand{theDistrict, theOther, theNumber}},
	RaisePolice:     {force.South, "raise-police", []operand{theNumber}},
	PayPolice:       {force.South, "pay-police", nil},
	SetConduct:      {force.South, "conduct", []operand{theDistrict, theConduct, theSwitch}},
	Purge:           {force.South, "purge", nil},
	SchoolOfficers:  {force.South, "school-officers", nil},
	RaidParallel:    {force.South, "raid", []operand{theSector}},
	StandDown:       {force.South, "stand-down", []operand{theSector}},
	ReformLand:      {force.South, "land-reform", nil},
	SetAid:          {force.South, "aid", []operand{theAid}},
	DelayWithdrawal: {force.South, "delay-withdrawal", nil},
	RaiseFormation:  {force.North, "raise-formation", nil},
	BuyArms:         {force.North, "buy-arms", []operand{theNumber}},
	RunSchool:       {force.North, "school", []operand{theNumber}},
	SendBand:        {force.North, "send-band", []operand{theDistrict, theNumber}},
	RecallBand:      {force.North, "recall-band", []operand{theBand}},
	BuildCells:      {force.North, "cells", []operand{theRegiment}},
	CallStrike:      {force.North, "strike", []operand{theDistrict}},
	CallRising:      {force.North, "rising", []operand{theDistrict}},
	TakeUpArms:      {force.North, "take-up-arms", nil},
	Provoke:         {force.North, "provoke", []operand{theSector}},
	Withdraw:        {force.North, "withdraw", []operand{theSector}},
	Mass:            {force.North, "mass", nil},
	March:           {force.North, "march", nil},
	OfferPeace:      {force.North, "offer-peace", nil},
}

// Bounds are the least and the most that a directive's number can be.
func (r *Rules) Bounds(k DirectiveKind) (low, high int) {
	switch k {
	case Assign:
		return 1, force.MaxBattalions
	case MovePolice:
		return 1, r.Police.Moved
	case RaisePolice:
		return 1, r.Police.Hundreds
	case BuyArms:
		return 1, r.North.ArmsOrder
	case RunSchool:
		return 0, r.North.Places
	case SendBand:
		return r.Band.Least, r.Band.Most
	}
	return 0, 0
}

// carryOutDirectives lets the plots of both sides take effect. What has become impossible since it was
// plotted does nothing.
func (w *World) carryOutDirectives() {
	massed := false
	for _, side := range [...]force.Side{force.South, force.North} {
		for _, d := range w.Plots[side].List() {
			massed = massed || d.Kind == Mass || d.Kind == March
			w.carryOut(&d)
		}
	}
	if massed {
		w.North.Massed++
	} else {
		w.North.Massed = 0 // the army goes back to its camps
	}
}

func (w *World) carryOut(d *Directive) {
	r := &w.Setup.Rules
	switch d.Kind {
	case Assign:
		for _, id := range d.Named() {
			w.assign(id, d.Duty, d.District, int(d.Value))
		}
	case RaiseRegiment:
		w.raiseRegiment()
	case MovePolice:
		w.movePolice(d.District, d.Other, int32(d.Value))
	case RaisePolice:
		w.raisePolice(int(d.Value))
	case PayPolice:
		adjust(&w.South.Pay, r.Police.PayStep, 0, full)
		for i := range w.Districts {
			adjust(&w.Districts[i].Food, -r.Police.PayFood, r.Opinion.Hungriest, full)
		}
	case SetConduct:
		w.govern(d.District, Conduct(d.Value), d.On)
	case Purge:
		w.purge()
	case SchoolOfficers:
		adjust(&w.South.Officers, r.Conduct.Officer, 0, full)
	case RaidParallel:
		w.raidParallel(d.Sector)
	case StandDown, Withdraw:
		s := &w.Sectors[d.Sector]
		s.Heat = int16(int(s.Heat) * r.Parallel.StandDown / full)
	case ReformLand:
		if w.South.LandReform < 0 {
			w.South.LandReform = int16(r.Opinion.ReformWeeks)
		}
	case SetAid:
		w.South.Aid = d.Aid
	case DelayWithdrawal:
		w.plead()
	case RaiseFormation:
		w.raiseFormation()
	case BuyArms:
		w.buyArms(d.Value)
	case RunSchool:
		w.North.Schooling = d.Value
	case SendBand:
		w.sendBand(int32(d.Value), d.District)
	case RecallBand:
		w.recall(d.Units[0])
	case BuildCells:
		adjust(&w.Cells[d.Units[0]].Strength, r.Army.CellStep*int(w.North.Party)/full, 0, full)
	case CallStrike:
		w.strike(d.District)
	case CallRising:
		w.callRising(d.District)
	case TakeUpArms:
		w.North.ArmedLine = true
	case Provoke:
		w.provoke(r.Parallel.Provoked)
		w.fightAtParallel(d.Sector, force.North)
	case March:
		w.march()
	case OfferPeace:
		w.North.Provoked = int16(int(w.North.Provoked) * r.Parallel.Offered / full)
	}
}
