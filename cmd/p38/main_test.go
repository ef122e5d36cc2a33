package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	_ "parallel38/internal/golden" // go test ./... -update
	"parallel38/internal/replay"
)

// tool is the built program: exit codes and messages are tested as a user meets them.
var tool string

func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "p38-*")
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return failure
		}
		defer os.RemoveAll(dir)
		tool = filepath.Join(dir, "p38")
		build := exec.Command("go", "build", "-o", tool, ".")
		build.Env = append(os.Environ(), "CGO_ENABLED=0")
		if out, err := build.CombinedOutput(); err != nil {
			fmt.Fprintf(os.Stderr, "go build: %v\n%s", err, out)
			return failure
		}
		return m.Run()
	}())
}

// p38 runs the program and returns what it printed and its exit code. It has no display.
func p38(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	cmd := exec.Command(tool, args...)
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + t.TempDir()}
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	var failed *exec.ExitError
	if err != nil && !errors.As(err, &failed) {
		t.Fatal(err)
	}
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}

func TestExitCodesAndMessages(t *testing.T) {
	empty, saved := t.TempDir(), filepath.Join(t.TempDir(), "war.p38")
	if _, stderr, code := p38(t, "run", "storm-1950", "--turns", "2", "--north", "passive", "--south", "passive", "--save", saved); code != done {
		t.Fatal(stderr)
	}
	data, err := os.ReadFile(saved)
	if err != nil {
		t.Fatal(err)
	}
	spoiled := filepath.Join(empty, "spoiled.p38")
	lines := strings.Split(string(data), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "hash ") {
			lines[i] = "hash 0123456789abcdef"
			break
		}
	}
	if err := os.WriteFile(spoiled, []byte(strings.Join(lines, "\n")), 0o644); err != nil {
		t.Fatal(err)
	}
	lines = strings.Split(string(data), "\n")
	lines[1] = "engine 999"
	others := filepath.Join(empty, "others.p38")
	body := strings.Join(lines[:len(lines)-2], "\n") + "\n"
	if err := os.WriteFile(others, fmt.Appendf(nil, "%send %08x\n", body, crc32.ChecksumIEEE([]byte(body))), 0o644); err != nil {
		t.Fatal(err)
	}
	long := filepath.Join(empty, "long.p38")
	if _, stderr, code := p38(t, "run", "invasion-1950", "--turns", "25", "--save", long); code != done {
		t.Fatal(stderr)
	}
	link, stderr, code := p38(t, "replay", saved, "--link")
	if code != done {
		t.Fatal(stderr)
	}
	link, _, _ = strings.Cut(link, "\n")
	cut := filepath.Join(empty, "cut.p38")
	if err := os.WriteFile(cut, data[:len(data)/2], 0o644); err != nil {
		t.Fatal(err)
	}
	wrong := filepath.Join(empty, "wrong")
	scenario, err := os.ReadFile("../../scenarios/invasion-1950/scenario.yaml")
	if err == nil {
		err = os.Mkdir(wrong, 0o755)
	}
	if err == nil {
		text := strings.Replace(string(scenario), "days: 82", "days: many\ndaze: 82", 1)
		err = os.WriteFile(filepath.Join(wrong, "scenario.yaml"), []byte(text), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		args []string
		code int
		want []string // on either output
	}{
		{"help", []string{"--help"}, done, []string{"scenarios", "run", "check", "map", "replay"}},
		{"version", []string{"--version"}, done, []string{"p38 ", fmt.Sprintf("rules %d, saves %d", replay.Engine, replay.Format)}},
		{"no command", nil, badInput, []string{"p38:", "--help"}},
		{"wrong command", []string{"rnu"}, badInput, []string{"rnu", "run"}},
		{"wrong flag", []string{"run", "storm-1950", "--nroth", "x"}, badInput, []string{"--nroth"}},
		{"scenarios", []string{"scenarios"}, done, []string{"storm-1950", "invasion-1950", "10 days", "82 days"}},
		{"wrong scenario", []string{"run", "strom-1950"}, badInput, []string{"did you mean storm-1950"}},
		{"no such scenario", []string{"run", "waterloo"}, badInput, []string{"storm-1950", "invasion-1950"}},
		{"campaigns", []string{"scenarios"}, done, []string{"prewar-1947", "a campaign by turns from 1947-01-01", "prewar-1950"}},
		{"wrong cabinet", []string{"run", "prewar-1950", "--south", "trians"}, badInput, []string{"--south", "did you mean trains"}},
		{"a campaign saved to nowhere", []string{"run", "prewar-1950", "--turns", "1", "--save", empty + "/no/such/x.p38"}, badInput, []string{"no such"}},
		{"hand-over of a war", []string{"run", "storm-1950", "--handover", empty + "/x.yaml"}, badInput, []string{"storm-1950 is no campaign"}},
		{"hand-over to nowhere", []string{"run", "prewar-1950", "--turns", "1", "--handover", empty + "/no/such/x.yaml"}, badInput, []string{"no such file"}},
		{"hand-over of a peace", []string{"run", "prewar-1950", "--north", "waits", "--handover", empty + "/x.yaml"}, failure, []string{"nobody has marched"}},
		{"no such file", []string{"run", empty + "/x.yaml"}, badInput, []string{"x.yaml"}},
		{"a campaign in Korean", []string{"run", "prewar-1950", "--turns", "1", "--lang", "ko"}, done, []string{"1950년 1월 22일", "남쪽: 육군", "숨진 민간인"}},
		{"wrong AI", []string{"run", "storm-1950", "--north", "pasive"}, badInput, []string{"did you mean passive"}},
		{"wrong language", []string{"run", "storm-1950", "--lang", "fr"}, badInput, []string{"en, modern, ko"}},
		{"wrong number", []string{"run", "storm-1950", "--turns", "-1"}, badInput, []string{"--turns"}},
		{"seed not a number", []string{"run", "storm-1950", "--seed", "x"}, badInput, []string{"--seed"}},
		{"save to nowhere", []string{"run", "storm-1950", "--turns", "1", "--north", "passive", "--south", "passive", "--save", empty + "/no/such/x.p38"}, badInput, []string{"no such file"}},
		{"laboratory", []string{"lab", saved, "-n", "3", "--days", "2", "--north", "passive", "--south", "passive"}, done, []string{"3 runs of 2 days", "27 June 1950", "Score against par"}},
		{"laboratory as JSON", []string{"lab", saved, "--turn", "1", "-n", "2", "--days", "1", "--north", "passive", "--south", "passive", "--json"}, done, []string{`"runs": 2`, `"q50": `, `"date": "1950-06-26"`}},
		{"laboratory without runs", []string{"lab", saved, "-n", "0"}, badInput, []string{"0 runs: want 1 to"}},
		{"laboratory of a day that is not there", []string{"lab", saved, "--turn", "9"}, badInput, []string{"has the days 0 to 2"}},
		{"laboratory without an AI", []string{"lab", saved, "--south", "pasive"}, badInput, []string{"--south", "did you mean passive"}},
		{"luck ledger", []string{"replay", long, "--luck"}, done, []string{"came off better than expected by", "Where it was greatest", "in history 28 June 1950"}},
		{"luck ledger in Korean", []string{"replay", saved, "--luck", "--lang", "ko"}, done, []string{"전투", "역사에서"}},
		{"film", []string{"replay", saved, "--film", empty + "/war.gif"}, done, []string{"war.gif: 2 days, "}},
		{"film of another kind", []string{"replay", saved, "--film", empty + "/war.mp4"}, badInput, []string{"--film", ".gif"}},
		{"luck of half a war", []string{"replay", saved, "--luck", "--to", "1"}, badInput, []string{"--to"}},
		{"wrong variant", []string{"run", "storm-1950", "--variant", "rocket-june"}, badInput, []string{"no variant of storm-1950", "did you mean rockets-june"}},
		{"variant of another scenario", []string{"run", "storm-1950", "--variant", "us-late"}, badInput, []string{"no variant of storm-1950"}},
		{"wrong number set", []string{"run", "storm-1950", "--set", "noise=loud"}, badInput, []string{"noise: found loud; allowed: reduced, full, expected"}},
		{"check of a broken scenario", []string{"check", "../../internal/scenario/testdata/broken/sum-of-men"}, badInput,
			[]string{"broken/sum-of-men/units.csv:2:62: men: found 6500; allowed: 6000, the sum of its 2 members", "1 mistake"}},
		{"check finds nothing wrong", []string{"check", "../../scenarios/storm-1950"}, done, []string{"no mistakes"}},
		{"check a folder without a scenario", []string{"check", empty}, badInput, []string{"scenario.yaml"}},
		{"check finds every mistake", []string{"check", wrong}, badInput, []string{wrong + "/scenario.yaml:", ": days: found many", "daze", "mistakes"}},
		{"check by the main file", []string{"check", wrong + "/scenario.yaml"}, badInput, []string{wrong + "/scenario.yaml:"}},
		{"replay", []string{"replay", saved}, done, []string{"25 June 1950", "26 June 1950", "Stopped after 2 of 10 days"}},
		{"replay in Korean", []string{"replay", saved, "--lang", "ko", "--to", "1"}, done, []string{"1950년 6월 25일"}},
		{"replay too far", []string{"replay", saved, "--to", "9"}, badInput, []string{"days 0 to 2"}},
		{"replay of the start", []string{"replay", saved, "--to", "0"}, done, []string{"Stopped after 0 of 10 days"}},
		{"replay of other rules", []string{"replay", others}, done, []string{"other rules", "27 June 1950", "Stopped after 2 of 10 days"}},
		{"replay of a day of other rules", []string{"replay", others, "--to", "1"}, failure, []string{"after day 1 is not kept"}},
		{"verify other rules", []string{"replay", others, "--verify"}, failure, []string{"its past cannot be verified", "version 999"}},
		{"verify until", []string{"replay", saved, "--verify", "--to", "1"}, badInput, []string{"--to"}},
		{"verify and link", []string{"replay", saved, "--verify", "--link"}, badInput, []string{"--verify and --link"}},
		{"link", []string{"replay", saved, "--link"}, done, []string{"#war=", " characters"}},
		{"link of a long war", []string{"replay", long, "--link"}, failure, []string{"more than 8000", "pass on the file", "long.p38"}},
		{"replay a link", []string{"replay", "https://example.org/" + link}, done, []string{"26 June 1950", "Stopped after 2 of 10 days"}},
		{"verify a link", []string{"replay", link, "--verify"}, done, []string{"2 days agree"}},
		{"half a link", []string{"replay", link[:len(link)/2]}, badInput, []string{"the link is cut off", "copy the whole link"}},
		{"replay a spoiled file", []string{"replay", spoiled}, badInput, []string{"checksum", "use another copy"}},
		{"map of a replay", []string{"replay", saved, "--to", "1", "--map", empty + "/one.png"}, done, nil},
		{"map of a replay as text", []string{"replay", saved, "--map", empty + "/one.txt"}, badInput, []string{".png or .svg"}},
		{"verify", []string{"replay", saved, "--verify"}, done, []string{"2 days agree"}},
		{"verify a spoiled file", []string{"replay", spoiled, "--verify"}, failure, []string{"day 1", "0123456789abcdef"}},
		{"a file cut off", []string{"replay", cut}, badInput, []string{"cut.p38: line", "cut off"}},
		{"not a file", []string{"replay", empty + "/nothing"}, badInput, []string{"no such file"}},
		{"map to nowhere", []string{"map"}, badInput, []string{"--out"}},
		{"map as JPEG", []string{"map", "--out", empty + "/m.jpg"}, badInput, []string{".png or .svg"}},
		{"map of a wrong scenario", []string{"map", "storm-195", "--out", empty + "/m.png"}, badInput, []string{"did you mean storm-1950"}},
		{"map of no file", []string{"map", empty + "/x.p38", "--out", empty + "/m.png"}, badInput, []string{"no such file"}},
		{"map round a wrong place", []string{"map", "--around", "Kesong", "--out", empty + "/m.png"}, badInput, []string{"did you mean Kaesong"}},
		{"map of a wrong box", []string{"map", "--bbox", "127,38,126,39", "--out", empty + "/m.png"}, badInput, []string{"west,south,east,north"}},
		{"map of not a number", []string{"map", "--bbox", "126,37,NaN,39", "--out", empty + "/m.png"}, badInput, []string{"west,south,east,north"}},
		{"map of a wrong size", []string{"map", "--size", "9999999x3", "--out", empty + "/m.png"}, badInput, []string{"200 to 8000"}},
		{"map of two places", []string{"map", "--bbox", "126,37,127,38", "--around", "Seoul", "--out", empty + "/m.png"}, badInput, []string{"one of them"}},
		{"map of a wrong day", []string{"map", saved, "--turn", "5", "--out", empty + "/m.png"}, badInput, []string{"days 0 to 2"}},
		{"map of a day of a scenario", []string{"map", "storm-1950", "--turn", "5", "--out", empty + "/m.png"}, badInput, []string{"--save"}},
		{"map in a wrong language", []string{"map", "--lang", "de", "--out", empty + "/m.png"}, badInput, []string{"en, modern, ko"}},
		{"map into no folder", []string{"map", "--around", "Seoul", "--size", "200x200", "--out", empty + "/no/m.png"}, badInput, []string{"no such file"}},
		{"not a save", []string{"replay", "main.go"}, badInput, []string{"main.go: line 1: not a save"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			stdout, stderr, code := p38(t, c.args...)
			if code != c.code {
				t.Errorf("exit code %d, want %d", code, c.code)
			}
			for _, w := range c.want {
				if !strings.Contains(stdout+stderr, w) {
					t.Errorf("%q is nowhere in:\n%s%s", w, stdout, stderr)
				}
			}
			if strings.Contains(stderr, "goroutine") {
				t.Errorf("it panics:\n%s", stderr)
			}
		})
	}
}

