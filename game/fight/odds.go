package fight

import (
	"parallel38/game/fixed"
	"parallel38/game/ledger"
)

// role is the part that a side plays in a fight.
type role uint8

const (
	attacker role = iota
	defender
)

// points is one side's power in millionths of a point, by its parts.
type points struct {
	men, guns, naval, tanks, sorties int64

	limit int64 // the most that heavy weapons count for
}

func (x *points) total() int64 { return x.men + min(x.heavy(), x.limit) }

// heavy is what all weapons but the rifles would count for.
func (x *points) heavy() int64 { return x.guns + x.naval + x.tanks + x.sorties }

// ashore is the total without the guns of ships.
func (x *points) ashore() int64 { return x.men + min(x.heavy()-x.naval, x.limit) }

// air is the factor of aircraft, milli.
func (p *Params) air(s *Situation) int {
	a := p.WeatherAir[s.Weather]
	if s.Night {
		a = a * p.NightAir / 1000
	}
	return a
}

// engaged tells whether the side's weapons of a class take part: tanks do not fit into boats.
func engaged(w Weapon, r role, s *Situation) bool {
	return !(r == attacker && s.Kind == RiverAssault && w.Tank())
}

// rho is the weight of anti-tank weapons that each of the side's tanks meets, milli; ok is false
// without tanks.
func (p *Params) rho(side, enemy *Side, r role, s *Situation) (rho int64, ok bool) {
	var tanks int64
	for w := T34; w <= M26; w++ {
		if engaged(w, r, s) {
			tanks += int64(side.Weapons[w])
		}
	}
	if tanks == 0 {
		return 0, false
	}
	var weight int64
	for w := range Weapons {
		if engaged(w, 1-r, s) {
			weight += int64(enemy.Weapons[w]) * int64(p.Weapons[w].AT)
		}
	}
	weight += int64(min(enemy.HEAT, enemy.Weapons[Gun105])) * int64(p.HEAT)
	rho = weight / tanks
	if r == attacker && s.Mines {
		rho += int64(p.Mines)
	}
	return rho, true
}

// points counts one side at a supply factor.
func (p *Params) points(side, enemy *Side, r role, s *Situation, supply int) points {
	guns, tanks := int64(0), int64(0)
	for w := range Weapons {
		n := int64(side.Weapons[w]) * int64(p.Weapons[w].Power)
		switch {
		case n == 0 || !engaged(w, r, s):
		case w.Tank():
			tanks += n
		default:
			guns += n
		}
	}
	// Hundredths of a point times two factors in thousandths: /100 makes millionths.
	scale := int64(p.Heavy) * int64(supply)
	var x points
	x.men = int64(side.Men) * (int64(p.NoSupplyMen)*1000 + int64(1000-p.NoSupplyMen)*int64(supply)) / 100
	x.guns = guns * scale / 100
	x.naval = int64(side.Naval) * int64(p.Weapons[Gun105].Power) * int64(p.Heavy) * 1000 / 100 // ships bring their own shells
	if s.Night {
		x.guns = x.guns * int64(p.NightGuns) / 1000
		x.naval = x.naval * int64(p.NightGuns) / 1000
	}
	if tanks > 0 {
		rho, _ := p.rho(side, enemy, r, s)
		tau := int64(p.ShockLeast) + fixed.MulQ16(int64(p.ShockMore), fixed.Exp(-int(rho)))
		x.tanks = tanks * scale / 100 * int64(p.TankTerrain[s.Terrain]) / 1000 * tau / 1000
	}
	x.sorties = int64(side.Sorties) * int64(p.Sortie) * scale / 1000 * int64(p.air(s)) / 1000
	x.limit = x.men * int64(p.HeavyCap) / 1000
	return x
}

// armed is a side's points with what combined arms add to them: CombinedArms in full when men, guns
// and tanks each make up CombinedShare of the points, in proportion below, so that one gun more
// never tips a fight.
func (p *Params) armed(x *points) int64 {
	total := x.total()
	if p.CombinedArms == 1000 {
		return total
	}
	least := min(x.men, x.guns, x.tanks) * 1000 / int64(p.CombinedShare)
	return total + min(least, total)*int64(p.CombinedArms-1000)/1000
}

