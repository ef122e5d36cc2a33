package record_test

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/internal/geo"
	_ "parallel38/internal/golden"
	"parallel38/internal/record"
	"parallel38/internal/scenario"
)

func at(t *testing.T, name string) geo.Point {
	t.Helper()
	a := atlas.Peninsula()
	id, ok := a.Find(name)
	if !ok {
		t.Fatalf("no place %s", name)
	}
	p := &a.Places[id]
	return geo.Project(float64(p.LatE4)/1e4, float64(p.LonE4)/1e4)
}

func line(t *testing.T, name string) *record.Line {
	t.Helper()
	for i, l := range record.History().Lines {
		if l.Name == name {
			return &record.History().Lines[i]
		}
	}
	t.Fatalf("no line %s", name)
	return nil
}

func TestPlacesAreOnTheMap(t *testing.T) {
	for _, e := range record.History().Events {
		at(t, e.Place)
	}
}

// TestLinesAgreeWithDates: what a side has taken by an evening lies on its side of that evening's line, and what
// it takes a week later does not yet. A town as near the line as the line may be out tells nothing.
func TestLinesAgreeWithDates(t *testing.T) {
	checked := 0
	landing, _ := calendar.Parse("1950-09-15")
	for _, l := range record.History().Lines {
		if l.Kind != record.Front {
			continue
		}
		moves := force.North // before the landing the North took places, after it the South
		if l.Date >= landing {
			moves = force.South
		}
		holder := map[string]force.Side{}
		for _, e := range record.History().Events { // in the order of time
			if e.Kind != record.Taken || e.Side != moves {
				continue
			}
			switch {
			case e.Latest <= l.Date:
				holder[e.Place] = e.Side
			case e.Earliest > l.Date && holder[e.Place] == force.NoSide:
				holder[e.Place] = e.Side.Enemy()
			}
		}
		for place, side := range holder {
			p, near := at(t, place), false
			for _, d := range []geo.Point{{X: 0, Y: l.Error}, {X: 0, Y: -l.Error}, {X: l.Error, Y: 0}, {X: -l.Error, Y: 0}} {
				near = near || l.North(p.Add(d)) != l.North(p)
			}
			if near {
				continue
			}
			checked++
			if l.North(p) != (side == force.North) {
				t.Errorf("%s, %s: %s was the %s's", l.Name, l.Date, place, side)
			}
		}
	}
	if checked < 100 {
		t.Errorf("only %d places tell anything", checked)
	}
}

func TestTheHanPartsThePeninsula(t *testing.T) {
	han := line(t, "Han")
	for place, north := range map[string]bool{"Seoul": true, "Uijongbu": true, "Chunchon": true, "Kangnung": true, "Suwon": false, "Inchon": false,
		"Wonju": true, "Samchok": true, "Chungju": false, "Taejon": false, "Pusan": false, "Yongdok": false} {
		if han.North(at(t, place)) != north {
			t.Errorf("%s: want north %t", place, north)
		}
	}
}

func TestALineMayDoubleBack(t *testing.T) {
	l := record.Line{Points: []geo.Point{{X: 0, Y: 0}, {X: 10, Y: 0}, {X: 5, Y: 5}, {X: 20, Y: 5}}}
	for p, north := range map[geo.Point]bool{{X: -3, Y: 1}: true, {X: -3, Y: -1}: false, {X: 2, Y: 1}: true, {X: 8, Y: 1}: true, {X: 8, Y: 3}: false,
		{X: 8, Y: 6}: true, {X: 15, Y: 4}: false, {X: 30, Y: 6}: true, {X: 8, Y: -1}: false} {
		if l.North(p) != north {
			t.Errorf("%v: want north %t", p, north)
		}
	}
}

func TestTwelveKeyDates(t *testing.T) {
	var key []string
	end, _ := calendar.Parse("1950-09-14")
	for _, e := range record.History().Events {
		if e.Key && e.Date <= end {
			if e.Confidence == record.Recalled {
				t.Errorf("%s: a key date from memory", e.Place)
			}
			key = append(key, e.Place)
		}
	}
	if len(key) != 12 {
		t.Errorf("%d key dates before the landing: %v", len(key), key)
	}
}

