package play

import (
	"errors"
	"slices"

	"parallel38/game"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/sound"
)

// keys answers the keyboard and the gamepad.
func (t *tableScene) keys() {
	for act := action(1); act < actions; act++ {
		if !t.app.input.asked[act] {
			continue
		}
		if !t.app.desk.ui.DisableDefaultFocus && act >= cursorNorth && act <= cursorEast {
			t.app.walkFocus() // the panels have the keyboard
		} else {
			t.do(act)
			if t.app.boxed() {
				return
			}
		}
	}
}

// do carries out an action, whoever asked for it: a key, a command on the screen, the palette.
func (t *tableScene) do(act action) {
	c := &t.app.camera
	switch act {
	case nextUnit:
		t.cycle(1)
	case previousUnit:
		t.cycle(-1)
	case cursorNorth:
		t.moveCursor(hex.N, hex.N)
	case cursorSouth:
		t.moveCursor(hex.S, hex.S)
	case cursorWest:
		t.moveCursor(hex.NW, hex.SW)
	case cursorEast:
		t.moveCursor(hex.NE, hex.SE)
	case accept:
		t.accept()
	case cancel:
		t.cancel()
	case moveUnit:
		t.setAim(aimMarch)
	case attackHex:
		t.beginAttack()
	case goByRail:
		t.setAim(aimRail)
	case goBySea:
		t.goBySea()
	case openShips:
		t.app.openBox(shipsBox)
	case rest:
		if t.ours(t.selected) {
			for _, id := range t.together() {
				t.give(game.Order{Kind: game.Rest, Unit: id, Hex: hex.None})
			}
			t.cycle(1)
		}
	case delegate:
		t.delegate()
	case undo:
		t.undo()
	case redo:
		if t.mine() {
			if events, ok := t.match.Redo(); ok {
				t.happened(events)
			}
		}
	case endDay:
		t.endDay()
	case setBridge:
		t.openBridges()
	case setAir:
		t.openAir()
	case openAway:
		t.app.openBox(awayBox)
	case centreView:
		if t.selected != force.None {
			t.centreOn(t.view.Force.Place[t.selected].Hex)
		} else {
			t.centreOn(t.cursor)
		}
	case zoomIn, zoomOut:
		x, y := t.middle()
		t.zoomBy(map[action]float64{zoomIn: 1, zoomOut: -1}[act], x, y)
	case wholeMap:
		c.whole()
		t.zoomGoal = 0
	case hideCounters:
		t.away = !t.away
	case overlayNone, overlayControl, overlaySupply, overlayZOC, overlayThreat, overlayTerrain, overlayReadiness, overlayAir, overlayEvidence:
		t.setOverlay(act)
	case openMenu:
		t.app.openBox(menuBox)
	case openHelp: // with something chosen it is about that
		if !t.consultHere() {
			t.app.openBox(helpBox)
		}
	case openBook:
		t.app.consult("")
	case openScore:
		t.app.openBox(scoreBox)
	case openLab:
		t.app.openBox(labBox)
	case openPalette:
		t.app.openBox(paletteBox)
	case openLog:
		t.turnTo(newsPage)
	case openOrders:
		t.turnTo(ordersPage)
	case togglePanel:
		t.folded = !t.folded
		t.app.stale = true
	case quickSave:
		t.save("quick")
	case quickLoad:
		t.app.load("quick")
	case focusPanels:
		ui := t.app.desk.ui
		ui.DisableDefaultFocus = !ui.DisableDefaultFocus
		if ui.DisableDefaultFocus {
			ui.ClearFocus()
		} else {
			ui.ChangeFocus(0)
		}
	}
}

func (t *tableScene) setOverlay(act action) {
	if act == t.overlay || act == overlayNone {
		act = noAction
	}
	t.overlay = act
	if act != noAction {
		t.say(t.app.t("ui.act."+actionKeys[act]), false)
	}
}

// setAim says what the next click is for.
func (t *tableScene) setAim(want aim) {
	if !t.ours(t.selected) {
		return
	}
	if t.aim == want {
		want = aimFree
	}
	t.aim, t.plan = want, nil
	t.reckonReach()
	if want == aimRail && len(t.rails) == 0 {
		t.aim = aimFree
		t.say(t.app.t("ui.norail"), false)
	}
	t.app.stale = true
}

