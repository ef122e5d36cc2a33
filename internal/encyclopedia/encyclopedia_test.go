package encyclopedia

import (
	"strings"
	"testing"

	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/internal/chart/sheet"
	_ "parallel38/internal/golden" // go test ./... -update
	"parallel38/internal/match"
	"parallel38/internal/scenario"
	"parallel38/internal/text"
)

func book(t *testing.T, lang string) *Book {
	t.Helper()
	setup, err := scenario.Builtin("invasion-1950")
	if err != nil {
		t.Fatal(err)
	}
	words, err1 := text.Catalogue(lang)
	second, err2 := text.Catalogue(text.Korean)
	if err1 != nil || err2 != nil {
		t.Fatal(err1, err2)
	}
	m := match.New(atlas.Peninsula(), setup, 1, match.Seats{})
	return New(&m.View(force.South).Board, words, second)
}

func TestEveryEntrySaysSomethingThatTheFontsCanShow(t *testing.T) {
	for _, lang := range text.Languages() {
		b := book(t, lang)
		parts := map[Part]int{}
		for _, e := range b.Entries {
			parts[e.Part]++
			if e.Title == "" || e.Part != Sources && len(e.Lines)+len(e.Rows) == 0 {
				t.Errorf("%s: %s says nothing", lang, e.ID)
			}
			all := e.Title + e.Second + e.Source + strings.Join(e.Lines, "")
			for _, r := range e.Rows {
				all += r.What + r.Value
			}
			if strings.ContainsAny(all, "[]{}") {
				t.Errorf("%s: %s has words that are missing: %s", lang, e.ID, all)
			}
			if missing := sheet.Missing(all, sheet.Regular); len(missing) > 0 {
				t.Errorf("%s: %s: the fonts cannot show %q", lang, e.ID, missing)
			}
		}
		for _, p := range Parts() {
			if parts[p] < 5 {
				t.Errorf("%s: %d entries of part %s", lang, parts[p], p)
			}
		}
	}
}

func TestUnitsTellTheirSourceAndLeadOn(t *testing.T) {
	b := book(t, text.English)
	for _, e := range b.Entries {
		if e.Part == Units && !strings.Contains(e.Source, "confirmed") {
			t.Errorf("%s does not say how sure it is: %q", e.ID, e.Source)
		}
		for _, l := range e.Links {
			if b.Entry(l) == nil {
				t.Errorf("%s leads to %s, which is not there", e.ID, l)
			}
		}
	}
	e := b.Entry(ID(Units, "rok-6d"))
	if e == nil || len(e.Links) < 4 || b.Entry(ID(People, "kim-chong-o")) == nil || !strings.Contains(strings.Join(e.Links, " "), "person/kim-chong-o") {
		t.Errorf("the 6th Division leads to %v", e)
	}
}

func TestFindBeginsWithWhatBeginsSo(t *testing.T) {
	b := book(t, text.English)
	for what, want := range map[string]string{"zone of": "term/zoc", "춘천": "place/Chunchon", "busan": "place/Pusan", "kpa-4d-16r": "unit/kpa-4d-16r", "Macarthur": "person/macarthur"} {
		found := b.Find(what)
		if len(found) == 0 || found[0].ID != want {
			t.Errorf("%q finds %d entries, the first %v; want %s", what, len(found), found, want)
		}
	}
	if found := b.Find("no such thing"); len(found) > 0 {
		t.Errorf("nothing is %v", found[0])
	}
	if len(b.Find("")) != len(b.Entries) {
		t.Error("what is empty does not find everything")
	}
}

// What a side may not see of a unit the book does not tell: it stands in it as the war began.
func TestTheBookKnowsTheBeginningOnly(t *testing.T) {
	b := book(t, text.English)
	e := b.Entry(ID(Units, "kpa-4d-16r"))
	if e == nil || len(e.Rows) < 4 {
		t.Fatalf("%v", e)
	}
	for _, r := range e.Rows {
		if r.What == "Men at the start" && r.Value == "3,233" {
			return
		}
	}
	t.Errorf("the 16th Regiment has %v", e.Rows)
}

func TestTermsOfLedgers(t *testing.T) {
	b := book(t, text.English)
	for _, key := range []string{"combat.encircled", "combat.supply.attacker", "supply.porters"} {
		if b.Entry(TermOf(key)) == nil {
			t.Errorf("%s is explained by %q, which is not there", key, TermOf(key))
		}
	}
}
