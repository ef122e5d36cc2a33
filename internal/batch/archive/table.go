package archive

import (
	"encoding/csv"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"

	"github.com/parquet-go/parquet-go"

	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/internal/batch"
	"parallel38/internal/match"
)

// The tables. Each is a list of columns, and a column knows how to take its cell from a row; CSV and Parquet
// are two ways to write the same cells. Parquet's bytes depend on how rows are batched, so a table is written
// in one pass in the order of the runs, never as results come in.

// cell is one value of a table: a number, a word, or nothing.
type cell struct {
	number int64
	word   string
	empty  bool
}

func number[T ~int | ~int16 | ~int32](n T) cell { return cell{number: int64(n)} }

func word[T ~string](s T) cell { return cell{word: string(s), empty: s == ""} }

var nothing = cell{empty: true}

// kind is what the cells of a column are.
type kind uint8

const (
	whole  kind = iota // a whole number
	big                // a whole number of 64 bits without a sign
	tenths             // tenths in the cell, written as a fraction
	text
	date // a calendar.Day in the cell
)

// column is a column of a table of rows of type T.
type column[T any] struct {
	name     string
	kind     kind
	optional bool // some cells are empty
	cell     func(T) cell
}

// runColumns are the columns of the table of runs.
func runColumns(p *batch.Plan) []column[*batch.Row] {
	all := []column[*batch.Row]{
		{"run", whole, false, func(r *batch.Row) cell { return number(r.Run) }},
		{"seed", big, false, func(r *batch.Row) cell { return cell{number: int64(r.Seed)} }},
		{"status", text, false, func(r *batch.Row) cell { return word(r.Status) }},
		{"error", text, true, func(r *batch.Row) cell { return word(r.Error) }},
		{"hash", text, false, func(r *batch.Row) cell { return word(fmt.Sprintf("%016x", r.Hash)) }},
		{"turns", whole, false, func(r *batch.Row) cell { return number(r.Turns) }},
		{"result", text, false, func(r *batch.Row) cell { return word(r.Result) }},
		{"winner", text, true, func(r *batch.Row) cell { return word(r.Winner) }},
		{"score", tenths, false, func(r *batch.Row) cell { return number(r.Score) }},
	}
	for side := force.North; side < force.Sides; side++ {
		all = append(all, sideColumns(p, side)...)
	}
	for i, place := range p.Dated() {
		name := "fell_" + snake(p.Map.Places[place].Name.En)
		all = append(all, column[*batch.Row]{name, date, true, func(r *batch.Row) cell {
			if r.Fell[i] == 0 {
				return nothing
			}
			return number(r.Fell[i])
		}})
	}
	return all
}

// sideColumns are a side's part of the table of runs.
func sideColumns(p *batch.Plan, side force.Side) (all []column[*batch.Row]) {
	add := func(name string, optional bool, of func(s *batch.Side) cell) {
		all = append(all, column[*batch.Row]{side.String() + "_" + name, whole, optional, func(r *batch.Row) cell { return of(&r.Sides[side]) }})
	}
	add("orders", false, func(s *batch.Side) cell { return number(s.Orders) })
	add("killed", false, func(s *batch.Side) cell { return number(s.Killed) })
	add("wounded", false, func(s *batch.Side) cell { return number(s.Wounded) })
	add("missing", false, func(s *batch.Side) cell { return number(s.Missing) })
	add("prisoners", false, func(s *batch.Side) cell { return number(s.Prisoners) })
	add("sick", false, func(s *batch.Side) cell { return number(s.Sick) })
	for w := range fight.Weapons {
		add("lost_"+w.String(), false, func(s *batch.Side) cell { return number(s.WeaponsLost[w]) })
	}
	strengths := func(when string, optional bool, at func(s *batch.Side) (match.Strength, bool)) {
		for _, m := range []struct {
			name string
			of   func(match.Strength) int32
		}{
			{"men", func(s match.Strength) int32 { return s.Men }},
			{"guns", func(s match.Strength) int32 { return s.Guns }},
			{"tanks", func(s match.Strength) int32 { return s.Tanks }},
		} {
			add(m.name+"_"+when, optional, func(s *batch.Side) cell {
				if strength, ok := at(s); ok {
					return number(m.of(strength))
				}
				return nothing
			})
		}
	}
	for i, day := range p.Checkpoints() {
		strengths(fmt.Sprintf("day_%03d", day), true, func(s *batch.Side) (match.Strength, bool) {
			if i < len(s.Strengths) {
				return s.Strengths[i], true
			}
			return match.Strength{}, false
		})
	}
	strengths("end", false, func(s *batch.Side) (match.Strength, bool) { return s.End, true })
	return all
}

// snake is a name as columns write it: "Munsan-ni" is munsan_ni.
func snake(name string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, strings.ToLower(name))
}