// TestMistakesAreLocated breaks the tables one by one.
func TestMistakesAreLocated(t *testing.T) {
	for _, c := range []struct{ file, old, new, want string }{
		{"events.csv", "taken,Seoul,north", "lost,Seoul,north", `events.csv:7:1: event: found "lost"; allowed: taken, held, tanks-over`},
		{"events.csv", "taken,Seoul,north", "taken,Seoul,east", `events.csv:7:13: side: found "east"; allowed: north, south`},
		{"events.csv", "Osan,north,1950-07-05,", "Osan,north,1950-07-32,", `events.csv:13:18: date: found "1950-07-32"; allowed: a date`},
		{"events.csv", "Osan,north,1950-07-05,", "Osan,north,1950-07-06,", `events.csv:13:18: date: found "1950-07-06"; allowed: between earliest and latest`},
		{"events.csv", "held,Pusan,south,1950-09-14,,", "held,Pusan,south,1950-09-14,1950-09-14,", `earliest: found "1950-09-14"; allowed: nothing here`},
		{"events.csv", "event,place", "event,town", `events.csv:1:1: found event,town,side`},
		{"events.csv", "held,Masan,", "held,Masan,,", `found 11 cells; allowed: 10, one a column`},
		{"lines.csv", "37.55 126.30", "137.55 126.30", `points: found " 137.55 126.30"; allowed: latitude and longitude`},
		{"lines.csv", "front,Osan,1950-07-05", "river,Osan,1950-07-05", `date: found "1950-07-05"; allowed: nothing here`},
		{"amounts.csv", "22000,14000", "22000,24000", `amounts.csv:2:40: value: found "22000"; allowed: between low and high`},
		{"amounts.csv", "1950-06-30,22000", "1950-06-30,many", `value: found "many"; allowed: a whole number from 1`},
		{"engagements.csv", "Osan,1950-07-05,1,hills", "Osan,1950-07-05,1,swamp", `engagements.csv:5:19: terrain: found "swamp"; allowed: clear, hills, mountain, urban`},
		{"engagements.csv", "hasty,0,1,,KPA,5000", "hasty,0,7,,KPA,5000", `flank: found "7"; allowed: a whole number from 0 to 2`},
		{"goals.csv", "0.6,1,Seoul", "1,0.6,Seoul", `goals.csv:2:54: least: found "1 … 0.6"; allowed: two numbers, the lesser first`},
		{"effects.csv", "no-us,taejon,-", "no-us,taejon,0", `sign: found "0"; allowed: +, -`},
		{"effects.csv", "no-us,taejon,-", `no-us,"taejon,-`, `effects.csv:`},
		{"marks.csv", "incursions,1948-11-01", "raids,1948-11-01", `marks.csv:6:1: measure: found "raids"; allowed: security-forces, `},
		{"marks.csv", "security-dead,1948-01-01,,8000,", "security-dead,1948-01-01,,80000,", `value: found "80000"; allowed: between low and high`},
	} {
		files := fstest.MapFS{}
		for _, name := range []string{"events.csv", "lines.csv", "amounts.csv", "engagements.csv", "goals.csv", "effects.csv", "marks.csv"} {
			data, err := fs.ReadFile(os.DirFS("data"), name)
			if err != nil {
				t.Fatal(err)
			}
			if name == c.file {
				if strings.Count(string(data), c.old) == 0 {
					t.Fatalf("%s has no %s", name, c.old)
				}
				data = []byte(strings.Replace(string(data), c.old, c.new, 1))
			}
			files[name] = &fstest.MapFile{Data: data}
		}
		_, err := record.Load(files)
		var mistakes scenario.Errors
		if !errors.As(err, &mistakes) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s with %q: %v, want %s", c.file, c.new, err, c.want)
		}
	}
	_, err := record.Load(fstest.MapFS{})
	var mistakes scenario.Errors
	if !errors.As(err, &mistakes) || !slices.ContainsFunc(mistakes, func(m scenario.Mistake) bool { return m.File == "lines.csv" }) {
		t.Errorf("without files: %v", err)
	}
}
