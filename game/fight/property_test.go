package fight

import (
	"math"
	"testing"

	"parallel38/game/atlas"
	"parallel38/game/fixed"
	"parallel38/game/ledger"
	"pgregory.net/rapid"
)

func drawSide(t *rapid.T, name string) Side {
	count := func(what string, most int) int16 { return int16(rapid.IntRange(0, most).Draw(t, name+" "+what)) }
	s := Side{
		Men:     int32(rapid.IntRange(100, 60_000).Draw(t, name+" men")),
		Naval:   count("naval", 60),
		Sorties: count("sorties", 100),
		Quality: 300 + count("quality", 900), Supply: count("supply", 1000),
		Fatigue: count("fatigue", 1000), Disruption: count("disruption", 1000), Mass: count("mass", 1000),
		Command:      Command(rapid.IntRange(0, int(Commands)-1).Draw(t, name+" command")),
		NightTrained: rapid.Bool().Draw(t, name+" night"),
	}
	for w := range Weapons {
		if rapid.Bool().Draw(t, name+" has "+w.String()) {
			s.Weapons[w] = count(w.String(), 100)
		}
	}
	s.HEAT = count("heat", int(s.Weapons[Gun105]))
	return s
}

func drawSituation(t *rapid.T) Situation {
	pick := func(what string, n int) uint8 { return uint8(rapid.IntRange(0, n-1).Draw(t, what)) }
	return Situation{
		Terrain: atlas.Terrain(pick("terrain", int(atlas.Terrains-atlas.Paddy))) + atlas.Paddy,
		Posture: Posture(pick("posture", int(Postures))), River: atlas.River(pick("river", 3)),
		Bridgehead: rapid.Bool().Draw(t, "bridgehead"),
		Surprise:   Surprise(pick("surprise", int(Surprises))), Flank: Flank(pick("flank", int(Flanks))),
		Weather: Weather(pick("weather", int(Weathers))), Night: rapid.Bool().Draw(t, "night"), Kind: Kind(pick("kind", int(Kinds))),
		StandFast: rapid.Bool().Draw(t, "stand fast"), NoRoad: rapid.Bool().Draw(t, "no road"), Mines: rapid.Bool().Draw(t, "mines"),
		FightDay: int16(rapid.IntRange(0, 60).Draw(t, "day")), Momentum: int16(rapid.IntRange(-8000, 8000).Draw(t, "momentum")),
		Share: int16(rapid.IntRange(0, 1000).Draw(t, "share")),
	}
}

func drawParams(t *rapid.T) Params {
	p := Default()
	p.Noise = Noise(rapid.IntRange(0, int(Noises)-1).Draw(t, "noise"))
	if rapid.Bool().Draw(t, "combined arms") {
		p.CombinedArms = 1100
	}
	return p
}

func TestLedgerAddsUpToTheOdds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, d, s, p := drawSide(t, "att"), drawSide(t, "def"), drawSituation(t), drawParams(t)
		var led ledger.Ledger
		if odds := Odds(&a, &d, &s, &p, &led); odds != led.Total() || odds < -p.OddsLimit || odds > p.OddsLimit {
			t.Fatalf("odds %d, ledger %d", odds, led.Total())
		}
		if len(led.Lines()) == ledger.Capacity {
			t.Fatal("the ledger is full")
		}
	})
}

// better is something that a side can only gain from having more of.
var better = []struct {
	name string
	give func(*Side)
}{
	{"men", func(s *Side) { s.Men += 1 + s.Men/20 }},
	{"guns", func(s *Side) { s.Weapons[Gun105] += 3 }},
	{"mortars", func(s *Side) { s.Weapons[Mortar120]++ }},
	{"tanks", func(s *Side) { s.Weapons[T34]++ }},
	{"bazookas", func(s *Side) { s.Weapons[Bazooka35]++ }},
	{"naval guns", func(s *Side) { s.Naval += 10 }},
	{"sorties", func(s *Side) { s.Sorties++ }},
	{"quality", func(s *Side) { s.Quality += 10 }},
	{"supply", func(s *Side) { s.Supply = min(1000, s.Supply+10) }},
	{"rest", func(s *Side) { s.Fatigue = max(0, s.Fatigue-50) }},
	{"order", func(s *Side) { s.Disruption = max(0, s.Disruption-50) }},
	{"command", func(s *Side) { s.Command = InCommand }},
}

