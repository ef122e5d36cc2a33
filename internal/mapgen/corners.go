package main

import (
	"math"
	"slices"

	"parallel38/game/atlas"
	"parallel38/game/hex"
	"parallel38/internal/geo"
)

// sideID names a hexside once: hex*6 + direction, where the direction is N, NE or SE, or any if
// the other hex is off the board.
type sideID int

func sideOf(i hex.Index, d hex.Dir) sideID {
	if j := geo.Board.Step(i, d); d >= hex.S && j != hex.None {
		i, d = j, d.Opposite()
	}
	return sideID(int(i)*hex.Dirs + int(d))
}

// hexes are the two hexes of a side; the second is hex.None at the edge of the board.
func (s sideID) hexes() (hex.Index, hex.Index) {
	i, d := hex.Index(int(s)/hex.Dirs), hex.Dir(int(s)%hex.Dirs)
	return i, geo.Board.Step(i, d)
}

func (s sideID) dir() hex.Dir { return hex.Dir(int(s) % hex.Dirs) }

// ends are the corners of the side on the plane.
func (s sideID) ends() (geo.Point, geo.Point) {
	i, _ := s.hexes()
	return geo.Side(i, s.dir())
}

func (s sideID) middle() geo.Point {
	p, q := s.ends()
	return p.Add(q).Mul(.5)
}

// side is what lies along a hexside and across it.
type side struct {
	river    atlas.River
	name     int // index into board.rivers, meaningful when river is set
	strait   bool
	parallel bool
	border   bool // the frontier chain of Korea, land or water
	foreign  bool // the frontier of China and the USSR
	road     atlas.Road
	rail     atlas.Rail
}

// corners is the graph of hex corners joined by hexsides.
type corners struct {
	at    []geo.Point
	sides [][]cornerSide // the sides that meet at a corner
}

type cornerSide struct {
	side  sideID
	to    int       // the corner at its other end
	left  hex.Index // the hex on the left hand when walking to that corner
	right hex.Index
}

func (b *board) makeCorners() {
	b.sides = make([]side, geo.Board.Len()*hex.Dirs)
	type key struct{ x, y int }
	ids := map[key]int{}
	c := &b.corners
	id := func(p geo.Point) int {
		k := key{int(math.Round(p.X * 100)), int(math.Round(p.Y * 100))}
		n, ok := ids[k]
		if !ok {
			n = len(c.at)
			ids[k] = n
			c.at, c.sides = append(c.at, p), append(c.sides, nil)
		}
		return n
	}
	for i := range hex.Index(geo.Board.Len()) {
		for d := range hex.Dir(hex.Dirs) {
			s := sideOf(i, d)
			if int(s) != int(i)*hex.Dirs+int(d) {
				continue
			}
			j := geo.Board.Step(i, d)
			from, to := geo.Side(i, d)
			u, v := id(from), id(to)
			// Corners run clockwise, so the hex itself is on the right from the first to the second.
			c.sides[u] = append(c.sides[u], cornerSide{s, v, j, i})
			c.sides[v] = append(c.sides[v], cornerSide{s, u, i, j})
		}
	}
}

// land tells whether i is a land hex; off the board is not.
func (b *board) land(i hex.Index) bool { return i != hex.None && b.cells[i].land }

// wetCorner tells whether a corner touches water.
func (b *board) wetCorner(n int) bool {
	for _, cs := range b.corners.sides[n] {
		if !b.land(cs.left) || !b.land(cs.right) {
			return true
		}
	}
	return false
}

// onWater tells whether a corner lies on a river or strait already laid.
func (b *board) onWater(n int) bool {
	return slices.ContainsFunc(b.corners.sides[n], func(cs cornerSide) bool {
		return b.sides[cs.side].river > 0 || b.sides[cs.side].strait
	})
}

// waterside tells whether a corner touches water of any kind.
func (b *board) waterside(n int) bool { return b.wetCorner(n) || b.onWater(n) }

