package game

import (
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/dice"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// World is a war in progress: the board and the dice. Only Apply changes it.
type World struct {
	Board
	Seed uint64

	events  []Event            // of the order being carried out
	scratch engagement         // of the fight being fought
	reach   Reach              // of the reserve being called
	ground  groundwork         // of the night
	eyes    [force.Sides]*View // scratch: what each side sees, for judging its orders
	looked  [force.Sides]bool  // eyes are open since the last change: see Look
	sighted bool               // all that can be seen is noted, but for who has marched since: see sight
}

// New starts a war: the first dawn has passed and the first side's day begins.
func New(a *atlas.Atlas, s *Setup, seed uint64) *World {
	w := newWorld(a, s, seed)
	w.restack()
	w.sight()
	w.dawn()
	return w
}

// newWorld is a war in which nothing has happened yet.
func newWorld(a *atlas.Atlas, s *Setup, seed uint64) *World {
	n, units := a.Len(), len(s.Units)
	w := &World{Seed: seed, Board: Board{Map: a, Setup: s, Force: force.New(s.Units), links: newLinks(a, &s.Rules), rules: rules(s)}}
	w.State = State{
		Day: s.Start, First: s.First,
		Control: append([]force.Side(nil), s.Control...),
		Contest: make([]Contest, n), Railway: append([]force.Side(nil), s.Control...),
		Traffic: make([]uint8, n), Ferried: make([]uint8, n), Docked: make([]uint8, n),
		People:   make([]People, n),
		Bridges:  make([]Bridge, len(w.links.bridges)),
		Captured: make([]calendar.Day, len(s.Victory)), Score: make([]int16, len(s.Victory)),
		Boxes: make([]BoxState, len(s.Boxes)),
	}
	for side := range w.Sea {
		w.Sea[side] = SeaState{Landing: Landing{Beach: hex.None}, Beachhead: hex.None}
	}
	w.Committed.pledge(s.Commitment.Level, s.Start)
	for side := force.North; side < force.Sides; side++ {
		w.Sightings[side] = make([]Sighting, units)
		for i := range w.Sightings[side] {
			w.Sightings[side][i].Hex = hex.None
		}
		w.Supply[side].Trucks = int32(s.Supply[side].Trucks)
		w.Air[side] = AirState{InterdictPC: s.Rules.Air.InterdictPC, KeptPC: s.Rules.Air.KeptPC, SkyPC: s.Rules.Air.SkyPC}
	}
	w.settlePeople()
	w.queueUp()
	w.allocate()
	return w
}

// rules is the rules of a scenario. The noise is the Setup's: a player may choose it.
func rules(s *Setup) *Rules {
	r := s.Rules
	r.Fight.Noise = s.Noise
	return &r
}

// allocate makes the derived grids.
func (b *Board) allocate() {
	b.top = make([]force.ID, b.Map.Len())
	b.grip = make([]grip, b.Map.Len())
	b.next = make([]force.ID, b.Force.Len())
}

// Twin is a World of the same scenario with a state of its own, equal to w's.
func (w *World) Twin() *World {
	t := &World{Seed: w.Seed, Board: w.Board.twin()}
	return t
}

// CopyFrom overwrites w with another World of the same scenario.
func (w *World) CopyFrom(from *World) {
	w.Seed = from.Seed
	w.looked, w.sighted = [force.Sides]bool{}, false
	w.Board.copyFrom(&from.Board)
}

// twin is a Board with a State and derived grids of its own.
func (b *Board) twin() Board {
	t := Board{Map: b.Map, Setup: b.Setup, Force: b.Force.Twin(), links: b.links, rules: b.rules}
	t.allocate()
	t.copyFrom(b)
	return t
}

// copyFrom overwrites a Board with another of the same scenario.
func (b *Board) copyFrom(from *Board) {
	b.State.copyFrom(&from.State)
	b.Force.CopyFrom(from.Force)
	copy(b.top, from.top)
	copy(b.next, from.next)
	copy(b.grip, from.grip)
}

// copyFrom overwrites a State; slices keep their memory.
func (s *State) copyFrom(from *State) {
	s.copyAround(from)
	s.Control = append(s.Control[:0], from.Control...)
	s.Contest = append(s.Contest[:0], from.Contest...)
	s.Railway = append(s.Railway[:0], from.Railway...)
	s.Traffic = append(s.Traffic[:0], from.Traffic...)
	s.Ferried = append(s.Ferried[:0], from.Ferried...)
	s.Docked = append(s.Docked[:0], from.Docked...)
	s.People = append(s.People[:0], from.People...)
}

// copyAround overwrites all of a State but what it holds by hex.
func (s *State) copyAround(from *State) {
	old := *s
	*s = *from
	s.Control, s.Contest, s.Railway, s.Traffic, s.Ferried, s.Docked, s.People = old.Control, old.Contest, old.Railway, old.Traffic, old.Ferried, old.Docked, old.People
	s.Bridges = append(old.Bridges[:0], from.Bridges...)
	s.Captured = append(old.Captured[:0], from.Captured...)
	s.Score = append(old.Score[:0], from.Score...)
	s.Boxes = append(old.Boxes[:0], from.Boxes...)
	for i := range s.Sightings {
		s.Sightings[i] = append(old.Sightings[i][:0], from.Sightings[i]...)
	}
}

// copyHex overwrites what a Board holds of one hex with what another holds of it.
func (b *Board) copyHex(from *Board, h hex.Index) {
	b.Control[h], b.Contest[h], b.Railway[h] = from.Control[h], from.Contest[h], from.Railway[h]
	b.Traffic[h], b.Ferried[h], b.Docked[h], b.People[h] = from.Traffic[h], from.Ferried[h], from.Docked[h], from.People[h]
	b.top[h], b.grip[h] = from.top[h], from.grip[h]
	for id := range from.Stack(h) {
		b.next[id] = from.next[id]
	}
}

// Apply carries out an order of the moving side and returns what happened. An order that the side's
// own view refuses changes nothing and returns the Refusal; one that meets what the side could not see
// goes as far as it can.
func (w *World) Apply(o Order) ([]Event, error) {
	side := w.Moving()
	if side == force.NoSide {
		return nil, w.refuse(WarOver, force.None, hex.None).kept()
	}
	if err := Check(w.Look(side), &o); err != nil {
		return nil, err
	}
	w.events = w.events[len(w.events):]
	w.Ordinal++
	switch o.Kind {
	case SetReserve, SetStand, SetFire, SetFallBack: // the eyes stay open: the side sees the one thing that changes
		w.stand(&o)
		w.eyes[side].Force.Standing[o.Unit] = w.Force.Standing[o.Unit]
		return nil, nil
	}
	w.looked = [force.Sides]bool{}
	w.sighted = w.sighted && (o.Kind == Move || o.Kind == Rest)
	switch o.Kind {
	case EndDay:
		w.endDay()
	case Settle:
		w.endByScore()
	case Move:
		w.march(&o)
		w.eyes[side].follow(w, &o)
		w.looked[side] = true
	case RailMove:
		w.entrain(&o)
	case Attack:
		w.attack(&o)
	case Ship:
		w.embark(&o)
	case Sail:
		w.sail(&o)
	case Land:
		w.planLanding(&o)
	case SetQueue, SetPort, Rebase:
		w.redirect(&o)
	case SetCadre:
		w.rebuildUnit(&o)
	case Drop:
		w.drop(&o)
	case SetCorridor, Screen, Evacuate:
		w.help(&o)
	case Rest:
		w.Force.March[o.Unit].Left = 0
	default:
		w.stand(&o)
	}
	w.sighted = w.sighted && o.Kind != EndDay // a landing at the day's end looked about before the night went on
	return w.events[:len(w.events):len(w.events)], nil
}

// emit records an event and who learns of it: the side it concerns, and the other if it can see there.
func (w *World) emit(e Event) {
	if e.Side == force.NoSide {
		e.SeenBy = [force.Sides]bool{force.North: true, force.South: true}
	} else {
		e.SeenBy[e.Side] = true
		enemy := e.Side.Enemy()
		e.SeenBy[enemy] = e.SeenBy[enemy] || e.Report != nil || e.Hex != hex.None && w.observes(enemy, e.Hex)
	}
	if len(w.events) == cap(w.events) {
		w.events = append(make([]Event, 0, max(eventSlab, 2*len(w.events))), w.events...)
	}
	w.events = append(w.events, e)
}

// eventSlab is how many events are made room for at a time: what an order has caused is kept by whoever gave it.
const eventSlab = 256

// note is an event that is about no hex.
func (w *World) note(kind EventKind, side force.Side, unit force.ID, value int) Event {
	return Event{Kind: kind, Side: side, Unit: unit, Other: force.None, Hex: hex.None, From: hex.None, Value: value}
}

// Seen is the part of what happened that a side learns of.
func Seen(events []Event, side force.Side) []Event {
	var seen []Event
	for _, e := range events {
		if e.SeenBy[side] {
			seen = append(seen, e)
		}
	}
	return seen
}

// roll is one die: a function of the seed, its purpose and place, and the order being carried out.
func (w *World) roll(stream dice.Stream, a, b int) uint64 {
	return dice.Roll(w.Seed, dice.Key{Stream: stream, Day: int32(w.Day), A: int32(a), B: int32(b), Ordinal: w.Ordinal})
}
