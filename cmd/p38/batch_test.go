package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"parallel38/game"
	"parallel38/internal/batch"
	"parallel38/internal/match"
)

// quick are arguments of a batch of short wars.
func quick(runs string, more ...string) []string {
	return append([]string{"batch", "storm-1950", "-n", runs, "--turns", "2", "--north", "recruit", "--south", "passive"}, more...)
}

func mustRun(t *testing.T, args ...string) string {
	t.Helper()
	stdout, stderr, code := p38(t, args...)
	if code != done {
		t.Fatalf("%v: exit code %d\n%s%s", args, code, stdout, stderr)
	}
	return stdout
}

// sameTables compares two folders' tables byte for byte.
func sameTables(t *testing.T, one, other string) {
	t.Helper()
	for _, name := range []string{"manifest.json", "runs.csv", "runs.parquet", "turns.parquet"} {
		a, err := os.ReadFile(filepath.Join(one, name))
		if err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(filepath.Join(other, name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a, b) {
			t.Errorf("%s differs", name)
		}
	}
}

func TestBatchMistakes(t *testing.T) {
	begun := filepath.Join(t.TempDir(), "begun")
	mustRun(t, quick("1", "--out", begun)...)
	for _, c := range []struct {
		name string
		args []string
		want string
	}{
		{"scenario", []string{"batch", "strom-1950"}, "did you mean storm-1950"},
		{"no runs", quick("0"), "want 1 to"},
		{"workers", quick("1", "--jobs=-2"), "want 1 or more"},
		{"days", []string{"batch", "storm-1950", "--turns=-1"}, "--turns -1"},
		{"ai", []string{"batch", "storm-1950", "--north", "napoleon"}, `--north: no AI "napoleon"`},
		{"path", quick("1", "--set", "rules.march.free-minuets=500"), "rules.march.free-minutes"},
		{"value", quick("1", "--set", "rules.march.free-minutes=5000"), "0 to 720"},
		{"all at once", quick("1", "--set", "rules.march.free-minutes=5000", "--set", "par=many"), "par"},
		{"only", quick("3", "--only", "4"), "runs 1 to 3"},
		{"only and shard", quick("3", "--only", "1", "--shard", "0/2", "--out", "x"), "one of them"},
		{"shard", quick("3", "--shard", "2/2", "--out", "x"), "I from 0 to N-1"},
		{"shard of nothing", quick("3", "--shard", "auto", "--out", "x"), "neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX"},
		{"no folder", quick("3", "--resume"), "--out DIR"},
		{"begun before", quick("1", "--out", begun), "--resume goes on"},
		{"another batch", quick("2", "--out", begun, "--resume"), `"runs": 1`},
		{"scheduler", quick("3", "--out", "x", "--print", "pbs"), "slurm"},
		{"merge of nothing", []string{"merge", t.TempDir(), "--out", "x"}, "no batch and no shards"},
	} {
		t.Run(c.name, func(t *testing.T) {
			stdout, stderr, code := p38(t, c.args...)
			if code != badInput || stdout != "" || !strings.Contains(stderr, c.want) || strings.Contains(stderr, "goroutine") {
				t.Errorf("exit code %d, want %d and %q in:\n%s%s", code, badInput, c.want, stdout, stderr)
			}
		})
	}
}

func TestBatchTellsItsSummary(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "d")
	text := mustRun(t, quick("3", "--out", dir, "-j", "1")...)
	for _, want := range []string{"asked 3 = reported 3: 3 ok", "95 % interval", "Seoul", "wounded"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is nowhere in:\n%s", want, text)
		}
	}
	var s batch.Summary
	if err := json.Unmarshal([]byte(mustRun(t, quick("3", "--json", "-j", "8", "--quiet")...)), &s); err != nil || s.Asked != 3 || s.Reported != 3 || s.Status[batch.OK] != 3 {
		t.Errorf("%v: %+v", err, s)
	}
	for _, name := range []string{"manifest.json", "runs.parquet", "runs.csv", "turns.parquet", "timings.csv"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}

	// One run alone is the same run, and p38 run plays its war.
	alone := filepath.Join(t.TempDir(), "alone")
	mustRun(t, quick("3", "--only", "2", "--out", alone)...)
	csv := func(dir string) []string {
		data, err := os.ReadFile(filepath.Join(dir, "runs.csv"))
		if err != nil {
			t.Fatal(err)
		}
		return strings.Split(string(data), "\n")
	}
	second := csv(dir)[2]
	if csv(alone)[1] != second {
		t.Errorf("run 2 alone is\n%s\nand in the batch\n%s", csv(alone)[1], second)
	}
	fields := strings.Split(second, ",")
	war := mustRun(t, "run", "storm-1950", "--seed", fields[1], "--turns", "2", "--north", "recruit", "--south", "passive", "--json")
	if !strings.Contains(war, `"hash": "`+fields[4]+`"`) {
		t.Errorf("p38 run with seed %s does not end at %s", fields[1], fields[4])
	}
	if out := mustRun(t, "replay", filepath.Join(alone, "replays/run-000002.p38"), "--verify"); !strings.Contains(out, "2 days agree") {
		t.Error(out)
	}
}

