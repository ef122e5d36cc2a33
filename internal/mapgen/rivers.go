package main

import (
	"math"
	"slices"

	"parallel38/game/atlas"
	"parallel38/game/hex"
	"parallel38/internal/geo"
)

// river is a named river, source to mouth.
type river struct {
	name  atlas.Name
	line  []geo.Point
	ranks []atlas.River // of each segment of line
	chain []sideID
}

func (r *river) major() (n int) {
	for _, rank := range r.ranks {
		if rank == atlas.MajorRiver {
			n++
		}
	}
	return n
}

// joinRivers puts the upper and lower parts of each river together, great rivers first.
func (b *board) joinRivers() {
	for i := range b.in.rivers {
		f := &b.in.rivers[i]
		line := f.lines[0]
		at := slices.IndexFunc(b.rivers, func(r river) bool { return r.name.En == f.prop("name") })
		if at < 0 {
			at = len(b.rivers)
			b.rivers = append(b.rivers, river{name: atlas.Name{En: f.prop("name"), Ko: f.prop("name_ko")}})
		} else {
			line = line[1:] // the parts share a point
		}
		r := &b.rivers[at]
		for _, p := range line {
			if len(r.line) > 0 {
				r.ranks = append(r.ranks, riverRank(f))
			}
			r.line = append(r.line, p)
		}
	}
	slices.SortStableFunc(b.rivers, func(p, q river) int {
		if p.major() != q.major() {
			return q.major() - p.major()
		}
		return len(q.line) - len(p.line)
	})
}

// banksOf says on which bank of a line the towns near it stand; the hand table overrules the line.
func (b *board) banksOf(name string, line []geo.Point) []bank {
	var banks []bank
	for i := range b.places {
		p := &b.places[i]
		_, away := nearest(line, p.at)
		k := bank{at: p.Hex, left: leftOf(line, p.at), weight: 1}
		if p.Rank == 5 {
			k.weight = .3
		}
		if p.landmark || away < .4 {
			k.weight = .1 // a place on the river itself may stand on either bank
		}
		for _, r := range b.in.data["banks"] {
			if r["river"] == name && r["place"] == p.Name.En {
				k.left, k.weight = r["bank"] == "left", 3
			}
		}
		if away < 12 {
			banks = append(banks, k)
		}
	}
	return banks
}

// landSide is the cost of a side by what lies on either side of it: a river wants land on both.
func (b *board) landSide(s sideID) float64 {
	i, j := s.hexes()
	switch {
	case j == hex.None:
		return 100
	case b.land(i) && b.land(j):
		return 0
	case b.land(i) || b.land(j):
		return 3
	}
	return 6
}

// layBorder lays the northern frontier as one chain, from the mouth of the Yalu over the watershed
// of Paektu-san to the mouth of the Tumen, and with it those two rivers. Then it floods the
// countries on either side.
func (b *board) layBorder() {
	b.joinRivers()
	yalu, tumen := b.riverNamed("Yalu"), b.riverNamed("Tumen")
	line := b.frontier()
	banks := b.banksOf("frontier", line)
	for i := range b.places { // the frontier runs west to east, Korea on its right
		if p := &b.places[i]; p.Rank <= 4 || p.side == "C" || p.side == "U" {
			banks = append(banks, bank{p.Hex, p.side == "C" || p.side == "U", 2})
		}
	}
	mouth := tumen.line[len(tumen.line)-1]
	chain := b.snap(course{
		line: line, banks: banks, step: b.landSide,
		begin: b.wetCorner,
		via:   func(int) float64 { return 0 },
		ends: func(n int) (float64, bool) {
			d := b.corners.at[n].Dist(mouth)
			return d, d < 12 && b.wetCorner(n)
		},
	})
	for _, s := range chain {
		i, j := s.hexes()
		b.sides[s].border = true
		if !b.land(i) || !b.land(j) {
			continue
		}
		for _, r := range []*river{yalu, tumen} {
			if along, away := nearest(r.line, s.middle()); away < 8 {
				k := slices.IndexFunc(b.rivers, func(q river) bool { return q.name == r.name })
				b.setRiver(s, k, along)
				break
			}
		}
	}
	b.foreignBorder()
	b.flood()
}

