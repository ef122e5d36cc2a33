package match

import (
	"parallel38/game"
	"parallel38/game/fight"
	"parallel38/game/force"
)

// Strength is what a side has on the map.
type Strength struct {
	Men   int32
	Guns  int32 // artillery, heavy mortars included
	Tanks int32 // and assault guns
}

// StrengthOf counts a side's units on the map.
func StrengthOf(b *game.Board, side force.Side) (s Strength) {
	for _, id := range b.Force.Combat {
		if b.Force.Side(id) != side || !b.Force.Present(id) {
			continue
		}
		u := &b.Force.Strength[id]
		s.Men += u.Men
		for k, n := range u.Weapons {
			switch {
			case fight.Weapon(k).Gun():
				s.Guns += int32(n)
			case fight.Weapon(k).Tank():
				s.Tanks += int32(n)
			}
		}
	}
	return s
}
