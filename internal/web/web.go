// Package web is the browser's door to the game: it builds the WebAssembly edition with the Go
// toolchain at hand, bundles it into a static site that needs no server code, and serves or writes
// that site. Start reading at Serve and Dist; Build makes the Bundle that both use.
//
// The site is a page, a loader, the Go runtime's glue, the program and a service worker that keeps
// them for days without a network. Nothing in it asks another host for anything.
package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

// DefaultAddr is where the game is served unless told otherwise: this machine alone can reach it.
const DefaultAddr = "127.0.0.1:8038"

// Serve builds the browser edition and serves it at addr until the context ends. What it does is said
// on say, one plain line a step; the last one is the address to open.
func Serve(ctx context.Context, addr string, say io.Writer) error {
	listener, err := Listen(addr) // before the build: a taken port should be known at once
	if err != nil {
		return err
	}
	defer listener.Close()
	bundle, err := Build(ctx, Fast, say)
	if err != nil {
		return err
	}
	server := &http.Server{Handler: bundle, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute}
	defer context.AfterFunc(ctx, func() { server.Close() })()
	announce(say, listener.Addr())
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// Dist builds the browser edition, compressed as well as can be, and writes it to a folder that any
// static host can serve. Files of an earlier edition are overwritten; others are left alone.
func Dist(ctx context.Context, dir string, say io.Writer) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("the folder for the browser edition cannot be made: %w", err)
	}
	bundle, err := Build(ctx, Best, say)
	if err != nil {
		return err
	}
	for _, f := range bundle.Files {
		for _, form := range []struct {
			suffix string
			body   []byte
		}{{"", f.Body}, {".br", f.Brotli}, {".gz", f.Gzip}} {
			if form.body == nil {
				continue
			}
			if err := os.WriteFile(filepath.Join(dir, f.Name+form.suffix), form.body, 0o644); err != nil {
				return fmt.Errorf("the browser edition cannot be written: %w", err)
			}
		}
	}
	fmt.Fprintf(say, "Written to %s: put that folder on any static host that sends .br or .gz files to browsers that take them.\n", dir)
	return nil
}

// An AddrError says why the game cannot be served at an address.
type AddrError struct {
	Addr  string
	InUse bool // otherwise the address itself is wrong
	Err   error
}

func (e *AddrError) Error() string {
	if e.InUse {
		return fmt.Sprintf("the address %s is in use by another program: stop that one, or choose another port, for example --addr 127.0.0.1:0 for any free one", e.Addr)
	}
	return fmt.Sprintf("the game cannot be served at %q (%v): an address is a host and a port, as in --addr %s", e.Addr, e.Err, DefaultAddr)
}

func (e *AddrError) Unwrap() error { return e.Err }

// Listen takes an address, or says in one sentence why not. An address without a host means this
// machine alone, not every network it is on.
func Listen(addr string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, &AddrError{Addr: addr, Err: err}
	}
	if host == "" {
		addr = net.JoinHostPort("127.0.0.1", port)
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		const windowsInUse = syscall.Errno(10048) // WSAEADDRINUSE, which syscall does not name everywhere
		inUse := errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, windowsInUse)
		return nil, &AddrError{Addr: addr, InUse: inUse, Err: err}
	}
	return listener, nil
}

// announce prints where to open the game, and who can.
func announce(say io.Writer, addr net.Addr) {
	tcp, ok := addr.(*net.TCPAddr)
	if !ok {
		fmt.Fprintf(say, "Parallel 38 is served at %s\n", addr)
		return
	}
	switch {
	case tcp.IP.IsLoopback():
		fmt.Fprintf(say, "Parallel 38: open http://%s in a browser on this machine. Ctrl+C ends it.\n", addr)
	case tcp.IP.IsUnspecified():
		fmt.Fprintf(say, "Parallel 38: open http://localhost:%d, or this machine's name at port %d from elsewhere: everyone who reaches this machine can. Ctrl+C ends it.\n", tcp.Port, tcp.Port)
	default:
		fmt.Fprintf(say, "Parallel 38: open http://%s. Everyone who reaches this machine can. Ctrl+C ends it.\n", addr)
	}
}
