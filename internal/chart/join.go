package chart

import (
	"math"
	"sort"

	"parallel38/internal/geo"
)

// joinShapes makes long lines of the short ones between junctions: at every junction the two ends of
// one rank that go most nearly straight on become one line. Smoothing then rounds what would
// otherwise be a corner at every town.
func joinShapes(shapes []geo.Shape) []geo.Shape {
	type corner [3]int32
	type end struct{ line, last int } // last 0: the line's first point, 1: its last
	key := func(rank int, p geo.Point) corner {
		return corner{int32(rank), int32(math.Round(p.X * 50)), int32(math.Round(p.Y * 50))}
	}
	at := func(e end) geo.Point {
		l := shapes[e.line].Line
		return l[e.last*(len(l)-1)]
	}
	// heading is the direction in which a line leaves its end, judged over a kilometre or so.
	heading := func(e end) geo.Point {
		l := shapes[e.line].Line
		p := at(e)
		for i := range l {
			q := l[i]
			if e.last == 1 {
				q = l[len(l)-1-i]
			}
			if d := q.Dist(p); d > 1.2 || i == len(l)-1 && d > 0 {
				return q.Sub(p).Mul(1 / d)
			}
		}
		return geo.Point{}
	}
	nodes := map[corner][]end{}
	var order []corner
	for i := range shapes {
		if len(shapes[i].Line) < 2 {
			continue
		}
		for last := range 2 {
			k := key(shapes[i].Rank, at(end{i, last}))
			if nodes[k] == nil {
				order = append(order, k)
			}
			nodes[k] = append(nodes[k], end{i, last})
		}
	}
	partner := map[end]end{}
	for _, k := range order {
		ends := nodes[k]
		type pair struct {
			a, b end
			dot  float64
		}
		var pairs []pair
		for i, a := range ends {
			for _, b := range ends[i+1:] {
				ha, hb := heading(a), heading(b)
				if dot := ha.X*hb.X + ha.Y*hb.Y; dot < -.3 && a.line != b.line {
					pairs = append(pairs, pair{a, b, dot})
				}
			}
		}
		sort.SliceStable(pairs, func(i, j int) bool { return pairs[i].dot < pairs[j].dot })
		for _, p := range pairs {
			_, usedA := partner[p.a]
			_, usedB := partner[p.b]
			if !usedA && !usedB {
				partner[p.a], partner[p.b] = p.b, p.a
			}
		}
	}
	done := make([]bool, len(shapes))
	var out []geo.Shape
	for i := range shapes {
		if done[i] || len(shapes[i].Line) < 2 {
			continue
		}
		// Go back to where the chain begins, or once round.
		start := end{i, 0}
		for range shapes {
			before, ok := partner[start]
			if !ok || before.line == i {
				break
			}
			start = end{before.line, 1 - before.last}
		}
		joined := shapes[start.line]
		joined.Line = nil
		for e := start; !done[e.line]; {
			done[e.line] = true
			l := shapes[e.line].Line
			for k := range l {
				p := l[k]
				if e.last == 1 {
					p = l[len(l)-1-k]
				}
				if n := len(joined.Line); n == 0 || joined.Line[n-1].Dist(p) > .02 {
					joined.Line = append(joined.Line, p)
				}
			}
			next, ok := partner[end{e.line, 1 - e.last}]
			if !ok {
				break
			}
			e = next
		}
		out = append(out, joined)
	}
	return out
}
