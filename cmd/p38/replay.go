package main

import (
	"fmt"
	"os"

	"parallel38/internal/match"
	"parallel38/internal/replay"
	"parallel38/internal/text"
)

type replayCmd struct {
	File   string `arg:"" help:"A save of the game, or of p38 run --save."`
	Verify bool   `help:"Play it again and compare the hash of every day; exit 1 if one differs."`
	To     int    `placeholder:"DAY" help:"Stop after this day."`
	Lang   string `default:"en" help:"en, modern (English with today's place names) or ko."`
}

func (c *replayCmd) Run(out *output) error {
	words, err := text.Catalogue(c.Lang)
	if err != nil {
		return usage{err}
	}
	f, err := readSave(c.File)
	if err != nil {
		return err
	}
	if c.To < 0 || c.To > len(f.Days) {
		return usagef("--to %d: %s has the days 1 to %d", c.To, c.File, len(f.Days))
	}
	if c.Verify {
		days, err := replay.Verify(f, replay.Builtin)
		if err != nil {
			return fmt.Errorf("%s: %d days agree, then: %w", c.File, days, err)
		}
		fmt.Fprintf(out, "%s: %d days agree\n", c.File, days)
		return nil
	}
	to := c.To
	if to == 0 {
		to = len(f.Days)
	}
	var d *diary
	m, err := replay.Replay(f, replay.Builtin, to, func(m *match.Match) error {
		if d == nil {
			d = newDiary(words, &m.World().Board)
		}
		d.day(out, m)
		return nil
	})
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	if d == nil {
		d = newDiary(words, &m.World().Board)
	}
	d.result(out, m)
	return nil
}

// readSave reads a save file; mistakes name the file.
func readSave(name string) (*replay.File, error) {
	in, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	f, err := replay.Read(in)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return f, nil
}
