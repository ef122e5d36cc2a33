package main

import (
	"slices"

	"parallel38/game/atlas"
	"parallel38/game/hex"
	"parallel38/internal/geo"
)

// drawParallel divides the board: in every column the hexes above a row are north. The row follows
// the latitude of the hex centres and gives way to towns, which stand where they stood in 1950. One
// row a column makes the parallel one unbroken line from edge to edge, sea included.
func (b *board) drawParallel() {
	for col := range geo.Board.W {
		row := 0 // the first southern row
		for row < geo.Board.H {
			if lat, _ := geo.Unproject(geo.Centre(geo.Board.At(col, row))); lat < 38 {
				break
			}
			row++
		}
		for i := range b.places { // places are in order of rank: the greatest town decides last
			p := &b.places[len(b.places)-1-i]
			c, r := geo.Board.ColRow(p.Hex)
			if c != col || r < row-2 || r > row+1 || p.Rank == 5 && p.landmark && p.side == "" {
				continue
			}
			if p.side == "S" && r < row {
				b.note("the parallel runs north of %s in column %d", p.Name.En, col)
				row = r
			}
			if p.side == "N" && r >= row {
				b.note("the parallel runs south of %s in column %d", p.Name.En, col)
				row = r + 1
			}
		}
		for r := range row {
			b.cells[geo.Board.At(col, r)].north = true
		}
	}
	for i := range hex.Index(geo.Board.Len()) {
		for d := range hex.Dir(hex.Dirs) {
			if j := geo.Board.Step(i, d); j != hex.None && b.cells[i].north != b.cells[j].north {
				b.sides[sideOf(i, d)].parallel = true
			}
		}
	}
}

// provinceCodes are the names of the province layer.
var provinceCodes = [atlas.Provinces]string{
	"", "N Hamgyong", "S Hamgyong", "Chagang", "N Pyongan", "S Pyongan", "Hwanghae", "Kangwon", "Kyonggi",
	"N Chungchong", "S Chungchong", "N Kyongsang", "S Kyongsang", "N Cholla", "S Cholla", "Cheju",
}

// fillProvinces gives each Korean hex the province that holds most of it.
func (b *board) fillProvinces() {
	for i := range b.cells {
		c := &b.cells[i]
		if c.country != atlas.Korea {
			continue
		}
		centre := geo.Centre(hex.Index(i))
		var share [atlas.Provinces]int
		for _, r := range [...]float64{0, 2, 4} {
			for k := range 6 {
				corner := geo.Corner(hex.Index(i), k).Sub(centre)
				share[b.provinceAt(centre.Add(corner.Mul(r/geo.HexRadius)))]++
			}
		}
		share[0] = 0
		c.prov = atlas.Province(slices.Index(share[:], slices.Max(share[:])))
		if c.prov == 0 {
			c.prov = b.nearestProvince(centre)
		}
		if c.prov == atlas.Hwanghae && !c.north {
			c.prov = atlas.Kyonggi // what the parallel cut off was put under Kyonggi in 1945
		}
	}
	for i := range b.places {
		p := &b.places[i]
		if prov := provinceNamed(p.forProv); prov != 0 {
			b.cells[p.Hex].prov = prov
		}
	}
	b.dropSlivers()
}

func provinceNamed(code string) atlas.Province {
	return atlas.Province(max(slices.Index(provinceCodes[:], code), 0))
}

// provinceAt is the province of a point; the areas of the hand table overrule the layer.
func (b *board) provinceAt(p geo.Point) atlas.Province {
	if b.areas == nil {
		b.areas = b.handAreas()
	}
	for i := range b.areas {
		if f := &b.areas[i]; f.near(p) && inside(f.lines, p) {
			return provinceNamed(f.prop("name"))
		}
	}
	for i := range b.in.provinces {
		if f := &b.in.provinces[i]; f.near(p) && inside(f.lines, p) {
			return provinceNamed(f.prop("name"))
		}
	}
	return 0
}

// handAreas are the areas of data/provinces.csv, one a province.
func (b *board) handAreas() []feature {
	var areas []feature
	for _, r := range b.in.data["provinces"] {
		if len(areas) == 0 || areas[len(areas)-1].prop("name") != r["province"] {
			areas = append(areas, newFeature(map[string]any{"name": r["province"]}))
			areas[len(areas)-1].lines = [][]geo.Point{nil}
		}
		f := &areas[len(areas)-1]
		f.lines[0] = append(f.lines[0], f.grow(r.point()))
	}
	return areas
}

func (b *board) nearestProvince(p geo.Point) atlas.Province {
	best, prov := 1e9, atlas.Province(0)
	for i := range b.in.provinces {
		f := &b.in.provinces[i]
		for _, ring := range f.lines {
			for _, q := range ring {
				if d := p.Dist(q); d < best {
					best, prov = d, provinceNamed(f.prop("name"))
				}
			}
		}
	}
	return prov
}

// inside tells whether a point lies in the area of some rings, by the even-odd rule.
func inside(rings [][]geo.Point, p geo.Point) bool {
	in := false
	for _, ring := range rings {
		for k, q := range ring {
			r := ring[(k+1)%len(ring)]
			if (q.Y > p.Y) != (r.Y > p.Y) && p.X < (r.X-q.X)*(p.Y-q.Y)/(r.Y-q.Y)+q.X {
				in = !in
			}
		}
	}
	return in
}

// dropSlivers joins small pieces of a province that are cut off from the rest of it by land to the
// province around them.
func (b *board) dropSlivers() {
	seen := make([]bool, len(b.cells))
	size := map[atlas.Province]int{}
	var pieces [][]hex.Index
	for i := range hex.Index(len(b.cells)) {
		if seen[i] || b.cells[i].prov == 0 {
			continue
		}
		piece := []hex.Index{i}
		seen[i] = true
		for k := 0; k < len(piece); k++ {
			for d := range hex.Dir(hex.Dirs) {
				if j := geo.Board.Step(piece[k], d); j != hex.None && !seen[j] && b.cells[j].prov == b.cells[i].prov {
					seen[j] = true
					piece = append(piece, j)
				}
			}
		}
		pieces = append(pieces, piece)
		size[b.cells[i].prov] = max(size[b.cells[i].prov], len(piece))
	}
	for _, piece := range pieces {
		prov := b.cells[piece[0]].prov
		if len(piece) == size[prov] || len(piece) > 6 {
			continue
		}
		var around [atlas.Provinces]int
		for _, i := range piece {
			for d := range hex.Dir(hex.Dirs) {
				if j := geo.Board.Step(i, d); j != hex.None && b.cells[j].prov != prov && !b.sides[sideOf(i, d)].strait {
					around[b.cells[j].prov]++
				}
			}
		}
		around[0] = 0
		if to := slices.Max(around[:]); to > 0 {
			for _, i := range piece {
				b.cells[i].prov = atlas.Province(slices.Index(around[:], to))
			}
		}
	}
}
