// Package hex is the geometry of the board: flat-topped hexagons in columns, odd columns shifted
// half a hex down, row 0 in the north. It knows coordinates, directions and distances and nothing
// of what stands on them. A hex is named by its Index, a small integer that is also its place in
// every grid of the game, so that a fact about a hex is one slice access away.
package hex

import "fmt"

// Index names a hex: row*width+col. None is off the board.
type Index int16

// None is no hex.
const None Index = -1

// Dir is one of the six directions of a flat-topped hex, clockwise from north.
type Dir uint8

// The directions. A hexside is named by a hex and the direction in which it is crossed.
const (
	N Dir = iota
	NE
	SE
	S
	SW
	NW
	Dirs = 6 // how many there are
)

var dirNames = [Dirs]string{"N", "NE", "SE", "S", "SW", "NW"}

func (d Dir) String() string { return dirNames[d] }

// Opposite is the way back.
func (d Dir) Opposite() Dir { return (d + 3) % Dirs }

// ParseDir reads "N", "NE", ….
func ParseDir(s string) (Dir, bool) {
	for d, name := range dirNames {
		if s == name {
			return Dir(d), true
		}
	}
	return 0, false
}

// Size is the extent of a board in hexes.
type Size struct{ W, H int }

// Len is the number of hexes.
func (s Size) Len() int { return s.W * s.H }

// At is the hex in a column and row, None off the board.
func (s Size) At(col, row int) Index {
	if col < 0 || row < 0 || col >= s.W || row >= s.H {
		return None
	}
	return Index(row*s.W + col)
}

// ColRow is the column and row of a hex on the board.
func (s Size) ColRow(i Index) (col, row int) { return int(i) % s.W, int(i) / s.W }

// Step is the neighbour of i in direction d, None off the board.
func (s Size) Step(i Index, d Dir) Index {
	col, row := s.ColRow(i)
	odd := col & 1
	switch d {
	case N:
		row--
	case S:
		row++
	case NE:
		col, row = col+1, row-1+odd
	case SE:
		col, row = col+1, row+odd
	case SW:
		col, row = col-1, row+odd
	case NW:
		col, row = col-1, row-1+odd
	}
	return s.At(col, row)
}

// cube gives the cube coordinates (x, z) of a hex; y is −x−z.
func (s Size) cube(i Index) (x, z int) {
	col, row := s.ColRow(i)
	return col, row - (col-(col&1))/2
}

// Distance is the number of steps between two hexes on an empty board.
func (s Size) Distance(a, b Index) int {
	ax, az := s.cube(a)
	bx, bz := s.cube(b)
	dx, dz := ax-bx, az-bz
	return max(abs(dx), abs(dz), abs(dx+dz))
}

// Ring visits the hexes of the board at just so many steps from i, column by column.
func (s Size) Ring(i Index, steps int) func(yield func(Index) bool) {
	return func(yield func(Index) bool) {
		x, z := s.cube(i)
		for dx := -steps; dx <= steps; dx++ {
			north, south := max(-steps, -steps-dx), min(steps, steps-dx)
			stride := max(1, south-north) // both ends of a column …
			if abs(dx) == steps {
				stride = 1 // … and all of the outermost
			}
			col := x + dx
			for dz := north; dz <= south; dz += stride {
				if h := s.At(col, z+dz+(col-(col&1))/2); h != None && !yield(h) {
					return
				}
			}
		}
	}
}

// DirTo is the direction from a to its neighbour b; ok is false if they do not touch.
func (s Size) DirTo(a, b Index) (d Dir, ok bool) {
	for d := range Dir(Dirs) {
		if s.Step(a, d) == b {
			return d, true
		}
	}
	return 0, false
}

// Name is how orders and saves write a hex: "28,64" (column, row).
func (s Size) Name(i Index) string {
	if i == None {
		return "-"
	}
	col, row := s.ColRow(i)
	return fmt.Sprintf("%d,%d", col, row)
}

func abs(x int) int {
	if x < 0 {
		return -x
	}
	return x
}
