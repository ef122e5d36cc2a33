package game_test

import (
	"fmt"
	"slices"
	"testing"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// deepEnough is how many hexes behind its line the perimeter counts as broken.
const deepEnough = 4

// perimeter is the Naktong line of 4 August 1950.
type perimeter struct {
	*paper
	line  []hex.Index // from the west to the east
	depth []int       // by hex: steps behind the line, 0 on it, negative before it
}

// newPerimeter is 42 days at the perimeter: a regiment in each hex of the line, some free ones behind it,
// and the 36 regiments of twelve divisions before it. Each army has 900 drafts a day.
func newPerimeter(t testing.TB, free int, reserves bool) *perimeter {
	p := &perimeter{paper: newPaper(t, calendar.Of(1950, 8, 4), "Taegu", 26, 30)}
	p.setup.Turns = 42
	p.setup.Drafts[force.KPA] = []game.Step{{Value: 900}}
	p.setup.Drafts[force.ROK] = []game.Step{{Value: 900}}
	p.setup.Rules.Air.SkyPC, p.setup.Rules.Air.Wear = 0, 0 // 240 sorties a day, whatever they fly from
	p.setup.Boxes = []game.Box{{Code: "japan", Side: force.South, Reach: 100}}
	p.setup.Units = append(p.setup.Units, force.Spec{
		Identity:   force.Identity{Code: "air", Parent: force.None, Arm: force.Aircraft, Nation: force.ROK},
		Allegiance: force.Allegiance{Side: force.South},
		Place:      force.Place{Hex: hex.None, Presence: force.Present, Port: hex.None},
		Berth:      force.Berth{Box: 1}, AirGroup: force.AirGroup{Aircraft: 240, Rate: 100},
	})
	p.draw("Masan", "Haman", "Yongsan", "Changnyong", "Hyonpung", "Waegwan", "Uisong", "Yongdok")
	for h := range p.setup.Control {
		if p.setup.Control[h] != force.NoSide && p.depth[h] < 0 {
			p.setup.Control[h] = force.North
		}
	}
	p.supply(force.North, "Kumchon-S", "Chinju", "Andong")
	p.supply(force.South, "Pusan", "Taegu")

	american := func(s *force.Spec) {
		for _, c := range []func(*force.Spec){lorries, inMass(0), arms(fight.Gun105, 14), arms(fight.Bazooka35, 30), arms(fight.M4, 3)} {
			c(s)
		}
	}
	korean := func(s *force.Spec) {
		for _, c := range []func(*force.Spec){inMass(700), arms(fight.Gun105, 8), arms(fight.Bazooka35, 10)} {
			c(s)
		}
	}
	for i, h := range p.line {
		if i <= len(p.line)/2 { // the Americans hold the west, the Koreans the north
			p.add(force.South, fmt.Sprintf("us-%d", i), h, 2600, 750, dugIn(3), american)
		} else {
			p.add(force.South, fmt.Sprintf("rok-%d", i), h, 2600, 700, dugIn(3), korean)
		}
	}
	for i := range free {
		p.add(force.South, fmt.Sprintf("free-%d", i), p.station(i, free), 2600, 750, american, reserve(reserves))
	}
	for i, at := range p.ring(36) {
		p.add(force.North, fmt.Sprintf("kpa-%d", i), at, 2400, 800, arms(fight.Gun76, 12), arms(fight.T34, 1))
	}
	return p
}

// draw draws the line through some places by the shortest way, and measures what lies behind it.
func (p *perimeter) draw(places ...string) {
	at := p.at(places[0])
	for _, place := range places[1:] {
		for goal := p.at(place); at != goal; {
			p.line = append(p.line, at)
			next := at
			for _, n := range p.a.Near[at] {
				if n != hex.None && p.a.Cells[n].Land() && p.a.Distance(n, goal) < p.a.Distance(next, goal) {
					next = n
				}
			}
			at = next
		}
	}
	p.line = append(p.line, at)

	inside := make([]bool, p.a.Len())
	inside[p.at("Pusan")] = true
	for queue := []hex.Index{p.at("Pusan")}; len(queue) > 0; queue = queue[1:] {
		for _, n := range p.a.Near[queue[0]] {
			if n != hex.None && !inside[n] && p.a.Cells[n].Land() && p.a.Cells[n].Country == atlas.Korea && !slices.Contains(p.line, n) {
				inside[n] = true
				queue = append(queue, n)
			}
		}
	}
	p.depth = steps(p.a, p.line...)
	for h := range p.depth {
		if !inside[h] {
			p.depth[h] = -p.depth[h]
		}
	}
}

// station is a hex behind the line for one of so many free regiments, spread along it.
func (p *perimeter) station(i, of int) hex.Index {
	middle := p.line[(2*i+1)*len(p.line)/(2*of)]
	best := p.at("Taegu")
	for _, h := range p.a.Land {
		if p.depth[h] == 1 && p.a.Distance(h, middle) < p.a.Distance(best, middle) {
			best = h
		}
	}
	return best
}

// ring spreads so many regiments evenly over the hexes before the line, in the order of the line.
func (p *perimeter) ring(n int) (at []hex.Index) {
	var before []hex.Index
	for _, l := range p.line {
		for _, h := range p.a.Near[l] {
			if h != hex.None && p.depth[h] == -1 && p.a.Cells[h].Terrain != atlas.HighMountain && !slices.Contains(before, h) {
				before = append(before, h)
			}
		}
	}
	for i := range n {
		at = append(at, before[i*len(before)/n])
	}
	return at
}

// broken tells whether a regiment of the North stands four hexes behind the line with its supply open. Who
// has slipped through and is cut off has broken nothing.
func (p *perimeter) broken(w *game.World) bool {
	for _, id := range w.Force.Combat {
		h := w.Force.Place[id].Hex
		if h != hex.None && w.Force.Side(id) == force.North && p.depth[h] >= deepEnough && p.depth[h] < far && w.Force.Stores[id].Cut == 0 && w.SupplyDistance(force.North, h) >= 0 {
			return true
		}
	}
	return false
}

// cell is a row of the Naktong's table: how the two sides play.
type cell struct {
	attacks, free int
	idle          bool // the reserves do nothing in the enemy's day
	work          work // of the defender in his own day
	swift         bool // reserves march for twelve hours into a fight, and nobody tires
	paper         int  // per cent broken on paper
}

func (c cell) String() string {
	s := fmt.Sprintf("%d attacks, %d free", c.attacks, c.free)
	if c.idle {
		s += ", reserves idle"
	}
	if c.swift {
		s += ", swift and tireless"
	}
	return s + [...]string{allWork: "", noStrikes: ", no counter-attacks", noWork: ", no work of its own"}[c.work]
}

// campaign is what is kept of a war at the perimeter, and the sum of many.
type campaign struct {
	broken       int
	lost         int // hexes taken by the North in the first ten days
	fell, back   int // hexes taken by the North in all, and by the South
	made, met    int // attacks of the North, and those that a reserve marched against
	none         [reserveStates]int
	losses       int // of the North, men
	hoped, faced gains
}

func (c *campaign) add(o *campaign) {
	c.broken, c.lost, c.fell, c.back, c.made, c.met, c.losses = c.broken+o.broken, c.lost+o.lost, c.fell+o.fell, c.back+o.back, c.made+o.made, c.met+o.met, c.losses+o.losses
	for i := range c.none {
		c.none[i] += o.none[i]
	}
	c.hoped.chance, c.hoped.metres = c.hoped.chance+o.hoped.chance, c.hoped.metres+o.hoped.metres
	c.faced.chance, c.faced.metres = c.faced.chance+o.faced.chance, c.faced.metres+o.faced.metres
}

// Why no reserve comes, the nearer to coming the later.
const (
	noReserve     = iota // nobody is one
	inContact            // each stands next to the enemy
	wornOut              // or is worn out
	tooFar               // or more than six hours away, or there is no room for it
	comes                // one can
	reserveStates        // how many there are
)

// standby tells how near the reserves of the South are to marching against an attack.
func standby(w *game.World, target hex.Index, r *game.Reach) int {
	best := noReserve
	for _, id := range w.Force.Combat {
		at := w.Force.Place[id].Hex
		if at == hex.None || at == target || w.Force.Side(id) != force.South || !w.Force.Standing[id].Reserve || best == comes {
			continue
		}
		state := tooFar
		switch {
		case w.Contact(at, force.South):
			state = inContact
		case w.Force.Condition[id].Routed:
			state = wornOut
		default:
			w.Reach(id, r)
			if m := r.Minutes(target); m >= 0 && m <= w.Setup.Rules.Reaction.ReserveMinutes && w.StackRoom(target) >= w.Force.Quarters(id) {
				state = comes
			}
		}
		best = max(best, state)
	}
	return best
}

// naktong plays the perimeter so many times and adds it up.
func naktong(t testing.TB, c cell, n int) (sum campaign) {
	p := newPerimeter(t, c.free, !c.idle)
	if r := &p.setup.Rules; c.swift {
		r.Reaction.ReserveMinutes, r.Reaction.ReserveHexes = 719, 20
		r.Fight.AttackFatigue, r.Fight.DefenceFatigue, r.March.ForcedFatigue = 0, 0, 0
	}
	all := make([]campaign, n)
	wars(n, func(seed int) {
		one := &all[seed]
		north := &attacker{staff: staff{regiments: 3}, perimeter: p, attacks: c.attacks}
		south := &defender{staff: staff{regiments: 4, sorties: 40}, perimeter: p, reserves: !c.idle, work: c.work}
		var reach game.Reach
		north.before = func(w *game.World, target hex.Index) { one.none[standby(w, target, &reach)]++ }
		w, last := p.war(uint64(seed), north, south, p.broken)
		if last <= p.setup.Turns {
			one.broken = 1
		}
		tally := &w.Tally[force.North]
		one.made, one.met, one.fell, one.back, one.hoped, one.faced = north.made, north.met, len(north.took), len(south.took), north.hoped, north.faced
		one.losses = int(tally.Killed + tally.Wounded + tally.Missing)
		for _, turn := range north.took {
			if turn <= 10 {
				one.lost++
			}
		}
	})
	for i := range all {
		sum.add(&all[i])
	}
	return sum
}

func TestPaperNaktong(t *testing.T) {
	n := seeds(50)
	table := func(cells ...cell) (rows []campaign) {
		for _, c := range cells {
			sum := naktong(t, c, n)
			rows = append(rows, sum)
			paper := ""
			if c.paper > 0 || c.attacks == 3 && c.free == 4 && !c.swift {
				paper = fmt.Sprintf("(%d %%)", c.paper)
			}
			t.Logf("%-50s broken %2d %% %6s; hexes lost in ten days %4s, in all %4s, won back %4s; met by a reserve %2d %%; North lost %5d men",
				c, per(100, sum.broken, n), paper, tenths(sum.lost, n), tenths(sum.fell, n), tenths(sum.back, n), per(100, sum.met, sum.made), sum.losses/n)
		}
		return rows
	}
	t.Log("broken on paper in brackets")
	two := table(cell{attacks: 2, free: 1, paper: 60}, cell{attacks: 2, free: 2, paper: 3})
	three := table(cell{attacks: 3, free: 1, paper: 96}, cell{attacks: 3, free: 2, paper: 58}, cell{attacks: 3, free: 3, paper: 2}, cell{attacks: 3, free: 4})
	four := table(cell{attacks: 4, free: 3, paper: 48}, cell{attacks: 4, free: 4, paper: 6}, cell{attacks: 4, free: 4, idle: true, paper: 95})
	table(cell{attacks: 3, free: 4, swift: true}, cell{attacks: 4, free: 4, swift: true})
	t.Log("with less and less of the defender's own day")
	fewer := table(cell{attacks: 2, free: 3, work: noStrikes}, cell{attacks: 3, free: 3, work: noStrikes}, cell{attacks: 4, free: 3, work: noStrikes})
	march := table(cell{attacks: 4, free: 4, work: noStrikes}, cell{attacks: 4, free: 4, work: noWork})
	idle := table(cell{attacks: 4, free: 4, idle: true, work: noStrikes}, cell{attacks: 4, free: 4, idle: true, work: noWork})

	best := three[3]
	t.Logf("3 attacks, 4 free: a reserve takes the chance to gain ground from %d to %d %%, the ground expected from %d to %d metres",
		per(100, best.hoped.chance, best.met<<16), per(100, best.faced.chance, best.met<<16), per(1, best.hoped.metres, best.met), per(1, best.faced.metres, best.met))
	t.Logf("of its attacks, no regiment is a reserve in %d %%, all are in contact in %d, worn out in %d, too far in %d, one can come in %d",
		per(100, best.none[noReserve], best.made), per(100, best.none[inContact], best.made), per(100, best.none[wornOut], best.made), per(100, best.none[tooFar], best.made), per(100, best.none[comes], best.made))

	less := func(what string, a, b, margin int) {
		t.Helper()
		if testing.Short() {
			margin = min(0, margin) // few wars tell no more than the direction
		}
		if 100*a+margin*n > 100*b {
			t.Errorf("%s: %s and %s a war", what, tenths(a, n), tenths(b, n))
		}
	}
	less("lines broken with four free regiments and with one", three[3].broken, three[0].broken, 15)
	less("hexes lost with four free regiments and with one", three[3].lost, three[0].lost, 50)
	less("hexes lost to two attacks and to three", two[1].lost, three[1].lost, 100)
	less("hexes lost to three attacks and to four", three[2].lost, four[0].lost, 100)
	less("hexes lost with reserves that march and with idle ones", four[1].lost, four[2].lost, 150)
	less("lines broken by two attacks and by four, no counter-attacks", fewer[0].broken, fewer[2].broken, 20)
	less("lines broken by four attacks with counter-attacks and without", four[0].broken, fewer[2].broken, 15)
	less("lines broken with idle reserves that work in their own day and that do not", four[2].broken, idle[1].broken, 40)
	less("lines broken with marching reserves that work in their own day and that do not", four[1].broken, march[1].broken, 40)
	if was, is := per(1, best.hoped.metres, best.met), per(1, best.faced.metres, best.met); 3*is > 2*was {
		t.Errorf("a reserve takes the ground expected from %d to %d metres only", was, is)
	}
	if back := best.back * 100 / best.fell; back < 80 {
		t.Errorf("a defender who counter-attacks wins back %d of a hundred lost hexes", back)
	}
}

// per is so many of a total, to scale, rounded.
func per(scale, n, of int) int { return (2*scale*n + of) / max(1, 2*of) }

// tenths words a mean to one decimal.
func tenths(sum, n int) string {
	mean := per(10, sum, n)
	return fmt.Sprintf("%d.%d", mean/10, mean%10)
}
