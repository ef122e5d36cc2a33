package symbol

import (
	"image/color"
	"math"

	"parallel38/internal/chart/sheet"
)

// The frame of the symbol, three units wide to two high.
const (
	frameX, frameY = 9.0, 12.6
	frameW, frameH = 32.5, 32.5 * 2 / 3
)

// frame draws the sign of a unit's arm in its frame.
func (p *pen) frame(spec Spec, look Look) {
	p.sign(spec.Arm, look.Ink, look.Face)
}

// Sign draws the sign of an arm alone, its frame filling the rectangle of width w at (x, y): for lists
// and legends.
func Sign(s sheet.Sheet, arm Arm, c, ground color.NRGBA, x, y, w float64) {
	k := w / frameW
	p := &pen{s, x - frameX*k, y - frameY*k, k}
	p.sign(arm, c, ground)
}

func (p *pen) sign(arm Arm, c, ground color.NRGBA) {
	const (
		l, t  = frameX, frameY
		r, b  = frameX + frameW, frameY + frameH
		mx    = (l + r) / 2
		my    = (t + b) / 2
		heavy = 1.3
		thin  = .95
	)
	cross := func() {
		p.line(c, thin, l, t, r, b)
		p.line(c, thin, l, b, r, t)
	}
	track := func() { // the oval of a tracked vehicle
		x, y := p.at(mx-9.2, my-4.6)
		p.s.Stroke(sheet.RoundRect(x, y, 18.4*p.k, 9.2*p.k, 4.6*p.k), c, thin*p.k)
	}
	ball := func(radius float64) {
		x, y := p.at(mx, my)
		p.s.Fill(sheet.Circle(x, y, radius*p.k), c)
	}
	letters := func(text string, size float64) {
		p.text(text, sheet.SemiBold, size, mx, my+size*.35, .5, c)
	}
	wheels := func() {
		for _, dx := range []float64{-7, 0, 7} {
			x, y := p.at(mx+dx, b-2.6)
			p.s.Stroke(sheet.Circle(x, y, 1.5*p.k), c, .8*p.k)
		}
	}
	switch arm {
	case Infantry:
		cross()
	case Mechanised:
		cross()
		track()
	case Motorised:
		cross()
		p.line(c, thin, mx, t, mx, b)
	case Armour:
		track()
	case SelfPropelled:
		track()
		ball(2.4)
	case Artillery:
		ball(3)
	case Cavalry:
		p.line(c, thin, l, b, r, t)
	case Recon:
		p.line(c, thin, l, b, r, t)
		wheels()
	case Engineer:
		p.line(c, thin, mx-8, my+4.6, mx-8, my-4, mx+8, my-4, mx+8, my+4.6)
		p.line(c, thin, mx, my-4, mx, my+4.6)
	case Headquarters:
		letters("HQ", 11)
	case Constabulary:
		letters("BC", 11)
	case Marines:
		cross()
		p.anchor(c, ground, mx, my)
	case Airborne:
		cross()
		x, y := p.at(mx, b-1.6)
		k := p.k
		p.s.Stroke(new(sheet.Path).MoveTo(x-7*k, y).CubeTo(x-7*k, y-4.6*k, x, y-4.6*k, x, y).
			CubeTo(x, y-4.6*k, x+7*k, y-4.6*k, x+7*k, y), c, thin*k)
	case AntiTank:
		p.line(c, thin, l, b, mx, t, r, b)
	case AntiAircraft:
		x0, y0 := p.at(l, b)
		x1, _ := p.at(r, b)
		_, y := p.at(0, t-2)
		p.s.Stroke(new(sheet.Path).MoveTo(x0, y0).CubeTo(x0, y, x1, y, x1, y0), c, thin*p.k)
	case Guerrilla:
		letters("G", 12)
	}
	x, y := p.at(l, t)
	p.s.Stroke(sheet.Rect(x, y, frameW*p.k, frameH*p.k), c, heavy*p.k)
}

// anchor is the sign of marines, over the crossed lines.
func (p *pen) anchor(c, ground color.NRGBA, x, y float64) {
	draw := func(c color.NRGBA, width float64) {
		p.line(c, width, x, y-5.5, x, y+6)
		p.line(c, width, x-2.8, y-3.4, x+2.8, y-3.4)
		var arc []float64
		for a := 20.0; a <= 160; a += 14 {
			s, q := math.Sincos(a * math.Pi / 180)
			arc = append(arc, x+6*q, y+6.2*s-.2)
		}
		p.line(c, width, arc...)
	}
	draw(ground, 3)
	draw(c, 1.1)
}
