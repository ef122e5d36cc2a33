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
		roll := w.roll(dice.Incident, i, 3)
		if dice.Below(roll, 1000) < r.Fight*int(s.Heat)/1000 {
			side := force.North
			if dice.Below(dice.Next(roll), 2) == 0 {
				side = force.South
			}
			w.fightAtParallel(uint8(i), side)
		}
		s.Heat = max(0, s.Heat-int16(r.HeatEase*int(s.Heat)/1000))
	}
}

// fightAtParallel is an attack on the hills of a sector: the combat of the war by days, at the size of a
// regiment, with a limited aim.
func (w *World) fightAtParallel(sector uint8, by force.Side) {
	r, s, place := &w.Setup.Rules.Parallel, &w.Sectors[sector], &w.Setup.Sectors[sector]
	south := w.guardOf(place.District)
	north := fight.Side{Men: int32(r.AttackMen), Quality: 700, Supply: 1000, Mass: 500}
	north.Weapons[fight.Mortar120] = 4
	north.Weapons[fight.Gun76] = 4
	att, def := &north, &south
	if by == force.South {
		att, def = &south, &north
	}
	s.Heat = clamp(int(s.Heat)+r.HeatStep, 0, 1000)
	s.Fights++
	if att.Men < 100 {
		return
	}
	sit := fight.Situation{Terrain: atlas.Hills, Posture: fight.Prepared, Kind: fight.Probe}
	params := fight.Default()
	out := fight.Resolve(att, def, &sit, &params, w.roll(dice.Combat, int(sector), int(w.Sectors[sector].Fights)), w.roll(dice.Loss, int(sector), int(w.Sectors[sector].Fights)))
	southLoss, northLoss := out.Defender.Men, out.Attacker.Men
	if by == force.South {
		southLoss, northLoss = northLoss, southLoss
	}
	w.Tally.BorderSouth += southLoss
	w.Tally.BorderNorth += northLoss
	w.Tally.SecurityDead += southLoss / 3
	w.bleedGuard(place.District, southLoss)
	won := out.Band >= fight.PushedBack
	if won {
		s.Hills = by
	}
	value := 0
	if won {
		value = 1
	}
	w.emit(Event{Kind: Fought, Side: force.NoSide, Sector: sector, Value: value})
}

// guardOf is the southern troops on border duty in a district as one side of a fight.
func (b *Board) guardOf(d DistrictID) fight.Side {
	s := fight.Side{Supply: 1000}
	var quality int64
	for _, id := range b.Force.Combat {
		if b.isArmyUnit(id) && b.Force.Present(id) {
			for k := range int(b.Force.Battalions[id].Count) {
				if b.Posts[id][k] == d && b.Force.Battalions[id].Duty[k] == force.BorderDuty {
					s.Men += b.battalionMen(id)
					quality += int64(b.battalionMen(id)) * int64(b.quality(id, k))
				}
			}
		}
	}
	s.Men = min(s.Men, 2000)
	if s.Men == 0 {
		s.Men, quality = 120, 120*450 // the police of the border towns
	}
	s.Quality = int16(quality / int64(max(1, s.Men)))
	s.Quality = min(s.Quality, 1000)
	return s
}

// bleedGuard takes the losses from the battalions on border duty.
func (w *World) bleedGuard(d DistrictID, men int32) {
	for _, id := range w.Force.Combat {
		if !w.isArmyUnit(id) || !w.Force.Present(id) {
			continue
		}
		for k := range int(w.Force.Battalions[id].Count) {
			if men > 0 && w.Posts[id][k] == d && w.Force.Battalions[id].Duty[k] == force.BorderDuty {
				n := min(men, w.battalionMen(id)/4)
				w.Force.Strength[id].Men -= n
				men -= n
			}
		}
	}
}

// count is the week's bookkeeping that others read.
func (w *World) count() {
	w.South.Services = int32(w.ArmyMen() * w.Setup.Rules.Army.ServicesPC / (100 + w.Setup.Rules.Army.ServicesPC))
	drift := 600 - int(w.South.Stability)
	w.South.Stability = clamp(int(w.South.Stability)+drift/50, 0, 1000)
}
