package play

import "syscall/js"

// asked is set once a page has called window.parallel38.state; until then no state is made.
var asked bool

func init() {
	object := js.Global().Get("Object").New()
	object.Set("state", js.FuncOf(func(js.Value, []js.Value) any {
		asked = true
		return latest
	}))
	js.Global().Set("parallel38", object)
}

// latest is the state as JSON.
var latest = "{}"

func (p *probe) wanted(*app) bool { return asked }

func (p *probe) hand(_ *app, data []byte) { latest = string(data) }
