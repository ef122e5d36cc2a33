package main

import (
	"fmt"
	"io"
	"os"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress shows how far a batch has come: as a bar with rate and time left on a terminal, as a plain line
// for every twentieth of it elsewhere, and not at all when it is to be quiet.
type progress struct {
	to         io.Writer
	bar        *progressbar.ProgressBar // nil: plain lines
	done, todo int
}

// newProgress begins to show the progress of a batch of which some runs are still to be played.
func newProgress(to io.Writer, quiet bool, asked, todo int) *progress {
	p := &progress{to: to, todo: todo}
	if quiet {
		p.to = io.Discard
	}
	if todo < asked {
		fmt.Fprintf(p.to, "%d of %d runs are done\n", asked-todo, asked)
	}
	if f, ok := to.(*os.File); ok && !quiet && todo > 0 && term.IsTerminal(int(f.Fd())) {
		p.bar = progressbar.NewOptions(todo,
			progressbar.OptionSetWriter(to), progressbar.OptionSetWidth(30), progressbar.OptionShowCount(),
			progressbar.OptionShowIts(), progressbar.OptionSetItsString("runs"), progressbar.OptionSetPredictTime(true),
			progressbar.OptionSetRenderBlankState(true), progressbar.OptionOnCompletion(func() { fmt.Fprintln(to) }))
	}
	return p
}

// add counts a run.
func (p *progress) add() {
	p.done++
	switch {
	case p.bar != nil:
		p.bar.Add(1)
	case p.done*20/p.todo != (p.done-1)*20/p.todo:
		fmt.Fprintf(p.to, "%d of %d runs\n", p.done, p.todo)
	}
}

// close leaves the line of an unfinished bar.
func (p *progress) close() {
	if p.bar != nil && p.done < p.todo {
		fmt.Fprintln(p.to)
	}
}
