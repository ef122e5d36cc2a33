package game

import (
	"parallel38/game/dice"
	"parallel38/game/fixed"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/game/ledger"
)

// Air groups fly from an airfield, a carrier or a box off the map. What a group flies in a day follows
// from its aircraft, how far it has to go, and the sky; what the side does with all of it, from its
// standing order: against the enemy's aircraft, against his roads, kept for the defence, and the rest
// for close support.

// allotAir fights out yesterday's war in the air and shares out the day's sorties.
func (w *World) allotAir() {
	var can [force.Sides]flights
	for side := force.North; side < force.Sides; side++ {
		w.loseAircraft(side)
	}
	for side := force.North; side < force.Sides; side++ {
		can[side] = w.flights(side)
	}
	for side := force.North; side < force.Sides; side++ {
		a, f, enemy := &w.Air[side], &can[side], side.Enemy()
		flown := f.total()
		against := can[enemy].sky(w.Air[enemy].SkyPC) * w.rules.Air.TurnBack / 1000
		turned := min(flown/2, against)
		rest := flown - turned
		sky := min(f.by[force.Fighter], rest*int(a.SkyPC)/100)
		roads := min(rest-sky, max(f.by[force.Bomber], rest*int(a.InterdictPC)/100))
		kept := min(rest-sky-roads, rest*int(a.KeptPC)/100)
		a.Sky, a.Interdict, a.Kept, a.Left = int16(sky), int16(roads), int16(kept), int16(rest-sky-roads-kept)
		lift := f.by[force.Transport]
		a.Lift = int16(lift - min(lift/2, against*lift/max(1, flown+lift)))
		a.Ready, a.Short, a.Grounded, a.Turned = int16(f.ready), int16(f.short), int16(f.grounded), int16(turned)
		a.Enemy = int16((w.Aircraft(enemy) + 5) / 10 * 10)
	}
	for _, id := range w.Force.Wings {
		if g := &w.Force.AirGroup[id]; g.Resting > 0 {
			g.Resting--
		}
	}
}

// flights are the sorties that a side's groups can fly in a day. Transports count in by alone.
type flights struct {
	by       [force.AirRoles]int // by role
	ready    int                 // were the enemy near and the sky clear
	short    int                 // of these, lost to the distance …
	grounded int                 // … and to the weather
}

func (f *flights) total() int { return f.by[force.Fighter] + f.by[force.Attack] + f.by[force.Bomber] }

// sky is what of them goes against the enemy's aircraft under a standing order.
func (f *flights) sky(pc int16) int { return min(f.by[force.Fighter], f.total()*int(pc)/100) }

// flights adds up a side's groups. They share the day's rounding: a handful of small groups fly something.
func (b *Board) flights(side force.Side) (f flights) {
	var by [force.AirRoles]int // hundred-thousandths
	ready, reached := 0, 0
	for _, id := range b.Force.Wings {
		if g := &b.Force.AirGroup[id]; b.Force.Side(id) == side && b.inAction(id) && g.Resting == 0 {
			full := int(g.Aircraft) * int(g.Rate)
			over := full * b.reaching(id, b.Force.Place[id].Hex, int(b.Force.Berth[id].Box)-1)
			by[g.Role] += over
			if g.Role != force.Transport {
				ready += full * 1000
				reached += over
			}
		}
	}
	sky := 1000
	if b.Weather != ClearSky {
		sky = b.rules.Air.Grey
	}
	for role := range by {
		f.by[role] = by[role] / 1000 * sky / 100_000
	}
	f.ready = ready / 100_000
	f.short = f.ready - reached/100_000
	f.grounded = f.ready - f.short - f.total()
	return f
}

// inAction tells whether a group is in the theatre and at war.
func (b *Board) inAction(id force.ID) bool {
	return b.Force.Present(id) && b.Force.AirGroup[id].Aircraft > 0 && b.engaged(id) && b.Force.Berth[id].Ready == 0
}

// fights tells whether a group is in action with other aircraft than transports.
func (b *Board) fights(id force.ID) bool {
	return b.inAction(id) && b.Force.AirGroup[id].Role != force.Transport
}

// reaching is what of its sorties a group would fly over the battle from a field or, if that is hex.None,
// from a box, in thousandths: all of them within half its radius, none beyond it.
func (b *Board) reaching(id force.ID, field hex.Index, box int) int {
	if field == hex.None {
		if box < 0 || b.Setup.Boxes[box].Away > int(b.Force.AirGroup[id].Radius) {
			return 0
		}
		return b.Setup.Boxes[box].Reach * 10
	}
	radius := int(b.Force.AirGroup[id].Radius)
	away := b.enemyAway(field, b.Force.Side(id), radius)
	return max(0, min(1000, (radius-away)*2000/max(1, radius)))
}

