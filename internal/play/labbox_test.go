package play

import (
	"testing"
	"time"

	"parallel38/internal/lab"
)

// An experiment goes on behind the game, its dialog shows what has been found so far, and it stops with the war.
func TestTheLaboratoryWorksBehindTheGame(t *testing.T) {
	s := laid(t, Options{Scenario: "ongjin-1950"})
	a, e := s.app, &s.app.experiment
	e.days = 0
	e.ask(s)
	a.openBox(labBox)
	for deadline := time.Now().Add(5 * time.Minute); !e.over; time.Sleep(time.Millisecond) {
		if a.frame++; time.Now().After(deadline) {
			t.Fatalf("%d of %d runs after five minutes", e.lab.Done(), e.lab.Runs)
		}
		e.tick(a, true)
		if a.stale {
			a.stale = false
			layoutLab(a, &column{s: a.dialog.sheet, d: a.desk, w: 800, end: 600})
		}
	}
	if n, why := e.lab.Failed(); n > 0 || e.lab.Done() != labRuns[0] || len(e.lab.Fan(lab.Front)) != e.lab.Days {
		t.Errorf("%d runs of %d, %d failed (%v), a fan of %d days", e.lab.Done(), labRuns[0], n, why, len(e.lab.Fan(lab.Front)))
	}
	e.ask(s)
	a.enter(&waitScene{})
	if e.over {
		t.Error("it stops although the war is still on the table")
	}
	e.clear()
	if !e.over || e.lab != nil {
		t.Error("it goes on although the war has left the table")
	}
}

func TestScalesTakeInAllValuesAndZero(t *testing.T) {
	for _, c := range []struct {
		values          []float64
		low, high, step float64
	}{
		{[]float64{0, 37}, 0, 40, 10},
		{[]float64{-3, 12}, -5, 15, 5},
		{[]float64{120, 18_000}, 0, 20_000, 5_000},
		{[]float64{-.4, -.1}, -.4, 0, .1},
		{nil, 0, 1, .5},
	} {
		low, high, step := scaleOf(c.values)
		for _, d := range []float64{low - c.low, high - c.high, step - c.step} {
			if d > 1e-9 || d < -1e-9 {
				t.Errorf("%v: from %v to %v by %v, want %v to %v by %v", c.values, low, high, step, c.low, c.high, c.step)
				break
			}
		}
	}
}
