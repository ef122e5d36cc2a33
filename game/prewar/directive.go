package prewar

import (
	"parallel38/game/force"
)

// OrderKind is what an Order does.
type OrderKind uint8

// The orders. Commit is the zero value: an empty Order gives the turn out of hand.
const (
	Commit   OrderKind = iota // the side has plotted; the other plots, or the turn is played
	Give                      // add Directive to the plot
	TakeBack                  // remove the directive at Index from the plot
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
	Assign                        // Units' battalions take up Duty in District; Value is how many of each, from the first
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
	BuildCells     // in Units[0]
	CallStrike     // the party strikes in District
	CallRising     // the party rises in District
	TakeUpArms     // the southern party goes over to armed struggle
	Provoke        // Sector: an attack on the hills
	Withdraw       // Sector: no shooting
	Mass           // the army goes to its jumping-off places
	March          // the order to invade, two turns after massing
	OfferPeace
	DirectiveKinds
)

// southern is the first directive that is not the South's.
const firstNorthern = RaiseFormation

// MaxUnits is how many units a directive names; MaxDirectives how many a side gives a turn.
const (
	MaxUnits      = 3
	MaxDirectives = 4
)

// Directive is a small plain value; which fields count depends on Kind.
type Directive struct {
	Kind     DirectiveKind
	Units    [MaxUnits]force.ID
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
func (d *Directive) Named() []force.ID { return d.Units[:d.Count] }

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

// Reason is why a directive is refused.
type Reason uint8

// The reasons.
const (
	NotYours     Reason = iota // the other side's directive, or the other side's turn to plot
	PlotFull                   // four directives a turn
	NoSuchUnit                 // not a unit of the side that is on the map
	NoSuchPlace                // not a district or sector
	NotNow                     // the Value, the date or the state of things does not allow it
	NothingLeft                // no money, men, graduates or formations for it
	BadValue                   // out of its range
	CampaignOver               // nothing more can be ordered
)

// Refusal is why an order cannot be given, with the number needed and the number there is.
type Refusal struct {
	Reason     Reason
	Need, Have int
}

var reasonWords = [...]string{"not yours to order", "four directives a turn", "no such unit on the map", "no such place",
	"not possible now", "nothing left for it", "out of range", "the campaign is over"}

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
	}
	if plot.Count == MaxDirectives {
		return &Refusal{Reason: PlotFull, Need: MaxDirectives + 1, Have: MaxDirectives}
	}
	return v.checkDirective(&o.Directive)
}

// checkDirective judges one directive.
func (v *View) checkDirective(d *Directive) *Refusal {
	own := force.South
	if d.Kind >= firstNorthern {
		own = force.North
	}
	if d.Kind == NoDirective || d.Kind >= DirectiveKinds || own != v.Side {
		return &Refusal{Reason: NotYours}
	}
	for _, id := range d.Named() {
		if id < 0 || int(id) >= v.Force.Len() || v.Force.Side(id) != own || !v.Force.Present(id) {
			return &Refusal{Reason: NoSuchUnit}
		}
	}
	between := func(low, high int) *Refusal {
		if int(d.Value) < low || int(d.Value) > high {
			return &Refusal{Reason: BadValue, Need: low, Have: int(d.Value)}
		}
		return nil
	}
	needs := func(have, need int) *Refusal {
		if have < need {
			return &Refusal{Reason: NothingLeft, Need: need, Have: have}
		}
		return nil
	}
	inDistrict := int(d.District) < len(v.Districts)
	inSector := int(d.Sector) < len(v.Sectors)
	r := &v.Setup.Rules
	switch d.Kind {
	case Assign:
		if d.Count == 0 || !v.isArmy(d.Named()) {
			return &Refusal{Reason: NoSuchUnit}
		}
		if !inDistrict {
			return &Refusal{Reason: NoSuchPlace}
		}
		if d.Duty >= force.Duty(force.BorderDuty)+1 || d.Duty == force.Line || d.Duty == force.BorderDuty && !v.Setup.Districts[d.District].Parallel {
			return &Refusal{Reason: BadValue}
		}
		return between(1, force.MaxBattalions)
	case RaiseRegiment:
		if v.awaited(force.South) == force.None {
			return &Refusal{Reason: NothingLeft}
		}
		return needs(at(v.Setup.Ceiling, v.Day), v.ArmyMen()+r.Army.NewMen)
	case MovePolice:
		if !inDistrict || int(d.Other) >= len(v.Districts) || d.Other == d.District {
			return &Refusal{Reason: NoSuchPlace}
		}
		if refused := between(1, 5000); refused != nil {
			return refused
		}
		return needs(int(v.Districts[d.District].Police), int(d.Value))
	case RaisePolice:
		return between(1, 20)
	case SetConduct:
		if !inDistrict {
			return &Refusal{Reason: NoSuchPlace}
		}
		if c := Conduct(d.Value); c == 0 || c&(c-1) != 0 || c > AllConducts {
			return &Refusal{Reason: BadValue}
		}
		return nil
	case SetAid:
		sum := 0
		for _, pc := range d.Aid {
			if pc < 0 {
				return &Refusal{Reason: BadValue, Have: int(pc)}
			}
			sum += int(pc)
		}
		if sum != 100 {
			return &Refusal{Reason: BadValue, Need: 100, Have: sum}
		}
		if d.Aid[HeavyArms] > 0 && v.FearOfMarch() >= r.Aid.HeavyFear {
			return &Refusal{Reason: NotNow, Need: r.Aid.HeavyFear, Have: v.FearOfMarch()}
		}
		return nil
	case PayPolice, Purge, SchoolOfficers:
		return nil
	case ReformLand:
		if v.South.LandReform != -1 {
			return &Refusal{Reason: NotNow}
		}
		return nil
	case DelayWithdrawal:
		return needs(int(v.South.Americans), 1)
	case RaidParallel, StandDown, Provoke, Withdraw:
		if !inSector {
			return &Refusal{Reason: NoSuchPlace}
		}
		return nil

	case RaiseFormation:
		next := v.awaited(force.North)
		if next == force.None {
			return &Refusal{Reason: NothingLeft}
		}
		if due := v.Force.Place[next].Due; v.Day < due {
			return &Refusal{Reason: NotNow, Need: int(due), Have: int(v.Day)}
		}
		return needs(int(v.North.Labour), r.North.FormationCost)
	case BuyArms:
		if refused := between(1, 40); refused != nil {
			return refused
		}
		return needs(int(v.North.Labour), int(d.Value))
	case RunSchool:
		return between(0, r.North.MostGraduates)
	case SendBand:
		if !inDistrict || v.Setup.Districts[d.District].Island {
			return &Refusal{Reason: NoSuchPlace}
		}
		if refused := between(r.Band.Least, r.Band.Most); refused != nil {
			return refused
		}
		if v.freeBand() == force.None {
			return &Refusal{Reason: NothingLeft}
		}
		return needs(int(v.North.Graduates), int(d.Value))
	case RecallBand:
		if d.Count != 1 || !v.isBand(d.Units[0]) {
			return &Refusal{Reason: NoSuchUnit}
		}
		return nil
	case BuildCells, CallStrike, CallRising:
		if d.Kind == BuildCells {
			if int(d.Value) < 0 || int(d.Value) >= v.Force.Len() || !v.isArmy([]force.ID{force.ID(d.Value)}) {
				return &Refusal{Reason: NoSuchUnit}
			}
			return nil
		}
		if !inDistrict {
			return &Refusal{Reason: NoSuchPlace}
		}
		return nil
	case Mass, OfferPeace:
		return nil
	case TakeUpArms:
		if v.North.ArmedLine {
			return &Refusal{Reason: NotNow}
		}
		return nil
	case March:
		if refused := needs(int(v.North.Massed), r.North.MassTurns); refused != nil {
			return refused
		}
		return needs(int(v.North.Permission), r.North.GoAt)
	}
	return &Refusal{Reason: NotYours}
}

