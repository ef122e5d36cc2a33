package cabinet

import (
	"slices"
	"testing"

	"parallel38/game/force"
	"parallel38/game/prewar"
)

// plans are the boring plans, and who plays them.
var plans = []struct {
	name         string
	north, south string
	side         force.Side // whose plan it is
}{
	{"as both did", "default", "default", force.NoSide},
	{"the South trains everyone", "default", "trains", force.South},
	{"the South purges and burns everything", "default", "purges", force.South},
	{"the North floods incursions", "floods", "default", force.North},
	{"the North only builds", "builds", "default", force.North},
	{"both wait", "waits", "waits", force.North},
}

func style(name string) Style {
	return Styles[slices.IndexFunc(Styles, func(s Style) bool { return s.Name == name })]
}

// TestNoBoringPlanWins: by a boring plan against a government that does what both did nobody has, on the
// median of a few seeds, a large success, nor fares better by a small one than by doing as both did; and two
// who wait leave the South a small success, on its standing.
func TestNoBoringPlanWins(t *testing.T) {
	s := setup(t, "prewar-1947")
	seeds, usual := max(36, *campaigns), 0
	for _, p := range plans {
		var results, ready, partisans, dead []int
		ends, capped := map[string]int{}, 0
		for seed := range seeds {
			w := play(t, s, uint64(seed+1), style(p.north), style(p.south), nil)
			r := w.Readiness()
			results, ready = append(results, w.Result(nil)), append(ready, r.PC(r.Battalion))
			partisans, dead = append(partisans, w.PartisanMen()), append(dead, int(w.Dead().ByForces))
			if _, _, c := w.Level(); c {
				capped++
			}
			ends[[...]string{prewar.Invaded: "invaded", prewar.Peace: "peace"}[w.Ending]]++
		}
		result := median(results)
		t.Logf("%-38s result %4d (%d to %d), ready %d %%, partisans %d, civilians killed by forces %d, capped %d, %v",
			p.name, result, slices.Min(results), slices.Max(results), median(ready), median(partisans), median(dead), capped, ends)
		r := &s.Rules.Result
		sign := map[force.Side]int{force.North: 1, force.South: -1}[p.side]
		switch {
		case p.side == force.NoSide:
			usual = result
		case sign*result >= r.Large || sign*(result-usual) >= r.Small:
			t.Errorf("%s: a median of %d tenths for the %s, %d as both did", p.name, sign*result, p.side, sign*usual)
		}
		if p.name == "both wait" && (ends["peace"] < seeds || -result < r.Small || -result >= r.Large) {
			t.Errorf("both wait: %v, a result of %d tenths; want peace and a small success of the South", ends, result)
		}
	}
}

func median(x []int) int {
	x = slices.Sorted(slices.Values(x))
	return x[len(x)/2]
}
