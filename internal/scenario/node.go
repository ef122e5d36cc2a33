package scenario

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// Bounds that are checked before a YAML file is parsed, so that a hostile one takes neither memory
// nor time: the parser's cost grows with the square of the nesting and of the lines (16,000 lines "? a"
// took four seconds and a gigabyte), and with the length of keys.
const (
	maxYAML   = 64 << 10 // bytes
	maxLines  = 2000
	maxLine   = 400  // characters, which also bounds how deep blocks can nest
	maxOpened = 1000 // brackets of lists and mappings in a line of flow style
	maxDepth  = 8    // levels that a scenario may nest
)

// node is a value of a file and where it stands: a scalar, a list or a mapping.
type node struct {
	pos
	kind  nodeKind
	text  string  // of a scalar, as written
	items []*node // of a list
	pairs []pair  // of a mapping, in the file's order

	unread []string // keys of a mapping that are there and could not be read: noted already
}

type nodeKind uint8

const (
	nothing nodeKind = iota // a key without a value
	scalar
	list
	mapping
)

func (n *node) describe() string {
	switch n.kind {
	case scalar:
		return fmt.Sprintf("%q", n.text)
	case list:
		return "a list"
	case mapping:
		return "a mapping"
	}
	return "nothing"
}

// pair is a key of a mapping and its value.
type pair struct {
	key   string
	at    pos
	value *node
}

// find is the value of a key, nil if it is not given.
func (n *node) find(key string) *node {
	for _, p := range n.pairs {
		if p.key == key {
			return p.value
		}
	}
	return nil
}

// read is the content of a file of at most limit bytes; ok is false if it cannot be had, and noted.
func (s *source) read(name string, limit int) (data []byte, ok bool) {
	at := pos{file: name}
	switch info, err := fs.Stat(s.fsys, name); {
	case errors.Is(err, fs.ErrNotExist):
		s.add(at, "", "no such file", "")
		return nil, false
	case err != nil:
		s.add(at, "", "a file that cannot be read", "")
		return nil, false
	case !info.Mode().IsRegular(): // to open a pipe would be to wait for it
		s.add(at, "", "no plain file", "a plain file")
		return nil, false
	}
	f, err := s.fsys.Open(name)
	if err == nil {
		defer f.Close()
		data, err = io.ReadAll(io.LimitReader(f, int64(limit)+1))
	}
	if err != nil {
		s.add(at, "", "a file that cannot be read", "")
		return nil, false
	}
	if len(data) > limit {
		s.add(at, "", "a file that is too long", fmt.Sprintf("%d bytes", limit))
		return nil, false
	}
	if i := firstUnreadable(data); i >= 0 {
		at.line = 1 + bytes.Count(data[:i], []byte("\n"))
		at.column = 1 + utf8.RuneCount(data[1+bytes.LastIndexByte(data[:i], '\n'):i])
		s.add(at, "", fmt.Sprintf("the byte %#02x", data[i]), "UTF-8 text without tabs and control characters")
		return nil, false
	}
	return data, true
}

// firstUnreadable is the offset of the first byte that is no part of plain text, -1 if there is none.
func firstUnreadable(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 || r < ' ' && r != '\n' && r != '\r' || r == 0x7f || r == '\ufeff' && i > 0 {
			return i
		}
		i += size
	}
	return -1
}

// yaml reads a YAML file into nodes; nil if it cannot be read, and noted.
func (s *source) yaml(name string) *node {
	data, ok := s.read(name, maxYAML)
	if !ok || !s.bounded(name, data) {
		return nil
	}
	file, err := parse(data)
	if err != nil {
		at := pos{file: name}
		message := err.Error()
		var located yaml.Error
		if errors.As(err, &located) {
			message = located.GetMessage()
			if t := located.GetToken(); t != nil && t.Position != nil {
				at.line, at.column = t.Position.Line, t.Position.Column
			}
		}
		s.add(at, "", "text that is not YAML: "+message, "")
		return nil
	}
	if len(file.Docs) != 1 || file.Docs[0].Body == nil {
		s.add(pos{file: name}, "", fmt.Sprintf("%d documents", len(file.Docs)), "one mapping of fields")
		return nil
	}
	return s.convert(name, file.Docs[0].Body, 0)
}

