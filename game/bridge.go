package game

import (
	"parallel38/game/dice"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// A standing order for a bridge can only be given by the side that holds both of its banks, and it
// ends, one way or the other, when the enemy sets foot on one of them. So while an order is pending
// the bridge has one owner, and nothing more has to be remembered.

// Purposes of a roll for a bridge.
const (
	chargesRoll = iota
	waitingRoll
)

// banks are the two hexes that a bridge joins.
func (b *Board) banks(i int) (hex.Index, hex.Index) {
	s := b.links.bridges[i]
	return s.Hex, b.Map.Near[s.Hex][s.Dir]
}

// bridgeOwner is the side that holds both banks, NoSide if none does.
func (b *Board) bridgeOwner(i int) force.Side {
	one, other := b.banks(i)
	if b.Control[one] != b.Control[other] {
		return force.NoSide
	}
	return b.Control[one]
}

// enemyNears is the distance from a hex to the nearest enemy of a side.
func (b *Board) enemyNears(h hex.Index, side force.Side) int {
	nearest := b.Map.Len()
	for _, id := range b.Force.Combat {
		if at := b.Force.Place[id].Hex; at != hex.None && b.Force.Side(id) == side.Enemy() {
			nearest = min(nearest, b.Map.Distance(h, at))
		}
	}
	return nearest
}

// fromEnemy is the two banks of a bridge, the one nearer to the enemy last.
func (b *Board) fromEnemy(i int, side force.Side) (home, far hex.Index) {
	home, far = b.banks(i)
	if b.enemyNears(home, side) < b.enemyNears(far, side) {
		home, far = far, home
	}
	return home, far
}

// Beyond appends the units of a side that a bridge, blown now, would leave on the enemy's side of the
// river: those within a march of it and nearer to the bank that is nearer to the enemy.
func (b *Board) Beyond(i int, side force.Side, buf []force.ID) []force.ID {
	home, far := b.fromEnemy(i, side)
	for _, id := range b.Force.Combat {
		if at := b.Force.Place[id].Hex; at != hex.None && b.Force.Side(id) == side &&
			b.Map.Distance(at, far) <= b.rules.Bridge.BeyondHexes && b.Map.Distance(at, far) < b.Map.Distance(at, home) {
			buf = append(buf, id)
		}
	}
	return buf
}

// waits tells whether a bridge waits for those beyond it.
func (b *Bridge) waits() bool { return b.Order == BlowWhenOver || b.Order == BlowWhenClear }

// allOver tells whether a bridge that waits has waited long enough: nobody for whom it waits is left beyond
// it, and the enemy is coming.
func (b *Board) allOver(i int, owner force.Side) bool {
	one, other := b.banks(i)
	return min(b.enemyNears(one, owner), b.enemyNears(other, owner)) <= b.rules.Bridge.ThreatHexes && len(b.Beyond(i, owner, nil)) == 0 &&
		(b.Bridges[i].Order != BlowWhenClear || b.peopleBeyond(i, owner) < b.rules.People.Few)
}

// bridgeAlarm carries out the standing orders of the bridges near a hex into which a side has come.
func (w *World) bridgeAlarm(h hex.Index, side force.Side) {
	w.bridgesAt(h, h, side)
	for _, n := range w.Map.Near[h] {
		if n != hex.None {
			w.bridgesAt(n, h, side)
		}
	}
}

// bridgesAt carries out the standing orders of the bridges at one bank when a side has come into h.
func (w *World) bridgesAt(bank, h hex.Index, side force.Side) {
	for _, i := range w.links.bridge[bank] {
		if i < 0 || w.Bridges[i].State != Standing || w.Bridges[i].Order == KeepBridge {
			continue
		}
		i := int(i)
		one, other := w.banks(i)
		reached := h == one || h == other
		owner := w.bridgeOwner(i)
		switch {
		case owner == side: // its own troops pass
			if w.Bridges[i].waits() && w.allOver(i, side) {
				w.demolish(i, side)
			}
		case !reached && w.Bridges[i].waits() && !w.allOver(i, side.Enemy()):
			// the enemy is near, and friends are still beyond it
		case reached && w.Bridges[i].waits() && w.luck(i, waitingRoll, w.rules.Bridge.TakenWaiting):
			w.takeWhole(i, side)
		default:
			w.demolish(i, side.Enemy())
			if reached && w.Bridges[i].Order != KeepBridge {
				w.takeWhole(i, side)
			}
		}
	}
}

// luck rolls for a bridge. The die knows the day and the bridge only: trying again on the same day
// does not help.
func (w *World) luck(i, purpose, perCent int) bool {
	key := dice.Key{Stream: dice.Bridge, Day: int32(w.Day), A: int32(i), B: int32(purpose)}
	return dice.Below(dice.Roll(w.Seed, key), 100) < perCent
}

// demolish fires the charges of a bridge. If they fail with the enemy at hand he takes it whole;
// otherwise its owner can try again another day.
func (w *World) demolish(i int, owner force.Side) {
	br, chance := &w.Bridges[i], w.rules.Bridge.HastyCharges
	if br.Prepared > 0 {
		chance = w.rules.Bridge.PreparedCharges
	}
	one, other := w.banks(i)
	switch {
	case w.luck(i, chargesRoll, chance):
		w.bridgeClosed(i, owner)
		w.lostOnBridge(i, owner)
		*br = Bridge{State: Blown}
		w.emitBridge(BridgeBlown, i, owner, 0)
	case min(w.enemyNears(one, owner), w.enemyNears(other, owner)) <= w.rules.Bridge.AlarmHexes:
		w.takeWhole(i, owner.Enemy())
	}
}

// takeWhole ends the standing order of a bridge that the enemy has got hold of in time.
func (w *World) takeWhole(i int, by force.Side) {
	w.Bridges[i].Order, w.Bridges[i].Prepared = KeepBridge, 0
	w.emitBridge(BridgeBlown, i, by, 1)
}

func (w *World) emitBridge(kind EventKind, i int, side force.Side, value int) {
	site := w.links.bridges[i]
	w.emit(Event{Kind: kind, Side: side, Unit: force.None, Other: force.None, Hex: site.Hex, From: hex.None, Dir: site.Dir, Value: value})
}

// workOnBridges is the night's work: charges are laid and fired, and blown bridges rebuilt.
func (w *World) workOnBridges() {
	for i := range w.Bridges {
		br, owner := &w.Bridges[i], w.bridgeOwner(i)
		if br.State == Blown {
			w.rebuild(i, owner)
			continue
		}
		if br.Order == KeepBridge || owner == force.NoSide {
			br.Order, br.Prepared = KeepBridge, 0
			continue
		}
		one, other := w.banks(i)
		atHand := min(w.enemyNears(one, owner), w.enemyNears(other, owner)) <= w.rules.Bridge.AlarmHexes
		switch {
		case br.Order == BlowNow, br.Order == BlowWhenNear && atHand, br.waits() && w.allOver(i, owner):
			w.demolish(i, owner)
		case br.waits() && atHand && w.luck(i, waitingRoll, w.rules.Bridge.TakenWaiting):
			w.takeWhole(i, owner.Enemy())
		}
		if br.State == Standing && br.Order != KeepBridge && br.Prepared < 250 {
			br.Prepared++
		}
	}
}

// rebuild does a night's work on a blown bridge for whoever holds both banks; work stops when one is lost.
func (w *World) rebuild(i int, owner force.Side) {
	br := &w.Bridges[i]
	if owner == force.NoSide {
		br.Repair = 0
		return
	}
	br.Repair++
	need := w.rules.Bridge.RepairDays
	one, other := w.banks(i)
	for _, id := range w.Force.Combat {
		if at := w.Force.Place[id].Hex; at != hex.None && w.Force.Side(id) == owner && w.Force.Identity[id].Arm == force.Engineers &&
			min(w.Map.Distance(at, one), w.Map.Distance(at, other)) <= w.rules.Bridge.EngineerHexes {
			need = w.rules.Bridge.RepairDaysEngineer
		}
	}
	if int(br.Repair) >= need {
		br.State = Standing
		w.emitBridge(BridgeBuilt, i, owner, 0)
	}
}
