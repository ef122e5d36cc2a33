package prewar

import (
	"parallel38/game"
	"parallel38/game/calendar"
)

// deliverAid spends the quarter's aid by the South's split. What the Americans give in all follows what
// they feared when it was voted: a quiet South gets less than a threatened one.
func (w *World) deliverAid() {
	r, s := &w.Setup.Rules.Aid, &w.South
	scale := int(s.Voted[0])
	copy(s.Voted[:], s.Voted[1:])
	s.Voted[voting-1] = int16(w.AidScale())
	pc := func(p Purse) int { return int(s.Aid[p]) * scale / 100 }
	s.Arms += int32(r.ArmsPoint * pc(LightArms))
	want := game.At(w.Setup.Advisers, w.Day) * min(r.AdviserMost, max(r.AdviserLeast, pc(Advisers)*r.AdviserPoint)) / full
	adjust(&s.Advisers, (want-int(s.Advisers))*r.AdviserPace/full, 0, countless)
	s.Heavy += int32(r.HeavyPoint * pc(HeavyArms))
	adjust(&s.EighthArmy, r.EighthPoint*pc(EighthArmy)-int(s.EighthArmy)*r.EighthDecay/full, r.EighthLeast, 10_000)
	for i := range w.Districts {
		adjust(&w.Districts[i].Food, r.FoodPoint*pc(Economy)/100, 0, full)
	}
	adjust(&s.Pay, r.PayPoint*pc(Economy)/100, 0, full)
	adjust(&s.Stability, r.StablePoint*pc(Economy)/100, 0, full)
	w.emit(Event{Kind: AidCame})
}

// withdraw lets the Americans go as they have planned, and forget.
func (w *World) withdraw() {
	r, s := &w.Setup.Rules.Aid, &w.South
	adjust(&s.Fear, -int(s.Fear)*r.FearEase/full, 0, 100)
	if left := int16(game.At(w.Setup.Americans, w.Day-calendar.Day(s.Delay))); left != s.Americans {
		s.Americans = left
		w.emit(Event{Kind: AmericansLeft, Value: int(left)})
	}
}

// plead asks the Americans to stay longer. They grant it up to a limit, and the price is confidence.
func (w *World) plead() {
	r, s := &w.Setup.Rules.Aid, &w.South
	if int(s.Delay) < r.DelayMost {
		s.Delay += int16(r.DelayDays)
		adjust(&s.Stability, -r.DelayPrice, 0, full)
	}
}

// AidScale is how much aid is voted, per cent of history's: incursions and provocations bring more, what
// Congress hears of civilians killed by the forces that it pays for brings less.
func (b *Board) AidScale() int {
	r := &b.Setup.Rules.Aid
	alarm := min(r.AlarmMost, int(b.North.Provoked)*r.Alarm/full)
	hearing := min(r.HearingMost, int(b.Dead().ByForces)/r.Hearing)
	return 100 + alarm - hearing
}

// FearOfMarch is how much the Americans fear that the South itself marches north, 0 … 100.
func (b *Board) FearOfMarch() int { return min(100, b.Setup.Rules.Aid.Fear+int(b.South.Fear)) }
