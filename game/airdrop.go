package game

import (
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/game/ledger"
)

// Supply by air drop. Transport groups fly like the others: fewer from far away, fewer under a grey sky, and the
// enemy's fighters turn some back at dawn. What is left may be dropped to units that nothing else reaches; part of
// it drifts out of reach. A unit to which anything has been dropped does not lay down its arms that night.

// DropForecast is what a drop brings a unit.
type DropForecast struct {
	After  int           // its stock then, thousandths of a day
	Ledger ledger.Ledger // tons
}

// Drop foresees a drop of so many sorties to a unit; the drop itself goes by it.
func (b *Board) Drop(id force.ID, sorties int) (f DropForecast) {
	f.Ledger.Reset(ledger.Tons)
	loaded := sorties * b.rules.Air.DropKilos
	found := loaded * b.rules.Air.DropFound / 1000
	f.Ledger.Add(ledger.SupplyAirdrop, tons(loaded))
	f.Ledger.Add(ledger.SupplyScattered, tons(found)-tons(loaded))
	has := b.Force.Stores[id].Supply
	f.After = int(max(has, min(b.ration(id).Stock, has+b.milliDays(id, found))))
	return f
}

// checkDrop judges a drop.
func (v *View) checkDrop(o *Order) *Refusal {
	if r := v.own(o.Unit); r != nil {
		return r
	}
	switch left := v.Air[v.Side].Lift; {
	case o.Value < 1 || o.Value > maxSorties:
		return v.refuse(BadOrder, o.Unit, hex.None)
	case v.Force.Stores[o.Unit].Cut == 0:
		return v.refuse(NotCutOff, o.Unit, v.Force.Place[o.Unit].Hex)
	case left < o.Value:
		return v.lack(NoTransports, o.Unit, v.Force.Place[o.Unit].Hex, int(o.Value), int(left))
	}
	return nil
}

// drop carries a drop out.
func (w *World) drop(o *Order) {
	side, s := w.Force.Side(o.Unit), &w.Force.Stores[o.Unit]
	f := w.Drop(o.Unit, int(o.Value))
	w.Air[side].Lift -= o.Value
	s.Supply, s.Dropped = int32(f.After), true
	w.emit(Event{Kind: Dropped, Side: side, Unit: o.Unit, Other: force.None, Hex: w.Force.Place[o.Unit].Hex, From: hex.None, Value: f.Ledger.Total()})
}
