package geo

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"io"
	"io/fs"
	"math"
	"strconv"
	"strings"
)

// Kind says what a shape draws.
type Kind uint8

// Kinds of shape. Coast rings are closed and have land on their left (outer rings run
// anticlockwise, water inside land clockwise), so that even-odd and winding fills agree; they end
// in straight cuts beyond the edge of the height grid. Everything else is an open line.
const (
	Coast    Kind = iota
	River         // source to mouth, ending at the coast; Rank 1 minor, 2 major (atlas.River)
	Road          // Rank 1 track, 2 secondary, 3 main (atlas.Road)
	Rail          // Rank 1 narrow gauge, 2 single, 3 double (atlas.Rail)
	Border        // of Korea with China and the USSR, and between those two (Rank 1)
	Province      // a line between two provinces of 1950
	Kinds         // how many there are
)

var kindNames = [Kinds]string{"coast", "river", "road", "rail", "border", "province"}

func (k Kind) String() string { return kindNames[k] }

// Shape is a line or a ring of the picture.
type Shape struct {
	Kind   Kind
	Rank   int    // meaning depends on Kind
	En, Ko string // name: rivers only, for now
	Line   []Point
}

// Closed tells whether the last point joins the first, which is not repeated.
func (s *Shape) Closed() bool { return s.Kind == Coast }

// Shapes holds the shapes by kind, each kind in the file's order.
type Shapes [Kinds][]Shape

const shapeFile = "shapes.csv.gz"

// unit is the grain of the file: a decametre.
const unit = 100 // to the km

var shapeHeader = []string{"kind", "rank", "en", "ko", "points"}

// ReadShapes reads the drawn lines from the map's folder (assets.Map).
func ReadShapes(fsys fs.FS) (*Shapes, error) {
	f, err := fsys.Open(shapeFile)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", shapeFile, err)
	}
	s, err := parseShapes(z)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", shapeFile, err)
	}
	return s, nil
}

func parseShapes(r io.Reader) (*Shapes, error) {
	in := csv.NewReader(r)
	in.FieldsPerRecord = len(shapeHeader)
	if _, err := in.Read(); err != nil {
		return nil, err
	}
	shapes := new(Shapes)
	for {
		rec, err := in.Read()
		if err == io.EOF {
			return shapes, nil
		}
		if err != nil {
			return nil, err
		}
		s := Shape{Kind: Kinds, En: rec[2], Ko: rec[3]}
		for k, name := range kindNames {
			if rec[0] == name {
				s.Kind = Kind(k)
			}
		}
		if s.Rank, err = strconv.Atoi(rec[1]); err == nil && s.Kind < Kinds {
			s.Line, err = parseLine(rec[4])
		}
		if err != nil || s.Kind == Kinds {
			line, _ := in.FieldPos(0)
			return nil, fmt.Errorf("line %d: bad shape %.20q %v", line, rec[0], err)
		}
		shapes[s.Kind] = append(shapes[s.Kind], s)
	}
}

// parseLine reads "x y dx dy dx dy …": the first point in decametres, then the steps.
func parseLine(text string) ([]Point, error) {
	words := strings.Fields(text)
	if len(words)%2 != 0 {
		return nil, fmt.Errorf("odd number of coordinates")
	}
	line := make([]Point, len(words)/2)
	x, y := 0, 0
	for i := range line {
		dx, err := strconv.Atoi(words[2*i])
		if err != nil {
			return nil, err
		}
		dy, err := strconv.Atoi(words[2*i+1])
		if err != nil {
			return nil, err
		}
		x, y = x+dx, y+dy
		line[i] = Point{float64(x) / unit, float64(y) / unit}
	}
	return line, nil
}

// Text is the table that ReadShapes reads, before compression.
func (s *Shapes) Text() []byte {
	var buf bytes.Buffer
	w := csv.NewWriter(&buf)
	w.Write(shapeHeader)
	for _, kind := range s {
		for _, sh := range kind {
			w.Write([]string{sh.Kind.String(), strconv.Itoa(sh.Rank), sh.En, sh.Ko, lineText(sh.Line)})
		}
	}
	w.Flush()
	return buf.Bytes()
}

func lineText(line []Point) string {
	var b []byte
	x, y := 0, 0
	for i, p := range line {
		px, py := int(math.Round(p.X*unit)), int(math.Round(p.Y*unit))
		if i > 0 {
			if px == x && py == y {
				continue
			}
			b = append(b, ' ')
		}
		b = strconv.AppendInt(b, int64(px-x), 10)
		b = append(b, ' ')
		b = strconv.AppendInt(b, int64(py-y), 10)
		x, y = px, py
	}
	return string(b)
}
