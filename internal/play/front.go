package play

import (
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/chart"
)

// frontLine keeps the curve between what the two sides hold; it is drawn from the same points as on
// a printed map, but by the graphics card.
type frontLine struct {
	lines []chart.FrontLine
	path  []point
	side  []point
}

// deepestWedge is how far a wedge is drawn into a hex, km: beyond that it would run through the counter.
const deepestWedge = 5

// trace finds the line anew.
func (f *frontLine) trace(t *tableScene) {
	v := t.view
	var gains []chart.Gain
	for h := range hex.Index(v.Map.Len()) {
		k := &v.Contest[h]
		if k.Metres <= 0 || v.Control[h] == force.NoSide {
			continue
		}
		// The wedge comes from where most of the attackers stand.
		from, most := hex.None, 0
		for _, n := range v.Map.Near[h] {
			if n != hex.None && v.Holder(n) == v.Control[h].Enemy() && v.Quarters(n) > most {
				from, most = n, v.Quarters(n)
			}
		}
		if from != hex.None {
			gains = append(gains, chart.Gain{From: from, Into: h, Km: min(float64(k.Metres)/1000, deepestWedge)})
		}
	}
	f.between(v.Control, gains)
}

// between finds the line between what the sides control, by hex, with wedges driven into it.
func (f *frontLine) between(control []force.Side, gains []chart.Gain) {
	holders := [force.Sides]chart.Holder{force.North: chart.HeldNorth, force.South: chart.HeldSouth}
	f.lines = chart.Front(func(h hex.Index) chart.Holder { return holders[control[h]] }, gains)
}

// draw draws the North's colour, paper and the South's colour side by side.
func (f *frontLine) draw(c *camera, b *brush) {
	near := min(max((c.px()-1.6)/(8-1.6), 0), 1)
	k := c.unit * (.5 + .5*near)
	for i := range f.lines {
		l := &f.lines[i]
		f.path = f.path[:0]
		for _, p := range l.Points {
			x, y := c.screen(p)
			f.path = append(f.path, pt(x, y))
		}
		b.line(f.path, 11*k, fade(paper, 50), l.Closed)
		b.line(f.beside(-2.5*k), 3.6*k, rgb(0xB0392C), l.Closed)
		b.line(f.beside(2.5*k), 3.6*k, southText, l.Closed)
		b.line(f.path, 1.8*k, paper, l.Closed)
	}
}

// beside is the path moved to one side.
func (f *frontLine) beside(d float64) []point {
	n := len(f.path)
	f.side = f.side[:0]
	for i, p := range f.path {
		nx, ny := normal(f.path[max(i-1, 0)], f.path[min(i+1, n-1)])
		f.side = append(f.side, point{p.x - nx*float32(d), p.y - ny*float32(d)})
	}
	return f.side
}
