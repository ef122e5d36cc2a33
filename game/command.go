package game

import (
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// armyOf is the army of each nation: who has its language, its radios and its drill.
var armyOf = [force.Nations]force.Nation{force.KPA: force.KPA, force.DPRKInterior: force.KPA, force.ROK: force.ROK, force.US: force.US, force.UK: force.UK}

// command is how well a force is led: by most of its men, whether a headquarters is in reach; else
// whether enough of them are of another army than the rest.
func (b *Board) command(ids []force.ID) fight.Command {
	var men, far, most int
	var by [force.Nations]int
	for _, id := range ids {
		m := int(b.Force.Strength[id].Men)
		men += m
		if b.outOfRange(id) {
			far += m
		}
		army := armyOf[b.Force.Identity[id].Nation]
		by[army] += m
		most = max(most, by[army])
	}
	switch {
	case 2*far > men:
		return fight.OutOfRange
	case (men-most)*1000 > men*b.rules.Command.OtherArmy:
		return fight.Multinational
	}
	return fight.InCommand
}

// outOfRange tells whether a unit is too far from its formation's headquarters to be led. One without a
// formation answers to its army; of a headquarters that nobody has seen, the best is assumed.
func (b *Board) outOfRange(id force.ID) bool {
	hq := b.Force.Identity[id].Parent
	if hq == force.None || b.Force.Place[hq].Hex == hex.None {
		return false
	}
	return b.Map.Distance(b.Force.Place[id].Hex, b.Force.Place[hq].Hex) > b.rules.Command.Hexes
}

// nightTrained tells whether most of a force is of nations that drilled attacks by night.
func (b *Board) nightTrained(ids []force.ID) bool {
	balance := 0
	for _, id := range ids {
		if b.rules.Command.Night[b.Force.Identity[id].Nation] > 0 {
			balance += int(b.Force.Strength[id].Men)
		} else {
			balance -= int(b.Force.Strength[id].Men)
		}
	}
	return balance > 0
}

// mined tells whether most of a force has been in its positions long enough to have laid a belt of mines.
func (b *Board) mined(ids []force.ID) bool {
	balance := 0
	for _, id := range ids {
		if int(b.Force.Condition[id].Dug) >= b.rules.Command.MineDays {
			balance += int(b.Force.Strength[id].Men)
		} else {
			balance -= int(b.Force.Strength[id].Men)
		}
	}
	return balance > 0
}
