package replay

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"parallel38/game"
	"parallel38/game/force"
	"parallel38/internal/match"
)

// Bounds on what is read, so that a hostile file costs little. The longest war so far is a tenth of them.
const (
	maxBytes    = 16 << 20
	maxLine     = 4 << 10
	maxDays     = 2000
	maxOrders   = 1 << 18
	maxKeyframe = 8 << 20 // of JSON
	wrap        = 96      // characters of base64 a line
)

var sideLetters = [force.Sides]string{"-", "N", "S"}

// Write writes a match as a save file.
func Write(to io.Writer, m *match.Match) error {
	world, setup := m.World(), m.Setup()
	w := bufio.NewWriter(to)
	fmt.Fprintf(w, "parallel38 war %d\nengine %d\n", Format, Engine)
	fmt.Fprintf(w, "scenario %s %016x\nnoise %s\nseed %d\n", setup.ID, Fingerprint(setup), setup.Noise, world.Seed)
	fmt.Fprintf(w, "north %s\nsouth %s\n", m.Seats[force.North].Name, m.Seats[force.South].Name)
	hashes := m.Hashes()
	fmt.Fprintf(w, "start %016x\n", hashes[0])
	log := m.Log()
	for day := 1; day < len(hashes) || len(log) > 0; day++ {
		fmt.Fprintf(w, "day %d\n", day)
		for len(log) > 0 && int(log[0].Turn) == day {
			fmt.Fprintf(w, "%s %s\n", sideLetters[log[0].Side], game.FormatOrder(&world.Board, &log[0].Order))
			log = log[1:]
		}
		if day < len(hashes) {
			fmt.Fprintf(w, "hash %016x\n", hashes[day])
		}
	}
	if err := writeKeyframe(w, world); err != nil {
		return err
	}
	fmt.Fprintln(w, "end")
	return w.Flush()
}

func writeKeyframe(w *bufio.Writer, world *game.World) error {
	state, err := json.Marshal(world.Snapshot())
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "keyframe %016x %d\n", world.Hash(), len(state))
	var packed bytes.Buffer
	z, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression) // the level is a valid constant
	z.Write(state)                                             // into memory: cannot fail
	z.Close()
	text := base64.StdEncoding.EncodeToString(packed.Bytes())
	for ; len(text) > wrap; text = text[wrap:] {
		fmt.Fprintln(w, text[:wrap])
	}
	fmt.Fprintln(w, text)
	return nil
}

// Save writes a match to a file at once: whoever reads the path finds the old file or the new one,
// never half of one.
func Save(path string, m *match.Match) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".p38-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	f.Chmod(0o644) // a save is no secret; where modes mean nothing it stays as it is
	if err = Write(f, m); err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// Read reads a save file. Mistakes are *Error, with their line.
func Read(from io.Reader) (*File, error) {
	in := bufio.NewScanner(io.LimitReader(from, maxBytes+1))
	in.Buffer(make([]byte, 0, maxLine), maxLine)
	r := &reader{in: in}
	f := &File{}
	r.header(f)
	r.days(f)
	r.keyframe(f)
	return f, r.err
}

// reader takes lines off a file; after the first mistake it only returns zero values.
type reader struct {
	in   *bufio.Scanner
	line int
	text string
	size int
	err  error
}

func (r *reader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = &Error{r.line, fmt.Sprintf(format, args...)}
	}
}

// next reads a line; false at the end of the file and after a mistake.
func (r *reader) next() bool {
	if r.err != nil {
		return false
	}
	if !r.in.Scan() {
		r.line++
		if err := r.in.Err(); err != nil {
			r.fail("cannot be read: %v", err)
		}
		return false
	}
	r.line++
	r.text = strings.TrimSuffix(r.in.Text(), "\r")
	if r.size += len(r.text) + 1; r.size > maxBytes {
		r.fail("the file is longer than %d MiB", maxBytes>>20)
		return false
	}
	return true
}

// field reads a line "name words…" and returns so many words.
func (r *reader) field(name string, count int) []string {
	words := make([]string, count)
	if !r.next() {
		r.fail("the file ends where %q is expected", name)
		return words
	}
	found := strings.Fields(r.text)
	if len(found) != count+1 || found[0] != name {
		r.fail("found %q, want %q and %d %s", r.text, name, count, map[bool]string{true: "word", false: "words"}[count == 1])
		return words
	}
	return found[1:]
}

func (r *reader) number(s string, base, bits int) uint64 {
	n, err := strconv.ParseUint(s, base, bits)
	if err != nil {
		r.fail("found %q, want a number of %d bits in base %d", s, bits, base)
	}
	return n
}

