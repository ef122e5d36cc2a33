package prewar

import (
	"parallel38/game/dice"
	"parallel38/game/fixed"
	"parallel38/game/force"
)

// Purposes of rolls about one district, beside its number.
const (
	dieFound = iota
	dieLost
	dieJoin
	dieRaid
	dieToll
	dieRise
	dieStarve
	dieRaidToll
)

// hunters is what the troops in a district count for in a hunt, in thousandths of a man of quality
// 1,000, and how many men they are, who can be ambushed.
func (b *Board) hunters(d DistrictID) (effect, men int64) {
	r := &b.Setup.Rules.Partisan
	for _, id := range b.Force.Combat {
		if !b.isArmyUnit(id) || !b.Force.Present(id) {
			continue
		}
		for k := range int(b.Force.Battalions[id].Count) {
			if b.Posts[id][k] != d {
				continue
			}
			weight := 0
			switch b.Force.Battalions[id].Duty[k] {
			case force.Suppression:
				weight = 1000
			case force.Guarding:
				weight = r.Guarding
			}
			m := int64(b.battalionMen(id)) * int64(weight) / 1000
			men += m
			effect += m * int64(b.quality(id, k))
		}
	}
	police := int64(b.Districts[d].Police) * int64(r.CombatPC) / 100
	men += police
	effect += police / 2 * policeQuality
	if month := b.month(); month == 12 || month <= 3 {
		effect = effect * int64(r.Winter) / 1000 // bare hills and tracks in the snow
	}
	return effect, men
}

// policeQuality is how well police fight, thousandths.
const policeQuality = 450

func (b *Board) month() int {
	_, m, _ := b.Day.Date()
	return m
}

// partisans is how many fight in a district: the locals and the bands.
func (b *Board) partisans(d DistrictID) int64 {
	n := int64(b.Districts[d].Guerrillas)
	for _, id := range b.Force.Combat {
		if b.isBand(id) && b.Bands[id].In == d {
			n += int64(b.Force.Strength[id].Men)
		}
	}
	return n
}

// hunt is the week's partisan war in each district, by the mixed law (PartisanRules).
func (w *World) hunt() {
	r := &w.Setup.Rules.Partisan
	w.eachDistrict(func(d DistrictID, s *DistrictState) {
		s.Lost = 0
		room := int64(w.Setup.Districts[d].Share)
		g := w.partisans(d)
		if g == 0 || room == 0 {
			return
		}
		effect, men := w.hunters(d)
		half := int64(r.FindHalf) * room / 1000
		found := effect * int64(r.Find) / 1000 * g / (g + half) // thousandths of a man
		if s.Conduct&Resettled != 0 {
			found += found * int64(r.Harsh) / 1000
		}
		w.lose(d, w.share(dice.Partisans, int(d), dieFound, found))

		ambushed := int64(r.Ambush) * g * men / (men + int64(r.AmbushHalf)*room/1000)
		w.bury(d, w.share(dice.Partisans, int(d), dieLost, ambushed))
	})
	w.chase()
}

// lose takes partisans from a district: from bands and locals by their numbers.
func (w *World) lose(d DistrictID, n int32) {
	s := &w.Districts[d]
	all := int32(w.partisans(d))
	n = min(n, all)
	w.Tally.GuerrillaDead += n
	left := n
	for _, id := range w.Force.Combat {
		if w.isBand(id) && w.Bands[id].In == d && all > 0 {
			part := n * w.Force.Strength[id].Men / all
			left -= part
			w.shrink(id, part)
		}
	}
	s.Guerrillas = max(0, s.Guerrillas-left)
}

// bury takes the dead of the security forces from those who are in a district, by their numbers.
func (w *World) bury(d DistrictID, n int32) {
	if n == 0 {
		return
	}
	s := &w.Districts[d]
	s.Lost += n
	w.Tally.SecurityDead += n
	_, all := w.hunters(d)
	left := n
	for _, id := range w.Force.Combat {
		if !w.isArmyUnit(id) || !w.Force.Present(id) || all == 0 {
			continue
		}
		for k := range int(w.Force.Battalions[id].Count) {
			if w.Posts[id][k] == d && w.Force.Battalions[id].Duty[k] == force.Suppression {
				part := int32(int64(n) * int64(w.battalionMen(id)) / all)
				part = min(part, left)
				left -= part
				w.Force.Strength[id].Men -= part
			}
		}
	}
	s.Police = max(0, s.Police-left)
}

