package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"syscall"

	"parallel38/internal/batch"
	"parallel38/internal/scenario"
	"parallel38/internal/validate"
)

type experimentCmd struct {
	Runs     int    `short:"n" name:"runs" default:"400" help:"How many campaigns an arm."`
	Campaign string `default:"prewar-1947" help:"The campaign before the war."`
	Seed     uint64 `default:"1" help:"Gives every run a seed of its own; it is the same in all arms."`
	Jobs     int    `short:"j" name:"jobs" placeholder:"N" help:"Play so many at a time; as many as there are cores if not given."`
	Out      string `required:"" placeholder:"DIR" help:"Keep a line a run, the table and the picture in this folder; what is there is not played again."`
	JSON     bool   `help:"Print the table as one JSON array."`
	Quiet    bool   `help:"Show no progress."`
}

func (c *experimentCmd) Run(out *output) error {
	switch {
	case c.Runs < 2 || c.Runs > batch.MaxRuns:
		return usagef("-n %d: want 2 to %d runs", c.Runs, batch.MaxRuns)
	case c.Jobs < 0:
		return usagef("-j %d: want 1 or more", c.Jobs)
	}
	if _, err := scenario.Campaign(c.Campaign); err != nil {
		return err
	}
	jobs := runtime.GOMAXPROCS(0)
	if c.Jobs > 0 {
		jobs = c.Jobs
	}
	e := &validate.Experiment{Campaign: c.Campaign, War: june, Player: usual, Seed: c.Seed, Runs: c.Runs, Dir: c.Out, Hire: hire}
	done, err := e.Courses()
	if err != nil {
		return usage{err}
	}
	todo := e.Missing(done)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C does not wait
	bar := newProgress(out.errors, c.Quiet, len(todo)+len(done), len(todo))
	began, over := cpuSeconds(), 0
	err = e.Play(ctx, todo, jobs, func() {
		bar.add()
		if over++; over == jobs { // enough to tell
			each := (cpuSeconds() - began) / float64(over)
			fmt.Fprintf(out.errors, "\n%.1f s of processor time a run: about %.0f minutes of it for the %d to play\n", each, each*float64(len(todo))/60, len(todo))
		}
	})
	bar.close()
	switch {
	case errors.Is(err, context.Canceled):
		return fmt.Errorf("interrupted: the same command goes on from there")
	case err != nil:
		return err
	}
	if done, err = e.Courses(); err != nil {
		return err
	}
	all := validate.Contrasts(done)
	picture, err := validate.DrawContrasts(all)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(c.Out, "experiment.svg"), []byte(picture), 0o666); err != nil {
		return err
	}
	failed := 0
	for _, t := range done {
		if t.Failed != "" {
			failed++
			fmt.Fprintf(out.errors, "left out: %s, run %d: %s\n", t.Arm, t.Run, t.Failed)
		}
	}
	if c.JSON {
		err = writeJSON(out, all)
	} else {
		err = validate.WriteContrasts(out, all)
	}
	if err == nil && failed > 0 {
		err = fmt.Errorf("%d of %d runs failed", failed, len(done))
	}
	return err
}
