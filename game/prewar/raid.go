package prewar

import "parallel38/game/force"

// raidHundredths is a raid in DistrictState.Raids.
const raidHundredths = 100

// raid lets partisans whom nobody hunts do what they are there for (RaidRules).
func (w *World) raid() {
	r := &w.Setup.Rules.Raid
	for i := range w.Districts {
		d, s := DistrictID(i), &w.Districts[i]
		s.Raids = int16(int(s.Raids) * r.Memory / full)
		free := w.partisansIn(d) - w.muster(d).troops/full*int64(r.Pressed)
		if free <= 0 {
			continue
		}
		raids := min(w.whole(i, dieRaid, free*full/int64(r.Men)), int32(r.Most))
		if raids == 0 {
			continue
		}
		s.Raids += int16(raids * raidHundredths)
		w.Tally.Raids += raids
		adjust(&s.Protection, -int(raids)*r.Protection, 0, full)
		adjust(&w.South.Stability, -int(raids)*r.Stability, 0, full)
		armed := w.whole(i, dieRaidArms, int64(raids)*int64(r.Arms)*int64(s.Support))
		s.Guerrillas += armed
		w.Tally.Joined += armed
		w.bury(d, raids*int32(r.Lost))
		s.Dead.ByPartisans += w.whole(i, dieRaidToll, int64(raids)*int64(r.Dead)*full)
		w.emit(Event{Kind: Raided, Side: force.NoSide, District: d, Value: int(raids)})
	}
}
