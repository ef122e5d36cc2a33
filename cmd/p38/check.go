package main

import (
	"fmt"

	"parallel38/internal/scenario"
)

type checkCmd struct {
	Paths []string `arg:"" name:"path" help:"Folders of scenarios, or their scenario.yaml."`
}

func (c *checkCmd) Run(out *output) error {
	var all scenario.Errors
	for _, path := range c.Paths {
		err := scenario.CheckPath(path)
		mistakes, ok := err.(scenario.Errors)
		switch {
		case err == nil:
			fmt.Fprintf(out, "%s: no mistakes\n", path)
		case ok:
			all = append(all, mistakes...)
		default:
			return err
		}
	}
	if len(all) > 0 {
		for _, m := range all {
			fmt.Fprintln(out, m)
		}
		return usagef("%d %s", len(all), plural(len(all), "mistake", "mistakes"))
	}
	return nil
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
