package play

import (
	"math"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"
)

// action is something a player can ask for with a key, a button of a gamepad or a command on the screen.
type action uint8

// The actions. Each has a key in the text catalogue, ui.act.… .
const (
	noAction action = iota
	nextUnit
	previousUnit
	cursorNorth
	cursorSouth
	cursorWest
	cursorEast
	accept
	cancel
	moveUnit
	attackHex
	goByRail
	goBySea
	rest
	delegate
	undo
	redo
	endDay
	setBridge
	setAir
	openShips
	openAway
	centreView
	zoomIn
	zoomOut
	wholeMap
	hideCounters
	overlayNone
	overlayControl
	overlaySupply
	overlayZOC
	overlayThreat
	overlayTerrain
	overlayReadiness
	overlayAir
	overlayEvidence
	openMenu
	openHelp
	openBook
	openLog
	openOrders
	openScore
	openPalette
	openLab
	togglePanel
	quickSave
	quickLoad
	switchLanguage
	focusPanels
	actions // how many there are
)

var actionKeys = [actions]string{"", "next", "previous", "north", "south", "west", "east", "accept", "cancel",
	"move", "attack", "rail", "sea", "rest", "delegate", "undo", "redo", "end", "bridge", "air", "ships", "away", "centre", "in", "out", "whole", "hide",
	"overlay.none", "overlay.control", "overlay.supply", "overlay.zoc", "overlay.threat", "overlay.terrain", "overlay.readiness", "overlay.air", "overlay.evidence",
	"menu", "help", "book", "log", "orders", "score", "palette", "lab", "panel", "save", "load", "language", "focus"}

// binding is one way to ask for an action. The table of bindings, with what the player has changed (keymap.go), is
// also what the help page prints.
type binding struct {
	action action
	key    ebiten.Key
	mods   modifier
	name   string // the key as the help page writes it
	repeat bool   // fires again while held
	hold   bool   // lasts while held, and fires not at all
	pad    ebiten.StandardGamepadButton
	hasPad bool
}

// modifier is a set of keys held with another.
type modifier uint8

const (
	ctrl modifier = 1 << iota
	shift
)