func TestRunTellsOneObject(t *testing.T) {
	type object map[string]json.RawMessage
	run := func(seed string) (o object) {
		stdout, stderr, code := p38(t, "run", "storm-1950", "--json", "--seed", seed)
		if code != done {
			t.Fatal(stderr)
		}
		if err := json.Unmarshal([]byte(stdout), &o); err != nil {
			t.Fatal(err, stdout)
		}
		return o
	}
	one, again, other := run("38"), run("38"), run("39")
	for _, key := range []string{"scenario", "seed", "turns", "winner", "result", "hash", "orders_north", "orders_south", "cpu_seconds", "losses", "control"} {
		if one[key] == nil {
			t.Errorf("the object lacks %q", key)
		}
	}
	for _, key := range []string{"hash", "result", "losses", "control", "orders_north"} {
		if !bytes.Equal(one[key], again[key]) {
			t.Errorf("the same seed gives another %s: %s and %s", key, one[key], again[key])
		}
	}
	if bytes.Equal(one["hash"], other["hash"]) {
		t.Error("another seed gives the same war")
	}
	if string(one["turns"]) != "10" {
		t.Errorf("%s days, want 10", one["turns"])
	}
}

func TestScenariosAsJSON(t *testing.T) {
	stdout, _, _ := p38(t, "scenarios", "--json")
	var all []listed
	if err := json.Unmarshal([]byte(stdout), &all); err != nil || len(all) < 2 {
		t.Fatal(err, stdout)
	}
	for _, s := range all {
		if s.ID == "" || s.Name == "" || s.Ko == "" || s.Start == "" || (s.Days == 0) != s.Campaign || s.About == "" {
			t.Errorf("something is missing in %+v", s)
		}
	}
}

