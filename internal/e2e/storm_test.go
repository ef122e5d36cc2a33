package e2e

import (
	"maps"
	"math"
	"slices"
	"testing"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/internal/play"
)

// storm plays the first day of storm-1950 as the North: begin, move a unit, attack with a preview, end
// the day, see the South answer.
func storm(t *testing.T, d door) {
	begun := time.Now()
	lap := func(what string) { t.Logf("%s after %.1f s", what, time.Since(begun).Seconds()) }
	still(t, d, "start")
	lap("started")
	d.point(width-2, height-2)
	compare(t, "start", d.frame())

	press(t, d, "war-storm-1950")
	press(t, d, "ui.start.side-north")
	press(t, d, "begin")
	d.point(width/2, 60) // out of the way of the map
	s := still(t, d, "table")
	if s.Scenario != "storm-1950" || !s.Yours || s.Phase != "north" {
		t.Fatalf("began %q, %q to move, ours %v; want storm-1950 and our move", s.Scenario, s.Phase, s.Yours)
	}
	before := d.frame()
	compare(t, "table", before)

	lap("begun")
	march(t, d)
	lap("marched")
	attack(t, d)
	lap("attacked")

	orders, turn := d.state().Orders, d.state().Turn
	d.key(ebiten.KeySpace)
	until(t, d, "the South to answer", func(s *play.State) bool {
		return s.Yours && s.Turn > turn && s.Pending == 0 && !s.Thinking
	})
	s = still(t, d, "table")
	if s.Orders < orders+3 { // both sides' ends of the day are orders too
		t.Errorf("%d orders before the end of our day and %d after the South's: the South did nothing", orders, s.Orders)
	}
	lap("answered")
	if after := d.frame(); difference(before, after).mean < .5 {
		t.Error("a day of war left the screen as it was")
	}
}

// pick selects a unit: by its counter, and where that is under others, from the list of its formation.
func pick(t *testing.T, d door, code string) play.State {
	t.Helper()
	u := d.state().Units[code]
	click(d, u.X, u.Y)
	s := d.state()
	if _, listed := s.Buttons["unit-"+code]; listed && s.Selected != code {
		press(t, d, "unit-"+code)
		s = d.state()
	}
	return s
}

// march selects units until one can go to a neighbouring hex, and sends it there.
func march(t *testing.T, d door) {
	t.Helper()
	s := d.state()
	for _, code := range ours(&s) {
		u := s.Units[code]
		if u.Left == 0 || !alone(&s, code) {
			continue
		}
		if s = pick(t, d, code); s.Selected != code {
			continue
		}
		for _, p := range neighbours(&s, u) {
			if occupied(&s, p) {
				continue
			}
			orders := s.Orders
			click(d, p.X, p.Y)
			s = still(t, d, "table")
			if s.Orders == orders+1 && s.Units[code].Hex != u.Hex {
				d.key(ebiten.KeyEscape)
				return
			}
		}
		d.key(ebiten.KeyEscape)
	}
	t.Fatal("no unit on the screen would march to a hex beside it")
}

// attack selects units until one can attack a neighbour, reads the preview, and carries it out.
func attack(t *testing.T, d door) {
	t.Helper()
	s := d.state()
	for _, code := range ours(&s) {
		u := s.Units[code]
		if u.Left == 0 {
			continue
		}
		for _, p := range neighbours(&s, u) {
			if !enemy(&s, p) {
				continue
			}
			if s = pick(t, d, code); s.Selected != code {
				continue
			}
			click(d, p.X, p.Y)
			if s = still(t, d, "table"); s.Attack == "" {
				d.key(ebiten.KeyEscape) // lets the unit go
				s = still(t, d, "table")
				continue
			}
			until(t, d, "the preview", func(s *play.State) bool { _, ok := s.Buttons["attack-go"]; return ok })
			compare(t, "attack", d.frame())
			orders := s.Orders
			press(t, d, "attack-go")
			if s = still(t, d, "table"); s.Orders <= orders || s.Attack != "" {
				t.Fatalf("the attack of %s was not carried out: %q", code, s.Notice)
			}
			d.key(ebiten.KeyEscape)
			return
		}
	}
	t.Fatal("no unit on the screen could attack")
}

// place is a hex on the screen.
type place struct{ X, Y float64 }

// free is the part of the screen that panels leave to the map, with room to spare.
func free(x, y float64) bool { return x > 60 && x < 900 && y > 100 && y < 640 }

// ours lists the player's units in sight, in an order that does not change from run to run.
func ours(s *play.State) []string {
	codes := slices.Sorted(maps.Keys(s.Units))
	return slices.DeleteFunc(codes, func(c string) bool {
		u := s.Units[c]
		return u.Side != s.Phase || !free(u.X, u.Y)
	})
}

// neighbours are the six hexes around a unit: two rows apart it is a row, across columns half a row.
func neighbours(s *play.State, u play.UnitState) []place {
	c, r := s.Camera.Column, s.Camera.Row
	all := []place{{u.X, u.Y + r}, {u.X + c, u.Y + r/2}, {u.X - c, u.Y + r/2}, {u.X + c, u.Y - r/2}, {u.X - c, u.Y - r/2}, {u.X, u.Y - r}}
	return slices.DeleteFunc(all, func(p place) bool { return !free(p.X, p.Y) })
}

// near tells whether a unit stands in the hex of a place.
func near(s *play.State, u play.UnitState, p place) bool {
	return math.Hypot(u.X-p.X, u.Y-p.Y) < s.Camera.Row/3
}

func occupied(s *play.State, p place) bool {
	for _, u := range s.Units {
		if near(s, u, p) {
			return true
		}
	}
	return false
}

func enemy(s *play.State, p place) bool {
	for _, u := range s.Units {
		if u.Side != s.Phase && near(s, u, p) {
			return true
		}
	}
	return false
}

// alone tells whether a unit has its hex to itself, so that a click on it selects it.
func alone(s *play.State, code string) bool {
	for other, u := range s.Units {
		if other != code && u.Hex == s.Units[code].Hex {
			return false
		}
	}
	return true
}