// frontier is the line of the northern frontier, mouth of the Yalu to mouth of the Tumen: down the
// middle of the two rivers, and along the border layer between their springs.
func (b *board) frontier() []geo.Point {
	yalu, tumen := b.riverNamed("Yalu"), b.riverNamed("Tumen")
	ridge := joinLines(b.in.borders, "North Korea", "China")
	from, _ := nearest(ridge, yalu.line[0])
	to, _ := nearest(ridge, tumen.line[0])
	line := slices.Clone(yalu.line)
	slices.Reverse(line)
	line = append(line, ridge[int(from)+1:int(to)+1]...)
	return append(line, tumen.line...)
}

func (b *board) riverNamed(prefix string) *river {
	for i := range b.rivers {
		if len(b.rivers[i].name.En) >= len(prefix) && b.rivers[i].name.En[:len(prefix)] == prefix {
			return &b.rivers[i]
		}
	}
	panic("no river " + prefix)
}

func (b *board) setRiver(s sideID, k int, along float64) {
	r := &b.rivers[k]
	sd := &b.sides[s]
	rank := r.ranks[min(int(along), len(r.ranks)-1)]
	if rank > sd.river {
		sd.river, sd.name = rank, k
	}
	r.chain = append(r.chain, s)
}

// joinLines puts the pieces of a border between two countries together, west to east.
func joinLines(borders []feature, left, right string) []geo.Point {
	var pieces [][]geo.Point
	for i := range borders {
		f := &borders[i]
		l, r := f.prop("left"), f.prop("right")
		if l == left && r == right || l == right && r == left {
			for _, line := range f.lines {
				pieces = append(pieces, slices.Clone(line))
			}
		}
	}
	// Begin at the western one of the two ends that touch no other piece.
	first, west := 0, math.Inf(1)
	for k, p := range pieces {
		for _, end := range [...]geo.Point{p[0], p[len(p)-1]} {
			alone := !slices.ContainsFunc(pieces, func(q []geo.Point) bool {
				return &q[0] != &p[0] && min(end.Dist(q[0]), end.Dist(q[len(q)-1])) < .5
			})
			if alone && end.X < west {
				first, west = k, end.X
			}
		}
	}
	line := pieces[first]
	if line[0].X != west {
		slices.Reverse(line)
	}
	pieces = slices.Delete(pieces, first, first+1)
	for len(pieces) > 0 {
		end := line[len(line)-1]
		best, flip := 0, false
		near := 1e9
		for k, p := range pieces {
			if d := end.Dist(p[0]); d < near {
				best, flip, near = k, false, d
			}
			if d := end.Dist(p[len(p)-1]); d < near {
				best, flip, near = k, true, d
			}
		}
		if flip {
			slices.Reverse(pieces[best])
		}
		line = append(line, pieces[best]...)
		pieces = slices.Delete(pieces, best, best+1)
	}
	return line
}

// foreignBorder marks the hexsides between China and the USSR.
func (b *board) foreignBorder() {
	line := joinLines(b.in.borders, "Russia", "China")
	line = slices.DeleteFunc(line, func(p geo.Point) bool { return p.Y > geo.BoardMax.Y+4 || p.X > geo.BoardMax.X+4 })
	slices.Reverse(line) // towards the Tumen
	chain := b.snap(course{
		line: line, step: b.landSide, via: func(int) float64 { return 0 },
		begin: b.anyCorner,
		ends: func(n int) (float64, bool) {
			for _, cs := range b.corners.sides[n] {
				if b.sides[cs.side].border {
					return b.corners.at[n].Dist(line[len(line)-1]), true
				}
			}
			return 0, false
		},
	})
	for _, s := range chain {
		b.sides[s].foreign = true
	}
}

