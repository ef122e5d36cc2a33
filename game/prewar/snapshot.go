package prewar

import (
	"fmt"

	"parallel38/game/atlas"
	"parallel38/game/force"
)

// Snapshot is a campaign at rest: everything that changes, in fields with names, for a save to carry.
type Snapshot struct {
	Seed  uint64
	State State
	Units force.State
}

// Snapshot is the campaign as it stands. It shares memory with the World: write it before the next Apply.
func (w *World) Snapshot() Snapshot { return Snapshot{w.Seed, w.State, w.Force.State} }

// Restore takes up a campaign from a Snapshot of the same setup. A Snapshot that no campaign of it can be
// in gives an error.
func Restore(a *atlas.Atlas, s *Setup, snap Snapshot) (*World, error) {
	w := New(a, s, snap.Seed)
	if err := snap.fits(w); err != nil {
		return nil, err
	}
	w.State.copyFrom(&snap.State)
	from := *w.Force
	from.State = snap.Units
	w.Force.CopyFrom(&from)
	w.events = nil
	look := audit{World: w} // who went where is another sum if it was played from another setup
	look.ranges()
	if len(look.faults) > 0 {
		return nil, fmt.Errorf("keyframe: %s", look.faults[0])
	}
	return w, nil
}

// fits tells whether a Snapshot has the shape of a campaign: a damaged one must not reach the rules.
func (snap *Snapshot) fits(w *World) error {
	units, districts := w.Force.Len(), len(w.Districts)
	s, u := &snap.State, &snap.Units
	for _, l := range []struct {
		name       string
		have, want int
	}{
		{"Districts", len(s.Districts), districts}, {"Sectors", len(s.Sectors), len(w.Sectors)}, {"Posts", len(s.Posts), units}, {"Cells", len(s.Cells), units},
		{"Bands", len(s.Bands), units}, {"Place", len(u.Place), units}, {"Strength", len(u.Strength), units}, {"Battalions", len(u.Battalions), units},
		{"Quality", len(u.Quality), units}, {"Allegiance", len(u.Allegiance), units},
	} {
		if l.have != l.want {
			return fmt.Errorf("keyframe field %s has %d entries, the campaign has %d", l.name, l.have, l.want)
		}
	}
	for i := range u.Place {
		if p := &u.Place[i]; int(p.Hex) < -1 || int(p.Hex) >= w.Map.Len() || u.Battalions[i].Count != w.Force.Battalions[i].Count ||
			u.Allegiance[i].Side != w.Force.Side(force.ID(i)) {
			return fmt.Errorf("keyframe: unit %s stands off the map, or is not itself", w.Force.Identity[i].Code)
		}
	}
	for i := range s.Sectors {
		if s.Sectors[i].Hills >= force.Sides {
			return fmt.Errorf("keyframe: nobody stands on the hills of %s", w.Setup.Sectors[i].Code)
		}
	}
	for side := range s.Plots {
		p := &s.Plots[side]
		if p.Count > MaxDirectives {
			return fmt.Errorf("keyframe: a plot of %d directives", p.Count)
		}
		for _, d := range p.List() {
			for _, id := range d.Named() {
				if int(id) < 0 || int(id) >= units {
					return fmt.Errorf("keyframe: a directive names unit %d", id)
				}
			}
			if d.Kind >= DirectiveKinds || int(d.District) >= districts || int(d.Other) >= districts || int(d.Sector) >= len(s.Sectors) {
				return fmt.Errorf("keyframe: a directive of kind %d names what there is not", d.Kind)
			}
		}
	}
	if s.Phase > Over || s.Ending > Peace || s.Day < w.Setup.Start || s.Day > w.Setup.End+31 {
		return fmt.Errorf("keyframe: the campaign is in phase %d on day %d", s.Phase, s.Day)
	}
	return nil
}
