package play

import (
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/game"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/geo"
	"parallel38/internal/match"
	"parallel38/internal/sound"
)

// tableScene is a war being played: the map, the counters and the panels around them. What the player
// sees comes from one side's View; what the player does goes out as orders through the match.
//
// table.go holds the state and the tick; orders.go turns clicks and keys into orders; film.go moves
// the counters after the fact; mapview.go and overlay.go draw the map, and the panels have a file each.
type tableScene struct {
	app    *app
	match  *match.Match
	side   force.Side // the player's
	view   *game.View
	choice choice // how the war was begun
	opened bool   // the map has been opened on the front

	cursor   hex.Index // the hex pointed at, by whatever means
	selected force.ID
	picked   hex.Index  // the hex told of while no unit is selected, None to tell of the cursor's
	group    []force.ID // march together, the selected unit among them; empty if it marches alone
	aim      aim
	reach    game.Reach
	rails    []hex.Index   // where the selected unit could go by train, or what could be chosen at sea
	path     game.Order    // the march to the cursor, Steps 0 if there is none
	march    game.Preview  // of that march
	steps    []int         // minutes to the end of each of its steps
	ahead    foresight     // what comes of it, or of staying
	why      *game.Refusal // why the cursor is out of reach, if the rules told
	far      bool          // it is, and nothing in reach is next to it
	plan     *plan         // the attack being prepared, nil if none
	overlay  action
	tints    tinted           // the picture of the overlay
	lines    game.SupplyField // see supplyLines
	linesAt  int              // the look for which they were found
	sorties  []int32          // by hex: see flown
	flownAt  int              // the look for which they were counted
	menace   []uint16         // by hex: see menaced
	menaceAt int              // the look for which it was worked out
	looks    int              // how often the board was looked at anew
	away     bool             // counters are put away
	staff    match.Player     // gives the player's orders for now, nil if nobody does
	folded   bool             // so is the right-hand panel
	passage  passage
	bridge   span // whose orders the dialog changes
	offered  bool // an end of the war was offered last night: to be asked once things have come to rest
	fan      hex.Index
	fanSince int64
	tapped   hex.Index // by a finger, to be confirmed with a second tap

	film   film
	front  frontLine
	books  [force.Sides]book
	lesson *lesson // being learnt, nil if this is a war like any other
	next   scene   // that follows, nil to stay
	page   page    // of the left-hand panel
	quiet  bool    // the player has closed it: it does not open by itself
	notice notice
	drag   struct {
		unit  force.ID // that the button took up to march it, None if it pans
		from  hex.Index
		box   bool    // it spans a box over units
		x, y  float64 // where the button went down
		far   float64 // how far the pointer moved since the button went down
		ours  bool    // it went down on the map
		mini  bool    // it went down on the small map
		since int64   // frame in which it went down
	}
	lastClick int64
	zoomGoal  float64 // zoom to glide to, 0 none
	zoomX     float64
	zoomY     float64
	thinking  bool
	dirty     bool      // things have happened since the last look
	clear     hex.Index // to be kept clear of panels once they are laid out

	top, right, card, tray, mini, news_, bubble, tutor *panel
}

// aim is what the next click on the map is for.
type aim uint8

const (
	aimFree  aim = iota // select, march, attack: whatever the hex offers
	aimMarch            // march only
	aimRail             // a train's journey, and from here on all that follows no road
	aimSea
)

// notice is a sentence shown for a while.
type notice struct {
	words string
	until int64 // frame
	grave bool
}

// newTable puts a war on the table.
func newTable(a *app, m *match.Match, side force.Side, c choice) *tableScene {
	t := &tableScene{app: a, match: m, side: side, choice: c, selected: force.None, cursor: hex.None, fan: hex.None, tapped: hex.None, picked: hex.None, clear: hex.None}
	if other := m.Moving().Enemy(); other != force.NoSide { // who moves second has the first day to be told of
		t.film.reset(m.View(other))
		t.books[other].leave(m.View(other), t.film.at)
	}
	a.experiment.clear()
	t.look()
	t.film.reset(t.view)
	return t
}

