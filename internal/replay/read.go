package replay

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"strconv"
	"strings"

	"parallel38/game/force"
)

// Bounds on what is read, so that a hostile file costs little. The longest war so far is a tenth of them.
const (
	maxBytes    = 16 << 20
	maxLine     = 4 << 10
	maxDays     = 2000
	maxOrders   = 1 << 18
	maxKeys     = 1 << 12
	maxChanges  = 1 << 10
	maxRenewals = 1 << 10
)

// Read reads a save file of this or any older format. Mistakes are *Error, with their line.
func Read(from io.Reader) (*File, error) {
	var b bytes.Buffer
	if _, err := b.ReadFrom(io.LimitReader(from, maxBytes+1)); err != nil {
		return nil, err
	}
	if b.Len() > maxBytes {
		return nil, &Error{0, fmt.Sprintf("the file is longer than %d MiB", maxBytes>>20), notASave}
	}
	r := &reader{rest: b.String()}
	f := &File{}
	var format int
	f.Campaign, format = r.format()
	switch {
	case format == 1 && !f.Campaign:
		r.header(f, false)
		r.days(f, false)
	default:
		r.header(f, true)
		r.days(f, true)
	}
	if r.err != nil {
		return nil, r.err
	}
	return f, nil
}

// notASave is what to do with a file that is something else.
const notASave = "give a file that the game, or p38 run --save, has written"

// reader takes lines off a file; after the first mistake it only returns zero values. All that it keeps
// of the text is the text itself.
type reader struct {
	rest string
	line int
	text string // of the line
	sum  uint32 // of the lines before
	err  error
}

func (r *reader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = &Error{Line: r.line, What: fmt.Sprintf(format, args...)}
	}
}

// cutOff says that a file ends too early.
func (r *reader) cutOff(where string) { r.fail("the file ends %s: it is cut off", where) }

// next reads a line; false at the end of the file and after a mistake.
func (r *reader) next() bool {
	if r.err != nil {
		return false
	}
	if r.line > 0 {
		r.sum = crc32.Update(r.sum, crc32.IEEETable, []byte(r.text+"\n"))
	}
	r.line++
	if r.rest == "" {
		r.text = ""
		return false
	}
	text, rest, _ := strings.Cut(r.rest, "\n")
	r.text, r.rest = strings.TrimSuffix(text, "\r"), rest
	if len(r.text) > maxLine {
		r.fail("a line of %d bytes; the longest is %d", len(r.text), maxLine)
		return false
	}
	return true
}

// field reads a line "name words…" and returns so many words.
func (r *reader) field(name string, count int) []string {
	words := make([]string, count)
	if !r.next() {
		r.cutOff(fmt.Sprintf("where %q is expected", name))
		return words
	}
	return r.words(name, count)
}

// words are those of the present line, "name words…".
func (r *reader) words(name string, count int) []string {
	found := strings.Fields(r.text)
	if len(found) != count+1 || found[0] != name {
		r.fail("found %q, want %q and %d %s", shorten(r.text), name, count, map[bool]string{true: "word", false: "words"}[count == 1])
		return make([]string, count)
	}
	return found[1:]
}

func (r *reader) number(s string, base, bits int) uint64 {
	n, err := strconv.ParseUint(s, base, bits)
	if err != nil {
		r.fail("found %q, want a number of %d bits in base %d", shorten(s), bits, base)
	}
	return n
}

// format reads the first line.
func (r *reader) format() (campaign bool, n int) {
	r.next()
	text, ok := strings.CutPrefix(r.text, "parallel38 war ")
	newest := Format
	if !ok {
		text, ok = strings.CutPrefix(r.text, "parallel38 campaign ")
		campaign, newest = ok, CampaignFormat
	}
	if ok {
		var err error
		n, err = strconv.Atoi(text)
		ok = err == nil && n > 0
	}
	switch {
	case r.err != nil:
	case !ok:
		r.err = &Error{1, fmt.Sprintf("not a save of Parallel 38: the first line is not \"parallel38 war %d\"", Format), notASave}
	case n > newest:
		r.err = &Error{1, fmt.Sprintf("a save of format %d; this program reads up to %d", n, newest), "open it with a newer version of Parallel 38"}
	}
	return campaign, n
}

func (r *reader) header(f *File, changes bool) {
	f.Engine = int(r.number(r.field("engine", 1)[0], 10, 31))
	name := "scenario"
	if f.Campaign {
		name = "campaign"
	}
	scenario := r.field(name, 2)
	f.Scenario, f.Fingerprint = scenario[0], r.number(scenario[1], 16, 64)
	if !f.Campaign {
		for r.next() && changes && strings.HasPrefix(r.text, "set ") {
			if f.Changes = append(f.Changes, r.text[len("set "):]); len(f.Changes) > maxChanges {
				r.fail("more than %d changes to the scenario", maxChanges)
			}
		}
		f.Noise = r.words("noise", 1)[0]
	}
	f.Seed = r.number(r.field("seed", 1)[0], 10, 64)
	f.Players[force.North] = r.field("north", 1)[0]
	f.Players[force.South] = r.field("south", 1)[0]
	f.Start = r.number(r.field("start", 1)[0], 16, 64)
}

