package cabinet

import (
	"flag"
	"fmt"
	"slices"
	"testing"

	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/game/prewar"
	"parallel38/internal/scenario"
)

var campaigns = flag.Int("campaigns", 0, "campaigns to play for TestAgainstTheRecord and TestTheCausalChain, which are skipped without")

func setup(t testing.TB, id string) *prewar.Setup {
	t.Helper()
	s, err := scenario.Campaign(id)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func play(t testing.TB, s *prewar.Setup, seed uint64, north, south Style, visit func(w *prewar.World)) *prewar.World {
	t.Helper()
	w := prewar.New(atlas.Peninsula(), s, seed)
	n, o := New(north), New(south)
	for w.Phase != prewar.Over {
		if _, err := Turn(w, n, o); err != nil {
			t.Fatal(err)
		}
		if visit != nil {
			visit(w)
		}
	}
	return w
}

// TestReport prints what the years look like, for calibration.
func TestReport(t *testing.T) {
	if *campaigns == 0 {
		t.Skip("-campaigns 0")
	}
	s := setup(t, "prewar-1947")
	days := []calendar.Day{calendar.Of(1947, 9, 1), calendar.Of(1948, 4, 1), calendar.Of(1948, 11, 1), calendar.Of(1949, 4, 1), calendar.Of(1949, 10, 1), calendar.Of(1950, 1, 10), calendar.Of(1950, 4, 10), calendar.Of(1950, 6, 20)}
	names := []string{"army", "police", "guerrillas", "arms", "support", "griev", "abuse", "sec.dead", "civ.forces", "civ.part", "duty%", "hunt%", "border%", "mean T", "comp%", "bn%", "muts", "rises", "incs", "sent", "lost%", "perm", "div", "arms", "advis", "stab", "prov", "raids", "fights", "bS", "gdead", "joined", "rose", "mutd", "gaveup"}
	values := make([][][]int, len(days))
	for i := range values {
		values[i] = make([][]int, len(names))
	}
	ends := map[string]int{}
	for seed := range *campaigns {
		next := 0
		w := play(t, s, uint64(seed+1), Default, Default, func(w *prewar.World) {
			if next < len(days) && w.Day >= days[next] {
				for k, x := range measure(w) {
					values[next][k] = append(values[next][k], x)
				}
				next++
			}
		})
		if w.Ending == prewar.Invaded {
			ends[w.Day.String()[:7]]++
		} else {
			ends["peace"]++
		}
	}
	t.Log(ends)
	for k, name := range names {
		row := ""
		for i := range days {
			x := values[i][k]
			if len(x) == 0 {
				row += "        -            "
				continue
			}
			slices.Sort(x)
			row += fmt.Sprintf("%6d (%5d-%5d) ", x[len(x)/2], x[len(x)/10], x[len(x)*9/10])
		}
		t.Logf("%-11s %s", name, row)
	}
}

func measure(w *prewar.World) []int {
	arms, support, griev, abuse, people := 0, 0, 0, 0, 0
	for d := range w.Districts {
		s := &w.Districts[d]
		if s.InArms {
			arms++
		}
		p := int(w.Setup.Districts[d].People)
		people += p
		support += int(s.Support) * p
		griev += int(s.Grievance) * p
		abuse += int(s.Abuse) * p
	}
	sum, hunt, border, div := 0, 0, 0, 0
	for id := range w.Regiments() {
		for k := range int(w.Force.Battalions[id].Count) {
			sum += int(w.Force.Battalions[id].Training[k])
			switch w.Force.Battalions[id].Duty[k] {
			case force.Suppression:
				hunt++
			case force.BorderDuty:
				border++
			}
		}
	}
	for range w.Formations() {
		div++
	}
	r, t, dead := w.Readiness(), &w.Tally, w.Dead()
	return []int{w.ArmyMen(), w.PoliceMen(), w.PartisanMen(), arms, support / people, griev / people, abuse / people, int(t.SecurityDead()), int(dead.ByForces), int(dead.ByPartisans),
		r.PC(r.OnDuty), r.PC(hunt), r.PC(border), sum / max(1, r.Battalions), r.PC(r.Company), r.PC(r.Battalion), int(t.Mutinies), int(t.Risings), int(t.Incursions), int(t.Sent), int(t.SentLost) * 100 / max(1, int(t.Sent)), int(w.North.Permission), div, int(w.North.Arms), int(w.South.Advisers), int(w.South.Stability), int(w.North.Provoked), int(t.Raids), int(t.Fights), int(t.BorderSouth), int(t.GuerrillaDead), int(t.Joined), int(t.Rose), int(t.Mutineers), int(t.GaveUp)}
}
