package cabinet

import (
	"flag"
	"slices"
	"testing"

	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/game/prewar"
	"parallel38/internal/scenario"
)

var campaigns = flag.Int("campaigns", 20, "campaigns to play")

func play(t testing.TB, s *prewar.Setup, seed uint64, visit func(w *prewar.World)) *prewar.World {
	w := prewar.New(atlas.Peninsula(), s, seed)
	cabinets := [force.Sides]*Cabinet{force.North: New(Default), force.South: New(Default)}
	for turn := int16(0); w.Phase != prewar.Over; {
		side := w.Moving()
		v := w.Look(side)
		for _, d := range cabinets[side].Plot(v) {
			if _, err := w.Apply(prewar.Order{Kind: prewar.Give, Directive: d}); err != nil {
				t.Fatalf("turn %d, %s, %+v: %v", w.Turn, side, d, err)
			}
		}
		if _, err := w.Apply(prewar.Order{}); err != nil {
			t.Fatal(err)
		}
		if w.Turn != turn {
			turn = w.Turn
			if visit != nil {
				visit(w)
			}
		}
	}
	return w
}

// TestReport prints what the years look like, for calibration.
func TestReport(t *testing.T) {
	s, err := scenario.Campaign("prewar-1947")
	if err != nil {
		t.Fatal(err)
	}
	days := []calendar.Day{calendar.Of(1947, 9, 1), calendar.Of(1948, 4, 1), calendar.Of(1948, 11, 1), calendar.Of(1949, 4, 1), calendar.Of(1949, 10, 1), calendar.Of(1950, 1, 10), calendar.Of(1950, 4, 10), calendar.Of(1950, 6, 20)}
	names := []string{"army", "police", "guerrillas", "arms", "support", "abuse", "sec.dead", "civ.forces", "civ.part", "duty%", "mean T", "comp%", "bn%", "muts", "rises", "incs", "sent", "lost%", "perm", "div", "advis", "stab", "prov", "raids", "bS", "bN", "gdead"}
	values := make([][][]int, len(days))
	for i := range values {
		values[i] = make([][]int, len(names))
	}
	ends := map[string]int{}
	for seed := range *campaigns {
		next := 0
		var last []int
		w := play(t, s, uint64(seed+1), func(w *prewar.World) {
			last = measure(w)
			if next < len(days) && w.Day >= days[next] {
				for k, x := range last {
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
			row += pad(x[len(x)/2]) + " (" + pad(x[len(x)/10]) + "-" + pad(x[len(x)*9/10]) + ") "
		}
		t.Logf("%-11s %s", name, row)
	}
}

func pad(x int) string {
	s := ""
	if x < 0 {
		return "-" + pad(-x)
	}
	for {
		s = string(rune('0'+x%10)) + s
		if x /= 10; x == 0 {
			break
		}
	}
	for len(s) < 5 {
		s = " " + s
	}
	return s
}

func measure(w *prewar.World) []int {
	g, arms, support, abuse, people := 0, 0, 0, 0, 0
	byForces, byPartisan := 0, 0
	for d := range w.Districts {
		s := &w.Districts[d]
		g += int(s.Guerrillas)
		if s.InArms {
			arms++
		}
		p := int(w.Setup.Districts[d].People)
		people += p
		support += int(s.Support) * p
		abuse += int(s.Abuse) * p
		byForces += int(s.Dead.ByForces)
		byPartisan += int(s.Dead.ByPartisan)
	}
	duty, all, sum := 0, 0, 0
	div := 0
	for _, id := range w.Force.Combat {
		if w.Force.Identity[id].Arm == force.Commando && w.Force.Present(id) {
			g += int(w.Force.Strength[id].Men)
		}
		if w.Force.Side(id) == force.North && w.Force.Identity[id].Arm != force.Commando && w.Force.Present(id) {
			div++
		}
		if w.Force.Side(id) == force.South && w.Force.Present(id) {
			for k := range int(w.Force.Battalions[id].Count) {
				all++
				sum += int(w.Force.Battalions[id].Training[k])
				if w.Force.Battalions[id].Duty[k] != force.Training {
					duty++
				}
			}
		}
	}
	bns, comp, bn := w.Readiness()
	t := &w.Tally
	return []int{w.ArmyMen(), w.PoliceMen(), g, arms, support / people, abuse / people, int(t.SecurityDead), byForces, byPartisan,
		duty * 100 / max(1, all), sum / max(1, all), comp * 100 / max(1, bns), bn * 100 / max(1, bns), int(t.Mutinies), int(t.Risings), int(t.Incursions), int(t.Sent), int(t.SentLost) * 100 / max(1, int(t.Sent)), int(w.North.Permission), div, int(w.South.Advisers), int(w.South.Stability), int(w.North.Provoked), int(t.Raids), int(t.BorderSouth), int(t.BorderNorth), int(t.GuerrillaDead)}
}