// days reads all after the header. In format 1 one keyframe ends the file.
func (r *reader) days(f *File, many bool) {
	orders := 0
	var day *Day // being read
	for more := r.next(); more; {
		word, rest, _ := strings.Cut(r.text, " ")
		more = true
		switch {
		case word == "keyframe" && !many:
			r.oldKeyframe(f)
			return
		case word == "keyframe":
			more = r.keyframe(f)
			continue // it has read a line ahead
		case word == "rules" && many:
			r.renewal(f)
		case word == "end" && many:
			r.end(f)
			return
		case word == f.span():
			day = r.day(f, rest)
		case day == nil:
			r.fail("found %q, want %q", shorten(word), f.span()+" 1")
		case word == "hash":
			r.hash(f, day, rest)
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
			r.fail("found %q, want an order that begins with N or S, a day, a hash, a keyframe or the end", shorten(word))
		}
		more = r.next()
	}
	if many {
		r.cutOff("without the line \"end\"")
	}
	r.cutOff("before its keyframe")
}

func (r *reader) day(f *File, text string) *Day {
	if n := r.number(text, 10, 15); r.err == nil && int(n) != len(f.Days)+1 {
		r.fail("found %s %d, want %[1]s %[3]d", f.span(), n, len(f.Days)+1)
	}
	if n := len(f.Days); n > 0 && !f.Days[n-1].Over {
		r.fail("day %d has no hash", n)
	}
	if len(f.Days) == maxDays {
		r.fail("more than %d days", maxDays)
	}
	f.Days = append(f.Days, Day{Line: r.line})
	return &f.Days[len(f.Days)-1]
}

func (r *reader) hash(f *File, day *Day, text string) {
	if day.Over {
		r.fail("day %d has two hashes", len(f.Days))
	}
	if n := len(f.Keys); n > 0 && f.Keys[n-1].Orders > 0 && !f.end().after(f.Keys[n-1].Moment) {
		r.fail("the hash of day %d stands after its keyframe", len(f.Days))
	}
	day.Hash, day.Over = r.number(text, 16, 64), true
}

// keyframe reads the keyframe whose first line was just read, and one line more; false at the end.
func (r *reader) keyframe(f *File) bool {
	k := Keyframe{Moment: f.end(), Line: r.line}
	switch words := strings.Fields(r.text); len(words) {
	case 2:
		k.Hash = r.number(words[1], 16, 64)
	case 3: // taken over from a file of format 1
		k.Hash, k.json = r.number(words[1], 16, 64), int(r.number(words[2], 10, 31))
	default:
		r.fail("found %q, want \"keyframe\" and a hash", shorten(r.text))
	}
	if n := len(f.Keys); n == maxKeys || n > 0 && !k.Moment.after(f.Keys[n-1].Moment) && !f.renewedAt(n) {
		r.fail("a second keyframe %v", k.Moment)
	}
	whole := r.rest
	more := r.next()
	for more && strings.HasPrefix(r.text, " ") {
		more = r.next()
	}
	k.text = whole[:len(whole)-len(r.rest)]
	if more { // the line ahead is not the keyframe's
		k.text = k.text[:strings.LastIndexByte(strings.TrimSuffix(k.text, "\n"), '\n')+1]
	}
	f.Keys = append(f.Keys, k)
	if !more && r.err == nil {
		r.cutOff("within its keyframe")
	}
	return more
}

// renewedAt tells whether the file goes on under other rules from a keyframe on.
func (f *File) renewedAt(key int) bool {
	n := len(f.Renewed)
	return n > 0 && f.Renewed[n-1].Key == key
}

func (r *reader) renewal(f *File) {
	words := r.words("rules", 2)
	if f.renewedAt(len(f.Keys)) || len(f.Renewed) == maxRenewals {
		r.fail("found %q where a keyframe is wanted", shorten(r.text))
	}
	f.Renewed = append(f.Renewed, Renewal{r.line, len(f.Keys), int(r.number(words[0], 10, 31)), r.number(words[1], 16, 64)})
}

func (r *reader) end(f *File) {
	f.sum = checksum{r.line, uint32(r.number(r.words("end", 1)[0], 16, 32)), 0}
	before := r.sum
	if f.renewedAt(len(f.Keys)) {
		r.fail("found the end where a keyframe is wanted")
	}
	for r.next() {
		if strings.TrimSpace(r.text) != "" {
			r.fail("found %q after the end", shorten(r.text))
		}
	}
	f.sum.found = before
}

// Damaged is nil if the lines of a file are those that were written: their checksum is right.
func (f *File) Damaged() error {
	if f.sum.says == f.sum.found {
		return nil
	}
	return &Error{f.sum.line, fmt.Sprintf("the checksum of the lines is %08x, the file says %08x", f.sum.found, f.sum.says),
		"the file is not as it was written: use another copy of it, or the save before; p38 replay --verify names the first day that differs"}
}

// shorten keeps a quotation short.
func shorten(s string) string {
	if len(s) > 60 {
		return strings.ToValidUTF8(s[:60], "") + "…"
	}
	return s
}