// turnColumns are the columns of the table of turns: tidy, one value a row.
var turnColumns = []column[batch.Measure]{
	{"run", whole, false, func(m batch.Measure) cell { return number(m.Run) }},
	{"turn", whole, false, func(m batch.Measure) cell { return number(m.Day) }},
	{"side", text, false, func(m batch.Measure) cell { return word(m.Side.String()) }},
	{"metric", text, false, func(m batch.Measure) cell { return word(m.Metric) }},
	{"value", whole, false, func(m batch.Measure) cell { return number(m.Value) }},
}

// csvTable writes rows as CSV.
type csvTable[T any] struct {
	columns []column[T]
	w       *csv.Writer
	record  []string
}

func newCSV[T any](w io.Writer, columns []column[T]) *csvTable[T] {
	t := &csvTable[T]{columns, csv.NewWriter(w), make([]string, len(columns))}
	for i, c := range columns {
		t.record[i] = c.name
	}
	t.w.Write(t.record) // an error stays in the writer until Flush
	return t
}

func (t *csvTable[T]) add(row T) error {
	for i, c := range t.columns {
		t.record[i] = c.csv(c.cell(row))
	}
	return t.w.Write(t.record)
}

func (t *csvTable[T]) close() error {
	t.w.Flush()
	return t.w.Error()
}

func (c *column[T]) csv(v cell) string {
	switch {
	case v.empty:
		return ""
	case c.kind == text:
		return v.word
	case c.kind == date:
		return calendar.Day(v.number).String()
	case c.kind == big:
		return strconv.FormatUint(uint64(v.number), 10)
	case c.kind == tenths:
		return strconv.FormatFloat(float64(v.number)/10, 'f', 1, 64)
	}
	return strconv.FormatInt(v.number, 10)
}

// parquetTable writes rows as Parquet.
type parquetTable[T any] struct {
	columns []column[T]
	w       *parquet.GenericWriter[any]
	rows    []parquet.Row
}

// parquetBatch is how many rows go to the writer at a time.
const parquetBatch = 1024

func newParquet[T any](w io.Writer, name string, columns []column[T]) *parquetTable[T] {
	return &parquetTable[T]{columns: columns, w: parquet.NewGenericWriter[any](w, schema(name, columns), parquet.Compression(&parquet.Zstd), parquet.CreatedBy("parallel38", "", ""))}
}

// types are what the cells of a column are in Go, and how Parquet tags call them.
var types = map[kind]struct {
	of  reflect.Type
	tag string
}{
	whole:  {reflect.TypeFor[int32](), ""},
	big:    {reflect.TypeFor[uint64](), ""},
	tenths: {reflect.TypeFor[float64](), ""},
	text:   {reflect.TypeFor[string](), ",dict"},
	date:   {reflect.TypeFor[int32](), ",date"},
}

// schema is the Parquet schema of some columns. It is that of a struct, because a parquet.Group would sort them.
func schema[T any](name string, columns []column[T]) *parquet.Schema {
	fields := make([]reflect.StructField, len(columns))
	for i, c := range columns {
		tag := c.name + types[c.kind].tag
		if c.optional {
			tag += ",optional"
		}
		fields[i] = reflect.StructField{Name: "F" + strconv.Itoa(i), Type: types[c.kind].of, Tag: reflect.StructTag(`parquet:"` + tag + `"`)}
	}
	return parquet.NewSchema(name, parquet.SchemaOf(reflect.New(reflect.StructOf(fields)).Interface()))
}

func (t *parquetTable[T]) add(row T) error {
	cells := make(parquet.Row, len(t.columns))
	for i, c := range t.columns {
		v, defined := c.cell(row), 0
		if c.optional && !v.empty {
			defined = 1
		}
		cells[i] = c.parquet(v).Level(0, defined, i)
	}
	if t.rows = append(t.rows, cells); len(t.rows) < parquetBatch {
		return nil
	}
	return t.flush()
}

func (t *parquetTable[T]) flush() error {
	_, err := t.w.WriteRows(t.rows)
	t.rows = t.rows[:0]
	return err
}

func (t *parquetTable[T]) close() error {
	if err := t.flush(); err != nil {
		return err
	}
	return t.w.Close()
}

// unixEpoch is 1 January 1970, from which Parquet counts days.
var unixEpoch = calendar.Of(1970, 1, 1)

func (c *column[T]) parquet(v cell) parquet.Value {
	switch {
	case v.empty && c.optional:
		return parquet.NullValue()
	case c.kind == text:
		return parquet.ByteArrayValue([]byte(v.word))
	case c.kind == date:
		return parquet.Int32Value(int32(v.number) - int32(unixEpoch))
	case c.kind == big:
		return parquet.Int64Value(v.number)
	case c.kind == tenths:
		return parquet.DoubleValue(float64(v.number) / 10)
	}
	return parquet.Int32Value(int32(v.number))
}