func (t *tableScene) name() string { return "table" }

// look takes a fresh view after anything has happened and brings what depends on it up to date.
func (t *tableScene) look() {
	t.view, t.dirty = t.match.View(t.side), false
	t.looks++
	if t.selected != force.None && t.view.Force.Place[t.selected].Hex == hex.None {
		t.selected = force.None
	}
	t.front.trace(t)
	t.reckonReach()
	if t.plan != nil {
		t.replan()
	}
	t.app.stale = true
}

// mine tells whether the player's orders are waited for: it is their day, and no staff gives it.
func (t *tableScene) mine() bool { return t.view.Moving() == t.side && t.staff == nil }

// ours tells whether a unit takes the player's orders now.
func (t *tableScene) ours(id force.ID) bool {
	return id != force.None && t.view.Force.Side(id) == t.side && t.mine()
}

// hidden tells whether counters are put away, for as long as the key is down or until they are wanted again.
func (t *tableScene) hidden() bool { return t.away || t.app.input.down[hideCounters] }

// reckonReach works out where the selected unit can go.
func (t *tableScene) reckonReach() {
	t.rails = t.rails[:0]
	t.reach.Hexes = t.reach.Hexes[:0]
	if t.ours(t.selected) && !t.film.busy() {
		t.view.Reach(t.selected, &t.reach)
		if t.aim == aimRail {
			t.rails = t.view.RailReach(t.selected, t.rails)
		}
	}
	if t.aim == aimSea {
		t.rails = t.choices(t.rails)
	}
	t.reckonPath()
}

// reckonPath works out the march to the cursor and what it costs.
func (t *tableScene) reckonPath() {
	t.path.Steps = 0
	t.reckonWhy()
	defer t.foresee()
	if !t.reachable(t.cursor) || t.aim >= aimRail || t.plan != nil {
		return
	}
	o := game.Order{Kind: game.Move, Unit: t.selected, Hex: hex.None}
	path := t.reach.Path(&t.view.Board, t.cursor, o.Path[:0])
	if len(path) > game.MaxPath {
		return
	}
	o.Steps = uint8(len(path))
	if t.view.Preview(&o, &t.march) != nil {
		return
	}
	t.path, t.steps = o, t.steps[:0]
	h := t.view.Force.Place[t.selected].Hex
	for _, d := range path {
		h = t.view.Map.Near[h][d]
		t.steps = append(t.steps, t.reach.Minutes(h))
	}
}

// reachable tells whether the selected unit can march to a hex today.
func (t *tableScene) reachable(h hex.Index) bool {
	return h != hex.None && t.ours(t.selected) && t.reach.Unit == t.selected && len(t.reach.Hexes) > 0 &&
		h != t.view.Force.Place[t.selected].Hex && t.reach.Minutes(h) >= 0 && t.view.HasRoom(t.selected, h)
}

// choose selects a unit, or none.
func (t *tableScene) choose(id force.ID) {
	t.selected, t.group, t.aim, t.plan, t.tapped, t.picked = id, t.group[:0], aimFree, nil, hex.None, hex.None
	if id != force.None {
		t.clear = t.view.Force.Place[id].Hex
	}
	t.reckonReach()
	t.app.stale = true
}

// say shows a sentence for four seconds.
func (t *tableScene) say(words string, grave bool) {
	t.notice = notice{words, t.app.frame + 240, grave}
	t.app.stale = true
}

