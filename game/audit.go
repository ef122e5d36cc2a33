package game

import (
	"fmt"

	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// Audit tells what is wrong with a war, nil if nothing is: whatever has been ordered, men and weapons
// are conserved, no number is out of its range, every unit stands where units can stand, and what is
// derived from the units agrees with them. It lists the first maxFaults of what it finds. It changes
// nothing, and a sound war costs it no memory, so that a batch can afford it every turn.
//
// A new field of the State is audited here: a test sets each to what it can never be.
func (w *World) Audit() []string {
	a := audit{World: w}
	a.clock()
	a.hexes()
	a.bridges()
	a.stacks()
	for side := range force.Sides {
		a.side(side)
	}
	for side := force.North; side < force.Sides; side++ {
		a.men(side)
		a.aircraft(side)
		a.weapons(side)
		a.rounds(side)
	}
	for id := range force.ID(w.Force.Len()) {
		a.unit(id)
	}
	return a.faults
}

// maxFaults is the most that an Audit lists.
const maxFaults = 20

// audit is an Audit at work.
type audit struct {
	*World
	faults []string
}

// wrong notes a fault.
func (a *audit) wrong(format string, args ...any) {
	if len(a.faults) < maxFaults {
		a.faults = append(a.faults, fmt.Sprintf("day %d, order %d: ", a.Turn, a.Ordinal)+fmt.Sprintf(format, args...))
	}
}

// between demands that a number of something lies in a range, both ends included.
func between[T ~int8 | ~int16 | ~int32 | ~uint8 | ~int](a *audit, of, what string, n T, low, high int) {
	if int(n) < low || int(n) > high {
		a.wrong("%s: %s is %d, allowed %d to %d", of, what, int(n), low, high)
	}
}

// unbounded is the end of a range that has none.
const unbounded = 1<<31 - 1

func (a *audit) clock() {
	between(a, "the war", "Turn", a.Turn, 1, a.Setup.Turns)
	between(a, "the war", "Day", a.Day, int(a.Setup.Start)+int(a.Turn)-1, int(a.Setup.Start)+int(a.Turn)-1)
	between(a, "the war", "Phase", a.Phase, 0, int(Over))
	between(a, "the war", "First", a.First, int(force.North), int(force.South))
	between(a, "the war", "Weather", a.Weather, 0, int(Weathers)-1)
	most := 0 // nobody has won a war that goes on
	if a.Phase == Over {
		most = int(force.South)
	}
	between(a, "the war", "Winner", a.Winner, 0, most)
	between(a, "the war", "Sundays", a.Sundays, -a.Setup.Turns, a.Setup.Turns)
	between(a, "the powers", "Level", a.Committed.Level, 0, int(Commitments)-1)
	for _, day := range a.Committed.Since {
		a.past("the powers", "Since", day)
	}
	for i := range a.Boxes {
		between(a, a.Setup.Boxes[i].Code, "Lift", a.Boxes[i].Lift, 0, 80)
	}
	for _, day := range a.Captured {
		a.past("a condition", "Captured", day)
	}
	for n := range force.Nations {
		d := &a.Depots[n]
		between(a, "a nation", "Pool", a.Pool[n], 0, unbounded)
		between(a, "a nation", "Hospital", d.Hospital, 0, int(a.Tally[fightsFor[n]].Wounded-a.Tally[fightsFor[n]].Healed))
		between(a, "a nation", "Fit", d.Fit, 0, unbounded)
		between(a, "a nation", "Strays", d.Strays, 0, unbounded)
		between(a, "a nation", "HEAT", d.HEAT, 0, unbounded)
		for k := range fight.Weapons {
			between(a, "a nation", "Weapons", d.Weapons[k], 0, unbounded)
		}
	}
}

// past demands that something happened on a day of this war that has come, or never.
func (a *audit) past(of, what string, day calendar.Day) {
	if day != 0 {
		between(a, of, what, day, int(a.Setup.Start), int(a.Day))
	}
}

// on demands that a hex is one of the map, or none.
func (a *audit) on(of, what string, h hex.Index) {
	between(a, of, what, h, int(hex.None), a.Map.Len()-1)
}

func (a *audit) hexes() {
	var living int64
	depth := max(a.rules.Attack.Depth, a.rules.Attack.DepthStandFast)
	for h := range a.Control {
		if land := a.Setup.Control[h] != force.NoSide; a.Control[h] >= force.Sides || land != (a.Control[h] != force.NoSide) {
			a.wrong("%s: Control is %d", a.Map.Name(hex.Index(h)), a.Control[h])
		}
		if a.Railway[h] >= force.Sides {
			a.wrong("%s: Railway is %d", a.Map.Name(hex.Index(h)), a.Railway[h])
		}
		p, most := &a.People[h], unbounded
		if c := &a.Map.Cells[h]; !c.Land() || c.Country != atlas.Korea {
			most = 0
		}
		between(a, "people", "Home", p.Home, 0, most)
		between(a, "people", "Road", p.Road, 0, most)
		living += int64(p.Home) + int64(p.Road)
		if c := &a.Contest[h]; *c != (Contest{}) {
			at := a.Map.Name(hex.Index(h))
			between(a, at, "Metres", c.Metres, 0, depth)
			between(a, at, "Days", c.Days, 0, 250)
			a.past(at, "Last", c.Last)
		}
	}
	a.people(living)
}

// people: all who might leave their homes are there, or dead.
func (a *audit) people(living int64) {
	f := &a.Fate
	for _, n := range [...]int32{f.Fled, f.Overtaken, f.ByTrain, f.Bridge, f.Fighting, f.Hardship} {
		between(a, "people", "Fate", n, 0, unbounded)
	}
	if living+int64(f.Dead()) != int64(f.All) {
		a.wrong("%d people live and %d have died, and there were %d", living, f.Dead(), f.All)
	}
}

// bridges: a standing order has one owner, and what is blown has none; see bridge.go.
func (a *audit) bridges() {
	for i := range a.Bridges {
		b := &a.Bridges[i]
		if b.State > Blown || b.Order >= BridgeOrders || b.Prepared > 250 || b.State == Blown && (b.Order != KeepBridge || b.Prepared > 0) ||
			b.Order != KeepBridge && a.bridgeOwner(i) == force.NoSide || int(b.Repair) > max(a.rules.Bridge.RepairDays, a.rules.Bridge.RepairDaysEngineer) {
			a.wrong("the bridge at %s across %s is %+v", a.Map.Name(a.links.bridges[i].Hex), a.links.bridges[i].Dir, *b)
		}
	}
}

// stacks: units of one side to a hex, on land of the theatre, and the board's lists say the same.
func (a *audit) stacks() {
	listed, placed := 0, 0
	for h := range a.top {
		if a.top[h] == force.None {
			if a.grip[h] != (grip{}) {
				a.wrong("%s is empty and held: %+v", a.Map.Name(hex.Index(h)), a.grip[h])
			}
			continue
		}
		at, last := hex.Index(h), force.None
		var want grip
		for id := range a.Stack(at) {
			if id <= last || listed > a.Force.Len() {
				a.wrong("the stack in %s is out of order", a.Map.Name(at))
				return
			}
			last = id
			listed++
			a.add(&want, id)
			if a.Force.Place[id].Hex != at || a.Force.Side(id) != a.grip[h].side {
				a.wrong("%s is in the stack of %s, which %s holds", a.Force.Identity[id].Code, a.Map.Name(at), a.grip[h].side)
			}
		}
		if a.grip[h] != want {
			a.wrong("%s holds %+v; the board says %+v", a.Map.Name(at), want, a.grip[h])
		}
	}
	for _, id := range a.Force.Combat {
		if a.Force.Place[id].Hex != hex.None {
			placed++
		}
	}
	if placed != listed {
		a.wrong("%d units stand on the map, %d in its stacks", placed, listed)
	}
}

func (a *audit) side(side force.Side) {
	of := side.String()
	for _, quarters := range a.Attacking[side] {
		between(a, of, "Attacking", quarters, 0, unbounded)
	}
	for id := range a.Sightings[side] {
		g := &a.Sightings[side][id]
		if g.Hex != hex.None && a.Force.Side(force.ID(id)) == side {
			a.wrong("the %s has sighted its own %s", side, a.Force.Identity[id].Code)
		}
		a.on(of, "sighting", g.Hex)
		a.past(of, "sighting", g.On)
		between(a, of, "sighting", g.Men, 0, unbounded)
	}
	s, f, t := &a.Supply[side], &a.Air[side], &a.Tally[side]
	between(a, of, "Trucks", s.Trucks, 0, a.Setup.Supply[side].Trucks)
	between(a, of, "Wanted", s.Wanted, 0, unbounded)
	between(a, of, "Carried", s.Carried, 0, unbounded)
	between(a, of, "Share", s.Share, 0, 1000)
	between(a, of, "Cut", s.Cut, 0, 1000)
	between(a, of, "TrainsLeft", s.TrainsLeft, 0, a.rules.Rail.Trains)
	between(a, of, "Left", f.Left, 0, unbounded)
	between(a, of, "Kept", f.Kept, 0, unbounded)
	between(a, of, "Interdict", f.Interdict, 0, unbounded)
	between(a, of, "InterdictPC", f.InterdictPC, 0, 100)
	between(a, of, "KeptPC", f.KeptPC, 0, 100-int(f.InterdictPC))
	between(a, of, "Sky", f.Sky, 0, unbounded)
	between(a, of, "Lift", f.Lift, 0, unbounded)
	between(a, of, "SkyPC", f.SkyPC, 0, 100-int(f.InterdictPC)-int(f.KeptPC))
	between(a, of, "Ready", f.Ready, 0, unbounded)
	between(a, of, "Short", f.Short, 0, int(f.Ready))
	between(a, of, "Grounded", f.Grounded, 0, int(f.Ready-f.Short))
	between(a, of, "Turned", f.Turned, 0, int(f.Ready-f.Short-f.Grounded))
	between(a, of, "Lost", f.Lost, 0, int(t.Aircraft))
	between(a, of, "Enemy", f.Enemy, 0, unbounded)
	between(a, of, "Killed", t.Killed, 0, unbounded)
	between(a, of, "Wounded", t.Wounded, 0, unbounded)
	between(a, of, "Missing", t.Missing, 0, unbounded)
	between(a, of, "Prisoners", t.Prisoners, 0, unbounded)
	between(a, of, "Sick", t.Sick, 0, unbounded)
	between(a, of, "Returned", t.Returned, 0, unbounded)
	between(a, of, "Drafts", t.Drafts, 0, unbounded)
	between(a, of, "HEATIn", t.HEATIn, 0, unbounded)
	between(a, of, "HEATFired", t.HEATFired, 0, unbounded)
	between(a, of, "Healed", t.Healed, 0, int(t.Wounded))
	between(a, of, "Evacuated", t.Evacuated, 0, unbounded)
	a.ships(side)
	for k := range fight.Weapons {
		between(a, of, "WeaponsLost", t.WeaponsLost[k], 0, unbounded)
		between(a, of, "WeaponsTaken", t.WeaponsTaken[k], 0, int(a.Tally[side.Enemy()].WeaponsLost[k]))
		between(a, of, "WeaponsIn", t.WeaponsIn[k], 0, unbounded)
	}
}

// ships: what a side has at sea and has planned.
func (a *audit) ships(side force.Side) {
	s, of := &a.Sea[side], side.String()
	between(a, of, "Lift", s.Lift, 0, unbounded)
	a.on(of, "Beachhead", s.Beachhead)
	if s.Beachhead != hex.None && s.Beachhead >= 0 && int(s.Beachhead) < a.Map.Len() && a.beach(s.Beachhead) == fight.NoBeach {
		a.wrong("the %s has a beachhead without a beach in %s", side, a.Map.Name(s.Beachhead))
	}
	a.on(of, "Landing.Beach", s.Landing.Beach)
	between(a, of, "Landing.Day", s.Landing.Day, 0, int(a.Day)+mostAhead)
	between(a, of, "Landing.Count", s.Landing.Count, 0, MaxUnits)
	for _, id := range s.Landing.Units {
		between(a, of, "Landing.Units", id, 0, a.Force.Len()-1)
	}
}

// men: over a side's whole roster, awaited units included, and the pools of its nations,
//
//	present + on leave + stragglers + at the depots or on their way there + killed + wounded + missing
//	  + prisoners + sick = the same at the start + drafts called up + wounded who are fit again
//
// Stragglers are still the unit's own; they come in, and are counted as returned, or are given up and
// counted as missing. Once wounded is counted as wounded: whoever lies in hospital is among them.
func (a *audit) men(side force.Side) {
	t := &a.Tally[side]
	have := int(t.Killed) + int(t.Wounded) + int(t.Missing) + int(t.Prisoners) + int(t.Sick)
	want := int(t.Drafts) + int(t.Healed)
	for id := range a.Setup.Units {
		if u := &a.Setup.Units[id]; u.Side == side {
			want += enrolled(&u.Strength)
			have += enrolled(&a.Force.Strength[id])
		}
	}
	for n := range force.Nations {
		if fightsFor[n] == side {
			have += int(a.Pool[n]) + int(a.Depots[n].Fit) + int(a.Depots[n].Strays)
		}
	}
	if have != want {
		a.wrong("the %s has %d men in all, and should have %d", side, have, want)
	}
}

// enrolled are the men on a unit's rolls.
func enrolled(s *force.Strength) int { return int(s.Men) + int(s.Absent) + int(s.Stragglers) }

// aircraft: what a side's groups had at the start, they have, or it is counted as lost.
func (a *audit) aircraft(side force.Side) {
	missing := int(a.Tally[side].Aircraft)
	for id := range a.Setup.Units {
		if u := &a.Setup.Units[id]; u.Side == side {
			missing += int(a.Force.AirGroup[id].Aircraft) - int(u.Aircraft)
		}
	}
	if missing != 0 {
		a.wrong("the %s has %d aircraft more than it had at the start and has not lost", side, missing)
	}
}

// weapons: what a side's units had at the start and what came to its depots since, they have, or it
// waits there, or it is counted as lost.
func (a *audit) weapons(side force.Side) {
	var have [fight.Weapons]int
	for id := range a.Setup.Units {
		if u := &a.Setup.Units[id]; u.Side == side {
			for k := range have {
				have[k] += int(a.Force.Strength[id].Weapons[k]) - int(u.Weapons[k])
			}
		}
	}
	for n := range force.Nations {
		if fightsFor[n] == side {
			for k := range have {
				have[k] += int(a.Depots[n].Weapons[k])
			}
		}
	}
	for k := range have {
		if t := &a.Tally[side]; have[k]+int(t.WeaponsLost[k]) != int(t.WeaponsIn[k]) {
			a.wrong("the %s has %d more pieces of %s than it had at the start, has lost %d and received %d", side, have[k], fight.Weapon(k),
				t.WeaponsLost[k], t.WeaponsIn[k])
		}
	}
}

// rounds: the hollow-charge rounds, likewise.
func (a *audit) rounds(side force.Side) {
	t := &a.Tally[side]
	have := int(t.HEATFired) - int(t.HEATIn)
	for id := range a.Setup.Units {
		if u := &a.Setup.Units[id]; u.Side == side {
			have += int(a.Force.Stores[id].HEAT) - int(u.Stores.HEAT)
		}
	}
	for n := range force.Nations {
		if fightsFor[n] == side {
			have += int(a.Depots[n].HEAT)
		}
	}
	if have != 0 {
		a.wrong("the %s has %d hollow-charge rounds more than it should", side, have)
	}
}

func (a *audit) unit(id force.ID) {
	f, spec, of := a.Force, &a.Setup.Units[id], a.Force.Identity[id].Code
	p, s, b, q, c, m := &f.Place[id], &f.Strength[id], &f.Battalions[id], &f.Quality[id], &f.Condition[id], &f.March[id]
	if f.Side(id) != spec.Side {
		a.wrong("%s has gone over to side %d", of, f.Side(id))
	}
	between(a, of, "Presence", p.Presence, 0, int(force.Destroyed))
	between(a, of, "Due", p.Due, 0, unbounded)
	a.on(of, "Port", p.Port)
	a.on(of, "Hex", p.Hex)
	afloat := f.Identity[id].Arm.Afloat()
	headquarters := f.Identity[id].Arm == force.Headquarters                 // without units it stands nowhere
	wing, away := f.Identity[id].Arm == force.Aircraft, f.Berth[id].Box != 0 // it flies from off the map
	if on := p.Hex != hex.None; on != (p.Presence == force.Present && !(wing && away)) && (on || !headquarters) {
		a.wrong("%s stands in hex %d and is of presence %d", of, p.Hex, p.Presence)
	} else if on && int(p.Hex) < a.Map.Len() && p.Hex >= 0 && !a.standable(p.Hex, afloat) {
		a.wrong("%s stands in %s, where no unit can", of, a.Map.Name(p.Hex))
	}

	most := unbounded
	if p.Presence == force.Destroyed {
		most = 0
	}
	between(a, of, "Men", s.Men, 0, most)
	if f.Present(id) && s.Men == 0 && !headquarters && !afloat && !wing {
		a.wrong("%s is present and has no men", of)
	}
	between(a, of, "Absent", s.Absent, 0, most)
	between(a, of, "Stragglers", s.Stragglers, 0, most)
	between(a, of, "Koreans", s.Koreans, 0, 1000)
	between(a, of, "Paper", s.Paper, 0, unbounded)
	for k := range fight.Weapons {
		between(a, of, "Weapons", s.Weapons[k], 0, most)
		between(a, of, "Equipment", s.Equipment[k], 0, unbounded)
	}
	between(a, of, "Count", b.Count, 0, force.MaxBattalions)
	for i := range b.Training {
		between(a, of, "Training", b.Training[i], 0, 10_000)
		between(a, of, "Duty", b.Duty[i], 0, int(force.BorderDuty))
	}
	between(a, of, "Veterancy", q.Veterancy, 0, 1000)
	between(a, of, "Mass", q.Mass, 0, 1000)
	between(a, of, "Fatigue", c.Fatigue, 0, 1000)
	between(a, of, "Disruption", c.Disruption, 0, 1000)
	between(a, of, "Dug", c.Dug, 0, 1000)
	between(a, of, "Surprise", c.Surprise, 0, 3)
	between(a, of, "Supply", f.Stores[id].Supply, 0, int(max(a.ration(id).Stock, spec.Supply)))
	between(a, of, "HEAT", f.Stores[id].HEAT, 0, most)
	between(a, of, "Cut", f.Stores[id].Cut, 0, 250)
	between(a, of, "Fired", f.Fleet[id].Fired, 0, a.rules.Sea.GunFights)
	between(a, of, "Left", m.Left, 0, dayMinutes)
	between(a, of, "Moved", m.Moved, 0, unbounded)
	a.on(of, "Target", m.Target)
	a.past(of, "TargetOn", m.TargetOn)
	a.on(of, "Assigned", f.Standing[id].Assigned)
	e, g := &f.Berth[id], &f.AirGroup[id]
	between(a, of, "Box", e.Box, 0, len(a.Boxes))
	between(a, of, "Ready", e.Ready, 0, int(spec.Ready))
	between(a, of, "Rank", e.Rank, 0, f.Len())
	between(a, of, "Role", g.Role, int(spec.Role), int(spec.Role))
	between(a, of, "Aircraft", g.Aircraft, 0, int(spec.Aircraft))
	between(a, of, "Rate", g.Rate, int(spec.Rate), int(spec.Rate))
	between(a, of, "Radius", g.Radius, int(spec.Radius), int(spec.Radius))
	between(a, of, "Runway", g.Runway, int(spec.Runway), int(spec.Runway))
	between(a, of, "Resting", g.Resting, 0, max(a.rules.Air.Moving, int(spec.Resting)))
}

// standable tells whether troops can stand in a hex at all, or ships lie there.
func (b *Board) standable(h hex.Index, afloat bool) bool {
	if afloat {
		return b.OpenSea(h)
	}
	return b.Map.Cells[h].Land() && b.Map.Cells[h].Country == atlas.Korea
}
