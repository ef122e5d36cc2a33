//go:build unix && !darwin && !js

package main

import (
	"os"
	"strings"
)

// hasDisplay tells whether there is an X server to open a window on. It is asked before the graphics
// library is, which would only report a failure.
func hasDisplay() bool {
	d := os.Getenv("DISPLAY")
	if number, local := strings.CutPrefix(d, ":"); local {
		number, _, _ = strings.Cut(number, ".")
		_, err := os.Stat("/tmp/.X11-unix/X" + number)
		return err == nil
	}
	return d != ""
}
