// Package text is the text catalogue: every word the program shows, by key, in English and Korean.
// The words themselves are in assets/text, one key a line; code holds keys only. text.go reads a
// catalogue and fills in a line's blanks, korean.go chooses particles, and war.go words what the rules
// hand out: places, units, refusals, events and ledgers. Start reading at Catalogue.
package text

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"sync"

	"parallel38/assets"
	"parallel38/game/atlas"
	"parallel38/game/calendar"
)

// The languages of the catalogue. Modern is English with the place names of today.
const (
	English = "en"
	Modern  = "modern"
	Korean  = "ko"
)

// Languages lists them in the order in which a menu shows them.
func Languages() []string { return []string{English, Modern, Korean} }

// Words is the catalogue in one language.
type Words struct {
	Lang  string
	lines map[string]line
}

// line is a catalogue entry, cut into literal words and blanks.
type line []piece

// piece is literal words, or a blank: the name of an argument and how to write it.
type piece struct {
	words  string
	blank  string
	format string   // "", or one of formats
	choice []string // of two forms, by number (English) or final consonant (Korean)
}

// formats are the ways to write a number that is not simply counted. All take integers.
var formats = map[string]func(int) string{
	"plain":    strconv.Itoa, // without thousands separators: years, numbers of units
	"tenths":   func(n int) string { return decimal(n, 10) },
	"signed":   func(n int) string { return sign(n, Count(n)) },
	"points":   func(n int) string { return sign(n, decimal(n, 10)) },     // tenths of a victory point
	"shifts":   func(n int) string { return sign(n, decimal(n/10, 10)) },  // milli-ln; a shift is 100 of them
	"hours":    func(n int) string { return decimal((n*10+30)/60, 10) },   // minutes
	"quarters": func(n int) string { return quarters(n) },                 // of a regiment
	"percent":  func(n int) string { return decimal((n+5)/10, 1) + " %" }, // thousandths
}

// Catalogue is the catalogue in a language. The error names the languages there are.
func Catalogue(lang string) (*Words, error) {
	load, ok := catalogues[lang]
	if !ok {
		return nil, fmt.Errorf("unknown language %q: choose one of %s", lang, strings.Join(Languages(), ", "))
	}
	return load(), nil
}

// catalogues are read on first use, once.
var catalogues = map[string]func() *Words{
	English: sync.OnceValue(func() *Words { return &Words{English, mustRead("en.txt")} }),
	Modern:  sync.OnceValue(func() *Words { return &Words{Modern, mustRead("en.txt")} }),
	Korean:  sync.OnceValue(func() *Words { return &Words{Korean, mustRead("ko.txt")} }),
}

// mustRead reads an embedded catalogue: a mistake in it is the program's, and the tests find it.
func mustRead(file string) map[string]line {
	data, err := fs.ReadFile(assets.Text, file)
	if err == nil {
		var lines map[string]line
		if lines, err = parse(file, string(data)); err == nil {
			return lines
		}
	}
	panic(err)
}

// parse reads the lines of a catalogue: "key = words", comments after #, and nothing else.
func parse(file, data string) (map[string]line, error) {
	lines := map[string]line{}
	for i, s := range strings.Split(data, "\n") {
		if s = strings.TrimSpace(s); s == "" || s[0] == '#' {
			continue
		}
		key, words, ok := strings.Cut(s, "=")
		key, words = strings.TrimSpace(key), strings.TrimSpace(words)
		if !ok || key == "" || words == "" {
			return nil, fmt.Errorf("%s:%d: want \"key = words\", found %q", file, i+1, s)
		}
		if _, twice := lines[key]; twice {
			return nil, fmt.Errorf("%s:%d: key %q is given twice", file, i+1, key)
		}
		l, err := cut(words)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, i+1, err)
		}
		lines[key] = l
	}
	return lines, nil
}

