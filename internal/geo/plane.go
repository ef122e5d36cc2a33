// Package geo ties the board to the earth and to the picture: the map plane in kilometres, where
// each hex lies on it, and the drawing data (heights, lines, labels) that the chart and the game's
// screen paint. Rules never read it: they know hexes only. Start at Project, Centre and HexAt for
// geometry, and at ReadHeights, ReadShapes and ReadLabels for the picture.
package geo

import "math"

// Point is a place on the map plane in kilometres: X east and Y north of 38° N 127.5° E.
type Point struct{ X, Y float64 }

// Add is p moved by q.
func (p Point) Add(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }

// Sub is the way from q to p.
func (p Point) Sub(q Point) Point { return Point{p.X - q.X, p.Y - q.Y} }

// Mul is p stretched by k from the origin.
func (p Point) Mul(k float64) Point { return Point{p.X * k, p.Y * k} }

// Dist is the distance between p and q in kilometres.
func (p Point) Dist(q Point) float64 { return math.Hypot(p.X-q.X, p.Y-q.Y) }

// The plane is a transverse Mercator projection of a sphere. Over the board its scale is true to
// one part in a thousand, and north is up to within two degrees.
const (
	earthRadius = 6371.0 // km
	originLat   = 38.0   // degrees
	originLon   = 127.5
	degree      = math.Pi / 180
)

// Project puts a latitude and longitude, in degrees, on the plane.
func Project(lat, lon float64) Point {
	phi, dl := lat*degree, (lon-originLon)*degree
	return Point{
		X: earthRadius * math.Atanh(math.Cos(phi)*math.Sin(dl)),
		Y: earthRadius * (math.Atan2(math.Tan(phi), math.Cos(dl)) - originLat*degree),
	}
}

// Unproject is the latitude and longitude, in degrees, of a point of the plane.
func Unproject(p Point) (lat, lon float64) {
	x, y := p.X/earthRadius, p.Y/earthRadius+originLat*degree
	lat = math.Asin(math.Sin(y)/math.Cosh(x)) / degree
	lon = originLon + math.Atan2(math.Sinh(x), math.Cos(y))/degree
	return lat, lon
}
