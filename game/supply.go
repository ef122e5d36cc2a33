package game

import (
	"parallel38/game/fixed"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/game/ledger"
)

// supplyState is how well a unit is supplied in a fight, thousandths: all of it with three days in
// hand, less evenly below that (fight.Params.SupplyRamp).
func (b *Board) supplyState(id force.ID) int {
	return b.rules.Fight.Supply(int(b.Force.Stores[id].Supply))
}

// burn is what a unit has used up by the way it has spent its day, thousandths of a day.
func (b *Board) burn(id force.ID) int32 {
	m, r := &b.Force.March[id], &b.rules.Supply
	switch {
	case m.Attacked:
		return r.BurnAttack
	case m.Fought, m.Moved > 0, b.Contact(b.Force.Place[id].Hex, b.Force.Side(id)):
		return r.BurnBusy
	}
	return r.BurnRest
}

// ration is what a unit needs by its nation.
func (b *Board) ration(id force.ID) *Ration {
	return &b.rules.Supply.Rations[b.Force.Identity[id].Nation]
}

// kilos is the weight of so much supply (thousandths of a day) for a unit.
func (b *Board) kilos(id force.ID, milliDays int) int {
	return int(b.Force.Strength[id].Men) * b.ration(id).Grams / 1000 * milliDays / 1000
}

// all is the whole of what is asked for on a railway, in the parts in which it is shared.
const all = 1_000_000

// delivery is one dawn's supply of a side, worked out but not handed over.
type delivery struct {
	asked []int // by unit: kilograms it has room for
	head  []int // … of these, what the railways or its port can give
	road  []int // … and what porters and lorries could bring, were no aircraft over the roads
	got   []int // … and what arrives

	wants []int       // by hex on the railways: kilograms asked for here and down the line
	gives []int       // … and what sources can give, here and what is left over down the line
	lacks []int       // … what it asks of the next hex up the line, or what it sends there, below 0
	share []int       // … and the millionths of what is wanted that come
	used  []hex.Index // where these may not be 0

	wanted, carried int // ton-kilometres asked of the lorries, and what they can do
}

// supplied tells whether a unit takes part in supply.
func (b *Board) supplied(id force.ID, side force.Side) bool {
	return b.Force.Side(id) == side && b.Force.Present(id) && b.Force.Place[id].Hex != hex.None && b.Force.Strength[id].Men > 0
}

// deliver works out a side's next supply. Each unit asks for what it has used and lacks; the railways
// take it to the railheads; from there on lorries drive:
//
//	tons a day = lorries × 2 t × km a day ÷ (2 × distance)
//
// so that what runs short on the road is ton-kilometres, and those too are shared alike. Cut is what
// the enemy's aircraft take from railways and lorries, thousandths; tomorrow looks ahead, as if the day
// were over and each unit had used up what it has earned so far.
func (b *Board) deliver(side force.Side, f *SupplyField, cut int, tomorrow bool) *delivery {
	d := &f.delivery
	d.reset(b.Force.Len(), b.Map.Len())
	d.used = append(d.used, f.rails...)
	for _, s := range b.Setup.Supply[side].Sources {
		d.used = append(d.used, s.Hex)
	}
	for _, id := range b.Force.Combat {
		if h := b.Force.Place[id].Hex; b.supplied(id, side) && f.Reaches(h) {
			room := b.ration(id).Stock - b.Force.Stores[id].Supply
			if tomorrow {
				room += min(b.burn(id), b.Force.Stores[id].Supply)
			}
			d.asked[id] = b.kilos(id, int(max(0, min(room, b.rules.Supply.Intake))))
			d.wants[f.head[h]] += d.asked[id]
		}
	}
	b.shareRailways(side, f, d, cut)

	for _, id := range b.Force.Combat {
		if d.asked[id] == 0 {
			continue
		}
		h := b.Force.Place[id].Hex
		d.head[id] = d.asked[id] * d.share[f.head[h]] / all
		d.road[id] = d.head[id]
		if f.porters[h] > 0 {
			d.road[id] = min(d.road[id], b.porterLoad(id))
		}
		d.wanted += d.road[id] * max(b.rules.Supply.LocalKm, f.Km(h))
	}
	d.wanted /= 1000
	clearWay := int(b.Supply[side].Trucks) * At(b.Setup.Supply[side].Daily, b.Day)
	d.carried = clearWay * (1000 - cut) / 1000
	for _, id := range b.Force.Combat {
		if d.asked[id] > 0 {
			d.got[id] = hauled(d.road[id], d.carried, d.wanted)
			d.road[id] = hauled(d.road[id], clearWay, d.wanted)
		}
	}
	return d
}

// porterLoad is the most that porters bring a unit in a day, kilograms.
func (b *Board) porterLoad(id force.ID) int {
	return int(b.Force.Strength[id].Men) * b.rules.Supply.PorterGrams / 1000
}

// hauled is what comes of a load when lorries can carry so many of the wanted ton-kilometres.
func hauled(load, carried, wanted int) int {
	if carried >= wanted {
		return load
	}
	return load * carried / wanted
}

