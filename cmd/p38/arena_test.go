package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parallel38/internal/arena"
)

// bouts are arguments of an arena of short games.
func bouts(more ...string) []string {
	return append([]string{"arena", "--ai", "recruit,passive", "--scenario", "storm-1950", "-n", "4", "--turns", "1", "--quiet"}, more...)
}

func TestArenaMistakes(t *testing.T) {
	begun := filepath.Join(t.TempDir(), "begun")
	mustRun(t, bouts("--out", begun)...)
	for _, c := range []struct {
		name string
		args []string
		want string
	}{
		{"ai", []string{"arena", "--ai", "regular,veterann", "--scenario", "storm-1950"}, `--ai: no AI "veterann"`},
		{"scenario", []string{"arena", "--ai", "regular,recruit", "--scenario", "strom-1950"}, "did you mean storm-1950"},
		{"nobody", []string{"arena", "--scenario", "storm-1950"}, "--ai"},
		{"one alone", []string{"arena", "--ai", "regular", "--scenario", "storm-1950"}, "--metrics"},
		{"twice", []string{"arena", "--ai", "regular,regular", "--scenario", "storm-1950"}, "regular is named twice"},
		{"odd", bouts("-n", "5"), "even number from 4"},
		{"workers", bouts("--jobs=-1"), "want 1 or more"},
		{"days", bouts("--turns=-1"), "--turns -1"},
		{"sprt", bouts("--sprt", "30"), "--sprt 30: want two numbers"},
		{"sprt order", bouts("--sprt", "30,0"), "the lower first"},
		{"sprt of three", bouts("--ai", "regular", "--sprt", "0,30"), "want two in --ai"},
		{"no folder", bouts("--resume"), "--out DIR"},
		{"begun before", bouts("--out", begun), "--resume goes on"},
		{"not measured", bouts("--out", begun, "--resume", "--metrics"), "were not measured"},
		{"another seed", bouts("--out", begun, "--resume", "--seed", "2"), `"seed": 1`},
	} {
		t.Run(c.name, func(t *testing.T) {
			stdout, stderr, code := p38(t, c.args...)
			if code != badInput || stdout != "" || !strings.Contains(stderr, c.want) {
				t.Errorf("exit code %d, want %d and %q in\n%s%s", code, badInput, c.want, stdout, stderr)
			}
		})
	}
}

// TestArenaTellsTheSameInWordsAndInJSON: and keeps a row of each game.
func TestArenaTellsTheSameInWordsAndInJSON(t *testing.T) {
	dir := t.TempDir()
	words := mustRun(t, bouts("--metrics", "--out", dir)...)
	var report arena.Report
	if err := json.Unmarshal([]byte(mustRun(t, bouts("--metrics", "--out", dir, "--resume", "--json")...)), &report); err != nil {
		t.Fatal(err)
	}
	if report.Asked != 4 || report.Reported != 4 || len(report.Table) != 1 || report.Table[0].Games != 4 || len(report.Metrics) != 2*3 {
		t.Errorf("%+v", report)
	}
	for _, want := range []string{"asked 4, reported 4, failed 0", "storm-1950", "recruit", "pockets used"} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is nowhere in\n%s", want, words)
		}
	}
	games, err := os.ReadFile(filepath.Join(dir, gamesCSV))
	if err != nil || strings.Count(string(games), "\n") != 5 {
		t.Errorf("%v: the table of games is\n%s", err, games)
	}
}
