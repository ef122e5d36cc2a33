package game

import (
	"slices"

	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/dice"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/game/ledger"
)

// engagement is a fight about to take place, in the kernel's flat values.
type engagement struct {
	att, def  fight.Side
	sit       fight.Situation
	params    *fight.Params
	attackers []force.ID
	defenders []force.ID
}

// engage musters both sides of an attack from what the board shows.
func (b *Board) engage(o *Order, e *engagement) {
	e.params = &b.rules.Fight
	e.attackers = append(e.attackers[:0], o.Attackers()...)
	e.defenders = e.defenders[:0]
	for id := range b.Stack(o.Hex) {
		e.defenders = append(e.defenders, id)
	}
	side := b.Force.Side(o.Units[0])
	e.sit.Posture = b.posture(e.defenders)
	e.att = b.muster(e.attackers, fight.NoPosture)
	e.att.Sorties = min(o.Sorties, b.Air[side].Left, b.rules.Air.CloseSupport)
	e.def = b.muster(e.defenders, e.sit.Posture)
	e.def.Sorties = min(b.Air[side.Enemy()].Kept, b.rules.Air.Defence)
	e.att.Naval, e.def.Naval = b.gunfire(side, o.Hex, o.Attack), b.gunfire(side.Enemy(), o.Hex, o.Attack)

	// The weather is not the kernel's here: a grey sky has already kept aircraft on the ground (allotAir).
	c := b.Contest[o.Hex]
	fresh := c.Last < b.Day-1
	e.sit = fight.Situation{
		Terrain: b.Map.Cells[o.Hex].Terrain, Kind: o.Attack, Night: o.Night,
		Bridgehead: int(c.Metres) >= b.rules.Attack.Foothold, StandFast: b.standsFast(e.defenders), Posture: e.sit.Posture,
		Surprise: b.surprise(e.defenders), River: b.riverBefore(o), Flank: b.flank(o), NoRoad: !b.roadBack(o.Hex, side.Enemy()),
		Mines: b.mined(e.defenders),
	}
	if o.Kind == Land { // with a plan and a rehearsal, but nothing won the day before
		e.sit.Beach, e.sit.Flats = b.beach(o.Hex), b.tidal(o.Hex)
		e.sit.Surprise = max(e.sit.Surprise, fight.Surprise(b.rules.Sea.Surprise))
		return
	}
	if !fresh {
		e.sit.FightDay, e.sit.Momentum = int16(c.Days), c.Momentum
		if c.Last == b.Day {
			e.sit.FightDay--
		}
		e.sit.Share = b.share(e.attackers, o.Hex)
	}
}

// muster adds up units into one side of a fight; states are weighted by men. Units that have made less
// of the ground than the posture of the whole count for less by as much, in their quality: a reserve
// that comes up in the middle of a fight has no trenches, but must not cost the others theirs.
func (b *Board) muster(ids []force.ID, posture fight.Posture) (s fight.Side) {
	factor := &b.rules.Fight.PostureFactor
	var men, quality, supply, fatigue, disruption, mass int64
	for _, id := range ids {
		m := int64(b.Force.Strength[id].Men)
		men += m
		for w, n := range b.Force.Strength[id].Weapons {
			s.Weapons[w] += n
		}
		own := min(b.Posture(id), posture)
		quality += m * int64(b.Quality(id)*factor[own]/factor[posture])
		supply += m * int64(b.supplyState(id))
		fatigue += m * int64(b.Force.Condition[id].Fatigue)
		disruption += m * int64(b.Force.Condition[id].Disruption)
		mass += m * int64(b.Force.Quality[id].Mass)
	}
	s.Men = int32(men)
	men = max(men, 1)
	s.Quality, s.Supply = int16(quality/men), int16(supply/men)
	s.Fatigue, s.Disruption, s.Mass = int16(fatigue/men), int16(disruption/men), int16(mass/men)
	s.HEAT = b.withHEAT(ids)
	s.Command, s.NightTrained = b.command(ids), b.nightTrained(ids)
	return s
}

// Quality is how well a unit fights, milli: by its training, and by what it has seen of war.
func (b *Board) Quality(id force.ID) int {
	r := &b.rules.Attack
	return r.QualityBase + r.QualityTraining*b.Force.Battalions[id].MeanTraining()/100 + r.QualityVeterancy*int(b.Force.Quality[id].Veterancy)/1000
}

