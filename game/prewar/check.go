package prewar

import (
	"parallel38/game"
	"parallel38/game/force"
)

// Reason is why a directive is refused.
type Reason uint8

// The reasons.
const (
	NotYours     Reason = iota // the other side's directive, or the other side's turn to plot
	PlotFull                   // four directives a turn
	NoSuchUnit                 // no unit of that kind on the map
	NoSuchPlace                // not a district or sector, or not one for this
	NotNow                     // the date or the state of things does not allow it
	NothingLeft                // no money, men, graduates or formations for it
	BadValue                   // out of its range
	CampaignOver               // nothing more can be ordered
	Reasons
)

// Refusal is why an order cannot be given, with the number needed and the number there is.
type Refusal struct {
	Reason     Reason
	Need, Have int
}

var reasonWords = [Reasons]string{"not yours to order", "four directives a turn", "no such unit on the map", "no such place for it",
	"not possible now", "nothing left for it", "out of range", "the campaign is over"}

// Key is the name of a reason in the text catalogue.
func (r Reason) Key() string { return reasonKeys[r] }

var reasonKeys = [Reasons]string{"not-yours", "full", "no-unit", "no-place", "not-now", "nothing-left", "value", "over"}

func (r *Refusal) Error() string { return reasonWords[r.Reason] }

// Check is nil if a side may give an order, a *Refusal otherwise. It judges what the side can see.
func Check(v *View, o *Order) *Refusal {
	switch {
	case v.Phase == Over:
		return &Refusal{Reason: CampaignOver}
	case v.Side != v.Moving():
		return &Refusal{Reason: NotYours}
	}
	plot := &v.Plots[v.Side]
	switch o.Kind {
	case Commit:
		return nil
	case TakeBack:
		if o.Index >= plot.Count {
			return &Refusal{Reason: BadValue, Need: int(o.Index), Have: int(plot.Count)}
		}
		return nil
	case Answer:
		switch n := v.Incidents[v.Side].Kind.Answers(); {
		case n == 0:
			return &Refusal{Reason: NotNow}
		case int(o.Index) >= n:
			return &Refusal{Reason: BadValue, Need: n - 1, Have: int(o.Index)}
		}
		return nil
	case Give:
		if plot.Count == MaxDirectives {
			return &Refusal{Reason: PlotFull, Need: MaxDirectives + 1, Have: MaxDirectives}
		}
		return v.checkDirective(&o.Directive)
	}
	return &Refusal{Reason: BadValue, Have: int(o.Kind)}
}

// checkDirective judges one directive: its kind, what it names, and whether it can be done now.
func (v *View) checkDirective(d *Directive) *Refusal {
	if d.Kind == NoDirective || d.Kind >= DirectiveKinds || forms[d.Kind].side != v.Side {
		return &Refusal{Reason: NotYours}
	}
	rest := *d
	for _, what := range forms[d.Kind].takes {
		if refused := v.checkOperand(what, d, &rest); refused != nil {
			return refused
		}
	}
	if rest != (Directive{Kind: d.Kind}) {
		return &Refusal{Reason: BadValue} // it names what its kind does not read
	}
	return v.checkMeans(d)
}

