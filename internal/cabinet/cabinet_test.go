package cabinet

import (
	"flag"
	"testing"

	"parallel38/game/atlas"
	"parallel38/game/prewar"
	_ "parallel38/internal/golden" // go test ./... -update
	"parallel38/internal/scenario"
)

var campaigns = flag.Int("campaigns", 0, "campaigns to play where more than a few tell more")

func setup(t testing.TB, id string) *prewar.Setup {
	t.Helper()
	s, err := scenario.Campaign(id)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func play(t testing.TB, s *prewar.Setup, seed uint64, north, south Style, visit func(w *prewar.World)) *prewar.World {
	t.Helper()
	w := prewar.New(atlas.Peninsula(), s, seed)
	n, o := New(north), New(south)
	for w.Phase != prewar.Over {
		if _, err := Turn(w, n, o); err != nil {
			t.Fatal(err)
		}
		if visit != nil {
			visit(w)
		}
	}
	return w
}

// TestACampaignIsPlayedToItsEnd: each start that the program carries is played to its end by both cabinets,
// who give no order that is refused, stand idle in hardly a turn, keep the books, and leave one seed one
// campaign.
func TestACampaignIsPlayedToItsEnd(t *testing.T) {
	for _, info := range scenario.Campaigns() {
		s := setup(t, info.ID)
		w := prewar.New(atlas.Peninsula(), s, 5)
		north, south := New(Default), New(Default)
		turns, idle := 0, 0
		for w.Phase != prewar.Over {
			if _, err := Turn(w, north, south); err != nil {
				t.Fatalf("%s, turn %d: %v", info.ID, w.Turn, err)
			}
			if faults := w.Audit(); faults != nil {
				t.Fatalf("%s: %v", info.ID, faults)
			}
			turns++
			if len(south.plot) == 0 {
				idle++
			}
		}
		if idle*10 > turns {
			t.Errorf("%s: the South stands idle in %d of %d turns", info.ID, idle, turns)
		}
		if again := play(t, s, 5, Default, Default, nil); again.Hash() != w.Hash() {
			t.Errorf("%s: one seed makes two campaigns", info.ID)
		}
		if w.Ending == prewar.NotEnded || w.Tally.GuerrillaDead == 0 {
			t.Errorf("%s: ended %d, %d partisans dead", info.ID, w.Ending, w.Tally.GuerrillaDead)
		}
	}
}
