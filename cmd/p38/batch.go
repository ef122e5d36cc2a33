package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"

	"parallel38/game"
	"parallel38/internal/batch"
	"parallel38/internal/batch/archive"
)

type batchCmd struct {
	Scenario string   `arg:"" help:"A scenario of p38 scenarios."`
	Runs     int      `short:"n" name:"runs" default:"100" help:"How many wars to play."`
	Seed     uint64   `default:"1" help:"Gives every run a seed of its own: run 17 has the same dice in every batch with this seed."`
	Jobs     int      `short:"j" name:"jobs" placeholder:"N" help:"Play so many wars at a time; as many as there are cores if not given."`
	North    string   `default:"${ai}" help:"The AI that plays the North: ${ais}."`
	South    string   `default:"${ai}" help:"The AI that plays the South: ${ais}."`
	Set      []string `sep:"none" placeholder:"PATH=VALUE" help:"Change a number of the scenario or of the rules; p38 rules lists them. Can be repeated."`
	Turns    int      `help:"Stop each war after so many days; 0 plays to the end."`
	Out      string   `placeholder:"DIR" help:"Write the tables, and the replays of runs that failed, to this folder."`
	Resume   bool     `help:"Go on with the batch in --out, if it has been begun."`
	Shard    string   `placeholder:"I/N" help:"Play only every N-th run, from the I-th on (0 … N-1), into DIR/shard-I-of-N. auto takes both from Slurm; auto/N takes I from Slurm or Kubernetes."`
	Only     int      `placeholder:"RUN" help:"Play only this run, and keep its replay in --out."`
	JSON     bool     `help:"Print the summary as one JSON object."`
	Quiet    bool     `help:"Show no progress."`
	Print    string   `enum:",slurm,k8s" default:"" placeholder:"slurm|k8s" help:"Do not play: print what submits this batch to Slurm or Kubernetes, in as many shards as --shard auto/N says."`
}

func (c *batchCmd) Run(out *output) error {
	plan, err := c.plan()
	if err != nil {
		return err
	}
	if c.Print != "" {
		return c.submit(out)
	}
	shard, err := parseShard(c.Shard, os.Getenv)
	if err != nil {
		return err
	}
	return c.play(out, &batch.Runner{Plan: *plan, Hire: hire, Audit: (*game.World).Audit}, shard)
}

// plan checks the command line.
func (c *batchCmd) plan() (*batch.Plan, error) {
	switch {
	case c.Runs < 1 || c.Runs > batch.MaxRuns:
		return nil, usagef("-n %d: want 1 to %d runs", c.Runs, batch.MaxRuns)
	case c.Jobs < 0:
		return nil, usagef("-j %d: want 1 or more", c.Jobs)
	case c.Turns < 0:
		return nil, usagef("--turns %d: want 0 or more", c.Turns)
	case c.Only < 0 || c.Only > c.Runs:
		return nil, usagef("--only %d: the batch has the runs 1 to %d", c.Only, c.Runs)
	case c.Only > 0 && c.Shard != "":
		return nil, usagef("--only and --shard: want one of them")
	case c.Out == "" && (c.Resume || c.Shard != "" || c.Print != ""):
		return nil, usagef("--resume, --shard and --print want a folder: --out DIR")
	}
	for side, name := range map[string]string{"north": c.North, "south": c.South} {
		if _, err := hire(name); err != nil {
			return nil, usage{fmt.Errorf("--%s: %w", side, err)}
		}
	}
	return batch.New(batch.Options{Scenario: c.Scenario, North: c.North, South: c.South, Set: c.Set, Seed: c.Seed, Runs: c.Runs, Turns: c.Turns})
}

