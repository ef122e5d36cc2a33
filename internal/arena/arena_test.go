package arena_test

import (
	"bytes"
	"context"
	"errors"
	"math"
	"strings"
	"testing"

	"parallel38/game"
	"parallel38/internal/ai"
	"parallel38/internal/arena"
	_ "parallel38/internal/golden" // go test ./... -update
	"parallel38/internal/match"
	"parallel38/internal/stats"
)

func hire(name string) (match.Player, error) { return ai.New(name) }

// options are a few short games.
func options(ais ...string) arena.Options {
	return arena.Options{AIs: ais, Scenarios: []string{"storm-1950"}, Games: 4, Seed: 1, Turns: 2, Hire: hire, Audit: (*game.World).Audit, Jobs: 2, Program: "test"}
}

// play plays and returns the report, as words, and the table of games.
func play(t *testing.T, o arena.Options) (*arena.Arena, string, string) {
	t.Helper()
	a, err := arena.New(o)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if err := a.Play(t.Context(), func() {}); err != nil {
		t.Fatal(err)
	}
	var words, games bytes.Buffer
	if err := errors.Join(a.Report().Write(&words), a.WriteGames(&games)); err != nil {
		t.Fatal(err)
	}
	return a, words.String(), games.String()
}

func TestWorkersDoNotMatter(t *testing.T) {
	o := options("recruit", "regular", "passive")
	o.Metrics = true
	o.Jobs = 1
	_, words, games := play(t, o)
	o.Jobs = 8
	_, words8, games8 := play(t, o)
	if words != words8 {
		t.Errorf("one worker:\n%s\neight:\n%s", words, words8)
	}
	if games != games8 {
		t.Error("the tables of games differ")
	}
	if lines := strings.Count(games, "\n"); lines != 1+3*4 {
		t.Errorf("%d lines for three bouts of four games", lines)
	}
}

// TestGamesComeInPairs: the two games of a pair have the same dice, and who cannot be told from his opponent scores
// exactly half.
func TestGamesComeInPairs(t *testing.T) {
	o := options("recruit", "twin")
	o.Hire = func(string) (match.Player, error) { return ai.New("recruit") }
	a, _, games := play(t, o)
	lines := strings.Split(strings.TrimSpace(games), "\n")[1:]
	for i := 0; i < len(lines); i += 2 {
		one, other := strings.Split(lines[i], ","), strings.Split(lines[i+1], ",")
		if one[2] != other[2] || one[3] != "recruit" || other[3] != "twin" || one[10] != other[10] {
			t.Errorf("no pair:\n%s\n%s", lines[i], lines[i+1])
		}
	}
	s := a.Report().Table[0]
	if s.Share.Value != 0.5 || s.Elo.Value != 0 || s.Margin.Value != 0 || s.Games != 4 || s.Won != s.Lost {
		t.Errorf("twins score %+v", s)
	}
}

func TestWhoFightsBeatsWhoDoesNot(t *testing.T) {
	a, _, _ := play(t, options("regular", "passive"))
	s := a.Report().Table[0]
	if s.Margin.Interval.Low <= 0 || s.Margin.Value < s.Margin.Interval.Low || s.Margin.Value > s.Margin.Interval.High || s.Won+s.Drawn+s.Lost != 4 {
		t.Errorf("regular against passive: %+v", s)
	}
}

// TestAnInterruptedArenaGoesOn: some games are played, the rest later, and nothing shows it.
func TestAnInterruptedArenaGoesOn(t *testing.T) {
	o := options("recruit", "regular")
	o.Metrics = true
	_, words, games := play(t, o)
	o.Dir = t.TempDir()
	a, err := arena.New(o)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	played := 0
	err = a.Play(ctx, func() {
		if played++; played == 1 {
			stop()
		}
	})
	a.Close()
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if _, err := arena.New(o); err == nil || !strings.Contains(err.Error(), "--resume") {
		t.Errorf("the folder is taken again without being asked: %v", err)
	}
	o.Resume = true
	if a, err = arena.New(o); err != nil {
		t.Fatal(err)
	}
	if todo, asked := a.Todo(); todo != asked-played || asked != 4 {
		t.Errorf("%d of %d games to play after %d", todo, asked, played)
	}
	a.Close()
	_, words2, games2 := play(t, o)
	if words != words2 || games != games2 {
		t.Errorf("at one go:\n%s%s\nresumed:\n%s%s", words, games, words2, games2)
	}
}

