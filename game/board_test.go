package game

import (
	"strings"
	"testing"

	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// table is a small war for a test: a map drawn with letters, and whatever the test lays on it.
type table struct {
	*atlas.Atlas
	Setup
	t testing.TB
}

// terrainLetters are the letters a test draws its map with.
var terrainLetters = map[rune]atlas.Terrain{
	'~': atlas.Sea, '_': atlas.TidalFlat, 'p': atlas.Paddy, '.': atlas.Clear, 'P': atlas.Plateau,
	'h': atlas.Hills, 'm': atlas.Mountain, 'M': atlas.HighMountain, 'u': atlas.Urban,
}

// testBoard draws a map, a letter a hex and a string a row; blanks are ignored. The South holds all of
// it until northHolds says otherwise. Odd columns lie half a hex lower than they are drawn.
func testBoard(t testing.TB, rows ...string) *table {
	t.Helper()
	for i := range rows {
		rows[i] = strings.ReplaceAll(rows[i], " ", "")
	}
	size := hex.Size{W: len(rows[0]), H: len(rows)}
	b := &table{t: t, Atlas: &atlas.Atlas{Size: size, Cells: make([]atlas.Cell, size.Len()), Edges: make([][hex.Dirs]atlas.Edge, size.Len()),
		Near: make([][hex.Dirs]hex.Index, size.Len()), Rivers: []atlas.Name{{}}}}
	for row, line := range rows {
		if len(line) != size.W {
			t.Fatalf("row %d has %d hexes, row 0 has %d", row, len(line), size.W)
		}
		for col, letter := range line {
			terrain, ok := terrainLetters[letter]
			if !ok {
				t.Fatalf("row %d: no terrain is drawn %q", row, letter)
			}
			cell := &b.Cells[size.At(col, row)]
			cell.Terrain, cell.Place = terrain, atlas.NoPlace
			if cell.Land() {
				cell.Country = atlas.Korea
			}
		}
	}
	b.Link()
	b.Setup = Setup{ID: "test", Start: calendar.Of(1950, 6, 25), Turns: 82, First: force.North, Control: make([]force.Side, size.Len()), Rules: DefaultRules()}
	for h := range b.Control {
		if b.Cells[h].Land() {
			b.Control[h] = force.South
		}
	}
	for side := force.North; side < force.Sides; side++ {
		b.Supply[side] = SupplySetup{Trucks: 1000, Daily: []Step{{Value: 90}}}
	}
	return b
}

// at reads a hex as orders write it: "2,1" is column 2, row 1.
func (b *table) at(name string) hex.Index {
	b.t.Helper()
	for h := range hex.Index(b.Len()) {
		if b.Atlas.Name(h) == name {
			return h
		}
	}
	b.t.Fatalf("there is no hex %s", name)
	return hex.None
}

// along visits the hexsides of a way: along("2,1", "S,SE", …).
func (b *table) along(from, dirs string, change func(e *atlas.Edge)) {
	b.t.Helper()
	h := b.at(from)
	for word := range strings.SplitSeq(dirs, ",") {
		d, ok := hex.ParseDir(word)
		if !ok || b.Near[h][d] == hex.None {
			b.t.Fatalf("no way %s from %s", word, b.Atlas.Name(h))
		}
		n := b.Near[h][d]
		change(&b.Edges[h][d])
		b.Edges[n][d.Opposite()] = b.Edges[h][d]
		h = n
	}
}

// road lays a road, rail a railway, from a hex step by step.
func (b *table) road(class atlas.Road, from, dirs string) {
	b.t.Helper()
	b.along(from, dirs, func(e *atlas.Edge) { e.Road = class })
}

func (b *table) rail(class atlas.Rail, from, dirs string) {
	b.t.Helper()
	b.along(from, dirs, func(e *atlas.Edge) { e.Rail = class })
}

// river runs along the given sides of one hex: river(atlas.MajorRiver, "Han", "2,3", "SW,S,SE").
func (b *table) river(rank atlas.River, name, of, sides string) {
	b.t.Helper()
	n := 0
	for n < len(b.Rivers) && b.Rivers[n].En != name {
		n++
	}
	if n == len(b.Rivers) {
		b.Rivers = append(b.Rivers, atlas.Name{En: name})
	}
	for side := range strings.SplitSeq(sides, ",") {
		b.along(of, side, func(e *atlas.Edge) { e.River, e.RiverName = rank, uint8(n) })
	}
}

// northHolds gives the North the first rows of the map, and puts the parallel below them.
func (b *table) northHolds(rows int) {
	for h := range b.Control {
		if _, row := b.ColRow(hex.Index(h)); row < rows && b.Cells[h].Land() {
			b.Control[h], b.Cells[h].North = force.North, true
		}
	}
}

// source lets supply enter the map for a side.
func (b *table) source(side force.Side, at string, tons int) {
	b.t.Helper()
	b.Supply[side].Sources = append(b.Supply[side].Sources, Source{Hex: b.at(at), Tons: tons})
}

// unit sets down a rested, fully supplied infantry regiment, of the KPA or the ROK; change alters it.
func (b *table) unit(code string, side force.Side, at string, men int, change ...func(s *force.Spec)) force.ID {
	b.t.Helper()
	s := force.Spec{
		Identity:   force.Identity{Code: code, Short: code, Parent: force.None, Echelon: force.Regiment, Nation: force.KPA},
		Allegiance: force.Allegiance{Side: side},
		Place:      force.Place{Hex: b.at(at), Presence: force.Present, Port: hex.None},
		Strength:   force.Strength{Men: int32(men), Paper: int32(men)},
		Battalions: force.Battalions{Count: 3, Training: [force.MaxBattalions]int16{6000, 6000, 6000}},
		Stores:     force.Stores{Supply: 6000},
		Standing:   force.Standing{Assigned: hex.None},
	}
	if side == force.South {
		s.Nation, s.Stores.Supply = force.ROK, 4000
	}
	for _, c := range change {
		c(&s)
	}
	b.Units = append(b.Units, s)
	return force.ID(len(b.Units) - 1)
}

// wing sets down an air group of fighters, each of which flies once a day wherever it has to go.
func (b *table) wing(code string, side force.Side, at string, aircraft int, change ...func(s *force.Spec)) force.ID {
	b.t.Helper()
	b.Cells[b.at(at)].Airfield = 3
	s := force.Spec{
		Identity:   force.Identity{Code: code, Short: code, Parent: force.None, Arm: force.Aircraft, Nation: force.KPA},
		Allegiance: force.Allegiance{Side: side},
		Place:      force.Place{Hex: b.at(at), Presence: force.Present, Port: hex.None},
		Standing:   force.Standing{Assigned: hex.None},
		AirGroup:   force.AirGroup{Aircraft: int16(aircraft), Rate: 100, Radius: 100, Runway: 1},
	}
	if side == force.South {
		s.Nation = force.ROK
	}
	for _, c := range change {
		c(&s)
	}
	b.Units = append(b.Units, s)
	return force.ID(len(b.Units) - 1)
}

// war starts the war: the first dawn has passed.
func (b *table) war() *World { return New(b.Atlas, &b.Setup, 38) }

// days ends both sides' days so many times and returns all that happened.
func days(t testing.TB, w *World, n int) (events []Event) {
	t.Helper()
	for range 2 * n {
		more, err := w.Apply(Order{})
		if err != nil {
			t.Fatal(err)
		}
		events = append(events, more...)
		if w.Phase == Over {
			break
		}
	}
	return events
}

// count is how many events of a kind there are.
func count(events []Event, kind EventKind) int {
	n := 0
	for _, e := range events {
		if e.Kind == kind {
			n++
		}
	}
	return n
}
