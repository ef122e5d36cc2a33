//go:build !js

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"
	"strings"

	"github.com/alecthomas/kong"

	"parallel38/internal/play"
	"parallel38/internal/web"
)

// version is what --version prints; a release build sets it.
var version = "development"

// commands is the command line.
type commands struct {
	Scenario string           `help:"Begin this scenario at once." placeholder:"ID"`
	Side     string           `help:"Play the north or the south." placeholder:"SIDE"`
	Seed     uint64           `help:"Seed of the war's dice." placeholder:"N"`
	Opponent string           `help:"Who plays the other side." placeholder:"AI"`
	Open     string           `help:"Go on with a save file, or with a link in quotes." placeholder:"FILE"`
	Lang     string           `help:"Language: en, modern or ko." placeholder:"LANG"`
	Size     string           `help:"Size of the window." placeholder:"WxH" default:"1280x800"`
	Addr     string           `help:"Where to serve the browser edition if there is no display." default:"${addr}"`
	Probe    string           `help:"Write the state of the screen to this file, for tests." placeholder:"FILE" hidden:""`
	Endpoint string           `help:"Run inside this virtualisation host, for tests." placeholder:"URL" hidden:""`
	Version  kong.VersionFlag `help:"Print the version."`
}

// Exit codes.
const (
	done   = 0
	failed = 1
	usage  = 2
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	var c commands
	left := -1
	parser := kong.Must(&c, kong.Name("parallel38"), kong.Description("Parallel 38: Korea, 1947–1953. A strategy wargame."),
		kong.Writers(stdout, stderr), kong.Exit(func(code int) { left = code }), kong.Vars{"version": "parallel38 " + version, "addr": web.DefaultAddr})
	_, err := parser.Parse(args)
	if left >= 0 { // --help or --version
		return left
	}
	o := play.Options{Scenario: c.Scenario, Side: c.Side, Seed: c.Seed, Opponent: c.Opponent, Open: c.Open, Lang: c.Lang, Probe: c.Probe, Endpoint: c.Endpoint}
	if err == nil {
		o.Width, o.Height, err = size(c.Size)
	}
	if err == nil {
		err = o.Check()
	}
	if err != nil {
		fmt.Fprintln(stderr, "parallel38:", err)
		return usage
	}
	if c.Endpoint == "" && !hasDisplay() {
		return serve(c.Addr, stdout, stderr)
	}
	if err := play.Run(o); err != nil {
		fmt.Fprintf(stderr, "parallel38: the window cannot be opened: %v\nThe browser edition needs no display of this machine: go run ./cmd/p38 web\n", err)
		return failed
	}
	return done
}

// size reads "1280x800".
func size(s string) (w, h int, err error) {
	ws, hs, ok := strings.Cut(s, "x")
	w, err1 := strconv.Atoi(ws)
	h, err2 := strconv.Atoi(hs)
	if !ok || err1 != nil || err2 != nil || w < 1 || h < 1 || w > 1<<14 || h > 1<<14 {
		return 0, 0, fmt.Errorf("%q is not a size: write width and height in pixels, as in 1280x800", s)
	}
	return w, h, nil
}

// serve is the way out of a machine without a display.
func serve(addr string, stdout, stderr io.Writer) int {
	fmt.Fprintln(stdout, "There is no display here, so the game is made ready for a browser instead.")
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := web.Serve(ctx, addr, stdout); err != nil && !errors.Is(err, context.Canceled) {
		fmt.Fprintln(stderr, "parallel38:", err)
		return failed
	}
	return done
}
