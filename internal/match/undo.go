package match

import (
	"fmt"

	"parallel38/game"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// A person may undo without limit until dice were rolled or something hidden came to light: from there
// on the log is firm. Undoing goes back to the war as it was after the firm part and repeats the rest.

// betrays tells whether an order rolled dice or taught its side something, so that it cannot be undone.
func (m *Match) betrays(side force.Side, o *game.Order, events []game.Event, before []bool) bool {
	switch o.Kind {
	case game.EndDay, game.Settle, game.Attack:
		return true
	}
	for i := range events {
		switch e := &events[i]; e.Kind {
		case game.Stepped, game.Entrained, game.Embarked, game.Sailed, game.Rebased, game.Occupied, game.Dropped, game.PeopleByTrain: // a journey, and nothing else
		default:
			return true
		}
	}
	for id, now := range m.inSight(side, m.seen) {
		if now && !before[id] {
			return true
		}
	}
	return false
}

// inSight marks the enemy units that a side sees.
func (m *Match) inSight(side force.Side, marks []bool) []bool {
	v := m.world.Look(side)
	marks = append(marks[:0], make([]bool, v.Force.Len())...)
	for _, id := range v.Force.Combat {
		marks[id] = v.Force.Side(id) != side && v.Force.Place[id].Hex != hex.None
	}
	return marks
}

// keepBase keeps the war as it stands after the firm part of the log.
func (m *Match) keepBase() {
	switch {
	case m.baseAt == m.firm:
		return
	case m.firm != len(m.log):
		panic(fmt.Sprintf("match: base lost at order %d of %d, hash %016x", m.firm, len(m.log), m.world.Hash()))
	case m.base == nil:
		m.base = m.world.Twin()
	default:
		m.base.CopyFrom(m.world)
	}
	m.baseAt = m.firm
}

// CanUndo is how many orders can be undone.
func (m *Match) CanUndo() int { return len(m.log) - m.firm }

// CanRedo is how many orders can be redone.
func (m *Match) CanRedo() int { return len(m.undone) }

// Undo takes back the last order; false if there is none to take back.
func (m *Match) Undo() bool {
	if m.CanUndo() == 0 {
		return false
	}
	last := len(m.log) - 1
	m.undone = append(m.undone, m.log[last].Order)
	m.log = m.log[:last]
	m.world.CopyFrom(m.base)
	for i := m.firm; i < last; i++ {
		events, err := m.world.Apply(m.log[i].Order)
		if err != nil {
			panic(fmt.Sprintf("match: day %d: order %d cannot be repeated: %v, hash %016x", m.Turn(), i, err, m.world.Hash()))
		}
		m.log[i].Events = events
	}
	return true
}

// Redo gives the order again that was undone last; false if there is none.
func (m *Match) Redo() ([]game.Event, bool) {
	last := len(m.undone) - 1
	if last < 0 {
		return nil, false
	}
	events, err := m.give(m.Moving(), m.undone[last])
	if err != nil {
		panic(fmt.Sprintf("match: day %d: an undone order cannot be redone: %v, hash %016x", m.Turn(), err, m.world.Hash()))
	}
	m.undone = m.undone[:last]
	return events, true
}
