package play

import (
	"image/color"

	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/game/prewar"
	"parallel38/internal/campaign"
	"parallel38/internal/replay"
)

// The causal chain on one screen: partisans and incursions tie battalions down, a battalion on duty does not
// train, and what is ready in June follows. Above it stands as it is, link by link; below, how it came about.

// sample is the chain at the beginning of a turn, as the player's side saw it then.
type sample struct {
	day       calendar.Day
	partisans int32 // the most that are reckoned with
	duty      int   // per cent of the southern battalions
	company   int   // per cent ready as companies …
	battalion int   // … and as battalions
}

// juneDay is the Sunday on which the record has the war begin, recorded what of the southern battalions had
// passed the battalion phase of their training by then, per cent (Sawyer, ch. 4).
var juneDay = calendar.Of(1950, 6, 25)

const recorded = 24

func (s *campaignScene) sampleOf(g *campaign.Campaign) sample {
	v := g.View(s.side)
	r := v.Readiness()
	now := sample{day: v.Day, duty: r.PC(r.OnDuty), company: r.PC(r.Company), battalion: r.PC(r.Battalion)}
	for i := range v.Districts {
		_, high := v.Reckoned(prewar.DistrictID(i))
		now.partisans += high
	}
	for id := range v.InHills() {
		now.partisans += v.Force.Strength[id].Men
	}
	return now
}

// note keeps the turn that is over.
func (s *campaignScene) note() { s.past = append(s.past, s.sampleOf(s.game)) }

// recall works out the past anew, by playing the campaign again. What was played under other rules is not in it.
func (s *campaignScene) recall() {
	s.past = s.past[:0]
	file := replay.OfCampaign(s.game)
	keep := func(g *campaign.Campaign) error {
		s.past = append(s.past, s.sampleOf(g))
		return nil
	}
	if begun, err := replay.ReplayCampaign(file, 0, keep); err == nil {
		keep(begun)
	}
	if _, err := replay.ReplayCampaign(file, s.game.Played(), keep); err != nil {
		s.note()
	}
}

var chainBox = &box{name: "chain", title: "campaign.chain", w: 1060, h: 700}

func init() { chainBox.layout = layoutChain }

// campaign is the campaign on the screen, nil elsewhere.
func (a *app) campaign() *campaignScene {
	s, _ := a.scene.(*campaignScene)
	return s
}

// layoutChain lays out the links of the chain side by side, or one below the other where there is no room, and
// the curves below them.
func layoutChain(a *app, c *column) {
	s := a.campaign()
	if s == nil {
		return
	}
	u, v := c.u, s.view
	r := v.Readiness()
	hunting, guarding, border := 0, 0, 0
	for id := range v.Regiments() {
		bs := &v.Force.Battalions[id]
		for k := range int(bs.Count) {
			switch bs.Duty[k] {
			case force.Suppression:
				hunting++
			case force.Guarding:
				guarding++
			case force.BorderDuty:
				border++
			}
		}
	}
	bands, men := 0, int32(0)
	for id := range v.InHills() {
		if n := v.Force.Strength[id].Men; n > 0 {
			bands, men = bands+1, men+n
		}
	}
	training, onDuty := v.Learning()
	june := v.ReadyBy(max(juneDay, v.Day))
	links := []struct {
		key, value string
		notes      []string
	}{
		{"campaign.chain.partisans", ranged(s.reckoned()), []string{a.t("campaign.chain.bands", "bands", bands, "men", int(men)), a.t("campaign.chain.tie")}},
		{"campaign.chain.duty", itoa(r.PC(r.OnDuty)) + " %", []string{a.t("campaign.chain.battalions", "duty", r.OnDuty, "all", r.Battalions),
			a.t("campaign.chain.duties", "hunting", hunting, "guarding", guarding, "border", border)}},
		{"campaign.chain.training", itoa(v.TrainingIndex()/10) + " %", []string{a.t("campaign.chain.pace"), a.t("campaign.chain.week", "training", hundredths(training), "duty", hundredths(onDuty))}},
		{"campaign.chain.june", itoa(june.PC(june.Battalion)) + " %", []string{a.t("campaign.chain.today", "battalion", r.PC(r.Battalion), "company", r.PC(r.Company)),
			a.t("campaign.chain.recorded", "percent", recorded)}},
	}
	if s.side == force.North { // whose knowledge of the southern advisers and rifles is none
		links[2].value, links[2].notes = "?", []string{a.t("campaign.chain.unknown")}
		links[3].value, links[3].notes = itoa(r.PC(r.Battalion))+" %", []string{a.t("campaign.chain.rough", "company", r.PC(r.Company)), a.t("campaign.chain.recorded", "percent", recorded)}
	}
	f, fb, fn := c.d.type_.face(semibold, u(12.5)), c.d.type_.face(light, u(30)), c.d.type_.face(regular, u(11.5))
	columns := len(links)
	if c.w < u(700) {
		columns = 2
	}
	gap := u(28)
	w := (c.w - gap*float64(columns-1)) / float64(columns)
	h := u(140)
	if c.tiny {
		h = u(112)
	}
	top := c.y + u(12)
	for i, l := range links {
		x, y := c.x+float64(i%columns)*(w+gap), top+float64(i/columns)*(h+u(8))
		c.s.rect(x, y, w, h, fade(inkColour, 6))
		at := y + u(20)
		c.s.write(x+u(12), at, fit(a.t(l.key), f, w-u(20)), f, inkColour)
		at += u(34)
		tone := inkColour
		if i == 3 {
			tone = amberEdge
		}
		c.s.write(x+u(12), at, l.value, fb, tone)
		at += u(6)
		for _, n := range l.notes {
			for _, row := range wrap(n, fn, w-u(22)) {
				if at += u(15); at < y+h {
					c.s.write(x+u(12), at, row, fn, fade(inkColour, 80))
				}
			}
		}
		if i%columns < columns-1 {
			ax, ay := x+w+u(6), y+h/2
			c.s.paint(func(dst *ebiten.Image) {
				b := c.d.brush.on(dst)
				b.segment(ax, ay, ax+gap-u(18), ay, u(2), inkColour)
				b.fill([]point{pt(ax+gap-u(18), ay-u(5)), pt(ax+gap-u(10), ay), pt(ax+gap-u(18), ay+u(5))}, inkColour)
				b.flush()
			})
		}
	}
	c.y = top + float64((len(links)+columns-1)/columns)*(h+u(8))
	s.layoutCurves(c)
	c.note(a.t("campaign.chain.note"), 12)
}

