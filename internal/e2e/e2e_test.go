// Package e2e plays the game from outside, as a person would, through two doors: the desktop program
// and the browser edition. It holds tests only.
//
// Both doors run the same short game (storm_test.go), given as pointer and keys, waiting for what the
// game says of itself (play.State) and never for the clock, and their frames are compared with the same
// pictures in testdata. After the look of the game has changed on purpose, look at the new frames and keep them:
//
//	go test ./internal/e2e -update
//
// Without a display, or without Chromium, the tests that need it are skipped; with P38_E2E=1 they fail.
package e2e

import (
	"encoding/json"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/internal/play"
)

// The window in both doors, logical pixels.
const width, height = 1280, 800

// patience is how long the game may take for one thing. It is generous: machines that run tests are
// slow, and draw without a graphics card.
const patience = 2 * time.Minute

// A door is a running game as its player has it.
type door interface {
	point(x, y float64) // moves the pointer
	button(down bool)   // the primary one
	key(k ebiten.Key)   // struck and let go
	pass()              // lets the game go on for a few ticks
	state() play.State  // what the game says of itself
	frame() image.Image // what is on the screen
}

// need skips a test that the machine cannot run, or fails it where it must be able to.
func need(t *testing.T, has bool, what string) {
	t.Helper()
	switch {
	case has:
	case os.Getenv("P38_E2E") != "":
		t.Fatalf("P38_E2E is set and there is no %s", what)
	default:
		t.Skipf("no %s here", what)
	}
}

// wanted is true unless quick tests were asked for.
func wanted() bool {
	return !testing.Short() || os.Getenv("P38_E2E") != ""
}

// program is the desktop program, built once.
var program = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "p38-e2e")
	if err != nil {
		return "", err
	}
	file := filepath.Join(dir, "parallel38")
	if runtime.GOOS == "windows" {
		file += ".exe"
	}
	cmd := exec.Command("go", "build", "-buildvcs=false", "-o", file, "parallel38/cmd/parallel38")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	return file, nil
})

func build(t *testing.T) string {
	t.Helper()
	file, err := program()
	if err != nil {
		t.Fatalf("the desktop program does not build: %v", err)
	}
	return file
}

// until lets the game go on until it says what is waited for.
func until(t *testing.T, d door, what string, holds func(s *play.State) bool) play.State {
	t.Helper()
	deadline := time.Now().Add(patience)
	for {
		s := d.state()
		if holds(&s) {
			return s
		}
		if time.Now().After(deadline) {
			s.Buttons = nil
			s.Units = nil
			told, _ := json.Marshal(s)
			t.Fatalf("waited %v for %s; the game says %s", patience, what, told)
		}
		d.pass()
	}
}

// click points, presses and lets go.
func click(d door, x, y float64) {
	d.point(x, y)
	d.pass()
	d.button(true)
	d.pass()
	d.button(false)
	d.pass()
}

// press clicks a button of the game by its name.
func press(t *testing.T, d door, name string) {
	t.Helper()
	s := until(t, d, "the button "+name, func(s *play.State) bool { return s.Buttons[name][2] > 0 }) // a new one has no place yet
	b := s.Buttons[name]
	click(d, b[0]+b[2]/2, b[1]+b[3]/2)
}

// still waits until nothing moves on the screen.
func still(t *testing.T, d door, scene string) play.State {
	t.Helper()
	until(t, d, "the "+scene+" to be drawn", func(s *play.State) bool {
		return s.Scene == scene && s.Tiles == 0 && s.Pending == 0 && !s.Thinking
	})
	for range 3 { // what was told is on the screen a moment later
		d.pass()
	}
	return d.state()
}
