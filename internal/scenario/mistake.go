package scenario

import (
	"fmt"
	"slices"
	"strings"
)

// Mistake is one thing that is wrong in a scenario's files, and where.
type Mistake struct {
	File    string // path within the scenarios' folder; "" for an assignment of Set
	Line    int    // from 1; 0 when the file as a whole is meant
	Column  int    // from 1, in characters
	Field   string // "supply.north.trucks", or a column of a table
	Found   string
	Allowed string
}

func (m Mistake) String() string {
	var b strings.Builder
	if m.File != "" {
		b.WriteString(m.File)
		if m.Line > 0 {
			fmt.Fprintf(&b, ":%d:%d", m.Line, m.Column)
		}
		b.WriteString(": ")
	}
	if m.Field != "" {
		fmt.Fprintf(&b, "%s: ", m.Field)
	}
	fmt.Fprintf(&b, "found %s", m.Found)
	if m.Allowed != "" {
		fmt.Fprintf(&b, "; allowed: %s", m.Allowed)
	}
	return b.String()
}

// Errors are all the mistakes of a scenario, in the order of its files and lines.
type Errors []Mistake

func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, m := range e {
		lines[i] = m.String()
	}
	if len(e) >= maxMistakes {
		lines = append(lines, "… and perhaps more")
	}
	return strings.Join(lines, "\n")
}

// maxMistakes is how many mistakes are reported of a scenario: enough to see what is wrong, and a bound
// on what a hostile file can make us say.
const maxMistakes = 200

// pos is where in a file something stands.
type pos struct {
	file         string
	line, column int
}

// origin is where a struct was read from and which of its fields were given there. Structs that
// are checked further embed it.
type origin struct {
	pos
	given []pair
}

func (o *origin) read(n *node) { o.pos, o.given = n.pos, n.pairs }

func (o *origin) has(field string) bool {
	return slices.ContainsFunc(o.given, func(p pair) bool { return p.key == field })
}

// where is the place of a field, or of the whole if the field is not given.
func (o *origin) where(field string) pos {
	for _, p := range o.given {
		if p.key == field {
			return p.value.pos
		}
	}
	return o.pos
}

// notes gathers mistakes while files are read.
type notes struct{ list Errors }

func (n *notes) add(at pos, field, found, allowed string) {
	if len(n.list) < maxMistakes {
		n.list = append(n.list, Mistake{at.file, at.line, at.column, field, shorten(found), allowed})
	}
}

// shorten keeps what is quoted from a file on one line of readable length.
func shorten(s string) string {
	const most = 80
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, s)
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}
