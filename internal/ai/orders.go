package ai

import (
	"slices"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// Weights of a march's end, in quarters of a half-hour.
const (
	inertia      = 4   // moving must save something …
	dugInertia   = 32  // … more when dug in …
	gripInertia  = 32  // … and more when in contact with the enemy that is to be attacked
	forcedCost   = 12  // hours nine to twelve, for a fresh unit …
	tiredCost    = 10  // … and one more for so many thousandths of fatigue
	exposedCost  = 160 // next to an enemy too strong for those who stand there
	nakedCost    = 800 // guns without infantry next to the enemy
	crowdCost    = 3   // for each quarter that already stands there
	restMinutes  = 120 // less than this is not worth a march
	railGain     = 24  // half-hours that a train must save
	pursuitLeft  = 90  // minutes that must be left to pursue
	exposedRatio = 160 // per cent of own power, at the doctrine's boldness, that the enemy next door may have
)

// Beyond the doctrine's leash each kilometre costs strainCost; an hour of marching is thought to add hourKm.
// Who comes to his objective with atGoal thousandths of a day's supply left has enough for it.
const (
	strainCost = 4
	hourKm     = 3
	atGoal     = 2000
)

// nearer is the weight of each half-hour nearer, by pace: a hex counts alike for men and motors.
var nearer = [paces]int{onFoot: 4, byMotor: 12}

// aloneCost is what ending the day so many hexes from the next own unit costs a unit that marches on.
var aloneCost = [5]int{3: 150, 4: 1200}

// march lets one unit a piece go where its mission takes it.
func (p *Player) march(v *game.View) (nodes int, o game.Order, ordered, over bool) {
	if need := p.stage.attackStage(); need != 0 && !p.can(need) {
		return 0, o, false, true
	}
	if p.at == 0 {
		p.lineUp(v)
		return 10, o, false, len(p.movers) == 0
	}
	id := p.movers[p.at-1]
	over = p.at == len(p.movers)
	h := v.Force.Place[id].Hex
	if h == hex.None || v.Force.March[id].Left < restMinutes || v.Force.March[id].ByRail {
		return 1, o, false, over
	}
	way, nodes := p.way(v, id)
	if way == nil {
		return nodes, o, false, over
	}
	if o, ordered = p.entrain(v, id, way); ordered {
		return nodes + 20, o, true, over
	}
	o, ordered = p.goTowards(v, id, way)
	return nodes + 10, o, ordered, over
}

// lineUp lists who may march, those nearest to where they go first, so that columns do not block their own road.
func (p *Player) lineUp(v *game.View) {
	p.movers = p.movers[:0]
	for _, id := range p.own {
		m := &v.Force.March[id]
		if v.Force.Place[id].Hex == hex.None || m.Left < restMinutes || p.mission[id].task == idle {
			continue
		}
		if p.stage == pursuit && (!m.Fought && m.Moved > 0 || m.Left < pursuitLeft || v.Force.Condition[id].Routed) {
			continue
		}
		p.movers = append(p.movers, id)
	}
	slices.SortStableFunc(p.movers, func(a, b force.ID) int { return p.urgency(v, a) - p.urgency(v, b) })
}

// urgency orders the marches: the line first, then the offensive from the front backwards, guns last.
func (p *Player) urgency(v *game.View, id force.ID) int {
	m := &p.mission[id]
	c := p.ground.cells[v.Force.Place[id].Hex]
	switch m.task {
	case post, escape, toPort, refit:
		return int(p.fields.theirs[c]) // those in danger first
	case advance:
		return far + int(p.goals[m.goal].toThere[onFoot][c])
	case reserve:
		return 2 * far
	}
	return 3 * far
}

// pace is how a unit is thought to move.
func pace(v *game.View, id force.ID) int {
	if v.Force.Identity[id].Mobility == force.Foot {
		return onFoot
	}
	return byMotor
}

// way is the field that a unit follows down, nil if it stays.
func (p *Player) way(v *game.View, id force.ID) (way []int16, nodes int) {
	g, f, m := p.ground, &p.fields, &p.mission[id]
	switch m.task {
	case advance:
		if int(v.Force.Stores[id].Supply) < doctrines[v.Force.Identity[id].Nation].spend*100 {
			return nil, 1 // without rice and shells nobody goes on
		}
		return p.toGoal(&p.goals[m.goal], pace(v, id)), 1
	case post:
		if way := p.wayOf(v, m, id); way != nil {
			return way, 1
		}
	case follow:
		if m.lead != force.None && v.Force.Place[m.lead].Hex != hex.None {
			lead := v.Force.Place[m.lead].Hex
			m.at = g.cells[lead]
			if g.atlas.Distance(v.Force.Place[id].Hex, lead) > closeUp { // so far off it goes where he goes
				if way := p.wayOf(v, &p.mission[m.lead], id); way != nil {
					return way, 1
				}
			}
		}
	case escape:
		if !p.home {
			p.home = true
			blank(p.wayBack)
			for c, linked := range f.linked {
				if linked && g.mainland[c] {
					f.flood.seed(p.wayBack, cell(c), 0)
				}
			}
			f.flood.run(&f.into[onFoot], p.wayBack, f.toll, off, far)
		}
		return p.wayBack, 30
	case refit:
		if c := g.cells[v.Force.Place[id].Hex]; f.theirs[c] < 2*dayTime {
			return p.away(), 5
		}
		return nil, 1
	}
	if m.at == off {
		return nil, 1
	}
	blank(p.scratch)
	f.flood.seed(p.scratch, m.at, 0)
	f.flood.run(&f.into[pace(v, id)], p.scratch, f.toll, g.cells[v.Force.Place[id].Hex], far)
	return p.scratch, 30
}

// closeUp is how many hexes from whom it follows a unit begins to look for a way to where he stands.
const closeUp = 8

// wayOf is the field to the post or the objective of a mission for a unit, nil if it does not come to where the unit
// stands.
func (p *Player) wayOf(v *game.View, m *mission, id force.ID) (way []int16) {
	switch m.task {
	case advance:
		way = p.toGoal(&p.goals[m.goal], pace(v, id))
	case post:
		if i := slices.IndexFunc(p.slots, func(s slot) bool { return s.at == m.at }); i >= 0 {
			way = p.toPost(&p.slots[i], pace(v, id))
		}
	}
	if way == nil || way[p.ground.cells[v.Force.Place[id].Hex]] >= far {
		return nil
	}
	return way
}

// away is a field that falls with the distance from the enemy, on ground linked with home.
func (p *Player) away() []int16 {
	if p.wayOff == nil {
		f := &p.fields
		p.wayOff = p.grid(len(f.theirs))
		for c, t := range f.theirs {
			p.wayOff[c] = 4*dayTime - min(t, 4*dayTime)
			if !f.linked[c] {
				p.wayOff[c] = far
			}
		}
	}
	return p.wayOff
}

// goTowards marches a unit as far down a field as is wise today.
func (p *Player) goTowards(v *game.View, id force.ID, way []int16) (o game.Order, ok bool) {
	g := p.ground
	here := v.Force.Place[id].Hex
	now := way[g.cells[here]]
	if now == 0 {
		return o, false
	}
	near := nearer[pace(v, id)]
	best, bestScore := here, p.stay(v, id)+int(now)*near
	v.Reach(id, &p.reach)
	for _, h := range p.reach.Hexes {
		c := g.cells[h]
		if c == off || way[c] >= far && now < far {
			continue
		}
		minutes := p.reach.Minutes(h)
		score := int(way[c])*near + minutes/60
		if int(v.Force.March[id].Moved)+minutes > v.Setup.Rules.March.FreeMinutes {
			score += forcedCost + int(v.Force.Condition[id].Fatigue)/tiredCost
		}
		if score >= bestScore {
			continue // what follows only adds to it
		}
		if score += p.risk(v, id, h); score < bestScore {
			best, bestScore = h, score
		}
	}
	if best == here {
		return o, false
	}
	p.paths = p.reach.Path(&v.Board, best, p.paths[:0])
	if len(p.paths) > game.MaxPath {
		return o, false
	}
	return game.March(id, p.paths), true
}

// stay is what speaks for not marching, apart from the distance.
func (p *Player) stay(v *game.View, id force.ID) int {
	h := v.Force.Place[id].Hex
	score := -inertia
	if v.Force.Condition[id].Dug >= 2 {
		score -= dugInertia
	}
	if p.mission[id].task == advance && v.Contact(h, v.Side) {
		score -= gripInertia
	}
	return score + p.risk(v, id, h)
}

// risk is what speaks against ending the day in a hex.
func (p *Player) risk(v *game.View, id force.ID, h hex.Index) int {
	g, f := p.ground, &p.fields
	c, m := g.cells[h], &p.mission[id]
	score := 0
	if v.Force.Place[id].Hex != h {
		score += crowdCost * v.Quarters(h)
	}
	if v.Contact(h, v.Side) && !(m.task == post && m.at == c) {
		ours, infantry := p.strengthAt(v, id, h)
		theirs := int32(0)
		for _, n := range g.near[c] {
			if n != off && v.Holder(g.hexes[n]) == v.Side.Enemy() {
				theirs = max(theirs, f.enemy[n])
			}
		}
		switch {
		case !fighting(v, id) && !infantry:
			score += nakedCost
		case int64(theirs)*10000 > int64(ours)*int64(p.doctrine.boldness)*exposedRatio:
			score += exposedCost
		}
	}
	if m.task == advance && v.Force.Place[id].Hex != h {
		score += aloneCost[p.loneliness(v, id, c)] + p.strain(v, id, c)
	}
	return score
}

// strain is what speaks against an advance that would draw out the way from the railhead, unless the
// objective can be reached on what is in the packs.
func (p *Player) strain(v *game.View, id force.ID, c cell) int {
	here := p.ground.cells[v.Force.Place[id].Hex]
	way := p.goals[p.mission[id].goal].toThere[onFoot]
	gained := int(way[here] - way[c])
	if gained <= 0 || inPacks(v, id, way[here]) {
		return 0
	}
	return max(0, gained*hourKm/2-p.slack(v, id)) * strainCost
}

// inPacks tells whether a march of some half-hours can be made on what a unit carries.
func inPacks(v *game.View, id force.ID, way int16) bool {
	return int(way)*1000/dayTime+atGoal <= int(v.Force.Stores[id].Supply)
}

// slack is how many kilometres a unit may still go from its railhead; none if nothing comes through to it.
func (p *Player) slack(v *game.View, id force.ID) int {
	km := p.supply.Km(v.Force.Place[id].Hex)
	if km < 0 {
		return 0
	}
	return p.doctrine.leash - km
}

// strengthAt is the power that would stand in a hex with a unit, and half of what stands next to it.
func (p *Player) strengthAt(v *game.View, id force.ID, h hex.Index) (power int32, infantry bool) {
	power = p.fields.power[id]
	for other := range v.Stack(h) {
		if other != id {
			power += p.fields.power[other]
			infantry = infantry || fighting(v, other)
		}
	}
	for _, n := range v.Map.Near[h] {
		if n == hex.None || v.Holder(n) != v.Side {
			continue
		}
		for other := range v.Stack(n) {
			if other != id {
				power += p.fields.power[other] / 2
			}
		}
	}
	return power, infantry
}

// loneliness is the distance to the next own unit, 4 if none is nearer.
func (p *Player) loneliness(v *game.View, id force.ID, c cell) int {
	nearest := 4
	p.ground.within(c, 3, func(n cell, d int) {
		if d >= nearest || v.Holder(p.ground.hexes[n]) != v.Side {
			return
		}
		for other := range v.Stack(p.ground.hexes[n]) {
			if other != id {
				nearest = d
				return
			}
		}
	})
	return nearest
}

// entrain sends a unit with a long way before it by rail.
func (p *Player) entrain(v *game.View, id force.ID, way []int16) (o game.Order, ok bool) {
	g := p.ground
	h := v.Force.Place[id].Hex
	now := way[g.cells[h]]
	if !p.can(byRail) || now < 2*railGain || v.Railway[h] != v.Side || int(v.Supply[v.Side].TrainsLeft) < v.Force.Quarters(id) ||
		int(v.Force.March[id].Left) < v.Setup.Rules.Rail.Minutes || v.Contact(h, v.Side) {
		return o, false
	}
	best, bestWay := hex.None, now-railGain
	p.stations = v.RailReach(id, p.stations[:0])
	for _, s := range p.stations {
		c := g.cells[s]
		if c == off || way[c] >= bestWay || p.fields.theirs[c] < dayTime {
			continue
		}
		best, bestWay = s, way[c]
	}
	return game.Order{Kind: game.RailMove, Unit: id, Hex: best}, best != hex.None
}

// standing gives the standing orders that do not wait for the marches: one piece a unit, then the air.
func (p *Player) standing(v *game.View) (nodes int, o game.Order, ordered, over bool) {
	if p.at < len(p.own) {
		id := p.own[p.at]
		s := &v.Force.Standing[id]
		switch {
		case !fighting(v, id) && !s.FinalFire:
			return 1, game.Order{Kind: game.SetFire, Unit: id, Hex: hex.None, On: true}, true, false
		case s.Reserve && p.mission[id].task != reserve:
			return 1, game.Order{Kind: game.SetReserve, Unit: id, Hex: hex.None}, true, false
		}
		return 1, o, false, false
	}
	o = p.airOrder(v)
	air := &v.Air[v.Side]
	return 1, o, air.InterdictPC != o.Value || air.KeptPC != o.Extra || air.SkyPC != o.Sky, true
}

// settle gives the standing orders that depend on where the units have come to: one piece a unit, then one
// a bridge.
func (p *Player) settle(v *game.View) (nodes int, o game.Order, ordered, over bool) {
	if p.at < len(p.own) {
		id := p.own[p.at]
		if v.Force.Place[id].Hex == hex.None {
			return 1, o, false, false
		}
		if p.mission[id].task == reserve && !v.Force.Standing[id].Reserve {
			return 1, game.Order{Kind: game.SetReserve, Unit: id, Hex: hex.None, On: true}, true, false
		}
		o, ordered = p.threshold(v, id)
		return 2, o, ordered, false
	}
	sites := v.BridgeSites()
	i := p.at - len(p.own)
	if i >= len(sites) {
		return 1, o, false, true
	}
	o, ordered = p.bridge(v, i, sites[i])
	return 1, o, ordered, false
}

// Thresholds at which a unit gives way, milli-ln, beyond the doctrine's.
const (
	dugStays    = 150 // dug in
	townStays   = 10  // for each point of the place's value …
	mostStays   = 400 // … at most
	sameOrder   = 200 // a change smaller than this is not worth an order
	awayFromAll = 3 * dayTime
)

// threshold sets the odds at which a unit of the line leaves rather than be broken.
func (p *Player) threshold(v *game.View, id force.ID) (o game.Order, ordered bool) {
	s, c := &v.Force.Standing[id], p.ground.cells[v.Force.Place[id].Hex]
	m := p.mission[id].task
	on := (m == post || m == follow || m == refit || m == idle) && !p.attacking
	if !on {
		return game.Order{Kind: game.SetFallBack, Unit: id, Hex: hex.None}, s.FallBack
	}
	if p.fields.theirs[c] > awayFromAll {
		return o, false // far from it all
	}
	at := doctrines[v.Force.Identity[id].Nation].leave + int(p.intent.Firmness)*firmStays
	if v.Posture(id) >= fight.Prepared {
		at += dugStays
	}
	at += min(mostStays, int(p.ground.value[v.Side][c])*townStays)
	if s.FallBack && max(at-int(s.FallBackAt), int(s.FallBackAt)-at) < sameOrder {
		return o, false
	}
	return game.Order{Kind: game.SetFallBack, Unit: id, Hex: hex.None, On: true, Value: int16(at)}, true
}

// Bridges are made ready when the enemy is this near, in half-hours.
const bridgeAlarm = 2 * dayTime

// bridge sets the standing order of a bridge over a great river that a side on the defensive may have to
// leave behind.
func (p *Player) bridge(v *game.View, i int, at game.BridgeSite) (o game.Order, ordered bool) {
	g, other := p.ground, v.Map.Near[at.Hex][at.Dir]
	b := &v.Bridges[i]
	if !p.can(demolition) || p.attacking || b.State != game.Standing || v.Map.Edge(at.Hex, at.Dir).River != atlas.MajorRiver ||
		v.Control[at.Hex] != v.Side || v.Control[other] != v.Side || g.cells[at.Hex] == off || g.cells[other] == off {
		return o, false
	}
	near := min(p.fields.theirs[g.cells[at.Hex]], p.fields.theirs[g.cells[other]])
	if near > bridgeAlarm {
		return o, false
	}
	p.beyond = v.Beyond(i, v.Side, p.beyond[:0])
	want := game.BlowWhenNear
	if len(p.beyond) > 0 {
		want = game.BlowWhenOver
	}
	if people, _ := v.Crossing(i, v.Side); people >= crowded && near > dayTime/2 {
		want = game.BlowWhenClear
	}
	return game.Order{Kind: game.SetBridge, Unit: force.None, Hex: at.Hex, Dir: at.Dir, Value: int16(want)}, b.Order != want
}
