package ai

import (
	"fmt"

	"parallel38/game"
	"parallel38/game/force"
)

// dump prints the plan of a side.
func dump(p *Player, v *game.View) {
	name := func(c cell) string {
		if c == off {
			return "-"
		}
		h := p.ground.hexes[c]
		pl, km, dir := v.Map.PlaceNear(h)
		if km == 0 {
			return v.Map.Places[pl].Name.En
		}
		return fmt.Sprintf("%d%s%s", km, dir, v.Map.Places[pl].Name.En)
	}
	fmt.Printf("%v %v attacking %v depth %d line:", v.Day, v.Side, p.attacking, p.depth)
	for _, c := range p.front.cells {
		fmt.Printf(" %s", v.Map.Name(p.ground.hexes[c]))
	}
	fmt.Println()
	for _, k := range p.goals {
		fmt.Printf("  goal %s value %d needs %d has %d\n", name(k.at), k.value, k.needs, k.has)
	}
	for _, s := range p.slots {
		fmt.Printf("  post %s %s weight %d has %d\n", v.Map.Name(p.ground.hexes[s.at]), name(s.at), s.weight, s.has)
	}
	for c := range p.ground.hexes {
		if p.fields.enemy[c] > 0 {
			fmt.Printf("  enemy %s %s %d pocket %v open %v mainland %v\n", v.Map.Name(p.ground.hexes[c]), name(cell(c)), p.fields.enemy[c], p.fields.pocket(cell(c)), p.open[c], p.ground.mainland[c])
		}
	}
	if h := v.Map.At(50, 87); v.Side == force.South {
		seen := map[cell]cell{p.ground.cells[h]: off}
		q := []cell{p.ground.cells[h]}
		for i := 0; i < len(q); i++ {
			for _, n := range p.ground.near[q[i]] {
				if n == off || !p.fields.lines[n] {
					continue
				}
				if _, ok := seen[n]; !ok {
					seen[n] = q[i]
					q = append(q, n)
					if _, row := v.Map.ColRow(p.ground.hexes[n]); row < 65 {
						for c := n; c != off; c = seen[c] {
							fmt.Print(" ", v.Map.Name(p.ground.hexes[c]))
						}
						fmt.Println()
						i = 1 << 20
						break
					}
				}
			}
		}
	}
	names := [...]string{"idle", "post", "reserve", "advance", "follow", "refit", "escape"}
	for _, id := range p.own {
		m := p.mission[id]
		at := name(m.at)
		if m.lead != force.None {
			at = v.Force.Identity[m.lead].Code
		}
		h := v.Force.Place[id].Hex
		if h < 0 {
			continue
		}
		fmt.Printf("    %-14s at %-7s %-22s %-8s %-18s pow %d men %d sup %d fat %d dis %d left %d\n", v.Force.Identity[id].Code, v.Map.Name(h), name(p.ground.cells[h]), names[m.task], at, p.fields.power[id], v.Force.Strength[id].Men, v.Force.Stores[id].Supply, v.Force.Condition[id].Fatigue, v.Force.Condition[id].Disruption, v.Force.March[id].Left)
	}
}
