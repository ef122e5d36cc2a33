package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"parallel38/assets"
	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/internal/chart"
	"parallel38/internal/chart/symbol"
	"parallel38/internal/counter"
	"parallel38/internal/geo"
	"parallel38/internal/replay"
	"parallel38/internal/text"
)

type mapCmd struct {
	War    string `arg:"" optional:"" help:"A scenario or a save whose units to show; none draws the empty map."`
	Turn   *int   `placeholder:"DAY" help:"Of a save: show the evening of this day; 0 is the start."`
	BBox   string `name:"bbox" placeholder:"W,S,E,N" help:"Show the box between these degrees."`
	Around string `placeholder:"PLACE" help:"Show 60 km round a place."`
	Size   string `placeholder:"WxH" help:"Size in pixels."`
	Lang   string `default:"en" help:"en, modern (English with today's place names) or ko."`
	Out    string `required:"" placeholder:"FILE" help:"The picture to write, .png or .svg."`
}

// aroundKm is how far a map round a place reaches to the nearer edges.
const aroundKm = 60

// Sizes of a picture, pixels.
const (
	leastPixels = 200
	mostPixels  = 8000
)

func (c *mapCmd) Run(out *output) error {
	words, err := text.Catalogue(c.Lang)
	if err != nil {
		return usage{err}
	}
	if _, err := writer("--out", c.Out); err != nil {
		return err
	}
	if _, err := c.page(); err != nil {
		return err
	}
	board, day, err := c.board()
	if err != nil {
		return err
	}
	return c.draw(board, day, words)
}

// writer is how a picture is written whose name a flag gives.
func writer(flag, name string) (func(*chart.Map, io.Writer, chart.Page) error, error) {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".png":
		return (*chart.Map).PNG, nil
	case ".svg":
		return (*chart.Map).SVG, nil
	}
	return nil, usagef("%s %s: want a name that ends in .png or .svg", flag, name)
}

// draw draws a board, or the empty map if it is nil, and plans on it.
func (c *mapCmd) draw(board *game.Board, day calendar.Day, words *text.Words, schemes ...chart.Scheme) error {
	write, err := writer("--out", c.Out)
	if err != nil {
		return err
	}
	page, err := c.page()
	if err != nil {
		return err
	}
	page.Language = map[string]chart.Language{text.English: chart.Period, text.Modern: chart.Modern, text.Korean: chart.Hangul}[c.Lang]
	page.Note = words.T("map.names." + c.Lang)
	if c.Lang == text.Korean {
		page.Title, page.TitleKo = page.TitleKo, page.Title
	}
	if board != nil {
		lay(&page, board, day, words)
	}
	page.Schemes = schemes
	m, err := chart.Open(assets.Map, atlas.Peninsula())
	if err != nil {
		return err
	}
	return writeFile(c.Out, func(w io.Writer) error { return write(m, w, page) })
}

// writeFile writes a file through a buffer.
func writeFile(name string, write func(io.Writer) error) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	err = write(w)
	return errors.Join(err, w.Flush(), f.Close())
}

// page is the part of the map to show and how large.
func (c *mapCmd) page() (chart.Page, error) {
	if c.BBox != "" && c.Around != "" {
		return chart.Page{}, usagef("--bbox and --around both say what to show: give one of them")
	}
	w, h := 1600, 1200
	if c.BBox == "" && c.Around == "" {
		w, h = 1240, 2240 // the peninsula stands upright
	}
	if c.Size != "" {
		var err error
		if w, h, err = parseSize(c.Size); err != nil {
			return chart.Page{}, err
		}
	}
	page := chart.Peninsula(w, h)
	switch {
	case c.BBox != "":
		west, south, east, north, err := parseBox(c.BBox)
		if err != nil {
			return page, err
		}
		page.Min, page.Max = geo.Project(south, west), geo.Project(north, east)
		page.Legend = false
	case c.Around != "":
		a := atlas.Peninsula()
		p, ok := a.Find(c.Around)
		if !ok {
			return page, usagef("--around: no place %q: %s", c.Around, orNearest(a.NearestPlaces(c.Around)))
		}
		page.Centre = geo.Centre(a.Places[p].Hex)
		page.PxPerKm = float64(min(w, h)) / (2 * aroundKm)
		page.Legend = false
	}
	return page, nil
}

