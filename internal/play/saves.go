package play

import (
	"bytes"
	"fmt"

	"parallel38/game/force"
	"parallel38/internal/match"
	"parallel38/internal/replay"
)

const saveSuffix = ".p38"

// save writes the war under a name and says so.
func (t *tableScene) save(name string) {
	if err := writeSave(name, t.match); err != nil {
		t.say(t.app.t("ui.save.failed", "why", err.Error()), true)
		return
	}
	t.say(t.app.t("ui.saved", "name", name), false)
}

// autosave keeps the beginning of the player's day; failing to is no reason to stop playing.
func (t *tableScene) autosave() {
	if err := writeSave("auto", t.match); err != nil && t.app.frame < t.notice.until {
		t.say(t.app.t("ui.save.failed", "why", err.Error()), true)
	}
}

func writeSave(name string, m *match.Match) error {
	var buf bytes.Buffer
	if err := replay.Write(&buf, m); err != nil {
		return err
	}
	return writeFile(name+saveSuffix, buf.Bytes())
}

// loadSave puts a kept war on the table.
func loadSave(a *app, name string) (scene, error) {
	m, c, err := openSave(name)
	if err != nil {
		return nil, err
	}
	return newTable(a, m, c.Side, c), nil
}

// openSave opens a kept war and seats its players again.
func openSave(name string) (*match.Match, choice, error) {
	data, err := readFile(name + saveSuffix)
	if err != nil {
		return nil, choice{}, err
	}
	file, err := replay.Read(bytes.NewReader(data))
	if err != nil {
		return nil, choice{}, err
	}
	m, err := replay.Open(file, replay.Builtin)
	if err != nil {
		return nil, choice{}, err
	}
	c := choice{Scenario: m.Setup().ID, Side: force.North, Seed: file.Seed, Opponent: opponents()[0]}
	for side := force.North; side < force.Sides; side++ {
		seat := &m.Seats[side]
		if seat.Name == match.Person {
			c.Side = side
			continue
		}
		if seat.Player = newPlayer(seat.Name); seat.Player == nil {
			return nil, c, fmt.Errorf("the %s was played by %q, whom this version does not know", side, seat.Name)
		}
		c.Opponent = seat.Name
	}
	return m, c, nil
}