// hundredths writes hundredths of a point with two decimals and a sign.
func hundredths(n int) string {
	sign := "+"
	if n < 0 {
		sign, n = "−", -n
	}
	return sign + itoa(n/100) + "." + itoa(n/10%10) + itoa(n%10)
}

// curve is one line of the chart.
type curve struct {
	key    string
	colour color.NRGBA
	of     func(p *sample) float64 // 0 … 1
	dashed bool
}

// layoutCurves draws the past of the chain: the share of battalions on duty and ready, and partisans against
// their most.
func (s *campaignScene) layoutCurves(c *column) {
	u, a := c.u, s.app
	most := int32(500)
	for i := range s.past {
		most = max(most, s.past[i].partisans)
	}
	most = (most + 499) / 500 * 500
	curves := []curve{
		{"campaign.chain.curve.partisans", vermilion, func(p *sample) float64 { return float64(p.partisans) / float64(most) }, false},
		{"campaign.chain.curve.duty", inkColour, func(p *sample) float64 { return float64(p.duty) / 100 }, true},
		{"campaign.chain.curve.company", southText, func(p *sample) float64 { return float64(p.company) / 100 }, true},
		{"campaign.chain.curve.battalion", southText, func(p *sample) float64 { return float64(p.battalion) / 100 }, false},
	}
	f := c.d.type_.face(regular, u(11))
	c.y += u(20)
	x := c.x
	for _, l := range curves {
		words := a.t(l.key, "most", int(most))
		if x+u(26)+width(words, f) > c.x+c.w {
			x = c.x
			c.y += u(16)
		}
		at, y := x, c.y
		c.s.paint(func(dst *ebiten.Image) {
			b := c.d.brush.on(dst)
			l.stroke(b, u, []point{pt(at, y-u(4)), pt(at+u(20), y-u(4))})
			b.flush()
		})
		c.s.write(x+u(25), c.y, words, f, inkColour)
		x += u(44) + width(words, f)
	}
	h := max(min(u(240), c.end-c.y-u(80)), u(60))
	left, top, w := c.x+u(34), c.y+u(12), c.w-u(40)
	from, to := s.view.Setup.Start, max(juneDay, s.view.Day)
	at := func(day calendar.Day) float64 { return left + w*float64(day-from)/float64(max(1, to-from)) }
	for _, pc := range [...]int{0, 25, 50, 75, 100} {
		y := top + h*(1-float64(pc)/100)
		c.s.rect(left, y, w, max(1, u(1)), fade(inkColour, 14))
		c.s.right(left-u(6), y+u(4), itoa(pc)+" %", f, fade(inkColour, 70))
	}
	for year := 1947; year <= 1951; year++ {
		if day := calendar.Of(year, 1, 1); day >= from && day <= to {
			c.s.rect(at(day), top, max(1, u(1)), h, fade(inkColour, 14))
			c.s.write(at(day)+u(3), top+h+u(14), itoa(year), f, fade(inkColour, 70))
		}
	}
	c.s.rect(at(juneDay)-u(1), top, max(1, u(1.4)), h, amberEdge)
	c.s.right(at(juneDay)-u(4), top+h*(1-recorded/100.0)-u(5), a.t("campaign.chain.mark", "percent", recorded), f, amberEdge)
	c.s.rect(at(juneDay)-u(18), top+h*(1-recorded/100.0), u(18), max(1, u(1.4)), amberEdge)
	past := append([]sample(nil), s.past...)
	c.s.paint(func(dst *ebiten.Image) {
		b := c.d.brush.on(dst)
		for _, l := range curves {
			var line []point
			for i := range past {
				line = append(line, pt(at(past[i].day), top+h*(1-min(1, l.of(&past[i])))))
			}
			if len(line) == 1 {
				b.disc(float64(line[0].x), float64(line[0].y), u(3), l.colour)
			} else {
				l.stroke(b, u, line)
			}
		}
		b.flush()
	})
	c.y = top + h + u(20)
}

func (l *curve) stroke(b *brush, u func(float64) float64, line []point) {
	if l.dashed {
		b.dashes(line, u(1.8), u(5), u(3), l.colour, false)
	} else {
		b.line(line, u(2), l.colour, false)
	}
}
