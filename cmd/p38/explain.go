package main

import (
	"fmt"
	"slices"

	"parallel38/game"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/ai"
	"parallel38/internal/chart"
	"parallel38/internal/chart/symbol"
	"parallel38/internal/geo"
	"parallel38/internal/match"
	"parallel38/internal/replay"
	"parallel38/internal/text"
)

type explainCmd struct {
	Save string `arg:"" help:"A save of the game or of p38 run --save."`
	Turn int    `placeholder:"DAY" help:"The plan of this day, from 1; the last day of the save if not given."`
	Side string `enum:",north,south" default:"" placeholder:"SIDE" help:"Whose plan: north or south; both if not given."`
	AI   string `name:"ai" placeholder:"NAME" help:"Who plans: ${ais}; whoever played the side, or ${ai} for a person, if not given."`
	Unit string `placeholder:"ID" help:"Only what this unit is for, such as kpa-4d-16r: its mission, the best it was not sent to do, and why."`
	Map  string `placeholder:"FILE" help:"Draw the plans as arrows and lines, as .png or .svg."`

	BBox   string `name:"bbox" placeholder:"W,S,E,N" help:"Of the map: show the box between these degrees."`
	Around string `placeholder:"PLACE" help:"Of the map: show 60 km round a place."`
	Size   string `placeholder:"WxH" help:"Of the map: size in pixels."`
	Lang   string `default:"en" help:"en, modern (English with today's place names) or ko."`
}

func (c *explainCmd) Run(out *output) error {
	words, err := text.Catalogue(c.Lang)
	if err != nil {
		return usage{err}
	}
	f, err := readSave(c.Save)
	if err != nil {
		return err
	}
	day := max(1, len(f.Days))
	if c.Turn != 0 {
		day = c.Turn
	}
	if day < 1 || day > max(1, len(f.Days)) {
		return usagef("--turn %d: %s has the days 1 to %d", day, c.Save, max(1, len(f.Days)))
	}
	if c.Map != "" {
		if _, err := writer("--map", c.Map); err != nil {
			return err
		}
	}
	plans, err := c.plan(f, day)
	if err != nil {
		return err
	}
	if c.Unit != "" {
		return c.unit(out, words, plans)
	}
	var schemes []chart.Scheme
	for i, p := range plans {
		if i > 0 {
			fmt.Fprintln(out)
		}
		for _, line := range words.Plan(&p.at.Board, p.plan) {
			fmt.Fprintln(out, line)
		}
		schemes = append(schemes, scheme(&p.at.Board, p.plan))
	}
	if c.Map == "" {
		return nil
	}
	m := &mapCmd{BBox: c.BBox, Around: c.Around, Size: c.Size, Lang: c.Lang, Out: c.Map}
	return m.draw(&plans[0].at.Board, plans[0].plan.Day, words, schemes...)
}

// planned is a side's plan, and the war as it stood when its day began.
type planned struct {
	at   *game.World
	plan *ai.Plan
}

// remembered is how many days an AI is shown before the one that it is asked about, so that it remembers where its line
// ran and what its units were doing.
const remembered = 7

// plan lets the AIs think about a day of a save, in which nothing changes by it.
func (c *explainCmd) plan(f *replay.File, day int) (plans []planned, err error) {
	var staff [force.Sides]*ai.Player
	for side := force.North; side < force.Sides; side++ {
		if c.Side != "" && c.Side != side.String() {
			continue
		}
		name := f.Players[side]
		if c.AI != "" {
			name = c.AI
		} else if !slices.Contains(ai.Names(), name) {
			name = usual
		}
		if _, err := hire(name); err != nil {
			return nil, usage{fmt.Errorf("--ai: %w", err)}
		}
		staff[side], _ = ai.New(name)
	}
	m, err := at(f, max(0, day-1-remembered))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", c.Save, err)
	}
	for m.Played() < day && !m.Over() {
		side := m.Moving()
		if p := staff[side]; p != nil {
			before := m.World().Twin()
			if err := think(p, m.World().Twin()); err != nil {
				return nil, err
			}
			if plan := p.Plan(); m.Played() == day-1 && plan != nil {
				plans = append(plans, planned{before, plan})
			}
		}
		if err := give(m, f, side); err != nil {
			return nil, fmt.Errorf("%s: %w", c.Save, err)
		}
	}
	if len(plans) == 0 {
		return nil, usagef("%s: nobody plans on day %d", c.Save, day)
	}
	return plans, nil
}