func (r *reader) header(f *File) {
	first := "parallel38 war " + strconv.Itoa(Format)
	if !r.next() || r.text != first {
		var newer int
		if n, _ := fmt.Sscanf(r.text, "parallel38 war %d", &newer); n == 1 && newer > Format {
			r.fail("a save of format %d; this program reads up to %d: open it with a newer version", newer, Format)
		}
		r.fail("not a save of Parallel 38: the first line is not %q", first)
	}
	f.Engine = int(r.number(r.field("engine", 1)[0], 10, 31))
	scenario := r.field("scenario", 2)
	f.Scenario, f.Fingerprint = scenario[0], r.number(scenario[1], 16, 64)
	f.Noise = r.field("noise", 1)[0]
	f.Seed = r.number(r.field("seed", 1)[0], 10, 64)
	f.Players[force.North] = r.field("north", 1)[0]
	f.Players[force.South] = r.field("south", 1)[0]
	f.Start = r.number(r.field("start", 1)[0], 16, 64)
}

// days reads up to the keyframe's line.
func (r *reader) days(f *File) {
	var day *Day // being read
	orders := 0
	for r.next() {
		word, rest, _ := strings.Cut(r.text, " ")
		switch {
		case word == "keyframe":
			return
		case word == "day":
			if n := r.number(rest, 10, 15); r.err == nil && int(n) != len(f.Days)+1 {
				r.fail("found day %d, want day %d", n, len(f.Days)+1)
			}
			if day != nil && !day.Over {
				r.fail("day %d has no hash", len(f.Days))
			}
			if len(f.Days) == maxDays {
				r.fail("more than %d days", maxDays)
				return
			}
			f.Days = append(f.Days, Day{Line: r.line})
			day = &f.Days[len(f.Days)-1]
		case day == nil:
			r.fail("found %q, want %q", word, "day 1")
		case word == "hash":
			if day.Over {
				r.fail("day %d has two hashes", len(f.Days))
			}
			day.Hash, day.Over = r.number(rest, 16, 64), true
		case word == "N" || word == "S":
			if orders++; orders > maxOrders {
				r.fail("more than %d orders", maxOrders)
			}
			if day.Over {
				r.fail("an order after the hash of day %d", len(f.Days))
			}
			side := force.North
			if word == "S" {
				side = force.South
			}
			day.Orders = append(day.Orders, Order{r.line, side, rest})
		default:
			r.fail("found %q, want an order that begins with N or S, a day, a hash or the keyframe", shorten(word))
		}
	}
	r.fail("the file ends before its keyframe: it is cut off")
}

// keyframe reads the state, whose first line is the one just read.
func (r *reader) keyframe(f *File) {
	if r.err != nil {
		return
	}
	words := strings.Fields(r.text)
	if len(words) != 3 {
		r.fail("found %q, want \"keyframe\", a hash and a size", shorten(r.text))
		return
	}
	f.KeyHash = r.number(words[1], 16, 64)
	size, start := r.number(words[2], 10, 31), r.line
	if size > maxKeyframe {
		r.fail("a keyframe of %d bytes; the most is %d", size, maxKeyframe)
	}
	var text bytes.Buffer
	for r.next() {
		if r.text == "end" {
			r.unpack(f, text.Bytes(), int(size), start)
			return
		}
		text.WriteString(r.text)
	}
	r.fail("the file ends within its keyframe: it is cut off")
}

func (r *reader) unpack(f *File, text []byte, size, start int) {
	r.line = start
	z, err := gzip.NewReader(base64.NewDecoder(base64.StdEncoding, bytes.NewReader(text)))
	if err != nil {
		r.fail("the keyframe is damaged: %v", err)
		return
	}
	state := make([]byte, 0, 64<<10)
	buf := bytes.NewBuffer(state)
	if _, err := io.Copy(buf, io.LimitReader(z, int64(size)+1)); err != nil {
		r.fail("the keyframe is damaged: %v", err)
		return
	}
	if buf.Len() != size {
		r.fail("the keyframe is damaged: it does not unpack to %d bytes", size)
		return
	}
	if n := longestList(buf.Bytes()); n > maxList {
		r.fail("the keyframe is damaged: it has a list of %d entries", n)
		return
	}
	if err := json.Unmarshal(buf.Bytes(), &f.Keyframe); err != nil {
		r.fail("the keyframe is damaged: %v", err)
	}
}

// maxList is the most entries that a list of a keyframe can have: one a hex. Without it a few bytes
// of JSON an entry would make hundreds of bytes of memory.
const maxList = 1 << 15

// longestList is the most commas of one bracket of a text in JSON.
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
				return maxList + 1 // deeper than any keyframe
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

// shorten keeps a quotation short.
func shorten(s string) string {
	if len(s) > 60 {
		return strings.ToValidUTF8(s[:60], "") + "…"
	}
	return s
}
