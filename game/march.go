package game

import (
	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/game/ledger"
)

// dayMinutes is the twelve hours that a day has for a unit; the first of them are free, the rest are
// forced.
const dayMinutes = 720

// roadLine and groundLine are the ledger's words for where a march goes.
var (
	roadLine   = [...]ledger.LineID{atlas.Track: ledger.MarchTrack, atlas.SecondaryRoad: ledger.MarchSecondaryRoad, atlas.MainRoad: ledger.MarchMainRoad}
	groundLine = [atlas.Terrains]ledger.LineID{atlas.Paddy: ledger.MarchPaddy, atlas.Clear: ledger.MarchClear, atlas.Plateau: ledger.MarchPlateau,
		atlas.Hills: ledger.MarchHills, atlas.Mountain: ledger.MarchMountain, atlas.HighMountain: ledger.MarchHighMountain, atlas.Urban: ledger.MarchUrban}
)

// The gaits: how a step is taken.
const (
	onFoot = iota
	onWheels
	onTracks
	gaitKinds // how many there are
)

// gaits lists the ways a unit may take a step, by mobility.
var gaits = [force.Mobilities][]int{force.Foot: {onFoot}, force.Wheels: {onWheels}, force.Tracks: {onTracks}, force.Lorried: {onWheels, onFoot}}

// step is what one step of a march costs, or why it cannot be made.
type step struct {
	minutes int
	reason  Reason // when minutes is impassable
	byRoad  bool
	byBoat  bool
}

// stepCost is the cheapest way for a unit to march from one hex across side d, by what the board shows.
// The lines go to led if it is not nil.
func (b *Board) stepCost(id force.ID, from hex.Index, d hex.Dir, led *ledger.Ledger) step {
	to := b.Map.Near[from][d]
	side := b.Force.Side(id)
	no := func(r Reason) step { return step{minutes: impassable, reason: r} }
	if !b.byLand(from, d) {
		return no(Impassable)
	}
	if b.grip[to].side == side.Enemy() {
		return no(EnemyThere)
	}
	zone := b.zoneOf(side, from, to)
	if zone == zoneToZone && !b.infiltrates(id) {
		return no(ZOCToZOC)
	}
	best, bestGait := no(Impassable), -1
	for _, gait := range gaits[b.Force.Identity[id].Mobility] {
		s := b.gaitCost(zone, gait, from, to, d, nil)
		if s.minutes < best.minutes {
			best, bestGait = s, gait
		} else if best.minutes >= impassable && s.reason > best.reason {
			best.reason = s.reason
		}
	}
	if best.minutes >= impassable && best.reason == Impassable && b.Force.Identity[id].Arm == force.Artillery {
		return b.byHand(zone, from, to, d, led)
	}
	if led != nil && bestGait >= 0 {
		b.gaitCost(zone, bestGait, from, to, d, led)
	}
	return best
}

// byHand is the cost of hauling guns where no wheel rolls: more than that of men on foot. Without it
// a battery driven into the hills would never come out again.
func (b *Board) byHand(zone zone, from, to hex.Index, d hex.Dir, led *ledger.Ledger) step {
	s := b.gaitCost(zone, onFoot, from, to, d, led)
	if s.byBoat {
		return step{minutes: impassable, reason: NoBridge}
	}
	if s.minutes < impassable {
		s.minutes += led.Add(ledger.MarchByHand, s.minutes*b.rules.March.ByHand/100)
	}
	return s
}

// zone is what the enemy's zones of control do to a step.
type zone uint8

const (
	outOfZone zone = iota // nothing; nor do they behind a friend's line, where nobody is slowed by the enemy's
	intoZone
	zoneToZone // infiltration: men on foot, into broken ground, unless a friend holds the way
)

// zoneOf tells what the enemy's zones of control do to a step of a side's.
func (b *Board) zoneOf(side force.Side, from, to hex.Index) zone {
	switch {
	case b.grip[to].side == side || !b.InZOC(to, side):
		return outOfZone
	case b.InZOC(from, side):
		return zoneToZone
	}
	return intoZone
}