// cycle selects the next unit that still has something of its day.
func (t *tableScene) cycle(step int) {
	f := t.view.Force
	n := len(f.Combat)
	at := 0
	for i, id := range f.Combat {
		if id == t.selected {
			at = i
		}
	}
	for range n {
		at = (at + step + n) % n
		if id := f.Combat[at]; t.idle(id) {
			t.choose(id)
			t.cursor = f.Place[id].Hex
			t.reveal(t.cursor)
			return
		}
	}
}

// idle tells whether a unit of the player has hours left in which it could still do something.
func (t *tableScene) idle(id force.ID) bool {
	f := t.view.Force
	return f.Side(id) == t.side && f.Place[id].Hex != hex.None && f.March[id].Left >= 60 && !f.March[id].ByRail && !f.Condition[id].Routed
}

// moveCursor moves the cursor hex by the keyboard. A column further is up or down half a hex in turn,
// so that a straight way east stays straight.
func (t *tableScene) moveCursor(even, odd hex.Dir) {
	if t.cursor == hex.None {
		x, y := t.middle()
		t.cursor = t.app.camera.hexAt(x, y)
	} else {
		col, _ := t.view.Map.ColRow(t.cursor)
		d := even
		if col&1 == 0 {
			d = odd
		}
		if n := t.view.Map.Near[t.cursor][d]; n != hex.None {
			t.cursor = n
		}
	}
	t.fan, t.fanSince = hex.None, t.app.frame+600 // the keyboard has the cursor now
	t.reckonPath()
	t.reveal(t.cursor)
	t.app.stale = true
}

// accept does what the cursor offers, or carries out the attack that is prepared.
func (t *tableScene) accept() {
	if t.film.busy() && t.thinking {
		t.film.skip(t)
		return
	}
	for _, s := range t.app.desk.sheets {
		if !t.app.desk.ui.DisableDefaultFocus && s.shown() && s.press() {
			return
		}
	}
	if t.plan != nil {
		t.carryOutPlan()
		return
	}
	t.actOn(t.cursor, true)
}

// cancel goes back one step.
func (t *tableScene) cancel() {
	switch {
	case t.staff != nil:
		t.dismiss()
	case t.film.busy():
		t.film.skip(t)
	case t.plan != nil:
		t.plan = nil
	case t.aim != aimFree:
		t.aim = aimFree
	case t.selected != force.None:
		t.choose(force.None)
	case t.picked != hex.None:
		t.picked = hex.None
	case t.page != noPage:
		t.turnTo(noPage)
	default:
		t.app.openBox(menuBox)
	}
	t.reckonPath()
	t.app.stale = true
}

// actOn is a click on a hex: select, march or attack.
func (t *tableScene) actOn(h hex.Index, sure bool) {
	if h == hex.None {
		return
	}
	holder := t.view.Holder(h)
	switch {
	case t.aim == aimRail:
		t.give(game.Order{Kind: game.RailMove, Unit: t.selected, Hex: h})
		t.aim = aimFree
		t.reckonReach()
	case t.aim == aimSea:
		t.pickAtSea(h)
	case holder == t.side.Enemy() && t.canAttack(h):
		t.openPlan(h)
	case len(t.group) > 0 && holder != t.side.Enemy():
		t.advance(h)
	case t.reachable(h) && (holder != t.side || t.aim == aimMarch):
		if !sure && t.tapped != h { // a finger first shows the way, then goes it
			t.tapped = h
			return
		}
		t.march1()
	case holder != force.NoSide && t.aim == aimFree:
		t.pick(h)
	case t.reachable(h):
		t.march1()
	case t.aim == aimMarch && t.selected != force.None:
		t.explainMarch(h)
	default:
		again := t.picked == h
		t.choose(force.None)
		if !again {
			t.picked = h
		}
	}
	t.tapped = hex.None
	t.app.stale = true
}

// pick selects a unit of a stack; again, the next one below it.
func (t *tableScene) pick(h hex.Index) {
	var stack []force.ID
	for id := range t.view.Stack(h) {
		stack = append(stack, id)
	}
	for i, id := range stack {
		if id == t.selected {
			t.choose(stack[(i+1)%len(stack)])
			return
		}
	}
	if len(stack) > 0 {
		t.choose(t.topOf(h))
	}
}

// topOf is the unit that lies on top of a stack: the selected one, or the greatest.
func (t *tableScene) topOf(h hex.Index) force.ID {
	best := force.None
	for id := range t.view.Stack(h) {
		if id == t.selected {
			return id
		}
		if best == force.None || t.view.Force.Strength[id].Men > t.view.Force.Strength[best].Men {
			best = id
		}
	}
	return best
}

