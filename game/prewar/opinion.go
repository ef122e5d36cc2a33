package prewar

// opinion is what people eat and think after the week.
func (w *World) opinion() {
	if w.South.LandReform > 0 {
		w.South.LandReform--
	}
	a := &w.Setup.Rules.Aid
	adjust(&w.South.Stability, (a.StableNormal-int(w.South.Stability))*a.StablePace/full, 0, full)
	for i := range w.Districts {
		w.feed(&w.Districts[i])
		w.think(i)
	}
}

// feed is a district's week of food: the rice of October feeds until the barley of June.
func (w *World) feed(s *DistrictState) {
	r := &w.Setup.Rules.Opinion
	change := -min(r.MouthsMost, int(s.Homeless)/r.Mouths)
	switch month := w.month(); {
	case month >= 4 && month <= 6:
		change -= r.Spring
	case month >= 10:
		change += r.Harvest
	}
	adjust(&s.Food, change, r.Hungriest, full)
}

// think is a district's week of opinion. Changes are reckoned in millionths; what is no whole thousandth
// is a chance.
func (w *World) think(i int) {
	r, s := &w.Setup.Rules.Opinion, &w.Districts[i]
	safe := w.safety(DistrictID(i))
	adjust(&s.Protection, (safe-int(s.Protection))*r.SafePace/full, 0, full)

	reformed := w.South.LandReform == 0
	won := 0 // of those who support the partisans
	if s.InArms {
		won += r.Protection * int(s.Protection) / full
	}
	if reformed {
		won += r.Reform
	}
	if s.Conduct&Amnesty != 0 {
		won += r.Reform
	}
	support := r.Abuse*int(s.Abuse) - won*int(s.Support)
	support += (r.Base + r.Grieved*int(s.Grievance)/full - int(s.Support)) * r.Drift
	adjust(&s.Support, int(w.whole(i, dieSupport, int64(support))), 0, full)

	ease := r.Ease
	if reformed {
		ease += r.EaseReform
	}
	grievance := r.GrieveAbuse*int(s.Abuse) + r.GrieveFood*(full-int(s.Food)) - ease*int(s.Grievance)
	adjust(&s.Grievance, int(w.whole(i, dieGrievance, int64(grievance))), 0, full)
}

// safety is how safe from the bands people are with the police and troops that are there, thousandths.
func (b *Board) safety(d DistrictID) int {
	r := &b.Setup.Rules.Opinion
	watch := int64(b.Districts[d].Police) + int64(r.GuardWatch)*b.muster(d).guards
	need := int64(b.Setup.Districts[d].People)*int64(r.Watch) + int64(r.WatchEach)*b.partisansIn(d)
	return int(min(full, watch*full/max(1, need)))
}