// A war that was set otherwise says so, in its report and in its save, and the save plays as it was.
func TestAVariantIsCarried(t *testing.T) {
	saved := filepath.Join(t.TempDir(), "war.p38")
	stdout, stderr, code := p38(t, "run", "ongjin-1950", "--variant", "dug-in", "--set", "units.kpa-bc3.men=1000", "--json", "--save", saved)
	if code != done {
		t.Fatal(stderr)
	}
	var r struct {
		Changes []string `json:"changes"`
		Hash    string   `json:"hash"`
	}
	if err := json.Unmarshal([]byte(stdout), &r); err != nil {
		t.Fatal(err)
	}
	want := []string{"units.rok-17r.dug=7", "units.kpa-bc3.men=1000"}
	if !slices.Equal(r.Changes, want) {
		t.Errorf("changes %v, want %v", r.Changes, want)
	}
	data, err := os.ReadFile(saved)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(data), "\nset "+want[0]+"\nset "+want[1]+"\n") {
		t.Errorf("the save begins\n%.400s", data)
	}
	if stdout, stderr, code := p38(t, "replay", saved, "--verify"); code != done {
		t.Errorf("%s%s", stdout, stderr)
	}
	unset := strings.Replace(string(data), "set "+want[1]+"\n", "", 1)
	if err := os.WriteFile(saved, []byte(unset), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, stderr, code := p38(t, "replay", saved, "--verify"); code == done {
		t.Errorf("a save without one of its changes is taken for the same war: %s", stderr)
	}
}

