package prewar

import (
	"parallel38/game/dice"
	"parallel38/game/force"
)

// View is what one side knows: the board without what is hidden from it. It is the only place where
// that is removed. The South knows partisans as a range only (see Partisans), no cells, no plots and no
// budget of the North; the North knows no southern battalion's training, only the regiment's worth.
type View struct {
	Board
	Side force.Side
	Seed uint64 // an AI's own dice
}

// Look is a side's view of the campaign as it stands.
func (w *World) Look(side force.Side) *View {
	v := &View{Side: side, Seed: dice.Roll(w.Seed, dice.Key{Stream: dice.AI, Day: int32(w.Day), A: int32(side)})}
	v.Board = w.Board.twin()
	v.mask()
	return v
}

func (b *Board) twin() Board {
	t := Board{Map: b.Map, Setup: b.Setup, Force: b.Force.Twin(), State: b.State}
	t.State.copyFrom(&b.State)
	return t
}

// copyFrom overwrites a State with another, slices with memory of their own.
func (s *State) copyFrom(from *State) {
	*s = *from
	s.Districts = append([]DistrictState(nil), from.Districts...)
	s.Sectors = append([]SectorState(nil), from.Sectors...)
	s.Posts = append([]Posts(nil), from.Posts...)
	s.Cells = append([]int16(nil), from.Cells...)
	s.Bands = append([]Band(nil), from.Bands...)
}

// Twin is a World of the same campaign with a state of its own.
func (w *World) Twin() *World { return &World{Seed: w.Seed, Board: w.Board.twin()} }

// mask takes from the board what the side does not know.
func (v *View) mask() {
	enemy := v.Side.Enemy()
	v.Plots[enemy] = Plot{}
	v.Marching = Never
	if v.Side == force.South {
		v.North = NorthState{Provoked: v.North.Provoked}
		clear(v.Cells)
		for _, id := range v.Force.Combat {
			if v.isBand(id) && !v.Bands[id].Hunted {
				v.Force.Strength[id].Men = 0
				v.Force.Place[id].Presence = force.Awaited
				v.Bands[id] = Band{}
			}
		}
		for i := range v.Districts {
			s := &v.Districts[i]
			s.Guerrillas = guess(s.Guerrillas)
		}
		return
	}
	v.South.Arms, v.South.Heavy = 0, 0
	for _, id := range v.Force.Combat {
		if v.isArmyUnit(id) {
			b := &v.Force.Battalions[id]
			mean := int16(b.MeanTraining() / 1000 * 1000)
			for k := range int(b.Count) {
				b.Training[k] = mean
			}
		}
	}
}

// guess is how the South reckons a number of partisans: to the next of a few round ones.
func guess(n int32) int32 {
	for _, round := range [...]int32{0, 20, 50, 100, 200, 400, 800} {
		if n <= round {
			return round
		}
	}
	return (n + 999) / 1000 * 1000
}
