package game_test

import (
	"cmp"
	"slices"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// The two commanders at the perimeter are coarse but sensible. They see the whole board; the attacker
// does not know where reserves will march.

// attacker makes a number of division attacks a day where they promise most ground, adding to what has
// been won; goes through holes in the line a hex at a time; brings up behind the fights whoever is not
// needed elsewhere; and takes those who are worn out of the line until they have rested.
type attacker struct {
	staff
	*perimeter
	attacks int
	resting []bool // by unit
}

func (c *attacker) day(w *game.World) {
	c.plan(w, []fight.Kind{fight.Deliberate, fight.RiverAssault}, func(h hex.Index, p *game.Preview) int {
		if p.Forecast.Gain < 12000 { // 18 %
			return 0
		}
		return min(10000, p.Held+int(p.Forecast.GroundMean)) + 3000*max(0, c.depth[h])
	})
	var aims []hex.Index
	for _, plan := range c.plans[:min(len(c.plans), c.attacks)] {
		aims = append(aims, plan.target)
	}
	c.attack(w, c.attacks)
	c.move(w, steps(w.Map, aims...))
}

func (c *attacker) move(w *game.World, toAim []int) {
	if c.resting == nil {
		c.resting = make([]bool, w.Force.Len())
	}
	for _, id := range units(w, force.North) {
		from, men, fatigue := w.Force.Place[id].Hex, w.Force.Strength[id].Men, w.Force.Condition[id].Fatigue
		c.resting[id] = men < 1300 || fatigue >= 450 || c.resting[id] && (men < 1900 || fatigue > 150)
		contact := w.Contact(from, force.North)
		switch {
		case c.resting[id] && contact:
			c.march(w, id, func(h hex.Index) int {
				if c.depth[h] >= 0 || w.Contact(h, force.North) {
					return -2 * far
				}
				return -toAim[h]
			})
		case c.resting[id]:
		case !contact || c.hole(w, from):
			c.advance(w, id, toAim, contact)
		case toAim[from] > 1 && toAim[from] <= 5 && around(&w.Board, from, force.North) >= 4:
			// A quiet sector that a neighbour holds as well gives its regiment to the nearest fight.
			c.march(w, id, func(h hex.Index) int {
				if toAim[h] == 0 || c.depth[h] > 0 {
					return -2 * far
				}
				return -toAim[h]
			})
		}
	}
}

// advance brings a regiment up to the fights, or a hex deeper behind the line.
func (c *attacker) advance(w *game.World, id force.ID, toAim []int, contact bool) {
	from := w.Force.Place[id].Hex
	deepest := max(0, c.depth[from]) + 1
	c.march(w, id, func(h hex.Index) int {
		switch depth := max(0, c.depth[h]); {
		case depth > deepest:
			return -2 * far
		case h == from && contact: // it holds somebody
			return 10 * far * depth
		default:
			return 10*far*depth - toAim[h]
		}
	})
}

// hole tells whether the ground behind the enemy's line lies open before a hex.
func (c *attacker) hole(w *game.World, from hex.Index) bool {
	for _, n := range w.Map.Near[from] {
		if n != hex.None && c.depth[n] > max(0, c.depth[from]) && w.Control[n] == force.South && w.Holder(n) == force.NoSide {
			return true
		}
	}
	return false
}

// defender counter-attacks what has come into the line, closes its holes and relieves its worn regiments
// with those that are free, and lets the rest wait as reserves behind the hexes in danger.
type defender struct {
	staff
	*perimeter
	reserves bool // may act in the enemy's day
	work     work
	reaches  []game.Reach
	ways     ways
}

// work is what a defender does in his own day.
type work uint8

const (
	allWork   work = iota
	noStrikes      // no counter-attacks
	noWork         // nor does he close holes or relieve anybody: he waits behind the line
)

func (c *defender) day(w *game.World) {
	if c.work < noStrikes {
		c.counterAttack(w)
	}
	free := c.free(w)
	if c.work < noWork {
		free = c.closeHoles(w, free)
		free = c.relieve(w, free)
	}
	c.wait(w, free)
}

// counterAttack strikes, with those who are free, at the enemy behind the line and before the hexes in
// which he has won ground; and where the odds are good, with all who stand next to him behind the line.
func (c *defender) counterAttack(w *game.World) {
	free := c.free(w)
	c.may = func(id force.ID, target hex.Index) bool {
		return slices.Contains(free, id) && (c.depth[target] >= 0 || w.Contest[w.Force.Place[id].Hex].Metres >= 3000)
	}
	c.strike(w, 28000) // 43 %
	c.may = func(_ force.ID, target hex.Index) bool { return c.depth[target] >= 0 }
	c.strike(w, 40000) // 61 %
}

// strike makes the attacks whose chance to gain ground is good enough, in 65,536ths.
func (c *defender) strike(w *game.World, chance int32) {
	c.plan(w, []fight.Kind{fight.Deliberate, fight.Hasty}, func(h hex.Index, p *game.Preview) int {
		if p.Forecast.Gain < chance {
			return 0
		}
		return max(1, int(p.Forecast.Gain)+10000*c.depth[h])
	})
	c.attack(w, 3)
}

// free lists the regiments that hold nothing: those behind the line and out of contact, and of those who
// stand together in a hex all but the one that holds it best.
func (c *defender) free(w *game.World) (free []force.ID) {
	hold := func(id force.ID) int {
		return vigour(&w.Board, id) * terms.PostureFactor[w.Posture(id)]
	}
	for _, id := range units(w, force.South) {
		h := w.Force.Place[id].Hex
		keeps := c.depth[h] == 0 || c.depth[h] > 0 && w.Contact(h, force.South)
		for other := range w.Stack(h) {
			keeps = keeps && (other == id || hold(id) > hold(other) || hold(id) == hold(other) && id < other)
		}
		if !keeps {
			free = append(free, id)
		}
	}
	return free
}

// terms is the numbers of the combat rules, for those who reckon without a preview.
var terms = fight.Default()

// closeHoles sends the nearest free regiment into each empty hex next to the enemy, the deepest first,
// and returns those that are left. Open ground that a neighbour's zone of control covers needs nobody.
func (c *defender) closeHoles(w *game.World, free []force.ID) (left []force.ID) {
	for len(c.reaches) < len(free) {
		c.reaches = append(c.reaches, game.Reach{})
	}
	for i, id := range free {
		w.Reach(id, &c.reaches[i])
	}
	type hole struct {
		hex.Index
		need int
	}
	var holes []hole
	for _, h := range w.Map.Land {
		if c.depth[h] < 0 || c.depth[h] == far || w.Holder(h) != force.NoSide || around(&w.Board, h, force.North) == 0 {
			continue
		}
		need := 100*c.depth[h] + around(&w.Board, h, force.North)
		if w.InZOC(h, force.North) {
			if t := w.Map.Cells[h].Terrain; t != atlas.Hills && t != atlas.Mountain {
				continue
			}
			need -= 150
		}
		holes = append(holes, hole{h, need})
	}
	slices.SortStableFunc(holes, func(a, b hole) int { return cmp.Compare(b.need, a.need) })
	gone := make([]bool, len(free))
	for _, h := range holes {
		best, least := -1, 0
		for i, id := range free {
			if m := c.reaches[i].Minutes(h.Index); !gone[i] && m >= 0 && (best < 0 || m < least) && !w.Force.Condition[id].Routed {
				best, least = i, m
			}
		}
		if best >= 0 {
			gone[best] = c.follow(w, free[best], &c.reaches[best], h.Index)
		}
	}
	for i, id := range free {
		if !gone[i] {
			left = append(left, id)
		}
	}
	return left
}

// relieve sends rested regiments to those that hold a hex and are worn; these come out tomorrow.
func (c *defender) relieve(w *game.World, free []force.ID) (left []force.ID) {
	for _, id := range free {
		if worn(w, id) || !c.march(w, id, func(h hex.Index) int {
			if c.depth[h] < 0 || w.Holder(h) != force.South || !w.Contact(h, force.South) || h == w.Force.Place[id].Hex {
				return 0
			}
			for other := range w.Stack(h) {
				if !worn(w, other) {
					return 0
				}
			}
			return 1
		}) {
			left = append(left, id)
		}
	}
	return left
}

// worn tells whether a regiment should come out of the line, and is no reserve.
func worn(w *game.World, id force.ID) bool {
	state := &w.Force.Condition[id]
	return state.Fatigue >= spent || w.Force.Strength[id].Men < 1300 || state.Routed
}

// restless is the fatigue from which a regiment out of contact stays where it is, to rest.
const restless = 300

// wait sends the rest, the nearest first, behind the hexes most in danger, where they are out of contact
// and can still march into the fight. Those whose fight goes on stay in it, and the tired rest.
func (c *defender) wait(w *game.World, free []force.ID) {
	danger := c.danger(w)
	free = slices.DeleteFunc(free, func(id force.ID) bool {
		if on := c.reserves && !worn(w, id); on != w.Force.Standing[id].Reserve {
			give(w, game.Order{Kind: game.SetReserve, Unit: id, On: on, Hex: hex.None})
		}
		h, state := w.Force.Place[id].Hex, &w.Force.Condition[id]
		return w.Contest[h].Last == w.Day && w.Contest[h].Metres > 0 || (state.Routed || state.Fatigue >= restless) && !w.Contact(h, force.South)
	})
	for len(free) > 0 {
		most := w.Map.Land[0]
		for _, h := range w.Map.Land {
			if danger[h] > danger[most] {
				most = h
			}
		}
		if danger[most] == 0 {
			return
		}
		danger[most] = 0
		away := c.ways.to(&w.Board, most)
		nearest := 0
		for i, id := range free {
			if away[w.Force.Place[id].Hex] < away[w.Force.Place[free[nearest]].Hex] {
				nearest = i
			}
		}
		id := free[nearest]
		free = slices.Delete(free, nearest, nearest+1)
		c.march(w, id, func(h hex.Index) int {
			if w.Contact(h, force.South) || c.depth[h] <= 0 {
				return -2 * far
			}
			return -away[h]
		})
		for _, n := range w.Map.Near[w.Force.Place[id].Hex] { // it stands behind these, too
			if n != hex.None {
				danger[n] /= 2
			}
		}
	}
}

// danger is the ground that the enemy holds in each hex and could win there tomorrow, metres, as he
// himself reckons it when he chooses where to attack.
func (c *defender) danger(w *game.World) []int {
	danger := make([]int, w.Map.Len())
	for _, h := range w.Map.Land {
		quarters := around(&w.Board, h, force.North)
		if w.Holder(h) != force.South || c.depth[h] < 0 || quarters == 0 {
			continue
		}
		own, posture := 1, fight.NoPosture
		for id := range w.Stack(h) {
			own += vigour(&w.Board, id)
			posture = max(posture, w.Posture(id))
		}
		metres := 3000 * min(12, quarters) * 600 / own // at even strength, a regiment being 2,400 men
		metres = metres * terms.AdvanceTerrain[w.Map.Cells[h].Terrain] / 1000 * terms.AdvancePosture[posture] / 1000
		danger[h] = int(w.Contest[h].Metres) + min(10000, metres) + 3000*c.depth[h]
	}
	return danger
}

// ways measures marches of more than a day, in half-hours of a lorried regiment that meets no enemy.
type ways struct {
	away  []int
	queue [100][]hex.Index
}

// to is the time from anywhere to a hex.
func (s *ways) to(b *game.Board, goal hex.Index) []int {
	if s.away == nil {
		s.away = make([]int, b.Map.Len())
	}
	for h := range s.away {
		s.away[h] = far
	}
	s.away[goal] = 0
	s.queue[0] = append(s.queue[0][:0], goal)
	for time := range s.queue {
		for i := 0; i < len(s.queue[time]); i++ {
			h := s.queue[time][i]
			if s.away[h] != time {
				continue
			}
			for d, n := range b.Map.Near[h] {
				if n == hex.None || !b.Map.Cells[n].Land() || b.Holder(n) == force.North {
					continue
				}
				if t := time + halfHours(b.Map, h, hex.Dir(d)); t < len(s.queue) && t < s.away[n] {
					s.away[n] = t
					s.queue[t] = append(s.queue[t], n)
				}
			}
		}
		s.queue[time] = s.queue[time][:0]
	}
	return s.away
}

// halfHours is the time of a step across side d of a hex into it.
func halfHours(a *atlas.Atlas, to hex.Index, d hex.Dir) int {
	e, time := a.Edge(to, d), 12
	switch t := a.Cells[to].Terrain; {
	case e.Road != atlas.NoRoad:
		return [...]int{atlas.Track: 8, atlas.SecondaryRoad: 3, atlas.MainRoad: 2}[e.Road]
	case t == atlas.Mountain || t == atlas.HighMountain:
		time = 18
	}
	if e.River == atlas.MajorRiver {
		time += 12
	}
	return time
}