// The whole chain: a campaign before the war hands over the June that it has made, and that is played.
func TestACampaignIsHandedOverAndPlayed(t *testing.T) {
	june := filepath.Join(t.TempDir(), "june.yaml")
	stdout, stderr, code := p38(t, "run", "prewar-1947", "--seed", "3", "--handover", june)
	if code != done {
		t.Fatal(stderr)
	}
	for _, want := range []string{"The 11th Regiment is raised", "Permission to march", "Civilians killed so far: by police, army and militias", "A rising in",
		"Mutiny in the", "A band of", "the North marches", "southern battalions ready", "nobody is scored for it"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("the campaign does not tell %q", want)
		}
	}
	if stdout, _, code := p38(t, "check", june); code != done || !strings.Contains(stdout, "no mistakes") {
		t.Errorf("check: %s", stdout)
	}
	played := func(name string) (hash string, changes []string) {
		stdout, stderr, code := p38(t, "run", name, "--turns", "1", "--north", "passive", "--south", "passive", "--json")
		if code != done {
			t.Fatal(stderr)
		}
		var r struct {
			Hash    string   `json:"hash"`
			Changes []string `json:"changes"`
		}
		if err := json.Unmarshal([]byte(stdout), &r); err != nil {
			t.Fatal(err)
		}
		return r.Hash, r.Changes
	}
	saved := filepath.Join(t.TempDir(), "june.p38")
	if _, stderr, code := p38(t, "run", june, "--turns", "2", "--north", "passive", "--south", "passive", "--save", saved); code != done {
		t.Error(stderr)
	}
	if stdout, stderr, code := p38(t, "replay", saved, "--verify"); code != done {
		t.Errorf("its save: %s%s", stdout, stderr)
	}
	hash, changes := played(june)
	again, none := played("invasion-1950")
	if hash == again || len(changes) < 200 || len(none) > 0 {
		t.Errorf("hash %s, with %d changes; without any %s, %d", hash, len(changes), again, len(none))
	}
	if err := os.WriteFile(june, []byte("format: 1\nextends: invasion-1950\nset: [units.rok-9r.men=3]\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if stdout, _, code := p38(t, "check", june); code != badInput || !strings.Contains(stdout, june+":3:7: set[0]: found units.rok-9r.men: no such number") {
		t.Errorf("check: %s", stdout)
	}
}

