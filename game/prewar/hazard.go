package prewar

import (
	"parallel38/game/dice"
	"parallel38/game/fixed"
	"parallel38/game/force"
	"parallel38/game/ledger"
)

// MutinyLogit is the chance a turn that a regiment mutinies, as a logit in thousandths, line by line.
func (b *Board) MutinyLogit(id force.ID, l *ledger.Ledger) int {
	r, c := &b.Setup.Rules.Hazard, &b.Cells[id]
	l.Reset(ledger.MilliLogit)
	logit := l.Add(ledger.HazardBase, r.Mutiny)
	logit += l.Add(ledger.HazardCells, r.Cells*int(c.Strength)/full)
	if home := b.Setup.Homes[id]; home != NoDistrict {
		logit += l.Add(ledger.HazardSupport, r.HomeSupport*int(b.Districts[home].Support)/full)
	}
	if c.Ordered {
		logit += l.Add(ledger.HazardEmbark, r.Embark)
	}
	if short := r.FeudBelow - int(b.South.Pay); short > 0 {
		logit += l.Add(ledger.HazardFeud, r.Feud*short/r.FeudBelow)
	}
	if c.Purged > 0 {
		logit += l.Add(ledger.HazardPurged, r.Purged)
	}
	return logit
}

// RisingLogit is the chance a turn that a district rises.
func (b *Board) RisingLogit(d DistrictID, l *ledger.Ledger) int {
	r, s := &b.Setup.Rules.Hazard, &b.Districts[d]
	l.Reset(ledger.MilliLogit)
	logit := l.Add(ledger.HazardBase, r.Rising)
	logit += l.Add(ledger.HazardSupport, r.Support*int(s.Support)/full)
	logit += l.Add(ledger.HazardGrievance, r.Grievance*int(s.Grievance)/full)
	for _, vote := range b.Setup.Elections {
		if ahead := int(vote - b.Day); ahead <= r.VoteBefore && ahead >= -r.VoteAfter {
			logit += l.Add(ledger.HazardVote, r.Vote)
		}
	}
	if !b.North.ArmedLine {
		logit += l.Add(ledger.HazardParty, r.HeldBack)
	}
	logit += l.Add(ledger.HazardProtection, r.Protection*int(s.Protection)/full)
	return logit
}

// logistic is the chance of a logit in thousandths, in 65,536ths.
func logistic(milli int) int {
	e := fixed.Exp(milli)
	return int(e * fixed.One / (fixed.One + e))
}

// mutinies rolls for every regiment.
func (w *World) mutinies() {
	for id := range w.Regiments() {
		roll := w.roll(dice.Incident, int(id), dieMutiny)
		if dice.Chance(roll, logistic(w.MutinyLogit(id, nil))) {
			w.mutiny(id, dice.Next(roll))
		}
		w.Cells[id].Ordered = false
	}
}

// mutiny takes men from a regiment: to the hills, or, at the parallel, to the North.
func (w *World) mutiny(id force.ID, roll uint64) {
	r := &w.Setup.Rules.Hazard
	share := r.GoOverLeast + dice.Below(roll, max(0, r.GoOver-r.GoOverLeast)+1)
	men := w.Force.Strength[id].Men * int32(share) / full
	in := w.Posts[id][0]
	w.Force.Strength[id].Men -= men
	w.Tally.Mutinies++
	w.Tally.Defected += men
	w.emit(Event{Kind: Mutinied, Unit: id, District: in, Value: int(men)})
	if w.Setup.Districts[in].Parallel { // the parallel is nearer than the hills
		w.emit(Event{Kind: WentNorth, Unit: id, District: in, Value: int(men)})
	} else {
		fight := men * int32(r.TakeHills) / full
		w.Tally.Mutineers += fight
		w.form(fight, in, in, false)
		w.bury(in, men*int32(r.MutinyDead)/full)
		adjust(&w.Districts[in].Support, r.Example, 0, full)
		w.Districts[in].Protection = int16(int(w.Districts[in].Protection) * r.Shaken / full)
	}
	w.Cells[id] = Cells{}
	if int(w.Force.Strength[id].Men) < w.Setup.Rules.Army.Remnant {
		w.dissolve(id)
	}
}

// risings rolls for every district that is not in arms.
func (w *World) risings() {
	for i := range w.Districts {
		d := DistrictID(i)
		if !w.Districts[d].InArms && dice.Chance(w.roll(dice.Incident, i, dieRising), logistic(w.RisingLogit(d, nil))) {
			w.rise(d)
		}
	}
}

// callRising is the party's call: it exposes its people whether anybody follows or not.
func (w *World) callRising(d DistrictID) {
	r := &w.Setup.Rules.Hazard
	called := r.Called * int(w.North.Party) / full
	if dice.Chance(w.roll(dice.Incident, int(d), dieCall), logistic(w.RisingLogit(d, nil)+called)) {
		w.rise(d)
	}
	adjust(&w.North.Party, -r.Exposed, 0, full)
}

// rise puts arms into people's hands.
func (w *World) rise(d DistrictID) {
	s, r := &w.Districts[d], &w.Setup.Rules.Hazard
	men := int32(r.Men) * int32(w.Setup.Districts[d].Share) / full * int32(s.Support) / full
	s.Guerrillas += men
	s.InArms = true
	w.Tally.Risings++
	w.Tally.Rose += men
	w.bury(d, men*int32(r.Dead)/full)
	w.emit(Event{Kind: Rose, District: d, Value: int(men)})
}

// strike stops work in a district for a week.
func (w *World) strike(d DistrictID) {
	s, r := &w.Districts[d], &w.Setup.Rules
	adjust(&s.Grievance, r.Opinion.Strike, 0, full)
	adjust(&s.Support, r.Opinion.Strike*int(w.North.Party)/full, 0, full)
	adjust(&w.North.Party, -r.Hazard.StrikeCost, 0, full)
}
