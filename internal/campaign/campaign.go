// Package campaign is one campaign before the war in progress: the state of the country, who governs each
// side, and the log of what they directed. It alone applies orders to a live campaign: a person's come in
// through Give, and a government that thinks for itself plots when its turn comes. Start reading at
// Campaign; run.go is "run until something needs me".
package campaign

import (
	"fmt"

	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/prewar"
)

// Government is one that thinks for itself.
type Government interface {
	// Plot is what it directs this turn: at most prewar.MaxDirectives, each legal. It is given its side's
	// view and must not keep it.
	Plot(v *prewar.View) []prewar.Directive
	// Answer is what it says to its side's incident of the turn, if there is one.
	Answer(v *prewar.View) uint8
}

// Seat is who governs a side. A person has no Government: the directives are given.
type Seat struct {
	Name       string // "person", or the name of a government: what a save remembers
	Government Government
}

// Seats are who governs each side.
type Seats [force.Sides]Seat

// Entry is one line of the log.
type Entry struct {
	Turn   int16 // in which it was given
	Side   force.Side
	Order  prewar.Order
	Events []prewar.Event // nil if the campaign was taken up from a save after this order
}

// Recorder is told of every turn that is over: who writes saves keeps the campaign as it then stands.
type Recorder interface{ TurnOver(c *Campaign) }

// Campaign is one in progress.
type Campaign struct {
	Seats    Seats
	Recorder Recorder // nil for none
	Turned   func()   // told of every turn that is over, nil for nobody: who shows the campaign keeps its course

	world  *prewar.World
	log    []Entry
	hashes []uint64 // by turn that is over; [0] is the hash at the start

	firm   int            // so many entries can no longer be undone: until a side commits, all it plotted can
	base   *prewar.World  // the campaign after them, if baseAt == firm
	baseAt int            // -1: base is out of date
	undone []prewar.Order // for Redo, the last undone last
}

// New begins a campaign.
func New(a *atlas.Atlas, s *prewar.Setup, seed uint64, seats Seats) *Campaign {
	w := prewar.New(a, s, seed)
	return Resume(w, seats, nil, []uint64{w.Hash()})
}

// Resume takes up a campaign where a save left it: with its log and the hashes of the turns that are over.
func Resume(w *prewar.World, seats Seats, log []Entry, hashes []uint64) *Campaign {
	return &Campaign{Seats: seats, world: w, log: log, hashes: hashes, firm: len(log), baseAt: -1}
}

// World is the campaign as it stands. Only the headless tools, the save file and the hand-over read it: who
// plays sees a View.
func (c *Campaign) World() *prewar.World { return c.world }

// View is what a side sees now. It is overwritten by the next View of that side and by the next order.
func (c *Campaign) View(side force.Side) *prewar.View { return c.world.Look(side) }

// Setup is the campaign's.
func (c *Campaign) Setup() *prewar.Setup { return c.world.Setup }

// Moving is the side that plots, NoSide when the campaign is over.
func (c *Campaign) Moving() force.Side { return c.world.Moving() }

// Over tells whether the campaign has ended.
func (c *Campaign) Over() bool { return c.world.Phase == prewar.Over }

// Played is how many turns are over.
func (c *Campaign) Played() int { return len(c.hashes) - 1 }

// Waiting tells whether the campaign waits for a person.
func (c *Campaign) Waiting() bool { return !c.Over() && c.Seats[c.Moving()].Government == nil }

// Log is every order since the campaign was begun or taken up under the rules of today. The caller must not
// change it.
func (c *Campaign) Log() []Entry { return c.log }

// Hashes are the hash at the start and after each turn that is over. The caller must not change them.
func (c *Campaign) Hashes() []uint64 { return c.hashes }

// Give carries out an order of a person who governs a side. A *prewar.Refusal says why it cannot be.
func (c *Campaign) Give(side force.Side, o prewar.Order) ([]prewar.Event, error) {
	events, err := c.give(side, o)
	if err == nil {
		c.undone = c.undone[:0]
	}
	return events, err
}

func (c *Campaign) give(side force.Side, o prewar.Order) ([]prewar.Event, error) {
	if !c.Over() && side != c.Moving() {
		return nil, &prewar.Refusal{Reason: prewar.NotYours}
	}
	c.keepBase()
	events, err := c.carryOut(o)
	if err == nil && o.Kind == prewar.Commit {
		c.firm = len(c.log)
	}
	return events, err
}

