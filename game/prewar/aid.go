package prewar

import "parallel38/game/calendar"

// deliverAid spends the quarter's aid by the South's split. What the Americans give in all follows what
// they fear: a quiet South gets less than a threatened one.
func (w *World) deliverAid() {
	r, s := &w.Setup.Rules.Aid, &w.South
	scale := w.AidScale()
	pc := func(p Purse) int { return int(s.Aid[p]) * scale / 100 }
	s.Arms += int32(r.ArmsPoint * pc(LightArms))
	want := at(advisersSent, w.Day) * min(1500, max(500, pc(Advisers)*r.AdviserPoint)) / 1000
	s.Advisers += int16((want - int(s.Advisers)) / 2)
	s.Heavy += int32(r.HeavyPoint * pc(HeavyArms))
	s.EighthArmy = clamp(int(s.EighthArmy)+r.EighthPoint*pc(EighthArmy)-r.EighthDecay, 1000, 10_000)
	w.eachDistrict(func(_ DistrictID, d *DistrictState) {
		d.Food = clamp(int(d.Food)+r.FoodPoint*pc(Economy)/2, 0, 1000)
	})
	s.Pay = clamp(int(s.Pay)+pc(Economy)/2, 0, 1000)
	s.Stability = clamp(int(s.Stability)+pc(Economy), 0, 1000)
	w.emit(Event{Kind: AidCame})
}

// advisersSent is how many advisers America had in Korea at most (Sawyer, ch. 2 and 3): a handful with
// the constabulary, the provisional group of August 1948, 241 at the year's end, 472 in July 1949.
var advisersSent = []Step{{calendar.Of(1947, 1, 1), 25}, {calendar.Of(1948, 8, 15), 100}, {calendar.Of(1948, 12, 31), 241}, {calendar.Of(1949, 7, 1), 472}}

// americansPlanned is how many thousand American soldiers are to be in the South by date: the occupation
// runs down until September 1948, the corps leaves by January 1949, the last regiment in June (Schnabel,
// Policy and Direction, ch. 2).
var americansPlanned = []Step{{calendar.Of(1947, 1, 1), 45}, {calendar.Of(1948, 1, 1), 32}, {calendar.Of(1948, 9, 15), 24},
	{calendar.Of(1948, 12, 1), 16}, {calendar.Of(1949, 1, 15), 8}, {calendar.Of(1949, 6, 29), 0}}

// withdraw lets the Americans go as they have planned.
func (w *World) withdraw() {
	if left := int16(at(americansPlanned, w.Day-calendar.Day(w.South.Delay))); left != w.South.Americans {
		w.South.Americans = left
		w.emit(Event{Kind: AmericansLeft, Value: int(left)})
	}
}

// plead asks the Americans to stay a quarter longer. They grant it twice, and the price is confidence.
func (w *World) plead() {
	if w.South.Delay < 180 {
		w.South.Delay += 90
		w.South.Stability = clamp(int(w.South.Stability)-40, 0, 1000)
	}
}

// AidScale is how much aid there is, per cent of history's: incursions and provocations bring more.
func (b *Board) AidScale() int {
	return 100 + min(40, int(b.North.Provoked)/100) - min(30, int(b.civilianAlarm()))
}

// civilianAlarm is what Congress hears of civilian deaths, in points.
func (b *Board) civilianAlarm() int32 {
	var dead int32
	for i := range b.Districts {
		dead += b.Districts[i].Dead.ByForces
	}
	return dead / 2000
}

// FearOfMarch is how much the Americans fear that the South itself marches north, 0 … 100: the fights
// that it begins, and an army that has more than it needs to defend itself.
func (b *Board) FearOfMarch() int {
	fear := 35
	for i := range b.Sectors {
		fear += int(b.Sectors[i].Heat) / 50
	}
	return min(100, fear)
}
