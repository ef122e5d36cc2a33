package main

import (
	"fmt"
	"strings"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/internal/ai"
	"parallel38/internal/cabinet"
	"parallel38/internal/match"
	"parallel38/internal/replay"
	"parallel38/internal/scenario"
	"parallel38/internal/text"
)

type runCmd struct {
	Scenario string `arg:"" help:"A scenario or campaign of p38 scenarios, or a scenario file written by --handover."`
	Seed     uint64 `default:"1" help:"Seed of the dice: the same seed gives the same war."`
	North    string `default:"${ai}" help:"The AI that plays the North: ${ais}; of a campaign the cabinet: ${cabinets}."`
	South    string `default:"${ai}" help:"The AI that plays the South: ${ais}; of a campaign the cabinet: ${cabinets}."`
	Turns    int    `help:"Stop after so many days, or turns of a campaign; 0 plays to the end."`

	Variant []string `placeholder:"NAME" help:"What is otherwise, as p38 scenarios --json names it; may be given again."`
	Set     []string `sep:"none" placeholder:"PATH=VALUE" help:"Another value for a number of p38 rules; may be given again."`

	JSON     bool   `help:"Print one JSON object instead of the daily situation."`
	Save     string `placeholder:"FILE" help:"Write the war to a save file."`
	Handover string `placeholder:"FILE" help:"Of a campaign: write the June 1950 that it has made, a scenario file to run."`
	Lang     string `default:"en" help:"en, modern (English with today's place names) or ko."`
}

func (c *runCmd) Run(out *output) error {
	words, err := text.Catalogue(c.Lang)
	if err != nil {
		return usage{err}
	}
	if c.Turns < 0 {
		return usagef("--turns %d: want 0 or more", c.Turns)
	}
	if scenario.IsCampaign(c.Scenario) {
		return c.campaign(out, words)
	}
	if c.Handover != "" {
		return usagef("--handover: %s is no campaign", c.Scenario)
	}
	a, setup, err := c.open()
	if err != nil {
		return err
	}
	filed := len(setup.Changes)
	if err := vary(setup, c.Variant, c.Set); err != nil {
		return err
	}
	var seats match.Seats
	for side, name := range []string{force.North: c.North, force.South: c.South} {
		if name == "" {
			continue // NoSide
		}
		player, err := hire(name)
		if err != nil {
			return usage{fmt.Errorf("--%s: %w", force.Side(side), err)}
		}
		seats[side] = match.Seat{Name: name, Player: player}
	}
	if !c.JSON {
		if filed > 0 {
			fmt.Fprintf(out, "set as in %s: %d numbers\n", c.Scenario, filed)
		}
		for _, change := range setup.Changes[filed:] {
			fmt.Fprintln(out, "set", change)
		}
	}
	began := cpuSeconds()
	m := match.New(a, setup, c.Seed, seats)
	if c.Save != "" {
		replay.Record(m)
	}
	d := newDiary(words, &m.World().Board)
	for !m.Over() && (c.Turns == 0 || m.Played() < c.Turns) {
		if err := m.Day(); err != nil {
			return err
		}
		if c.JSON {
			d.note(m)
		} else {
			d.day(out, m)
		}
	}
	spent := cpuSeconds() - began
	if c.Save != "" {
		if err := replay.Save(c.Save, m); err != nil {
			return err
		}
	}
	if c.JSON {
		return writeJSON(out, summary(m, d, c.Seed, spent))
	}
	d.result(out, m)
	return nil
}

// vary sets a scenario otherwise: first the named variants, then single numbers.
func vary(setup *game.Setup, variants, assignments []string) error {
	for _, id := range variants {
		if err := scenario.Vary(setup, id); err != nil {
			return err
		}
	}
	for _, assignment := range assignments {
		if err := scenario.Set(setup, assignment); err != nil {
			return err
		}
	}
	return nil
}

// open reads the scenario: one that the program carries, or a file that changes one.
func (c *runCmd) open() (*atlas.Atlas, *game.Setup, error) {
	if !scenario.IsFile(c.Scenario) {
		return replay.Builtin(c.Scenario)
	}
	setup, err := scenario.Derived(c.Scenario)
	return atlas.Peninsula(), setup, err
}

// runResult is what --json prints of a war.
type runResult struct {
	Scenario    string            `json:"scenario"`
	Seed        uint64            `json:"seed"`
	Turns       int               `json:"turns"`
	Winner      string            `json:"winner"` // north, south, draw, or "" if the war is not over
	Result      float64           `json:"result"` // points against par, positive for the North
	Hash        string            `json:"hash"`
	OrdersNorth int               `json:"orders_north"`
	OrdersSouth int               `json:"orders_south"`
	CPUSeconds  float64           `json:"cpu_seconds"`
	Score       []scoreLine       `json:"score"`
	Losses      map[string]losses `json:"losses"`
	Control     []change          `json:"control"`
	Changes     []string          `json:"changes"` // assignments made to the scenario
}

type scoreLine struct {
	Side      string  `json:"side,omitempty"` // whose points; of a campaign both sides'
	Condition string  `json:"condition"`
	Points    float64 `json:"points"`
}

// losses are a side's since the war began, and what it has left.
type losses struct {
	Killed    int32 `json:"killed"`
	Wounded   int32 `json:"wounded"`
	Missing   int32 `json:"missing"`
	Prisoners int32 `json:"prisoners"`
	Sick      int32 `json:"sick"`
	MenLeft   int32 `json:"men_left"`
}

// change is a place that changed hands.
type change struct {
	Place string `json:"place"`
	Date  string `json:"date"`
	Side  string `json:"side"`
}

func summary(m *match.Match, d *diary, seed uint64, spent float64) runResult {
	w := m.World()
	r := runResult{
		Scenario: w.Setup.ID, Seed: seed, Turns: m.Played(), Result: float64(w.Result()) / 10,
		Hash: fmt.Sprintf("%016x", w.Hash()), CPUSeconds: float64(int(spent*1000)) / 1000,
		Losses: map[string]losses{}, Control: append([]change{}, d.changes...), Changes: append([]string{}, w.Setup.Changes...), Score: []scoreLine{},
	}
	if m.Over() {
		r.Winner = "draw"
		if w.Winner != force.NoSide {
			r.Winner = w.Winner.String()
		}
	}
	for _, e := range m.Log() {
		if e.Side == force.North {
			r.OrdersNorth++
		} else {
			r.OrdersSouth++
		}
	}
	for _, line := range w.ScoreLedger() {
		c := &w.Setup.Victory[line.Condition]
		r.Score = append(r.Score, scoreLine{c.Side.String(), c.Name.En, float64(line.Tenths) / 10})
	}
	for side := force.North; side < force.Sides; side++ {
		t := &w.Tally[side]
		r.Losses[side.String()] = losses{t.Killed, t.Wounded, t.Missing, t.Prisoners, t.Sick, match.StrengthOf(&w.Board, side).Men}
	}
	return r
}

// opponentHelp fills the names of the opponents into the help.
func opponentHelp() map[string]string {
	return map[string]string{"ai": usual, "ais": strings.Join(ai.Names(), ", "), "cabinets": strings.Join(cabinet.Names(), ", ")}
}
