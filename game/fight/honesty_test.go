package fight

import (
	"math"
	"testing"

	"parallel38/game/atlas"
	"parallel38/game/dice"
	"parallel38/game/fixed"
)

// What the preview shows is what the dice do: a hundred thousand fights of each kind in each amount of luck.
func TestPreviewIsHonest(t *testing.T) {
	att, def, s := osan()
	att.Weapons[T34], def.Men = 10, 3000 // an even fight, so that every band occurs
	def.Weapons[M24] = 5
	s.Flank, s.Posture, s.Terrain = Front, Prepared, atlas.Clear
	s.Momentum, s.Share, s.FightDay = 700, 500, 1
	t.Run("tanks", func(t *testing.T) { honest(t, &att, &def, &s) })

	// Everything at once: aircraft and ships on both sides, rounds against tanks, mines, the coast by day.
	att.Sorties, att.Naval, att.Command = 8, 20, Multinational
	def.Sorties, def.Naval, def.HEAT, def.Command = 20, 30, 4, OutOfRange
	att.Weapons[T34], def.Men = 30, 2600
	s.Weather, s.Mines, s.FightDay, s.StandFast = Fair, true, 0, true
	t.Run("tanks, aircraft and ships", func(t *testing.T) { honest(t, &att, &def, &s) })

	att.NightTrained, s.Night, s.StandFast, s.River, s.Kind = true, true, false, atlas.MinorRiver, AllOut
	t.Run("by night over a river", func(t *testing.T) { honest(t, &att, &def, &s) })
}

// honest holds the preview of a fight to 100,000 of it: bands within half a point, means within 2 %.
func honest(t *testing.T, att, def *Side, s *Situation) {
	const fights = 100_000
	for noise, name := range noiseNames {
		p := Default()
		p.Noise = Noise(noise)
		f := Preview(att, def, s, &p, nil)

		var bands [Bands]float64
		var attMen, defMen, ground, collapse, attTanks, defTanks, guns, low, high float64
		for i := range uint32(fights) {
			o := Resolve(att, def, s, &p, dice.Roll(38, dice.Key{Stream: dice.Combat, Ordinal: i}), dice.Roll(38, dice.Key{Stream: dice.Loss, Ordinal: i}))
			bands[o.Band] += 1. / fights
			attMen += float64(o.Attacker.Men) / fights
			defMen += float64(o.Defender.Men) / fights
			ground += float64(o.Ground) / fights
			collapse += float64(o.Collapse) / fights
			attTanks += float64(o.Attacker.Weapons[T34]) / fights
			defTanks += float64(o.Defender.Weapons[M24]) / fights
			guns += float64(o.Attacker.Weapons[Gun122]) / fights
			if o.Attacker.Men < f.Attacker.Low {
				low += 1. / fights
			}
			if o.Attacker.Men > f.Attacker.High {
				high += 1. / fights
			}
		}
		for b := range Bands {
			shown := float64(f.Chance[b]) / fixed.One
			if math.Abs(bands[b]-shown) > .005 {
				t.Errorf("%s: %v shown %.4f, seen %.4f", name, b, shown, bands[b])
			}
		}
		for _, c := range []struct {
			what            string
			seen            float64
			shown           int32
			unit, tolerance float64
		}{
			{"attacker's men", attMen, f.Attacker.Men, 1, .02}, {"defender's men", defMen, f.Defender.Men, 1, .02},
			{"ground", ground, f.GroundMean, 1, .02}, {"collapse", collapse, f.CollapseMean, 1, .02},
			{"attacker's tanks", attTanks, f.Attacker.Tanks, 1000, .02}, {"defender's tanks", defTanks, f.Defender.Tanks, 1000, .02},
			{"guns", guns, f.Attacker.Guns, 1000, .04},
		} {
			if Noise(noise) == Expected && c.unit == 1000 {
				continue // whole pieces without luck are rounded
			}
			shown := float64(c.shown) / c.unit
			t.Logf("%-9s %-17s shown %9.3f, seen %9.3f", name, c.what, shown, c.seen)
			if math.Abs(c.seen-shown) > c.tolerance*shown+.5/c.unit {
				t.Errorf("%s: %s shown %.3f, seen %.3f", name, c.what, shown, c.seen)
			}
		}
		if Noise(noise) != Expected && (math.Abs(low-.1) > .015 || math.Abs(high-.1) > .015) {
			t.Errorf("%s: %.3f below the low, %.3f above the high", name, low, high)
		}
	}
}
