package scenario

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
)

func TestSetChangesWhatItNames(t *testing.T) {
	s := builtin(t, "invasion-1950")
	before := *s
	unit := slices.IndexFunc(s.Units, func(u force.Spec) bool { return u.Code == "kpa-4d-16r" })
	units := s.Units
	men := units[unit].Men
	for _, a := range []string{"turns=30", "par=-12", "noise=full", "first=south", "supply.north.trucks=1500",
		"supply.south.sources.0.tons=77", "units.kpa-4d-16r.men=2400", "units.kpa-4d-16r.weapons.t34=3", "units.kpa-4d-16r.training.1=5000",
		"rules.fight.collapse=200", "rules.march.free-minutes=540", "rules.fight.terrain-factor.paddy=1100", "rules.march.road.main.foot=200",
		"rules.fight.kinds.probe.shift=-50", "rules.weather.climate.july.rain=50", "rules.supply.rations.rok.grams=9000"} {
		if err := Set(s, a); err != nil {
			t.Errorf("%s: %v", a, err)
		}
		if s.Changes[len(s.Changes)-1] != a {
			t.Errorf("%s is not among the changes %v", a, s.Changes)
		}
		if !slices.Contains(Paths(s), a) {
			t.Errorf("after %s the paths do not say so", a)
		}
	}
	u := &s.Units[unit]
	if s.Turns != 30 || s.Par != -12 || s.Noise != fight.Full || s.First != force.South || s.Supply[force.North].Trucks != 1500 ||
		s.Supply[force.South].Sources[0].Tons != 77 || u.Men != 2400 || u.Weapons[fight.T34] != 3 || u.Training[1] != 5000 ||
		s.Rules.Fight.Collapse != 200 || s.Rules.March.FreeMinutes != 540 || s.Rules.Fight.TerrainFactor[atlas.Paddy] != 1100 || s.Rules.Weather.Climate[7].Rain != 50 ||
		s.Rules.March.Road[atlas.MainRoad][0] != 200 || s.Rules.Fight.Kinds[fight.Probe].Shift != -50 || s.Rules.Supply.Rations[force.ROK].Grams != 9000 {
		t.Error("a number has another value than it was given")
	}
	if units[unit].Men != men || before.Supply[force.South].Sources[0].Tons == 77 {
		t.Error("Set wrote into a list that others hold as well")
	}
}

// What Set says of a wrong assignment: what was found and what is allowed, in one line.
func TestSetRefuses(t *testing.T) {
	for _, c := range []struct{ assignment, want string }{
		{"par", "par: found no value; allowed: path=value, such as noise=full"},
		{"par=1.5", "par: found 1.5; allowed: a whole number from -5000 to 5000"},
		{"par=99999999999999999999", "par: found 99999999999999999999; allowed: a whole number from -5000 to 5000"},
		{"par=+1", "par: found +1; allowed: a whole number from -5000 to 5000"},
		{"noise=loud", "noise: found loud; allowed: reduced, full, expected"},
		{"rules.fight.colapse=1", "rules.fight.colapse: found no such number; allowed: rules.fight.collapse?"},
		{"rules.fight.cuts.0=500", "rules.fight.cuts.0: found 500; allowed: what goes with the rest: rules.fight.cuts.0 is 500, above the next, 0: the bands of a fight lie in order"},
		{"rules.march.free-minutes=-1", "rules.march.free-minutes: found -1; allowed: a whole number from 0 to 720"},
		{"suply.north.trucks=5", "suply.north.trucks: found no such number; allowed: supply.north.trucks?"},
		{"supply.north.aeroplanes=5", "supply.north.aeroplanes: found no such number; allowed: supply.north. and then sources, trucks, daily, wear"},
		{"id=5", "id: found no such number; allowed: "},
		{"units.kpa-4d-16r.men=0", "units.kpa-4d-16r.men: found 0; allowed: a whole number from 1 to 14000"},
		{strings.Repeat("x", 3000) + "\n=1", "…: found no such number"},
	} {
		s := builtin(t, "storm-1950")
		err := Set(s, c.assignment)
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%.30s: %v, want %s", c.assignment, err, c.want)
		}
		if !reflect.DeepEqual(s, builtin(t, "storm-1950")) {
			t.Errorf("%.30s was refused, and changed something", c.assignment)
		}
	}
}

// Every path is an assignment, names one number, and putting its value back changes nothing else.
func TestPathsAreAssignments(t *testing.T) {
	for _, info := range List() {
		s := builtin(t, info.ID)
		want := builtin(t, info.ID)
		seen := map[string]bool{}
		numbers(s, func(n number) {
			if seen[n.path] {
				t.Errorf("%s: %s twice", info.ID, n.path)
			}
			seen[n.path] = true
			v, ok := n.parse(n.String())
			if !ok {
				t.Errorf("%s: %s=%s is outside its own bounds: %s", info.ID, n.path, n.String(), n.allowed())
				return
			}
			put(reflect.ValueOf(s).Elem(), n.at, v)
		})
		if !reflect.DeepEqual(s, want) {
			t.Errorf("%s: putting every value back changed something", info.ID)
		}
	}
}

func TestArrivalsMayBePutOff(t *testing.T) {
	s := builtin(t, "invasion-1950")
	i := slices.IndexFunc(s.Units, func(u force.Spec) bool { return u.Presence == force.Awaited })
	if err := Set(s, "units."+s.Units[i].Code+".due=1950-08-01"); err != nil || s.Units[i].Due != calendar.Of(1950, 8, 1) {
		t.Errorf("%v: arrives on %s", err, s.Units[i].Due)
	}
	if err := Set(s, "units."+s.Units[i].Code+".due=1953-08-01"); err == nil {
		t.Error("arrives after the war")
	}
}
