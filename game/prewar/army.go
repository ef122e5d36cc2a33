package prewar

import (
	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// isArmyUnit tells whether a unit is a regiment of the southern army.
func (b *Board) isArmyUnit(id force.ID) bool {
	return b.Force.Side(id) == force.South && b.Force.Identity[id].Arm == force.Infantry
}

func (b *Board) isArmy(ids []force.ID) bool {
	for _, id := range ids {
		if !b.isArmyUnit(id) {
			return false
		}
	}
	return true
}

// battalionMen is the men of one battalion of a unit.
func (b *Board) battalionMen(id force.ID) int32 {
	return b.Force.Strength[id].Men / int32(max(1, b.Force.Battalions[id].Count))
}

// quality is how well a battalion fights, thousandths: as in the war by days.
func (b *Board) quality(id force.ID, k int) int {
	return 250 + 6*int(b.Force.Battalions[id].Training[k])/100 + int(b.Force.Quality[id].Veterancy)/4
}

// ArmyMen is the strength of the southern army, with its services.
func (b *Board) ArmyMen() int {
	men := 0
	for _, id := range b.Force.Combat {
		if b.isArmyUnit(id) && b.Force.Present(id) {
			men += int(b.Force.Strength[id].Men)
		}
	}
	return men + men*b.Setup.Rules.Army.ServicesPC/100
}

// PoliceMen is the strength of the police.
func (b *Board) PoliceMen() int {
	men := 0
	for i := range b.Districts {
		men += int(b.Districts[i].Police)
	}
	return men
}

// Readiness counts the battalions of the southern army, and those that are ready to fight as companies
// and as battalions.
func (b *Board) Readiness() (battalions, company, battalion int) {
	r := &b.Setup.Rules.Army
	for _, id := range b.Force.Combat {
		if !b.isArmyUnit(id) || !b.Force.Present(id) {
			continue
		}
		for _, t := range b.Force.Battalions[id].Training[:b.Force.Battalions[id].Count] {
			battalions++
			if int(t) >= r.CompanyReady {
				company++
			}
			if int(t) >= r.BattalionReady {
				battalion++
			}
		}
	}
	return battalions, company, battalion
}

// assign gives so many battalions of a regiment a duty in a district, the least busy first.
func (w *World) assign(id force.ID, duty force.Duty, d DistrictID, count int) {
	bs, posts := &w.Force.Battalions[id], &w.Posts[id]
	n := int(bs.Count)
	for k := 0; k < n && count > 0; k++ {
		if bs.Duty[k] == duty && posts[k] == d {
			count--
		}
	}
	for k := n - 1; k >= 0 && count > 0; k-- {
		if bs.Duty[k] == duty && posts[k] == d {
			continue
		}
		w.post(id, k, duty, d)
		count--
	}
}

// post sends one battalion to a duty. The move costs it a fortnight's training.
func (w *World) post(id force.ID, k int, duty force.Duty, d DistrictID) {
	bs, posts := &w.Force.Battalions[id], &w.Posts[id]
	if posts[k] != d {
		bs.Training[k] = max(0, bs.Training[k]-int16(w.Setup.Rules.Army.Learn*w.Setup.Rules.Army.Move/14))
	}
	bs.Duty[k], posts[k] = duty, d
	if k == 0 {
		w.Force.Place[id].Hex = w.Setup.Districts[d].Seat
	}
}

// awaited is the next formation that a side can raise, None if all are there.
func (b *Board) awaited(side force.Side) force.ID {
	for _, id := range b.Force.Combat {
		if b.Force.Side(id) == side && b.Force.Identity[id].Arm != force.Commando && b.Force.Place[id].Presence == force.Awaited {
			return id
		}
	}
	return force.None
}

// raiseRegiment raises the next regiment around a cadre that the others give up.
func (w *World) raiseRegiment() {
	id, r := w.awaited(force.South), &w.Setup.Rules.Army
	if id == force.None || w.ArmyMen()+r.NewMen > at(w.Setup.Ceiling, w.Day) {
		return
	}
	w.Force.Place[id].Presence = force.Present
	w.Force.Place[id].Hex = w.Setup.Districts[w.Posts[id][0]].Seat
	w.Force.Strength[id].Men = int32(r.NewMen)
	bs := &w.Force.Battalions[id]
	for k := range int(bs.Count) {
		bs.Training[k], bs.Duty[k] = int16(r.NewTraining), force.Training
	}
	w.Cells[id] = w.North.Party / 8
	w.emit(Event{Kind: RegimentRaised, Side: force.South, Unit: id})
}

// fillRanks brings recruits to regiments that have room, under the ceiling, and to those who fight them.
func (w *World) fillRanks() {
	r := &w.Setup.Rules.Army
	room := at(w.Setup.Ceiling, w.Day) - w.ArmyMen()
	left := min(max(0, room*100/(100+r.ServicesPC)), r.Recruits*int(w.South.Stability)/1000)
	for _, id := range w.Force.Combat {
		if left <= 0 || !w.isArmyUnit(id) || !w.Force.Present(id) {
			continue
		}
		s := &w.Force.Strength[id]
		n := min(max(0, r.FullMen-int(s.Men)), max(1, left/4), left)
		if n == 0 {
			continue
		}
		bs := &w.Force.Battalions[id]
		for k := range int(bs.Count) {
			gap := max(0, int(bs.Training[k])-r.NewTraining)
			bs.Training[k] -= int16(gap * n / int(s.Men+int32(n)) * r.Dilute / 1000)
		}
		s.Men += int32(n)
		left -= n
	}
	for d := range w.Districts {
		w.fillPartisans(DistrictID(d))
	}
}

// raisePolice spreads new police over the districts by their people.
func (w *World) raisePolice(n int32) {
	var people int32
	for i := range w.Setup.Districts {
		people += w.Setup.Districts[i].People
	}
	left := n
	w.eachDistrict(func(d DistrictID, s *DistrictState) {
		part := n * w.Setup.Districts[d].People / people
		s.Police += part
		left -= part
	})
	w.Districts[0].Police += left
	w.South.Pay = max(0, w.South.Pay-int16(n/100))
}

// train is what battalions learn in a week: by advisers, arms and the time that duty leaves them.
func (w *World) train() {
	r := &w.Setup.Rules.Army
	battalions, _, _ := w.Readiness()
	advisers := min(1500, int(w.South.Advisers)*1000/max(1, battalions*r.AdvisersFull))
	arms := min(1200, int(w.South.Arms)*1000/max(1, w.ArmyMen()))
	index := advisers * arms / 1000
	for _, id := range w.Force.Combat {
		if !w.isArmyUnit(id) || !w.Force.Present(id) {
			continue
		}
		bs := &w.Force.Battalions[id]
		busyRegiment := false
		for k := range int(bs.Count) {
			busy := 1000 - r.Rotate
			if bs.Duty[k] == force.Training {
				busy = 0
			}
			busyRegiment = busyRegiment || bs.Duty[k] == force.Suppression
			learn := r.Learn * index / 1000 * (1000 - busy) / 1000
			learn = learn * (10_000 - int(bs.Training[k])) / 6000 // the last points come slowly
			bs.Training[k] = clamp(int(bs.Training[k])+learn-r.Forget*busy/1000, 500, 9000)
		}
		if busyRegiment {
			w.Force.Quality[id].Veterancy = min(400, w.Force.Quality[id].Veterancy+2)
		}
		grow := r.CellGrowth * int(w.North.Party) / 1000
		w.Cells[id] = clamp(int(w.Cells[id])+grow-int(w.Cells[id])/50, 0, 1000)
	}
	for _, id := range w.Force.Combat { // the North trains undisturbed
		if w.Force.Side(id) == force.North && w.Force.Present(id) && !w.isBand(id) {
			bs := &w.Force.Battalions[id]
			for k := range int(bs.Count) {
				gap := 8200 - int(bs.Training[k])
				bs.Training[k] += int16(max(0, min(w.Setup.Rules.North.LearnWeek, gap)))
			}
		}
	}
}

// purge searches the army for cells: it finds most of them, and takes good men with the bad.
func (w *World) purge() {
	r := &w.Setup.Rules.Army
	for _, id := range w.Force.Combat {
		if !w.isArmyUnit(id) || !w.Force.Present(id) {
			continue
		}
		w.Cells[id] -= int16(int(w.Cells[id]) * r.PurgeCells / 1000)
		s, bs := &w.Force.Strength[id], &w.Force.Battalions[id]
		s.Men -= s.Men * int32(r.PurgeCadre) / 1000
		for k := range int(bs.Count) {
			bs.Training[k] -= int16(int(bs.Training[k]) * r.PurgeCadre / 2000)
		}
	}
}

// dissolve takes a regiment off the map; it can be raised again.
func (w *World) dissolve(id force.ID) {
	w.Force.Strength[id].Men = 0
	w.Force.Place[id] = force.Place{Hex: hex.None, Presence: force.Awaited, Port: w.Force.Place[id].Port}
	w.Cells[id] = 0
}

// home is the district in which a regiment was raised and recruits.
func (b *Board) home(id force.ID) DistrictID { return b.districtOf(b.Setup.Units[id].Place.Port) }

var _ = atlas.NoProvince
