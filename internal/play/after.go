package play

import (
	"bytes"
	"image/color"
	"math"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/game"
	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/annals"
	"parallel38/internal/geo"
	"parallel38/internal/record"
	"parallel38/internal/replay"
	"parallel38/internal/text"
)

// afterScene looks back on a war that is over: its film on the map, to be wound to and fro, with the front of 1950
// beside it; strengths and losses; the dates of places; and luck. Both sides' troops are shown: nothing is hidden
// any more.
type afterScene struct {
	report *reportScene // to go back to
	writer *annals.Writer
	annals *annals.Annals
	whole  bool // the annals are written
	failed string

	day     int // shown, into annals.Days
	running bool
	ticks   int
	page    afterPage
	front   frontLine
	past    *record.Line // the front of history that is shown, nil if none is near
	back    bool         // the report is asked for
	dragged bool         // the scrubber is in hand
	grip    [3]float64   // where it lies: x, y, width

	sheet, bar *panel
}

// afterPage is what the panel beside the film tells.
type afterPage uint8

const (
	numbersPage afterPage = iota
	datesPage
	luckPage
	afterPages
)

var afterKeys = [afterPages]string{"after.numbers", "after.dates.short", "after.luck"}

// filmTicks is how long a day of the film lasts at full speed.
const filmTicks = 9

func newAfter(r *reportScene) *afterScene {
	s := &afterScene{report: r}
	file, err := replay.Read(bytes.NewReader(warText(r.table)))
	if err == nil {
		s.writer, err = annals.Begin(file, replay.Builtin)
	}
	if err != nil {
		s.failed = err.Error()
		return s
	}
	s.annals, _ = s.writer.Annals()
	return s
}

// warText is the war as its save has it.
func warText(t *tableScene) []byte {
	var b bytes.Buffer
	replay.Write(&b, t.match) // into memory: cannot fail
	return b.Bytes()
}

func (s *afterScene) name() string   { return "after" }
func (s *afterScene) restless() bool { return s.running || !s.whole && s.failed == "" }

func (s *afterScene) update(a *app) scene {
	if next := a.updateBox(); next != nil {
		return next
	}
	s.write(a)
	in := &a.input
	switch {
	case a.boxed():
	case in.asked[cancel], s.back:
		s.leave()
		return s.report
	case in.asked[accept] && s.press():
	case in.asked[accept], in.asked[endDay]:
		s.play(a)
	case in.asked[cursorWest]:
		s.running = false
		s.show(a, s.day-1)
	case in.asked[cursorEast]:
		s.running = false
		s.show(a, s.day+1)
	case in.asked[cursorNorth]:
		a.desk.ui.ChangeFocus(0)
	case in.asked[openMenu]:
		a.openBox(settingsBox)
	default:
		s.pointer(a)
	}
	s.roll(a)
	a.labels.update(a, nil)
	return s
}

func (s *afterScene) press() bool { return s.sheet.press() || s.bar.press() }

// write goes on with the annals for a moment of the tick.
func (s *afterScene) write(a *app) {
	if s.whole || s.failed != "" {
		return
	}
	for start := time.Now(); time.Since(start) < thinkTime; {
		if s.writer.Day() {
			continue
		}
		if _, err := s.writer.Annals(); err != nil {
			s.failed = err.Error()
		}
		s.whole = true
		s.show(a, 0)
		s.frame(a)
		return
	}
	a.stale = true
}

// frame shows the ground that changed hands, in the part of the screen that the panels leave.
func (s *afterScene) frame(a *app) {
	c := &a.camera
	low, high := s.annals.Fought()
	w, h := float64(s.sheet.area.Min.X), c.h-a.desk.u(96)
	zoom := min(w/(high.X-low.X), h/(high.Y-low.Y))
	level := a.ground.levelFor(zoom)
	for level > 0 && a.ground.scale(level) > zoom {
		level--
	}
	c.zoom = a.ground.scale(level)
	c.limit()
	c.look(low.Add(high).Mul(.5), w/2, h/2)
}

// leave gives up what is under way.
func (s *afterScene) leave() {
	if s.writer != nil {
		s.writer.Close()
	}
}

