package ai

import (
	"slices"

	"parallel38/game"
	"parallel38/game/force"
)

// forecast plays an intent through on the war as the side believes it to be: its own day by its own plan, then the enemy's
// by the plan that is thought likely for him, and so on as deep as the level looks. Fights take the expected course, so that
// one play is enough, and all comes from the View: see game.Belief.
type forecast struct {
	world    game.Belief
	own      *Player // stands in for the player who searches on the first day …
	later    *Player // … and on those after it
	foe      *Player // and for the enemy
	side     force.Side
	fresh    bool     // own has looked around this morning
	ends     []uint64 // hashes of the war after the side's first day, of the intents tried
	first    bool     // the side's own day is yet to be played
	until    int16    // the dawn that is looked at
	weigh    evaluation
	pointMen int // what a tenth of a point is worth
}

// beliefDays is for how long an enemy out of sight is thought to stand where he was seen.
const beliefDays = 3

// reply is the level at which days are played that are only looked ahead to: the enemy's, and the own after the first.
var reply = level{name: "reply", subsets: 1, goals: 4, tactics: everyTactic &^ (turning | byRail | basing | bySea | demolition | closeSupport)}

// morning gets ready for a day's forecasts.
func (f *forecast) morning(p *Player, v *game.View) {
	if f.own == nil || f.own.ground != p.ground {
		own := *p.level
		own.plans = 0
		f.own, f.later, f.foe = &Player{level: &own}, &Player{level: &reply}, &Player{level: &reply}
		for _, q := range []*Player{f.own, f.later, f.foe} {
			q.settleOn(p.ground, v.Force.Len())
		}
		f.weigh.allot(len(p.ground.hexes))
	}
	f.pointMen = pointMen(v.Setup)
	f.side, f.fresh, f.ends = v.Side, false, f.ends[:0]
}

// begin sets the board for an intent.
func (f *forecast) begin(p *Player, v *game.View, i Intent) (nodes int) {
	f.world.Take(v, beliefDays)
	f.first, f.until = true, v.Turn+int16(p.level.nights)
	if v.Phase == game.SecondDay { // the enemy must have had his say
		f.until++
	}
	f.own.remember(p)
	f.foe.forget(v)
	f.own.wake(v, lookAround)
	f.own.intent = i
	if f.fresh {
		f.own.at = looked
	}
	f.fresh = true
	return 20
}

// step plays one piece on; done tells that the level looks no further, and news that the intent led to another day than those
// before it.
func (f *forecast) step() (nodes int, done, news bool) {
	w, b := &f.world, f.world.Board()
	side := b.Moving()
	if side == force.NoSide {
		return 1, true, true
	}
	who := f.foe
	if side == f.side && f.first {
		who = f.own
	} else if side == f.side {
		who = f.later
	}
	v := w.Look(side)
	if who.turn != v.Turn || who.side != side {
		who.wake(v, lookAround)
	}
	if who.stage != finished {
		nodes, o, ordered := who.step(v)
		if ordered {
			w.Apply(o)
		}
		return nodes + 2, false, false
	}
	if f.first {
		f.first = false
		hash := w.Hash()
		if slices.Contains(f.ends, hash) {
			return 10, true, false
		}
		f.ends = append(f.ends, hash)
		f.later.remember(f.own)
		f.later.intent = f.own.intent
	}
	who.turn = 0
	w.Apply(game.Order{})
	return 100, b.Turn == f.until || b.Phase == game.Over, true
}

// forget makes a player one who has just come to the war, but who goes on attacking if his side has been.
func (p *Player) forget(v *game.View) {
	clear(p.wasLine)
	clear(p.mission)
	for i := range p.goalOf {
		p.goalOf[i] = -1
	}
	enemy := &v.Attacking[v.Side.Enemy()]
	p.attacks, p.depth, p.turn = enemy[0]+enemy[1]+enemy[2] > 0, 0, 0
}

// remember takes over what another player of the side keeps from day to day.
func (p *Player) remember(from *Player) {
	copy(p.wasLine, from.wasLine)
	copy(p.mission, from.mission)
	copy(p.goalOf, from.goalOf)
	p.attacks, p.depth = from.attacks, from.depth
}