// gaitCost is the cost of a step at one gait.
func (b *Board) gaitCost(zone zone, gait int, from, to hex.Index, d hex.Dir, led *ledger.Ledger) step {
	e, cell, r := b.Map.Edge(from, d), &b.Map.Cells[to], &b.rules.March
	river := b.river(from, d)
	bridged := river == atlas.NoRiver || b.bridged(from, d)

	road := impassable
	if bridged {
		road = r.Road[e.Road][gait]
	}
	ground := r.Country[cell.Terrain][gait]
	if cell.Terrain == atlas.Paddy && !b.paddyWet() {
		ground = r.DryPaddy[gait]
	}
	if zone == zoneToZone {
		if gait != onFoot || !broken(cell.Terrain) {
			return step{minutes: impassable, reason: ZOCToZOC}
		}
		road = impassable
	}

	s := step{minutes: ground, reason: Impassable}
	if road <= ground {
		s.minutes, s.byRoad = road, true
	}
	if s.minutes >= impassable {
		s.minutes = impassable
		return s
	}
	line := groundLine[cell.Terrain]
	if s.byRoad {
		line = roadLine[e.Road]
	}
	led.Add(line, s.minutes)
	add := func(line ledger.LineID, minutes int) { s.minutes += led.Add(line, minutes) }
	if b.Weather == Rain { // mud
		if s.byRoad {
			add(ledger.MarchWeather, s.minutes*r.RainRoad/100)
		} else {
			add(ledger.MarchWeather, s.minutes*r.RainCountry/100)
		}
	}
	if !bridged {
		switch {
		case river == atlas.MinorRiver && gait == onFoot:
			add(ledger.CrossMinorRiver, r.MinorRiverFoot)
		case river == atlas.MinorRiver:
			add(ledger.CrossMinorRiver, r.MinorRiverVehicles)
		case gait == onFoot:
			add(ledger.CrossMajorRiver, r.Boats)
			s.byBoat = true
		case gait == onWheels && b.ferry(from, d):
			add(ledger.CrossMajorRiver, r.Ferry)
		default:
			return step{minutes: impassable, reason: NoBridge}
		}
	}
	switch zone {
	case zoneToZone:
		add(ledger.BetweenZOCs, r.BetweenZOC)
	case intoZone:
		add(ledger.EnterZOC, r.EnterZOC)
	}
	if s.byRoad && (int(b.Traffic[to]) >= r.RoadCapacity[e.Road] || b.People[to].Corridor) {
		add(ledger.MarchCongestion, r.Jam)
	}
	return s
}

// infiltrates tells whether men of a unit slip between the enemy's positions: those of armies that live off the country
// and go without roads, and whoever was trained for it.
func (b *Board) infiltrates(id force.ID) bool {
	u := &b.Force.Identity[id]
	return u.Arm == force.Commando || b.rules.March.Infiltrates[u.Nation] > 0
}

// broken tells whether ground hides men on foot: hills and mountains.
func broken(t atlas.Terrain) bool {
	return t == atlas.Hills || t == atlas.Mountain || t == atlas.HighMountain
}

// paddyWet tells whether the paddies stand under water.
func (b *Board) paddyWet() bool {
	return b.month() >= b.rules.March.PaddyWet && b.month() < b.rules.March.PaddyDry
}

// ferry tells whether a ferry runs where a bridge is down: after some days' work on it.
func (b *Board) ferry(h hex.Index, d hex.Dir) bool {
	bridge, ok := b.Bridge(h, d)
	return ok && int(bridge.Repair) >= b.rules.March.FerryDays
}

// boatRoom is how many quarters of a regiment may still come into a hex by boat today: more once the
// side holds the bank.
func (b *Board) boatRoom(h hex.Index, side force.Side) int {
	room := b.rules.March.BoatRoom
	if b.Control[h] == side {
		room = b.rules.March.BoatRoomHeld
	}
	return room - int(b.Ferried[h])
}

// StackRoom is how many more quarters of a regiment may stand in a hex.
func (b *Board) StackRoom(h hex.Index) int { return b.roomBeside(h, b.grip[h]) }

// roomBeside is the room that a stack leaves in a hex. Police take none, nor does artillery as long as there are enough
// others for its guns; beyond, the part of it that they are too few for.
func (b *Board) roomBeside(h hex.Index, g grip) int {
	others := int(g.quarters) - int(g.police) - int(g.batteries)
	taken := others
	if over := int(g.guns) - others*b.rules.March.FreeGuns/12; over > 0 {
		taken += (int(g.batteries)*over + int(g.guns) - 1) / int(g.guns)
	}
	return b.rules.March.Stack[b.Map.Cells[h].Terrain] - taken
}

// HasRoom tells whether a unit finds room in a hex beside those who stand there.
func (b *Board) HasRoom(id force.ID, h hex.Index) bool {
	g := b.grip[h]
	b.add(&g, id)
	return b.roomBeside(h, g) >= 0
}

// marchLeft is the minutes that a unit may still march today.
func (b *Board) marchLeft(id force.ID) int {
	m := &b.Force.March[id]
	if b.Force.Identity[id].Mobility == force.Foot && int(b.Force.Condition[id].Fatigue) >= b.rules.March.TiredFatigue {
		return max(0, min(int(m.Left), b.rules.March.FreeMinutes-int(m.Moved)))
	}
	return int(m.Left)
}

