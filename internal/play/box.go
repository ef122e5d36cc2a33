package play

import (
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"

	"github.com/ebitenui/ebitenui/widget"

	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/internal/chart/symbol"
	"parallel38/internal/text"
)

// box is a dialog in the middle of the screen, over whatever scene is on: the menu, settings, help,
// the score, kept wars, the palette of commands. Esc closes it.
type box struct {
	name   string
	title  string // key
	w, h   float64
	layout func(a *app, c *column)
}

// boxState is the dialog that is open.
type boxState struct {
	box     *box
	sheet   *panel
	next    scene
	filter  string // typed into the palette or the encyclopedia
	failed  string
	account account // shown by the ledger
	page    int     // of the keys or the palette
	rebinds action  // whose key is waited for
}

func (a *app) boxed() bool { return a.dialog.box != nil }

// openBox opens a dialog in place of the present one.
func (a *app) openBox(b *box) {
	if a.dialog.box == b {
		a.closeBox()
		return
	}
	a.dialog = boxState{box: b, sheet: newPanel(b.name)}
	if b == loadBox {
		a.shelf.dealCards()
	}
	a.desk.open(a.dialog.sheet)
	a.stale = true
}

func (a *app) closeBox() {
	if a.boxed() {
		a.desk.shut()
		a.dialog = boxState{}
		a.input.asked = [actions]bool{} // the key that closed it is spent
		a.stale = true
	}
}

// walkFocus moves the keyboard, or the gamepad, from button to button with the keys of the cursor.
func (a *app) walkFocus() {
	switch asked := &a.input.asked; {
	case asked[cursorNorth], asked[cursorWest]:
		a.desk.ui.ChangeFocus(widget.FOCUS_PREVIOUS)
	case asked[cursorSouth], asked[cursorEast]:
		a.desk.ui.ChangeFocus(widget.FOCUS_NEXT)
	}
}

// updateBox is the dialog's tick; it hands back the scene that a choice leads to.
func (a *app) updateBox() scene {
	if !a.boxed() {
		return nil
	}
	switch a.dialog.box {
	case keysBox:
		if a.rebind() {
			return nil
		}
	case paletteBox:
		a.typeFilter()
		if found := a.matching(); a.takesFirst() && len(found) > 0 && a.table() != nil {
			t := a.table()
			a.closeBox()
			t.do(found[0])
			return nil
		}
	case loadBox:
		a.stale = a.fillCards() || a.stale
	case bookBox:
		a.typeFilter()
		if found := a.found(); a.takesFirst() && a.dialog.filter != "" && len(found) > 0 {
			a.turn(found[0].ID)
			return nil
		}
		if a.input.asked[cancel] && (a.dialog.filter != "" || a.turnBack()) {
			a.dialog.filter, a.stale = "", true
			return nil
		}
	}
	if next := a.dialog.next; next != nil {
		a.closeBox()
		return next
	}
	again := map[*box]action{chainBox: openAway, helpBox: openHelp, scoreBox: openScore, menuBox: openMenu, bridgeBox: setBridge, airBox: setAir, shipsBox: openShips, awayBox: openAway, labBox: openLab}[a.dialog.box]
	a.walkFocus()
	if a.input.asked[accept] && a.dialog.sheet.press() {
		return nil
	}
	if a.dialog.box == idleBox && a.input.asked[endDay] {
		a.endIdleDay()
		return nil
	}
	if a.input.asked[cancel] || again != noAction && a.input.asked[again] {
		a.closeBox()
	}
	return nil
}

// layoutBox lays the open dialog out.
func (a *app) layoutBox() {
	if !a.boxed() {
		return
	}
	d, s, b := a.desk, a.dialog.sheet, a.dialog.box
	u := d.u
	w, h := min(u(b.w), d.w-u(16)), min(u(b.h), d.h-u(16))
	for range 2 { // once to learn how high it is, and again where it then belongs
		x, y := (d.w-w)/2, (d.h-h)/2
		s.begin(0, 0, d.w, d.h)
		s.lively = true // not for its own sake: a picture of the whole screen is not worth keeping
		s.rect(0, 0, d.w, d.h, fade(inkColour, 38))
		s.card(x, y, w, h, u(6), paper)
		c := &column{s: s, d: d, x: x + u(28), w: w - u(56), y: y + u(14), end: y + h - u(16), tiny: d.narrow()}
		c.title(a.t(b.title), 18, semibold)
		s.button("close", x+w-u(44), y+u(12), u(32), u(32), invisible, true, a.closeBox)
		s.label(x+w-u(28), y+u(34), "×", d.type_.face(regular, u(18)), inkColour, .5)
		c.rule()
		b.layout(a, c)
		h = min(h, c.y+u(24)-y)
	}
	s.end()
	d.modal.SetLocation(s.area)
}

