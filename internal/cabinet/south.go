package cabinet

import (
	"slices"

	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/game/prewar"
)

// What the South goes by.
const (
	partisansEach = 300    // partisans for whom one battalion is sent; fewer than a third of them are left to the police …
	winterEach    = 110    // … from October to March, when bands can be tracked …
	huntMost      = 6      // … as many at most to a district
	huntWeight    = 10     // how urgent a hunt is …
	huntEach      = 20     // … and one more for so many partisans
	borderWeight  = 12     // how urgent the parallel is
	guardWeight   = 4      // … and guards
	borderMen     = 900    // men that one battalion is taken for at the parallel
	borderPC      = 90     // per cent of the men that a sector needs who watch it when it is cold
	raidsMost     = 300    // hundredths of raids that call for guards
	rawBattalion  = 4000   // hundredths of a point: training below which a hunting battalion is relieved …
	trainedOne    = 6000   // … if there is one at home with so much
	deployments   = 2      // directives a turn for deployment
	battalionsAt  = 3      // battalions of a regiment sent at once, at most
	weakRegiment  = 900    // men below which a regiment is left to train
	trainingHex   = 200    // hundredths of a point that are worth sending a regiment a hex further
	homesick      = 1000   // hexes that its own district counts as more than another for a hunt
	garrisoned    = 20     // thousands of Americans, with whom the parallel is theirs
	policeFirst   = 24_000 // police of 1947 …
	policeYear    = 8_500  // … and more, a year …
	policeMost    = 48_000
	policeAtOnce  = 6      // hundreds
	payLow        = 450    // thousandths
	martialFrom   = 200    // partisans in a district for martial law …
	martialUntil  = 100    // … and with whom it ends
	militiaFrom   = 100    // … and for militias …
	militiaPolice = 40_000 // … until there are police enough
	abuseHigh     = 330    // thousandths at which courts sit
	homelessMany  = 3000   // people for whom relief comes
	supportHigh   = 180    // thousandths at which there is an amnesty
)

// reformDay is when land can be reformed: the law of June 1949 was long in the making.
var reformDay = calendar.Of(1949, 6, 21)

