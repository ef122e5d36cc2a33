package ai

import (
	"slices"

	"parallel38/game"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// Plan is what a side is about today, as its staff would put it in an operation order: read-only, a copy of its
// own, in the board's terms, so that it can be worded and drawn. It is taken after the day has been thought about.
type Plan struct {
	Day        calendar.Day
	Side       force.Side
	Attacking  bool          // on the offensive
	Efforts    []Effort      // objectives of the offensive, the main effort first; none on the defensive
	Line       []hex.Index   // held, from coast to coast; none where the front is too broken for a line
	Delay      [][]hex.Index // lines further back that were weighed against it, the nearest first
	Posts      []Post        // what is held on the line and behind it, the most pressed first
	Reserve    []force.ID    // kept behind the line
	Assaults   []Assault     // attacks thought of, in the order in which they were weighed
	Conditions []Condition   // on which the plan would be another
	Units      []UnitPlan    // own units on the map, in ID order
}

// Effort is an objective of the offensive and who goes for it.
type Effort struct {
	Objective hex.Index
	Value     int        // of the objective, in points of the judgement: 18 is a city, 40 and more a metropolis
	Needs     int        // men that going for it is thought to ask for
	Power     int        // men's worth of those who go
	Units     []force.ID // in ID order
}

// Post is a place that is held.
type Post struct {
	At    hex.Index
	Needs int // men that it is thought to ask for
	Power int // men's worth of those who hold it or are on their way
	Units []force.ID
}

// Assault is an attack that was thought of.
type Assault struct {
	Target  hex.Index
	Kind    fight.Kind
	Units   []force.ID // in the order of the attack, the leader first; none if nobody could
	Sorties int
	Odds    int // milli-ln, before luck
	Gain    int // men's worth that it is expected to win …
	Cost    int // … and to cost
	Given   bool
	Why     Reason // why not, if it was not given

	count uint8 // length of units, which become Units when the plan is taken
	units [game.MaxUnits]force.ID
}

// Condition is something on which the plan hangs: it changes when Now passes Limit.
type Condition struct {
	Kind  ConditionKind
	Limit int
	Now   int
}

// ConditionKind is what a Condition is about.
type ConditionKind uint8

// The kinds of condition.
const (
	GoOver     ConditionKind = iota // to the offensive when the own power at hand is Limit per cent of the enemy's; it is Now
	BreakOff                        // the offensive when the own power at hand falls below Limit per cent of the enemy's; it is Now
	Outrun                          // the offensive halts when fewer than Limit per cent of its troops can still be fed further on; they are Now
	Replenish                       // a unit halts with less than Limit tenths of a day's supply; Now units have less
	RestWorn                        // a unit is taken out at a fatigue of Limit thousandths; Now units are out
	Conditions                      // how many there are
)

// Task is what a unit is for.
type Task uint8

// The tasks.
const (
	Idle     Task = iota
	HoldPost      // hold a post of the line or behind it
	InReserve
	GoFor    // an objective of the offensive
	Follow   // guns and small units: where the formation goes
	Refit    // worn out: keep out of it
	BreakOut // cut off: find a way back
	ToShips  // in a pocket at the coast: go where ships can come
	Tasks    // how many there are
)

// Reason is why something else was not done.
type Reason uint8

// The reasons.
const (
	NoReason    Reason = iota
	FurtherOff         // it would have come later
	LessAtStake        // less is won or in danger there
	OthersGo           // enough others are there already, or on their way
	NoWay              // nothing leads there
	NotFed             // beyond what its supply would carry
	Worn               // it is worn out
	CutOff             // it is cut off
	Hopeless           // the odds are too long
	TooDear            // it would cost more than it wins
	Overtaken          // by what had happened before its turn came
	Reasons            // how many there are
)

// UnitPlan is what one unit is for, and the best it was not sent to do.
type UnitPlan struct {
	Unit   force.ID
	Task   Task
	At     hex.Index // the post, or the objective; hex.None if there is none
	Effort int       // index of the objective in Plan.Efforts, −1 if it has none
	Leader force.ID  // whom it follows, force.None if nobody
	Margin int       // per cent by which its task was judged better than the next best; 0 without one

	Instead Task      // the best alternative, Idle if there was none …
	There   hex.Index // … where …
	Why     Reason    // … and why it was not taken
}

// Plan is the plan of the day that was last thought about; nil before the first.
func (p *Player) Plan() *Plan {
	if p.ground == nil || p.stage <= assignUnits {
		return nil
	}
	e := explainer{Player: p, plan: &Plan{Day: p.day, Side: p.side, Attacking: p.attacking}}
	e.efforts()
	e.lines()
	e.posts()
	e.plan.Assaults = slices.Clone(p.assaults)
	for i := range e.plan.Assaults {
		a := &e.plan.Assaults[i]
		a.Units = slices.Clone(a.units[:a.count])
	}
	e.conditions()
	for _, id := range p.own {
		e.plan.Units = append(e.plan.Units, e.unit(id))
	}
	return e.plan
}

// explainer is a Plan in the making.
type explainer struct {
	*Player
	plan   *Plan
	ranked []int // objectives by the power that goes for them: the main effort first
}

func (e *explainer) hexOf(c cell) hex.Index {
	if c == off {
		return hex.None
	}
	return e.ground.hexes[c]
}

// efforts lists the objectives for which somebody goes.
func (e *explainer) efforts() {
	for i := range e.goals {
		if e.goals[i].has > 0 {
			e.ranked = append(e.ranked, i)
		}
	}
	slices.SortStableFunc(e.ranked, func(a, b int) int { return int(e.goals[b].has - e.goals[a].has) })
	for _, i := range e.ranked {
		k := &e.goals[i]
		f := Effort{Objective: e.hexOf(k.at), Value: k.value, Needs: int(k.needs)}
		for _, id := range e.own {
			if m := &e.mission[id]; m.task == advance && int(m.goal) == i {
				f.Units = append(f.Units, id)
				f.Power += int(e.fields.power[id])
			}
		}
		e.plan.Efforts = append(e.plan.Efforts, f)
	}
}

func (e *explainer) lines() {
	line := func(cells []cell) []hex.Index {
		hexes := make([]hex.Index, len(cells))
		for i, c := range cells {
			hexes[i] = e.ground.hexes[c]
		}
		return hexes
	}
	if len(e.front.cells) > 0 {
		e.plan.Line = line(e.front.cells)
	}
	for i := range e.behindLine {
		if b := &e.behindLine[i]; len(b.cells) > 0 && depths[i] > e.depth {
			e.plan.Delay = append(e.plan.Delay, line(b.cells))
		}
	}
}

func (e *explainer) posts() {
	for i := range e.slots {
		s := &e.slots[i]
		held := Post{At: e.hexOf(s.at), Needs: int(s.weight)}
		for _, id := range e.own {
			if m := &e.mission[id]; m.task == post && m.at == s.at {
				held.Units = append(held.Units, id)
				held.Power += int(e.fields.power[id])
			}
		}
		e.plan.Posts = append(e.plan.Posts, held)
	}
	for _, id := range e.own {
		if e.mission[id].task == reserve {
			e.plan.Reserve = append(e.plan.Reserve, id)
		}
	}
}

func (e *explainer) conditions() {
	s := &e.stock
	if e.attacking {
		e.plan.Conditions = append(e.plan.Conditions, Condition{BreakOff, endOffensive, s.ratio}, Condition{Outrun, fedForOffensive, s.fed})
	} else {
		e.plan.Conditions = append(e.plan.Conditions, Condition{GoOver, beginOffensive, s.ratio})
	}
	e.plan.Conditions = append(e.plan.Conditions, Condition{Replenish, e.doctrine.spend, s.hungry}, Condition{RestWorn, wornFatigue, s.worn})
}

// unit is what one unit is for, and the best it was not sent to do.
func (e *explainer) unit(id force.ID) UnitPlan {
	m := &e.mission[id]
	u := UnitPlan{Unit: id, Task: Task(m.task), At: e.hexOf(m.at), Effort: -1, Leader: m.lead, There: hex.None}
	if m.task == advance {
		u.Effort = slices.Index(e.ranked, int(m.goal))
	}
	switch m.task {
	case advance:
		e.otherGoal(id, &u)
	case post, reserve:
		e.otherPost(id, &u)
	case refit, escape, toPort:
		if e.otherPost(id, &u); u.Instead != Idle {
			u.Why, u.Margin = Worn, 0
			if m.task != refit {
				u.Why = CutOff
			}
		}
	}
	return u
}

// otherGoal finds the objective that suited a unit's formation next best.
func (e *explainer) otherGoal(id force.ID, u *UnitPlan) {
	from, mine := e.stood[id], &e.goals[e.mission[id].goal]
	best, bestScore := -1, 0
	for i := range e.goals {
		k := &e.goals[i]
		if k == mine || k.toThere[onFoot][from] >= far {
			continue
		}
		if score := pull(k.value, k.toThere[onFoot][from]) * int(k.needs) / int(k.needs+k.has); score > bestScore {
			best, bestScore = i, score
		}
	}
	if best < 0 {
		return
	}
	k := &e.goals[best]
	u.Instead, u.There, u.Why = GoFor, e.hexOf(k.at), OthersGo
	switch {
	case k.toThere[onFoot][from] > mine.toThere[onFoot][from]:
		u.Why = FurtherOff
	case k.value < mine.value:
		u.Why = LessAtStake
	}
	score := pull(mine.value, mine.toThere[onFoot][from]) * int(mine.needs) / int(max(mine.needs, mine.needs+mine.has-e.fields.power[id]))
	u.Margin = max(0, score*100/bestScore-100)
}

// otherPost finds the post that suited a unit next best.
func (e *explainer) otherPost(id force.ID, u *UnitPlan) {
	from := e.stood[id]
	worth := func(s *slot, has int32) int {
		way := int16(far)
		if s.toThere[onFoot] != nil {
			way = s.toThere[onFoot][from]
		}
		return int(s.weight) * 1000 / int(max(0, has)+emptyPost) * 1000 / (dayTime + int(way))
	}
	var mine, other *slot
	best := 0
	for i := range e.slots {
		s := &e.slots[i]
		if s.at == e.mission[id].at {
			mine = s
			continue
		}
		if n := worth(s, s.has); n > best {
			other, best = s, n
		}
	}
	if other == nil {
		return
	}
	u.Instead, u.There, u.Why = HoldPost, e.hexOf(other.at), OthersGo
	if mine == nil {
		return
	}
	switch {
	case other.has > 0 && other.has*2 > other.weight:
	case other.toThere[onFoot][from] > mine.toThere[onFoot][from]:
		u.Why = FurtherOff
	case other.weight < mine.weight:
		u.Why = LessAtStake
	}
	u.Margin = max(0, worth(mine, mine.has-e.fields.power[id])*100/max(1, best)-100)
}

// assault is a target as the plan shows it.
func (t *target) assault() Assault {
	o, b := &t.order, &t.best
	return Assault{Target: t.at, Kind: o.Attack, Sorties: int(o.Sorties), Odds: b.odds, Gain: b.gain, Cost: b.cost, Why: b.why, count: o.Count, units: o.Units}
}
