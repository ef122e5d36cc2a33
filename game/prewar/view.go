package prewar

import (
	"parallel38/game/dice"
	"parallel38/game/force"
)

// View is what one side knows: the board without what is hidden from it. It is the only place where
// that is removed.
//
// The South does not know the North's means, plots and orders, the cells in its own army, how well
// northern divisions are trained, or bands that nobody is after; local partisans it reckons in round
// numbers (Reckoned). Of a massing it learns when it has gone on for a turn. The North knows neither
// the South's plots and stores nor the training of single battalions, a regiment's only roughly.
type View struct {
	Board
	Side force.Side
	Seed uint64 // an AI's own dice, independent of the campaign's
}

// Look brings the side's view up to date and returns it. The View belongs to the World and is
// overwritten by the next Look or Apply; until an order changes the campaign, it is taken once.
func (w *World) Look(side force.Side) *View {
	v := w.eyes[side]
	if v == nil {
		v = &View{Board: w.Board.twin(), Side: side}
		w.eyes[side] = v
	} else if w.looked[side] {
		return v
	}
	w.looked[side] = true
	v.Board.copyFrom(&w.Board)
	v.Seed = dice.Roll(w.Seed, dice.Key{Stream: dice.AI, Day: int32(w.Day), A: int32(side)})
	v.mask()
	return v
}

// mask takes from the board what the side does not know.
func (v *View) mask() {
	v.Plots[v.Side.Enemy()] = Plot{}
	v.Incidents[v.Side.Enemy()] = Incident{}
	v.Asking = Asking{}
	v.Ordinal = 0 // how many orders the enemy has given
	if v.Side == force.South {
		v.maskNorth()
	} else {
		v.maskSouth()
	}
}

func (v *View) maskNorth() {
	v.Marching = Never
	v.North = NorthState{Provoked: v.North.Provoked, Massed: max(0, v.North.Massed-1)}
	for i := range v.Cells {
		v.Cells[i] = Cells{Purged: v.Cells[i].Purged, Ordered: v.Cells[i].Ordered}
	}
	for _, id := range v.Force.Combat {
		switch {
		case v.Formation(id):
			v.Force.Strength[id].Men = (v.Force.Strength[id].Men + 500) / 1000 * 1000
			v.Force.Battalions[id].Training = [force.MaxBattalions]int16{}
		case v.Partisans(id) && v.Bands[id].Hunted:
			v.Force.Strength[id].Men = (v.Force.Strength[id].Men + 50) / 100 * 100
			v.Bands[id] = Band{In: v.Bands[id].In, Hunted: true}
		case v.Partisans(id):
			v.Force.Strength[id].Men = 0
			v.Force.Place[id] = v.Setup.Units[id].Place
			v.Bands[id] = Band{}
		}
	}
	for i := range v.Districts {
		s := &v.Districts[i]
		_, s.Guerrillas = reckon(s.Guerrillas)
		s.InArms = s.InArms && s.Guerrillas > 0 // a band that nobody has met
	}
	t := &v.Tally
	*t = Tally{Recruited: t.Recruited, ArmyDead: t.ArmyDead, Defected: t.Defected, Discharged: t.Discharged, BorderSouth: t.BorderSouth,
		BorderDead: t.BorderDead, PoliceHired: t.PoliceHired, PoliceDead: t.PoliceDead, GaveUp: t.GaveUp, Mutinies: t.Mutinies,
		Risings: t.Risings, Raids: t.Raids, Fights: t.Fights}
}

func (v *View) maskSouth() {
	v.South = SouthState{Stability: v.South.Stability, LandReform: v.South.LandReform, Americans: v.South.Americans, Pay: v.South.Pay}
	for id := range v.Regiments() {
		b := &v.Force.Battalions[id]
		mean := int16(b.MeanTraining() / 1000 * 1000)
		for k := range int(b.Count) {
			b.Training[k] = mean
		}
		v.Cells[id].Purged, v.Cells[id].Ordered = 0, false
		v.Force.Quality[id].Veterancy = 0
	}
	t := &v.Tally
	*t = Tally{Joined: t.Joined, Rose: t.Rose, Mutineers: t.Mutineers, Schooled: t.Schooled, GuerrillaDead: t.GuerrillaDead, GaveUp: t.GaveUp,
		Incursions: t.Incursions, Sent: t.Sent, SentLost: t.SentLost, BorderNorth: t.BorderNorth, Mutinies: t.Mutinies, Risings: t.Risings,
		Raids: t.Raids, Fights: t.Fights}
}

// Reckoned is how many local partisans a side reckons with in a district, from low to high. The North
// knows.
func (v *View) Reckoned(d DistrictID) (low, high int32) {
	n := v.Districts[d].Guerrillas
	if v.Side == force.North {
		return n, n
	}
	return reckon(n)
}

// reckon is the round numbers between which the South reckons a number of partisans.
func reckon(n int32) (low, high int32) {
	for _, round := range [...]int32{0, 20, 50, 100, 200, 400, 800, 1600} {
		if n <= round {
			return low, round
		}
		low = round + 1
	}
	return low, (n + 999) / 1000 * 1000
}