// play starts the film, or stops it; at its end it begins anew.
func (s *afterScene) play(a *app) {
	if s.whole {
		if s.running = !s.running; s.running && s.day == len(s.annals.Days)-1 {
			s.show(a, 0)
		}
		a.stale = true
	}
}

// roll shows the next day of the film when it is time.
func (s *afterScene) roll(a *app) {
	if !s.running {
		return
	}
	if s.ticks++; s.ticks*a.settings.Speed < filmTicks*100 {
		return
	}
	s.ticks = 0
	s.show(a, s.day+1)
	s.running = s.day < len(s.annals.Days)-1
}

// show winds the film to a day.
func (s *afterScene) show(a *app, day int) {
	if s.annals == nil || !s.whole {
		return
	}
	s.day = min(max(day, 0), len(s.annals.Days)-1)
	d := &s.annals.Days[s.day]
	s.front.between(d.Control, nil)
	s.past = pastFront(d.Date)
	a.stale = true
}

// recent is how many days a front of the record is shown after its date.
const recent = 4

// pastFront is the last front that the record knows by a date, if it is recent.
func pastFront(day calendar.Day) (past *record.Line) {
	lines := record.History().Lines
	for i := range lines {
		l := &lines[i]
		if l.Kind == record.Front && l.Date <= day && day-l.Date <= recent && (past == nil || l.Date > past.Date) {
			past = l
		}
	}
	return past
}

// pointer moves the map and the scrubber.
func (s *afterScene) pointer(a *app) {
	in, c, d := &a.input, &a.camera, a.desk
	covered := d.covers(int(in.x), int(in.y))
	if in.pressed {
		s.dragged = in.x >= s.grip[0]-d.u(10) && in.x <= s.grip[0]+s.grip[2]+d.u(10) && math.Abs(in.y-s.grip[1]) < d.u(16)
	}
	switch {
	case s.dragged && in.held && s.whole:
		s.running = false
		if day := int(math.Round((in.x - s.grip[0]) / s.grip[2] * float64(len(s.annals.Days)-1))); day != s.day {
			s.show(a, day)
		}
	case in.wheel != 0 && !covered:
		c.zoomTo(c.zoom*math.Pow(1.2, in.wheel), in.x, in.y)
	case in.pinch != 1:
		c.zoomTo(c.zoom*in.pinch, in.pinchX, in.pinchY)
	case in.held && !covered:
		c.pan(in.dragX, in.dragY)
	}
	s.dragged = s.dragged && in.held
}

func (s *afterScene) draw(a *app, dst *ebiten.Image) {
	a.ground.draw(dst, &a.camera)
	b := a.desk.brush.on(dst)
	a.ground.drawFrame(b, &a.camera)
	if s.whole && s.failed == "" {
		s.front.draw(&a.camera, b)
		s.drawPast(a, b)
	}
	b.flush()
	a.labels.draw(a, dst)
	if s.whole && s.failed == "" {
		s.drawUnits(a, b.on(dst))
		b.flush()
	}
}

// drawPast draws the front of history in dashes.
func (s *afterScene) drawPast(a *app, b *brush) {
	if s.past == nil {
		return
	}
	var path []point
	for _, p := range s.past.Points {
		x, y := a.camera.screen(p)
		path = append(path, pt(x, y))
	}
	b.line(path, a.desk.u(4.4), fade(paper, 70), false)
	b.dashes(path, a.desk.u(2.2), a.desk.u(9), a.desk.u(6), inkColour, false)
}

// drawUnits marks every unit by its side: more than one in a hex lie in a heap.
func (s *afterScene) drawUnits(a *app, b *brush) {
	c, d := &a.camera, &s.annals.Days[s.day]
	w := min(max(3.4*c.zoom, a.desk.u(5)), a.desk.u(16))
	heaped := map[hex.Index]int{}
	for id, at := range d.At {
		if at == hex.None {
			continue
		}
		x, y := c.centre(at)
		y -= float64(heaped[at]) * w * .24
		heaped[at]++
		h := w * .72
		tone := northFace
		if s.annals.Board.Force.Side(force.ID(id)) == force.South {
			tone = southText
		}
		b.rect(x-w/2-1, y-h/2-1, w+2, h+2, paper)
		b.rect(x-w/2, y-h/2, w, h, tone)
	}
}

