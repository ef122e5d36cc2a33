package ai

import (
	"slices"
	"testing"

	"parallel38/game"
	"parallel38/game/force"
)

// TestThePlanSaysWhatTheOrdersDo: on both sides every unit on the map has its line in the plan, what attacks are shown as
// given is what was ordered, and whoever goes for an objective is counted there.
func TestThePlanSaysWhatTheOrdersDo(t *testing.T) {
	w := storm(t, 7)
	ps := [force.Sides]*Player{force.North: player(t, "regular"), force.South: player(t, "regular")}
	given, instead := 0, 0
	for w.Turn <= 4 {
		side := w.Moving()
		own := 0
		for _, id := range w.Force.Combat {
			if w.Force.Side(id) == side && w.Force.Present(id) {
				own++
			}
		}
		orders := day(t, w, ps[side])
		plan := ps[side].Plan()
		if plan.Side != side || len(plan.Units) != own {
			t.Fatalf("%v: the plan of %v speaks of %d units of %d", w.Day, plan.Side, len(plan.Units), own)
		}
		var shown []game.Order
		for _, a := range plan.Assaults {
			if a.Given {
				given++
				o := game.Assault(a.Target, a.Kind, a.Units...)
				o.Sorties = int16(a.Sorties)
				shown = append(shown, o)
			} else if a.Why == NoReason {
				t.Errorf("%v: an attack was not made for no reason", w.Day)
			}
		}
		for _, o := range orders {
			if o.Kind == game.Attack && !slices.Contains(shown, o) {
				t.Errorf("%v: the plan does not show the attack %q", w.Day, game.FormatOrder(&w.Board, &o))
			}
		}
		for _, u := range plan.Units {
			if u.Task == GoFor && !slices.Contains(plan.Efforts[u.Effort].Units, u.Unit) {
				t.Errorf("%v: %s is not among those who go for its objective", w.Day, w.Force.Identity[u.Unit].Code)
			}
			if u.Instead != Idle && u.Why == NoReason {
				t.Errorf("%v: %s has an alternative that was left for no reason", w.Day, w.Force.Identity[u.Unit].Code)
			}
			if u.Instead != Idle {
				instead++
			}
		}
		if len(plan.Line) == 0 && !plan.Attacking || len(plan.Conditions) < 3 {
			t.Errorf("%v: %v has a line of %d hexes and %d conditions", w.Day, side, len(plan.Line), len(plan.Conditions))
		}
	}
	if given < 15 || instead < 100 {
		t.Errorf("%d attacks and %d alternatives prove little", given, instead)
	}
}
