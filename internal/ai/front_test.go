package ai

import (
	"cmp"
	"flag"
	"fmt"
	"slices"
	"testing"

	"parallel38/game"
	"parallel38/game/calendar"
	"parallel38/game/force"
)

var (
	wars     = flag.Int("front", 0, "play so many wars of invasion-1950 and print how well the South's front is closed")
	firstWar = flag.Uint64("seed", 1, "seed of the first of them")
)

// places whose fall the report dates.
var places = []string{"Seoul", "Suwon", "Wonju", "Taejon", "Andong", "Pohang", "Taegu", "Pusan"}

// TestTheFrontStaysClosed plays the first month: the South gives ground, but no column of the North walks
// past its troops, neither down the coast nor between them.
func TestTheFrontStaysClosed(t *testing.T) {
	if testing.Short() {
		t.Skip("plays three months of war")
	}
	shut, days := 0, 0
	for seed := uint64(1); seed <= 3; seed++ {
		w := begin(t, "invasion-1950", seed)
		r := playFront(t, w, 30)
		shut, days = shut+r.shut, days+r.days
		if r.fell["Seoul"] == 0 || r.fell["Suwon"] == 0 {
			t.Errorf("seed %d: the North has not come south of the Han in a month", seed)
		}
		if at := r.fell["Pohang"]; at > 0 && at < 15 {
			t.Errorf("seed %d: Pohang fell on day %d, 200 km ahead of the nearest railhead", seed, at)
		}
	}
	if shut*100 < 90*days {
		t.Errorf("closed on %d of %d days", shut, days)
	}
}

// frontRecord is how a war went, as seen from the front.
type frontRecord struct {
	fell          map[string]int // by place: the day the North took it first, 0 never
	days, shut    int            // after the first three; of them such without a walk-in
	gaps, length  int            // cells of the South's line at each nightfall: without troops next to them, all
	walks         int            // see walkIns
	north, hungry int            // unit-days of the North, of them with less than a day's supply
}

// playFront plays a war of regular opponents to a day and keeps the record of its front.
func playFront(t *testing.T, w *game.World, last int16) (r frontRecord) {
	t.Helper()
	r.fell = map[string]int{}
	ps := [force.Sides]*Player{force.North: player(t, "regular"), force.South: player(t, "regular")}
	for w.Phase != game.Over && w.Turn <= last {
		turn := w.Turn
		for w.Phase != game.Over && w.Turn == turn {
			o, done := ps[w.Moving()].Think(w.Look(w.Moving()), 1<<20)
			if !done {
				continue
			}
			if _, err := w.Apply(o); err != nil {
				t.Fatal(err)
			}
		}
		for _, name := range places {
			p, _ := w.Map.Find(name)
			if h := w.Map.Places[p].Hex; r.fell[name] == 0 && w.Control[h] == force.North {
				r.fell[name] = int(turn)
			}
		}
		n := walkIns(w)
		r.walks += n
		if turn > 3 {
			gaps, length := ps[force.South].Gaps(w.Look(force.South))
			r.days, r.gaps, r.length = r.days+1, r.gaps+gaps, r.length+length
			if n == 0 {
				r.shut++
			}
		}
		for _, id := range w.Force.Combat {
			if w.Force.Side(id) == force.North && w.Force.Present(id) {
				r.north++
				if w.Force.Stores[id].Supply < 1000 {
					r.hungry++
				}
			}
		}
	}
	return r
}

// TestFrontReport prints how the front held in some wars of 82 days; docs/opponent.md shows its table.
func TestFrontReport(t *testing.T) {
	if *wars == 0 {
		t.Skip("a report, not a test: -front 12")
	}
	dates := map[string][]int{}
	var closed, open, hungry []int
	var left [force.Sides][]int
	for seed := *firstWar; seed < *firstWar+uint64(*wars); seed++ {
		w := begin(t, "invasion-1950", seed)
		r := playFront(t, w, 99)
		var men [force.Sides]int
		for _, id := range w.Force.Combat {
			if w.Force.Present(id) {
				men[w.Force.Side(id)] += int(w.Force.Strength[id].Men)
			}
		}
		line := fmt.Sprintf("| %d |", seed)
		for _, name := range places {
			line += fmt.Sprintf(" %s |", dayName(r.fell[name]))
			dates[name] = append(dates[name], cmp.Or(r.fell[name], never))
		}
		closed, open, hungry = append(closed, r.shut*100/r.days), append(open, r.gaps*100/max(1, r.length)), append(hungry, r.hungry*100/r.north)
		left[force.North], left[force.South] = append(left[force.North], men[force.North]), append(left[force.South], men[force.South])
		fmt.Printf("%s %d | %d | %d | %d | %d |\n", line, r.shut*100/r.days, r.gaps*100/max(1, r.length), men[force.North], men[force.South], r.hungry*100/r.north)
	}
	line := "| median |"
	for _, name := range places {
		line += fmt.Sprintf(" %s |", dayName(median(dates[name])))
	}
	fmt.Printf("%s %d | %d | %d | %d | %d |\n", line, median(closed), median(open), median(left[force.North]), median(left[force.South]), median(hungry))
}

// never is later than any day.
const never = 999

func median(n []int) int {
	n = slices.Clone(n)
	slices.Sort(n)
	return n[len(n)/2]
}

func dayName(turn int) string {
	if turn == 0 || turn == never {
		return "held"
	}
	_, m, d := (calendar.Of(1950, 6, 25) + calendar.Day(turn-1)).Date()
	return fmt.Sprintf("%d/%d", d, m)
}

// walkIns counts the South's towns of some value that a Northern unit of regimental size could walk into in
// one day without meeting a soldier or his zone of control.
func walkIns(w *game.World) int {
	q := &Player{level: &levels[0]}
	v := game.NewView(w, force.South)
	q.begin(v)
	g, f := q.ground, &q.fields
	f.measureSteps(g, v)
	free := make([]int16, len(g.hexes))
	blank(free)
	shut := make([]uint8, len(g.hexes))
	for c, h := range g.hexes {
		if w.Holder(h) == force.South || w.InZOC(h, force.South) {
			shut[c] = 100
		}
	}
	for _, id := range w.Force.Combat {
		if w.Force.Side(id) == force.North && w.Force.Present(id) && w.Force.Quarters(id) >= 2 && g.cells[w.Force.Place[id].Hex] != off {
			f.flood.seed(free, g.cells[w.Force.Place[id].Hex], 0)
		}
	}
	f.flood.run(&f.out[onFoot], free, shut, off, far)
	n := 0
	for _, s := range g.sites {
		if g.value[force.South][s] >= 4 && w.Control[g.hexes[s]] == force.South && free[s] <= dayTime {
			n++
		}
	}
	return n
}
