package play

import (
	"strings"
	"testing"

	"github.com/adrg/xdg"
	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/internal/text"
)

func TestStrokesAreReadAsTheyAreWritten(t *testing.T) {
	for _, b := range bindings {
		want := stroke{b.key, b.mods}
		if got, ok := parseStroke(want.String()); b.key != ebiten.KeyEscape && (!ok || got != want) {
			t.Errorf("%s is read as %v", want, got)
		}
	}
	for _, bad := range []string{"", "Ctrl+", "Escape", "Shift", "Hyper+Z", "ㅁ"} {
		if s, ok := parseStroke(bad); ok {
			t.Errorf("%q is read as %v", bad, s)
		}
	}
}

func TestAKeyIsBoundAnewUnlessItIsTaken(t *testing.T) {
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	xdg.Reload()
	words, err := text.Catalogue(text.English)
	if err != nil {
		t.Fatal(err)
	}
	a := &app{settings: defaultSettings(), words: words, second: words, desk: newDesk(nil)}
	a.input.keys = rebound(nil)

	a.setKey(undo, stroke{ebiten.KeyBackquote, ctrl})
	if got := a.keyName(undo); got != "Ctrl+Backquote" {
		t.Errorf("undo is asked for by %q", got)
	}
	if kept := readSettings(); kept.Keys["undo"] != "Ctrl+Backquote" || rebound(kept.Keys).name(undo) != "Ctrl+Backquote" {
		t.Errorf("kept: %v", kept.Keys)
	}
	if a.input.keys.taken(stroke{ebiten.KeyZ, ctrl}, redo) != undo {
		t.Error("the other key of undo is gone")
	}
	a.setKey(rest, stroke{ebiten.KeyA, 0})
	if !strings.Contains(a.dialog.failed, "A is the key of another command: Attack") || a.keyName(rest) != "R" {
		t.Errorf("a key that is taken: %q, and rest is asked for by %s", a.dialog.failed, a.keyName(rest))
	}
	a.setKey(attackHex, stroke{ebiten.KeyZ, 0}) // free now that undo has another
	a.setKey(rest, stroke{ebiten.KeyA, 0})
	if a.keyName(attackHex) != "Z" || a.keyName(rest) != "A" || a.dialog.failed != "" {
		t.Errorf("%s %s %q", a.keyName(attackHex), a.keyName(rest), a.dialog.failed)
	}
	if again := rebound(readSettings().Keys); again.name(attackHex) != "Z" || again.name(rest) != "A" || again.name(undo) != "Ctrl+Backquote" {
		t.Errorf("read again: %v", readSettings().Keys)
	}
	a.change(func(s *settings) { s.Keys = nil })
	if a.keyName(undo) != "Z" || a.keyName(rest) != "R" {
		t.Error("the keys are not as they came")
	}
	if bad := rebound(map[string]string{"rest": "A", "no such act": "Q", "undo": "what"}); bad.name(rest) != "R" || bad.name(undo) != "Z" {
		t.Error("settings with mistakes were taken at their word")
	}
}
