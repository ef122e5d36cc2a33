package scenario

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/game/prewar"
	"parallel38/scenarios"
)

// The campaigns start with the armies that sources give.
func TestCampaignsStartAtDocumentedStrengths(t *testing.T) {
	for id, want := range map[string]struct {
		day                       calendar.Day
		army, police, north, guer int
	}{
		"prewar-1947":     {calendar.Of(1947, 1, 1), 8_000, 25_000, 0, 0},
		"prewar-1948":     {calendar.Of(1948, 9, 19), 50_490, 35_000, 24_000, 400},
		"prewar-1949":     {calendar.Of(1949, 6, 26), 71_000, 45_000, 56_000, 1_900},
		"cheju-1948":      {calendar.Of(1948, 4, 4), 25_000, 30_000, 20_000, 450},
		"yosu-1948":       {calendar.Of(1948, 10, 24), 47_000, 34_800, 24_000, 2_180},
		"parallel-1949":   {calendar.Of(1949, 5, 1), 68_000, 44_000, 56_000, 1_540},
		"incursions-1949": {calendar.Of(1949, 6, 26), 71_000, 45_000, 56_000, 1_900},
		"prewar-1950":     {calendar.Of(1950, 1, 8), 96_000, 47_500, 82_700, 1_350},
	} {
		s, err := Campaign(id)
		if err != nil {
			t.Fatal(err)
		}
		w := prewar.New(atlas.Peninsula(), s, 1)
		if s.Start != want.day || s.ID != id {
			t.Errorf("%s starts on %s", s.ID, s.Start)
		}
		for what, n := range map[string][2]int{"army": {w.ArmyMen(), want.army}, "police": {w.PoliceMen(), want.police}, "North": {w.NorthMen(), want.north},
			"partisans": {w.PartisanMen(), want.guer}} {
			if off := n[0] - n[1]; off*50 > n[1] || off*50 < -n[1] {
				t.Errorf("%s: %s has %d, want about %d", id, what, n[0], n[1])
			}
		}
		if faults := w.Audit(); faults != nil {
			t.Errorf("%s: %v", id, faults)
		}
		if w.South.Americans > 0 != (s.Start < calendar.Of(1949, 6, 29)) {
			t.Errorf("%s: %d thousand Americans", id, w.South.Americans)
		}
	}
	var ids []string
	for _, c := range Campaigns() {
		ids = append(ids, c.ID)
	}
	if !slices.Equal(ids, []string{"prewar-1947", "cheju-1948", "prewar-1948", "yosu-1948", "parallel-1949", "incursions-1949", "prewar-1949", "prewar-1950"}) {
		t.Errorf("campaigns %v", ids)
	}
}

