package main

import (
	"math"
	"slices"
	"strings"

	"parallel38/game/atlas"
	"parallel38/game/hex"
	"parallel38/internal/geo"
)

// ground is what the elevation grid says of a hex. Heights are of its land points alone.
type ground struct {
	points, land int
	mean         float64 // metres
	relief       float64 // mean of highest minus lowest in 3×3 points
	flat         float64 // share of points with local relief under 60 m
	highest      int
}

func (g *ground) share() float64 {
	if g.points == 0 {
		return 0
	}
	return float64(g.land) / float64(g.points)
}

// cell is a hex of the map being made.
type cell struct {
	land    bool
	terrain atlas.Terrain
	country atlas.Country
	north   bool
	prov    atlas.Province
	beach   int
	port    int
	field   int
}

// place is a town or landmark with its hex.
type place struct {
	atlas.Place
	at       geo.Point
	side     string // N, S, C(hina), U(SSR)
	forProv  string
	also     string
	mustBeOn hex.Index // a hex given by hand, hex.None otherwise
	lat, lon string
	landmark bool // a mountain, pass or reservoir: no road need reach it
}

// survey gathers the elevation points of each hex.
func (b *board) survey() {
	d := b.in.dem
	b.ground = make([]ground, geo.Board.Len())
	for n, m := range d.metres {
		i := geo.HexAt(d.at[n])
		if i == hex.None {
			continue
		}
		g := &b.ground[i]
		g.points++
		if m == sea {
			continue
		}
		relief := d.relief(n)
		g.land++
		g.mean += float64(m)
		g.relief += float64(relief)
		if relief < 60 {
			g.flat++
		}
		g.highest = max(g.highest, int(m))
	}
	for i := range b.ground {
		if g := &b.ground[i]; g.land > 0 {
			n := float64(g.land)
			g.mean, g.relief, g.flat = g.mean/n, g.relief/n, g.flat/n
		}
	}
}

// relief is the highest less the lowest land point among n and its eight neighbours.
func (d *dem) relief(n int) int {
	i, j := n%d.w, n/d.w
	low, high := math.MaxInt16, math.MinInt16
	for y := max(j-1, 0); y <= min(j+1, d.h-1); y++ {
		for x := max(i-1, 0); x <= min(i+1, d.w-1); x++ {
			if m := int(d.metres[y*d.w+x]); m != sea {
				low, high = min(low, m), max(high, m)
			}
		}
	}
	return high - low
}

// landShare is the share of land from which a hex counts as land.
const landShare = .42

// settle puts each place in a hex and decides which hexes are land: those with enough of it, and
// those of islands that hold a place.
func (b *board) settle() {
	b.cells = make([]cell, geo.Board.Len())
	for i := range b.cells {
		b.cells[i].land = b.ground[i].share() >= landShare
	}
	b.readPlaces()
	// A landmark never makes land, and an island's place does so before others look for theirs.
	for i := range b.places {
		p := &b.places[i]
		if p.Hex != hex.None && (strings.Contains(p.Role, "island") || p.mustBeOn != hex.None) {
			b.cells[p.Hex].land = true
		}
	}
	for i := range b.places {
		p := &b.places[i]
		if p.Hex == hex.None {
			b.note("%s lies off the map", p.Name.En)
		} else if !b.cells[p.Hex].land {
			near := b.nearestLand(p.at)
			b.note("%s moved from %s to %s, %.1f km from the centre", p.Name.En,
				geo.Board.Name(p.Hex), geo.Board.Name(near), p.at.Dist(geo.Centre(near)))
			p.Hex = near
		}
	}
	b.places = slices.DeleteFunc(b.places, func(p place) bool { return p.Hex == hex.None })
	slices.SortStableFunc(b.places, func(p, q place) int { return int(p.Rank) - int(q.Rank) })
}

func (b *board) nearestLand(p geo.Point) hex.Index {
	best, bestAt := math.Inf(1), hex.None
	for i := range b.cells {
		if d := p.Dist(geo.Centre(hex.Index(i))); b.cells[i].land && d < best {
			best, bestAt = d, hex.Index(i)
		}
	}
	return bestAt
}

