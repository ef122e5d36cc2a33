package ai

import (
	"strings"
	"testing"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// table is a small war for a test: a map drawn with letters, and whatever the test lays on it.
type table struct {
	*atlas.Atlas
	game.Setup
	t testing.TB
}

// terrainLetters are the letters a test draws its map with.
var terrainLetters = map[rune]atlas.Terrain{'~': atlas.Sea, '.': atlas.Clear, 'h': atlas.Hills, 'm': atlas.Mountain, 'u': atlas.Urban}

// drawBoard draws a map, a letter a hex and a string a row. The North holds the first rows.
func drawBoard(t testing.TB, northern int, rows ...string) *table {
	t.Helper()
	size := hex.Size{W: len(rows[0]), H: len(rows)}
	b := &table{t: t, Atlas: &atlas.Atlas{Size: size, Cells: make([]atlas.Cell, size.Len()), Edges: make([][hex.Dirs]atlas.Edge, size.Len()),
		Near: make([][hex.Dirs]hex.Index, size.Len()), Rivers: []atlas.Name{{}}}}
	b.Setup = game.Setup{ID: "test", Start: calendar.Of(1950, 6, 25), Turns: 30, First: force.North, Control: make([]force.Side, size.Len()), Rules: game.DefaultRules()}
	for row, line := range rows {
		for col, letter := range line {
			h := size.At(col, row)
			cell := &b.Cells[h]
			cell.Terrain, cell.Place = terrainLetters[letter], atlas.NoPlace
			if !cell.Land() {
				continue
			}
			cell.Country = atlas.Korea
			b.Control[h] = force.South
			if row < northern {
				b.Control[h] = force.North
			}
		}
	}
	b.Link()
	for side := force.North; side < force.Sides; side++ {
		b.Supply[side] = game.SupplySetup{Trucks: 1000, Daily: []game.Step{{Value: 90}}}
	}
	b.Supply[force.North].Sources = []game.Source{{Hex: size.At(size.W/2, 0), Tons: 5000}}
	b.Supply[force.South].Sources = []game.Source{{Hex: size.At(size.W/2, size.H-1), Tons: 5000}}
	return b
}

// peninsula is a board of land with sea left and right.
func peninsula(t testing.TB, northern, height, width int) *table {
	row := "~" + strings.Repeat(".", width) + "~"
	rows := make([]string, height)
	for i := range rows {
		rows[i] = row
	}
	return drawBoard(t, northern, rows...)
}

// river runs below a row from coast to coast.
func (b *table) river(row int) {
	for col := range b.W {
		h := b.At(col, row)
		dirs := []hex.Dir{hex.S}
		if col&1 == 1 {
			dirs = []hex.Dir{hex.SW, hex.S, hex.SE} // odd columns reach half a hex lower
		}
		for _, d := range dirs {
			if n := b.Near[h][d]; n != hex.None && b.Cells[h].Land() && b.Cells[n].Land() {
				b.Edges[h][d].River, b.Edges[n][d.Opposite()].River = atlas.MajorRiver, atlas.MajorRiver
			}
		}
	}
}

// roads lays a road over every hexside, so that supply goes wherever troops go.
func (b *table) roads() {
	for h := range hex.Index(b.Len()) {
		for d, n := range b.Near[h] {
			if n != hex.None && b.Cells[h].Land() && b.Cells[n].Land() {
				b.Edges[h][d].Road = atlas.SecondaryRoad
			}
		}
	}
}

// unit sets down a rested regiment.
func (b *table) unit(code string, side force.Side, col, row, men int) force.ID {
	s := force.Spec{
		Identity:   force.Identity{Code: code, Short: code, Parent: force.None, Echelon: force.Regiment, Nation: force.KPA},
		Allegiance: force.Allegiance{Side: side},
		Place:      force.Place{Hex: b.At(col, row), Presence: force.Present, Port: hex.None},
		Strength:   force.Strength{Men: int32(men), Paper: int32(men)},
		Battalions: force.Battalions{Count: 3, Training: [force.MaxBattalions]int16{6000, 6000, 6000}},
		Stores:     force.Stores{Supply: 4000},
		Standing:   force.Standing{Assigned: hex.None},
	}
	if side == force.South {
		s.Nation = force.ROK
	}
	b.Units = append(b.Units, s)
	return force.ID(len(b.Units) - 1)
}

// objective makes a hex worth points to a side.
func (b *table) objective(side force.Side, col, row, points int) {
	b.Victory = append(b.Victory, game.Condition{Kind: game.Take, Side: side, Place: b.At(col, row), Table: []game.Step{{From: b.Start + 20, Value: points}}})
}

// war starts the war.
func (b *table) war() *game.World { return game.New(b.Atlas, &b.Setup, 38) }

// day lets a player give all its orders for one day and returns them.
func day(t testing.TB, w *game.World, p *Player) (orders []game.Order) {
	t.Helper()
	side := w.Moving()
	for len(orders) < 1000 {
		o, done := p.Think(w.Look(side), 1<<20)
		if !done {
			continue
		}
		if _, err := w.Apply(o); err != nil {
			t.Fatalf("%v, %v: %q is refused: %v", w.Day, side, game.FormatOrder(&w.Board, &o), err)
		}
		orders = append(orders, o)
		if o.Kind == game.EndDay {
			return orders
		}
	}
	t.Fatalf("%v, %v: no end of orders", w.Day, side)
	return nil
}

// player makes a player by name.
func player(t testing.TB, name string) *Player {
	t.Helper()
	p, err := New(name)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
