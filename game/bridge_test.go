package game

import (
	"testing"

	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// crossing is the Han between two hexes, a bridge over it, and the South on both banks.
func crossing(t *testing.T) *table {
	b := testBoard(t, ".", ".", ".", ".", ".", ".")
	b.northHolds(1)
	b.road(atlas.MainRoad, "0,0", "S,S,S,S,S")
	b.river(atlas.MajorRiver, "Han", "0,2", "S")
	b.source(force.North, "0,0", 5000)
	b.source(force.South, "0,5", 5000)
	b.unit("n", force.North, "0,0", 2500)
	return b
}

// blown is how often in so many seeds the bridge of a board is blown by what play does.
func blown(b *table, seeds uint64, play func(w *World)) (n int) {
	for seed := range seeds {
		w := New(b.Atlas, &b.Setup, seed)
		play(w)
		if w.Bridges[0].State == Blown {
			n++
		}
	}
	return n
}

func order(t *testing.T, b *table, w *World, what BridgeOrder) {
	t.Helper()
	if w.Moving() == force.North {
		w.endDay()
	}
	o := Order{Kind: SetBridge, Unit: force.None, Hex: b.at("0,2"), Dir: hex.S, Value: int16(what)}
	if _, err := w.Apply(o); err != nil {
		t.Fatal(err)
	}
}

func march(t *testing.T, w *World, u force.ID, dirs ...hex.Dir) {
	t.Helper()
	if w.Moving() != w.Force.Side(u) {
		w.endDay()
	}
	if _, err := w.Apply(March(u, dirs)); err != nil {
		t.Fatal(err)
	}
}

func TestChargesLaidADayAreSurer(t *testing.T) {
	b := crossing(t)
	hasty := blown(b, 200, func(w *World) { w.Bridges[0].Order = BlowNow; w.workOnBridges() })
	prepared := blown(b, 200, func(w *World) { w.Bridges[0] = Bridge{Order: BlowNow, Prepared: 1}; w.workOnBridges() })
	if hasty < 100 || hasty > 140 || prepared < 168 || prepared > 192 {
		t.Errorf("of 200 bridges %d go down in haste, %d prepared; want about 120 and 180", hasty, prepared)
	}
}

func TestNowIsNow(t *testing.T) {
	b := crossing(t)
	now := blown(b, 100, func(w *World) { order(t, b, w, BlowNow) })
	tomorrow := blown(b, 100, func(w *World) {
		order(t, b, w, BlowNow)
		days(t, w, 2)
	})
	if now < 45 || now > 75 || tomorrow < 85 {
		t.Errorf("of 100 bridges %d are blown at once and %d by the second night", now, tomorrow)
	}
}

func TestABridgeIsBlownWhenTheEnemyIsNear(t *testing.T) {
	b := crossing(t)
	n := blown(b, 100, func(w *World) {
		order(t, b, w, BlowWhenNear)
		w.endDay() // a night to lay the charges
		march(t, w, 0, hex.S)
	})
	if n < 80 || n == 100 {
		t.Errorf("%d of 100 bridges went down as the enemy came next to them", n)
	}
	taken := blown(b, 100, func(w *World) { march(t, w, 0, hex.S, hex.S) })
	if taken != 0 {
		t.Error("a bridge without an order was blown")
	}
}

func TestABridgeWaitsForTheLastUnit(t *testing.T) {
	b := crossing(t)
	last := b.unit("last", force.South, "0,2", 2000)
	w := b.war()
	order(t, b, w, BlowWhenOver)
	days(t, w, 1)
	if w.Bridges[0].State == Blown {
		t.Fatal("blown with a regiment beyond it")
	}
	if ids := w.Beyond(0, force.South, nil); len(ids) != 1 || ids[0] != last {
		t.Errorf("beyond the bridge: %v", ids)
	}
	n := blown(b, 100, func(w *World) {
		order(t, b, w, BlowWhenOver)
		days(t, w, 1)
		march(t, w, last, hex.S)
	})
	if n < 80 {
		t.Errorf("%d of 100 bridges went down behind the last unit", n)
	}

	// With the enemy at the far end and the regiment still beyond, each night may be the last.
	gone := 0
	for seed := range uint64(100) {
		w := New(b.Atlas, &b.Setup, seed)
		order(t, b, w, BlowWhenOver)
		march(t, w, 0, hex.S) // next to the bank
		w.Bridges[0].Prepared = 1
		w.workOnBridges()
		if w.Bridges[0].State == Standing && w.Bridges[0].Order == KeepBridge {
			gone++
		}
	}
	if gone < 12 || gone > 40 {
		t.Errorf("%d of 100 waiting bridges were taken whole in a night, want about 25", gone)
	}
}

func TestABlownBridgeIsRebuiltInFiveNights(t *testing.T) {
	b := crossing(t)
	w := b.war()
	w.Bridges[0] = Bridge{State: Blown}
	if events := days(t, w, 4); count(events, BridgeBuilt) != 0 || w.Bridges[0].State != Blown {
		t.Error("rebuilt in four nights")
	}
	w.Control[b.at("0,2")] = force.North
	w.workOnBridges()
	if w.Bridges[0].Repair != 0 {
		t.Error("work goes on with one bank lost")
	}
	w.Control[b.at("0,2")] = force.South
	for range bridgeRules.RepairDays {
		w.workOnBridges()
	}
	if w.Bridges[0].State != Standing {
		t.Error("not rebuilt in five nights")
	}

	b.unit("sappers", force.South, "0,3", 400, func(s *force.Spec) { s.Arm = force.Engineers })
	w = b.war()
	w.Bridges[0] = Bridge{State: Blown}
	if days(t, w, 4); w.Bridges[0].State != Standing {
		t.Error("engineers save no day")
	}
}
