package game_test

import (
	"fmt"
	"slices"
	"testing"

	"parallel38/game"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// pusher takes a road by storm: each of its divisions attacks where most ground is to be won, marches up
// to the goal, and strikes once more at whatever has been pushed out of its trenches.
type pusher struct {
	staff
	divisions int
	goal      hex.Index
	toGoal    []int
}

func (c *pusher) day(w *game.World) {
	if c.toGoal == nil {
		c.toGoal = steps(w.Map, c.goal)
	}
	c.storm(w, fight.Deliberate, fight.RiverAssault, fight.Hasty)
	for range 2 { // those in front first make room
		for _, id := range units(w, force.North) {
			c.march(w, id, func(h hex.Index) int { return -c.toGoal[h] })
		}
	}
	c.storm(w, fight.Overrun, fight.Hasty)
}

func (c *pusher) storm(w *game.World, kinds ...fight.Kind) {
	c.plan(w, kinds, func(h hex.Index, p *game.Preview) int {
		if p.Forecast.Gain < 12000 {
			return 0
		}
		return min(10000, p.Held+int(p.Forecast.GroundMean))
	})
	c.attack(w, c.divisions)
}

// reinforcement marches up to a town and waits there as its reserve.
type reinforcement struct {
	staff
	id     force.ID
	goal   hex.Index
	toGoal []int
}

func (c *reinforcement) day(w *game.World) {
	if c.toGoal == nil {
		c.toGoal = steps(w.Map, c.goal)
	}
	if w.Force.Present(c.id) && !w.Contact(w.Force.Place[c.id].Hex, force.South) {
		c.march(w, c.id, func(h hex.Index) int { return -c.toGoal[h] })
	}
}

// chunchon is the 2nd Division before the 7th Regiment, in works or not and so much surprised; the 19th
// comes up from Wonju on lorries. The division may go round the works or has to take them first. It tells the day on which
// Chunchon fell in each war.
func chunchon(t testing.TB, n int, inWorks bool, level uint8, oneRoad bool) (falls []int) {
	p := newPaper(t, calendar.Of(1950, 6, 25), "Chunchon", 14, 16)
	p.setup.Turns = 12
	p.supply(force.North, "Hwachon")
	p.supply(force.South, "Wonju")
	goal, start := p.at("Chunchon"), p.at("Hwachon")
	for i, at := range []hex.Index{p.a.Step(start, hex.S), p.a.Step(start, hex.S), start} {
		p.add(force.North, fmt.Sprintf("kpa-2d-%d", i), at, 3180, 925, arms(fight.Gun76, 4), arms(fight.Mortar120, 6))
	}
	p.add(force.North, "kpa-2d-guns", start, 1100, 925, guns, arms(fight.Gun122, 12), arms(fight.Gun76, 24))
	p.add(force.North, "kpa-2d-sp", start, 200, 925, tracks(force.SelfPropelled), arms(fight.SU76, 16))
	line := p.a.Step(goal, hex.N)
	front := []func(*force.Spec){arms(fight.AT57, 6), surprised(level)}
	if inWorks {
		front = append(front, works)
	}
	p.add(force.South, "rok-7r", line, 2864, 750, front...)
	p.add(force.South, "rok-16fa", goal, 520, 750, guns, finalFire, arms(fight.Gun105, 15), surprised(level))
	coming := p.add(force.South, "rok-19r", p.at("Wonju"), 2864, 750, lorries, arms(fight.AT57, 6), reserve(true))
	falls = make([]int, n)
	wars(n, func(seed int) {
		north := &pusher{staff: staff{regiments: 3}, divisions: 1, goal: goal}
		taken := !oneRoad
		north.may = func(_ force.ID, target hex.Index) bool { return taken || target == line }
		south := &reinforcement{id: coming, goal: goal}
		_, falls[seed] = p.war(uint64(seed), north, south, func(w *game.World) bool {
			taken = taken || w.Control[line] == force.North
			return w.Control[goal] == force.North
		})
	})
	return falls
}

func TestPaperChunchon(t *testing.T) {
	n := seeds(200)
	built := chunchon(t, n, true, 0, false)
	t.Logf("Chunchon falls, built:%s or later", spread(built, 1, 6))
	t.Logf("             on paper:  day 3: 4 %%  day 4: 29 %%  day 5: 36 %%  31 %% later")
	straight := chunchon(t, n, true, 0, true)
	t.Logf("         works first:%s or later", spread(straight, 1, 6))
	bare := chunchon(t, n, false, 3, false)
	t.Logf("   surprised, no works:%s or later", spread(bare, 1, 6))
	if s := within(built, 1); s > 5 {
		t.Errorf("Chunchon falls on the first day in %d %% of the wars: a day's luck, not kilometres, takes the hex", s)
	}
	if m := median(built); m < 4 || m > 6 {
		t.Errorf("Chunchon falls on day %d in the median", m)
	}
	if straight, round := within(straight, 3), within(built, 3); straight+15 > round {
		t.Errorf("Chunchon falls within three days in %d %% of the wars by the works, in %d %% with a way round them", straight, round)
	}
	if with, without := within(built, 5), within(bare, 5); with+10 > without {
		t.Errorf("works and alert change little: Chunchon falls within five days in %d %% of the wars with, %d %% without", with, without)
	}
}

// seoul is the 3rd and 4th Divisions with their tanks on the two roads to Seoul, a regiment in each hex
// of them. It tells the day on which Seoul fell and what the two divisions lost.
func seoul(t testing.TB, n int, tanks int16, change func(*game.Rules)) (falls, losses []int) {
	p := newPaper(t, calendar.Of(1950, 6, 25), "Uijongbu", 14, 18)
	p.setup.Turns = 14
	change(&p.setup.Rules)
	p.supply(force.North, "Chorwon", "Yonchon")
	p.supply(force.South, "Seoul", "Suwon")
	goal := p.at("Seoul")
	left, right := p.at("Tongduchon"), p.at("Pochon")
	for d, from := range []hex.Index{p.a.Step(left, hex.N), p.a.Step(right, hex.N)} {
		p.setup.Control[from] = force.North
		for i := range 3 {
			p.add(force.North, fmt.Sprintf("kpa-%d-%d", d, i), from, 3000, 950, arms(fight.Gun76, 4), arms(fight.Mortar120, 6))
		}
		p.add(force.North, fmt.Sprintf("kpa-%d-guns", d), from, 1100, 950, guns, arms(fight.Gun122, 12), arms(fight.Gun76, 24))
		p.add(force.North, fmt.Sprintf("kpa-%d-tanks", d), from, 500, 950, tracks(force.Armour), arms(fight.T34, tanks))
	}
	junction := p.at("Uijongbu")
	for i, at := range []hex.Index{left, right, p.a.Step(left, hex.S), p.a.Step(junction, hex.NE), junction, p.a.Step(junction, hex.S), goal} {
		change := []func(*force.Spec){surprised(3), dugIn(2)}
		if i > 1 {
			change = []func(*force.Spec){surprised(1)}
		}
		p.add(force.South, fmt.Sprintf("rok-%d", i), at, 2200, 550, append(change, arms(fight.Gun105, 5), arms(fight.AT57, 6))...)
	}
	falls, losses = make([]int, n), make([]int, n)
	wars(n, func(seed int) {
		north := &pusher{staff: staff{regiments: 3}, divisions: 2, goal: goal}
		w, day := p.war(uint64(seed), north, idle{}, func(w *game.World) bool { return w.Control[goal] == force.North })
		tally := &w.Tally[force.North]
		falls[seed], losses[seed] = day, int(tally.Killed+tally.Wounded+tally.Missing)
	})
	return falls, losses
}

func TestPaperRoadToSeoul(t *testing.T) {
	n := seeds(150)
	asBuilt := func(*game.Rules) {}
	built, losses := seoul(t, n, 40, asBuilt)
	sum := 0
	for _, loss := range losses {
		sum += loss
	}
	t.Logf("Seoul falls, built:%s or later", spread(built, 2, 8))
	t.Logf("          on paper:  day 4: 33 %%  day 5: 66 %%")
	t.Logf("losses of the two divisions to Seoul: %d built, about 2,170 on paper, about 1,500 recorded", sum/n)
	bare, _ := seoul(t, n, 0, asBuilt)
	t.Logf("     without tanks:%s or later", spread(bare, 2, 8))
	tireless, _ := seoul(t, n, 40, func(r *game.Rules) {
		r.Fight.AttackFatigue, r.Fight.DefenceFatigue, r.March.ForcedFatigue = 0, 0, 0
	})
	t.Logf("      nobody tires:%s or later", spread(tireless, 2, 8))
	brief, _ := seoul(t, n, 40, func(r *game.Rules) {
		r.Attack.Minutes[fight.Deliberate], r.Attack.Minutes[fight.Hasty] = 240, 240
	})
	t.Logf("4 hours an attack:%s or later", spread(brief, 2, 8))
	if m := median(built); m < 4 || m > 6 {
		t.Errorf("Seoul falls on day %d in the median: fighting, not counters in the way, must decide the road", m)
	}
	if with, without := within(built, 5), within(bare, 5); with < without+10 {
		t.Errorf("tanks change little: Seoul falls within five days in %d %% of the wars with, %d %% without", with, without)
	}
	if with, without := within(built, 5), within(tireless, 5); with+15 > without {
		t.Errorf("fatigue costs little: Seoul falls within five days in %d %% of the wars with, %d %% without", with, without)
	}
	if with, without := within(built, 4), within(brief, 4); with+20 > without {
		t.Errorf("the hours of an attack cost little: Seoul falls within four days in %d %% of the wars with, %d %% with half of them", with, without)
	}
	if sum/n < 1500 || sum/n > 3000 {
		t.Errorf("the two divisions lose %d men on the road to Seoul", sum/n)
	}
}

// within is in how many wars of a hundred it came about within so many days.
func within(turns []int, days int) int {
	return share(turns, func(turn int) bool { return turn <= days })
}

func median(turns []int) int { return slices.Sorted(slices.Values(turns))[len(turns)/2] }
