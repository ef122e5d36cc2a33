package validate_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parallel38/internal/validate"
)

// TestAnExperimentGoesOnWhereItStopped: each arm's runs are played once, kept a line a run, and what was cut off in the
// middle of a line is played again to the same end.
func TestAnExperimentGoesOnWhereItStopped(t *testing.T) {
	e := &validate.Experiment{Campaign: "prewar-1950", War: "storm-1950", Player: "recruit", Seed: 3, Runs: 1, Dir: t.TempDir(), Hire: hire}
	play := func() (played int) {
		done, err := e.Courses()
		if err == nil {
			err = e.Play(t.Context(), e.Missing(done), 1, func() { played++ })
		}
		if err != nil {
			t.Fatal(err)
		}
		return played
	}
	name := filepath.Join(e.Dir, "courses.jsonl")
	if n := play(); n != len(validate.Causes) {
		t.Errorf("%d runs of %d were played", n, len(validate.Causes))
	}
	whole, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if n := play(); n != 0 {
		t.Errorf("%d runs were played twice", n)
	}
	if err := os.WriteFile(name, whole[:len(whole)-9], 0o666); err != nil {
		t.Fatal(err)
	}
	n := play()
	again, err := os.ReadFile(name)
	if n != 1 || err != nil || !bytes.Equal(again, whole) {
		t.Errorf("after a line was cut off %d were played, %v:\n%s\n%s", n, err, whole, again)
	}
	courses, err := e.Courses()
	if err != nil {
		t.Fatal(err)
	}
	ready := map[string]float64{}
	for _, c := range courses {
		if c.Failed != "" {
			t.Errorf("%+v", c)
		}
		ready[c.Arm] += c.Ready
	}
	if ready["aid to the southern army"] < ready["aid to Eighth Army"] {
		t.Errorf("aid trains nobody: %v", ready)
	}
	if err := os.WriteFile(name, append([]byte("nonsense\n"), whole...), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := e.Courses(); err == nil || !strings.Contains(err.Error(), "courses.jsonl:1:") {
		t.Errorf("nonsense is read: %v", err)
	}
}

// TestContrastsArePaired: arms are compared run by run, over the runs that both have, and the table and the picture tell
// of every arm.
func TestContrastsArePaired(t *testing.T) {
	var all []validate.Course
	for run := 1; run <= 5; run++ {
		for i, c := range validate.Causes {
			all = append(all, validate.Course{Arm: c.Name, Run: run, Ready: float64(10*run + i), Seoul: 3, August: 200, September: 220})
		}
	}
	all[len(all)-1].Failed = "panic"
	contrasts := validate.Contrasts(all)
	if len(contrasts) != len(validate.Causes) {
		t.Fatalf("%d arms", len(contrasts))
	}
	for i, k := range contrasts {
		pairs := 5
		if i == len(contrasts)-1 {
			pairs = 4
		}
		if k.Pairs != pairs || k.Less[0] != float64(i) || k.Over[0].Low != float64(i) || k.Over[0].High != float64(i) {
			t.Errorf("%+v", k)
		}
	}
	var table bytes.Buffer
	if err := validate.WriteContrasts(&table, contrasts); err != nil {
		t.Fatal(err)
	}
	picture, err := validate.DrawContrasts(contrasts)
	if err != nil || !strings.Contains(picture, "<svg") {
		t.Fatal(err)
	}
	for i, c := range validate.Causes {
		if !strings.Contains(table.String(), c.Name) || i > 0 && !strings.Contains(picture, c.Name) {
			t.Errorf("%s is told of in neither table nor picture", c.Name)
		}
	}
}
