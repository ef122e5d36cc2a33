package chart

import (
	"math"

	"parallel38/internal/geo"
)

// stroke is a line of the map with what drawing it needs at every vertex.
type stroke struct {
	rank  int
	line  []geo.Point
	along []float64 // km from the line's start
	total float64   // km over all lines of the same river, for its growth; else the length
	from  float64   // km of the same river above this line's start
	aside []float32 // rails: how far to stand beside the road, −1 … 1 times the style's offset
}

func newStroke(rank int, line []geo.Point) stroke {
	s := stroke{rank: rank, line: line, along: make([]float64, len(line))}
	for i := 1; i < len(line); i++ {
		s.along[i] = s.along[i-1] + line[i].Dist(line[i-1])
	}
	if n := len(line); n > 0 {
		s.total = s.along[n-1]
	}
	return s
}

// run is a stretch of a stroke: the segments from vertex from to vertex to.
type run struct{ stroke, from, to int32 }

// layer is the strokes of one kind with a grid over them, so that a tile meets only its own.
type layer struct {
	strokes []stroke
	cells   map[[2]int16][]run
}

const layerCell = 16.0 // km

func newLayer(strokes []stroke) *layer {
	l := &layer{strokes: strokes, cells: map[[2]int16][]run{}}
	for i := range strokes {
		line := strokes[i].line
		for k := 0; k+1 < len(line); k++ {
			a, b := line[k], line[k+1]
			x0, x1 := cellOf(min(a.X, b.X)), cellOf(max(a.X, b.X))
			y0, y1 := cellOf(min(a.Y, b.Y)), cellOf(max(a.Y, b.Y))
			for y := y0; y <= y1; y++ {
				for x := x0; x <= x1; x++ {
					key := [2]int16{x, y}
					runs := l.cells[key]
					if n := len(runs); n > 0 && runs[n-1].stroke == int32(i) && runs[n-1].to == int32(k) {
						runs[n-1].to++
					} else {
						l.cells[key] = append(runs, run{int32(i), int32(k), int32(k + 1)})
					}
				}
			}
		}
	}
	return l
}

func cellOf(v float64) int16 { return int16(math.Floor(v / layerCell)) }

// visit calls f for every run of segments that may touch the box. A segment can come more than once.
func (l *layer) visit(b box, f func(s *stroke, from, to int)) {
	for y := cellOf(b.min.Y); y <= cellOf(b.max.Y); y++ {
		for x := cellOf(b.min.X); x <= cellOf(b.max.X); x++ {
			for _, r := range l.cells[[2]int16{x, y}] {
				f(&l.strokes[r.stroke], int(r.from), int(r.to))
			}
		}
	}
}

// box is a rectangle of the plane.
type box struct{ min, max geo.Point }

func (b box) grow(km float64) box {
	return box{geo.Point{X: b.min.X - km, Y: b.min.Y - km}, geo.Point{X: b.max.X + km, Y: b.max.Y + km}}
}

func (b box) has(p geo.Point) bool {
	return p.X >= b.min.X && p.X <= b.max.X && p.Y >= b.min.Y && p.Y <= b.max.Y
}

// smoothLine is the line at even steps of about step km, drawn through a Gaussian of the given
// standard deviation in km along it. Its ends stay where they are.
func smoothLine(line []geo.Point, step, sigma float64) []geo.Point {
	even := resampleLine(line, step)
	n := len(even)
	if n < 3 {
		return even
	}
	kernel := gaussian(sigma / step)
	half := len(kernel) / 2
	out := make([]geo.Point, n)
	for i := range out {
		var p geo.Point
		for k, g := range kernel {
			// Beyond an end the line goes on as its mirror image through the end, which keeps the end.
			j := i + k - half
			var q geo.Point
			switch {
			case j < 0:
				q = even[0].Mul(2).Sub(even[min(-j, n-1)])
			case j >= n:
				q = even[n-1].Mul(2).Sub(even[max(2*(n-1)-j, 0)])
			default:
				q = even[j]
			}
			p = p.Add(q.Mul(float64(g)))
		}
		out[i] = p
	}
	return out
}

// resampleLine is the line at even steps of about step km, both ends kept.
func resampleLine(line []geo.Point, step float64) []geo.Point {
	var length float64
	for i := 1; i < len(line); i++ {
		length += line[i].Dist(line[i-1])
	}
	if length == 0 || len(line) < 2 {
		return line
	}
	n := max(int(math.Round(length/step)), 1)
	out := make([]geo.Point, 0, n+1)
	out = append(out, line[0])
	each, want, done := length/float64(n), length/float64(n), 0.0
	for i := 1; i < len(line); i++ {
		d := line[i].Dist(line[i-1])
		for len(out) < n && done+d >= want {
			t := (want - done) / d
			out = append(out, line[i-1].Add(line[i].Sub(line[i-1]).Mul(t)))
			want += each
		}
		done += d
	}
	return append(out, line[len(line)-1])
}

// thinLine leaves out points nearer than step to the last one kept; both ends stay.
func thinLine(line []geo.Point, step float64) []geo.Point {
	out := []geo.Point{line[0]}
	for i, p := range line {
		if i == len(line)-1 || p.Dist(out[len(out)-1]) >= step {
			out = append(out, p)
		}
	}
	return out
}
