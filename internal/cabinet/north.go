package cabinet

import (
	"parallel38/game/force"
	"parallel38/game/prewar"
)

// north gives the North's directives, the most urgent first.
func (c *Cabinet) north(v *prewar.View) {
	if int(v.North.Permission) >= v.Setup.Rules.North.MaybeAt {
		c.give(v, prewar.Directive{Kind: prewar.March})
		c.give(v, prewar.Directive{Kind: prewar.Mass})
	}
	c.give(v, prewar.Directive{Kind: prewar.RaiseFormation})
	if v.Day >= v.Setup.Rules.North.SchoolFrom && int(v.North.Schooling) < v.Setup.Rules.North.MostGraduates {
		c.give(v, prewar.Directive{Kind: prewar.RunSchool, Value: int16(v.Setup.Rules.North.MostGraduates)})
	}
	for _, vote := range v.Setup.Rules.Hazard.Elections {
		if vote-v.Day < 100 && vote > v.Day { // a separate election leaves nothing to talk about
			c.give(v, prewar.Directive{Kind: prewar.TakeUpArms})
		}
	}
	c.incursion(v)
	if v.North.Labour > 60 {
		c.give(v, prewar.Directive{Kind: prewar.BuyArms, Value: min(20, v.North.Labour-45)})
	}
	c.cells(v)
	c.provoke(v)
}

// fortnights that pass between two bands, at the least.
const betweenBands = 4

// incursion sends a band to where people will feed it and few hunt.
func (c *Cabinet) incursion(v *prewar.View) {
	if !v.North.ArmedLine || v.South.Americans > 20 || c.Style.Incursions == 0 {
		return
	}
	if int(v.Turn-c.sent)*c.Style.Incursions/100 < betweenBands {
		return
	}
	men := min(int(v.North.Graduates), 300)
	if men < 150 {
		return
	}
	best, bestScore := prewar.NoDistrict, 0
	for d := range v.Districts {
		s, place := &v.Districts[d], &v.Setup.Districts[d]
		if place.Island || place.Shelter < 400 {
			continue
		}
		score := int(s.Support) + int(place.Shelter)/4 - int(s.Protection)/4 - int(s.Guerrillas)/4
		if prewar.DistrictID(d) == c.lastRaid {
			score -= 150
		}
		if score > bestScore {
			best, bestScore = prewar.DistrictID(d), score
		}
	}
	if best != prewar.NoDistrict && c.give(v, prewar.Directive{Kind: prewar.SendBand, District: best, Value: int16(men)}) {
		c.sent, c.lastRaid = v.Turn, best
	}
}

// cells works on the regiment that is easiest to reach.
func (c *Cabinet) cells(v *prewar.View) {
	best, bestScore := force.None, 0
	for _, id := range v.Force.Combat {
		if !regiment(v, id) || v.Cells[id] > 600 {
			continue
		}
		if score := 1000 - int(v.Cells[id]); score > bestScore {
			best, bestScore = id, score
		}
	}
	if best != force.None && v.Turn%4 == 0 {
		c.give(v, prewar.Directive{Kind: prewar.BuildCells, Value: int16(best)})
	}
}

// provoke goes for hills at the parallel as long as that costs no permission that is near.
func (c *Cabinet) provoke(v *prewar.View) {
	if v.South.Americans > 10 || int(v.North.Permission) > 55 || int(v.North.Provoked)*100/max(1, c.Style.Provoke) > 900 {
		return
	}
	for i := range v.Sectors {
		if v.Sectors[i].Hills != force.North {
			c.give(v, prewar.Directive{Kind: prewar.Provoke, Sector: uint8(i)})
			return
		}
	}
}
