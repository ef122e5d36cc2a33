package game

import (
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// Phase is where in the sequence of play a war stands. Dawn and night are the engine's and pass at once.
type Phase uint8

// The phases in which somebody gives orders, and the end.
const (
	FirstDay  Phase = iota // the first side's day
	SecondDay              // the second side's day
	Over                   // the war has ended
)

// Weather is the day's weather over the theatre.
type Weather uint8

// Kinds of weather.
const (
	ClearSky Weather = iota
	Overcast
	Rain
	Weathers // how many there are
)

var weatherKeys = [Weathers]string{"clear", "overcast", "rain"}

// Key is the weather's key in the text catalogue.
func (w Weather) Key() string { return weatherKeys[w] }

// Contest is the ground an enemy has won in a defended hex, and the memory of the fight for it.
type Contest struct {
	Metres   int16        // won so far; at 10,000 the hex falls
	Momentum int16        // thousandths: the draw that both sides remember
	Days     uint8        // consecutive days the fight has lasted
	Last     calendar.Day // when it was last fought
}

// BridgeState is whether a bridge stands.
type BridgeState uint8

// The states of a bridge.
const (
	Standing BridgeState = iota
	Blown
)

// BridgeOrder is a standing order for a bridge.
type BridgeOrder uint8

// What to do with a bridge.
const (
	KeepBridge   BridgeOrder = iota
	BlowWhenOver             // when the last unit is over: a day's risk of losing it whole
	BlowWhenNear             // when the enemy is adjacent
	BlowNow
	BlowWhenClear // when the last unit is over and the people who are coming
	BridgeOrders
)

// Bridge is a road or railway bridge over a river hexside.
type Bridge struct {
	State    BridgeState
	Order    BridgeOrder
	Prepared uint8 // days the charges have been laid
	Repair   uint8 // days of work done on a blown bridge
}

// Sighting is the last that a side saw of an enemy unit.
type Sighting struct {
	Hex hex.Index
	On  calendar.Day
	Men int32
}

// SupplyState is a side's lines of communications today.
type SupplyState struct {
	Trucks     int32 // lorries still running
	Wanted     int32 // ton-kilometres asked for at the last dawn
	Carried    int32 // ton-kilometres the lorries could do
	Share      int16 // thousandths of the road need that was met
	Cut        int16 // thousandths lost to the enemy's aircraft
	TrainsLeft int16 // trains still free for troops today
}

// AirState is a side's sorties today.
type AirState struct {
	Left        int16 // free for close support
	Kept        int16 // kept for the defence
	Interdict   int16 // flying against the enemy's roads
	Sky         int16 // flying against the enemy's air force
	Lift        int16 // transports free to drop supply
	InterdictPC int16 // standing order, per cent
	KeptPC      int16 // standing order, per cent
	SkyPC       int16 // standing order, per cent
	Ready       int16 // what the groups could have flown today …
	Short       int16 // … less for the distance …
	Grounded    int16 // … less for the weather …
	Turned      int16 // … and turned back
	Lost        int16 // aircraft that the war in the air cost at dawn
	Enemy       int16 // aircraft that the enemy is thought to have, to the ten
}

// SeaState is a side's ships today.
type SeaState struct {
	Lift      int16     // quarters of a regiment that they can still take on
	Landing   Landing   // planned, hidden from the enemy
	Beachhead hex.Index // over whose beach the last landing is supplied, hex.None if there is none
}

// Landing is a plan to come ashore: a standing order that is carried out at the end of its side's day.
type Landing struct {
	Beach hex.Index // hex.None: nothing is planned
	Day   calendar.Day
	Count uint8 // used length of Units
	Units [MaxUnits]force.ID
}

// Troops are the units of a Landing.
func (l *Landing) Troops() []force.ID { return l.Units[:l.Count] }

// Tally counts a side's losses since the war began. Men are conserved: whoever leaves a unit is in one of these.
type Tally struct {
	Killed, Wounded, Missing, Prisoners int32
	Sick                                int32
	Returned                            int32 // stragglers and leave-men who came back
	Drafts                              int32
	Evacuated                           int32 // men taken off by sea from a beach or from under fire; they are still their units'
	Healed                              int32 // of the wounded, fit again
	HEATIn, HEATFired                   int32 // hollow-charge rounds that came to the depots; fired, or lost with their guns
	WeaponsLost                         [fight.Weapons]int32
	WeaponsTaken                        [fight.Weapons]int32 // captured from the enemy
	Aircraft                            int32
	WeaponsIn                           [fight.Weapons]int32 // came to the depots: delivered, or captured and fit for use
}

// Depot is what a nation has behind the front: see depot.go.
type Depot struct {
	Hospital int32 // wounded who will be fit again; until they are, they count as wounded
	Fit      int32 // soldiers who wait to go back to the front: healed, or of units that are no more
	Strays   int32 // soldiers of units that are no more, on their way in

	Weapons [fight.Weapons]int32 // that wait to be issued
	HEAT    int32                // hollow-charge rounds that wait
}

// State is everything that changes during a war, and nothing else: what is hashed, saved and copied.
type State struct {
	Day     calendar.Day
	Turn    int16 // 1 on the first day
	Phase   Phase
	First   force.Side // who moves first today
	Weather Weather
	Winner  force.Side // when Over
	Ordinal uint32     // orders applied so far; part of every die's key

	Control   []force.Side // by hex
	Contest   []Contest    // by hex: ground won by the enemy of its holder
	Railway   []force.Side // by hex: for whom trains run here
	Traffic   []uint8      // by hex: quarters of a regiment that used its roads today
	Ferried   []uint8      // by hex: quarters that came into it by boat today
	People    []People     // by hex
	Fate      Fate
	Bridges   []Bridge              // by index, see Board.bridge
	Captured  []calendar.Day        // by victory condition: when it came true, 0 never
	Attacking [force.Sides][3]int16 // quarters put into attacks on the last three days: who moves first

	Sightings [force.Sides][]Sighting // by unit
	Supply    [force.Sides]SupplyState
	Air       [force.Sides]AirState
	Sea       [force.Sides]SeaState
	Docked    []uint8    // by hex: quarters of a regiment that embarked there today
	Boxes     []BoxState // by box
	Committed Pledge
	Pool      [force.Nations]int32 // drafts waiting
	Depots    [force.Nations]Depot
	Tally     [force.Sides]Tally
	Score     []int16 // by victory condition, tenths, for its side
	Sundays   int8    // running on which the North was far ahead; negative: the South
}

// Board is what lies on the table: the map, the pieces and the markers. A World is a Board with the
// dice; a View is a Board from which a side's fog has taken what it does not know. The rules' kernels
// take a Board, so that an order is judged, previewed and carried out by the same code.
type Board struct {
	Map   *atlas.Atlas
	Setup *Setup
	State
	Force *force.Force

	// Derived, rebuilt by restack: who stands where.
	top  []force.ID // by hex: first unit of its stack
	next []force.ID // by unit: the next unit of the same stack
	grip []grip     // by hex

	links *links // derived from the map once and shared
	rules *Rules // the Setup's, with its noise; shared

	trains trains // scratch
	waters waters // scratch: see sail
	months months // scratch: see month
	safety refuge // scratch: see findRefuge

	refusal Refusal // scratch: see refuse

	lines [force.Sides]*SupplyField // scratch: see supplyLines
}

// grip is a hex's hold on its neighbours.
type grip struct {
	side     force.Side // whose units stand here
	quarters uint8      // of a regiment, all units
	holding  uint8      // of a regiment, only those that exert a zone of control

	police    uint8  // of the quarters …
	batteries uint8  // … and artillery's …
	guns      uint16 // … with so many guns
}

// Moving is the side whose day it is.
func (b *Board) Moving() force.Side {
	switch b.Phase {
	case FirstDay:
		return b.First
	case SecondDay:
		return b.First.Enemy()
	}
	return force.NoSide
}

// Holder is the side whose units stand in a hex, NoSide if it is empty.
func (b *Board) Holder(h hex.Index) force.Side { return b.grip[h].side }

// Stack lists the units in a hex, in ID order.
func (b *Board) Stack(h hex.Index) func(yield func(force.ID) bool) {
	return func(yield func(force.ID) bool) {
		for id := b.top[h]; id != force.None; id = b.next[id] {
			if !yield(id) {
				return
			}
		}
	}
}

// Quarters is the size of the stack in a hex in quarters of a regiment-equivalent.
func (b *Board) Quarters(h hex.Index) int { return int(b.grip[h].quarters) }

// restack rebuilds what is derived from where units stand.
func (b *Board) restack() {
	for i := range b.top {
		b.top[i] = force.None
	}
	clear(b.grip)
	for i := len(b.Force.Combat) - 1; i >= 0; i-- { // backwards, so that stacks come out in ID order
		id := b.Force.Combat[i]
		if h := b.Force.Place[id].Hex; b.Force.Present(id) && h != hex.None {
			b.next[id], b.top[h] = b.top[h], id
			b.weigh(h, id)
		}
	}
}

// weigh adds a unit to the grip of a hex.
func (b *Board) weigh(h hex.Index, id force.ID) {
	b.add(&b.grip[h], id)
}

// add adds a unit to a grip.
func (b *Board) add(g *grip, id force.ID) {
	q := uint8(b.Force.Quarters(id))
	g.side = b.Force.Side(id)
	g.quarters += q
	if b.exerts(id) {
		g.holding += q
	}
	switch b.Force.Identity[id].Arm {
	case force.Police:
		g.police += q
	case force.Artillery:
		g.batteries += q
		for w, n := range b.Force.Strength[id].Weapons {
			if fight.Weapon(w).Gun() {
				g.guns += uint16(n)
			}
		}
	}
}

// exerts tells whether a unit counts towards a zone of control: not broken, not on a train.
func (b *Board) exerts(id force.ID) bool {
	return !b.Force.Condition[id].Routed && !b.Force.March[id].ByRail && b.Force.Identity[id].Arm != force.Artillery
}

// regrip reweighs a hex after something in it changed.
func (b *Board) regrip(h hex.Index) {
	if h == hex.None {
		return // at sea
	}
	b.grip[h] = grip{}
	for id := range b.Stack(h) {
		b.weigh(h, id)
	}
}

// lift takes a unit off its hex.
func (b *Board) lift(id force.ID) {
	h := b.Force.Place[id].Hex
	if h == hex.None {
		return
	}
	at := &b.top[h]
	for *at != id {
		at = &b.next[*at]
	}
	*at = b.next[id]
	b.Force.Place[id].Hex = hex.None
	b.regrip(h)
}

// put sets a unit down in a hex.
func (b *Board) put(id force.ID, h hex.Index) {
	at := &b.top[h]
	for *at != force.None && *at < id {
		at = &b.next[*at]
	}
	b.next[id], *at = *at, id
	b.Force.Place[id].Hex = h
	b.Force.Place[id].Presence = force.Present
	b.weigh(h, id)
}

// Bridge is the bridge across a hexside; ok is false if there is none.
func (b *Board) Bridge(h hex.Index, d hex.Dir) (bridge *Bridge, ok bool) {
	i := b.links.bridge[h][d]
	if i < 0 {
		return nil, false
	}
	return &b.Bridges[i], true
}

// Crossable tells whether the river along a hexside, if any, can be crossed by a standing bridge.
func (b *Board) bridged(h hex.Index, d hex.Dir) bool {
	bridge, ok := b.Bridge(h, d)
	return ok && bridge.State == Standing
}

// InZOC tells whether a hex lies in a zone of control of the enemies of side.
func (b *Board) InZOC(h hex.Index, side force.Side) bool {
	enemy := side.Enemy()
	near := &b.Map.Near[h]
	for d, ways := hex.Dir(0), b.links.control[h]; ways != 0; d, ways = d+1, ways>>1 {
		if ways&1 == 0 {
			continue
		}
		if g := &b.grip[near[d]]; g.side == enemy && int(g.holding) >= b.rules.March.ZOC && !b.unbridged(h, d) {
			return true
		}
	}
	return false
}

// zocReaches tells whether control carries from one hex across its side d into another: see links.control.
func (b *Board) zocReaches(from hex.Index, d hex.Dir, to hex.Index) bool {
	return b.links.control[to]>>d.Opposite()&1 != 0 && !b.unbridged(from, d)
}

// Contact tells whether enemy troops stand next to a hex.
func (b *Board) Contact(h hex.Index, side force.Side) bool {
	for _, n := range b.Map.Near[h] {
		if n != hex.None && b.grip[n].side == side.Enemy() {
			return true
		}
	}
	return false
}

// links is what the rules look up by hexside: the bridges, numbered, and what the map and the rules say of it
// whatever happens in the war.
type links struct {
	bridge  [][hex.Dirs]int16
	land    []uint8           // by hex, a bit a direction: land of Korea lies there, and hangs together with the hex
	control []uint8           // … control carries from there into the hex, unless a major river without a bridge runs between: not over water, nor into mountains without a road or track
	lorry   [][hex.Dirs]int16 // kilometres of main road for lorries, 0 no road, hasRiver where it depends on the day
	bridges []BridgeSite
	sight   [][]hex.Index // the hexes within sight, itself included
	open    []bool        // the open sea
	roads   []hex.Index   // by hex with a port or beach: the open sea off it, hex.None elsewhere
}

// BridgeSite is where a bridge is.
type BridgeSite struct {
	Hex hex.Index
	Dir hex.Dir
}

// BridgeSites lists every bridge of the map, in the order of State.Bridges.
func (b *Board) BridgeSites() []BridgeSite { return b.links.bridges }

// hasRiver stands for the way of lorries where a road comes to a river: over a bridge, through a ford or by ferry.
const hasRiver = -1

func newLinks(a *atlas.Atlas, r *Rules) *links {
	n := a.Len()
	l := &links{bridge: make([][hex.Dirs]int16, n), sight: make([][]hex.Index, n), land: make([]uint8, n), control: make([]uint8, n), lorry: make([][hex.Dirs]int16, n)}
	for h := range hex.Index(a.Len()) {
		l.bridge[h] = [hex.Dirs]int16{-1, -1, -1, -1, -1, -1}
	}
	seen := make([]hex.Index, 0, n*(1+3*r.Sight.Hexes*(r.Sight.Hexes+1)))
	for h := range hex.Index(a.Len()) {
		for d := range hex.S { // N, NE, SE: each hexside once
			if n := a.Near[h][d]; n != hex.None && a.Edges[h][d].Bridged() {
				l.bridge[h][d] = int16(len(l.bridges))
				l.bridge[n][d.Opposite()] = int16(len(l.bridges))
				l.bridges = append(l.bridges, BridgeSite{h, d})
			}
		}
		for d := range hex.Dir(hex.Dirs) {
			l.measure(a, r, h, d)
		}
		first := len(seen)
		seen = within(a, h, r.Sight.Hexes, seen)
		l.sight[h] = seen[first:len(seen):len(seen)]
	}
	l.chart(a)
	return l
}

// measure notes what the map says of one side of a hex.
func (l *links) measure(a *atlas.Atlas, r *Rules, h hex.Index, d hex.Dir) {
	n, e := a.Near[h][d], a.Edge(h, d)
	if n == hex.None || e.Strait {
		return
	}
	if c := &a.Cells[n]; c.Land() && c.Country == atlas.Korea {
		l.land[h] |= 1 << d
	}
	if c := &a.Cells[h]; c.Land() && (e.Road != atlas.NoRoad || c.Terrain != atlas.Mountain && c.Terrain != atlas.HighMountain) {
		l.control[h] |= 1 << d
	}
	switch {
	case e.Road == atlas.NoRoad:
	case e.River != atlas.NoRiver:
		l.lorry[h][d] = hasRiver
	default:
		l.lorry[h][d] = int16(r.Supply.RoadKm[e.Road])
	}
}

// within appends the hexes at most so many steps from a hex, in index order.
func within(a *atlas.Atlas, h hex.Index, steps int, near []hex.Index) []hex.Index {
	col, row := a.ColRow(h)
	for r := row - steps - 1; r <= row+steps+1; r++ {
		for c := col - steps; c <= col+steps; c++ {
			if n := a.At(c, r); n != hex.None && a.Distance(h, n) <= steps {
				near = append(near, n)
			}
		}
	}
	return near
}
