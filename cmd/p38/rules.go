package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"strings"
	"text/tabwriter"

	"parallel38/game"
	"parallel38/internal/replay"
	"parallel38/internal/scenario"
)

type rulesCmd struct {
	Scenario string `arg:"" optional:"" default:"invasion-1950" help:"A scenario that the program carries."`
	Pattern  string `arg:"" optional:"" default:"rules" help:"Only paths with this in them: rules, supply, kpa-4d-16r, fatigue."`
}

func (c *rulesCmd) Run(out *output) error {
	_, setup, err := replay.Builtin(c.Scenario)
	if err != nil {
		return err
	}
	docs, err := fieldDocs(game.Sources)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	found := false
	for _, n := range scenario.Numbers(setup) {
		if strings.Contains(n.Path, c.Pattern) {
			found = true
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", n.Path, n.Value, strings.TrimPrefix(n.Allowed, "a whole number from "), docs[n.Field])
		}
	}
	if !found {
		return usagef("no number of %s has %q in its path", c.Scenario, c.Pattern)
	}
	return w.Flush()
}

// fieldDocs reads what the comments of source files say of each field, in their first line:
// "game.MarchRules.FreeMinutes" is "of the twelve hours of a day; the rest are forced".
func fieldDocs(files fs.FS) (map[string]string, error) {
	docs := map[string]string{}
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		lines := token.NewFileSet()
		file, err := parser.ParseFile(lines, name, text, parser.ParseComments)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if t, ok := n.(*ast.TypeSpec); ok {
				if s, ok := t.Type.(*ast.StructType); ok {
					structDocs(lines, s, func(field, doc string) { docs[file.Name.Name+"."+t.Name.Name+"."+field] = doc })
				}
			}
			return true
		})
		return nil
	})
	return docs, err
}

// structDocs says of each field what stands behind it, else what stands above it or its paragraph.
func structDocs(lines *token.FileSet, s *ast.StructType, say func(field, doc string)) {
	above, last := "", 0
	for _, f := range s.Fields.List {
		if line := lines.Position(f.Pos()).Line; f.Doc != nil || line > last+1 {
			above = f.Doc.Text()
		}
		last = lines.Position(f.End()).Line
		doc := f.Comment.Text()
		if doc == "" {
			doc = above
		}
		doc, _, _ = strings.Cut(doc, "\n")
		for _, name := range f.Names {
			say(name.Name, doc)
		}
	}
}