// line is a button across a dialog.
func (c *column) line(id, words, value string, enabled bool, click func()) {
	u := c.u
	h := u(40)
	if c.tiny {
		h = u(34)
	}
	c.y += u(8)
	tone := inkColour
	if !enabled {
		tone = fade(tone, 45)
	}
	f := c.d.type_.face(regular, u(14))
	c.s.button(id, c.x, c.y, c.w, h, plain, enabled, click)
	fv := c.d.type_.face(regular, u(12))
	c.s.label(c.x+u(14), c.y+h/2+u(5), fit(words, f, max(c.w-u(36)-width(value, fv), c.w*.5)), f, tone, 0)
	c.s.label(c.x+c.w-u(14), c.y+h/2+u(5), value, fv, fade(tone, 70), 1)
	c.y += h
}

// step is a value of a dialog between the buttons that make it less and more.
func (c *column) step(id, words, value string, less, more func()) {
	u := c.u
	h := u(36)
	c.y += u(10)
	c.s.write(c.x, c.y+h/2+u(5), words, c.d.type_.face(regular, u(14)), inkColour)
	x := c.x + c.w*.46
	w := c.w - (x - c.x)
	c.s.button(id+"-less", x, c.y, h, h, plain, true, less)
	c.s.label(x+h/2, c.y+h/2+u(6), "−", c.d.type_.face(regular, u(17)), inkColour, .5)
	c.s.centre(x+w/2, c.y+h/2+u(5), value, c.d.type_.face(semibold, u(14)), inkColour)
	c.s.button(id+"-more", x+w-h, c.y, h, h, plain, true, more)
	c.s.label(x+w-h/2, c.y+h/2+u(6), "+", c.d.type_.face(regular, u(17)), inkColour, .5)
	c.y += h
}

// The dialogs.
var (
	menuBox     = &box{name: "menu", title: "ui.menu", w: 520, h: 740}
	settingsBox = &box{name: "settings", title: "ui.menu.settings", w: 520, h: 480}
	helpBox     = &box{name: "help", title: "ui.menu.help", w: 860, h: 640}
	scoreBox    = &box{name: "score", title: "ui.act.score", w: 560, h: 560}
	loadBox     = &box{name: "load", title: "ui.menu.load", w: 640, h: 660}
	paletteBox  = &box{name: "palette", title: "ui.act.palette", w: 460, h: 480}
)

func init() { // not in the table itself: the dialogs lead to one another
	menuBox.layout, settingsBox.layout, helpBox.layout = layoutMenu, layoutSettings, layoutHelp
	scoreBox.layout, loadBox.layout, paletteBox.layout = layoutScore, layoutLoad, layoutPalette
}

// table is the war on the screen, nil elsewhere.
func (a *app) table() *tableScene {
	t, _ := a.scene.(*tableScene)
	return t
}

// savable is a scene that can be kept.
type savable interface {
	save(name string)
	date() calendar.Day
}

