package scenario

import (
	"bytes"
	"encoding/json"
	"reflect"

	"parallel38/game/calendar"
)

// Schema is the JSON Schema of scenario.yaml, made from the field table, for editors that check while
// one types. It is published as scenarios/schema/scenario.schema.json. What fits together, and what
// fits the map, only the reader can tell.
func Schema() []byte {
	s := describe(reflect.TypeFor[file](), "")
	s["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	s["title"] = "Parallel 38 scenario"
	s["description"] = "scenario.yaml: see scenarios/README.md. With extends, fields that the other scenario gives may be left out."
	s["required"] = []string{"format", "id"}
	s["if"] = schema{"not": schema{"required": []string{"extends"}}}
	s["then"] = schema{"required": required(reflect.TypeFor[file]())}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(s); err != nil {
		panic(err) // maps, slices, strings and numbers encode
	}
	return b.Bytes()
}

type schema map[string]any

// describe is the schema of a type of the field table.
func describe(t reflect.Type, tag reflect.StructTag) schema {
	s := form(t, tag)
	if doc := tag.Get("doc"); doc != "" {
		s["description"] = doc
	}
	return s
}

func form(t reflect.Type, tag reflect.StructTag) schema {
	low, high := bounds(tag)
	const date = `^19[4-6][0-9]-[01][0-9]-[0-3][0-9]$`
	whole := schema{"type": "integer", "minimum": low, "maximum": high}
	decimal := schema{"type": "number", "minimum": low, "maximum": high}
	switch t {
	case reflect.TypeFor[tenths]():
		return decimal
	case reflect.TypeFor[steps]():
		return schema{"type": "object", "patternProperties": schema{date: whole}, "additionalProperties": false}
	case reflect.TypeFor[pointSteps]():
		return schema{"type": "object", "patternProperties": schema{date: decimal}, "additionalProperties": false}
	case reflect.TypeFor[calendar.Day]():
		return schema{"type": "string", "pattern": date}
	case reflect.TypeFor[word]():
		return schema{"type": "string", "enum": vocabulary(tag)}
	case reflect.TypeFor[assignment]():
		return schema{"type": "string", "pattern": "^[^=]+=[^=]+$", "examples": []string{"supply.north.trucks=1500", "units.us-*.due=1950-08-01"}}
	case reflect.TypeFor[spot]():
		return schema{"type": "string", "minLength": 1, "examples": []string{"Chunchon", "Chunchon+N", "36,57"}}
	}
	switch t.Kind() {
	case reflect.Int:
		return whole
	case reflect.String:
		if _, ok := tag.Lookup("max"); !ok {
			high = maxText
		}
		s := schema{"type": "string", "minLength": max(1, low), "maxLength": high}
		if pattern := tag.Get("of"); pattern != "" {
			s["pattern"] = pattern
		}
		return s
	case reflect.Slice:
		return schema{"type": "array", "minItems": low, "maxItems": high, "items": describe(t.Elem(), reflect.StructTag(tag.Get("each")))}
	}
	properties := schema{}
	for _, c := range columns(t) {
		properties[c.key] = describe(t.Field(c.index).Type, c.tag)
	}
	s := schema{"type": "object", "properties": properties, "additionalProperties": false}
	if keys := required(t); len(keys) > 0 {
		s["required"] = keys
	}
	return s
}

// required are the fields of a struct that may not be left out.
func required(t reflect.Type) []string {
	var keys []string
	for _, c := range columns(t) {
		if !c.optional {
			keys = append(keys, c.key)
		}
	}
	return keys
}
