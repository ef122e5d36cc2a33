package prewar

import (
	"parallel38/game/fixed"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// form makes a band of men in a district, bound for another. Men for whom the roster has no room join
// the locals.
func (w *World) form(men int32, in, bound DistrictID, crossed bool) force.ID {
	w.Districts[in].InArms = w.Districts[in].InArms || men > 0
	id := w.awaited(force.North, true)
	if id == force.None || int(men) < w.Setup.Rules.Band.Counter {
		w.Districts[in].Guerrillas += men
		return force.None
	}
	w.place(id, w.Setup.Districts[in].Ground)
	w.Force.Strength[id].Men = men
	w.Bands[id] = Band{In: in, Bound: bound, Crossed: crossed}
	return id
}

// shrink takes dead from a band; what is too small for one joins the locals.
func (w *World) shrink(id force.ID, dead int32) {
	s, b := &w.Force.Strength[id], &w.Bands[id]
	dead = min(dead, s.Men)
	s.Men -= dead
	w.Tally.GuerrillaDead += dead
	if b.Crossed {
		w.Tally.SentLost += dead
	}
	if int(s.Men) < w.Setup.Rules.Band.Remnant {
		w.Districts[b.In].Guerrillas += s.Men
		w.emit(Event{Kind: BandGone, Side: force.North, Unit: id, District: b.In, Value: int(s.Men)})
		w.disband(id)
	}
}

// disband takes a band off the map; its men have been counted elsewhere.
func (w *World) disband(id force.ID) {
	w.Force.Strength[id].Men = 0
	w.Bands[id] = Band{}
	w.place(id, hex.None)
}

// sendBand sends men of the school over the parallel or by sea, with a district to go to.
func (w *World) sendBand(men int32, to DistrictID) {
	if men > w.North.Graduates {
		return
	}
	w.North.Graduates -= men
	r := &w.Setup.Rules.Band
	gate, bySea := w.gate(to)
	lost := men * int32(w.crossing(gate, bySea)) / full
	w.Tally.Incursions++
	w.Tally.Sent += men
	w.Tally.SentLost += lost
	w.Tally.GuerrillaDead += lost
	id := w.form(men-lost, gate, to, true)
	w.provoke(r.Alarm + int(men)*r.AlarmMen/full)
	w.emit(Event{Kind: BandCrossed, Side: force.North, Unit: id, District: gate, Value: int(men - lost), Other: int(lost)})
}

// gate is where a band bound for a district comes in: the district at the parallel nearest to it, or
// its own coast if that is nearer by far.
func (b *Board) gate(to DistrictID) (in DistrictID, bySea bool) {
	seat := b.Setup.Districts[to].Seat
	best, away := to, 0
	for i := range b.Setup.Districts {
		if d := &b.Setup.Districts[i]; d.Parallel {
			if n := b.Map.Distance(d.Seat, seat); best == to && !b.Setup.Districts[best].Parallel || n < away {
				best, away = DistrictID(i), n
			}
		}
	}
	return best, best == to && !b.Setup.Districts[to].Parallel
}

// crossing is what is lost on the way in, thousandths.
func (b *Board) crossing(gate DistrictID, bySea bool) int {
	r := &b.Setup.Rules.Band
	if bySea {
		return r.SeaLoss
	}
	return r.CrossLoss + r.CrossWatch*b.Watch(gate)/full
}

// Watch is how well the parallel before a district is watched, thousandths.
func (b *Board) Watch(d DistrictID) int {
	need := int64(0)
	for i := range b.Setup.Sectors {
		if b.Setup.Sectors[i].District == d {
			need += int64(b.Setup.Sectors[i].Need)
		}
	}
	return int(min(full, b.muster(d).border*full/max(1, need)))
}

// recall sends a band home: to the nearest district at the parallel, and over it.
func (w *World) recall(id force.ID) {
	b := &w.Bands[id]
	b.Home = true
	b.Bound, _ = w.gate(b.In)
}

// moveBands schools partisans and lets bands move on towards where they are bound, a district a week.
func (w *World) moveBands() {
	if w.Day >= w.Setup.School {
		n := int32(w.North.Schooling) / 2
		w.North.Graduates += n
		w.Tally.Schooled += n
	}
	for id := range w.InHills() {
		b := &w.Bands[id]
		if b.In != b.Bound {
			next := w.towards(b.In, b.Bound)
			if next == b.In {
				b.Bound = b.In
			}
			b.In = next
			w.Districts[next].InArms = true
			w.Force.Place[id].Hex = w.Setup.Districts[next].Ground
		} else if b.Home && w.Setup.Districts[b.In].Parallel {
			w.goHome(id)
		}
	}
}

// goHome takes a band back over the parallel, at the price of a crossing.
func (w *World) goHome(id force.ID) {
	b, men := &w.Bands[id], w.Force.Strength[id].Men
	lost := men * int32(w.crossing(b.In, false)) / full
	w.Tally.GuerrillaDead += lost
	if b.Crossed {
		w.Tally.SentLost += lost
	}
	w.North.Graduates += men - lost
	w.emit(Event{Kind: BandHome, Side: force.North, Unit: id, District: b.In, Value: int(men - lost), Other: int(lost)})
	w.disband(id)
}

// towards is the next district on the way to another, the same if there is no way nearer.
func (b *Board) towards(in, bound DistrictID) DistrictID {
	next, away := in, b.Map.Distance(b.Setup.Districts[in].Seat, b.Setup.Districts[bound].Seat)
	for _, n := range b.Setup.Districts[in].Near {
		if d := b.Map.Distance(b.Setup.Districts[n].Seat, b.Setup.Districts[bound].Seat); d < away {
			next, away = n, d
		}
	}
	return next
}

// chaseBands is what the hills and those who hunt them cost the bands, and what it costs to leave them
// alone.
func (w *World) chaseBands() {
	r := &w.Setup.Rules.Band
	for id := range w.InHills() {
		b, men := &w.Bands[id], w.Force.Strength[id].Men
		held := w.muster(b.In).held
		b.Hunted = held >= int64(r.HuntedBy)*int64(men)
		loss := r.WeekLoss
		if b.Hunted {
			loss += r.HuntedLoss
		} else if need := int64(r.TieMen * tied(int(men))); held < need {
			i := int(b.In)
			gain := w.whole(int(id), dieUntied, int64(r.Untied)*full*(need-held)/need)
			adjust(&w.Districts[i].Support, int(gain), 0, full)
		}
		if w.winter() {
			loss += r.WinterLoss
		}
		w.shrink(id, w.whole(int(id), dieBand, int64(men)*int64(loss)))
	}
}

// tied is n^.8: what a band of n men ties down grows slower than the band.
func tied(n int) int {
	return int(fixed.Exp(fixed.Ln(int64(max(1, n)), 1)*8/10) / fixed.One)
}
