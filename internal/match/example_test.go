package match_test

import (
	"fmt"

	"parallel38/game"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/match"
	"parallel38/internal/replay"
)

// marcher is an opponent in under a hundred lines that needs package game alone: each unit attacks next to the enemy
// where the odds are good, and else marches towards the nearest place that counts and that is not its side's.
type marcher struct {
	turn  int16
	next  int // in v.Force.Combat
	reach game.Reach
	view  game.Preview
	legal []game.Order
}

// Think implements match.Player: it gets what its side sees and returns one order at a time.
func (m *marcher) Think(v *game.View, _ int) (game.Order, bool) {
	if m.turn != v.Turn {
		m.turn, m.next = v.Turn, 0
	}
	for m.next < len(v.Force.Combat) {
		id := v.Force.Combat[m.next]
		m.next++
		if v.Force.Side(id) != v.Side || v.Force.Place[id].Hex == hex.None {
			continue
		}
		if o, ok := m.order(v, id); ok {
			return o, true
		}
	}
	return game.Order{}, true // the zero order ends the day
}

// order is the best of a unit's legal orders, if it is better than standing still.
func (m *marcher) order(v *game.View, id force.ID) (best game.Order, ok bool) {
	goal := m.goal(v, v.Force.Place[id].Hex)
	if goal == hex.None {
		return best, false
	}
	nearest := v.Map.Distance(v.Force.Place[id].Hex, goal)
	m.legal = game.Orders(v, id, &m.reach, m.legal[:0])
	for _, o := range m.legal {
		switch o.Kind {
		case game.Attack: // the preview is what the dice will be thrown for
			if v.Preview(&o, &m.view) == nil && m.view.Forecast.Odds > 500 && o.Attack != fight.AllOut {
				return o, true
			}
		case game.Move:
			at := v.Force.Place[id].Hex
			for _, d := range o.Marching() {
				at = v.Map.Near[at][d]
			}
			if away := v.Map.Distance(at, goal); away < nearest {
				best, nearest, ok = o, away, true
			}
		}
	}
	return best, ok
}

// goal is the nearest place that counts and is not the side's, hex.None if there is none.
func (m *marcher) goal(v *game.View, from hex.Index) hex.Index {
	best := hex.None
	for i := range v.Setup.Victory {
		c := &v.Setup.Victory[i]
		if c.Kind != game.Take && c.Kind != game.Hold || v.Control[c.Place] == v.Side {
			continue
		}
		if best == hex.None || v.Map.Distance(from, c.Place) < v.Map.Distance(from, best) {
			best = c.Place
		}
	}
	return best
}

// An opponent of one's own plays the first days of storm-1950 against another of its kind.
func ExamplePlayer() {
	a, setup, err := replay.Builtin("storm-1950")
	if err != nil {
		panic(err)
	}
	m := match.New(a, setup, 38, match.Seats{force.North: {Name: "marcher", Player: &marcher{}}, force.South: {Name: "marcher", Player: &marcher{}}})
	for m.Played() < 4 {
		if err := m.Day(); err != nil { // an order that the rules refuse would end it here
			panic(err)
		}
	}
	taken := 0
	for h, side := range m.World().Control {
		if side == force.North && setup.Control[h] == force.South {
			taken++
		}
	}
	fmt.Printf("%d days; the North has taken ground: %t\n", m.Played(), taken > 20)
	// Output: 4 days; the North has taken ground: true
}