// enemyAway is the way from a hex to the nearest ground of the enemy's, hexes, as far as most; if there is none so near
// it is as long as the map.
func (b *Board) enemyAway(h hex.Index, side force.Side, most int) int {
	for away := range most + 1 {
		for other := range b.Map.Ring(h, away) {
			if b.Control[other] == side.Enemy() {
				return away
			}
		}
	}
	return b.Map.W + b.Map.H
}

// SortiesFrom is what a group would fly a day in fair weather from a field or, if that is hex.None, from a
// box: what there is to weigh before it moves.
func (b *Board) SortiesFrom(id force.ID, field hex.Index, box int) int {
	g := &b.Force.AirGroup[id]
	return int(g.Aircraft) * int(g.Rate) * b.reaching(id, field, box) / 100_000
}

// SortiesOver is what a side's groups could fly a day in fair weather over each hex from where they are: all of a
// group's sorties within half its radius, none beyond it. Groups in boxes reach every hex alike. The buffer is
// filled by hex, in tenths of a sortie, and returned.
func (b *Board) SortiesOver(side force.Side, buf []int32) []int32 {
	buf = append(buf[:0], make([]int32, b.Map.Len())...)
	for _, id := range b.Force.Wings {
		if b.Force.Side(id) != side || !b.fights(id) {
			continue
		}
		g := &b.Force.AirGroup[id]
		full, field := int(g.Aircraft)*int(g.Rate), b.Force.Place[id].Hex
		if field == hex.None {
			over := int32(full * b.reaching(id, field, int(b.Force.Berth[id].Box)-1) / 10_000)
			for h := range buf {
				buf[h] += over
			}
			continue
		}
		radius := int(g.Radius)
		for away := range radius {
			over := int32(full * min(1000, (radius-away)*2000/radius) / 10_000)
			for h := range b.Map.Ring(field, away) {
				buf[h] += over
			}
		}
	}
	return buf
}

// Aircraft is how many aircraft a side has in action, transports not counted.
func (b *Board) Aircraft(side force.Side) int {
	n := 0
	for _, id := range b.Force.Wings {
		if b.Force.Side(id) == side && b.fights(id) {
			n += int(b.Force.AirGroup[id].Aircraft)
		}
	}
	return n
}

// AirLedger is a side's sorties of today, line by line.
func (b *Board) AirLedger(side force.Side) (led ledger.Ledger) {
	a := &b.Air[side]
	led.Reset(ledger.Sorties)
	led.Add(ledger.AirGroups, int(a.Ready))
	led.Add(ledger.AirDistance, -int(a.Short))
	led.Add(ledger.AirWeather, -int(a.Grounded))
	led.Add(ledger.AirTurned, -int(a.Turned))
	return led
}

// loseAircraft takes from a side what yesterday's war in the air has cost it, from all groups alike.
func (w *World) loseAircraft(side force.Side) {
	r, a, enemy := &w.rules.Air, &w.Air[side], &w.Air[side.Enemy()]
	have := w.Aircraft(side)
	above, against := int(enemy.Sky), int(a.Sky)
	milli := r.Kills * above * above / max(1, above+against) * have / max(1, have+r.Scarce)
	milli += r.Wear * int(a.Ready-a.Short-a.Grounded)
	roll := dice.Roll(w.Seed, dice.Key{Stream: dice.Sky, Day: int32(w.Day), A: int32(side)})
	lost := milli / 1000
	if dice.Below(roll, 1000) < milli%1000 {
		lost++
	}
	lost = min(lost, have)
	a.Lost = int16(lost)
	if lost == 0 {
		return
	}
	w.Tally[side].Aircraft += int32(lost)
	passed, taken := 0, 0
	for _, id := range w.Force.Wings {
		if w.Force.Side(id) != side || !w.fights(id) {
			continue
		}
		g := &w.Force.AirGroup[id]
		passed += int(g.Aircraft)
		share := lost*passed/have - taken
		taken += share
		g.Aircraft -= int16(share)
	}
	w.emit(w.note(Downed, side, force.None, lost))
}

// openField tells whether a side's aircraft can use a hex: an airfield of its own with no enemy beside it.
func (b *Board) openField(h hex.Index, side force.Side) bool {
	return b.Map.Cells[h].Airfield > 0 && b.Control[h] == side && b.grip[h].side != side.Enemy() && !b.Contact(h, side)
}

// suits tells whether a group's aircraft can use a field at all.
func (b *Board) suits(id force.ID, h hex.Index) bool {
	return b.Map.Cells[h].Airfield >= b.Force.AirGroup[id].Runway && b.openField(h, b.Force.Side(id))
}

// fieldRoom is how many more aircraft a field takes.
func (b *Board) fieldRoom(h hex.Index) int {
	room := b.rules.Air.Room[b.Map.Cells[h].Airfield]
	for _, id := range b.Force.Wings {
		if b.Force.Present(id) && b.Force.Place[id].Hex == h {
			room -= int(b.Force.AirGroup[id].Aircraft)
		}
	}
	return max(0, room)
}

