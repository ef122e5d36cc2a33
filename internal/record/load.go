package record

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/internal/geo"
	"parallel38/internal/scenario"
)

// Load reads a record. It reads strictly, and its error is scenario.Errors: every mistake at once, each with
// its file, line, column and field.
func Load(fsys fs.FS) (*Record, error) {
	r, t := new(Record), &tables{fsys: fsys}
	t.read("events.csv", "event,place,side,date,earliest,latest,key,confidence,source,note", func(c *cells) {
		e := Event{
			Kind: EventKind(c.word("event", "taken", "held", "tanks-over")), Place: c.needed("place"), Side: c.side("side"),
			Date: c.date("date"), Key: c.yes("key"), Confidence: c.confidence("confidence"), Source: c.needed("source"), Note: c.text("note"),
		}
		if e.Kind == Held {
			c.none("earliest", "latest")
			e.Earliest, e.Latest = e.Date, e.Date
		} else {
			e.Earliest, e.Latest = c.date("earliest"), c.date("latest")
			c.ordered("date", int(e.Earliest), int(e.Date), int(e.Latest), "between earliest and latest")
		}
		r.Events = append(r.Events, e)
	})
	t.read("lines.csv", "kind,name,date,points,error_km,confidence,source,note", func(c *cells) {
		l := Line{
			Kind: LineKind(c.word("kind", "front", "river")), Name: c.needed("name"), Points: c.points("points"), Error: float64(c.number("error_km", 1, 100)),
			Confidence: c.confidence("confidence"), Source: c.needed("source"), Note: c.text("note"),
		}
		if l.Kind == Front {
			l.Date = c.date("date")
		} else {
			c.none("date")
		}
		r.Lines = append(r.Lines, l)
	})
	t.read("amounts.csv", "measure,side,from,to,value,low,high,confidence,source,note", func(c *cells) {
		a := Amount{
			Measure: Measure(c.word("measure", "men", "kpa-men", "t34", "losses", "gone", "rok-men", "us-men", "rok-men-south-of-han", "rok-6th-share", "rok-8th-share")),
			Side:    c.side("side"), To: c.date("to"), Value: c.number("value", 1, 10_000_000), Low: c.number("low", 1, 10_000_000), High: c.number("high", 1, 10_000_000),
			Confidence: c.confidence("confidence"), Source: c.needed("source"), Note: c.text("note"),
		}
		c.ordered("value", a.Low, a.Value, a.High, "between low and high")
		if a.Measure == Losses || a.Measure == Gone {
			a.From = c.date("from")
			c.ordered("to", int(a.From), int(a.To), int(a.To), "from the first day on")
		} else {
			c.none("from")
		}
		r.Amounts = append(r.Amounts, a)
	})
	t.read("engagements.csv", "name,date,days,terrain,river,posture,surprise,flank,night,"+
		"att,att_men,att_guns,att_tanks,att_sorties,att_at,att_quality,att_supply,att_mass,"+
		"def,def_men,def_guns,def_tanks,def_sorties,def_at,def_quality,def_supply,def_mass,"+
		"success,att_loss_low,att_loss_high,def_loss_low,def_loss_high,strength_confidence,loss_confidence,source", func(c *cells) {
		r.Engagements = append(r.Engagements, Engagement{
			Name: c.needed("name"), Date: c.date("date"), Days: c.number("days", 1, 60),
			Situation: fight.Situation{
				Terrain: c.terrain("terrain"), River: c.river("river"), Posture: c.posture("posture"), Kind: fight.Deliberate, Night: c.yes("night"),
				Surprise: fight.Surprise(c.number("surprise", 0, int(fight.Surprises)-1)), Flank: fight.Flank(c.number("flank", 0, int(fight.Flanks)-1)),
			},
			Attacker: c.force("att"), Defender: c.force("def"), Success: c.yes("success"),
			Strength: c.confidence("strength_confidence"), Loss: c.confidence("loss_confidence"), Source: c.needed("source"),
		})
	})
	t.read("goals.csv", "kind,scenario,of,from,to,least,most,text", func(c *cells) {
		g := Goal{
			Kind: GoalKind(c.word("kind", "date-share", "date-median", "key-dates", "key-crps", "held", "front-error", "front-cover",
				"amount", "loss-factor", "engagement-skill", "engagement-loss", "marks-inside")),
			Scenario: c.needed("scenario"), Of: c.text("of"), Least: c.decimal("least"), Most: c.decimal("most"), Text: c.needed("text"),
		}
		switch g.Kind {
		case DateShare, DateMedian:
			g.Of, g.From, g.To = c.needed("of"), c.date("from"), c.date("to")
		case HeldShare, FrontError, FrontCover, AmountGoal:
			g.To = c.date("to")
		}
		if g.Kind != DateMedian && (g.Least > g.Most || c.text("least") == "" || c.text("most") == "") {
			c.fault("least", c.text("least")+" … "+c.text("most"), "two numbers, the lesser first")
		}
		r.Goals = append(r.Goals, g)
	})
	t.read("effects.csv", "variant,headline,sign,text", func(c *cells) {
		sign := 1
		if c.word("sign", "+", "-") == "-" {
			sign = -1
		}
		r.Effects = append(r.Effects, Effect{c.needed("variant"), c.word("headline", Headlines...), sign, c.needed("text")})
	})
	t.read("marks.csv", "measure,from,to,value,low,high,confidence,source,note", func(c *cells) {
		m := Mark{
			Measure: MarkMeasure(c.word("measure", markMeasures...)), From: c.day("from"), To: c.day("to"),
			Value: c.number("value", -1000, 10_000_000), Low: c.number("low", -1000, 10_000_000), High: c.number("high", -1000, 10_000_000),
			Confidence: c.confidence("confidence"), Source: c.needed("source"), Note: c.text("note"),
		}
		if m.Judged() {
			c.ordered("value", m.Low, m.Value, m.High, "between low and high")
		}
		r.Marks = append(r.Marks, m)
	})
	if len(t.list) > 0 {
		return nil, t.list
	}
	return r, nil
}

