package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"parallel38/game"
	"parallel38/internal/arena"
	"parallel38/internal/batch"
	"parallel38/internal/stats"
)

type arenaCmd struct {
	AI       []string `name:"ai" required:"" placeholder:"A,B,…" help:"The AIs that meet, each with each: ${ais}. One alone plays itself, with --metrics."`
	Games    int      `short:"n" name:"games" default:"100" help:"How many games every two AIs play on every scenario: pairs with the same dice and sides changed."`
	Scenario []string `required:"" placeholder:"ID,…" help:"Scenarios of p38 scenarios."`
	SPRT     string   `name:"sprt" placeholder:"ELO0,ELO1" help:"Of two AIs: play until it is clear whether the first is better by ELO1 rather than ELO0 points, at most -n games a scenario."`
	Metrics  bool     `help:"Measure how they play, too: gaps in the front, hopeless attacks, concentration, idle units, reserves, pockets."`
	Seed     uint64   `default:"1" help:"Gives every pair of games a seed of its own."`
	Turns    int      `help:"Stop each game after so many days; 0 plays to the end."`
	Jobs     int      `short:"j" name:"jobs" placeholder:"N" help:"Play so many games at a time; as many as there are cores if not given."`
	Out      string   `placeholder:"DIR" help:"Keep the games in this folder, and a row of each in games.csv."`
	Resume   bool     `help:"Go on with what --out has."`
	JSON     bool     `help:"Print the report as one JSON object."`
	Quiet    bool     `help:"Show no progress."`
}

// gamesCSV is the table of games in the folder of an arena.
const gamesCSV = "games.csv"

func (c *arenaCmd) Run(out *output) error {
	o, err := c.options()
	if err != nil {
		return err
	}
	a, err := arena.New(*o)
	if err != nil {
		return err
	}
	defer a.Close()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C does not wait
	todo, asked := a.Todo()
	bar := newProgress(out.errors, c.Quiet, asked, todo)
	err = a.Play(ctx, bar.add)
	bar.close()
	switch {
	case errors.Is(err, context.Canceled) && c.Out != "":
		left, _ := a.Todo()
		return fmt.Errorf("interrupted: %d of %d games are done, and --resume goes on from there", asked-left, asked)
	case errors.Is(err, context.Canceled):
		return errors.New("interrupted")
	case err != nil:
		return err
	}
	if c.Out != "" {
		if err := writeFile(filepath.Join(c.Out, gamesCSV), a.WriteGames); err != nil {
			return err
		}
	}
	report := a.Report()
	if c.JSON {
		err = writeJSON(out, report)
	} else {
		err = report.Write(out)
	}
	if err == nil && len(report.Failed) > 0 {
		err = fmt.Errorf("%d of %d games failed", len(report.Failed), report.Asked)
	}
	return err
}

// options checks the command line.
func (c *arenaCmd) options() (*arena.Options, error) {
	switch {
	case c.Games < 4 || c.Games > batch.MaxRuns || c.Games%2 > 0:
		return nil, usagef("-n %d: want an even number from 4 to %d games", c.Games, batch.MaxRuns)
	case c.Jobs < 0:
		return nil, usagef("-j %d: want 1 or more", c.Jobs)
	case c.Turns < 0:
		return nil, usagef("--turns %d: want 0 or more", c.Turns)
	case len(c.AI) == 1 && !c.Metrics:
		return nil, usagef("--ai %s: want two AIs or more, as in --ai recruit,regular; one alone is for --metrics", c.AI[0])
	case c.Out == "" && c.Resume:
		return nil, usagef("--resume wants a folder: --out DIR")
	}
	for _, list := range [][]string{c.AI, c.Scenario} {
		for i, name := range list {
			if slices.Contains(list[:i], name) {
				return nil, usagef("%s is named twice", name)
			}
		}
	}
	for _, name := range c.AI {
		if _, err := hire(name); err != nil {
			return nil, usage{fmt.Errorf("--ai: %w", err)}
		}
	}
	o := &arena.Options{AIs: c.AI, Scenarios: c.Scenario, Games: c.Games, Seed: c.Seed, Turns: c.Turns, Metrics: c.Metrics,
		Hire: hire, Audit: (*game.World).Audit, Jobs: runtime.GOMAXPROCS(0), Dir: c.Out, Resume: c.Resume, Program: version()}
	if c.Jobs > 0 {
		o.Jobs = c.Jobs
	}
	if c.SPRT != "" {
		low, high, comma := strings.Cut(c.SPRT, ",")
		var err, err2 error
		o.SPRT = new(stats.SPRT)
		o.SPRT.Low, err = strconv.ParseFloat(low, 64)
		o.SPRT.High, err2 = strconv.ParseFloat(high, 64)
		if !comma || err != nil || err2 != nil || !(o.SPRT.Low < o.SPRT.High && o.SPRT.Low >= -mostElo && o.SPRT.High <= mostElo) {
			return nil, usagef("--sprt %s: want two numbers of points from -%d to %d, the lower first, as in 0,30", c.SPRT, mostElo, mostElo)
		}
		if len(c.AI) != 2 {
			return nil, usagef("--sprt tests one AI against another: want two in --ai")
		}
	}
	return o, nil
}

// mostElo is the greatest difference in rating that a test may ask about.
const mostElo = 1000
