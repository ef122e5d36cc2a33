//go:build !js

package play

import "os"

func (p *probe) wanted(a *app) bool { return a.options.Probe != "" }

// hand writes the state to the probe's file. A test that cannot read it will say so; the game plays on.
func (p *probe) hand(a *app, data []byte) {
	tmp := a.options.Probe + ".new"
	if os.WriteFile(tmp, data, 0o644) == nil {
		os.Rename(tmp, a.options.Probe)
	}
}
