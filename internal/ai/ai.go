// Package ai is an opponent: a View in, orders out. It sees what its side sees and nothing else, and
// decides with integers only, so that one view always gives the same orders.
//
// Each day it goes the same way, a file a step: fields (how strong is who, where and how soon), front (the
// line to hold), plan (what each unit is for), sea, offmap (ships from abroad and aircraft), attack and orders (what it does about it). Between days it
// keeps only what steadies it: where the line ran, what each unit was doing. Start reading at Think.
package ai

import (
	"fmt"
	"strings"

	"parallel38/game"
	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// Names lists the opponents, weakest first.
func Names() []string {
	var names []string
	for i := range levels {
		names = append(names, levels[i].name)
	}
	return names
}

// New is an opponent by name. It plays the side whose views it is shown.
func New(name string) (*Player, error) {
	for i := range levels {
		if levels[i].name == name {
			return &Player{level: &levels[i]}, nil
		}
	}
	return nil, fmt.Errorf("there is no AI %q: choose one of %s", name, strings.Join(Names(), ", "))
}

// Player is an opponent at work on one side of one war. It implements match.Player.
type Player struct {
	level  *level
	intent Intent // how today is to be fought
	search search
	ground *ground
	turn   int16 // the day it is working on
	day    calendar.Day
	side   force.Side
	stage  stage
	at     int // how far the stage has come

	// What it remembers from day to day.
	wasLine []bool    // by cell: the line ran here yesterday
	open    []bool    // by cell: before the line being weighed
	wall    []bool    // by cell: scratch
	resist  []uint8   // by cell: half-hours that own troops cost a column that goes through them
	was     []mission // by unit: what it was doing yesterday
	attacks bool      // the side was attacking yesterday
	depth   int       // how far back the line was chosen yesterday

	fields   fields
	supply   game.SupplyField // how far from its railheads the side stands
	holds    []int16          // by cell: what it costs to hold as ground
	shielded []bool           // by cell: a great river lies between it and an enemy who comes the shortest way
	doctrine *doctrine
	bent     doctrine // the side's, as today's intent bends it
	lines    lineFinder

	front, candidate line
	behindLine       [len(depths)]line // by depth: the lines weighed today
	bestCost         int
	bestDepth        int
	lineQuarters     int

	plan
	combat
	coastal
	chance chance
	reach  game.Reach
	paths  []hex.Dir
}

// stage is how far the day's work has come. Each stage is cut into pieces that are never interrupted, so
// that slicing cannot change what comes out.
type stage uint8

const (
	consider stage = iota // play plans through
	lookAround
	findLines
	setGoals
	setPosts
	assignUnits
	standingOrders
	ships    // gunfire, evacuations, landings
	rear     // aircraft and ships
	relief   // people on the roads
	prepared // attacks by those who stand ready
	marches
	hasty   // attacks by those who have just come up
	pursuit // marches into what has opened
	settle  // reserves and thresholds, as the units stand now
	finished
)

// work does the next piece of a stage: what it cost in nodes, the order it came to if any, and whether the
// stage is over.
type work func(p *Player, v *game.View) (nodes int, o game.Order, ordered, over bool)

// work is what a stage does, a piece at a time.
func (s stage) work() work {
	switch s {
	case consider:
		return (*Player).consider
	case lookAround:
		return (*Player).lookAround
	case findLines:
		return (*Player).findLine
	case setGoals:
		return (*Player).setGoal
	case setPosts:
		return (*Player).setPost
	case assignUnits:
		return (*Player).assignUnits
	case standingOrders:
		return (*Player).standing
	case ships:
		return (*Player).goToSea
	case rear:
		return (*Player).offMap
	case relief:
		return (*Player).relieve
	case prepared, hasty:
		return (*Player).attack
	case marches, pursuit:
		return (*Player).march
	}
	return (*Player).settle
}

// Think looks at the side's view and spends about budget nodes, a node being some microseconds of weighing.
// It returns its next order when it has one; done is false when it wants to go on.
func (p *Player) Think(v *game.View, budget int) (o game.Order, done bool) {
	switch {
	case p.level.passive:
		return game.Order{}, true
	case p.level.random:
		return p.chance.think(v), true
	}
	if p.turn != v.Turn || p.ground == nil || p.ground.atlas != v.Map {
		p.wake(v, consider)
	}
	for p.stage != finished {
		nodes, o, ordered := p.step(v)
		if ordered {
			return o, true
		}
		if budget -= nodes; budget <= 0 && p.stage != finished {
			return game.Order{}, false
		}
	}
	return game.Order{}, true
}

// wake begins a day with a stage, and the war if it is the first.
func (p *Player) wake(v *game.View, with stage) {
	if p.ground == nil || p.ground.atlas != v.Map {
		p.begin(v)
	}
	p.turn, p.day, p.side, p.stage, p.at = v.Turn, v.Day, v.Side, with, 0
	p.assaults = p.assaults[:0]
}

// step does the next piece of the day's work: what it cost in nodes, and the order it came to if any.
func (p *Player) step(v *game.View) (nodes int, o game.Order, ordered bool) {
	nodes, o, ordered, over := p.stage.work()(p, v)
	p.at++
	if over {
		p.stage, p.at = p.stage+1, 0
	}
	return nodes, o, ordered && game.Allowed(v, &o)
}

// lookAround brings the fields up to date.
func (p *Player) lookAround(v *game.View) (nodes int, o game.Order, ordered, over bool) {
	g, f := p.ground, &p.fields
	switch p.at {
	case 0:
		f.measureSteps(g, v)
		return 40, o, false, false
	case 1:
		for c, h := range g.hexes {
			f.holder[c] = v.Control[h]
		}
		f.link(g, v, v.Side, f.linked, p.wall)
		f.link(g, v, v.Side.Enemy(), f.lines, p.wall)
		f.stakeClaims(g)
		f.muster(g, v)
		f.weigh(g, v)
		return 30, o, false, false
	case 2:
		f.clock(g, v)
		p.shield()
		for c := range g.hexes {
			p.holds[c] = p.hold(v, cell(c))
		}
		v.SupplyLines(v.Side, &p.supply)
		return 60, o, false, false
	}
	p.takeStock(v)
	return 5, o, false, true
}

// looked is the piece of lookAround that counts the side when the fields are up to date.
const looked = 3

// begin opens a war.
func (p *Player) begin(v *game.View) { p.settleOn(survey(v), v.Force.Len()) }

// settleOn gets a player ready for a war on some ground.
func (p *Player) settleOn(g *ground, units int) {
	p.ground = g
	n := len(p.ground.hexes)
	p.fields.allot(p.ground, units)
	p.holds, p.wasLine, p.open, p.wall = make([]int16, n), make([]bool, n), make([]bool, n), make([]bool, n)
	p.resist, p.shielded = make([]uint8, n), make([]bool, n)
	p.lines = lineFinder{price: make([]int16, n), dist: make([]int16, n), from: make([]cell, n)}
	p.front, p.candidate, p.behindLine = line{}, line{}, [len(depths)]line{}
	p.attacks, p.depth = false, 0
	p.was = make([]mission, units)
	p.plan.allot(n, units)
	p.combat, p.coastal, p.intent, p.search = combat{}, coastal{}, Intent{}, search{}
}

// findLine weighs one candidate for the line a piece. An attacker wants the foremost.
func (p *Player) findLine(v *game.View) (nodes int, o game.Order, ordered, over bool) {
	if p.at == 0 {
		p.bestCost, p.front.cells = -1, p.front.cells[:0]
		for i := range p.behindLine {
			p.behindLine[i].cells = p.behindLine[i].cells[:0]
		}
	}
	p.chooseLine(v, p.at)
	over = p.at == tries-1 || p.bestCost >= 0 && (p.attacking || p.intent.Depth > 0 || p.at == len(depths)-1)
	if over {
		p.depth = p.bestDepth
		p.expose(v, &p.front)
		clear(p.wasLine)
		for _, c := range p.front.cells {
			p.wasLine[c] = true
		}
	}
	return 30, o, false, over
}

// fighting tells whether a unit fights in the line: not a battery.
func fighting(v *game.View, id force.ID) bool {
	return v.Force.Identity[id].Arm != force.Artillery
}
