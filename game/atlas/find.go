package atlas

import (
	"slices"
	"strings"
	"unicode"

	"github.com/agnivade/levenshtein"

	"parallel38/game/hex"
)

// naming says that a place bears a name, and how well: the lower, the better.
type naming struct {
	place PlaceID
	how   uint8
}

const (
	ownName   = iota // the spelling of 1950, or the Korean name
	aliasName        // another spelling of the time
	looseName        // the modern spelling, or the name without its -N, -S or -W
)

func (a *Atlas) indexNames() {
	a.names = map[string][]naming{}
	add := func(p int, name string, how uint8) {
		if key := fold(name); key != "" {
			a.names[key] = append(a.names[key], naming{PlaceID(p), how})
		}
	}
	for k := range a.Places {
		p := &a.Places[k]
		add(k, p.Name.En, ownName)
		add(k, p.Name.Ko, looseName) // Hangul writes some towns alike that English tells apart
		for _, name := range p.Also {
			add(k, name, aliasName)
		}
		add(k, p.Modern, looseName)
		if bare, suffixed := cutSuffix(p.Name.En); suffixed {
			add(k, bare, looseName)
		}
	}
}

// cutSuffix takes away the -N, -S or -W that tells apart towns of the same name.
func cutSuffix(name string) (string, bool) {
	for _, suffix := range [...]string{"-N", "-S", "-W"} {
		if bare, ok := strings.CutSuffix(name, suffix); ok {
			return bare, true
		}
	}
	return name, false
}

// fold is a name without case, apostrophes, hyphens, spaces and diacritics: "P'yŏng-yang" and
// "Pyongyang" are the same.
func fold(name string) string {
	return strings.Map(func(r rune) rune {
		switch r = unicode.ToLower(r); r {
		case 'ŏ', 'ǒ', 'ō', 'ö', 'ó':
			return 'o'
		case 'ŭ', 'ǔ', 'ū', 'ü', 'ú':
			return 'u'
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, name)
}

// Find is the place of a name: the spelling of 1950, another of the time, today's or the Korean
// one, whatever its case and marks. It fails if no place bears the name or several do.
func (a *Atlas) Find(name string) (PlaceID, bool) {
	if best := a.bearers(name); len(best) == 1 {
		return best[0], true
	}
	return NoPlace, false
}

// bearers are the places that bear a name best.
func (a *Atlas) bearers(name string) []PlaceID {
	var best []PlaceID
	how := uint8(looseName)
	for _, n := range a.names[fold(name)] {
		if n.how < how {
			best, how = best[:0], n.how
		}
		if n.how == how && !slices.Contains(best, n.place) {
			best = append(best, n.place)
		}
	}
	return best
}

// NearestPlaces are up to three names to offer when Find fails: those of the places that share the
// name, or else the ones spelled most like it.
func (a *Atlas) NearestPlaces(name string) []string {
	var out []string
	if shared := a.bearers(name); len(shared) > 0 {
		for _, p := range shared {
			out = append(out, a.Places[p].Name.En)
		}
		return out
	}
	type near struct {
		place, off int
	}
	key := []rune(fold(name))
	if len(key) > 40 {
		key = key[:40]
	}
	edits := func(other string) int { return levenshtein.ComputeDistance(string(key), fold(other)) }
	var all []near
	for k := range a.Places {
		p := &a.Places[k]
		off := edits(p.Name.En)
		for _, other := range append([]string{p.Modern, p.Name.Ko}, p.Also...) {
			off = min(off, edits(other))
		}
		if off <= max(2, len(key)/3) {
			all = append(all, near{k, off})
		}
	}
	slices.SortStableFunc(all, func(x, y near) int { return x.off - y.off })
	for _, n := range all[:min(3, len(all))] {
		out = append(out, a.Places[n.place].Name.En)
	}
	return out
}

// PlaceAt is the greatest place in a hex, NoPlace if none.
func (a *Atlas) PlaceAt(i hex.Index) PlaceID { return a.Cells[i].Place }

// Compass is one of eight points, clockwise from north.
type Compass uint8

var compassNames = [...]string{"north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"}

func (c Compass) String() string { return compassNames[c] }

// PlaceNear is a place by which to describe a hex: "20 km north of Chunchon". It is the place in
// the hex (0 km), else a town close by, a great one rather than a slightly nearer small one. The
// distance is in kilometres and the direction is from the place to the hex. NoPlace if the map has
// no towns.
func (a *Atlas) PlaceNear(i hex.Index) (p PlaceID, km int, dir Compass) {
	if p = a.PlaceAt(i); p != NoPlace {
		return p, 0, 0
	}
	const rankWorth = 6 // km that a town may be further for each rank that it is greater
	best := 1 << 30
	for k := range a.Places {
		to := &a.Places[k]
		if to.Rank >= 5 {
			break // villages and landmarks, and places are in order of rank
		}
		d, way := a.bearing(to.Hex, i)
		if score := d + rankWorth*int(to.Rank); score < best {
			best, p, km, dir = score, PlaceID(k), d, way
		}
	}
	return p, km, dir
}

// bearing is the distance in kilometres and the direction from one hex to another.
func (a *Atlas) bearing(from, to hex.Index) (km int, dir Compass) {
	fc, fr := a.ColRow(from)
	tc, tr := a.ColRow(to)
	// Metres east and north; a column is 8.660 km wide, a row 10 km high.
	x := (tc - fc) * 8660
	y := (fr-tr)*10000 + (fc&1-tc&1)*5000
	km = (root(x*x+y*y) + 500) / 1000
	// tan 22.5° is 0.414: the slope between two points of the compass.
	ax, ay := max(x, -x), max(y, -y)
	switch {
	case ax*1000 < ay*414:
		dir = 0
		if y < 0 {
			dir = 4
		}
	case ay*1000 < ax*414:
		dir = 2
		if x < 0 {
			dir = 6
		}
	case x > 0 && y > 0:
		dir = 1
	case x > 0:
		dir = 3
	case y < 0:
		dir = 5
	default:
		dir = 7
	}
	return km, dir
}

// root is the whole part of a square root.
func root(n int) int {
	if n < 2 {
		return n
	}
	x := n
	for y := (x + 1) / 2; y < x; y = (x + n/x) / 2 {
		x = y
	}
	return x
}