// update is one tick of the table.
func (t *tableScene) update(a *app) scene {
	if next := a.updateBox(); next != nil {
		return next
	}
	if !a.boxed() {
		t.keys()
		t.pointer()
		t.spread()
	}
	t.glide()
	t.film.update(t)
	a.labels.update(a, t)
	t.opponent()
	t.work()
	a.experiment.tick(a, !t.thinking && t.staff == nil)
	t.learn()
	if t.next != nil {
		return t.next
	}
	if t.notice.words != "" && a.frame > t.notice.until {
		t.notice.words = ""
		a.stale = true
	}
	if t.view.Phase == game.Over && !t.film.busy() {
		return newReport(t)
	}
	if t.stranger() {
		return &handScene{seat: t, side: t.match.Moving()}
	}
	if t.offered && t.canSettle() && !t.film.busy() && !a.boxed() {
		t.offered = false
		a.openBox(settleBox)
	}
	if a.stale {
		a.stale, a.wake.ticks = false, 0
		t.layout(a)
		t.uncover()
	}
	return t
}

// The opponent thinks for a few milliseconds of each tick, in slices of some nodes. How its thinking is
// sliced changes nothing of what it orders, so the clock may decide.
const (
	thinkTime  = 7 * time.Millisecond
	thinkSlice = 200 // nodes
)

// opponent lets the other side think for a moment and films what the player sees of it.
func (t *tableScene) opponent() {
	was := t.thinking
	t.thinking = !t.match.Over() && !t.match.Waiting()
	if was != t.thinking {
		t.app.stale = true
	}
	if t.thinking && !was {
		t.autosave(evening)
	}
	if !t.thinking {
		if was {
			t.autosave(morning)
			t.look()
			t.morning()
		}
		return
	}
	for start := time.Now(); t.thinking && time.Since(start) < thinkTime; t.thinking = !t.match.Over() && !t.match.Waiting() {
		events, acted, err := t.match.Step(thinkSlice)
		if err != nil {
			t.say(err.Error(), true)
			t.match.Seats[t.match.Moving()].Player = newPlayer(passive) // the war goes on without it
			return
		}
		if acted {
			t.seen(events)
		}
	}
	t.thinking = true // until the next tick has seen that it is over
	if t.dirty {
		t.look()
	}
}

// staffOrders is the most orders that the staff gives in one day.
const staffOrders = 400

// work lets the staff give some of the player's orders; the film shows them as they come.
func (t *tableScene) work() {
	if t.staff == nil {
		return
	}
	for start := time.Now(); time.Since(start) < thinkTime; {
		if t.film.queued() > 12 { // what it has ordered is to be seen
			return
		}
		o, done := t.staff.Think(t.view, thinkSlice)
		if !done {
			continue
		}
		if o.Kind == game.EndDay || len(t.given()) >= staffOrders {
			t.dismiss()
			return
		}
		events, err := t.match.Give(t.side, o)
		if err != nil {
			t.dismiss()
			return
		}
		t.happened(events)
	}
}

// dismiss takes the day back from the staff.
func (t *tableScene) dismiss() {
	t.staff = nil
	t.look()
	t.say(t.app.t("ui.staff.done"), false)
}

// given are the orders that the player's side has given today, in the match's log.
func (t *tableScene) given() []match.Entry {
	log := t.match.Log()
	from := len(log)
	for from > 0 && log[from-1].Turn == t.view.Turn && log[from-1].Side == t.side {
		from--
	}
	return log[from:]
}

// morning begins the player's day with the report of what has happened.
func (t *tableScene) morning() {
	t.app.hear(sound.Morning)
	t.book().away = false
	if t.page == noPage && !t.quiet && !t.app.desk.narrow() {
		t.page = newsPage
	}
	t.app.stale = true
}

// happened takes in what an order brought about: the film shows it, the log words it.
func (t *tableScene) happened(events []game.Event) {
	t.seen(events)
	t.look()
}

// seen takes in events without looking at the board anew.
func (t *tableScene) seen(events []game.Event) {
	for side := force.North; side < force.Sides; side++ {
		seen := game.Seen(events, side)
		for i := range seen {
			t.books[side].record(t.view, &seen[i])
			t.offered = t.offered || side == t.side && seen[i].Kind == game.EndOffered
		}
		if side == t.side {
			t.film.add(seen)
		}
	}
	t.dirty = true
}

