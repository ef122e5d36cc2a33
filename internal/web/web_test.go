package web

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// built is the real browser edition, built once for all tests that need it.
var built = sync.OnceValues(func() (*Bundle, error) { return Build(context.Background(), Fast, os.Stderr) })

func TestBuild(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the browser edition, which takes long")
	}
	b, err := built()
	if err != nil {
		t.Fatal(err)
	}
	program := b.byName[programFile]
	if !bytes.HasPrefix(program.Body, []byte("\x00asm")) {
		t.Error("the program is not WebAssembly")
	}
	if program.Brotli == nil || program.Gzip == nil {
		t.Error("the program is not compressed")
	}
	if dir, err := os.Getwd(); err != nil || bytes.Contains(program.Body, []byte(filepath.Dir(dir))) {
		t.Error("the program names folders of the machine that built it")
	}
	// Measured at 4 with fast compression; six is for the best, so this only catches a big accident.
	if _, br, _ := b.Sizes(); br > 9e6 {
		t.Errorf("%s to transfer even with brotli: what came in? See docs/building.md", megabytes(br))
	}
}

func TestServe(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the browser edition, which takes long")
	}
	if _, err := built(); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	read, write := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		ended <- Serve(ctx, "127.0.0.1:0", write)
		write.Close()
	}()
	address := ""
	var said strings.Builder
	for buf := make([]byte, 4096); address == ""; {
		n, err := read.Read(buf)
		if err != nil {
			t.Fatalf("it ended before it named an address: %s", said.String())
		}
		said.Write(buf[:n])
		if _, rest, ok := strings.Cut(said.String(), "open http://127.0.0.1:"); ok && strings.Contains(rest, " ") {
			address = "http://127.0.0.1:" + strings.Fields(rest)[0]
		}
	}
	go io.Copy(io.Discard, read)
	r, err := (&http.Client{Timeout: 30 * time.Second}).Get(address + "/parallel38.wasm")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if r.StatusCode != http.StatusOK {
		t.Errorf("the program: %s", r.Status)
	}
	stop()
	if err := <-ended; err != nil {
		t.Errorf("it ended with %v; want nothing when it is told to", err)
	}
}

func TestAddresses(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	var refused *AddrError
	// A taken port is known before anything is built.
	if err := Serve(context.Background(), taken.Addr().String(), io.Discard); !errors.As(err, &refused) || !refused.InUse {
		t.Errorf("a taken port: %v", err)
	} else if text := err.Error(); !strings.Contains(text, "--addr") || strings.Contains(text, "bind:") {
		t.Errorf("a taken port: %q does not say plainly what to do", text)
	}
	for _, addr := range []string{"", "8038", "127.0.0.1", "127.0.0.1:port", "127.0.0.1:99999", "http://127.0.0.1:8038"} {
		if _, err := Listen(addr); !errors.As(err, &refused) || refused.InUse {
			t.Errorf("%q: %v; want that it is no address", addr, err)
		}
	}
	l, err := Listen(":0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if !l.Addr().(*net.TCPAddr).IP.IsLoopback() {
		t.Errorf("an address without a host listens at %s; want this machine alone", l.Addr())
	}
}

func TestAnnouncement(t *testing.T) {
	for ip, want := range map[string]string{
		"127.0.0.1": "open http://127.0.0.1:8038 in a browser on this machine",
		"0.0.0.0":   "http://localhost:8038",
		"192.0.2.7": "Everyone who reaches this machine can",
	} {
		var out strings.Builder
		announce(&out, &net.TCPAddr{IP: net.ParseIP(ip), Port: 8038})
		if !strings.Contains(out.String(), want) {
			t.Errorf("%s: %q does not say %q", ip, out.String(), want)
		}
	}
}

func TestDistWithoutGo(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if err := Dist(context.Background(), t.TempDir(), io.Discard); !errors.Is(err, ErrNoGo) {
		t.Errorf("without a Go toolchain: %v", err)
	}
	blocked := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocked, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Dist(context.Background(), blocked, io.Discard); err == nil || !strings.Contains(err.Error(), "cannot be made") {
		t.Errorf("a folder that is a file: %v", err)
	}
}

func TestShelf(t *testing.T) {
	s := &shelf{filepath.Join(t.TempDir(), "now")}
	if err := os.Mkdir(s.dir, 0o755); err != nil {
		t.Fatal(err)
	}
	times := 0
	build := func(file string) error { times++; return os.WriteFile(file, []byte("program"), 0o644) }
	for range 2 {
		if body, err := s.get("p", build); err != nil || string(body) != "program" {
			t.Fatal(string(body), err)
		}
	}
	if times != 1 {
		t.Errorf("built %d times; want once", times)
	}
	broken := errors.New("broken")
	if _, err := s.get("q", func(string) error { return broken }); !errors.Is(err, broken) {
		t.Errorf("a failed build: %v", err)
	}
	if left, _ := os.ReadDir(s.dir); len(left) != 1 {
		t.Errorf("a failed build leaves %v behind", left)
	}
	for _, old := range []string{"a", "b", "c", "d", "e"} {
		dir := filepath.Join(filepath.Dir(s.dir), old)
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		past := time.Now().Add(-time.Duration(old[0]) * time.Hour)
		if err := os.Chtimes(dir, past, past); err != nil {
			t.Fatal(err)
		}
	}
	s.tidy()
	left, err := os.ReadDir(filepath.Dir(s.dir))
	if err != nil {
		t.Fatal(err)
	}
	names := ""
	for _, e := range left {
		names += e.Name() + " "
	}
	if names != "a b c now " {
		t.Errorf("kept %q; want the four newest", names)
	}
}
