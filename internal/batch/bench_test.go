package batch_test

import (
	"fmt"
	"runtime"
	"testing"

	"parallel38/game"
	"parallel38/internal/batch"
)

// BenchmarkGames plays invasion-1950, the usual opponent on both sides, on one core and on two: the games per
// second of each, and how much faster two are. Run it on an idle machine.
func BenchmarkGames(b *testing.B) {
	for _, workers := range []int{1, 2} {
		b.Run(fmt.Sprintf("j=%d", workers), func(b *testing.B) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(workers))
			p, err := batch.New(batch.Options{Scenario: "invasion-1950", North: "regular", South: "regular", Seed: 1, Runs: b.N * workers})
			if err != nil {
				b.Fatal(err)
			}
			r := &batch.Runner{Plan: *p, Hire: hire}
			b.ResetTimer()
			if err := r.Play(b.Context(), p.ShardRuns(batch.Shard{}), workers, func(*batch.Result) error { return nil }); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(p.Runs)/b.Elapsed().Seconds(), "games/s")
		})
	}
}

// BenchmarkWorker tells how much memory a worker holds on the day of a war on which it is most: what is live with the
// war and both opponents less what is live without.
func BenchmarkWorker(b *testing.B) {
	p, err := batch.New(batch.Options{Scenario: "invasion-1950", North: "regular", South: "regular", Seed: 1, Runs: 1})
	if err != nil {
		b.Fatal(err)
	}
	live := func() float64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return float64(m.HeapAlloc) / (1 << 20)
	}
	for b.Loop() {
		before, most := live(), 0.0
		r := &batch.Runner{Plan: *p, Hire: hire, Audit: func(*game.World) []string {
			most = max(most, live())
			return nil
		}}
		if _, err := r.Run(b.Context(), 1); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(most-before, "MB/worker")
	}
}
