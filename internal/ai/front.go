package ai

import (
	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/force"
)

// A line is a chain of neighbouring cells from one coast of the mainland to the other, so that whoever
// holds it has closed the front. Lines are not drawn by hand: each is the cheapest chain to hold at some
// distance from the enemy, and where rivers and ridges make it cheap there it runs.
type line struct {
	cells []cell
	price int // of holding all of it
}

// lineFinder looks for lines. Its memory is used anew for each.
type lineFinder struct {
	price []int16 // by cell: of holding it, closed if the line cannot run there
	dist  []int16
	from  []cell
	flood flood
	chain []cell
}

const closed = -1

// What a cell costs to hold, by its ground: about a tenth of a regiment a point. Level ground lets the
// enemy come over all of it, in the mountains only along the valleys.
var holdPrice = [atlas.Terrains]int16{atlas.Paddy: 12, atlas.Clear: 11, atlas.Plateau: 9, atlas.Hills: 8, atlas.Mountain: 5, atlas.HighMountain: 4, atlas.Urban: 8}

// roadPrice is what a road in from the enemy's side adds; a river before the whole cell leaves this many per cent.
var (
	roadPrice  = [atlas.MainRoad + 1]int16{0, 1, 2, 4}
	riverLeave = [atlas.MajorRiver + 1]int16{100, 85, 50}
)

// hold is the price of a cell as ground, seen from where the enemy comes.
func (p *Player) hold(v *game.View, c cell) int16 {
	g, theirs := p.ground, p.fields.theirs
	when := theirs[c]
	road, river, open := atlas.NoRoad, atlas.MajorRiver, false
	edges := &g.edges[c]
	for d, n := range g.near[c] {
		if n == off || theirs[n] >= when {
			continue // not on the enemy's side
		}
		e := edges[d]
		if e.river == atlas.NoRiver && p.shielded[n] {
			continue // the enemy must first come over the river there
		}
		open = true
		road = max(road, e.road)
		river = min(river, e.river)
	}
	price := g.holdPrice[c]
	if open {
		price = (price + roadPrice[road]) * riverLeave[river] / 100
	}
	return max(price, 2)
}

// shield finds the cells between which and an enemy who comes the shortest way a great river lies.
func (p *Player) shield() {
	g, theirs := p.ground, p.fields.theirs
	for c, rivers := range g.rivers {
		p.shielded[c] = false
		for d := 0; rivers != 0; d, rivers = d+1, rivers>>1 {
			if n := g.near[c][d]; rivers&1 != 0 && n != off && theirs[n] < theirs[c] {
				p.shielded[c] = true
				break
			}
		}
	}
}

// Weights of a line's price.
const (
	lateStep    = 4           // half-hours that the enemy is there before us, for one point
	latePrice   = 15          // at most
	dangerPower = 1500        // men of the enemy's beyond what stands against them, for one point …
	dangerPrice = 12          // … at most
	mannedSaves = 3           // where own troops stand already
	notOurs     = 10          // ground that must first be taken, though nobody seems to be there
	deepest     = 6 * dayTime // how far behind the wanted depth a line may run
	keepPrice   = 70          // per cent of the price where the line ran yesterday
)

// priceLine prices every cell for a line that keeps the enemy at least depth half-hours away.
func (p *Player) priceLine(v *game.View, depth int, claim uint8) {
	g, f, l := p.ground, &p.fields, &p.lines
	tolerance, lagPrice := 2*dayTime, 3
	if p.attacking {
		tolerance, lagPrice = dayTime, 2 // his line is where he has come to
	}
	for c, h := range g.hexes {
		l.price[c] = closed
		if !g.mainland[c] || f.enemy[c] > 0 || f.claim[c] < claim {
			continue
		}
		when := int(f.theirs[c])
		if when < depth && depth > 0 || when > depth+deepest || g.heart[force.North][c] || g.heart[force.South][c] {
			continue
		}
		price := int(p.holds[c] + g.last[v.Side][c])
		if p.wasLine[c] && !p.attacking {
			price = price * keepPrice / 100
		}
		price += max(0, when-depth-tolerance) / lagPrice
		price += min(latePrice, max(0, int(f.ours[c])-when)/lateStep)
		price += min(dangerPrice, max(0, int(f.threat[c])-2*int(f.help[c]))/dangerPower)
		if f.own[c] > 0 {
			price -= mannedSaves
		}
		if p.works[c] {
			price -= worksSave
		}
		if v.Control[h] != v.Side {
			price += notOurs
		}
		l.price[c] = int16(max(1, price-int(g.pride[v.Side][c])))
	}
}