func TestGamesThatWereNotMeasuredAreNotPassedOff(t *testing.T) {
	o := options("recruit", "passive")
	o.Dir, o.Turns = t.TempDir(), 1
	play(t, o)
	o.Metrics, o.Resume = true, true
	var unmeasured *arena.Unmeasured
	if _, err := arena.New(o); !errors.As(err, &unmeasured) {
		t.Errorf("measures of games that were not measured: %v", err)
	}
}

// TestASequentialTestStopsEarly: whoever plays himself is no better than himself, which takes some blocks of pairs to
// be sure of, the same with any number of workers.
func TestASequentialTestStopsEarly(t *testing.T) {
	o := options("recruit", "twin")
	o.Hire = func(string) (match.Player, error) { return ai.New("passive") }
	o.Games, o.Turns = 400, 1
	o.SPRT = &stats.SPRT{Low: 0, High: 30}
	a, _, games := play(t, o)
	r := a.Report()
	if r.Test == nil || r.Test.Verdict != stats.NoBetter || r.Test.Pairs >= 100 || r.Asked != 2*r.Test.Pairs || r.Reported != r.Asked || strings.Count(games, "\n") != 1+r.Asked {
		t.Fatalf("%+v after %d games", r.Test, r.Reported)
	}
	if r.Test.Ratio > -math.Log(19) {
		t.Errorf("no better at a log ratio of %g", r.Test.Ratio)
	}
}

func TestOneAloneIsMeasured(t *testing.T) {
	o := options("recruit")
	o.Metrics, o.Games = true, 4
	a, words, games := play(t, o)
	r := a.Report()
	if len(r.Table) != 0 || len(r.Metrics) != 3 || r.Asked != 4 || strings.Count(games, "\n") != 5 {
		t.Errorf("%s\n%s", words, games)
	}
	if all := r.Metrics[2]; all.Games != 8 || all.Gaps == nil || all.Gaps.Interval.High < all.Gaps.Value {
		t.Errorf("measures over both sides of four games: %+v", all)
	}
}

// TestALevelIsNoWorseThanTheOneBelow re-checks the tables of docs/arena.md at a small size: over the whole of a short
// war a level does not do significantly worse than the one below, and no measure of its play has gone astray.
func TestALevelIsNoWorseThanTheOneBelow(t *testing.T) {
	if testing.Short() {
		t.Skip("plays sixteen wars of ten days")
	}
	o := options("regular", "recruit")
	o.Games, o.Turns, o.Metrics = 16, 0, true
	a, words, _ := play(t, o)
	r := a.Report()
	if len(r.Failed) > 0 {
		t.Error(words)
	}
	if s := r.Table[0]; s.Margin.Interval.High < 0 {
		t.Errorf("%s against %s: %+.1f points a game, %+.1f … %+.1f", s.AI, s.Against, s.Margin.Value, s.Margin.Interval.Low, s.Margin.Interval.High)
	}
	for _, c := range r.Metrics {
		for i, most := range []float64{8, 3, 100, 5, 5, 50} { // about twice what is measured today
			if m := [...]*arena.Estimate{c.Gaps, c.Suicides, c.MainEffort, c.Idle, c.Strays, c.Reserves}[i]; m != nil && m.Value > most {
				t.Errorf("%s on %s as %s: measure %d is %.1f, more than %.0f", c.AI, c.Scenario, c.Side, i, m.Value, most)
			}
		}
	}
}
