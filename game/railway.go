package game

import (
	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// trainsRun tells whether a railway runs between a hex and its neighbour across side d: rails, and a
// bridge where there is a river.
func (b *Board) trainsRun(h hex.Index, d hex.Dir) bool {
	e := b.Map.Edge(h, d)
	return e.Rail != atlas.NoRail && (e.River == atlas.NoRiver || b.bridged(h, d))
}

// layRails floods the working railways of a side from its sources, so that each hex on them knows the
// way towards its source. The greatest source comes first, and what hangs together with it is one net,
// in which smaller sources join in; in each net the widest lines are followed first.
func (b *Board) layRails(side force.Side, f *SupplyField) {
	for _, h := range f.rails {
		f.line[h] = atlas.NoRail
	}
	f.rails = f.rails[:0]
	for {
		root, most := hex.None, -1
		for s := range b.Sources(side) {
			if f.open[s.Hex] && f.line[s.Hex] == atlas.NoRail && s.Tons > most {
				root, most = s.Hex, s.Tons
			}
		}
		if root == hex.None {
			return
		}
		b.layNet(root, side, f)
	}
}

// layNet floods one net from its greatest source.
func (b *Board) layNet(root hex.Index, side force.Side, f *SupplyField) {
	first := len(f.rails)
	f.line[root], f.up[root] = atlas.DoubleRail, atRoot
	f.rails = append(f.rails, root)
	for class := atlas.DoubleRail; class > atlas.NoRail; class-- {
		for i := first; i < len(f.rails); i++ { // grows as it goes
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

// shareRailways settles what each stretch of railway carries. From the ends of each net to its root it
// adds up what is wanted beyond a hex and what sources there can give, and sends what is left over or
// still wanted up the line, as far as the rails bear it; back from the root it hands out the shares,
// the same to all who hang on a hex.
func (b *Board) shareRailways(side force.Side, f *SupplyField, d *delivery, cut int) {
	for s := range b.Sources(side) {
		d.gives[s.Hex] += s.Tons * 1000
	}
	for i := len(f.rails) - 1; i >= 0; i-- {
		h := f.rails[i]
		if f.up[h] == atRoot {
			continue
		}
		limit := b.rules.Rail.Tons[b.Map.Edge(h, f.up[h]).Rail] * (1000 - cut)
		d.lacks[h] = max(-limit, min(limit, d.wants[h]-d.gives[h]))
		if up := b.Map.Near[h][f.up[h]]; d.lacks[h] > 0 {
			d.wants[up] += d.lacks[h]
		} else {
			d.gives[up] -= d.lacks[h]
		}
	}
	for _, h := range f.rails {
		have := d.gives[h]
		if f.up[h] != atRoot && d.lacks[h] > 0 {
			have += d.lacks[h] * d.share[b.Map.Near[h][f.up[h]]] / all
		}
		d.share[h] = hauled(all, have, d.wants[h])
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
		f := w.field(side)
		w.supplyRails(side, f)
		for _, h := range f.rails { // those that worked today: a line grows once a night
			for d := range hex.Dir(hex.Dirs) {
				if n := w.Map.Near[h][d]; n != hex.None && w.Railway[n] != side && f.open[n] && w.trainsRun(h, d) {
					w.Railway[n] = side
				}
			}
		}
	}
}
