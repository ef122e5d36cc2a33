package play

import (
	"errors"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/game"
	"parallel38/game/fight"
	"parallel38/game/ledger"
	"parallel38/internal/text"
)

// planKinds are the ways to attack that the card offers, from careful to reckless.
var planKinds = [...]fight.Kind{fight.Probe, fight.Hasty, fight.Deliberate, fight.AllOut, fight.RiverAssault, fight.Overrun}

// layoutCard lays out the attack being prepared: who, how, why these odds, what may come of it.
func (t *tableScene) layoutCard() {
	s, d := t.card, t.app.desk
	if t.plan == nil {
		s.hide()
		return
	}
	u := d.u
	narrow := d.narrow()
	w, top, bottom := u(304), u(d.barHeight()+12), d.h-u(16+96+12)
	if narrow { // a sheet at the right, in the place of the unit's panel
		w, top, bottom = u(296), u(d.barHeight()+8), d.h-u(8)
	}
	// Laid out once to learn how high it is, and again where it then belongs. What finds no room in
	// the ledger is added up in its last line; a click on the odds shows all of it.
	rows := t.oddsRows(ledger.Capacity)
	height := t.fillCard(0, 0, w, rows)
	for height > bottom-top && len(rows) > 2 {
		rows = t.oddsRows(len(rows) - 1)
		height = t.fillCard(0, 0, w, rows)
	}
	x, y := t.cardPlace(w, height, top, bottom)
	if narrow {
		x, y, height = d.w-w-u(8), top, bottom-top
	}
	s.begin(x, y, w, height)
	s.card(x, y, w, height, u(6), paper)
	s.rect(x+u(2), y, w-u(4), u(4), vermilion)
	t.fillCard(x, y, w, rows)
	t.cardButtons(&column{s: s, d: d, x: x + u(20), w: w - u(40), tiny: narrow}, y+height)
	s.end()
}

// fillCard writes what stands on the card and returns its height with the buttons.
func (t *tableScene) fillCard(x, y, w float64, rows []text.Row) float64 {
	s, d, a := t.card, t.app.desk, t.app
	u, p := d.u, t.plan
	narrow := d.narrow()
	c := &column{s: s, d: d, x: x + u(20), w: w - u(40), y: y + u(10), end: math.Inf(1), tiny: narrow}
	c.title(fit(a.t("ui.attack.title", "place", a.words.Place(t.view.Map, p.target)), d.type_.face(semibold, u(16.5)), c.w), 16.5, semibold)
	c.note(t.defenders(a), 12)
	t.cardKinds(c)
	if !narrow {
		t.cardStaff(c)
		c.rule()
	}
	if p.err != nil {
		t.cardRefusal(c)
	} else {
		t.cardOdds(c, rows)
		t.cardBands(c)
		t.cardLosses(c)
	}
	return c.y + u(30) + map[bool]float64{false: u(36), true: u(40)}[narrow] - y
}

// cardPlace puts the card beside the target, where it covers neither it nor the selected unit.
func (t *tableScene) cardPlace(w, h, top, bottom float64) (x, y float64) {
	d, c := t.app.desk, &t.app.camera
	tx, ty := c.centre(t.plan.target)
	gap := 7*c.zoom + d.u(20)
	limit := d.w - d.u(16)
	if t.right != nil && t.rightOpen() {
		limit = d.w - d.u(t.rightWidth()+32)
	}
	x = tx - gap - w
	if x < d.u(16) {
		x = tx + gap
		if x+w > limit {
			x = limit - w
		}
	}
	y = min(max(ty-h/3, top), max(top, bottom-h))
	return x, y
}

// defenders says who holds the target.
func (t *tableScene) defenders(a *app) string {
	line := ""
	for id := range t.view.Stack(t.plan.target) {
		name := a.words.Unit(&t.view.Board, id)
		if line != "" {
			return line + " +"
		}
		line = name
		if second := a.name2(t.view.Force.Identity[id].Name); second != "" {
			line += " · " + second
		}
	}
	return line
}

