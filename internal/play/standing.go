package play

import (
	"strings"

	"parallel38/game"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// The orders that belong to no unit: what becomes of a bridge, what the aircraft do, and the end of a war
// that is decided.

var (
	bridgeBox = &box{name: "bridge", title: "ui.act.bridge", w: 460, h: 400}
	blowBox   = &box{name: "blow", title: "ui.blow", w: 520, h: 340}
	airBox    = &box{name: "air", title: "ui.act.air", w: 520, h: 460}
	settleBox = &box{name: "settle", title: "ui.settle", w: 520, h: 300}
	idleBox   = &box{name: "idle", title: "ui.idle", w: 460, h: 260}
)

func init() { // not in the table itself: the dialogs lead to one another
	bridgeBox.layout, blowBox.layout, airBox.layout, settleBox.layout = layoutBridge, layoutBlow, layoutAir, layoutSettle
	idleBox.layout = layoutIdle
}

var bridgeKeys = [game.BridgeOrders]string{"bridge.keep", "bridge.over", "bridge.near", "bridge.now", "bridge.clear"}

var compassKeys = [hex.Dirs]string{hex.N: "compass.north", hex.NE: "compass.north-east", hex.SE: "compass.south-east",
	hex.S: "compass.south", hex.SW: "compass.south-west", hex.NW: "compass.north-west"}

// span is a bridge seen from one of its banks.
type span struct {
	index int // in Board.Bridges
	hex   hex.Index
	dir   hex.Dir
}

// spans are the bridges of a hex of which the player holds both banks.
func (t *tableScene) spans(h hex.Index) []span {
	v := t.view
	if h == hex.None || v.Control[h] != t.side {
		return nil
	}
	var found []span
	for i, s := range v.BridgeSites() {
		other := v.Map.Near[s.Hex][s.Dir]
		switch {
		case h == s.Hex && v.Control[other] == t.side:
			found = append(found, span{i, h, s.Dir})
		case h == other && v.Control[s.Hex] == t.side:
			found = append(found, span{i, h, s.Dir.Opposite()})
		}
	}
	return found
}

// ordered is the standing order of a bridge in words, or that it is down.
func (t *tableScene) ordered(b *game.Bridge) string {
	if b.State == game.Blown {
		return t.app.t("bridge.blown")
	}
	return t.app.t(bridgeKeys[b.Order])
}

// layoutBridges lists the bridges of a hex with their orders; a click offers the choices.
func (t *tableScene) layoutBridges(c *column, h hex.Index) {
	a, u := t.app, c.u
	spans := t.spans(h)
	if len(spans) == 0 || c.full(20+40*float64(len(spans))) {
		return
	}
	c.rule()
	c.heading(a.t("ui.bridges"), a.t2("ui.bridges"), a.keyName(setBridge))
	for _, s := range spans {
		b := &t.view.Bridges[s.index]
		y := c.y + u(5)
		can := t.mine() && b.State == game.Standing
		c.s.button("bridge-"+s.dir.String(), c.x-u(8), y, c.w+u(16), u(40), invisible, can, func() { t.openBridge(s) })
		c.row(upperFirst(a.t(compassKeys[s.dir])), a.t2(compassKeys[s.dir]), a.t(map[game.BridgeState]string{game.Standing: "bridge.standing", game.Blown: "bridge.blown"}[b.State]), inkColour)
		if b.State == game.Standing {
			c.note(upperFirst(t.ordered(b)), 12)
		}
		c.y += u(5)
	}
}

// openBridges opens the choices for the bridges of the hex that is looked at.
func (t *tableScene) openBridges() {
	h := t.looked()
	if t.selected != force.None {
		h = t.view.Force.Place[t.selected].Hex
	}
	if t.mine() {
		for _, s := range t.spans(h) {
			if t.view.Bridges[s.index].State == game.Standing {
				t.openBridge(s)
				return
			}
		}
	}
	t.say(t.app.t("ui.nobridge"), false)
}

func (t *tableScene) openBridge(s span) {
	t.app.closeBox()
	t.bridge = s
	t.app.openBox(bridgeBox)
}

// orderBridge gives the bridge of the dialog a standing order.
func (t *tableScene) orderBridge(o game.BridgeOrder) {
	t.app.closeBox()
	t.give(game.Order{Kind: game.SetBridge, Unit: force.None, Hex: t.bridge.hex, Dir: t.bridge.dir, Value: int16(o)})
}

// layoutBridge offers what can be done with a bridge.
func layoutBridge(a *app, c *column) {
	t := a.table()
	if t == nil {
		return
	}
	at := t.bridge
	c.note(join(upperFirst(a.words.Place(t.view.Map, at.hex)), a.t(compassKeys[at.dir])), 13)
	for o, key := range bridgeKeys {
		mark := ""
		if t.view.Bridges[at.index].Order == game.BridgeOrder(o) {
			mark = "●"
		}
		c.line(key, upperFirst(a.t(key)), mark, true, func() {
			if game.BridgeOrder(o) == game.BlowNow {
				a.openBox(blowBox)
				return
			}
			t.orderBridge(game.BridgeOrder(o))
		})
	}
	for i, spans := 0, t.spans(at.hex); i < len(spans); i++ {
		if next := spans[(i+1)%len(spans)]; spans[i].dir == at.dir && next != at && t.view.Bridges[next.index].State == game.Standing {
			c.line("next-bridge", a.t("ui.bridge.next"), a.t(compassKeys[next.dir]), true, func() { t.openBridge(next) })
		}
	}
}

// layoutBlow asks before a bridge goes up, and says who would be left beyond it.
func layoutBlow(a *app, c *column) {
	t := a.table()
	if t == nil {
		return
	}
	cut := t.view.Beyond(t.bridge.index, t.side, nil)
	if len(cut) == 0 {
		c.note(a.t("ui.blow.nobody"), 13.5)
	} else {
		men := 0
		var names []string
		for _, id := range cut {
			men += int(t.view.Force.Strength[id].Men)
			names = append(names, a.words.Unit(&t.view.Board, id))
		}
		c.note(a.t("ui.blow.cut", "units", len(cut), "men", men), 13.5)
		const most = 6
		if len(names) > most {
			names = append(names[:most], a.t("ui.more", "count", len(cut)-most))
		}
		c.note(strings.Join(names, "; "), 12.5)
	}
	if people, dead := t.view.Crossing(t.bridge.index, t.side); people > 0 {
		low, high := game.Estimate(people)
		few, _ := game.Estimate(dead)
		c.note(a.t("ui.blow.people", "low", low, "high", high, "dead", few), 13.5)
	}
	c.y += c.u(8)
	c.line("spare", a.t("ui.blow.spare"), "Esc", true, a.closeBox)
	c.line("blow", a.t("ui.blow.now"), "", true, func() { t.orderBridge(game.BlowNow) })
}

// flies tells whether the player's side has aircraft over the theatre now.
func (t *tableScene) flies() bool { return t.view.Aircraft(t.side) > 0 }

// openAir opens the standing order of the aircraft.
func (t *tableScene) openAir() {
	if !t.flies() {
		t.say(t.app.t("ui.noair"), false)
		return
	}
	t.app.openBox(airBox)
}

// airStep is by how much a click changes a share of the sorties, per cent.
const airStep = 10

// layoutAir shares out the sorties.
func layoutAir(a *app, c *column) {
	t := a.table()
	if t == nil {
		return
	}
	air := t.view.Air[t.side]
	share := func(interdict, kept, sky int16) func() {
		return func() {
			if min(interdict, kept, sky) >= 0 && interdict+kept+sky <= 100 && t.mine() {
				t.give(game.Order{Kind: game.SetAir, Unit: force.None, Hex: hex.None, Value: interdict, Extra: kept, Sky: sky})
			}
		}
	}
	per := func(n int16) string { return itoa(int(n)) + " %" }
	i, k, f := air.InterdictPC, air.KeptPC, air.SkyPC
	c.step("sky", a.t("ui.air.sky"), per(f), share(i, k, f-airStep), share(i, k, f+airStep))
	c.step("interdict", a.t("ui.air.interdict"), per(i), share(i-airStep, k, f), share(i+airStep, k, f))
	c.step("kept", a.t("ui.air.kept"), per(k), share(i, k-airStep, f), share(i, k+airStep, f))
	c.y += c.u(6)
	c.row(a.t("ui.air.close"), a.t2("ui.air.close"), per(100-i-k-f), inkColour)
	c.rule()
	led := t.view.AirLedger(t.side)
	t.ledgerRows(c, &led)
	c.note(a.t("ui.air.today", "sorties", led.Total(), "left", int(air.Left)), 12.5)
	c.note(a.t("ui.air.lost", "count", int(air.Lost), "enemy", int(air.Enemy)), 12.5)
}

// canSettle tells whether the player may take the end that is offered.
func (t *tableScene) canSettle() bool { return t.view.EndOffered() && t.mine() }

// layoutSettle offers to end a war that is decided.
func layoutSettle(a *app, c *column) {
	t := a.table()
	if t == nil {
		return
	}
	side := force.North
	if t.view.Result() < 0 {
		side = force.South
	}
	c.note(a.t("ui.settle.why", "side", a.words.Side(side), "value", abs(t.view.Result())), 13.5)
	c.y += c.u(8)
	c.line("play-on", a.t("ui.settle.on"), "Esc", true, a.closeBox)
	c.line("settle", a.t("ui.settle.end"), "", t.canSettle(), func() {
		a.closeBox()
		t.give(game.Order{Kind: game.Settle, Unit: force.None, Hex: hex.None})
	})
}

// layoutIdle asks whether a day without a single order is meant.
func layoutIdle(a *app, c *column) {
	c.note(a.t("ui.idle.why"), 13.5)
	c.y += c.u(8)
	c.line("go-back", a.t("ui.idle.back"), "Esc", true, a.closeBox)
	c.line("end-now", a.t("ui.idle.end"), a.keyName(endDay), true, a.endIdleDay)
}

// endIdleDay is the answer that a day without an order is meant.
func (a *app) endIdleDay() {
	t := a.table()
	a.closeBox()
	if t != nil {
		t.endNow()
	}
}
