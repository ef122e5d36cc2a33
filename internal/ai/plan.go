package ai

import (
	"slices"

	"parallel38/game"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// task is what a unit is for.
type task uint8

const (
	idle    task = iota
	post         // hold a post of the line
	reserve      // stand behind the line, ready
	advance      // go for an objective
	follow       // guns and small units: go where the formation goes
	refit        // worn out: keep out of it
	escape       // cut off: find a way back
	toPort       // in a pocket at the coast: go where ships can come
)

// mission is a unit's task and where it is to be done.
type mission struct {
	task task
	at   cell     // the post, or the objective; off if there is none
	goal int8     // index of the objective, -1 if none
	lead force.ID // whom to follow
}

// goal is an objective of the offensive.
type goal struct {
	at      cell
	value   int
	needs   int32          // power that going for it asks for
	has     int32          // power given to it
	toThere [paces][]int16 // by cell: half-hours to it, fighting included; see toGoal
}

// slot is a post on the line.
type slot struct {
	at      cell
	weight  int32          // how badly troops are needed there
	has     int32          // power assigned
	toThere [paces][]int16 // by cell: half-hours to it; see toPost
	suits   force.ID       // the free unit that suits it best …
	score   int            // … and how well
	judged  bool           // these are true now
}

// plan is what the side is about today.
type plan struct {
	attacking bool // on the offensive
	own       []force.ID
	stood     []cell // by unit: where it stood in the morning
	stock     stock
	mission   []mission // by unit
	goals     []goal
	slots     []slot
	free      []force.ID // units of the line, not yet placed
	anchor    []cell     // by headquarters: where its formation gathers, off if nowhere yet
	goalOf    []int8     // by headquarters: the formation's objective, -1 if none
	bids      []bid
	works     []bool  // by cell: own troops stand there in positions that are built
	wayBack   []int16 // by cell: half-hours to ground that is linked with home
	home      bool    // wayBack is worked out
	wayOff    []int16 // by cell: falls with the distance from the enemy; nil until somebody asks for it today
	movers    []force.ID
	scratch   []int16 // by cell: the march to whom the last follower follows
	stations  []hex.Index
	beyond    []force.ID
	grids     [][]int16 // memory for march times
	gridsUsed int
}

// stock is what the side counted in the morning.
type stock struct {
	ratio  int // own power at the doctrine's boldness, per cent of the enemy's
	fed    int // of the line's units, per cent, that can still be fed further on
	hungry int // units too short of supply to advance
	worn   int // units that need rest
}

// bid is an objective worth considering.
type bid struct {
	at    cell
	value int
	score int
}

func (p *plan) allot(cells, units int) {
	*p = plan{mission: make([]mission, units), stood: make([]cell, units), works: make([]bool, cells), anchor: make([]cell, units), goalOf: make([]int8, units), wayBack: make([]int16, cells), scratch: make([]int16, cells)}
	for i := range p.goalOf {
		p.goalOf[i] = -1
	}
}

// grid lends memory for a field until the next day.
func (p *plan) grid(n int) []int16 {
	if p.gridsUsed == len(p.grids) {
		p.grids = append(p.grids, make([]int16, n))
	}
	p.gridsUsed++
	return p.grids[p.gridsUsed-1]
}

// A unit is worn out beyond these: fatigue and disruption in thousandths, and part of its establishment left.
const (
	wornFatigue    = 700
	wornDisruption = 600
	wornStrength   = 30 // per cent
)

// worn tells whether a unit should rest rather than fight.
func worn(v *game.View, id force.ID) bool {
	c, s := &v.Force.Condition[id], &v.Force.Strength[id]
	return c.Routed || c.Fatigue > wornFatigue || c.Disruption > wornDisruption || s.Men*100 < s.Paper*wornStrength
}

// Hysteresis of the offensive: it begins at this ratio of own power, at the doctrine's discount, to the
// enemy's, and ends at that one; per cent.
const (
	beginOffensive = 105
	endOffensive   = 85
)

// fedForOffensive is the part of the line's units, per cent, that must still have room before the end of
// their lorries' way.
const fedForOffensive = 20

// takeStock counts the side and decides whether it attacks or defends.
func (p *Player) takeStock(v *game.View) {
	g, f := p.ground, &p.fields
	p.own, p.gridsUsed, p.home, p.wayOff = p.own[:0], 0, false, nil
	p.was, p.mission = p.mission, p.was
	var byNation [force.Nations]int64
	var ours, theirs int64
	quarters, fed := 0, 0
	for _, id := range v.Force.Combat {
		p.mission[id] = mission{at: off, goal: -1, lead: force.None}
		if v.Force.Side(id) != v.Side {
			theirs += int64(f.power[id])
			continue
		}
		h := v.Force.Place[id].Hex
		if !v.Force.Present(id) || h == hex.None || g.cells[h] == off {
			continue
		}
		p.own = append(p.own, id)
		p.stood[id] = g.cells[h]
		ours += int64(f.power[id])
		byNation[v.Force.Identity[id].Nation] += int64(f.power[id])
		switch c := g.cells[h]; {
		case !f.linked[c] || !g.mainland[c]:
			p.mission[id].task = escape
		case worn(v, id):
			p.mission[id].task = refit
		case fighting(v, id) && f.ours[c] < far:
			quarters += v.Force.Quarters(id)
			if p.doctrine == nil || p.slack(v, id) >= leastSlack {
				fed += v.Force.Quarters(id)
			}
		}
	}
	theirs += int64(f.hidden)
	best := force.KPA
	for n := range byNation {
		if byNation[n] > byNation[best] {
			best = force.Nation(n)
		}
	}
	p.bent = doctrines[best].bend(&p.intent)
	p.doctrine, p.lineQuarters = &p.bent, quarters
	limit := int64(beginOffensive)
	if p.attacks {
		limit = endOffensive
	}
	p.attacking = ours*int64(p.doctrine.boldness) >= theirs*limit && fed*100 >= quarters*fedForOffensive
	p.findWorks(v)
	p.stock = stock{ratio: int(ours * int64(p.doctrine.boldness) / max(1, theirs)), fed: fed * 100 / max(1, quarters)}
	for _, id := range p.own {
		if p.mission[id].task == refit {
			p.stock.worn++
		}
		if int(v.Force.Stores[id].Supply) < doctrines[v.Force.Identity[id].Nation].spend*100 {
			p.stock.hungry++
		}
	}
	switch p.intent.Stance {
	case Offensive:
		p.attacking = true
	case Defensive:
		p.attacking = false
	}
	p.attacks = p.attacking
}

// setGoal chooses the objectives of the offensive, then works out the march to one a piece.
func (p *Player) setGoal(v *game.View) (nodes int, o game.Order, ordered, over bool) {
	if p.at == 0 {
		p.goals = p.goals[:0]
		if p.attacking {
			p.bidForGoals(v)
			if p.can(turning) {
				p.bidToTurn(v)
			}
		}
		return 10, o, false, len(p.goals) == 0
	}
	p.toGoal(&p.goals[p.at-1], onFoot)
	return 60, o, false, p.at == len(p.goals)
}

// toGoal is the march to an objective at a pace, worked out when it is first asked for today.
func (p *Player) toGoal(k *goal, pace int) []int16 {
	if k.toThere[pace] == nil {
		k.toThere[pace] = p.marchTo(k.at, pace, far)
	}
	return k.toThere[pace]
}

// marchTo is the march to a cell at a pace from wherever it takes less than limit, in a grid lent for the day.
func (p *Player) marchTo(at cell, pace, limit int) []int16 {
	way := p.grid(len(p.ground.hexes))
	blank(way)
	p.fields.flood.seed(way, at, 0)
	p.fields.flood.run(&p.fields.into[pace], way, p.fields.toll, off, limit)
	return way
}

// nearGoal is the march, in half-hours, at which an objective draws half as much as its value over the way
// alone would: first things first.
const nearGoal = 3 * dayTime

// pull is how strongly an objective draws troops who are some half-hours from it.
func pull(value int, way int16) int {
	return value * 100_000 / (dayTime + int(way)) * nearGoal / (nearGoal + int(way))
}

// sameGoal: objectives this many hexes apart are one.
const sameGoal = 2

// bidForGoals lists the objectives that are worth the way, nearest to the front and most valuable first.
func (p *Player) bidForGoals(v *game.View) {
	g, f := p.ground, &p.fields
	p.bids = p.bids[:0]
	for _, c := range g.sites {
		if v.Control[g.hexes[c]] == v.Side || !g.mainland[c] || f.ours[c] >= far {
			continue
		}
		value := int(g.value[v.Side][c])
		if g.hexes[c] == p.intent.Main {
			value *= mainEffort
		}
		p.bids = append(p.bids, bid{c, value, pull(value, f.ours[c])})
	}
	slices.SortStableFunc(p.bids, func(a, b bid) int { return b.score - a.score })
	for _, b := range p.bids {
		if len(p.goals) == p.level.goals || p.intent.Focus > 0 && len(p.goals) == int(p.intent.Focus) {
			break
		}
		if slices.ContainsFunc(p.goals, func(k goal) bool { return g.atlas.Distance(g.hexes[k.at], g.hexes[b.at]) <= sameGoal }) {
			continue
		}
		p.goals = append(p.goals, goal{at: b.at, value: b.value, needs: int32(b.value)*goalPower + p.guard(b.at)*2})
	}
}

// goalPower is how many men an objective is thought to ask for, for each point of its value.
const goalPower = 250

// guard is the enemy power near a place.
func (p *Player) guard(c cell) (power int32) {
	p.ground.within(c, 4, func(n cell, _ int) { power += p.fields.enemy[n] })
	return power
}

// assignUnits gives every unit its mission: formations to objectives, then units to posts, then the rest.
func (p *Player) assignUnits(v *game.View) (nodes int, o game.Order, ordered, over bool) {
	for i := range p.anchor {
		p.anchor[i] = off
	}
	if len(p.goals) > 0 {
		p.sendFormations(v)
	}
	p.manPosts(v)
	p.placeReserves(v)
	p.attach(v)
	return 60 + len(p.slots)*len(p.free), o, false, true
}

// leastSlack is the way from its railhead, in kilometres, that a formation must still be able to go to be
// sent on.
const leastSlack = 10

// mainEffort is how many times as dear the objective is that is to be the main effort.
const mainEffort = 3

// keepGoal is what yesterday's objective counts for, per cent, so that formations do not turn on their heel.
const keepGoal = 140

// formationOf is what a unit belongs to: its headquarters, or itself.
func formationOf(v *game.View, id force.ID) force.ID {
	if hq := v.Force.Identity[id].Parent; hq != force.None {
		return hq
	}
	return id
}

// sendFormations gives each formation an objective: what it is worth, against the way there and those
// who are already going. Its fit units go together.
func (p *Player) sendFormations(v *game.View) {
	f := &p.fields
	before := p.goalOf
	for i := range p.goals {
		p.goals[i].has = 0
	}
	done := p.anchor // a formation that has its objective has an anchor
	for _, lead := range p.own {
		hq := formationOf(v, lead)
		if done[hq] != off || p.mission[lead].task != idle || !fighting(v, lead) {
			continue
		}
		power, from := int32(0), p.ground.cells[v.Force.Place[lead].Hex]
		for _, id := range p.own {
			if formationOf(v, id) == hq && p.mission[id].task == idle {
				power += f.power[id]
			}
		}
		best, bestScore := -1, 0
		for i := range p.goals {
			k := &p.goals[i]
			if k.toThere[onFoot][from] >= far || p.slack(v, lead) < leastSlack && !inPacks(v, lead, k.toThere[onFoot][from]) {
				continue // no way, or beyond what its lorries can feed
			}
			score := pull(k.value, k.toThere[onFoot][from])
			score = score * int(k.needs) / int(k.needs+k.has)
			if before[hq] >= 0 && cell(p.was[lead].at) == k.at {
				score = score * keepGoal / 100
			}
			if score > bestScore {
				best, bestScore = i, score
			}
		}
		if best < 0 {
			continue
		}
		k := &p.goals[best]
		k.has += power
		done[hq] = k.at
		p.goalOf[hq] = int8(best)
		for _, id := range p.own {
			if formationOf(v, id) == hq && p.mission[id].task == idle {
				p.mission[id] = mission{task: advance, at: k.at, goal: int8(best), lead: force.None}
			}
		}
	}
}