// fillPartisans lets people join those who fight: by support, shelter and the room that is left.
func (w *World) fillPartisans(d DistrictID) {
	s, place, r := &w.Districts[d], &w.Setup.Districts[d], &w.Setup.Rules.Partisan
	if !s.InArms {
		return
	}
	room := max(0, int64(r.Room)*int64(place.Share)-w.partisans(d)*1000) // thousandths of a man
	join := room * int64(r.Join) / 1000 * int64(s.Support) / 1000 * int64(place.Shelter) / 1000
	s.Guerrillas += w.share(dice.Partisans, int(d), dieJoin, join)
	if month := w.month(); (month == 12 || month <= 3) && s.Support < 300 {
		gone := int64(s.Guerrillas) * int64(1000-r.Starve)
		s.Guerrillas -= min(s.Guerrillas, w.share(dice.Partisans, int(d), dieStarve, gone))
	}
	if w.partisans(d) == 0 {
		s.InArms = false
	}
}

// raid lets partisans whom nobody hunts do what they are there for: police posts for their rifles,
// officials, rail bridges.
func (w *World) raid() {
	r := &w.Setup.Rules.Band
	w.eachDistrict(func(d DistrictID, s *DistrictState) {
		if s.Raids > 0 && w.Day%28 < 7 {
			s.Raids--
		}
		g := w.partisans(d)
		if g == 0 {
			return
		}
		effect, _ := w.hunters(d)
		pressed := effect / 1000 * 2 // men of quality who keep them on the run
		raids := w.share(dice.Partisans, int(d), dieRaid, max(0, g-pressed)*1000/int64(r.RaidMen))
		if raids == 0 {
			return
		}
		raids = min(raids, 3)
		s.Raids = min(s.Raids+uint8(raids), 12)
		w.Tally.Raids += raids
		s.Protection -= clamp(int(raids)*20, 0, 60)
		s.Protection = max(0, s.Protection)
		s.Guerrillas += raids * int32(r.RaidArms) * int32(s.Support) / 2000
		w.bury(d, raids*2)
		s.Dead.ByPartisan += w.share(dice.Partisans, int(d), dieRaidToll, int64(raids)*int64(r.RaidDead)*1000/2)
		w.South.Stability = max(0, w.South.Stability-int16(raids))
		w.emit(Event{Kind: Raided, District: d, Value: int(raids)})
	})
}

// behave is how the government's forces treat people this week, and what comes of it.
func (w *World) behave() {
	r := &w.Setup.Rules.Conduct
	w.South.Pay = max(0, w.South.Pay-int16(r.PayDecay))
	w.eachDistrict(func(d DistrictID, s *DistrictState) {
		effect, men := w.hunters(d)
		training := 0
		if men > 0 {
			training = int(effect / men)
		}
		a := r.Base + r.Untrained*(1000-min(1000, training))/1000 + r.Unpaid*(1000-int(w.South.Pay))/1000 + r.Vengeance*int(s.Lost)*10/10
		for c, weight := range map0(r) {
			if s.Conduct&(1<<c) != 0 {
				a += weight
			}
		}
		a -= r.Officers * int(w.South.Officers) / 1000
		s.Abuse = clamp((int(s.Abuse)*r.Memory+a*(1000-r.Memory))/1000, 0, 1000)

		g := w.partisans(d)
		if g > 0 {
			near := g * 1000 / (g + int64(max(1, w.Setup.Districts[d].Share)))
			killed := men * int64(r.Kill) / 1000 * int64(s.Abuse) / 1000 * int64(s.Abuse) / 1000 * near
			n := w.share(dice.Partisans, int(d), dieToll, killed)
			s.Dead.ByForces += n
			s.Homeless += n * int32(r.Homeless)
		}
		if s.Conduct&Relief != 0 {
			s.Homeless -= s.Homeless / 20
		} else {
			s.Homeless -= s.Homeless / 100
		}
	})
}

