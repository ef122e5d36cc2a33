package game

import (
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// This file is what happens behind the front: hospitals, depots, and the replacements that go forward
// from them. A nation has one of each, wherever its units stand.

// Nations are those that fight for a side.
func Nations(side force.Side) (list []force.Nation) {
	for n, s := range fightsFor {
		if s == side && n != int(force.NoNation) {
			list = append(list, force.Nation(n))
		}
	}
	return list
}

// gather brings in a nation's day of drafts, of wounded who are fit again, and of soldiers whose unit
// is no more: these come to the depots while their side has any, and find no weapons there but a rifle.
func (w *World) gather(n force.Nation) {
	side := fightsFor[n]
	if side == force.NoSide {
		return
	}
	d, t, r := &w.Depots[n], &w.Tally[side], &w.rules.Recovery
	drafts := int32(At(w.Setup.Drafts[n], w.Day))
	w.Pool[n] += drafts
	t.Drafts += drafts

	healed := milliUp(d.Hospital, r.Convalescent)
	d.Hospital -= healed
	d.Fit += healed
	t.Healed += healed
	if healed > 0 {
		w.emit(Event{Kind: Healed, Side: side, Unit: force.None, Other: force.None, Hex: hex.None, From: hex.None, Value: int(healed), Index: int(n)})
	}
	in := milliUp(d.Strays, r.StragglerReturn)
	d.Strays -= in
	if w.sourceHeld(side) {
		d.Fit += in
		t.Returned += in
	} else {
		t.Missing += in
	}
}

// sourceHeld tells whether a side holds any of the places from which it is supplied: there are its depots.
func (b *Board) sourceHeld(side force.Side) bool {
	for _, s := range b.Setup.Supply[side].Sources {
		if b.Control[s.Hex] == side {
			return true
		}
	}
	return false
}

// replace shares what a nation has at its depots, soldiers and drafts, among its units in supply, alike
// if there are not enough. Drafts thin out the training of a unit; those who have served before do not.
func (w *World) replace(n force.Nation) {
	d, wanted := &w.Depots[n], 0
	for _, id := range w.Force.Combat {
		if w.Force.Identity[id].Nation == n {
			wanted += w.wants(id)
		}
	}
	waiting := int(d.Fit + w.Pool[n])
	pool := min(wanted, waiting)
	if pool == 0 {
		return
	}
	raw := w.rules.Recovery.DraftDilution * int(w.Pool[n]) / waiting
	sent := 0
	for _, id := range w.Force.Combat {
		if w.Force.Identity[id].Nation != n {
			continue
		}
		if men := w.wants(id) * pool / wanted; men > 0 {
			sent += men
			w.dilute(id, int32(men), func(training int) int { return training * raw / 1000 })
			w.emit(Event{Kind: Replaced, Side: w.Force.Side(id), Unit: id, Other: force.None, Hex: hex.None, From: hex.None, Value: men})
		}
	}
	fit := int32(sent * int(d.Fit) / waiting)
	d.Fit -= fit
	w.Pool[n] -= int32(sent) - fit
}

// attachKoreans lets American units that are still short take in Koreans from the ROK's drafts, as many as the day
// allows and no more than a part of the men of each: they know neither the language nor the drill.
func (w *World) attachKoreans() {
	most, wanted := min(At(w.Setup.Attached, w.Day), int(w.Pool[force.ROK])), 0
	if most <= 0 {
		return
	}
	for _, id := range w.Force.Combat {
		wanted += w.wantsKoreans(id)
	}
	most = min(most, wanted)
	for _, id := range w.Force.Combat {
		men := int32(w.wantsKoreans(id) * most / max(1, wanted))
		if men == 0 {
			continue
		}
		s := &w.Force.Strength[id]
		koreans := int32(s.Koreans)*s.Men/1000 + men
		w.dilute(id, men, func(training int) int { return training * w.rules.Recovery.DraftDilution / 1000 })
		s.Koreans = int16(min(1000, koreans*1000/s.Men))
		w.Pool[force.ROK] -= men
		w.emit(Event{Kind: Attached, Side: force.South, Unit: id, Other: force.None, Hex: hex.None, From: hex.None, Value: int(men)})
	}
}

// wantsKoreans is how many Koreans a unit would take in today.
func (b *Board) wantsKoreans(id force.ID) int {
	if b.Force.Identity[id].Nation != force.US {
		return 0
	}
	s, part := &b.Force.Strength[id], b.rules.Recovery.Koreans
	has, men := int(s.Koreans)*int(s.Men)/1000, int(s.Men)
	// With n more, (has + n) of (men + n) are Koreans.
	return max(0, min(b.wants(id), (men*part-has*1000)/max(1, 1000-part)))
}

// deliverWeapons brings the day's new weapons to the depots, and rounds for those that are there.
func (w *World) deliverWeapons() {
	for n := range force.Nations {
		rounds := int32(At(w.Setup.HEAT[n], w.Day))
		w.Depots[n].HEAT += rounds
		w.Tally[fightsFor[n]].HEATIn += rounds
	}
	for i := range w.Setup.Deliveries {
		d := &w.Setup.Deliveries[i]
		pieces := int32(At(d.Daily, w.Day))
		w.Depots[d.Nation].Weapons[d.Weapon] += pieces
		w.Tally[fightsFor[d.Nation]].WeaponsIn[d.Weapon] += pieces
	}
}

// issue shares the weapons at a nation's depots among the units whose establishment names them; guns
// that nobody's does, captured ones, go to artillery that is short of its own.
func (w *World) issue(n force.Nation) {
	w.issueHEAT(n)
	for k := range fight.Weapons {
		w.issueClass(n, k, w.lacks)
	}
	for k := range fight.Weapons {
		if k.Gun() {
			w.issueClass(n, k, w.lacksGuns)
		}
	}
}

// issueClass shares the pieces of a class by what each unit lacks.
func (w *World) issueClass(n force.Nation, k fight.Weapon, lacks func(force.ID, fight.Weapon) int) {
	stock := &w.Depots[n].Weapons[k]
	if *stock == 0 {
		return
	}
	wanted := 0
	for _, id := range w.Force.Combat {
		if w.Force.Identity[id].Nation == n {
			wanted += lacks(id, k)
		}
	}
	pool := int64(min(wanted, int(*stock)))
	var seen, done int64
	for _, id := range w.Force.Combat {
		if w.Force.Identity[id].Nation != n {
			continue
		}
		seen += int64(lacks(id, k))
		pieces := part(pool, seen, int64(wanted)) - done
		done += pieces
		*stock -= int32(pieces)
		w.Force.Strength[id].Weapons[k] += int16(pieces)
		if pieces > 0 {
			w.regrip(w.Force.Place[id].Hex)
			w.emit(Event{Kind: Rearmed, Side: w.Force.Side(id), Unit: id, Other: force.None, Hex: hex.None, From: hex.None, Value: int(pieces), Index: int(k)})
		}
	}
}

// lacks is how many pieces of a class a unit would take over today: what men carry comes up into the
// line; guns and tanks, only to who is out of it.
func (b *Board) lacks(id force.ID, k fight.Weapon) int {
	s := &b.Force.Strength[id]
	should := int(s.Equipment[k])
	if should <= int(s.Weapons[k]) || !b.served(id) || (k.Gun() || k.Tank()) && b.Contact(b.Force.Place[id].Hex, b.Force.Side(id)) {
		return 0
	}
	return min(should-int(s.Weapons[k]), (should*b.rules.Recovery.Issue+999)/1000)
}

// lacksGuns is how many pieces artillery would take over today to make up its guns of any class.
func (b *Board) lacksGuns(id force.ID, _ fight.Weapon) int {
	if b.Force.Identity[id].Arm != force.Artillery || !b.served(id) || b.Contact(b.Force.Place[id].Hex, b.Force.Side(id)) {
		return 0
	}
	s, should, have := &b.Force.Strength[id], 0, 0
	for k := range fight.Weapons {
		if k.Gun() {
			should += int(s.Equipment[k])
			have += int(s.Weapons[k])
		}
	}
	if should <= have {
		return 0
	}
	return min(should-have, (should*b.rules.Recovery.Issue+999)/1000)
}

// served tells whether what a depot sends finds a unit today.
func (b *Board) served(id force.ID) bool {
	return b.Force.Present(id) && b.Force.Place[id].Hex != hex.None && b.Force.Stores[id].Cut == 0 && !b.Force.Condition[id].Routed
}

// issueHEAT shares hollow-charge rounds among the units with howitzers of 105 mm.
func (w *World) issueHEAT(n force.Nation) {
	stock := &w.Depots[n].HEAT
	if *stock == 0 {
		return
	}
	wanted := 0
	for _, id := range w.Force.Combat {
		if w.Force.Identity[id].Nation == n {
			wanted += w.lacksHEAT(id)
		}
	}
	pool := int64(min(wanted, int(*stock)))
	var seen, done int64
	for _, id := range w.Force.Combat {
		if w.Force.Identity[id].Nation == n {
			seen += int64(w.lacksHEAT(id))
			rounds := part(pool, seen, int64(wanted)) - done
			done += rounds
			*stock -= int32(rounds)
			w.Force.Stores[id].HEAT += int16(rounds)
		}
	}
}

// mostHEAT is the most rounds that a unit can be set to carry.
const mostHEAT = 9999

// lacksHEAT is how many hollow-charge rounds a unit would take over today.
func (b *Board) lacksHEAT(id force.ID) int {
	if !b.served(id) {
		return 0
	}
	full := min(int(b.Force.Strength[id].Weapons[fight.Gun105])*b.rules.Recovery.FullHEAT, mostHEAT)
	return max(0, full-int(b.Force.Stores[id].HEAT))
}
