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
		centre := geo.Centre(hex.Index(i))
		if c.country != atlas.Korea || !b.openCoast(hex.Index(i)) {
			continue
		}
		east := centre.X > 105 || centre.X > -40 && centre.Y > 60
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

// openCoast tells whether a hex touches water.
func (b *board) openCoast(i hex.Index) bool {
	for d := range hex.Dir(hex.Dirs) {
		if j := geo.Board.Step(i, d); j != hex.None && !b.cells[j].land {
			return true
		}
	}
	return false
}
