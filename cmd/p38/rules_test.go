package main

import (
	"strings"
	"testing"

	"parallel38/game"
	"parallel38/internal/replay"
	"parallel38/internal/scenario"
)

func TestRulesAreListed(t *testing.T) {
	out, stderr, code := p38(t, "rules", "storm-1950", "march.f")
	if code != done || strings.Join(strings.Fields(out), " ") !=
		"rules.march.ferry 480 0 to 720 to cross one by ferry, on wheels "+
			"rules.march.ferry-days 2 1 to 60 of work on a blown bridge until a ferry runs "+
			"rules.march.free-guns 36 0 to 480 guns that take no room beside each three regiments of others (play.md: 36) "+
			"rules.march.free-minutes 480 0 to 720 of the twelve hours of a day; the rest are forced "+
			"rules.march.forced-fatigue 50 0 to 1000 fatigue of a day with forced hours, on foot" {
		t.Errorf("exit %d, %s\n%s", code, stderr, out)
	}
	if _, stderr, code := p38(t, "rules", "storm-1950", "march.x"); code != badInput || !strings.Contains(stderr, `no number of storm-1950 has "march.x" in its path`) {
		t.Errorf("exit %d, %s", code, stderr)
	}
}

// TestEveryFieldWithANumberIsInTheSources: the comments of all of them can be read.
func TestEveryFieldWithANumberIsInTheSources(t *testing.T) {
	docs, err := fieldDocs(game.Sources)
	if err != nil {
		t.Fatal(err)
	}
	_, setup, err := replay.Builtin("invasion-1950")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range scenario.Numbers(setup) {
		if _, ok := docs[n.Field]; !ok {
			t.Fatalf("%s: no source of %s", n.Path, n.Field)
		}
		if strings.HasPrefix(n.Path, "rules.") && docs[n.Field] == "" {
			t.Errorf("%s: %s has no comment", n.Path, n.Field)
		}
	}
}
