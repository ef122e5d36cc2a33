package atlas

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"

	"parallel38/assets"
	"parallel38/game/hex"
)

// Peninsula is the map of Korea that the program carries, read once.
var Peninsula = sync.OnceValue(func() *Atlas {
	a, err := Load(assets.Map)
	if err != nil {
		panic(err) // the tables are part of the program, and its tests read them
	}
	return a
})

// Load reads an atlas from the tables hexes.csv, rivers.csv, sides.csv, links.csv and places.csv.
// It reads strictly: an unknown column, a word that is not listed, a hex named twice or left out is
// a mistake, and all mistakes are reported at once, each with its file, line and column.
func Load(fsys fs.FS) (*Atlas, error) {
	a := new(Atlas)
	l := &loader{fsys: fsys}
	l.hexes(a)
	if len(l.errs) > 0 {
		return nil, errors.Join(l.errs...) // the other tables mean nothing without the hexes
	}
	l.rivers(a)
	l.sides(a)
	l.links(a)
	l.places(a)
	if len(l.errs) > 0 {
		return nil, errors.Join(l.errs...)
	}
	a.Link()
	return a, nil
}

// maxHexes is how many hexes an Index can name.
const maxHexes = 1<<15 - 1

// loader reads tables and gathers what is wrong with them.
type loader struct {
	fsys fs.FS
	errs []error
}

const maxErrors = 50 // enough to see what is wrong; a wrong file has thousands

// row is a line of a table while it is read.
type row struct {
	l      *loader
	file   string
	line   int
	header []string
	fields []string
}

// table calls read for each row of a file, whose first line must name exactly these columns.
func (l *loader) table(file, columns string, read func(r *row)) {
	f, err := l.fsys.Open(file)
	if err != nil {
		l.errs = append(l.errs, err)
		return
	}
	defer f.Close()
	in := csv.NewReader(f)
	in.ReuseRecord = true
	header := strings.Split(columns, ",")
	in.FieldsPerRecord = len(header)
	for first := true; len(l.errs) < maxErrors; first = false {
		fields, err := in.Read()
		if err == io.EOF {
			return
		}
		if err != nil {
			l.errs = append(l.errs, fmt.Errorf("%s: %w", file, err))
			return
		}
		line, _ := in.FieldPos(0)
		r := &row{l, file, line, header, fields}
		if !first {
			read(r)
		} else if got := strings.Join(fields, ","); got != columns {
			r.fault("", got, "columns "+columns)
			return
		}
	}
}

// fault reports a mistake in a column.
func (r *row) fault(column, found, want string) {
	if column != "" {
		column += ": "
	}
	r.l.errs = append(r.l.errs, fmt.Errorf("%s:%d: %sfound %q, want %s", r.file, r.line, column, found, want))
}

func (r *row) text(column string) string { return r.fields[slices.Index(r.header, column)] }

// number reads a whole number between low and high; nothing means 0.
func (r *row) number(column string, low, high int) int {
	s := r.text(column)
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < low || n > high {
		r.fault(column, s, fmt.Sprintf("a whole number from %d to %d", low, high))
		return 0
	}
	return n
}

// yes reads a column that holds 1 or nothing.
func (r *row) yes(column string) bool {
	s := r.text(column)
	if s != "" && s != "1" {
		r.fault(column, s, "1 or nothing")
	}
	return s == "1"
}

// word reads a column that holds one of some words, as the word's place among them.
func (r *row) word(column string, words []string) int {
	s := r.text(column)
	n := slices.Index(words, s)
	if n < 0 {
		r.fault(column, s, "one of "+strings.TrimPrefix(strings.Join(words, ", "), ", "))
		return 0
	}
	return n
}

// degrees reads a decimal number of degrees in 1/10,000.
func (r *row) degrees(column string) int32 {
	s := r.text(column)
	whole, part, _ := strings.Cut(s, ".")
	n, err := strconv.Atoi(whole + (part + "0000")[:4])
	if err != nil || len(part) > 4 || n < -1800000 || n > 1800000 {
		r.fault(column, s, "degrees with up to four decimals")
		return 0
	}
	return int32(n)
}

// hex reads the columns col and row.
func (r *row) hex(size hex.Size) hex.Index {
	col, row := r.number("col", 0, size.W-1), r.number("row", 0, size.H-1)
	return size.At(col, row)
}

// across reads the columns col, row and dir: a hexside between two hexes of the board.
func (r *row) across(a *Atlas) (i hex.Index, d hex.Dir, ok bool) {
	i = r.hex(a.Size)
	d, ok = hex.ParseDir(r.text("dir"))
	if !ok {
		r.fault("dir", r.text("dir"), "one of N, NE, SE, S, SW, NW")
		return i, d, false
	}
	if a.Step(i, d) == hex.None {
		r.fault("dir", r.text("dir"), "a direction that stays on the board")
		return i, d, false
	}
	return i, d, true
}