// south gives the South's directives, the most urgent first.
func (c *Cabinet) south(v *prewar.View) {
	if (c.Style.Burn || v.Tally.Mutinies > 0) && (c.purged == 0 || int(v.Turn-c.purged) >= c.Style.Purge) && c.give(v, prewar.Directive{Kind: prewar.Purge}) {
		c.purged = v.Turn
	}
	c.deploy(v)
	c.give(v, prewar.Directive{Kind: prewar.RaiseRegiment})
	c.conduct(v)
	if years := int(v.Day-calendar.Of(1947, 1, 1)) * policeYear / 365; v.PoliceMen() < min(policeFirst+years, policeMost) {
		c.give(v, prewar.Directive{Kind: prewar.RaisePolice, Value: policeAtOnce})
	}
	if v.South.Pay < payLow {
		c.give(v, prewar.Directive{Kind: prewar.PayPolice})
	}
	c.relieve(v)
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

func (w *wish) lack() int { return w.want - w.have }

// wishes are what each district asks of the army, and what it has.
func (c *Cabinet) wishes(v *prewar.View) []wish {
	var list []wish
	each := partisansEach
	if _, month, _ := v.Day.Date(); month >= 10 || month <= 3 {
		each = winterEach
	}
	for i := range v.Districts {
		d, s, place := prewar.DistrictID(i), &v.Districts[i], &v.Setup.Districts[i]
		partisans := int(s.Guerrillas)
		for id := range v.InHills() {
			if v.Bands[id].In == d {
				partisans += int(v.Force.Strength[id].Men)
			}
		}
		hunt := min(huntMost, (partisans*c.Style.Hunt/100+each/2)/each)
		border, guard := 0, 0
		if place.Parallel && v.South.Americans < garrisoned {
			need := 0
			for k := range v.Setup.Sectors {
				if v.Setup.Sectors[k].District == d {
					need += int(v.Setup.Sectors[k].Need) * (borderPC + int(v.Sectors[k].Heat)*(100-borderPC)/1000) / 100
				}
			}
			border = need * c.Style.Border / 100 / borderMen
		}
		if s.Raids > raidsMost {
			guard = c.Style.Guard / 100
		}
		list = append(list, wish{d, force.Suppression, hunt, 0, huntWeight + partisans/huntEach},
			wish{d, force.BorderDuty, border, 0, borderWeight}, wish{d, force.Guarding, guard, 0, guardWeight})
	}
	for id := range v.Regiments() {
		for k := range int(v.Force.Battalions[id].Count) {
			duty, at := v.Force.Battalions[id].Duty[k], v.Posts[id][k]
			if i := slices.IndexFunc(list, func(w wish) bool { return w.duty == duty && w.district == at }); i >= 0 {
				list[i].have++
			}
		}
	}
	return list
}

// deploy brings the army's duties nearer to what the country asks for.
func (c *Cabinet) deploy(v *prewar.View) {
	list := c.wishes(v)
	slices.SortStableFunc(list, func(a, b wish) int { return b.lack()*b.weight - a.lack()*a.weight })
	given := 0
	for i := range list {
		if w := &list[i]; w.lack() > 0 && given < deployments && c.send(v, w) {
			given++
		}
	}
	for i := len(list) - 1; i >= 0 && given < deployments; i-- {
		if w := &list[i]; w.lack() < 0 && c.release(v, w) {
			given++
		}
	}
}

// send finds the nearest regiments, and the best trained, with battalions that only train; to hunt, rather
// not those whose own people live there.
func (c *Cabinet) send(v *prewar.View, w *wish) bool {
	type candidate struct {
		id   force.ID
		away int
		free int
	}
	var list []candidate
	seat := v.Setup.Districts[w.district].Seat
	for id := range v.Regiments() {
		if v.Force.Strength[id].Men < weakRegiment {
			continue
		}
		free, b := 0, &v.Force.Battalions[id]
		for k := range int(b.Count) {
			if b.Duty[k] == force.Training {
				free++
			}
		}
		away := v.Map.Distance(v.Force.Place[id].Hex, seat) - b.MeanTraining()/trainingHex
		if w.duty == force.Suppression && v.Setup.Homes[id] == w.district {
			away += homesick
		}
		if free > 0 {
			list = append(list, candidate{id, away, free})
		}
	}
	slices.SortStableFunc(list, func(a, b candidate) int { return a.away - b.away })
	d := prewar.Directive{Kind: prewar.Assign, Duty: w.duty, District: w.district}
	each := min(w.lack(), battalionsAt)
	for _, l := range list[:min(len(list), prewar.MaxUnits)] {
		if w.lack() <= 0 {
			break
		}
		d.Units[d.Count] = l.id
		d.Count++
		w.have += min(each, l.free)
	}
	slices.Sort(d.Units[:d.Count])
	d.Value = int16(each)
	return d.Count > 0 && c.give(v, d)
}

// release sends regiments that a district no longer needs back to training.
func (c *Cabinet) release(v *prewar.View, w *wish) bool {
	d := prewar.Directive{Kind: prewar.Assign, Duty: force.Training, District: w.district, Value: battalionsAt}
	for id := range v.Regiments() {
		if d.Count == prewar.MaxUnits || int(d.Count) >= -w.lack() {
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

// relieve brings the rawest regiment that hunts home to train, if there is a trained one to take its place.
func (c *Cabinet) relieve(v *prewar.View) {
	raw, least, trained := force.None, rawBattalion, false
	for id := range v.Regiments() {
		b := &v.Force.Battalions[id]
		for k := range int(b.Count) {
			switch {
			case b.Duty[k] == force.Training:
				trained = trained || b.Training[k] >= trainedOne
			case b.Duty[k] == force.Suppression && int(b.Training[k]) < least:
				raw, least = id, int(b.Training[k])
			}
		}
	}
	if raw != force.None && trained {
		c.give(v, prewar.Directive{Kind: prewar.Assign, Units: [prewar.MaxUnits]force.ID{raw}, Count: 1, Duty: force.Training,
			District: v.Setup.Homes[raw], Value: force.MaxBattalions - 1})
	}
}

// conduct answers risings with force, and what force has done with law, by the style: one change a turn.
func (c *Cabinet) conduct(v *prewar.View) {
	if v.Day >= reformDay {
		c.give(v, prewar.Directive{Kind: prewar.ReformLand})
	}
	for i := range v.Districts {
		s := &v.Districts[i]
		set := func(kind prewar.Conduct, on bool) bool {
			return c.give(v, prewar.Directive{Kind: prewar.SetConduct, District: prewar.DistrictID(i), Value: int16(kind), On: on})
		}
		partisans, abuse, homeless := int(s.Guerrillas)*c.Style.Harsh, int(s.Abuse)*c.Style.Care, int(s.Homeless)*c.Style.Care
		switch {
		case c.Style.Burn && s.Guerrillas > 0 && set(prewar.Resettled, true),
			partisans >= 100*martialFrom && set(prewar.MartialLaw, true),
			partisans >= 100*militiaFrom && v.PoliceMen() < militiaPolice && set(prewar.Militia, true),
			s.Guerrillas < martialUntil && set(prewar.MartialLaw, false),
			v.PoliceMen() >= militiaPolice && set(prewar.Militia, false),
			abuse > 100*abuseHigh && set(prewar.Courts, true),
			homeless > 100*homelessMany && set(prewar.Relief, true),
			s.InArms && int(s.Support)*c.Style.Care > 100*supportHigh && s.Conduct&prewar.MartialLaw == 0 && set(prewar.Amnesty, true):
			return
		}
	}
}
