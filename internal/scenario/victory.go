package scenario

import (
	"fmt"
	"slices"
	"strings"

	"parallel38/game"
	"parallel38/game/hex"
)

// conditionKind is a way to score and the fields it takes.
type conditionKind struct {
	word  string
	kind  game.ConditionKind
	needs string // fields that must be given
	takes string // fields that may be
}

var conditionKinds = []conditionKind{
	{"take", game.Take, "place table", "after late"},
	{"hold", game.Hold, "place points", "both"},
	{"cross-river", game.CrossRiver, "river day points", ""},
	{"guns-taken", game.GunsTaken, "points per", ""},
	{"guns-saved", game.GunsSaved, "points per day", ""},
	{"army-in-being", game.ArmyInBeing, "points day share", "per base line"},
	{"men-in-being", game.MenInBeing, "points per day", "base river"},
	{"front", game.Front, "points per line", ""},
	{"bridge-whole", game.BridgeWhole, "place points", "river"},
	{"bridge-closed", game.BridgeClosed, "place points", "base river"},
	{"sudden-end", game.SuddenEnd, "place", ""},
	{"ports-lost", game.PortsLost, "base", ""},
}

// condition makes a line of the victory schedule.
func (b *builder) condition(c *condition, field string) {
	i := slices.IndexFunc(conditionKinds, func(k conditionKind) bool { return k.word == string(c.Kind) })
	if i < 0 {
		return // noted
	}
	kind := conditionKinds[i]
	reads := strings.Fields("kind side name " + kind.needs + " " + kind.takes)
	for _, p := range c.given {
		if name := p.key; !slices.Contains(reads, name) {
			b.add(p.at, join(field, name), "a field that "+kind.word+" does not read", strings.Join(reads, ", "))
		}
	}
	for _, name := range strings.Fields(kind.needs) {
		if !c.has(name) {
			b.add(c.pos, join(field, name), "nothing", "the field is needed for "+kind.word)
		}
	}
	v := game.Condition{
		Kind: kind.kind, Side: side(c.Side), Name: c.Name.name(), Place: hex.None, Points: int(c.Points), Per: max(c.Per, 1), Base: c.Base, Share: c.Share,
		Both: c.Both == "yes", Day: c.Day, Table: c.Table, After: c.After, Late: int(c.Late),
	}
	if c.Place.text != "" {
		v.Place = b.land(c.Place, join(field, "place"))
	}
	if c.River != "" {
		v.River = b.river(c.where("river"), join(field, "river"), c.River)
	}
	for i, l := range c.Line {
		if l.Column >= b.atlas.W {
			b.add(l.where("column"), fmt.Sprintf("%s.line[%d].column", field, i), fmt.Sprint(l.Column), fmt.Sprintf("a column of the map, 0 to %d", b.atlas.W-1))
		}
		v.Line = append(v.Line, game.Corridor{Name: l.Name.name(), Column: l.Column, Record: l.Record})
	}
	b.setup.Victory = append(b.setup.Victory, v)
}

// river is the map's name of a river: "Han" means "Han (Namhan)".
func (b *builder) river(at pos, field, name string) string {
	var names []string
	found := ""
	for _, r := range b.atlas.Rivers {
		short, _, _ := strings.Cut(r.En, " (")
		if r.En == name {
			return name
		}
		if short == name && found == "" {
			found = r.En
		}
		names = append(names, short)
	}
	if found == "" {
		b.add(at, field, name, oneOf(name, names))
	}
	return found
}
