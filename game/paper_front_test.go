package game_test

import (
	"fmt"
	"slices"
	"testing"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

func TestPaperRoadToSeoul(t *testing.T) {
	if testing.Short() {
		t.Skip("plays hundreds of fights")
	}
	p := newPaper(t, calendar.Of(1950, 6, 25))
	a := atlas.Peninsula()
	seoul, left, right := p.at("Seoul"), p.at("Tongduchon"), p.at("Pochon")
	for d, from := range []hex.Index{a.Step(left, hex.N), a.Step(right, hex.N)} {
		p.setup.Control[from] = force.North
		for i := range 3 {
			p.add(force.North, fmt.Sprintf("kpa-%d-%d", d, i), from, 2900, 950, arms(fight.Gun76, 12))
		}
		p.add(force.North, fmt.Sprintf("kpa-tanks-%d", d), from, 500, 950, tankRegiment)
	}
	rok := func(code string, at hex.Index, level uint8, change ...func(*force.Spec)) {
		p.add(force.South, code, at, 2200, 550, append(change, surprised(level), arms(fight.Gun105, 5), arms(fight.AT57, 6))...)
	}
	rok("rok-1", left, 3, dugIn(2))
	rok("rok-9", right, 3, dugIn(2))
	rok("rok-3", p.at("Uijongbu"), 1)
	rok("rok-18", p.at("Uijongbu"), 1)
	rok("rok-5", a.Step(seoul, hex.NE), 1)
	rok("rok-8", seoul, 1)
	var turns []int
	losses := 0
	for seed := range uint64(seeds(300)) {
		w, turn := p.play(seed, func(w *game.World) { assaults(w, 3, 0, anywhere); closeUp(w, seoul) }, idle,
			func(w *game.World) bool { return w.Control[seoul] == force.North || w.Turn > 14 })
		turns = append(turns, turn)
		losses += int(w.Tally[force.North].Killed + w.Tally[force.North].Wounded + w.Tally[force.North].Missing)
	}
	t.Logf("Seoul falls, built:%s (later included)", spread(turns, 2, 7))
	t.Log("             on paper:  day 4: 33 %  day 5: 66 %")
	t.Logf("losses of the two attacking divisions to Seoul: %d built, about 2,170 on paper", losses/len(turns))
	slices.Sort(turns)
	if m := turns[len(turns)/2]; m < 3 || m > 7 {
		t.Errorf("the median day is %d: fighting, not counters in the way, must decide the road", m)
	}
}

// perimeter is the Naktong line of 4 August 1950, west to east, and the ground behind it.
func (p *paper) perimeter() (line []hex.Index) {
	a := atlas.Peninsula()
	names := []string{"Masan", "Haman", "Yongsan", "Changnyong", "Hyonpung", "Waegwan", "Naktong-ni", "Uisong", "Yongdok"}
	at := p.at(names[0])
	for _, name := range names[1:] {
		for goal := p.at(name); at != goal; {
			line = append(line, at)
			next := at
			for _, n := range a.Near[at] {
				if n != hex.None && a.Cells[n].Land() && a.Distance(n, goal) < a.Distance(next, goal) {
					next = n
				}
			}
			at = next
		}
	}
	return append(line, at)
}

// naktong is 42 days at the perimeter: so many free regiments behind a line of one regiment a hex,
// against so many division attacks a day. It tells on how many days of a hundred wars the line broke.
func naktong(t *testing.T, free, attacks, wars int, reserves bool) (broken int) {
	p := newPaper(t, calendar.Of(1950, 8, 4))
	p.setup.Turns = 42
	p.setup.Drafts[force.KPA] = []game.Step{{Value: 900}}
	p.setup.Drafts[force.ROK] = []game.Step{{Value: 900}}
	p.setup.Air[force.South] = []game.Step{{Value: 240}}
	a := atlas.Peninsula()
	line := p.perimeter()
	taegu, pusan := p.at("Taegu"), p.at("Pusan")
	inside := behind(a, line, pusan)
	for h := range p.setup.Control {
		if p.setup.Control[h] != force.NoSide {
			p.setup.Control[h] = force.North
			if inside[h] || slices.Contains(line, hex.Index(h)) {
				p.setup.Control[h] = force.South
			}
		}
	}
	p.setup.Supply[force.North].Sources, p.setup.Supply[force.South].Sources = nil, nil
	p.supply(force.North, "Kumchon-S", "Chinju", "Andong")
	p.supply(force.South, "Pusan", "Taegu")
	for i, h := range line {
		quality := 750
		if i > len(line)/2 {
			quality = 600
		}
		p.add(force.South, fmt.Sprintf("line-%d", i), h, 2600, quality, dugIn(3), lorries, arms(fight.Gun105, 14), arms(fight.Bazooka35, 30), arms(fight.M4, 3))
	}
	for i := range free {
		p.add(force.South, fmt.Sprintf("free-%d", i), taegu, 2600, 750, lorries, arms(fight.Gun105, 14), arms(fight.Bazooka35, 30), arms(fight.M4, 5),
			func(s *force.Spec) { s.Standing.Reserve = reserves })
	}
	n := 0
	for _, h := range line {
		for _, o := range a.Near[h] {
			if o != hex.None && n < 36 && p.setup.Control[o] == force.North && room(p, o) {
				p.add(force.North, fmt.Sprintf("kpa-%d", n), o, 2400, 800, arms(fight.Gun76, 12), arms(fight.T34, 1))
				n++
			}
		}
	}
	for n < 36 { // the rest in second line behind the Naktong bulge
		p.add(force.North, fmt.Sprintf("kpa-%d", n), p.at("Kumchon-S"), 2400, 800, arms(fight.Gun76, 12))
		n++
	}
	deep := func(w *game.World) bool {
		for h := range w.Control {
			if inside[h] && w.Control[h] == force.North && away(a, line, hex.Index(h)) >= 4 {
				return true
			}
		}
		return false
	}
	for seed := range uint64(wars) {
		w, _ := p.play(seed, func(w *game.World) {
			assaults(w, attacks, 13000, func(h hex.Index) bool { return true })
			press(w, taegu)
		}, func(w *game.World) {
			plug(w, line, inside)
			assaults(w, 3, 40000, func(h hex.Index) bool { return inside[h] || slices.Contains(line, h) })
		}, deep)
		if deep(w) {
			broken++
		}
	}
	return broken
}

// room tells whether another regiment may start in a hex.
func room(p *paper, h hex.Index) bool {
	if c := &atlas.Peninsula().Cells[h]; !c.Land() || c.Country != atlas.Korea || c.Terrain == atlas.HighMountain {
		return false
	}
	n := 0
	for _, u := range p.setup.Units {
		if u.Hex == h {
			n++
		}
	}
	return n < 2
}

// behind is the land that a line shuts off together with a place.
func behind(a *atlas.Atlas, line []hex.Index, place hex.Index) []bool {
	in := make([]bool, a.Len())
	in[place] = true
	for queue := []hex.Index{place}; len(queue) > 0; queue = queue[1:] {
		for _, n := range a.Near[queue[0]] {
			if n != hex.None && !in[n] && a.Cells[n].Land() && a.Cells[n].Country == atlas.Korea && !slices.Contains(line, n) {
				in[n] = true
				queue = append(queue, n)
			}
		}
	}
	return in
}

func away(a *atlas.Atlas, line []hex.Index, h hex.Index) int {
	best := a.Len()
	for _, l := range line {
		best = min(best, a.Distance(l, h))
	}
	return best
}

// press moves attackers that have no enemy before them up behind those that have.
func press(w *game.World, goal hex.Index) {
	for _, id := range w.Force.Combat {
		v := w.Look(force.North)
		from := v.Force.Place[id].Hex
		if from == hex.None || v.Force.Side(id) != force.North || v.Contact(from, force.North) {
			continue
		}
		var r game.Reach
		v.Reach(id, &r)
		best, bestAway := hex.None, v.Map.Distance(from, goal)
		for _, h := range r.Hexes {
			if d := v.Map.Distance(h, goal); d < bestAway {
				best, bestAway = h, d
			}
		}
		if best != hex.None {
			w.Apply(game.March(id, r.Path(&v.Board, best, nil)))
		}
	}
}

// plug sends a regiment that touches no enemy to a hole in the line, if there is one: an empty hex next
// to the enemy that no friend's zone of control covers. Otherwise it waits out of contact where the most
// enemies stand before the hexes it could come to the help of.
func plug(w *game.World, line []hex.Index, inside []bool) {
	for _, id := range w.Force.Combat {
		v := w.Look(force.South)
		from := v.Force.Place[id].Hex
		if from == hex.None || v.Force.Side(id) != force.South {
			continue
		}
		best, bestNeed := hex.None, station(v, from)
		if v.Contact(from, force.South) {
			if v.Quarters(from) <= 4 || id < force.ID(len(line)) {
				continue // it holds the hex
			}
			bestNeed = 0 // the fight it was called to is over: it comes out again
		}
		var r game.Reach
		v.Reach(id, &r)
		for _, h := range r.Hexes {
			if !inside[h] && !slices.Contains(line, h) || v.Holder(h) != force.NoSide {
				continue
			}
			need := station(v, h)
			if v.Contact(h, force.South) {
				need = 0
				if !v.InZOC(h, force.North) {
					need = 1000 + enemiesAround(v, h)
				}
			}
			if need > bestNeed {
				best, bestNeed = h, need
			}
		}
		if best != hex.None {
			w.Apply(game.March(id, r.Path(&v.Board, best, nil)))
		}
	}
}

// station is how much enemy strength faces the friends within two hexes of a waiting place.
func station(v *game.View, h hex.Index) (need int) {
	for _, id := range v.Force.Combat {
		at := v.Force.Place[id].Hex
		if at != hex.None && v.Force.Side(id) == force.South && v.Map.Distance(at, h) <= 2 {
			need += enemiesAround(v, at)
		}
	}
	return need
}

func enemiesAround(v *game.View, h hex.Index) (quarters int) {
	for _, n := range v.Map.Near[h] {
		if n != hex.None && v.Holder(n) == force.North {
			quarters += v.Quarters(n)
		}
	}
	return quarters
}

func TestPaperNaktong(t *testing.T) {
	if testing.Short() {
		t.Skip("plays thousands of fights")
	}
	const wars = 12
	onPaper := map[int]string{1: "96 %", 2: "58 %", 3: "2 %", 4: "0 %"}
	var built [5]int
	for free := 1; free <= 4; free++ {
		built[free] = naktong(t, free, 3, wars, true)
		t.Logf("three division attacks a day, %d free regiments: broken in %d of %d wars; on paper %s", free, built[free], wars, onPaper[free])
	}
	without := naktong(t, 4, 4, wars, false)
	t.Logf("four attacks a day, 4 free regiments that may not act in the enemy's day: broken in %d of %d; on paper 95 %%, with reserves 6 %%", without, wars)
	with := naktong(t, 4, 4, wars, true)
	t.Logf("the same with reserves: %d of %d", with, wars)
	if built[4] > built[1] {
		t.Error("more free regiments break more often")
	}
}
