//go:build unix

package match_test

import (
	"fmt"
	"math"
	"slices"
	"syscall"
	"testing"
	"time"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/ai"
	"parallel38/internal/match"
	"parallel38/internal/scenario"
)

// BenchmarkSize plays the first fortnight of invasion-1950 on a peninsula half as wide with half the formations, as it
// is, and twice and four times as wide with as many formations more. The front grows with the size, and each
// stretch of it has the troops, the depth and the supply that it has in the war itself, so that it is the same war on a
// narrower or wider front. The benchmark tells the processor time of a side-turn, rules and opponents together, at each
// size, and with which power of the size it grows; and how many orders a side-turn has, which shows how much the same
// the wars are.
func BenchmarkSize(b *testing.B) {
	const days = 14
	sizes := [...]float64{0.5, 1, 2, 4}
	var spent [len(sizes)]time.Duration
	var orders [len(sizes)]int
	turns := 0
	for b.Loop() {
		turns += 2 * days
		for i, size := range sizes {
			w := resized(b, size)
			var seats match.Seats
			for side := force.North; side < force.Sides; side++ {
				p, err := ai.New("regular")
				if err != nil {
					b.Fatal(err)
				}
				seats[side] = match.Seat{Name: "regular", Player: p}
			}
			m := match.Resume(w, seats, nil, []uint64{w.Hash()})
			before := cpuTime(b)
			for m.Played() < days && !m.Over() {
				if err := m.Day(); err != nil {
					b.Fatal(err)
				}
			}
			spent[i] += cpuTime(b) - before
			orders[i] += len(m.Log())
		}
	}
	var x, y [len(sizes)]float64
	for i, size := range sizes {
		ms := float64(spent[i].Microseconds()) / 1000 / float64(turns)
		b.ReportMetric(ms, fmt.Sprintf("ms/side-turn@%gx", size))
		b.ReportMetric(float64(orders[i])/float64(turns), fmt.Sprintf("orders/side-turn@%gx", size))
		x[i], y[i] = math.Log(size), math.Log(ms)
	}
	b.ReportMetric(slope(x[:], y[:]), "exponent")
	b.ReportMetric(0, "ns/op") // the sum over the sizes says nothing
}

// slope is that of the straight line with the least squares of its errors.
func slope(x, y []float64) float64 {
	var sx, sy, sxx, sxy float64
	for i := range x {
		sx, sy, sxx, sxy = sx+x[i], sy+y[i], sxx+x[i]*x[i], sxy+x[i]*y[i]
	}
	n := float64(len(x))
	return (n*sxy - sx*sy) / (n*sxx - sx*sx)
}

// cpuTime is the processor time that the program has used.
func cpuTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// resized is invasion-1950 on a map so many times as wide, with so many times the units and what they live on. Each
// new hex is what lies there on the map.
func resized(b *testing.B, size float64) *game.World {
	s, err := scenario.Builtin("invasion-1950")
	if err != nil {
		b.Fatal(err)
	}
	if size == 1 {
		return game.New(atlas.Peninsula(), s, 38)
	}
	d := redraw(atlas.Peninsula(), size)
	setup := *s
	setup.Control = make([]force.Side, d.Len())
	for h, was := range d.was {
		setup.Control[h] = s.Control[was[0]]
	}
	for side := range setup.Supply {
		supply, sea := &setup.Supply[side], &setup.Sea[side]
		supply.Sources, supply.Trucks = d.sources(s.Supply[side].Sources, size), times(supply.Trucks, size)
		sea.Lift, sea.Assault = steps(sea.Lift, size), steps(sea.Assault, size)
	}
	for n := range setup.Drafts {
		setup.Drafts[n], setup.HEAT[n] = steps(setup.Drafts[n], size), steps(setup.HEAT[n], size)
	}
	setup.Deliveries = append([]game.Delivery(nil), s.Deliveries...)
	for i := range setup.Deliveries {
		setup.Deliveries[i].Daily = steps(setup.Deliveries[i].Daily, size)
	}
	setup.Boxes = append([]game.Box(nil), s.Boxes...)
	for i := range setup.Boxes {
		x := &setup.Boxes[i]
		x.Lift, x.Saved, x.Airlift = steps(x.Lift, size), times(x.Saved, size), times(x.Airlift, size)
	}
	setup.Rules.Rail.Trains = times(s.Rules.Rail.Trains, size)
	setup.Victory = append([]game.Condition(nil), s.Victory...)
	for i := range setup.Victory {
		c := &setup.Victory[i]
		c.Place = d.place(c.Place, 0)
		c.Line = append([]game.Corridor(nil), c.Line...)
		for k := range c.Line {
			c.Line[k].Column = c.Line[k].Column * d.W / atlas.Peninsula().W
		}
	}
	setup.Commitment.Capital = d.place(s.Commitment.Capital, 0)
	setup.Units = d.muster(s.Units, size)
	return game.New(d.Atlas, &setup, 38)
}

func times(n int, size float64) int { return int(math.Round(float64(n) * size)) }

