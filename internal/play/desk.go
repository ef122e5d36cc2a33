package play

import (
	"image"
	"image/color"
	"math"
	"strings"

	"github.com/ebitenui/ebitenui"
	eimage "github.com/ebitenui/ebitenui/image"
	"github.com/ebitenui/ebitenui/widget"
	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/text/v2"
)

// desk is what panels lie on: the widget tree, the type, the scale. Lengths in the code of the panels
// are in units of 1/96 inch at 100 %; u turns them into pixels of the screen.
type desk struct {
	type_  *typeCase
	ui     *ebitenui.UI
	root   *widget.Container
	sheets []*panel // from back to front
	scale  float64  // pixels a unit: display scale × the player's choice
	w, h   float64  // of the screen in pixels
	brush  brush
	styles map[buttonStyle]*widget.ButtonImage
	modal  *widget.Window
	letter text.DrawOptions // scratch
}

func newDesk(t *typeCase) *desk {
	d := &desk{type_: t, scale: 1}
	d.clear()
	return d
}

// clear takes everything off the desk.
func (d *desk) clear() {
	d.sheets = nil
	d.modal = nil
	d.root = widget.NewContainer(widget.ContainerOpts.Layout(fixed{}))
	d.ui = &ebitenui.UI{Container: d.root, DisableDefaultFocus: true}
}

// resize tells the desk the size of the screen in pixels and the scale. Buttons are cut anew when the
// scale changes; whoever laid sheets out lays them out again.
func (d *desk) resize(w, h, scale float64) {
	if d.scale != scale || d.styles == nil {
		d.scale = scale
		d.styles = d.cutButtons()
	}
	d.w, d.h = w, h
}

// u is a length in pixels.
func (d *desk) u(units float64) float64 { return units * d.scale }

// narrow tells whether the screen is as small as a phone's.
func (d *desk) narrow() bool { return d.h < d.u(560) || d.w < d.u(1000) }

// fixed is the layout of everything on the desk: each widget says itself where on the screen it is.
type fixed struct{}

func (fixed) PreferredSize([]widget.PreferredSizeLocateableWidget) (int, int) { return 0, 0 }

func (fixed) Layout(children []widget.PreferredSizeLocateableWidget, _ image.Rectangle) {
	for _, c := range children {
		if r, ok := c.GetWidget().LayoutData.(image.Rectangle); ok {
			c.SetLocation(r)
		}
	}
}

// add puts a sheet on top of the others.
func (d *desk) add(s *panel) *panel {
	s.desk = d
	d.sheets = append(d.sheets, s)
	d.root.AddChild(s.box)
	return s
}

// open puts a sheet on top of everything and keeps the pointer on it until it is shut.
func (d *desk) open(s *panel) {
	d.shut()
	s.desk = d
	d.modal = widget.NewWindow(widget.WindowOpts.Contents(s.box), widget.WindowOpts.Modal(), widget.WindowOpts.CloseMode(widget.NONE),
		widget.WindowOpts.Location(image.Rect(0, 0, int(d.w), int(d.h))))
	d.ui.AddWindow(d.modal)
	d.ui.DisableDefaultFocus = false
}

// shut closes the sheet opened last.
func (d *desk) shut() {
	if d.modal != nil {
		d.modal.Close()
		d.modal = nil
		d.ui.ClearFocus()
		d.ui.DisableDefaultFocus = true
	}
}

// covers tells whether a sheet lies at a point of the screen.
func (d *desk) covers(x, y int) bool {
	if d.modal != nil {
		return true
	}
	for _, s := range d.sheets {
		if s.shown() && image.Pt(x, y).In(s.area) {
			return true
		}
	}
	return false
}

// write draws text with its baseline at y. anchor says which part of it stands at x: 0 its start, ½
// its middle, 1 its end.
func (d *desk) write(dst *ebiten.Image, x, y float64, s string, f text.Face, c color.NRGBA, anchor float64) {
	if s == "" {
		return
	}
	if anchor != 0 {
		x -= width(s, f) * anchor
	}
	d.letter.GeoM.Reset()
	d.letter.GeoM.Translate(math.Round(x), math.Round(y-f.Metrics().HAscent))
	d.letter.ColorScale.Reset()
	d.letter.ColorScale.ScaleWithColor(c)
	text.Draw(dst, s, f, &d.letter)
}

// fit shortens text to a width with an ellipsis.
func fit(s string, f text.Face, room float64) string {
	if width(s, f) <= room {
		return s
	}
	letters := []rune(s)
	for n := len(letters) - 1; n > 0; n-- {
		if short := string(letters[:n]) + "…"; width(short, f) <= room {
			return short
		}
	}
	return ""
}