// mayShove tells whether a rested unit on foot, or its guns by hand, may take one step whatever it
// costs, for its whole day.
func (b *Board) mayShove(id force.ID) bool {
	u := &b.Force.Identity[id]
	return (u.Mobility == force.Foot || u.Arm == force.Artillery) && b.Force.March[id].Left == dayMinutes && int(b.Force.Condition[id].Fatigue) < b.rules.March.ShoveFatigue
}

// Reach is how far a unit can march today. It is a scratch value: Reach it again for another unit and
// its memory is used anew.
type Reach struct {
	Hexes []hex.Index // where the march may end, nearest first
	Unit  force.ID

	from  hex.Index
	cost  []int16
	prev  []hex.Dir
	dirty []hex.Index
	head  [dayMinutes + 1]hex.Index
	next  []hex.Index
}

// Minutes is the time to a hex, −1 if it is out of reach.
func (r *Reach) Minutes(h hex.Index) int { return int(r.cost[h]) }

// Path appends the march to a hex within reach to buf.
func (r *Reach) Path(b *Board, h hex.Index, buf []hex.Dir) []hex.Dir {
	start := len(buf)
	for h != r.from {
		d := r.prev[h]
		buf = append(buf, d)
		h = b.Map.Near[h][d.Opposite()]
	}
	for i, j := start, len(buf)-1; i < j; i, j = i+1, j-1 {
		buf[i], buf[j] = buf[j], buf[i]
	}
	return buf
}

// reset forgets the last unit.
func (r *Reach) reset(n int) {
	if len(r.cost) != n {
		r.cost, r.prev, r.next = make([]int16, n), make([]hex.Dir, n), make([]hex.Index, n)
		for i := range r.cost {
			r.cost[i] = -1
		}
	}
	for _, h := range r.dirty {
		r.cost[h] = -1
	}
	r.dirty, r.Hexes = r.dirty[:0], r.Hexes[:0]
	for i := range r.head {
		r.head[i] = hex.None
	}
}

// Reach finds every hex that a unit can march to with the hours it has left, by what the board shows:
// Dijkstra's search over a bucket a minute.
func (b *Board) Reach(id force.ID, r *Reach) {
	r.reset(b.Map.Len())
	r.Unit, r.from = id, b.Force.Place[id].Hex
	if r.from == hex.None || b.Force.Identity[id].Arm == force.Headquarters || b.Force.Identity[id].Arm.Afloat() {
		return
	}
	left := b.marchLeft(id)
	quarters := b.Force.Quarters(id)
	side := b.Force.Side(id)
	r.open(r.from, 0, 0)
	day := int(b.Force.March[id].Left)
	for minute := 0; minute <= day; minute++ {
		for r.head[minute] != hex.None {
			h := r.head[minute]
			r.head[minute] = r.next[h]
			if int(r.cost[h]) != minute {
				continue // reached earlier by another way
			}
			if h != r.from && b.HasRoom(id, h) {
				r.Hexes = append(r.Hexes, h)
			}
			for d := range hex.Dir(hex.Dirs) {
				s := b.stepCost(id, h, d, nil)
				if s.minutes >= impassable {
					continue
				}
				cost, to := minute+s.minutes, b.Map.Near[h][d]
				shove := cost > left && h == r.from && b.mayShove(id)
				if shove {
					cost = day
				}
				if cost > left && !shove || s.byBoat && b.boatRoom(to, side) < quarters {
					continue
				}
				if was := r.cost[to]; was < 0 || cost < int(was) {
					if was >= 0 {
						r.drop(to, int(was))
					}
					r.open(to, cost, d)
				}
			}
		}
	}
}

// open puts a hex on the list of its minute.
func (r *Reach) open(h hex.Index, minute int, by hex.Dir) {
	if r.cost[h] < 0 {
		r.dirty = append(r.dirty, h)
	}
	r.cost[h], r.prev[h] = int16(minute), by
	r.next[h], r.head[minute] = r.head[minute], h
}

// drop takes a hex off the list of a minute.
func (r *Reach) drop(h hex.Index, minute int) {
	at := &r.head[minute]
	for *at != h {
		at = &r.next[*at]
	}
	*at = r.next[h]
}

