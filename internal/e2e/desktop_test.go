package e2e

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"image"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/exp/vmhost"

	"parallel38/internal/play"
)

// host is an Ebitengine program of which one tick is the whole test run: a virtualisation host may draw
// its guest's frames and read them back only within a tick of its own.
type host struct {
	run  func() int
	code int
}

func (h *host) Update() error {
	h.code = h.run()
	return ebiten.Termination
}

func (h *host) Draw(*ebiten.Image)          {}
func (h *host) Layout(w, hh int) (int, int) { return w, hh }

// errNoWindow is why there is no host, nil if there is one.
var errNoWindow = errors.New("no display")

func TestMain(m *testing.M) {
	flag.Parse()
	h := &host{code: -1, run: m.Run}
	if hasDisplay() && wanted() {
		errNoWindow = nil
		ebiten.SetWindowSize(64, 64)
		errNoWindow = ebiten.RunGameWithOptions(h, &ebiten.RunGameOptions{InitUnfocused: true})
	}
	if h.code < 0 { // no window after all
		h.code = m.Run()
	}
	if dir, err := program(); err == nil {
		os.RemoveAll(filepath.Dir(dir))
	}
	os.Exit(h.code)
}

// hasDisplay: where a window system may be missing, X says by its variable whether it is there.
func hasDisplay() bool {
	return runtime.GOOS == "windows" || runtime.GOOS == "darwin" || os.Getenv("DISPLAY") != ""
}

// start runs the desktop program with its own settings and saves, and a file for its state.
func start(t *testing.T, arguments ...string) (cmd *exec.Cmd, probe string) {
	t.Helper()
	home := t.TempDir()
	probe = filepath.Join(home, "state.json")
	silent := filepath.Join(home, "parallel38", "settings.json") // the sound libraries of a machine without a device complain
	if err := errors.Join(os.MkdirAll(filepath.Dir(silent), 0o755), os.WriteFile(silent, []byte(`{"sound": false}`), 0o644)); err != nil {
		t.Fatal(err)
	}
	cmd = exec.Command(build(t), append(arguments, "--probe", probe, "--seed", "38", "--lang", "en", "--size", fmt.Sprintf("%dx%d", width, height))...)
	cmd.Env = append(os.Environ(), "XDG_DATA_HOME="+home)
	return cmd, probe
}

// readState reads what the program wrote to its probe; before it has written, the state is empty.
func readState(t *testing.T, probe string) (s play.State) {
	t.Helper()
	data, err := os.ReadFile(probe)
	if errors.Is(err, os.ErrNotExist) {
		return s
	}
	if err == nil {
		err = json.Unmarshal(data, &s)
	}
	if err != nil {
		t.Fatalf("the state of the game cannot be read: %v", err)
	}
	return s
}

// guest is the desktop program inside this process's window.
type guest struct {
	t       *testing.T
	session *vmhost.GuestSession
	screen  *ebiten.Image
	probe   string
}

// openGuest runs the desktop program as a guest of a virtualisation host in this process's window, until the
// test is over: then it must end in peace.
func openGuest(t *testing.T, arguments ...string) *guest {
	t.Helper()
	if !wanted() {
		t.Skip("long")
	}
	need(t, errNoWindow == nil, fmt.Sprintf("window (%v)", errNoWindow))
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	endpoint, err := vmhost.EndpointURLFromAddr(listener.Addr())
	if err != nil {
		t.Fatal(err)
	}
	cmd, probe := start(t, append(arguments, "--endpoint", endpoint)...)
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() {
		ended <- cmd.Wait()
		listener.Close() // nobody will come any more
	}()
	conn, err := listener.Accept()
	if err != nil {
		t.Fatalf("the program did not come: %v\n%s", err, &complaints)
	}
	session, err := vmhost.NewGuestSession(conn, &vmhost.NewGuestSessionOptions{IdleTimeout: patience})
	if err != nil {
		t.Fatal(err)
	}
	g := &guest{t, session, ebiten.NewImage(width, height), probe}
	if err := session.SetOutsideScreen(g.screen); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := session.Close(); err != nil {
			t.Errorf("leaving the program: %v", err)
		}
		select {
		case err := <-ended:
			if err != nil {
				t.Errorf("the program ended with %v", err)
			}
		case <-time.After(patience):
			cmd.Process.Kill()
			t.Error("the program did not end when its window was closed")
		}
		if complaints.Len() > 0 {
			t.Errorf("the program complained:\n%s", &complaints)
		}
	})
	return g
}

// TestDesktop plays through the desktop program.
func TestDesktop(t *testing.T) { storm(t, openGuest(t)) }

// TestDesktopCampaign plays a campaign before the war, and the first day of the war that follows.
func TestDesktopCampaign(t *testing.T) { before(t, openGuest(t)) }

func (g *guest) point(x, y float64) { g.session.MoveCursor(x, y) }

func (g *guest) button(down bool) {
	if down {
		g.session.PressMouseButton(ebiten.MouseButtonLeft)
	} else {
		g.session.ReleaseMouseButton(ebiten.MouseButtonLeft)
	}
}

func (g *guest) key(k ebiten.Key) {
	g.session.PressKey(k)
	g.pass()
	g.session.ReleaseKey(k)
	g.pass()
}

// pass is a frame after two ticks.
func (g *guest) pass() {
	g.t.Helper()
	g.session.AdvanceTicks(2)
	g.session.AdvanceFrame()
	if !g.session.WaitFrame() || !g.session.CompositeFrame() {
		g.t.Fatalf("the program drew no frame: %v", g.session.Err())
	}
}

func (g *guest) state() play.State { return readState(g.t, g.probe) }

func (g *guest) frame() image.Image {
	g.pass()
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	g.screen.ReadPixels(m.Pix)
	return m
}

// TestWindow starts the program in a window of its own and waits until it shows its first screen.
func TestWindow(t *testing.T) {
	if !wanted() {
		t.Skip("long")
	}
	need(t, errNoWindow == nil, fmt.Sprintf("window (%v)", errNoWindow))
	cmd, probe := start(t)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for deadline := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		if s := readState(t, probe); s.Scene == "start" && len(s.Buttons) > 0 {
			break
		}
		select {
		case err := <-ended:
			t.Fatalf("the program ended with %v:\n%s", err, &said)
		default:
		}
		if time.Now().After(deadline) {
			t.Errorf("no first screen after %v", patience)
			break
		}
	}
	cmd.Process.Kill()
	<-ended
	if said.Len() > 0 {
		t.Errorf("the program said:\n%s", &said)
	}
}

// TestWithoutDisplay starts the program where there is none: it must say so and serve the browser edition.
func TestWithoutDisplay(t *testing.T) {
	if !wanted() || runtime.GOOS != "linux" {
		t.Skip("long, and for systems that can be without a display")
	}
	cmd := exec.Command(build(t), "--addr", "127.0.0.1:0")
	cmd.Env = append(os.Environ(), "DISPLAY=", "WAYLAND_DISPLAY=")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill()
	var said strings.Builder
	address := ""
	for lines := bufio.NewScanner(out); address == "" && lines.Scan(); {
		said.WriteString(lines.Text() + "\n")
		if _, rest, ok := strings.Cut(lines.Text(), "open http://"); ok {
			address = "http://" + strings.Fields(rest)[0]
		}
	}
	go io.Copy(io.Discard, out)
	if address == "" || !strings.Contains(said.String(), "no display") {
		t.Fatalf("it said:\n%s\nwant that there is no display, and an address", said.String())
	}
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		t.Errorf("%s: %s", address, answer.Status)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("told to stop, it ended with %v", err)
	}
}
