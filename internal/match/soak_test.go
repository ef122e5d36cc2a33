package match_test

import (
	"flag"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/fight"
	"parallel38/internal/match"
	"parallel38/internal/scenario"
)

var soak = flag.Int("soak", 6, "wars of random orders to play")

// TestSoak plays wars of random legal orders over all scenarios. After every day the war is audited and
// copied, at its end it comes back from its snapshot, and every eighth war is played a second time and
// must be the same.
func TestSoak(t *testing.T) {
	start, next := time.Now(), atomic.Int64{}
	var days, orders atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for !t.Failed() {
				i := int(next.Add(1)) - 1
				if i >= *soak {
					return
				}
				m, err := chanceWar(i)
				if err != nil {
					t.Errorf("war %d: %v", i, err)
					return
				}
				if i%8 == 0 {
					if again, err := chanceWar(i); err != nil || !slices.Equal(m.Hashes(), again.Hashes()) {
						t.Errorf("war %d is another when it is played again: %v", i, err)
					}
				}
				days.Add(int64(m.Played()))
				orders.Add(int64(len(m.Log())))
			}
		})
	}
	workers.Wait()
	t.Logf("%d wars, %d days, %d orders in %.1f s", *soak, days.Load(), orders.Load(), time.Since(start).Seconds())
}

// chanceWar plays war i of the soak to its end: its scenario, its noise and its seed follow from i.
func chanceWar(i int) (m *match.Match, err error) {
	all := scenario.List()
	s, err := scenario.Builtin(all[i%len(all)].ID)
	if err != nil {
		return nil, err
	}
	s.Noise = fight.Noise(i/len(all)) % fight.Noises
	m = match.New(atlas.Peninsula(), s, uint64(i), opponents("random", "random"))
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%s, seed %d, day %d, order %d: panic: %v", s.ID, i, m.Turn(), len(m.Log()), r)
		}
	}()
	twin := m.World().Twin()
	for !m.Over() {
		if err := m.Day(); err != nil {
			return m, err
		}
		w := m.World()
		if wrong := w.Audit(); wrong != nil {
			return m, fmt.Errorf("%s, seed %d: %v", s.ID, i, wrong)
		}
		if twin.CopyFrom(w); twin.Hash() != w.Hash() {
			return m, fmt.Errorf("%s, seed %d, day %d: a copy of the war is another war", s.ID, i, m.Turn())
		}
	}
	if m.Played() > s.Turns {
		return m, fmt.Errorf("%s, seed %d: %d days of %d", s.ID, i, m.Played(), s.Turns)
	}
	again, err := game.Restore(atlas.Peninsula(), s, m.World().Snapshot())
	if err != nil {
		return m, err
	}
	if wrong := again.Audit(); again.Hash() != m.World().Hash() || wrong != nil {
		return m, fmt.Errorf("%s, seed %d: the war comes back from its snapshot as another: %v", s.ID, i, wrong)
	}
	return m, nil
}
