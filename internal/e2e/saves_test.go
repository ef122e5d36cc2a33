package e2e

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/game"
	"parallel38/game/force"
	"parallel38/internal/match"
	"parallel38/internal/play"
	"parallel38/internal/replay"
)

// TestBrowserSaves opens a link, keeps the war, takes it out as a file, deletes it, and then fills the
// browser's storage: the game must say so in words.
func TestBrowserSaves(t *testing.T) {
	b, server := openTab(t)
	a, setup, err := replay.Builtin("storm-1950")
	if err != nil {
		t.Fatal(err)
	}
	m := match.New(a, setup, 38, match.Seats{force.North: {Name: match.Person}, force.South: {Name: "passive"}})
	for range 2 {
		if _, err := m.Give(m.Moving(), game.Order{}); err != nil {
			t.Fatal(err)
		}
	}
	downloads := t.TempDir()
	tell(b, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{Behavior: "allow", DownloadPath: downloads})
	do(b, chromedp.Navigate(server.URL+"/?lang=en"+replay.Of(m).Link()))
	until(t, b, "the linked war", func(s *play.State) bool { return s.Scene == "table" && s.Turn == 2 && s.Orders == 2 && s.Yours })

	open := func() { // the dialog of kept wars
		b.key(ebiten.KeyEscape)
		press(t, b, "load")
	}
	b.key(ebiten.KeyEscape)
	press(t, b, "save")
	until(t, b, "the war to be saved", func(s *play.State) bool { return strings.Contains(s.Notice, "war-1950-06-26") })
	open()
	press(t, b, "export-war-1950-06-26")
	file := filepath.Join(downloads, "war-1950-06-26.p38")
	var text bytes.Buffer
	until(t, b, "the download", func(*play.State) bool {
		data, err := os.ReadFile(file)
		text = *bytes.NewBuffer(data)
		return err == nil && bytes.Contains(data, []byte("\nend "))
	})
	if f, err := replay.Read(bytes.NewReader(text.Bytes())); err != nil || len(f.Days) != 1 {
		t.Errorf("what was taken out: %v", err)
	}
	press(t, b, "delete-war-1950-06-26")
	press(t, b, "delete-war-1950-06-26")
	until(t, b, "the war to be gone", func(s *play.State) bool { _, there := s.Buttons["load-war-1950-06-26"]; return !there })
	b.key(ebiten.KeyEscape)

	const fill = "for (let size = 1 << 20; size > 0; size >>= 1) try { for (let i = 0; ; i++) localStorage.setItem(size + 'x' + i, 'x'.repeat(size)) } catch {}; true"
	do(b, chromedp.Evaluate[bool](fill))
	b.key(ebiten.KeyEscape)
	press(t, b, "save")
	until(t, b, "the game to say that there is no room", func(s *play.State) bool { return strings.Contains(s.Notice, "no room left") })
	b.heard()
}