// Every mistake in a campaign's files is told with its place.
func TestMistakesInCampaigns(t *testing.T) {
	for _, c := range []struct{ file, old, new, want string }{
		{"campaign.yaml", "par: 2.4", "par: 2.4\nspar: 1", "spar: found an unknown field"},
		{"campaign.yaml", "end: 1950-12-31", "end: 1946-12-31", "end: found 1946-12-31"},
		{"campaign.yaml", "end: 1950-12-31", "end: 1947-01-01", "end: found 1947-01-01; allowed: a date after the start"},
		{"campaign.yaml", "district: chunchon", "district: chunchn", "sectors[3].district: found chunchn; allowed: chunchon?"},
		{"campaign.yaml", "aid: [35, 15", "aid: [36, 15", "south.aid: found a sum of 101; allowed: 100 in all"},
		{"campaign.yaml", "id: prewar-1947", "id: prewar-1946", "id: found prewar-1946; allowed: the name of the folder"},
		{"campaign.yaml", "advisers: {1947-01-01: 25,", "advisers: {1947-01-01: many,", "advisers.1947-01-01: found many"},
		{"districts.csv", "1446,5,3", "1446,5,4", "share: found a sum of 1001; allowed: 1000 in all"},
		{"districts.csv", "kyonggi-w kyonggi-n kyonggi-s,", "kyonggi-w kyonggi-x kyonggi-s,", "near: found kyonggi-x; allowed: kyonggi-"},
		{"country.csv", "\nseoul,", "\nsoul,", "code: found soul; allowed: seoul?"},
		{"formations.csv", "\nrok-2r,", "\nrok-1r,", "code: found rok-1r; allowed: a code of its own"},
		{"strengths.csv", "\nrok-2r,", "\nrok-1r,", "code: found rok-1r; allowed: each formation of the campaign at most once"},
		{"strengths.csv", "rok-2r,600,20,,,", "rok-2r,600,20,,rest:seoul,", "posts: found rest:seoul; allowed: train, hunt, guard or border"},
		{"strengths.csv", "rok-2r,600,20,,,", "rok-2r,600,20,,hunt:soul,", "posts: found soul; allowed: seoul?"},
	} {
		dir := t.TempDir()
		folder := filepath.Join(dir, "prewar-1947")
		files, err := fs.Sub(scenarios.Files, "prewar-1947")
		if err == nil {
			err = os.CopyFS(folder, files)
		}
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(folder, c.file)
		data, err := os.ReadFile(name)
		if err != nil || !strings.Contains(string(data), c.old) {
			t.Fatalf("%s has no %q: %v", c.file, c.old, err)
		}
		if err := os.WriteFile(name, []byte(strings.Replace(string(data), c.old, c.new, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := CheckPath(folder); err == nil || !strings.Contains(err.Error(), "prewar-1947/"+c.file+":") || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s, %q: %v; want %s", c.file, c.new, err, c.want)
		}
		if err := CheckPath(filepath.Join(folder, "campaign.yaml")); err == nil {
			t.Errorf("%s, %q: not found by the main file", c.file, c.new)
		}
	}
	for _, id := range folders(scenarios.Files, campaignName) {
		if err := CheckPath(filepath.Join("../../scenarios", id)); err != nil {
			t.Error(err)
		}
	}
	if _, err := Campaign("prewar-1951"); err == nil || !strings.Contains(err.Error(), "did you mean prewar-19") {
		t.Error(err)
	}
}

// A file that changes a scenario of the program is read back as it was written, and what is wrong in it is
// told with its line.
func TestDerivedScenarios(t *testing.T) {
	base, err := Builtin("invasion-1950")
	if err != nil {
		t.Fatal(err)
	}
	changes := []string{"units.rok-1d-11r.men=1900", "units.rok-1d-11r.training.0=4300", "units.kpa-10d-25r.weapons.gun76=0"}
	var b bytes.Buffer
	if err := WriteDerived(&b, "invasion-1950", "a test", changes); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "june.yaml")
	write := func(text string) {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(b.String())
	s, err := Derived(name)
	if err != nil {
		t.Fatal(err)
	}
	find := func(units []force.Spec, code string) *force.Spec {
		return &units[slices.IndexFunc(units, func(u force.Spec) bool { return u.Code == code })]
	}
	if u := find(s.Units, "rok-1d-11r"); u.Men != 1900 || u.Training[0] != 4300 || u.Training[1] != find(base.Units, "rok-1d-11r").Training[1] {
		t.Errorf("the regiment has %d men of training %v", u.Men, u.Training)
	}
	if !slices.Equal(s.Changes, changes) || s.ID != "invasion-1950" {
		t.Errorf("%s, changed by %v", s.ID, s.Changes)
	}
	for _, c := range []struct{ old, new, want string }{
		{"men=1900", "men=19000", name + ":6:5: set[0]: found units.rok-1d-11r.men: 19000; allowed: a whole number from 1 to 14000"},
		{"rok-1d-11r.men", "rok-1d-111r.men", name + ":6:5: set[0]: found units.rok-1d-111r.men: no such number"},
		{"extends: invasion-1950", "extends: invasion-1951", name + ":3:10: extends: found invasion-1951"},
		{"extends: invasion-1950\n", "", "extends: found nothing; allowed: the field is needed"},
		{"format: 1", "format: 2", name + ":2:9: format: found 2"},
	} {
		write(strings.Replace(b.String(), c.old, c.new, 1))
		if err := CheckPath(name); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v; want %s", c.new, err, c.want)
		}
	}
	if err := CheckPath(filepath.Join(t.TempDir(), "no.yaml")); err == nil {
		t.Error("a file that is not there has no mistakes")
	}
}
