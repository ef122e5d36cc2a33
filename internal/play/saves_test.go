package play

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/adrg/xdg"

	"parallel38/game"
	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/internal/match"
	"parallel38/internal/replay"
)

// ownData gives a test a data folder of its own.
func ownData(t *testing.T) {
	t.Helper()
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	xdg.Reload()
}

func stormTable(t *testing.T) *tableScene {
	t.Helper()
	return storm(t, &app{settings: defaultSettings(), options: Options{Scenario: "storm-1950", Seed: 7}})
}

func TestTheLastTenMomentsAreKept(t *testing.T) {
	ownData(t)
	s := stormTable(t)
	if err := writeSave("mine", s.match); err != nil {
		t.Fatal(err)
	}
	for i := range 2 * ring {
		moment := morning
		if i%2 == 1 {
			moment = evening
		}
		if err := writeAuto(s.match, moment); err != nil {
			t.Fatal(err)
		}
		if i%2 == 1 {
			for range 2 {
				if _, err := s.match.Give(s.match.Moving(), game.Order{}); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	names, autos := kept()
	if !slices.Equal(names, []string{"mine"}) || len(autos) != ring {
		t.Fatalf("kept: %v, %v", names, autos)
	}
	for i, a := range autos {
		if want := 2*ring - i; a.number != want || (a.moment == evening) != (want%2 == 0) || a.day != s.match.Setup().Start+calendar.Day(9-i/2) {
			t.Errorf("autosave %d: %+v", i, a)
		}
		o, err := openSave(a.name)
		if err != nil || o.match.Turn() != 10-i/2 {
			t.Errorf("%s opens as %+v: %v", a.name, o, err)
		}
	}
}

func TestNamesThatOnlyLookLikeAutosavesAreThePlayers(t *testing.T) {
	for _, name := range []string{"auto", "auto-", "auto-x-1950-06-27-morning", "auto-000001-1950-06-99-morning", "auto-000001-1950-06-27-noon", "war-1950-06-27"} {
		if a, ok := parseAuto(name); ok {
			t.Errorf("%s is taken for %v", name, a)
		}
	}
	if a, ok := parseAuto("auto-000012-1950-06-27-evening"); !ok || a.number != 12 || a.String() != a.name {
		t.Errorf("%v, %v", a, ok)
	}
}

func TestWarsArriveAsFilesAndLinks(t *testing.T) {
	ownData(t)
	s := stormTable(t)
	if _, err := s.match.Give(s.side, game.Order{}); err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	if err := replay.Write(&text, s.match); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "war.p38")
	if err := os.WriteFile(path, text.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	dropped := firstFile(fstest.MapFS{"war.p38": {Data: text.Bytes()}})
	for name, r := range map[string]arrival{
		"named": (&Options{Open: path}).arrival(), "linked": (&Options{Open: replay.Of(s.match).Link()}).arrival(), "dropped": dropped,
	} {
		o, ok, err := r.open()
		if err != nil || !ok || o.choice.Seed != 7 || o.choice.Side != force.North || len(o.match.Log()) != 1 {
			t.Errorf("%s: %v, %v, %+v", name, ok, err, o.choice)
		}
	}
	a := s.app
	for range 2 { // the same file again is not kept twice
		a.keepArrival(&dropped)
	}
	dropped.data = append(slices.Clone(dropped.data), '\n')
	a.keepArrival(&dropped)
	names, _ := kept()
	slices.Sort(names)
	if !slices.Equal(names, []string{"war", "war-2"}) {
		t.Errorf("kept: %v", names)
	}
	for _, broken := range []string{filepath.Join(t.TempDir(), "none.p38"), "#war=AAAA", "#other"} {
		if err := (&Options{Open: broken}).Check(); err == nil {
			t.Errorf("%s can be opened", broken)
		}
	}
}

func TestAnOpponentNobodyKnowsIsReplaced(t *testing.T) {
	s := stormTable(t)
	s.match.Seats[force.South].Name = "napoleon"
	m, c, err := seatMatch(replay.Of(s.match))
	if err != nil || m.Seats[force.South].Player == nil || c.Opponent != usual || m.Seats[force.North].Name != match.Person {
		t.Errorf("%v, %+v", err, c)
	}
}

func TestADamagedSaveSaysWhatToDo(t *testing.T) {
	ownData(t)
	if err := writeSave("war", stormTable(t).match); err != nil {
		t.Fatal(err)
	}
	data, err := readFile("war" + saveSuffix)
	if err != nil {
		t.Fatal(err)
	}
	if err := writeFile("half"+saveSuffix, data[:len(data)/2]); err != nil {
		t.Fatal(err)
	}
	if _, err := openSave("half"); err == nil || !strings.Contains(err.Error(), "use another copy") {
		t.Error(err)
	}
}

func TestKeptWarsHavePictures(t *testing.T) {
	ownData(t)
	s := laid(t, Options{Scenario: "storm-1950"})
	a := s.app
	l := load()
	if l.err != nil {
		t.Fatal(l.err)
	}
	a.ground = &ground{dpr: 1, chart: l.chart}
	s.save("mine")
	if err := writeFile("broken"+saveSuffix, []byte("parallel38 war 2\n")); err != nil {
		t.Fatal(err)
	}
	a.openBox(loadBox)
	a.layoutBox()
	for n := 0; a.fillCards(); n++ {
		if n > len(a.shelf.wanted) {
			t.Fatal("cards are made again and again")
		}
	}
	mine, broken := a.shelf.cards["mine"], a.shelf.cards["broken"]
	if mine == nil || mine.picture == nil || mine.words != "Storm 1950 · day 1 of 10 · North" {
		t.Errorf("the card of a war is %+v", mine)
	}
	if broken == nil || broken.picture != nil {
		t.Errorf("the card of a file that cannot be opened is %+v", broken)
	}
	a.closeBox()
	if a.openBox(loadBox); len(a.shelf.cards) != 0 {
		t.Error("the cards are not made anew when the list is opened again")
	}
}