// cut parses a line's blanks: {name}, {name:format} and {name?one/other}.
func cut(words string) (line, error) {
	var l line
	for words != "" {
		literal, rest, found := strings.Cut(words, "{")
		if literal != "" {
			l = append(l, piece{words: strings.ReplaceAll(literal, `\n`, "\n")})
		}
		if !found {
			break
		}
		inside, after, closed := strings.Cut(rest, "}")
		if !closed {
			return nil, fmt.Errorf("a { without its }")
		}
		p := piece{blank: inside}
		if name, choice, ok := strings.Cut(inside, "?"); ok {
			p.blank, p.choice = name, strings.Split(choice, "/")
			if len(p.choice) != 2 {
				return nil, fmt.Errorf("{%s}: want two forms, as in {%s?one/other}", inside, name)
			}
		} else if name, format, ok := strings.Cut(inside, ":"); ok {
			p.blank, p.format = name, format
			if formats[format] == nil {
				return nil, fmt.Errorf("{%s}: no such format", inside)
			}
		}
		if p.blank == "" {
			return nil, fmt.Errorf("{%s}: a blank needs a name", inside)
		}
		l, words = append(l, p), after
	}
	return l, nil
}

// Has tells whether the catalogue has a key.
func (w *Words) Has(key string) bool { _, ok := w.lines[key]; return ok }

// T words a key. The arguments fill the line's blanks and come in pairs, a name and its value: an
// integer, a string, an atlas.Name, a calendar.Day. A key that is missing comes back in brackets, so
// that it is seen on the screen and not fatal.
func (w *Words) T(key string, args ...any) string {
	l, ok := w.lines[key]
	if !ok {
		return "[" + key + "]"
	}
	if len(l) == 1 && l[0].blank == "" {
		return l[0].words
	}
	var b strings.Builder
	for _, p := range l {
		if p.blank == "" {
			b.WriteString(p.words)
			continue
		}
		value, ok := argument(args, p.blank)
		switch {
		case !ok:
			b.WriteString("{" + p.blank + "}")
		case p.choice != nil:
			b.WriteString(w.choose(value, p.choice))
		default:
			b.WriteString(w.write(value, p.format))
		}
	}
	return b.String()
}

// argument finds a named argument.
func argument(args []any, name string) (any, bool) {
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] == name {
			return args[i+1], true
		}
	}
	return nil, false
}

// write writes a value.
func (w *Words) write(value any, format string) string {
	switch v := value.(type) {
	case string:
		return v
	case int:
		if format != "" {
			return formats[format](v)
		}
		return Count(v)
	case atlas.Name:
		return w.Name(v)
	case calendar.Day:
		return w.Date(v)
	}
	return fmt.Sprint(value)
}

// choose picks one of two forms. English: by whether the number is 1. Korean: by whether the word
// ends in a consonant, see particle.
func (w *Words) choose(value any, forms []string) string {
	if w.Lang == Korean {
		return particle(w.write(value, ""), forms)
	}
	if n, ok := value.(int); ok && n == 1 {
		return forms[0]
	}
	return forms[1]
}

// Name is a name in the language.
func (w *Words) Name(n atlas.Name) string {
	if w.Lang == Korean && n.Ko != "" {
		return n.Ko
	}
	return n.En
}

// Date is a date as people write it: 25 June 1950, 1950년 6월 25일.
func (w *Words) Date(d calendar.Day) string {
	year, month, day := d.Date()
	return w.T("date.full", "year", year, "month", w.T("month."+strconv.Itoa(month)), "day", day)
}

// DayMonth is a date without its year.
func (w *Words) DayMonth(d calendar.Day) string {
	_, month, day := d.Date()
	return w.T("date.short", "month", w.T("month."+strconv.Itoa(month)), "day", day)
}

// Weekday is a date's day of the week.
func (w *Words) Weekday(d calendar.Day) string { return w.T("weekday." + strconv.Itoa(d.Weekday())) }

// Count writes an integer with a comma every three digits.
func Count(n int) string {
	s := strconv.Itoa(n)
	digits := strings.TrimPrefix(s, "-")
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	if n < 0 {
		return "−" + digits
	}
	return digits
}

// decimal writes n/unit with as many decimals as unit has zeros (1 or 10).
func decimal(n, unit int) string {
	if n < 0 {
		return "−" + decimal(-n, unit)
	}
	if unit == 1 {
		return Count(n)
	}
	return Count(n/unit) + "." + strconv.Itoa(n%unit)
}

// sign puts a plus before what is not negative.
func sign(n int, s string) string {
	if n < 0 || s[0] == "−"[0] {
		return s
	}
	return "+" + s
}

// quarters writes quarters of a regiment: ¼, 1, 2¾.
func quarters(n int) string {
	part := [...]string{"", "¼", "½", "¾"}[n&3]
	if n >= 4 || part == "" {
		return strconv.Itoa(n/4) + part
	}
	return part
}
