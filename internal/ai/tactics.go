package ai

import (
	"slices"

	"parallel38/game"
	"parallel38/game/fight"
	"parallel38/game/force"
)

// tactic is a thing that an opponent knows how to do beyond manning a line, marching to an objective and making a prepared
// attack on what stands before it: a branch of the judgement that a level has or has not. None knows a date, a place or a unit.
type tactic uint32

// The tactics: when each is tried; what it costs; why it is there.
const (
	hastyAssault tactic = 1 << iota // who comes up next to an enemy with hours left; no guns ready; an enemy on the run does not get to dig
	riverAssault                    // an enemy behind a river; boats, and a weak first day; rivers are where lines run
	overrunning                     // an enemy who cannot hold an hour; the risk of being stopped in passing; a column keeps its pace
	closeSupport                    // sorties are left; they are not over the roads; the South's artillery is in the air
	exploitation                    // hours are left after the fight; tired and alone further on; a gap is only a gap today
	turning                         // ground worth having where we are days before him; a formation less at the front; an open flank draws him off
	huntPockets                     // an enemy without a way home behind the line; troops of the line; he cuts roads
	blocking                        // an open way to a great place; troops of the line; a column marches forty kilometres a day
	guarding                        // a great place or port that he could come upon; troops of the line; the war hangs on it
	holdingWorks                    // own troops stand in positions that are built; the line is less straight; a prepared regiment is worth two
	demolition                      // a bridge over a great river is about to be lost; repairs; it holds up his tanks for days
	byRail                          // a long way along a working line; trains; interior lines
	basing                          // a port or airfield is in danger, or another serves better; days on the move; what arrives in a lost port is late
	bySea                           // ships; their time; guns, pockets taken off, landings behind his front
	fireBrigade                     // more troops than posts; the line is thinner; the first attack always falls somewhere
	encircling                      // ground whose loss leaves him no way out; the way to the objective waits; prisoners do not come back
	last
	everyTactic = last - 1
)

// can tells whether the player's level has a tactic.
func (p *Player) can(t tactic) bool { return p.level.tactics&t != 0 }

// attackStage is the tactic that a stage of the day's fighting needs, 0 if none.
func (s stage) attackStage() tactic {
	switch s {
	case hasty:
		return hastyAssault
	case pursuit:
		return exploitation
	}
	return 0
}

// kinds are the attacks that a stage thinks of, in this order.
func (p *Player) kinds() []fight.Kind {
	p.ways = append(p.ways[:0], fight.Deliberate)
	if p.stage == hasty {
		p.ways[0] = fight.Hasty
	}
	if p.can(riverAssault) {
		p.ways = append(p.ways, fight.RiverAssault)
	}
	if p.can(overrunning) {
		p.ways = append(p.ways, fight.Overrun)
	}
	return p.ways
}

// Weights of the tactics.
const (
	worksSave  = 5           // points of a line's price where troops stand in positions that are built
	worksReach = 2           // hexes from the line at which they are still part of it
	worksOdds  = 1000        // per cent of the power that holds them that the enemy may have next to them
	worksLost  = 6000        // metres: of works of which so much is lost nobody speaks any more
	turnLead   = 2 * dayTime // half-hours by which we must be there before him to turn a flank
	turnValue  = 6           // … at a place worth so much
	turnPull   = 300         // per cent of its pull for the one formation that goes
	pocketMen  = 40          // per cent of the men who are cut off by taking a hex, as a gain
)

// inWorks tells whether a unit stands in positions that are built.
func inWorks(v *game.View, id force.ID) bool {
	return v.Posture(id) >= fight.Prepared && fighting(v, id)
}

// findWorks marks where own troops stand in positions that are built.
func (p *Player) findWorks(v *game.View) {
	clear(p.works)
	if !p.can(holdingWorks) {
		return
	}
	for _, id := range v.Force.Combat {
		if h := v.Force.Place[id].Hex; v.Force.Side(id) == v.Side && h >= 0 && p.ground.cells[h] != off && inWorks(v, id) && v.Force.Quarters(id) >= 4 {
			p.works[p.ground.cells[h]] = true
		}
	}
}

// keepWorks moves the posts of the line that lie near positions that are built into them, as long as these can be held and left
// again.
func (p *Player) keepWorks(v *game.View) {
	g, f := p.ground, &p.fields
	for c := range g.hexes {
		w := cell(c)
		if !p.works[w] || p.wasLine[w] || !f.linked[w] || int(v.Contest[g.hexes[w]].Metres) > worksLost {
			continue
		}
		against, out := 0, 0
		for _, n := range g.near[w] {
			if n != off && f.linked[n] && v.Holder(g.hexes[n]) != v.Side.Enemy() {
				out++
			}
			if n != off {
				against += int(f.enemy[n])
			}
		}
		if out < 2 || against*100 > int(f.own[w])*worksOdds {
			continue
		}
		best := -1
		for i := range p.slots {
			away := g.atlas.Distance(g.hexes[w], g.hexes[p.slots[i].at])
			if away <= worksReach && !p.works[p.slots[i].at] && (best < 0 || away < g.atlas.Distance(g.hexes[w], g.hexes[p.slots[best].at])) {
				best = i
			}
		}
		if best >= 0 {
			p.slots[best].at = w
		}
	}
}

// bidToTurn adds the best objective on an open flank: ground worth having where we could be days before the enemy, but which is
// not on the way of those who go for more. One formation goes for it.
func (p *Player) bidToTurn(v *game.View) {
	g, f := p.ground, &p.fields
	best, bestScore := off, 0
	for _, c := range g.sites {
		if v.Control[g.hexes[c]] == v.Side || !g.mainland[c] || f.ours[c] >= far || int(f.theirs[c])-int(f.ours[c]) < turnLead || int(g.value[v.Side][c]) < turnValue {
			continue
		}
		if slices.ContainsFunc(p.goals, func(k goal) bool { return g.atlas.Distance(g.hexes[k.at], g.hexes[c]) <= sameGoal }) {
			continue
		}
		if score := pull(int(g.value[v.Side][c]), f.ours[c]); score > bestScore {
			best, bestScore = c, score
		}
	}
	if best != off {
		value := int(g.value[v.Side][best])
		p.goals = append(p.goals, goal{at: best, value: value * turnPull / 100, needs: int32(value)*goalPower/4 + p.guard(best)*2})
	}
}

// cutOffBy is the power, in men, of the enemies next to a cell who would have no way out but through own zones of control if
// it were lost to them.
func (p *Player) cutOffBy(v *game.View, c cell) (power int) {
	g, f := p.ground, &p.fields
	for _, n := range g.near[c] {
		if n == off || f.enemy[n] < huntable || v.Holder(g.hexes[n]) != v.Side.Enemy() {
			continue
		}
		out := 0
		for _, m := range g.near[n] {
			if m != off && m != c && v.Control[g.hexes[m]] == v.Side.Enemy() && (f.enemy[m] > 0 || !v.InZOC(g.hexes[m], v.Side.Enemy())) {
				out++
			}
		}
		if out == 0 {
			power += int(f.enemy[n])
		}
	}
	return power
}
