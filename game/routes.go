package game

import (
	"slices"

	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// SupplyField is how supply reaches each hex for one side: by rail from a source to the last working
// railhead, by lorry from there, and on porters' backs for the last hexes. It is a scratch value:
// SupplyLines fills it again, and its memory is used anew.
type SupplyField struct {
	km      []int16     // by hex: along the road from the railhead, −1 if there is no way
	porters []uint8     // by hex: how many of the last hexes are by porters
	head    []hex.Index // by hex: where its lorries load
	open    []bool      // by hex: supply may come through

	rails []hex.Index  // the working railways, from the sources outwards
	line  []atlas.Rail // by hex: the narrowest railway on the way from the source, NoRail off the net
	up    []hex.Dir    // by hex on the net: towards the source

	last   lastSearch
	driven bool // the ways of lorries and porters are those from the present rails

	reached  []hex.Index // the hexes that supply reaches
	buckets  [supplyReach/kmStep + 1][]hex.Index
	ring     []hex.Index // open hexes that porters may come to next
	delivery delivery
}

// lastSearch is what the last search went by: a field depends on nothing else that changes during a war.
type lastSearch struct {
	setup   *Setup
	side    force.Side
	open    []bool
	railway []force.Side
	bridges []Bridge
}

// current tells whether a field is already what the search would find, and notes what it goes by if it is not.
func (f *SupplyField) current(b *Board, side force.Side) bool {
	l := &f.last
	sameBridges := slices.EqualFunc(l.bridges, b.Bridges, func(x, y Bridge) bool { return x.State == y.State })
	if l.setup == b.Setup && l.side == side && sameBridges && slices.Equal(l.open, f.open) && slices.Equal(l.railway, b.Railway) {
		return true
	}
	l.setup, l.side = b.Setup, side
	l.bridges = append(l.bridges[:0], b.Bridges...)
	l.railway = append(l.railway[:0], b.Railway...)
	return false
}

// atRoot is the way up at the greatest source of a net: there is none.
const atRoot hex.Dir = hex.Dirs

// supplyReach is as far as lorries are sent, and kmStep the width of a bucket of the search, in km.
const (
	supplyReach = 1000
	kmStep      = 5
)

// Reaches tells whether supply reaches a hex at all.
func (f *SupplyField) Reaches(h hex.Index) bool { return f.km[h] >= 0 }

// Km is the way from the railhead in kilometres of main road, −1 if there is none.
func (f *SupplyField) Km(h hex.Index) int { return int(f.km[h]) }

// Porters is how many hexes of the way are beyond the end of the road.
func (f *SupplyField) Porters(h hex.Index) int { return int(f.porters[h]) }

// Head is the railhead or port from which a hex is supplied, hex.None if it is not.
func (f *SupplyField) Head(h hex.Index) hex.Index { return f.head[h] }

// SupplyDistance is the way by road from the nearest working railhead, port or yard to a hex in
// kilometres, −1 if there is none. Who asks for many hexes fills a SupplyField once.
func (b *Board) SupplyDistance(side force.Side, h hex.Index) int { return b.supplyLines(side).Km(h) }

// supplyLines is the field of a side as the board stands now, in the board's own scratch memory.
func (b *Board) supplyLines(side force.Side) *SupplyField {
	f := b.field(side)
	b.SupplyLines(side, f)
	return f
}

// field is the board's own scratch memory for a side's field.
func (b *Board) field(side force.Side) *SupplyField {
	if b.lines[side] == nil {
		b.lines[side] = &SupplyField{}
	}
	return b.lines[side]
}

// SupplyLines finds how supply reaches each hex for a side.
func (b *Board) SupplyLines(side force.Side, f *SupplyField) {
	b.supplyRails(side, f)
	if f.driven {
		return
	}
	f.driven = true
	f.reset()
	for _, h := range f.rails {
		f.reach(h, h, 0)
	}
	b.drive(f)
	b.carry(f)
}

// supplyRails finds the open hexes and the working railways of a side, and leaves the ways beyond them to
// SupplyLines.
func (b *Board) supplyRails(side force.Side, f *SupplyField) {
	if n := b.Map.Len(); len(f.km) != n {
		*f = SupplyField{km: make([]int16, n), porters: make([]uint8, n), head: make([]hex.Index, n), open: make([]bool, n),
			line: make([]atlas.Rail, n), up: make([]hex.Dir, n), last: lastSearch{open: make([]bool, n)}}
		for i := range f.km {
			f.km[i], f.head[i] = -1, hex.None
		}
	}
	f.open, f.last.open = f.last.open, f.open
	b.openWays(side, f)
	if !f.current(b, side) {
		f.driven = false
		b.layRails(side, f)
	}
}

// openWays marks the hexes through which supply comes for a side: its own, and out of the enemy's zones
// of control unless a friend stands there.
func (b *Board) openWays(side force.Side, f *SupplyField) {
	enemy := side.Enemy()
	clear(f.open)
	for _, h := range b.Map.Land {
		f.open[h] = b.Control[h] == side
	}
	for _, id := range b.Force.Combat {
		h := b.Force.Place[id].Hex
		if h == hex.None || b.top[h] != id || b.grip[h].side != enemy {
			continue // each hex once
		}
		f.open[h] = false
		if int(b.grip[h].holding) < b.rules.March.ZOC {
			continue
		}
		for d := range hex.Dir(hex.Dirs) {
			if n := b.Map.Near[h][d]; n != hex.None && f.open[n] && b.grip[n].side != side && b.zocReaches(h, d, n) {
				f.open[n] = false
			}
		}
	}
}

// reset forgets the last search.
func (f *SupplyField) reset() {
	for _, h := range f.reached {
		f.km[h], f.head[h], f.porters[h] = -1, hex.None, 0
	}
	f.reached = f.reached[:0]
	for i := range f.buckets {
		f.buckets[i] = f.buckets[i][:0]
	}
}

// reach notes a way to a hex if it is shorter than those found before.
func (f *SupplyField) reach(h, head hex.Index, km int) {
	was := f.km[h]
	if km > supplyReach || was >= 0 && int(was) <= km {
		return
	}
	if was < 0 {
		f.reached = append(f.reached, h)
	}
	f.km[h], f.head[h] = int16(km), head
	f.buckets[km/kmStep] = append(f.buckets[km/kmStep], h)
}

// drive spreads from the railheads along the roads: Dijkstra's search with a bucket for
// each five kilometres. Within one bucket a hex may be taken up twice, should a shorter way turn up there.
func (b *Board) drive(f *SupplyField) {
	for i := range f.buckets {
		for j := 0; j < len(f.buckets[i]); j++ {
			h := f.buckets[i][j]
			from := int(f.km[h])
			if from/kmStep != i {
				continue // a shorter way was found since
			}
			near, head := &b.Map.Near[h], f.head[h]
			for d, km := range b.links.lorry[h] {
				if km == 0 || !f.open[near[d]] {
					continue
				}
				if km == hasRiver {
					km = int16(b.lorryKm(h, hex.Dir(d)))
				}
				f.reach(near[d], head, from+int(km))
			}
		}
	}
}

// lorryKm is the length of the road across side d in kilometres of main road, 0 if lorries find none.
func (b *Board) lorryKm(h hex.Index, d hex.Dir) int {
	e := b.Map.Edge(h, d)
	if e.Road == atlas.NoRoad || e.Strait {
		return 0
	}
	km := b.rules.Supply.RoadKm[e.Road]
	if river := b.river(h, d); river != atlas.NoRiver && !b.bridged(h, d) {
		if river == atlas.MajorRiver {
			return km + b.rules.Supply.FerryKm
		}
		return km + b.rules.Supply.FordKm
	}
	return km
}

// carry spreads from the roads over the last hexes that only porters reach: a hex further at each stage.
func (b *Board) carry(f *SupplyField) {
	last := 0
	for stage := range uint8(b.rules.Supply.PorterHexes) {
		f.ring = f.ring[:0]
		for _, h := range f.reached[last:] { // by road, or by porters at the stage before
			for _, n := range b.Map.Near[h] {
				if n != hex.None && f.open[n] && f.km[n] == -1 {
					f.km[n] = nextRing
					f.ring = append(f.ring, n)
				}
			}
		}
		last = len(f.reached)
		for _, h := range f.ring {
			b.carryTo(h, stage, f)
		}
	}
}

// nextRing marks, as their distance, hexes next to those that supply reaches.
const nextRing = -2

// carryTo finds the shortest way into a hex from those that lie so many porters' hexes behind the roads.
func (b *Board) carryTo(h hex.Index, stage uint8, f *SupplyField) {
	f.km[h] = -1
	for d, n := range b.Map.Near[h] {
		if n == hex.None || f.km[n] < 0 || f.porters[n] != stage || b.Map.Edge(h, hex.Dir(d)).Strait {
			continue
		}
		if km := f.km[n] + int16(b.rules.Supply.PorterKm); f.km[h] < 0 || km < f.km[h] {
			f.km[h], f.head[h], f.porters[h] = km, f.head[n], stage+1
		}
	}
	if f.km[h] >= 0 {
		f.reached = append(f.reached, h)
	}
}
