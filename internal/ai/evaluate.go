package ai

import (
	"parallel38/game"
	"parallel38/game/calendar"
	"parallel38/game/force"
)

// What a position is worth, in men.
const (
	siteMen    = 40  // a place, for each point of its value
	dangerMen  = 40  // … and how much of that for one that the other side would reach at once
	tiredMilli = 150 // thousandths of a unit's power that the deepest fatigue or disorder takes: both pass
	cutMen     = 50  // per cent of the power of those who are cut off
	evalResist = 200 // half-hours that a march through troops is thought to cost at most
)

// evaluation weighs a position. Its memory is used anew for each.
type evaluation struct {
	reach  [force.Sides][]int16 // by cell: half-hours until a side's troops are there, those in the way fought
	resist [force.Sides][]uint8 // by cell: half-hours that a side's troops cost who goes through them
	power  [force.Sides][]int32 // by cell
}

func (e *evaluation) allot(cells int) {
	for side := range e.reach {
		e.reach[side], e.resist[side], e.power[side] = make([]int16, cells), make([]uint8, cells), make([]int32, cells)
	}
}

// evaluate is what the board of a forecast is worth to a side, in men: the strength of both armies, what places each holds
// and could walk into, and the score as it stands.
func (f *forecast) evaluate(side force.Side) int {
	w, g, e := f.world.Board(), f.own.ground, &f.weigh
	worth := 0
	for s := force.North; s < force.Sides; s++ {
		clear(e.power[s])
		clear(e.resist[s])
	}
	for _, id := range w.Force.Combat {
		h := w.Force.Place[id].Hex
		s := w.Force.Side(id)
		if h < 0 || !w.Force.Present(id) {
			continue
		}
		c := &w.Force.Condition[id]
		fat, dis := int(c.Fatigue), int(c.Disruption)
		power := int(powerOf(w, id, w.Force.Strength[id].Men)) * 1000 / max(200, 1000-4*fat/10-3*dis/10)
		power = power * (1000 - tiredMilli*(fat+dis)/1000) / 1000
		if w.Force.Stores[id].Cut > 0 {
			power = power * cutMen / 100
		}
		worth += sign(s, side) * power
		if c := g.cells[h]; c != off {
			e.power[s][c] += int32(power)
		}
	}
	for s := force.North; s < force.Sides; s++ {
		for c, power := range e.power[s] {
			if power < resistMen {
				continue
			}
			toll := uint8(min(power/resistMen, evalResist))
			e.resist[s][c] = max(e.resist[s][c], toll)
			for _, n := range g.near[c] {
				if n != off {
					e.resist[s][n] = max(e.resist[s][n], toll/besideResist)
				}
			}
		}
	}
	for s := force.North; s < force.Sides; s++ {
		blank(e.reach[s])
		for c, power := range e.power[s] {
			if power >= huntable {
				f.own.fields.flood.seed(e.reach[s], cell(c), 0)
			}
		}
		f.own.fields.flood.run(&f.own.fields.out[onFoot], e.reach[s], e.resist[s.Enemy()], off, far)
	}
	for _, c := range g.sites {
		holder := w.Control[g.hexes[c]]
		if holder == force.NoSide {
			continue
		}
		value := int(g.value[side][c])
		worth += sign(holder, side) * value * (siteMen - dangerMen*dayTime/(dayTime+int(e.reach[holder.Enemy()][c])))
	}
	return worth + (sign(force.North, side)*w.Outlook()+f.hopes(side))*f.pointMen
}

// What is hoped and feared for places that bring points.
const (
	hopedFor = 60  // per cent of the points of a place that is to be taken, for the day on which troops can be there
	endWorth = 400 // tenths of a point for a place that ends the war
)

// hopes is what places would bring that have not changed hands, or not yet, tenths of a point for a side: the points of those
// that are to be taken on the day on which troops can be there, those in the way fought; and for those that are to be held half of
// what they bring if the other side is there, and less the further off it is.
func (f *forecast) hopes(side force.Side) (points int) {
	w, g := f.world.Board(), f.own.ground
	for i := range w.Setup.Victory {
		c := &w.Setup.Victory[i]
		if c.Place < 0 || int(c.Place) >= len(g.cells) || g.cells[c.Place] == off {
			continue
		}
		holder := w.Control[c.Place]
		if holder == force.NoSide {
			continue
		}
		way := int(f.weigh.reach[holder.Enemy()][g.cells[c.Place]])
		near := dayTime * 1000 / (dayTime + way) // thousandths
		switch c.Kind {
		case game.Take:
			if w.Captured[i] != 0 || holder == c.Side {
				continue
			}
			day := w.Day + calendar.Day((way+dayTime-1)/dayTime)
			for _, s := range c.Table {
				if day <= s.From {
					points += sign(c.Side, side) * s.Value * hopedFor / 100
					break
				}
			}
		case game.Hold:
			worth := c.Points
			if c.Both {
				worth *= 2
			}
			points += sign(holder.Enemy(), side) * worth * near / 2000
		case game.SuddenEnd:
			if holder != c.Side {
				points += sign(c.Side, side) * endWorth * near / 1000 * near / 1000
			}
		}
	}
	return points
}

// pointMen is what a tenth of a point is worth in men: as many as the scenario scores one for, on the average of its counts of men
// and of regiments.
func pointMen(s *game.Setup) int {
	sum, n := 0, 0
	for i := range s.Victory {
		c := &s.Victory[i]
		switch {
		case c.Points == 0:
		case c.Kind == game.ArmyInBeing:
			sum, n = sum+max(1, c.Per)*regimentMen/c.Points, n+1
		case c.Kind == game.MenInBeing:
			sum, n = sum+max(1, c.Per)/c.Points, n+1
		}
	}
	if n == 0 {
		return leastPoint
	}
	return max(leastPoint, min(sum/n, mostPoint))
}

// A regiment counts for so many men, and a tenth of a point for so many at least and at most.
const (
	regimentMen = 1800
	leastPoint  = 60
	mostPoint   = 400
)

// sign is 1 for the side itself and −1 for its enemy.
func sign(of, side force.Side) int {
	if of == side {
		return 1
	}
	return -1
}
