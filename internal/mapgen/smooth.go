package main

import (
	"math"
	"slices"

	"parallel38/internal/geo"
)

// grain is the distance between the points of a line while it is smoothed, in km.
const grain = .2

// resample walks a line in steps of about grain, first and last point included.
func resample(line []geo.Point) []geo.Point {
	length := 0.0
	for k := range len(line) - 1 {
		length += line[k].Dist(line[k+1])
	}
	n := max(int(math.Round(length/grain)), 1)
	out := make([]geo.Point, 0, n+1)
	walked, k := 0.0, 0
	for i := range n + 1 {
		want := length * float64(i) / float64(n)
		for k+2 < len(line) && walked+line[k].Dist(line[k+1]) < want {
			walked += line[k].Dist(line[k+1])
			k++
		}
		t := 0.0
		if l := line[k].Dist(line[k+1]); l > 0 {
			t = min((want-walked)/l, 1)
		}
		out = append(out, line[k].Add(line[k+1].Sub(line[k]).Mul(t)))
	}
	return out
}

// blur averages the points of a line with a bell of sigma km. get gives the point at an index that
// may lie beyond either end.
func blur(n int, sigma float64, get func(i int) geo.Point) []geo.Point {
	reach := int(3 * sigma / grain)
	weight := make([]float64, reach+1)
	for k := range weight {
		weight[k] = math.Exp(-.5 * math.Pow(float64(k)*grain/sigma, 2))
	}
	out := make([]geo.Point, n)
	for i := range out {
		sum, total := geo.Point{}, 0.0
		for k := -reach; k <= reach; k++ {
			w := weight[max(k, -k)]
			sum, total = sum.Add(get(i+k).Mul(w)), total+w
		}
		out[i] = sum.Mul(1 / total)
	}
	return out
}

// smooth rounds a line off over sigma km and keeps its ends in place: beyond them it is mirrored
// through the end point.
func smooth(line []geo.Point, sigma float64) []geo.Point {
	if len(line) < 3 {
		return line
	}
	pts := resample(line)
	last := len(pts) - 1
	out := blur(len(pts), sigma, func(i int) geo.Point {
		switch {
		case i < 0:
			return pts[0].Mul(2).Sub(pts[min(-i, last)])
		case i > last:
			return pts[last].Mul(2).Sub(pts[max(2*last-i, 0)])
		}
		return pts[i]
	})
	out[0], out[last] = pts[0], pts[last]
	return out
}

// smoothRing rounds a ring off over sigma km without shrinking it: what the blur takes away, a
// second blur of the difference puts back (Taubin).
func smoothRing(ring []geo.Point, sigma float64) []geo.Point {
	pts := resample(append(slices.Clone(ring), ring[0]))
	pts = pts[:len(pts)-1]
	n := len(pts)
	if n < 4 {
		return ring
	}
	soft := blur(n, sigma, func(i int) geo.Point { return pts[((i%n)+n)%n] })
	lost := make([]geo.Point, n)
	for i := range lost {
		lost[i] = pts[i].Sub(soft[i])
	}
	back := blur(n, sigma, func(i int) geo.Point { return lost[((i%n)+n)%n] })
	for i := range soft {
		soft[i] = soft[i].Add(back[i])
	}
	return soft
}

// simplify leaves out points that lie within tolerance km of the line without them
// (Douglas and Peucker).
func simplify(line []geo.Point, tolerance float64) []geo.Point {
	if len(line) < 3 {
		return line
	}
	keep := make([]bool, len(line))
	keep[0], keep[len(line)-1] = true, true
	var split func(a, z int)
	split = func(a, z int) {
		far, at := tolerance, -1
		for k := a + 1; k < z; k++ {
			if _, d := nearest([]geo.Point{line[a], line[z]}, line[k]); d > far {
				far, at = d, k
			}
		}
		if at >= 0 {
			keep[at] = true
			split(a, at)
			split(at, z)
		}
	}
	split(0, len(line)-1)
	var out []geo.Point
	for k, p := range line {
		if keep[k] {
			out = append(out, p)
		}
	}
	return out
}

// simplifyRing is simplify for a ring whose last point joins its first.
func simplifyRing(ring []geo.Point, tolerance float64) []geo.Point {
	half := len(ring) / 2
	out := simplify(ring[:half+1], tolerance)
	out = append(out[:len(out)-1:len(out)-1], simplify(append(slices.Clone(ring[half:]), ring[0]), tolerance)...)
	return out[:len(out)-1]
}
