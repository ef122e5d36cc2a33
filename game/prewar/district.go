package prewar

import "parallel38/game/force"

// mustered is what the government has in a district.
type mustered struct {
	hunters int64 // men who hunt and can be ambushed …
	effect  int64 // … what they count for, in thousandths of a man of quality 1,000 …
	troops  int64 // … and the soldiers among them
	held    int64 // men who hold the district against bands
	guards  int64 // men who guard people, rails and towns
	border  int64 // men at the parallel
}

func (b *Board) muster(d DistrictID) (m mustered) {
	r := &b.Setup.Rules
	for id, k := range b.Posted(d) {
		men, weight := int64(b.BattalionMen(id)), int64(0)
		switch b.Force.Battalions[id].Duty[k] {
		case force.Suppression:
			weight = full
			m.held += men
		case force.Guarding:
			weight = int64(r.Partisan.Guarding)
			m.held += men
			m.guards += men
		case force.BorderDuty:
			m.border += men
		}
		m.hunters += men * weight / full
		m.effect += men * weight / full * int64(b.Quality(id, k))
	}
	m.troops = m.effect
	police := b.combatPolice(d)
	m.hunters += police
	m.held += police
	m.effect += police * int64(r.Partisan.PoliceHunt) / full * int64(r.Police.Quality)
	if b.winter() {
		m.effect = m.effect * int64(r.Partisan.Winter) / full
	}
	return m
}

// combatPolice is how many of a district's police hunt.
func (b *Board) combatPolice(d DistrictID) int64 {
	return int64(b.Districts[d].Police) * int64(b.Setup.Rules.Partisan.CombatPC) / 100
}

// partisansIn is how many fight in a district: the locals and the bands.
func (b *Board) partisansIn(d DistrictID) int64 {
	n := int64(b.Districts[d].Guerrillas)
	for id := range b.InHills() {
		if b.Bands[id].In == d {
			n += int64(b.Force.Strength[id].Men)
		}
	}
	return n
}

// hunt is the week's partisan war in each district, by the mixed law (PartisanRules).
func (w *World) hunt() {
	r := &w.Setup.Rules.Partisan
	for i := range w.Districts {
		d, s := DistrictID(i), &w.Districts[i]
		s.Lost = 0
		share := int64(w.Setup.Districts[d].Share)
		g := w.partisansIn(d)
		if g == 0 || share == 0 {
			continue
		}
		m := w.muster(d)
		found := m.effect * int64(r.Find) / 1000 * g / (g + int64(r.FindHalf)*share/full) // thousandths of a man
		if s.Conduct&Resettled != 0 {
			found += found * int64(r.Harsh) / full
		}
		ambushed := int64(r.Ambush) * g * m.hunters / (m.hunters + int64(r.AmbushHalf)*share/full)
		w.loseBands(d, w.whole(i, dieFound, found))
		w.bury(d, w.whole(i, dieLost, ambushed))
		if s.Conduct&Amnesty != 0 {
			n := min(s.Guerrillas, w.whole(i, dieGiveUp, int64(s.Guerrillas)*int64(r.GiveUp)))
			s.Guerrillas -= n
			w.Tally.GaveUp += n
		}
	}
}

// loseBands takes partisans from a district: from bands and locals by their numbers.
func (w *World) loseBands(d DistrictID, n int32) {
	s := &w.Districts[d]
	all := int32(w.partisansIn(d))
	n = min(n, all)
	left := n
	for id := range w.InHills() {
		if w.Bands[id].In == d && all > 0 {
			part := min(left, n*w.Force.Strength[id].Men/all)
			left -= part
			w.shrink(id, part)
		}
	}
	left = min(left, s.Guerrillas)
	s.Guerrillas -= left
	w.Tally.GuerrillaDead += left
}

// bury takes dead of the security forces from those in a district who can be ambushed, by their
// numbers; nobody dies twice.
func (w *World) bury(d DistrictID, n int32) {
	s := &w.Districts[d]
	police := w.combatPolice(d)
	all := police
	for id, k := range w.Posted(d) {
		all += w.exposed(id, k)
	}
	if all == 0 {
		return
	}
	left := min(int64(n), all)
	for id, k := range w.Posted(d) {
		part := min(int64(n)*w.exposed(id, k)/all, left, int64(w.BattalionMen(id)))
		left -= part
		w.Force.Strength[id].Men -= int32(part)
		w.Tally.ArmyDead += int32(part)
		s.Lost += int32(part)
	}
	left = min(left, int64(s.Police))
	s.Police -= int32(left)
	w.Tally.PoliceDead += int32(left)
	s.Lost += int32(left)
}

// exposed is how many men of a battalion can be ambushed.
func (b *Board) exposed(id force.ID, k int) int64 {
	switch b.Force.Battalions[id].Duty[k] {
	case force.Suppression:
		return int64(b.BattalionMen(id))
	case force.Guarding:
		return int64(b.BattalionMen(id)) * int64(b.Setup.Rules.Partisan.Guarding) / full
	}
	return 0
}

// fillPartisans lets people join those who fight: by support, shelter and the room that is left.
func (w *World) fillPartisans() {
	r := &w.Setup.Rules.Partisan
	fed := int64(r.Room)
	if !w.winter() {
		fed = fed * int64(r.Green) / full
	}
	for i := range w.Districts {
		d, s, place := DistrictID(i), &w.Districts[i], &w.Setup.Districts[i]
		if !s.InArms {
			continue
		}
		room := max(0, fed*int64(place.Share)-w.partisansIn(d)*full) // thousandths of a man
		n := w.whole(i, dieJoin, room*int64(r.Join)/full*int64(s.Support)/full*int64(place.Shelter)/full)
		s.Guerrillas += n
		w.Tally.Joined += n
		s.InArms = w.partisansIn(d) > 0
	}
}
