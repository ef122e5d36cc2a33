package main

import (
	"bytes"
	"fmt"
	"image"
	"path/filepath"
	"strings"

	"parallel38/assets"
	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/annals"
	"parallel38/internal/chart"
	"parallel38/internal/chart/sheet"
	"parallel38/internal/disk"
	"parallel38/internal/film"
	"parallel38/internal/geo"
	"parallel38/internal/replay"
	"parallel38/internal/text"
)

// A film's picture, pixels, and how long a day of it lasts, hundredths of a second.
const (
	filmWide, filmHigh = 460, 620
	filmDay            = 14
)

// film draws a war as a moving picture, an evening after the other.
func (c *replayCmd) film(out *output, f *replay.File, words *text.Words) error {
	if strings.ToLower(filepath.Ext(c.Film)) != ".gif" {
		return usagef("--film %s: want a name that ends in .gif", c.Film)
	}
	a, err := annals.Of(f, replay.Builtin)
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	m, err := chart.Open(assets.Map, a.Board.Map)
	if err != nil {
		return err
	}
	var buf bytes.Buffer
	if err := film.Write(&buf, func(yield func(*image.RGBA) bool) { scenes(a, m, words, yield) }, filmDay); err != nil {
		return err
	}
	if err := disk.Write(c.Film, buf.Bytes()); err != nil {
		return err
	}
	fmt.Fprintf(out, "%s: %d days, %d kB\n", c.Film, len(a.Days)-1, (buf.Len()+1023)/1024)
	return nil
}

// scenes draws the evenings.
func scenes(a *annals.Annals, m *chart.Map, words *text.Words, yield func(*image.RGBA) bool) {
	low, high := a.Fought()
	span := high.Sub(low)
	scale := min(filmWide/span.X, (filmHigh-filmHead)/span.Y)
	centre := low.Add(high).Mul(.5).Add(geo.Point{Y: filmHead / 2 / scale})
	sketch := chart.NewSketch(m.Ground, m.Names, filmWide, filmHigh, centre, scale, 1)
	title := sheet.Type{Face: sheet.SemiBold, Size: 17, Colour: sheet.RGB(0x1F2A30)}
	note := sheet.Type{Face: sheet.Regular, Size: 12, Colour: sheet.RGB(0x1F2A30)}
	for i := range a.Days {
		d := &a.Days[i]
		var marks []chart.Mark
		for id, at := range d.At {
			if at != hex.None {
				marks = append(marks, chart.Mark{Hex: at, South: a.Board.Force.Side(force.ID(id)) == force.South})
			}
		}
		holders := [force.Sides]chart.Holder{force.North: chart.HeldNorth, force.South: chart.HeldSouth}
		img := sketch.Draw(func(h hex.Index) chart.Holder {
			if a.Board.Map.Cells[h].Country != atlas.Korea {
				return chart.Nobody
			}
			return holders[d.Control[h]]
		}, marks)
		out := sheet.NewRaster(img)
		out.Fill(sheet.Rect(0, 0, filmWide, filmHead), sheet.RGB(0xF4EFE2))
		sheet.Write(out, words.Date(d.Date), title, 14, 28)
		sheet.Write(out, words.Name(a.Board.Setup.Name), note, 14, 46)
		note.Anchor = 1
		for side := force.North; side < force.Sides; side++ {
			line := words.T("after.film", "side", words.Side(side), "men", int(d.Sides[side].Men), "lost", int(d.Sides[side].Lost))
			sheet.Write(out, line, note, filmWide-14, 26+18*float64(side-force.North))
		}
		note.Anchor = 0
		if !yield(img) {
			return
		}
	}
}

// filmHead is the height of the strip over the map, pixels.
const filmHead = 56
