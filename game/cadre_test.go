package game

import (
	"testing"

	"parallel38/game/force"
	"parallel38/game/hex"
)

// rear is a long road with the South's depot at its end and the enemy at its head.
func rear(t *testing.T) (b *table, wreck, enemy force.ID) {
	b = column(t, 14)
	for h := range b.Control {
		b.Control[h] = force.South
	}
	b.northHolds(1)
	b.source(force.South, "0,13", 50_000)
	b.Drafts[force.ROK] = []Step{{Value: 1000}}
	enemy = b.unit("n", force.North, "0,0", 2500)
	wreck = b.unit("s", force.South, "0,8", 800, func(s *force.Spec) { s.Paper = 3000 })
	return b, wreck, enemy
}

func TestAUnitThatFallsApartLeavesACadre(t *testing.T) {
	b, u, _ := rear(t)
	w := b.war()
	w.events = nil
	w.Force.Strength[u].Men = 110
	w.Tally[force.South].Missing += 690
	w.dissolveIfSpent(u)
	sound(t, w)
	if p := w.Force.Place[u]; p.Presence != force.Awaited || p.Port != b.at("0,13") || w.Force.Strength[u].Men != 60 || count(w.events, CadreFormed) != 1 {
		t.Fatalf("%+v, %d men", p, w.Force.Strength[u].Men)
	}
	if e := Seen(w.events, force.North); count(e, CadreFormed) != 0 {
		t.Error("the enemy learns of it")
	}
	events := days(t, w, 7)
	if w.Force.Place[u].Hex != b.at("0,13") || count(events, Arrived) != 1 {
		t.Fatalf("after a week: %+v", w.Force.Place[u])
	}
	first := w.Force.Strength[u].Men
	if w.Force.March[u].Left != 0 {
		t.Error("a cadre has a day to march")
	}
	events = days(t, w, 30)
	if s := w.Force.Strength[u]; s.Cadre || s.Men < 2400 || count(events, Reconstituted) != 1 {
		t.Errorf("a month later: %d men of %d, from %d", s.Men, s.Paper, first)
	}
	sound(t, w)

	cut := b.war()
	cut.Force.Stores[u].Cut = 1
	cut.Force.Strength[u].Men = 110
	if cut.dissolveIfSpent(u); cut.Force.Place[u].Presence != force.Destroyed {
		t.Error("who was cut off leaves a cadre")
	}
}

func TestACadreFillsUpTwiceAsFastAsAWreck(t *testing.T) {
	b, u, enemy := rear(t)
	gained := func(cadre bool) int32 {
		w := b.war()
		if cadre {
			help(t, w, Order{Kind: SetCadre, Unit: u, Hex: hex.None, On: true})
		}
		before := w.Force.Strength[u].Men
		days(t, w, 2)
		sound(t, w)
		return w.Force.Strength[u].Men - before
	}
	if wreck, cadre := gained(false), gained(true); wreck < 80 || wreck > 95 || cadre < 2*wreck-6 || cadre > 2*wreck+6 {
		t.Errorf("in two days a wreck gains %d men, a cadre %d; want 90 less the sick, and twice as many", wreck, cadre)
	}

	w := b.war()
	w.endDay()
	w.Force.Strength[u].Men = 1100
	w.looked = [force.Sides]bool{}
	on := Order{Kind: SetCadre, Unit: u, Hex: hex.None, On: true}
	if r := w.Look(force.South).check(&on); r == nil || r.Reason != NotAWreck || r.Need != 1050 || r.Have != 1100 {
		t.Errorf("more than a wreck: %v", r)
	}
	w.Force.Strength[u].Men = 800
	w.lift(enemy)
	w.put(enemy, b.at("0,6"))
	w.looked = [force.Sides]bool{}
	if r := w.Look(force.South).check(&on); r == nil || r.Reason != TooNear || r.Have != 2 {
		t.Errorf("with the enemy near: %v", r)
	}
	w.Force.Strength[u].Cadre = true
	if w.refreshHours(); w.Force.Strength[u].Cadre || w.Force.March[u].Left != dayMinutes {
		t.Error("an enemy who comes near finds it helpless")
	}
}
