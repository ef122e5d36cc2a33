package game

import (
	"fmt"
	"testing"

	"parallel38/game/force"
)

// What is asked of the rules of supply: that from distance and transport alone come the well-fed army of a perimeter, the
// attacker who slows far from his railhead, and the one without lorries who stalls in a week.

// front is an army of regiments so many kilometres of main road beyond the last railhead of its side.
func front(t *testing.T, side force.Side, km, regiments, lorries, kmADay int, change ...func(s *force.Spec)) (w *World, army []force.ID) {
	b := column(t, km/10+2)
	for h := range b.Control {
		b.Control[h] = side
	}
	b.Setup.Rules.People.Rural = 0
	b.Supply[side] = SupplySetup{Sources: []Source{{Hex: b.at("0,0"), Tons: 50_000}}, Trucks: lorries, Daily: []Step{{Value: kmADay}}}
	for i := range regiments {
		army = append(army, b.unit(fmt.Sprint("r", i), side, fmt.Sprint("0,", km/10-i%2), 2500, change...))
	}
	return b.war(), army
}

// attacksPaid is for how many regiments' attacks a day an army has supply, when the rest face the enemy.
func attacksPaid(w *World, army []force.ID) int {
	for _, id := range army {
		w.Force.Stores[id].Supply = 0
	}
	side := w.Force.Side(army[0])
	spare, need := delivered(w, side)*1000, 0
	for _, id := range army {
		spare -= w.kilos(id, int(w.rules.Supply.BurnBusy))
		need = w.kilos(id, int(w.rules.Supply.BurnAttack-w.rules.Supply.BurnBusy))
	}
	return max(0, spare) / need
}

// TestTheNorthPaysForAFewAttacksAtTheNaktong: the lorries of August are some 900 that drive by night, and twelve divisions
// face the enemy. Within 60 km of the railhead they all can attack every day; a hundred kilometres from it, as the Naktong
// is from Taejon, two or three divisions can, and half as far again none.
func TestTheNorthPaysForAFewAttacksAtTheNaktong(t *testing.T) {
	const regiments = 36
	row := ""
	paid := map[int]int{}
	for _, km := range []int{60, 100, 120, 150, 180, 250} {
		w, army := front(t, force.North, km, regiments, 900, 60)
		paid[km] = attacksPaid(w, army)
		row += fmt.Sprintf("  %d km: %d", km, paid[km])
	}
	t.Log("regiment attacks a day paid for by 900 lorries of 60 km a day:" + row)
	if paid[60] < regiments {
		t.Errorf("60 km from the railhead %d of %d regiments can attack each day", paid[60], regiments)
	}
	if paid[100] < 6 || paid[100] > 12 || paid[150] > 0 {
		t.Errorf("100 km from it %d regiments can attack each day, want those of two to four divisions; 150 km from it %d", paid[100], paid[150])
	}
}

// TestThePerimeterIsWellFed: American and southern regiments forty kilometres from Pusan's railheads.
func TestThePerimeterIsWellFed(t *testing.T) {
	w, army := front(t, force.South, 40, 20, 1500, 90, american)
	for range 10 {
		for _, id := range army {
			w.Force.March[id].Fought = true
		}
		days(t, w, 1)
	}
	for _, id := range army {
		if got := w.supplyState(id); got < 950 {
			t.Errorf("%s is at %d thousandths of its supply after ten days of fighting", w.Force.Identity[id].Code, got)
		}
	}
}

// TestAnArmyOnFootStallsInAWeek: an army that carries a week's rice and shells on its back, without lorries, railway or
// road behind it, as the Chinese Volunteers came in October 1950 (made up: none is in a scenario).
func TestAnArmyOnFootStallsInAWeek(t *testing.T) {
	b := testBoard(t, "mmm", "mmm", "mmm", "mmm", "mmm", "mmm", "mmm", "mmm")
	b.northHolds(8)
	b.Setup.Rules.People.Rural = 0
	b.Setup.Rules.Supply.Rations[force.KPA].Stock = 7000
	b.source(force.North, "0,0", 50_000)
	b.Supply[force.North].Trucks = 0
	u := b.unit("pva", force.North, "1,6", 3000, func(s *force.Spec) { s.Stores.Supply = 7000 })
	w := b.war()
	stalls := 0
	for day := 1; day <= 14 && stalls == 0; day++ {
		w.Force.March[u].Attacked, w.Force.March[u].Fought = day%3 == 1, true // it attacks every third day and is in the line on the others
		days(t, w, 1)
		if w.Force.Stores[u].Supply == 0 {
			stalls = day
		}
		t.Logf("day %d: %d.%d days in hand, supply %d", day, w.Force.Stores[u].Supply/1000, w.Force.Stores[u].Supply%1000/100, w.supplyState(u))
	}
	if stalls < 6 || stalls > 8 {
		t.Errorf("it has nothing left on day %d, want the sixth to the eighth", stalls)
	}
}
