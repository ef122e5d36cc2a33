package prewar

import (
	"parallel38/game/dice"
	"parallel38/game/force"
	"parallel38/game/ledger"
)

// MutinyLogit is the chance a turn that a regiment mutinies, as a logit in thousandths, line by line.
func (b *Board) MutinyLogit(id force.ID, l *ledger.Ledger) int {
	r := &b.Setup.Rules.Hazard
	home := b.home(id)
	l.Reset(ledger.MilliLogit)
	logit := l.Add(ledger.HazardBase, r.Mutiny)
	logit += l.Add(ledger.HazardCells, r.Cells*int(b.Cells[id])/1000)
	logit += l.Add(ledger.HazardSupport, r.HomeSupport*int(b.Districts[home].Support)/1000)
	for k := range int(b.Force.Battalions[id].Count) {
		if at := b.Posts[id][k]; b.Force.Battalions[id].Duty[k] == force.Suppression && (at == home || b.Setup.Districts[at].Island) {
			logit += l.Add(ledger.HazardEmbark, r.Embark)
			break
		}
	}
	if b.South.Pay < 500 {
		logit += l.Add(ledger.HazardFeud, r.Feud*(500-int(b.South.Pay))/500)
	}
	return logit
}

// RisingLogit is the chance a turn that a district rises.
func (b *Board) RisingLogit(d DistrictID, l *ledger.Ledger) int {
	r, s := &b.Setup.Rules.Hazard, &b.Districts[d]
	l.Reset(ledger.MilliLogit)
	logit := l.Add(ledger.HazardBase, r.Rising)
	logit += l.Add(ledger.HazardSupport, r.Support*int(s.Support)/1000)
	logit += l.Add(ledger.HazardGrievance, r.Grievance*int(s.Grievance)/1000)
	for _, vote := range r.Elections {
		if vote-b.Day <= 28 && vote >= b.Day-14 {
			logit += l.Add(ledger.HazardVote, r.Vote)
		}
	}
	if !b.North.ArmedLine {
		logit += l.Add(ledger.HazardParty, r.HeldBack)
	}
	logit += l.Add(ledger.HazardProtection, r.Protection*int(s.Protection)/1000)
	return logit
}

// mutinies rolls for every regiment.
func (w *World) mutinies() {
	r := &w.Setup.Rules.Hazard
	for _, id := range w.Force.Combat {
		if !w.isArmyUnit(id) || !w.Force.Present(id) {
			continue
		}
		roll := w.roll(dice.Incident, int(id), 0)
		if !dice.Chance(roll, logistic(w.MutinyLogit(id, nil))) {
			continue
		}
		share := r.MutinyShare/3 + dice.Below(dice.Next(roll), r.MutinyShare*2/3+1)
		men := w.Force.Strength[id].Men * int32(share) / 1000
		w.Force.Strength[id].Men -= men
		in := w.Posts[id][0]
		w.Tally.Mutinies++
		w.Tally.Defected += men
		w.emit(Event{Kind: Mutinied, Unit: id, District: in, Value: int(men)})
		if w.Setup.Districts[in].Parallel { // the parallel is nearer than the hills
			w.emit(Event{Kind: WentNorth, Unit: id, District: in, Value: int(men)})
		} else {
			w.form(men/2, in, in, false) // half lay down their arms or go home in the first days
			w.bury(in, men/12)
			s := &w.Districts[in]
			s.Support = clamp(int(s.Support)+80, 0, 1000)
			s.Protection /= 2
		}
		w.Cells[id] = 0
		if w.Force.Strength[id].Men < int32(w.Setup.Rules.Army.NewMen)/2 {
			w.dissolve(id)
		}
	}
}

// risings rolls for every district that is not in arms.
func (w *World) risings() {
	w.eachDistrict(func(d DistrictID, s *DistrictState) {
		if !s.InArms && w.Setup.Districts[d].Share > 0 && dice.Chance(w.roll(dice.Incident, int(d), 1), logistic(w.RisingLogit(d, nil))) {
			w.riseUp(d)
		}
	})
}

// rise is the party's call: it exposes its people whether anybody follows or not.
func (w *World) rise(d DistrictID) {
	r := &w.Setup.Rules.Hazard
	if dice.Chance(w.roll(dice.Incident, int(d), 2), logistic(w.RisingLogit(d, nil)+r.Called*int(w.North.Party)/1000)) {
		w.riseUp(d)
	}
	w.North.Party = clamp(int(w.North.Party)-60, 0, 1000)
}

// riseUp puts arms into people's hands.
func (w *World) riseUp(d DistrictID) {
	s, r := &w.Districts[d], &w.Setup.Rules.Hazard
	men := int32(r.RisingMen) * int32(w.Setup.Districts[d].Share) / 1000 * int32(s.Support) / 1000
	s.Guerrillas += men
	s.InArms = true
	w.Tally.Risings++
	w.bury(d, men/20)
	w.emit(Event{Kind: Rose, District: d, Value: int(men)})
}
