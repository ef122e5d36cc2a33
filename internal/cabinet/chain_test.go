package cabinet

import (
	"slices"
	"testing"

	"parallel38/game/calendar"
	"parallel38/game/prewar"
)

// TestTheCausalChain measures on paired seeds what keeps the southern army from training: incursions, the
// partisan war, and both. It is the chain of the whole campaign: more incursions must not train the South
// better, and without a partisan war it is far readier.
func TestTheCausalChain(t *testing.T) {
	n := max(6, *campaigns)
	arm := func(change func(*Style), rules func(*prewar.Rules)) (ready, duty []int) {
		s := setup(t, "prewar-1947")
		style := Default
		style.March = false // all are measured on the same day
		change(&style)
		rules(&s.Rules)
		for seed := range n {
			measured := false
			play(t, s, uint64(seed+1), style, Default, func(w *prewar.World) {
				if !measured && w.Day >= calendar.Of(1950, 6, 25) {
					measured = true
					r := w.Readiness()
					ready, duty = append(ready, r.PC(r.Battalion)), append(duty, r.PC(r.OnDuty))
				}
			})
		}
		return ready, duty
	}
	same := func(*prewar.Rules) {}
	var means []int
	for _, a := range []struct {
		name   string
		change func(*Style)
		rules  func(*prewar.Rules)
	}{
		{"no partisan war", func(s *Style) { s.Incursions, s.Party = 0, false }, func(r *prewar.Rules) { r.Hazard.Rising, r.Hazard.Mutiny = -20_000, -20_000 }},
		{"0 incursions", func(s *Style) { s.Incursions = 0 }, same},
		{"10 incursions", func(s *Style) {}, same},
		{"20 incursions", func(s *Style) { s.Incursions = 200 }, same},
	} {
		ready, duty := arm(a.change, a.rules)
		mean := 0
		for _, x := range ready {
			mean += x
		}
		mean = mean * 10 / len(ready)
		means = append(means, mean)
		ready = slices.Sorted(slices.Values(ready))
		t.Logf("| %s | %d.%d | %d to %d | %d |", a.name, mean/10, mean%10, ready[len(ready)/10], ready[len(ready)-1-len(ready)/10], median(duty))
	}
	if means[0] < means[2]+150 {
		t.Errorf("without a partisan war %d tenths of a per cent of the battalions are ready, with it %d", means[0], means[2])
	}
}