// standsFast tells whether most of the defenders have orders not to retreat.
func (b *Board) standsFast(ids []force.ID) bool {
	balance := 0
	for _, id := range ids {
		if b.Force.Standing[id].StandFast {
			balance += b.Force.Quarters(id)
		} else {
			balance -= b.Force.Quarters(id)
		}
	}
	return balance > 0
}

// posture is that of most of the men who defend, the better of two that are equal.
func (b *Board) posture(ids []force.ID) fight.Posture {
	var men [fight.Postures]int32
	for _, id := range ids {
		men[b.Posture(id)] += b.Force.Strength[id].Men
	}
	best := fight.NoPosture
	for p := range fight.Postures {
		if men[p] >= men[best] && men[p] > 0 {
			best = p
		}
	}
	return best
}

// surprise is how surprised the defenders are, rounded over their men.
func (b *Board) surprise(ids []force.ID) fight.Surprise {
	var men, sum int32
	for _, id := range ids {
		men += b.Force.Strength[id].Men
		sum += b.Force.Strength[id].Men * int32(b.Force.Condition[id].Surprise)
	}
	return fight.Surprise((sum + men/2) / max(men, 1))
}

// riverBefore is the river that the greater part of the attack has to cross.
func (b *Board) riverBefore(o *Order) atlas.River {
	if o.Kind == Land {
		return atlas.NoRiver
	}
	var by [atlas.MajorRiver + 1]int
	for _, id := range o.Attackers() {
		if d, ok := b.Map.DirTo(o.Hex, b.Force.Place[id].Hex); ok && b.Force.Identity[id].Arm != force.Artillery {
			by[b.river(o.Hex, d)] += b.Force.Quarters(id)
		}
	}
	switch {
	case by[atlas.MajorRiver] > by[atlas.NoRiver]+by[atlas.MinorRiver]:
		return atlas.MajorRiver
	case by[atlas.MajorRiver]+by[atlas.MinorRiver] > by[atlas.NoRiver]:
		return atlas.MinorRiver
	}
	return atlas.NoRiver
}

// flank: attackers over two hexsides that do not touch; encircled: nowhere to retreat to.
func (b *Board) flank(o *Order) fight.Flank {
	if !b.canRetreat(o.Hex) {
		return fight.Encircled
	}
	if o.Kind == Land {
		return fight.Front
	}
	var from [hex.Dirs]bool
	for _, id := range o.Attackers() {
		if d, ok := b.Map.DirTo(o.Hex, b.Force.Place[id].Hex); ok && b.Force.Identity[id].Arm != force.Artillery {
			from[d] = true
		}
	}
	for d := range hex.Dirs {
		for gap := 2; gap <= 4; gap++ {
			if from[d] && from[(d+gap)%hex.Dirs] {
				return fight.Flanked
			}
		}
	}
	return fight.Front
}

// share is how much of an attack was in it yesterday, milli.
func (b *Board) share(ids []force.ID, target hex.Index) int16 {
	all, again := 0, 0
	for _, id := range ids {
		q := b.Force.Quarters(id)
		all += q
		if m := &b.Force.March[id]; m.Target == target && m.TargetOn >= b.Day-1 {
			again += q
		}
	}
	return int16(again * 1000 / max(all, 1))
}

// Preview is what an order would do, as far as its side can see: the minutes of a march, or the odds of
// an attack. Reactions the enemy has set beforehand are not in it.
type Preview struct {
	Ledger    ledger.Ledger
	Minutes   int            // Move
	Days      int            // Ship: at sea, or until it is ready to land
	Forecast  fight.Forecast // Attack, and Land where an enemy is seen
	Attackers []force.ID
	Defenders []force.ID
	Situation fight.Situation
	Held      int // metres already won in the target hex
	Depth     int // metres at which it falls
}