// carryOut applies an order and writes the log.
func (c *Campaign) carryOut(o prewar.Order) ([]prewar.Event, error) {
	turn, side := c.world.Turn, c.world.Moving()
	events, err := c.world.Apply(o)
	if err != nil {
		return nil, err
	}
	c.log = append(c.log, Entry{turn, side, o, events})
	if c.world.Turn != turn || c.Over() {
		c.hashes = append(c.hashes, c.world.Hash())
		if c.Recorder != nil {
			c.Recorder.TurnOver(c)
		}
		if c.Turned != nil {
			c.Turned()
		}
	}
	return events, nil
}

// Illegal is a government's mistake: a directive that the rules refuse.
type Illegal struct {
	Name    string // of the government
	Side    force.Side
	Turn    int
	Order   string
	Refusal error
}

func (e *Illegal) Error() string {
	return fmt.Sprintf("the government %q (%s) gave an illegal order in turn %d: %q: %v", e.Name, e.Side, e.Turn, e.Order, e.Refusal)
}

func (e *Illegal) Unwrap() error { return e.Refusal }

// Govern lets the governments plot and commit, one after the other, until a person is waited for, the turn is
// over or the campaign is. It returns what happened. An error is a government's mistake, an *Illegal; it
// then commits what it has plotted so far.
func (c *Campaign) Govern() (events []prewar.Event, err error) {
	for turn := c.world.Turn; !c.Over() && !c.Waiting() && c.world.Turn == turn; {
		side := c.Moving()
		seat := c.Seats[side]
		for _, d := range seat.Government.Plot(c.world.Look(side)) {
			o := prewar.Order{Kind: prewar.Give, Directive: d}
			if _, refused := c.carryOut(o); refused != nil {
				err = &Illegal{seat.Name, side, int(turn), prewar.FormatOrder(&c.world.Board, &o), refused}
				break
			}
		}
		if v := c.world.Look(side); v.Incidents[side].Kind != prewar.NoIncident {
			o := prewar.Order{Kind: prewar.Answer, Index: seat.Government.Answer(v)}
			if _, refused := c.carryOut(o); refused != nil {
				err = &Illegal{seat.Name, side, int(turn), prewar.FormatOrder(&c.world.Board, &o), refused}
			}
		}
		happened, _ := c.carryOut(prewar.Order{}) // a commit is never refused
		events = append(events, happened...)
		c.firm, c.undone = len(c.log), c.undone[:0]
	}
	return events, err
}

// keepBase keeps the campaign as it stands after the firm part of the log.
func (c *Campaign) keepBase() {
	switch {
	case c.baseAt == c.firm:
		return
	case c.base == nil:
		c.base = c.world.Twin()
	default:
		c.base.CopyFrom(c.world)
	}
	c.baseAt = c.firm
}

// CanUndo is how many orders can be undone: those of the plot that is not committed.
func (c *Campaign) CanUndo() int { return len(c.log) - c.firm }

// CanRedo is how many orders can be redone.
func (c *Campaign) CanRedo() int { return len(c.undone) }

// Undo takes back the last order; false if there is none to take back.
func (c *Campaign) Undo() bool {
	if c.CanUndo() == 0 {
		return false
	}
	c.undone = append(c.undone, c.log[len(c.log)-1].Order)
	c.repeat(c.log[c.firm : len(c.log)-1])
	return true
}

// repeat goes back to the campaign as it was after the firm part of the log, and gives orders again that
// were given there.
func (c *Campaign) repeat(orders []Entry) {
	c.world.CopyFrom(c.base)
	c.log = c.log[:c.firm]
	for _, e := range orders {
		if _, err := c.carryOut(e.Order); err != nil {
			panic(fmt.Sprintf("campaign: turn %d: order %d cannot be repeated: %v, hash %016x", c.world.Turn, len(c.log), err, c.world.Hash()))
		}
	}
}

// Redo gives the order again that was undone last; false if there is none.
func (c *Campaign) Redo() bool {
	last := len(c.undone) - 1
	if last < 0 {
		return false
	}
	if _, err := c.give(c.Moving(), c.undone[last]); err != nil {
		panic(fmt.Sprintf("campaign: turn %d: an undone order cannot be redone: %v, hash %016x", c.world.Turn, err, c.world.Hash()))
	}
	c.undone = c.undone[:last]
	return true
}
