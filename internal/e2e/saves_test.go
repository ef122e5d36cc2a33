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

// TestBrowserSaves opens a link, keeps the war, takes it out as a file, deletes it, fills the browser's storage,
// and brings the file in again, whole and damaged: the game must say in words what is wrong, and lose nothing.
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
	const empty = "for (const key of Object.keys(localStorage)) if (/^\\d+x\\d+$/.test(key)) localStorage.removeItem(key); true"
	do(b, chromedp.Evaluate[bool](empty))
	open()

	b.chooses("import", file)
	until(t, b, "the war from the file", func(s *play.State) bool { return s.Dialog == "" && s.Turn == 2 && s.Yours })
	open()
	until(t, b, "the war to be kept again", func(s *play.State) bool { _, there := s.Buttons["load-war-1950-06-26"]; return there })
	damaged := filepath.Join(downloads, "damaged.p38")
	if err := os.WriteFile(damaged, bytes.Replace(text.Bytes(), []byte("\nend "), []byte("\nend 1"), 1), 0o644); err != nil {
		t.Fatal(err)
	}
	const keeps = "Object.entries(localStorage).sort().join()"
	before := do(b, chromedp.Evaluate[string](keeps))
	b.chooses("import", damaged)
	s := until(t, b, "the game to say what is wrong with the file", func(s *play.State) bool { return s.Failed != "" })
	if !strings.Contains(s.Failed, "damaged.p38") || !strings.Contains(s.Failed, "line ") || s.Turn != 2 {
		t.Errorf("of a damaged file it says %q, on day %d", s.Failed, s.Turn)
	}
	if after := do(b, chromedp.Evaluate[string](keeps)); after != before {
		t.Error("a damaged file has changed what the browser keeps")
	}
	b.heard()
}
