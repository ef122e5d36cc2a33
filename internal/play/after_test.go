package play

import (
	"testing"
	"time"

	"parallel38/game/force"
	"parallel38/internal/match"
)

// ended is Ongjin 1950 at its end, as its report shows it.
func ended(t *testing.T) *reportScene {
	t.Helper()
	s := laid(t, Options{Scenario: "ongjin-1950"})
	for side := force.North; side < force.Sides; side++ {
		s.match.Seats[side] = match.Seat{Name: usual, Player: newPlayer(usual)}
	}
	for !s.match.Over() {
		if err := s.match.Day(); err != nil {
			t.Fatal(err)
		}
	}
	s.look()
	return newReport(s)
}

func TestAWarThatIsOverIsToldAgain(t *testing.T) {
	r := ended(t)
	a, s := r.table.app, newAfter(r)
	a.enter(s)
	for deadline := time.Now().Add(time.Minute); !s.whole; s.write(a) {
		if time.Now().After(deadline) {
			t.Fatal("the war is not read in a minute")
		}
	}
	if s.failed != "" || len(s.annals.Days) != r.table.match.Played()+1 {
		t.Fatalf("%d days of %d: %s", len(s.annals.Days), r.table.match.Played(), s.failed)
	}
	last := len(s.annals.Days) - 1
	for _, c := range []struct{ to, day int }{{last, last}, {last + 5, last}, {1, 1}, {-3, 0}} {
		if s.show(a, c.to); s.day != c.day {
			t.Errorf("wound to day %d the film shows %d", c.to, s.day)
		}
	}
	s.show(a, last)
	s.play(a)
	if !s.running || s.day != 0 {
		t.Error("played at its end the film does not begin anew")
	}
	for range 10_000 {
		s.roll(a)
	}
	if s.running || s.day != last {
		t.Errorf("the film ends on day %d, running %t", s.day, s.running)
	}
	for s.page = range afterPages {
		s.layout(a)
		if len(s.sheet.under)+len(s.sheet.over) < 10 {
			t.Errorf("page %d tells nothing", s.page)
		}
	}
}

func TestAWarUnderOtherRulesSaysThatItCannotBeToldAgain(t *testing.T) {
	r := ended(t)
	s := &afterScene{report: r, failed: "its rules were others"}
	r.table.app.enter(s)
	s.write(r.table.app)
	s.play(r.table.app)
	if s.running || s.bar.shown() {
		t.Error("there is no film, and yet it runs")
	}
	s.leave()
}