// barHeight is the height of the bar at the top, in units.
func (d *desk) barHeight() float64 {
	if d.narrow() {
		return 40
	}
	return 48
}

// shares are the widths of buttons in a row that is w wide, gap apart: alike if all words fit, else all with
// the same to spare beside their words; false if there is not so much.
func shares(words []string, f text.Face, w, gap float64) ([]float64, bool) {
	each := make([]float64, len(words))
	spare, widest := w-gap*float64(len(words)-1), 0.0
	alike := spare / float64(len(words))
	for i, s := range words {
		each[i] = width(s, f) + gap
		spare -= each[i]
		widest = max(widest, each[i])
	}
	for i := range each {
		if each[i] += spare / float64(len(each)); widest <= alike {
			each[i] = alike
		}
	}
	return each, spare >= 0
}

// briefly breaks text into so many lines at the most: whole sentences, unless the first alone has more.
func briefly(s string, f text.Face, room float64, most int) []string {
	for {
		lines := wrap(s, f, room)
		if len(lines) <= most {
			return lines
		}
		end := strings.LastIndex(s[:len(s)-1], ". ")
		if end < 0 {
			return append(lines[:most-1], fit(strings.Join(lines[most-1:], " "), f, room))
		}
		s = s[:end+1]
	}
}

// wrap breaks text into lines of at most a width, at spaces.
func wrap(s string, f text.Face, room float64) []string {
	var lines []string
	line, start := "", 0
	flush := func() {
		if line != "" {
			lines = append(lines, line)
			line = ""
		}
	}
	word := func(w string) {
		switch {
		case line == "":
			line = w
		case width(line+" "+w, f) <= room:
			line += " " + w
		default:
			flush()
			line = w
		}
	}
	for i, r := range s {
		if r == ' ' || r == '\n' {
			if i > start {
				word(s[start:i])
			}
			if r == '\n' {
				flush()
			}
			start = i + 1
		}
	}
	if start < len(s) {
		word(s[start:])
	}
	flush()
	return lines
}

// buttonStyle is how a button looks.
type buttonStyle uint8

const (
	invisible buttonStyle = iota // the sheet draws what there is to see
	primary                      // amber: the one thing to do
	plain                        // on paper
	dark                         // on chrome
	chosen                       // dark on paper: the choice that is on
)

// cutButtons makes the pictures of the buttons at the present scale.
func (d *desk) cutButtons() map[buttonStyle]*widget.ButtonImage {
	cut := func(fill color.NRGBA) *eimage.NineSlice { return rounded(d.u(4), fill) }
	styles := map[buttonStyle]*widget.ButtonImage{
		invisible: {Idle: cut(fade(paper, 0)), Hover: cut(fade(amber, 16)), Pressed: cut(fade(amber, 30)), Disabled: cut(fade(paper, 0))},
		primary:   {Idle: cut(amber), Hover: cut(rgb(0xF6BE5C)), Pressed: cut(amberEdge), Disabled: cut(fade(amber, 35))},
		plain:     {Idle: cut(fade(inkColour, 9)), Hover: cut(fade(inkColour, 17)), Pressed: cut(fade(inkColour, 26)), Disabled: cut(fade(inkColour, 5))},
		dark:      {Idle: cut(chromeLit), Hover: cut(rgb(0x465055)), Pressed: cut(rgb(0x566166)), Disabled: cut(fade(chromeLit, 60))},
		chosen:    {Idle: cut(chrome), Hover: cut(chromeLit), Pressed: cut(chromeLit), Disabled: cut(fade(chrome, 50))},
	}
	return styles
}

// rounded is a rectangle with round corners that can be stretched.
func rounded(radius float64, fill color.NRGBA) *eimage.NineSlice {
	r := int(math.Ceil(radius))
	n := 2*r + 2
	img := image.NewNRGBA(image.Rect(0, 0, n, n))
	for y := range n {
		for x := range n {
			// Distance from the pixel's middle to the rectangle that the corners' centres span.
			dx := max(radius-(float64(x)+.5), float64(x)+.5-(float64(n)-radius), 0)
			dy := max(radius-(float64(y)+.5), float64(y)+.5-(float64(n)-radius), 0)
			c := fill
			c.A = uint8(float64(fill.A) * min(max(radius-math.Hypot(dx, dy)+.5, 0), 1))
			img.SetNRGBA(x, y, c)
		}
	}
	return eimage.NewNineSlice(ebiten.NewImageFromImage(img), [3]int{r, 2, r}, [3]int{r, 2, r})
}

// veil darkens the map behind a page that is to be read first.
func (a *app) veil(dst *ebiten.Image) {
	b := a.desk.brush.on(dst)
	b.rect(0, 0, a.camera.w, a.camera.h, fade(inkColour, 40))
	b.flush()
}