// Preview fills p for an order; it is the very code that carries the order out. The Refusal is Check's.
func (v *View) Preview(o *Order, p *Preview) error {
	if r := v.check(o); r != nil {
		return r.kept()
	}
	switch o.Kind {
	case Move:
		p.Ledger.Reset(ledger.Minutes)
		p.Minutes, _ = v.checkMarch(o)
		h := v.Force.Place[o.Unit].Hex
		for _, d := range o.Marching() {
			v.stepCost(o.Unit, h, d, &p.Ledger)
			h = v.Map.Near[h][d]
		}
	case Ship:
		p.Ledger.Reset(ledger.Milli)
		v.leftBehind(o.Unit, &p.Ledger)
		if p.Days = v.rules.Sea.Prepare; o.Hex != hex.None {
			p.Days = v.Voyage(o.Unit, o.Hex)
		}
	case Land:
		p.Ledger.Reset(ledger.MilliLn)
		p.Forecast, p.Attackers, p.Defenders = fight.Forecast{}, append(p.Attackers[:0], o.Attackers()...), p.Defenders[:0]
		if !o.On || v.Holder(o.Hex) != v.Side.Enemy() {
			break // nobody is seen there
		}
		landing := v.landingOrder(&Landing{Beach: o.Hex, Day: calendar.Day(o.Value), Count: o.Count, Units: o.Units})
		o = &landing
		fallthrough
	case Attack:
		var e engagement
		e.attackers, e.defenders = p.Attackers, p.Defenders
		v.engage(o, &e)
		p.Ledger.Reset(ledger.MilliLn)
		p.Forecast = fight.Preview(&e.att, &e.def, &e.sit, e.params, &p.Ledger)
		p.Attackers, p.Defenders, p.Situation = e.attackers, e.defenders, e.sit
		p.Held, p.Depth = int(v.Contest[o.Hex].Metres), v.depth(&e.sit)
	}
	return nil
}

// depth is how much ground must be won for a hex to fall, metres.
func (b *Board) depth(s *fight.Situation) int {
	if s.StandFast {
		return b.rules.Attack.DepthStandFast
	}
	return b.rules.Attack.Depth
}

// attack carries out an Attack order: the attackers pay their hours, the defender's standing orders
// take effect, one draw decides the day, and the hex falls if the ground is won.
func (w *World) attack(o *Order) {
	e := &w.scratch
	w.engage(o, e)
	side := w.Force.Side(e.attackers[0])
	for _, id := range e.attackers {
		m := &w.Force.March[id]
		m.Left -= int16(w.rules.Attack.Minutes[o.Attack])
		m.Attacked = m.Attacked || o.Attack != fight.Overrun
		m.Target, m.TargetOn, m.Fought = o.Hex, w.Day, true
		w.Force.Condition[id].Dug = 0
	}
	w.Attacking[side][0] += int16(w.quartersOf(e.attackers))
	w.Air[side].Left -= e.att.Sorties
	w.fireShips(side, o.Hex, o.Attack)

	if w.fallBack(o, e) {
		w.advance(o, e.attackers, fight.PushedBack)
		w.sight()
		return
	}
	r := w.draw(o, e)
	w.settle(o, e, r)
	w.sight()
}

// draw calls up the defender's reactions, throws the dice of a fight and takes its toll of both sides.
func (w *World) draw(o *Order, e *engagement) *Report {
	w.callReserve(o, e)
	w.finalFire(o, e)
	enemy := w.Force.Side(e.defenders[0])
	w.Air[enemy].Kept -= e.def.Sorties
	w.fireShips(enemy, o.Hex, o.Attack)

	r := &Report{Order: *o}
	r.Ledger.Reset(ledger.MilliLn)
	r.Odds = fight.Preview(&e.att, &e.def, &e.sit, e.params, &r.Ledger)
	lead := int(e.attackers[0])
	r.Outcome = fight.Resolve(&e.att, &e.def, &e.sit, e.params, w.roll(dice.Combat, int(o.Hex), lead), w.roll(dice.Loss, int(o.Hex), lead))
	r.Attackers, r.Defenders = slices.Clone(e.attackers), slices.Clone(e.defenders)
	w.spareFarGuns(e, &r.Outcome.Defender)
	w.shoot(e.attackers, &e.def)
	w.shoot(e.defenders, &e.att)
	w.suffer(e.attackers, &r.Outcome.Attacker)
	w.suffer(e.defenders, &r.Outcome.Defender)
	return r
}

