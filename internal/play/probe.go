package play

import (
	"encoding/json"

	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/geo"
)

// State is what tests read from outside while the game runs, as JSON: in the browser by
// window.parallel38.state(), on a desktop from the file named by the option probe. Lengths are logical
// pixels of the window.
type State struct {
	Scene    string                `json:"scene"`
	Dialog   string                `json:"dialog,omitempty"`
	Scenario string                `json:"scenario,omitempty"`
	Turn     int                   `json:"turn"`
	Date     string                `json:"date,omitempty"`
	Phase    string                `json:"phase,omitempty"`  // whose day: north, south, or over
	Yours    bool                  `json:"yours"`            // the player's orders are waited for
	Selected string                `json:"selected"`         // code of a unit
	Cursor   string                `json:"cursor,omitempty"` // "28,64"
	Attack   string                `json:"attack,omitempty"` // hex of the attack being prepared
	Camera   CameraState           `json:"camera"`
	Pending  int                   `json:"pending"`           // events still to be shown
	Tiles    int                   `json:"tiles"`             // pieces of ground still to be drawn
	Thinking bool                  `json:"thinking"`          // the opponent is at work
	Orders   int                   `json:"orders"`            // given so far, by both sides
	Plotted  int                   `json:"plotted,omitempty"` // directives of the turn, in a campaign
	Units    map[string]UnitState  `json:"units,omitempty"`
	Buttons  map[string][4]float64 `json:"buttons,omitempty"` // x, y, width, height
	Notice   string                `json:"notice,omitempty"`
	Lesson   *LessonState          `json:"lesson,omitempty"`
	Failed   string                `json:"failed,omitempty"` // why a war could not be opened, as the dialog says
}

// CameraState says where hexes are on the screen: a hex of column c and row r has its middle at
// x = X + c·Column, y = Y + r·Row, and half a Row lower if c is odd.
type CameraState struct {
	X, Y        float64
	Column, Row float64
	PxPerKm     float64
}

// LessonState is the step of a lesson that is waited for.
type LessonState struct {
	ID    string  `json:"id"`
	Step  int     `json:"step"` // from 0
	Do    string  `json:"do"`
	What  string  `json:"what,omitempty"`
	Unit  string  `json:"unit,omitempty"`
	X     float64 `json:"x"` // of the hex that it is about, if any
	Y     float64 `json:"y"`
	Point string  `json:"point,omitempty"`
}

// UnitState is a unit on the map.
type UnitState struct {
	Hex  string  `json:"hex"`
	Side string  `json:"side"`
	X    float64 `json:"x"`
	Y    float64 `json:"y"`
	Left int     `json:"left"` // minutes of its day
}

// probe publishes the State.
type probe struct {
	last []byte
}

// publish makes the present state readable, if anybody asked for it.
func (p *probe) publish(a *app) {
	if !p.wanted(a) {
		return
	}
	data, err := json.Marshal(a.state())
	if err != nil || string(data) == string(p.last) {
		return
	}
	p.last = data
	p.hand(a, data)
}

// state takes stock.
func (a *app) state() State {
	c, k := &a.camera, a.device
	x, y := c.screen(geo.Centre(0))
	s := State{Scene: a.scene.name(), Buttons: map[string][4]float64{}, Camera: CameraState{X: x / k, Y: y / k,
		Column: geo.ColumnSpacing * c.zoom / k, Row: geo.HexHeight * c.zoom / k, PxPerKm: c.zoom / k}}
	if a.ground != nil {
		s.Tiles = a.ground.pending()
	}
	if a.dialog.box != nil {
		s.Dialog, s.Failed = a.dialog.box.name, a.dialog.failed
		a.dialog.sheet.report(s.Buttons, k)
	} else {
		for _, sh := range a.desk.sheets {
			if sh.shown() {
				sh.report(s.Buttons, k)
			}
		}
	}
	if t := a.table(); t != nil {
		t.report(&s)
	}
	if c := a.campaign(); c != nil {
		c.report(&s)
	}
	return s
}

// report lists a sheet's buttons.
func (s *panel) report(into map[string][4]float64, device float64) {
	for _, id := range s.order {
		k := s.knobs[id]
		if r := k.button.GetWidget().Rect; !k.button.GetWidget().Disabled && !r.Empty() { // it has its place from the next tick on
			into[id] = [4]float64{float64(r.Min.X) / device, float64(r.Min.Y) / device, float64(r.Dx()) / device, float64(r.Dy()) / device}
		}
	}
}

// report adds what the table shows.
func (t *tableScene) report(s *State) {
	v, c, k := t.view, &t.app.camera, t.app.device
	s.Scenario, s.Turn, s.Date = v.Setup.ID, int(v.Turn), v.Day.String()
	s.Phase = v.Moving().String()
	if s.Phase == "" {
		s.Phase = "over"
	}
	s.Yours = t.match.Waiting() && v.Moving() == t.side
	s.Pending, s.Thinking, s.Orders, s.Notice = t.film.queued(), t.thinking, len(t.match.Log()), t.notice.words
	if t.selected != force.None {
		s.Selected = v.Force.Identity[t.selected].Code
	}
	if t.cursor != hex.None {
		s.Cursor = v.Map.Name(t.cursor)
	}
	if t.plan != nil {
		s.Attack = v.Map.Name(t.plan.target)
	}
	if step := t.lesson.now(); step != nil {
		s.Lesson = &LessonState{ID: t.lesson.script.ID, Step: t.lesson.step, Do: step.Do.String(), What: step.What, Point: step.Point}
		if step.Unit != force.None {
			s.Lesson.Unit = v.Force.Identity[step.Unit].Code
		}
		if h := t.targetHex(); h != hex.None {
			x, y := c.centre(h)
			s.Lesson.X, s.Lesson.Y = x/k, y/k
		}
	}
	s.Units = map[string]UnitState{}
	for _, id := range v.Force.Combat {
		h := v.Force.Place[id].Hex
		if h == hex.None {
			continue
		}
		x, y := c.centre(h)
		s.Units[v.Force.Identity[id].Code] = UnitState{Hex: v.Map.Name(h), Side: v.Force.Side(id).String(), X: x / k, Y: y / k, Left: int(v.Force.March[id].Left)}
	}
}
