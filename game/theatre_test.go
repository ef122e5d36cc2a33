package game

import (
	"fmt"
	"testing"

	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
)

// theatre is a small war with everything in it that the rules know: two rivers with
// their bridges, a railway, headquarters, guns, tanks, lorries, engineers, units to come by land and sea,
// drafts, air groups at home and abroad, ships and the sea, and powers that may come in.
func theatre(t testing.TB, seed uint64) *World {
	b := testBoard(t,
		"~.h.m~",
		"~p.h.~",
		".pu.hm",
		"~p.m.M",
		"~.uph.",
		"~.p.h~",
		"~ph.m.",
		"~.u..~")
	b.Turns = 12
	b.Cells[b.at("1,1")].Beach, b.Cells[b.at("4,4")].Beach = 2, 3
	b.Cells[b.at("1,1")].Port, b.Cells[b.at("1,4")].Port, b.Cells[b.at("3,7")].Port = 1, 2, 3
	b.Sea[force.North].Lift = []Step{{Value: 12}}
	b.Sea[force.South] = SeaSetup{Command: []Step{{Value: 0}, {From: b.Start + 2, Value: 1}}, Lift: []Step{{Value: 12}}, Assault: []Step{{Value: 12}}}
	b.northHolds(4)
	b.source(force.North, "2,0", 300)
	b.source(force.South, "2,7", 400)
	b.road(atlas.MainRoad, "2,0", "S,S,S,S,S,S,S")
	b.rail(atlas.SingleRail, "2,0", "S,S,S,S,S,S,S")
	b.road(atlas.SecondaryRoad, "3,1", "S,S,S,S,S")
	for _, h := range []string{"1,4", "2,4"} {
		b.river(atlas.MajorRiver, "Han", h, "N")
	}
	b.river(atlas.MinorRiver, "Imjin", "3,2", "S")
	b.Drafts[force.KPA], b.Drafts[force.ROK] = []Step{{Value: 40}}, []Step{{Value: 60}}
	b.Deliveries = []Delivery{{force.KPA, fight.T34, []Step{{Value: 3}}}, {force.ROK, fight.Gun105, []Step{{Value: 2}}}}
	b.HEAT[force.ROK] = []Step{{Value: 9}}
	b.Victory = []Condition{
		{Kind: Hold, Side: force.North, Place: b.at("2,4"), Points: 50, Both: true},
		{Kind: SuddenEnd, Side: force.North, Place: b.at("2,7")},
		{Kind: GunsTaken, Side: force.North, Points: 10, Per: 10},
	}
	start := b.Start
	b.Cells[b.at("2,7")].Port, b.Cells[b.at("0,6")].Port = 3, 1
	b.Cells[b.at("0,6")].Airfield = 1
	b.box("manchuria", force.North, 2, 3, func(x *Box) { x.ByLand = true })
	b.box("japan", force.South, 1, 4, func(x *Box) { x.Needs, x.Airlift = GroundTroops, 1 })
	b.box("carrier", force.South, 0, 0, func(x *Box) { x.Afloat = true })
	b.Commitment = CommitmentSetup{Limit: Contingents, Resolution: b.Start + 1, Capital: b.at("2,4"), River: "Han", Army: force.ROK, Pressure: 3000}
	for side := force.North; side < force.Sides; side++ {
		letter, row, behind := "n", 3, 1
		if side == force.South {
			letter, row, behind = "s", 4, 6
		}
		hq := b.unit(letter+"-hq", side, fmt.Sprintf("2,%d", behind), 0, func(s *force.Spec) { s.Arm, s.Strength = force.Headquarters, force.Strength{} })
		member := func(s *force.Spec) { s.Parent = hq }
		for i := range 4 {
			b.unit(fmt.Sprintf("%s%d", letter, i), side, fmt.Sprintf("%d,%d", 1+i, row), 900+900*i, member, gunned(int16(6*i)),
				func(s *force.Spec) { s.Paper, s.Absent = 3900, int32(100*i) })
		}
		b.unit(letter+"-guns", side, fmt.Sprintf("2,%d", behind), 700, member, gunned(24),
			func(s *force.Spec) { s.Arm, s.Mobility, s.Equipment[fight.Gun105] = force.Artillery, force.Wheels, 36 })
		b.unit(letter+"-tanks", side, fmt.Sprintf("2,%d", row), 800, onTracksUnit, func(s *force.Spec) { s.Weapons[fight.T34], s.Equipment[fight.T34] = 40, 45 })
		b.unit(letter+"-lorries", side, fmt.Sprintf("3,%d", row), 1600, lorried)
		b.unit(letter+"-engineers", side, fmt.Sprintf("2,%d", row), 500, func(s *force.Spec) { s.Arm = force.Engineers })
		b.unit(letter+"-late", side, fmt.Sprintf("2,%d", behind), 2400, member, gunned(12), func(s *force.Spec) {
			s.Place = force.Place{Hex: -1, Presence: force.Awaited, Due: start + calendar.Day(3), Port: s.Place.Hex}
		})
	}
	b.unit("s-ships", force.South, "2,7", 0, ships("0,6", b))
	b.unit("s-aboard", force.South, "2,7", 2400, offshore, gunned(6))
	for box, side := range []force.Side{force.North, force.South} {
		letter, behind := "n", "2,1"
		if side == force.South {
			letter, behind = "s", "2,6"
		}
		b.wing(letter+"-fighters", side, behind, 60)
		b.wing(letter+"-away", side, behind, 40, inBox(box+1, 2))
		for i := range 3 {
			b.unit(fmt.Sprintf("%s-box%d", letter, i), side, []string{"2,1", "2,7"}[box], 500+1000*i, inBox(box+1, i), gunned(int16(3*i)))
		}
	}
	b.wing("s-navy", force.South, "2,6", 40, inBox(3, 0), func(s *force.Spec) { s.Nation = force.US })
	return New(b.Atlas, &b.Setup, seed)
}