// cardKinds is the row of ways to attack, with what each takes of the day.
func (t *tableScene) cardKinds(c *column) {
	p, u := t.plan, c.u
	var offered []fight.Kind
	for _, k := range planKinds {
		// The four usual ways always show; the two special ones only where they can be chosen.
		if k < fight.RiverAssault && (!p.allows[fight.RiverAssault] || p.allows[k]) || p.allows[k] {
			offered = append(offered, k)
		}
	}
	rows := 1
	if len(offered) > 4 {
		rows = 2
	}
	h := u(30)
	f := c.d.type_.face(semibold, u(12))
	c.y += u(10)
	c.s.rect(c.x, c.y, c.w, h*float64(rows), fade(inkColour, 9))
	for len(offered) > 0 {
		row := offered[:(len(offered)+rows-1)/rows]
		offered, rows = offered[len(row):], rows-1
		t.kindRow(c, row, h, f)
		c.y += h
	}
}

func (t *tableScene) kindRow(c *column, kinds []fight.Kind, h float64, f face) {
	p, u := t.plan, c.u
	total := 0.0
	for _, k := range kinds {
		total += width(t.kindWords(k), f)
	}
	spare := (c.w - total) / float64(len(kinds))
	x, y := c.x, c.y
	for _, k := range kinds {
		words := t.kindWords(k)
		w := width(words, f) + spare
		style, tone := invisible, inkColour
		if k == p.kind {
			style, tone = chosen, cream
		} else if !p.allows[k] {
			tone = fade(inkColour, 42)
		}
		c.s.button("kind-"+k.String(), x, y, w, h, style, p.allows[k], func() {
			p.kind = k
			t.enlist()
		})
		c.s.label(x+w/2, y+h/2+u(4.5), words, f, tone, .5)
		x += w
	}
}

// kindWords is a way to attack and the hours it takes.
func (t *tableScene) kindWords(k fight.Kind) string {
	return t.app.t("ui.kind."+k.String()) + " " + itoa(t.view.Setup.Rules.Attack.Minutes[k]/60)
}

// cardStaff lists who could join, in two columns where they are many and the screen is low.
func (t *tableScene) cardStaff(c *column) {
	staff := t.plan.staff
	if len(staff) <= 4 || c.d.h > c.u(860) {
		for i := range staff {
			t.cardJoiner(c, &staff[i], t.app.words.Unit(&t.view.Board, staff[i].unit))
		}
		return
	}
	half := *c
	half.w = (c.w - c.u(16)) / 2
	for i := range staff {
		half.x, half.y = c.x+float64(i%2)*(half.w+c.u(16)), c.y
		t.cardJoiner(&half, &staff[i], t.shortName(staff[i].unit))
		if i%2 == 1 || i == len(staff)-1 {
			c.y = half.y
		}
	}
}

// cardJoiner is a unit that can be switched into the attack or out of it.
func (t *tableScene) cardJoiner(c *column, j *joiner, called string) {
	a, u := t.app, c.u
	c.y += u(22)
	y := c.y
	f := c.d.type_.face(regular, u(12.5))
	tone := inkColour
	if j.err != nil {
		tone = fade(inkColour, 45)
	}
	c.s.button("join-"+t.view.Force.Identity[j.unit].Code, c.x-u(6), y-u(16), c.w+u(12), u(22), invisible, j.err == nil, func() {
		j.on = !j.on
		t.replan()
	})
	x, on := c.x, j.on
	d := c.d
	c.s.paintOver(func(dst *ebiten.Image) {
		b := d.brush.on(dst)
		if on {
			b.fill(b.round(x, y-u(11), u(14), u(14), u(2)), chrome)
			b.points = append(b.points[:0], pt(x+u(3), y-u(4)), pt(x+u(6), y-u(1)), pt(x+u(11), y-u(8)))
			b.line(b.points, u(1.8), cream, false)
		} else {
			b.line(b.round(x+u(.5), y-u(10.5), u(13), u(13), u(2)), u(1.2), fade(inkColour, 45), true)
		}
		b.flush()
	})
	note := ""
	if j.err != nil {
		note = t.shortRefusal(j.err)
	} else if guns := t.view.Force.Strength[j.unit]; t.artillery(j.unit) {
		n := 0
		for w := range fight.Weapons {
			if w.Gun() {
				n += int(guns.Weapons[w])
			}
		}
		note = a.t("ui.guns", "count", n)
	}
	fn := d.type_.face(regular, u(11.5))
	room := c.w - u(24)
	if note != "" {
		room -= u(18) + min(width(note, fn), c.w*.55)
	}
	name := fit(called, f, room)
	c.s.label(c.x+u(24), y, name, f, tone, 0)
	c.s.label(c.x+c.w, y, fit(note, fn, c.w-u(36)-width(name, f)), fn, fade(inkColour, 60), 1)
}

