package prewar

import (
	"parallel38/game/dice"
	"parallel38/game/fixed"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// Bands are units: entities that stand ready in the roster and come to life when men are sent or a
// regiment mutinies.

// isBand tells whether a unit is a band, and there.
func (b *Board) isBand(id force.ID) bool {
	return b.Force.Identity[id].Arm == force.Commando && b.Force.Present(id)
}

// freeBand is a unit of the roster that is no band yet, None if there is none left.
func (b *Board) freeBand() force.ID {
	for _, id := range b.Force.Combat {
		if b.Force.Identity[id].Arm == force.Commando && b.Force.Place[id].Presence == force.Awaited {
			return id
		}
	}
	return force.None
}

// form makes a band of men in a district.
func (w *World) form(men int32, in, bound DistrictID, crossed bool) force.ID {
	id := w.freeBand()
	if id == force.None {
		w.Districts[in].Guerrillas += men
		w.Districts[in].InArms = true
		return id
	}
	w.Force.Place[id] = force.Place{Hex: w.Setup.Districts[in].Ground, Presence: force.Present, Port: hex.None}
	w.Force.Strength[id].Men = men
	w.Bands[id] = Band{In: in, Bound: bound, Crossed: crossed}
	w.Districts[in].InArms = true
	return id
}

// shrink takes men from a band; what is too small for one joins the locals.
func (w *World) shrink(id force.ID, men int32) {
	s, b := &w.Force.Strength[id], &w.Bands[id]
	men = min(men, s.Men)
	s.Men -= men
	if b.Crossed {
		w.Tally.SentLost += men
	}
	if int(s.Men) < w.Setup.Rules.Band.Counter {
		w.disband(id)
	}
}

// disband lets what is left of a band join the locals of its district.
func (w *World) disband(id force.ID) {
	men, in := w.Force.Strength[id].Men, w.Bands[id].In
	w.Districts[in].Guerrillas += men
	w.Districts[in].InArms = w.Districts[in].InArms || men > 0
	w.Force.Strength[id].Men = 0
	w.Force.Place[id] = force.Place{Hex: hex.None, Presence: force.Awaited, Port: hex.None}
	w.emit(Event{Kind: BandDestroyed, Unit: id, District: in, Value: int(men)})
}

// sendBand sends men of the school over the parallel or by sea, with a district to go to.
func (w *World) sendBand(men int32, to DistrictID) {
	if men > w.North.Graduates || w.freeBand() == force.None {
		return
	}
	w.North.Graduates -= men
	gate, bySea := w.gate(to)
	r := &w.Setup.Rules.Band
	loss := r.SeaLoss
	if !bySea {
		loss = r.CrossLoss + r.CrossWatch*w.watch(gate)/1000
	}
	lost := men * int32(loss) / 1000
	w.Tally.Incursions++
	w.Tally.Sent += men
	w.Tally.SentLost += lost
	w.Tally.GuerrillaDead += lost
	id := w.form(men-lost, gate, to, true)
	w.North.Provoked += int16(1000 * int(men) / 5 / r.AidAlarm)
	w.emit(Event{Kind: BandCrossed, Unit: id, District: gate, Value: int(men - lost), Other: int(lost)})
}

// gate is where a band bound for a district comes in: the district at the parallel nearest to it, or
// its own coast if that is nearer by far.
func (b *Board) gate(to DistrictID) (in DistrictID, bySea bool) {
	seat := b.Setup.Districts[to].Seat
	best, away := to, 1<<30
	for i := range b.Setup.Districts {
		if d := &b.Setup.Districts[i]; d.Parallel {
			if n := b.Map.Distance(d.Seat, seat) + b.watch(DistrictID(i))/100; n < away {
				best, away = DistrictID(i), n
			}
		}
	}
	return best, best == to && !b.Setup.Districts[to].Parallel
}

// watch is how well the parallel before a district is watched, thousandths.
func (b *Board) watch(d DistrictID) int {
	need, men := 0, 0
	for i := range b.Setup.Sectors {
		if b.Setup.Sectors[i].District == d {
			need += int(b.Setup.Sectors[i].Need)
		}
	}
	for _, id := range b.Force.Combat {
		if b.isArmyUnit(id) && b.Force.Present(id) {
			for k := range int(b.Force.Battalions[id].Count) {
				if b.Posts[id][k] == d && b.Force.Battalions[id].Duty[k] == force.BorderDuty {
					men += int(b.battalionMen(id))
				}
			}
		}
	}
	return min(1000, men*1000/max(1, need))
}

// crossParallel schools partisans and lets bands move on towards where they are bound.
func (w *World) crossParallel() {
	r := &w.Setup.Rules
	if w.Day >= r.North.SchoolFrom {
		w.North.Graduates += int32(w.North.Schooling) / 2
	}
	for _, id := range w.Force.Combat {
		b := &w.Bands[id]
		if !w.isBand(id) || b.In == b.Bound {
			continue
		}
		next, away := b.In, w.Map.Distance(w.Setup.Districts[b.In].Seat, w.Setup.Districts[b.Bound].Seat)
		for _, n := range w.Setup.Districts[b.In].Near {
			if d := w.Map.Distance(w.Setup.Districts[n].Seat, w.Setup.Districts[b.Bound].Seat); d < away {
				next, away = n, d
			}
		}
		if next == b.In {
			b.Bound = b.In
			continue
		}
		b.In = next
		w.Districts[next].InArms = true
		w.Force.Place[id].Hex = w.Setup.Districts[next].Ground
	}
}

// chase is what the hills and those who hunt them cost the bands, and what it costs to leave them alone.
func (w *World) chase() {
	r := &w.Setup.Rules.Band
	for _, id := range w.Force.Combat {
		if !w.isBand(id) {
			continue
		}
		b, men := &w.Bands[id], w.Force.Strength[id].Men
		held := w.heldIn(b.In)
		b.Hunted = held >= men*2
		loss := r.WeekLoss
		if b.Hunted {
			loss += r.HuntedLoss
		} else if need := r.TieMen * tied(int(men)); int(held) < need {
			s := &w.Districts[b.In]
			s.Support = clamp(int(s.Support)+r.UntiedFear*(need-int(held))/need, 0, 1000)
		}
		if month := w.month(); month == 12 || month <= 3 {
			loss += loss / 2
		}
		n := w.share(dice.Partisans, int(id), 1000, int64(men)*int64(loss))
		w.Tally.GuerrillaDead += min(n, men)
		w.shrink(id, n)
	}
}

// tied is n^.8: what a band of n men ties down grows slower than the band.
func tied(n int) int {
	return int(fixed.Exp(fixed.Ln(int64(max(1, n)), 1)*8/10) >> 16)
}

// heldIn is how many troops hold a district against bands.
func (b *Board) heldIn(d DistrictID) int32 {
	var men int32
	for _, id := range b.Force.Combat {
		if b.isArmyUnit(id) && b.Force.Present(id) {
			for k := range int(b.Force.Battalions[id].Count) {
				if duty := b.Force.Battalions[id].Duty[k]; b.Posts[id][k] == d && (duty == force.Suppression || duty == force.Guarding) {
					men += b.battalionMen(id)
				}
			}
		}
	}
	return men + b.Districts[d].Police*int32(b.Setup.Rules.Partisan.CombatPC)/100
}