// think lets an AI play its day on a twin of the war.
func think(p *ai.Player, w *game.World) error {
	for side, turn := w.Moving(), w.Turn; w.Moving() == side && w.Turn == turn; {
		o, done := p.Think(w.Look(side), 1<<20)
		if !done {
			continue
		}
		if _, err := w.Apply(o); err != nil {
			return err
		}
	}
	return nil
}

// give carries out what a side ordered on the day being played. A save in the middle of a day has not all of it.
func give(m *match.Match, f *replay.File, side force.Side) error {
	turn := m.Turn()
	if turn <= len(f.Days) {
		for _, line := range f.Days[turn-1].Orders {
			if line.Side != side {
				continue
			}
			o, err := game.ParseOrder(&m.World().Board, line.Text)
			if err == nil {
				_, err = m.Give(side, o)
			}
			if err != nil {
				return fmt.Errorf("line %d: %w", line.Line, err)
			}
		}
	}
	if !m.Over() && m.Moving() == side && m.Turn() == turn {
		_, err := m.Give(side, game.Order{})
		return err
	}
	return nil
}

// unit tells what one unit is for.
func (c *explainCmd) unit(out *output, words *text.Words, plans []planned) error {
	var codes []string
	for _, p := range plans {
		b := &p.at.Board
		for i := range p.plan.Units {
			u := &p.plan.Units[i]
			code := b.Force.Identity[u.Unit].Code
			if code == c.Unit {
				for _, line := range words.UnitPlan(b, u) {
					fmt.Fprintln(out, line)
				}
				return nil
			}
			codes = append(codes, code)
		}
	}
	if best := closest(c.Unit, codes); best != "" {
		return usagef("--unit: no unit %q has a part in the plans of that day: did you mean %s?", c.Unit, best)
	}
	return usagef("--unit: no unit %q has a part in the plans of that day: want a code such as %s", c.Unit, codes[0])
}

// scheme is a plan as a map shows it: an arrow for each effort and each attack, the line, and those to fall back on.
func scheme(b *game.Board, p *ai.Plan) chart.Scheme {
	s := chart.Scheme{Side: symbol.North}
	if p.Side == force.South {
		s.Side = symbol.South
	}
	trace := func(hexes []hex.Index, dashed bool) {
		t := chart.Trace{Dashed: dashed}
		for _, h := range hexes {
			t.Points = append(t.Points, geo.Centre(h))
		}
		s.Traces = append(s.Traces, t)
	}
	if len(p.Line) > 0 && !p.Attacking {
		trace(p.Line, false)
		for _, line := range p.Delay {
			trace(line, true)
		}
	}
	for i, e := range p.Efforts {
		if from, ok := middle(b, e.Units); ok {
			s.Arrows = append(s.Arrows, chart.Arrow{From: from, To: geo.Centre(e.Objective), Main: i == 0})
		}
	}
	for _, a := range p.Assaults {
		if from, ok := middle(b, a.Units); ok && a.Given {
			s.Arrows = append(s.Arrows, chart.Arrow{From: from, To: geo.Centre(a.Target)})
		}
	}
	return s
}

// middle is between where some units stand; false if none stands anywhere.
func middle(b *game.Board, ids []force.ID) (p geo.Point, ok bool) {
	n := 0.0
	for _, id := range ids {
		if h := b.Force.Place[id].Hex; h != hex.None {
			p, n = p.Add(geo.Centre(h)), n+1
		}
	}
	if n == 0 {
		return p, false
	}
	return p.Mul(1 / n), true
}