// TestAFailedRunIsTheExitCode: the opponent breaks down in one run, the others are played all the same.
func TestAFailedRunIsTheExitCode(t *testing.T) {
	c := batchCmd{Scenario: "storm-1950", Runs: 3, Seed: 1, Turns: 1, North: "passive", South: "passive", Out: filepath.Join(t.TempDir(), "d"), Quiet: true, Jobs: 2}
	p, err := c.plan()
	if err != nil {
		t.Fatal(err)
	}
	r := &batch.Runner{Plan: *p, Hire: func(name string) (match.Player, error) { return hire(name) }, Audit: func(w *game.World) []string {
		if w.Seed == p.SeedOf(2) {
			return []string{"something is missing"}
		}
		return nil
	}}
	var out bytes.Buffer
	err = c.play(&output{&out, &out}, r, batch.Shard{})
	if err == nil || exitCode(err) != failure || !strings.Contains(err.Error(), "1 of 3 runs failed") {
		t.Errorf("%v", err)
	}
	for _, want := range []string{"asked 3 = reported 3: 2 ok, 1 invariant", "failed: 2"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is nowhere in:\n%s", want, out.String())
		}
	}
	if _, err := os.Stat(filepath.Join(c.Out, "replays", "run-000002.p38")); err != nil {
		t.Error(err)
	}
}

func TestShardOfTheEnvironment(t *testing.T) {
	slurm := map[string]string{"SLURM_ARRAY_TASK_ID": "3", "SLURM_ARRAY_TASK_COUNT": "4", "SLURM_ARRAY_TASK_MIN": "0"}
	fromOne := map[string]string{"SLURM_ARRAY_TASK_ID": "4", "SLURM_ARRAY_TASK_COUNT": "4", "SLURM_ARRAY_TASK_MIN": "1"}
	k8s := map[string]string{"JOB_COMPLETION_INDEX": "2"}
	for _, c := range []struct {
		flag string
		env  map[string]string
		want batch.Shard
		ok   bool
	}{
		{"", slurm, batch.Shard{}, true}, // nobody asked
		{"1/3", slurm, batch.Shard{Index: 1, Of: 3}, true},
		{"auto", slurm, batch.Shard{Index: 3, Of: 4}, true},
		{"auto", fromOne, batch.Shard{Index: 3, Of: 4}, true},
		{"auto/5", k8s, batch.Shard{Index: 2, Of: 5}, true},
		{"auto", k8s, batch.Shard{}, false},
		{"auto/2", k8s, batch.Shard{}, false},
		{"auto", nil, batch.Shard{}, false},
		{"3", nil, batch.Shard{}, false},
		{"-1/3", nil, batch.Shard{}, false},
		{"a/3", nil, batch.Shard{}, false},
	} {
		got, err := parseShard(c.flag, func(name string) string { return c.env[name] })
		if got != c.want || (err == nil) != c.ok || err != nil && !errors.As(err, new(usage)) {
			t.Errorf("--shard %q with %v: %v, %v", c.flag, c.env, got, err)
		}
	}
}

// TestTheSlurmScriptPlaysItsShards runs the script as Slurm would, one task after another.
func TestTheSlurmScriptPlaysItsShards(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no bash")
	}
	dir, whole := filepath.Join(t.TempDir(), "it's here"), t.TempDir()
	set := []string{"--set", "noise=full"}
	script := mustRun(t, quick("7", append(set, "--out", dir, "--print", "slurm", "--shard", "auto/3")...)...)
	if !strings.Contains(script, "#SBATCH --array=0-2\n") {
		t.Errorf("no array of 3 in\n%s", script)
	}
	for _, task := range []string{"0", "1", "2"} {
		cmd := exec.Command(bash)
		cmd.Stdin = strings.NewReader(script)
		cmd.Env = append(os.Environ(), "SLURM_ARRAY_TASK_ID="+task, "SLURM_ARRAY_TASK_MIN=0", "SLURM_ARRAY_TASK_COUNT=3")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	mustRun(t, "merge", dir, "--out", dir)
	mustRun(t, quick("7", append(set, "--out", filepath.Join(whole, "w"))...)...)
	sameTables(t, filepath.Join(whole, "w"), dir)
}

func TestTheKubernetesJobFitsItsSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("testdata/job.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	text := mustRun(t, quick("10", "--set", "noise=full", "--out", "some/folder", "--print", "k8s", "--shard", "auto/5")...)
	check := func(text string) error {
		data, err := yaml.YAMLToJSON([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		job, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		return schema.Validate(job)
	}
	if err := check(text); err != nil {
		t.Error(err, text)
	}
	for _, want := range []string{"completions: 5", "parallelism: 5", `"--shard","auto/5"`, `"--set","noise=full"`, `"/results/folder"`} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is nowhere in\n%s", want, text)
		}
	}
	for _, wrong := range [][2]string{{"completions: 5", "completion: 5"}, {"completions: 5", "completions: many"}, {`status: "True"`, ""}, {"mountPath", "mountpath"}} {
		if check(strings.Replace(text, wrong[0], wrong[1], 1)) == nil {
			t.Errorf("the schema lets %q pass for %q", wrong[1], wrong[0])
		}
	}
}
