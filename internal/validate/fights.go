package validate

import (
	"cmp"
	"math"
	"slices"

	"parallel38/game"
	"parallel38/game/dice"
	"parallel38/game/fight"
	"parallel38/internal/record"
	"parallel38/internal/stats"
)

// draws is how often an engagement is fought.
const draws = 500

// Trial is an engagement as the kernel fights it: day by day, each with its dice, until the ground of a hex is
// gained or its days are over. Men lost are missing the next day; nothing else changes from day to day, for
// the record does not tell it.
type Trial struct {
	Chance             float64 // that the attacker gains his ground
	Attacker, Defender stats.Spread
}

// Fight fights an engagement many times with numbers of the rules. Its dice depend on nothing but its number.
func Fight(e *record.Engagement, number int, rules *game.Rules) Trial {
	p := rules.Fight
	p.Noise = fight.Full // the luck that the spread of fights was measured with
	var won int
	var lost [2][]float64
	for n := range draws {
		att, def := side(&e.Attacker, e.Defender.Tanks, &p), side(&e.Defender, e.Attacker.Tanks, &p)
		s, metres := e.Situation, 0
		for day := range e.Days {
			s.FightDay, s.Share = int16(day), 1000
			key := dice.Key{Stream: dice.Combat, Day: int32(day), A: int32(number), B: int32(n)}
			draw := dice.Roll(38, key)
			key.Stream = dice.Loss
			o := fight.Resolve(&att, &def, &s, &p, draw, dice.Roll(38, key))
			s.Momentum = o.Epsilon
			att.Men -= o.Attacker.Men
			def.Men -= o.Defender.Men
			if metres += int(o.Ground); o.Band == fight.BeatenBack {
				metres = 0
			}
			if metres >= rules.Attack.Depth {
				won++
				def.Men -= o.Collapse
				break
			}
		}
		lost[0] = append(lost[0], float64(int32(e.Attacker.Men)-att.Men))
		lost[1] = append(lost[1], float64(int32(e.Defender.Men)-def.Men))
	}
	return Trial{float64(won) / draws, stats.SpreadOf(lost[0]), stats.SpreadOf(lost[1])}
}

// side is a side of the kernel. The record counts pieces without their class: guns are taken for 122 mm, tanks for
// Shermans, and what stops tanks, given as a weight a tank, for the rockets that make up what the side's own
// tanks leave of it.
func side(f *record.Force, enemyTanks int, p *fight.Params) fight.Side {
	s := fight.Side{
		Men: int32(f.Men), Sorties: int16(f.Sorties), Quality: int16(f.Quality), Supply: int16(f.Supply), Mass: int16(f.Mass),
		NightTrained: true, // both armies that attacked by night were
	}
	s.Weapons[fight.Gun122], s.Weapons[fight.M4] = int16(f.Guns), int16(f.Tanks)
	weight := f.AT*enemyTanks - f.Tanks*int(p.Weapons[fight.M4].AT)
	s.Weapons[fight.Bazooka236] = int16(max(0, weight) / int(p.Weapons[fight.Bazooka236].AT))
	return s
}

// blind is an engagement without what was judged knowing its result.
func blind(e record.Engagement) record.Engagement {
	e.Situation.Surprise, e.Situation.Flank = fight.NoSurprise, fight.Front
	for _, f := range []*record.Force{&e.Attacker, &e.Defender} {
		f.Quality, f.Supply, f.Mass = 800, 1000, 0
	}
	return e
}

// Fights is how well the kernel foretells a set of engagements.
type Fights struct {
	Name      string         `json:"name"`
	N         int            `json:"n"`
	Brier     stats.Brier    `json:"brier"`
	LogLoss   float64        `json:"log_loss"`
	Climate   float64        `json:"brier_climatology"` // the base rate of the other engagements
	Persist   float64        `json:"brier_persistence"` // the defender always holds
	Skill     float64        `json:"skill"`             // 1 − Brier/climatology
	SkillOver stats.Interval `json:"skill_90"`
	Losses    FightLosses    `json:"losses"`
	List      []FoughtLine   `json:"engagements,omitempty"`
}

// FightLosses is how the losses compare, over all sides whose losses are told. Inside what sources allow the error
// is 0, else that to the nearer end.
type FightLosses struct {
	N       int     `json:"n"`
	RMS     float64 `json:"rms_ln"`
	Bias    float64 `json:"factor"`   // e^mean of ln(simulated/recorded), of the geometric mean of what sources allow
	Twice   float64 `json:"within_2"` // share within a factor of two
	Covered float64 `json:"covered"`  // share with any of what sources allow in the middle 80 % of the draws
}