// tables reads tables and gathers what is wrong with them.
type tables struct {
	fsys fs.FS
	list scenario.Errors
}

// cells is a line of a table while it is read.
type cells struct {
	*tables
	file   string
	csv    *csv.Reader
	header []string
	fields []string
}

// read calls row for each line of a file, whose first must name exactly these columns.
func (t *tables) read(file, columns string, row func(c *cells)) {
	f, err := t.fsys.Open(file)
	if err != nil {
		t.list = append(t.list, scenario.Mistake{File: file, Found: "no such file", Allowed: "a table"})
		return
	}
	defer f.Close()
	c := &cells{tables: t, file: file, csv: csv.NewReader(f), header: strings.Split(columns, ",")}
	c.csv.FieldsPerRecord = -1
	for first := true; ; first = false {
		c.fields, err = c.csv.Read()
		var broken *csv.ParseError
		switch {
		case err == io.EOF:
			return
		case errors.As(err, &broken):
			t.list = append(t.list, scenario.Mistake{File: file, Line: broken.Line, Column: broken.Column, Found: broken.Err.Error(), Allowed: "cells parted by commas"})
			return
		case err != nil:
			t.list = append(t.list, scenario.Mistake{File: file, Found: err.Error(), Allowed: "a table"})
			return
		case first && strings.Join(c.fields, ",") != columns:
			c.at(0, "", strings.Join(c.fields, ","), "the columns "+columns)
			return
		case len(c.fields) != len(c.header):
			c.at(0, "", fmt.Sprintf("%d cells", len(c.fields)), fmt.Sprintf("%d, one a column", len(c.header)))
		case !first:
			row(c)
		}
	}
}

func (c *cells) at(cell int, column, found, allowed string) {
	line, col := c.csv.FieldPos(cell)
	c.list = append(c.list, scenario.Mistake{File: c.file, Line: line, Column: col, Field: column, Found: found, Allowed: allowed})
}

func (c *cells) fault(column, found, allowed string) {
	c.at(slices.Index(c.header, column), column, strconv.Quote(found), allowed)
}

func (c *cells) text(column string) string { return c.fields[slices.Index(c.header, column)] }

func (c *cells) needed(column string) string {
	s := c.text(column)
	if s == "" {
		c.fault(column, s, "something")
	}
	return s
}