// settle applies the outcome of a day's fight.
func (w *World) settle(o *Order, e *engagement, r *Report) {
	out := &r.Outcome
	for _, id := range e.defenders {
		w.Force.March[id].Fought = true
	}
	c := &w.Contest[o.Hex]
	if c.Last < w.Day-1 {
		c.Days = 0
	}
	if c.Last != w.Day && c.Days < 250 {
		c.Days++
	}
	c.Last, c.Momentum = w.Day, out.Epsilon
	if out.Band == fight.BeatenBack {
		c.Metres = 0
	} else {
		c.Metres = int16(min(int(c.Metres)+w.winBack(e.attackers, int(out.Ground)), max(w.rules.Attack.Depth, w.rules.Attack.DepthStandFast)))
	}
	// An overrun resolves in passing: whoever is pushed back is gone.
	r.Fell = int(c.Metres) >= w.depth(&e.sit) || o.Attack == fight.Overrun && out.Band >= fight.PushedBack
	r.Metres = int(c.Metres)
	side := w.Force.Side(e.attackers[0])
	w.emit(Event{Kind: Fought, Side: side, Unit: e.attackers[0], Hex: o.Hex, From: w.Force.Place[e.attackers[0]].Hex, Report: r})
	if r.Fell {
		w.collapse(e, out)
		for _, id := range e.defenders {
			w.driveBack(id, max(1, out.Band.Retreat()), out.Band >= fight.Broken)
		}
		w.advance(o, e.attackers, out.Band)
	} else {
		w.dissolveSpent(e.defenders)
	}
	w.dissolveSpent(e.attackers)
}

// winBack lets a counter-attack first throw the enemy out of the ground he has won in the hexes it comes
// from; what is left of the day's metres is ground of its own.
func (w *World) winBack(attackers []force.ID, metres int) int {
	for _, id := range attackers {
		c := &w.Contest[w.Force.Place[id].Hex]
		back := min(metres, int(c.Metres))
		c.Metres -= int16(back)
		metres -= back
	}
	return metres
}

// spareFarGuns takes from the defenders' toll the part of the guns that gave final fire from another
// hex: the attack does not reach them.
func (w *World) spareFarGuns(e *engagement, t *fight.Toll) {
	for k := range t.Weapons {
		var here int64
		for _, id := range e.defenders {
			here += int64(w.Force.Strength[id].Weapons[k])
		}
		if all := int64(e.def.Weapons[k]); all > here {
			t.Weapons[k] = int16(int64(t.Weapons[k]) * here / all)
		}
	}
}

// suffer shares a toll among units, by their men and their weapons.
func (w *World) suffer(ids []force.ID, t *fight.Toll) {
	var men int64
	var gear [fight.Weapons]int64
	for _, id := range ids {
		men += int64(w.Force.Strength[id].Men)
		for k, n := range w.Force.Strength[id].Weapons {
			gear[k] += int64(n)
		}
	}
	var doneMen, seenMen int64
	var doneGear, seenGear [fight.Weapons]int64
	for _, id := range ids {
		s := &w.Force.Strength[id]
		tally := &w.Tally[w.Force.Side(id)]
		seenMen += int64(s.Men)
		loss := part(int64(t.Men), seenMen, men) - doneMen
		doneMen += loss
		s.Men -= int32(loss)
		w.countLoss(id, int32(loss))
		for k := range s.Weapons {
			seenGear[k] += int64(s.Weapons[k])
			n := part(int64(t.Weapons[k]), seenGear[k], gear[k]) - doneGear[k]
			doneGear[k] += n
			s.Weapons[k] -= int16(n)
			tally.WeaponsLost[k] += int32(n)
		}
		c := &w.Force.Condition[id]
		c.Fatigue = min(1000, c.Fatigue+t.Fatigue)
		c.Disruption = min(1000, c.Disruption+t.Disruption)
		w.regrip(w.Force.Place[id].Hex)
	}
}

// withHEAT is how many howitzers of a force have hollow-charge rounds.
func (b *Board) withHEAT(ids []force.ID) (guns int16) {
	for _, id := range ids {
		each := int16(b.rules.Recovery.GunHEAT)
		guns += min(b.Force.Strength[id].Weapons[fight.Gun105], (b.Force.Stores[id].HEAT+each-1)/each)
	}
	return guns
}

// shoot fires the hollow-charge rounds of a force at the tanks it has met.
func (w *World) shoot(ids []force.ID, enemy *fight.Side) {
	if enemy.Tanks() == 0 {
		return
	}
	for _, id := range ids {
		rounds := int(w.Force.Strength[id].Weapons[fight.Gun105]) * w.rules.Recovery.GunHEAT
		w.fireHEAT(id, int16(min(rounds, int(w.Force.Stores[id].HEAT))))
	}
}

// fireHEAT takes rounds from a unit: fired, or lost with it.
func (w *World) fireHEAT(id force.ID, rounds int16) {
	w.Force.Stores[id].HEAT -= rounds
	w.Tally[w.Force.Side(id)].HEATFired += int32(rounds)
}

