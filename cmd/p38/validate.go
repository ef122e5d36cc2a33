package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"slices"
	"syscall"

	"parallel38/game"
	"parallel38/internal/batch"
	"parallel38/internal/record"
	"parallel38/internal/scenario"
	"parallel38/internal/validate"
)

type validateCmd struct {
	Scenario string   `arg:"" help:"A scenario of p38 scenarios."`
	Runs     int      `short:"n" name:"runs" default:"400" help:"How many wars to play."`
	Seed     uint64   `default:"1" help:"Gives every run a seed of its own, as in p38 batch."`
	North    string   `default:"${ai}" help:"Of a campaign before the war: the cabinet that governs the North."`
	South    string   `default:"${ai}" help:"… and the one that governs the South."`
	Policy   string   `enum:"free" default:"free" help:"Who gives the orders: free, an AI on both sides that knows nothing of what happened."`
	Variants []string `placeholder:"NAME,…" help:"Play variants of the scenario as well, with the same dice, and tell what each changes; all takes those of which the record expects something."`
	Set      []string `sep:"none" placeholder:"PATH=VALUE" help:"Change a number of the scenario or of the rules; p38 rules lists them. Can be repeated."`
	Jobs     int      `short:"j" name:"jobs" placeholder:"N" help:"Play so many wars at a time; as many as there are cores if not given."`
	Out      string   `placeholder:"DIR" help:"Write the report to this folder: report.html, report.json and the plots."`
	JSON     bool     `help:"Print the report as one JSON object."`
	Quiet    bool     `help:"Show no progress."`
}

func (c *validateCmd) Run(out *output) error {
	if c.Runs < 2 || c.Runs > batch.MaxRuns {
		return usagef("-n %d: want 2 to %d runs", c.Runs, batch.MaxRuns)
	}
	if c.Jobs < 0 {
		return usagef("-j %d: want 1 or more", c.Jobs)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C does not wait
	if scenario.IsCampaign(c.Scenario) {
		return c.campaign(ctx, out)
	}
	if c.North != usual || c.South != usual {
		return usagef("--north, --south: only of a campaign before the war")
	}
	variants, err := c.variants()
	if err != nil {
		return err
	}
	base, err := c.play(ctx, out)
	if err != nil {
		return err
	}
	report := validate.Judge(base, record.History(), "p38 "+version(), c.Policy)
	for _, v := range variants {
		if ctx.Err() != nil {
			break
		}
		fmt.Fprintf(out.errors, "variant %s\n", v.ID)
		arm, err := c.play(ctx, out, v.Set...)
		if err != nil {
			return err
		}
		report.Compare(v.ID, v.Set, arm, record.History().Effects)
	}
	err = c.tell(out, report)
	switch missed := report.Missed(); {
	case err != nil:
		return err
	case ctx.Err() != nil:
		return fmt.Errorf("interrupted: the report is of %d runs, not %d", report.Runs, c.Runs)
	case len(report.Failed) > 0:
		return fmt.Errorf("%d of %d runs failed: p38 batch with the same seed keeps their replays", len(report.Failed), c.Runs)
	case missed > 0:
		return fmt.Errorf("%d of %d goals are missed", missed, len(report.Goals))
	}
	return nil
}

// comparison is a report of either kind of war.
type comparison interface {
	Save(dir string) error
	Write(out io.Writer) error
}

// tell keeps and prints a report as the command line asks for.
func (c *validateCmd) tell(out *output, report comparison) error {
	if c.Out != "" {
		if err := report.Save(c.Out); err != nil {
			return err
		}
	}
	if c.JSON {
		return writeJSON(out, report)
	}
	return report.Write(out)
}

// campaign plays campaigns before the war and holds them to the record of those years.
func (c *validateCmd) campaign(ctx context.Context, out *output) error {
	if len(c.Variants)+len(c.Set) > 0 {
		return usagef("--variants, --set: not of a campaign before the war yet")
	}
	setup, err := scenario.Campaign(c.Scenario)
	if err != nil {
		return err
	}
	plan := validate.CampaignPlan{Setup: setup, Seed: c.Seed, Runs: c.Runs}
	if plan.North, err = styleOf("--north", c.North); err != nil {
		return err
	}
	if plan.South, err = styleOf("--south", c.South); err != nil {
		return err
	}
	bar := newProgress(out.errors, c.Quiet, c.Runs, c.Runs)
	report, err := validate.PlayCampaigns(ctx, &plan, record.History(), "p38 "+version(), c.jobs(), bar.add)
	bar.close()
	interrupted := errors.Is(err, context.Canceled)
	switch {
	case interrupted && report.Runs < 2:
		return errors.New("interrupted")
	case err != nil && !interrupted:
		return err
	}
	err = c.tell(out, report)
	switch missed := report.Missed(); {
	case err != nil:
		return err
	case interrupted:
		return fmt.Errorf("interrupted: the report is of %d campaigns, not %d", report.Runs, c.Runs)
	case missed > 0:
		return fmt.Errorf("%d of %d goals are missed", missed, len(report.Goals))
	}
	return nil
}

// jobs is how many wars are played at a time.
func (c *validateCmd) jobs() int {
	if c.Jobs > 0 {
		return c.Jobs
	}
	return runtime.GOMAXPROCS(0)
}

// variants finds the variants that are asked for.
func (c *validateCmd) variants() (chosen []scenario.Variant, err error) {
	setup, err := scenario.Builtin(c.Scenario)
	if err != nil {
		return nil, err
	}
	alternatives, variants := scenario.Variants(setup)
	every := append(variants, alternatives...)
	for _, name := range c.Variants {
		if name == "all" {
			for _, v := range every {
				if slices.ContainsFunc(record.History().Effects, func(e record.Effect) bool { return e.Variant == v.ID }) {
					chosen = append(chosen, v)
				}
			}
			continue
		}
		i := slices.IndexFunc(every, func(v scenario.Variant) bool { return v.ID == name })
		if i < 0 {
			return nil, scenario.Vary(setup, name) // tells what there is
		}
		chosen = append(chosen, every[i])
	}
	return chosen, nil
}

// play plays the scenario, with further assignments, and observes it.
func (c *validateCmd) play(ctx context.Context, out *output, set ...string) (*validate.Sample, error) {
	plan, err := batch.New(batch.Options{Scenario: c.Scenario, North: usual, South: usual, Set: append(set, c.Set...), Seed: c.Seed, Runs: c.Runs})
	if err != nil {
		return nil, err
	}
	bar := newProgress(out.errors, c.Quiet, c.Runs, c.Runs)
	defer bar.close()
	sample, err := validate.Play(ctx, batch.Runner{Plan: *plan, Hire: hire, Audit: (*game.World).Audit}, validate.ScopeOf(plan, record.History()), c.jobs(), bar.add)
	switch {
	case errors.Is(err, context.Canceled) && len(sample.Runs) < 2:
		return nil, errors.New("interrupted")
	case errors.Is(err, context.Canceled): // what has been played can be told
		fmt.Fprintf(out.errors, "interrupted after %d of %d runs\n", len(sample.Runs)+len(sample.Failed), c.Runs)
	case err != nil:
		return nil, err
	case len(sample.Runs) < 2:
		return nil, fmt.Errorf("%d of %d runs failed: p38 batch with the same seed keeps their replays", len(sample.Failed), c.Runs)
	}
	return sample, nil
}