// none wants columns to be empty.
func (c *cells) none(columns ...string) {
	for _, column := range columns {
		if s := c.text(column); s != "" {
			c.fault(column, s, "nothing here")
		}
	}
}

func (c *cells) yes(column string) bool { return c.word(column, "", "yes") != "" }

func (c *cells) word(column string, words ...string) string {
	s := c.text(column)
	if !slices.Contains(words, s) {
		c.fault(column, s, strings.Join(words, ", "))
	}
	return s
}

func (c *cells) confidence(column string) Confidence {
	return Confidence(c.word(column, string(Confirmed), string(Mixed), string(Recalled)))
}

func (c *cells) side(column string) force.Side {
	side, _ := force.ParseSide(c.word(column, "north", "south"))
	return side
}

func (c *cells) date(column string) calendar.Day {
	d, err := calendar.Parse(c.text(column))
	if err != nil {
		c.fault(column, c.text(column), "a date such as 1950-06-25")
	}
	return d
}

// day reads a date; nothing means 0.
func (c *cells) day(column string) calendar.Day {
	if c.text(column) == "" {
		return 0
	}
	return c.date(column)
}

// number reads a whole number; nothing means 0.
func (c *cells) number(column string, low, high int) int {
	s := c.text(column)
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < low || n > high {
		c.fault(column, s, fmt.Sprintf("a whole number from %d to %d", low, high))
	}
	return n
}

// decimal reads a number; nothing means 0.
func (c *cells) decimal(column string) float64 {
	s := c.text(column)
	if s == "" {
		return 0
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || x != x || x < -1e9 || x > 1e9 {
		c.fault(column, s, "a number")
	}
	return x
}

// ordered wants low ≤ value ≤ high.
func (c *cells) ordered(column string, low, value, high int, allowed string) {
	if value < low || value > high {
		c.fault(column, c.text(column), allowed)
	}
}

// points reads "37.75 125.6; 37.78 126.4": latitudes and longitudes, from west to east as a whole.
func (c *cells) points(column string) (line []geo.Point) {
	for part := range strings.SplitSeq(c.text(column), ";") {
		lat, lon, _ := strings.Cut(strings.TrimSpace(part), " ")
		y, err1 := strconv.ParseFloat(lat, 64)
		x, err2 := strconv.ParseFloat(lon, 64)
		if err1 != nil || err2 != nil || y < 32 || y > 44 || x < 123 || x > 132 {
			c.fault(column, part, "latitude and longitude of a point in Korea")
			continue
		}
		line = append(line, geo.Project(y, x))
	}
	if len(line) < 2 || line[0].X >= line[len(line)-1].X {
		c.fault(column, c.text(column), "at least two points, the last in the east of the first")
		return []geo.Point{{X: -1}, {X: 1}}
	}
	return line
}

func (c *cells) terrain(column string) atlas.Terrain {
	return map[string]atlas.Terrain{"clear": atlas.Clear, "hills": atlas.Hills, "mountain": atlas.Mountain, "urban": atlas.Urban}[c.word(column, "clear", "hills", "mountain", "urban")]
}

func (c *cells) river(column string) atlas.River {
	return map[string]atlas.River{"minor": atlas.MinorRiver, "major": atlas.MajorRiver}[c.word(column, "none", "minor", "major")]
}

func (c *cells) posture(column string) fight.Posture {
	return map[string]fight.Posture{"delay": fight.Delay, "hasty": fight.HastyDefence, "prepared": fight.Prepared,
		"fortified": fight.Fortified}[c.word(column, "delay", "hasty", "prepared", "fortified")]
}

// force reads the columns of one side of an engagement.
func (c *cells) force(who string) Force {
	n := func(column string, high int) int { return c.number(who+"_"+column, 0, high) }
	f := Force{
		Who: c.needed(who), Men: n("men", 200_000), Guns: n("guns", 1000), Tanks: n("tanks", 1000), Sorties: n("sorties", 1000),
		AT: n("at", 5000), Quality: n("quality", 1500), Supply: n("supply", 1000), Mass: n("mass", 1000), LossLow: n("loss_low", 200_000), LossHigh: n("loss_high", 200_000),
	}
	c.ordered(who+"_loss_high", f.LossLow, f.LossHigh, f.LossHigh, "no less than the low figure")
	return f
}
