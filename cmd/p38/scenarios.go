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
	Days  int    `json:"days,omitempty"` // of a war by days
	About string `json:"about"`
	Past  string `json:"history,omitempty"` // what happened

	Campaign bool `json:"campaign,omitempty"` // before the war, by turns; how long it lasts is played for

	Alternatives []otherwise `json:"alternatives,omitempty"` // where sources disagree
	Variants     []otherwise `json:"variants,omitempty"`     // what might have been
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
		all = append(all, listed{ID: s.ID, Name: s.Name.En, Ko: s.Name.Ko, Start: s.Start.String(), Days: s.Days, About: s.Text.En, Past: s.History.En,
			Alternatives: others(alternatives), Variants: others(variants)})
	}
	for _, s := range scenario.Campaigns() {
		all = append(all, listed{ID: s.ID, Name: s.Name.En, Ko: s.Name.Ko, Start: s.Start.String(), About: s.Text.En, Past: s.History.En, Campaign: true})
	}
	if c.JSON {
		return writeJSON(out, all)
	}
	for _, s := range all {
		if s.Campaign {
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
