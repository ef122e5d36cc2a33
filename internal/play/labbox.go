package play

import (
	"context"
	"image/color"
	"runtime"
	"slices"
	"strings"
	"time"

	"parallel38/game"
	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/internal/lab"
	"parallel38/internal/match"
	"parallel38/internal/text"
)

// experiment is the laboratory at work on the war of the table: the coming days, fought many times over. On a
// desktop workers do it behind the game, in a browser a slice of every tick; the answer is the same.
type experiment struct {
	lab  *lab.Lab
	from calendar.Day // its first day
	stop context.CancelFunc
	over bool // done, or given up
	seen int  // runs that the dialog shows

	runs, days int // what is asked next: into labRuns and labDays
}

// What can be asked. A browser has one thread and a slower one.
var (
	labRuns = map[bool][3]int{false: {100, 300, 1000}, true: {20, 60, 200}}[runtime.GOOS == "js"]
	labDays = [3]int{5, 10, 20}
)

// ask begins an experiment on the war as it stands.
func (e *experiment) ask(t *tableScene) {
	e.end()
	q := lab.Question{Runs: labRuns[e.runs], Days: labDays[e.days],
		Hire: func(name string) (match.Player, error) { return newPlayer(name), nil }}
	for side := force.North; side < force.Sides; side++ {
		q.Players[side] = t.match.Seats[side].Name
		if q.Players[side] == match.Person || q.Players[side] == passive {
			q.Players[side] = usual
		}
	}
	l, err := lab.Of(t.match, q)
	if err != nil {
		t.say(err.Error(), true)
		return
	}
	ctx, stop := context.WithCancel(context.Background())
	e.lab, e.from, e.stop, e.over, e.seen = l, t.view.Day, stop, false, -1
	if runtime.GOOS != "js" {
		go l.Work(ctx, max(1, runtime.NumCPU()-1)) // its error is that of ctx: nobody waits for it
	}
}

// end gives an experiment up; what it has found stays.
func (e *experiment) end() {
	if e.stop != nil {
		e.stop()
	}
	e.over = true
}

// clear forgets what was found, too.
func (e *experiment) clear() {
	e.end()
	e.lab = nil
}

// Slices of a tick in a browser, while nobody else thinks.
const (
	labTime  = 8 * time.Millisecond
	labEvery = 30 // frames between two pictures of what has been found so far
)

// tick goes on with it, and shows now and then how far it has come.
func (e *experiment) tick(a *app, idle bool) {
	if e.lab == nil || e.over {
		return
	}
	if runtime.GOOS == "js" && idle {
		for start := time.Now(); time.Since(start) < labTime && !e.lab.Step(thinkSlice); {
		}
	}
	e.over = e.lab.Done() == e.lab.Runs
	if a.dialog.box == labBox && e.seen != e.lab.Done() && (e.over || a.frame%labEvery == 0) {
		a.stale = true
	}
}

var labBox = &box{name: "lab", title: "ui.act.lab", w: 920, h: 700}

func init() { labBox.layout = layoutLab }