func TestMoreIsNeverWorse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, d, s, p := drawSide(t, "att"), drawSide(t, "def"), drawSituation(t), drawParams(t)
		b := rapid.SampledFrom(better).Draw(t, "what")
		forAttacker := rapid.Bool().Draw(t, "for the attacker")
		more := [2]Side{a, d}
		r := defender
		if forAttacker {
			r = attacker
		}
		b.give(&more[r])

		before, after := Odds(&a, &d, &s, &p, nil), Odds(&more[0], &more[1], &s, &p, nil)
		gain := func(odds int) int32 { c := Chances(odds, &s, &p); return c[2] + c[3] + c[4] }
		if forAttacker && (after < before || gain(after) < gain(before)) || !forAttacker && (after > before || gain(after) > gain(before)) {
			t.Fatalf("more %s moves the odds from %d to %d", b.name, before, after)
		}
		was, is := p.losses(&a, &d, &s, before), p.losses(&more[0], &more[1], &s, after)
		if is.rate[r] > was.rate[r] {
			t.Fatalf("more %s raises the rate of its own losses from %d to %d", b.name, was.rate[r], is.rate[r])
		}
	})
}

func TestBetterGroundNeverHelpsTheAttacker(t *testing.T) {
	ascent := []atlas.Terrain{atlas.Paddy, atlas.Clear, atlas.Hills, atlas.Mountain, atlas.HighMountain}
	rapid.Check(t, func(t *rapid.T) {
		a, d, s, p := drawSide(t, "att"), drawSide(t, "def"), drawSituation(t), drawParams(t)
		for w := T34; w <= M26; w++ {
			d.Weapons[w] = 0 // the defender's own tanks would lose more by hills than he gains
		}
		last := math.MaxInt
		for _, s.Terrain = range ascent {
			odds := Odds(&a, &d, &s, &p, nil)
			if odds > last {
				t.Fatalf("%v helps the attacker", s.Terrain)
			}
			last = odds
		}
		last = math.MaxInt
		for s.Posture = range Postures {
			odds := Odds(&a, &d, &s, &p, nil)
			if odds > last {
				t.Fatalf("posture %d helps the attacker", s.Posture)
			}
			last = odds
		}
		for s.Surprise = NoSurprise; s.Surprise < CompleteSurprise; s.Surprise++ {
			x := s
			x.Surprise++
			if Odds(&a, &d, &x, &p, nil) < Odds(&a, &d, &s, &p, nil) {
				t.Fatal("surprise hurts the attacker")
			}
		}
	})
}

// plain is a fight in which neither side has an advantage: open paddy, everybody on the move.
func plain() Situation { return Situation{Terrain: atlas.Paddy, Kind: Deliberate} }

func TestSwappingColoursSwapsTheScore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, d, p := drawSide(t, "att"), drawSide(t, "def"), drawParams(t)
		s := plain()
		if x, y := Odds(&a, &d, &s, &p, nil), Odds(&d, &a, &s, &p, nil); x != -y {
			t.Fatalf("odds %d one way, %d the other", x, y)
		}
	})
}

func TestEqualSidesHaveEvenOdds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, p := drawSide(t, "both"), drawParams(t)
		p.KDefender = p.KAttacker
		p.Noise = Full
		s := plain()
		d := a
		odds := Odds(&a, &d, &s, &p, nil)
		l := p.losses(&a, &d, &s, odds)
		if odds != 0 || l.rate[attacker] != l.rate[defender] {
			t.Fatalf("odds %d, rates of loss %v", odds, l.rate)
		}
		c := Chances(odds, &s, &p)
		if gain, want := c[2]+c[3]+c[4], int32(fixed.Phi(-p.Theta*1000/p.Sigma)); gain < want-64 || gain > want+64 {
			t.Fatalf("chance %d, want %d", gain, want)
		}
	})
}

func TestChancesOfOppositeOddsAddUpToOne(t *testing.T) {
	p := Default()
	p.Theta = 0
	for _, p.Noise = range []Noise{Full, Reduced} {
		for odds := range 3000 {
			a, b := Chances(odds, &Situation{}, &p), Chances(-odds, &Situation{}, &p)
			sum := int(a[2] + a[3] + a[4] + b[2] + b[3] + b[4])
			if sum < fixed.One || sum > fixed.One+128 { // a z of exactly 0 counts on both sides
				t.Fatalf("odds ±%d: %d of 65,536", odds, sum)
			}
		}
	}
}

func TestDoublingEverythingChangesNoOdds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, d, s, p := drawSide(t, "att"), drawSide(t, "def"), drawSituation(t), drawParams(t)
		double := func(x Side) Side {
			x.Men, x.HEAT, x.Naval, x.Sorties = 2*x.Men, 2*x.HEAT, 2*x.Naval, 2*x.Sorties
			for w := range Weapons {
				x.Weapons[w] *= 2
			}
			return x
		}
		a2, d2 := double(a), double(d)
		once, twice := Odds(&a, &d, &s, &p, nil), Odds(&a2, &d2, &s, &p, nil)
		if once-twice > 3 || twice-once > 3 {
			t.Fatalf("odds %d, doubled %d", once, twice)
		}
		l, l2 := p.losses(&a, &d, &s, 0), p.losses(&a2, &d2, &s, 0)
		if change := l2.rate[attacker] - l.rate[attacker]; change < -84 || change > -82 { // -.12·ln 2
			t.Fatalf("the rate of loss changes by %d", change)
		}
	})
}

