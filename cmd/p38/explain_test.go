package main

import (
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestExplain: the plan of a day of a save as an operation order, in both languages, for one unit, and as a map.
func TestExplain(t *testing.T) {
	dir := t.TempDir()
	save, picture, bare := filepath.Join(dir, "war.p38"), filepath.Join(dir, "plan.png"), filepath.Join(dir, "bare.png")
	mustRun(t, "run", "storm-1950", "--seed", "5", "--turns", "2", "--save", save)
	order := mustRun(t, "explain", save)
	for _, want := range []string{"Operation order, North, 26 June 1950", "Mission: attack.", "Main effort: ", "Attack today: ", "Operation order, South, 26 June 1950", "Line held: ", "Post: ", "Go over to the attack at 105"} {
		if !strings.Contains(order, want) {
			t.Errorf("%q is nowhere in\n%s", want, order)
		}
	}
	// The order is that of the AI that played: what it says of attacks is in the save.
	data, err := os.ReadFile(save)
	if err != nil {
		t.Fatal(err)
	}
	_, day, _ := strings.Cut(string(data), "\nday 2\n")
	if given, logged := strings.Count(order, "Attack today: "), strings.Count(day, "\nN attack ")+strings.Count(day, "\nS attack "); given != logged || given == 0 {
		t.Errorf("%d attacks in the plans, %d in the save", given, logged)
	}
	if first := mustRun(t, "explain", save, "--turn", "1", "--side", "north"); !strings.Contains(first, "25 June 1950") || strings.Contains(first, "South,") {
		t.Errorf("the North's plan of the first day:\n%s", first)
	}
	if korean := mustRun(t, "explain", save, "--lang", "ko"); !strings.Contains(korean, "주공: ") || strings.Contains(korean, "[plan") || strings.Contains(korean, "{") {
		t.Errorf("in Korean:\n%s", korean)
	}
	if unit := mustRun(t, "explain", save, "--unit", "kpa-4d-16r"); !strings.HasPrefix(unit, "16th Regiment, 4th Division: attack towards ") || !strings.Contains(unit, "Rejected: ") {
		t.Errorf("of one unit:\n%s", unit)
	}
	mustRun(t, "explain", save, "--map", picture, "--around", "Seoul", "--size", "500x400")
	mustRun(t, "map", save, "--out", bare, "--around", "Seoul", "--size", "500x400")
	if red(t, picture) < red(t, bare)+300 {
		t.Error("the map shows no arrows")
	}
}

// red counts the pixels of the colour of northern arrows.
func red(t *testing.T, name string) (n int) {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			if r, g, b, _ := img.At(x, y).RGBA(); r>>8 > 140 && r>>8 < 185 && g>>8 > 40 && g>>8 < 85 && b>>8 > 30 && b>>8 < 75 {
				n++
			}
		}
	}
	return n
}

func TestExplainMistakes(t *testing.T) {
	save := filepath.Join(t.TempDir(), "war.p38")
	mustRun(t, "run", "storm-1950", "--turns", "1", "--north", "recruit", "--south", "passive", "--save", save)
	for _, c := range []struct{ args, want string }{
		{"--turn 9", "has the days 1 to 1"},
		{"--ai napoleon", `no AI "napoleon"`},
		{"--unit kpa-4d-16", "did you mean kpa-4d-16r"},
		{"--side south", "nobody plans"}, // it is passive
		{"--map plan.gif", ".png or .svg"},
		{"--lang fr", "fr"},
	} {
		stdout, stderr, code := p38(t, append([]string{"explain", save}, strings.Fields(c.args)...)...)
		if code != badInput || !strings.Contains(stderr, c.want) {
			t.Errorf("%s: exit code %d, want %d and %q in\n%s%s", c.args, code, badInput, c.want, stdout, stderr)
		}
	}
}
