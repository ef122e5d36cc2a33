package ai

import (
	"parallel38/game"
	"parallel38/game/hex"
)

// Blocks: what stands in the way of an enemy column that would otherwise march to a great place without
// meeting anybody.
const (
	blockValue   = 18          // places worth so much are blocked for
	blockTime    = 8 * dayTime // if the enemy can be there so soon, round those who stand in his way
	blockWeight  = 45          // men for each point of the place's value, on top of a post's
	blockApart   = 3           // hexes between two blocks
	blockEarly   = 6           // half-hours that we must be there before him, to dig
	resistMen    = 40          // men who cost a column that meets them a half-hour
	mostResist   = 200         // half-hours
	besideResist = 2           // part of it that the hexes around them cost, one in so many
)

// blockColumns makes a post on every way by which the enemy would come to a great place unopposed: on the
// best ground of the way where our nearest troops are in time.
func (p *Player) blockColumns(v *game.View) {
	g, f := p.ground, &p.fields
	clear(p.resist)
	for c := range g.hexes {
		if f.own[c] < resistMen {
			continue
		}
		toll := uint8(min(f.own[c]/resistMen, mostResist))
		p.resist[c] = max(p.resist[c], toll)
		for _, n := range g.near[c] {
			if n != off {
				p.resist[n] = max(p.resist[n], toll/besideResist)
			}
		}
	}
	free := p.grid(len(g.hexes))
	blank(free)
	for c := range g.hexes {
		if f.enemy[c] >= huntable && f.lines[c] {
			f.flood.seed(free, cell(c), 0)
		}
	}
	f.flood.run(&f.out[onFoot], free, p.resist, off, far)
	for _, s := range g.sites {
		if int(g.value[v.Side][s]) >= blockValue && free[s] < blockTime && f.linked[s] {
			p.blockWay(v, s, free)
		}
	}
}

// blockWay follows the enemy's way back from a place and puts a post on it.
func (p *Player) blockWay(v *game.View, s cell, free []int16) {
	g, f := p.ground, &p.fields
	best, bestWorth := s, 0
	for c := s; c != off && free[c] > 0; {
		if f.linked[c] && int(f.ours[c])+blockEarly <= int(free[c]) {
			worth := p.suits(v, c) - int(f.ours[c])*goodGround/dayTime
			if best == s && c != s || worth > bestWorth {
				best, bestWorth = c, worth
			}
		}
		before := off
		for d, n := range g.near[c] {
			if n == off {
				continue
			}
			step := f.step[onFoot][n][(d+3)%hex.Dirs]
			if step != blocked && int(free[n])+int(step)+int(p.resist[c]) == int(free[c]) {
				before = n
				break
			}
		}
		c = before
	}
	for i := range p.slots {
		if q := &p.slots[i]; g.atlas.Distance(g.hexes[q.at], g.hexes[best]) < blockApart {
			q.weight = max(q.weight, postWeight+int32(g.value[v.Side][s])*blockWeight)
			return
		}
	}
	p.slots = append(p.slots, slot{at: best, weight: postWeight + int32(g.value[v.Side][s])*blockWeight})
}
