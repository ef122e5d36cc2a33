package main

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"parallel38/game/atlas"
	"parallel38/game/hex"
	"parallel38/internal/geo"
)

// table writes rows as CSV.
type table struct {
	buf bytes.Buffer
	csv *csv.Writer
}

func newTable(columns string) *table {
	t := new(table)
	t.csv = csv.NewWriter(&t.buf)
	t.row(strings.Split(columns, ",")...)
	return t
}

func (t *table) row(fields ...string) { t.csv.Write(fields) }

func (t *table) bytes() []byte {
	t.csv.Flush()
	return t.buf.Bytes()
}

// number leaves zero out, so that what is there stands out.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func flag01(yes bool) string {
	if yes {
		return "1"
	}
	return ""
}

func (b *board) hexTable() []byte {
	t := newTable("col,row,terrain,elevation,relief,country,north,province,beach,port,airfield")
	for i := range b.cells {
		c, g := &b.cells[i], &b.ground[i]
		col, row := geo.Board.ColRow(hex.Index(i))
		elevation, relief := "", ""
		if c.land {
			elevation, relief = strconv.Itoa(int(g.mean+.5)), strconv.Itoa(int(g.relief+.5))
		}
		t.row(strconv.Itoa(col), strconv.Itoa(row), c.terrain.String(), elevation, relief, c.country.String(),
			flag01(c.north), c.prov.Name().En, number(c.beach), number(c.port), number(c.field))
	}
	return t.bytes()
}

var riverWords = [...]string{"", "minor", "major"}

func (b *board) sideTable() []byte {
	t := newTable("col,row,dir,river,name,coast,strait,parallel,border")
	for s := range sideID(len(b.sides)) {
		i, j := s.hexes()
		if j == hex.None {
			continue
		}
		sd := &b.sides[s]
		coast := b.cells[i].land != b.cells[j].land
		border := b.cells[i].country != b.cells[j].country && b.cells[i].land && b.cells[j].land &&
			(b.cells[i].country == atlas.Korea || b.cells[j].country == atlas.Korea)
		if sd.river == 0 && !coast && !sd.strait && !sd.parallel && !border || sideOf(i, s.dir()) != s {
			continue
		}
		col, row := geo.Board.ColRow(i)
		name := ""
		if sd.river > 0 {
			name = b.rivers[sd.name].name.En
		}
		t.row(strconv.Itoa(col), strconv.Itoa(row), s.dir().String(), riverWords[sd.river], name,
			flag01(coast), flag01(sd.strait), flag01(sd.parallel), flag01(border))
	}
	return t.bytes()
}

var (
	roadWords = [...]string{"", "track", "secondary", "main"}
	railWords = [...]string{"", "narrow", "single", "double"}
)

func (b *board) linkTable() []byte {
	t := newTable("col,row,dir,road,rail")
	for s := range sideID(len(b.sides)) {
		sd := &b.sides[s]
		if sd.road == 0 && sd.rail == 0 {
			continue
		}
		i, _ := s.hexes()
		col, row := geo.Board.ColRow(i)
		t.row(strconv.Itoa(col), strconv.Itoa(row), s.dir().String(), roadWords[sd.road], railWords[sd.rail])
	}
	return t.bytes()
}

func (b *board) placeTable() []byte {
	t := newTable("name,modern,ko,lat,lon,col,row,rank,role,also")
	for i := range b.places {
		p := &b.places[i]
		col, row := geo.Board.ColRow(p.Hex)
		t.row(p.Name.En, p.Modern, p.Name.Ko, p.lat, p.lon, strconv.Itoa(col), strconv.Itoa(row),
			strconv.Itoa(int(p.Rank)), p.Role, p.also)
	}
	return t.bytes()
}

func (b *board) riverTable() []byte {
	t := newTable("name,ko")
	for i := range b.rivers {
		t.row(b.rivers[i].name.En, b.rivers[i].name.Ko)
	}
	return t.bytes()
}

func (b *board) labelTable() []byte {
	t := newTable("kind,en,ko,lat,lon,metres")
	for _, r := range b.in.data["labels"] {
		t.row(r["kind"], r["en"], r["ko"], r["lat"], r["lon"], r["metres"])
	}
	return t.bytes()
}
