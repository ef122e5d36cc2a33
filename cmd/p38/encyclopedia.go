package main

import (
	"fmt"

	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/internal/encyclopedia"
	"parallel38/internal/match"
	"parallel38/internal/scenario"
	"parallel38/internal/text"
)

type encyclopediaCmd struct {
	Term     string `arg:"" optional:"" help:"Part of a title, a spelling or a code: Chunchon, 춘천, kpa-4d-16r, zone of control. None lists everything."`
	Scenario string `default:"invasion-1950" help:"The war whose order of battle to tell of."`
	Lang     string `default:"en" help:"en, modern (English with today's place names) or ko."`
}

func (c *encyclopediaCmd) Run(out *output) error {
	words, err := text.Catalogue(c.Lang)
	if err != nil {
		return usage{err}
	}
	other := text.Korean
	if c.Lang == text.Korean {
		other = text.English
	}
	second, err := text.Catalogue(other)
	if err != nil {
		return err
	}
	setup, err := scenario.Builtin(c.Scenario)
	if err != nil {
		return err
	}
	m := match.New(atlas.Peninsula(), setup, 1, match.Seats{})
	book := encyclopedia.New(&m.View(force.South).Board, words, second)
	found := book.Find(c.Term)
	if len(found) == 0 {
		return usagef("nothing is called %q: p38 encyclopedia without a term lists everything", c.Term)
	}
	if len(found) > 12 || c.Term == "" { // too many to read: a line each
		for _, e := range found {
			fmt.Fprintf(out, "%-28s %s · %s\n", e.ID, e.Title, e.Second)
		}
		return nil
	}
	for i, e := range found {
		if i > 0 {
			fmt.Fprintln(out)
		}
		fmt.Fprintf(out, "%s · %s (%s)\n", e.Title, e.Second, e.ID)
		for _, l := range e.Lines {
			fmt.Fprintf(out, "  %s\n", l)
		}
		for _, r := range e.Rows {
			fmt.Fprintf(out, "  %s: %s\n", r.What, r.Value)
		}
		if e.Source != "" {
			fmt.Fprintf(out, "  %s: %s\n", words.T("book.source"), e.Source)
		}
		for _, id := range e.Links {
			fmt.Fprintf(out, "  → %s (%s)\n", book.Entry(id).Title, id)
		}
	}
	return nil
}
