package prewar

// abuseOf is what a kind of conduct adds to abuse, thousandths.
func (r *ConductRules) abuseOf(c Conduct) int {
	switch c {
	case Courts:
		return -r.Courts
	case MartialLaw:
		return r.Martial
	case Militia:
		return r.Militia
	}
	return 0
}

// behave is how the government's forces treat people this week, and what comes of it.
func (w *World) behave() {
	r := &w.Setup.Rules.Conduct
	adjust(&w.South.Pay, -w.Setup.Rules.Police.PayDecay, 0, full)
	for i := range w.Districts {
		d, s := DistrictID(i), &w.Districts[i]
		m := w.muster(d)
		quality := 0
		if m.hunters > 0 {
			quality = int(min(full, m.effect/m.hunters))
		}
		abuse := r.Base + r.Untrained*(full-quality)/full + r.Unpaid*(full-int(w.South.Pay))/full - r.Officers*int(w.South.Officers)/full
		abuse += r.Vengeance * int(s.Lost) * 1000 / int(max(1000, m.hunters))
		for c := Courts; c <= AllConducts; c <<= 1 {
			if s.Conduct&c != 0 {
				abuse += r.abuseOf(c)
			}
		}
		abuse = min(max(abuse, 0), full)
		s.Abuse = int16((int(s.Abuse)*r.Memory + abuse*(full-r.Memory)) / full)

		if g := w.partisansIn(d); g > 0 {
			near := g * full / (g + int64(max(1, w.Setup.Districts[d].Share)))
			killed := m.hunters * int64(r.Kill) / 1000 * int64(s.Abuse) / full * int64(s.Abuse) / full * near
			n := w.whole(i, dieToll, killed)
			s.Dead.ByForces += n
			s.Homeless += n * int32(r.Homeless)
		}
		rebuilt := r.Rebuilt
		if s.Conduct&Relief != 0 {
			rebuilt = r.Relieved
		}
		s.Homeless -= s.Homeless * int32(rebuilt) / full
	}
}

// govern sets or ends a kind of conduct in a district. Resettlement moves people at once: bands lose
// their food, families their homes.
func (w *World) govern(d DistrictID, c Conduct, on bool) {
	r, s, place := &w.Setup.Rules.Conduct, &w.Districts[d], &w.Setup.Districts[d]
	before := s.Conduct
	if !on {
		s.Conduct &^= c
		return
	}
	s.Conduct |= c
	if c == Resettled && before&Resettled == 0 {
		s.Homeless += int32(int64(place.People) * int64(place.Shelter) / full * int64(r.Moved)) // thousands, a share in thousandths
		adjust(&s.Grievance, r.Embitter, 0, full)
	}
}