// part is the share of a total that falls to the first seen of all, so that parts add up to it.
func part(total, seen, all int64) int64 {
	if all == 0 {
		return 0
	}
	return total * seen / all
}

// countLoss splits a unit's losses in action into killed, missing and wounded; some of these will be
// fit again.
func (w *World) countLoss(id force.ID, men int32) {
	t, r, n := &w.Tally[w.Force.Side(id)], &w.rules.Attack, w.Force.Identity[id].Nation
	killed, missing := men*int32(r.Killed)/100, men*int32(r.Missing)/100
	wounded := men - killed - missing
	t.Killed += killed
	t.Missing += missing
	t.Wounded += wounded
	w.Depots[n].Hospital += wounded * int32(w.rules.Recovery.Healing[n]) / 1000
}

// collapse applies what happens only when a hex falls: men who leave the ranks, gear left behind.
func (w *World) collapse(e *engagement, out *fight.Outcome) {
	winner := w.Force.Side(e.attackers[0])
	var men int64
	for _, id := range e.defenders {
		men += int64(w.Force.Strength[id].Men)
	}
	var seen, gone, strayed int64
	for _, id := range e.defenders {
		s := &w.Force.Strength[id]
		seen += int64(s.Men)
		leave := part(int64(out.Collapse), seen, men) - gone
		stray := part(int64(out.Stragglers), seen, men) - strayed
		gone, strayed = gone+leave, strayed+stray
		s.Men -= int32(leave)
		s.Stragglers += int32(stray)
		w.Tally[winner.Enemy()].Prisoners += int32(leave - stray)
		w.abandon(id, w.Force.Identity[e.attackers[0]].Nation, int(out.Abandon))
		w.regrip(w.Force.Place[id].Hex)
	}
}

// abandon leaves a share (milli) of a unit's heavy weapons to the victor, the army of a nation. What can
// still be used goes to its depot.
func (w *World) abandon(id force.ID, victor force.Nation, share int) {
	s, winner := &w.Force.Strength[id], fightsFor[victor]
	t := &w.Tally[winner]
	for k := range s.Weapons {
		n := int32((int(s.Weapons[k])*share + 500) / 1000)
		s.Weapons[k] -= int16(n)
		w.Tally[winner.Enemy()].WeaponsLost[k] += n
		usable := usableOf(t.WeaponsTaken[k]+n, w.rules.Retreat.Usable) - usableOf(t.WeaponsTaken[k], w.rules.Retreat.Usable)
		t.WeaponsTaken[k] += n
		t.WeaponsIn[k] += usable
		w.Depots[victor].Weapons[k] += usable
	}
	w.regrip(w.Force.Place[id].Hex)
}

// usableOf is how many of so many captured pieces can be used; counted over the whole war, so that single
// pieces are not rounded away.
func usableOf(taken int32, usable int) int32 { return taken * int32(usable) / 1000 }

// advance takes the fallen hex with the first attacker that can enter it.
func (w *World) advance(o *Order, attackers []force.ID, band fight.Band) {
	if w.grip[o.Hex].side != force.NoSide {
		return
	}
	side := w.Force.Side(attackers[0])
	w.emit(Event{Kind: HexFell, Side: side, Unit: attackers[0], Hex: o.Hex})
	for _, id := range attackers {
		if w.Force.Identity[id].Mobility != force.Foot {
			m := &w.Force.March[id]
			m.Left = min(dayMinutes, m.Left+int16(w.rules.Attack.Exploit[band]))
		}
	}
	for _, id := range attackers {
		if w.canEnter(id, o.Hex) {
			w.enter(id, o.Hex, 0)
			break
		}
	}
	w.occupy(o.Hex, side) // fought for, by however few
}

// canEnter tells whether an attacker can follow into a fallen hex: guns stay, vehicles need a way, and
// nobody fits who is larger than the ground has room for.
func (w *World) canEnter(id force.ID, to hex.Index) bool {
	from := w.Force.Place[id].Hex
	d, ok := w.Map.DirTo(from, to)
	if !ok || w.Force.Identity[id].Arm == force.Artillery || w.Force.Strength[id].Men < int32(w.rules.Retreat.SpentMen) ||
		!w.HasRoom(id, to) {
		return false
	}
	if w.Force.Identity[id].Mobility == force.Foot {
		return true
	}
	s := w.stepCost(id, from, d, nil)
	return s.minutes < impassable || s.reason == ZOCToZOC
}
