package play

import (
	"maps"
	"slices"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"
)

// The key map: which key asks for what. The table of bindings is how the game comes; the settings say what the
// player has changed, a stroke for the first binding of an action. Other ways to ask for it (the keys of the
// numeric pad, the gamepad) stay.

// keymap is every binding that holds.
type keymap []binding

// stroke is a key with what is held beside it, as settings write it: "Ctrl+Shift+Z", "ArrowUp".
type stroke struct {
	key  ebiten.Key
	mods modifier
}

func (s stroke) String() string {
	prefix := ""
	if s.mods&ctrl != 0 {
		prefix = "Ctrl+"
	}
	if s.mods&shift != 0 {
		prefix += "Shift+"
	}
	return prefix + s.key.String()
}

func parseStroke(text string) (s stroke, ok bool) {
	if rest, has := strings.CutPrefix(text, "Ctrl+"); has {
		s.mods, text = s.mods|ctrl, rest
	}
	if rest, has := strings.CutPrefix(text, "Shift+"); has {
		s.mods, text = s.mods|shift, rest
	}
	return s, s.key.UnmarshalText([]byte(text)) == nil && !slices.Contains(unbound, s.key)
}

// unbound are the keys that ask for nothing by themselves, and Esc, which always leads back.
var unbound = []ebiten.Key{ebiten.KeyEscape, ebiten.KeyControl, ebiten.KeyControlLeft, ebiten.KeyControlRight, ebiten.KeyShift, ebiten.KeyShiftLeft, ebiten.KeyShiftRight,
	ebiten.KeyAlt, ebiten.KeyAltLeft, ebiten.KeyAltRight, ebiten.KeyMeta, ebiten.KeyMetaLeft, ebiten.KeyMetaRight, ebiten.KeyContextMenu, ebiten.KeyNumLock, ebiten.KeyCapsLock}

// shown is the stroke as screens write it.
func (s stroke) shown() string {
	for i := range bindings {
		if b := &bindings[i]; b.key == s.key && b.mods == s.mods {
			return b.name
		}
	}
	name := s.String()
	for _, prefix := range [...]string{"Arrow", "Digit"} {
		name = strings.Replace(name, prefix, "", 1)
	}
	return name
}

// rebound is the table of bindings with the player's own strokes. One that cannot be read, or is another action's,
// is left out: settings may be old or written by hand.
func rebound(own map[string]string) keymap {
	k := slices.Clone(keymap(bindings))
	wanted := map[action]stroke{}
	for name, text := range own {
		act := action(max(slices.Index(actionKeys[:], name), 0))
		if s, ok := parseStroke(text); ok && act != noAction {
			wanted[act] = s
			k[k.first(act)].key = -1 // so that two can change places
		}
	}
	for act := range actions {
		s, ok := wanted[act]
		if !ok {
			continue
		}
		b := &k[k.first(act)]
		if k.taken(s, act) != noAction {
			s = stroke{bindings[k.first(act)].key, bindings[k.first(act)].mods}
		}
		b.key, b.mods, b.name = s.key, s.mods, s.shown()
	}
	return k
}

// first is the place of an action's first binding.
func (k keymap) first(act action) int {
	return slices.IndexFunc(k, func(b binding) bool { return b.action == act })
}

// taken is the action other than act that a stroke asks for, noAction if none.
func (k keymap) taken(s stroke, act action) action {
	for i := range k {
		if b := &k[i]; b.action != act && b.key == s.key && b.mods == s.mods {
			return b.action
		}
	}
	return noAction
}

// name is how the key of an action is written on commands.
func (k keymap) name(act action) string {
	if i := k.first(act); i >= 0 {
		return k[i].name
	}
	return ""
}

// keyName is how the key of an action is written on commands.
func (a *app) keyName(act action) string { return a.input.keys.name(act) }

var keysBox = &box{name: "keys", title: "ui.set.keys", w: 560, h: 660}

func init() { keysBox.layout = layoutKeys } // not in the table itself: the dialogs lead to one another

// layoutKeys lists the actions with their keys, a page at a time; a click on one waits for its new key.
func layoutKeys(a *app, c *column) {
	words := a.dialog.failed
	if words == "" {
		words = a.t("ui.keys.how")
	}
	c.note(words, 12.5)
	foot := c.u(100)
	if c.tiny {
		foot = c.u(86)
	}
	rows := max(int((c.end-c.y-foot)/c.u(42)), 1)
	pages := (int(actions) - 1 + rows - 1) / rows
	from := a.dialog.page % pages * rows
	for act := action(1 + from); act < actions && int(act) <= from+rows; act++ {
		value := a.keyName(act)
		if a.dialog.rebinds == act {
			value = a.t("ui.keys.press")
		}
		tiny := c.tiny
		c.tiny = true
		c.line("key-"+actionKeys[act], upperFirst(a.t("ui.act."+actionKeys[act])), value, act != cancel, func() {
			a.dialog.rebinds, a.dialog.failed, a.stale = act, "", true
		})
		c.tiny = tiny
	}
	if pages > 1 {
		c.line("more", a.t("ui.load.more", "page", a.dialog.page%pages+1, "pages", pages), "", true, func() {
			a.dialog.page++
			a.stale = true
		})
	}
	c.line("reset", a.t("ui.keys.reset"), "", len(a.settings.Keys) > 0, func() {
		a.change(func(s *settings) { s.Keys = nil })
	})
	c.y = c.end // as many lines fit as the dialog is high, not the other way round
}

// rebind takes the key for the action that waits for one; it tells whether one does. Esc leaves it as it was.
func (a *app) rebind() bool {
	act := a.dialog.rebinds
	if act == noAction {
		return false
	}
	for _, key := range inpututil.AppendJustPressedKeys(nil) {
		switch s := (stroke{key, a.input.mods}); {
		case key == ebiten.KeyEscape:
			a.dialog.rebinds = noAction
		case slices.Contains(unbound, key):
			continue
		default:
			a.setKey(act, s)
		}
		a.stale = true
		break
	}
	return true
}

// setKey gives an action another key, or says whose it is.
func (a *app) setKey(act action, s stroke) {
	if other := a.input.keys.taken(s, act); other != noAction {
		a.dialog.failed = a.t("ui.keys.taken", "key", s.shown(), "act", upperFirst(a.t("ui.act."+actionKeys[other])))
		a.dialog.rebinds = noAction
		return
	}
	a.dialog.rebinds, a.dialog.failed = noAction, ""
	a.change(func(set *settings) {
		own := maps.Clone(set.Keys)
		if own == nil {
			own = map[string]string{}
		}
		own[actionKeys[act]] = s.String()
		set.Keys = own
	})
}