// layoutMenu lists what belongs to no unit, in two columns where the screen is low.
func layoutMenu(a *app, c *column) {
	t := a.table()
	type item struct {
		id, words, key string
		enabled        bool
		click          func()
	}
	open := func(b *box) func() { return func() { a.openBox(b) } }
	war, _ := a.scene.(savable)
	items := []item{
		{"resume", a.t("ui.menu.resume"), "Esc", true, a.closeBox},
		{"save", a.t("ui.menu.save"), a.keyName(quickSave), war != nil, func() {
			a.closeBox()
			war.save("war-" + war.date().String())
		}},
		{"load", a.t("ui.menu.load"), a.keyName(quickLoad), true, open(loadBox)},
	}
	if s := a.campaign(); s != nil {
		items = append(items,
			item{"score", a.t("ui.act.score"), a.keyName(openScore), true, func() { a.openAccount(s.result()) }},
			item{"early", a.t("campaign.march.now"), "", s.game.Waiting(), func() { a.dialog.next = &marchScene{before: s, early: true} }})
	} else {
		items = append(items,
			item{"score", a.t("ui.act.score"), a.keyName(openScore), t != nil, open(scoreBox)},
			item{"away", a.t("ui.act.away"), a.keyName(openAway), t != nil, open(awayBox)},
			item{"lab", a.t("ui.act.lab"), a.keyName(openLab), t != nil, open(labBox)})
	}
	if t != nil && t.canSettle() {
		items = append(items, item{"settle", a.t("ui.settle"), "", true, open(settleBox)})
	}
	items = append(items, item{"settings", a.t("ui.menu.settings"), "", true, open(settingsBox)})
	if t != nil {
		items = append(items, item{"palette", a.t("ui.act.palette"), a.keyName(openPalette), true, open(paletteBox)})
	}
	items = append(items,
		item{"help", a.t("ui.menu.help"), a.keyName(openHelp), true, open(helpBox)},
		item{"encyclopedia", a.t("book.title"), a.keyName(openBook), true, func() { a.consult("") }},
		item{"new", a.t("ui.menu.new"), "", true, func() { a.dialog.next = newStartScene(a) }})
	if runtime.GOOS != "js" {
		items = append(items, item{"quit", a.t("ui.menu.quit"), "", true, func() { a.quit = true }})
	}
	rows := len(items)
	if c.d.h < c.u(48*float64(rows)+96) {
		rows = (rows + 1) / 2
		c.w = (c.w - c.u(8)) / 2
	}
	top, bottom := c.y, c.y
	for k, i := range items {
		if k == rows {
			c.x, c.y = c.x+c.w+c.u(8), top
		}
		c.line(i.id, i.words, i.key, i.enabled, i.click)
		bottom = max(bottom, c.y)
	}
	c.y = bottom
}

func layoutSettings(a *app, c *column) {
	step := func(id, label, value string, less, more func(s *settings)) {
		if c.tiny { // or the last would stand on the edge
			c.y -= c.u(3)
		}
		c.step(id, a.t(label), value, func() { a.change(less) }, func() { a.change(more) })
	}
	set := a.settings
	step("scale", "ui.set.scale", itoa(set.Scale)+" %", func(s *settings) { s.Scale -= 25 }, func(s *settings) { s.Scale += 25 })
	langs := text.Languages()
	turn := func(by int) func(s *settings) {
		return func(s *settings) {
			for i, l := range langs {
				if l == s.Lang {
					s.Lang = langs[(i+by+len(langs))%len(langs)]
					return
				}
			}
		}
	}
	step("lang", "ui.start.language", a.t("ui.lang."+set.Lang), turn(-1), turn(1))
	both := map[bool]string{true: a.t("ui.yes"), false: a.t("ui.no")}[set.Both]
	flip := func(s *settings) { s.Both = !s.Both }
	step("both", "ui.set.both", both, flip, flip)
	step("speed", "ui.set.speed", itoa(set.Speed)+" %", func(s *settings) { s.Speed = max(s.Speed/2, 25) }, func(s *settings) { s.Speed = min(s.Speed*2, 800) })
	next := func(s *settings) { s.Palette = (s.Palette + 1) % uint8(symbol.Palettes) }
	before := func(s *settings) { s.Palette = (s.Palette + uint8(symbol.Palettes) - 1) % uint8(symbol.Palettes) }
	sounds := func(s *settings) { s.Sound = !s.Sound }
	step("sound", "ui.set.sound", map[bool]string{true: a.t("ui.yes"), false: a.t("ui.no")}[set.Sound], sounds, sounds)
	step("palette", "ui.set.palette", a.t("ui.palette."+itoa(int(set.Palette))), before, next)
	c.line("keys", a.t("ui.set.keys"), "", true, func() { a.openBox(keysBox) })
}

