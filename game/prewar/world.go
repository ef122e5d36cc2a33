package prewar

import (
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/dice"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// Board is what lies on the table: the State, the units, and what never changes.
type Board struct {
	State
	Map   *atlas.Atlas
	Setup *Setup
	Force *force.Force
}

// World is a campaign in progress: the board and the dice. Only Apply changes it.
type World struct {
	Board
	Seed   uint64
	events []Event
}

// Never is the day of what is not going to happen.
const Never calendar.Day = 5000

// New starts a campaign: the first turn is open for directives.
func New(a *atlas.Atlas, s *Setup, seed uint64) *World {
	n := len(s.Units)
	w := &World{Seed: seed, Board: Board{Map: a, Setup: s, Force: force.New(s.Units)}}
	w.State = State{Day: s.Start, South: s.First.South, North: s.First.North, Marching: Never,
		Posts: make([]Posts, n), Cells: make([]int16, n), Bands: make([]Band, n), Sectors: make([]SectorState, len(s.Sectors))}
	for i := range s.Districts {
		w.Districts = append(w.Districts, s.Districts[i].Start)
	}
	for i := range w.Posts {
		home := w.districtOf(w.Force.Place[i].Port)
		if w.Force.Present(force.ID(i)) {
			home = w.districtOf(w.Force.Place[i].Hex)
		}
		for k := range w.Posts[i] {
			w.Posts[i][k] = home
		}
	}
	w.beginTurn()
	return w
}

// districtOf is the district whose seat is nearest to a hex.
func (b *Board) districtOf(h hex.Index) DistrictID {
	best, away := NoDistrict, 0
	if h == hex.None {
		return best
	}
	for i := range b.Setup.Districts {
		if d := b.Map.Distance(h, b.Setup.Districts[i].Seat); best == NoDistrict || d < away {
			best, away = DistrictID(i), d
		}
	}
	return best
}

// Moving is the side that plots, NoSide when the campaign is over.
func (b *Board) Moving() force.Side {
	switch b.Phase {
	case NorthPlots:
		return force.North
	case SouthPlots:
		return force.South
	}
	return force.NoSide
}

// Apply carries out an order of the side that plots and returns what happened. An order that its view
// refuses changes nothing.
func (w *World) Apply(o Order) ([]Event, error) {
	side := w.Moving()
	if side == force.NoSide {
		return nil, &Refusal{Reason: CampaignOver}
	}
	if refused := Check(w.Look(side), &o); refused != nil {
		return nil, refused
	}
	w.events = nil
	w.Ordinal++
	plot := &w.Plots[side]
	switch o.Kind {
	case Give:
		plot.Directives[plot.Count] = o.Directive
		plot.Count++
	case TakeBack:
		copy(plot.Directives[o.Index:], plot.Directives[o.Index+1:plot.Count])
		plot.Count--
		plot.Directives[plot.Count] = Directive{}
	case Commit:
		if w.Phase == NorthPlots {
			w.Phase = SouthPlots
		} else {
			w.resolve()
		}
	}
	return w.events, nil
}

// emit records an event, and who learns of it: the side it concerns, or both.
func (w *World) emit(e Event) {
	if e.Side == force.NoSide {
		e.SeenBy = [force.Sides]bool{force.North: true, force.South: true}
	} else {
		e.SeenBy[e.Side] = true
	}
	w.events = append(w.events, e)
}

// roll is one die: a function of the seed, its purpose and place, and the day.
func (w *World) roll(stream dice.Stream, a, b int) uint64 {
	return dice.Roll(w.Seed, dice.Key{Stream: stream, Day: int32(w.Day), A: int32(a), B: int32(b), Ordinal: w.Ordinal})
}

// share turns an expected number into a whole one: the rest is a chance.
func (w *World) share(stream dice.Stream, a, b int, thousandths int64) int32 {
	whole := thousandths / 1000
	if dice.Below(w.roll(stream, a, b), 1000) < int(thousandths%1000) {
		whole++
	}
	return int32(whole)
}

// eachDistrict visits the districts in order.
func (b *Board) eachDistrict(visit func(DistrictID, *DistrictState)) {
	for i := range b.Districts {
		visit(DistrictID(i), &b.Districts[i])
	}
}

// invade ends the campaign: the war by days begins.
func (w *World) invade() {
	w.Phase, w.Ending = Over, Invaded
	w.emit(Event{Kind: CampaignEnded, Value: int(Invaded)})
}

// finish ends a campaign in which nobody marched.
func (w *World) finish() {
	w.Phase, w.Ending = Over, Peace
	w.emit(Event{Kind: CampaignEnded, Value: int(Peace)})
}

func clamp(x, low, high int) int16 { return int16(min(max(x, low), high)) }
