package cabinet

import (
	"slices"

	"parallel38/game/force"
	"parallel38/game/prewar"
)

// south gives the South's directives, the most urgent first.
func (c *Cabinet) south(v *prewar.View) {
	if v.Tally.Mutinies > 0 && v.Turn-c.purged > 10 && c.give(v, prewar.Directive{Kind: prewar.Purge}) {
		c.purged = v.Turn
	}
	c.deploy(v)
	c.give(v, prewar.Directive{Kind: prewar.RaiseRegiment})
	c.conduct(v)
	if v.PoliceMen() < 48_000*int(min(v.Day, 900))/900+8000 {
		c.give(v, prewar.Directive{Kind: prewar.RaisePolice, Value: 6})
	}
	if v.South.Pay < 450 {
		c.give(v, prewar.Directive{Kind: prewar.PayPolice})
	}
	c.give(v, prewar.Directive{Kind: prewar.SchoolOfficers})
}

// wish is how many battalions a duty in a district should have.
type wish struct {
	district prewar.DistrictID
	duty     force.Duty
	want     int
	have     int
	weight   int
}

// partisansFor is how many partisans one battalion is sent after.
const partisansFor = 50

// deploy brings the army's duties nearer to what the country asks for: up to two directives a turn.
func (c *Cabinet) deploy(v *prewar.View) {
	var wishes []wish
	spare := 0
	for d := range v.Districts {
		s, place := &v.Districts[d], &v.Setup.Districts[d]
		g := int(s.Guerrillas)
		for _, id := range v.Force.Combat {
			if v.Force.Identity[id].Arm == force.Commando && v.Force.Present(id) && v.Bands[id].In == prewar.DistrictID(d) {
				g += int(v.Force.Strength[id].Men)
			}
		}
		hunt := 0
		if s.InArms && g > 0 {
			hunt = min(6, (g*c.Style.Hunt/100+partisansFor-1)/partisansFor)
		}
		wishes = append(wishes, wish{prewar.DistrictID(d), force.Suppression, hunt, 0, 10 + g/20})
		border := 0
		if place.Parallel && v.South.Americans < 20 {
			need := 0
			for i := range v.Setup.Sectors {
				if v.Setup.Sectors[i].District == prewar.DistrictID(d) {
					need += int(v.Setup.Sectors[i].Need) * (50 + int(v.Sectors[i].Heat)/20) / 100
				}
			}
			border = need * c.Style.Border / 100 / 900
		}
		wishes = append(wishes, wish{prewar.DistrictID(d), force.BorderDuty, border, 0, 12})
		guard := 0
		if s.Raids > 1 {
			guard = c.Style.Guard / 100
		}
		wishes = append(wishes, wish{prewar.DistrictID(d), force.Guarding, guard, 0, 4})
	}
	for _, id := range v.Force.Combat {
		if !regiment(v, id) {
			continue
		}
		for k := range int(v.Force.Battalions[id].Count) {
			duty, at := v.Force.Battalions[id].Duty[k], v.Posts[id][k]
			if duty == force.Training {
				spare++
				continue
			}
			i := slices.IndexFunc(wishes, func(w wish) bool { return w.duty == duty && w.district == at })
			wishes[i].have++
		}
	}
	slices.SortStableFunc(wishes, func(a, b wish) int { return b.lack()*b.weight - a.lack()*a.weight })
	given := 0
	for i := range wishes {
		if w := &wishes[i]; w.lack() > 0 && given < 2 {
			if c.send(v, w) {
				given++
			}
		}
	}
	for i := len(wishes) - 1; i >= 0 && given < 2; i-- {
		if w := &wishes[i]; w.lack() < 0 && c.release(v, w) {
			given++
		}
	}
}

func (w *wish) lack() int { return w.want - w.have }

func regiment(v *prewar.View, id force.ID) bool {
	return v.Force.Side(id) == force.South && v.Force.Identity[id].Arm == force.Infantry && v.Force.Present(id)
}

// send finds the nearest regiments with battalions that only train.
func (c *Cabinet) send(v *prewar.View, w *wish) bool {
	type candidate struct {
		id   force.ID
		away int
		free int
	}
	var list []candidate
	seat := v.Setup.Districts[w.district].Seat
	for _, id := range v.Force.Combat {
		if !regiment(v, id) || v.Force.Strength[id].Men < 900 {
			continue
		}
		free := 0
		for k := range int(v.Force.Battalions[id].Count) {
			if v.Force.Battalions[id].Duty[k] == force.Training {
				free++
			}
		}
		if free > 0 {
			list = append(list, candidate{id, v.Map.Distance(v.Force.Place[id].Hex, seat), free})
		}
	}
	if len(list) == 0 {
		return false
	}
	slices.SortStableFunc(list, func(a, b candidate) int { return a.away - b.away })
	d := prewar.Directive{Kind: prewar.Assign, Duty: w.duty, District: w.district}
	each := min(w.lack(), 2)
	for _, l := range list[:min(len(list), prewar.MaxUnits)] {
		if w.lack() <= 0 {
			break
		}
		d.Units[d.Count] = l.id
		d.Count++
		w.have += min(each, l.free)
	}
	d.Value = int16(each)
	return c.give(v, d)
}

// release sends regiments that a district no longer needs back to training.
func (c *Cabinet) release(v *prewar.View, w *wish) bool {
	d := prewar.Directive{Kind: prewar.Assign, Duty: force.Training, District: w.district, Value: 2}
	for _, id := range v.Force.Combat {
		if !regiment(v, id) || d.Count == prewar.MaxUnits || int(d.Count) >= -w.lack() {
			continue
		}
		for k := range int(v.Force.Battalions[id].Count) {
			if v.Force.Battalions[id].Duty[k] == w.duty && v.Posts[id][k] == w.district {
				d.Units[d.Count] = id
				d.Count++
				break
			}
		}
	}
	return d.Count > 0 && c.give(v, d)
}

// conduct answers risings with force, and what force has done with law, by the style.
func (c *Cabinet) conduct(v *prewar.View) {
	set := func(d int, kind prewar.Conduct, on bool) bool {
		return (v.Districts[d].Conduct&kind != 0) != on &&
			c.give(v, prewar.Directive{Kind: prewar.SetConduct, District: prewar.DistrictID(d), Value: int16(kind), On: on})
	}
	for d := range v.Districts {
		s := &v.Districts[d]
		switch {
		case int(s.Guerrillas)*c.Style.Harsh/100 >= 200 && set(d, prewar.MartialLaw, true):
			return
		case int(s.Guerrillas)*c.Style.Harsh/100 >= 100 && v.PoliceMen() < 40_000 && set(d, prewar.Militia, true):
			return
		case s.Guerrillas < 100 && set(d, prewar.MartialLaw, false):
			return
		case int(s.Abuse)*c.Style.Care/100 > 330 && set(d, prewar.Courts, true):
			return
		case int(s.Homeless)*c.Style.Care/100 > 3000 && set(d, prewar.Relief, true):
			return
		case s.InArms && int(s.Support)*c.Style.Care/100 > 180 && s.Conduct&prewar.MartialLaw == 0 && set(d, prewar.Amnesty, true):
			return
		}
	}
	if v.Day > 1000 { // the law of June 1949 was long in the making
		c.give(v, prewar.Directive{Kind: prewar.ReformLand})
	}
}
