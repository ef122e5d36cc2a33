// Mapgen makes the map of the game, assets/map, from public geodata: what lies in each hex, along
// each hexside and between neighbouring hexes, and the lines and heights that the picture is drawn
// with. It is run by hand (go generate ./internal/mapgen) when the data or the rules of the map
// change, never by the game. README.md names the inputs and the rules; build in this file is the
// order of work and the place to start reading.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

//go:generate go run . -out ../../assets/map

func main() {
	dir := flag.String("geo", os.Getenv("P38_GEO"), "folder of the geodata (default $P38_GEO)")
	out := flag.String("out", "assets/map", "folder to write")
	flag.Parse()
	if err := run(*dir, *out); err != nil {
		fmt.Fprintln(os.Stderr, "mapgen:", err)
		os.Exit(1)
	}
}

func run(dir, out string) error {
	if dir == "" {
		return fmt.Errorf("no geodata: name its folder with -geo or $P38_GEO (README.md says what goes there)")
	}
	files, notes, err := build(dir)
	if err != nil {
		return err
	}
	for _, note := range notes {
		fmt.Println(note)
	}
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(out, f.name), f.data, 0o644); err != nil {
			return err
		}
		fmt.Printf("%-16s %7d bytes\n", f.name, len(f.data))
	}
	return nil
}

// file is one file of the built map.
type file struct {
	name string
	data []byte
}

// board is the map while it is made. Slices of cells run over hexes; slices of sides over sideID.
type board struct {
	in      *inputs
	ground  []ground // what the elevation says of each hex
	cells   []cell
	sides   []side
	places  []place
	corners corners
	rivers  []river
	lines   []line    // drawn roads and rails
	areas   []feature // provinces drawn by hand
	notes   []string
}

func (b *board) note(format string, args ...any) {
	b.notes = append(b.notes, fmt.Sprintf(format, args...))
}

// build makes the map's files from the inputs in dir. The notes say what the builder had to decide.
func build(dir string) (files []file, notes []string, err error) {
	in, err := readInputs(dir)
	if err != nil {
		return nil, nil, err
	}
	b := &board{in: in}
	b.survey()        // elevation and land share of each hex
	b.settle()        // places to hexes
	b.classify()      // terrain
	b.makeCorners()   // the graph of hexsides
	b.layBorder()     // Yalu, watershed, Tumen: one chain, then the countries on either side
	b.layRivers()     // the other rivers along hexsides
	b.layStraits()    // water between land hexes
	b.drawParallel()  // north and south
	b.fillProvinces() // provinces by majority, towns and slivers put right
	b.layNetwork()    // roads and railways: drawn lines first, hex links beside them
	b.layTracks()     // tracks to the towns that no road reaches
	b.furnish()       // beaches, ports, airfields
	shapes := b.shapes()
	files = []file{
		{"hexes.csv", b.hexTable()},
		{"sides.csv", b.sideTable()},
		{"links.csv", b.linkTable()},
		{"places.csv", b.placeTable()},
		{"rivers.csv", b.riverTable()},
		{"labels.csv", b.labelTable()},
		{"height.png", encodeHeights(b.heights())},
		{"shapes.csv.gz", compress(shapes.Text())},
	}
	return files, b.notes, nil
}
