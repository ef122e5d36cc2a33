package bot_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"parallel38/game/force"
	"parallel38/internal/ai"
	"parallel38/internal/bot"
	_ "parallel38/internal/golden" // go test ./... -update
	"parallel38/internal/match"
	"parallel38/internal/replay"
)

// war is a short war in which the North's seat is a program's.
func war(t *testing.T) *match.Match {
	t.Helper()
	a, setup, err := replay.Builtin("ongjin-1950")
	if err != nil {
		t.Fatal(err)
	}
	regular, err := ai.New("regular")
	if err != nil {
		t.Fatal(err)
	}
	var seats match.Seats
	seats[force.North].Name = match.Person
	seats[force.South] = match.Seat{Name: "regular", Player: regular}
	return match.New(a, setup, 1, seats)
}

// message is any message of ours.
type message struct {
	Type   string
	Turn   int
	Winner string
	Why    string
	Units  []struct{ Unit, Hex string }
	Hexes  []struct{ Hex string }
	Orders []string
	Events []struct{ Kind string }
}

// talk sends lines and returns the answers.
func talk(t *testing.T, m *match.Match, days int, lines ...string) ([]message, error) {
	t.Helper()
	var out bytes.Buffer
	served := bot.Serve(strings.NewReader(strings.Join(lines, "\n")+"\n"), &out, m, force.North, days)
	var got []message
	for d := json.NewDecoder(&out); ; {
		var one message
		if err := d.Decode(&one); errors.Is(err, io.EOF) {
			return got, served
		} else if err != nil {
			t.Fatal(err)
		}
		got = append(got, one)
	}
}

func types(messages []message) (list []string) {
	for _, m := range messages {
		list = append(list, m.Type)
	}
	return list
}

func TestAConversation(t *testing.T) {
	m := war(t)
	got, err := talk(t, m, 1, `{"legal":"kpa-6d-14r"}`, `{"order":"rest kpa-6d-14r"}`, `{"view":true}`, `{"order":"end"}`)
	if err != nil {
		t.Fatal(err)
	}
	told := strings.Join(types(got), " ")
	if !strings.HasPrefix(told, "hello view legal events view events") || !strings.HasSuffix(told, "over") {
		t.Fatalf("messages: %s", told)
	}
	if len(got[0].Hexes) < 1000 || len(got[1].Units) != 2 || got[1].Turn != 1 || got[1].Units[0].Hex == "" || len(got[2].Orders) < 3 {
		t.Errorf("%d hexes, the first view %+v, %d legal orders", len(got[0].Hexes), got[1], len(got[2].Orders))
	}
	if m.Played() != 1 || got[len(got)-1].Winner != "" {
		t.Errorf("%d days played, %+v", m.Played(), got[len(got)-1])
	}
}

// TestMistakesAreAnsweredAndChangeNothing.
func TestMistakesAreAnsweredAndChangeNothing(t *testing.T) {
	m := war(t)
	before := m.World().Hash()
	got, err := talk(t, m, 1, `attack`, `{}`, `{"order":"fly kpa-6d-14r"}`, `{"order":"rest rok-17r"}`, `{"legal":"kpa-99d"}`, `{"view":true,"order":"end"}`, `[1]`)
	if !errors.Is(err, bot.ErrGone) || m.World().Hash() != before {
		t.Errorf("%v, the war has changed: %t", err, m.World().Hash() != before)
	}
	for i, want := range []string{"one JSON object", "one JSON object", "an order", "not-yours", "no such unit", "one JSON object", "one JSON object"} {
		if a := got[i+2]; a.Type != "refused" || !strings.Contains(a.Why, want) {
			t.Errorf("answer %d is %+v, want %q", i, a, want)
		}
	}
}

func TestWhoMakesNothingButMistakesIsShown(t *testing.T) {
	_, err := talk(t, war(t), 1, strings.Repeat("\n", 2000))
	if !errors.Is(err, bot.ErrHopeless) {
		t.Errorf("ended with %v", err)
	}
}

// TestTheMessagesKeepTheFog: what the program is told of enemies out of sight is where they were last seen.
func TestTheMessagesKeepTheFog(t *testing.T) {
	m := war(t)
	enemies := 0
	var out bytes.Buffer
	bot.Serve(strings.NewReader(""), &out, m, force.North, 1)
	for line := range strings.Lines(out.String()) {
		var v bot.View
		if err := json.Unmarshal([]byte(line), &v); err != nil || v.Type != "view" {
			continue
		}
		observed := map[string]bool{}
		for _, h := range v.Observed {
			observed[h] = true
		}
		for _, e := range v.Enemies {
			enemies++
			if e.Seen == v.Day && !observed[e.Hex] && e.Men > 0 {
				t.Errorf("%s is told of at %s, which is out of sight", e.Unit, e.Hex)
			}
		}
		for _, u := range v.Units {
			if id := m.World().Force.Find(u.Unit); m.World().Force.Side(id) != force.North {
				t.Errorf("%s is told of as the program's own", u.Unit)
			}
		}
	}
	if enemies == 0 {
		t.Error("no enemy is in sight")
	}
}