// carryOutDirectives lets the plots of both sides take effect. What has become impossible since it was
// plotted does nothing.
func (w *World) carryOutDirectives() {
	for _, side := range [...]force.Side{force.South, force.North} {
		for _, d := range w.Plots[side].List() {
			w.carryOut(side, &d)
		}
	}
}

func (w *World) carryOut(side force.Side, d *Directive) {
	r := &w.Setup.Rules
	switch d.Kind {
	case Assign:
		for _, id := range d.Named() {
			w.assign(id, d.Duty, d.District, int(d.Value))
		}
	case RaiseRegiment:
		w.raiseRegiment()
	case MovePolice:
		from, to := &w.Districts[d.District], &w.Districts[d.Other]
		n := min(int32(d.Value), from.Police)
		from.Police -= n
		to.Police += n
	case RaisePolice:
		w.raisePolice(int32(d.Value) * 100)
	case PayPolice:
		w.South.Pay = min(1000, w.South.Pay+int16(r.Conduct.PayStep))
		w.eachDistrict(func(_ DistrictID, s *DistrictState) { s.Food -= int16(r.Conduct.PayFood) })
	case SetConduct:
		s := &w.Districts[d.District]
		if d.On {
			s.Conduct |= Conduct(d.Value)
		} else {
			s.Conduct &^= Conduct(d.Value)
		}
		if d.On && Conduct(d.Value) == Resettled {
			w.resettle(d.District)
		}
	case Purge:
		w.purge()
	case SchoolOfficers:
		w.South.Officers = min(1000, w.South.Officers+int16(r.Army.OfficerStep))
	case RaidParallel:
		w.fightAtParallel(d.Sector, force.South)
	case StandDown, Withdraw:
		w.Sectors[d.Sector].Heat = w.Sectors[d.Sector].Heat / 2
	case ReformLand:
		w.South.LandReform = int16(r.Conduct.ReformWeeks)
	case SetAid:
		w.South.Aid = d.Aid
	case DelayWithdrawal:
		w.plead()
	case RaiseFormation:
		w.raiseFormation()
	case BuyArms:
		n := min(d.Value, w.North.Labour)
		w.North.Labour -= n
		w.North.Ordered[len(w.North.Ordered)-1] += n
	case RunSchool:
		w.North.Schooling = d.Value
	case SendBand:
		w.sendBand(int32(d.Value), d.District)
	case RecallBand:
		w.disband(d.Units[0])
	case BuildCells:
		id := force.ID(d.Value)
		w.Cells[id] = min(1000, w.Cells[id]+int16(r.Army.CellStep)*w.North.Party/1000)
	case CallStrike:
		w.strike(d.District)
	case CallRising:
		w.rise(d.District)
	case TakeUpArms:
		w.North.ArmedLine = true
	case Provoke:
		w.North.Provoked += int16(r.Parallel.ProvokedStep)
		w.fightAtParallel(d.Sector, force.North)
	case Mass:
		w.North.Massed++
	case March:
		if int(w.North.Massed) >= r.North.MassTurns && int(w.North.Permission) >= r.North.GoAt {
			w.Marching = max(w.Day+1, w.Setup.Rules.North.earliest(w.Day))
		}
	case OfferPeace:
		w.North.Provoked = w.North.Provoked / 2
	}
}
