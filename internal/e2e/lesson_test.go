package e2e

import (
	"testing"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/internal/play"
	"parallel38/internal/scenario"
)

// TestLessons goes through every lesson as a pupil would, one after another, with the pointer and the keys
// that its steps name.
func TestLessons(t *testing.T) {
	g := openGuest(t)
	still(t, g, "start")
	press(t, g, "learn")
	for _, l := range scenario.Lessons() {
		begun := time.Now()
		press(t, g, l.ID)
		g.point(width/2, 60) // out of the way of the map
		until(t, g, l.ID+" to begin", func(s *play.State) bool { return s.Lesson != nil && s.Lesson.ID == l.ID })
		for step := range l.Steps {
			s := still(t, g, "table")
			if s.Lesson == nil || s.Lesson.Step != step {
				t.Fatalf("%s, step %d of %d: the game is at %+v", l.ID, step, len(l.Steps), s.Lesson)
			}
			if step == 2 {
				compare(t, l.ID, g.frame())
			}
			follow(t, g, &s)
			until(t, g, "the step "+l.Steps[step].Text.En, func(s *play.State) bool { return s.Lesson == nil || s.Lesson.Step > step })
		}
		if s := g.state(); s.Dialog != "learn" {
			t.Fatalf("after %s the dialog %q is open, not the list of lessons", l.ID, s.Dialog)
		}
		t.Logf("%s took %.0f s", l.ID, time.Since(begun).Seconds())
	}
}

// overlayKeys are the keys of the overlays that lessons ask for.
var overlayKeys = map[string]ebiten.Key{"supply": ebiten.KeyDigit2, "zoc": ebiten.KeyDigit3}

// follow does what a step of a lesson asks for.
func follow(t *testing.T, g *guest, s *play.State) {
	t.Helper()
	do := s.Lesson
	if s.Dialog != "" {
		g.key(ebiten.KeyEscape)
		g.point(width/2, 60)
	}
	switch do.Do {
	case "read":
		press(t, g, "lesson-on")
	case "select":
		if got := pick(t, g, do.Unit); got.Selected != do.Unit {
			t.Fatalf("a click on %s selected %q", do.Unit, got.Selected)
		}
	case "undo":
		press(t, g, "undo")
	case "overlay":
		g.key(overlayKeys[do.What])
	case "end":
		press(t, g, "end")
	case "open":
		if do.Point != "" {
			press(t, g, do.Point)
		} else {
			g.key(ebiten.KeyE)
		}
	case "prepare":
		if s.Selected == "" || s.Units[s.Selected].Side != s.Phase {
			pick(t, g, beside(t, s))
		}
		click(g, do.X, do.Y)
	case "order":
		give(t, g, do)
	default:
		t.Fatalf("nobody knows how to %s", do.Do)
	}
}

// give gives the order that a step asks for.
func give(t *testing.T, g *guest, do *play.LessonState) {
	t.Helper()
	switch do.What {
	case "move":
		if s := g.state(); s.Selected != do.Unit {
			g.key(ebiten.KeyEscape)
			pick(t, g, do.Unit)
		}
		s := g.state() // the map may have moved
		click(g, s.Lesson.X, s.Lesson.Y)
	default:
		press(t, g, do.Point)
	}
}

// beside is a unit of the player in a hex next to the one that the step is about.
func beside(t *testing.T, s *play.State) string {
	t.Helper()
	for code, u := range s.Units {
		if u.Side != s.Phase || u.Left == 0 {
			continue
		}
		for _, p := range neighbours(s, u) {
			if at := (play.UnitState{X: s.Lesson.X, Y: s.Lesson.Y}); near(s, at, p) {
				return code
			}
		}
	}
	t.Fatal("no unit beside the hex of the step")
	return ""
}
