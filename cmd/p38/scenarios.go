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
	Days  int    `json:"days"`
	About string `json:"about"`
}

func (c *scenariosCmd) Run(out *output) error {
	all := []listed{}
	for _, s := range scenario.List() {
		all = append(all, listed{s.ID, s.Name.En, s.Name.Ko, s.Start.String(), s.Days, s.Text.En})
	}
	if c.JSON {
		return writeJSON(out, all)
	}
	for _, s := range all {
		fmt.Fprintf(out, "%-16s %s, %d days from %s\n", s.ID, s.Name, s.Days, s.Start)
	}
	return nil
}

func writeJSON(out *output, v any) error {
	e := json.NewEncoder(out)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
