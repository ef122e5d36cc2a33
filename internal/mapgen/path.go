package main

import (
	"container/heap"
	"math"
)

// step is a way from a node to another at a cost.
type step struct {
	to   int
	cost float64
}

// cheapest finds the least-cost walk from the starts (node and cost to begin there) to the goal.
// next appends the steps from a node. It returns the nodes of the walk, goal included, or nil if
// there is no way. Equal costs are settled by node number, so that the walk is always the same.
func cheapest(nodes int, starts []step, goal int, next func(from int, steps []step) []step) []int {
	cost := make([]float64, nodes)
	from := make([]int, nodes)
	for i := range cost {
		cost[i], from[i] = math.Inf(1), -1
	}
	var q queue
	for _, s := range starts {
		if s.cost < cost[s.to] {
			cost[s.to] = s.cost
			heap.Push(&q, s)
		}
	}
	var steps []step
	for len(q) > 0 {
		here := heap.Pop(&q).(step)
		if here.cost > cost[here.to] {
			continue
		}
		if here.to == goal {
			var walk []int
			for n := goal; n >= 0; n = from[n] {
				walk = append(walk, n)
			}
			for i, j := 0, len(walk)-1; i < j; i, j = i+1, j-1 {
				walk[i], walk[j] = walk[j], walk[i]
			}
			return walk
		}
		steps = next(here.to, steps[:0])
		for _, s := range steps {
			if c := here.cost + s.cost; c < cost[s.to] {
				cost[s.to], from[s.to] = c, here.to
				heap.Push(&q, step{s.to, c})
			}
		}
	}
	return nil
}

// queue is a heap of steps, cheapest first.
type queue []step

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	return q[i].cost < q[j].cost || q[i].cost == q[j].cost && q[i].to < q[j].to
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(step)) }
func (q *queue) Pop() any {
	old := *q
	s := old[len(old)-1]
	*q = old[:len(old)-1]
	return s
}
