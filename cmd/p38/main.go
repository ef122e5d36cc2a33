// Command p38 is Parallel 38 without a window: it plays wars, checks scenarios, draws maps and reads
// replays. It runs on any machine, with no display and no C library.
//
// Exit codes: 0 done, 1 the run found a failure, 2 usage or bad input. Each command is a file of its
// own; only main prints errors and exits.
package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime/debug"

	"github.com/alecthomas/kong"

	"parallel38/internal/arena"
	"parallel38/internal/batch/archive"
	"parallel38/internal/replay"
	"parallel38/internal/scenario"
)

// Exit codes.
const (
	done     = 0
	failure  = 1
	badInput = 2
)

// commands is the command line.
type commands struct {
	Version kong.VersionFlag `help:"Print the version and exit."`

	Scenarios    scenariosCmd    `cmd:"" help:"List the wars that the program carries."`
	Run          runCmd          `cmd:"" help:"Play a war, AI against AI, and tell how it went day by day."`
	Batch        batchCmd        `cmd:"" help:"Play many wars and count: a row a run, tables, and a summary."`
	Merge        mergeCmd        `cmd:"" help:"Make one batch of its shards."`
	Validate     validateCmd     `cmd:"" help:"Hold many wars of a scenario against what happened: dates, fronts, losses, goals."`
	Experiment   experimentCmd   `cmd:"" help:"What the years before the war did to its first weeks: arms with one cause changed, run by run with the same dice."`
	Arena        arenaCmd        `cmd:"" help:"Set AIs against each other: who is better, by how much, and how they play."`
	Bot          botCmd          `cmd:"" help:"Let a program play a side: views, legal orders, orders and events as JSON lines on standard input and output."`
	Check        checkCmd        `cmd:"" help:"Check scenario files: every mistake with file, line and column."`
	Rules        rulesCmd        `cmd:"" help:"List the numbers that a study may vary: path, value, bounds and meaning."`
	Map          mapCmd          `cmd:"" help:"Draw a map, with the units of a scenario or a save, as PNG or SVG."`
	Replay       replayCmd       `cmd:"" help:"Tell a saved war day by day, or verify that it still goes the same way."`
	Lab          labCmd          `cmd:"" help:"Fight the next days of a saved war many times over: how the front, the losses and the score may go."`
	Explain      explainCmd      `cmd:"" help:"Tell what an AI plans on a day of a save, as an operation order, and why."`
	Encyclopedia encyclopediaCmd `cmd:"" help:"Look up a unit, place, person, term or source."`
	Web          webCmd          `cmd:"" help:"Build the browser edition and serve it, or write it to a folder."`
}

// output is where a command writes; every command's Run gets it.
type output struct {
	io.Writer
	errors io.Writer // progress
}

// usage is a mistake of whoever typed the command line.
type usage struct{ error }

func (u usage) Unwrap() error { return u.error }

func usagef(format string, args ...any) error { return usage{fmt.Errorf(format, args...)} }

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// exit ends a command from within kong, which prints help and the version by itself.
type exit int

// run is the whole program but for the process: it returns the exit code.
func run(args []string, stdout, stderr io.Writer) (code int) {
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(exit)
			if !ok {
				panic(r)
			}
			code = int(e)
		}
	}()
	var c commands
	parser, err := kong.New(&c,
		kong.Name("p38"),
		kong.Description("Parallel 38: Korea, 1947–1953. A wargame and a simulation, here without a window."),
		kong.Writers(stdout, stderr),
		kong.Exit(func(code int) { panic(exit(code)) }),
		kong.Vars{"version": "p38 " + version()}.CloneWith(opponentHelp()),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
	)
	if err != nil {
		panic(err) // the command line's own description is wrong
	}
	ctx, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(stderr, "p38: %v\nRun \"p38 --help\" for the commands and their flags.\n", err)
		return badInput
	}
	if err := ctx.Run(&output{stdout, stderr}); err != nil {
		fmt.Fprintf(stderr, "p38: %v\n", err)
		return exitCode(err)
	}
	return done
}

// exitCode tells bad input from a failure of the run.
func exitCode(err error) int {
	var (
		mistyped usage
		unknown  *scenario.Unknown
		mistakes scenario.Errors
		save     *replay.Error
		path     *fs.PathError
		exists   *archive.Exists
		other    *archive.Other
		damaged  *archive.Damaged
		unmeant  *arena.Unmeasured
	)
	if errors.Is(err, replay.ErrMismatch) || errors.Is(err, replay.ErrUnverifiable) {
		return failure // of the war, though a line of the file be the reason
	}
	if errors.As(err, &exists) || errors.As(err, &other) || errors.As(err, &damaged) || errors.As(err, &unmeant) {
		return badInput
	}
	if errors.As(err, &mistyped) || errors.As(err, &unknown) || errors.As(err, &mistakes) || errors.As(err, &save) || errors.As(err, &path) {
		return badInput
	}
	return failure
}

// version is the program's version as the build recorded it, and that of its rules.
func version() string {
	v := "(devel)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		v = info.Main.Version
	}
	return fmt.Sprintf("%s, rules %d, saves %d", v, replay.Engine, replay.Format)
}
