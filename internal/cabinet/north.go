package cabinet

import (
	"parallel38/game/force"
	"parallel38/game/prewar"
)

// What the North goes by.
const (
	betweenBands  = 3   // turns between two bands, at the least, while the hills feed them …
	winterBands   = 6   // … and from November to March, when hunger and snow halve a band
	bandMen       = 240 // of a band: the mean of the ten recorded
	fewestSent    = 120 // graduates with whom it sends one
	shelterLeast  = 400 // thousandths: hills in which a band can live
	sameAgain     = 150 // thousandths of support that a district is worth less a second time
	garrison      = 20  // thousands of Americans in the South under whose eyes it sends none …
	garrisonFight = 10  // … and does not go for the hills
	voteNear      = 100 // days before an election from which there is nothing left to talk about
	cellsEnough   = 600 // thousandths
	cellsEvery    = 4   // turns
	keepLabour    = 45  // points kept for a formation
	armsAtOnce    = 20  // points
	provokedMost  = 900 // thousandths that it lets allies remember …
	quietAt       = 50  // … and tenths of permission from which it lets them forget
	sentUntil     = 66  // tenths of permission from which it sends no more bands
)

// north gives the North's directives, the most urgent first.
func (c *Cabinet) north(v *prewar.View) {
	r := &v.Setup.Rules.North
	if c.Style.March && int(v.North.Permission) >= r.GoAt || v.North.Massed > 0 {
		if !c.give(v, prewar.Directive{Kind: prewar.March}) {
			c.give(v, prewar.Directive{Kind: prewar.Mass})
		}
	}
	c.give(v, prewar.Directive{Kind: prewar.RaiseFormation})
	if v.Day >= v.Setup.School && int(v.North.Schooling) < r.Places && c.Style.Incursions > 0 {
		c.give(v, prewar.Directive{Kind: prewar.RunSchool, Value: int16(r.Places)})
	}
	if c.Style.Party {
		for _, vote := range v.Setup.Elections {
			if vote-v.Day < voteNear && vote > v.Day {
				c.give(v, prewar.Directive{Kind: prewar.TakeUpArms})
			}
		}
	}
	c.incursion(v)
	if points := min(armsAtOnce, v.North.Labour-keepLabour, v.North.Promised); points > 0 {
		c.give(v, prewar.Directive{Kind: prewar.BuyArms, Value: points})
	}
	if c.Style.Party && v.Turn%cellsEvery == 0 {
		c.cells(v)
	}
	c.provoke(v)
}

// incursion sends a band to where people will feed it and few hunt.
func (c *Cabinet) incursion(v *prewar.View) {
	between := betweenBands
	if _, month, _ := v.Day.Date(); month >= 11 || month <= 3 {
		between = winterBands
	}
	if !v.North.ArmedLine || v.South.Americans > garrison || c.Style.Incursions == 0 ||
		int(v.Turn-c.sent)*c.Style.Incursions < 100*between || v.North.Graduates < fewestSent {
		return
	}
	if c.Style.March && c.Style.Incursions <= 100 && int(v.North.Permission) >= sentUntil {
		return // as in April 1950, when five hundred waited at the parallel and were not sent
	}
	best, bestScore := prewar.NoDistrict, 0
	for d := range v.Districts {
		s, place := &v.Districts[d], &v.Setup.Districts[d]
		if place.Island || place.Shelter < shelterLeast {
			continue
		}
		score := int(s.Support) + int(place.Shelter)/4 - int(s.Protection)/4 - int(s.Guerrillas)/4
		if prewar.DistrictID(d) == c.last {
			score -= sameAgain
		}
		if score > bestScore {
			best, bestScore = prewar.DistrictID(d), score
		}
	}
	men := int16(min(v.North.Graduates, bandMen))
	if best != prewar.NoDistrict && c.give(v, prewar.Directive{Kind: prewar.SendBand, District: best, Value: men}) {
		c.sent, c.last = v.Turn, best
	}
}

// cells works on the regiment that it has got into least.
func (c *Cabinet) cells(v *prewar.View) {
	best, least := force.None, int16(cellsEnough)
	for id := range v.Regiments() {
		if n := v.Cells[id].Strength; n < least {
			best, least = id, n
		}
	}
	if best != force.None {
		c.give(v, prewar.Directive{Kind: prewar.BuildCells, Units: [prewar.MaxUnits]force.ID{best}, Count: 1})
	}
}

// provoke goes for hills at the parallel as long as that costs no permission that is near.
func (c *Cabinet) provoke(v *prewar.View) {
	if v.South.Americans > garrisonFight || int(v.North.Permission) >= quietAt || int(v.North.Provoked)*100 > provokedMost*c.Style.Provoke {
		return
	}
	for i := range v.Sectors {
		if v.Sectors[i].Hills != force.North {
			c.give(v, prewar.Directive{Kind: prewar.Provoke, Sector: uint8(i)})
			return
		}
	}
}