func (s *afterScene) layout(a *app) {
	d := a.desk
	if len(d.sheets) == 0 {
		s.sheet, s.bar = d.add(newPanel("after")), d.add(newPanel("film"))
		a.camera.whole()
		if !d.narrow() {
			a.camera.pan(-d.u(200), -d.u(20))
		}
	}
	s.layoutPanel(a)
	s.layoutBar(a)
	a.layoutBox()
}

// layoutPanel lays out what is told beside the film.
func (s *afterScene) layoutPanel(a *app) {
	d, p := a.desk, s.sheet
	u := d.u
	w, m := u(424), u(16)
	if d.narrow() {
		w, m = min(u(330), d.w*.46), u(8)
	}
	x, y, h := d.w-w-m, m, d.h-2*m
	p.begin(x, y, w, h)
	p.card(x, y, w, h, u(6), paper)
	c := &column{s: p, d: d, x: x + u(20), w: w - u(40), y: y + u(14), end: y + h - u(64), tiny: d.narrow()}
	c.title(a.words.Name(s.report.table.view.Setup.Name), 16, semibold)
	bw := (c.w - u(8)) / float64(afterPages)
	for i := range afterPages {
		f := d.type_.face(semibold, u(12.5))
		style, tone := invisible, inkColour
		if i == s.page {
			style, tone = chosen, cream
		}
		bx := c.x + float64(i)*(bw+u(4))
		p.button("after-"+itoa(int(i)), bx, c.y+u(10), bw, u(30), style, true, func() { s.page, a.stale = i, true })
		p.label(bx+bw/2, c.y+u(30), fit(a.t(afterKeys[i]), f, bw), f, tone, .5)
	}
	c.y += u(46)
	switch {
	case s.failed != "":
		c.note(a.t("after.failed", "why", s.failed), 13)
	case !s.whole:
		c.note(a.t("after.reading"), 13)
		p.meter(c.x, c.y+u(10), c.w, u(5), len(s.annals.Days)*1000/(s.report.table.match.Played()+1))
	case s.page == numbersPage:
		s.layoutNumbers(a, c)
	case s.page == datesPage:
		s.layoutDates(a, c)
	default:
		s.layoutLuck(a, c)
	}
	by := y + h - u(52)
	p.button("back", c.x, by, c.w, u(40), plain, true, func() { s.back = true })
	p.label(c.x+c.w/2, by+u(26), a.t("after.back"), d.type_.face(semibold, u(14)), inkColour, .5)
	p.end()
}

// layoutNumbers draws strengths, losses and the score, with the day of the film marked.
func (s *afterScene) layoutNumbers(a *app, c *column) {
	days, u := s.annals.Days, c.u
	of := func(value func(d *annals.Day) float64) []float64 {
		list := make([]float64, len(days))
		for i := range days {
			list[i] = value(&days[i])
		}
		return list
	}
	sides := func(value func(s *annals.Strength) int32) (north, south []float64) {
		return of(func(d *annals.Day) float64 { return float64(value(&d.Sides[force.North])) }),
			of(func(d *annals.Day) float64 { return float64(value(&d.Sides[force.South])) })
	}
	h := (c.end - c.y - u(26)) / 3
	from, to := a.words.DayMonth(days[0].Date), a.words.DayMonth(days[len(days)-1].Date)
	chart := func(title string, label func(v float64) string, lists [][]float64, tones []color.NRGBA) {
		low, high, step := scaleOf(lists...)
		p := newPlot(c.s, c.x, c.y+u(8), c.w, h-u(8), title, from, to, len(days)-1, low, high, step, label)
		for i, list := range lists {
			p.curve(list, 2.2, tones[i])
		}
		for i, list := range lists {
			p.dot(float64(s.day), list[s.day], tones[i])
		}
		c.y += h
	}
	count := func(v float64) string { return text.Count(int(v)) }
	both := []color.NRGBA{northFace, southText}
	north, south := sides(func(s *annals.Strength) int32 { return s.Men })
	chart(a.t("after.men"), count, [][]float64{north, south}, both)
	north, south = sides(func(s *annals.Strength) int32 { return s.Lost })
	chart(a.t("after.lost"), count, [][]float64{north, south}, both)
	score := of(func(d *annals.Day) float64 { return float64(d.Score) / 10 })
	chart(a.t("lab.score"), func(v float64) string { return a.t("points", "value", int(v*10)) }, [][]float64{score}, []color.NRGBA{inkColour})
	c.y += u(18)
	x := c.x
	for side, tone := range both {
		f := c.d.type_.face(regular, u(11.5))
		words := a.words.Side(force.North + force.Side(side))
		c.s.rect(x, c.y-u(6), u(14), u(3), tone)
		c.s.write(x+u(20), c.y-u(1), words, f, inkColour)
		x += u(44) + width(words, f)
	}
}

