// Package symbol draws the counters: land-unit symbols after APP-6 on a square that never grows with
// the map. The sides part three ways, so that they still part in grey print: by hue, by light on dark
// against dark on light, and by cut corners against round ones with a stripe. Start at Spec and Draw.
package symbol

import (
	"image"
	"image/color"
	"strconv"

	"parallel38/internal/chart/sheet"
)

// Arm is what a unit fights as; it chooses the sign in the frame.
type Arm uint8

// The arms.
const (
	Infantry Arm = iota
	Mechanised
	Motorised
	Armour
	SelfPropelled // self-propelled guns
	Artillery
	Cavalry
	Recon // on motor cycles or in light vehicles
	Engineer
	Headquarters
	Constabulary // border constabulary and police
	Marines
	Airborne
	AntiTank
	AntiAircraft
	Guerrilla
	Arms // how many there are
)

var armNames = [Arms]string{"infantry", "mechanised", "motorised", "armour", "self-propelled", "artillery", "cavalry",
	"recon", "engineer", "headquarters", "constabulary", "marines", "airborne", "anti-tank", "anti-aircraft", "guerrilla"}

func (a Arm) String() string { return armNames[a] }

// Echelon is the size of a unit.
type Echelon uint8

// The echelons, smallest first.
const (
	NoEchelon Echelon = iota
	Company
	Battalion
	Regiment
	Brigade
	Division
	Corps
	Army
	Echelons // how many there are
)

var echelonSigns = [Echelons]string{"", "I", "II", "III", "X", "XX", "XXX", "XXXX"}

func (e Echelon) String() string { return echelonSigns[e] }

// Side is whose counter it is.
type Side uint8

// The sides. OffMap is for units that wait in a box outside the map, whoever owns them.
const (
	North Side = iota
	South
	OffMap
	sides
)

// Palette is a choice of side colours.
type Palette uint8

// The palettes. ColourBlind keeps apart what red–green blindness confuses; Print is black and white.
const (
	Staff Palette = iota
	ColourBlind
	Print
	Palettes // how many there are
)

// Look is the colours of a side.
type Look struct{ Face, Edge, Ink, Stripe color.NRGBA }

var looks = [Palettes][sides]Look{
	Staff: {
		North:  {sheet.RGB(0x9C3A2C), sheet.RGB(0x571B14), sheet.RGB(0xF8EEDD), color.NRGBA{}},
		South:  {sheet.RGB(0xDDE8EF), sheet.RGB(0x1F4A73), sheet.RGB(0x12304D), sheet.RGB(0x2B5B88)},
		OffMap: {sheet.RGB(0x4A5356), sheet.RGB(0x7C8688), sheet.RGB(0xC2C9C8), color.NRGBA{}},
	},
	ColourBlind: {
		North:  {sheet.RGB(0x8A4B08), sheet.RGB(0x4A2703), sheet.RGB(0xFFF1D6), color.NRGBA{}},
		South:  {sheet.RGB(0xD9ECFA), sheet.RGB(0x004E86), sheet.RGB(0x00263F), sheet.RGB(0x0072B2)},
		OffMap: {sheet.RGB(0x4A5356), sheet.RGB(0x7C8688), sheet.RGB(0xC2C9C8), color.NRGBA{}},
	},
	Print: {
		North:  {sheet.RGB(0x2E2E2E), sheet.RGB(0x000000), sheet.RGB(0xFFFFFF), color.NRGBA{}},
		South:  {sheet.RGB(0xFFFFFF), sheet.RGB(0x1A1A1A), sheet.RGB(0x000000), sheet.RGB(0x4A4A4A)},
		OffMap: {sheet.RGB(0x8C8C8C), sheet.RGB(0x5A5A5A), sheet.RGB(0xFFFFFF), color.NRGBA{}},
	},
}

// LookOf is the colours of a side in a palette, for the front line and whatever else follows the sides.
func LookOf(p Palette, s Side) Look { return looks[p][s] }