// give hands an order to the match and shows what comes of it, or says why not.
func (t *tableScene) give(o game.Order) bool {
	events, err := t.match.Give(t.side, o)
	if err != nil {
		t.refuse(err)
		return false
	}
	t.app.hear(sounds(events))
	t.happened(events)
	return true
}

// sounds is what an order sounds like: a fight like guns, anything else like a counter put down.
func sounds(events []game.Event) sound.Sound {
	if slices.ContainsFunc(events, func(e game.Event) bool { return e.Kind == game.Fought }) {
		return sound.Guns
	}
	return sound.Order
}

// refuse words a refusal.
func (t *tableScene) refuse(err error) {
	var r *game.Refusal
	if errors.As(err, &r) {
		t.app.hear(sound.Refused)
		t.say(t.app.words.Refusal(&t.view.Board, r), true)
	}
}

// march1 sends the selected unit along the path that is shown.
func (t *tableScene) march1() {
	if t.path.Steps == 0 {
		t.reckonPath()
	}
	if t.path.Steps == 0 {
		return
	}
	unit := t.selected
	if t.give(t.path) {
		t.aim = aimFree
		if t.view.Force.March[unit].Left < 60 {
			t.reckonPath()
		}
	}
}

// explainMarch says why the selected unit cannot march to a hex.
func (t *tableScene) explainMarch(h hex.Index) {
	if d, ok := t.view.Map.DirTo(t.view.Force.Place[t.selected].Hex, h); ok {
		o := game.March(t.selected, []hex.Dir{d})
		t.refuse(game.Check(t.view, &o))
		return
	}
	t.say(t.app.t("ui.outofreach"), true)
}

// together are the units that an order to the selected one is for: its group, or it alone.
func (t *tableScene) together() []force.ID {
	if len(t.group) == 0 {
		return []force.ID{t.selected}
	}
	return slices.Clone(t.group)
}

// gather makes a group of units, the selected one among them, and says how many they are.
func (t *tableScene) gather(ids []force.ID) {
	if len(ids) < 2 {
		return
	}
	t.group = append(t.group[:0], ids...)
	t.say(t.app.t("ui.group", "count", len(ids)), false)
}

// advance marches the group.
func (t *tableScene) advance(h hex.Index) {
	var reach game.Reach
	moved := 0
	for _, o := range game.Advance(t.view, t.together(), h, &reach) {
		if events, err := t.match.Give(t.side, o); err == nil {
			t.happened(events)
			moved++
		}
	}
	if moved == 0 {
		t.say(t.app.t("ui.outofreach"), true)
	}
	t.group = t.group[:0]
	t.reckonReach()
}

func (t *tableScene) undo() {
	if !t.mine() || !t.match.Undo() {
		t.say(t.app.t("ui.noundo"), false)
		return
	}
	t.film.reset(nil)
	t.look()
	t.film.reset(t.view)
	t.reckonReach()
}

// endDay ends the player's day; it asks first if not one order was given, which is clearly forgotten.
func (t *tableScene) endDay() {
	if !t.mine() {
		return
	}
	if t.film.busy() {
		t.film.skip(t)
	}
	if len(t.given()) == 0 && t.anyIdle() {
		t.app.openBox(idleBox)
		return
	}
	t.endNow()
}

// endNow ends the day without asking.
func (t *tableScene) endNow() {
	t.choose(force.None)
	t.book().leave(t.view, t.film.at)
	t.give(game.Order{})
}

// delegate lets the staff give the rest of the day's orders.
func (t *tableScene) delegate() {
	if !t.mine() {
		t.say(t.app.t("ui.nostaff"), false)
		return
	}
	t.choose(force.None)
	t.staff = newPlayer(usual)
	t.look()
	t.say(t.app.t("ui.staff"), false)
}

// plan is an attack being prepared.
type plan struct {
	target hex.Index
	kind   fight.Kind
	night  bool
	air    int16
	staff  []joiner
	order  game.Order
	odds   game.Preview
	err    error
	allows [fight.Kinds]bool
}

// joiner is a unit that stands next to the target.
type joiner struct {
	unit force.ID
	on   bool
	err  error // why it cannot join an attack of this kind
}

