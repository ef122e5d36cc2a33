package prewar

import (
	"parallel38/game"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// BattalionMen is the men of one battalion of a unit.
func (b *Board) BattalionMen(id force.ID) int32 {
	return b.Force.Strength[id].Men / int32(max(1, b.Force.Battalions[id].Count))
}

// Quality is how well a battalion fights, thousandths: as in the war by days.
func (b *Board) Quality(id force.ID, k int) int {
	r := &b.Setup.Rules.Army
	return r.QualityBase + r.QualityPoint*int(b.Force.Battalions[id].Training[k])/100 + r.QualityVeteran*int(b.Force.Quality[id].Veterancy)/full
}

// ArmyMen is the strength of the southern army, with its services.
func (b *Board) ArmyMen() int {
	men := 0
	for id := range b.Regiments() {
		men += int(b.Force.Strength[id].Men)
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

// NorthMen is the strength of the North's divisions and border brigades.
func (b *Board) NorthMen() int {
	men := 0
	for id := range b.Formations() {
		men += int(b.Force.Strength[id].Men)
	}
	return men
}

// PartisanMen is how many partisans are in the South.
func (b *Board) PartisanMen() int {
	men := 0
	for i := range b.Districts {
		men += int(b.partisansIn(DistrictID(i)))
	}
	return men
}

// Dead are the civilians killed, of all districts.
func (b *Board) Dead() (sum Dead) {
	for i := range b.Districts {
		sum.ByForces += b.Districts[i].Dead.ByForces
		sum.ByPartisans += b.Districts[i].Dead.ByPartisans
	}
	return sum
}

// Readiness counts the battalions of the southern army: all, those on any duty but training, and those
// that are ready to fight as companies and as battalions.
type Readiness struct{ Battalions, OnDuty, Company, Battalion int }

// Readiness is the southern army's.
func (b *Board) Readiness() (n Readiness) {
	r := &b.Setup.Rules.Army
	for id := range b.Regiments() {
		bs := &b.Force.Battalions[id]
		for k := range int(bs.Count) {
			n.Battalions++
			if bs.Duty[k] != force.Training {
				n.OnDuty++
			}
			if int(bs.Training[k]) >= r.CompanyReady {
				n.Company++
			}
			if int(bs.Training[k]) >= r.BattalionReady {
				n.Battalion++
			}
		}
	}
	return n
}

// PC is a share of the battalions in per cent.
func (n Readiness) PC(of int) int { return of * 100 / max(1, n.Battalions) }

// assign sees to it that so many battalions of a regiment have a duty in a district: those that have it
// stay, and others come. To a duty the best trained go first, of those at home if there are any; to train,
// the rawest.
func (w *World) assign(id force.ID, duty force.Duty, d DistrictID, count int) {
	bs, posts := &w.Force.Battalions[id], &w.Posts[id]
	there := func(k int) bool { return bs.Duty[k] == duty && posts[k] == d }
	have := 0
	for k := range int(bs.Count) {
		if there(k) {
			have++
		}
	}
	for ; have < min(count, int(bs.Count)); have++ {
		next, best := -1, 0
		for k := range int(bs.Count) {
			fit := int(bs.Training[k])
			switch {
			case there(k):
				continue
			case duty == force.Training:
				fit = -fit
			case bs.Duty[k] == force.Training:
				fit += 10_000
			}
			if next < 0 || fit > best {
				next, best = k, fit
			}
		}
		w.post(id, next, duty, d)
	}
}

// post sends one battalion to a duty. Going elsewhere costs it a part of a fortnight's training.
func (w *World) post(id force.ID, k int, duty force.Duty, d DistrictID) {
	r := &w.Setup.Rules.Army
	bs, posts := &w.Force.Battalions[id], &w.Posts[id]
	if posts[k] != d {
		adjust(&bs.Training[k], -2*r.Learn*r.Moving/full, r.TrainingLeast, r.TrainingMost)
	}
	bs.Duty[k], posts[k] = duty, d
	if k == 0 {
		w.Force.Place[id].Hex = w.Setup.Districts[d].Seat
	}
	if duty == force.Suppression && (d == w.Setup.Homes[id] || w.Setup.Districts[d].Island) {
		w.Cells[id].Ordered = true
	}
}

// raiseRegiment raises the next regiment, if the ceiling has room for it.
func (w *World) raiseRegiment() {
	id, r := w.awaited(force.South, false), &w.Setup.Rules.Army
	if id == force.None || w.ArmyMen()+r.NewMen > game.At(w.Setup.Ceiling, w.Day) {
		return
	}
	home := w.Setup.Homes[id]
	w.place(id, w.Setup.Districts[home].Seat)
	w.Force.Strength[id].Men = int32(r.NewMen)
	w.Tally.Recruited += int32(r.NewMen)
	bs := &w.Force.Battalions[id]
	for k := range int(bs.Count) {
		bs.Training[k], bs.Duty[k], w.Posts[id][k] = int16(r.NewTraining), force.Training, home
	}
	w.Force.Quality[id].Veterancy = 0
	w.Cells[id] = Cells{Strength: int16(int(w.North.Party) * r.CellBirth / full)}
	w.emit(Event{Kind: RegimentRaised, Side: force.South, Unit: id})
}

// fillRanks brings recruits to regiments that lack men, under the ceiling. Recruits dilute training.
func (w *World) fillRanks() {
	r := &w.Setup.Rules.Army
	room := max(0, game.At(w.Setup.Ceiling, w.Day)-w.ArmyMen()) * 100 / (100 + r.ServicesPC)
	left := min(room, r.Recruits*int(w.South.Stability)/full)
	for id := range w.Regiments() {
		s, bs := &w.Force.Strength[id], &w.Force.Battalions[id]
		n := min(max(0, r.FullMen-int(s.Men)), max(1, left/r.OnePart), left)
		if n == 0 {
			continue
		}
		for k := range int(bs.Count) {
			gap := max(0, int(bs.Training[k])-r.NewTraining)
			bs.Training[k] -= int16(gap * n / (int(s.Men) + n) * r.Dilute / full)
		}
		s.Men += int32(n)
		w.Tally.Recruited += int32(n)
		left -= n
	}
}

// raisePolice spreads new police over the districts by their people.
func (w *World) raisePolice(hundreds int) {
	var people int32
	for i := range w.Setup.Districts {
		people += w.Setup.Districts[i].People
	}
	n := int32(hundreds) * 100
	left := n
	for i := range w.Districts {
		part := n * w.Setup.Districts[i].People / people
		w.Districts[i].Police += part
		left -= part
	}
	w.Districts[0].Police += left
	w.Tally.PoliceHired += n
	adjust(&w.South.Pay, -hundreds*w.Setup.Rules.Police.PayDilute, 0, full)
}

// movePolice moves police from one district to another, as many as there are.
func (w *World) movePolice(from, to DistrictID, n int32) {
	n = min(n, w.Districts[from].Police)
	w.Districts[from].Police -= n
	w.Districts[to].Police += n
}

// purge searches the army for cells: it finds most of them, and takes good men with the bad.
func (w *World) purge() {
	for id := range w.Regiments() {
		w.search(id)
	}
}

// search searches one regiment.
func (w *World) search(id force.ID) {
	r := &w.Setup.Rules.Army
	c, s, bs := &w.Cells[id], &w.Force.Strength[id], &w.Force.Battalions[id]
	c.Strength -= int16(int(c.Strength) * r.PurgeCells / full)
	c.Purged = int16(w.Setup.Rules.Hazard.PurgedWeeks)
	out := s.Men * int32(r.PurgeCadre) / full
	s.Men -= out
	w.Tally.Discharged += out
	for k := range int(bs.Count) {
		bs.Training[k] -= int16(int(bs.Training[k]) * r.PurgeSkill / full)
	}
}

// dissolve takes a regiment off the map; it can be raised again.
func (w *World) dissolve(id force.ID) {
	w.Tally.Discharged += w.Force.Strength[id].Men
	w.Force.Strength[id].Men = 0
	w.Cells[id] = Cells{}
	w.place(id, hex.None)
}