// Spec is everything that a counter shows. It is comparable, so that it can key a cache of pictures.
type Spec struct {
	Side     Side
	Palette  Palette
	Arm      Arm
	Echelon  Echelon
	Number   string // lower left: "17", "SP"
	Parent   string // lower right, lighter: the formation it belongs to
	Ready    uint8  // 0 … 3 dots filled
	Strength uint8  // per cent of establishment, 0 … 100
	Stack    uint8  // how many units stand here, itself included; 0 and 1 draw no plates
	Selected bool
	Spent    bool // has no more to do today: paler
}

// Size is the side of a counter in the units of its anatomy; 56 pixels on a desktop, 48 on a phone, 80
// in a panel.
const Size = 56.0

// Margin is how far shadow, plates, badge and selection ring reach beyond the square, for a square of
// the given size.
func Margin(size float64) float64 { return 11 * size / Size }

// Draw draws a counter on img, a square of px pixels in the middle of the picture.
func Draw(img *image.RGBA, spec Spec, px float64) {
	s := img.Rect.Size()
	On(sheet.NewRaster(img), spec, (float64(s.X)-px)/2, (float64(s.Y)-px)/2, px)
}

// Image is a counter on a transparent picture just large enough.
func Image(spec Spec, px float64) *image.RGBA {
	n := int(px+2*Margin(px)) + 1
	img := image.NewRGBA(image.Rect(0, 0, n, n))
	Draw(img, spec, px)
	return img
}

// pen draws in the units of the counter's anatomy.
type pen struct {
	s    sheet.Sheet
	x, y float64 // of the square's corner on the sheet
	k    float64 // sheet pixels a unit
}

func (p *pen) at(x, y float64) (float64, float64) { return p.x + x*p.k, p.y + y*p.k }

func (p *pen) line(c color.NRGBA, width float64, points ...float64) {
	path := new(sheet.Path)
	for i := 0; i+1 < len(points); i += 2 {
		x, y := p.at(points[i], points[i+1])
		if i == 0 {
			path.MoveTo(x, y)
		} else {
			path.LineTo(x, y)
		}
	}
	p.s.Stroke(path, c, width*p.k)
}

// body is the outline of the square, grown by d on every side.
func (p *pen) body(side Side, dx, dy, d float64) *sheet.Path {
	x, y := p.at(dx-d, dy-d)
	w := (Size + 2*d) * p.k
	if side == South {
		return sheet.RoundRect(x, y, w, w, max(7+d, 1)*p.k)
	}
	return sheet.CutRect(x, y, w, w, max(10+.586*d, 1)*p.k)
}

func (p *pen) text(text string, face sheet.Face, size, x, y, anchor float64, c color.NRGBA) {
	px, py := p.at(x, y)
	sheet.Write(p.s, text, sheet.Type{Face: face, Size: size * p.k, Colour: c, Anchor: anchor}, px, py)
}

var (
	ink   = sheet.RGB(0x1F2A30)
	paper = sheet.RGB(0xF4EFE2)
	amber = sheet.RGB(0xF0AE3C)
)

