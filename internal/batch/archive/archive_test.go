package archive_test

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"parallel38/game"
	"parallel38/game/calendar"
	"parallel38/internal/ai"
	"parallel38/internal/batch"
	"parallel38/internal/batch/archive"
	_ "parallel38/internal/golden" // go test ./... -update
	"parallel38/internal/match"
)

func hire(name string) (match.Player, error) { return ai.New(name) }

// plan is a few short wars.
func plan(t testing.TB, runs int, set ...string) *batch.Plan {
	t.Helper()
	p, err := batch.New(batch.Options{Scenario: "storm-1950", North: "recruit", South: "passive", Seed: 1, Runs: runs, Turns: 3, Set: set})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// unsound finds fault with one run, on its second day.
func unsound(p *batch.Plan, run int) func(*game.World) []string {
	return func(w *game.World) []string {
		if w.Turn == 3 && w.Seed == p.SeedOf(run) {
			return []string{"a man too many"}
		}
		return nil
	}
}

// tables are the files that must be the same to the byte.
var tables = []string{"manifest.json", "runs.csv", "runs.parquet", "turns.parquet"}

// open begins or takes up a folder.
func open(t testing.TB, dir string, p *batch.Plan, resume bool) *archive.Store {
	t.Helper()
	s, err := archive.Create(dir, p, archive.Describe(p, "test"), resume)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// play plays what is missing in a folder and writes its tables.
func play(t testing.TB, s *archive.Store, r *batch.Runner, workers int) {
	t.Helper()
	if err := r.Play(t.Context(), s.Missing(), workers, s.Add); err != nil {
		t.Fatal(err)
	}
	if err := s.Finish(); err != nil {
		t.Fatal(err)
	}
}

func sameTables(t *testing.T, one, other string) {
	t.Helper()
	for _, name := range tables {
		a, err := os.ReadFile(filepath.Join(one, name))
		if err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(filepath.Join(other, name))
		if err != nil {
			t.Fatal(err)
		}
		if string(a) != string(b) {
			t.Errorf("%s differs: %d and %d bytes", name, len(a), len(b))
		}
	}
}

func TestWorkersDoNotMatter(t *testing.T) {
	p, one, eight := plan(t, 9), t.TempDir(), t.TempDir()
	play(t, open(t, one, p, false), &batch.Runner{Plan: *p, Hire: hire}, 1)
	play(t, open(t, eight, p, false), &batch.Runner{Plan: *p, Hire: hire}, 8)
	sameTables(t, one, eight)
}

func TestResumedIsUninterrupted(t *testing.T) {
	p, whole, dir := plan(t, 6), t.TempDir(), t.TempDir()
	r := &batch.Runner{Plan: *p, Hire: hire}
	play(t, open(t, whole, p, false), r, 2)

	// Ctrl-C after the second run.
	s := open(t, dir, p, false)
	ctx, stop := context.WithCancel(t.Context())
	err := r.Play(ctx, s.Missing(), 2, func(result *batch.Result) error {
		if s.Done() == 1 {
			stop()
		}
		return s.Add(result)
	})
	if !errors.Is(err, context.Canceled) || s.Done() != 2 || len(s.Missing()) != 4 {
		t.Fatalf("%v after %d runs, %d missing", err, s.Done(), len(s.Missing()))
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	// A death while a line was being written.
	journal, err := os.OpenFile(filepath.Join(dir, "journal.jsonl"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := journal.WriteString(`{"Row":{"Run":3,"Se`); err != nil {
		t.Fatal(err)
	}
	journal.Close()

	if _, err := archive.Create(dir, p, archive.Describe(p, "test"), false); !errors.As(err, new(*archive.Exists)) {
		t.Errorf("begun again without resume: %v", err)
	}
	again := open(t, dir, p, true)
	if again.Done() != 2 {
		t.Errorf("%d runs of 2 are left", again.Done())
	}
	play(t, again, r, 2)
	sameTables(t, whole, dir)
	if rows, err := again.Rows(); err != nil || len(rows) != 6 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}

func TestAnotherBatchIsNotResumed(t *testing.T) {
	dir := t.TempDir()
	open(t, dir, plan(t, 3), false)
	other := plan(t, 3, "rules.march.free-minutes=540")
	_, err := archive.Create(dir, other, archive.Describe(other, "test"), true)
	if !errors.As(err, new(*archive.Other)) || !strings.Contains(err.Error(), "rules_hash") {
		t.Errorf("%v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "journal.jsonl"), []byte("what is this\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	p := plan(t, 3)
	if _, err := archive.Create(dir, p, archive.Describe(p, "test"), true); !errors.As(err, new(*archive.Damaged)) || !strings.Contains(err.Error(), "journal.jsonl") {
		t.Errorf("%v", err)
	}
}

func TestMergedIsUnsharded(t *testing.T) {
	p, whole, dir := plan(t, 7), t.TempDir(), t.TempDir()
	r := &batch.Runner{Plan: *p, Hire: hire, Audit: unsound(p, 3)}
	play(t, open(t, whole, p, false), r, 1)
	for i := range 3 {
		shard := batch.Shard{Index: i, Of: 3}
		m := archive.Describe(p, "test")
		m.Shard = &shard
		s, err := archive.Create(archive.OfShard(dir, shard), p, m, false)
		if err != nil {
			t.Fatal(err)
		}
		if i == 2 { // not yet played
			if _, err := archive.Merge([]string{dir}, filepath.Join(dir, "all")); !errors.As(err, new(*archive.Incomplete)) || !strings.Contains(err.Error(), "run 3 ") {
				t.Errorf("merged without a shard: %v", err)
			}
		}
		play(t, s, r, 2)
		s.Close()
	}
	merged, err := archive.Merge([]string{dir}, filepath.Join(dir, "all"))
	if err != nil {
		t.Fatal(err)
	}
	merged.Close()
	sameTables(t, whole, filepath.Join(dir, "all"))
	for _, name := range []string{"replays/run-000003.p38", "replays/run-000003.txt"} {
		if _, err := os.Stat(filepath.Join(dir, "all", name)); err != nil {
			t.Error(err)
		}
	}

	other := plan(t, 7)
	other.Seed = 2
	apart := t.TempDir()
	play(t, open(t, apart, other, false), r, 2)
	if _, err := archive.Merge([]string{dir, apart}, t.TempDir()); !errors.As(err, new(*archive.Other)) || !strings.Contains(err.Error(), `"seed": 2`) {
		t.Errorf("shards of two batches: %v", err)
	}
	if _, err := archive.Merge([]string{t.TempDir()}, t.TempDir()); err == nil {
		t.Error("nothing was merged")
	}
}

func TestParquetSaysWhatCSVSays(t *testing.T) {
	p, dir := plan(t, 3), t.TempDir()
	play(t, open(t, dir, p, false), &batch.Runner{Plan: *p, Hire: hire, Audit: unsound(p, 3)}, 2)
	f, err := os.Open(filepath.Join(dir, "runs.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil || len(records) != 4 {
		t.Fatal(len(records), err)
	}
	rows, err := parquet.ReadFile[any](filepath.Join(dir, "runs.parquet"))
	if err != nil || len(rows) != 3 {
		t.Fatal(len(rows), err)
	}
	dates := 0
	for i, row := range rows {
		fields := row.(map[string]any)
		if len(fields) != len(records[0]) {
			t.Fatalf("%d columns, in CSV %d", len(fields), len(records[0]))
		}
		for n, name := range records[0] {
			got, want := fields[name], records[i+1][n]
			switch v := got.(type) {
			case nil:
				got = ""
			case float64:
				got = fmt.Sprintf("%.1f", v)
			case int32:
				if strings.HasPrefix(name, "fell_") {
					got = (calendar.Of(1970, 1, 1) + calendar.Day(v)).String()
					dates++
				}
			case int64: // the seed, whose sign this reader does not know
				got = uint64(v)
			case []byte:
				got = string(v)
			}
			if fmt.Sprint(got) != want {
				t.Errorf("run %d, %s: %v, in CSV %q", i+1, name, got, want)
			}
		}
	}
	if dates == 0 {
		t.Error("no place has a date")
	}
	type turn struct {
		Run    int32  `parquet:"run"`
		Turn   int32  `parquet:"turn"`
		Side   string `parquet:"side"`
		Metric string `parquet:"metric"`
		Value  int32  `parquet:"value"`
	}
	turns, err := parquet.ReadFile[turn](filepath.Join(dir, "turns.parquet"))
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(turns, func(r turn) bool { return r.Run == 2 && r.Turn == 3 && r.Side == "north" && r.Metric == "killed" })
	if column := slices.Index(records[0], "north_killed"); at < 0 || fmt.Sprint(turns[at].Value) != records[2][column] {
		t.Errorf("killed on the last day: %v, in the table of runs %s", turns[max(0, at)], records[2][column])
	}
}
