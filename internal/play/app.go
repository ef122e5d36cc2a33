// Package play is the game on the screen, on a desktop and in a browser: it reads the mouse, the
// keyboard, fingers and gamepads, shows a side's View of the war as a staff map, and turns what the
// player does into orders. It knows no rules: what may be done, what it would cost and what came of it
// it asks of package game through package match, which alone holds the war.
//
// One scene is on at a time (start, table, report); its update decides, its draw only draws, and it
// hands back the scene that follows. Start reading at app, then tableScene.
package play

import (
	"errors"
	"fmt"
	"log"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/assets"
	"parallel38/game/atlas"
	"parallel38/internal/chart"
	"parallel38/internal/geo"
	"parallel38/internal/text"
)

// Options is what the command line or the address of the page asks for. The zero value opens the
// start screen.
type Options struct {
	Scenario string // begin this one at once
	Side     string // "north" or "south"
	Opponent string // who plays the other side
	Seed     uint64
	Open     string // a save file, or a link, to begin with
	Lang     string
	Width    int // of the window, logical pixels
	Height   int
	Probe    string // file to which the state is written for tests, none if empty
	Endpoint string // of a virtualisation host that runs the game without a window
}

// app is the running program.
type app struct {
	options    Options
	desk       *desk
	input      input
	camera     camera
	words      *text.Words
	second     *text.Words // the other language, for the small line below a name
	settings   settings
	korea      *atlas.Atlas
	ground     *ground
	labels     *labels
	counters   *counterCase
	loading    chan loaded
	failure    error
	scene      scene
	device     float64 // scale of the display
	stale      bool    // sheets must be laid out again
	frame      int64
	dialog     boxState
	quit       bool
	shelf      shelf
	shelved    shelved
	experiment experiment
	speaker    speaker
	wake       wakefulness
	probe      probe
}

// scene is what the program shows.
type scene interface {
	name() string
	layout(a *app)       // put the sheets where they belong
	update(a *app) scene // one tick; the scene that follows, itself if it goes on
	draw(a *app, dst *ebiten.Image)
	restless() bool // something moves by itself: see awake.go
}

// loaded is the map once it is ready.
type loaded struct {
	korea *atlas.Atlas
	chart *chart.Ground
	names *chart.Names
	err   error
}

// Run opens the window and plays until it is closed.
func Run(o Options) error {
	a, err := newApp(o)
	if err != nil {
		return err
	}
	ebiten.SetWindowTitle("Parallel 38")
	ebiten.SetWindowResizingMode(ebiten.WindowResizingModeEnabled)
	ebiten.SetScreenClearedEveryFrame(false) // see awake.go
	if o.Width > 0 && o.Height > 0 {
		ebiten.SetWindowSize(o.Width, o.Height)
	}
	a.probe.publish(a)
	err = ebiten.RunGameWithOptions(a, &ebiten.RunGameOptions{VMGuestEndpoint: o.Endpoint, X11ClassName: "Parallel38", X11InstanceName: "parallel38"})
	if errors.Is(err, ebiten.Termination) {
		err = nil
	}
	return errors.Join(err, a.failure)
}

func newApp(o Options) (*app, error) {
	fonts, err := newTypeCase()
	if err != nil {
		return nil, err
	}
	a := &app{options: o, desk: newDesk(fonts), device: 1, stale: true, settings: readSettings()}
	if o.Lang != "" {
		a.settings.Lang = o.Lang
	}
	a.input.keys = rebound(a.settings.Keys)
	if err := a.speak(a.settings.Lang); err != nil {
		return nil, err
	}
	if err := o.Check(); err != nil {
		return nil, err
	}
	a.shelf.arrivals = make(chan arrival, 2)
	watchAddress(a.shelf.arrivals)
	if o.Open != "" {
		a.shelf.arrivals <- o.arrival()
	}
	a.loading = make(chan loaded, 1)
	go func() { a.loading <- load() }()
	a.scene = &waitScene{}
	return a, nil
}

// load reads the map and makes it ready for drawing.
func load() (l loaded) {
	heights, err1 := geo.ReadHeights(assets.Map)
	shapes, err2 := geo.ReadShapes(assets.Map)
	labels, err3 := geo.ReadLabels(assets.Map)
	if l.err = errors.Join(err1, err2, err3); l.err != nil {
		return l
	}
	l.korea = atlas.Peninsula()
	l.names = chart.NewNames(l.korea, shapes, labels)
	l.chart = chart.NewGround(heights, shapes, l.korea)
	return l
}

// speak changes the language.
func (a *app) speak(lang string) error {
	words, err := text.Catalogue(lang)
	if err != nil {
		return err
	}
	a.words, a.settings.Lang = words, lang
	other := text.Korean
	if lang == text.Korean {
		other = text.English
	}
	if a.second, err = text.Catalogue(other); err != nil {
		return err
	}
	a.stale = true
	return nil
}

// t words a key in the player's language, t2 in the other one.
func (a *app) t(key string, args ...any) string { return a.words.T(key, args...) }

func (a *app) t2(key string, args ...any) string {
	if !a.settings.Both {
		return ""
	}
	return a.second.T(key, args...)
}

// name2 is a name in the other language.
func (a *app) name2(n atlas.Name) string {
	if !a.settings.Both {
		return ""
	}
	return a.second.Name(n)
}

