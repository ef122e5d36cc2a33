package game

import (
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// stand takes down a standing order.
func (w *World) stand(o *Order) {
	switch o.Kind {
	case SetReserve:
		s := &w.Force.Standing[o.Unit]
		s.Reserve, s.Assigned = o.On, hex.None
		if o.On {
			s.Assigned = o.Hex
		}
	case SetStand:
		w.Force.Standing[o.Unit].StandFast = o.On
	case SetFire:
		w.Force.Standing[o.Unit].FinalFire = o.On
	case SetFallBack:
		s := &w.Force.Standing[o.Unit]
		s.FallBack, s.FallBackAt = o.On, o.Value
	case SetBridge:
		bridge, _ := w.Bridge(o.Hex, o.Dir)
		if bridge.Order = BridgeOrder(o.Value); bridge.Order == BlowNow {
			w.demolish(int(w.links.bridge[o.Hex][o.Dir]), w.Moving())
		}
	case SetAir:
		a := &w.Air[w.Moving()]
		a.InterdictPC, a.KeptPC, a.SkyPC = o.Value, o.Extra, o.Sky
	}
}

// mayReact tells whether a unit can carry out a standing order now: its headquarters has not used
// today's reaction, and it is not completely surprised.
func (w *World) mayReact(id force.ID) bool {
	hq := w.Force.Identity[id].Parent
	return w.Force.Condition[id].Surprise < 3 && (hq == force.None || !w.Force.Command[hq].Reacted)
}

// react uses up the headquarters' reaction.
func (w *World) react(id force.ID) {
	if hq := w.Force.Identity[id].Parent; hq != force.None {
		w.Force.Command[hq].Reacted = true
	}
}

// fallBack lets the defenders go who have orders to at these odds, before the draw: the rearguard and
// the pursuers pay a part of what the fight would have cost. It tells whether the hex is empty.
func (w *World) fallBack(o *Order, e *engagement) bool {
	odds := fight.Odds(&e.att, &e.def, &e.sit, e.params, nil)
	var going []force.ID
	for _, id := range e.defenders {
		s := &w.Force.Standing[id]
		if s.FallBack && odds >= int(s.FallBackAt) && w.mayReact(id) && w.retreatTo(id, o.Hex) != hex.None {
			going = append(going, id)
		}
	}
	if len(going) < len(e.defenders) {
		return false // a rearguard that stays fights with all: nobody is left alone
	}
	part := int32(w.rules.Reaction.FallBackLoss)
	f := fight.Preview(&e.att, &e.def, &e.sit, e.params, nil)
	w.suffer(e.attackers, &fight.Toll{Men: f.Attacker.Men * part / 1000})
	w.suffer(e.defenders, &fight.Toll{Men: f.Defender.Men * part / 1000})
	for _, id := range going {
		w.react(id)
		at := w.Force.Place[id].Hex
		if !w.roadBack(at, w.Force.Side(id)) && w.hasGuns(id) {
			w.abandon(id, w.captor(id), 1000)
		}
		w.emit(Event{Kind: FellBack, Side: w.Force.Side(id), Unit: id, Hex: at})
		w.driveBack(id, 1, false)
	}
	return w.grip[o.Hex].side == force.NoSide
}

// callReserve brings the nearest reserve into the defence: hours enough unspent, no enemy next to it, a
// way that keeps out of the enemy's zones of control, a reaction left to its division.
func (w *World) callReserve(o *Order, e *engagement) {
	if o.Attack == fight.Probe || o.Attack == fight.Overrun {
		return
	}
	side := w.Force.Side(e.defenders[0])
	r := &w.rules.Reaction
	best, bestMinutes := force.None, r.ReserveMinutes+1
	for _, id := range w.Force.Combat {
		s := &w.Force.Standing[id]
		at := w.Force.Place[id].Hex
		if !s.Reserve || at == hex.None || at == o.Hex || w.Force.Side(id) != side || s.Assigned != hex.None && s.Assigned != o.Hex ||
			int(w.Force.March[id].Left) < r.ReserveMinutes || w.Force.Condition[id].Routed || w.Contact(at, side) || !w.mayReact(id) ||
			w.Map.Distance(at, o.Hex) > r.ReserveHexes || !w.HasRoom(id, o.Hex) {
			continue
		}
		w.Reach(id, &w.reach)
		if m := w.reach.Minutes(o.Hex); m >= 0 && m < bestMinutes && w.clearWay(o.Hex, side) {
			best, bestMinutes = id, m
		}
	}
	if best == force.None {
		return
	}
	from := w.Force.Place[best].Hex
	w.react(best)
	w.spend(best, bestMinutes)
	w.enter(best, o.Hex, bestMinutes)
	w.emit(Event{Kind: Reinforced, Side: side, Unit: best, Hex: o.Hex, From: from})
	sorties, naval := e.def.Sorties, e.def.Naval
	e.defenders = append(e.defenders, best)
	e.def = w.muster(e.defenders, e.sit.Posture)
	e.def.Sorties, e.def.Naval = sorties, naval
}

// clearWay tells whether the march found last comes to a hex without passing a zone of control on the way.
func (w *World) clearWay(to hex.Index, side force.Side) bool {
	r := &w.reach
	for h := to; h != r.from; {
		h = w.Map.Near[h][r.prev[h].Opposite()]
		if h != r.from && w.InZOC(h, side) && w.grip[h].side != side {
			return false
		}
	}
	return true
}

// finalFire adds the guns within one hex that have orders to help.
func (w *World) finalFire(o *Order, e *engagement) {
	side := w.Force.Side(e.defenders[0])
	for _, n := range w.Map.Near[o.Hex] {
		if n == hex.None || w.grip[n].side != side {
			continue
		}
		for id := range w.Stack(n) {
			if !w.Force.Standing[id].FinalFire || w.Force.March[id].Attacked || w.Force.March[id].ByRail || !w.mayReact(id) {
				continue
			}
			w.react(id)
			w.Force.March[id].Attacked = true
			for k := range fight.Weapons {
				if k.Gun() {
					e.def.Weapons[k] += w.Force.Strength[id].Weapons[k]
				}
			}
		}
	}
}
