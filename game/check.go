package game

import (
	"parallel38/game/atlas"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// Check judges an order by what its side can see: nil, or the *Refusal that names the rule. It is the
// authority; Orders only proposes.
func Check(v *View, o *Order) error {
	if r := v.check(o); r != nil {
		return r.kept()
	}
	return nil
}

// Allowed tells whether Check finds nothing against an order: for those who do not ask why, and ask often.
func Allowed(v *View, o *Order) bool { return v.check(o) == nil }

func (v *View) check(o *Order) *Refusal {
	if v.Phase == Over {
		return v.refuse(WarOver, force.None, hex.None)
	}
	if v.Moving() != v.Side {
		return v.refuse(NotYourTurn, force.None, hex.None)
	}
	switch o.Kind {
	case EndDay:
		return nil
	case Settle:
		if !v.EndOffered() {
			return v.lack(NotDecided, force.None, hex.None, v.rules.Score.DecidedSundays, max(int(v.Sundays), -int(v.Sundays)))
		}
		return nil
	case Attack:
		return v.checkAttack(o)
	case Ship:
		return v.checkShip(o)
	case Sail:
		return v.checkSail(o)
	case Land:
		return v.checkLanding(o)
	case SetBridge:
		return v.checkBridge(o)
	case SetAir:
		if min(o.Value, o.Extra, o.Sky) < 0 || max(o.Value, o.Extra, o.Sky) > 100 || o.Value+o.Extra+o.Sky > 100 {
			return v.refuse(BadOrder, force.None, hex.None)
		}
		return nil
	case SetQueue, SetPort:
		return v.checkBerth(o)
	case Drop:
		return v.checkDrop(o)
	case SetCorridor, Screen, Evacuate:
		return v.checkPeople(o)
	case Rebase:
		return v.checkRebase(o)
	}
	if r := v.own(o.Unit); r != nil {
		return r
	}
	switch o.Kind {
	case Move:
		if v.Force.March[o.Unit].ByRail {
			return v.refuse(NotFit, o.Unit, v.Force.Place[o.Unit].Hex)
		}
		_, r := v.checkMarch(o)
		return r
	case RailMove:
		return v.checkRail(o)
	case SetCadre:
		return v.checkCadre(o)
	case Rest, SetReserve, SetStand, SetFallBack:
		if o.Kind == SetReserve && o.Hex != hex.None && (int(o.Hex) < 0 || int(o.Hex) >= v.Map.Len()) {
			return v.refuse(BadOrder, o.Unit, hex.None)
		}
		if o.Kind == SetFallBack && (o.Value < -maxFallBack || o.Value > maxFallBack) {
			return v.refuse(BadOrder, o.Unit, hex.None)
		}
		return nil
	case SetFire:
		if !v.hasGuns(o.Unit) {
			return v.refuse(NotFit, o.Unit, v.Force.Place[o.Unit].Hex)
		}
		return nil
	}
	return v.refuse(BadOrder, force.None, hex.None)
}

// own tells why a unit is not the side's to order, nil if it is.
func (v *View) own(id force.ID) *Refusal {
	if r := v.mine(id); r != nil {
		return r
	}
	switch {
	case !v.Force.Present(id) || v.Force.Place[id].Hex == hex.None:
		return v.refuse(NotOnMap, id, hex.None)
	case v.Force.Identity[id].Arm == force.Headquarters || v.Force.Identity[id].Arm == force.Aircraft || v.Force.Identity[id].Arm.Afloat():
		return v.refuse(NotFit, id, v.Force.Place[id].Hex)
	}
	return nil
}

// mine tells why a unit, on the map or not, is none of the side's, nil if it is.
func (v *View) mine(id force.ID) *Refusal {
	switch {
	case id < 0 || int(id) >= v.Force.Len():
		return v.refuse(NoSuchUnit, force.None, hex.None)
	case v.Force.Side(id) != v.Side:
		return v.refuse(NotYours, id, v.Force.Place[id].Hex)
	}
	return nil
}

// hasGuns tells whether a unit has artillery that can fire for others.
func (b *Board) hasGuns(id force.ID) bool {
	for w := range fight.Weapons {
		if w.Gun() && b.Force.Strength[id].Weapons[w] > 0 {
			return true
		}
	}
	return false
}

func (v *View) checkBridge(o *Order) *Refusal {
	if int(o.Hex) < 0 || int(o.Hex) >= v.Map.Len() || o.Dir >= hex.Dirs || o.Value < 0 || o.Value >= int16(BridgeOrders) {
		return v.refuse(BadOrder, force.None, hex.None)
	}
	bridge, ok := v.Bridge(o.Hex, o.Dir)
	if !ok || bridge.State == Blown {
		return v.refuse(NoBridge, force.None, o.Hex)
	}
	if v.Control[o.Hex] != v.Side || v.Control[v.Map.Near[o.Hex][o.Dir]] != v.Side {
		return v.refuse(NotYours, force.None, o.Hex)
	}
	return nil
}

func (v *View) checkAttack(o *Order) *Refusal {
	if o.Count == 0 || int(o.Count) > MaxUnits || o.Hex < 0 || int(o.Hex) >= v.Map.Len() || o.Attack >= fight.Kinds || o.Sorties < 0 || o.Sorties > maxSorties {
		return v.refuse(BadOrder, force.None, hex.None)
	}
	if v.Holder(o.Hex) != v.Side.Enemy() {
		return v.refuse(NoTarget, force.None, o.Hex)
	}
	terrain := v.Map.Cells[o.Hex].Terrain
	var across [hex.Dirs]int
	total, fighters := 0, 0
	for i, id := range o.Attackers() {
		if r := v.own(id); r != nil {
			return r
		}
		for _, other := range o.Units[:i] {
			if other == id {
				return v.refuse(BadOrder, id, o.Hex)
			}
		}
		d, r := v.mayAttack(id, o)
		if r != nil {
			return r
		}
		q := v.Force.Quarters(id)
		if v.Force.Identity[id].Arm == force.Artillery {
			continue // guns stand behind the front
		}
		fighters++
		across[d] += q
		total += q
		limit := v.rules.Attack.SideFrontage[terrain]
		if terrain == atlas.Mountain && v.Force.Identity[id].Mobility == force.Foot {
			limit *= v.rules.Attack.MountainFoot
		}
		if v.unbridged(o.Hex, d) {
			limit = min(limit, v.crossing(o.Hex))
		}
		if across[d] > limit {
			return v.lack(FrontageFull, id, o.Hex, across[d], limit)
		}
		if limit = v.rules.Attack.HexFrontage[terrain]; total > limit {
			return v.lack(FrontageFull, id, o.Hex, total, limit)
		}
	}
	if fighters == 0 {
		return v.refuse(NotFit, o.Units[0], o.Hex)
	}
	if o.Attack == fight.Overrun {
		return v.checkOverrun(o)
	}
	return nil
}

// mayAttack judges one attacker; d is the side of the target over which it comes.
func (v *View) mayAttack(id force.ID, o *Order) (d hex.Dir, r *Refusal) {
	from, m := v.Force.Place[id].Hex, &v.Force.March[id]
	d, near := v.Map.DirTo(o.Hex, from)
	switch {
	case !near:
		return d, v.refuse(NotAdjacent, id, o.Hex)
	case v.Map.Edge(o.Hex, d).Strait:
		return d, v.refuse(Impassable, id, o.Hex)
	case m.Attacked && o.Attack != fight.Overrun:
		return d, v.refuse(AlreadyAttacked, id, o.Hex)
	case v.Force.Condition[id].Routed || m.ByRail:
		return d, v.refuse(NotFit, id, o.Hex)
	case int(m.Left) < v.rules.Attack.Minutes[o.Attack]:
		return d, v.lack(TooFar, id, o.Hex, v.rules.Attack.Minutes[o.Attack], int(m.Left))
	case (o.Attack == fight.Deliberate || o.Attack == fight.AllOut) && m.Moved > 0:
		return d, v.refuse(NotFresh, id, o.Hex)
	}
	guns := v.Force.Identity[id].Arm == force.Artillery
	wide := v.unbridged(o.Hex, d) && int(v.Contest[o.Hex].Metres) < v.rules.Attack.Foothold
	onFoot := v.Force.Identity[id].Mobility == force.Foot || v.Force.Identity[id].Mobility == force.Lorried
	if wide && !guns && (o.Attack != fight.RiverAssault || !onFoot) {
		return d, v.refuse(NoBoats, id, o.Hex)
	}
	if v.unbridged(o.Hex, d) && v.Force.Identity[id].Mobility == force.Tracks && !v.ferry(o.Hex, d) {
		return d, v.refuse(NoBridge, id, o.Hex) // a foothold is no way for tanks
	}
	if !wide && !guns && o.Attack == fight.RiverAssault {
		return d, v.refuse(BadOrder, id, o.Hex)
	}
	return d, nil
}

// unbridged tells whether a major river without a standing bridge runs along side d of a hex.
func (b *Board) unbridged(h hex.Index, d hex.Dir) bool {
	return b.river(h, d) == atlas.MajorRiver && !b.bridged(h, d)
}

// crossing is the most that attack a hex over one side across an unbridged major river: what the boats
// carry on the first day of the fight, and later more.
func (b *Board) crossing(h hex.Index) int {
	c := &b.Contest[h]
	if c.Last < b.Day-1 || c.Last == b.Day && c.Days <= 1 {
		return b.rules.March.BoatRoom
	}
	return b.rules.March.BoatRoomHeld
}

// checkOverrun: only a beaten or small enemy that is not dug in, not in mountains, at +20.
func (v *View) checkOverrun(o *Order) *Refusal {
	small, routed := v.Quarters(o.Hex) <= v.rules.Attack.OverrunQuarters, true
	for id := range v.Stack(o.Hex) {
		routed = routed && v.Force.Condition[id].Routed
		if v.Posture(id) >= fight.Prepared {
			return v.refuse(NotEnoughOdds, o.Units[0], o.Hex)
		}
	}
	if t := v.Map.Cells[o.Hex].Terrain; !small && !routed || t == atlas.Mountain || t == atlas.HighMountain {
		return v.refuse(NotEnoughOdds, o.Units[0], o.Hex)
	}
	var e engagement
	v.engage(o, &e)
	if odds := fight.Odds(&e.att, &e.def, &e.sit, e.params, nil); odds < v.rules.Attack.OverrunOdds {
		return v.lack(NotEnoughOdds, o.Units[0], o.Hex, v.rules.Attack.OverrunOdds, odds)
	}
	return nil
}

// Joiners appends the side's units that could join an attack of a kind on a hex now.
func (v *View) Joiners(target hex.Index, kind fight.Kind, buf []force.ID) []force.ID {
	o := Order{Kind: Attack, Hex: target, Attack: kind}
	for _, n := range v.Map.Near[target] {
		if n == hex.None || v.Holder(n) != v.Side {
			continue
		}
		for id := range v.Stack(n) {
			if _, r := v.mayAttack(id, &o); r == nil {
				buf = append(buf, id)
			}
		}
	}
	return buf
}
