package prewar

import (
	"parallel38/game/digest"
	"parallel38/game/force"
)

// Hash is a fingerprint of everything that may change in a campaign: equal campaigns hash equally on
// every machine. A test checks that no field is left out.
func (w *World) Hash() uint64 {
	h := digest.New()
	h.Word(w.Seed)
	w.Board.hash(&h)
	return uint64(h)
}

func (b *Board) hash(h *digest.Digest) {
	s := &b.State
	h.Add(int(s.Day), int(s.Turn), int(s.Phase), int(s.Ending), int(s.Ordinal), int(s.Marching))
	for side := range s.Plots {
		hashPlot(h, &s.Plots[side])
	}
	for i := range s.Incidents {
		q := &s.Incidents[i]
		h.Add(int(q.Kind), int(q.Unit), int(q.District), int(q.Sector), int(q.Answer))
	}
	digest.All(h, s.Asking.Turns[:])
	h.Add(int(s.Asking.Mutinies), int(s.Asking.Killed))
	for i := range s.Districts {
		d := &s.Districts[i]
		h.Add(int(d.Support), int(d.Grievance), int(d.Food), int(d.Protection), int(d.Abuse), int(d.Conduct), int(d.Guerrillas), int(d.Police),
			int(d.Raids), int(d.Lost), int(d.Homeless), int(d.Dead.ByForces), int(d.Dead.ByPartisans))
		h.Flag(d.InArms)
	}
	for i := range s.Sectors {
		h.Add(int(s.Sectors[i].Hills), int(s.Sectors[i].Heat), int(s.Sectors[i].Fights))
	}
	for i := range s.Posts {
		digest.All(h, s.Posts[i][:])
		c, b := &s.Cells[i], &s.Bands[i]
		h.Add(int(c.Strength), int(c.Purged), int(b.In), int(b.Bound))
		h.Flag(c.Ordered, b.Crossed, b.Home, b.Hunted)
	}
	hashGovernments(h, &s.South, &s.North)
	t := &s.Tally
	h.Add(int(t.Recruited), int(t.ArmyDead), int(t.Defected), int(t.Discharged), int(t.BorderSouth), int(t.BorderDead), int(t.BorderNorth),
		int(t.PoliceHired), int(t.PoliceDead), int(t.Joined), int(t.Rose), int(t.Mutineers), int(t.Schooled), int(t.GuerrillaDead), int(t.GaveUp),
		int(t.Incursions), int(t.Sent), int(t.SentLost), int(t.Mutinies), int(t.Risings), int(t.Raids), int(t.Fights))
	hashUnits(h, &b.Force.State)
}

func hashPlot(h *digest.Digest, p *Plot) {
	h.Add(int(p.Count))
	for i := range p.Directives {
		d := &p.Directives[i]
		h.Add(int(d.Kind), int(d.Count), int(d.Duty), int(d.District), int(d.Other), int(d.Sector), int(d.Value))
		h.Flag(d.On)
		digest.All(h, d.Units[:])
		digest.All(h, d.Aid[:])
	}
}

func hashGovernments(h *digest.Digest, s *SouthState, n *NorthState) {
	digest.All(h, s.Aid[:])
	digest.All(h, s.Voted[:])
	h.Add(int(s.Arms), int(s.Heavy), int(s.Advisers), int(s.EighthArmy), int(s.Stability), int(s.Pay), int(s.Officers), int(s.LandReform),
		int(s.Americans), int(s.Delay), int(s.Fear))
	digest.All(h, n.Ordered[:])
	h.Add(int(n.Labour), int(n.Graduates), int(n.Schooling), int(n.Party), int(n.Provoked), int(n.Promised), int(n.Arms), int(n.Permission), int(n.Massed))
	h.Flag(n.ArmedLine)
}

// hashUnits mixes in what the campaign changes of the units: place, strength, training, duty, veterancy.
func hashUnits(h *digest.Digest, s *force.State) {
	for i := range s.Place {
		p, b := &s.Place[i], &s.Battalions[i]
		h.Add(int(p.Hex), int(p.Presence), int(s.Strength[i].Men), int(s.Quality[i].Veterancy))
		digest.All(h, b.Training[:])
		digest.All(h, b.Duty[:])
	}
}