func (b *board) anyCorner(int) bool { return true }

// course is a line that is to run along hexsides.
type course struct {
	line  []geo.Point
	banks []bank
	begin func(corner int) bool                    // where it may begin, near the line's start
	ends  func(corner int) (cost float64, ok bool) // where it may end and at what cost
	step  func(s sideID) float64                   // what a side costs beyond its distance from the line
	via   func(corner int) float64                 // what passing a corner costs
}

// bank says that the towns of a hex stand on one side of a course.
type bank struct {
	at     hex.Index
	left   bool
	weight float64
}

// snap lays a course along hexsides: the chain of sides nearest to its line that leaves towns on
// their own bank. It returns nil if there is no way.
func (b *board) snap(c course) []sideID {
	const reach = 16 // km: sides further from the line are not tried
	onBank := map[hex.Index]bank{}
	for _, k := range c.banks {
		if k.weight > onBank[k.at].weight {
			onBank[k.at] = k
		}
	}
	g := &b.corners
	var starts []step
	for n, p := range g.at {
		if d := p.Dist(c.line[0]); d < 12 && c.begin(n) {
			starts = append(starts, step{n, d / 3})
		}
	}
	goal := len(g.at)
	walk := cheapest(len(g.at)+1, starts, goal, func(from int, steps []step) []step {
		if cost, ok := c.ends(from); ok {
			steps = append(steps, step{goal, cost})
		}
		for _, cs := range g.sides[from] {
			p, q := g.at[from], g.at[cs.to]
			d := 0.0
			for _, t := range [...]float64{1. / 6, .5, 5. / 6} {
				_, away := nearest(c.line, p.Add(q.Sub(p).Mul(t)))
				d += away / 3
			}
			if d > reach {
				continue
			}
			cost := 1 + math.Pow(d/2.5, 1.6) + c.step(cs.side) + c.via(cs.to)
			if k, ok := onBank[cs.left]; ok && !k.left {
				cost += 12 * k.weight
			}
			if k, ok := onBank[cs.right]; ok && k.left {
				cost += 12 * k.weight
			}
			steps = append(steps, step{cs.to, cost})
		}
		return steps
	})
	if walk == nil {
		return nil
	}
	var chain []sideID
	for k := 0; k+2 < len(walk); k++ {
		for _, cs := range g.sides[walk[k]] {
			if cs.to == walk[k+1] {
				chain = append(chain, cs.side)
			}
		}
	}
	return chain
}

// nearest is the place along a line (in segments from its start) nearest to p, and how far away.
func nearest(line []geo.Point, p geo.Point) (along, away float64) {
	away = math.Inf(1)
	for k := 0; k+1 < len(line); k++ {
		a, ab := line[k], line[k+1].Sub(line[k])
		t := 0.0
		if l := ab.X*ab.X + ab.Y*ab.Y; l > 0 {
			t = min(max(((p.X-a.X)*ab.X+(p.Y-a.Y)*ab.Y)/l, 0), 1)
		}
		if d := p.Dist(a.Add(ab.Mul(t))); d < away {
			along, away = float64(k)+t, d
		}
	}
	return along, away
}

// leftOf tells whether p lies on the left hand of a line, looking from its start to its end.
func leftOf(line []geo.Point, p geo.Point) bool {
	along, _ := nearest(line, p)
	// The direction over a few segments, so that one crooked segment does not decide.
	k := min(int(along), len(line)-2)
	a, c := line[max(k-2, 0)], line[min(k+3, len(line)-1)]
	q := pointAt(line, along)
	dir, off := c.Sub(a), p.Sub(q)
	return dir.X*off.Y-dir.Y*off.X > 0
}

// pointAt is the point of a line at a place given in segments from its start.
func pointAt(line []geo.Point, along float64) geo.Point {
	k := min(int(along), len(line)-2)
	return line[k].Add(line[k+1].Sub(line[k]).Mul(along - float64(k)))
}