func TestOnePerCentMoreNeverTipsAFight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, d, s, p := drawSide(t, "att"), drawSide(t, "def"), drawSituation(t), drawParams(t)
		if p.Noise == Expected {
			p.Noise = Full // without luck every threshold is a cliff, and is meant to be
		}
		s.Share = 0
		x := a
		x.Men += x.Men / 100
		x.Quality += x.Quality / 100
		for w := range Weapons {
			a.Weapons[w] = a.Weapons[w] / 20 * 100
			x.Weapons[w] = a.Weapons[w] / 100 * 101
		}
		x.HEAT = a.HEAT
		before, after := Chances(Odds(&a, &d, &s, &p, nil), &s, &p), Chances(Odds(&x, &d, &s, &p, nil), &s, &p)
		change := after[2] + after[3] + after[4] - before[2] - before[3] - before[4]
		// Men, weapons and quality together: 2 % of points, .02/.67 of z, at the reduced spread .6.
		if change < -200 || change > fixed.One*22/1000 {
			t.Fatalf("chance changes by %d of 65,536", change)
		}
	})
}

func TestOutcomesStayWithinBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, d, s, p := drawSide(t, "att"), drawSide(t, "def"), drawSituation(t), drawParams(t)
		o := Resolve(&a, &d, &s, &p, rapid.Uint64().Draw(t, "draw"), rapid.Uint64().Draw(t, "loss"))
		for _, side := range []struct {
			toll  Toll
			force Side
		}{{o.Attacker, a}, {o.Defender, d}} {
			if side.toll.Men < 0 || side.toll.Men >= side.force.Men {
				t.Fatalf("%d of %d men lost", side.toll.Men, side.force.Men)
			}
			for w := range Weapons {
				if n := side.toll.Weapons[w]; n < 0 || n > side.force.Weapons[w] {
					t.Fatalf("%d of %d %v lost", n, side.force.Weapons[w], w)
				}
			}
		}
		if o.Collapse < 0 || o.Collapse > d.Men-o.Defender.Men || o.Stragglers+o.Missing != o.Collapse {
			t.Fatalf("%d men collapse, %d and %d", o.Collapse, o.Stragglers, o.Missing)
		}
		if o.Ground < 0 || int(o.Ground) > p.AdvanceLimit || s.Kind == Probe && o.Ground != 0 || o.Band == BeatenBack && o.Ground != 0 {
			t.Fatalf("ground %d", o.Ground)
		}
		f := Preview(&a, &d, &s, &p, nil)
		sum := int32(0)
		for b := range Bands {
			sum += f.Chance[b]
		}
		if sum != fixed.One || f.Odds != o.Odds || f.Attacker.Low > f.Attacker.High || f.Chance[o.Band] == 0 || f.Ground[o.Band] != o.Ground {
			t.Fatalf("forecast %+v of outcome %+v", f, o)
		}
	})
}

// With exponents 1 the kernel is Lanchester's square law, kD·A² - kA·D² constant, and with 1/2 his
// linear law, kD·A - kA·D constant: the losses of a long fight, day by day, must keep to it.
func TestLanchesterLaws(t *testing.T) {
	for _, law := range []struct {
		name string
		beta int
		kept func(a, d, ka, kd float64) float64
	}{
		{"square", 1000, func(a, d, ka, kd float64) float64 { return kd*a*a - ka*d*d }},
		{"linear", 500, func(a, d, ka, kd float64) float64 { return kd*a - ka*d }},
	} {
		p := Default()
		p.Noise, p.SizePower, p.DayPower, p.Beta = Expected, 0, 1000, law.beta
		p.KAttacker, p.KDefender = 50, 80
		a, d := rifles(1_000_000), rifles(900_000)
		s := plain()
		began := law.kept(float64(a.Men), float64(d.Men), 50, 80)
		for day := range 60 {
			s.FightDay = int16(day)
			o := Resolve(&a, &d, &s, &p, 0, 0)
			a.Men -= o.Attacker.Men
			d.Men -= o.Defender.Men
		}
		ended := law.kept(float64(a.Men), float64(d.Men), 50, 80)
		t.Logf("%s law: %d against %d men left, kept %.4f", law.name, a.Men, d.Men, ended/began)
		if math.Abs(ended/began-1) > .02 {
			t.Errorf("%s law: %.4f of the invariant is left", law.name, ended/began)
		}
	}
}
