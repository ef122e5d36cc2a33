package play

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/adrg/xdg"
	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/game"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/geo"
	_ "parallel38/internal/golden" // go test ./... -update
	"parallel38/internal/match"
	"parallel38/internal/text"
)

func TestEveryActionHasAKeyAndWords(t *testing.T) {
	keys := rebound(nil)
	for _, lang := range text.Languages() {
		words, err := text.Catalogue(lang)
		if err != nil {
			t.Fatal(err)
		}
		for act := action(1); act < actions; act++ {
			if key := "ui.act." + actionKeys[act]; !words.Has(key) {
				t.Errorf("%s has no words for %s", lang, key)
			}
			if keys.name(act) == "" {
				t.Errorf("no key asks for %s", actionKeys[act])
			}
		}
	}
}

func TestNoKeyAsksForTwoThings(t *testing.T) {
	type stroke struct {
		key  ebiten.Key
		mods modifier
	}
	keys, pads := map[stroke]action{}, map[ebiten.StandardGamepadButton]action{}
	for _, b := range bindings {
		if other, twice := keys[stroke{b.key, b.mods}]; twice && other != b.action {
			t.Errorf("%s asks for %s and for %s", b.name, actionKeys[other], actionKeys[b.action])
		}
		keys[stroke{b.key, b.mods}] = b.action
		if other, twice := pads[b.pad]; b.hasPad && twice && other != b.action {
			t.Errorf("gamepad button %d asks for %s and for %s", b.pad, actionKeys[other], actionKeys[b.action])
		}
		if b.hasPad {
			pads[b.pad] = b.action
		}
	}
}

func TestEveryOpponentAndKindOfAttackIsWorded(t *testing.T) {
	words, err := text.Catalogue(text.English)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range opponents() {
		if !words.Has("ui.opponent." + name) {
			t.Errorf("no words for the opponent %s", name)
		}
		if newPlayer(name) == nil && name != match.Person {
			t.Errorf("there is no opponent %s", name)
		}
	}
	for _, k := range planKinds {
		if !words.Has("ui.kind." + k.String()) {
			t.Errorf("no words for %s", k)
		}
	}
}

func TestCameraZoomsTowardsThePointer(t *testing.T) {
	c := camera{at: geo.Point{X: 10, Y: -20}, zoom: 3, w: 1280, h: 800, unit: 1}
	before := c.plane(900, 250)
	c.zoomTo(9, 900, 250)
	if after := c.plane(900, 250); after.Dist(before) > 1e-9 {
		t.Errorf("%v is under the pointer after the zoom, %v was before", after, before)
	}
	x, y := c.screen(before)
	if math.Abs(x-900) > 1e-6 || math.Abs(y-250) > 1e-6 {
		t.Errorf("the point lies at %v, %v", x, y)
	}
}

func TestCameraFindsTheHexItShows(t *testing.T) {
	c := camera{zoom: 8, w: 1920, h: 1080, unit: 2}
	for _, h := range []hex.Index{geo.Board.At(28, 64), geo.Board.At(31, 52), geo.Board.At(40, 90)} {
		c.at = geo.Centre(h).Add(geo.Point{X: 30, Y: 12})
		if x, y := c.centre(h); c.hexAt(x, y) != h {
			t.Errorf("the middle of %s shows %s", geo.Board.Name(h), geo.Board.Name(c.hexAt(x, y)))
		}
	}
}

func TestCameraKeepsItsZoomOnAnotherDisplay(t *testing.T) {
	c := camera{zoom: 8}
	c.resize(1280, 800, 1)
	c.resize(2560, 1600, 2)
	if c.px() != 8 || c.zoom != 16 {
		t.Errorf("%v logical and %v real pixels a kilometre, want 8 and 16", c.px(), c.zoom)
	}
}

func TestOptionsNameWhatThereIs(t *testing.T) {
	for _, test := range []struct {
		o    Options
		want string
	}{
		{Options{Scenario: "strom-1950"}, "storm-1950"},
		{Options{Side: "east"}, "north, south"},
		{Options{Opponent: "napoleon"}, "passive"},
		{Options{Lang: "fr"}, "ko"},
	} {
		if err := test.o.Check(); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%+v: %v, want it to name %s", test.o, err, test.want)
		}
	}
	if err := (&Options{Scenario: "storm-1950", Side: "south", Lang: "ko"}).Check(); err != nil {
		t.Error(err)
	}
}

