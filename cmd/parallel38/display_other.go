//go:build (!unix && !js) || darwin

package main

// hasDisplay: these systems always have one.
func hasDisplay() bool { return true }
