package game

import (
	"parallel38/game/fixed"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// fightsFor is the side of each nation.
var fightsFor = [force.Nations]force.Side{force.KPA: force.North, force.DPRKInterior: force.North, force.ROK: force.South,
	force.US: force.South, force.UK: force.South}

// returns brings back men on leave, and stragglers of units that have a way to their supply. The
// stragglers of a unit that is cut off are lost at the same rate.
func (w *World) returns() {
	if w.Turn == 1 {
		return
	}
	for _, id := range w.Force.Combat {
		s := &w.Force.Strength[id]
		if !w.Force.Present(id) || s.Absent+s.Stragglers == 0 {
			continue
		}
		tally := &w.Tally[w.Force.Side(id)]
		in := milliUp(s.Stragglers, w.rules.Recovery.StragglerReturn)
		s.Stragglers -= in
		if w.Force.Stores[id].Cut > 0 {
			tally.Missing += in
			continue
		}
		w.dilute(id, in, func(int) int { return w.rules.Recovery.StragglerRaw })
		leave := milliUp(s.Absent, w.rules.Recovery.LeaveReturn)
		s.Absent -= leave
		s.Men += leave
		tally.Returned += in + leave
		w.emit(Event{Kind: Returned, Side: w.Force.Side(id), Unit: id, Other: force.None, Hex: hex.None, From: hex.None, Value: int(in + leave)})
	}
}

// milliUp is a share of some men in thousandths, rounded up so that the last one comes too.
func milliUp(men int32, milli int) int32 { return int32((int(men)*milli + 999) / 1000) }

// dilute adds men to a unit who are worse trained than it is by what less says, in hundredths of a point.
func (w *World) dilute(id force.ID, men int32, less func(training int) int) {
	s, b := &w.Force.Strength[id], &w.Force.Battalions[id]
	if s.Koreans > 0 {
		s.Koreans = int16(int(s.Koreans) * int(s.Men) / int(max(1, s.Men+men)))
	}
	s.Men += men
	for i := range b.Count {
		t := int(b.Training[i])
		b.Training[i] = int16(max(0, t-less(t)*int(men)/int(max(1, s.Men))))
	}
}

// recover lets units rest, rally and take in replacements.
func (w *World) recover() {
	if w.Turn == 1 {
		return
	}
	for _, id := range w.Force.Combat {
		if w.Force.Present(id) {
			w.rest(id)
		}
	}
	for n := range force.Nations {
		w.gather(n)
	}
	w.attachKoreans()
	for n := range force.Nations {
		w.replace(n)
	}
	w.deliverWeapons()
	for n := range force.Nations {
		w.issue(n)
	}
}

// rest is a unit's recovery after yesterday.
func (w *World) rest(id force.ID) {
	c, m, s, r := &w.Force.Condition[id], &w.Force.March[id], &w.Force.Strength[id], &w.rules.Recovery
	sick := s.Men * int32(r.Sick+w.cold(w.Force.Identity[id].Nation)) / 1000
	s.Men -= sick
	w.Tally[w.Force.Side(id)].Sick += sick

	c.Disruption = max(0, c.Disruption-int16(r.RestDisorder))
	if c.Surprise > 0 {
		c.Surprise--
	}
	if m.Moved == 0 && !m.Attacked && !m.Fought && !m.Arrived {
		c.Fatigue = max(0, c.Fatigue-int16(r.RestFatigue))
		c.Routed = false
	}
}

// wants is how many replacements a unit would take in today.
func (b *Board) wants(id force.ID) int {
	s, h, r := &b.Force.Strength[id], b.Force.Place[id].Hex, &b.rules.Recovery
	if !b.served(id) {
		return 0
	}
	paper, rate := int(s.Paper), r.Refill
	switch {
	case b.Contact(h, b.Force.Side(id)):
		rate = r.RefillLine
	case s.Cadre:
		rate = r.RefillRebuild
	case int(s.Men) < paper*r.CadreStrength/1000:
		rate = r.RefillCadre
	}
	room := paper*r.RefillLimit/1000 - int(s.Men+s.Absent+s.Stragglers)
	return max(0, min(paper*rate/1000, room))
}

// refreshHours gives every unit its day and every headquarters its reaction, and moves the
// headquarters to where most of their units are.
func (w *World) refreshHours() {
	for _, id := range w.Force.Combat {
		m := &w.Force.March[id]
		*m = force.March{Left: dayMinutes, Target: m.Target, TargetOn: m.TargetOn}
		w.buildUp(id)
	}
	for i := len(w.Force.HQs) - 1; i >= 0; i-- { // divisions before their corps
		hq := w.Force.HQs[i]
		w.Force.Command[hq].Reacted = false
		w.followMembers(hq)
	}
	w.restack() // who rallied or left the train holds ground again
}

// followMembers places a headquarters with the greatest number of its units.
func (w *World) followMembers(hq force.ID) {
	p := &w.Force.Place[hq]
	best, most, alive := hex.None, 0, false
	for _, id := range w.Force.Members[hq] {
		at := w.Force.Place[id]
		alive = alive || at.Presence != force.Destroyed
		if at.Presence != force.Present || at.Hex == hex.None {
			continue
		}
		n := 0
		for _, other := range w.Force.Members[hq] {
			if w.Force.Present(other) && w.Force.Place[other].Hex == at.Hex {
				n++
			}
		}
		if n > most {
			best, most = at.Hex, n
		}
	}
	switch {
	case best != hex.None:
		p.Hex, p.Presence = best, force.Present
	case !alive && len(w.Force.Members[hq]) > 0:
		p.Hex, p.Presence = hex.None, force.Destroyed
	case len(w.Force.Members[hq]) > 0:
		p.Hex = hex.None
	}
}

// initiative is the side that moves first today: at the start the scenario's, then the one that put
// more regiments into attacks over the last three days, and the same as yesterday if neither did.
// Attacks count in the first entry of State.Attacking, which moves on here.
func (w *World) initiative() force.Side {
	var sum [force.Sides]int16
	for side := force.North; side < force.Sides; side++ {
		a := &w.Attacking[side]
		sum[side] = a[0] + a[1] + a[2]
		a[0], a[1], a[2] = 0, a[0], a[1]
	}
	switch {
	case w.Turn == 1:
		return w.Setup.First
	case sum[force.North] > sum[force.South]:
		return force.North
	case sum[force.South] > sum[force.North]:
		return force.South
	}
	return w.First
}

// chanceQ16 is the chance of an event whose hazard is so many thousandths a day, in 65,536ths.
func chanceQ16(hazard int) int { return fixed.One - int(fixed.Exp(-hazard)) }
