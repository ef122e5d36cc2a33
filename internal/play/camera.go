package play

import (
	"math"

	"parallel38/game/hex"
	"parallel38/internal/geo"
)

// Zoom limits in units a kilometre: from the whole peninsula to a few hexes. A screen on which the whole
// needs less may go as far.
const (
	farthest = 0.6
	nearest  = 15
)

// camera says which part of the map plane the screen shows.
type camera struct {
	at   geo.Point // in the middle of the screen
	zoom float64   // pixels of the screen a kilometre
	w, h float64   // the screen in pixels
	unit float64   // pixels of the screen in a unit of the map's lines and names
}

// screen is where a point of the plane is on the screen.
func (c *camera) screen(p geo.Point) (x, y float64) {
	return c.w/2 + (p.X-c.at.X)*c.zoom, c.h/2 - (p.Y-c.at.Y)*c.zoom
}

// plane is the point of the plane that a place on the screen shows.
func (c *camera) plane(x, y float64) geo.Point {
	return geo.Point{X: c.at.X + (x-c.w/2)/c.zoom, Y: c.at.Y - (y-c.h/2)/c.zoom}
}

// centre is the middle of a hex on the screen.
func (c *camera) centre(h hex.Index) (x, y float64) { return c.screen(geo.Centre(h)) }

// hexAt is the hex at a place on the screen.
func (c *camera) hexAt(x, y float64) hex.Index { return geo.HexAt(c.plane(x, y)) }

// outline is a hex on the screen, drawn in by a number of pixels.
func (c *camera) outline(buf []point, h hex.Index, inset float64) []point {
	x, y := c.centre(h)
	r := geo.HexRadius*c.zoom - inset
	for k := range 6 {
		a := math.Pi / 180 * float64(120-60*k)
		buf = append(buf, pt(x+r*math.Cos(a), y-r*math.Sin(a)))
	}
	return buf
}

// side is the ends of a hexside on the screen.
func (c *camera) side(h hex.Index, d hex.Dir) (x0, y0, x1, y1 float64) {
	x, y := c.centre(h)
	r := geo.HexRadius * c.zoom
	corner := func(k int) (float64, float64) {
		a := math.Pi / 180 * float64(120-60*k)
		return x + r*math.Cos(a), y - r*math.Sin(a)
	}
	x0, y0 = corner(int(d))
	x1, y1 = corner(int(d) + 1)
	return
}

// px is the zoom in units a kilometre: what the eye sees on any display.
func (c *camera) px() float64 { return c.zoom / c.unit }

// resize keeps the middle of the picture and the apparent zoom.
func (c *camera) resize(w, h, unit float64) {
	if c.unit != 0 && unit != c.unit {
		c.zoom *= unit / c.unit
	}
	c.w, c.h, c.unit = w, h, unit
	c.limit()
}

// zoomTo changes the zoom and keeps the point of the plane under a place on the screen.
func (c *camera) zoomTo(zoom, x, y float64) {
	p := c.plane(x, y)
	c.zoom = zoom
	c.limit()
	q := c.plane(x, y)
	c.at = c.at.Add(p.Sub(q))
	c.limit()
}

// pan moves the picture by pixels.
func (c *camera) pan(dx, dy float64) {
	c.at.X -= dx / c.zoom
	c.at.Y += dy / c.zoom
	c.limit()
}

// look brings a hex into the part of the screen that no panel covers.
func (c *camera) look(p geo.Point, x, y float64) {
	q := c.plane(x, y)
	c.at = c.at.Add(p.Sub(q))
	c.limit()
}

// limit keeps the zoom in bounds and the board on the screen.
func (c *camera) limit() {
	c.zoom = min(max(c.zoom, min(farthest*c.unit, c.fit())), nearest*c.unit)
	clamp := func(v, lo, hi float64) float64 { return min(max(v, lo), hi) }
	c.at.X = clamp(c.at.X, geo.BoardMin.X, geo.BoardMax.X)
	c.at.Y = clamp(c.at.Y, geo.BoardMin.Y, geo.BoardMax.Y)
}

// fit is the zoom at which the whole board is on the screen.
func (c *camera) fit() float64 {
	return min(c.w/(geo.BoardMax.X-geo.BoardMin.X), c.h/(geo.BoardMax.Y-geo.BoardMin.Y))
}

// whole shows the whole peninsula.
func (c *camera) whole() {
	c.zoom = c.fit()
	c.at = geo.Point{X: (geo.BoardMin.X + geo.BoardMax.X) / 2, Y: (geo.BoardMin.Y + geo.BoardMax.Y) / 2}
	c.limit()
}
