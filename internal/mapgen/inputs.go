package main

import (
	"embed"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"parallel38/game/atlas"
	"parallel38/internal/geo"
)

// inputs is the geodata as read, on the map plane.
type inputs struct {
	dem       *dem
	rivers    []feature
	straits   []feature
	provinces []feature
	borders   []feature
	places    []record
	network   []record
	data      map[string][]record // the hand tables of folder data, by file name without ending
}

// feature is a line or a set of rings with its properties.
type feature struct {
	props map[string]any
	lines [][]geo.Point
	min   geo.Point // of the box around the lines
	max   geo.Point
}

func newFeature(props map[string]any) feature {
	return feature{props: props, min: geo.Point{X: 1e9, Y: 1e9}, max: geo.Point{X: -1e9, Y: -1e9}}
}

// grow widens the box to hold p, and returns it.
func (f *feature) grow(p geo.Point) geo.Point {
	f.min = geo.Point{X: min(f.min.X, p.X), Y: min(f.min.Y, p.Y)}
	f.max = geo.Point{X: max(f.max.X, p.X), Y: max(f.max.Y, p.Y)}
	return p
}

// near tells whether p lies in the box around the feature.
func (f *feature) near(p geo.Point) bool {
	return p.X >= f.min.X && p.X <= f.max.X && p.Y >= f.min.Y && p.Y <= f.max.Y
}

func (f *feature) prop(key string) string {
	s, _ := f.props[key].(string)
	return s
}

// record is a row of a table by column name.
type record map[string]string

func (r record) float(key string) float64 {
	v, err := strconv.ParseFloat(r[key], 64)
	if err != nil {
		panic(fmt.Sprintf("column %s of %v: %v", key, r, err))
	}
	return v
}

func (r record) int(key string) int {
	v, err := strconv.Atoi(r[key])
	if err != nil {
		panic(fmt.Sprintf("column %s of %v: %v", key, r, err))
	}
	return v
}

func (r record) point() geo.Point { return geo.Project(r.float("lat"), r.float("lon")) }

//go:embed data/*.csv
var handTables embed.FS

func readInputs(dir string) (*inputs, error) {
	in := &inputs{data: map[string][]record{}}
	var err error
	if in.dem, err = readDEM(filepath.Join(dir, "korea_dem_30s.png")); err != nil {
		return nil, err
	}
	for _, layer := range []struct {
		name string
		into *[]feature
	}{
		{"rivers.geojson", &in.rivers},
		{"straits.geojson", &in.straits},
		{"provinces_1950.geojson", &in.provinces},
		{"borders_ne10m.geojson", &in.borders},
	} {
		if *layer.into, err = readFeatures(filepath.Join(dir, layer.name)); err != nil {
			return nil, err
		}
	}
	for _, table := range []struct {
		name string
		into *[]record
	}{{"places.csv", &in.places}, {"network_1950.csv", &in.network}} {
		f, err := os.Open(filepath.Join(dir, table.name))
		if err != nil {
			return nil, err
		}
		if *table.into, err = readRecords(f); err != nil {
			return nil, fmt.Errorf("%s: %w", table.name, err)
		}
		f.Close()
	}
	for _, name := range []string{"places", "sites", "labels", "banks", "lines", "terrain", "estuaries", "straits", "provinces"} {
		f, err := handTables.Open("data/" + name + ".csv")
		if err != nil {
			return nil, err
		}
		if in.data[name], err = readRecords(f); err != nil {
			return nil, fmt.Errorf("data/%s.csv: %w", name, err)
		}
	}
	return in, nil
}

func readRecords(r io.Reader) ([]record, error) {
	rows, err := csv.NewReader(r).ReadAll()
	if err != nil {
		return nil, err
	}
	var out []record
	for _, row := range rows[1:] {
		rec := record{}
		for i, key := range rows[0] {
			rec[key] = row[i]
		}
		out = append(out, rec)
	}
	return out, nil
}

// readFeatures reads lines and polygons of a GeoJSON file; rings lose their nesting.
func readFeatures(path string) ([]feature, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var doc struct {
		Features []struct {
			Properties map[string]any
			Geometry   struct {
				Type        string
				Coordinates json.RawMessage
			}
		}
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []feature
	for _, f := range doc.Features {
		var lines [][][2]float64
		var err error
		switch raw := f.Geometry.Coordinates; f.Geometry.Type {
		case "LineString":
			lines = make([][][2]float64, 1)
			err = json.Unmarshal(raw, &lines[0])
		case "MultiLineString", "Polygon":
			err = json.Unmarshal(raw, &lines)
		case "MultiPolygon":
			var polygons [][][][2]float64
			err = json.Unmarshal(raw, &polygons)
			for _, rings := range polygons {
				lines = append(lines, rings...)
			}
		default:
			err = fmt.Errorf("geometry %q", f.Geometry.Type)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		ft := newFeature(f.Properties)
		for _, l := range lines {
			pts := make([]geo.Point, len(l))
			for i, c := range l {
				pts[i] = ft.grow(geo.Project(c[1], c[0]))
			}
			ft.lines = append(ft.lines, pts)
		}
		out = append(out, ft)
	}
	return out, nil
}

// dem is the elevation grid: points every half minute of arc, north-western corner first.
type dem struct {
	w, h   int
	metres []int16 // sea on water
	at     []geo.Point
}

const (
	demWest, demNorth = 123.5, 43.5 // degrees
	demStep           = 1.0 / 120
	sea               = geo.Sea
)

func readDEM(path string) (*dem, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	grey, ok := img.(*image.Gray16)
	if !ok {
		return nil, fmt.Errorf("%s: %T, want 16-bit grey", path, img)
	}
	d := &dem{w: grey.Rect.Dx(), h: grey.Rect.Dy()}
	d.metres = make([]int16, d.w*d.h)
	d.at = make([]geo.Point, d.w*d.h)
	for n := range d.metres {
		// The file holds metres + 500 and 0 where there is no tile; DTED writes open water as 0 m.
		v := int(grey.Pix[2*n])<<8 | int(grey.Pix[2*n+1])
		d.metres[n] = int16(max(v-500, 1))
		if v == 0 || v == 500 {
			d.metres[n] = sea
		}
		d.at[n] = geo.Project(demNorth-float64(n/d.w)*demStep, demWest+float64(n%d.w)*demStep)
	}
	return d, nil
}

// index is the grid point nearest to p; points off the grid give its edge.
func (d *dem) index(p geo.Point) int {
	x, y := d.grid(p)
	i := min(max(int(x+.5), 0), d.w-1)
	j := min(max(int(y+.5), 0), d.h-1)
	return j*d.w + i
}

// grid is the position of p in grid steps from the north-western corner.
func (d *dem) grid(p geo.Point) (x, y float64) {
	lat, lon := geo.Unproject(p)
	return (lon - demWest) / demStep, (demNorth - lat) / demStep
}

// wet tells whether the grid point nearest to p is water.
func (d *dem) wet(p geo.Point) bool { return d.metres[d.index(p)] == sea }

// riverRank reads the class of a river feature.
func riverRank(f *feature) atlas.River {
	if f.prop("class") == "major" {
		return atlas.MajorRiver
	}
	return atlas.MinorRiver
}