// evacuateAirfields flies groups out of fields that the enemy has taken or stands beside, to the nearest
// field with room or, if there is none, to a base off the map. What cannot be flown out is lost.
func (w *World) evacuateAirfields() {
	for _, id := range w.Force.Wings {
		h, side, g := w.Force.Place[id].Hex, w.Force.Side(id), &w.Force.AirGroup[id]
		if h == hex.None || w.openField(h, side) {
			continue
		}
		share := w.rules.Air.Hurried
		if w.Control[h] != side {
			share = w.rules.Air.Abandoned
		}
		lost := int16((int(g.Aircraft)*share + 999) / 1000)
		g.Aircraft -= lost
		field, box := w.refuge(id)
		if field == hex.None && box < 0 {
			lost, g.Aircraft = lost+g.Aircraft, 0
			w.Force.Place[id].Presence = force.Destroyed
		}
		w.Tally[side].Aircraft += int32(lost)
		w.rebase(id, field, box)
		e := w.note(Bereft, side, id, int(lost))
		e.From = h
		w.emit(e)
	}
}

// refuge is where a group goes that must leave its field: hex.None and −1 if it has nowhere to go.
func (b *Board) refuge(id force.ID) (field hex.Index, box int) {
	from, side := b.Force.Place[id].Hex, b.Force.Side(id)
	field, box = hex.None, -1
	for _, h := range b.Map.Land {
		if b.suits(id, h) && b.fieldRoom(h) >= int(b.Force.AirGroup[id].Aircraft) && (field == hex.None || b.Map.Distance(from, h) < b.Map.Distance(from, field)) {
			field = h
		}
	}
	if field != hex.None {
		return field, -1
	}
	for i := range b.Setup.Boxes {
		if b.Setup.Boxes[i].based(side, &b.Force.AirGroup[id]) && (box < 0 || b.Setup.Boxes[i].Reach > b.Setup.Boxes[box].Reach) {
			box = i
		}
	}
	return field, box
}

// based tells whether an air group of a side can move to a box.
func (x *Box) based(side force.Side, g *force.AirGroup) bool {
	return x.Side == side && x.Reach > 0 && !x.Afloat && x.Away <= int(g.Radius)
}

// checkRebase judges the move of an air group.
func (v *View) checkRebase(o *Order) *Refusal {
	if r := v.mine(o.Unit); r != nil {
		return r
	}
	if v.Force.Identity[o.Unit].Arm != force.Aircraft {
		return v.refuse(NotFit, o.Unit, v.Force.Place[o.Unit].Hex)
	}
	from := int(v.Force.Berth[o.Unit].Box) - 1
	if !v.inAction(o.Unit) || from >= 0 && v.Setup.Boxes[from].Afloat {
		return v.refuse(TiedToBase, o.Unit, hex.None)
	}
	if o.Hex == hex.None {
		switch {
		case o.Value < 0 || int(o.Value) >= len(v.Setup.Boxes) || int(o.Value) == from:
			return v.refuse(BadOrder, o.Unit, hex.None)
		case !v.Setup.Boxes[o.Value].based(v.Side, &v.Force.AirGroup[o.Unit]):
			return v.refuse(NoAirfield, o.Unit, hex.None)
		}
		return nil
	}
	switch {
	case o.Hex < 0 || int(o.Hex) >= v.Map.Len() || o.Hex == v.Force.Place[o.Unit].Hex:
		return v.refuse(BadOrder, o.Unit, hex.None)
	case !v.suits(o.Unit, o.Hex):
		return v.refuse(NoAirfield, o.Unit, o.Hex)
	case v.fieldRoom(o.Hex) < int(v.Force.AirGroup[o.Unit].Aircraft):
		return v.lack(FieldFull, o.Unit, o.Hex, int(v.Force.AirGroup[o.Unit].Aircraft), v.fieldRoom(o.Hex))
	}
	return nil
}

// rebase moves a group to a field or, if that is hex.None, to a box; today's sorties are in the air already.
func (w *World) rebase(id force.ID, field hex.Index, box int) {
	w.Force.Place[id].Hex, w.Force.Berth[id].Box = field, 0
	if field == hex.None {
		w.Force.Berth[id].Box = uint8(box + 1)
	}
	w.Force.AirGroup[id].Resting = uint8(w.rules.Air.Moving)
	e := w.note(Rebased, w.Force.Side(id), id, box)
	e.Hex = field
	w.emit(e)
}

// Cut is what so many sorties over the roads cost an army in supply, in thousandths.
func (r *AirRules) Cut(sorties int) int {
	return r.CutMost - int(fixed.MulQ16(int64(r.CutMost), fixed.Exp(-sorties*r.CutSlope/1000)))
}
