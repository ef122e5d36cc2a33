package play

import (
	"image"
	"image/color"

	"github.com/ebitenui/ebitenui/widget"
	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/text/v2"
)

// panel is a panel. What stands on it is laid out when it changes, between begin and end, and then
// only drawn, once into a picture that is shown from then on, unless the panel is lively: marks are drawn below and above the buttons in the order in which they were made, and
// buttons keep their identity (and with it a press under way) from one layout to the next.
type panel struct {
	desk  *desk
	name  string
	area  image.Rectangle
	box   *widget.Container
	inner *widget.Container // holds the buttons
	under []mark
	over  []mark
	knobs map[string]*knob
	order []string

	lively   bool // something on it moves between two layouts, so no picture of it is kept
	pictures [2]picture
}

// picture is what a panel shows below its buttons, or above.
type picture struct {
	image *ebiten.Image
	drawn bool // as the panel was laid out last
}

// mark is one thing drawn on a sheet. Only one of words and paint is set.
type mark struct {
	words  string
	face   text.Face
	colour color.NRGBA
	anchor float64
	x, y   float64
	paint  func(dst *ebiten.Image)
}

// knob is a button of a sheet.
type knob struct {
	button *widget.Button
	click  func()
	style  buttonStyle
	used   bool
}

func newPanel(name string) *panel {
	s := &panel{name: name, knobs: map[string]*knob{}}
	s.box = widget.NewContainer(widget.ContainerOpts.Layout(fixed{}))
	s.inner = widget.NewContainer(widget.ContainerOpts.Layout(fixed{}))
	s.box.AddChild(newLayer(func(dst *ebiten.Image) { s.show(dst, &s.pictures[0], s.under) }), s.inner, newLayer(func(dst *ebiten.Image) {
		s.show(dst, &s.pictures[1], s.over)
		s.drawFocus(dst)
	}))
	return s
}

// begin starts the layout of the sheet over an area of the screen.
func (s *panel) begin(x, y, w, h float64) {
	s.area = image.Rect(int(x), int(y), int(x+w+.5), int(y+h+.5))
	s.place()
	s.box.GetWidget().SetVisibility(widget.Visibility_Show)
	s.under, s.over, s.order = s.under[:0], s.over[:0], s.order[:0]
	s.lively, s.pictures[0].drawn, s.pictures[1].drawn = false, false, false
	for _, k := range s.knobs {
		k.used = false
	}
}

// place tells the widgets where the panel is.
func (s *panel) place() {
	s.box.GetWidget().LayoutData = s.area
	s.inner.GetWidget().LayoutData = s.area
}

// shrink cuts the panel to a height.
func (s *panel) shrink(h float64) {
	s.area.Max.Y = s.area.Min.Y + int(h+.5)
	s.place()
}

// end hides the buttons that are not on the sheet any more.
func (s *panel) end() {
	for _, k := range s.knobs {
		if !k.used {
			k.button.GetWidget().SetVisibility(widget.Visibility_Hide)
		}
	}
	s.box.RequestRelayout()
	s.desk.root.RequestRelayout()
}

// hide takes the sheet off the desk.
func (s *panel) hide() { s.box.GetWidget().SetVisibility(widget.Visibility_Hide) }

func (s *panel) shown() bool { return s.box.GetWidget().GetVisibility() == widget.Visibility_Show }

// write puts text with its baseline at y.
func (s *panel) write(x, y float64, words string, f text.Face, c color.NRGBA) {
	s.under = append(s.under, mark{words: words, face: f, colour: c, x: x, y: y})
}

// right puts text that ends at x, centre text around x.
func (s *panel) right(x, y float64, words string, f text.Face, c color.NRGBA) {
	s.under = append(s.under, mark{words: words, face: f, colour: c, x: x, y: y, anchor: 1})
}

func (s *panel) centre(x, y float64, words string, f text.Face, c color.NRGBA) {
	s.under = append(s.under, mark{words: words, face: f, colour: c, x: x, y: y, anchor: .5})
}

// label is text on a button.
func (s *panel) label(x, y float64, words string, f text.Face, c color.NRGBA, anchor float64) {
	s.over = append(s.over, mark{words: words, face: f, colour: c, x: x, y: y, anchor: anchor})
}

// paint adds a drawing below the buttons, paintOver one above.
func (s *panel) paint(f func(dst *ebiten.Image)) { s.under = append(s.under, mark{paint: f}) }

func (s *panel) paintOver(f func(dst *ebiten.Image)) { s.over = append(s.over, mark{paint: f}) }

// menuButton is the button with three bars at the left of a bar so high.
func (s *panel) menuButton(d *desk, h float64, open func()) {
	u := d.u
	s.button("menu", u(6), u(4), h-u(4), h-u(8), invisible, true, open)
	s.paintOver(func(dst *ebiten.Image) {
		b := d.brush.on(dst)
		for i := range 3 {
			b.rect(u(16), h/2-u(6)+u(float64(i)*6)-u(1), u(18), u(2), cream)
		}
		b.flush()
	})
}

