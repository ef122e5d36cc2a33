package batch_test

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

	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/internal/ai"
	"parallel38/internal/batch"
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

// open begins or takes up a folder.
func open(t testing.TB, dir string, p *batch.Plan, resume bool) *batch.Store {
	t.Helper()
	s, err := batch.Create(dir, p, p.Manifest("test"), resume)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// play plays what is missing in a folder and writes its tables.
func play(t testing.TB, s *batch.Store, r *batch.Runner, workers int) {
	t.Helper()
	if err := r.Play(t.Context(), s.Missing(), workers, s.Add); err != nil {
		t.Fatal(err)
	}
	if err := s.Finish(); err != nil {
		t.Fatal(err)
	}
}

// tables are the files that must be the same to the byte.
var tables = []string{"manifest.json", "runs.csv", "runs.parquet", "turns.parquet"}

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

func TestARunsSeedIsItsOwn(t *testing.T) {
	p := plan(t, 3)
	if got := p.SeedOf(17); got != 0xd167a31bb11b72d3 {
		t.Errorf("run 17 of seed 1 has the seed %#x: rows of old batches no longer have their wars", got)
	}
	seen := map[uint64]bool{}
	for run := 1; run <= 10_000; run++ {
		seen[p.SeedOf(run)] = true
	}
	if len(seen) != 10_000 {
		t.Errorf("10,000 runs have %d seeds", len(seen))
	}
	arm := plan(t, 500, "rules.march.free-minutes=540")
	arm.Players[force.North] = "regular"
	if arm.SeedOf(17) != p.SeedOf(17) {
		t.Error("arms of a comparison have other dice")
	}
}

func TestShardsAreTheWhole(t *testing.T) {
	p := plan(t, 11)
	var all []int
	for i := range 4 {
		all = append(all, p.ShardRuns(batch.Shard{Index: i, Of: 4})...)
	}
	slices.Sort(all)
	if !slices.Equal(all, p.ShardRuns(batch.Shard{})) || len(all) != 11 {
		t.Errorf("four shards hold the runs %v", all)
	}
}

// TestARowIsItsWar plays a run's war by hand and compares.
func TestARowIsItsWar(t *testing.T) {
	p := plan(t, 3)
	r := &batch.Runner{Plan: *p, Hire: hire}
	result, err := r.Run(t.Context(), 2)
	if err != nil {
		t.Fatal(err)
	}
	var seats match.Seats
	for side := force.North; side < force.Sides; side++ {
		player, _ := hire(p.Players[side])
		seats[side] = match.Seat{Name: p.Players[side], Player: player}
	}
	m := match.New(p.Map, p.Setup, p.SeedOf(2), seats)
	fell := map[string]int{}
	for m.Played() < 3 {
		if err := m.Day(); err != nil {
			t.Fatal(err)
		}
		for i := range p.Map.Places {
			place := &p.Map.Places[i]
			if place.Hex >= 0 && p.Setup.Control[place.Hex] != force.NoSide && m.World().Control[place.Hex] != p.Setup.Control[place.Hex] && fell[place.Name.En] == 0 {
				fell[place.Name.En] = m.Played()
			}
		}
	}
	w, row := m.World(), &result.Row
	if row.Hash != w.Hash() || row.Turns != 3 || row.Score != w.Result() || row.Seed != w.Seed || row.Status != batch.OK {
		t.Errorf("the row is %+v, the war has hash %016x and result %d", row, w.Hash(), w.Result())
	}
	north := row.Sides[force.North]
	if tally := w.Tally[force.North]; north.Killed != tally.Killed || north.WeaponsLost != tally.WeaponsLost || north.Killed == 0 {
		t.Errorf("losses %+v, the war's %+v", north, tally)
	}
	if north.End != batch.StrengthOf(&w.Board, force.North) || len(north.Strengths) != 1 || north.Strengths[0] == north.End {
		t.Errorf("strengths %+v", north)
	}
	orders := 0
	for _, e := range m.Log() {
		if e.Side == force.North {
			orders++
		}
	}
	if north.Orders != orders {
		t.Errorf("%d orders, the log has %d", north.Orders, orders)
	}
	if len(fell) == 0 {
		t.Fatal("nothing fell in three days")
	}
	for i, place := range p.Dated() {
		if want := fell[p.Map.Places[place].Name.En]; want == 0 && row.Fell[i] != 0 || want > 0 && int(row.Fell[i]-p.Setup.Start)+1 != want {
			t.Errorf("%s fell on %s, in the war on day %d", p.Map.Places[place].Name.En, row.Fell[i], want)
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

	if _, err := batch.Create(dir, p, p.Manifest("test"), false); !errors.As(err, new(*batch.Exists)) {
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
	_, err := batch.Create(dir, other, other.Manifest("test"), true)
	if !errors.As(err, new(*batch.Other)) || !strings.Contains(err.Error(), "rules_hash") {
		t.Errorf("%v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "journal.jsonl"), []byte("what is this\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	p := plan(t, 3)
	if _, err := batch.Create(dir, p, p.Manifest("test"), true); !errors.As(err, new(*batch.Damaged)) || !strings.Contains(err.Error(), "journal.jsonl") {
		t.Errorf("%v", err)
	}
}

func TestMergedIsUnsharded(t *testing.T) {
	p, whole, dir := plan(t, 7), t.TempDir(), t.TempDir()
	r := &batch.Runner{Plan: *p, Hire: breaking(p, 3, panicking)}
	play(t, open(t, whole, p, false), r, 1)
	for i := range 3 {
		shard := batch.Shard{Index: i, Of: 3}
		m := p.Manifest("test")
		m.Shard = &shard
		s, err := batch.Create(batch.ShardFolder(dir, shard), p, m, false)
		if err != nil {
			t.Fatal(err)
		}
		if i == 2 { // not yet played
			if _, err := batch.Merge([]string{dir}, filepath.Join(dir, "all")); !errors.As(err, new(*batch.Incomplete)) || !strings.Contains(err.Error(), "run 3 ") {
				t.Errorf("merged without a shard: %v", err)
			}
		}
		play(t, s, r, 2)
		s.Close()
	}
	merged, err := batch.Merge([]string{dir}, filepath.Join(dir, "all"))
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
	if _, err := batch.Merge([]string{dir, apart}, t.TempDir()); !errors.As(err, new(*batch.Other)) || !strings.Contains(err.Error(), `"seed": 2`) {
		t.Errorf("shards of two batches: %v", err)
	}
	if _, err := batch.Merge([]string{t.TempDir()}, t.TempDir()); err == nil {
		t.Error("nothing was merged")
	}
}

func TestParquetSaysWhatCSVSays(t *testing.T) {
	p, dir := plan(t, 3), t.TempDir()
	play(t, open(t, dir, p, false), &batch.Runner{Plan: *p, Hire: breaking(p, 3, panicking)}, 2)
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

func TestSummaryCountsEveryRun(t *testing.T) {
	p := plan(t, 4)
	r := &batch.Runner{Plan: *p, Hire: breaking(p, 3, panicking)}
	var rows []*batch.Row
	for _, run := range p.ShardRuns(batch.Shard{}) {
		result, err := r.Run(t.Context(), run)
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, &result.Row)
	}
	s := batch.Summarize(p, 4, rows)
	if s.Asked != 4 || s.Reported != 4 || s.Status[batch.OK] != 3 || s.Status[batch.Panic] != 1 || !slices.Equal(s.Failed, []int{3}) {
		t.Errorf("%+v", s)
	}
	var text strings.Builder
	if err := s.Write(&text); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"asked 4 = reported 4: 3 ok, 1 panic", "failed: 3", "unfinished", "Seoul", "killed"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("%q is nowhere in\n%s", want, text.String())
		}
	}
}