func orNearest(names []string) string {
	if len(names) == 0 {
		return "nothing on the map is called like that"
	}
	return "did you mean " + strings.Join(names, ", ") + "?"
}

func parseSize(s string) (w, h int, err error) {
	ws, hs, _ := strings.Cut(strings.ToLower(s), "x")
	w, err1 := strconv.Atoi(ws)
	h, err2 := strconv.Atoi(hs)
	if err1 != nil || err2 != nil || min(w, h) < leastPixels || max(w, h) > mostPixels {
		return 0, 0, usagef("--size %s: want WxH with %d to %d pixels each, as in 1600x1200", s, leastPixels, mostPixels)
	}
	return w, h, nil
}

// The box in which a map makes sense, degrees: the board and a little beyond.
const (
	leastLon, mostLon = 123.0, 133.0
	leastLat, mostLat = 32.0, 44.0
	leastSpan         = .2
)

func parseBox(s string) (west, south, east, north float64, err error) {
	fields := strings.Split(s, ",")
	var v [4]float64
	ok := len(fields) == 4
	for i := range v {
		if ok {
			var e error
			v[i], e = strconv.ParseFloat(strings.TrimSpace(fields[i]), 64)
			ok = e == nil
		}
	}
	west, south, east, north = v[0], v[1], v[2], v[3]
	if !ok || !(west >= leastLon && east <= mostLon && south >= leastLat && north <= mostLat && east-west >= leastSpan && north-south >= leastSpan) {
		return 0, 0, 0, 0, usagef("--bbox %s: want west,south,east,north in degrees between %g,%g and %g,%g, at least %g apart, as in 126,37,128,38.5",
			s, leastLon, leastLat, mostLon, mostLat, leastSpan)
	}
	return west, south, east, north, nil
}

// board is the war to show, nil for none, and the date it shows.
func (c *mapCmd) board() (*game.Board, calendar.Day, error) {
	if c.War == "" {
		if c.Turn != nil {
			return nil, 0, usagef("--turn needs a save")
		}
		return nil, 0, nil
	}
	info, err := os.Stat(c.War)
	switch {
	case err == nil && !info.IsDir():
		return c.saved()
	case err == nil:
		return nil, 0, usagef("%s is a folder: want a scenario or a save", c.War)
	case strings.ContainsAny(c.War, `./\`): // meant as a file
		return nil, 0, err
	}
	a, setup, err := replay.Builtin(c.War)
	if err != nil {
		return nil, 0, err
	}
	if c.Turn != nil && *c.Turn != 0 {
		return nil, 0, usagef("--turn %d: a scenario has only its start; give a save of p38 run --save", *c.Turn)
	}
	return &game.New(a, setup, 0).Board, setup.Start, nil
}

// saved opens the save, at the end or on the evening of a day.
func (c *mapCmd) saved() (*game.Board, calendar.Day, error) {
	f, err := readSave(c.War)
	if err != nil {
		return nil, 0, err
	}
	turn := len(f.Days)
	if c.Turn != nil {
		turn = *c.Turn
	}
	if turn < 0 || turn > len(f.Days) {
		return nil, 0, usagef("--turn %d: %s has the days 0 to %d", turn, c.War, len(f.Days))
	}
	m, err := at(f, turn)
	if err != nil {
		return nil, 0, fmt.Errorf("%s: %w", c.War, err)
	}
	return &m.World().Board, m.Setup().Start + calendar.Day(max(0, turn-1)), nil
}

// lay lays a war on a page.
func lay(page *chart.Page, b *game.Board, day calendar.Day, words *text.Words) {
	page.Units = counter.Units(b, symbol.Staff)
	page.Holder = counter.Holder(b)
	page.Gains = counter.Gains(b)
	lang := text.Korean // of the smaller lines
	if words.Lang == text.Korean {
		lang = text.English
	}
	other, _ := text.Catalogue(lang) // there are both
	page.Title, page.TitleKo = words.Name(b.Setup.Name), other.Name(b.Setup.Name)
	page.Subtitle, page.SubtitleKo = words.Date(day), other.Date(day)
}