// bindings is every key and gamepad button of the game. The first binding of an action is the one that
// commands on the screen show.
var bindings = []binding{
	{action: nextUnit, key: ebiten.KeyTab, name: "Tab", pad: ebiten.StandardGamepadButtonFrontTopRight, hasPad: true},
	{action: previousUnit, key: ebiten.KeyTab, mods: shift, name: "Shift+Tab", pad: ebiten.StandardGamepadButtonFrontTopLeft, hasPad: true},
	{action: cursorNorth, key: ebiten.KeyArrowUp, name: "↑", repeat: true, pad: ebiten.StandardGamepadButtonLeftTop, hasPad: true},
	{action: cursorSouth, key: ebiten.KeyArrowDown, name: "↓", repeat: true, pad: ebiten.StandardGamepadButtonLeftBottom, hasPad: true},
	{action: cursorWest, key: ebiten.KeyArrowLeft, name: "←", repeat: true, pad: ebiten.StandardGamepadButtonLeftLeft, hasPad: true},
	{action: cursorEast, key: ebiten.KeyArrowRight, name: "→", repeat: true, pad: ebiten.StandardGamepadButtonLeftRight, hasPad: true},
	{action: accept, key: ebiten.KeyEnter, name: "Enter", pad: ebiten.StandardGamepadButtonRightBottom, hasPad: true},
	{action: accept, key: ebiten.KeyNumpadEnter, name: "Enter"},
	{action: cancel, key: ebiten.KeyEscape, name: "Esc", pad: ebiten.StandardGamepadButtonRightRight, hasPad: true},
	{action: moveUnit, key: ebiten.KeyM, name: "M"},
	{action: attackHex, key: ebiten.KeyA, name: "A", pad: ebiten.StandardGamepadButtonRightLeft, hasPad: true},
	{action: goByRail, key: ebiten.KeyT, name: "T"},
	{action: goBySea, key: ebiten.KeyN, name: "N"},
	{action: rest, key: ebiten.KeyR, name: "R"},
	{action: delegate, key: ebiten.KeyG, name: "G"},
	{action: undo, key: ebiten.KeyZ, name: "Z", pad: ebiten.StandardGamepadButtonRightTop, hasPad: true},
	{action: undo, key: ebiten.KeyZ, mods: ctrl, name: "Ctrl+Z"},
	{action: redo, key: ebiten.KeyY, name: "Y"},
	{action: redo, key: ebiten.KeyZ, mods: ctrl | shift, name: "Ctrl+Shift+Z"},
	{action: endDay, key: ebiten.KeySpace, name: "Space", pad: ebiten.StandardGamepadButtonCenterRight, hasPad: true},
	{action: setBridge, key: ebiten.KeyB, name: "B"},
	{action: setAir, key: ebiten.KeyX, name: "X"},
	{action: openShips, key: ebiten.KeyU, name: "U"},
	{action: openAway, key: ebiten.KeyF, name: "F"},
	{action: centreView, key: ebiten.KeyC, name: "C"},
	{action: zoomIn, key: ebiten.KeyEqual, name: "+", repeat: true, pad: ebiten.StandardGamepadButtonFrontBottomRight, hasPad: true},
	{action: zoomIn, key: ebiten.KeyNumpadAdd, name: "+", repeat: true},
	{action: zoomOut, key: ebiten.KeyMinus, name: "−", repeat: true, pad: ebiten.StandardGamepadButtonFrontBottomLeft, hasPad: true},
	{action: zoomOut, key: ebiten.KeyNumpadSubtract, name: "−", repeat: true},
	{action: wholeMap, key: ebiten.KeyHome, name: "Home"},
	{action: hideCounters, key: ebiten.KeyH, name: "H", hold: true},
	{action: overlayNone, key: ebiten.KeyDigit0, name: "0"},
	{action: overlayControl, key: ebiten.KeyDigit1, name: "1"},
	{action: overlaySupply, key: ebiten.KeyDigit2, name: "2"},
	{action: overlayZOC, key: ebiten.KeyDigit3, name: "3"},
	{action: overlayThreat, key: ebiten.KeyDigit4, name: "4"},
	{action: overlayTerrain, key: ebiten.KeyDigit5, name: "5"},
	{action: overlayReadiness, key: ebiten.KeyDigit6, name: "6"},
	{action: overlayAir, key: ebiten.KeyDigit7, name: "7"},
	{action: overlayEvidence, key: ebiten.KeyDigit8, name: "8"},
	{action: openMenu, key: ebiten.KeyF10, name: "F10", pad: ebiten.StandardGamepadButtonCenterLeft, hasPad: true},
	{action: openHelp, key: ebiten.KeyF1, name: "F1"},
	{action: openBook, key: ebiten.KeyI, name: "I", pad: ebiten.StandardGamepadButtonCenterCenter, hasPad: true},
	{action: openLog, key: ebiten.KeyE, name: "E"},
	{action: openOrders, key: ebiten.KeyO, name: "O"},
	{action: openScore, key: ebiten.KeyS, name: "S"},
	{action: openPalette, key: ebiten.KeyK, mods: ctrl, name: "Ctrl+K", pad: ebiten.StandardGamepadButtonLeftStick, hasPad: true},
	{action: openLab, key: ebiten.KeyL, name: "L"},
	{action: togglePanel, key: ebiten.KeyP, name: "P"},
	{action: quickSave, key: ebiten.KeyF5, name: "F5"},
	{action: quickLoad, key: ebiten.KeyF9, name: "F9"},
	{action: switchLanguage, key: ebiten.KeyF2, name: "F2"},
	{action: focusPanels, key: ebiten.KeyF6, name: "F6", pad: ebiten.StandardGamepadButtonRightStick, hasPad: true},
}

// Held keys repeat after a pause, in ticks.
const repeatAfter, repeatEvery = 20, 4