// Points adds the parts of one side's power to a ledger in CentiPoints and returns the sum, in
// hundredths of a point: what stands behind the line Power of the odds, before supply.
func Points(side, enemy *Side, isAttacker bool, s *Situation, p *Params, led *ledger.Ledger) int {
	r := defender
	if isAttacker {
		r = attacker
	}
	x := p.points(side, enemy, r, s, 1000)
	total := led.Add(ledger.MenPoints, int(x.men/10_000))
	for _, part := range [...]struct {
		id     ledger.LineID
		points int64
	}{
		{ledger.GunPoints, x.guns}, {ledger.NavalPoints, x.naval}, {ledger.TankPoints, x.tanks}, {ledger.SortiePoints, x.sorties},
		{ledger.HeavyLimit, min(0, x.limit-x.heavy())},
	} {
		if part.points != 0 {
			total += led.Add(part.id, int(part.points/10_000))
		}
	}
	return total
}

// Odds is the odds score in milli-ln: the sum of the lines it adds to the ledger, which may be nil.
// Power, and surprise even where there is none, are always among them; other lines only where they
// count. Momentum is not: it changes what the dice will show, not what the fight costs.
func Odds(att, def *Side, s *Situation, p *Params, led *ledger.Ledger) int {
	odds := 0
	add := func(id ledger.LineID, milliLn int) {
		if milliLn != 0 {
			odds += led.Add(id, milliLn)
		}
	}
	// The points of both sides enter in steps — supplied in full, with ships' guns, as supplied, with combined arms —
	// each line being what the ratio changes by, so that rounding does not add up.
	a := p.points(att, def, attacker, s, 1000)
	d := p.points(def, att, defender, s, 1000)
	attTotal, defTotal := a.total(), d.total()
	odds += led.Add(ledger.Power, fixed.Ln(a.ashore(), d.ashore()))
	add(ledger.AttackerNaval, fixed.Ln(attTotal, d.ashore())-odds)
	add(ledger.DefenderNaval, fixed.Ln(attTotal, defTotal)-odds)
	if att.Supply < 1000 {
		a = p.points(att, def, attacker, s, int(att.Supply))
		attTotal = a.total()
		add(ledger.AttackerSupply, fixed.Ln(attTotal, defTotal)-odds)
	}
	if def.Supply < 1000 {
		d = p.points(def, att, defender, s, int(def.Supply))
		defTotal = d.total()
		add(ledger.DefenderSupply, fixed.Ln(attTotal, defTotal)-odds)
	}
	if p.CombinedArms != 1000 {
		attTotal = p.armed(&a)
		add(ledger.AttackerArms, fixed.Ln(attTotal, defTotal)-odds)
		add(ledger.DefenderArms, fixed.Ln(attTotal, p.armed(&d))-odds)
	}

	add(ledger.AttackerQuality, fixed.LnMilli(int64(att.Quality)))
	add(ledger.DefenderQuality, -fixed.LnMilli(int64(def.Quality)))
	add(ledger.AttackerFatigue, p.worn(att.Fatigue, p.FatigueWeight))
	add(ledger.DefenderFatigue, -p.worn(def.Fatigue, p.FatigueWeight))
	add(ledger.AttackerDisruption, p.worn(att.Disruption, p.DisruptionWeight))
	add(ledger.DefenderDisruption, -p.worn(def.Disruption, p.DisruptionWeight))
	add(ledger.AttackerCommand, fixed.LnMilli(int64(p.CommandFactor[att.Command])))
	add(ledger.DefenderCommand, -fixed.LnMilli(int64(p.CommandFactor[def.Command])))

	add(postureLines[s.Posture], -fixed.LnMilli(int64(p.PostureFactor[s.Posture])))
	add(terrainLines[s.Terrain], -fixed.LnMilli(int64(p.TerrainFactor[s.Terrain])))
	if !s.Bridgehead {
		add(riverLines[s.River], -fixed.LnMilli(int64(p.RiverFactor[s.River])))
	}
	add(ledger.BeachQuality, fixed.LnMilli(int64(p.BeachFactor[s.Beach])))
	if s.Flats {
		add(ledger.TidalFlats, fixed.LnMilli(int64(p.FlatsFactor)))
	}
	add(flankLines[s.Flank], fixed.LnMilli(int64(p.FlankFactor[s.Flank])))
	add(ledger.HastyAttack, p.Kinds[s.Kind].Shift)
	if s.Night && !att.NightTrained {
		add(ledger.NightAttack, p.NightShift)
	}
	odds += led.Add(ledger.Surprise, fixed.LnMilli(int64(p.SurpriseFactor[s.Surprise])))

	within := min(max(odds, -p.OddsLimit), p.OddsLimit)
	add(ledger.Limit, within-odds)
	return within
}

// worn is the score of a condition that takes weight·milli off a side's points.
func (p *Params) worn(milli int16, weight int) int {
	return fixed.Ln(1_000_000-int64(milli)*int64(weight), 1_000_000)
}
