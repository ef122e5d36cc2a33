package main

import (
	"slices"

	"parallel38/internal/geo"
)

// pathNet is a set of short steps between numbered nodes, to be cut into long walks.
type pathNet struct {
	arms  map[int][]arm // read by key only, in the order of nodes
	nodes []int
}

// arm is a step to a neighbouring node.
type arm struct{ to, rank int }

// walk is a chain of nodes between two junctions, all its steps of one rank.
type walk struct {
	nodes []int
	rank  int
}

// join adds a step between two nodes; of two ranks on the same step the greater one stays.
func (n *pathNet) join(a, z, rank int) {
	if n.arms == nil {
		n.arms = map[int][]arm{}
	}
	for _, p := range [...][2]int{{a, z}, {z, a}} {
		from, to := p[0], p[1]
		k := slices.IndexFunc(n.arms[from], func(a arm) bool { return a.to == to })
		switch {
		case k >= 0:
			n.arms[from][k].rank = max(n.arms[from][k].rank, rank)
			continue
		case len(n.arms[from]) == 0:
			n.nodes = append(n.nodes, from)
		}
		n.arms[from] = append(n.arms[from], arm{to, rank})
	}
}

// walks cuts the net at its ends, its junctions, where the rank changes and at the nodes that stop
// names. Rings without any of these are left out.
func (n *pathNet) walks(stop map[int]*place) []walk {
	slices.Sort(n.nodes)
	ends := func(at int) bool {
		arms := n.arms[at]
		return stop[at] != nil || len(arms) != 2 || arms[0].rank != arms[1].rank
	}
	var out []walk
	for _, from := range n.nodes {
		if !ends(from) {
			continue
		}
		for _, a := range n.arms[from] {
			w := walk{[]int{from, a.to}, a.rank}
			for !ends(w.nodes[len(w.nodes)-1]) {
				here, before := w.nodes[len(w.nodes)-1], w.nodes[len(w.nodes)-2]
				next := n.arms[here][0].to
				if next == before {
					next = n.arms[here][1].to
				}
				w.nodes = append(w.nodes, next)
			}
			last := len(w.nodes) - 1
			if w.nodes[last] < from || w.nodes[last] == from && w.nodes[1] > w.nodes[last-1] {
				continue // walked from the other end
			}
			out = append(out, w)
		}
	}
	return out
}

// networkLines joins the drawn stretches of roads or railways into one net, so that a valley shared
// by two of them is drawn once, and cuts it into smooth lines between junctions and towns. rank
// tells the rank of a stretch, 0 if it is of the other kind.
func (b *board) networkLines(kind geo.Kind, rank func(*line) int) []geo.Shape {
	var net pathNet
	stop := map[int]*place{}
	for i := range b.lines {
		l := &b.lines[i]
		r := rank(l)
		if r == 0 {
			continue
		}
		for k := range len(l.points) - 1 {
			net.join(l.points[k], l.points[k+1], r)
		}
		stop[l.points[0]], stop[l.points[len(l.points)-1]] = l.from, l.to
	}
	var out []geo.Shape
	for _, w := range net.walks(stop) {
		pts := make([]geo.Point, len(w.nodes))
		for k, n := range w.nodes {
			pts[k] = b.in.dem.at[n]
			if p := stop[n]; p != nil {
				pts[k] = p.at
			}
		}
		out = append(out, geo.Shape{Kind: kind, Rank: w.rank, Line: simplify(smooth(pts, .75), .03)})
	}
	slices.SortStableFunc(out, func(s, t geo.Shape) int { return s.Rank - t.Rank })
	return out
}
