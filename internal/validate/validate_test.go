package validate_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parallel38/game"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/internal/ai"
	"parallel38/internal/batch"
	_ "parallel38/internal/golden"
	"parallel38/internal/match"
	"parallel38/internal/record"
	"parallel38/internal/stats"
	"parallel38/internal/validate"
)

func hire(name string) (match.Player, error) { return ai.New(name) }

func plan(t *testing.T, scenario string, runs, turns int) *batch.Plan {
	t.Helper()
	p, err := batch.New(batch.Options{Scenario: scenario, North: "recruit", South: "passive", Seed: 1, Runs: runs, Turns: turns})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// told is a sample whose runs are as the record has it, with dates late by so many days.
func told(s *validate.Scope, runs, late int) *validate.Sample {
	sample := &validate.Sample{Scope: s}
	for run := range runs {
		o := &validate.Observation{Run: run + 1, End: s.First()}
		for _, e := range s.Events {
			day := float64(int(e.Date-s.Plan.Setup.Start) + late)
			if e.Kind == record.Held {
				day = stats.Never
			}
			o.Days = append(o.Days, day)
		}
		for i := range s.Lines {
			o.Reach = append(o.Reach, s.Recorded(&s.Lines[i]))
		}
		for _, a := range s.Amounts {
			o.Amounts = append(o.Amounts, float64(a.Value))
		}
		sample.Runs = append(sample.Runs, o)
	}
	return sample
}

func judge(s *validate.Sample) *validate.Report {
	return validate.Judge(s, record.History(), "test", "free")
}

// TestTheRecordIsPerfect: runs that go as the war went meet every goal of the campaign, without an error anywhere.
func TestTheRecordIsPerfect(t *testing.T) {
	rep := judge(told(validate.ScopeOf(plan(t, "invasion-1950", 3, 0), record.History()), 3, 0))
	if rep.KeyDates.N != 12 || rep.KeyInside != 12 || rep.KeyDates.Mean != 0 {
		t.Errorf("key dates: %+v, %d inside", rep.KeyDates, rep.KeyInside)
	}
	if len(rep.Fronts) != 5 {
		t.Errorf("%d fronts, want those of 28 June, 5 and 20 July, 4 August and 14 September", len(rep.Fronts))
	}
	for _, f := range rep.Fronts {
		if f.Error != 0 || f.Covered != 1 || f.Persistence < 20 || f.Columns < 12 {
			t.Errorf("%+v", f)
		}
	}
	if len(rep.Held) != 3 || rep.Held[0].Share != 1 {
		t.Errorf("held: %+v", rep.Held)
	}
	if rep.LossRMS != 0 || len(rep.Goals) != 16 {
		t.Errorf("losses %g, %d goals", rep.LossRMS, len(rep.Goals))
	}
	for _, g := range rep.Goals {
		if !g.Met && !strings.Contains(strings.ToLower(g.Text), "engagements") {
			t.Errorf("%s: %s", g.Text, g.Found)
		}
	}
}

// TestThreeDaysLate: the CRPS of runs that all name one date is the distance from it.
func TestThreeDaysLate(t *testing.T) {
	rep := judge(told(validate.ScopeOf(plan(t, "invasion-1950", 3, 0), record.History()), 3, 3))
	if math.Abs(rep.KeyDates.Mean-3) > 1e-9 || rep.KeyInside != 2 { // of Wonju and Kunsan sources allow it
		t.Errorf("%+v, %d inside", rep.KeyDates, rep.KeyInside)
	}
	for _, d := range rep.Dates {
		if d.Error != 3 || d.Share != 1 {
			t.Errorf("%+v", d)
		}
	}
	if rep.Missed() == 0 {
		t.Error("no goal is missed")
	}
}

// TestNeverIsTheDayAfterTheLast, and a persistence that is never wrong about it.
func TestNeverIsTheDayAfterTheLast(t *testing.T) {
	s := told(validate.ScopeOf(plan(t, "invasion-1950", 3, 0), record.History()), 3, 0)
	for _, o := range s.Runs {
		for i := range o.Days {
			o.Days[i] = stats.Never
		}
	}
	for _, d := range judge(s).Dates {
		if d.CRPS != d.Persistence || d.Share != 0 || d.Median != "" || d.Inside {
			t.Errorf("%+v", d)
		}
	}
}

// TestScopeIsWhatIsStillToCome: a scenario is held to what happened in its days and was open on its first morning.
func TestScopeIsWhatIsStillToCome(t *testing.T) {
	for scenario, want := range map[string][2]string{"storm-1950": {"Seoul", "Taejon"}, "inchon-1950": {"Pyongyang", "Pohang"}, "pusan-1950": {"Taegu", "Seoul"}} {
		s := validate.ScopeOf(plan(t, scenario, 1, 0), record.History())
		found := map[string]bool{}
		for _, e := range s.Events {
			found[e.Place] = true
		}
		if !found[want[0]] || found[want[1]] {
			t.Errorf("%s: %s %t, %s %t", scenario, want[0], found[want[0]], want[1], found[want[1]])
		}
	}
}

// TestObserved plays a war beside the observed one and measures it by hand.
func TestObserved(t *testing.T) {
	p := plan(t, "storm-1950", 2, 6)
	scope := validate.ScopeOf(p, record.History())
	sample, err := validate.Play(t.Context(), batch.Runner{Plan: *p, Hire: hire}, scope, 2, func() {})
	if err != nil || len(sample.Runs) != 2 {
		t.Fatal(err, sample)
	}
	o := sample.Runs[1]
	var seats match.Seats
	for side := force.North; side < force.Sides; side++ {
		player, _ := hire(p.Players[side])
		seats[side] = match.Seat{Name: p.Players[side], Player: player}
	}
	m := match.New(p.Map, p.Setup, p.SeedOf(2), seats)
	days := make([]float64, len(scope.Events))
	for i := range days {
		days[i] = stats.Never
	}
	for m.Played() < 6 {
		if err := m.Day(); err != nil {
			t.Fatal(err)
		}
		today := p.Setup.Start + calendar.Day(m.Played()-1)
		w := m.World()
		for i, e := range scope.Events {
			id, _ := p.Map.Find(e.Place)
			if e.Kind == record.Taken && days[i] == stats.Never && w.Control[p.Map.Places[id].Hex] == e.Side {
				days[i] = float64(m.Played() - 1)
			}
		}
		for i, a := range scope.Amounts {
			tally := w.Tally[a.Side]
			switch {
			case a.To != today:
			case a.Measure == record.Gone:
				if least := tally.Killed + tally.Wounded + tally.Missing + tally.Prisoners; o.Amounts[i] <= float64(least) {
					t.Errorf("%.0f gone, %d of them for good", o.Amounts[i], least)
				}
			case a.Measure == record.ROK6thShare:
				men := int32(0)
				for _, code := range []string{"rok-6d-7r", "rok-6d-2r", "rok-6d-19r", "rok-6d-fa"} {
					if id := w.Force.Find(code); w.Force.Present(id) {
						men += w.Force.Strength[id].Men
					}
				}
				if o.Amounts[i] < 1 || o.Amounts[i] > 120 || men == 0 {
					t.Errorf("the 6th Division has %.0f %%, %d men", o.Amounts[i], men)
				}
			}
		}
		for i, l := range scope.Lines {
			if l.Date == today {
				held := 0.0
				for _, side := range w.Control {
					if side == force.North {
						held += 10
					}
				}
				sum := 0.0
				for _, km := range o.Reach[i] {
					sum += km
				}
				if sum < 0.95*held || sum > held {
					t.Errorf("%s: the North holds %.0f km of columns on the mainland, %.0f in all", l.Name, sum, held)
				}
			}
		}
	}
	for i, e := range scope.Events {
		if e.Kind == record.Taken && days[i] != o.Days[i] {
			t.Errorf("%s: day %g, in the war %g", e.Place, o.Days[i], days[i])
		}
	}
	if w := m.World(); o.Score != float64(w.Result())/10 || o.Losses[force.South] == 0 {
		t.Errorf("score %g, losses %v", o.Score, o.Losses)
	}
}

// TestWorkersDoNotMatter, nor does it matter when it was made.
func TestWorkersDoNotMatter(t *testing.T) {
	var reports [2][]byte
	for i, workers := range []int{1, 3} {
		p := plan(t, "storm-1950", 3, 3)
		sample, err := validate.Play(t.Context(), batch.Runner{Plan: *p, Hire: hire}, validate.ScopeOf(p, record.History()), workers, func() {})
		if err != nil {
			t.Fatal(err)
		}
		if reports[i], err = json.Marshal(judge(sample)); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(reports[0], reports[1]) {
		t.Error("two reports of the same wars differ")
	}
}

// TestOneDayIsAsForeseen holds a fight of one day to the kernel's own forecast.
func TestOneDayIsAsForeseen(t *testing.T) {
	e := record.Engagement{Days: 1, Situation: fight.Situation{Kind: fight.Deliberate, Posture: fight.HastyDefence},
		Attacker: record.Force{Men: 9000, Guns: 40, Quality: 900, Supply: 1000}, Defender: record.Force{Men: 3000, Guns: 6, Quality: 800, Supply: 1000}}
	rules := game.DefaultRules()
	trial := validate.Fight(&e, 1, &rules)
	p := rules.Fight
	p.Noise = fight.Full
	side := func(f *record.Force) fight.Side {
		s := fight.Side{Men: int32(f.Men), Quality: int16(f.Quality), Supply: 1000, NightTrained: true}
		s.Weapons[fight.Gun122] = int16(f.Guns)
		return s
	}
	att, def := side(&e.Attacker), side(&e.Defender)
	forecast := fight.Preview(&att, &def, &e.Situation, &p, nil)
	chance := 0.0
	for b := range fight.Bands {
		if forecast.Ground[b] >= int32(rules.Attack.Depth) && b != fight.BeatenBack {
			chance += float64(forecast.Chance[b]) / 65536
		}
	}
	if math.Abs(trial.Chance-chance) > 0.03 {
		t.Errorf("chance %.3f, foreseen %.3f", trial.Chance, chance)
	}
	if m := trial.Attacker.Median; m < float64(forecast.Attacker.Low) || m > float64(forecast.Attacker.High) {
		t.Errorf("the attacker loses %.0f, foreseen %d (%d to %d)", m, forecast.Attacker.Men, forecast.Attacker.Low, forecast.Attacker.High)
	}
}

// TestAgainstHistory: the kernel has its bearings. Its numbers were fitted on fights of this kind, and quality, supply
// and surprise were judged knowing the result: a right answer shows that the arithmetic is in order, no more.
func TestAgainstHistory(t *testing.T) {
	rules := game.DefaultRules()
	fights := validate.Engagements(record.History().Engagements, &rules)
	right := 0
	for _, f := range fights[0].List {
		if f.Success == (f.Chance > 0.5) {
			right++
		}
	}
	if n := len(fights[0].List); n != 20 || right*4 < n*3 {
		t.Errorf("%d of %d right", right, n)
	}
	if all, blind := fights[0], fights[len(fights)-1]; all.Brier.Score >= all.Climate || blind.Brier.Score <= all.Brier.Score {
		t.Errorf("Brier %.3f, without judged inputs %.3f, climatology %.3f", all.Brier.Score, blind.Brier.Score, all.Climate)
	}
}

// TestPairsShareTheirDice: what lies between two samples is told by run, and a run that failed in either is left out.
func TestPairsShareTheirDice(t *testing.T) {
	scope := validate.ScopeOf(plan(t, "invasion-1950", 4, 0), record.History())
	base, other := told(scope, 4, 0), told(scope, 4, 2)
	for i := range base.Runs {
		base.Runs[i].Score, other.Runs[i].Score = float64(100*i), float64(100*i+i)
	}
	other.Runs = append(other.Runs[:1], other.Runs[2:]...)
	rep := judge(base)
	rep.Compare("late", []string{"x=1"}, other, []record.Effect{{Variant: "late", Headline: "seoul", Sign: 1}, {Variant: "late", Headline: "taejon", Sign: -1}})
	arm := rep.Arms[0]
	if arm.Runs != 3 {
		t.Fatalf("%d pairs, want 3", arm.Runs)
	}
	for _, c := range arm.Changes {
		switch c.Headline {
		case "seoul":
			if c.Mean != 2 || !c.Right {
				t.Errorf("%+v", c)
			}
		case "taejon":
			if c.Mean != 2 || c.Right {
				t.Errorf("%+v", c)
			}
		case "score": // differences 0, 2, 3
			if math.Abs(c.Mean-5./3) > 1e-9 || c.Over.Low > 0 || c.Right {
				t.Errorf("%+v", c)
			}
		}
	}
}

// TestSaved: the folder holds the report as data, and as a page with its plots, all of it well formed.
func TestSaved(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "report")
	scope := validate.ScopeOf(plan(t, "invasion-1950", 3, 0), record.History())
	rep := judge(told(scope, 3, 1))
	rep.Compare("late", nil, told(scope, 3, 2), nil)
	if err := rep.Save(dir); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, "report.json"))
	if err != nil {
		t.Fatal(err)
	}
	var back validate.Report
	if err := json.Unmarshal(data, &back); err != nil || back.KeyDates.N != 12 || len(back.Arms) != 1 {
		t.Errorf("%v, %+v", err, back.KeyDates)
	}
	if strings.Contains(string(data), "null") {
		t.Error("report.json has a null where a list is empty")
	}
	html, err := os.ReadFile(filepath.Join(dir, "report.html"))
	if err != nil {
		t.Fatal(err)
	}
	plots, _ := filepath.Glob(filepath.Join(dir, "*.svg"))
	if len(plots) != 8 { // dates, five fronts, amounts, engagements
		t.Errorf("plots %v", plots)
	}
	for _, name := range plots {
		svg, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for d := xml.NewDecoder(bytes.NewReader(svg)); err == nil; {
			_, err = d.Token()
		}
		if err != io.EOF {
			t.Errorf("%s: %v", name, err)
		}
		if !bytes.Contains(html, svg) {
			t.Errorf("%s is not in the page", name)
		}
	}
	for _, want := range []string{"The Pusan perimeter", "What if: late", "missed", "Appleman"} {
		if !strings.Contains(string(html), want) {
			t.Errorf("%q is not in the page", want)
		}
	}
	var text strings.Builder
	if err := rep.Write(&text); err != nil || !strings.Contains(text.String(), "MISSED") {
		t.Errorf("%v\n%s", err, text.String())
	}
}