// checkOperand judges one thing that a directive names, and clears it from the rest.
func (v *View) checkOperand(what operand, d, rest *Directive) *Refusal {
	switch what {
	case theUnits, theBand, theRegiment:
		most, kind := 1, v.Regiment
		if what == theUnits {
			most = MaxUnits
		}
		if what == theBand {
			kind = v.Partisans
		}
		if d.Count == 0 || int(d.Count) > most {
			return &Refusal{Reason: NoSuchUnit, Need: most, Have: int(d.Count)}
		}
		for i, id := range d.Named() {
			if id < 0 || int(id) >= v.Force.Len() || !kind(id) || i > 0 && id <= d.Units[i-1] {
				return &Refusal{Reason: NoSuchUnit} // each once, in the order of the roster: one way to say it
			}
			rest.Units[i] = 0
		}
		rest.Count = 0
	case theDuty:
		if d.Duty > force.BorderDuty || d.Duty == force.Line {
			return &Refusal{Reason: BadValue, Have: int(d.Duty)}
		}
		rest.Duty = 0
	case theDistrict, theOther:
		at, clear := d.District, &rest.District
		if what == theOther {
			at, clear = d.Other, &rest.Other
		}
		if int(at) >= len(v.Districts) {
			return &Refusal{Reason: NoSuchPlace}
		}
		*clear = 0
	case theSector:
		if int(d.Sector) >= len(v.Sectors) {
			return &Refusal{Reason: NoSuchPlace}
		}
		rest.Sector = 0
	case theConduct:
		if c := Conduct(d.Value); d.Value <= 0 || d.Value > int16(AllConducts) || c&(c-1) != 0 {
			return &Refusal{Reason: BadValue, Have: int(d.Value)}
		}
		rest.Value = 0
	case theSwitch:
		rest.On = false
	case theNumber:
		if low, high := v.Setup.Rules.Bounds(d.Kind); int(d.Value) < low || int(d.Value) > high {
			return &Refusal{Reason: BadValue, Need: min(max(low, int(d.Value)), high), Have: int(d.Value)}
		}
		rest.Value = 0
	case theAid:
		sum := 0
		for _, pc := range d.Aid {
			if pc < 0 || pc > 100 {
				return &Refusal{Reason: BadValue, Need: 100, Have: int(pc)}
			}
			sum += int(pc)
		}
		if sum != 100 {
			return &Refusal{Reason: BadValue, Need: 100, Have: sum}
		}
		rest.Aid = [Purses]int16{}
	}
	return nil
}

// checkMeans judges whether what a sound directive asks for can be done now.
func (v *View) checkMeans(d *Directive) *Refusal {
	r := &v.Setup.Rules
	needs := func(have, need int) *Refusal {
		if have < need {
			return &Refusal{Reason: NothingLeft, Need: need, Have: have}
		}
		return nil
	}
	switch d.Kind {
	case Assign:
		if d.Duty == force.BorderDuty && !v.Setup.Districts[d.District].Parallel {
			return &Refusal{Reason: NoSuchPlace}
		}
	case RaiseRegiment:
		if v.awaited(force.South, false) == force.None {
			return &Refusal{Reason: NothingLeft}
		}
		return needs(game.At(v.Setup.Ceiling, v.Day), v.ArmyMen()+r.Army.NewMen)
	case MovePolice:
		if d.Other == d.District {
			return &Refusal{Reason: NoSuchPlace}
		}
		return needs(int(v.Districts[d.District].Police), int(d.Value))
	case SetConduct:
		if on := v.Districts[d.District].Conduct&Conduct(d.Value) != 0; on == d.On {
			return &Refusal{Reason: NotNow} // it is so already
		}
	case SetAid:
		if d.Aid[HeavyArms] > 0 && v.FearOfMarch() >= r.Aid.HeavyFear {
			return &Refusal{Reason: NotNow, Need: r.Aid.HeavyFear, Have: v.FearOfMarch()}
		}
	case ReformLand:
		if v.South.LandReform >= 0 {
			return &Refusal{Reason: NotNow}
		}
	case DelayWithdrawal:
		if int(v.South.Delay) >= r.Aid.DelayMost {
			return &Refusal{Reason: NotNow, Need: r.Aid.DelayMost, Have: int(v.South.Delay)}
		}
		return needs(int(v.South.Americans), 1)
	case RaiseFormation:
		next := v.awaited(force.North, false)
		if next == force.None {
			return &Refusal{Reason: NothingLeft}
		}
		if due := v.Force.Place[next].Due; v.Day < due {
			return &Refusal{Reason: NotNow, Need: int(due), Have: int(v.Day)}
		}
		return needs(int(v.North.Labour), r.North.FormationCost)
	case BuyArms:
		return needs(int(min(v.North.Labour, v.North.Promised)), int(d.Value))
	case SendBand:
		if v.Setup.Districts[d.District].Island {
			return &Refusal{Reason: NoSuchPlace}
		}
		if v.awaited(force.North, true) == force.None {
			return &Refusal{Reason: NothingLeft}
		}
		return needs(int(v.North.Graduates), int(d.Value))
	case TakeUpArms:
		if v.North.ArmedLine {
			return &Refusal{Reason: NotNow}
		}
	case March:
		if v.Marching != Never {
			return &Refusal{Reason: NotNow}
		}
		if refused := needs(int(v.North.Massed), r.North.MassTurns); refused != nil {
			return refused
		}
		return needs(int(v.North.Permission), r.North.GoAt)
	}
	return nil
}
