package prewar

import (
	"iter"

	"parallel38/game"
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
	Seed uint64

	events []Event            // of the order being carried out
	eyes   [force.Sides]*View // scratch: what each side sees
	looked [force.Sides]bool  // eyes are open since the last change: see Look
}

// Never is the day of what is not going to happen.
const Never calendar.Day = 5000

// New starts a campaign: the first turn is open for directives.
func New(a *atlas.Atlas, s *Setup, seed uint64) *World {
	n := len(s.Units)
	w := &World{Seed: seed, Board: Board{Map: a, Setup: s, Force: force.New(s.Units)}}
	w.State = State{Day: s.Start, South: s.South, North: s.North, Marching: Never,
		Posts: append([]Posts(nil), s.Posts...), Cells: make([]Cells, n), Bands: make([]Band, n), Sectors: make([]SectorState, len(s.Sectors))}
	for i := range s.Districts {
		w.Districts = append(w.Districts, s.Districts[i].Start)
	}
	for i := range s.Sectors {
		w.Sectors[i].Heat = s.Sectors[i].Heat
	}
	w.North.Promised = int16(game.At(s.SovietArms, w.Day))
	for i := range w.South.Voted {
		w.South.Voted[i] = 100
	}
	w.beginTurn()
	return w
}

// Twin is a World of the same campaign with a state of its own, equal to w's.
func (w *World) Twin() *World { return &World{Seed: w.Seed, Board: w.Board.twin()} }

// CopyFrom overwrites w with another World of the same campaign.
func (w *World) CopyFrom(from *World) {
	w.Seed = from.Seed
	w.looked = [force.Sides]bool{}
	w.Board.copyFrom(&from.Board)
}

// twin is a Board with a State of its own.
func (b *Board) twin() Board {
	t := Board{Map: b.Map, Setup: b.Setup, Force: b.Force.Twin()}
	t.State.copyFrom(&b.State)
	return t
}

// copyFrom overwrites a Board with another of the same campaign.
func (b *Board) copyFrom(from *Board) {
	b.State.copyFrom(&from.State)
	b.Force.CopyFrom(from.Force)
}

// copyFrom overwrites a State; slices keep their memory.
func (s *State) copyFrom(from *State) {
	old := *s
	*s = *from
	s.Districts = append(old.Districts[:0], from.Districts...)
	s.Sectors = append(old.Sectors[:0], from.Sectors...)
	s.Posts = append(old.Posts[:0], from.Posts...)
	s.Cells = append(old.Cells[:0], from.Cells...)
	s.Bands = append(old.Bands[:0], from.Bands...)
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
// refuses changes nothing and returns the Refusal.
func (w *World) Apply(o Order) ([]Event, error) {
	side := w.Moving()
	if side == force.NoSide {
		return nil, &Refusal{Reason: CampaignOver}
	}
	if refused := Check(w.Look(side), &o); refused != nil {
		return nil, refused
	}
	w.events, w.looked = nil, [force.Sides]bool{}
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
	case Answer:
		w.Incidents[side].Answer = o.Index
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

// Purposes of rolls, beside the district, unit or sector that they are about.
const (
	dieFound = iota
	dieLost
	dieJoin
	dieRaid
	dieRaidToll
	dieRaidArms
	dieToll
	dieSupport
	dieGrievance
	dieGiveUp
	dieBand
	dieUntied
	dieMutiny
	dieRising
	dieCall
	dieSector
	dieIncident
)

// whole turns an expected number in thousandths, which may be negative, into a whole one: the rest is
// a chance.
func (w *World) whole(about, die int, thousandths int64) int32 {
	n, rest := thousandths/1000, thousandths%1000
	if rest < 0 {
		n, rest = n-1, rest+1000
	}
	if rest > 0 && dice.Below(w.roll(dice.Partisans, about, die), 1000) < int(rest) {
		n++
	}
	return int32(n)
}

// adjust adds to a number and keeps it between its ends.
func adjust(n *int16, by, low, high int) { *n = int16(min(max(int(*n)+by, low), high)) }

// full is a share of all.
const full = 1000

// countless is as far as numbers without an end of their own are counted in 16 bits.
const countless = 1 << 14

// winter tells whether it is one of the months of bare hills and hunger, December to March.
func (b *Board) winter() bool { month := b.month(); return month == 12 || month <= 3 }

func (b *Board) month() int {
	_, month, _ := b.Day.Date()
	return month
}

// place moves a unit that is there onto a hex, or off the map.
func (w *World) place(id force.ID, h hex.Index) {
	p := &w.Force.Place[id]
	p.Hex, p.Presence = h, force.Present
	if h == hex.None {
		p.Presence = force.Awaited
	}
}

// Regiment tells whether a unit is a regiment of the southern army, and there.
func (b *Board) Regiment(id force.ID) bool {
	return b.Force.Side(id) == force.South && b.Force.Present(id)
}

// Formation tells whether a unit is a division or brigade of the North, and there.
func (b *Board) Formation(id force.ID) bool {
	return b.Force.Side(id) == force.North && b.Force.Identity[id].Arm != force.Commando && b.Force.Present(id)
}

// Partisans tells whether a unit is a partisan band, and there. Bands are units: they stand ready in the
// roster and come to life when men are sent or a regiment mutinies.
func (b *Board) Partisans(id force.ID) bool {
	return b.Force.Identity[id].Arm == force.Commando && b.Force.Present(id)
}

// those are the units of a kind, in ID order.
func (b *Board) those(kind func(force.ID) bool) iter.Seq[force.ID] {
	return func(yield func(force.ID) bool) {
		for _, id := range b.Force.Combat {
			if kind(id) && !yield(id) {
				return
			}
		}
	}
}

// Regiments are the regiments of the southern army that are there.
func (b *Board) Regiments() iter.Seq[force.ID] { return b.those(b.Regiment) }

// Formations are the divisions and brigades of the North that are there.
func (b *Board) Formations() iter.Seq[force.ID] { return b.those(b.Formation) }

// InHills are the partisan bands.
func (b *Board) InHills() iter.Seq[force.ID] { return b.those(b.Partisans) }

// Posted are the battalions of the southern army in a district: their regiment and their number in it.
func (b *Board) Posted(d DistrictID) iter.Seq2[force.ID, int] {
	return func(yield func(force.ID, int) bool) {
		for id := range b.Regiments() {
			for k := range int(b.Force.Battalions[id].Count) {
				if b.Posts[id][k] == d && !yield(id, k) {
					return
				}
			}
		}
	}
}

// Next is the next regiment or formation that a side can raise, None if all are there.
func (b *Board) Next(side force.Side) force.ID { return b.awaited(side, false) }

// awaited is the next unit of a kind that can still come, None if all are there.
func (b *Board) awaited(side force.Side, bands bool) force.ID {
	for _, id := range b.Force.Combat {
		if b.Force.Side(id) == side && (b.Force.Identity[id].Arm == force.Commando) == bands && b.Force.Place[id].Presence == force.Awaited {
			return id
		}
	}
	return force.None
}
