package replay

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/prewar"
	"parallel38/internal/cabinet"
	"parallel38/internal/campaign"
	"parallel38/internal/golden"
	"parallel38/internal/scenario"
)

// governed is a campaign between two cabinets, after so many turns; 0 plays it to its end.
func governed(t testing.TB, id string, seed uint64, turns int) *campaign.Campaign {
	t.Helper()
	s, err := scenario.Campaign(id)
	if err != nil {
		t.Fatal(err)
	}
	var seats campaign.Seats
	for side := force.North; side < force.Sides; side++ {
		seats[side] = campaign.Seat{Name: "default", Government: cabinet.New(cabinet.Default)}
	}
	c := campaign.New(atlas.Peninsula(), s, seed, seats)
	RecordCampaign(c)
	for !c.Over() && (turns == 0 || c.Played() < turns) {
		if _, err := c.Govern(); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

// TestGoldenCampaigns plays a whole campaign from every start again and demands the hash of every turn. If it
// fails, either a rule was changed on purpose, and the goldens are written anew with -update, CampaignEngine
// grows, and the commit says what changed and why; or something has broken.
func TestGoldenCampaigns(t *testing.T) {
	for _, s := range scenario.Campaigns() {
		t.Run(s.ID, func(t *testing.T) {
			path := filepath.Join("testdata", s.ID+".p38")
			if *golden.Update {
				if data, err := os.ReadFile(path); err == nil {
					if old, err := Read(bytes.NewReader(data)); err == nil && old.Engine == CampaignEngine {
						if _, err := Verify(old, Builtin); errors.Is(err, ErrMismatch) {
							t.Fatalf("the same directives no longer give the same campaign: raise CampaignEngine to %d, and then update. %v", CampaignEngine+1, err)
						}
					}
				}
				if err := SaveCampaign(path, governed(t, s.ID, 38, 0)); err != nil {
					t.Fatal(err)
				}
			}
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			f := read(t, string(data))
			turns, err := Verify(f, Builtin)
			if err != nil {
				t.Fatalf("%d of %d turns agree: %v", turns, len(f.Days), err)
			}
			c, err := OpenCampaign(f)
			if err != nil || !c.Over() || c.Played() != turns {
				t.Fatalf("%d turns agree, and the campaign is not over: %v", turns, err)
			}
		})
	}
}

func writtenCampaign(t testing.TB, c *campaign.Campaign) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteCampaign(&b, c); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A campaign that is left within a turn goes on from its save as if it had never been left.
func TestACampaignGoesOnFromItsSave(t *testing.T) {
	c := governed(t, "prewar-1948", 3, 17)
	o, err := prewar.ParseOrder(&c.World().Board, "school 55")
	if err == nil {
		_, err = c.Give(force.North, o)
	}
	if err != nil {
		t.Fatal(err)
	}
	text := writtenCampaign(t, c)
	again, err := OpenCampaign(read(t, text))
	if err != nil {
		t.Fatal(err)
	}
	if again.World().Hash() != c.World().Hash() || again.CanUndo() != 1 || again.Seats[force.North].Name != "default" {
		t.Fatalf("it comes back as another: %d orders can be undone", again.CanUndo())
	}
	if writtenCampaign(t, again) != text {
		t.Error("what was read is not what is written again")
	}
	for _, each := range []*campaign.Campaign{c, again} {
		for range 20 {
			for _, side := range []force.Side{force.North, force.South} {
				if _, err := each.Give(side, prewar.Order{}); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if again.World().Hash() != c.World().Hash() || writtenCampaign(t, again) != writtenCampaign(t, c) {
		t.Error("played on, it goes another way")
	}
	if turns, err := Verify(read(t, writtenCampaign(t, again)), Builtin); err != nil || turns != 37 {
		t.Errorf("%d turns agree: %v", turns, err)
	}
}

// What was changed in a file is found, by its line or by the turn that goes otherwise.
func TestVerifyFindsWhatIsWrongInACampaign(t *testing.T) {
	text := writtenCampaign(t, governed(t, "prewar-1949", 5, 15))
	for name, c := range map[string]struct{ old, new string }{
		"another seed":       {"seed 5\n", "seed 6\n"},
		"a commit gone":      {"S commit\nhash", "hash"},
		"an unknown order":   {"N commit\nS", "N surrender\nN commit\nS"},
		"the wrong campaign": {"campaign prewar-1949 ", "campaign prewar-1948 "},
		"a turn too early":   {"turn 3\n", "turn 4\n"},
	} {
		spoiled := strings.Replace(text, c.old, c.new, 1)
		if spoiled == text {
			t.Fatalf("%s: nothing to spoil", name)
		}
		f, err := Read(strings.NewReader(spoiled))
		if err == nil {
			_, err = Verify(f, Builtin)
		}
		if err == nil {
			t.Errorf("%s: not found", name)
		}
	}
	f := read(t, text)
	if _, err := Open(f, Builtin); err == nil || !strings.Contains(err.Error(), "campaign before the war") {
		t.Errorf("opened as a war by days: %v", err)
	}
}

// Under changed rules a campaign opens where it was left, goes on, and says from where on which rules hold.
func TestACampaignOfOtherRulesGoesOn(t *testing.T) {
	f := read(t, writtenCampaign(t, governed(t, "prewar-1948", 3, 15)))
	f.Engine++
	f.sum = checksum{}
	if _, err := Verify(f, Builtin); !errors.Is(err, ErrUnverifiable) {
		t.Fatalf("verified: %v", err)
	}
	c, err := OpenCampaign(f)
	if err != nil {
		t.Fatal(err)
	}
	if c.Played() != 15 || c.World().Turn != 16 {
		t.Fatalf("it goes on in turn %d after %d", c.World().Turn, c.Played())
	}
	for range 3 {
		for _, side := range []force.Side{force.North, force.South} {
			if _, err := c.Give(side, prewar.Order{}); err != nil {
				t.Fatal(err)
			}
		}
	}
	f = read(t, writtenCampaign(t, c))
	if len(f.Renewed) != 1 || len(f.Days) != 18 {
		t.Fatalf("%d renewals and %d turns are kept", len(f.Renewed), len(f.Days))
	}
	again, err := OpenCampaign(f)
	if err != nil || again.World().Hash() != c.World().Hash() {
		t.Fatalf("it does not open again: %v", err)
	}
	if turns, err := Verify(f, Builtin); turns != 3 || !errors.Is(err, ErrUnverifiable) || errors.Is(err, ErrMismatch) {
		t.Errorf("%d turns agree: %v", turns, err)
	}
	if _, err := ReplayCampaign(f, 14, func(*campaign.Campaign) error { return nil }); !errors.Is(err, ErrUnverifiable) {
		t.Errorf("what is not kept is opened: %v", err)
	}
}

// FuzzCampaign: bytes choose who governs, with which seed and for how long, and two numbers of the keyframe
// that are changed. The campaign comes back from its save and verifies; of what was spoiled, what still opens
// can be played and keeps its books.
func FuzzCampaign(f *testing.F) {
	f.Add(uint64(1), uint8(0), uint8(0), uint8(9), uint32(0), int64(0))
	f.Add(uint64(2), uint8(1), uint8(2), uint8(40), uint32(300), int64(1))
	f.Add(uint64(3), uint8(3), uint8(4), uint8(25), uint32(900), int64(-1))
	s, err := scenario.Campaign("prewar-1948")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, seed uint64, north, south, turns uint8, at uint32, to int64) {
		var seats campaign.Seats
		for side, style := range []uint8{force.North: north, force.South: south} {
			seats[side] = campaign.Seat{Name: "fuzz", Government: cabinet.New(cabinet.Styles[int(style)%len(cabinet.Styles)])}
		}
		c := campaign.New(atlas.Peninsula(), s, seed, seats)
		RecordCampaign(c)
		for range turns % 50 {
			if c.Over() {
				break
			}
			if _, err := c.Govern(); err != nil {
				t.Fatal(err)
			}
		}
		if faults := c.World().Audit(); faults != nil {
			t.Fatal(faults)
		}
		file := read(t, writtenCampaign(t, c))
		if again, err := OpenCampaign(file); err != nil || again.World().Hash() != c.World().Hash() {
			t.Fatalf("the campaign comes back from its save as another: %v", err)
		}
		if n, err := Verify(file, Builtin); err != nil || n != c.Played() {
			t.Fatalf("%d of %d turns agree: %v", n, c.Played(), err)
		}
		file.Engine++ // so that only the keyframe speaks
		file.sum = checksum{}
		spoilColumn(file, s, at, to)
		spoiled, err := OpenCampaign(file)
		if err != nil {
			return
		}
		for side := range spoiled.Seats {
			spoiled.Seats[side].Government = seats[side].Government
		}
		for range 3 {
			if spoiled.Over() {
				break
			}
			if _, err := spoiled.Govern(); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// spoilColumn changes one value of a file's last keyframe.
func spoilColumn(f *File, s *prewar.Setup, at uint32, to int64) {
	w := prewar.New(atlas.Peninsula(), s, f.Seed)
	k := &f.Keys[len(f.Keys)-1]
	snap := w.Snapshot()
	root := reflect.ValueOf(&snap).Elem()
	if unpackInto(root, k.base64(), campaignColumns(), campaignNames(s), campaignCore) != nil {
		return
	}
	var values []reflect.Value
	for _, c := range campaignColumns() {
		visit(root, c.steps, func(v reflect.Value) { values = append(values, v) })
	}
	setInteger(values[int(at)%len(values)], to)
	k.text = packed(root, campaignColumns(), campaignNames(s))
}