// shortRefusal is a refusal in two or three words.
func (t *tableScene) shortRefusal(err error) string {
	var r *game.Refusal
	if !errors.As(err, &r) {
		return ""
	}
	key := "ui.short." + r.Reason.Key()
	if !t.app.words.Has(key) {
		return t.app.words.Refusal(&t.view.Board, r)
	}
	return t.app.t(key, "need", r.Need, "have", r.Have)
}

func (t *tableScene) cardRefusal(c *column) {
	var r *game.Refusal
	if !errors.As(t.plan.err, &r) {
		return
	}
	words := t.app.words.Refusal(&t.view.Board, r)
	if t.plan.order.Count == 0 {
		words = t.app.t("ui.attack.nobody")
	}
	f := c.d.type_.face(regular, c.u(13))
	for _, l := range wrap(words, f, c.w) {
		c.y += c.u(20)
		c.s.write(c.x, c.y, l, f, vermilion)
	}
}

// oddsRows are at most so many lines of the odds: those that count, then those that count for nothing.
// The last line stands for the ones that find no room.
func (t *tableScene) oddsRows(most int) []text.Row {
	if t.plan.err != nil {
		return nil
	}
	shown := t.oddsLedger(most)
	return t.app.words.Ledger(&shown)
}

func (t *tableScene) oddsLedger(most int) (shown ledger.Ledger) {
	var lines, nothing []ledger.Line
	for _, line := range t.plan.odds.Ledger.Lines() {
		if line.Value == 0 {
			nothing = append(nothing, line)
		} else {
			lines = append(lines, line)
		}
	}
	lines = append(lines, nothing...)
	shown.Reset(ledger.MilliLn)
	for i, line := range lines {
		if i < most-1 || len(lines) <= most {
			shown.Add(line.ID, int(line.Value))
		} else if i == most-1 {
			rest := 0
			for _, l := range lines[i:] {
				rest += int(l.Value)
			}
			shown.Add(ledger.Other, rest)
		}
	}
	return shown
}

func (t *tableScene) cardOdds(c *column, rows []text.Row) {
	a := t.app
	for _, r := range rows {
		tone := inkColour
		switch {
		case r.Amount == "+0.0" || r.Amount == "0.0":
			tone = fade(inkColour, 50)
		case r.Amount != "" && []rune(r.Amount)[0] == '−':
			tone = vermilion
		}
		c.row(upperFirst(r.What), "", r.Amount, tone)
		c.y -= c.u(1)
	}
	c.y += c.u(8)
	c.s.rect(c.x, c.y, c.w, max(1, c.u(1)), fade(inkColour, 60))
	c.s.button("odds", c.x-c.u(8), c.y+c.u(3), c.w+c.u(16), c.u(24), invisible, true, t.explainOdds)
	c.y += c.u(20)
	odds := int(t.plan.odds.Forecast.Odds)
	c.s.write(c.x, c.y, a.t("ui.odds"), c.d.type_.face(semibold, c.u(14)), inkColour)
	c.s.right(c.x+c.w, c.y, a.words.Amount(ledger.MilliLn, odds), c.d.type_.face(semibold, c.u(17)), inkColour)
}

// cardBands draws the chance of each result, with a tick between failure and gain.
func (t *tableScene) cardBands(c *column) {
	a, u, d := t.app, c.u, c.d
	chance := t.plan.odds.Forecast.Chance
	x, y, w, h := c.x, c.y+u(12), c.w, u(22)
	f := d.type_.face(semibold, u(12.5))
	c.s.paint(func(dst *ebiten.Image) {
		b := d.brush.on(dst)
		at := x
		divide := x
		for i := range bands {
			part := w * float64(chance[i]) / 65536
			b.rect(at, y, max(part-u(1), 0), h, bands[i])
			at += part
			if i == 1 {
				divide = at
			}
		}
		b.rect(divide-u(1), y-u(5), u(2), h+u(10), inkColour)
		b.flush()
		at = x
		for i := range bands {
			part := w * float64(chance[i]) / 65536
			if words := itoa(int(chance[i]*100+32768) >> 16); part > u(26) {
				tone := inkColour
				if i == 0 || i == 4 {
					tone = cream
				}
				d.write(dst, at+part/2, y+u(16), words, f, tone, .5)
			}
			at += part
		}
	})
	c.y = y + h + u(17)
	gain := int(t.plan.odds.Forecast.Gain)*100>>16 + 0
	small := d.type_.face(regular, u(12))
	c.s.write(c.x, c.y, a.t("ui.fails", "percent", 100-gain), small, fade(inkColour, 75))
	c.s.right(c.x+c.w, c.y, a.t("ui.gains", "percent", gain), d.type_.face(semibold, u(12)), inkColour)
	if c.tiny {
		return
	}
	c.y += u(16)
	line := ""
	for i := fight.PushedBack; i <= fight.Shattered; i++ {
		if n := int(chance[i]*100+32768) >> 16; n > 0 {
			if line != "" {
				line += " · "
			}
			line += a.t("band."+i.String()) + " " + itoa(n)
		}
	}
	c.s.right(c.x+c.w, c.y, line, d.type_.face(regular, u(11.5)), fade(inkColour, 75))
	c.rule()
}