// readPlaces reads the gazetteer and the hand table that corrects and completes it.
func (b *board) readPlaces() {
	byHand := map[string]record{}
	for _, r := range b.in.data["places"] {
		byHand[r["name"]] = r
	}
	for _, r := range b.in.places {
		row := record{
			"name": r["name_1950"], "modern": r["name_modern"], "ko": r["name_ko"], "lat": r["lat"], "lon": r["lon"],
			"rank": r["rank"], "role": r["tags_1950"], "side": r["side_1950"],
		}
		if hand, ok := byHand[row["name"]]; ok {
			for key, v := range hand {
				if v != "" {
					row[key] = v
				}
			}
			delete(byHand, row["name"])
		}
		b.addPlace(row)
	}
	for _, r := range b.in.data["places"] {
		if _, left := byHand[r["name"]]; left {
			b.addPlace(r)
		}
	}
}

func (b *board) addPlace(r record) {
	p := place{at: r.point(), side: r["side"], also: r["also"], forProv: r["province"], mustBeOn: hex.None, lat: r["lat"], lon: r["lon"]}
	p.Name = atlas.Name{En: r["name"], Ko: r["ko"]}
	p.Modern, p.Rank, p.Role = r["modern"], uint8(r.int("rank")), roleWords(r["role"])
	p.Hex = geo.HexAt(p.at)
	if r["hex"] != "" {
		for i := range geo.Board.Len() {
			if geo.Board.Name(hex.Index(i)) == r["hex"] {
				p.Hex, p.mustBeOn = hex.Index(i), hex.Index(i)
			}
		}
	}
	for _, word := range strings.Fields(p.Role) {
		switch word {
		case "peak", "pass", "reservoir", "river", "island", "bridge":
			p.landmark = true
		}
	}
	b.places = append(b.places, p)
}

// roleWords turns the tags of the gazetteer into words: battles, dates and formations stay out, they
// belong to scenarios.
func roleWords(tags string) string {
	var words []string
	for _, tag := range strings.FieldsFunc(tags, func(r rune) bool { return r == ',' || r == ' ' }) {
		tag, _, _ = strings.Cut(tag, "(")
		if strings.ContainsAny(tag, "0123456789") || tag != strings.ToLower(tag) {
			continue
		}
		words = append(words, tag)
	}
	return strings.Join(words, " ")
}

// classify gives each hex its terrain. The limits are README.md's "Terrain".
func (b *board) classify() {
	for i := range b.cells {
		c, g := &b.cells[i], &b.ground[i]
		switch centre := geo.Centre(hex.Index(i)); {
		case c.land:
			c.terrain = g.terrain(centre)
		case g.share() >= .12 && !eastCoast(centre) && centre.Y < 200 && centre.Y > -420 && centre.X > -220:
			// Mud and islets: the west and south coasts of Korea.
			c.terrain = atlas.TidalFlat
		}
	}
	for i := range b.places {
		if p := &b.places[i]; p.Rank <= 2 {
			b.cells[p.Hex].terrain = atlas.Urban
		}
	}
	for _, r := range b.in.data["terrain"] {
		i := geo.Board.At(r.int("col"), r.int("row"))
		for t := range atlas.Terrains {
			if t.String() == r["terrain"] {
				b.cells[i].terrain, b.cells[i].land = t, t > atlas.TidalFlat
			}
		}
	}
}

func (g *ground) terrain(centre geo.Point) atlas.Terrain {
	lat, _ := geo.Unproject(centre)
	m, l, top := g.mean, g.relief, g.highest
	switch {
	case m >= 900 && l < 185:
		return atlas.Plateau
	case m >= 1050, m >= 750 && l >= 300, top >= 1700:
		return atlas.HighMountain
	case l >= 235:
		return atlas.Mountain
	case l >= 118, m >= 450:
		return atlas.Hills
	case (l < 72 || g.flat >= .62) && m < 90 && lat < 41.5 && lat > 33.7:
		return atlas.Paddy
	}
	return atlas.Clear
}
