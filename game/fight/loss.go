package fight

import (
	"parallel38/game/dice"
	"parallel38/game/fixed"
)

// Toll is what a fight costs one side.
type Toll struct {
	Men        int32 // killed, wounded, missing
	Weapons    [Weapons]int16
	Fatigue    int16 // milli, to be added
	Disruption int16 // milli, to be added
}

// losses are the rates at which both sides lose at given odds, before luck.
type losses struct {
	rate [2]int // ln of the share of men lost in the day, milli
	gear [2]int64
	air  [2]int64 // milli-tanks lost to aircraft
}

// certain is the rate of one who loses nothing.
const certain = -30_000

// losses works out both sides' rates.
func (p *Params) losses(att, def *Side, s *Situation, odds int) (l losses) {
	kind := fixed.LnMilli(int64(p.Kinds[s.Kind].Loss)) + p.dayLn(s)
	l.rate[attacker] = kind + p.rate(att, p.KAttacker, odds)
	l.rate[defender] = kind + p.rate(def, p.KDefender, -odds)
	if s.StandFast {
		l.rate[defender] += fixed.LnMilli(int64(p.StandFastLoss))
	}
	l.gear[attacker], l.air[attacker] = p.tankLoss(att, def, attacker, s)
	l.gear[defender], l.air[defender] = p.tankLoss(def, att, defender, s)
	return l
}

// rate is the logarithm of one side's rate of loss on the first day, milli; odds are from its own
// point of view. The price of mass is paid where the other side holds: it fades as odds rise.
func (p *Params) rate(side *Side, k, odds int) int {
	if side.Men <= 0 {
		return certain
	}
	fade := 1000
	if odds > 0 && p.MassFade > 0 {
		fade = max(0, 1000-odds*1000/p.MassFade)
	}
	mass := 1_000_000 + int64(p.MassLoss)*int64(side.Mass)*int64(fade)/1000
	return fixed.Ln(int64(k), 10_000) -
		int(fixed.MulMilli(int64(p.Beta), int64(odds))) +
		fixed.Ln(mass, 1_000_000) -
		int(fixed.MulMilli(int64(p.SizePower), int64(fixed.Ln(int64(side.Men), 10_000))))
}

// dayLn is the logarithm of a day's share of the first day's losses: (c+1)^d - c^d after c days,
// but for an attack that means it never below DayFloor, or five days of probing would make the
// sixth cheap.
func (p *Params) dayLn(s *Situation) int {
	if s.FightDay <= 0 {
		return 0
	}
	c := int64(s.FightDay)
	share := p.power(c+1) - p.power(c)
	if s.Kind != Probe {
		share = max(share, int64(p.DayFloor)*fixed.One/1000)
	}
	return fixed.Ln(share, fixed.One)
}

// power is days^DayPower in Q16.
func (p *Params) power(days int64) int64 {
	return fixed.Exp(p.DayPower * fixed.Ln(days, 1) / 1000)
}

// tankLoss is the share of a side's tanks lost to weapons, Q16, and the milli-tanks lost to aircraft.
func (p *Params) tankLoss(side, enemy *Side, r role, s *Situation) (share, air int64) {
	rho, ok := p.rho(side, enemy, r, s)
	if !ok {
		return 0, 0
	}
	share = int64(p.TankLoss) * int64(p.Kinds[s.Kind].Loss) / 1000 * (fixed.One - fixed.Exp(-int(rho))) / 1000
	return min(share, fixed.One), int64(p.AirTankLoss) * int64(enemy.Sorties) * int64(p.air(s)) / 1000
}

// lost is the share of men lost at a rate and a deviation of luck from it (both milli-ln), Q32.
func lost(rate, luck int) int64 { return fixed.One32 - fixed.Decay32(fixed.Exp32(rate+luck)) }

// part is n·q rounded by 32 random bits, q in Q32: on average exactly the product, so that small
// units and small losses are not rounded away day after day.
func part(n int32, q int64, round uint32) int32 {
	return int32((int64(n)*q + int64(round)) >> 32)
}

// half rounds to nearest where there is no luck.
const half = 1 << 31

// toll throws the dice of one side's losses: luck decides the men, round what becomes of fractions.
func (p *Params) toll(side *Side, r role, s *Situation, l *losses, luck uint16, round uint64) (t Toll) {
	sd := p.LossSD[p.Noise]
	q := lost(l.rate[r], int(fixed.MulMilli(int64(fixed.Probit(luck)), int64(sd))))
	next := func() uint32 {
		if p.Noise == Expected {
			return half
		}
		round = dice.Next(round)
		return uint32(round >> 32)
	}
	t.Men = max(0, min(part(side.Men, q, next()), side.Men-1)) // somebody is always left

	tanks := int64(0)
	for w := T34; w <= M26; w++ {
		tanks += int64(side.Weapons[w])
	}
	tankShare := l.gear[r] << 16
	if tanks > 0 {
		tankShare = min(fixed.One32, tankShare+l.air[r]*fixed.One32/(1000*tanks))
	}
	for w := range Weapons {
		n := side.Weapons[w]
		switch {
		case n == 0 || !engaged(w, r, s):
		case w.Tank():
			t.Weapons[w] = int16(min(part(int32(n), tankShare, next()), int32(n)))
		default:
			t.Weapons[w] = int16(part(int32(n), q*int64(p.GunLoss)/1000, next()))
		}
	}
	return t
}
