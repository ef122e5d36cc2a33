package batch_test

import (
	"slices"
	"strings"
	"testing"

	"parallel38/game/force"
	"parallel38/internal/ai"
	"parallel38/internal/batch"
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
	if north.End != match.StrengthOf(&w.Board, force.North) || len(north.Strengths) != 1 || north.Strengths[0] == north.End {
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
