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

// give carries out an order and returns what happened: nothing if it was refused, for coarse commanders
// make mistakes.
func give(w *game.World, o game.Order) []game.Event {
	events, err := w.Apply(o)
	if err != nil {
		return nil
	}
	return events
}

// idle stands where it is.
type idle struct{}

func (idle) day(*game.World) {}

// staff is what every commander can do. It keeps the memory for the searches of one war, so that they
// cost nothing, and the record of its attacks.
type staff struct {
	regiments int                                      // in one attack
	sorties   int16                                    // asked for in one attack
	may       func(id force.ID, target hex.Index) bool // whom the commander puts in; nil: anybody

	made, met int   // attacks, and those that a reserve marched against
	took      []int // the turn on which each hex fell
	hoped     gains // of the attacks that a reserve marched against: the odds before it came …
	faced     gains // … and with it

	before func(w *game.World, target hex.Index) // is told of each attack

	preview game.Preview
	joiners []force.ID
	plans   []plan
	reach   game.Reach
	path    []hex.Dir
}

// gains are the forecasts of some attacks, added up.
type gains struct {
	chance int // to gain ground, in 65,536
	metres int
}

func (g *gains) add(f *fight.Forecast) {
	g.chance += int(f.Gain)
	g.metres += int(f.GroundMean)
}

// plan is an attack that could be made today, and what it is worth to the commander.
type plan struct {
	target hex.Index
	kind   fight.Kind
	worth  int
}

// spent is the fatigue from which a regiment is left out of attacks, thousandths.
const spent = 500

// plan lists the attacks of some kinds that could be made, best first; what is worth nothing is left out.
func (s *staff) plan(w *game.World, kinds []fight.Kind, worth func(h hex.Index, p *game.Preview) int) {
	side := w.Moving()
	v := w.Look(side)
	s.plans = s.plans[:0]
	for _, h := range v.Map.Land {
		if v.Holder(h) != side.Enemy() || !v.Contact(h, side.Enemy()) {
			continue
		}
		best := plan{target: h}
		for _, kind := range kinds {
			o := s.joint(v, h, kind)
			if o.Count == 0 || v.Preview(&o, &s.preview) != nil {
				continue
			}
			if n := worth(h, &s.preview); n > best.worth {
				best.kind, best.worth = kind, n
			}
		}
		if best.worth > 0 {
			s.plans = append(s.plans, best)
		}
	}
	slices.SortStableFunc(s.plans, func(a, b plan) int { return cmp.Compare(b.worth, a.worth) })
}

// attack makes up to n of the planned attacks.
func (s *staff) attack(w *game.World, n int) {
	for _, plan := range s.plans {
		if n == 0 {
			return
		}
		o := s.joint(w.Look(w.Moving()), plan.target, plan.kind)
		if o.Count == 0 {
			continue
		}
		n--
		s.made++
		if s.before != nil {
			s.before(w, plan.target)
		}
		met := s.met
		hoped := w.Look(w.Moving()).Preview(&o, &s.preview) == nil
		for _, e := range give(w, o) {
			if e.Kind == game.Fought && s.met > met && hoped {
				s.hoped.add(&s.preview.Forecast)
				s.faced.add(&e.Report.Odds)
			}
			switch {
			case e.Kind == game.Reinforced:
				s.met++
			case e.Kind == game.Fought && e.Report.Fell:
				s.took = append(s.took, int(w.Turn))
			}
		}
	}
}

// joint is an attack on a hex by as many regiments as the commander puts in and as find room, the
// strongest first, and by all that is smaller than a regiment.
func (s *staff) joint(v *game.View, target hex.Index, kind fight.Kind) game.Order {
	s.joiners = v.Joiners(target, kind, s.joiners[:0])
	slices.SortStableFunc(s.joiners, func(a, b force.ID) int { return cmp.Compare(vigour(&v.Board, b), vigour(&v.Board, a)) })
	o := game.Assault(target, kind)
	o.Sorties = s.sorties
	regiments := 0
	for _, id := range s.joiners {
		regiment := v.Force.Quarters(id) >= 4
		if regiment && regiments == s.regiments || o.Count == game.MaxUnits || v.Force.Condition[id].Fatigue >= spent || s.may != nil && !s.may(id, target) {
			continue
		}
		o.Units[o.Count] = id
		o.Count++
		if game.Check(v, &o) != nil {
			o.Count--
			o.Units[o.Count] = 0
		} else if regiment {
			regiments++
		}
	}
	return o
}

// vigour is what a unit can put into a fight: its men, less what fatigue takes.
func vigour(b *game.Board, id force.ID) int {
	return int(b.Force.Strength[id].Men) * (1000 - int(b.Force.Condition[id].Fatigue)) / 1000
}

// march sends a unit to the hex within its reach that is worth most, if one is worth more than where it
// stands. It tells whether it went.
func (s *staff) march(w *game.World, id force.ID, worth func(h hex.Index) int) bool {
	from := w.Force.Place[id].Hex
	best, most := from, worth(from)
	w.Reach(id, &s.reach)
	for _, h := range s.reach.Hexes {
		if n := worth(h); n > most {
			best, most = h, n
		}
	}
	return best != from && s.follow(w, id, &s.reach, best)
}

// follow sends a unit on a march that has been found.
func (s *staff) follow(w *game.World, id force.ID, r *game.Reach, to hex.Index) bool {
	s.path = r.Path(&w.Board, to, s.path[:0])
	return give(w, game.March(id, s.path)) != nil
}

// units lists a side's units on the map that have hours left.
func units(w *game.World, side force.Side) (ids []force.ID) {
	for _, id := range w.Force.Combat {
		if w.Force.Side(id) == side && w.Force.Place[id].Hex != hex.None && w.Force.March[id].Left > 0 {
			ids = append(ids, id)
		}
	}
	return ids
}

// around is the size of a side's units next to a hex, in quarters of a regiment.
func around(b *game.Board, h hex.Index, side force.Side) (quarters int) {
	for _, n := range b.Map.Near[h] {
		if n != hex.None && b.Holder(n) == side {
			quarters += b.Quarters(n)
		}
	}
	return quarters
}

// far is a distance from which there is no way.
const far = 999

// steps is how many hexes over land each hex is from the nearest of some others.
func steps(a *atlas.Atlas, from ...hex.Index) []int {
	steps := make([]int, a.Len())
	for h := range steps {
		steps[h] = far
	}
	for _, h := range from {
		steps[h] = 0
	}
	for queue := slices.Clone(from); len(queue) > 0; queue = queue[1:] {
		for d, n := range a.Near[queue[0]] {
			if n != hex.None && steps[n] == far && a.Cells[n].Land() && a.Cells[n].Country == atlas.Korea && !a.Edges[queue[0]][d].Strait {
				steps[n] = steps[queue[0]] + 1
				queue = append(queue, n)
			}
		}
	}
	return steps
}