func TestFilmEndsWhereTheWarIs(t *testing.T) {
	a := &app{settings: defaultSettings(), options: Options{Scenario: "storm-1950"}}
	s := storm(t, a)
	unit := s.view.Force.Find("kpa-4d-18r")
	from := s.view.Force.Place[unit].Hex
	var reach game.Reach
	s.view.Reach(unit, &reach)
	path := reach.Path(&s.view.Board, reach.Hexes[0], nil)
	events, err := s.match.Give(s.side, game.March(unit, path))
	if err != nil {
		t.Fatal(err)
	}
	s.film.add(game.Seen(events, s.side))
	s.view = s.match.View(s.side)
	if s.film.at[unit] != from || !s.film.busy() {
		t.Fatal("the film does not begin where the unit was")
	}
	for range 1000 {
		s.film.update(s)
	}
	if s.film.busy() || s.film.at[unit] != s.view.Force.Place[unit].Hex {
		t.Errorf("the film leaves the unit at %s, it is at %s", s.view.Map.Name(s.film.at[unit]), s.view.Map.Name(s.view.Force.Place[unit].Hex))
	}
}

// storm is a table with the short war on it, without a screen.
func storm(t *testing.T, a *app) *tableScene {
	t.Helper()
	words, err := text.Catalogue(text.English)
	if err != nil {
		t.Fatal(err)
	}
	a.words, a.second, a.settings.Sound = words, words, false
	c := a.options.choice()
	m, err := newMatch(c)
	if err != nil {
		t.Fatal(err)
	}
	s := &tableScene{app: a, match: m, side: c.Side, choice: c, selected: force.None, cursor: hex.None, fan: hex.None, tapped: hex.None, picked: hex.None, clear: hex.None}
	s.view = m.View(c.Side)
	s.film.reset(s.view)
	return s
}

func TestPlanEnlistsWhoeverCanAttack(t *testing.T) {
	a := &app{settings: defaultSettings(), options: Options{Scenario: "storm-1950"}}
	s := storm(t, a)
	s.selected = s.view.Force.Find("kpa-4d-18r")
	target := hex.None
	for _, n := range s.view.Map.Near[s.view.Force.Place[s.selected].Hex] {
		if n != hex.None && s.canAttack(n) && s.view.Holder(n) == force.South {
			target = n
		}
	}
	if target == hex.None {
		t.Fatal("nobody to attack beside the 18th Regiment on 25 June")
	}
	s.openPlan(target)
	if s.plan.err != nil {
		t.Fatal(s.plan.err)
	}
	if !slices.Contains(s.plan.order.Attackers(), s.selected) {
		t.Error("the selected unit is not among the attackers")
	}
	if chance := s.plan.odds.Forecast.Chance; chance[0]+chance[1]+chance[2]+chance[3]+chance[4] != 65536 {
		t.Errorf("the chances %v do not add up", chance)
	}
	before := s.plan.order.Count
	for i := range s.plan.staff {
		if j := &s.plan.staff[i]; j.on && j.unit != s.selected {
			j.on = false
			break
		}
	}
	s.replan()
	if s.plan.order.Count >= before {
		t.Error("a unit that was switched off still attacks")
	}
}

func TestSaveOpensWhereItWasLeft(t *testing.T) {
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	xdg.Reload()
	a := &app{settings: defaultSettings(), options: Options{Scenario: "storm-1950", Seed: 7}}
	s := storm(t, a)
	if _, err := s.match.Give(s.side, game.Order{}); err != nil {
		t.Fatal(err)
	}
	if err := writeSave("test", s.match); err != nil {
		t.Fatal(err)
	}
	if got := listFiles(saveSuffix); !slices.Equal(got, []string{"test" + saveSuffix}) {
		t.Errorf("kept: %v", got)
	}
	o, err := openSave("test")
	if err != nil {
		t.Fatal(err)
	}
	m, c := o.match, o.choice
	if c.Seed != 7 || c.Side != force.North || m.Moving() != s.match.Moving() || len(m.Log()) != len(s.match.Log()) {
		t.Errorf("opened as %+v with %d orders", c, len(m.Log()))
	}
	if _, err := openSave("nothing"); err == nil {
		t.Error("a save that is not there opens")
	}
}

func TestWordsOfNumbers(t *testing.T) {
	for _, test := range []struct{ got, want string }{
		{hours(0), "0.0"}, {hours(90), "1.5"}, {hours(720), "12.0"}, {tenths(-15), "−1.5"}, {signed(5), "+0.5"}, {percent(456), "46 %"},
	} {
		if test.got != test.want {
			t.Errorf("%q, want %q", test.got, test.want)
		}
	}
}
