package prewar

import (
	"parallel38/game/dice"
	"parallel38/game/force"
	"parallel38/game/ledger"
)

// northernQuarter gives the North its budget and brings what it has bought.
func (w *World) northernQuarter() {
	n := &w.North
	n.Labour = min(int16(w.Setup.Rules.North.LabourQuarter), n.Labour) + int16(w.Setup.Rules.North.LabourQuarter)
	n.Party = clamp(int(n.Party)+20, 0, 1000)
}

// raiseFormation raises the next formation: around Soviet-trained cadres, or of the Koreans who come
// home from the Chinese war with their arms and their experience.
func (w *World) raiseFormation() {
	id, r := w.awaited(force.North), &w.Setup.Rules.North
	if id == force.None || int(w.North.Labour) < r.FormationCost {
		return
	}
	w.North.Labour -= int16(r.FormationCost)
	w.Force.Place[id].Presence = force.Present
	w.Force.Place[id].Hex = w.Force.Place[id].Port
	w.emit(Event{Kind: FormationRaised, Side: force.North, Unit: id})
}

// askAllies lets Soviet arms arrive and works out the permission to march.
func (w *World) askAllies() {
	n, r := &w.North, &w.Setup.Rules.Parallel
	n.Arms += n.Ordered[0]
	copy(n.Ordered[:], n.Ordered[1:])
	n.Ordered[len(n.Ordered)-1] = 0
	n.Provoked -= int16(int(n.Provoked) * r.ProvokedEase / 1000)
	var l ledger.Ledger
	n.Permission = int16(w.PermissionTenths(&l))
	if roll := w.roll(dice.Commitment, 0, 0); int(n.Permission) >= w.Setup.Rules.North.MaybeAt && int(n.Permission) < w.Setup.Rules.North.GoAt &&
		dice.Below(roll, 100) < w.Setup.Rules.North.MaybeChance {
		n.Permission = int16(w.Setup.Rules.North.GoAt) // Moscow lets itself be persuaded, this fortnight
	}
	w.emit(Event{Kind: PermissionAsked, Side: force.North, Value: int(n.Permission), Ledger: &l})
}

// PermissionTenths is how willing the allies are to let the North march, tenths of a point of ten, line
// by line.
func (b *Board) PermissionTenths(l *ledger.Ledger) int {
	r := &b.Setup.Rules.North
	l.Reset(ledger.TenthsPoints)
	sum := 0
	if b.South.Americans == 0 {
		sum += l.Add(ledger.PermissionAmericansGone, 20)
	}
	if b.Day >= r.ChineseWar { // China's armies come free over half a year
		sum += l.Add(ledger.PermissionChina, min(20, int(b.Day-r.ChineseWar)/9))
	}
	sum += l.Add(ledger.PermissionArms, min(20, int(b.North.Arms)/25))
	sum += l.Add(ledger.PermissionDivisions, min(20, max(0, b.readyDivisions()-2)*20/(r.ReadyDivisions-2)))
	battalions, _, ready := b.Readiness()
	sum += l.Add(ledger.PermissionSouthWeak, max(0, 20-ready*40/max(1, battalions)))
	sum += l.Add(ledger.PermissionProvoked, -int(b.North.Provoked)/100)
	if b.AidScale() > 120 {
		sum += l.Add(ledger.PermissionAid, -20)
	}
	return max(0, sum)
}

// readyDivisions counts the North's formations that are fit to attack.
func (b *Board) readyDivisions() int {
	n := 0
	for _, id := range b.Force.Combat {
		if b.Force.Side(id) == force.North && b.Force.Present(id) && (b.Force.Identity[id].Arm == force.Infantry || b.Force.Identity[id].Arm == force.Armour) && b.Force.Battalions[id].MeanTraining() >= b.Setup.Rules.Army.BattalionReady {
			n++
		}
	}
	return n
}