// map0 is what each kind of conduct adds to abuse, by bit.
func map0(r *ConductRules) [6]int {
	return [6]int{0: -r.Courts, 1: r.Martial, 2: r.Militia, 3: 0, 4: 0, 5: 0}
}

// opinion is what people think after the week.
func (w *World) opinion() {
	r := &w.Setup.Rules
	if w.South.LandReform > 0 {
		w.South.LandReform--
	}
	month := w.month()
	w.eachDistrict(func(d DistrictID, s *DistrictState) {
		// Food: the rice of October feeds until the barley of June.
		switch {
		case month >= 4 && month <= 6:
			s.Food -= 6
		case month >= 10:
			s.Food += 10
		}
		s.Food -= int16(min(20, s.Homeless/2000))
		s.Food = clamp(int(s.Food), 200, 1000)

		want := w.protectionWanted(d)
		s.Protection = clamp(int(s.Protection)+(want-int(s.Protection))/6, 0, 1000)

		base := r.Conduct.SupportBase + int(s.Grievance)/3
		change := r.Conduct.SupportAbuse * int(s.Abuse) / 1000
		if s.InArms {
			change -= r.Conduct.SupportProtect * int(s.Protection) / 1000
		}
		if w.South.LandReform == 0 {
			change -= r.Conduct.SupportReform
		}
		if s.Conduct&Amnesty != 0 {
			change -= r.Conduct.SupportReform
		}
		change += (base - int(s.Support)) * r.Conduct.Drift / 1000
		s.Support = clamp(int(s.Support)+change, 0, 1000)

		ease := r.Conduct.GrievanceEase
		if w.South.LandReform == 0 {
			ease += 2
		}
		s.Grievance = clamp(int(s.Grievance)+r.Conduct.GrievanceAbuse*int(s.Abuse)/1000+r.Conduct.GrievanceFood*(1000-int(s.Food))/1000-ease*int(s.Protection+300)/1000, 0, 1000)
	})
}

// protectionWanted is how safe a district can be with the police and troops that are in it.
func (b *Board) protectionWanted(d DistrictID) int {
	s := &b.Districts[d]
	people := int64(b.Setup.Districts[d].People)
	watch := int64(s.Police)
	for _, id := range b.Force.Combat {
		if b.isArmyUnit(id) && b.Force.Present(id) {
			for k := range int(b.Force.Battalions[id].Count) {
				if b.Posts[id][k] == d && b.Force.Battalions[id].Duty[k] == force.Guarding {
					watch += 2 * int64(b.battalionMen(id))
				}
			}
		}
	}
	need := people*2 + 4*b.partisans(d) // two police for a thousand people, as in quiet districts of the time
	return int(min(1000, watch*1000/max(1, need)))
}

// resettle moves the people of the mountains to the plain: bands lose their food, families their homes.
func (w *World) resettle(d DistrictID) {
	s := &w.Districts[d]
	moved := w.Setup.Districts[d].People * int32(w.Setup.Districts[d].Shelter) / 10 // a tenth of those in the hills
	s.Homeless += moved
	s.Grievance = clamp(int(s.Grievance)+60, 0, 1000)
}

// strike stops work in a district for a week.
func (w *World) strike(d DistrictID) {
	s := &w.Districts[d]
	s.Grievance = clamp(int(s.Grievance)+20, 0, 1000)
	s.Support = clamp(int(s.Support)+20*int(w.North.Party)/1000, 0, 1000)
	w.North.Party = clamp(int(w.North.Party)-15, 0, 1000)
}

// logistic is the chance of a logit in thousandths, in 65,536ths.
func logistic(milli int) int {
	e := fixed.Exp(milli)
	return int(e * fixed.One / (fixed.One + e))
}