// play plays the batch, or its shard, and tells how it went.
func (c *batchCmd) play(out *output, r *batch.Runner, shard batch.Shard) error {
	manifest := archive.Describe(&r.Plan, version())
	manifest.Only = c.Only
	if !shard.Whole() {
		manifest.Shard = &shard
	}
	jobs := runtime.GOMAXPROCS(0)
	if c.Jobs > 0 {
		jobs = c.Jobs
		runtime.GOMAXPROCS(min(jobs, runtime.NumCPU())) // so many cores for everything, the collector of garbage included
	}
	var (
		asked = manifest.Asked()
		todo  = asked
		rows  []*batch.Row
		store *archive.Store
		dir   = archive.OfShard(c.Out, shard)
	)
	if c.Out != "" {
		var err error
		if store, err = archive.Create(dir, &r.Plan, manifest, c.Resume); err != nil {
			return err
		}
		defer store.Close()
		todo = store.Missing()
		r.Replays = c.Only > 0
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C does not wait
	bar := newProgress(out.errors, c.Quiet, len(asked), len(todo))
	err := r.Play(ctx, todo, jobs, func(result *batch.Result) error {
		defer bar.add()
		if store != nil {
			return store.Add(result)
		}
		rows = append(rows, &result.Row)
		return nil
	})
	bar.close()
	switch {
	case errors.Is(err, context.Canceled) && store != nil:
		return fmt.Errorf("interrupted: %d of %d runs are done, and --resume goes on from there", store.Done(), len(asked))
	case errors.Is(err, context.Canceled):
		return fmt.Errorf("interrupted after %d of %d runs", len(rows), len(asked))
	case err != nil:
		return err
	}
	if store != nil {
		return report(out, &r.Plan, store, dir, c.JSON)
	}
	return tell(out, batch.Summarize(&r.Plan, len(asked), rows), "", c.JSON)
}

// report writes the tables of a folder and sums them up.
func report(out *output, p *batch.Plan, store *archive.Store, dir string, asJSON bool) error {
	if err := store.Finish(); err != nil {
		return err
	}
	rows, err := store.Rows()
	if err != nil {
		return err
	}
	return tell(out, batch.Summarize(p, store.Asked(), rows), dir, asJSON)
}

// tell prints a summary. The error says that runs failed.
func tell(out *output, s *batch.Summary, dir string, asJSON bool) error {
	write := func() error { return s.Write(out) }
	if asJSON {
		write = func() error { return writeJSON(out, s) }
	}
	if err := write(); err != nil {
		return err
	}
	switch {
	case s.Asked != s.Reported:
		return fmt.Errorf("%d of %d runs are missing", s.Asked-s.Reported, s.Asked)
	case len(s.Failed) > 0 && dir != "":
		return fmt.Errorf("%d of %d runs failed; their replays are in %s", len(s.Failed), s.Asked, filepath.Join(dir, "replays"))
	case len(s.Failed) > 0:
		return fmt.Errorf("%d of %d runs failed; --out DIR keeps their replays", len(s.Failed), s.Asked)
	}
	return nil
}

// parseShard reads --shard. What is left to the scheduler is in the environment.
func parseShard(s string, env func(string) string) (batch.Shard, error) {
	if s == "" {
		return batch.Shard{}, nil
	}
	index, of, slash := strings.Cut(s, "/")
	if index == "auto" {
		task, first := env("SLURM_ARRAY_TASK_ID"), env("SLURM_ARRAY_TASK_MIN")
		if !slash {
			of = env("SLURM_ARRAY_TASK_COUNT")
		}
		switch {
		case task != "":
			// An array that begins at 1 has its first shard there.
			i, err := strconv.Atoi(task)
			low, lowErr := strconv.Atoi("0" + first)
			if err != nil || lowErr != nil {
				return batch.Shard{}, usagef("SLURM_ARRAY_TASK_ID=%s, SLURM_ARRAY_TASK_MIN=%s: want numbers", task, first)
			}
			index = strconv.Itoa(i - low)
		case env("JOB_COMPLETION_INDEX") != "":
			index = env("JOB_COMPLETION_INDEX")
		default:
			return batch.Shard{}, usagef("--shard %s: neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX is set", s)
		}
		if of == "" {
			return batch.Shard{}, usagef("--shard auto: SLURM_ARRAY_TASK_COUNT is not set; say how many there are: auto/N")
		}
		slash = true
	}
	i, err := strconv.Atoi(index)
	n, err2 := strconv.Atoi(of)
	if !slash || err != nil || err2 != nil || n < 1 || i < 0 || i >= n {
		return batch.Shard{}, usagef("--shard %s: found shard %q of %q, want I/N with I from 0 to N-1", s, index, of)
	}
	return batch.Shard{Index: i, Of: n}, nil
}

type mergeCmd struct {
	Dirs []string `arg:"" name:"dir" help:"Folders of shards, or the folder that they are in."`
	Out  string   `required:"" placeholder:"DIR" help:"Write the tables of the whole batch to this folder."`
	JSON bool     `help:"Print the summary as one JSON object."`
}

func (c *mergeCmd) Run(out *output) error {
	store, err := archive.Merge(c.Dirs, c.Out)
	if err != nil {
		return err
	}
	defer store.Close()
	return report(out, store.Plan(), store, c.Out, c.JSON)
}
