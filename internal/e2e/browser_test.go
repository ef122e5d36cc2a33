package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"net/http/httptest"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/internal/play"
	"parallel38/internal/web"
)

// browsers are the names of Chromium on various systems, the first found is taken.
var browsers = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}

func findBrowser() string {
	for _, name := range browsers {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// edition is the browser edition, built once.
var edition = sync.OnceValues(func() (*web.Bundle, error) {
	return web.Build(context.Background(), web.Fast, os.Stderr)
})

// tab is the game in a page of a headless browser.
type tab struct {
	t        *testing.T
	ctx      context.Context
	host     string // the only one that it may ask for anything
	x, y     float64
	held     bool
	mu       sync.Mutex
	strays   []string // requests to anybody else
	mistakes []string // what the page complained of

	asked chan cdp.BackendNodeID // the page wants a file: see chooses
}

// openTab serves the browser edition and opens an empty page; nothing is loaded yet.
func openTab(t *testing.T) (*tab, *httptest.Server) {
	t.Helper()
	if !wanted() {
		t.Skip("long")
	}
	path := findBrowser()
	need(t, path != "", "Chromium")
	bundle, err := edition()
	if err != nil {
		t.Fatalf("the browser edition does not build: %v", err)
	}
	server := httptest.NewServer(bundle)
	t.Cleanup(server.Close)
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.ExecPath(path), chromedp.UserDataDir(t.TempDir()), chromedp.WindowSize(width, height),
		// Drawing without a graphics card, also where tests run as root.
		chromedp.NoSandbox, chromedp.Flag("use-angle", "swiftshader"), chromedp.Flag("enable-unsafe-swiftshader", true))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	b := &tab{t: t, ctx: ctx, host: server.URL, asked: make(chan cdp.BackendNodeID, 1)}
	if err := chromedp.Listen(ctx, b.hear); err != nil { // this starts the browser, which must outlive any time limit
		t.Fatalf("%s does not start: %v", path, err)
	}
	b.ctx, cancel = context.WithTimeout(ctx, 4*patience)
	t.Cleanup(cancel)
	tell(b, network.Enable, network.EnableParams{})
	tell(b, log.Enable, cdp.Empty{})
	tell(b, runtime.Enable, cdp.Empty{})
	do(b, chromedp.EmulateViewport(width, height))
	return b, server
}

// hear notes what a page should not do.
func (b *tab) hear(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if u := e.Request.URL; !strings.HasPrefix(u, b.host+"/") && !strings.HasPrefix(u, "data:") && !strings.HasPrefix(u, "blob:") {
			b.strays = append(b.strays, u)
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError {
			b.mistakes = append(b.mistakes, fmt.Sprint(e.Entry.Text, " ", e.Entry.URL))
		}
	case *page.EventFileChooserOpened:
		b.asked <- e.BackendNodeID
	case *runtime.EventExceptionThrown:
		b.mistakes = append(b.mistakes, e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError {
			for _, a := range e.Args {
				b.mistakes = append(b.mistakes, string(a.Value))
			}
		}
	}
}

// heard fails the test if the page did what it should not.
func (b *tab) heard() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.strays) > 0 {
		b.t.Errorf("the page asked others: %q", b.strays)
	}
	if len(b.mistakes) > 0 {
		b.t.Errorf("the page complained: %q", b.mistakes)
	}
}

// do carries an action out in the page and gives what it found.
func do[T any](b *tab, action chromedp.Action[T]) T {
	b.t.Helper()
	found, err := chromedp.Run(b.ctx, action)
	if err != nil {
		b.t.Fatalf("the browser: %v", err)
	}
	return found
}

// tell gives the browser a command.
func tell[P, R any](b *tab, command cdp.Command[P, R], parameters P) R {
	b.t.Helper()
	return do(b, func(ctx context.Context, target *chromedp.Target) (R, error) {
		return cdp.Call(ctx, target, command, parameters)
	})
}