func steps(list []game.Step, size float64) []game.Step {
	list = slices.Clone(list)
	for i := range list {
		list[i].Value = times(list[i].Value, size)
	}
	return list
}

// drawing is the map in other hexes.
type drawing struct {
	*atlas.Atlas
	was [][]hex.Index // by hex: what it was, the ground it takes after first
	now [][]hex.Index // by what was: its hexes
}

// redraw draws a map so many times as wide.
func redraw(a *atlas.Atlas, size float64) *drawing {
	d := &drawing{Atlas: &atlas.Atlas{Size: hex.Size{W: times(a.W, size), H: a.H}, Rivers: a.Rivers}, now: make([][]hex.Index, a.Len())}
	d.Cells, d.Edges = make([]atlas.Cell, d.Len()), make([][hex.Dirs]atlas.Edge, d.Len())
	d.was = make([][]hex.Index, d.Len())
	for h := range hex.Index(d.Len()) {
		col, row := d.ColRow(h)
		for west := range a.W {
			if west == col*a.W/d.W || west*d.W/a.W == col && d.W < a.W {
				was := a.At(west, row)
				d.was[h], d.now[was] = append(d.was[h], was), append(d.now[was], h)
			}
		}
		c := &d.Cells[h]
		*c = a.Cells[d.was[h][0]]
		c.Place = atlas.NoPlace
		for _, was := range d.was[h] {
			c.Port, c.Airfield, c.Beach = max(c.Port, a.Cells[was].Port), max(c.Airfield, a.Cells[was].Airfield), max(c.Beach, a.Cells[was].Beach)
		}
	}
	d.Link()
	for _, p := range a.Places { // the lesser places of a coarser hex give way
		p.Hex = d.place(p.Hex, 0)
		if c := &d.Cells[p.Hex]; c.Place == atlas.NoPlace {
			c.Place = atlas.PlaceID(len(d.Places))
		}
		d.Places = append(d.Places, p)
	}
	d.Link() // and the names
	for h := range hex.Index(d.Len()) {
		for dir, n := range d.Near[h] {
			if n != hex.None {
				d.Edges[h][dir] = between(a, d.was[h], d.was[n])
			}
		}
	}
	return d
}

// between is what lies between two hexes that are made of those: of the sides along which they touch that with the
// best ways.
func between(a *atlas.Atlas, froms, tos []hex.Index) (best atlas.Edge) {
	touch := false
	for _, from := range froms {
		for _, to := range tos {
			if dir, ok := a.DirTo(from, to); ok {
				if e := a.Edge(from, dir); !touch || e.Road > best.Road || e.Road == best.Road && e.Rail > best.Rail {
					best, touch = *e, true
				}
			}
		}
	}
	if touch {
		return best
	}
	for _, from := range froms {
		for _, to := range tos {
			for _, out := range a.Edges[from] {
				for _, in := range a.Edges[to] { // roads that leave both are thought to meet
					best.Road = max(best.Road, min(out.Road, in.Road))
					best.Rail = max(best.Rail, min(out.Rail, in.Rail))
				}
			}
		}
	}
	return best
}

// place is one of the hexes that a hex has become.
func (d *drawing) place(was hex.Index, copy int) hex.Index {
	if was == hex.None {
		return hex.None
	}
	now := d.now[was]
	return now[copy%len(now)]
}

// sources are what has become of a side's sources of supply: each in as many hexes as it has become, or as much less.
func (d *drawing) sources(were []game.Source, size float64) (list []game.Source) {
	for _, s := range were {
		for copy := range int(max(size, 1)) {
			list = append(list, game.Source{Hex: d.place(s.Hex, copy), Tons: times(s.Tons, min(size, 1))})
		}
	}
	return list
}

// muster is an order of battle with so many times the formations. A half has every second division of a nation, and
// every second of the units of each arm that belong to none.
func (d *drawing) muster(units []force.Spec, size float64) []force.Spec {
	corps := map[force.ID]bool{} // headquarters of headquarters
	for _, u := range units {
		if u.Arm == force.Headquarters && u.Parent != force.None {
			corps[u.Parent] = true
		}
	}
	type kind struct {
		nation force.Nation
		arm    force.Arm
	}
	seen := map[kind]int{}
	var out []force.Spec
	for copy := range int(max(size, 1)) {
		now := map[force.ID]force.ID{force.None: force.None}
		for i, u := range units {
			id := force.ID(i)
			parent, kept := now[u.Parent]
			if size < 1 && !corps[id] && (u.Parent == force.None || corps[u.Parent]) {
				k := kind{u.Nation, u.Arm}
				seen[k]++
				kept = kept && seen[k]%2 == 1
			}
			if !kept {
				continue
			}
			now[id] = force.ID(len(out))
			u.Parent = parent
			u.Code = fmt.Sprintf("%s-%d", u.Code, copy)
			u.Hex, u.Port, u.Assigned = d.place(u.Hex, copy), d.place(u.Port, copy), hex.None
			out = append(out, u)
		}
	}
	return out
}