// glide moves the zoom to where the wheel wants it.
func (t *tableScene) glide() {
	c := &t.app.camera
	if t.zoomGoal == 0 {
		return
	}
	zoom := c.zoom + (t.zoomGoal-c.zoom)*.35
	if d := t.zoomGoal/zoom - 1; d < .004 && d > -.004 {
		zoom, t.zoomGoal = t.zoomGoal, 0
	}
	c.zoomTo(zoom, t.zoomX, t.zoomY)
}

// zoomBy asks for a zoom a number of levels in, towards a place on the screen.
func (t *tableScene) zoomBy(levels float64, x, y float64) {
	c, g := &t.app.camera, t.app.ground
	from := c.zoom
	if t.zoomGoal != 0 {
		from = t.zoomGoal
	}
	level := g.levelFor(from) + int(levels)
	t.zoomGoal = min(max(g.scale(max(level, 0)), farthest*c.unit), nearest*c.unit)
	t.zoomX, t.zoomY = x, y
}

// middle is the middle of the part of the screen that no panel covers.
func (t *tableScene) middle() (x, y float64) {
	d := t.app.desk
	x, y = d.w/2, d.h/2
	if t.right != nil && t.right.shown() {
		x = (float64(t.right.area.Min.X)) / 2
	}
	return x, y
}

// centreOn brings a hex to the middle of the free part of the screen.
func (t *tableScene) centreOn(h hex.Index) {
	if h == hex.None {
		return
	}
	x, y := t.middle()
	t.app.camera.look(geo.Centre(h), x, y)
	t.zoomGoal = 0
}

// reveal moves the map only if a hex is covered or off the screen.
func (t *tableScene) reveal(h hex.Index) {
	if h == hex.None {
		return
	}
	d := t.app.desk
	x, y := t.app.camera.centre(h)
	m := d.u(70)
	if x < m || y < m+d.u(48) || x > d.w-m || y > d.h-m || d.covers(int(x), int(y)) {
		t.centreOn(h)
	}
}

// uncover moves the map if a panel has come to lie over what was just chosen, or between it and the
// middle of the screen.
func (t *tableScene) uncover() {
	if t.clear == hex.None {
		return
	}
	d := t.app.desk
	x, y := t.app.camera.centre(t.clear)
	right := d.w
	if t.right.shown() {
		right = float64(t.right.area.Min.X)
	}
	half := t.counterSize() / 2
	hidden := x > right-half && t.rightOpen()
	for _, k := range [...]float64{-half, half} {
		hidden = hidden || d.covers(int(x+k), int(y)) || d.covers(int(x), int(y+k))
	}
	if hidden && !t.app.boxed() {
		t.centreOn(t.clear)
	}
	t.clear = hex.None
}

// screenful is half of what a screen shows of the map when it opens, in hexes.
const screenful = 4

// openOnFront opens the map where the player's troops meet the enemy and most men of both are about.
func (t *tableScene) openOnFront() {
	c := &t.app.camera
	c.zoom = 8 * c.unit
	f := t.view.Force
	var touching []hex.Index
	for _, id := range f.Combat {
		if h := f.Place[id].Hex; h != hex.None && f.Side(id) == t.side && t.view.Contact(h, t.side) {
			touching = append(touching, h)
		}
	}
	if len(touching) == 0 {
		c.whole()
		return
	}
	most, middle := 0, touching[0]
	for _, h := range touching {
		men := 0
		for _, id := range f.Combat {
			if at := f.Place[id].Hex; at != hex.None && t.view.Map.Distance(at, h) <= screenful {
				men += int(f.Strength[id].Men)
			}
		}
		if men > most {
			most, middle = men, h
		}
	}
	c.at = geo.Centre(middle)
	c.zoom = t.app.ground.scale(t.app.ground.levelFor(c.zoom))
	c.limit()
}

// draw draws the map; the panels are the desk's.
func (t *tableScene) draw(a *app, dst *ebiten.Image) { t.drawMap(dst) }