// layoutDates holds the dates of places against history: a click winds the film there.
func (s *afterScene) layoutDates(a *app, c *column) {
	u := c.u
	if len(s.annals.Dates) == 0 {
		c.note(a.t("after.dates.none"), 13)
		return
	}
	f, fs := c.d.type_.face(regular, u(12)), c.d.type_.face(semibold, u(12))
	here, past, late := c.x+c.w*.56, c.x+c.w*.8, c.x+c.w
	c.y += u(16)
	for _, head := range [...]struct {
		x   float64
		key string
	}{{here, "after.here"}, {past, "after.history"}, {late, "after.late"}} {
		c.s.right(head.x, c.y, a.t(head.key), c.d.type_.face(regular, u(11)), fade(inkColour, 75))
	}
	for i := range s.annals.Dates {
		if c.full(22) {
			c.note(a.t("ui.more", "count", len(s.annals.Dates)-i), 11.5)
			return
		}
		d := &s.annals.Dates[i]
		c.y += u(20)
		day, late_, tone := "–", "", inkColour
		if d.Fell != 0 {
			n := int(d.Fell - d.Event.Date)
			day, late_ = a.words.DayMonth(d.Fell), a.t("after.days", "count", n)
			if n == 0 {
				late_ = "="
			}
			if abs(n) > 3 {
				tone = vermilion
			}
			c.s.button("date-"+itoa(i), c.x-u(8), c.y-u(14), c.w+u(16), u(20), invisible, true, func() {
				s.running = false
				s.show(a, int(d.Fell-s.annals.Days[0].Date))
			})
		}
		c.s.label(c.x, c.y, fit(a.words.Place(s.annals.Board.Map, d.Hex), f, c.w*.4), f, inkColour, 0)
		c.s.label(here, c.y, day, fs, inkColour, 1)
		c.s.label(past, c.y, a.words.DayMonth(d.Event.Date), f, fade(inkColour, 75), 1)
		c.s.label(late, c.y, late_, f, tone, 1)
	}
}