func (d *delivery) reset(units, hexes int) {
	if len(d.asked) != units || len(d.wants) != hexes {
		*d = delivery{asked: make([]int, units), head: make([]int, units), road: make([]int, units), got: make([]int, units),
			wants: make([]int, hexes), gives: make([]int, hexes), lacks: make([]int, hexes), share: make([]int, hexes)}
	}
	for _, s := range [][]int{d.asked, d.head, d.road, d.got} {
		clear(s)
	}
	for _, h := range d.used {
		d.wants[h], d.gives[h], d.lacks[h], d.share[h] = 0, 0, 0, 0
	}
	d.used = d.used[:0]
	d.wanted, d.carried = 0, 0
}

// resupply lets every unit use up its day and brings it what roads and railways can.
func (w *World) resupply() {
	if w.Turn > 1 {
		w.consume()
	}
	for side := force.North; side < force.Sides; side++ {
		s := &w.Supply[side]
		sorties := int(w.Air[side.Enemy()].Interdict) // yesterday's
		wear := At(w.Setup.Supply[side].Wear, w.Day) * min(sorties, w.rules.Supply.WearSorties)
		s.Trucks -= int32(fixed.DivRound(int64(s.Trucks)*int64(wear), int64(1000*w.rules.Supply.WearSorties)))
		s.Cut = int16(w.rules.Air.Cut(sorties))

		f := w.supplyLines(side)
		d := w.deliver(side, f, int(s.Cut), false)
		for _, id := range w.Force.Combat {
			if d.got[id] > 0 {
				stores, most := &w.Force.Stores[id], w.ration(id).Stock
				stores.Supply = min(most, stores.Supply+w.milliDays(id, d.got[id]))
			}
		}
		s.Wanted, s.Carried, s.Share = int32(d.wanted), int32(d.carried), int16(hauled(1000, d.carried, d.wanted))
	}
}

// milliDays is how long so much supply lasts a unit, thousandths of a day.
func (b *Board) milliDays(id force.ID, kilos int) int32 {
	day := max(1, b.kilos(id, 1000))
	return int32(fixed.DivRound(int64(kilos)*1000, int64(day)))
}

// consume takes from each unit what its day has used up.
func (w *World) consume() {
	for _, id := range w.Force.Combat {
		if !w.supplied(id, w.Force.Side(id)) {
			continue
		}
		stores := &w.Force.Stores[id]
		before := stores.Supply
		stores.Dropped = false
		stores.Supply = max(0, before-w.burn(id))
		if before > 0 && stores.Supply == 0 {
			w.emit(Event{Kind: Starving, Side: w.Force.Side(id), Unit: id, Other: force.None, Hex: hex.None, From: hex.None})
		}
	}
}

// SupplyForecast is what the next dawn brings a unit if nothing changes until then.
type SupplyForecast struct {
	Head    hex.Index // the railhead or port, hex.None if supply does not reach the unit
	Km      int       // from there, in kilometres of main road; −1 if there is no way
	Porters int       // hexes of the way beyond the end of the road
	After   int       // its stock then, thousandths of a day
	Ledger  ledger.Ledger
}

// SupplyNext is the supply of a unit at the next dawn, line by line in tons: what waits at its
// railhead, what distance and aircraft keep there, and what the unit uses up today.
func (b *Board) SupplyNext(id force.ID) SupplyForecast {
	side := b.Force.Side(id)
	next := SupplyForecast{Head: hex.None, Km: -1, After: int(b.Force.Stores[id].Supply)}
	next.Ledger.Reset(ledger.Tons)
	if !b.supplied(id, side) {
		return next
	}
	f := b.supplyLines(side)
	d := b.deliver(side, f, int(b.Supply[side].Cut), true)

	h := b.Force.Place[id].Hex
	next.Head, next.Km, next.Porters = f.Head(h), f.Km(h), f.Porters(h)
	if next.Head != hex.None {
		from := ledger.SupplyRail
		for s := range b.Sources(side) {
			if s.Hex == next.Head {
				from = ledger.SupplyPort
			}
		}
		loaded := d.head[id]
		next.Ledger.Add(from, tons(loaded))
		if next.Porters > 0 {
			loaded = min(loaded, b.porterLoad(id))
			next.Ledger.Add(ledger.SupplyPorters, tons(loaded)-tons(d.head[id]))
		}
		next.Ledger.Add(ledger.SupplyDistance, tons(d.road[id])-tons(loaded))
		next.Ledger.Add(ledger.SupplyInterdiction, tons(d.got[id])-tons(d.road[id]))
	}
	burn := min(b.burn(id), b.Force.Stores[id].Supply)
	next.Ledger.Add(ledger.SupplyNeed, -tons(b.kilos(id, int(burn))))
	most := int(b.ration(id).Stock)
	next.After = min(most, next.After-int(burn)+int(b.milliDays(id, d.got[id])))
	return next
}

// tons rounds kilograms.
func tons(kilos int) int { return int(fixed.DivRound(int64(kilos), 1000)) }
