package prewar

import (
	"parallel38/game/calendar"
	"parallel38/game/force"
)

// TrainingIndex is how fast the southern army learns, thousandths of history's pace: advisers with it,
// times arms for it.
func (b *Board) TrainingIndex() int {
	r := &b.Setup.Rules.Army
	advisers := min(r.AdvisersMost, int(b.South.Advisers)*full/max(1, b.Readiness().Battalions*r.AdvisersEach))
	arms := min(r.ArmsMost, int(b.South.Arms)*full/max(1, b.ArmyMen()))
	return advisers * arms / full
}

// train is what battalions learn in a week, and what spreads among them.
func (w *World) train() {
	r, index := &w.Setup.Rules.Army, w.TrainingIndex()
	for id := range w.Regiments() {
		bs := &w.Force.Battalions[id]
		hunts := false
		for k := range int(bs.Count) {
			busy := 0
			if bs.Duty[k] != force.Training {
				busy = full - r.Relief
			}
			hunts = hunts || bs.Duty[k] == force.Suppression
			adjust(&bs.Training[k], r.learned(index, busy), r.TrainingLeast, r.TrainingMost)
		}
		if hunts {
			adjust(&w.Force.Quality[id].Veterancy, r.Veterancy, 0, r.VeterancyMost)
		}
		c := &w.Cells[id]
		adjust(&c.Strength, r.CellGrowth*int(w.North.Party)/full-int(c.Strength)*r.CellLeak/full, 0, full)
		c.Purged = max(0, c.Purged-1)
	}
	n := &w.Setup.Rules.North
	for id := range w.Formations() { // the North trains undisturbed
		bs := &w.Force.Battalions[id]
		for k := range int(bs.Count) {
			bs.Training[k] = max(bs.Training[k], int16(min(int(bs.Training[k])+n.LearnWeek, n.TrainingMost)))
		}
	}
}

// learned is what a week adds to a battalion's training, hundredths of a point, with so much of it spent
// on duty, in thousandths.
func (r *ArmyRules) learned(index, busy int) int {
	return r.Learn*index/full*(full-busy)/full - r.Forget*busy/full
}

// Learning is what a week of training, and a week on duty, is worth to a southern battalion as things stand,
// hundredths of a point.
func (b *Board) Learning() (training, onDuty int) {
	r, index := &b.Setup.Rules.Army, b.TrainingIndex()
	return r.learned(index, 0), r.learned(index, full-r.Relief)
}

// ReadyBy is the southern army's Readiness on a later day if every battalion keeps its duty, and advisers and
// arms stay what they are.
func (b *Board) ReadyBy(day calendar.Day) (n Readiness) {
	r := &b.Setup.Rules.Army
	training, onDuty := b.Learning()
	weeks := max(0, int(day-b.Day)/7)
	for id := range b.Regiments() {
		bs := &b.Force.Battalions[id]
		for k := range int(bs.Count) {
			gain := training
			n.Battalions++
			if bs.Duty[k] != force.Training {
				n.OnDuty++
				gain = onDuty
			}
			then := min(int(bs.Training[k])+weeks*gain, max(r.TrainingMost, int(bs.Training[k])))
			if then >= r.CompanyReady {
				n.Company++
			}
			if then >= r.BattalionReady {
				n.Battalion++
			}
		}
	}
	return n
}