// A campaign is saved, verified, told again word for word, and made a link of; it is no war by days.
func TestACampaignIsSavedAndPlayedAgain(t *testing.T) {
	saved := filepath.Join(t.TempDir(), "campaign.p38")
	told, stderr, code := p38(t, "run", "prewar-1949", "--seed", "3", "--turns", "9", "--save", saved)
	if code != done {
		t.Fatal(stderr)
	}
	if stdout, stderr, code := p38(t, "replay", saved, "--verify"); code != done || !strings.Contains(stdout, "9 turns agree") {
		t.Errorf("verify: %s%s", stdout, stderr)
	}
	if again, stderr, code := p38(t, "replay", saved); code != done || again != told {
		t.Errorf("told again it is another campaign: %s%s", again, stderr)
	}
	link, stderr, code := p38(t, "replay", saved, "--link")
	if code != done || !strings.HasPrefix(link, "#war=") {
		t.Errorf("link: %s%s", link, stderr)
	}
	if stdout, _, code := p38(t, "replay", strings.Fields(link)[0], "--verify"); code != done || !strings.Contains(stdout, "9 turns agree") {
		t.Errorf("the link: %s", stdout)
	}
	if _, stderr, code := p38(t, "replay", saved, "--map", saved+".png"); code != badInput || !strings.Contains(stderr, "campaign before the war") {
		t.Errorf("a map of it: %s", stderr)
	}
}

