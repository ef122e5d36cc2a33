package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestThePythonExamplePlaysALegalGame: to the end of a war, which is then played again from its save.
func TestThePythonExamplePlaysALegalGame(t *testing.T) {
	if _, err := exec.LookPath("python3"); err != nil {
		if os.Getenv("P38_E2E") != "" {
			t.Fatal(err)
		}
		t.Skip("no python3 on this machine")
	}
	save := filepath.Join(t.TempDir(), "bot.p38")
	said := mustRun(t, "bot", "storm-1950", "--turns", "3", "--exec", "python3 ../../docs/bot.py", "--save", save)
	if !strings.HasPrefix(said, "3 days, ") {
		t.Errorf("it says %q", said)
	}
	mustRun(t, "replay", save, "--verify")
	data, err := os.ReadFile(save)
	if err != nil || strings.Count(string(data), "\nN move ") < 50 || strings.Count(string(data), "\nN attack ") < 3 {
		t.Errorf("%v: %d marches and %d attacks", err, strings.Count(string(data), "\nN move "), strings.Count(string(data), "\nN attack "))
	}
}

func TestBotMistakes(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"storm-1950 --against napoleon", `no AI "napoleon"`},
		{"strom-1950", "did you mean storm-1950"},
		{"storm-1950 --side west", "north"},
		{"storm-1950 --turns=-1", "--turns -1"},
		{"storm-1950 --exec no-such-program", "no-such-program"},
	} {
		stdout, stderr, code := p38(t, append([]string{"bot"}, strings.Fields(c.args)...)...)
		if code != badInput || stdout != "" || !strings.Contains(stderr, c.want) {
			t.Errorf("%s: exit code %d, want %d and %q in\n%s%s", c.args, code, badInput, c.want, stdout, stderr)
		}
	}
}
