package ai

import (
	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// Times are in half-hours of marching; a day has sixteen that cost no sleep. far is further than any
// march, blocked a step that nobody takes.
const (
	dayTime = 16
	far     = 2000
	blocked = 255
)

// The paces at which armies are thought to move: men on foot, and motors, which keep to the roads.
const (
	onFoot = iota
	byMotor
	paces
)

// roadTime and openTime are what a step takes by road and across country. They are estimates for
// thinking days ahead; what a unit can do today is asked of the rules.
var (
	roadTime = [atlas.MainRoad + 1][paces]uint8{{blocked, blocked}, {10, 8}, {8, 3}, {8, 2}}
	openTime = [atlas.Terrains][paces]uint8{
		{blocked, blocked}, {blocked, blocked}, atlas.Paddy: {12, 14}, atlas.Clear: {10, 7}, atlas.Plateau: {12, 12},
		atlas.Hills: {12, 16}, atlas.Mountain: {18, blocked}, atlas.HighMountain: {24, blocked}, atlas.Urban: {10, 4},
	}
	riverTime = [atlas.MajorRiver + 1][paces]uint8{atlas.MinorRiver: {4, 8}, atlas.MajorRiver: {12, 40}}
)

// fields is the situation as grids over the cells, worked out anew each day in memory that is kept.
type fields struct {
	step [paces][][hex.Dirs]uint8 // half-hours to go out of a cell in a direction
	out  [paces]ways              // the same for floods, out of each cell …
	into [paces]ways              // … and into it

	bridges []game.BridgeState // when the steps were measured, nil before the first time

	holder []force.Side // by cell: who controls it

	power  []int32 // by unit: fighting power in men, own and enemy
	ghost  []cell  // by unit: where an enemy out of sight is thought to be, off if nobody knows
	own    []int32 // by cell: power that stands there
	enemy  []int32 // by cell: power that stands there or is thought to
	threat []int32 // by cell: enemy power that can come to bear within a day or so
	help   []int32 // by cell: own power likewise
	theirs []int16 // by cell: half-hours until the enemy can be there
	ours   []int16 // by cell: until own troops can
	linked []bool  // by cell: own ground with a way to own supply
	lines  []bool  // by cell: enemy ground with a way to his
	claim  []uint8 // by cell: 3 own ground linked with home, 2 and 1 a hex and two beyond it
	hidden int32   // enemy power that is somewhere, nobody knows where
	edge   []cell  // enemy ground that touches own
	toll   []uint8 // by cell: half-hours of fighting that a march through it must allow for
	queue  []cell
	flood  flood
}

// flood is Dijkstra's search with a queue for each half-hour: the cells that are to be gone on from then, a list
// threaded through next. All queues are empty between two searches.
type flood struct {
	head [far]cell // by half-hour: the first of its queue, plus one; 0 if it is empty
	next []cell    // by cell: who comes after it in its queue, plus one; 0 for nobody
	top  int       // the last queue in use
}

// seed makes a cell a source.
func (f *flood) seed(dist []int16, c cell, at int) {
	if len(f.next) != len(dist) {
		f.next = make([]cell, len(dist))
	}
	if at < far && int(dist[c]) > at {
		f.put(dist, c, int16(at))
	}
}

// put moves a cell into an earlier queue.
func (f *flood) put(dist []int16, c cell, at int16) {
	if was := dist[c]; was != far {
		link := &f.head[was]
		for *link != c+1 {
			link = &f.next[*link-1]
		}
		*link = f.next[c]
	}
	dist[c] = at
	f.next[c], f.head[at] = f.head[at], c+1
	f.top = max(f.top, int(at))
}

// empty makes the flood ready for other sources.
func (f *flood) empty() {
	clear(f.head[:f.top+1])
	f.top = 0
}

// run spreads from the sources along ways: out of them for the time from the sources, into them for the
// time to the sources. Toll, if not nil, is paid on entering the cell that lies further on the march. The
// search ends when until, if that is not off, has been reached, and goes no further than limit: what lies
// beyond is not nearer than that.
func (f *flood) run(w *ways, dist []int16, toll []uint8, until cell, limit int) {
	for at := 0; at <= f.top; at++ {
		for f.head[at] != 0 {
			c := f.head[at] - 1
			f.head[at] = f.next[c]
			steps := w.steps[w.first[c]:w.first[c+1]]
			switch {
			case toll == nil:
				f.expand(steps, dist, int16(at), int16(limit))
			case w.back:
				f.expand(steps, dist, int16(at)+int16(toll[c]), int16(limit))
			default:
				f.expandPaying(steps, dist, toll, int16(at), int16(limit))
			}
		}
		if until != off && int(dist[until]) <= at {
			break
		}
	}
	f.empty()
}

// expand takes the steps from a cell.
func (f *flood) expand(steps []step, dist []int16, from, limit int16) {
	for _, s := range steps {
		if at := from + s.time; dist[s.to] > at && at < limit {
			f.put(dist, s.to, at)
		}
	}
}

// expandPaying takes the steps from a cell, and each pays the toll where it leads.
func (f *flood) expandPaying(steps []step, dist []int16, toll []uint8, from, limit int16) {
	for _, s := range steps {
		if at := from + s.time + int16(toll[s.to]); dist[s.to] > at && at < limit {
			f.put(dist, s.to, at)
		}
	}
}

// ways are the steps that can be taken out of each cell at a pace, or into it if back is set: those of
// cell c are steps[first[c]:first[c+1]], a neighbour each, in the order of the directions.
type ways struct {
	back  bool
	first []int32
	steps []step
}

// step leads to a neighbour, or from it, in so many half-hours: far if nobody takes it.
type step struct {
	to   cell
	time int16
}

// lay lists the steps between neighbours, without their times.
func (w *ways) lay(g *ground) {
	w.first, w.steps = append(w.first[:0], 0), w.steps[:0]
	for c := range g.hexes {
		for _, n := range g.near[c] {
			if n != off {
				w.steps = append(w.steps, step{n, far})
			}
		}
		w.first = append(w.first, int32(len(w.steps)))
	}
}

// retime gives the step from a cell's list that leads to another a new time.
func (w *ways) retime(c, to cell, time uint8) {
	steps := w.steps[w.first[c]:w.first[c+1]]
	for i := range steps {
		if steps[i].to == to {
			steps[i].time = int16(time)
			if time == blocked {
				steps[i].time = far
			}
		}
	}
}

// blank fills a grid with far.
func blank(dist []int16) {
	if len(dist) > 0 {
		dist[0] = far
	}
	for n := 1; n < len(dist); n *= 2 {
		copy(dist[n:], dist[:n])
	}
}

// allot makes the grids.
func (f *fields) allot(g *ground, units int) {
	n := len(g.hexes)
	f.bridges = nil
	for p := range f.step {
		f.step[p] = make([][hex.Dirs]uint8, n)
		f.into[p].back = true
	}
	f.holder = make([]force.Side, n)
	f.power, f.ghost = make([]int32, units), make([]cell, units)
	f.own, f.enemy, f.threat, f.help = make([]int32, n), make([]int32, n), make([]int32, n), make([]int32, n)
	f.theirs, f.ours = make([]int16, n), make([]int16, n)
	f.linked, f.lines, f.toll, f.claim = make([]bool, n), make([]bool, n), make([]uint8, n), make([]uint8, n)
}

// measureSteps finds the march times as the bridges stand: all of them on the first day, later those over
// bridges that have changed since yesterday.
func (f *fields) measureSteps(g *ground, v *game.View) {
	if f.bridges == nil { // a map may have none
		for p := range paces {
			f.out[p].lay(g)
			f.into[p].lay(g)
		}
		for c := range g.hexes {
			for d := range hex.Dir(hex.Dirs) {
				f.measureStep(g, v, cell(c), d)
			}
		}
		f.bridges = make([]game.BridgeState, len(v.Bridges))
	}
	for i, site := range v.BridgeSites() {
		if f.bridges[i] == v.Bridges[i].State {
			continue
		}
		f.bridges[i] = v.Bridges[i].State
		for _, end := range [2]struct {
			h hex.Index
			d hex.Dir
		}{{site.Hex, site.Dir}, {v.Map.Near[site.Hex][site.Dir], site.Dir.Opposite()}} {
			if c := g.cells[end.h]; c != off {
				f.measureStep(g, v, c, end.d)
			}
		}
	}
}

// measureStep finds the march times out of a cell in a direction.
func (f *fields) measureStep(g *ground, v *game.View, c cell, d hex.Dir) {
	n := g.near[c][d]
	if n == off {
		f.step[onFoot][c][d], f.step[byMotor][c][d] = blocked, blocked
		return
	}
	h := g.hexes[c]
	e := v.Map.Edge(h, d)
	terrain := v.Map.Cells[g.hexes[n]].Terrain
	wade := e.River != atlas.NoRiver
	if bridge, ok := v.Bridge(h, d); ok && bridge.State == game.Standing {
		wade = false
	}
	for p := range paces {
		t := openTime[terrain][p]
		if !wade || e.River == atlas.MinorRiver {
			t = min(t, roadTime[e.Road][p])
		}
		if wade && t != blocked {
			t += riverTime[e.River][p]
		}
		f.step[p][c][d] = t
		f.out[p].retime(c, n, t)
		f.into[p].retime(n, c, t)
	}
}

// What a heavy weapon is worth in men, and the most that heavy weapons can add, per cent of the men.
const (
	gunMen   = 60
	tankMen  = 100
	heavyMax = 200
)

// powerOf is a unit's fighting power in men, as far as the side knows.
func powerOf(b *game.Board, id force.ID, men int32) int32 {
	s, c := &b.Force.Strength[id], &b.Force.Condition[id]
	heavy := int32(0)
	for w, n := range s.Weapons {
		switch k := fight.Weapon(w); {
		case k.Tank():
			heavy += int32(n) * tankMen
		case k.Gun():
			heavy += int32(n) * gunMen
		}
	}
	if a := b.Force.Identity[id].Arm; a != force.Artillery && a != force.Armour && a != force.SelfPropelled {
		heavy = min(heavy, men*heavyMax/100)
	}
	supply := min(int32(1000), b.Force.Stores[id].Supply/3)
	p := (men + heavy) * int32(b.Quality(id)) / 1000
	p = p * (500 + supply/2) / 1000
	return p * (1000 - 4*int32(c.Fatigue)/10 - 3*int32(c.Disruption)/10) / 1000
}

// Belief: a unit out of sight fades by a tenth a day until, after staleDays, it may be anywhere.
const (
	fadeMilli = 100
	staleDays = 7
)

// muster finds where everybody stands, or is thought to stand, and how strong he is.
func (f *fields) muster(g *ground, v *game.View) {
	clear(f.own)
	clear(f.enemy)
	f.hidden = 0
	for _, id := range v.Force.Combat {
		f.power[id], f.ghost[id] = 0, off
		if v.Force.Place[id].Presence != force.Present {
			continue
		}
		h := v.Force.Place[id].Hex
		if h != hex.None {
			f.power[id] = powerOf(&v.Board, id, v.Force.Strength[id].Men)
			c := g.cells[h]
			switch {
			case c == off:
			case v.Force.Side(id) == v.Side:
				f.own[c] += f.power[id]
			default:
				f.ghost[id] = c
				f.enemy[c] += f.power[id]
			}
			continue
		}
		f.imagine(g, v, id)
	}
}

// imagine puts an enemy unit that nobody sees where it was last seen, or, if that is too long ago or
// the place lies open to view, among those who may be anywhere. That it exists at all is in the
// published order of battle.
func (f *fields) imagine(g *ground, v *game.View, id force.ID) {
	last := v.Sightings[v.Side][id]
	age := int32(v.Day - last.On)
	if last.Hex == hex.None || age > staleDays || v.Observed[last.Hex] || g.cells[last.Hex] == off {
		f.hidden += v.Force.Strength[id].Paper / 2 * int32(v.Quality(id)) / 1000
		return
	}
	c := g.cells[last.Hex]
	f.power[id] = powerOf(&v.Board, id, last.Men) * (1000 - fadeMilli*age) / 1000
	f.ghost[id] = c
	f.enemy[c] += f.power[id]
}

// weightAt is the part of a unit's power, per cent, that comes to bear at a distance in hexes.
var weightAt = [...]int32{100, 90, 70, 45, 25, 12}

// weigh spreads power over the ground it can reach.
func (f *fields) weigh(g *ground, v *game.View) {
	clear(f.threat)
	clear(f.help)
	for c := range g.hexes {
		if f.own[c] > 0 {
			spread(g, f.help, cell(c), f.own[c])
		}
	}
	for _, id := range v.Force.Combat {
		if c := f.ghost[id]; c != off && f.power[id] > 0 {
			g.within(c, len(weightAt)-1+min(2*f.age(v, id), driftMost), func(n cell, d int) {
				f.threat[n] += f.power[id] * weightAt[max(0, d-2*f.age(v, id))] / 100
			})
		}
	}
	f.edge = f.edge[:0]
	for c := range g.hexes {
		if f.lines[c] && g.mainland[c] && f.borders(g, cell(c), v.Side) {
			f.edge = append(f.edge, cell(c))
		}
	}
	for _, c := range f.edge { // what nobody has seen is thought of as strung out behind the front
		for _, n := range g.near[c] {
			if n != off {
				f.threat[n] += f.hidden / int32(4*len(f.edge))
			}
		}
	}
	for c := range f.toll {
		f.toll[c] = uint8(min(f.enemy[c]/100, 40))
	}
}

// driftMost is how many hexes an enemy out of sight is thought to have come at most.
const driftMost = 6

// age is for how many days an enemy has been out of sight.
func (f *fields) age(v *game.View, id force.ID) int {
	if v.Force.Place[id].Hex != hex.None {
		return 0
	}
	return int(v.Day - v.Sightings[v.Side][id].On)
}

func spread(g *ground, onto []int32, c cell, power int32) {
	g.within(c, len(weightAt)-1, func(n cell, d int) { onto[n] += power * weightAt[d] / 100 })
}

// borders tells whether a cell touches ground that a side controls.
func (f *fields) borders(g *ground, c cell, side force.Side) bool {
	for _, n := range g.near[c] {
		if n != off && f.holder[n] == side {
			return true
		}
	}
	return false
}

// headStart is the lead, in half-hours, that an enemy may have who has been out of sight for days.
const headStart = 4 * dayTime

// clock finds how soon each side can be anywhere. Enemy ground without known troops is thought to hide
// some a day away.
func (f *fields) clock(g *ground, v *game.View) {
	blank(f.theirs)
	for _, id := range v.Force.Combat {
		if c := f.ghost[id]; c != off && !f.pocket(c) && f.power[id] > 0 {
			f.flood.seed(f.theirs, c, max(0, headStart-dayTime*f.age(v, id)))
		}
	}
	for _, c := range f.edge {
		f.flood.seed(f.theirs, c, headStart+dayTime)
	}
	f.flood.run(&f.out[onFoot], f.theirs, nil, off, far)
	for c, t := range f.theirs {
		if t < far {
			f.theirs[c] = max(0, t-headStart)
		}
	}
	blank(f.ours)
	for c := range g.hexes {
		if f.own[c] > 0 {
			f.flood.seed(f.ours, cell(c), 0)
		}
	}
	f.flood.run(&f.out[onFoot], f.ours, nil, off, far)
}

// link finds the ground from which a way through a side's own ground, and over no wall, leads to its supply.
func (f *fields) link(g *ground, v *game.View, side force.Side, linked, wall []bool) {
	clear(linked)
	queue := f.queue[:0]
	for s := range v.Sources(side) {
		if c := g.cells[s.Hex]; c != off && !linked[c] && !wall[c] && f.holder[c] == side {
			linked[c] = true
			queue = append(queue, c)
		}
	}
	if len(queue) == 0 { // no source: all of it is home
		for c, holder := range f.holder {
			linked[c] = holder == side && !wall[c]
		}
		return
	}
	for i := 0; i < len(queue); i++ {
		for _, n := range g.near[queue[i]] {
			if n != off && f.holder[n] == side && !linked[n] && !wall[n] {
				linked[n] = true
				queue = append(queue, n)
			}
		}
	}
	f.queue = queue
}

// pocket tells whether known enemies in a cell have no way home: bypassed, landed or encircled. They are
// hunted, but no line is drawn against them.
func (f *fields) pocket(c cell) bool { return f.enemy[c] > 0 && !f.lines[c] }

// stakeClaims marks the ground over which a line may run: own, and what a penetration has just taken.
func (f *fields) stakeClaims(g *ground) {
	clear(f.claim)
	queue := f.queue[:0]
	for c, linked := range f.linked {
		if linked {
			f.claim[c] = 3
			queue = append(queue, cell(c))
		}
	}
	for i := 0; i < len(queue) && f.claim[queue[i]] > 1; i++ {
		c := queue[i]
		for _, n := range g.near[c] {
			if n != off && f.claim[n] == 0 {
				f.claim[n] = f.claim[c] - 1
				queue = append(queue, n)
			}
		}
	}
	f.queue = queue
}
