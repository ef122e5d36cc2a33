package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestValidateReportsAndFails: the report is printed and written whole, and a missed goal is exit code 1.
func TestValidateReportsAndFails(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "report")
	stdout, stderr, code := p38(t, "validate", "storm-1950", "-n", "2", "--variants", "no-armour", "--out", dir, "--json")
	var report struct {
		Runs  int `json:"runs"`
		Goals []struct {
			Met bool `json:"met"`
		} `json:"goals"`
		Variants []struct {
			Variant string   `json:"variant"`
			Set     []string `json:"set"`
			Pairs   int      `json:"pairs"`
		} `json:"variants"`
	}
	if err := json.Unmarshal([]byte(stdout), &report); err != nil {
		t.Fatalf("%v\n%s%s", err, stdout, stderr)
	}
	missed := 0
	for _, g := range report.Goals {
		if !g.Met {
			missed++
		}
	}
	if want := map[bool]int{true: failure, false: done}[missed > 0]; code != want || len(report.Goals) != 5 {
		t.Errorf("exit code %d with %d of %d goals missed: %s", code, missed, len(report.Goals), stderr)
	}
	if v := report.Variants; report.Runs != 2 || len(v) != 1 || v[0].Variant != "no-armour" || v[0].Pairs != 2 || len(v[0].Set) == 0 {
		t.Errorf("%+v", report)
	}
	written, err := os.ReadFile(filepath.Join(dir, "report.json"))
	if err != nil || !json.Valid(written) {
		t.Errorf("report.json: %v", err)
	}
}

func TestValidateRefuses(t *testing.T) {
	for want, args := range map[string][]string{
		"want 2 to":              {"storm-1950", "-n", "1"},
		"want 1 or more":         {"storm-1950", "--jobs=-1"},
		"storm-1950":             {"strom-1950"},
		"no-armour":              {"storm-1950", "--variants", "no-amour"},
		"must be one of":         {"storm-1950", "--policy", "historical-north"},
		"rules.attack.depth":     {"storm-1950", "--set", "rules.attack.dept=1"},
		"attack.depth: found 99": {"storm-1950", "--set", "rules.attack.depth=99"},
	} {
		if _, stderr, code := p38(t, append([]string{"validate"}, args...)...); code != badInput || !strings.Contains(stderr, want) {
			t.Errorf("%v: exit code %d, %s", args, code, stderr)
		}
	}
}

// TestValidateACampaign: a campaign before the war is held to the marks of its years, and what belongs to wars by days
// is refused.
func TestValidateACampaign(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "report")
	stdout, stderr, code := p38(t, "validate", "prewar-1947", "-n", "2", "--south", "waits", "--quiet", "--out", dir, "--json")
	var report struct {
		Runs     int       `json:"runs"`
		Cabinets [2]string `json:"cabinets"`
		Marks    []struct{ Source string }
		Goals    []struct{ Met bool }
	}
	if err := json.Unmarshal([]byte(stdout), &report); err != nil {
		t.Fatalf("%v\n%s%s", err, stdout, stderr)
	}
	if report.Runs != 2 || report.Cabinets != [2]string{"default", "waits"} || len(report.Marks) < 15 || report.Marks[0].Source == "" || len(report.Goals) != 1 {
		t.Errorf("%+v", report)
	}
	if report.Goals[0].Met || code != failure || !strings.Contains(stderr, "1 of 1 goals are missed") {
		t.Errorf("a South that waits meets the marks: %d, %s", code, stderr)
	}
	if _, err := os.Stat(filepath.Join(dir, "report.html")); err != nil {
		t.Error(err)
	}
	for want, args := range map[string][]string{
		"no cabinet":                  {"prewar-1947", "--north", "trainz"},
		"not of a":                    {"prewar-1947", "--set", "rules.attack.depth=1"},
		"only of a":                   {"storm-1950", "--south", "trains"},
		"no scenario \"prewar-1974\"": {"prewar-1974"},
	} {
		if _, stderr, code := p38(t, append([]string{"validate"}, args...)...); code != badInput || !strings.Contains(stderr, want) {
			t.Errorf("%v: exit code %d, %s", args, code, stderr)
		}
	}
}
