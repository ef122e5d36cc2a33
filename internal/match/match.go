// Package match is one game in progress: the war, who plays each side, and the log of what they
// ordered. It alone applies orders to a live war. A person's orders come in through Give, an AI's
// through Step, which lets it think in slices so that a screen never waits. Start reading at Match.
package match

import (
	"fmt"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// Player is an opponent that thinks for itself.
type Player interface {
	// Think looks at the side's view and spends at most budget nodes. It returns its next order when
	// it has one; done is false when it wants to go on with the same view. What it orders must not
	// depend on how its thinking is sliced.
	Think(v *game.View, budget int) (o game.Order, done bool)
}

// Seat is who plays a side. A person has no Player: the orders are given.
type Seat struct {
	Name   string // "person", or the name of an AI: what a save remembers
	Player Player
}

// Person is the name of a seat whose orders are given.
const Person = "person"

// Seats are who plays each side.
type Seats [force.Sides]Seat

// Entry is one line of the log.
type Entry struct {
	Turn   int16 // in which it was given
	Side   force.Side
	Order  game.Order
	Events []game.Event // nil if the match was taken up from a save after this order
}

// Recorder is told of every day that is over: who writes saves keeps the war as it then stands.
type Recorder interface{ DayOver(m *Match) }

// Match is one game in progress.
type Match struct {
	Seats    Seats
	Recorder Recorder // nil for none

	world  *game.World
	log    []Entry
	hashes []uint64 // by turn: the war's hash after it; [0] is the hash at the start

	firm   int          // this many entries can no longer be undone
	base   *game.World  // the war after them, if baseAt == firm
	baseAt int          // -1: base is out of date
	undone []game.Order // for Redo, the last undone last
	seen   []bool       // scratch: enemy units in sight
}

// New begins a war.
func New(a *atlas.Atlas, s *game.Setup, seed uint64, seats Seats) *Match {
	w := game.New(a, s, seed)
	return Resume(w, seats, nil, []uint64{w.Hash()})
}

// Resume takes up a war where a save left it: with its log and the hashes of the turns that are over.
func Resume(w *game.World, seats Seats, log []Entry, hashes []uint64) *Match {
	return &Match{Seats: seats, world: w, log: log, hashes: hashes, firm: len(log), baseAt: -1}
}

// World is the war as it stands. Only the headless tools and the save file read it: who plays sees a View.
func (m *Match) World() *game.World { return m.world }

// View is what a side sees now. It is overwritten by the next View of that side and by the next order.
func (m *Match) View(side force.Side) *game.View { return m.world.Look(side) }

// Setup is the scenario.
func (m *Match) Setup() *game.Setup { return m.world.Setup }

// Moving is the side whose day it is, NoSide when the war is over.
func (m *Match) Moving() force.Side { return m.world.Moving() }

// Over tells whether the war has ended.
func (m *Match) Over() bool { return m.world.Phase == game.Over }

// Turn is the day being played, from 1.
func (m *Match) Turn() int { return int(m.world.Turn) }

// Played is how many days are over.
func (m *Match) Played() int { return len(m.hashes) - 1 }

// Waiting tells whether the match waits for a person's order.
func (m *Match) Waiting() bool { return !m.Over() && m.Seats[m.Moving()].Player == nil }

// Log is every order since the match was begun or taken up under the rules of today. The caller must
// not change it.
func (m *Match) Log() []Entry { return m.log }

// Hashes are the war's hash at the start and after each day that is over. The caller must not change them.
func (m *Match) Hashes() []uint64 { return m.hashes }

// Give carries out an order of a person who plays a side. A *game.Refusal says why it cannot be.
func (m *Match) Give(side force.Side, o game.Order) ([]game.Event, error) {
	events, err := m.give(side, o)
	if err == nil {
		m.undone = m.undone[:0]
	}
	return events, err
}

func (m *Match) give(side force.Side, o game.Order) ([]game.Event, error) {
	if !m.Over() && side != m.Moving() {
		return nil, &game.Refusal{Reason: game.NotYourTurn, Unit: force.None, Hex: hex.None}
	}
	m.keepBase()
	before := m.inSight(side, nil)
	events, err := m.carryOut(o)
	if err != nil {
		return nil, err
	}
	if m.betrays(side, &o, events, before) {
		m.firm = len(m.log)
	}
	return events, nil
}

// carryOut applies an order and writes the log.
func (m *Match) carryOut(o game.Order) ([]game.Event, error) {
	turn, side := m.world.Turn, m.world.Moving()
	events, err := m.world.Apply(o)
	if err != nil {
		return nil, err
	}
	m.log = append(m.log, Entry{turn, side, o, events})
	if m.world.Turn != turn || m.Over() {
		m.hashes = append(m.hashes, m.world.Hash())
		if m.Recorder != nil {
			m.Recorder.DayOver(m)
		}
	}
	return events, nil
}

// Illegal is an AI's mistake: an order that the rules refuse.
type Illegal struct {
	Name    string // of the AI
	Side    force.Side
	Turn    int
	Order   string
	Refusal error
}

func (e *Illegal) Error() string {
	return fmt.Sprintf("the AI %q (%s) gave an illegal order on day %d: %q: %v", e.Name, e.Side, e.Turn, e.Order, e.Refusal)
}

func (e *Illegal) Unwrap() error { return e.Refusal }

// Spent is an AI's other mistake: a day that takes it more than any day may.
type Spent struct {
	Name string // of the AI
	Side force.Side
	Turn int
	What string // of which there was no more
}

func (e *Spent) Error() string {
	return fmt.Sprintf("the AI %q (%s) has come to no end of day %d: %s", e.Name, e.Side, e.Turn, e.What)
}

// maxOrders is the most orders of one AI in one day: more means that it goes round in circles.
const maxOrders = 5000

// Step lets the AI whose day it is think for budget nodes, and carries out its order if it has come to
// one. acted is false if it has not, or if the match waits for a person or is over. An error is the
// AI's mistake, an *Illegal or a *Spent; the war stands as it was.
func (m *Match) Step(budget int) (events []game.Event, acted bool, err error) {
	if m.Over() || m.Waiting() {
		return nil, false, nil
	}
	side := m.Moving()
	seat := m.Seats[side]
	o, done := seat.Player.Think(m.world.Look(side), budget)
	if !done {
		return nil, false, nil
	}
	if o.Kind != game.EndDay && m.ordersToday() >= maxOrders {
		return nil, false, &Spent{seat.Name, side, m.Turn(), fmt.Sprintf("more than %d orders in a day", maxOrders)}
	}
	if events, err = m.carryOut(o); err != nil {
		return nil, false, &Illegal{seat.Name, side, m.Turn(), game.FormatOrder(&m.world.Board, &o), err}
	}
	m.firm, m.undone = len(m.log), m.undone[:0]
	return events, true, nil
}

// ordersToday is how many orders the moving side has given today.
func (m *Match) ordersToday() int {
	n := 0
	for i := len(m.log) - 1; i >= 0 && m.log[i].Turn == m.world.Turn && m.log[i].Side == m.world.Moving(); i-- {
		n++
	}
	return n
}

// slice is how many nodes an AI thinks at a time when nobody is watching, and maxSlices how often it
// may ask for more before one order.
const (
	slice     = 1 << 16
	maxSlices = 1 << 12
)

// Day plays on to the end of the day. Both sides must be AIs.
func (m *Match) Day() error {
	day, idle := m.Played(), 0
	for !m.Over() && m.Played() == day {
		_, acted, err := m.Step(slice)
		switch {
		case err != nil:
			return err
		case acted:
			idle = 0
		case m.Waiting():
			return fmt.Errorf("day %d waits for a person who plays the %s", m.Turn(), m.Moving())
		default:
			if idle++; idle == maxSlices {
				return &Spent{m.Seats[m.Moving()].Name, m.Moving(), m.Turn(), fmt.Sprintf("%d slices of thought and no order", maxSlices)}
			}
		}
	}
	return nil
}