func (l *loader) hexes(a *Atlas) {
	provinces := make([]string, Provinces)
	for p := range Provinces {
		provinces[p] = p.Name().En
	}
	l.table("hexes.csv", "col,row,terrain,elevation,relief,country,north,province,beach,port,airfield", func(r *row) {
		// Rows run west to east and north to south, so that the last tells the size of the board.
		col, line := r.number("col", 0, maxHexes), r.number("row", 0, maxHexes)
		switch n := len(a.Cells); {
		case line == 0 && col == n:
			a.W, a.H = col+1, 1
		case a.W > 0 && col == n%a.W && line == n/a.W && n < maxHexes:
			a.H = line + 1
		default:
			r.fault("col,row", r.text("col")+","+r.text("row"), "every hex once, row by row from 0,0")
			return
		}
		a.Cells = append(a.Cells, Cell{
			Terrain:   Terrain(r.word("terrain", terrainNames[:])),
			Elevation: int16(r.number("elevation", -100, 9000)),
			Relief:    int16(r.number("relief", 0, 3000)),
			Country:   Country(r.word("country", countryNames[:])),
			North:     r.yes("north"),
			Province:  Province(r.word("province", provinces)),
			Beach:     uint8(r.number("beach", 0, 3)),
			Port:      uint8(r.number("port", 0, 3)),
			Airfield:  uint8(r.number("airfield", 0, 3)),
			Place:     NoPlace,
		})
	})
	if len(l.errs) == 0 && (len(a.Cells) == 0 || len(a.Cells) != a.Len()) {
		l.errs = append(l.errs, fmt.Errorf("hexes.csv: found %d hexes, want whole rows of %d", len(a.Cells), a.W))
	}
	a.Edges = make([][hex.Dirs]Edge, len(a.Cells))
}

func (l *loader) rivers(a *Atlas) {
	l.table("rivers.csv", "name,ko", func(r *row) {
		if len(a.Rivers) == 255 {
			r.fault("name", r.text("name"), "at most 255 rivers")
			return
		}
		a.Rivers = append(a.Rivers, Name{r.text("name"), r.text("ko")})
	})
}

var (
	riverNames = []string{"", "minor", "major"}
	roadNames  = []string{"", "track", "secondary", "main"}
	railNames  = []string{"", "narrow", "single", "double"}
)

// both sets the edge of a hexside as seen from either hex.
func (a *Atlas) both(i hex.Index, d hex.Dir, set func(e *Edge)) {
	set(&a.Edges[i][d])
	set(&a.Edges[a.Step(i, d)][d.Opposite()])
}

func (l *loader) sides(a *Atlas) {
	names := make([]string, len(a.Rivers))
	for k, name := range a.Rivers {
		names[k] = name.En
	}
	l.table("sides.csv", "col,row,dir,river,name,coast,strait,parallel,border", func(r *row) {
		i, d, ok := r.across(a)
		if !ok {
			return
		}
		e := Edge{
			River:    River(r.word("river", riverNames)),
			Coast:    r.yes("coast"),
			Strait:   r.yes("strait"),
			Parallel: r.yes("parallel"),
			Border:   r.yes("border"),
		}
		if e.River != NoRiver {
			e.RiverName = uint8(r.word("name", names))
		}
		if a.Edges[i][d] != (Edge{}) {
			r.fault("col,row,dir", a.Name(i)+" "+d.String(), "each hexside once")
		} else if e == (Edge{}) {
			r.fault("", "", "something along the hexside")
		}
		a.both(i, d, func(to *Edge) { *to = e })
	})
}

func (l *loader) links(a *Atlas) {
	l.table("links.csv", "col,row,dir,road,rail", func(r *row) {
		i, d, ok := r.across(a)
		if !ok {
			return
		}
		road, rail := Road(r.word("road", roadNames)), Rail(r.word("rail", railNames))
		if e := a.Edges[i][d]; e.Road != NoRoad || e.Rail != NoRail {
			r.fault("col,row,dir", a.Name(i)+" "+d.String(), "each link once")
		} else if !a.Cells[i].Land() || !a.Cells[a.Step(i, d)].Land() || e.Strait {
			r.fault("col,row,dir", a.Name(i)+" "+d.String(), "a link over land")
		}
		a.both(i, d, func(to *Edge) { to.Road, to.Rail = road, rail })
	})
}

func (l *loader) places(a *Atlas) {
	seen := map[string]bool{}
	l.table("places.csv", "name,modern,ko,lat,lon,col,row,rank,role,also", func(r *row) {
		p := Place{
			Name:   Name{r.text("name"), r.text("ko")},
			Modern: r.text("modern"),
			Hex:    r.hex(a.Size),
			LatE4:  r.degrees("lat"),
			LonE4:  r.degrees("lon"),
			Rank:   uint8(r.number("rank", 1, 5)),
			Role:   r.text("role"),
		}
		if also := r.text("also"); also != "" {
			p.Also = strings.Split(also, ";")
		}
		if key := fold(p.Name.En); key == "" || seen[key] {
			r.fault("name", p.Name.En, "a name of its own")
		} else {
			seen[key] = true
		}
		if n := len(a.Places); n > 0 && a.Places[n-1].Rank > p.Rank {
			r.fault("rank", r.text("rank"), "places in order of rank")
		}
		if c := a.Cell(p.Hex); c.Place == NoPlace {
			c.Place = PlaceID(len(a.Places))
		}
		a.Places = append(a.Places, p)
	})
}
