package e2e

import (
	"strings"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/internal/play"
)

// before plays prewar-1950 as the South: chooses a district, directs and undoes, commits, runs until something
// needs it, saves and loads, lets the war begin, and goes on into it by days.
func before(t *testing.T, d door) {
	still(t, d, "start")
	press(t, d, "ui.start.kind-campaign")
	press(t, d, "war-prewar-1950")
	press(t, d, "ui.start.side-south")
	press(t, d, "begin")
	s := still(t, d, "campaign")
	if s.Scenario != "prewar-1950" || !s.Yours || s.Phase != "south" || s.Turn != 1 {
		t.Fatalf("began %q in turn %d, %q to plot, ours %v", s.Scenario, s.Turn, s.Phase, s.Yours)
	}

	u := s.Units["sunchon"]
	click(d, u.X, u.Y+2)
	until(t, d, "the district to be chosen", func(s *play.State) bool { return s.Selected == "sunchon" })
	plotted := func(n int) {
		t.Helper()
		until(t, d, "the plot", func(s *play.State) bool { return s.Plotted == n })
	}
	press(t, d, "conduct-amnesty")
	plotted(1)
	press(t, d, "tab-country")
	press(t, d, "school-officers")
	plotted(2)
	press(t, d, "undo")
	plotted(1)
	press(t, d, "take-back-0")
	plotted(0)
	press(t, d, "tab-army")
	press(t, d, "unit-rok-1r")
	press(t, d, "duty-2") // hunt
	plotted(1)
	d.key(ebiten.KeySpace)
	until(t, d, "the next turn", func(s *play.State) bool { return s.Turn == 2 && s.Yours && s.Plotted == 0 })
	press(t, d, "run")
	ran := until(t, d, "the run to end", func(s *play.State) bool { return s.Turn > 2 && s.Yours })
	if ran.Notice == "" {
		t.Error("a run does not say why it ended")
	}

	press(t, d, "menu")
	press(t, d, "save")
	until(t, d, "the campaign to be saved", func(s *play.State) bool { return strings.Contains(s.Notice, "war-"+ran.Date) })
	press(t, d, "commit")
	until(t, d, "a turn more", func(s *play.State) bool { return s.Turn == ran.Turn+1 && s.Yours })
	press(t, d, "menu")
	press(t, d, "load")
	press(t, d, "load-war-"+ran.Date)
	back := until(t, d, "the saved campaign", func(s *play.State) bool { return s.Scene == "campaign" && s.Turn == ran.Turn && s.Dialog == "" })
	if back.Orders != ran.Orders || back.Date != ran.Date || !back.Yours {
		t.Errorf("it opens with %d orders on %s, and was saved with %d on %s", back.Orders, back.Date, ran.Orders, ran.Date)
	}

	press(t, d, "menu")
	press(t, d, "early")
	until(t, d, "the page of what is left behind", func(s *play.State) bool { return s.Scene == "march" })
	press(t, d, "march-on")
	until(t, d, "the morning of the war", func(s *play.State) bool {
		return s.Scene == "table" && s.Scenario == "invasion-1950" && s.Yours && s.Phase == "south" && s.Pending == 0 && !s.Thinking
	})
	d.key(ebiten.KeySpace)
	if d.state().Dialog != "" { // units stand idle: do we mean it?
		d.key(ebiten.KeySpace)
	}
	until(t, d, "the second day", func(s *play.State) bool { return s.Turn == 2 })
}
