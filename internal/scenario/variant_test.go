package scenario

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/scenarios"
)

// The scenarios that the program carries pass the full check, that of their variants included, and every
// variant can be played.
func TestVariantsCanBePlayed(t *testing.T) {
	for _, info := range List() {
		t.Run(info.ID, func(t *testing.T) {
			if _, err := Load(scenarios.Files, info.ID, atlas.Peninsula()); err != nil {
				t.Fatal(err)
			}
			alternatives, variants := Variants(builtin(t, info.ID))
			if len(variants) == 0 {
				t.Error("nothing might have been otherwise")
			}
			for _, v := range alternatives {
				if v.Source == "" {
					t.Errorf("%s: nobody says so", v.ID)
				}
			}
			for _, v := range append(alternatives, variants...) {
				if v.Name.En == "" || v.Name.Ko == "" || v.Text.En == "" || v.Text.Ko == "" {
					t.Errorf("%s: something is not worded", v.ID)
				}
				s := builtin(t, info.ID)
				if err := Vary(s, v.ID); err != nil || !slices.Equal(s.Changes, v.Set) {
					t.Errorf("%s: %v, changes %v", v.ID, err, s.Changes)
				}
				if wrong := play(s, "recruit", 1); wrong != "" {
					t.Errorf("%s: %s", v.ID, wrong)
				}
			}
		})
	}
}

// What a variant says is what it does.
func TestVary(t *testing.T) {
	s := builtin(t, "invasion-1950")
	for _, id := range []string{"rockets-june", "no-us", "no-armour"} {
		if err := Vary(s, id); err != nil {
			t.Fatal(err)
		}
	}
	regiments := 0
	for _, u := range s.Units {
		if u.Nation == force.ROK && u.Arm == force.Infantry && u.Echelon == force.Regiment && u.Presence == force.Present {
			regiments++
			if u.Weapons[fight.Bazooka35] != 18 {
				t.Errorf("%s has %d launchers", u.Code, u.Weapons[fight.Bazooka35])
			}
		}
		if u.Weapons[fight.T34] > 0 {
			t.Errorf("%s still has tanks", u.Code)
		}
		if u.Nation == force.US && u.Arm.Afloat() && u.Due < s.Start+calendar.Day(s.Turns) {
			t.Errorf("%s comes on %s", u.Code, u.Due)
		}
	}
	if s.Commitment.Limit != game.Uncommitted {
		t.Errorf("the powers may go as far as %s", s.Commitment.Limit)
	}
	if regiments != 21 {
		t.Errorf("%d ROK regiments", regiments)
	}
	var unknown *Unknown
	if err := Vary(s, "rocket-june"); !errors.As(err, &unknown) || unknown.Nearest != "rockets-june" || !strings.Contains(err.Error(), "no variant of invasion-1950") {
		t.Errorf("%v", err)
	}
}

// What a scenario takes over and has no units or days for is left out.
func TestVariantsTakenOver(t *testing.T) {
	storm := builtin(t, "storm-1950")
	storm.Units = slices.DeleteFunc(slices.Clone(storm.Units), func(u force.Spec) bool { return strings.HasPrefix(u.Code, "us-25d") })
	taken := func(id string) bool {
		alternatives, _ := Variants(storm)
		return slices.ContainsFunc(alternatives, func(v Variant) bool { return v.ID == id })
	}
	if !taken("tanks-242") || taken("twenty-fifth-18-july") {
		t.Error("a storm without the 25th Division has tanks in June and no 25th Division in July")
	}
}

func TestSetMany(t *testing.T) {
	before, s := builtin(t, "invasion-1950"), builtin(t, "invasion-1950")
	if err := Set(s, "units.rok-?d-1?r.men=1111"); err != nil {
		t.Fatal(err)
	}
	changed := 0
	for i, u := range s.Units {
		if u.Men != before.Units[i].Men {
			changed++
			if u.Men != 1111 || !strings.HasPrefix(u.Code, "rok-") {
				t.Errorf("%s has %d men", u.Code, u.Men)
			}
		}
	}
	if changed != 7 { // the 11th, 12th, 13th, 15th, 16th and 19th, and the 10th
		t.Errorf("%d regiments changed", changed)
	}
	for _, wrong := range []string{"units.prc-*.men=5", "units.*=5", "*=5", "units.*.men=0", "units.[.men=5"} {
		if err := Set(s, wrong); err == nil || len(s.Changes) != 1 {
			t.Errorf("%s: %v", wrong, err)
		}
	}
}