// find appends to the line's cells the cheapest chain from coast to coast; false if there is none.
func (l *lineFinder) find(g *ground, out *line) bool {
	out.cells, out.price = out.cells[:0], 0
	blank(l.dist)
	for c, s := range g.shore {
		if s&leftShore != 0 && l.price[c] != closed {
			l.flood.seed(l.dist, cell(c), int(l.price[c]))
			l.from[c] = off
		}
	}
	end := l.spread(g)
	l.flood.empty()
	if end == off {
		return false
	}
	out.price = int(l.dist[end])
	for c := end; c != off; c = l.from[c] {
		out.cells = append(out.cells, c)
	}
	return true
}

// spread goes from the left coast as far as the right one: the first cell of it, off if no chain leads there.
func (l *lineFinder) spread(g *ground) (end cell) {
	for at := 0; at <= l.flood.top; at++ {
		for l.flood.head[at] != 0 {
			c := l.flood.head[at] - 1
			l.flood.head[at] = l.flood.next[c]
			if g.shore[c]&rightShore != 0 {
				return c
			}
			for _, n := range g.near[c] {
				if n == off || l.price[n] == closed {
					continue
				}
				if next := at + int(l.price[n]); next < far && int(l.dist[n]) > next {
					l.flood.seed(l.dist, n, next)
					l.from[n] = c
				}
			}
		}
	}
	return off
}

// depths are how far from the enemy lines are looked for, in half-hours: where they stand, and one day's
// march to ten behind.
var depths = [...]int{0, dayTime, 2 * dayTime, 3 * dayTime, 5 * dayTime, 7 * dayTime, 10 * dayTime}

// weighLine is what choosing a line would cost: troops it lacks, ground and towns it gives up.
func (p *Player) weighLine(v *game.View, l *line, quarters int) int {
	need := l.price * needQuarters / 10
	cost := max(0, need-quarters)*p.doctrine.thin/10 + l.price/2
	ground := 0
	p.expose(v, l)
	for c, linked := range p.fields.linked {
		if linked && p.open[c] {
			ground += p.doctrine.yield
		}
	}
	for _, s := range p.ground.sites {
		if p.fields.linked[s] && p.open[s] {
			ground += p.doctrine.town * int(p.ground.value[v.Side][s])
		}
	}
	return cost + ground/100
}

// expose marks what lies open before a line: all that known enemies reach without crossing it, if they
// have a way home without crossing it. Those who have not are behind it, to be hunted.
func (p *Player) expose(v *game.View, l *line) {
	g, f := p.ground, &p.fields
	for _, c := range l.cells {
		p.wall[c] = true
	}
	f.link(g, v, v.Side.Enemy(), p.open, p.wall)
	queue := p.lines.chain[:0]
	for c := range g.hexes {
		if f.enemy[c] > 0 && p.open[c] {
			queue = append(queue, cell(c))
		}
	}
	for i := 0; i < len(queue); i++ {
		for _, n := range g.near[queue[i]] {
			if n != off && !p.open[n] && !p.wall[n] {
				p.open[n] = true
				queue = append(queue, n)
			}
		}
	}
	p.lines.chain = queue
	for _, c := range l.cells {
		p.wall[c] = false
	}
}

// needQuarters is how many tenths of a quarter of a regiment a point of a line's price asks for.
const needQuarters = 2

// tries is how many candidates for the line there are: each depth on own ground, and if there is no line
// at all, each again over what a penetration has taken.
const tries = 2 * len(depths)

// chooseLine takes the candidate if it is better than the best so far; yesterday's depth has a start.
func (p *Player) chooseLine(v *game.View, i int) {
	i, claim := i%len(depths), uint8(3-2*(i/len(depths)))
	if p.intent.Depth > 0 && i < int(p.intent.Depth)-1 {
		return // not so near
	}
	p.priceLine(v, depths[i], claim)
	if !p.lines.find(p.ground, &p.candidate) {
		return
	}
	b := &p.behindLine[i]
	b.cells, b.price = append(b.cells[:0], p.candidate.cells...), p.candidate.price
	cost := p.weighLine(v, &p.candidate, p.lineQuarters)
	if depths[i] == p.depth {
		cost -= cost / 10
	}
	if p.bestCost < 0 || cost < p.bestCost {
		p.bestCost, p.bestDepth = cost, depths[i]
		p.front, p.candidate = p.candidate, p.front
	}
}

// Gaps counts the cells of the line chosen for the day that no unit of the side stands on or next to:
// where the enemy could walk through. Open mountains without a road count too.
func (p *Player) Gaps(v *game.View) (gaps, length int) {
	if p.ground == nil {
		return 0, 0
	}
	for _, c := range p.front.cells {
		if !p.covered(v, c) {
			gaps++
		}
	}
	return gaps, len(p.front.cells)
}

// covered tells whether own troops stand in a cell or next to it.
func (p *Player) covered(v *game.View, c cell) bool {
	if v.Holder(p.ground.hexes[c]) == v.Side {
		return true
	}
	for _, n := range p.ground.near[c] {
		if n != off && v.Holder(p.ground.hexes[n]) == v.Side {
			return true
		}
	}
	return false
}