// layoutHelp prints the table of bindings.
func layoutHelp(a *app, c *column) {
	u := c.u
	f, fk := c.d.type_.face(regular, u(12.5)), c.d.type_.face(semibold, u(12.5))
	top, end := c.y+u(22), c.end-u(64)
	rows := int((end-top)/u(21)) + 1
	from, to := action(1), actions
	if 2*rows < int(actions)-1 { // by pages
		end -= u(42)
		rows = int((end-top)/u(21)) + 1
		pages := (int(actions) - 2 + 2*rows) / (2 * rows)
		page := a.dialog.page % pages
		from = action(1 + 2*rows*page)
		to = min(from+action(2*rows), actions)
		c.y = end + u(2)
		c.line("more", a.t("ui.load.more", "page", page+1, "pages", pages), "", true, func() {
			a.dialog.page++
			a.stale = true
		})
	}
	x, y, w := c.x, top, c.w/2-u(14)
	for act := from; act < to; act++ {
		var keys []string
		for i := range a.input.keys {
			if k := &a.input.keys[i]; k.action == act && !slices.Contains(keys, k.name) { // some stand on the pad, too
				keys = append(keys, k.name)
			}
		}
		if act == from+action(rows) {
			x, y = x+w+u(28), top
		}
		c.s.write(x, y, upperFirst(a.t("ui.act."+actionKeys[act])), f, inkColour)
		c.s.right(x+w, y, strings.Join(keys, "  "), fk, inkColour)
		y += u(21)
	}
	lines := wrap(a.t("ui.help.mouse"), f, c.w)
	for i, l := range lines {
		c.s.write(c.x, c.end-u(17)*float64(len(lines)-1-i)-u(4), l, f, fade(inkColour, 75))
	}
	c.y = c.end
}

// layoutScore itemises the score.
func layoutScore(a *app, c *column) {
	if t := a.table(); t != nil {
		t.scoreLines(c)
		c.note(a.t("report.score.why"), 12)
	}
}

// scoreLines writes the victory score line by line.
func (t *tableScene) scoreLines(c *column) {
	a := t.app
	for i, cond := range t.view.Setup.Victory {
		if c.full(70) {
			break
		}
		value := int(t.view.Score[i])
		tone := inkColour
		if value == 0 {
			tone = fade(inkColour, 55)
		}
		c.row(a.words.Name(cond.Name), "", a.words.Side(cond.Side)+"  "+signed(value), tone)
	}
	c.rule()
	c.row(a.t("report.score.par"), "", signed(-t.view.ParToDate()), inkColour)
	total := t.view.Result()
	who := a.t("ui.even")
	if total > 0 {
		who = a.words.Side(force.North)
	} else if total < 0 {
		who = a.words.Side(force.South)
	}
	c.row(a.t("report.score.total"), "", who+"  "+signed(abs(total)), inkColour)
}

// layoutPalette lists the actions that match what is typed; Enter takes the first.
func layoutPalette(a *app, c *column) {
	u := c.u
	c.y += u(8)
	c.s.rect(c.x, c.y, c.w, u(36), fade(inkColour, 9))
	c.s.write(c.x+u(12), c.y+u(24), a.dialog.filter+"▏", c.d.type_.face(regular, u(15)), inkColour)
	c.y += u(38)
	t := a.table()
	found := a.matching()
	rows := max(int((c.end-c.y-c.u(48))/c.u(48)), 1)
	pages := max((len(found)+rows-1)/rows, 1)
	from := a.dialog.page % pages * rows
	for _, act := range found[from:min(from+rows, len(found))] {
		if t == nil {
			return
		}
		c.line("act-"+actionKeys[act], upperFirst(a.t("ui.act."+actionKeys[act])), a.keyName(act), true, func() {
			a.closeBox()
			t.do(act)
		})
	}
	if pages > 1 {
		c.line("more", a.t("ui.load.more", "page", a.dialog.page%pages+1, "pages", pages), "", true, func() {
			a.dialog.page++
			a.stale = true
		})
	}
	c.y = c.end // as many lines fit as the dialog is high, not the other way round
}

// matching are the actions whose words contain what is typed.
func (a *app) matching() []action {
	var found []action
	for act := action(1); act < actions; act++ {
		words := strings.ToLower(a.t("ui.act."+actionKeys[act]) + " " + a.second.T("ui.act."+actionKeys[act]))
		if act != openPalette && strings.Contains(words, strings.ToLower(a.dialog.filter)) {
			found = append(found, act)
		}
	}
	return found
}

// typeFilter takes what is typed into the dialog's field.
func (a *app) typeFilter() {
	if len(a.input.typed) > 0 {
		a.dialog.filter += string(a.input.typed)
		a.stale = true
	}
	if n := len([]rune(a.dialog.filter)); a.input.erase && n > 0 {
		a.dialog.filter = string([]rune(a.dialog.filter)[:n-1])
		a.stale = true
	}
}

// takesFirst tells whether Enter was struck with no button under the keyboard: the first thing found is meant.
func (a *app) takesFirst() bool { return a.input.asked[accept] && a.desk.ui.GetFocusedWidget() == nil }

// randomSeed is a seed for another war; the war itself throws its own dice from it.
func randomSeed() uint64 { return rand.Uint64N(1_000_000) }
