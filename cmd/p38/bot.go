package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"

	"parallel38/game/force"
	"parallel38/internal/bot"
	"parallel38/internal/match"
	"parallel38/internal/replay"
)

type botCmd struct {
	Scenario string `arg:"" help:"A scenario of p38 scenarios."`
	Side     string `enum:"north,south" default:"north" placeholder:"SIDE" help:"The side that the program plays: north or south."`
	Against  string `default:"${ai}" help:"The AI that plays the other side: ${ais}."`
	Seed     uint64 `default:"1" help:"Seed of the dice."`
	Turns    int    `help:"Stop after so many days; 0 plays to the end."`
	Exec     string `placeholder:"COMMAND" help:"Start this program and talk to it, such as 'python3 docs/bot.py', instead of to whoever has started p38."`
	Save     string `placeholder:"FILE" help:"Write the war to a save file when it is over."`
}

func (c *botCmd) Run(out *output) error {
	if c.Turns < 0 {
		return usagef("--turns %d: want 0 or more", c.Turns)
	}
	a, setup, err := replay.Builtin(c.Scenario)
	if err != nil {
		return err
	}
	enemy, err := hire(c.Against)
	if err != nil {
		return usage{err}
	}
	side, _ := force.ParseSide(c.Side)
	var seats match.Seats
	seats[side] = match.Seat{Name: match.Person}
	seats[side.Enemy()] = match.Seat{Name: c.Against, Player: enemy}
	m := match.New(a, setup, c.Seed, seats)
	if c.Save != "" {
		replay.Record(m)
	}
	if c.Exec == "" {
		err = bot.Serve(os.Stdin, out, m, side, c.Turns)
	} else {
		err = c.talk(out, m, side)
	}
	if err == nil && c.Save != "" {
		err = replay.Save(c.Save, m)
	}
	return err
}

// talk starts a program, lets it play, and says how it went.
func (c *botCmd) talk(out *output, m *match.Match, side force.Side) error {
	words := strings.Fields(c.Exec)
	if len(words) == 0 {
		return usagef("--exec: want a program")
	}
	program := exec.Command(words[0], words[1:]...)
	program.Stderr = out.errors
	in, err := program.StdinPipe()
	if err != nil {
		return err
	}
	from, err := program.StdoutPipe()
	if err != nil {
		return err
	}
	if err := program.Start(); err != nil {
		return usagef("--exec: %v", err)
	}
	served := bot.Serve(from, in, m, side, c.Turns)
	in.Close()
	io.Copy(io.Discard, from) // what it still has to say, so that it can end
	if err := errors.Join(served, program.Wait()); err != nil {
		return fmt.Errorf("%s: %w", c.Exec, err)
	}
	fmt.Fprintf(out, "%d days, %d orders, %+.1f points against par for the North\n", m.Played(), len(m.Log()), float64(m.World().Result())/10)
	return nil
}