// layoutLuck writes the luck ledger.
func (s *afterScene) layoutLuck(a *app, c *column) {
	l, u := &s.annals.Luck, c.u
	c.note(a.t("after.luck.note", "count", l.Fights), 12)
	c.rule()
	for side := force.North; side < force.Sides; side++ {
		c.row(a.words.Side(side), "", a.t("after.luck.lost", "lost", int(l.Lost[side]), "mean", int(l.Mean[side])), inkColour)
	}
	side, men := l.Better()
	if men > 0 {
		c.title(a.t("after.luck.gain", "side", a.words.Side(side), "count", men), 13, semibold)
	} else {
		c.title(a.t("after.luck.even"), 13, semibold)
	}
	for side := force.North; side < force.Sides; side++ {
		c.note(a.t("after.luck.ground", "side", a.words.Side(side), "km", int(l.Metres[side])/100), 12)
	}
	c.note(a.t("after.luck.sky", "clear", l.Sky[game.ClearSky], "clearmean", l.Climate[game.ClearSky]/10, "overcast", l.Sky[game.Overcast],
		"overcastmean", l.Climate[game.Overcast]/10, "rain", l.Sky[game.Rain], "rainmean", l.Climate[game.Rain]/10), 12)
	if len(l.Most) == 0 {
		return
	}
	c.rule()
	c.heading(a.t("after.luck.most"), a.t2("after.luck.most"), "")
	f, small := c.d.type_.face(semibold, u(12.5)), c.d.type_.face(regular, u(11.5))
	for i := range l.Most {
		if c.full(40) {
			return
		}
		k := &l.Most[i]
		side, men := k.Better()
		c.y += u(24)
		c.s.button("luck-"+itoa(i), c.x-u(8), c.y-u(16), c.w+u(16), u(40), invisible, true, func() {
			s.running = false
			s.show(a, int(k.Date-s.annals.Days[0].Date))
			a.camera.zoomTo(max(a.camera.zoom, 3*a.camera.unit), a.camera.w/3, a.camera.h/2)
			a.camera.look(geo.Centre(k.Hex), a.camera.w/3, a.camera.h/2)
		})
		c.s.label(c.x, c.y, fit(a.t("after.luck.fight.short", "date", a.words.DayMonth(k.Date), "place", a.words.Place(s.annals.Board.Map, k.Hex),
			"side", a.words.Side(side), "count", men), f, c.w), f, inkColour, 0)
		c.y += u(17)
		words := a.t("band."+k.Band.String()) + " · " + a.t("after.luck.chance", "chance", k.Chance) + " · " + a.words.Units(s.annals.Board, k.Attackers)
		c.s.label(c.x, c.y, fit(words, small, c.w), small, fade(inkColour, 75), 0)
	}
}

// layoutBar lays out the scrubber.
func (s *afterScene) layoutBar(a *app) {
	d, p := a.desk, s.bar
	if !s.whole || s.failed != "" {
		p.hide()
		return
	}
	u := d.u
	m, h := u(16), u(72)
	if d.narrow() {
		m, h = u(8), u(60)
	}
	x, y := m, d.h-m-h
	w := float64(s.sheet.area.Min.X) - 2*m
	p.begin(x, y, w, h)
	p.paint(func(dst *ebiten.Image) {
		b := d.brush.on(dst)
		b.fill(b.round(x, y, w, h, u(6)), chrome)
		b.flush()
	})
	bold, small := d.type_.face(semibold, u(13.5)), d.type_.face(regular, u(11.5))
	sign := func(id, words string, bx float64, click func()) {
		p.button(id, bx, y+h/2-u(18), u(36), u(36), dark, true, click)
		p.label(bx+u(18), y+h/2+u(5), words, bold, cream, .5)
	}
	sign("film-back", "‹", x+u(12), func() { s.running = false; s.show(a, s.day-1) })
	sign("film-play", "", x+u(52), func() { s.play(a) })
	sign("film-on", "›", x+u(92), func() { s.running = false; s.show(a, s.day+1) })
	px, py, running := x+u(70), y+h/2, s.running
	p.paintOver(func(dst *ebiten.Image) {
		b := d.brush.on(dst)
		if running {
			b.rect(px-u(6), py-u(7), u(4), u(14), cream)
			b.rect(px+u(2), py-u(7), u(4), u(14), cream)
		} else {
			b.fill([]point{pt(px-u(5), py-u(8)), pt(px+u(8), py), pt(px-u(5), py+u(8))}, cream)
		}
		b.flush()
	})
	day := &s.annals.Days[s.day]
	tx := x + u(146)
	p.write(tx, y+u(26), a.words.Weekday(day.Date)+" "+a.words.Date(day.Date), bold, cream)
	if s.past != nil && !d.narrow() {
		p.right(x+w-u(20), y+u(26), a.t("after.front", "date", a.words.Date(s.past.Date)), small, fade(cream, 80))
	}
	gx, gy, gw := tx, y+h-u(24), x+w-u(24)-tx
	s.grip = [3]float64{gx, gy, gw}
	share := float64(s.day) / float64(max(1, len(s.annals.Days)-1))
	p.paint(func(dst *ebiten.Image) {
		b := d.brush.on(dst)
		b.rect(gx, gy-u(2), gw, u(4), fade(cream, 22))
		b.rect(gx, gy-u(2), gw*share, u(4), amber)
		b.disc(gx+gw*share, gy, u(8), amber)
		b.flush()
	})
	p.end()
}
