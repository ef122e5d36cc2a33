package play

import (
	"image/color"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/game"
	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// layout puts the panels on the desk.
func (t *tableScene) layout(a *app) {
	d := a.desk
	if len(d.sheets) == 0 {
		t.top, t.mini, t.tray = d.add(newPanel("top")), d.add(newPanel("mini")), d.add(newPanel("tray"))
		t.news_, t.right, t.card = d.add(newPanel("log")), d.add(newPanel("unit")), d.add(newPanel("card"))
		t.bubble, t.tutor = d.add(newPanel("notice")), d.add(newPanel("lesson"))
	}
	if !t.opened {
		t.opened = true
		t.openOnFront()
	}
	t.layoutTop()
	t.layoutMini()
	t.layoutTray()
	t.layoutLog()
	t.layoutRight()
	t.layoutCard()
	t.layoutNotice()
	t.layoutLesson()
	a.layoutBox()
}

// layoutTop lays out the bar: date, weather, the sequence of play, the score.
func (t *tableScene) layoutTop() {
	s, d, a, v := t.top, t.app.desk, t.app, t.view
	u := d.u
	h := u(d.barHeight())
	narrow := d.narrow()
	s.begin(0, 0, d.w, h)
	s.rect(0, 0, d.w, h, chrome)
	base1, base2 := h*.46, h*.82
	bold, small := d.type_.face(semibold, u(13.5)), d.type_.face(regular, u(11.5))
	pale := fade(cream, 70)

	s.menuButton(d, h, func() { t.do(openMenu) })
	x := u(60)
	weekday := a.words.Weekday(v.Day)
	s.write(x, base1, weekday+" "+a.words.Date(v.Day), bold, cream)
	second := a.t("ui.day", "turn", int(v.Turn), "days", v.Setup.Turns)
	if a.settings.Both && !narrow {
		second = a.second.Date(v.Day) + " · " + second
	}
	s.write(x, base2, second, small, pale)
	x += max(width(weekday+" "+a.words.Date(v.Day), bold), width(second, small)) + u(24)

	rule := func() {
		s.rect(x-u(12), h*.22, max(1, u(1)), h*.56, fade(cream, 16))
	}
	rule()
	t.drawWeather(s, x, h)
	x += u(36)
	name := a.t("weather." + v.Weather.Key())
	s.write(x, base1, upperFirst(name), bold, cream)
	line := a.t("ui.roads." + v.Weather.Key())
	s.write(x, base2, line, small, pale)
	if w := max(width(name, bold), width(line, small)); t.flies() {
		s.button("air", x-u(40), u(3), w+u(50), h-u(6), invisible, t.mine(), func() { t.do(setAir) })
	}
	x += max(width(name, bold), width(line, small)) + u(26)

	rightEdge := d.w - u(16)
	score := t.view.Result()
	if !narrow {
		title := a.words.Name(v.Setup.Name)
		if n := a.name2(v.Setup.Name); n != "" && n != title {
			title += " · " + n
		}
		sub := a.t("ui.command", "side", a.words.Side(t.side), "seed", itoa(int(t.choice.Seed)))
		if d.w > u(1180) {
			s.right(rightEdge, base1, title, bold, cream)
			s.right(rightEdge, base2, sub, small, pale)
			rightEdge -= max(width(title, bold), width(sub, small)) + u(24)
			s.rect(rightEdge+u(12), h*.22, max(1, u(1)), h*.56, fade(cream, 16))
		}
		w := u(232)
		t.drawScore(s, rightEdge-w, w, h, score)
		s.button("score", rightEdge-w-u(6), u(3), w+u(12), h-u(6), invisible, true, func() { t.do(openScore) })
		rightEdge -= w + u(24)
		s.rect(rightEdge+u(12), h*.22, max(1, u(1)), h*.56, fade(cream, 16))
	} else {
		ahead := a.t("ui.even")
		if score > 0 {
			ahead = a.t("ui.ahead", "side", a.words.Side(force.North))
		} else if score < 0 {
			ahead = a.t("ui.ahead", "side", a.words.Side(force.South))
		}
		s.right(rightEdge, base1, signed(score), bold, cream)
		s.right(rightEdge, base2, ahead, small, pale)
		w := max(width(ahead, small), u(40))
		s.button("score", rightEdge-w, 0, w, h, invisible, true, func() { t.do(openScore) })
		rightEdge -= w + u(20)
	}
	rule()
	t.layoutPhases(s, x, rightEdge, h, bold, small)
	s.end()
}

// layoutPhases shows the sequence of play and where the day stands; where there is little room, only
// the present phase.
func (t *tableScene) layoutPhases(s *panel, x, end, h float64, bold, small face) {
	a, v, u := t.app, t.view, t.app.desk.u
	names := []string{a.t("ui.phase.dawn"), a.t("ui.phase.orders"), a.t("ui.phase.of", "side", a.words.Side(v.First)),
		a.t("ui.phase.of", "side", a.words.Side(v.First.Enemy())), a.t("ui.phase.night")}
	second := []string{a.t2("ui.phase.dawn"), a.t2("ui.phase.orders"), a.t2("ui.phase.of", "side", a.second.Side(v.First)),
		a.t2("ui.phase.of", "side", a.second.Side(v.First.Enemy())), a.t2("ui.phase.night")}
	now := 2
	if v.Phase == game.SecondDay {
		now = 3
	} else if v.Phase == game.Over {
		now = 4
	}
	plainFace := t.app.desk.type_.face(regular, u(13))
	total := 0.0
	for i := range names {
		total += max(width(names[i], bold), width(second[i], small)) + u(28)
	}
	from, to := 0, len(names)
	narrow := t.app.desk.narrow()
	if narrow || total > end-x {
		from, to = now, now+1
	}
	for i := from; i < to; i++ {
		w := max(width(names[i], bold), width(second[i], small)) + u(28)
		if x+w > end {
			break
		}
		f, c := plainFace, fade(cream, 70)
		if i == now {
			s.rect(x, u(4), w, h-u(4), chromeLit)
			s.rect(x, h-u(3), w, u(3), amber)
			f, c = bold, cream
		}
		line := second[i]
		if from == now {
			line = a.t("ui.phase.count", "phase", now+1)
		}
		s.centre(x+w/2, h*.46, names[i], f, c)
		s.centre(x+w/2, h*.82, line, small, fade(cream, 70))
		x += w
	}
	if narrow {
		n, number := itoa(t.reserves()), t.app.desk.type_.face(light, u(30))
		x += u(20)
		if room := width(n, number) + u(10) + width(a.t("ui.reserve"), small); x+room < end {
			s.write(x, h*.78, n, number, cream)
			s.write(x+width(n, number)+u(8), h*.62, a.t("ui.reserve"), small, fade(cream, 80))
			x += room
		}
	}
	if t.thinking {
		s.lively = true
		t.drawThinking(s, x+u(10), h)
	}
}

// drawThinking shows that the other side is at work.
func (t *tableScene) drawThinking(s *panel, x, h float64) {
	d := t.app.desk
	s.paint(func(dst *ebiten.Image) {
		b := d.brush.on(dst)
		for i := range 3 {
			on := int(t.app.frame/10)%3 == i
			b.disc(x+d.u(float64(i)*10), h/2, d.u(3), fade(amber, map[bool]int{true: 100, false: 35}[on]))
		}
		b.flush()
	})
}

// drawWeather draws the sky in miniature.
func (t *tableScene) drawWeather(s *panel, x, h float64) {
	d, v := t.app.desk, t.view
	u := d.u
	weather := v.Weather
	s.paint(func(dst *ebiten.Image) {
		b := d.brush.on(dst)
		cx, cy := x+u(12), h/2
		if weather == game.ClearSky {
			b.disc(cx, cy, u(7), amber)
			for i := range 8 {
				dx, dy := circlePoint(i, 8)
				b.segment(cx+dx*u(9.5), cy+dy*u(9.5), cx+dx*u(12.5), cy+dy*u(12.5), u(1.6), amber)
			}
		} else {
			c := rgb(0xC2C9C8)
			b.disc(cx-u(5), cy, u(5.5), c)
			b.disc(cx+u(2), cy-u(4), u(6.5), c)
			b.disc(cx+u(7.5), cy+u(.5), u(5), c)
			b.fill(b.round(cx-u(10), cy-u(1), u(22), u(7), u(3.5)), c)
			if weather == game.Rain {
				for i := range 3 {
					b.segment(cx-u(5)+u(float64(i)*6), cy+u(8), cx-u(8)+u(float64(i)*6), cy+u(13), u(1.6), rgb(0xA9CBD6))
				}
			}
		}
		b.flush()
	})
}

// drawScore draws the victory bar: the South's side to the right, the North's to the left.
func (t *tableScene) drawScore(s *panel, x, w, h float64, score int) {
	d, a := t.app.desk, t.app
	u := d.u
	small := d.type_.face(regular, u(11.5))
	north, south := a.words.Side(force.North), a.words.Side(force.South)
	s.write(x, h*.46, a.t("ui.victory"), d.type_.face(semibold, u(13.5)), cream)
	s.right(x+w, h*.46, signed(score), d.type_.face(semibold, u(13.5)), cream)
	s.write(x, h*.82, north, small, rgb(0xD98A7C))
	s.right(x+w, h*.82, south, small, rgb(0x9DC0DC))
	bx := x + width(north, small) + u(8)
	bw := w - width(north, small) - width(south, small) - u(16)
	s.paint(func(dst *ebiten.Image) {
		b := d.brush.on(dst)
		y := h*.82 - u(7)
		b.rect(bx, y, bw, u(6), fade(cream, 22))
		mid := bx + bw/2
		k := bw / 2 * float64(min(max(score, -150), 150)) / 150
		if k > 0 {
			b.rect(mid-k, y, k, u(6), rgb(0xC8523F))
		} else {
			b.rect(mid, y, -k, u(6), rgb(0x6FA3CC))
		}
		for i := range 7 {
			b.rect(bx+bw*float64(i)/6, y-u(1), max(1, u(1)), u(8), fade(cream, 40))
		}
		b.rect(mid-u(1), y-u(3), u(2), u(12), cream)
		b.flush()
	})
}

// layoutMini lays out the small map, with the part that the screen shows.
func (t *tableScene) layoutMini() {
	s, d := t.mini, t.app.desk
	if d.narrow() {
		s.hide()
		return
	}
	u := d.u
	w, h := u(120), u(224)
	x, y := u(16), d.h-u(16)-h
	s.begin(x, y, w, h)
	s.lively = true // what the screen shows is marked on it
	s.card(x, y, w, h, u(6), paper)
	s.paint(func(dst *ebiten.Image) { t.drawMini(dst, x+u(4), y+u(4), w-u(8), h-u(8)) })
	s.end()
}

// layoutTray lays out the tray: what is on its way, the regiments in hand, the commands.
func (t *tableScene) layoutTray() {
	s, d := t.tray, t.app.desk
	u := d.u
	narrow := d.narrow()
	x, h := u(152), u(96)
	right := d.w - u(16)
	if t.rightOpen() {
		right = d.w - u(t.rightWidth()) - u(32)
	}
	if narrow {
		x, h = u(12), u(56)
	}
	y := d.h - u(16) - h
	commands := t.commands()
	each, gap := u(80), u(8)
	if narrow {
		each, gap, y = u(76), u(4), d.h-u(8)-h
	}
	if !narrow && right-x < u(1200) { // the reserve wants its room
		each, gap = u(66), u(6)
	}
	commandsWidth := float64(len(commands))*(each+gap) - gap
	if room := right - x - u(24); commandsWidth > room {
		each = (room+gap)/float64(len(commands)) - gap
		commandsWidth = room
	}
	if narrow {
		right = min(right, x+commandsWidth+u(12))
	}
	right = min(right, x+u(1480))
	s.begin(x, y, right-x, h)
	s.paint(func(dst *ebiten.Image) {
		b := d.brush.on(dst)
		b.fill(b.round(x, y, right-x, h, u(6)), chrome)
		b.flush()
	})
	cx := right - u(12) - commandsWidth
	if narrow {
		cx = x + u(6)
	}
	if !narrow {
		room := cx - x - u(24)
		used := 0.0
		if room > u(330) {
			used = t.layoutFigure(s, "ui.trains", int(t.view.Supply[t.side].TrainsLeft), x, cx-u(20), y, h)
		}
		if room > u(150) {
			used += t.layoutFigure(s, "ui.reserve", t.reserves(), x, cx-u(20)-used, y, h)
		}
		if room-used > u(170) {
			t.layoutArrivals(s, x+u(20), y, cx-u(40)-used, h)
		}
	}
	for _, c := range commands {
		t.layoutCommand(s, c, cx, y+u(12), each, h-u(24))
		cx += each + gap
	}
	s.end()
}

// command is one of the buttons of the tray.
type command struct {
	action  action
	enabled bool
	on      bool
}

// commands are at most seven; the one that is expected next is amber. With a unit in a port the way by sea stands
// where the staff, who take the whole side, stand otherwise.
func (t *tableScene) commands() []command {
	mine := t.mine()
	can := mine && t.ours(t.selected)
	fresh := can && t.view.Force.March[t.selected].Left > 0
	fifth := command{delegate, mine, false}
	if t.sails() {
		fifth = command{goBySea, true, t.aim == aimSea}
	}
	return []command{
		{moveUnit, fresh, t.aim == aimMarch},
		{attackHex, can, t.plan != nil},
		{goByRail, fresh, t.aim == aimRail},
		{rest, fresh, false},
		fifth,
		{undo, mine && t.match.CanUndo() > 0, false},
		{endDay, mine, mine && !t.anyIdle()},
	}
}

// anyIdle tells whether any unit of the player still has hours.
func (t *tableScene) anyIdle() bool {
	for _, id := range t.view.Force.Combat {
		if t.idle(id) {
			return true
		}
	}
	return false
}

func (t *tableScene) layoutCommand(s *panel, c command, x, y, w, h float64) {
	d, a := t.app.desk, t.app
	u := d.u
	style, colour := dark, cream
	if c.on {
		style, colour = primary, inkColour
	}
	if !c.enabled {
		colour = fade(colour, 45)
	}
	key := "ui.act." + actionKeys[c.action]
	s.button(actionKeys[c.action], x, y, w, h, style, c.enabled, func() { t.do(c.action) })
	f, f2 := d.type_.face(semibold, u(14)), d.type_.face(regular, u(11.5))
	label := fit(a.t(key), f, w-u(6))
	second := a.t2(key)
	if h < u(40) {
		s.label(x+w/2, y+h/2+u(5), label, f, colour, .5)
		return
	}
	middle := y + h/2 + u(5)
	if second != "" {
		middle -= u(7)
		s.label(x+w/2, middle+u(18), fit(second, f2, w-u(6)), f2, fade(colour, 75), .5)
	}
	s.label(x+w/2, middle, label, f, colour, .5)
	if !d.narrow() {
		s.label(x+w-u(6), y+u(14), a.keyName(c.action), d.type_.face(regular, u(10)), fade(colour, 70), 1)
	}
}

// reserves is how many regiments the player has in hand: fit, not next to the enemy, and with the six
// hours unspent that a reserve needs to march into a fight.
func (t *tableScene) reserves() int {
	quarters := 0
	f := t.view.Force
	for _, id := range f.Combat {
		h := f.Place[id].Hex
		if h == hex.None || f.Side(id) != t.side || f.Identity[id].Arm == force.Artillery || t.view.Contact(h, t.side) {
			continue
		}
		if t.readiness(id) >= 2 && f.March[id].Left >= 360 {
			quarters += f.Quarters(id)
		}
	}
	return quarters / 4
}

// layoutFigure shows a number large, with its words beside it and a hairline at either side, so that it
// ends at right; it returns how wide it is.
func (t *tableScene) layoutFigure(s *panel, key string, n int, left, right, y, h float64) float64 {
	d, a := t.app.desk, t.app
	u := d.u
	number, face := d.type_.face(light, u(60)), d.type_.face(semibold, u(13))
	words := wrap(a.t(key, "count", n), face, u(86))
	w := 0.0
	for _, line := range words {
		w = max(w, width(line, face))
	}
	small := d.type_.face(regular, u(11.5))
	second := fit(a.t2(key, "count", n), small, u(110))
	w = max(w, width(second, small))
	total := width(itoa(n), number) + u(12) + w
	x := right - total
	s.write(x, y+h/2+u(21), itoa(n), number, cream)
	x += width(itoa(n), number) + u(12)
	ly := y + h/2 + u(5) - float64(len(words)-1)*u(9)
	if a.settings.Both {
		ly -= u(8)
	}
	for _, line := range words {
		s.write(x, ly, line, face, cream)
		ly += u(18)
	}
	s.write(x, ly, second, small, fade(cream, 70))
	if right-total-u(20) > left+u(60) {
		s.rect(right-total-u(20), y+h*.15, max(1, u(1)), h*.7, fade(cream, 16))
	}
	s.rect(right+u(10), y+h*.15, max(1, u(1)), h*.7, fade(cream, 16))
	return total + u(30)
}

// layoutArrivals shows the next troops to come.
func (t *tableScene) layoutArrivals(s *panel, x, y, right, h float64) {
	d, a, start := t.app.desk, t.app, x
	u := d.u
	days := t.expected()
	next := t.awaited(days)
	bold, small := d.type_.face(semibold, u(14)), d.type_.face(regular, u(11.5))
	s.write(x, y+u(28), a.t("ui.arrivals"), bold, cream)
	s.write(x, y+u(46), a.t2("ui.arrivals"), small, fade(cream, 70))
	if len(next) == 0 {
		s.write(x, y+u(72), a.t("ui.arrivals.none"), small, fade(cream, 70))
		return
	}
	s.write(x, y+u(72), a.t("ui.arrivals.count", "count", len(next)), small, fade(cream, 70))
	x += max(width(a.t("ui.arrivals"), bold), width(a.t("ui.arrivals.count", "count", len(next)), small)) + u(20)
	for _, id := range next {
		if x+u(56) > right {
			break
		}
		cx := x + u(24)
		s.paint(func(dst *ebiten.Image) { t.app.counters.offMap(dst, t, id, cx, y+u(34), u(44)) })
		when := "–"
		if day, ok := days[id]; ok {
			when = a.words.DayMonth(day)
		}
		s.centre(x+u(24), y+u(78), when, small, fade(cream, 70))
		x += u(62)
	}
	s.button("away", start-u(8), y, x-start+u(8), h, invisible, true, func() { t.do(openAway) })
}

// awaited are the player's units that have yet to come, soonest first; those without a day come last.
func (t *tableScene) awaited(days map[force.ID]calendar.Day) []force.ID {
	when := func(id force.ID) calendar.Day {
		if day, ok := days[id]; ok {
			return day
		}
		return calendar.Day(math.MaxInt16)
	}
	f := t.view.Force
	var ids []force.ID
	for _, id := range f.Combat {
		if p := f.Place[id]; f.Side(id) == t.side && (p.Presence == force.Awaited || p.Presence == force.Embarked) {
			i := len(ids)
			for i > 0 && when(ids[i-1]) > when(id) {
				i--
			}
			ids = append(ids[:i], append([]force.ID{id}, ids[i:]...)...)
		}
	}
	return ids
}

// layoutNotice shows the sentence of the moment above the tray.
func (t *tableScene) layoutNotice() {
	words := t.notice.words
	if words == "" && t.film.busy() && t.thinking {
		words = t.app.t("ui.skip")
	}
	x, _ := t.middle()
	for _, left := range []*panel{t.news_, t.tutor} { // beside what is open on the left
		if left != nil && left.shown() && !t.app.desk.narrow() {
			mid, _ := t.middle()
			x = max(x, mid+float64(left.area.Max.X)/2)
		}
	}
	layoutSentence(t.bubble, words, t.notice.grave, x, t.app.desk.u(t.app.desk.barHeight())+t.app.desk.u(14))
}

// layoutSentence shows a sentence around x, from y down; an empty one is not shown.
func layoutSentence(s *panel, words string, grave bool, x, y float64) {
	if words == "" {
		s.hide()
		return
	}
	d := s.desk
	u := d.u
	f := d.type_.face(medium, u(13.5))
	lines := wrap(words, f, min(u(560), d.w*.6))
	w := 0.0
	for _, l := range lines {
		w = max(w, width(l, f))
	}
	h := u(16) + u(20)*float64(len(lines))
	s.begin(x-w/2-u(16), y, w+u(32), h)
	edge := color.NRGBA(amber)
	if grave {
		edge = vermilion
	}
	s.paint(func(dst *ebiten.Image) {
		b := d.brush.on(dst)
		b.fill(b.round(x-w/2-u(16), y, w+u(32), h, u(5)), fade(chrome, 94))
		b.rect(x-w/2-u(16), y+u(5), u(4), h-u(10), edge)
		b.flush()
	})
	for i, l := range lines {
		s.centre(x, y+u(22)+u(20)*float64(i), l, f, cream)
	}
	s.end()
}
