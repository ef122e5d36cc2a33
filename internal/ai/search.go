package ai

import (
	"slices"

	"parallel38/game"
	"parallel38/game/hex"
)

// Search: before the day begins, a level that searches plays its plan through on the war as it believes it to be
// (forecast.go), weighs what comes of it (evaluate.go), and looks for an Intent from which more comes.

// Intent is how a day is to be fought: what the search varies about the plan that the judgement of the day makes. The zero
// value is that judgement as it is.
type Intent struct {
	Stance   Stance
	Depth    int8      // 1 to 7: the line is sought so far from the enemy, see depths; 0 where it is cheapest
	Daring   int8      // −2 to 2: how readily attacks are made
	Firmness int8      // −1 to 1: how late troops leave the line
	Reserve  int8      // −1 to 2: how much is kept behind the line
	Focus    int8      // the most objectives of an offensive, 0 as many as the level weighs
	Main     hex.Index // the objective of the main effort, 0 for none
}

// Stance is whether a side is on the offensive.
type Stance uint8

// The stances.
const (
	AsJudged Stance = iota // by the strength at hand
	Offensive
	Defensive
)

// What a step of daring and of firmness changes.
const (
	daringOdds   = 200 // milli-ln off the least odds
	daringGround = 40  // per cent of what ground is worth
	daringWants  = 30  // men off the profit that a defender wants
	firmStays    = 300 // milli-ln on the odds at which a unit leaves
)

// bend makes of a doctrine that of a day.
func (d doctrine) bend(i *Intent) doctrine {
	daring := int(i.Daring)
	d.minOdds -= daring * daringOdds
	d.ground += d.ground * daring * daringGround / 100
	d.wants -= daring * daringWants
	d.reserve += d.reserve * int(i.Reserve)
	return d
}

// leastGain is by how many men an intent must promise more than the one before it: what is less is chance.
const leastGain = 400

// search is the search of a day.
type search struct {
	forecast forecast
	queue    []Intent // to be tried, in this order
	next     int      // how many of them have been
	running  bool     // one is being played through: the one before next
	best     Intent
	score    int // what comes of the best
}

// consider plays plans through, a step of one a piece, and settles on the best.
func (p *Player) consider(v *game.View) (nodes int, o game.Order, ordered, over bool) {
	s := &p.search
	if p.at == 0 {
		yesterday := p.intent
		p.intent = Intent{}
		if p.level.plans == 0 {
			return 0, o, false, true
		}
		s.queue, s.next, s.running = s.queue[:0], 0, false
		s.propose(Intent{})
		s.propose(yesterday)
		s.forecast.morning(p, v)
		return 20, o, false, false
	}
	if !s.running {
		if s.next == min(len(s.queue), p.level.plans) {
			p.intent = s.best
			return 1, o, false, true
		}
		s.next++
		s.running = true
		return s.forecast.begin(p, v, s.queue[s.next-1]), o, false, false
	}
	nodes, done, news := s.forecast.step()
	s.running = !done
	if done && news {
		s.judge(s.forecast.evaluate(v.Side))
	}
	return nodes, o, false, false
}

// propose queues an intent that is new.
func (s *search) propose(i Intent) {
	if !slices.Contains(s.queue, i) {
		s.queue = append(s.queue, i)
	}
}

// judge notes what came of the intent that was tried, and queues what might be better still.
func (s *search) judge(score int) {
	if s.next > 1 && score < s.score+leastGain {
		return
	}
	s.best, s.score = s.queue[s.next-1], score
	s.vary()
}

// vary queues the neighbours of the best intent.
func (s *search) vary() {
	own := s.forecast.own
	change := func(f func(i *Intent)) {
		i := s.best
		f(&i)
		i.Daring, i.Firmness, i.Reserve = max(-2, min(i.Daring, 2)), max(-1, min(i.Firmness, 1)), max(-1, min(i.Reserve, 2))
		s.propose(i)
	}
	depth := int8(slices.Index(depths[:], own.depth) + 1)
	if s.best.Depth != 0 {
		depth = s.best.Depth
	}
	if own.attacking {
		change(func(i *Intent) { i.Daring++ })
		for k := range own.goals[:min(len(own.goals), 2)] {
			change(func(i *Intent) { i.Main = own.ground.hexes[own.goals[k].at] })
		}
		change(func(i *Intent) { i.Focus = 2 })
		change(func(i *Intent) { i.Stance = Defensive })
		change(func(i *Intent) { i.Daring-- })
		change(func(i *Intent) { i.Focus = 4 })
		for k := range own.goals[min(len(own.goals), 2):] {
			change(func(i *Intent) { i.Main = own.ground.hexes[own.goals[k+2].at] })
		}
	} else {
		for _, k := range []int8{depth + 1, depth - 1} {
			if 1 <= k && int(k) <= len(depths) {
				change(func(i *Intent) { i.Depth = k })
			}
		}
		change(func(i *Intent) { i.Stance = Offensive })
		change(func(i *Intent) { i.Firmness++ })
		change(func(i *Intent) { i.Daring++ })
		if k := depth + 2; int(k) <= len(depths) {
			change(func(i *Intent) { i.Depth = k })
		}
		change(func(i *Intent) { i.Daring-- })
		change(func(i *Intent) { i.Firmness-- })
	}
	change(func(i *Intent) { i.Reserve++ })
	change(func(i *Intent) { i.Reserve-- })
}
