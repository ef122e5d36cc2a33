package prewar

import (
	"parallel38/game/atlas"
	"parallel38/game/dice"
	"parallel38/game/fight"
	"parallel38/game/force"
)

// watchParallel is a week at the parallel: patrols meet, and now and then somebody goes for the hills.
func (w *World) watchParallel() {
	r := &w.Setup.Rules.Parallel
	for i := range w.Sectors {
		s := &w.Sectors[i]
		roll := w.roll(dice.Incident, i, dieSector)
		if dice.Below(roll, full) < r.Fight*int(s.Heat)/full {
			side := force.North
			if dice.Below(dice.Next(roll), full) < r.SouthOpen {
				side = force.South
			}
			w.fightAtParallel(uint8(i), side)
		}
		adjust(&s.Heat, -int(s.Heat)*r.HeatEase/full, 0, full)
	}
}

// raidParallel is an attack on the hills that the South orders: its friends take note.
func (w *World) raidParallel(sector uint8) {
	adjust(&w.South.Fear, w.Setup.Rules.Aid.FearRaid, 0, 100)
	w.fightAtParallel(sector, force.South)
}

// fightAtParallel is an attack on the hills of a sector: the combat of the war by days, at the size of a
// regiment, with a limited aim.
func (w *World) fightAtParallel(sector uint8, by force.Side) {
	r, s, place := &w.Setup.Rules.Parallel, &w.Sectors[sector], &w.Setup.Sectors[sector]
	south := w.guardOf(place.District)
	north := fight.Side{Men: int32(r.Men), Quality: int16(r.Quality), Supply: full, Mass: int16(r.Mass)}
	north.Weapons[fight.Mortar120] = int16(r.Mortars)
	north.Weapons[fight.Gun76] = int16(r.Guns)
	attacker, defender := &north, &south
	if by == force.South {
		attacker, defender = &south, &north
	}
	adjust(&s.Heat, r.HeatStep, 0, full)
	if int(attacker.Men) < r.TooFew {
		return
	}
	s.Fights++
	w.Tally.Fights++
	sit := fight.Situation{Terrain: atlas.Hills, Posture: fight.Prepared, Kind: fight.Probe}
	params := fight.Default()
	ordinal := int(s.Fights)
	out := fight.Resolve(attacker, defender, &sit, &params, w.roll(dice.Combat, int(sector), ordinal), w.roll(dice.Loss, int(sector), ordinal))
	southLoss, northLoss := out.Defender.Men, out.Attacker.Men
	if by == force.South {
		southLoss, northLoss = northLoss, southLoss
	}
	w.Tally.BorderNorth += northLoss
	w.bleedGuard(place.District, southLoss)
	won := out.Band >= fight.PushedBack
	value := 0
	if won {
		s.Hills, value = by, 1
	}
	w.emit(Event{Kind: Fought, By: by, Sector: sector, Value: value})
}

// guardOf is the southern troops on border duty in a district as one side of a fight; where there are
// none, the police of the border towns.
func (b *Board) guardOf(d DistrictID) fight.Side {
	r := &b.Setup.Rules
	men, quality := int64(0), int64(0)
	for id, k := range b.Posted(d) {
		if b.Force.Battalions[id].Duty[k] == force.BorderDuty {
			n := int64(b.BattalionMen(id))
			men += n
			quality += n * int64(b.Quality(id, k))
		}
	}
	if men == 0 {
		return fight.Side{Men: int32(r.Parallel.GuardLeast), Quality: int16(r.Police.Quality), Supply: full}
	}
	return fight.Side{Men: int32(min(men, int64(r.Parallel.GuardMost))), Quality: int16(min(quality/men, full)), Supply: full}
}

// bleedGuard takes losses from the battalions on border duty, or else from the police of the district.
func (w *World) bleedGuard(d DistrictID, men int32) {
	r := &w.Setup.Rules.Parallel
	left := men
	guarded := false
	for id, k := range w.Posted(d) {
		if w.Force.Battalions[id].Duty[k] == force.BorderDuty {
			guarded = true
			n := min(left, w.BattalionMen(id)/int32(r.Bleed))
			w.Force.Strength[id].Men -= n
			left -= n
			w.Tally.BorderSouth += n
		}
	}
	dead := (men - left) * int32(r.Killed) / full
	w.Tally.BorderDead += dead
	if s := &w.Districts[d]; !guarded {
		dead = min(men*int32(r.Killed)/full, s.Police) // the wounded of the police come back
		s.Police -= dead
		w.Tally.PoliceDead += dead
	}
}
