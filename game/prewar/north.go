package prewar

import (
	"parallel38/game"
	"parallel38/game/calendar"
	"parallel38/game/dice"
	"parallel38/game/force"
	"parallel38/game/ledger"
)

// northernQuarter gives the North its budget, and what Moscow sends.
func (w *World) northernQuarter() {
	n, r := &w.North, &w.Setup.Rules.North
	n.Labour = min(n.Labour, int16(r.Labour)) + int16(r.Labour)
	n.Promised = int16(game.At(w.Setup.SovietArms, w.Day))
	adjust(&n.Party, r.PartyQuarter, 0, full)
}

// raiseFormation raises the next formation: around Soviet-trained cadres, or of the Koreans who come
// home from the Chinese war with their arms and their experience.
func (w *World) raiseFormation() {
	id, r := w.awaited(force.North, false), &w.Setup.Rules.North
	if id == force.None || int(w.North.Labour) < r.FormationCost || w.Day < w.Force.Place[id].Due {
		return
	}
	w.North.Labour -= int16(r.FormationCost)
	w.place(id, w.Force.Place[id].Port)
	w.emit(Event{Kind: FormationRaised, Side: force.North, Unit: id})
}

// buyArms orders Soviet arms: as many as there is labour for and as Moscow still sends this quarter.
func (w *World) buyArms(points int16) {
	n := &w.North
	points = min(points, n.Labour, n.Promised)
	n.Labour -= points
	n.Promised -= points
	n.Ordered[shipping-1] += points
}

// provoke adds to what allies, and the Americans, remember.
func (w *World) provoke(thousandths int) {
	adjust(&w.North.Provoked, thousandths, 0, countless)
}

// askAllies lets Soviet arms arrive and works out the permission to march.
func (w *World) askAllies() {
	n, r := &w.North, &w.Setup.Rules.North
	n.Arms += n.Ordered[0]
	copy(n.Ordered[:], n.Ordered[1:])
	n.Ordered[shipping-1] = 0
	w.provoke(-int(n.Provoked) * w.Setup.Rules.Parallel.ProvokedEase / full)
	var l ledger.Ledger
	n.Permission = int16(w.PermissionTenths(&l))
	if p := int(n.Permission); p >= r.MaybeAt && p < r.GoAt && dice.Below(w.roll(dice.Commitment, 0, 0), 100) < r.MaybePC {
		n.Permission = int16(r.GoAt) // Moscow lets itself be persuaded, this fortnight
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
		sum += l.Add(ledger.PermissionAmericansGone, r.Line)
	}
	sum += l.Add(ledger.PermissionChina, game.At(b.Setup.China, b.Day))
	sum += l.Add(ledger.PermissionArms, min(r.Line, int(b.North.Arms)*r.Line/r.ArmsFull))
	ready := max(0, b.ReadyDivisions()-r.ReadyLeast)
	sum += l.Add(ledger.PermissionDivisions, min(r.Line, ready*r.Line/max(1, r.ReadyFull-r.ReadyLeast)))
	south := b.Readiness()
	sum += l.Add(ledger.PermissionSouthWeak, max(0, r.Line-south.PC(south.Battalion)*r.Line/r.SouthReady))
	sum += l.Add(ledger.PermissionProvoked, -int(b.North.Provoked)*10/r.ProvokedOne)
	if b.AidScale() > r.HeavyAid {
		sum += l.Add(ledger.PermissionAid, -r.Line)
	}
	return max(0, sum)
}

// ReadyDivisions counts the North's infantry divisions that are fit to attack.
func (b *Board) ReadyDivisions() int {
	n := 0
	for id := range b.Formations() {
		if b.Force.Identity[id].Arm == force.Infantry && b.Force.Battalions[id].MeanTraining() >= b.Setup.Rules.Army.BattalionReady {
			n++
		}
	}
	return n
}

// march gives the order to invade, if allies allow it and the army stands ready.
func (w *World) march() {
	n, r := &w.North, &w.Setup.Rules.North
	if int(n.Massed) >= r.MassTurns && int(n.Permission) >= r.GoAt && w.Marching == Never {
		w.Marching = w.Day + calendar.Day(r.MarchDays)
		w.emit(Event{Kind: MarchOrdered, Side: force.North, Value: int(w.Marching)})
	}
}
