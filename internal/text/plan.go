package text

import (
	"slices"
	"strings"

	"parallel38/game"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/ai"
)

// taskKeys, reasonKeys and conditionKeys end the keys of what a plan says.
var (
	taskKeys      = [ai.Tasks]string{"idle", "post", "reserve", "go", "follow", "refit", "breakout", "ships"}
	reasonKeys    = [ai.Reasons]string{"none", "further", "less", "others", "noway", "notfed", "worn", "cutoff", "hopeless", "dear", "overtaken"}
	conditionKeys = [ai.Conditions]string{"goover", "breakoff", "outrun", "replenish", "rest"}
)

// Plan words an opponent's plan for the day as an operation order, a paragraph a line. The board gives the names:
// that of the side's own view, or of the war once it may be known.
func (w *Words) Plan(b *game.Board, p *ai.Plan) []string {
	mission := "plan.mission.hold"
	if p.Attacking {
		mission = "plan.mission.attack"
	}
	order := []string{w.T("plan.title", "side", w.Side(p.Side), "date", p.Day), w.T(mission)}
	for i, e := range p.Efforts {
		key := "plan.effort.main"
		if i > 0 {
			key = "plan.effort.supporting"
		}
		order = append(order, w.T(key, "place", w.Place(b.Map, e.Objective), "units", w.Units(b, e.Units), "power", e.Power, "needs", e.Needs))
	}
	if len(p.Line) > 0 {
		order = append(order, w.T("plan.line", "places", w.line(b, p.Line)))
	} else {
		order = append(order, w.T("plan.line.none"))
	}
	for _, post := range p.Posts {
		key := "plan.post"
		if len(post.Units) == 0 {
			key = "plan.post.empty"
		}
		order = append(order, w.T(key, "place", w.Place(b.Map, post.At), "units", w.Units(b, post.Units), "power", post.Power, "needs", post.Needs))
	}
	if len(p.Reserve) > 0 {
		order = append(order, w.T("plan.reserve", "units", w.Units(b, p.Reserve)))
	} else {
		order = append(order, w.T("plan.reserve.none"))
	}
	for _, line := range p.Delay {
		order = append(order, w.T("plan.delay", "places", w.line(b, line)))
	}
	for _, a := range p.Assaults {
		key := "plan.assault.not"
		if a.Given {
			key = "plan.assault"
		}
		if a.Given || a.Why == ai.TooDear { // what nobody could think of is not told
			order = append(order, w.T(key, "place", w.Place(b.Map, a.Target), "units", w.Units(b, a.Units), "kind", w.T("attack."+a.Kind.String()), "odds", w.write(a.Odds, "shifts"),
				"gain", a.Gain, "cost", a.Cost, "why", w.T("plan.why."+reasonKeys[a.Why])))
		}
	}
	for _, c := range p.Conditions {
		order = append(order, w.T("plan.if."+conditionKeys[c.Kind], "limit", c.Limit, "now", c.Now))
	}
	return order
}

// line names the towns along a line, from one end to the other.
func (w *Words) line(b *game.Board, hexes []hex.Index) string {
	var names []string
	for i, h := range hexes {
		_, km, _ := b.Map.PlaceNear(h)
		name := w.Place(b.Map, h)
		if (km == 0 || i == 0 || i == len(hexes)-1) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, " – ")
}

// UnitPlan words what one unit is for in a plan: mission, place, and the best it was not sent to do.
func (w *Words) UnitPlan(b *game.Board, u *ai.UnitPlan) []string {
	order := []string{w.T("plan.unit", "unit", w.Unit(b, u.Unit), "task", w.task(b, u.Task, u.At, u.Leader))}
	if u.Instead == ai.Idle {
		return append(order, w.T("plan.instead.none"))
	}
	order = append(order, w.T("plan.instead", "task", w.task(b, u.Instead, u.There, force.None), "why", w.T("plan.why."+reasonKeys[u.Why])))
	if u.Margin > 0 {
		order = append(order, w.T("plan.margin", "margin", u.Margin))
	}
	return order
}

// task words a mission and where it is.
func (w *Words) task(b *game.Board, task ai.Task, at hex.Index, leader force.ID) string {
	return w.T("plan.task."+taskKeys[task], "place", w.Place(b.Map, at), "unit", w.Unit(b, leader))
}