// chooses answers the page's question for a file, which a press on a button has raised.
func (b *tab) chooses(button, file string) {
	b.t.Helper()
	tell(b, page.Enable, page.EnableParams{})
	tell(b, page.SetInterceptFileChooserDialog, page.SetInterceptFileChooserDialogParams{Enabled: true})
	press(b.t, b, button)
	select {
	case node := <-b.asked:
		tell(b, dom.SetFileInputFiles, dom.SetFileInputFilesParams{Files: []string{file}, BackendNodeID: node})
	case <-b.ctx.Done():
		b.t.Fatalf("the button %s asks for no file", button)
	}
}

// TestBrowser plays through the browser edition, and then loads it again without its host.
func TestBrowser(t *testing.T) {
	b, server := openTab(t)
	do(b, chromedp.Navigate(server.URL+"/?seed=38&lang=en"))
	storm(t, b)
	b.heard()

	do(b, chromedp.Evaluate[bool]("navigator.serviceWorker.ready.then(() => true)", chromedp.EvalAwaitPromise))
	server.Close()
	do(b, chromedp.Reload())
	until(t, b, "the game to start without its host", func(s *play.State) bool { return s.Scene == "start" && len(s.Buttons) > 0 })
}

// TestBrowserCampaign plays a campaign before the war in the browser, and the first day of the war that follows.
func TestBrowserCampaign(t *testing.T) {
	b, server := openTab(t)
	do(b, chromedp.Navigate(server.URL+"/?seed=38&lang=en"))
	before(t, b)
	b.heard()
}

// TestPoorBrowsers loads the page where something is missing: it must say what, in words.
func TestPoorBrowsers(t *testing.T) {
	for _, c := range []struct{ name, without, says string }{
		{"WebAssembly", "delete window.WebAssembly", "cannot run WebAssembly"},
		{"WebGL", "HTMLCanvasElement.prototype.getContext = () => null", "cannot draw with WebGL 2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, server := openTab(t)
			tell(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: c.without})
			do(b, chromedp.Navigate(server.URL))
			do(b, chromedp.WaitVisible("#loading.failed"))
			if note := do(b, chromedp.Text("#note")); !strings.Contains(note, c.says) {
				t.Errorf("the page says %q; want that it %q", note, c.says)
			}
			b.heard()
		})
	}
}

func (b *tab) mouse(kind input.DispatchMouseEventType) {
	b.t.Helper()
	p := input.DispatchMouseEventParams{Type: kind, X: b.x, Y: b.y}
	if kind != input.DispatchMouseEventTypeMouseMoved {
		p.Button, p.ClickCount = input.MouseButtonLeft, 1
	}
	if b.held {
		p.Buttons = 1
	}
	tell(b, input.DispatchMouseEvent, p)
}

func (b *tab) point(x, y float64) {
	b.x, b.y = x, y
	b.mouse(input.DispatchMouseEventTypeMouseMoved)
}

func (b *tab) button(down bool) {
	b.held = down
	if down {
		b.mouse(input.DispatchMouseEventTypeMousePressed)
	} else {
		b.mouse(input.DispatchMouseEventTypeMouseReleased)
	}
}

// keys are the names of keys as a browser gives them.
var keys = map[ebiten.Key]string{ebiten.KeySpace: "Space", ebiten.KeyEscape: "Escape"}

func (b *tab) key(k ebiten.Key) {
	b.t.Helper()
	name, ok := keys[k]
	if !ok {
		b.t.Fatalf("keys lacks %v", k)
	}
	tell(b, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeRawKeyDown, Code: name, Key: name})
	b.pass()
	tell(b, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyUp, Code: name, Key: name})
	b.pass()
}

// pass waits for the page's next three frames.
func (b *tab) pass() {
	b.t.Helper()
	const frames = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))"
	do(b, chromedp.Evaluate[bool](frames, chromedp.EvalAwaitPromise))
}

func (b *tab) state() (s play.State) {
	b.t.Helper()
	told := do(b, chromedp.Evaluate[string]("window.parallel38 ? window.parallel38.state() : '{}'"))
	if err := json.Unmarshal([]byte(told), &s); err != nil {
		b.t.Fatalf("the state of the game cannot be read: %v", err)
	}
	return s
}

func (b *tab) frame() image.Image {
	b.t.Helper()
	m, err := png.Decode(bytes.NewReader(do(b, chromedp.CaptureScreenshot())))
	if err != nil {
		b.t.Fatal(err)
	}
	return m
}
