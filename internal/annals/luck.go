package annals

import (
	"slices"

	"parallel38/game"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// Luck is the luck ledger of a war: what the dice gave against what they were expected to give. A fight's
// expectation is its forecast, the very numbers that the preview shows: men lost in the fight on both sides, and
// ground won. Men who leave the ranks when a position falls are not in it, since they hang on how far the victor
// follows; neither is what luck leads to later.
type Luck struct {
	Fights int
	Lost   [force.Sides]int32 // men, in all fights
	Mean   [force.Sides]int32 // men, as they were expected to
	Metres [force.Sides]int32 // won by the side's attacks beyond what was expected

	Sky     [game.Weathers]int // days of each weather
	Climate [game.Weathers]int // hundredths of days that were expected of each

	Most []Fight // the fights that luck moved most, the greatest first

	all []Fight
}

// Fight is a fight and its luck.
type Fight struct {
	Date      calendar.Day
	Hex       hex.Index
	Side      force.Side // that attacked
	Attackers []force.ID
	Band      fight.Band
	Chance    int                // in thousandths, of an outcome as good for the attacker or better
	Lost      [force.Sides]int32 // men
	Mean      [force.Sides]int32 // men, expected
}

// Gain is by how many men the exchange went better for a side than expected: the enemy's losses beyond
// expectation less its own.
func (f *Fight) Gain(side force.Side) int32 { return gain(&f.Lost, &f.Mean, side) }

// Gain is that of all fights.
func (l *Luck) Gain(side force.Side) int32 { return gain(&l.Lost, &l.Mean, side) }

// Better is the side that came off better than expected in a fight, and by how many men.
func (f *Fight) Better() (force.Side, int) { return better(f.Gain) }

// Better is that of all fights.
func (l *Luck) Better() (force.Side, int) { return better(l.Gain) }

func better(gain func(force.Side) int32) (force.Side, int) {
	if n := gain(force.South); n > 0 {
		return force.South, int(n)
	}
	return force.North, int(gain(force.North))
}

func gain(lost, mean *[force.Sides]int32, side force.Side) int32 {
	enemy := side.Enemy()
	return lost[enemy] - mean[enemy] - lost[side] + mean[side]
}

// mostFights is how many fights are named.
const mostFights = 5

// fight writes a fight down.
func (l *Luck) fight(e *game.Event, date calendar.Day) {
	r, enemy := e.Report, e.Side.Enemy()
	f := Fight{Date: date, Hex: e.Hex, Side: e.Side, Attackers: r.Attackers, Band: r.Outcome.Band}
	f.Lost[e.Side], f.Lost[enemy] = r.Outcome.Attacker.Men, r.Outcome.Defender.Men
	f.Mean[e.Side], f.Mean[enemy] = r.Odds.Attacker.Men, r.Odds.Defender.Men
	for b := f.Band; b < fight.Bands; b++ {
		f.Chance += int(r.Odds.Chance[b])
	}
	f.Chance = f.Chance * 1000 >> 16
	l.Fights++
	for side := force.North; side < force.Sides; side++ {
		l.Lost[side] += f.Lost[side]
		l.Mean[side] += f.Mean[side]
	}
	l.Metres[e.Side] += r.Outcome.Ground - r.Odds.GroundMean
	l.all = append(l.all, f)
}

// sky writes the weather of the coming day down.
func (l *Luck) sky(b *game.Board) {
	l.Sky[b.Weather]++
	c := b.Climate()
	l.Climate[game.Rain] += c.Rain
	l.Climate[game.Overcast] += c.Overcast
	l.Climate[game.ClearSky] += 100 - c.Rain - c.Overcast
}

// rank finds the fights that are named.
func (l *Luck) rank() {
	weight := func(f *Fight) int32 { return max(f.Gain(force.North), f.Gain(force.South)) }
	slices.SortStableFunc(l.all, func(x, y Fight) int { return int(weight(&y) - weight(&x)) })
	l.Most = l.all[:min(mostFights, len(l.all))]
}