// rect fills a rectangle.
func (s *panel) rect(x, y, w, h float64, c color.NRGBA) {
	s.paint(func(dst *ebiten.Image) { b := s.desk.brush.on(dst); b.rect(x, y, w, h, c); b.flush() })
}

// card fills a rectangle with round corners and lays a soft shadow under it.
func (s *panel) card(x, y, w, h, r float64, c color.NRGBA) {
	s.paint(func(dst *ebiten.Image) { s.drawCard(dst, x, y, w, h, r, c) })
}

func (s *panel) drawCard(dst *ebiten.Image, x, y, w, h, r float64, c color.NRGBA) {
	u := s.desk.u
	b := s.desk.brush.on(dst)
	for i := range 4 {
		grow := u(float64(4 - i))
		b.fill(b.round(x-grow, y-grow+u(2), w+2*grow, h+2*grow, r+grow), fade(inkColour, 5+i))
	}
	b.fill(b.round(x, y, w, h, r), c)
	b.flush()
}

// rule draws a hairline across.
func (s *panel) rule(x, y, w float64, c color.NRGBA) {
	s.rect(x, y, w, max(1, s.desk.u(1)), fade(c, 16))
}

// button puts a button on the sheet; id tells it from the others. What it says is put on with label.
func (s *panel) button(id string, x, y, w, h float64, style buttonStyle, enabled bool, click func()) {
	k := s.knobs[id]
	if k == nil {
		k = &knob{}
		k.button = widget.NewButton(widget.ButtonOpts.Image(s.desk.styles[style]), widget.ButtonOpts.DisableDefaultKeys(),
			widget.ButtonOpts.ClickedHandler(func(*widget.ButtonClickedEventArgs) {
				if k.click != nil {
					k.click()
				}
			}))
		s.knobs[id] = k
		s.inner.AddChild(k.button)
	}
	k.click, k.style, k.used = click, style, true
	k.button.SetImage(s.desk.styles[style])
	k.button.GetWidget().LayoutData = image.Rect(int(x), int(y), int(x+w+.5), int(y+h+.5))
	k.button.GetWidget().Disabled = !enabled
	k.button.GetWidget().SetVisibility(widget.Visibility_Show)
	s.order = append(s.order, id)
}

// rim is how far a panel's shadow reaches beyond its area, units.
const rim = 8

// show shows marks by their picture, and draws it first if the panel has been laid out since.
func (s *panel) show(dst *ebiten.Image, p *picture, marks []mark) {
	if s.lively || len(marks) == 0 {
		s.draw(dst, marks)
		return
	}
	if !p.drawn {
		area := s.area.Inset(-int(s.desk.u(rim)))
		switch {
		case p.image == nil:
			p.image = ebiten.NewImageWithOptions(area, nil)
		case !area.In(p.image.Bounds()):
			area = area.Union(p.image.Bounds().Intersect(dst.Bounds()))
			p.image.Deallocate()
			p.image = ebiten.NewImageWithOptions(area, nil)
		default:
			p.image.Clear()
		}
		s.draw(p.image, marks)
		p.drawn = true
	}
	var o ebiten.DrawImageOptions
	at := p.image.Bounds().Min
	o.GeoM.Translate(float64(at.X), float64(at.Y))
	dst.DrawImage(p.image, &o)
}

// draw replays marks.
func (s *panel) draw(dst *ebiten.Image, marks []mark) {
	for i := range marks {
		m := &marks[i]
		if m.paint != nil {
			m.paint(dst)
			continue
		}
		s.desk.write(dst, m.x, m.y, m.words, m.face, m.colour, m.anchor)
	}
}

// press clicks the button that has the keyboard, if one of the sheet has it.
func (s *panel) press() bool {
	for _, id := range s.order {
		if k := s.knobs[id]; k.button.IsFocused() && !k.button.GetWidget().Disabled {
			k.click()
			return true
		}
	}
	return false
}

// drawFocus rings the button that has the keyboard.
func (s *panel) drawFocus(dst *ebiten.Image) {
	for _, id := range s.order {
		if k := s.knobs[id]; k.button.IsFocused() {
			r := k.button.GetWidget().Rect
			b := s.desk.brush.on(dst)
			grow := s.desk.u(2)
			b.line(b.round(float64(r.Min.X)-grow, float64(r.Min.Y)-grow, float64(r.Dx())+2*grow, float64(r.Dy())+2*grow, s.desk.u(5)), s.desk.u(2), amber, true)
			b.flush()
		}
	}
}

// layer is a widget that only draws.
type layer struct {
	widget *widget.Widget
	paint  func(dst *ebiten.Image)
}

func newLayer(paint func(dst *ebiten.Image)) *layer {
	return &layer{widget: widget.NewWidget(), paint: paint}
}

func (l *layer) GetWidget() *widget.Widget     { return l.widget }
func (l *layer) PreferredSize() (int, int)     { return 0, 0 }
func (l *layer) SetLocation(r image.Rectangle) { l.widget.SetLocation(r) }
func (l *layer) Validate()                     {}
func (l *layer) Render(dst *ebiten.Image)      { l.paint(dst) }
