package replay

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"

	"parallel38/game"
)

// Format 1 had one keyframe, the last lines of the file: the state as JSON, with lists that went by
// their place. What fields there were, and what the lists of the scenarios of its time were about, is
// remembered in format1.json.

//go:embed format1.json
var format1 []byte

// maxJSON is the most JSON that a keyframe unpacks to. Those of format 1 had half a megabyte.
const maxJSON = 2 << 20

// oldKeyframe reads the keyframe of a file of format 1, whose first line is the one just read.
func (r *reader) oldKeyframe(f *File) {
	words := strings.Fields(r.text)
	if len(words) != 3 {
		r.fail("found %q, want \"keyframe\", a hash and a size", shorten(r.text))
		return
	}
	k := Keyframe{Moment: f.end(), Line: r.line, Hash: r.number(words[1], 16, 64), json: int(r.number(words[2], 10, 31))}
	var text strings.Builder
	for r.next() {
		if r.text == "end" {
			k.text = text.String()
			f.Keys = append(f.Keys, k)
			return
		}
		text.WriteString(r.text)
	}
	r.cutOff("within its keyframe")
}

// unpackJSON reads a state of format 1 into a world of the same scenario in which the war begins.
func unpackJSON(k *Keyframe, scenario string, w *game.World) (game.Snapshot, error) {
	var old game.Snapshot
	if k.json > maxJSON {
		return old, fmt.Errorf("it has %d bytes; the most is %d", k.json, maxJSON)
	}
	z, err := gzip.NewReader(base64.NewDecoder(base64.StdEncoding, strings.NewReader(k.base64())))
	if err != nil {
		return old, err
	}
	buf := bytes.NewBuffer(make([]byte, 0, k.json+bytes.MinRead))
	if _, err := io.Copy(buf, io.LimitReader(z, int64(k.json)+1)); err != nil {
		return old, err
	}
	if buf.Len() != k.json {
		return old, fmt.Errorf("it does not unpack to %d bytes", k.json)
	}
	if n := longestList(buf.Bytes()); n > maxEntries {
		return old, fmt.Errorf("it has a list of %d entries", n)
	}
	if err := json.Unmarshal(buf.Bytes(), &old); err != nil {
		return old, err
	}
	return old, adopt(&old, scenario, w)
}

// adopt puts the fields of a state of format 1 in their places of today.
func adopt(old *game.Snapshot, scenario string, w *game.World) error {
	var then struct {
		Columns []string
		Names   map[string]names // by scenario
	}
	if err := json.Unmarshal(format1, &then); err != nil {
		return err
	}
	called, known := then.Names[scenario]
	if !known { // not one of the scenarios of its time: it must have what it has today
		called = namesOf(w)
	}
	var where [kinds][]int
	for k, list := range namesOf(w) {
		where[k] = found(called[k], list)
	}
	snap := w.Snapshot()
	from, root := reflect.ValueOf(old).Elem(), reflect.ValueOf(&snap).Elem()
	for i := range columns() {
		c := &columns()[i]
		if !slices.Contains(then.Columns, c.path) {
			continue // it is as it is when the war begins
		}
		var values []int64
		visit(from, c.steps, func(v reflect.Value) { values = append(values, integer(v)) })
		err := c.fill(root, c.lengths(from), &where, func() (int64, error) {
			n := values[0]
			values = values[1:]
			return n, nil
		})
		if err != nil {
			return err
		}
	}
	snap.Seed, *old = old.Seed, snap
	return nil
}

// longestList is the most commas of one bracket of a text in JSON: without a bound a few bytes an entry
// would make hundreds of bytes of memory.
func longestList(text []byte) int {
	var commas [32]int
	longest, depth, quoted := 0, 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '[' || c == '{':
			if depth++; depth == len(commas) {
				return maxEntries + 1 // deeper than any keyframe
			}
			commas[depth] = 0
		case c == ']' || c == '}':
			depth = max(0, depth-1)
		case c == ',':
			commas[depth]++
			longest = max(longest, commas[depth]+1)
		}
	}
	return longest
}
