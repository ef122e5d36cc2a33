package fight

import (
	"parallel38/game/fixed"
	"parallel38/game/ledger"
)

// Forecast is what Resolve will do, before the dice: not an estimate from trials but a sum over the
// very tables that the dice are read from.
type Forecast struct {
	Odds     int32        // milli-ln
	Momentum int32        // milli-ln of odds that yesterday's luck is worth today; in Chance, not in Odds
	Chance   [Bands]int32 // in 65,536; they add up to it
	Gain     int32        // in 65,536: PushedBack or better

	Ground     [Bands]int32 // metres, if the fight ends in that band
	GroundMean int32        // metres

	Attacker, Defender Expectation

	Collapse     [Bands]int32 // men, mean, if the fight ends in that band and the hex falls
	CollapseMean int32        // over all bands, if the hex falls
}

// Expectation is what a fight will cost one side.
type Expectation struct {
	Men       int32 // mean
	Low, High int32 // men: less in one case of ten, more in one of ten
	Tanks     int32 // mean, in thousandths of a tank
	Guns      int32 // mean, in thousandths of a piece of artillery
}

// Preview forecasts a fight and fills the ledger, which may be nil, as Odds does.
func Preview(att, def *Side, s *Situation, p *Params, led *ledger.Ledger) Forecast {
	odds := Odds(att, def, s, p, led)
	c := p.chance(odds, s)
	f := Forecast{Odds: int32(odds), Chance: p.bands(&c)}
	f.Momentum = int32(c.kept * c.sd / 1000 * p.Sigma / 1000)
	f.Gain = f.Chance[PushedBack] + f.Chance[Broken] + f.Chance[Shattered]

	l := p.losses(att, def, s, odds)
	f.Attacker = p.expect(att, attacker, s, &l)
	f.Defender = p.expect(def, defender, s, &l)

	leaving := p.collapse(att, def, s, odds)
	var ground, men int64
	for b := range Bands {
		f.Ground[b] = p.ground(b, odds, s)
		f.Collapse[b] = leaving.men(b, def.Men-f.Defender.Men)
		ground += int64(f.Ground[b]) * int64(f.Chance[b])
		men += int64(f.Collapse[b]) * int64(f.Chance[b])
	}
	f.GroundMean = int32((ground + fixed.One/2) >> 16)
	f.CollapseMean = int32((men + fixed.One/2) >> 16)
	return f
}

// Chances is the chance of each band at given odds, in 65,536: for those who only ask that.
func Chances(odds int, s *Situation, p *Params) [Bands]int32 {
	c := p.chance(odds, s)
	return p.bands(&c)
}

// bands counts the cells of the die that end in each band. z rises with the cell, so it is enough
// to find the first cell at or above each cut.
func (p *Params) bands(c *chance) (chances [Bands]int32) {
	from := 0
	for b, cut := range p.Cuts {
		low, high := from, fixed.ProbitCells
		for low < high {
			middle := (low + high) / 2
			if c.z(c.epsilon(fixed.ProbitCell(middle))) >= cut {
				high = middle
			} else {
				low = middle + 1
			}
		}
		chances[b] = int32((low - from) * (fixed.One / fixed.ProbitCells))
		from = low
	}
	chances[Bands-1] = int32((fixed.ProbitCells - from) * (fixed.One / fixed.ProbitCells))
	return chances
}

// expect averages one side's losses over the luck of losses.
func (p *Params) expect(side *Side, r role, s *Situation, l *losses) (e Expectation) {
	sd := int64(p.LossSD[p.Noise])
	at := func(deviate int) int64 { return lost(l.rate[r], int(fixed.MulMilli(int64(deviate), sd))) }

	mean := at(0)
	if sd > 0 {
		mean = 0
		for i := range fixed.Nodes {
			mean += at(fixed.Node(i))
		}
		mean /= fixed.Nodes
	}
	e.Men = part(side.Men, mean, half)
	e.Low = part(side.Men, at(fixed.ProbitCell(fixed.ProbitCells/10)), half)
	e.High = part(side.Men, at(fixed.ProbitCell(fixed.ProbitCells-fixed.ProbitCells/10)), half)

	tanks, guns := int64(0), int64(0)
	for w := range Weapons {
		switch {
		case !engaged(w, r, s):
		case w.Tank():
			tanks += int64(side.Weapons[w])
		case w.Gun():
			guns += int64(side.Weapons[w])
		}
	}
	e.Tanks = int32(min(tanks*1000*l.gear[r]>>16+l.air[r], tanks*1000))
	e.Guns = int32(guns * int64(p.GunLoss) * (mean >> 16) >> 16)
	return e
}
