package main

import (
	"slices"

	"parallel38/internal/geo"
)

// networkLines joins the drawn stretches of roads or railways into one net, so that a valley shared
// by two of them is drawn once, and cuts it into smooth lines between junctions and towns. rank
// tells the rank of a stretch, 0 if it is of the other kind.
func (b *board) networkLines(kind geo.Kind, rank func(*line) int) []geo.Shape {
	type arm struct{ to, rank int }
	net := map[int][]arm{} // by grid point; read by key only, in the order of nodes
	var nodes []int
	join := func(a, z, rank int) {
		if _, ok := net[a]; !ok {
			nodes = append(nodes, a)
		}
		for k := range net[a] {
			if net[a][k].to == z {
				net[a][k].rank = max(net[a][k].rank, rank)
				return
			}
		}
		net[a] = append(net[a], arm{z, rank})
	}
	stop := map[int]*place{}
	for i := range b.lines {
		l := &b.lines[i]
		r := rank(l)
		if r == 0 {
			continue
		}
		for k := range len(l.points) - 1 {
			join(l.points[k], l.points[k+1], r)
			join(l.points[k+1], l.points[k], r)
		}
		stop[l.points[0]], stop[l.points[len(l.points)-1]] = l.from, l.to
	}
	slices.Sort(nodes)
	at := func(n int) geo.Point {
		if p := stop[n]; p != nil {
			return p.at
		}
		return b.in.dem.at[n]
	}
	ends := func(n int) bool {
		arms := net[n]
		return stop[n] != nil || len(arms) != 2 || arms[0].rank != arms[1].rank
	}
	var out []geo.Shape
	for _, n := range nodes {
		if !ends(n) {
			continue
		}
		for _, a := range net[n] {
			walk := []int{n, a.to}
			for !ends(walk[len(walk)-1]) {
				here, before := walk[len(walk)-1], walk[len(walk)-2]
				next := net[here][0].to
				if next == before {
					next = net[here][1].to
				}
				walk = append(walk, next)
			}
			if last := walk[len(walk)-1]; last < n || last == n && walk[1] > walk[len(walk)-2] {
				continue // walked from the other end
			}
			pts := make([]geo.Point, len(walk))
			for k, n := range walk {
				pts[k] = at(n)
			}
			out = append(out, geo.Shape{Kind: kind, Rank: a.rank, Line: simplify(smooth(pts, .75), .03)})
		}
	}
	slices.SortStableFunc(out, func(s, t geo.Shape) int { return s.Rank - t.Rank })
	return out
}
