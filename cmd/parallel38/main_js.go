package main

import (
	"net/url"
	"strconv"
	"syscall/js"

	"parallel38/internal/play"
)

// In a browser the options stand in the address: ?scenario=storm-1950&side=north&seed=38&lang=ko.
func main() {
	q, _ := url.ParseQuery(trimQuestionMark(js.Global().Get("location").Get("search").String()))
	seed, _ := strconv.ParseUint(q.Get("seed"), 10, 64) // not a number: the usual one
	o := play.Options{Scenario: q.Get("scenario"), Side: q.Get("side"), Opponent: q.Get("opponent"), Lang: q.Get("lang"), Seed: seed}
	if err := o.Check(); err != nil {
		js.Global().Get("console").Call("error", "parallel38: "+err.Error())
		o = play.Options{} // an address with a mistake opens the start screen
	}
	if err := play.Run(o); err != nil {
		js.Global().Get("console").Call("error", "parallel38: "+err.Error())
	}
}

func trimQuestionMark(s string) string {
	if s != "" && s[0] == '?' {
		return s[1:]
	}
	return s
}
