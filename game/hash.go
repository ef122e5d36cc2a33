package game

import (
	"fmt"

	"parallel38/game/atlas"
	"parallel38/game/digest"
	"parallel38/game/force"
)

// Hash is a fingerprint of everything that may change in a war: equal wars hash equally on every
// machine. It mixes the State in a fixed order, field by field; a test checks that no field is left out.
func (w *World) Hash() uint64 {
	h := digest.New()
	h.Word(w.Seed)
	hashState(&h, &w.State)
	hashUnits(&h, &w.Force.State)
	return uint64(h)
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

func hashState(h *digest.Digest, s *State) {
	h.Add(int(s.Day), int(s.Turn), int(s.Phase), int(s.First), int(s.Weather), int(s.Winner), int(s.Ordinal))
	digest.All(h, s.Control)
	for i, c := range s.Contest {
		if c != (Contest{}) {
			h.Add(i, int(c.Metres), int(c.Momentum), int(c.Days), int(c.Last))
		}
	}
	digest.All(h, s.Railway)
	digest.All(h, s.Traffic)
	digest.All(h, s.Ferried)
	digest.All(h, s.Docked)
	for i, p := range s.People {
		if p != (People{}) {
			h.Add(i, int(p.Home), int(p.Road), bit(p.Corridor))
		}
	}
	f := &s.Fate
	h.Add(int(f.All), int(f.Fled), int(f.Overtaken), int(f.ByTrain), int(f.Bridge), int(f.Fighting), int(f.Hardship))
	for _, b := range s.Bridges {
		h.Add(int(b.State), int(b.Order), int(b.Prepared), int(b.Repair))
	}
	digest.All(h, s.Captured)
	for side := range s.Attacking {
		digest.All(h, s.Attacking[side][:])
		for _, g := range s.Sightings[side] {
			h.Add(int(g.Hex), int(g.On), int(g.Men))
		}
		p, a, t, l := &s.Supply[side], &s.Air[side], &s.Tally[side], &s.Sea[side].Landing
		h.Add(int(p.Trucks), int(p.Wanted), int(p.Carried), int(p.Share), int(p.Cut), int(p.TrainsLeft))
		h.Add(int(a.Left), int(a.Kept), int(a.Interdict), int(a.Sky), int(a.Lift), int(a.InterdictPC), int(a.KeptPC), int(a.SkyPC))
		h.Add(int(a.Ready), int(a.Short), int(a.Grounded), int(a.Turned), int(a.Lost), int(a.Enemy))
		h.Add(int(s.Sea[side].Lift), int(s.Sea[side].Beachhead), int(l.Beach), int(l.Day), int(l.Count))
		digest.All(h, l.Units[:])
		h.Add(int(t.Killed), int(t.Wounded), int(t.Missing), int(t.Prisoners), int(t.Sick), int(t.Returned), int(t.Drafts), int(t.Evacuated), int(t.Aircraft), int(t.Healed), int(t.HEATIn), int(t.HEATFired))
		digest.All(h, t.WeaponsLost[:])
		digest.All(h, t.WeaponsTaken[:])
		digest.All(h, t.WeaponsIn[:])
	}
	digest.All(h, s.Pool[:])
	for n := range s.Depots {
		d := &s.Depots[n]
		h.Add(int(d.Hospital), int(d.Fit), int(d.Strays), int(d.HEAT))
		digest.All(h, d.Weapons[:])
	}
	digest.All(h, s.Score)
	h.Add(int(s.Sundays), int(s.Committed.Level))
	digest.All(h, s.Committed.Since[:])
	for _, b := range s.Boxes {
		h.Add(int(b.Lift))
	}
}

func hashUnits(h *digest.Digest, s *force.State) {
	h.Add(len(s.Place))
	for i := range s.Place {
		p, t, b, c, m, o := &s.Place[i], &s.Strength[i], &s.Battalions[i], &s.Condition[i], &s.March[i], &s.Standing[i]
		h.Add(int(s.Allegiance[i].Side), int(p.Hex), int(p.Presence), int(p.Due), int(p.Port))
		h.Add(int(t.Men), int(t.Absent), int(t.Stragglers), int(t.Paper), int(t.Koreans), bit(t.Cadre))
		digest.All(h, t.Weapons[:])
		digest.All(h, t.Equipment[:])
		h.Add(int(b.Count))
		digest.All(h, b.Training[:])
		digest.All(h, b.Duty[:])
		h.Add(int(s.Quality[i].Veterancy), int(s.Quality[i].Mass), int(s.Stores[i].Supply), int(s.Stores[i].HEAT), bit(s.Stores[i].Dropped), int(s.Stores[i].Cut), bit(s.Command[i].Reacted), int(s.Fleet[i].Fired), bit(s.Fleet[i].Sailed))
		h.Add(int(c.Fatigue), int(c.Disruption), int(c.Dug), bit(c.Works), int(c.Surprise), bit(c.Routed))
		h.Add(int(m.Left), int(m.Moved), bit(m.Attacked), bit(m.Arrived), bit(m.ByRail), bit(m.Fought), bit(m.Screening), int(m.Target), int(m.TargetOn))
		e, g := &s.Berth[i], &s.AirGroup[i]
		h.Add(int(e.Box), int(e.Ready), int(e.Rank), bit(e.Flown), int(g.Role), int(g.Aircraft), int(g.Rate), int(g.Radius), int(g.Runway), int(g.Resting))
		h.Add(bit(o.Reserve), bit(o.StandFast), bit(o.FinalFire), bit(o.FallBack), int(o.FallBackAt), int(o.Assigned))
	}
}

// Snapshot is a war at rest: everything that changes, in fields with names, for a save to carry.
type Snapshot struct {
	Seed  uint64
	State State
	Units force.State
}

// Snapshot is the war as it stands. It shares memory with the World: write it before the next Apply.
func (w *World) Snapshot() Snapshot { return Snapshot{w.Seed, w.State, w.Force.State} }

// Restore takes up a war from a Snapshot of the same scenario. A Snapshot that does not fit the
// scenario's map and units gives an error.
func Restore(a *atlas.Atlas, s *Setup, snap Snapshot) (*World, error) {
	w := newWorld(a, s, snap.Seed)
	if err := snap.fits(w); err != nil {
		return nil, err
	}
	w.State.copyFrom(&snap.State)
	from := *w.Force
	from.State = snap.Units
	w.Force.CopyFrom(&from)
	w.restack()
	return w, nil
}

// fits tells whether a Snapshot has the shape of a war: a damaged one must not reach the rules.
func (snap *Snapshot) fits(w *World) error {
	n, units := w.Map.Len(), w.Force.Len()
	s, u := &snap.State, &snap.Units
	for _, l := range []struct {
		name       string
		have, want int
	}{
		{"Control", len(s.Control), n}, {"Contest", len(s.Contest), n}, {"Railway", len(s.Railway), n}, {"Traffic", len(s.Traffic), n},
		{"Ferried", len(s.Ferried), n}, {"Docked", len(s.Docked), n}, {"People", len(s.People), n}, {"Bridges", len(s.Bridges), len(w.Bridges)}, {"Captured", len(s.Captured), len(w.Captured)},
		{"Score", len(s.Score), len(w.Score)}, {"Sightings[1]", len(s.Sightings[force.North]), units}, {"Sightings[2]", len(s.Sightings[force.South]), units},
		{"Allegiance", len(u.Allegiance), units}, {"Place", len(u.Place), units}, {"Strength", len(u.Strength), units},
		{"Battalions", len(u.Battalions), units}, {"Quality", len(u.Quality), units}, {"Condition", len(u.Condition), units},
		{"Stores", len(u.Stores), units}, {"March", len(u.March), units}, {"Standing", len(u.Standing), units}, {"Command", len(u.Command), units},
		{"Fleet", len(u.Fleet), units},
		{"Berth", len(u.Berth), units}, {"AirGroup", len(u.AirGroup), units}, {"Boxes", len(s.Boxes), len(w.Boxes)},
	} {
		if l.have != l.want {
			return fmt.Errorf("keyframe field %s has %d entries, the scenario has %d", l.name, l.have, l.want)
		}
	}
	for i, p := range u.Place {
		if int(p.Hex) < -1 || int(p.Hex) >= n || int(p.Port) < -1 || int(p.Port) >= n || p.Presence > force.Destroyed {
			return fmt.Errorf("keyframe: unit %s stands off the map", w.Force.Identity[i].Code)
		}
		if int(u.Berth[i].Box) > len(s.Boxes) || u.AirGroup[i].Role >= force.AirRoles {
			return fmt.Errorf("keyframe: unit %s is in no box of the scenario", w.Force.Identity[i].Code)
		}
		if u.Allegiance[i].Side >= force.Sides || u.Battalions[i].Count > force.MaxBattalions {
			return fmt.Errorf("keyframe: unit %s has no valid side or battalions", w.Force.Identity[i].Code)
		}
	}
	for side := range s.Sea {
		if l := &s.Sea[side].Landing; l.Count > MaxUnits {
			return fmt.Errorf("keyframe: a landing of %d units, the most is %d", l.Count, MaxUnits)
		}
	}
	if s.Committed.Level >= Commitments {
		return fmt.Errorf("keyframe: no such commitment")
	}
	if s.Phase > Over || s.First == force.NoSide || s.First >= force.Sides || s.Weather >= Weathers {
		return fmt.Errorf("keyframe: no valid phase, side or weather")
	}
	return nil
}