// canAttack tells whether any unit of the player could attack a hex now.
func (t *tableScene) canAttack(h hex.Index) bool {
	if t.view.Moving() != t.side {
		return false
	}
	if t.selected != force.None && t.view.Force.Side(t.selected) == t.side {
		if _, near := t.view.Map.DirTo(h, t.view.Force.Place[t.selected].Hex); !near {
			return false
		}
	} else {
		return false
	}
	for kind := range fight.Kinds {
		if len(t.view.Joiners(h, kind, nil)) > 0 {
			return true
		}
	}
	return false
}

// beginAttack opens the attack on the enemy at the cursor, or on the only one there is to attack.
func (t *tableScene) beginAttack() {
	if t.plan != nil {
		t.carryOutPlan()
		return
	}
	if t.cursor != hex.None && t.view.Holder(t.cursor) == t.side.Enemy() && t.canAttack(t.cursor) {
		t.openPlan(t.cursor)
		return
	}
	if !t.ours(t.selected) {
		return
	}
	for _, n := range t.view.Map.Near[t.view.Force.Place[t.selected].Hex] {
		if n != hex.None && t.view.Holder(n) == t.side.Enemy() && t.canAttack(n) {
			t.openPlan(n)
			return
		}
	}
	t.say(t.app.t("ui.nobody"), false)
}

// openPlan begins to prepare an attack, with the strongest kind and all that can join.
func (t *tableScene) openPlan(target hex.Index) {
	p := &plan{target: target}
	for _, n := range t.view.Map.Near[target] {
		if n == hex.None || t.view.Holder(n) != t.side {
			continue
		}
		for id := range t.view.Stack(n) {
			p.staff = append(p.staff, joiner{unit: id})
		}
	}
	t.plan = p
	for _, kind := range []fight.Kind{fight.Deliberate, fight.Hasty, fight.RiverAssault, fight.Probe} {
		if o := game.Assault(target, kind, t.selected); game.Check(t.view, &o) == nil || len(t.view.Joiners(target, kind, nil)) > 0 {
			p.kind = kind
			break
		}
	}
	t.path.Steps = 0
	t.enlist()
	t.clear = target
}

// enlist lets everyone join who can, the selected unit first.
func (t *tableScene) enlist() {
	p := t.plan
	for pass := range 2 {
		for i := range p.staff {
			j := &p.staff[i]
			if (j.unit == t.selected) != (pass == 0) {
				continue
			}
			j.on = true
			o := t.assault()
			j.on = game.Check(t.view, &o) == nil || t.artillery(j.unit) && t.mayJoin(j.unit)
		}
	}
	t.replan()
}

func (t *tableScene) artillery(id force.ID) bool {
	return t.view.Force.Identity[id].Arm == force.Artillery
}

func (t *tableScene) mayJoin(id force.ID) bool {
	for _, j := range t.view.Joiners(t.plan.target, t.plan.kind, nil) {
		if j == id {
			return true
		}
	}
	return false
}

// assault is the order that the plan amounts to.
func (t *tableScene) assault() game.Order {
	p := t.plan
	o := game.Assault(p.target, p.kind)
	o.Night, o.Sorties = p.night, p.air
	for pass := range 2 { // fighting units before guns: the first one advances
		for _, j := range p.staff {
			if j.on && t.artillery(j.unit) == (pass == 1) && int(o.Count) < game.MaxUnits {
				o.Units[o.Count] = j.unit
				o.Count++
			}
		}
	}
	return o
}

// replan brings the preview of the plan up to date.
func (t *tableScene) replan() {
	p := t.plan
	if t.view.Moving() != t.side || t.view.Holder(p.target) != t.side.Enemy() {
		t.plan = nil
		return
	}
	for kind := range fight.Kinds {
		p.allows[kind] = len(t.view.Joiners(p.target, kind, nil)) > 0
	}
	for i := range p.staff {
		j := &p.staff[i]
		j.err = nil
		if !t.mayJoin(j.unit) {
			one := game.Assault(p.target, p.kind, j.unit)
			j.err = game.Check(t.view, &one)
			j.on = false
		}
	}
	p.order = t.assault()
	p.err = t.view.Preview(&p.order, &p.odds)
	t.app.stale = true
}

// carryOutPlan gives the attack order.
func (t *tableScene) carryOutPlan() {
	p := t.plan
	if p.err != nil {
		t.refuse(p.err)
		return
	}
	t.plan = nil
	t.give(p.order)
}
