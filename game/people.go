package game

import (
	"parallel38/game/atlas"
	"parallel38/game/dice"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// People on the roads. Where the army of the North comes near, people of the South leave their homes and walk
// away from it, along the roads, towards the ports and depots that are out of its reach; where they are safe they
// are taken in. Those whom it overtakes stay where they are. The streams of 1950 ran south; behind the northern
// front people hid in hills and villages, and of them nothing is told here.
//
// They are no obstacle and no target. What can be ordered is a corridor, screening, trains, and a bridge that waits
// for them. They fill the roads, hide raiders unless they are screened, and die: at bridges, between the fronts, of
// hunger and cold. Who died is counted and told as a range, and is no part of any score. All of it is seen from the
// air and heard of, and so known to both sides.

// fleeing is the side towards which people flee.
const fleeing = force.South

// People are those of a hex who leave their homes if the war comes near: a part of all who live there.
type People struct {
	Home     int32 // at home, or taken in
	Road     int32 // on the roads
	Corridor bool  // the road is theirs first: a standing order
}

// Fate is what has become of people since the war began. Nobody is lost: All are at home, on the roads, or dead.
type Fate struct {
	All       int32
	Fled      int32 // took to the road, each time that they did
	Overtaken int32 // on the road when the army of the North came
	ByTrain   int32

	Bridge   int32 // died on a bridge that was blown …
	Fighting int32 // … between the fronts …
	Hardship int32 // … of hunger, sickness and cold
}

// Dead is how many have died on the roads.
func (f *Fate) Dead() int32 { return f.Bridge + f.Fighting + f.Hardship }

// Estimate is a number of people as anybody could know it: between two thirds and one and a half times as many, in
// round figures.
func Estimate(n int) (low, high int) { return roundTo(n * 2 / 3), roundTo(n * 3 / 2) }

// roundTo keeps the first figure of a number, and whether the second is a five.
func roundTo(n int) int {
	unit := 1
	for n >= 20*unit {
		unit *= 10
	}
	if n >= 2*unit && unit > 1 {
		unit /= 2
	}
	return (n + unit/2) / unit * unit
}

// settlePeople counts who would leave each hex.
func (w *World) settlePeople() {
	for _, h := range w.Map.Land {
		c := &w.Map.Cells[h]
		if c.Country != atlas.Korea {
			continue
		}
		p := &w.People[h]
		p.Home = w.rules.People.Rural
		if c.Place != atlas.NoPlace {
			p.Home += w.rules.People.Town[w.Map.Places[c.Place].Rank]
		}
		w.Fate.All += p.Home
	}
}

// crowdTraffic puts people onto the roads before the day's columns.
func (w *World) crowdTraffic() {
	for _, h := range w.Map.Land {
		if road := int(w.People[h].Road); road > 0 {
			w.Traffic[h] = uint8(min(250, road*4/w.rules.People.RoadRegiment))
		}
	}
}

// refuge is where people go: the scratch memory of a night's search.
type refuge struct {
	danger []int16   // by hex: hexes to the nearest northern troops who could come
	hours  []int16   // by hex: the way to safety on foot, −1 if there is none
	to     []hex.Dir // by hex: the next step of it
	reach  []hex.Index
	later  [farthestWalk + longestStep + 1][]hex.Index // by hour
}

// farthestWalk is the longest way to safety, and longestStep the longest step of it, hours.
const (
	farthestWalk = 1200
	longestStep  = 40
)

// noDanger is the danger where no northern troops could come.
const noDanger = 1000

// findRefuge finds how near the war is to each hex, and the way to safety from it.
func (b *Board) findRefuge() *refuge {
	r := &b.safety
	if n := b.Map.Len(); len(r.danger) != n {
		r.danger, r.hours, r.to = make([]int16, n), make([]int16, n), make([]hex.Dir, n)
	}
	b.findDanger(r)
	for i := range r.hours {
		r.hours[i] = -1
	}
	safest := int16(1)
	for s := range b.Sources(fleeing) {
		if b.Control[s.Hex] == fleeing {
			safest = max(safest, r.danger[s.Hex])
		}
	}
	safe := min(safest, int16(b.rules.People.SafeHexes)) // failing safety, what is safest
	for s := range b.Sources(fleeing) {
		if b.Control[s.Hex] == fleeing && r.danger[s.Hex] >= safe {
			r.hours[s.Hex] = 0
			r.later[0] = append(r.later[0], s.Hex)
		}
	}
	r.reach = r.reach[:0]
	for hour := range r.later {
		for i := 0; i < len(r.later[hour]); i++ {
			h := r.later[hour][i]
			if int(r.hours[h]) != hour {
				continue // a shorter way was found since
			}
			r.reach = append(r.reach, h)
			for d := range hex.Dir(hex.Dirs) {
				n := b.Map.Near[h][d]
				if n == hex.None || hour > farthestWalk || b.Control[n] != fleeing || b.grip[n].side == fleeing.Enemy() || !b.byLand(h, d) {
					continue
				}
				cost := hour + b.walkHours(h, d)
				if r.hours[n] < 0 || cost < int(r.hours[n]) {
					r.hours[n], r.to[n] = int16(cost), d.Opposite()
					r.later[cost] = append(r.later[cost], n)
				}
			}
		}
		r.later[hour] = r.later[hour][:0]
	}
	return r
}

// findDanger measures how far northern troops are from each hex, across land.
func (b *Board) findDanger(r *refuge) {
	for i := range r.danger {
		r.danger[i] = noDanger
	}
	near := r.reach[:0]
	for _, id := range b.Force.Combat {
		h := b.Force.Place[id].Hex
		if h != hex.None && b.top[h] == id && b.grip[h].side == fleeing.Enemy() && int(b.grip[h].quarters) >= b.rules.March.HoldsGround {
			r.danger[h] = 0
			near = append(near, h)
		}
	}
	for i := 0; i < len(near); i++ {
		for d := range hex.Dir(hex.Dirs) {
			if n := b.Map.Near[near[i]][d]; n != hex.None && r.danger[n] == noDanger && b.byLand(near[i], d) {
				r.danger[n] = r.danger[near[i]] + 1
				near = append(near, n)
			}
		}
	}
	r.reach = near
}

// walkHours is a step across side d on foot, hours.
func (b *Board) walkHours(h hex.Index, d hex.Dir) int {
	r, terrain := &b.rules.March, b.Map.Cells[h].Terrain
	minutes := min(r.Country[terrain][onFoot], dayMinutes)
	if road := b.Map.Edge(h, d).Road; road != atlas.NoRoad {
		minutes = min(minutes, r.Road[road][onFoot])
	}
	if b.unbridged(h, d) {
		minutes += r.Boats
	}
	return max(1, min(minutes/60, longestStep))
}

// passes is how many people go over a hexside in a day.
func (b *Board) passes(h hex.Index, d hex.Dir) int {
	if b.unbridged(h, d) {
		return b.rules.People.Boats
	}
	return b.rules.People.Pass[b.Map.Edge(h, d).Road]
}

// flight is the night's part of the war for those who flee.
func (w *World) flight() {
	w.overtake()
	r := w.findRefuge()
	w.leaveHome(r)
	w.walk(r)
	w.takeIn(r)
	w.suffering(r)
	w.raids(r)
}

// crowdEvent tells of people: a number of them, and where most of them were.
type crowdEvent struct {
	kind  EventKind
	count int
	most  int
	at    hex.Index
}

func (e *crowdEvent) add(n int, h hex.Index) {
	if e.count += n; n > e.most {
		e.most, e.at = n, h
	}
}

// tell tells of people, if there are enough of them to be told of.
func (w *World) tell(e crowdEvent, least int) {
	if e.count > 0 && e.count >= least {
		w.emit(Event{Kind: e.kind, Unit: force.None, Other: force.None, Hex: e.at, From: hex.None, Value: e.count})
	}
}

// overtake lets those stay whom the army of the North has come upon, and closes the corridors it has taken.
func (w *World) overtake() {
	e := crowdEvent{kind: PeopleOvertaken}
	for _, h := range w.Map.Land {
		p := &w.People[h]
		if w.Control[h] == fleeing {
			continue
		}
		p.Corridor = false
		if p.Road > 0 {
			e.add(int(p.Road), h)
			w.Fate.Overtaken += p.Road
			p.Home, p.Road = p.Home+p.Road, 0
		}
	}
	w.tell(e, w.rules.People.Told)
}

// leaveHome lets people take to the road where northern troops come near.
func (w *World) leaveHome(r *refuge) {
	e, alarm := crowdEvent{kind: PeopleFled}, w.rules.People.AlarmHexes
	for _, h := range w.Map.Land {
		p, near := &w.People[h], int(r.danger[h])
		if p.Home == 0 || w.Control[h] != fleeing || near > alarm || r.hours[h] <= 0 {
			continue
		}
		n := milliUp(p.Home, w.rules.People.Leave*(alarm+1-near)/alarm)
		n = min(n, p.Home)
		p.Home, p.Road, w.Fate.Fled = p.Home-n, p.Road+n, w.Fate.Fled+n
		e.add(int(n), h)
	}
	w.tell(e, w.rules.People.Told)
}

// walk moves people a day's way towards safety: those before them first, so that nobody is moved twice in a step.
func (w *World) walk(r *refuge) {
	rules := &w.rules.People
	for step := range rules.Walk + 1 {
		for _, h := range r.reach {
			p := &w.People[h]
			if p.Road == 0 || r.hours[h] == 0 || step == rules.Walk && !p.Corridor {
				continue
			}
			most := w.passes(h, r.to[h])
			if p.Corridor {
				most += most * rules.CorridorMore / 1000
			}
			if posts := w.posts(h); posts > 0 {
				most = min(most, posts*rules.ScreenPeople)
			}
			n := min(p.Road, int32(most/max(1, rules.Walk)))
			p.Road -= n
			w.People[w.Map.Near[h][r.to[h]]].Road += n
		}
	}
}

// posts is the size of the troops who screen people in a hex today, quarters of a regiment.
func (b *Board) posts(h hex.Index) (quarters int) {
	for id := range b.Stack(h) {
		if b.Force.March[id].Screening {
			quarters += b.Force.Quarters(id)
		}
	}
	return quarters
}

// takeIn takes people off the roads where the war is far away.
func (w *World) takeIn(r *refuge) {
	for _, h := range r.reach {
		p := &w.People[h]
		if p.Road == 0 || r.hours[h] > 0 && int(r.danger[h]) < w.rules.People.SafeHexes {
			continue
		}
		n := milliUp(p.Road, w.rules.People.TakenIn)
		p.Road, p.Home = p.Road-n, p.Home+n
	}
}

// Purposes of a roll for people in a hex.
const (
	fightingRoll = iota
	hardshipRoll
	raidRoll
)

// suffering counts those who die on the roads in a day.
func (w *World) suffering(r *refuge) {
	rules, e := &w.rules.People, crowdEvent{kind: PeopleDied}
	_, month, _ := w.Day.Date()
	hardship := rules.Hardship + rules.ColdHardship*w.rules.Weather.Cold[month]
	for _, h := range w.Map.Land {
		p := &w.People[h]
		if p.Road == 0 {
			continue
		}
		hazard := 0
		switch {
		case w.Contest[h].Last == w.Day:
			hazard = rules.Fought
		case r.danger[h] <= 1:
			hazard = rules.Between
		}
		dead := w.die(h, hazard, fightingRoll)
		w.Fate.Fighting += dead
		lost := w.die(h, hardship, hardshipRoll)
		w.Fate.Hardship += lost
		e.add(int(dead+lost), h)
	}
	w.tell(e, rules.ToldDead)
}

// die takes from the people on the roads of a hex so many hundred-thousandths.
func (w *World) die(h hex.Index, hazard, purpose int) int32 {
	p := &w.People[h]
	most := int64(p.Road) * int64(hazard)
	roll := dice.Roll(w.Seed, dice.Key{Stream: dice.Crowd, Day: int32(w.Day), A: int32(h), B: int32(purpose)})
	dead := int32(most / 100_000)
	if dice.Below(roll, 100_000) < int(most%100_000) {
		dead++
	}
	p.Road -= dead
	return dead
}

// raids lets northern soldiers who have come through among people fall upon the troops of a hex, unless somebody
// there screens them.
func (w *World) raids(r *refuge) {
	rules := &w.rules.People
	for _, h := range w.Map.Land {
		road := int(w.People[h].Road)
		if road < rules.RaidPeople || w.grip[h].side != fleeing || int(r.danger[h]) > rules.RaidHexes || w.posts(h) > 0 {
			continue
		}
		roll := dice.Roll(w.Seed, dice.Key{Stream: dice.Crowd, Day: int32(w.Day), A: int32(h), B: raidRoll})
		if dice.Below(roll, 1000) >= rules.RaidChance {
			continue
		}
		id := w.raided(h)
		men := w.Force.Strength[id].Men * int32(rules.RaidLoss) / 1000
		w.suffer([]force.ID{id}, &fight.Toll{Men: men, Disruption: int16(rules.RaidDisorder)})
		w.emit(Event{Kind: Raided, Side: fleeing, Unit: id, Other: force.None, Hex: h, From: hex.None, Value: int(men)})
		w.dissolveIfSpent(id)
	}
}

// raided is whom raiders seek out in a hex: guns, or else the first.
func (b *Board) raided(h hex.Index) force.ID {
	for id := range b.Stack(h) {
		if b.Force.Identity[id].Arm == force.Artillery {
			return id
		}
	}
	return b.top[h]
}

// Crossing is how many people on the far bank of a bridge are on their way over it, and how many of them would
// die if it were blown now; see Beyond for the soldiers.
func (b *Board) Crossing(i int, owner force.Side) (people, dead int) {
	_, far := b.fromEnemy(i, owner)
	if owner != fleeing || b.Control[far] != fleeing {
		return 0, 0
	}
	d := b.links.bridges[i].Dir
	people = min(int(b.People[far].Road), b.passes(b.links.bridges[i].Hex, d))
	return people, people * b.rules.People.OnBridge / 1000 * b.rules.People.BridgeDead / 1000
}

// peopleBeyond is how many people a bridge that waits for them waits for: those on its far bank and a hex behind it.
func (b *Board) peopleBeyond(i int, owner force.Side) (people int) {
	home, far := b.fromEnemy(i, owner)
	if owner != fleeing {
		return 0
	}
	people = int(b.People[far].Road)
	for _, n := range b.Map.Near[far] {
		if n != hex.None && b.Control[n] == fleeing && b.Map.Distance(n, home) > 1 {
			people += int(b.People[n].Road)
		}
	}
	return people
}

// lostOnBridge counts those who are on a bridge when it goes up.
func (w *World) lostOnBridge(i int, owner force.Side) {
	_, dead := w.Crossing(i, owner)
	if dead == 0 {
		return
	}
	_, far := w.fromEnemy(i, owner)
	w.People[far].Road -= int32(dead)
	w.Fate.Bridge += int32(dead)
	w.tell(crowdEvent{kind: BridgeDead, count: dead, at: far}, 0)
}

// checkPeople judges the orders that are for people.
func (v *View) checkPeople(o *Order) *Refusal {
	if o.Kind == Screen {
		if r := v.own(o.Unit); r != nil {
			return r
		}
		h, m := v.Force.Place[o.Unit].Hex, &v.Force.March[o.Unit]
		need := v.ScreenMinutes(o.Unit)
		switch {
		case m.Screening || m.ByRail || v.Force.Condition[o.Unit].Routed:
			return v.refuse(NotFit, o.Unit, h)
		case v.People[h].Road == 0 || v.Side != fleeing:
			return v.refuse(NoPeople, o.Unit, h)
		case int(m.Left) < need:
			return v.lack(TooFar, o.Unit, h, need, int(m.Left))
		}
		return nil
	}
	if o.Hex < 0 || int(o.Hex) >= v.Map.Len() || !v.Map.Cells[o.Hex].Land() {
		return v.refuse(BadOrder, force.None, hex.None)
	}
	switch {
	case v.Control[o.Hex] != v.Side || v.Side != fleeing:
		return v.refuse(NotYours, force.None, o.Hex)
	case o.Kind == SetCorridor:
		return nil
	case o.Value < 1 || o.Value > mostTrains:
		return v.refuse(BadOrder, force.None, hex.None)
	case v.People[o.Hex].Road == 0:
		return v.refuse(NoPeople, force.None, o.Hex)
	case v.Supply[v.Side].TrainsLeft < o.Value:
		return v.lack(NoTrains, force.None, o.Hex, int(o.Value), int(v.Supply[v.Side].TrainsLeft))
	case v.trainsTo(o.Hex) == hex.None:
		return v.refuse(NoRailway, force.None, o.Hex)
	}
	return nil
}

// ScreenMinutes is the part of a unit's day that a screening post takes; it is what police are for.
func (b *Board) ScreenMinutes(id force.ID) int {
	if b.Force.Identity[id].Arm == force.Police {
		return b.rules.People.ScreenPolice
	}
	return b.rules.People.ScreenMinutes
}

// trainsTo is where trains take people from a hex: the town on the working railway from which the way to safety is
// shortest, hex.None if none is nearer to it.
func (b *Board) trainsTo(from hex.Index) hex.Index {
	if b.Railway[from] != fleeing {
		return hex.None
	}
	r := b.findRefuge()
	best := hex.None
	least := int16(farthestWalk + longestStep)
	if r.hours[from] >= 0 {
		least = r.hours[from]
	}
	for _, h := range b.railway(from, fleeing) {
		if b.town(h) && b.Control[h] == fleeing && r.hours[h] >= 0 && r.hours[h] < least {
			best, least = h, r.hours[h]
		}
	}
	return best
}

// help carries out an order that is for people.
func (w *World) help(o *Order) {
	switch o.Kind {
	case SetCorridor:
		w.People[o.Hex].Corridor = o.On
	case Screen:
		m := &w.Force.March[o.Unit]
		m.Left -= int16(w.ScreenMinutes(o.Unit))
		m.Screening = true
	case Evacuate:
		to, from := w.trainsTo(o.Hex), &w.People[o.Hex]
		w.Supply[fleeing].TrainsLeft -= o.Value
		if to == hex.None {
			return // the line has been cut where nobody saw it
		}
		n := min(from.Road, int32(o.Value)*int32(w.rules.People.TrainPeople))
		from.Road -= n
		w.People[to].Home += n
		w.Fate.ByTrain += n
		w.emit(Event{Kind: PeopleByTrain, Side: fleeing, Unit: force.None, Other: force.None, Hex: to, From: o.Hex, Value: int(n)})
	}
}
