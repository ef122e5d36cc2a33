package main

import (
	"fmt"
	"os"
	"path/filepath"

	"parallel38/internal/scenario"
)

type checkCmd struct {
	Paths []string `arg:"" name:"path" help:"Folders of scenarios, campaigns or lessons, their main files, or scenario files written by run --handover."`
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
			for _, m := range mistakes {
				if m.Line > 0 && !scenario.IsFile(path) { // named from the folder above the scenario: from here, so that editors find it
					m.File = filepath.Join(folder(path), "..", m.File)
				}
				all = append(all, m)
			}
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

// folder is a scenario's folder, which may be named by its main file.
func folder(path string) string {
	if info, err := os.Stat(path); err == nil && !info.IsDir() {
		return filepath.Dir(path)
	}
	return path
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