// flood gives each land hex its country: from a town of each country over land, stopped by
// frontiers, then islands by where they lie.
func (b *board) flood() {
	seed := func(name string, c atlas.Country) {
		at := b.placeNamed(name).Hex
		b.cells[at].country = c
		for queue := []hex.Index{at}; len(queue) > 0; queue = queue[1:] {
			for d := range hex.Dir(hex.Dirs) {
				j := geo.Board.Step(queue[0], d)
				if s := b.sides[sideOf(queue[0], d)]; !b.land(j) || s.border || s.foreign || b.cells[j].country != 0 {
					continue
				}
				b.cells[j].country = c
				queue = append(queue, j)
			}
		}
	}
	seed("Seoul", atlas.Korea)
	seed("Antung", atlas.China)
	seed("Khasan", atlas.USSR)
	for i := range b.cells {
		c := &b.cells[i]
		if !c.land || c.country != 0 {
			continue
		}
		switch p := geo.Centre(hex.Index(i)); {
		case p.X > 115 && p.Y < -330:
			c.country = atlas.Japan
		case p.X > 240 && p.Y > 440:
			c.country = atlas.USSR
		case p.Y > 200:
			c.country = atlas.China
		default:
			c.country = atlas.Korea
		}
	}
}

func (b *board) placeNamed(name string) *place {
	for i := range b.places {
		if b.places[i].Name.En == name {
			return &b.places[i]
		}
	}
	panic("no place " + name)
}

// layRivers lays the other rivers. Each ends at water or in a river already laid, so that great
// rivers come first; what lies in an arm of the sea becomes a strait.
func (b *board) layRivers() {
	for k := range b.rivers {
		r := &b.rivers[k]
		if len(r.chain) > 0 {
			continue // on the frontier, already laid
		}
		mouth := r.line[len(r.line)-1]
		chain := b.snap(course{
			line: r.line, banks: b.banksOf(r.name.En, r.line),
			begin: b.anyCorner,
			step: func(s sideID) float64 {
				if b.sides[s].river > 0 {
					return 20
				}
				return b.landSide(s)
			},
			via: func(n int) float64 {
				if b.onWater(n) {
					return 3
				}
				return 0
			},
			ends: func(n int) (float64, bool) {
				d := b.corners.at[n].Dist(mouth)
				return d * .8, d < 14 && b.waterside(n)
			},
		})
		if chain == nil {
			b.note("%s finds no way along hexsides", r.name.En)
		}
		for _, s := range chain {
			i, j := s.hexes()
			if !b.land(i) || !b.land(j) {
				continue
			}
			along, _ := nearest(r.line, s.middle())
			if along > b.tidal(r) {
				b.sides[s].strait = true
				continue
			}
			b.setRiver(s, k, along)
		}
	}
}

// tidal is the place along a river below which it is an arm of the sea, by the hand table.
func (b *board) tidal(r *river) float64 {
	for _, row := range b.in.data["estuaries"] {
		if row["river"] == r.name.En {
			along, _ := nearest(r.line, row.point())
			return along
		}
	}
	return float64(len(r.line))
}

// layStraits marks the hexsides of the straits that the grain of the map would lose.
func (b *board) layStraits() {
	for _, st := range b.listStraits() {
		line := st.line
		end := line[len(line)-1]
		chain := b.snap(course{
			line: line, banks: b.banksOf(st.name, line),
			begin: b.anyCorner,
			step:  func(sideID) float64 { return 0 },
			via:   func(int) float64 { return 0 },
			ends:  func(n int) (float64, bool) { return b.corners.at[n].Dist(end), b.corners.at[n].Dist(end) < 12 },
		})
		n := 0
		for _, s := range chain {
			if i, j := s.hexes(); b.land(i) && b.land(j) {
				b.sides[s].strait, b.sides[s].river = true, 0
				n++
			}
		}
		if n == 0 {
			b.note("%s has water hexes of its own: no side to mark", st.name)
		}
	}
}

// strait is a named line through narrow water.
type strait struct {
	name string
	line []geo.Point
}

// listStraits are the straits of the layer and of the hand table.
func (b *board) listStraits() []strait {
	var all []strait
	for i := range b.in.straits {
		f := &b.in.straits[i]
		all = append(all, strait{f.prop("name"), f.lines[0]})
	}
	for _, r := range b.in.data["straits"] {
		if len(all) == 0 || all[len(all)-1].name != r["name"] {
			all = append(all, strait{name: r["name"]})
		}
		last := &all[len(all)-1]
		last.line = append(last.line, r.point())
	}
	return all
}