// parse is the YAML parser. It is not ours, and on a file that makes it fail a reader must not.
func parse(data []byte) (file *ast.File, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the parser gave up")
		}
	}()
	return parser.ParseBytes(data, 0, parser.AllowDuplicateMapKey())
}

// bounded tells whether a YAML file keeps to the bounds.
func (s *source) bounded(name string, data []byte) bool {
	opened := 0
	for i, line := range strings.Split(string(data), "\n") {
		if i >= maxLines {
			s.add(pos{name, i + 1, 1}, "", "too many lines", fmt.Sprint(maxLines))
			return false
		}
		if n := utf8.RuneCountInString(line); n > maxLine {
			s.add(pos{name, i + 1, maxLine + 1}, "", fmt.Sprintf("a line of %d characters", n), fmt.Sprint(maxLine))
			return false
		}
		for col, r := range []rune(line) {
			if r != '[' && r != '{' {
				continue
			}
			if opened++; opened > maxOpened {
				s.add(pos{name, i + 1, col + 1}, "", "too many brackets", fmt.Sprint(maxOpened))
				return false
			}
		}
	}
	return true
}

// convert makes nodes of the parser's tree. A scenario uses plain YAML: no anchors, aliases, tags,
// merges or keys that are not text.
func (s *source) convert(name string, a ast.Node, depth int) *node {
	n := &node{pos: pos{file: name}}
	if a == nil || a.GetToken() == nil {
		return n
	}
	if p := a.GetToken().Position; p != nil {
		n.line, n.column = p.Line, p.Column
	}
	if depth > maxDepth {
		s.add(n.pos, "", "values nested too deep", fmt.Sprintf("%d levels", maxDepth))
		return n
	}
	switch a := a.(type) {
	case *ast.MappingNode:
		n.kind = mapping
		for _, v := range a.Values {
			s.convertPair(n, v, depth)
		}
		if len(n.pairs) > 0 && !a.IsFlowStyle {
			n.line, n.column = n.pairs[0].at.line, n.pairs[0].at.column
		}
	case *ast.MappingValueNode:
		n.kind = mapping
		s.convertPair(n, a, depth)
		if len(n.pairs) > 0 {
			n.line, n.column = n.pairs[0].at.line, n.pairs[0].at.column
		}
	case *ast.SequenceNode:
		n.kind = list
		for _, v := range a.Values {
			n.items = append(n.items, s.convert(name, v, depth+1))
		}
	case *ast.StringNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		n.kind, n.text = scalar, a.GetToken().Value
	case *ast.LiteralNode:
		n.kind, n.text = scalar, strings.TrimRight(a.Value.Value, "\n")
	case *ast.NullNode:
	default:
		s.add(n.pos, "", strings.ToLower(a.Type().String())+" syntax", "plain values, lists and mappings")
	}
	return n
}

func (s *source) convertPair(n *node, v *ast.MappingValueNode, depth int) {
	if v.Key == nil || v.Key.GetToken() == nil {
		return
	}
	t := v.Key.GetToken()
	p := pair{key: t.Value, at: pos{file: n.file}}
	if t.Position != nil {
		p.at.line, p.at.column = t.Position.Line, t.Position.Column
	}
	switch v.Key.(type) {
	case *ast.StringNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.NullNode:
	default:
		s.add(p.at, "", "a key that is not text", "plain keys")
		return
	}
	for _, before := range n.pairs {
		if before.key == p.key {
			s.add(p.at, p.key, "the field a second time", "once, as in line "+fmt.Sprint(before.at.line))
			return
		}
	}
	p.value = s.convert(n.file, v.Value, depth+1)
	if p.value.line == 0 {
		p.value.pos = p.at
	}
	n.pairs = append(n.pairs, p)
}
