package scenario

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"parallel38/internal/golden"
	"parallel38/scenarios"
)

const (
	schemaFile = "../../scenarios/schema/scenario.schema.json"
	readmeFile = "../../scenarios/README.md"
)

// The published schema is the field table's.
func TestSchemaIsPublished(t *testing.T) {
	if *golden.Update {
		if err := os.WriteFile(schemaFile, Schema(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	published, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(published, Schema()) {
		t.Errorf("%s is not what the field table says: run go test ./internal/scenario -update", schemaFile)
	}
	carried, err := fs.ReadFile(scenarios.Files, "schema/scenario.schema.json")
	if err != nil || !bytes.Equal(carried, published) {
		t.Errorf("the schema that the program carries: %v", err)
	}
}

// Every field of the table is in the schema, and every one of the schema in the table.
func TestSchemaHasEveryField(t *testing.T) {
	var root map[string]any
	if err := json.Unmarshal(Schema(), &root); err != nil {
		t.Fatal(err)
	}
	inSchema, inTable := schemaPaths(root, ""), tablePaths(reflect.TypeFor[file](), "")
	for _, p := range inTable {
		if !slices.Contains(inSchema, p) {
			t.Errorf("%s is not in the schema", p)
		}
	}
	for _, p := range inSchema {
		if !slices.Contains(inTable, p) {
			t.Errorf("%s is not in the field table", p)
		}
	}
	if len(inTable) < 60 {
		t.Errorf("only %d fields", len(inTable))
	}
}

func schemaPaths(s map[string]any, at string) (paths []string) {
	if items, ok := s["items"].(map[string]any); ok {
		return schemaPaths(items, at+"[]")
	}
	properties, _ := s["properties"].(map[string]any)
	for key, value := range properties {
		paths = append(paths, at+"."+key)
		paths = append(paths, schemaPaths(value.(map[string]any), at+"."+key)...)
	}
	return paths
}

func tablePaths(t reflect.Type, at string) (paths []string) {
	switch {
	case t == reflect.TypeFor[spot](), t == reflect.TypeFor[assignment](), t == reflect.TypeFor[steps](), t == reflect.TypeFor[pointSteps]():
	case t.Kind() == reflect.Slice:
		return tablePaths(t.Elem(), at+"[]")
	case t.Kind() == reflect.Struct:
		for _, c := range columns(t) {
			paths = append(paths, at+"."+c.key)
			paths = append(paths, tablePaths(t.Field(c.index).Type, at+"."+c.key)...)
		}
	}
	return paths
}

// Every field says what it means, and every vocabulary has words.
func TestFieldTable(t *testing.T) {
	var walk func(t reflect.Type)
	walk = func(typ reflect.Type) {
		for _, c := range columns(typ) {
			ft := typ.Field(c.index).Type
			if c.tag.Get("doc") == "" {
				t.Errorf("%s: not explained", c.key)
			}
			if of := c.tag.Get("of"); (ft == reflect.TypeFor[word]() || ft == reflect.TypeFor[flags]()) && len(vocabulary(c.tag)) == 0 {
				t.Errorf("%s: no words in %q", c.key, of)
			}
			for ft.Kind() == reflect.Slice {
				ft = ft.Elem()
			}
			if ft.Kind() == reflect.Struct && ft != reflect.TypeFor[spot]() && ft != reflect.TypeFor[assignment]() {
				walk(ft)
			}
		}
	}
	walk(reflect.TypeFor[file]())
	walk(reflect.TypeFor[unitRow]())
}

// The reference of units.csv in README.md is the field table's.
func TestColumnsAreExplained(t *testing.T) {
	const begin, end = "<!-- columns -->\n", "<!-- end of columns -->\n"
	readme, err := os.ReadFile(readmeFile)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok1 := strings.Cut(string(readme), begin)
	table, after, ok2 := strings.Cut(rest, end)
	if !ok1 || !ok2 {
		t.Fatalf("%s has no reference of columns", readmeFile)
	}
	if *golden.Update {
		if err := os.WriteFile(readmeFile, []byte(before+begin+columnTable()+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if table != columnTable() {
		t.Errorf("%s is not what the field table says: run go test ./internal/scenario -update", readmeFile)
	}
}

// columnTable words the columns of units.csv, a line each, needed ones marked.
func columnTable() string {
	var b strings.Builder
	b.WriteString("| column | meaning | words |\n|---|---|---|\n")
	for _, c := range columns(reflect.TypeFor[unitRow]()) {
		need := ""
		if !c.optional {
			need = "\\*"
		}
		b.WriteString("| `" + c.key + "`" + need + " | " + c.tag.Get("doc") + " | " + strings.Join(vocabulary(c.tag), ", ") + " |\n")
	}
	return b.String()
}
