package game

import (
	"testing"

	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/game/ledger"
)

// airlifted is a pocket with transports that fly for it.
func airlifted(t *testing.T, aircraft int) (*table, force.ID) {
	b, u := pocketed(t)
	b.box("japan", force.South, 1, 4, func(x *Box) { x.Reach = 100 })
	b.wing("c47", force.South, b.Atlas.Name(b.Units[u].Place.Hex), aircraft, inBox(1, 0), func(s *force.Spec) { s.Role = force.Transport })
	return b, u
}

func TestADropFeedsAndHeartensTheCutOff(t *testing.T) {
	b, u := airlifted(t, 20)
	w := b.war()
	w.Weather = ClearSky
	w.allotAir()
	if w.Air[force.South].Lift != 20 || w.Air[force.South].Left != 0 {
		t.Fatalf("20 transports fly %d sorties, and %d of close support", w.Air[force.South].Lift, w.Air[force.South].Left)
	}
	w.Force.Stores[u] = force.Stores{Cut: 3}
	if w.despair(u) == 0 {
		t.Fatal("it does not think of giving up")
	}
	// 10 sorties bring 25 tons, of which 20 are found: 1¼ days for 2,000 men at eight kilograms.
	f := w.Drop(u, 10)
	if f.After != 1250 || f.Ledger.Total() != 20 || f.Ledger.Lines()[0] != (ledger.Line{ID: ledger.SupplyAirdrop, Value: 25}) {
		t.Errorf("foreseen: %d thousandths of a day, %v", f.After, f.Ledger.Lines())
	}
	help(t, w, Order{Kind: Drop, Unit: u, Hex: hex.None, Value: 10})
	if s := w.Force.Stores[u]; s.Supply != 1250 || !s.Dropped || w.Air[force.South].Lift != 10 || w.despair(u) != 0 {
		t.Errorf("%+v, %d sorties left, despair %d", s, w.Air[force.South].Lift, w.despair(u))
	}
	for name, o := range map[string]Order{
		"no-transports": {Kind: Drop, Unit: u, Hex: hex.None, Value: 11},
		"bad-order":     {Kind: Drop, Unit: u, Hex: hex.None},
	} {
		if r := w.Look(force.South).check(&o); r == nil || r.Reason.Key() != name {
			t.Errorf("want %s, got %v", name, r)
		}
	}
	w.Force.Stores[u].Cut = 0
	w.looked = [force.Sides]bool{}
	if r := w.Look(force.South).check(&Order{Kind: Drop, Unit: u, Hex: hex.None, Value: 1}); r == nil || r.Reason != NotCutOff {
		t.Errorf("who is in supply: %v", r)
	}
	w.Force.Stores[u].Cut = 4
	w.Turn = 2
	if w.consume(); w.Force.Stores[u].Dropped {
		t.Error("yesterday's drop heartens for ever")
	}
}

func TestWeatherAndFightersKeepTransportsAway(t *testing.T) {
	b, _ := airlifted(t, 20)
	b.wing("yak", force.North, "0,0", 200)
	w := b.war()
	w.Weather = Rain
	w.Air[force.North].SkyPC = 0
	if w.allotAir(); w.Air[force.South].Lift != 6 {
		t.Errorf("in rain 20 transports fly %d sorties, want 6", w.Air[force.South].Lift)
	}
	w.Weather = ClearSky
	w.Air[force.North] = AirState{SkyPC: 100}
	if w.allotAir(); w.Air[force.South].Lift != 10 {
		t.Errorf("under the enemy's fighters %d of 20 get through, want the half that is never turned back", w.Air[force.South].Lift)
	}
	if n := w.Aircraft(force.South); n != 0 {
		t.Errorf("transports count as %d aircraft for the fight", n)
	}
	sound(t, w)
}