// cardLosses shows the ground, won so far and expected, and what it would cost.
func (t *tableScene) cardLosses(c *column) {
	a, u, d, o := t.app, c.u, c.d, &t.plan.odds
	f, small := d.type_.face(semibold, u(13)), d.type_.face(regular, u(12))
	c.y += u(20)
	y := c.y
	if c.tiny {
		losses := a.t("ui.losses.both", "own", int(o.Forecast.Attacker.Men), "enemy", int(o.Forecast.Defender.Men))
		c.s.write(c.x, y, losses, d.type_.face(regular, u(12.5)), inkColour)
		c.s.right(c.x+c.w, y, tenths(min(int(o.Forecast.GroundMean), o.Depth-o.Held)/100)+" km", f, inkColour)
		return
	}
	c.s.write(c.x, y, a.t("ui.ground"), d.type_.face(regular, u(13)), inkColour)
	held, mean := o.Held, int(o.Forecast.GroundMean)
	x := c.x + width(a.t("ui.ground"), d.type_.face(regular, u(13))) + u(14)
	depth := max(o.Depth, 1)
	c.s.paint(func(dst *ebiten.Image) {
		b := d.brush.on(dst)
		for i := range 10 {
			at := depth * i / 10
			tone := fade(inkColour, 14)
			if at < held {
				tone = rgb(0x96540F)
			} else if at < held+mean {
				tone = amberEdge
			}
			b.rect(x+u(float64(i)*9), y-u(9), u(8), u(9), tone)
		}
		b.flush()
	})
	c.s.right(c.x+c.w, y, a.t("ui.km.of", "won", min(held+mean, depth)/100, "depth", depth/1000), f, inkColour)
	losses := func(key string, e *fight.Expectation) {
		c.y += u(21)
		c.s.write(c.x, c.y, a.t(key), d.type_.face(regular, u(13)), inkColour)
		c.s.right(c.x+c.w*.62, c.y, text.Count(int(e.Men)), f, inkColour)
		c.s.right(c.x+c.w, c.y, text.Count(int(e.Low))+"–"+text.Count(int(e.High)), small, fade(inkColour, 70))
	}
	losses("ui.losses.own", &o.Forecast.Attacker)
	losses("ui.losses.enemy", &o.Forecast.Defender)
}

func (t *tableScene) cardButtons(c *column, bottom float64) {
	a, u := t.app, c.u
	h := u(36)
	if c.tiny {
		h = u(40)
	}
	y := bottom - h - u(12)
	w := c.w * .66
	f := c.d.type_.face(semibold, u(14))
	ok := t.plan.err == nil
	tone := inkColour
	if !ok {
		tone = fade(inkColour, 45)
	}
	words := a.t("ui.act.attack")
	if second := a.t2("ui.act.attack"); second != "" {
		words += "  " + second
	}
	c.s.button("attack-go", c.x, y, w, h, primary, ok, func() { t.carryOutPlan() })
	c.s.label(c.x+w/2, y+h/2+u(5), words, f, tone, .5)
	c.s.button("attack-cancel", c.x+w+u(8), y, c.w-w-u(8), h, invisible, true, func() { t.cancel() })
	c.s.label(c.x+w+u(8)+(c.w-w-u(8))/2, y+h/2+u(5), a.t("ui.cancel"), c.d.type_.face(regular, u(13)), inkColour, .5)
}
