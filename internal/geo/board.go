package geo

import (
	"math"

	"parallel38/game/hex"
)

// Board is the extent of the map of Korea in hexes.
var Board = hex.Size{W: 67, H: 112}

// Measures of the board in kilometres.
const (
	HexHeight     = 10.0              // flat to flat
	HexRadius     = 5.773502691896258 // centre to corner, also the length of a hexside
	ColumnSpacing = 8.660254037844386 // between the centres of neighbouring columns
	firstX        = -290.0            // centre of column 0, row 0
	firstY        = 562.0
)

// Bounds of the board on the plane, outermost corners included.
var (
	BoardMin = Point{firstX - HexRadius, firstY - float64(Board.H)*HexHeight}
	BoardMax = Point{firstX + float64(Board.W-1)*ColumnSpacing + HexRadius, firstY + HexHeight/2}
)

// Centre is the middle of a hex of the board.
func Centre(i hex.Index) Point {
	col, row := Board.ColRow(i)
	return centre(col, row)
}

func centre(col, row int) Point {
	return Point{
		X: firstX + float64(col)*ColumnSpacing,
		Y: firstY - float64(row)*HexHeight - float64(col&1)*HexHeight/2,
	}
}

// Corner is the k-th corner of a hex, clockwise from the north-western one, k = 0 … 5 (taken
// modulo 6). The hexside crossed in direction d runs from Corner(i, d) to Corner(i, d+1).
func Corner(i hex.Index, k int) Point {
	a := (120 - 60*float64(k)) * degree
	return Centre(i).Add(Point{HexRadius * math.Cos(a), HexRadius * math.Sin(a)})
}

// Side is the hexside crossed when leaving i in direction d, as the two corners at its ends.
func Side(i hex.Index, d hex.Dir) (from, to Point) {
	return Corner(i, int(d)), Corner(i, int(d)+1)
}

// HexAt is the hex that contains a point of the plane, hex.None off the board.
func HexAt(p Point) hex.Index {
	// The nearest centre wins; only the column below the point and its two neighbours can hold it.
	col0 := int(math.Round((p.X - firstX) / ColumnSpacing))
	best, bestCol, bestRow := math.Inf(1), 0, 0
	for col := col0 - 1; col <= col0+1; col++ {
		y := firstY - float64(col&1)*HexHeight/2
		row := int(math.Round((y - p.Y) / HexHeight))
		if d := p.Dist(centre(col, row)); d < best {
			best, bestCol, bestRow = d, col, row
		}
	}
	return Board.At(bestCol, bestRow)
}