// FoughtLine is one engagement.
type FoughtLine struct {
	Name      string    `json:"name"`
	Date      string    `json:"date"`
	Chance    float64   `json:"chance"`
	Success   bool      `json:"success"`
	AttLost   float64   `json:"attacker_lost"`
	AttRecord [2]int    `json:"attacker_record"`
	DefLost   float64   `json:"defender_lost"`
	DefRecord [2]int    `json:"defender_record"`
	Sure      [2]string `json:"confidence"` // of strengths, of losses
	spreads   [2]toll   // for the plot and the scores
}

// toll is what one side lost: in the draws, and as sources have it.
type toll struct {
	spread    stats.Spread
	low, high int
}

// reliabilityBins is how many bins the reliability diagram has.
const reliabilityBins = 5

// leastChance is how sure a forecast of so many draws and so few events can be.
const leastChance = 0.01

// Engagements fights all engagements, and again without hindsight, and scores both and parts of them.
func Engagements(list []record.Engagement, rules *game.Rules) []Fights {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b record.Engagement) int { return cmp.Compare(a.Date, b.Date) })
	var all, unseen []FoughtLine
	for i := range list {
		all = append(all, fought(&list[i], i, rules))
		b := blind(list[i])
		unseen = append(unseen, fought(&b, i, rules))
	}
	half := len(all) / 2
	var sure []FoughtLine
	for _, f := range all {
		if f.Sure[0] != string(record.Recalled) && f.Sure[1] != string(record.Recalled) {
			sure = append(sure, f)
		}
	}
	out := []Fights{score("all", all), score("first half by date", all[:half]), score("second half by date", all[half:]),
		score("none from memory", sure), score("blind: no judged inputs", unseen)}
	out[0].List = all
	return out
}

func fought(e *record.Engagement, number int, rules *game.Rules) FoughtLine {
	t := Fight(e, number, rules)
	return FoughtLine{
		Name: e.Name, Date: e.Date.String(), Chance: t.Chance, Success: e.Success,
		AttLost: t.Attacker.Median, AttRecord: [2]int{e.Attacker.LossLow, e.Attacker.LossHigh},
		DefLost: t.Defender.Median, DefRecord: [2]int{e.Defender.LossLow, e.Defender.LossHigh},
		Sure:    [2]string{string(e.Strength), string(e.Loss)},
		spreads: [2]toll{{t.Attacker, e.Attacker.LossLow, e.Attacker.LossHigh}, {t.Defender, e.Defender.LossLow, e.Defender.LossHigh}},
	}
}

func score(name string, list []FoughtLine) Fights {
	f := Fights{Name: name, N: len(list)}
	var chances []float64
	var happened []bool
	for _, l := range list {
		chances, happened = append(chances, l.Chance), append(happened, l.Success)
	}
	rates := stats.BaseRates(happened)
	f.Brier, f.LogLoss = stats.BrierOf(chances, happened, reliabilityBins), stats.LogLoss(chances, happened, leastChance)
	f.Climate = stats.BrierOf(rates, happened, reliabilityBins).Score
	f.Persist = stats.BrierOf(make([]float64, len(list)), happened, reliabilityBins).Score
	f.Skill = 1 - f.Brier.Score/f.Climate
	f.SkillOver = stats.Bootstrap(len(list), eventLevel, func(pick []int) float64 {
		var ours, theirs float64
		for _, k := range pick {
			o := 0.0
			if happened[k] {
				o = 1
			}
			ours += (chances[k] - o) * (chances[k] - o)
			theirs += (rates[k] - o) * (rates[k] - o)
		}
		return 1 - ours/theirs
	})
	f.Losses = losses(list)
	return f
}

func losses(list []FoughtLine) (l FightLosses) {
	for _, f := range list {
		for _, s := range f.spreads {
			if s.high == 0 {
				continue
			}
			low, high, x := float64(s.low), float64(s.high), max(1, s.spread.Median)
			e := outside(x, low, high)
			l.N++
			l.RMS += e * e
			l.Bias += math.Log(x / math.Sqrt(low*high))
			if math.Abs(e) <= math.Ln2 {
				l.Twice++
			}
			if s.spread.Low <= high && low <= s.spread.High {
				l.Covered++
			}
		}
	}
	n := float64(l.N)
	l.RMS, l.Bias, l.Twice, l.Covered = math.Sqrt(l.RMS/n), math.Exp(l.Bias/n), l.Twice/n, l.Covered/n
	return l
}

// outside is ln of the factor by which a number lies above (or, negative, below) an interval, 0 inside it.
func outside(x, low, high float64) float64 {
	switch {
	case x > high:
		return math.Log(x / high)
	case x < low:
		return math.Log(x / low)
	}
	return 0
}