// checkMarch judges a Move order by what the board shows, and adds up its minutes.
func (b *Board) checkMarch(o *Order) (minutes int, err *Refusal) {
	id := o.Unit
	h, left := b.Force.Place[id].Hex, b.marchLeft(id)
	if o.Steps == 0 || o.Steps > MaxPath {
		return 0, b.refuse(BadOrder, id, h)
	}
	quarters := b.Force.Quarters(id)
	for i, d := range o.Marching() {
		if d >= hex.Dirs {
			return minutes, b.refuse(BadOrder, id, h)
		}
		s, to := b.stepCost(id, h, d, nil), b.Map.Near[h][d]
		if s.minutes >= impassable {
			return minutes, b.refuse(s.reason, id, to)
		}
		if s.byBoat && b.boatRoom(to, b.Force.Side(id)) < quarters {
			return minutes, b.lack(FerryFull, id, to, quarters, max(0, b.boatRoom(to, b.Force.Side(id))))
		}
		minutes += s.minutes
		if minutes > left && i == 0 && b.mayShove(id) {
			left = int(b.Force.March[id].Left)
			minutes = left
		}
		h = to
	}
	if minutes > left {
		return minutes, b.lack(TooFar, id, h, minutes, left)
	}
	if !b.HasRoom(id, h) {
		return minutes, b.lack(StackFull, id, h, quarters, max(0, b.StackRoom(h)))
	}
	return minutes, nil
}

// march carries out a Move order step by step; it ends early where it meets what it could not see.
func (w *World) march(o *Order) {
	id, side := o.Unit, w.Force.Side(o.Unit)
	m := &w.Force.March[id]
	for i, d := range o.Marching() {
		from := w.Force.Place[id].Hex
		to := w.Map.Near[from][d]
		if w.grip[to].side == side.Enemy() { // troops it had not seen
			w.emit(Event{Kind: Discovered, Side: side, Unit: id, Other: w.top[to], Hex: from, From: to})
			break
		}
		s, left := w.stepCost(id, from, d, nil), w.marchLeft(id)
		if s.minutes > left && i == 0 && w.mayShove(id) {
			left = int(m.Left)
			s.minutes = left
		}
		if s.minutes > left || i == int(o.Steps)-1 && !w.HasRoom(id, to) {
			break
		}
		unseen := w.unseenNear(to, side)
		w.spend(id, s.minutes)
		if s.byRoad {
			w.Traffic[to] = uint8(min(255, int(w.Traffic[to])+w.Force.Quarters(id)))
		}
		if s.byBoat {
			w.Ferried[to] += uint8(w.Force.Quarters(id))
		}
		w.enter(id, to, s.minutes)
		if unseen != force.None {
			w.emit(Event{Kind: Discovered, Side: side, Unit: id, Other: unseen, Hex: to, From: w.Force.Place[unseen].Hex})
			break
		}
	}
	w.sightFrom(id)
}

// spend takes minutes from a unit's day; forced hours tire men and break vehicles down.
func (w *World) spend(id force.ID, minutes int) {
	m, free := &w.Force.March[id], w.rules.March.FreeMinutes
	before := int(m.Moved)
	m.Left -= int16(minutes)
	m.Moved += int16(minutes)
	forced := int(m.Moved) - max(before, free)
	if forced <= 0 {
		return
	}
	c := &w.Force.Condition[id]
	if w.Force.Identity[id].Mobility == force.Foot && before <= free {
		c.Fatigue = min(1000, c.Fatigue+int16(w.rules.March.ForcedFatigue))
	} else if w.Force.Identity[id].Mobility != force.Foot {
		w.breakDown(id, forced)
	}
}

// enter moves a unit into a neighbouring hex and takes the ground, if the unit is large enough to.
func (w *World) enter(id force.ID, to hex.Index, minutes int) {
	from := w.Force.Place[id].Hex
	w.lift(id)
	w.put(id, to)
	m := &w.Force.March[id]
	m.Arrived = true
	w.Force.Condition[id].Dug, w.Force.Condition[id].Works = 0, false
	w.emit(Event{Kind: Stepped, Side: w.Force.Side(id), Unit: id, Hex: to, From: from, Value: minutes})
	if side := w.Force.Side(id); w.Force.Quarters(id) >= w.rules.March.HoldsGround {
		w.occupy(to, side)
	} else {
		w.bridgeAlarm(to, side)
	}
}

// occupy gives a hex to the side whose troops have come into it.
func (w *World) occupy(h hex.Index, side force.Side) {
	if w.Control[h] != side {
		w.Control[h] = side
		w.Contest[h] = Contest{}
		w.emit(Event{Kind: Occupied, Side: side, Unit: force.None, Hex: h})
	}
	w.bridgeAlarm(h, side)
}

// unseenNear is an enemy unit in or next to a hex that the side did not know of, None if there is none.
func (w *World) unseenNear(h hex.Index, side force.Side) force.ID {
	seen := w.eyes[side]
	for _, n := range w.Map.Near[h] {
		if n == hex.None || w.grip[n].side != side.Enemy() {
			continue
		}
		for id := range w.Stack(n) {
			if seen.Force.Place[id].Hex == hex.None {
				return id
			}
		}
	}
	return force.None
}