// input reads the devices once a tick.
type input struct {
	asked   [actions]bool
	down    [actions]bool // the key that holds an action is down
	wasDown [actions]bool // at the last tick
	mods    modifier
	keys    keymap // which key asks for what
	typed   []rune
	erase   bool // Backspace was struck
	pads    []ebiten.GamepadID
	touches []ebiten.TouchID

	x, y           float64 // the pointer, in pixels of the screen
	moved          bool    // since the last tick
	wheel          float64
	pressed        bool // the primary button went down
	released       bool // and came up
	held           bool
	second         bool    // the secondary button went down
	dragX, dragY   float64 // how far the pointer went this tick while panning
	pinch          float64 // ratio of this tick's finger distance to the last's, 1 for none
	touching       bool
	finger         bool    // the last press was a finger's
	fingers        float64 // distance of two fingers at the last tick, 0 if fewer
	pinchX, pinchY float64 // the middle between them
}

// read takes stock of the devices.
func (in *input) read() {
	in.readKeys()
	in.readPointer()
}

func (in *input) readKeys() {
	var held modifier
	if ebiten.IsKeyPressed(ebiten.KeyControl) || ebiten.IsKeyPressed(ebiten.KeyMeta) {
		held |= ctrl
	}
	if ebiten.IsKeyPressed(ebiten.KeyShift) {
		held |= shift
	}
	in.wasDown = in.down
	in.asked, in.down, in.mods = [actions]bool{}, [actions]bool{}, held
	in.typed = ebiten.AppendInputChars(in.typed[:0])
	in.erase = strikes(inpututil.KeyPressDuration(ebiten.KeyBackspace), true)
	in.pads = ebiten.AppendGamepadIDs(in.pads[:0])
	for i := range in.keys {
		b := &in.keys[i]
		if b.hold {
			in.down[b.action] = held == b.mods && ebiten.IsKeyPressed(b.key)
			continue
		}
		if held == b.mods && strikes(inpututil.KeyPressDuration(b.key), b.repeat) {
			in.asked[b.action] = true
		}
		for _, id := range in.pads {
			if b.hasPad && strikes(inpututil.StandardGamepadButtonPressDuration(id, b.pad), b.repeat) {
				in.asked[b.action] = true
			}
		}
	}
}

// strikes tells whether a key held for some ticks counts as struck now.
func strikes(ticks int, repeat bool) bool {
	return ticks == 1 || repeat && ticks > repeatAfter && ticks%repeatEvery == 0
}

func (in *input) readPointer() {
	_, in.wheel = ebiten.Wheel()
	in.pinch = 1
	in.second = inpututil.IsMouseButtonJustPressed(ebiten.MouseButtonRight)
	x, y := ebiten.CursorPosition()
	held := ebiten.IsMouseButtonPressed(ebiten.MouseButtonLeft)

	in.touches = ebiten.AppendTouchIDs(in.touches[:0])
	wasTouching := in.touching
	in.touching = len(in.touches) > 0
	switch {
	case len(in.touches) >= 2:
		in.readPinch()
		held = false // two fingers never click
		x, y = int(in.pinchX), int(in.pinchY)
	case in.touching:
		x, y = ebiten.TouchPosition(in.touches[0])
		held = true
		in.fingers = 0
	case wasTouching:
		x, y = int(in.x), int(in.y) // the finger went up where it was
		in.fingers = 0
	}

	in.moved = float64(x) != in.x || float64(y) != in.y
	in.pressed, in.released = held && !in.held, !held && in.held
	if in.pressed {
		in.finger = in.touching
	}
	in.dragX, in.dragY = 0, 0
	if held && in.held || ebiten.IsMouseButtonPressed(ebiten.MouseButtonMiddle) || len(in.touches) >= 2 && in.fingers > 0 {
		in.dragX, in.dragY = float64(x)-in.x, float64(y)-in.y
	}
	in.x, in.y, in.held = float64(x), float64(y), held
}

func (in *input) readPinch() {
	ax, ay := ebiten.TouchPosition(in.touches[0])
	bx, by := ebiten.TouchPosition(in.touches[1])
	in.pinchX, in.pinchY = float64(ax+bx)/2, float64(ay+by)/2
	d := max(1, math.Hypot(float64(ax-bx), float64(ay-by)))
	if in.fingers > 0 {
		in.pinch = d / in.fingers
	} else {
		in.x, in.y = in.pinchX, in.pinchY // no jump when the second finger lands
	}
	in.fingers = d
}
