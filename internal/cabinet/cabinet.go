// Package cabinet governs either side of the campaign before the war: a view in, directives out. It
// sees what its side sees, uses integers only, and has no script: what it does follows from what it
// sees and from a table of weights, its Style. Start reading at Plot.
package cabinet

import (
	"parallel38/game/force"
	"parallel38/game/prewar"
)

// Style is how a government weighs things: per cent of what the default does, unless the comment says
// otherwise.
type Style struct {
	Name   string
	Hunt   int  // battalions sent after partisans
	Border int  // … and to the parallel
	Guard  int  // … and to guard where partisans raid
	Harsh  int  // how soon martial law and militias come in
	Care   int  // how soon courts, relief and amnesty do
	Purge  int  // turns between two purges
	Burn   bool // it empties the hills wherever there are partisans, and purges without a mutiny

	Incursions int  // how often the North sends bands
	Provoke    int  // how readily it goes for the hills
	Party      bool // it works in the South: cells, strikes, armed struggle
	March      bool // it marches when it may
}

// Default is a government that does what both did.
var Default = Style{Name: "default", Hunt: 100, Border: 100, Guard: 100, Harsh: 100, Care: 60, Purge: 20,
	Incursions: 100, Provoke: 100, Party: true, March: true}

// Styles are the governments that there are: the default, and the boring plans that must not win
// against it.
var Styles = []Style{
	Default,
	with("trains", func(s *Style) { s.Hunt, s.Border, s.Guard = 0, 0, 0 }),
	with("purges", func(s *Style) { s.Harsh, s.Care, s.Purge, s.Burn = 400, 0, 3, true }),
	with("floods", func(s *Style) { s.Incursions = 400 }),
	with("builds", func(s *Style) { s.Incursions, s.Provoke, s.Party = 0, 0, false }),
	with("waits", func(s *Style) { s.Hunt, s.Guard, s.Incursions, s.Provoke, s.Party, s.March = 50, 0, 0, 0, false, false }),
}

func with(name string, change func(*Style)) Style {
	s := Default
	s.Name = name
	change(&s)
	return s
}

// Names are the styles' names.
func Names() []string {
	var names []string
	for _, s := range Styles {
		names = append(names, s.Name)
	}
	return names
}

// Cabinet is a government at work.
type Cabinet struct {
	Style  Style
	purged int16             // turn of the last purge …
	sent   int16             // … and of the last band …
	last   prewar.DistrictID // … and where it went
	plot   []prewar.Directive
}

// New is a cabinet with a style.
func New(s Style) *Cabinet { return &Cabinet{Style: s, last: prewar.NoDistrict} }

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

// Answer is what the cabinet says to the turn's incident: as both did in history, or by its style.
func (c *Cabinet) Answer(v *prewar.View) uint8 {
	switch v.Incidents[v.Side].Kind {
	case prewar.Embarkation:
		if c.Style.Hunt == 0 {
			return 2
		}
	case prewar.Mutineers:
		if c.Style.Purge < Default.Purge { // else it purges when it comes to that, see south
			return 1
		}
	case prewar.Hearing:
		if c.Style.Care > 0 {
			return 1
		}
	case prewar.FiredUpon:
		if c.Style.Harsh > Default.Harsh {
			return 1
		}
	case prewar.Ambassador:
		if c.Style.Provoke > Default.Provoke {
			return 1
		}
	}
	return 0
}

// give adds a directive if it is legal and there is room.
func (c *Cabinet) give(v *prewar.View, d prewar.Directive) bool {
	if len(c.plot) == prewar.MaxDirectives || prewar.Check(v, &prewar.Order{Kind: prewar.Give, Directive: d}) != nil {
		return false
	}
	c.plot = append(c.plot, d)
	return true
}

// Turn lets both cabinets plot and plays a turn; it returns what happened.
func Turn(w *prewar.World, north, south *Cabinet) ([]prewar.Event, error) {
	var events []prewar.Event
	for turn := w.Turn; w.Turn == turn && w.Phase != prewar.Over; {
		c := north
		if w.Moving() == force.South {
			c = south
		}
		for _, d := range c.Plot(w.Look(w.Moving())) {
			if _, err := w.Apply(prewar.Order{Kind: prewar.Give, Directive: d}); err != nil {
				return nil, err
			}
		}
		if v := w.Look(w.Moving()); v.Incidents[v.Side].Kind != prewar.NoIncident {
			if _, err := w.Apply(prewar.Order{Kind: prewar.Answer, Index: c.Answer(v)}); err != nil {
				return nil, err
			}
		}
		var err error
		if events, err = w.Apply(prewar.Order{}); err != nil {
			return nil, err
		}
	}
	return events, nil
}
