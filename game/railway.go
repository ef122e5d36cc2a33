package game

import (
	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// railTons is what a railway carries in a day.
var railTons = [atlas.DoubleRail + 1]int{atlas.NarrowRail: 500, atlas.SingleRail: 2500, atlas.DoubleRail: 6000}

// trainsRun tells whether a railway runs between a hex and its neighbour across side d: rails, and a
// bridge where there is a river.
func (b *Board) trainsRun(h hex.Index, d hex.Dir) bool {
	e := b.Map.Edge(h, d)
	return e.Rail != atlas.NoRail && (e.River == atlas.NoRiver || b.bridged(h, d))
}

// layRails floods the working railways of a side from its sources, the widest lines first, so that each
// hex knows the best way to it: up towards the source, and the narrowest class on that way.
func (b *Board) layRails(side force.Side, f *SupplyField) {
	for _, h := range f.rails {
		f.line[h] = atlas.NoRail
	}
	f.rails = f.rails[:0]
	for _, s := range b.Setup.Supply[side].Sources {
		if f.open[s.Hex] && f.line[s.Hex] == atlas.NoRail {
			f.line[s.Hex], f.up[s.Hex] = atlas.DoubleRail, atSource
			f.rails = append(f.rails, s.Hex)
		}
	}
	for class := atlas.DoubleRail; class > atlas.NoRail; class-- {
		for i := 0; i < len(f.rails); i++ { // grows as it goes
			h := f.rails[i]
			for d := range hex.Dir(hex.Dirs) {
				n := b.Map.Near[h][d]
				if n == hex.None || f.line[n] != atlas.NoRail || !f.open[n] || b.Railway[n] != side ||
					b.Map.Edge(h, d).Rail < class || !b.trainsRun(h, d) {
					continue
				}
				f.line[n], f.up[n] = class, d.Opposite()
				f.rails = append(f.rails, n)
			}
		}
	}
}

// extendRailways works at the lines by night. What the enemy has taken no longer runs for its loser,
// and every working line grows by one hex, ten kilometres, into ground that its side holds and the
// enemy does not command, up to the next blown bridge.
func (w *World) extendRailways() {
	for _, h := range w.Map.Land {
		if w.Railway[h] != w.Control[h] {
			w.Railway[h] = force.NoSide
		}
	}
	for side := force.North; side < force.Sides; side++ {
		f := w.supplyLines(side)
		for _, h := range f.rails { // those that worked today: a line grows once a night
			for d := range hex.Dir(hex.Dirs) {
				if n := w.Map.Near[h][d]; n != hex.None && w.Railway[n] != side && f.open[n] && w.trainsRun(h, d) {
					w.Railway[n] = side
				}
			}
		}
	}
}
