package main

import (
	"encoding/json"
	"fmt"

	"parallel38/internal/scenario"
)

type scenariosCmd struct {
	JSON bool `help:"Print one JSON array."`
}

// listed is a scenario as --json prints it.
type listed struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Ko    string `json:"name_ko"`
	Start string `json:"start"`
	Days  int    `json:"days"` // 0 of a campaign, whose length is played for
	About string `json:"about"`
	Past  string `json:"history"` // what happened

	Alternatives []otherwise `json:"alternatives"` // where sources disagree
	Variants     []otherwise `json:"variants"`     // what might have been
}

// otherwise is a way to play a scenario otherwise: run --variant.
type otherwise struct {
	ID     string   `json:"id"`
	Name   string   `json:"name"`
	Ko     string   `json:"name_ko"`
	About  string   `json:"about"`
	Source string   `json:"source,omitempty"`
	Set    []string `json:"set"`
}

func (c *scenariosCmd) Run(out *output) error {
	all := []listed{}
	for _, s := range scenario.List() {
		setup, err := scenario.Builtin(s.ID)
		if err != nil {
			return err
		}
		alternatives, variants := scenario.Variants(setup)
		all = append(all, listed{s.ID, s.Name.En, s.Name.Ko, s.Start.String(), s.Days, s.Text.En, s.History.En, others(alternatives), others(variants)})
	}
	for _, s := range scenario.Campaigns() {
		all = append(all, listed{ID: s.ID, Name: s.Name.En, Ko: s.Name.Ko, Start: s.Start.String(), About: s.Text.En})
	}
	if c.JSON {
		return writeJSON(out, all)
	}
	for _, s := range all {
		if s.Days == 0 {
			fmt.Fprintf(out, "%-16s %s, a campaign by turns from %s\n", s.ID, s.Name, s.Start)
			continue
		}
		fmt.Fprintf(out, "%-16s %s, %d days from %s\n", s.ID, s.Name, s.Days, s.Start)
		for _, v := range append(s.Variants, s.Alternatives...) {
			fmt.Fprintf(out, "    --variant %-20s %s\n", v.ID, v.Name)
		}
	}
	return nil
}

func others(list []scenario.Variant) []otherwise {
	all := []otherwise{}
	for _, v := range list {
		all = append(all, otherwise{v.ID, v.Name.En, v.Name.Ko, v.Text.En, v.Source, v.Set})
	}
	return all
}

func writeJSON(out *output, v any) error {
	e := json.NewEncoder(out)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