// Campaigns as JSON carry their result, its lines and a hash that the seed decides.
func TestACampaignAsJSON(t *testing.T) {
	run := func(seed string) campaignResult {
		stdout, stderr, code := p38(t, "run", "prewar-1950", "--seed", seed, "--json")
		if code != done {
			t.Fatal(stderr)
		}
		var r campaignResult
		if err := json.Unmarshal([]byte(stdout), &r); err != nil {
			t.Fatal(err)
		}
		return r
	}
	a, b, c := run("1"), run("1"), run("2")
	a.CPUSeconds, b.CPUSeconds = 0, 0
	if a.Hash != b.Hash || a.Hash == c.Hash || a.Ending == "" || a.Winner == "" || len(a.Score) < 5 || len(a.ByForces) != 23 {
		t.Errorf("%+v", a)
	}
	sum := 0.0
	for _, line := range a.Score {
		sum += line.Points
	}
	if diff := sum - a.Result; diff > .01 || diff < -.01 {
		t.Errorf("the lines add up to %.1f, the result is %.1f", sum, a.Result)
	}
}

func TestMapsAreDrawn(t *testing.T) {
	dir := t.TempDir()
	saved := filepath.Join(dir, "war.p38")
	if _, stderr, code := p38(t, "run", "storm-1950", "--turns", "3", "--save", saved); code != done {
		t.Fatal(stderr)
	}
	draw := func(name string, args ...string) []byte {
		t.Helper()
		path := filepath.Join(dir, name)
		if _, stderr, code := p38(t, append([]string{"map", "--size", "480x360", "--out", path}, args...)...); code != done {
			t.Fatal(stderr)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	empty := draw("empty.png", "--around", "Seoul")
	if c, err := png.DecodeConfig(bytes.NewReader(empty)); err != nil || c.Width != 480 || c.Height != 360 {
		t.Fatalf("%v, %v", c, err)
	}
	first := draw("first.png", "storm-1950", "--around", "Seoul")
	third := draw("third.png", saved, "--around", "Seoul", "--turn", "3")
	again := draw("again.png", saved, "--around", "Seoul", "--turn", "3")
	korean := draw("korean.png", saved, "--around", "서울", "--turn", "3", "--lang", "ko")
	if bytes.Equal(empty, first) || bytes.Equal(first, third) || bytes.Equal(third, korean) {
		t.Error("two maps that should differ are the same")
	}
	if !bytes.Equal(third, again) {
		t.Error("the same map is drawn in two ways")
	}
	svg := draw("box.svg", saved, "--bbox", "126,37,128,38.5")
	if !bytes.HasPrefix(svg, []byte("<")) || !bytes.Contains(svg, []byte("<svg")) {
		t.Errorf("not SVG: %.60s", svg)
	}
}

func TestEncyclopediaIsLookedUp(t *testing.T) {
	for term, want := range map[string]string{"rok-6d-7r": "Source: ", "춘천": "place/Chunchon", "zone of control": "two hours more"} {
		if stdout, stderr, code := p38(t, "encyclopedia", term); code != done || !strings.Contains(stdout, want) {
			t.Errorf("%s: exit %d, %s%s, want %q", term, code, stdout, stderr, want)
		}
	}
	if _, stderr, code := p38(t, "encyclopedia", "nowhere"); code != badInput || !strings.Contains(stderr, `nothing is called "nowhere"`) {
		t.Errorf("what is not there: exit %d, %s", code, stderr)
	}
}
