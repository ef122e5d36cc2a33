package game

import (
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// Belief is a war as one side may think it to be, so that a staff can play a plan through before it orders it. All of it
// comes from that side's View: own units as they are, enemies in sight as they are seen, those out of sight where and in what
// strength they were last seen if that is not too long ago, and all others nowhere. Of the enemy's means the start of the
// scenario is assumed where nothing better is known. Its dice are the View's own and its fights take the expected
// course, so that it tells nothing of what the war's dice will bring. The zero value is ready for its first Take.
type Belief struct{ world *World }

// Take makes the belief that of a view, in which enemies out of sight for no more than memory days stand where they were
// last seen.
func (b *Belief) Take(v *View, memory int) {
	if b.world == nil || b.world.Setup != v.Setup {
		r := *v.rules
		r.Fight.Noise = fight.Expected
		b.world = &World{Board: v.Board.twin()}
		b.world.rules = &r
	} else {
		b.world.Board.copyFrom(&v.Board)
	}
	w := b.world
	w.Seed, w.looked, w.sighted = v.Seed, [force.Sides]bool{}, false
	enemy := v.Side.Enemy()
	w.Supply[enemy].Trucks = int32(w.Setup.Supply[enemy].Trucks)
	seen := w.Sightings[enemy][:0]
	for range w.Force.Len() {
		seen = append(seen, Sighting{Hex: hex.None})
	}
	w.Sightings[enemy] = seen
	for _, id := range w.Force.Combat {
		if w.Force.Side(id) == enemy && w.Force.Present(id) && w.Force.Place[id].Hex == hex.None {
			w.imagine(v, id, memory)
		}
	}
	w.restack()
	w.sight()
}

// Board is the board as it is believed to lie. The caller must not change it.
func (b *Belief) Board() *Board { return &b.world.Board }

// Look is what a side would see of it, as World.Look.
func (b *Belief) Look(side force.Side) *View { return b.world.Look(side) }

// Apply carries out an order of the moving side, as World.Apply.
func (b *Belief) Apply(o Order) error {
	_, err := b.world.Apply(o)
	return err
}

// Hash is a fingerprint of it, as World.Hash.
func (b *Belief) Hash() uint64 { return b.world.Hash() }

// imagine puts an enemy out of sight where it was last seen, unless that was too long ago or the place is now in sight or
// full.
func (w *World) imagine(v *View, id force.ID, memory int) {
	last := v.Sightings[v.Side][id]
	s := &w.Force.Strength[id]
	if last.Hex == hex.None || last.Men <= 0 || v.Day-last.On > calendar.Day(memory) || v.Observed[last.Hex] || w.grip[last.Hex].side == v.Side {
		return
	}
	s.Men = last.Men
	if w.StackRoom(last.Hex) < w.Force.Quarters(id) {
		s.Men = 0
		return
	}
	for k, n := range s.Equipment {
		s.Weapons[k] = int16(int32(n) * min(s.Men, s.Paper) / s.Paper)
	}
	w.put(id, last.Hex)
}