// On draws a counter whose square has its top left corner at (x, y) of a sheet and the side px.
func On(s sheet.Sheet, spec Spec, x, y, px float64) {
	p := &pen{s, x, y, px / Size}
	look := LookOf(spec.Palette, spec.Side)
	plates := min(max(int(spec.Stack)-1, 0), 2)

	// The shadow is a few faint layers, two units down: soft without a blur, so it is the same in SVG.
	for i := range 5 {
		s.Fill(p.body(spec.Side, 0, 2, 2.5-float64(i)), sheet.Fade(sheet.RGB(0x14100A), .085))
	}
	for i := plates; i > 0; i-- {
		off := 4 * float64(i)
		s.Fill(p.body(spec.Side, off, -off, 0), look.Edge)
		plate := look.Face
		if spec.Side == North {
			plate = blend(look.Face, look.Edge, .35)
		}
		s.Fill(p.body(spec.Side, off, -off, -1.6), plate)
	}
	if spec.Selected {
		s.Stroke(p.body(spec.Side, 0, 0, 4), amber, 3.2*p.k)
		s.Stroke(p.body(spec.Side, 0, 0, 6.6), ink, 1*p.k)
	}
	face := look.Face
	if spec.Spent {
		face = blend(face, sheet.RGB(0x9A9A92), .35)
	}
	s.Fill(p.body(spec.Side, 0, 0, 0), look.Edge)
	s.Fill(p.body(spec.Side, 0, 0, -1.6), face)
	if look.Stripe.A > 0 {
		x, y := p.at(1.6, 1.6)
		r, w, h := 5.4*p.k, 4.6*p.k, (Size-3.2)*p.k
		k := r * .448 // a quarter circle's handle, from the corner
		stripe := new(sheet.Path).MoveTo(x+w, y).LineTo(x+w, y+h)
		stripe.LineTo(x+r, y+h).CubeTo(x+k, y+h, x, y+h-k, x, y+h-r)
		stripe.LineTo(x, y+r).CubeTo(x, y+k, x+k, y, x+r, y).Close()
		if w < r { // the corner is wider than the stripe: keep to the stripe
			stripe = new(sheet.Path).MoveTo(x+w, y).LineTo(x+w, y+h).CubeTo(x+k, y+h, x, y+h-k, x, y+h-r).
				LineTo(x, y+r).CubeTo(x, y+k, x+k, y, x+w, y).Close()
		}
		s.Fill(stripe, look.Stripe)
	} else {
		s.Stroke(p.body(spec.Side, 0, 0, -3.6), sheet.Fade(look.Ink, .30), .7*p.k)
	}

	p.frame(spec, look)
	p.text(spec.Echelon.String(), sheet.SemiBold, 8.5, frameX+frameW/2, 10.7, .5, look.Ink)
	for i := range 3 {
		cx, cy := p.at(49, 31.9-8.3*float64(i))
		if i < int(spec.Ready) {
			s.Fill(sheet.Circle(cx, cy, 2.3*p.k), look.Ink)
		} else {
			s.Stroke(sheet.Circle(cx, cy, 1.9*p.k), sheet.Fade(look.Ink, .85), .8*p.k)
		}
	}
	number := sheet.SemiBold
	if len(spec.Number) > 2 {
		number = sheet.Condensed
	}
	p.text(spec.Number, number, 14, 9, 47, 0, look.Ink)
	parent := sheet.Regular
	if len(spec.Parent) > 2 {
		parent = sheet.Condensed
	}
	p.text(spec.Parent, parent, 9.6, 51, 47, 1, sheet.Fade(look.Ink, .9))

	x, y = p.at(8.6, 49.3)
	s.Fill(sheet.Rect(x, y, 41*p.k, 3.4*p.k), sheet.Fade(look.Ink, .28))
	s.Fill(sheet.Rect(x, y, 41*p.k*float64(min(spec.Strength, 100))/100, 3.4*p.k), look.Ink)

	if spec.Stack > 1 {
		x, y := p.at(Size-5+4*float64(plates-1), 5-4*float64(plates-1)-2)
		s.Fill(sheet.Circle(x, y, 8.2*p.k), ink)
		s.Fill(sheet.Circle(x, y, 7*p.k), paper)
		count := sheet.Type{Face: sheet.SemiBold, Size: 10.5 * p.k, Colour: ink, Anchor: .5}
		sheet.Write(s, strconv.Itoa(int(spec.Stack)), count, x, y+3.7*p.k)
	}
}

func blend(a, b color.NRGBA, k float64) color.NRGBA {
	mix := func(x, y uint8) uint8 { return uint8(float64(x) + (float64(y)-float64(x))*k + .5) }
	return color.NRGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), 255}
}
