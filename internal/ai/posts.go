package ai

import (
	"slices"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// Weights of a post.
const (
	postWeight  = 1200        // men: what every post of a closed line asks for
	emptyPost   = 150         // men: the least that a post is thought to have
	plainHold   = 10          // price of a cell where a threat counts in full; it counts for less where the ground fights with us
	goodGround  = 150         // men, for each point by which a cell is cheaper to hold than level ground
	townWeight  = 60          // men, for each point of value of a place on the line
	quietThreat = 300         // men: below this an attacker leaves a stretch of his front unwatched
	watchRadius = 2           // hexes within which an advancing unit watches the front itself
	postReach   = 6 * dayTime // the march to a post is worked out so far in half-hours …
	beyondReach = 9           // … and beyond that guessed at so much a hex
	stretchHold = 20          // price of the cells that one post answers for: two of level ground …
	mostStretch = 3           // … or so many in the mountains
)

// setPost chooses the posts of the line, then works out the march to one a piece.
func (p *Player) setPost(v *game.View) (nodes int, o game.Order, ordered, over bool) {
	if p.at == 0 {
		p.choosePosts(v)
		return 10, o, false, len(p.slots) == 0
	}
	p.toPost(&p.slots[p.at-1], onFoot)
	return 60, o, false, p.at == len(p.slots)
}

// toPost is the march to a post at a pace, worked out when it is first asked for today.
func (p *Player) toPost(s *slot, pace int) []int16 {
	if s.toThere[pace] == nil {
		s.toThere[pace] = p.marchTo(s.at, pace, postReach)
	}
	return s.toThere[pace]
}

// choosePosts spaces posts along the line so that on level ground every cell of it is held or touched by a
// held one, in the mountains a little wider, each on the best ground of its stretch, and weighs them by what
// threatens. Where the front is so broken that there
// is no line, whatever touches the enemy is held.
func (p *Player) choosePosts(v *game.View) {
	cells := p.front.cells
	p.slots = p.slots[:0]
	for i := 0; i < len(cells); {
		n, hold := 1, int(p.holds[cells[i]])
		for i+n < len(cells) && n < mostStretch && (n < 2 || hold+int(p.holds[cells[i+n]]) <= stretchHold) {
			hold += int(p.holds[cells[i+n]])
			n++
		}
		best := cells[i]
		for _, c := range cells[i+1 : i+n] {
			if p.suits(v, c) > p.suits(v, best) {
				best = c
			}
		}
		p.addPost(v, best)
		i += n
	}
	if len(cells) == 0 {
		p.holdWhereWeStand(v)
	}
	p.keepWorks(v)
	if p.can(huntPockets) {
		p.markPockets(v)
	}
	if p.can(guarding) {
		p.guardTowns(v)
		p.guardCoast(v)
	}
	if !p.attacking && p.can(blocking) {
		p.blockColumns(v)
	}
	slices.SortStableFunc(p.slots, func(a, b slot) int { return int(b.weight - a.weight) })
}

// addPost adds a post of the line, weighed by what threatens it and its neighbours.
func (p *Player) addPost(v *game.View, at cell) {
	f := &p.fields
	threat := f.threat[at]
	for _, n := range p.ground.near[at] {
		if n != off && p.wasLine[n] {
			threat = max(threat, f.threat[n])
		}
	}
	if p.attacking && (threat < quietThreat || p.watched(v, at)) {
		return
	}
	weight := postWeight + threat*int32(p.holds[at])/plainHold + int32(p.ground.value[v.Side][at])*townWeight
	p.slots = append(p.slots, slot{at: at, weight: weight})
}

// holdWhereWeStand makes posts of own cells that touch the enemy's ground, none next to another.
func (p *Player) holdWhereWeStand(v *game.View) {
	g := p.ground
	for c := range g.hexes {
		at := cell(c)
		if !p.fields.linked[at] || !g.mainland[at] || !p.fields.borders(g, at, v.Side.Enemy()) ||
			slices.ContainsFunc(p.slots, func(s slot) bool { return slices.Contains(g.near[at][:], s.at) }) {
			continue
		}
		p.addPost(v, at)
	}
}

// huntable is how strong, in men, an enemy behind the line must be to be hunted, and huntWeight what each
// of his men weighs.
const (
	huntable   = 250
	huntWeight = 2
)

// markPockets makes a post of every place where an enemy without a way home stands behind the line.
func (p *Player) markPockets(v *game.View) {
	f := &p.fields
	for c := range p.ground.hexes {
		if f.enemy[c] >= huntable && p.ground.mainland[c] && !p.open[c] {
			p.slots = append(p.slots, slot{at: cell(c), weight: huntWeight * f.enemy[c]})
		}
	}
}

// A town is guarded when it is worth so much and the enemy may be there so soon; each point of its value
// weighs so many men, beside those who threaten it.
const (
	guardValue  = 18
	guardTime   = 4 * dayTime
	vitalValue  = 80 // a place that decides the war is guarded however far the enemy is
	guardWeight = 40
)

// guardTowns makes a post of every great town that the enemy might come upon.
func (p *Player) guardTowns(v *game.View) {
	for _, c := range p.ground.sites {
		value := int32(p.ground.value[v.Side][c])
		near := p.fields.theirs[c] < guardTime && !p.open[c]
		if p.attacking { // only against those who were passed by
			near = p.fields.threat[c] > 0 && v.Control[p.ground.hexes[c]] == v.Side
			value = min(value, vitalValue-1)
		}
		if (value >= vitalValue || value >= guardValue && near) && p.fields.linked[c] && !p.wasLine[c] {
			p.slots = append(p.slots, slot{at: c, weight: value*guardWeight + p.fields.threat[c]})
		}
	}
}

// suits is how good a cell is as a post, in men.
func (p *Player) suits(v *game.View, c cell) int {
	h := p.ground.hexes[c]
	worth := (int(holdPrice[atlas.Paddy]) - int(p.holds[c])) * goodGround
	if v.Holder(h) == v.Side {
		worth += 3 * goodGround // already there, perhaps dug in
	}
	if p.works[c] {
		worth += 6 * goodGround
	}
	worth += int(p.ground.value[v.Side][c]) * townWeight
	for d := range hex.Dir(hex.Dirs) {
		if v.Map.Edge(h, d).Road >= atlas.SecondaryRoad {
			worth += goodGround // a post without a road starves
			break
		}
	}
	return worth
}

// watched tells whether units that are fit to advance stand near enough to watch a stretch themselves.
func (p *Player) watched(v *game.View, c cell) bool {
	seen := false
	p.ground.within(c, watchRadius, func(n cell, _ int) {
		if p.fields.own[n] > 0 {
			seen = true
		}
	})
	return seen
}

// Costs of giving a post to a unit, in half-hours.
const (
	lateCost    = 10 // tenths, for each by which the enemy is there first
	apartCost   = 2  // for each hex away from where its formation stands
	keepBonus   = 14 // it held the post, or one next to it, yesterday
	advanceCost = 24 // it is wanted for the offensive
)

// postCost is the cost of giving a post to a unit.
func (p *Player) postCost(v *game.View, s *slot, id force.ID) int {
	g := p.ground
	from := g.cells[v.Force.Place[id].Hex]
	cost := int(p.toPost(s, pace(v, id))[from])
	if v.Force.Identity[id].Mobility == force.Lorried {
		cost = min(cost, int(p.toPost(s, onFoot)[from]))
	}
	if cost >= far {
		cost = max(postReach, beyondReach*g.atlas.Distance(v.Force.Place[id].Hex, g.hexes[s.at]))
	}
	if late := cost - int(p.fields.theirs[s.at]); !p.attacking && late > 0 {
		cost += late * lateCost / 10
	}
	if hq := formationOf(v, id); p.anchor[hq] != off {
		cost += apartCost * g.atlas.Distance(g.hexes[p.anchor[hq]], g.hexes[s.at])
	}
	if was := p.was[id]; was.task == post && was.at != off && g.atlas.Distance(g.hexes[was.at], g.hexes[s.at]) <= 1 {
		cost -= keepBonus
	}
	if p.mission[id].task == advance {
		cost += advanceCost
	}
	return cost
}

// manPosts gives the posts to units: each time to the post and the unit for which most need is met
// soonest. First every post gets one unit, for a line with a hole is none: the pressed ones alone would
// draw everybody, and a column on an empty road would march on for days. A defender then strengthens
// the pressed ones until only the reserve remains; an attacker mans no more than what his advance leaves open.
func (p *Player) manPosts(v *game.View) {
	p.free = p.free[:0]
	for _, id := range p.own {
		if t := p.mission[id].task; (t == idle || t == advance) && fighting(v, id) && v.Force.Quarters(id) >= 2 {
			p.free = append(p.free, id)
		}
	}
	spare := 0
	if p.can(fireBrigade) {
		spare = len(p.free) * p.doctrine.reserve / 100
	}
	for i := range p.slots {
		p.slots[i].judged = false
	}
	for p.fillOne(v, true) { // first nothing stays open
	}
	for !p.attacking && len(p.free) > spare && p.fillOne(v, false) {
	}
}

// fillOne mans one post with one unit, of those that have none if open is set; false if there is nothing
// left to do.
func (p *Player) fillOne(v *game.View, open bool) bool {
	var s *slot
	for i := range p.slots {
		k := &p.slots[i]
		if open && k.has > 0 {
			continue
		}
		if !k.judged {
			p.judge(v, k)
		}
		if k.score > 0 && (s == nil || k.score > s.score) {
			s = k
		}
	}
	if s == nil {
		return false
	}
	id := s.suits
	p.free = slices.DeleteFunc(p.free, func(other force.ID) bool { return other == id })
	s.has += max(p.fields.power[id], 1)
	p.mission[id] = mission{task: post, at: s.at, goal: -1, lead: force.None}
	hq := formationOf(v, id)
	if p.anchor[hq] == off {
		p.anchor[hq] = s.at
	}
	s.judged = false
	for i := range p.slots { // for its fellows every post is now as dear as before or dearer
		if k := &p.slots[i]; k.judged && k.score > 0 && formationOf(v, k.suits) == hq {
			k.judged = false
		}
	}
	return true
}

// judge finds the free unit for which most of a post's need is met soonest, and how much; score 0 if there is none.
func (p *Player) judge(v *game.View, s *slot) {
	s.judged, s.score = true, 0
	need := int(s.weight) * 1000 / int(s.has+emptyPost)
	for _, id := range p.free {
		if score := need * 1000 / max(dayTime/2, dayTime+p.postCost(v, s, id)); score > s.score {
			s.suits, s.score = id, score
		}
	}
}

// reserveDepth is how many hexes behind its post a reserve stands.
const reserveDepth = 2

// placeReserves puts whoever is left of the line's units behind the posts where most is at stake.
func (p *Player) placeReserves(v *game.View) {
	for _, id := range p.free {
		if p.mission[id].task != idle {
			continue
		}
		if len(p.slots) == 0 {
			p.mission[id] = mission{task: idle, at: off, goal: -1, lead: force.None}
			continue
		}
		best, bestScore := 0, 0
		for i := range p.slots {
			s := &p.slots[i]
			score := int(s.weight-s.has) * dayTime / (dayTime + p.postCost(v, s, id))
			if score > bestScore {
				best, bestScore = i, score
			}
		}
		s := &p.slots[best]
		s.has += p.fields.power[id]
		p.mission[id] = mission{task: reserve, at: p.behind(v, s.at), goal: -1, lead: force.None}
	}
}

// behind is the best cell at reserveDepth behind a post: out of the enemy's way and on a road.
func (p *Player) behind(v *game.View, at cell) cell {
	g, f := p.ground, &p.fields
	best, bestScore := at, -far
	g.within(at, reserveDepth, func(n cell, d int) {
		if d < reserveDepth || !f.linked[n] || f.enemy[n] > 0 {
			return
		}
		score := min(int(f.theirs[n]), 6*dayTime)
		for e := range hex.Dir(hex.Dirs) {
			score = max(score, min(int(f.theirs[n]), 6*dayTime)+4*int(v.Map.Edge(g.hexes[n], e).Road))
		}
		if score > bestScore {
			best, bestScore = n, score
		}
	})
	return best
}

// attach sends guns and small units after their formation: to the nearest of its fighting units.
func (p *Player) attach(v *game.View) {
	g := p.ground
	for _, id := range p.own {
		if t := p.mission[id].task; fighting(v, id) && t != idle || t == escape || t == refit {
			continue
		}
		here, hq := v.Force.Place[id].Hex, formationOf(v, id)
		lead, leadCost := force.None, 0
		for _, other := range p.own {
			t := p.mission[other].task
			if other == id || !fighting(v, other) || v.Force.Quarters(other) < 2 || t != post && t != advance {
				continue
			}
			cost := g.atlas.Distance(here, v.Force.Place[other].Hex)
			if formationOf(v, other) != hq {
				cost += otherFormation
			}
			if lead == force.None || cost < leadCost {
				lead, leadCost = other, cost
			}
		}
		if lead != force.None {
			p.mission[id] = mission{task: follow, at: off, goal: -1, lead: lead}
		}
	}
}

// otherFormation is how many hexes nearer a unit of another formation must be to be followed.
const otherFormation = 20
