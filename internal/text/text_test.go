package text

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/ledger"
	"parallel38/game/prewar"
	"parallel38/internal/chart/sheet"
	_ "parallel38/internal/golden" // go test ./... -update
	"parallel38/internal/lab"
)

func words(t *testing.T, lang string) *Words {
	t.Helper()
	w, err := Catalogue(lang)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestBothLanguagesHaveTheSameKeysAndBlanks(t *testing.T) {
	en, ko := words(t, English), words(t, Korean)
	for _, key := range slices.Sorted(maps.Keys(en.lines)) {
		if !ko.Has(key) {
			t.Errorf("ko.txt lacks the key %q", key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(ko.lines)) {
		if !en.Has(key) {
			t.Errorf("en.txt lacks the key %q", key)
			continue
		}
		if e, k := blanks(en.lines[key]), blanks(ko.lines[key]); !slices.Equal(e, k) {
			t.Errorf("%s: en.txt fills in %v, ko.txt %v", key, e, k)
		}
	}
}

// blanks are the names of a line's blanks, each once.
func blanks(l line) []string {
	var names []string
	for _, p := range l {
		if p.blank != "" {
			names = append(names, p.blank)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// familyKeys are the keys that the program puts together from what the rules define.
func familyKeys() map[string]bool {
	keys := map[string]bool{}
	add := func(prefix string, names ...string) {
		for _, n := range names {
			keys[prefix+n] = true
		}
	}
	for r := range game.Reasons {
		add("refusal.", r.Key())
	}
	for k := range game.EventKinds {
		add("event.", k.Key())
	}
	for _, id := range ledger.All() {
		add("ledger.", ledger.Key(id))
	}
	for w := range game.Weathers {
		add("weather.", w.Key())
	}
	for a := range force.Arms {
		add("arm.", a.String())
	}
	for e := range force.Echelons {
		add("echelon.", e.String())
	}
	for m := range force.Mobilities {
		add("mobility.", m.String())
	}
	for n := force.Nation(1); n < force.Nations; n++ {
		add("nation.", n.String())
	}
	for x := range fight.Weapons {
		add("weapon.", x.String())
	}
	for k := range fight.Kinds {
		add("attack.", k.String())
	}
	for b := range fight.Bands {
		add("band.", b.String())
	}
	for n := range fight.Noises {
		add("noise.", n.String())
	}
	for x := range atlas.Terrains {
		add("terrain.", x.String())
	}
	for n := range 12 {
		add("month.", strconv.Itoa(n+1))
	}
	for n := range 7 {
		add("weekday.", strconv.Itoa(n))
	}
	for n := range fight.Surprises {
		add("surprise.", strconv.Itoa(int(n)))
	}
	add("side.", "none", "north", "south", "north.army", "south.army")
	add("nation.", "none")
	for c := range atlas.Compass(8) {
		add("compass.", c.String())
	}
	// Words for the states that the screens name by number.
	add("phase.", "first", "second", "over")
	add("presence.", "awaited", "present", "embarked", "destroyed")
	add("duty.", "training", "line", "suppression", "guarding", "border")
	add("river.", "minor", "major")
	add("road.", "track", "secondary", "main")
	add("rail.", "narrow", "single", "double")
	for m := range lab.Measures {
		add("lab.", m.String())
	}
	add("order.", "end", "move", "rail", "attack", "rest", "reserve", "stand", "fire", "fallback", "bridge", "air", "ship", "sail", "land", "settle", "queue", "port", "base",
		"corridor", "screen", "evacuate", "drop", "cadre")
	for c := range game.Commitments {
		add("commitment.", c.String())
	}
	for k := prewar.NoIncident + 1; k < prewar.IncidentKinds; k++ {
		add("incident.", k.String())
		for answer := range k.Answers() {
			add("incident.", fmt.Sprint(k, ".", answer))
		}
	}
	add("bridge.", "keep", "over", "near", "now", "clear", "standing", "blown")
	add("posture.", "none", "delay", "hasty", "prepared", "fortified")
	return keys
}

func TestEveryKeyOfTheRulesHasWords(t *testing.T) {
	en := words(t, English)
	for _, key := range slices.Sorted(maps.Keys(familyKeys())) {
		if !en.Has(key) {
			t.Errorf("assets/text lacks the key %q", key)
		}
	}
}

// TestKeysAndCodeAgree reads the program's sources: a key given to T must be in the catalogue, and a
// key of the catalogue must stand somewhere in the sources, whole or as a prefix that ends in a dot.
func TestKeysAndCodeAgree(t *testing.T) {
	en, families := words(t, English), familyKeys()
	literals := map[string]bool{}
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == ".git" || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, path, source, parser.SkipObjectResolution)
		if err != nil {
			return nil // the compiler says it better
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit:
				if s, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING {
					literals[s] = true
				}
			case *ast.CallExpr:
				sel, ok := n.Fun.(*ast.SelectorExpr)
				if !ok || !slices.Contains([]string{"T", "t", "t2"}, sel.Sel.Name) || len(n.Args) == 0 {
					break // t and t2 are the screens' short forms of T
				}
				if lit, ok := n.Args[0].(*ast.BasicLit); ok && lit.Kind == token.STRING {
					if key, err := strconv.Unquote(lit.Value); err == nil && strings.Contains(key, ".") && !en.Has(key) {
						t.Errorf("%s: the key %q is not in assets/text", files.Position(lit.Pos()), key)
					}
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range slices.Sorted(maps.Keys(en.lines)) {
		if !families[key] && !literals[key] && !prefixed(key, literals) {
			t.Errorf("assets/text: nothing uses the key %q", key)
		}
	}
}

// prefixed tells whether some source puts the key together: it holds the key up to one of its dots.
func prefixed(key string, literals map[string]bool) bool {
	for i := range key {
		if key[i] == '.' && strings.Count(key[:i+1], ".") > 1 && literals[key[:i+1]] {
			return true
		}
	}
	return false
}

func TestUnknownLanguageNamesTheOnesThereAre(t *testing.T) {
	_, err := Catalogue("fr")
	if err == nil || !strings.Contains(err.Error(), "en, modern, ko") {
		t.Fatal(err)
	}
}

func TestBlanksAreFilled(t *testing.T) {
	l, err := parse("test", "a = {n} {n?man/men}, {n:plain}, {day}, {x:tenths}, {m:hours} h, {q:quarters}, {s:shifts}")
	if err != nil {
		t.Fatal(err)
	}
	w := &Words{English, l}
	w.lines["date.full"], w.lines["month.6"] = words(t, English).lines["date.full"], words(t, English).lines["month.6"]
	got := w.T("a", "n", 12345, "day", calendar.Of(1950, 6, 25), "x", -45, "m", 390, "q", 11, "s", 1234)
	if want := "12,345 men, 12345, 25 June 1950, −4.5, 6.5 h, 2¾, +12.3"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := w.T("a", "n", 1); !strings.HasPrefix(got, "1 man,") {
		t.Errorf("one of something: %q", got)
	}
	if got := w.T("no.such.key"); got != "[no.such.key]" {
		t.Errorf("a missing key: %q", got)
	}
}

func TestKoreanParticlesFollowTheSound(t *testing.T) {
	for _, c := range []struct{ word, forms, want string }{
		{"서울", "을/를", "을"}, {"서울", "으로/로", "로"}, {"부산", "으로/로", "으로"}, {"원주", "이/가", "가"},
		{"제16연대", "은/는", "는"}, {"제7사단(북)", "이/가", "이"}, {"105", "이/가", "가"}, {"16", "이/가", "이"},
		{"1,000", "을/를", "을"}, {"38", "으로/로", "로"}, {"Kaesong", "이/가", "이"}, {"Osan", "을/를", "을"}, {"", "이/가", "가"},
	} {
		if got := particle(c.word, strings.Split(c.forms, "/")); got != c.want {
			t.Errorf("%s + %s: got %s, want %s", c.word, c.forms, got, c.want)
		}
	}
}

func TestMistakesInACatalogueAreLocated(t *testing.T) {
	for data, want := range map[string]string{
		"# fine\na = b\nc": "x:3:", "a = b\na = c": "twice", "a = {b": "without its }",
		"a = {b:oops}": "no such format", "a = {b?one}": "two forms", "a = {}": "needs a name",
	} {
		if _, err := parse("x", data); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", data, err, want)
		}
	}
}

// TestKoreanIsWrittenInKorean finds lines that were forgotten: words of Korean hold Hangul, but for
// names of weapons and the like.
func TestKoreanIsWrittenInKorean(t *testing.T) {
	en, ko := words(t, English), words(t, Korean)
	for _, key := range slices.Sorted(maps.Keys(ko.lines)) {
		english := strings.ContainsFunc(text(en.lines[key]), func(r rune) bool { return r >= 'a' && r <= 'z' })
		hangul := strings.ContainsFunc(text(ko.lines[key]), func(r rune) bool { return r >= '가' && r <= '힣' })
		if english && !hangul && text(en.lines[key]) == text(ko.lines[key]) {
			t.Errorf("%s is still English in ko.txt: %q", key, text(ko.lines[key]))
		}
	}
}

// TestTheFontsShowEveryLetter: a letter that the embedded fonts lack would be an empty box on the screen.
func TestTheFontsShowEveryLetter(t *testing.T) {
	for _, lang := range []string{English, Korean} {
		w := words(t, lang)
		for _, key := range slices.Sorted(maps.Keys(w.lines)) {
			for _, face := range []sheet.Face{sheet.Regular, sheet.Medium, sheet.SemiBold, sheet.Light} {
				if missing := sheet.Missing(strings.ReplaceAll(text(w.lines[key]), "\n", ""), face); len(missing) > 0 {
					t.Errorf("%s: %s: the fonts cannot show %q; see assets/fonts/subset.sh", lang, key, missing)
					break
				}
			}
		}
	}
}

func text(l line) (s string) {
	for _, p := range l {
		s += p.words
	}
	return s
}

func TestNumbersAreGrouped(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", -1234567: "−1,234,567"} {
		if got := Count(n); got != want {
			t.Errorf("Count(%d) = %q, want %q", n, got, want)
		}
	}
	for n, want := range map[int]string{0: "0", 1: "¼", 4: "1", 6: "1½", 11: "2¾"} {
		if got := quarters(n); got != want {
			t.Errorf("quarters(%d) = %q, want %q", n, got, want)
		}
	}
}
