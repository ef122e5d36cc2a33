//go:build !unix

package main

import "time"

var started = time.Now()

// cpuSeconds is the time since the start, where the processor's own is not to be had simply.
func cpuSeconds() float64 { return time.Since(started).Seconds() }
