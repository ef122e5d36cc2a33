package play

import (
	"strings"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/text/v2"

	"parallel38/game"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// page is what the left-hand panel shows.
type page uint8

const (
	noPage   page = iota
	newsPage      // the turn report: what has happened since the player's last day
	ordersPage
)

// turnTo opens a page of the left-hand panel, or closes it if it is open.
func (t *tableScene) turnTo(p page) {
	if t.page == p {
		p = noPage
	}
	t.page, t.quiet = p, p == noPage
	t.app.stale = true
}

// layoutLog lays out the left-hand panel.
func (t *tableScene) layoutLog() {
	s, d, a := t.news_, t.app.desk, t.app
	if t.page == noPage {
		s.hide()
		return
	}
	u := d.u
	w := u(372)
	x, y := u(16), u(d.barHeight()+16)
	if t.lesson != nil {
		x += u(tutorWidth + 12)
	}
	bottom := d.h - u(16+224+16)
	if d.narrow() {
		x, y, w, bottom = u(8), u(d.barHeight()+8), u(300), d.h-u(72)
	}
	s.begin(x, y, w, bottom-y)
	height := bottom - y
	s.paint(func(dst *ebiten.Image) { s.drawCard(dst, x, y, w, height, u(6), paper) })
	c := &column{s: s, d: d, x: x + u(16), w: w - u(32), y: y + u(46), end: bottom - u(12), tiny: d.narrow()}
	turn := func(p page) func() { return func() { t.page, a.stale = p, true } }
	c.tabs([]tab{
		{"page-ui.log", a.t("ui.log"), t.page == newsPage, turn(newsPage)},
		{"page-ui.orders", a.t("ui.orders"), t.page == ordersPage, turn(ordersPage)},
	}, func() { t.turnTo(noPage) })
	if t.page == newsPage {
		t.layoutNews(c)
	} else {
		t.layoutOrders(c)
	}
	height = min(height, c.y+u(14)-y)
	s.shrink(height)
	s.end()
}

// tab leads to a page of a panel.
type tab struct {
	id, words string
	on        bool
	open      func()
}

// tabs stand over the pages of the left-hand panel, with the button that closes it.
func (c *column) tabs(list []tab, shut func()) {
	u, y := c.u, c.y-c.u(46)
	f := c.d.type_.face(semibold, u(13.5))
	at := c.x
	for _, t := range list {
		w := width(t.words, f) + u(20)
		style, tone := invisible, inkColour
		if t.on {
			style, tone = chosen, cream
		}
		c.s.button(t.id, at, y+u(10), w, u(28), style, true, t.open)
		c.s.label(at+w/2, y+u(29), t.words, f, tone, .5)
		at += w + u(4)
	}
	right := c.x + c.w + u(16)
	c.s.button("close-log", right-u(34), y+u(11), u(26), u(26), invisible, true, shut)
	c.s.label(right-u(21), y+u(29), "×", c.d.type_.face(regular, u(16)), inkColour, .5)
}

// newsLine writes a line that leads to a place.
func (c *column) newsLine(id, words string, tone colour, click func()) {
	c.newsLines(id, []string{fit(words, c.newsFace(), c.w)}, tone, click)
}

func (c *column) newsFace() text.Face { return c.d.type_.face(regular, c.u(12)) }

// newsHeight is how high a piece of news of so many lines is.
func (c *column) newsHeight(lines int) float64 { return c.u(21) + c.u(15)*float64(lines-1) }

// newsLines writes the lines of a piece of news that leads to a place.
func (c *column) newsLines(id string, lines []string, tone colour, click func()) {
	y := c.y + c.u(21)
	if click != nil {
		c.s.button(id, c.x-c.u(8), y-c.u(14), c.w+c.u(16), c.newsHeight(len(lines)), invisible, true, click)
	}
	for i, l := range lines {
		c.s.label(c.x, y+c.u(15)*float64(i), l, c.newsFace(), tone, 0)
	}
	c.y += c.newsHeight(len(lines))
}

// layoutNews writes the turn report: what was seen, newest last, what it cost, and what needs a decision.
func (t *tableScene) layoutNews(c *column) {
	a, b, v := t.app, t.book(), t.view
	lines := b.log[min(b.news, len(b.log)):]
	concerns := t.concerns()
	const most = 5 // concerns that are listed
	below := 21.0 + 20
	if len(concerns) > 0 {
		below += 36 + 21*float64(min(len(concerns), most+1))
	}
	told := make([][]string, len(lines))
	room, left := c.end-c.y-c.u(below), len(lines) // how many are left out
	for ; left > 0; left-- {
		i := left - 1
		told[i] = briefly(upperFirst(t.newsWords(&lines[i].event)), c.newsFace(), c.w, 2)
		need := c.newsHeight(len(told[i]))
		if i > 0 { // and a line that says how many
			need += c.newsHeight(1)
		}
		if need > room && left < len(lines) {
			break
		}
		room -= c.newsHeight(len(told[i]))
	}
	if left > 0 {
		c.newsLine("", a.t("ui.news.before", "count", left), fade(inkColour, 70), nil)
	}
	lines, told = lines[left:], told[left:]
	for i := range lines {
		e := lines[i].event
		tone := inkColour
		switch e.Kind {
		case game.Fought, game.HexFell, game.Scattered, game.Surrendered, game.Retreated:
			if e.Side != t.side {
				tone = vermilion
			}
		case game.DayBegan, game.WeatherSet:
			tone = fade(inkColour, 70)
		}
		click := func() { t.visit(e.Hex, force.None) }
		if e.Hex == hex.None {
			click = nil
		}
		c.newsLines("log-"+itoa(i), told[i], tone, click)
	}
	if len(lines) == 0 {
		c.newsLine("", a.t("ui.log.empty"), fade(inkColour, 70), nil)
	}
	if b.news > 0 {
		c.newsLine("", a.t("ui.news.lost", "own", b.lost(v, t.side), "enemy", b.lost(v, t.side.Enemy())), inkColour, nil)
	}
	if len(concerns) > 0 {
		c.rule()
		c.heading(a.t("ui.news.decide"), a.t2("ui.news.decide"), "")
		for i, k := range concerns {
			if i == most {
				c.newsLine("", a.t("ui.more", "count", len(concerns)-most), fade(inkColour, 70), nil)
				break
			}
			c.newsLine("concern-"+itoa(i), k.words, inkColour, func() { t.visit(k.hex, k.unit) })
		}
	}
	if f := c.d.type_.face(semibold, c.u(12.5)); len(b.tape.events) > 0 && t.mine() {
		w := width(a.t("ui.news.replay"), f) + c.u(20)
		y := float64(c.s.area.Min.Y) + c.u(10)
		x := c.x + c.w - c.u(26) - w
		c.s.button("replay", x, y, w, c.u(28), plain, true, t.replay)
		c.s.label(x+w/2, y+c.u(19), a.t("ui.news.replay"), f, inkColour, .5)
	}
}

// newsWords words an event for a narrow list: of a fight first where it was and what came of it.
func (t *tableScene) newsWords(e *game.Event) string {
	a, b := t.app, &t.view.Board
	if e.Kind == game.Fought {
		return a.t("ui.news.fight", "place", a.words.Place(b.Map, e.Hex), "outcome", t.outcome(e), "attackers", a.words.Units(b, e.Report.Attackers))
	}
	return a.words.Event(b, e)
}

// visit brings a hex to the middle, with a unit in hand if one is concerned.
func (t *tableScene) visit(h hex.Index, unit force.ID) {
	if unit != force.None {
		t.choose(unit)
	}
	t.cursor = h
	t.centreOn(h)
	t.app.stale = true
}

// layoutOrders lists what the player has ordered today, with the line behind which nothing can be taken
// back; a click on an order after it takes everything back to before that order.
func (t *tableScene) layoutOrders(c *column) {
	a, given := t.app, t.given()
	firm := len(given) - min(t.match.CanUndo(), len(given))
	room := max(3, int((c.end-c.y-c.u(24))/c.u(21)))
	first := max(0, len(given)-room)
	if len(given) == 0 {
		c.newsLine("", a.t("ui.orders.none"), fade(inkColour, 70), nil)
	}
	for i := first; i < len(given); i++ {
		if i == firm {
			t.barrier(c)
		}
		o := given[i].Order
		tone, click := fade(inkColour, 70), func() { t.visit(t.orderPlace(&o), force.None) }
		if i >= firm {
			tone, click = inkColour, func() { t.undoTo(i) }
		}
		c.newsLine("order-"+itoa(i), t.orderWords(&o), tone, click)
	}
	if firm == len(given) && firm > 0 {
		t.barrier(c)
	}
}

// barrier draws the line that undo does not pass.
func (t *tableScene) barrier(c *column) {
	f := c.d.type_.face(regular, c.u(11))
	words := fit(t.app.t("ui.orders.barrier"), f, c.w)
	c.y += c.u(18)
	c.s.rect(c.x+width(words, f)+c.u(8), c.y-c.u(4), max(c.w-width(words, f)-c.u(8), 0), max(1, c.u(1.2)), vermilion)
	c.s.write(c.x, c.y, words, f, vermilion)
}

// undoTo takes back every order from the i-th of today on.
func (t *tableScene) undoTo(i int) {
	for t.mine() && len(t.given()) > i && t.match.CanUndo() > 0 {
		t.undo()
	}
}

// orderPlace is where an order leads.
func (t *tableScene) orderPlace(o *game.Order) hex.Index {
	if o.Hex != hex.None {
		return o.Hex
	}
	if o.Unit != force.None {
		return t.view.Force.Place[o.Unit].Hex
	}
	return t.cursor
}

// orderWords words an order in a line.
func (t *tableScene) orderWords(o *game.Order) string {
	a, v := t.app, t.view
	parts := []string{a.t("order." + orderKeys[o.Kind])}
	if o.Kind == game.Attack {
		parts = []string{upperFirst(a.t("attack." + o.Attack.String())), a.words.Units(&v.Board, o.Attackers())}
	} else if o.Unit != force.None {
		parts = append(parts, a.words.Unit(&v.Board, o.Unit))
	}
	switch {
	case o.Kind == game.SetReserve, o.Kind == game.SetStand, o.Kind == game.SetFire, o.Kind == game.SetFallBack:
		parts = append(parts, a.t(map[bool]string{true: "ui.yes", false: "ui.no"}[o.On]))
	case o.Hex != hex.None && o.Kind != game.EndDay:
		parts = append(parts, a.words.Place(v.Map, o.Hex))
	case o.Kind == game.Move:
		parts = append(parts, a.words.Place(v.Map, v.Force.Place[o.Unit].Hex))
	}
	return strings.Join(parts, " · ")
}

// orderKeys are the orders' keys in the catalogue.
var orderKeys = [game.OrderKinds]string{game.EndDay: "end", game.Move: "move", game.RailMove: "rail", game.Attack: "attack", game.Rest: "rest",
	game.SetReserve: "reserve", game.SetStand: "stand", game.SetFire: "fire", game.SetFallBack: "fallback", game.SetBridge: "bridge",
	game.SetAir: "air", game.Settle: "settle", game.SetCorridor: "corridor", game.Screen: "screen", game.Evacuate: "evacuate", game.Drop: "drop", game.SetCadre: "cadre"}
