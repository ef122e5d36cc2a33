package record

import (
	"parallel38/game/calendar"
	"parallel38/internal/geo"
)

// LineKind is what a line is.
type LineKind string

// The kinds of line.
const (
	Front LineKind = "front" // on the evening of its date
	River LineKind = "river" // and on to the sea on both sides, so that it parts the peninsula
)

// Line is a trace from the western sea to the eastern one through the points that sources name, with straight
// lines between them. The ground north of it was the North's.
type Line struct {
	Kind         LineKind
	Name         string
	Date         calendar.Day // of a front
	Points       []geo.Point  // from west to east; it goes on level beyond both ends
	Error        float64      // km: how far it may be out
	Confidence   Confidence
	Source, Note string
}

// North tells whether a point lies north of the line: whether a walk due south from it crosses the line an odd
// number of times. So the line may double back, as it does along the Naktong.
func (l *Line) North(p geo.Point) bool {
	first, last := l.Points[0], l.Points[len(l.Points)-1]
	north := p.X < first.X && p.Y > first.Y || p.X >= last.X && p.Y > last.Y
	for i, b := range l.Points[1:] {
		a := l.Points[i]
		if (a.X <= p.X) != (b.X <= p.X) && p.Y > a.Y+(p.X-a.X)/(b.X-a.X)*(b.Y-a.Y) {
			north = !north
		}
	}
	return north
}
