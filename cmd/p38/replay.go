package main

import (
	"errors"
	"fmt"
	"os"

	"parallel38/game/prewar"
	"parallel38/internal/campaign"
	"parallel38/internal/match"
	"parallel38/internal/replay"
	"parallel38/internal/text"
)

type replayCmd struct {
	File   string `arg:"" help:"A save of the game or of p38 run --save, or a link in quotes."`
	Verify bool   `help:"Play it again and compare the hash of every day; exit 1 if one differs." xor:"what"`
	Link   bool   `help:"Print the war as the fragment of an address that the browser edition opens." xor:"what"`
	Luck   bool   `help:"Print the luck ledger, what the dice gave against what was expected, and the dates of places against history." xor:"what"`
	Film   string `placeholder:"FILE" help:"Draw the war as a film, a .gif." xor:"what"`
	To     *int   `placeholder:"DAY" help:"Stop after this day; 0 is the start."`
	Map    string `placeholder:"FILE" help:"Draw the evening of the last day told, as .png or .svg, instead of telling it." xor:"what"`
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
	to := len(f.Days)
	if c.To != nil {
		to = *c.To
	}
	if to < 0 || to > len(f.Days) {
		return usagef("--to %d: %s has the days 0 to %d", to, c.File, len(f.Days))
	}
	switch {
	case c.Map != "" && f.Campaign:
		return usagef("--map: %s is a campaign before the war, of which no evening can be drawn", c.File)
	case c.Map != "":
		return (&mapCmd{War: c.File, Turn: c.To, Lang: c.Lang, Out: c.Map}).Run(out)
	case c.To != nil && (c.Verify || c.Link || c.Luck || c.Film != ""):
		return usagef("--to: a war is verified, linked to, weighed for luck, or filmed, whole")
	case c.Verify:
		return c.verify(out, f)
	case c.Link:
		return c.link(out, f)
	case f.Campaign && (c.Luck || c.Film != ""):
		return usagef("--luck, --film: %s is a campaign before the war, which has neither", c.File)
	case c.Film != "":
		return c.film(out, f, words)
	case c.Luck:
		return c.luck(out, f, words)
	case f.Campaign:
		return c.tellCampaign(out, f, to, words)
	}
	return c.tell(out, f, to, words)
}

func (c *replayCmd) verify(out *output, f *replay.File) error {
	days, err := replay.Verify(f, replay.Builtin)
	span := "days"
	if f.Campaign {
		span = "turns"
	}
	if err != nil {
		return fmt.Errorf("%s: %d %s agree, then: %w", c.File, days, span, err)
	}
	fmt.Fprintf(out, "%s: %d %s agree\n", c.File, days, span)
	return nil
}

// link prints the fragment, and after it how long it is.
func (c *replayCmd) link(out *output, f *replay.File) error {
	if err := f.Damaged(); err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	link := f.Link()
	if n := len(link); n > replay.MaxLink {
		return fmt.Errorf("the link would have %d characters, and more than %d are not safe to pass on: pass on the file %s, which the game opens too", n, replay.MaxLink, c.File)
	}
	fmt.Fprintln(out, link)
	fmt.Fprintf(out, "%d characters: put them behind the address of the browser edition\n", len(link))
	return nil
}

// tell prints the war day by day. What was played under other rules can only be shown as it stands.
func (c *replayCmd) tell(out *output, f *replay.File, to int, words *text.Words) error {
	var d *diary
	m, err := replay.Replay(f, replay.Builtin, to, func(m *match.Match) error {
		if d == nil {
			d = newDiary(words, &m.World().Board)
		}
		d.day(out, m)
		return nil
	})
	if errors.Is(err, replay.ErrUnverifiable) {
		fmt.Fprintln(out, words.T("report.otherrules"))
		if m, err = at(f, to); err == nil {
			fmt.Fprintln(out, words.Date(m.World().Day))
		}
	}
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	if d == nil {
		d = newDiary(words, &m.World().Board)
	}
	d.result(out, m)
	return nil
}

// tellCampaign prints a campaign turn by turn. What was played under other rules can only be shown as it stands.
func (c *replayCmd) tellCampaign(out *output, f *replay.File, to int, words *text.Words) error {
	played, err := replay.ReplayCampaign(f, to, func(now *campaign.Campaign) error {
		var events []prewar.Event
		for _, e := range now.Log() {
			if int(e.Turn) == now.Played() {
				events = append(events, e.Events...)
			}
		}
		(&minutes{words, now.World()}).turn(out, events)
		return nil
	})
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	(&minutes{words, played.World()}).result(out)
	return nil
}

func at(f *replay.File, day int) (*match.Match, error) {
	reel, err := f.Reel(replay.Builtin)
	if err != nil {
		return nil, err
	}
	return reel.At(day)
}

// readSave reads a save file, or a link in its place; mistakes name the file.
func readSave(name string) (*replay.File, error) {
	in, err := os.Open(name)
	if err != nil { // a link is no file, and mostly too long for the name of one
		if f, ok, err := replay.ReadLink(name); ok {
			return f, err
		}
		return nil, err
	}
	defer in.Close()
	f, err := replay.Read(in)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return f, nil
}
