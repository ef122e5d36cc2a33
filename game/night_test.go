package game

import (
	"testing"

	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

func TestPostureGrowsWithTheDays(t *testing.T) {
	b := testBoard(t, "....", "....")
	b.source(force.South, "0,0", 5000)
	u := b.unit("r", force.South, "0,0", 2000)
	manned := b.unit("works", force.South, "2,0", 2000, func(s *force.Spec) { s.Works = true })
	w := b.war()
	if got := w.Posture(manned); got != fight.Prepared {
		t.Errorf("in works from before the war: %d", got)
	}
	days(t, w, 0)
	w.endDay() // the South's turn
	if _, err := w.Apply(March(u, []hex.Dir{hex.S})); err != nil {
		t.Fatal(err)
	}
	if got := w.Posture(u); got != fight.NoPosture {
		t.Errorf("on the day it comes in: %d", got)
	}
	w.endDay()
	for day, want := range map[int]fight.Posture{0: fight.HastyDefence, 1: fight.HastyDefence, 2: fight.Prepared, 13: fight.Prepared, 14: fight.Fortified} {
		w.Force.Condition[u].Dug = int16(day)
		if got := w.Posture(u); got != want {
			t.Errorf("after %d days of digging: %d, want %d", day, got, want)
		}
	}
	w.Force.Condition[u].Dug = 0
	days(t, w, 3)
	if got := w.Force.Condition[u].Dug; got != 3 {
		t.Errorf("three quiet days count as %d", got)
	}
	w.Force.March[u].Attacked = true
	w.digIn()
	if got := w.Force.Condition[u].Dug; got != 3 {
		t.Errorf("an attacker dug: %d", got)
	}
}

func TestGroundIsLostWhereTheAttackerGoesAway(t *testing.T) {
	b := testBoard(t, "...", "...", "...", "...")
	b.northHolds(1)
	b.unit("n", force.North, "0,0", 2000)
	b.unit("touching", force.South, "0,1", 2000)
	b.unit("alone", force.South, "2,3", 2000)
	w := b.war()
	near, far := b.at("0,1"), b.at("2,3")
	for _, h := range []hex.Index{near, far} {
		w.Contest[h] = Contest{Metres: 8000, Momentum: 900, Days: 2, Last: w.Day}
	}
	w.loseGround()
	if w.Contest[far].Metres != 8000 || w.Contest[far].Momentum != 900 {
		t.Error("ground is lost on the day of the fight")
	}
	w.Day++
	w.loseGround()
	if c := w.Contest[near]; c.Metres != 8000 || c.Momentum != 0 || c.Days != 0 {
		t.Errorf("still in contact: %+v", c)
	}
	if c := w.Contest[far]; c.Metres != 3000 || c.Momentum != 0 || c.Days != 0 {
		t.Errorf("the attacker gone: %+v", c)
	}
	w.Day++
	w.loseGround()
	if w.Contest[far] != (Contest{}) {
		t.Errorf("after two nights: %+v", w.Contest[far])
	}
}

// pocketed is a regiment of the South that four of the North have surrounded.
func pocketed(t *testing.T) (b *table, u force.ID) {
	b = testBoard(t, ".....", ".....", ".....", ".....", ".....")
	b.northHolds(5)
	b.source(force.North, "0,0", 5000)
	b.Control[b.at("2,2")] = force.South
	u = b.unit("cut", force.South, "2,2", 2000, func(s *force.Spec) { s.Stores.Supply = 1000; s.Weapons[fight.Gun105] = 12 })
	for _, at := range []string{"2,1", "2,3", "1,1", "3,2"} {
		b.unit("n"+at, force.North, at, 2000)
	}
	return b, u
}

func TestTheSurroundedSurrenderInTime(t *testing.T) {
	first, early := 0, 0
	for seed := range uint64(60) {
		b, u := pocketed(t)
		w := New(b.Atlas, &b.Setup, seed)
		for day := 1; w.Force.Present(u) && day < 60; day++ {
			days(t, w, 1)
			first = day
		}
		if w.Force.Present(u) {
			t.Fatal("two months without supply and it still holds out")
		}
		if first <= 4 {
			early++
		}
		if got := w.Tally[force.South].Prisoners + w.Tally[force.South].Sick; got != 2000 || w.Tally[force.South].WeaponsLost[fight.Gun105] != 12 {
			t.Errorf("%d prisoners, %d guns lost", got, w.Tally[force.South].WeaponsLost[fight.Gun105])
		}
	}
	if early < 20 || early == 60 { // 1 − e^−(.10 + .25 + .45 + .6) = .75 by the fourth night
		t.Errorf("%d of 60 gave up within four days", early)
	}
}

func TestNobodySurrendersWithSupplyAFriendOrAWayOut(t *testing.T) {
	b, u := pocketed(t)
	w := b.war()
	w.Force.Stores[u] = force.Stores{Supply: 0, Cut: 3}
	if got := w.despair(u); got != 3*nightRules.SurrenderHazard {
		t.Fatalf("hazard %d", got)
	}
	w.Force.Stores[u].Supply = 4000
	if got := w.despair(u); got != 0 {
		t.Errorf("with four days in hand: %d", got)
	}
	w.Force.Stores[u].Supply = 0

	b.unit("relief", force.South, "2,4", 2000)
	b.Control[b.at("2,4")] = force.South
	relief := New(b.Atlas, &b.Setup, 1)
	relief.Force.Stores[u] = force.Stores{Cut: 3}
	if got := relief.despair(u); got != 0 {
		t.Errorf("with a friend in supply two hexes away: %d", got)
	}
	relief.Force.Stores[len(b.Units)-1].Cut = 1
	if got := relief.despair(u); got == 0 {
		t.Error("a friend who is cut off himself is no relief")
	}

	big := testBoard(t, "......", "......", "......", "......", "......")
	lone := big.unit("cut", force.South, "2,2", 2000)
	big.unit("n", force.North, "2,1", 2000)
	free := big.war()
	free.Force.Stores[lone] = force.Stores{Cut: 3}
	if got := free.despair(lone); got != 0 {
		t.Errorf("with the country open behind it: %d", got)
	}
}

func TestEmptyGroundFallsToWhoCommandsIt(t *testing.T) {
	b := testBoard(t, ".....", ".....", ".....")
	b.unit("n", force.North, "0,1", 2000)
	b.unit("s", force.South, "3,1", 2000)
	b.Control[b.at("0,1")] = force.North
	w := b.war()
	w.settleControl()
	for at, want := range map[string]force.Side{
		"0,0": force.North, "0,2": force.North, "1,1": force.North, // in the zone of the North alone
		"2,1": force.South, "4,1": force.South, // not in it, or in the South's too
	} {
		if got := w.Control[b.at(at)]; got != want {
			t.Errorf("%s is held by the %v, want %v", at, got, want)
		}
	}
}

func TestARaidLeavesNoWallBehindIt(t *testing.T) {
	b := testBoard(t, "......", "......", "......")
	b.source(force.South, "0,0", 1000)
	b.source(force.South, "0,2", 1000)
	raid := b.unit("raid", force.North, "0,1", 600, func(s *force.Spec) { s.Arm = force.Artillery }) // no zone of control
	b.Control[b.at("0,1")] = force.North
	w := b.war()
	for _, d := range []hex.Dir{hex.SE, hex.NE, hex.SE, hex.NE, hex.SE} {
		w.enter(raid, w.Map.Near[w.Force.Place[raid].Hex][d], 0)
	}
	w.settleControl()
	for at, want := range map[string]force.Side{"0,1": force.South, "2,1": force.South, "4,1": force.North, "5,1": force.North} {
		if got := w.Control[b.at(at)]; got != want {
			t.Errorf("%s is held by the %v, want %v", at, got, want)
		}
	}
}

func TestPocketsWithoutTroopsFallButIslandsDoNot(t *testing.T) {
	b := testBoard(t, "...~.", "...~.", "...~.")
	b.northHolds(3)
	b.source(force.North, "0,0", 1000)
	for _, at := range []string{"0,2", "1,2", "4,0", "4,1", "4,2"} {
		b.Control[b.at(at)] = force.South
	}
	w := b.war()
	w.settleControl()
	if w.Control[b.at("0,2")] != force.North || w.Control[b.at("1,2")] != force.North {
		t.Error("a pocket without troops or a source holds out")
	}
	if w.Control[b.at("4,1")] != force.South {
		t.Error("an island falls to an army that has no way to it")
	}

	b.Control[b.at("0,2")] = force.South
	b.source(force.South, "0,2", 1000)
	port := b.war()
	port.settleControl()
	if port.Control[b.at("1,2")] != force.South {
		t.Error("a port's hinterland falls while the port is held")
	}
}