// LayoutF tells Ebitengine that the screen is as fine as the display.
func (a *app) LayoutF(width, height float64) (float64, float64) {
	a.device = ebiten.Monitor().DeviceScaleFactor()
	w, h := width*a.device, height*a.device
	if w != a.desk.w || h != a.desk.h || a.unit() != a.desk.scale {
		a.resize(w, h)
	}
	return w, h
}

// Layout is for interfaces that know whole pixels only; LayoutF stands in its place.
func (a *app) Layout(width, height int) (int, int) { return width, height }

// unit is pixels of the screen to a unit of the panels and of the map's lines, names and counters.
func (a *app) unit() float64 { return a.device * float64(a.settings.Scale) / 100 }

func (a *app) resize(w, h float64) {
	first := a.camera.w == 0
	a.desk.resize(w, h, a.unit())
	a.camera.resize(w, h, a.unit())
	if first {
		a.camera.whole()
	}
	a.stale = true
}

// The smallest window in which panels and map both find room, in units.
const minWidth, minHeight = 640, 340

// tooSmall tells whether the window has no room for the game.
func (a *app) tooSmall() bool { return a.desk.w < a.desk.u(minWidth) || a.desk.h < a.desk.u(minHeight) }

// Update is one tick, a sixtieth of a second.
func (a *app) Update() error {
	a.frame++
	select {
	case l := <-a.loading:
		if l.err != nil {
			a.failure = fmt.Errorf("the map cannot be read: %w", l.err)
			return ebiten.Termination
		}
		a.ready(l)
	default:
	}
	if a.quit {
		return ebiten.Termination
	}
	a.receive()
	a.input.read()
	if a.tooSmall() {
		a.probe.publish(a)
		return nil
	}
	a.common()
	laidOut := a.stale
	if a.stale {
		a.stale = false
		a.scene.layout(a)
	}
	if laidOut || !a.asleep() || a.input.busy() {
		a.desk.ui.Update()
	}
	if next := a.scene.update(a); next != a.scene {
		a.enter(next)
		laidOut = true
	}
	if a.ground != nil && (!a.asleep() || a.ground.pending() > 0) {
		a.ground.update(&a.camera)
	}
	a.rouse(laidOut)
	a.probe.publish(a)
	return nil
}

// enter begins a scene.
func (a *app) enter(s scene) {
	a.desk.clear()
	a.dialog = boxState{}
	if _, left := s.(*startScene); left {
		a.experiment.clear()
	}
	a.scene = s
	s.layout(a)
	a.stale = false
}

// ready begins the game proper once the map is there.
func (a *app) ready(l loaded) {
	a.korea = l.korea
	a.ground = newGround(l.chart, a.unit())
	a.labels = newLabels(l.names)
	a.counters = newCounterCase()
	a.camera.whole()
	if a.options.Scenario == "" {
		a.enter(newStartScene(a))
		return
	}
	next, err := begin(a, a.options.choice())
	if err != nil {
		log.Print(err) // options were checked before, so this is a broken scenario
		next = newStartScene(a)
	}
	a.enter(next)
}

// common is what every scene answers to.
func (a *app) common() {
	if a.input.asked[switchLanguage] {
		langs := text.Languages()
		for i, l := range langs {
			if l == a.settings.Lang {
				a.change(func(s *settings) { s.Lang = langs[(i+1)%len(langs)] })
				break
			}
		}
	}
}

// change edits the settings, applies and keeps them.
func (a *app) change(edit func(s *settings)) {
	edit(&a.settings)
	a.settings.Scale = min(max(a.settings.Scale, 75), 250)
	if err := a.speak(a.settings.Lang); err != nil {
		log.Print(err)
	}
	a.input.keys = rebound(a.settings.Keys)
	a.resize(a.desk.w, a.desk.h)
	writeSettings(a.settings)
}

// Draw draws the frame.
func (a *app) Draw(dst *ebiten.Image) {
	if a.tooSmall() {
		a.drawTooSmall(dst)
		return
	}
	if a.asleep() {
		return
	}
	a.scene.draw(a, dst)
	a.desk.ui.Draw(dst)
}

// drawTooSmall says plainly what is wrong.
func (a *app) drawTooSmall(dst *ebiten.Image) {
	dst.Fill(paper)
	size := min(a.desk.u(15), max(9, a.desk.w/26))
	f := a.desk.type_.face(regular, size)
	lines := wrap(a.t("ui.small", "width", minWidth*a.settings.Scale/100, "height", minHeight*a.settings.Scale/100), f, a.desk.w*.88)
	y := a.desk.h/2 - float64(len(lines)-1)*size*.7
	for _, line := range lines {
		a.desk.write(dst, a.desk.w/2, y, line, f, inkColour, .5)
		y += size * 1.4
	}
}

// waitScene is shown while the map is read.
type waitScene struct{}

func (waitScene) name() string         { return "wait" }
func (waitScene) layout(*app)          {}
func (w *waitScene) update(*app) scene { return w }
func (waitScene) draw(a *app, dst *ebiten.Image) {
	dst.Fill(paper)
	d := a.desk
	d.write(dst, d.w/2, d.h/2-d.u(6), strings.ToUpper(a.t("ui.title")), d.type_.face(light, d.u(34)), inkColour, .5)
	d.write(dst, d.w/2, d.h/2+d.u(26), a.t("ui.loading"), d.type_.face(regular, d.u(14)), fade(inkColour, 70), .5)
}
