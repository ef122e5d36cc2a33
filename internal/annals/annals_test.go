package annals

import (
	"strings"
	"testing"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/internal/ai"
	_ "parallel38/internal/golden" // go test ./... -update
	"parallel38/internal/match"
	"parallel38/internal/replay"
	"parallel38/internal/scenario"
)

// storm plays the ten days of Storm 1950, with dice that give luck or always what is expected.
func storm(t *testing.T, noise string) *match.Match {
	t.Helper()
	setup, err := scenario.Builtin("storm-1950")
	if err == nil {
		err = scenario.Set(setup, "noise="+noise)
	}
	if err != nil {
		t.Fatal(err)
	}
	var seats match.Seats
	for side := force.North; side < force.Sides; side++ {
		player, err := ai.New("regular")
		if err != nil {
			t.Fatal(err)
		}
		seats[side] = match.Seat{Name: "regular", Player: player}
	}
	m := match.New(atlas.Peninsula(), setup, 38, seats)
	for !m.Over() {
		if err := m.Day(); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

func annals(t *testing.T, m *match.Match) *Annals {
	t.Helper()
	a, err := Of(replay.Of(m), replay.Builtin)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestTheAnnalsAreTheWar(t *testing.T) {
	m := storm(t, "full")
	a, b := annals(t, m), &m.World().Board
	if len(a.Days) != 11 || a.Days[10].Date != b.Setup.Start+9 || a.Days[0].Date != b.Setup.Start-1 {
		t.Fatalf("%d days, from %v", len(a.Days), a.Days[0].Date)
	}
	last := &a.Days[10]
	for h, side := range b.Control {
		if last.Control[h] != side || a.Days[0].Control[h] != b.Setup.Control[h] {
			t.Fatalf("hex %d: the annals have the %v at first and the %v at last", h, a.Days[0].Control[h], last.Control[h])
		}
	}
	fights, lost := 0, [force.Sides]int32{}
	for _, entry := range m.Log() {
		for i := range entry.Events {
			if e := &entry.Events[i]; e.Kind == game.Fought {
				fights++
				lost[e.Side] += e.Report.Outcome.Attacker.Men
				lost[e.Side.Enemy()] += e.Report.Outcome.Defender.Men
			}
		}
	}
	if a.Luck.Fights != fights || a.Luck.Lost != lost || fights == 0 {
		t.Errorf("%d fights with %v men lost, the log has %d with %v", a.Luck.Fights, a.Luck.Lost, fights, lost)
	}
	if last.Score != b.Result() || last.Sides[force.South].Men >= a.Days[0].Sides[force.South].Men+30_000 {
		t.Errorf("a score of %d and %d men: want %d", last.Score, last.Sides[force.South].Men, b.Result())
	}
	days, hundredths := 0, 0
	for w := range a.Luck.Sky {
		days, hundredths = days+a.Luck.Sky[w], hundredths+a.Luck.Climate[w]
	}
	if days != 10 || hundredths != 1000 {
		t.Errorf("the weather of %d days, of which %d hundredths were expected", days, hundredths)
	}
}

// What the dice give is luck; where they give what is expected there is none.
func TestExpectedDiceHaveNoLuck(t *testing.T) {
	lucky, dull := annals(t, storm(t, "full")), annals(t, storm(t, "expected"))
	if g := lucky.Luck.Gain(force.North); g == 0 || g != -lucky.Luck.Gain(force.South) {
		t.Errorf("what one side gains, %d, the other loses, %d", g, lucky.Luck.Gain(force.South))
	}
	var most int32
	for i, f := range dull.Luck.Most {
		if i == 0 {
			most = max(f.Gain(force.North), f.Gain(force.South))
		}
	}
	if most > 3 { // men are whole
		t.Errorf("with dice that give what is expected one fight is off by %d men", most)
	}
	for i, f := range lucky.Luck.Most {
		if i > 0 && max(f.Gain(force.North), f.Gain(force.South)) > max(lucky.Luck.Most[i-1].Gain(force.North), lucky.Luck.Most[i-1].Gain(force.South)) {
			t.Errorf("fight %d moved more than the one before", i)
		}
		if f.Chance <= 0 || f.Chance > 1000 || f.Date < lucky.Days[1].Date {
			t.Errorf("fight %d: chance %d on %v", i, f.Chance, f.Date)
		}
	}
}

func TestPlacesAreHeldAgainstHistory(t *testing.T) {
	a := annals(t, storm(t, "reduced"))
	found := false
	for _, d := range a.Dates {
		if d.Event.Place != "Seoul" {
			continue
		}
		found = true
		var fell calendar.Day
		for i := range a.Days {
			if a.Days[i].Control[d.Hex] == force.North {
				fell = a.Days[i].Date
				break
			}
		}
		if d.Fell != fell || d.Event.Date.String() != "1950-06-28" {
			t.Errorf("Seoul fell on %v, not %v, and on %v in history", d.Fell, fell, d.Event.Date)
		}
	}
	if !found {
		t.Error("Seoul is not among the dates")
	}
}

func TestAWarOfOtherRulesHasNoAnnals(t *testing.T) {
	m := storm(t, "full")
	f := replay.Of(m)
	f.Engine++
	if _, err := Of(f, replay.Builtin); err == nil || !strings.Contains(err.Error(), "version") {
		t.Errorf("the annals of a war under other rules: %v", err)
	}
}
