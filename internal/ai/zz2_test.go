package ai

import (
	"fmt"
	"testing"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/internal/scenario"
	"parallel38/scenarios"
)

func TestDebug(t *testing.T) {
	a := atlas.Peninsula()
	s, _ := scenario.Load(scenarios.Files, "storm-1950", a)
	w := game.New(a, s, 1)
	p, _ := New("regular")
	v := w.Look(force.North)
	for {
		o, done := p.Think(v, 1<<20)
		if !done {
			continue
		}
		w.Apply(o)
		v = w.Look(force.North)
		if p.stage == settle {
			break
		}
	}
	for _, code := range []string{"kpa-4d-arty", "kpa-3d-su", "kpa-105-109t", "kpa-2d-su"} {
		id := v.Force.Find(code)
		h := v.Force.Place[id].Hex
		way, _ := p.way(v, id)
		fmt.Println(code, a.Name(h), v.Force.Identity[id].Mobility, p.mission[id], "now", way[p.ground.cells[h]], "stay", p.stay(v, id), "left", v.Force.March[id].Left)
		v.Reach(id, &p.reach)
		for _, r := range p.reach.Hexes {
			fmt.Print(" ", a.Name(r), " min ", p.reach.Minutes(r), " way ", way[p.ground.cells[r]], " risk ", p.risk(v, id, r), ";")
		}
		fmt.Println()
		for d, n := range a.Near[h] {
			e := a.Edges[h][d]
			fmt.Print("  ", a.Name(n), " ", a.Cells[n].Terrain, " road ", e.Road, " river ", e.River, " control ", v.Control[n], " room ", v.StackRoom(n))
		}
		fmt.Println()
	}
}
