package scenario

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"
)

// Bounds of a table.
const (
	maxTable = 256 << 10 // bytes
	maxRows  = 600
	maxCell  = 400 // bytes
)

// table reads a CSV file, of units or of whatever else a row type says. The first row names the columns;
// a blank cell is a field left out.
func table[Row any](s *source, name string) []Row {
	data, ok := s.read(name, maxTable)
	if !ok {
		return nil
	}
	lines := strings.Split(string(data), "\n")
	r := csv.NewReader(strings.NewReader(string(data)))
	r.FieldsPerRecord = -1
	r.Comment = '#'
	at := func(field int) pos {
		line, column := r.FieldPos(field)
		before := lines[line-1]
		return pos{name, line, 1 + utf8.RuneCountInString(before[:min(column-1, len(before))])}
	}
	header, err := r.Read()
	if err != nil {
		s.add(pos{name, 1, 1}, "", "no header", "a first row that names the columns")
		return nil
	}
	header, unread := s.header(columns(reflect.TypeFor[Row]()), header, at)
	var rows []Row
	for {
		cells, err := r.Read()
		var broken *csv.ParseError
		switch {
		case err == io.EOF:
			return rows
		case errors.As(err, &broken):
			where := pos{name, broken.Line, broken.Column}
			if broken.StartLine != broken.Line { // a quote that was never closed is seen at the end only
				where = pos{name, broken.StartLine, 1}
			}
			s.add(where, "", broken.Err.Error(), "cells parted by commas, quotes doubled inside quotes")
			return rows // what follows a broken quote cannot be told apart
		case len(cells) > len(header):
			s.add(at(len(header)), "", fmt.Sprintf("%d cells", len(cells)), fmt.Sprintf("%d, one a column", len(header)))
			continue
		}
		n := &node{pos: at(0), kind: mapping, unread: slices.Clip(unread)}
		for i, cell := range cells {
			if header[i] == "" || cell == "" {
				continue
			}
			where := at(i)
			if len(cell) > maxCell {
				s.add(where, header[i], fmt.Sprintf("%d bytes", len(cell)), fmt.Sprintf("%d bytes in a cell", maxCell))
				n.unread = append(n.unread, header[i])
				continue
			}
			n.pairs = append(n.pairs, pair{header[i], where, &node{pos: where, kind: scalar, text: cell}})
		}
		if len(rows) == maxRows {
			s.add(n.pos, "", "too many rows", fmt.Sprint(maxRows))
			return rows
		}
		rows = append(rows, *new(Row))
		s.bindFields(n, reflect.ValueOf(&rows[len(rows)-1]).Elem(), "")
	}
}

// header checks the names of the columns. A wrong one is noted and left blank, so that its cells are
// not read; the needed columns that there are none of are returned too.
func (s *source) header(cols []column, names []string, at func(int) pos) (known, missing []string) {
	keys := make([]string, len(cols))
	for i, c := range cols {
		keys[i] = c.key
	}
	for i, name := range names {
		switch {
		case slices.Contains(known, name):
			s.add(at(i), name, "the column a second time", "once")
			name = ""
		case !slices.Contains(keys, name):
			s.add(at(i), name, "an unknown column", oneOf(name, keys))
			name = ""
		}
		known = append(known, name)
	}
	for _, c := range cols {
		if !c.optional && !slices.Contains(known, c.key) {
			s.add(at(0), c.key, "no such column", "the column is needed")
			missing = append(missing, c.key)
		}
	}
	return known, missing
}
