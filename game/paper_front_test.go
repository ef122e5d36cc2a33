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
	p.setup.Air[force.South] = []game.Step{{Value: 240}}
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

// campaign is what is kept of a war at the perimeter.
type campaign struct {
	broken    bool
	lost      int // hexes taken by the North in the first ten days
	made, met int // attacks of the North, and those that a reserve marched against
	losses    int // of the North, men
}

// naktong plays the perimeter so many times.
func naktong(t testing.TB, attacks, free int, reserves bool, n int) []campaign {
	p := newPerimeter(t, free, reserves)
	all := make([]campaign, n)
	wars(n, func(seed int) {
		north := &attacker{staff: staff{regiments: 3}, perimeter: p, attacks: attacks}
		south := &defender{staff: staff{regiments: 4, sorties: 40}, perimeter: p, reserves: reserves}
		w, last := p.war(uint64(seed), north, south, p.broken)
		c, tally := &all[seed], &w.Tally[force.North]
		c.broken, c.made, c.met = last <= p.setup.Turns, north.made, north.met
		c.losses = int(tally.Killed + tally.Wounded + tally.Missing)
		for _, turn := range north.took {
			if turn <= 10 {
				c.lost++
			}
		}
	})
	return all
}

func TestPaperNaktong(t *testing.T) {
	n := seeds(150)
	cells := []struct {
		attacks, free int
		reserves      bool
		paper         string
	}{
		{2, 1, true, "60"}, {2, 2, true, "3"},
		{3, 1, true, "96"}, {3, 2, true, "58"}, {3, 3, true, "2"}, {3, 4, true, "0"},
		{4, 3, true, "48"}, {4, 4, true, "6"}, {4, 4, false, "95"},
	}
	broken, lost := map[string]int{}, map[string]int{} // per cent; hexes in a hundred wars
	for _, c := range cells {
		all := naktong(t, c.attacks, c.free, c.reserves, n)
		name := fmt.Sprintf("%d attacks a day, %d free", c.attacks, c.free)
		if !c.reserves {
			name += ", idle in the enemy's day"
		}
		sum := campaign{}
		for _, w := range all {
			sum.lost, sum.made, sum.met, sum.losses = sum.lost+w.lost, sum.made+w.made, sum.met+w.met, sum.losses+w.losses
		}
		broken[name], lost[name] = share(all, func(c campaign) bool { return c.broken }), 100*sum.lost/n
		t.Logf("%-49s broken %2d %%, on paper %2s %%; %2d.%d hexes lost in ten days; %2d %% of attacks met by a reserve; North lost %d men",
			name, broken[name], c.paper, lost[name]/100, lost[name]/10%10, 100*sum.met/sum.made, sum.losses/n)
	}
	less := func(what string, of map[string]int, a, b string, margin int) {
		if testing.Short() {
			margin = 0 // few wars tell no more than the direction
		}
		if of[a]+margin > of[b] {
			t.Errorf("%s: %d with %s, %d with %s", what, of[a], a, of[b], b)
		}
	}
	less("broken, per cent", broken, "3 attacks a day, 4 free", "3 attacks a day, 1 free", 10)
	less("hexes lost in a hundred wars", lost, "2 attacks a day, 2 free", "3 attacks a day, 2 free", 100)
	less("hexes lost in a hundred wars", lost, "3 attacks a day, 3 free", "4 attacks a day, 3 free", 100)
	less("hexes lost in a hundred wars", lost, "3 attacks a day, 4 free", "3 attacks a day, 1 free", 50)
	less("hexes lost in a hundred wars", lost, "4 attacks a day, 4 free", "4 attacks a day, 4 free, idle in the enemy's day", 150)
}
