package main

import (
	"parallel38/game/atlas"
	"parallel38/game/hex"
	"parallel38/internal/geo"
)

// furnish puts ports, airfields and beaches on the map. The hand table names the known ones; other
// coasts are judged by their ground: flat shores of the east coast can be landed on, the mud and
// tides of the west and south make even a flat one poor.
func (b *board) furnish() {
	for i := range b.cells {
		c, g := &b.cells[i], &b.ground[i]
		if c.country != atlas.Korea || !b.openCoast(hex.Index(i)) {
			continue
		}
		east := eastCoast(geo.Centre(hex.Index(i)))
		switch {
		case east && g.relief < 75:
			c.beach = 2
		case east && g.relief < 170, g.relief < 75:
			c.beach = 1
		}
	}
	for _, r := range b.in.data["sites"] {
		i := geo.HexAt(r.point())
		if r["place"] != "" {
			i = b.placeNamed(r["place"]).Hex
		}
		if !b.cells[i].land {
			i = b.nearestLand(r.point())
		}
		c := &b.cells[i]
		size := r.int("size")
		switch r["kind"] {
		case "port":
			c.port = max(c.port, size)
		case "airfield":
			c.field = max(c.field, size)
		case "beach":
			c.beach = size
		default:
			panic("kind " + r["kind"])
		}
		if !b.openCoast(i) && r["kind"] != "airfield" {
			b.note("%s %s at %s touches no water", r["kind"], r["name"], geo.Board.Name(i))
		}
	}
}

// eastCoast tells whether a point is on the deep side of Korea, where the tide is a foot or two.
func eastCoast(p geo.Point) bool {
	return p.X > 140 || p.X > -40 && p.Y > 60 || p.X > 100 && p.Y > -200
}

// openCoast tells whether a hex touches the sea or an arm of it.
func (b *board) openCoast(i hex.Index) bool {
	for d := range hex.Dir(hex.Dirs) {
		if j := geo.Board.Step(i, d); j != hex.None && (!b.cells[j].land || b.sides[sideOf(i, d)].strait) {
			return true
		}
	}
	return false
}
