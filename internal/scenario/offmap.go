package scenario

import (
	"fmt"
	"slices"

	"parallel38/game"
	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// box is a place off the map.
type box struct {
	origin
	Code    string `key:"code" max:"40" of:"^[a-z0-9]+(-[a-z0-9]+)*$" doc:"name in the table of units and in orders"`
	Name    names  `key:"name" doc:"what it is called"`
	Side    word   `key:"side" of:"side" doc:"whose it is"`
	Needs   word   `key:"needs,optional" of:"commitment" doc:"how far the powers must have gone before its troops may leave"`
	Days    int    `key:"days,optional" max:"60" doc:"how long they are under way"`
	Lift    steps  `key:"lift,optional" max:"40" doc:"what its shipping or its railway takes a day, quarters of a regiment, by date"`
	Saved   int    `key:"saved,optional" max:"80" doc:"the most of it that waits to be used, quarters; 8 unless told"`
	Airlift int    `key:"airlift,optional" max:"40" doc:"what aircraft take a day of small units, quarters"`
	Reach   int    `key:"reach,optional" max:"100" doc:"per cent of their sorties that air groups based here fly over the battle"`
	Away    int    `key:"away,optional" max:"200" doc:"hexes to the battle: groups of a lesser radius fly nothing from here"`
	ByLand  word   `key:"by-land,optional" of:"yesno" doc:"yes: its troops come by rail to their place, and not by sea"`
	Afloat  word   `key:"afloat,optional" of:"yesno" doc:"yes: a carrier, which its groups do not leave"`
}

// commitment is how the powers behind the South come in.
type commitment struct {
	origin
	Level      word         `key:"level,optional" of:"commitment" doc:"how far they have gone when the war begins"`
	Limit      word         `key:"limit" of:"commitment" doc:"the farthest they go"`
	Pressure   int          `key:"pressure,optional" min:"-10000" max:"10000" doc:"thousandths of a logit a day on top of the rest: sooner above 0, later below"`
	Delay      int          `key:"delay,optional" max:"400" doc:"days before which nothing is decided"`
	Resolution calendar.Day `key:"resolution,optional" doc:"when the United Nations called for help"`
	Capital    spot         `key:"capital" doc:"whose loss alarms them"`
	River      string       `key:"river" max:"60" doc:"behind which the South was to stand"`
	Army       word         `key:"army" of:"nation" doc:"whose strength they watch"`
}

// savedLift is the shipping that waits in a box unless told: two regiments'.
const savedLift = 8

func step(w word) game.Commitment {
	c, _ := game.ParseCommitment(string(w))
	return c
}

// offMap makes the boxes and the powers' commitment.
func (b *builder) offMap(f *file) {
	for i := range f.Boxes {
		x := &f.Boxes[i]
		if slices.ContainsFunc(b.setup.Boxes, func(other game.Box) bool { return other.Code == x.Code }) {
			b.add(x.where("code"), fmt.Sprintf("boxes[%d].code", i), x.Code, "a code of its own")
		}
		if !x.has("saved") {
			x.Saved = savedLift
		}
		b.setup.Boxes = append(b.setup.Boxes, game.Box{Code: x.Code, Name: x.Name.name(), Side: side(x.Side), Needs: step(x.Needs), Days: x.Days,
			Lift: x.Lift, Saved: x.Saved, Airlift: x.Airlift, Reach: x.Reach, Away: x.Away, ByLand: x.ByLand == "yes", Afloat: x.Afloat == "yes"})
	}
	c := &f.Commit
	if c.Limit == "" {
		return // none is given, or it is a mistake that is noted
	}
	to := &b.setup.Commitment
	*to = game.CommitmentSetup{Level: step(c.Level), Limit: step(c.Limit), Pressure: c.Pressure, Delay: c.Delay, Resolution: c.Resolution,
		Capital: max(0, b.land(c.Capital, "commitment.capital")), River: b.river(c.where("river"), "commitment.river", c.River)}
	to.Army, _ = force.ParseNation(string(c.Army))
	if to.Level > to.Limit {
		b.add(c.where("limit"), "commitment.limit", string(c.Limit), "no less than the level at the start, "+string(c.Level))
	}
}

// away puts a unit into its box, and gives an air group its aircraft.
func (b *builder) away(r *unitRow, spec *force.Spec) {
	if r.Box != "" {
		var codes []string
		for i := range b.setup.Boxes {
			if x := &b.setup.Boxes[i]; x.Side == spec.Side {
				codes = append(codes, x.Code)
				if x.Code == r.Box {
					spec.Box = uint8(i + 1)
				}
			}
		}
		if spec.Box == 0 {
			b.add(r.where("box"), "box", r.Box, "a box of its side: "+oneOf(r.Box, codes))
		}
		spec.Place = force.Place{Hex: hex.None, Presence: force.Awaited, Port: spec.Place.Hex}
		spec.Ready = int16(r.Ready)
		if r.has("due") {
			b.add(r.where("due"), "due", r.Due.String(), "nothing: what waits in a box comes when there are ships")
		}
	}
	if spec.Arm != force.Aircraft {
		return
	}
	spec.Role, _ = force.ParseAirRole(string(r.Role))
	spec.Aircraft, spec.Rate, spec.Radius, spec.Runway = int16(r.Aircraft), int16(r.Sorties), int16(r.Radius), uint8(r.Runway)
	for _, field := range [...]string{"aircraft", "role", "sorties", "radius", "runway"} {
		if !r.has(field) {
			b.add(r.where(field), field, "nothing", "the field is needed of air groups")
		}
	}
	spec.Ready = int16(r.Ready)
	h := spec.Place.Hex
	switch {
	case r.Box != "":
		spec.Place = force.Place{Hex: hex.None, Presence: force.Present, Port: hex.None}
	case h == hex.None || b.atlas.Cell(h).Airfield < spec.Runway:
		b.add(r.where("at"), "at", r.At.text, "an airfield that its aircraft can use, or a box")
	}
}
