package play

import (
	"slices"
	"testing"

	"github.com/adrg/xdg"

	"parallel38/game"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/match"
)

// enemyDay ends the player's day and lets the opponent play until the player is waited for again.
func enemyDay(t *testing.T, s *tableScene) {
	t.Helper()
	s.endNow()
	for range 100_000 {
		if s.match.Waiting() || s.match.Over() {
			s.look()
			s.morning()
			return
		}
		events, acted, err := s.match.Step(1 << 16)
		if err != nil {
			t.Fatal(err)
		}
		if acted {
			s.seen(events)
		}
	}
	t.Fatal("the opponent comes to no end")
}

// laid is a table without a screen, but with what lays panels out.
func laid(t *testing.T, o Options) *tableScene {
	t.Helper()
	fonts, err := newTypeCase()
	if err != nil {
		t.Fatal(err)
	}
	a := &app{settings: defaultSettings(), options: o, desk: newDesk(fonts), ground: &ground{dpr: 1}, labels: newLabels(nil)}
	a.camera.resize(1280, 800, 1)
	a.desk.resize(1280, 800, 1)
	return storm(t, a)
}

func TestTheEnemysDayCanBeShownAgain(t *testing.T) {
	s := laid(t, Options{Scenario: "storm-1950"})
	enemyDay(t, s)
	tape := &s.book().tape
	if len(tape.events) == 0 || s.book().news != 0 && len(s.book().log) == s.book().news {
		t.Fatal("nothing was seen of the enemy's first day")
	}
	for range 2000 {
		s.film.update(s)
	}
	now := slices.Clone(s.film.at)
	s.replay()
	if !slices.Equal(s.film.at, tape.at) || !s.film.busy() {
		t.Error("the film does not begin where the player left off")
	}
	if slices.Equal(now, tape.at) {
		t.Error("nothing has moved")
	}
	for range 2000 {
		s.film.update(s)
	}
	if s.film.busy() || !slices.Equal(s.film.at, now) {
		t.Error("the film does not end where the war is")
	}
}

func TestTwoPlayersAtOneScreen(t *testing.T) {
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	xdg.Reload()
	s := laid(t, Options{Scenario: "storm-1950", Opponent: match.Person})
	if s.stranger() {
		t.Fatal("the one who moves first is a stranger")
	}
	enemy := s.side.Enemy()
	s.books[enemy].leave(s.match.View(enemy), s.film.at)
	s.endNow()
	if !s.stranger() || s.mine() {
		t.Fatal("the other player's day is not handed over")
	}
	if s.view.Side == enemy {
		t.Fatal("the other side's view is on the table before it is handed over")
	}
	s.sit()
	if s.stranger() || !s.mine() || s.side != enemy || s.view.Side != enemy {
		t.Errorf("after the hand-over %s sits at the table with the view of the %s", s.side, s.view.Side)
	}
	_, autos := kept()
	if len(autos) == 0 {
		t.Fatal("the morning of the other player is not kept")
	}
	o, err := openSave(autos[0].String())
	if err != nil {
		t.Fatal(err)
	}
	if c := o.choice; c.Opponent != match.Person || c.Side != enemy {
		t.Errorf("the save opens as %+v", o.choice)
	}
}

func TestAnOrderOfTheListIsTakenBackWithAllAfterIt(t *testing.T) {
	s := laid(t, Options{Scenario: "storm-1950"})
	var given []force.ID
	for _, id := range s.view.Force.Combat {
		if s.ours(id) && s.view.Force.Place[id].Hex != hex.None && s.give(game.Order{Kind: game.SetReserve, Unit: id, Hex: hex.None, On: true}) {
			given = append(given, id)
		}
		if len(given) == 3 {
			break
		}
	}
	if len(s.given()) != 3 {
		t.Fatalf("%d orders in the list, want 3", len(s.given()))
	}
	s.undoTo(1)
	if len(s.given()) != 1 || s.view.Force.Standing[given[1]].Reserve || !s.view.Force.Standing[given[0]].Reserve {
		t.Errorf("%d orders are left, want the first", len(s.given()))
	}
}

func TestForesightFollowsThePath(t *testing.T) {
	s := laid(t, Options{Scenario: "storm-1950"})
	unit := s.view.Force.Find("kpa-4d-18r")
	s.choose(unit)
	if s.ahead.of != unit || s.ahead.at != s.view.Force.Place[unit].Hex {
		t.Fatal("nothing is foreseen for a unit that stays")
	}
	threatened := 0
	for _, h := range s.reach.Hexes {
		s.cursor = h
		s.reckonPath()
		if s.path.Steps == 0 {
			continue
		}
		if s.ahead.at != h {
			t.Errorf("the march leads to %s, the foresight to %s", s.view.Map.Name(h), s.view.Map.Name(s.ahead.at))
		}
		if len(s.ahead.threats) > 0 {
			threatened++
			if s.menaced()[h] == 0 {
				t.Errorf("%s is threatened and not tinted", s.view.Map.Name(h))
			}
		}
	}
	if threatened == 0 {
		t.Error("no march ends where anybody could hit the regiment")
	}
}

// However few lines of the odds find room, they add up.
func TestLinesLeftOutOfTheOddsAreAddedUp(t *testing.T) {
	s := laid(t, Options{Scenario: "storm-1950"})
	s.choose(s.view.Force.Find("kpa-4d-18r"))
	for _, n := range s.view.Map.Near[s.view.Force.Place[s.selected].Hex] {
		if n != hex.None && s.canAttack(n) && s.view.Holder(n) == force.South {
			s.openPlan(n)
		}
	}
	if s.plan == nil || s.plan.err != nil {
		t.Fatal("no attack to preview")
	}
	all := len(s.plan.odds.Ledger.Lines())
	for most := 2; most <= all; most++ {
		if l := s.oddsLedger(most); len(l.Lines()) != most || l.Total() != int(s.plan.odds.Forecast.Odds) {
			t.Errorf("%d lines of %d make %d, want %d", len(l.Lines()), all, l.Total(), s.plan.odds.Forecast.Odds)
		}
	}
}

func TestTheScreenSleepsWhileNothingChanges(t *testing.T) {
	s := laid(t, Options{Scenario: "storm-1950"})
	a := s.app
	a.scene, a.input.pinch, a.stale = s, 1, false
	still := func() bool {
		for range doze + 1 {
			a.rouse(false)
		}
		return a.asleep()
	}
	if !still() {
		t.Fatal("a still table keeps drawing")
	}
	for what, change := range map[string]func(){
		"a moved pointer": func() { a.input.moved = true },
		"a moved map":     func() { a.camera.pan(10, 0) },
		"a key":           func() { a.input.asked[accept] = true },
		"a tile":          func() { a.ground.changed = true },
		"a new layout":    func() { a.stale = true },
		"a film":          func() { s.film.queue = append(s.film.queue, game.Event{Kind: game.Stepped}) },
	} {
		change()
		if a.rouse(false); a.asleep() {
			t.Errorf("%s does not wake it", what)
		}
		a.input, a.ground.changed, a.stale, s.film.queue = input{pinch: 1}, false, false, nil
		if !still() {
			t.Errorf("it does not fall asleep after %s", what)
		}
	}
}
