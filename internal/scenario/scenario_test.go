package scenario

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/scenarios"
)

func builtin(t *testing.T, id string) *game.Setup {
	t.Helper()
	s, err := Builtin(id)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// invasion is the day on which the war began.
var invasion = calendar.Of(1950, 6, 25)

// Every scenario starts legally: the rules' own board says so.
func TestStart(t *testing.T) {
	a := atlas.Peninsula()
	for _, info := range List() {
		t.Run(info.ID, func(t *testing.T) {
			s := builtin(t, info.ID)
			w := game.New(a, s, 38)
			for id, u := range s.Units {
				h := u.Place.Hex
				switch {
				case u.Arm == force.Headquarters:
					if h != hex.None {
						t.Errorf("%s: a headquarters on the map", u.Code)
					}
				case u.Box != 0:
					if u.Arm != force.Aircraft && !s.Boxes[u.Box-1].ByLand && a.Cell(u.Place.Port).Port == 0 {
						t.Errorf("%s: is to land at %s, which is no port", u.Code, a.Name(u.Place.Port))
					}
				case u.Arm == force.Aircraft:
					if a.Cell(h).Airfield < u.Runway || s.Control[h] != u.Side {
						t.Errorf("%s: on the airfield %s", u.Code, a.Name(h))
					}
				case u.Arm.Afloat() && u.Place.Presence == force.Present:
					if !w.OpenSea(h) {
						t.Errorf("%s: not in the open sea but in %s", u.Code, a.Name(h))
					}
				case u.Place.Presence == force.Embarked:
					if u.Place.Port != hex.None || h != hex.None {
						t.Errorf("%s: at sea and in %s", u.Code, a.Name(h))
					}
				case u.Place.Presence == force.Awaited:
					if u.Place.Port == hex.None || u.Place.Due <= s.Start || u.Place.Due >= s.Start+calendar.Day(s.Turns) {
						t.Errorf("%s: arrives at %s on %s", u.Code, a.Name(u.Place.Port), u.Place.Due)
					}
				case !a.Cell(h).Land() || a.Cell(h).Country != atlas.Korea:
					t.Errorf("%s: in %s, %s", u.Code, a.Name(h), a.Cell(h).Terrain)
				case w.Holder(h) != u.Side || s.Control[h] != u.Side:
					t.Errorf("%s: in %s, which is %s's", u.Code, a.Name(h), s.Control[h])
				case w.StackRoom(h) < 0:
					t.Errorf("%s: in %s, overfull by %d quarters", u.Code, a.Name(h), -w.StackRoom(h))
				case s.Start == invasion && u.Side == force.North && !a.Cell(h).North && u.Code != "kpa-549" && u.Code != "kpa-766-1":
					t.Errorf("%s: in %s, south of the parallel", u.Code, a.Name(h))
				case s.Start == invasion && u.Side == force.South && a.Cell(h).North:
					t.Errorf("%s: in %s, north of the parallel", u.Code, a.Name(h))
				}
				if u.Parent != force.None && (int(u.Parent) >= id || s.Units[u.Parent].Arm != force.Headquarters) {
					t.Errorf("%s: its headquarters is no headquarters before it", u.Code)
				}
				if u.Source == "" || u.Name.En == "" || u.Name.Ko == "" {
					t.Errorf("%s: no source or name", u.Code)
				}
			}
			for side := force.North; side < force.Sides; side++ {
				for i, src := range s.Supply[side].Sources {
					// Ports that are still to be won come after those that are held.
					if s.Control[src.Hex] != side && (i == 0 || s.Start == invasion) {
						t.Errorf("%s draws supply from %s, which is %s's", side, a.Name(src.Hex), s.Control[src.Hex])
					}
				}
			}
		})
	}
}

// Who faced whom on 25 June, as the first chapters of every account have it.
func TestAxes(t *testing.T) {
	a := atlas.Peninsula()
	s := builtin(t, "storm-1950")
	at := func(code string) hex.Index {
		for _, u := range s.Units {
			if u.Code == code {
				return u.Place.Hex
			}
		}
		t.Fatalf("no unit %s", code)
		return hex.None
	}
	for _, axis := range []struct {
		north, south string
		apart        int
	}{
		{"kpa-6d-14r", "rok-17r", 1},      // Ongjin
		{"kpa-6d-13r", "rok-1d-12r", 1},   // Kaesong
		{"kpa-6d-15r", "rok-1d-12r", 1},   // Kaesong
		{"kpa-1d-1r", "rok-1d-13r", 1},    // Korangpo
		{"kpa-105-203t", "rok-1d-13r", 1}, // Korangpo
		{"kpa-4d-16r", "rok-7d-1r", 2},    // Tongduchon
		{"kpa-105-107t", "rok-7d-1r", 2},  // Tongduchon
		{"kpa-3d-7r", "rok-7d-9r", 2},     // Pochon
		{"kpa-105-109t", "rok-7d-9r", 2},  // Pochon
		{"kpa-2d-6r", "rok-6d-7r", 1},     // Chunchon
		{"kpa-7d-32r", "rok-6d-2r", 3},    // Hongchon
		{"kpa-5d-10r", "rok-8d-10r", 2},   // east coast
		{"kpa-549", "rok-8d-fa", 2},       // behind Kangnung
		{"kpa-766-1", "rok-8d-21r", 4},    // behind Samchok
	} {
		if d := a.Distance(at(axis.north), at(axis.south)); d > axis.apart {
			t.Errorf("%s stands %d hexes from %s, want at most %d", axis.north, d, axis.south, axis.apart)
		}
	}
}

// count adds up what units of a code's beginning have.
type count struct {
	present, roll int
	weapons       [fight.Weapons]int
}

func total(s *game.Setup, prefixes ...string) (c count) {
	for _, u := range s.Units {
		for _, p := range prefixes {
			if u.Code == p || strings.HasPrefix(u.Code, p+"-") {
				c.present += int(u.Strength.Men)
				c.roll += int(u.Strength.Men + u.Strength.Absent)
				for w, n := range u.Strength.Weapons {
					c.weapons[w] += int(n)
				}
			}
		}
	}
	return c
}

// The rows add up to the totals of the sources; README.md says what is left out.
func TestSums(t *testing.T) {
	s := builtin(t, "invasion-1950")
	check := func(what string, got, want int) {
		t.Helper()
		t.Logf("%-44s %7d", what, got)
		if got != want {
			t.Errorf("%s: %d, want %d", what, got, want)
		}
	}
	divisions := []string{"kpa-1d", "kpa-2d", "kpa-3d", "kpa-4d", "kpa-5d", "kpa-6d", "kpa-7d", "kpa-10d", "kpa-13d", "kpa-15d"}
	for i, want := range []int{11000, 10838, 11000, 11000, 11000, 11000, 12000, 6000, 6000, 11000} {
		check(divisions[i], total(s, divisions[i]).roll, want)
	}
	constabulary := []string{"kpa-bc1", "kpa-bc2", "kpa-bc3", "kpa-bc5", "kpa-bc7"}
	check("border constabulary", total(s, constabulary...).roll, 18600)
	kpa := total(s, append(append([]string{"kpa-105", "kpa-12m", "kpa-766"}, divisions...), constabulary...)...)
	const corpsTroops = 5000 // headquarters and corps troops: not on the map
	check("KPA ground troops on 25 June, as Appleman", kpa.roll+corpsTroops, 135438)
	check("T-34", kpa.weapons[fight.T34], 150)
	check("SU-76", kpa.weapons[fight.SU76], 176)
	check("122 mm howitzers", kpa.weapons[fight.Gun122], 120)

	const vacant = 2499 // the place of the regiment that had left the 7th Division
	rok := []string{"rok-1d", "rok-7d", "rok-6d", "rok-8d", "rok-cap", "rok-2d", "rok-3d", "rok-5d"}
	for i, want := range []int{9715, 9698 - vacant, 9112, 6866, 7061, 7910, 7059, 7276} {
		check(rok[i], total(s, rok[i]).roll, want)
	}
	check("ROK 1st Division present", total(s, "rok-1d").present, 5000)
	check("ROK 7th Division present", total(s, "rok-7d").present, 4500)
	check("ROK 6th Division present", total(s, "rok-6d").present, 9112)
	army := total(s, append(rok, "rok-17r", "rok-17-fa")...)
	check("ROK Army, combat part of Appleman's 98,000", army.roll, 67197-vacant)
	armed := total(s, append(rok, "rok-17r", "rok-17-fa", "rok-school-fa")...)
	check("ROK 105 mm howitzers", armed.weapons[fight.Gun105], 91)
	check("ROK 57 mm anti-tank guns", armed.weapons[fight.AT57], 140)
	check("ROK 2.36-inch rocket launchers", armed.weapons[fight.Bazooka236], 1900)
}

// In mid-June 16 of about 65 battalions had finished battalion training, about 31 company training.
func TestTraining(t *testing.T) {
	s := builtin(t, "invasion-1950")
	var battalion, company, platoon int
	for _, u := range s.Units {
		if u.Nation != force.ROK || u.Arm != force.Infantry || u.Place.Presence != force.Present {
			continue
		}
		for _, score := range u.Battalions.Training[:u.Battalions.Count] {
			switch {
			case score >= 7000:
				battalion++
			case score >= 5500:
				company++
			default:
				platoon++
			}
		}
	}
	if battalion != 16 || company != 31 || platoon != 17 {
		t.Errorf("%d battalions trained to battalion, %d to company, %d to platoon; want 16, 31, 17", battalion, company, platoon)
	}
}

// Quality, .25 + .006 T + .25 V, comes out where combat was calibrated.
func TestQuality(t *testing.T) {
	s := builtin(t, "invasion-1950")
	for _, c := range []struct {
		prefix    string
		low, high int // thousandths
	}{
		{"rok-6d", 740, 760}, {"rok-1d", 690, 710}, {"rok-2d", 450, 600}, {"rok-8d", 550, 630}, {"rok-7d", 650, 690},
		{"kpa-4d", 930, 970}, {"kpa-6d", 930, 970}, {"kpa-2d", 900, 940}, {"kpa-13d", 650, 750}, {"kpa-15d", 700, 800}, {"kpa-9d", 600, 700},
		{"us-24d", 680, 730}, {"us-25d", 670, 760}, {"us-1cd", 690, 750}, {"us-1mb", 840, 920}, {"uk-27bde", 830, 880},
	} {
		sum, men := 0, 0
		for _, u := range s.Units {
			if u.Code == c.prefix || strings.HasPrefix(u.Code, c.prefix+"-") {
				q := 250 + u.MeanTraining()*6/100 + int(u.Veterancy)/4
				sum += q * int(u.Strength.Men)
				men += int(u.Strength.Men)
			}
		}
		if q := sum / max(1, men); q < c.low || q > c.high {
			t.Errorf("%s: quality %d, want %d to %d", c.prefix, q, c.low, c.high)
		}
	}
}

// Storm is the first ten days of the same war.
func TestExtends(t *testing.T) {
	storm, invasion := builtin(t, "storm-1950"), builtin(t, "invasion-1950")
	if storm.Turns != 10 || invasion.Turns != 82 || storm.Start != invasion.Start {
		t.Errorf("storm %d days from %s, invasion %d from %s", storm.Turns, storm.Start, invasion.Turns, invasion.Start)
	}
	present := func(s *game.Setup) (codes []string) {
		for _, u := range s.Units {
			if u.Place.Presence == force.Present && u.Arm != force.Headquarters {
				codes = append(codes, fmt.Sprint(u.Code, u.Place.Hex, u.Strength.Men))
			}
		}
		return codes
	}
	if a, b := present(storm), present(invasion); strings.Join(a, " ") != strings.Join(b, " ") {
		t.Error("the two scenarios do not start with the same units")
	}
	if len(storm.Units) >= len(invasion.Units) {
		t.Error("storm-1950 keeps units that come after its last day")
	}
	if last := invasion.Start + calendar.Day(invasion.Turns) - 1; last.String() != "1950-09-14" {
		t.Errorf("invasion-1950 ends on %s", last)
	}
}

// Who held the perimeter on 4 August: 26 or 27 regiments of the South, about 33 by the end of the month,
// against 36 or 37 of the North.
func TestPerimeterRegiments(t *testing.T) {
	s := builtin(t, "pusan-1950")
	count := func(side force.Side, last calendar.Day) (n int) {
		for _, u := range s.Units {
			fights := u.Arm == force.Infantry || u.Arm == force.Marines || u.Arm == force.Motorised || u.Arm == force.Motorcycle || u.Arm == force.Commando
			due := u.Due
			if u.Box != 0 { // as soon as it is ready
				due = s.Start + calendar.Day(int(u.Ready)+s.Boxes[u.Box-1].Days)
			}
			if u.Side == side && fights && u.Echelon >= force.Regiment && (u.Presence == force.Present || due <= last) {
				n++
			}
		}
		return n
	}
	for _, c := range []struct {
		side      force.Side
		day       calendar.Day
		low, high int
	}{
		{force.South, s.Start, 26, 27}, {force.South, calendar.Of(1950, 8, 31), 32, 34},
		{force.North, calendar.Of(1950, 8, 11), 35, 37},
	} {
		if n := count(c.side, c.day); n < c.low || n > c.high {
			t.Errorf("%s has %d regiments on %s, want %d to %d", c.side, n, c.day, c.low, c.high)
		}
	}
	kpa := 0
	for _, u := range s.Units {
		if u.Side == force.North && u.Presence == force.Present {
			kpa += int(u.Strength.Men)
		}
	}
	if kpa != 69100 {
		t.Errorf("%d men of the KPA at the perimeter, want the 69,100 of Appleman's table", kpa)
	}
}

// The front is compared on Sundays, in corridors that go south as the war did.
func TestRecordedFront(t *testing.T) {
	s := builtin(t, "invasion-1950")
	corridors := 0
	for _, c := range s.Victory {
		if c.Kind != game.Front {
			continue
		}
		for _, l := range c.Line {
			corridors++
			before := 0
			for i, step := range l.Record {
				if step.From.Weekday() != 0 || step.Value <= before || i == 0 && step.From != s.Start {
					t.Errorf("%s: %s, %d", l.Name.En, step.From, step.Value)
				}
				before = step.Value
			}
		}
	}
	if corridors != 5 {
		t.Errorf("%d corridors", corridors)
	}
}

func TestList(t *testing.T) {
	list := List()
	var ids []string
	for _, i := range list {
		ids = append(ids, i.ID)
	}
	if want := "ongjin-1950 storm-1950 inchon-1950 pusan-1950 invasion-1950"; strings.Join(ids, " ") != want {
		t.Fatalf("%v, want %s, shortest first", ids, want)
	}
	for _, i := range list {
		if i.Name.Ko == "" || i.Text.En == "" || i.History.En == "" || i.History.Ko == "" || i.Notice.En == "" || i.Notice.Ko == "" {
			t.Errorf("%s: something is not worded", i.ID)
		}
	}
}

func TestUnknown(t *testing.T) {
	for id, want := range map[string]string{"storm1950": "storm-1950", "invasion": "", "": "", "../etc": "", "Invasion-1950": "invasion-1950"} {
		_, err := Builtin(id)
		var unknown *Unknown
		if !errors.As(err, &unknown) || unknown.Nearest != want {
			t.Errorf("Builtin(%q): %v, want to be offered %q", id, err, want)
		}
	}
}

func TestHash(t *testing.T) {
	storm, invasion := Hash("storm-1950"), Hash("invasion-1950")
	if len(storm) != 32 || storm == invasion || storm != Hash("storm-1950") || Hash("storm") != "" {
		t.Errorf("hashes %q, %q", storm, invasion)
	}
}

func TestCheckPath(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, scenarios.Files); err != nil {
		t.Fatal(err)
	}
	for _, good := range []string{"storm-1950", "invasion-1950/", "storm-1950/scenario.yaml"} {
		if err := CheckPath(filepath.Join(dir, good)); err != nil {
			t.Errorf("%s: %v", good, err)
		}
	}
	for _, bad := range []string{"storm", "schema", "invasion-1950/units.csv"} {
		var errs Errors
		if err := CheckPath(filepath.Join(dir, bad)); !errors.As(err, &errs) || len(errs) == 0 {
			t.Errorf("%s: %v", bad, err)
		}
	}
}
