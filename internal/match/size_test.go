//go:build unix

package match_test

import (
	"fmt"
	"math"
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

// BenchmarkSize plays the first fortnight of invasion-1950 on the peninsula drawn in half as many hexes with half the
// formations, as it is, and with two and four times as many of both. It tells the processor time of a side-turn,
// rules and opponents together, at each size, and with which power of the size it grows; and how many orders a
// side-turn has, for a theatre of another size is another war.
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

// resized is invasion-1950 with so many times the hexes and the units. Each new hex is what lies there on the
// map; formations are left out or come several times over, each copy where there is room beside the first.
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
		setup.Control[h] = s.Control[was]
	}
	for side := range setup.Supply {
		setup.Supply[side].Sources = append([]game.Source(nil), s.Supply[side].Sources...)
		for i := range setup.Supply[side].Sources {
			setup.Supply[side].Sources[i].Hex = d.place(s.Supply[side].Sources[i].Hex, 0)
		}
	}
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

// drawing is the map in other hexes.
type drawing struct {
	*atlas.Atlas
	was []hex.Index   // by hex: what it was
	now [][]hex.Index // by what was: its hexes
}

// redraw draws a map with so many times the hexes.
func redraw(a *atlas.Atlas, size float64) *drawing {
	grow := func(n int) int { return int(math.Round(float64(n) * math.Sqrt(size))) }
	d := &drawing{Atlas: &atlas.Atlas{Size: hex.Size{W: grow(a.W), H: grow(a.H)}, Rivers: a.Rivers}, now: make([][]hex.Index, a.Len())}
	d.Cells, d.Edges = make([]atlas.Cell, d.Len()), make([][hex.Dirs]atlas.Edge, d.Len())
	d.was = make([]hex.Index, d.Len())
	for h := range hex.Index(d.Len()) {
		col, row := d.ColRow(h)
		was := a.At(col*a.W/d.W, row*a.H/d.H)
		d.was[h], d.Cells[h] = was, a.Cells[was]
		d.Cells[h].Place = atlas.NoPlace
		d.now[was] = append(d.now[was], h)
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

// between is what lies between two hexes of the map, neighbours or not.
func between(a *atlas.Atlas, from, to hex.Index) (e atlas.Edge) {
	if dir, ok := a.DirTo(from, to); ok {
		return *a.Edge(from, dir)
	}
	for _, out := range a.Edges[from] {
		for _, in := range a.Edges[to] { // roads that leave both are thought to meet
			e.Road = max(e.Road, min(out.Road, in.Road))
			e.Rail = max(e.Rail, min(out.Rail, in.Rail))
		}
	}
	return e
}

// place is one of the hexes that a hex has become, the nearest land if it has become none.
func (d *drawing) place(was hex.Index, copy int) hex.Index {
	if was == hex.None {
		return hex.None
	}
	if now := d.now[was]; len(now) > 0 {
		return now[copy%len(now)]
	}
	a := atlas.Peninsula()
	col, row := a.ColRow(was)
	at := d.At(col*d.W/a.W, row*d.H/a.H)
	best := d.Land[0]
	for _, h := range d.Land {
		if d.Distance(h, at) < d.Distance(best, at) {
			best = h
		}
	}
	return best
}

// muster is an order of battle with so many times the formations.
func (d *drawing) muster(units []force.Spec, size float64) []force.Spec {
	var out []force.Spec
	formation := -1 // units without a headquarters count as one each
	copies := int(max(size, 1))
	for copy := range copies {
		heads := map[force.ID]force.ID{}
		for i, u := range units {
			head, kept := heads[u.Parent]
			if u.Parent == force.None {
				formation++
				head, kept = force.None, size >= 1 || formation%2 == 0
			}
			if !kept {
				continue
			}
			heads[force.ID(i)] = force.ID(len(out))
			u.Parent = head
			u.Code = fmt.Sprintf("%s-%d", u.Code, copy)
			u.Hex, u.Port, u.Assigned = d.place(u.Hex, copy), d.place(u.Port, copy), hex.None
			out = append(out, u)
		}
	}
	return out
}
