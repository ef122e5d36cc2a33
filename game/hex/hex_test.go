package hex

import (
	"testing"

	"pgregory.net/rapid"

	_ "parallel38/internal/golden" // go test ./... -update
)

var board = Size{67, 112}

// anyHex draws a hex of the board.
func anyHex(t *rapid.T, label string) Index {
	return Index(rapid.IntRange(0, board.Len()-1).Draw(t, label))
}

func TestStepAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		i := anyHex(t, "hex")
		for d := range Dir(Dirs) {
			j := board.Step(i, d)
			if j == None {
				continue
			}
			if back := board.Step(j, d.Opposite()); back != i {
				t.Fatalf("%s, %s and back is %s", board.Name(i), d, board.Name(back))
			}
			if got, ok := board.DirTo(i, j); !ok || got != d {
				t.Fatalf("the way from %s to %s is %v %v, want %s", board.Name(i), board.Name(j), got, ok, d)
			}
			if board.Distance(i, j) != 1 {
				t.Fatalf("%s and %s are %d apart", board.Name(i), board.Name(j), board.Distance(i, j))
			}
		}
	})
}

// Odd columns lie half a hex lower, so NE of an even column's hex is a row up and of an odd one's not.
func TestStepByColumnParity(t *testing.T) {
	for _, c := range []struct {
		col, row, dir, toCol, toRow int
	}{
		{4, 4, int(N), 4, 3}, {4, 4, int(NE), 5, 3}, {4, 4, int(SE), 5, 4}, {4, 4, int(S), 4, 5}, {4, 4, int(SW), 3, 4}, {4, 4, int(NW), 3, 3},
		{5, 4, int(N), 5, 3}, {5, 4, int(NE), 6, 4}, {5, 4, int(SE), 6, 5}, {5, 4, int(S), 5, 5}, {5, 4, int(SW), 4, 5}, {5, 4, int(NW), 4, 4},
	} {
		if got := board.Step(board.At(c.col, c.row), Dir(c.dir)); got != board.At(c.toCol, c.toRow) {
			t.Errorf("%s of %d,%d is %s, want %d,%d", Dir(c.dir), c.col, c.row, board.Name(got), c.toCol, c.toRow)
		}
	}
}

func TestDistanceIsAMeasure(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := anyHex(t, "a"), anyHex(t, "b"), anyHex(t, "c")
		ab, ba := board.Distance(a, b), board.Distance(b, a)
		if ab != ba || (ab == 0) != (a == b) || board.Distance(a, c) > ab+board.Distance(b, c) {
			t.Fatalf("%s %s %s: %d %d", board.Name(a), board.Name(b), board.Name(c), ab, ba)
		}
	})
}

// On an empty board the distance is the fewest steps, as a flood finds them.
func TestDistanceIsFewestSteps(t *testing.T) {
	small := Size{9, 9}
	for from := range Index(small.Len()) {
		steps := make([]int, small.Len())
		seen := make([]bool, small.Len())
		seen[from] = true
		for queue := []Index{from}; len(queue) > 0; queue = queue[1:] {
			for d := range Dir(Dirs) {
				if j := small.Step(queue[0], d); j != None && !seen[j] {
					seen[j], steps[j] = true, steps[queue[0]]+1
					queue = append(queue, j)
				}
			}
		}
		for to, want := range steps {
			if got := small.Distance(from, Index(to)); got != want {
				t.Fatalf("%s to %s: %d, want %d", small.Name(from), small.Name(Index(to)), got, want)
			}
		}
	}
}

func TestEdgeOfTheBoard(t *testing.T) {
	if board.Step(board.At(0, 0), N) != None || board.Step(board.At(0, 5), SW) != None || board.At(67, 0) != None || board.At(0, -1) != None {
		t.Error("a step off the board leads somewhere")
	}
	if board.Name(None) != "-" || board.Name(board.At(28, 61)) != "28,61" {
		t.Error("names of hexes")
	}
}

func TestParseDir(t *testing.T) {
	for d := range Dir(Dirs) {
		if got, ok := ParseDir(d.String()); !ok || got != d {
			t.Errorf("%s is read as %v", d, got)
		}
	}
	if _, ok := ParseDir("E"); ok {
		t.Error("a flat-topped hex has no eastern side")
	}
}

func TestRingsAreTheHexesAtADistance(t *testing.T) {
	s := Size{W: 9, H: 8}
	for i := range Index(s.Len()) {
		seen := make([]bool, s.Len())
		for steps := range s.W + s.H {
			for h := range s.Ring(i, steps) {
				if seen[h] || s.Distance(i, h) != steps {
					t.Fatalf("%s is in the ring of %d around %s: seen %v, distance %d", s.Name(h), steps, s.Name(i), seen[h], s.Distance(i, h))
				}
				seen[h] = true
			}
		}
		for h, ok := range seen {
			if !ok {
				t.Fatalf("%s is in no ring around %s", s.Name(Index(h)), s.Name(i))
			}
		}
	}
}