// layoutLab shows the question, how far it has come, and the answer so far.
func layoutLab(a *app, c *column) {
	t, e, u := a.table(), &a.experiment, c.u
	if t == nil {
		return
	}
	c.note(a.t("lab.note"), 12.5)
	whole, x := c.w, c.x
	c.w = whole * .36
	y := c.y
	third := func(at *int, values [3]int, id, key string) {
		c.step(id, a.t(key), text.Count(values[*at]), func() { *at, a.stale = max(*at-1, 0), true }, func() { *at, a.stale = min(*at+1, 2), true })
	}
	third(&e.runs, labRuns, "lab-runs", "lab.runs")
	c.x, c.y = x+whole*.39, y
	third(&e.days, labDays, "lab-days", "lab.days")
	bx, by, bw, bh := x+whole*.79, y+u(10), whole*.21, u(36)
	key, style, click := "lab.begin", primary, func() { e.ask(t); a.stale = true }
	if e.lab != nil && !e.over {
		key, style, click = "lab.stop", plain, func() { e.end(); a.stale = true }
	}
	c.s.button("lab-go", bx, by, bw, bh, style, t.view.Phase != game.Over, click)
	c.s.label(bx+bw/2, by+bh/2+u(5), a.t(key), c.d.type_.face(semibold, u(13.5)), inkColour, .5)
	c.x, c.w = x, whole
	c.y += u(10)
	if e.lab == nil {
		c.y += u(14)
		return
	}
	e.seen = e.lab.Done()
	c.s.meter(c.x, c.y, c.w, u(5), e.seen*1000/e.lab.Runs)
	c.y += u(6)
	c.note(a.t("lab.progress", "done", e.seen, "runs", e.lab.Runs, "date", a.words.Date(e.from)), 12)
	if n, _ := e.lab.Failed(); n > 0 {
		c.note(a.t("lab.failed", "count", n), 12)
	}
	if e.seen == 0 {
		return
	}
	a.layoutFans(c)
	a.layoutFalls(c)
}

// layoutFans draws the four fans, two by two.
func (a *app) layoutFans(c *column) {
	e, u := &a.experiment, c.u
	below := 78.0
	if c.tiny {
		below = 0
	}
	w, h := (c.w-u(28))/2, (c.end-c.y-u(below)-u(28))/2
	top := c.y + u(12)
	looks := [lab.Measures]struct {
		tone  color.NRGBA
		label func(v float64) string
		unit  float64
	}{
		lab.Front:       {amberMap, func(v float64) string { return a.t("lab.km", "km", int(v*10)) }, 1000},
		lab.NorthLosses: {northFace, func(v float64) string { return text.Count(int(v)) }, 1},
		lab.SouthLosses: {southText, func(v float64) string { return text.Count(int(v)) }, 1},
		lab.Score:       {inkColour, func(v float64) string { return a.t("points", "value", int(v*10)) }, 10},
	}
	to := a.words.DayMonth(e.from + calendar.Day(e.lab.Days-1))
	for m := range lab.Measures {
		fan, look := e.lab.Fan(m), &looks[m]
		if len(fan) == 0 {
			return // every run so far has failed
		}
		var levels [len(lab.Levels)][]float64
		for i := range levels {
			levels[i] = append(levels[i], float64(e.lab.Now(m))/look.unit)
			for _, q := range fan {
				levels[i] = append(levels[i], float64(q[i])/look.unit)
			}
		}
		low, high, step := scaleOf(levels[:]...)
		x, y := c.x+(w+u(28))*float64(m%2), top+(h+u(14))*float64(m/2)
		p := newPlot(c.s, x, y, w, h, a.t("lab."+m.String()), a.words.DayMonth(e.from), to, len(fan), low, high, step, look.label)
		last := len(levels) - 1
		for i := range lab.Median {
			p.band(levels[i], levels[last-i], fade(look.tone, 20+8*i))
		}
		p.curve(levels[lab.Median], 2.2, look.tone)
	}
	c.y = top + 2*h + u(14)
}

// mostFalls is how many places are told of.
const mostFalls = 8

// layoutFalls tells which places change hands, and how often.
func (a *app) layoutFalls(c *column) {
	falls := a.experiment.lab.Falls()
	if c.tiny || len(falls) == 0 {
		return
	}
	last := a.experiment.lab.Days - 1
	slices.SortStableFunc(falls, func(x, y lab.Fall) int { return abs(x.Share[last]-500) - abs(y.Share[last]-500) }) // the open questions first
	c.y += c.u(4)
	c.note(a.t("lab.bands"), 11.5)
	var words []string
	for _, f := range falls[:min(mostFalls, len(falls))] {
		place := &a.korea.Places[f.Place]
		words = append(words, a.t("lab.fall.short", "place", a.words.PlaceName(place), "share", f.Share[last]))
	}
	c.note(a.t("lab.falls", "date", a.words.Date(a.experiment.from+calendar.Day(last)))+": "+strings.Join(words, " · "), 12.5)
}
