// Package cabinet governs either side of the campaign before the war: a view in, directives out. It
// sees what its side sees, uses integers only, and has no script: what it does follows from what it
// sees and from a table of weights. Start reading at Plot.
package cabinet

import (
	"parallel38/game/force"
	"parallel38/game/prewar"
)

// Style is how a government weighs things. Per cent unless the comment says otherwise.
type Style struct {
	Hunt   int // battalions sent after partisans, of those that the numbers ask for
	Border int // … and to the parallel
	Guard  int // battalions that guard rail and towns, a thousand partisans
	Harsh  int // how soon martial law and militias come in
	Care   int // how soon courts, relief and amnesty do

	Incursions int // how many bands the North sends, of what its school allows
	Provoke    int // how readily it goes for the hills
}

// Default is a government that does what both did.
var Default = Style{Hunt: 100, Border: 100, Guard: 100, Harsh: 100, Care: 60, Incursions: 100, Provoke: 100}

// Cabinet is a government at work.
type Cabinet struct {
	Style    Style
	lastRaid prewar.DistrictID
	purged   int16 // turn of the last purge
	sent     int16 // … of the last band
	plot     []prewar.Directive
}

// New is a cabinet with a style.
func New(s Style) *Cabinet { return &Cabinet{Style: s, purged: -100, sent: -100} }

// Plot is what the cabinet directs this turn: at most prewar.MaxDirectives, each legal.
func (c *Cabinet) Plot(v *prewar.View) []prewar.Directive {
	c.plot = c.plot[:0]
	if v.Side == force.South {
		c.south(v)
	} else {
		c.north(v)
	}
	return c.plot
}

// give adds a directive if it is legal and there is room.
func (c *Cabinet) give(v *prewar.View, d prewar.Directive) bool {
	if len(c.plot) == prewar.MaxDirectives || prewar.Check(v, &prewar.Order{Kind: prewar.Give, Directive: d}) != nil {
		return false
	}
	c.plot = append(c.plot, d)
	return true
}
