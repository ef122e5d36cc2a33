package fight

import "parallel38/game/fixed"

// Outcome is a day's fight as it went. What happens only if the hex falls — Collapse and Abandon —
// is worked out here and applied by whoever knows whether it does.
type Outcome struct {
	Odds    int32 // milli-ln, the score before the dice
	Z       int32 // milli, what decided: the odds about Theta in units of Sigma, and luck
	Epsilon int16 // milli, the luck of the day; tomorrow's Situation.Momentum
	Band    Band
	Ground  int32 // metres gained

	Attacker, Defender Toll

	Collapse   int32 // of the defender's survivors: men who leave the ranks if the hex falls …
	Stragglers int32 // … and may come back …
	Missing    int32 // … or are prisoners or gone
	Abandon    int16 // milli, share of his surviving weapons left behind if the hex falls
}

// Resolve fights one day. Draw decides who wins, lossDraw what it costs: two rolls of different
// streams (dice.Combat, dice.Loss).
func Resolve(att, def *Side, s *Situation, p *Params, draw, lossDraw uint64) Outcome {
	odds := Odds(att, def, s, p, nil)
	c := p.chance(odds, s)
	epsilon := c.epsilon(fixed.Probit(uint16(draw >> 48)))
	z := c.z(epsilon)
	o := Outcome{Odds: int32(odds), Z: int32(z), Epsilon: int16(epsilon), Band: p.band(z)}
	o.Ground = p.ground(o.Band, odds, s)

	l := p.losses(att, def, s, odds)
	o.Attacker = p.toll(att, attacker, s, &l, uint16(lossDraw>>48), lossDraw)
	o.Defender = p.toll(def, defender, s, &l, uint16(lossDraw>>32), ^lossDraw)
	p.wear(&o, s)

	o.Collapse = p.collapse(att, def, s, odds).men(o.Band, def.Men-o.Defender.Men)
	o.Stragglers = int32(fixed.MulMilli(int64(o.Collapse), int64(p.Stragglers)))
	o.Missing = o.Collapse - o.Stragglers
	o.Abandon = p.abandon(o.Band, s)
	return o
}

// chance turns the day's die into z, given the days before.
type chance struct {
	base   int // z without luck, milli
	kept   int // what is left of yesterday's luck, milli
	weight int // of today's die, milli
	sd     int // of luck, milli
}

func (p *Params) chance(odds int, s *Situation) chance {
	memory := p.Memory * int(s.Share) / 1000
	return chance{
		base:   int(fixed.DivRound(int64(odds-p.Theta)*1000, int64(p.Sigma))),
		kept:   int(fixed.MulMilli(int64(memory), int64(s.Momentum))),
		weight: int(fixed.Sqrt(uint64(1_000_000 - memory*memory))),
		sd:     p.EpsilonSD[p.Noise],
	}
}

// epsilon is the luck of the day from today's die; its spread stays 1 whatever is remembered.
func (c *chance) epsilon(die int) int {
	return c.kept + int(fixed.MulMilli(int64(c.weight), int64(die)))
}

func (c *chance) z(epsilon int) int { return c.base + int(fixed.MulMilli(int64(c.sd), int64(epsilon))) }

// band is where z falls between the cuts; a z on a cut is in the band above.
func (p *Params) band(z int) Band {
	b := BeatenBack
	for _, cut := range p.Cuts {
		if z >= cut {
			b++
		}
	}
	return b
}

// ground is the day's advance in metres in a band.
func (p *Params) ground(b Band, odds int, s *Situation) int32 {
	slope := fixed.MulMilli(int64(p.AdvanceSlope), int64(odds-p.Theta))
	metres := fixed.DivRound(int64(p.Advance)*int64(p.AdvanceTerrain[s.Terrain])*int64(p.AdvancePosture[s.Posture]), 1_000_000)
	metres = fixed.MulQ16(metres, fixed.Exp(int(slope)))
	metres = fixed.MulMilli(metres, int64(p.Kinds[s.Kind].Ground))
	if s.Night {
		metres = fixed.MulMilli(metres, int64(p.AdvanceNight))
	}
	metres = fixed.MulMilli(metres, int64(p.AdvanceBand[b]))
	return int32(min(metres, int64(p.AdvanceLimit)))
}

// wear adds what the fight does to the condition of both sides. A probe is too short to disrupt.
func (p *Params) wear(o *Outcome, s *Situation) {
	fatigue := p.Kinds[s.Kind].Fatigue
	o.Attacker.Fatigue = int16(p.AttackFatigue * fatigue / 1000)
	o.Defender.Fatigue = int16(p.DefenceFatigue * min(fatigue, 1000) / 1000)
	if s.Kind == Probe {
		return
	}
	switch o.Band {
	case BeatenBack:
		o.Attacker.Disruption = int16(p.BeatenBackDisruption)
	case Broken:
		o.Defender.Disruption = int16(p.BrokenDisruption)
	case Shattered:
		o.Defender.Disruption = int16(p.ShatterDisruption)
	}
}

// collapse is the share of the defender's survivors who leave the ranks if the hex falls, by band, Q16.
type collapse [Bands]int64

func (c collapse) men(b Band, survivors int32) int32 {
	return int32(fixed.MulQ16(int64(survivors), c[b]))
}

func (p *Params) collapse(att, def *Side, s *Situation, odds int) (c collapse) {
	x := -fixed.DivRound(int64(odds-p.Theta-p.CollapseMiddle)*1000, int64(p.CollapseWidth))
	all := int64(fixed.One) * fixed.One / (fixed.One + fixed.Exp(int(x)))
	all = fixed.MulMilli(all, int64(p.Collapse))
	all = fixed.MulMilli(all, int64(p.CollapseFlank[s.Flank]))
	all = fixed.MulMilli(all, 1000+p.shock(att, def, s))
	if s.StandFast {
		all = fixed.MulMilli(all, int64(p.CollapseStandFast))
	}
	for b := range Bands {
		c[b] = min(fixed.MulMilli(all, int64(p.CollapseBand[b])), int64(p.CollapseLimit)*fixed.One/1000)
	}
	if s.Flank == Encircled {
		c[Shattered] = fixed.One
	}
	return c
}

// shock is what tanks that nobody can stop add to a collapse, milli. It fades in with their share
// of the attack and out with the weapons against them: one tank more or less decides nothing.
func (p *Params) shock(att, def *Side, s *Situation) int64 {
	rho, ok := p.rho(att, def, attacker, s)
	if !ok || p.TankShockAT == 0 || p.TankShockShare == 0 {
		return 0
	}
	x := p.points(att, def, attacker, s, int(att.Supply))
	if x.total() == 0 {
		return 0
	}
	helpless := min(max(2000-rho*1000/int64(p.TankShockAT), 0), 1000)
	many := min(x.tanks*1_000_000/(x.total()*int64(p.TankShockShare)), 1000)
	return int64(p.TankShock) * helpless * many / 1_000_000
}

// abandon is the share of weapons left behind if the hex falls, milli.
func (p *Params) abandon(b Band, s *Situation) int16 {
	if b == Shattered && (s.NoRoad || s.Flank == Encircled) {
		return int16(p.AbandonNoRoad)
	}
	return int16(p.Abandon[b])
}
