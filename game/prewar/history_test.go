package prewar

import (
	"testing"

	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/force"
)

// The numbers of the paper play, held against the built rules.

func percent(logit int) float64 { return float64(logistic(logit)) * 100 / 65536 }

func TestMutinyOfARiddledRegiment(t *testing.T) {
	w := campaign(1)
	w.Cells[0] = Cells{Strength: 600, Ordered: true}
	w.Districts[w.Setup.Homes[0]].Support = 550
	w.South.Pay = 0
	if pc := percent(w.MutinyLogit(0, nil)); pc < 26 || pc > 28 {
		t.Errorf("a riddled regiment ordered to embark mutinies in %.1f %% of turns, want 27", pc)
	}
	w.Cells[0] = Cells{Strength: 200}
	w.Districts[w.Setup.Homes[0]].Support = 350
	w.South.Pay = 600
	if pc := percent(w.MutinyLogit(0, nil)); pc < .3 || pc > .5 {
		t.Errorf("an ordinary regiment mutinies in %.2f %% of turns, want 0.4", pc)
	}
	w.Cells[0].Purged = 3
	if pc := percent(w.MutinyLogit(0, nil)); pc > .12 {
		t.Errorf("after a purge it mutinies in %.2f %% of turns", pc)
	}
}

func TestRisingOfADistrict(t *testing.T) {
	w := campaign(1)
	w.Setup.Elections = []calendar.Day{w.Day + 20}
	s := &w.Districts[3]
	s.Support, s.Grievance, s.Protection = 600, 800, 0
	if pc := percent(w.RisingLogit(3, nil)); pc < 57 || pc > 63 {
		t.Errorf("Cheju in April 1948 rises in %.0f %% of turns, want 60", pc)
	}
	s.Support, s.Grievance, s.Protection = 350, 450, 500
	if pc := percent(w.RisingLogit(3, nil)); pc < 6 || pc > 9 {
		t.Errorf("an ordinary district at an election rises in %.1f %% of turns, want up to 9", pc)
	}
	w.Setup.Elections = nil
	if pc := percent(w.RisingLogit(3, nil)); pc < 3 || pc > 4 {
		t.Errorf("an ordinary district rises in %.1f %% of turns, want 3", pc)
	}
	w.North.ArmedLine = false
	if pc := percent(w.RisingLogit(3, nil)); pc > .3 {
		t.Errorf("while the party holds back it rises in %.1f %% of turns", pc)
	}
}

// theWholeSouth is one district with all of the partisan war: 3,000 partisans in half-mountainous country
// with the support of three in ten, 20,000 troops of quality 550 after them and 8,000 police, October 1949.
func theWholeSouth(seed uint64) *World {
	s := country()
	s.Start = calendar.Of(1949, 10, 2)
	s.Districts = s.Districts[1:2]
	d := &s.Districts[0]
	d.Share, d.Shelter, d.Near = 1000, 500, nil
	d.Start.Guerrillas, d.Start.Support, d.Start.Police = 3000, 300, 40_000
	s.Sectors = nil
	for id := range s.Units {
		s.Posts[id] = Posts{}
		if s.Units[id].Side == force.South {
			u := &s.Units[id]
			u.Presence, u.Place.Hex, u.Men = force.Present, d.Seat, 20_000/3
			s.Homes[id] = 0
			for k := range 3 {
				u.Training[k], u.Duty[k] = 5000, force.Suppression
			}
		}
	}
	return New(atlas.Peninsula(), s, seed)
}

func TestTheLawOfThePartisanWar(t *testing.T) {
	w := theWholeSouth(1)
	var monthly []int32
	for week := range 25 {
		before := w.Tally.SecurityDead()
		w.hunt()
		w.fillPartisans()
		monthly = append(monthly, (w.Tally.SecurityDead()-before)*30/7)
		w.Day += 7
		_ = week
	}
	if n := w.PartisanMen(); n < 450 || n > 600 {
		t.Errorf("3,000 partisans before 20,000 troops are %d after 25 weeks, want about 525", n)
	}
	if first, last := monthly[0], monthly[24]; first < 300 || first > 420 || last < 50 || last > 100 {
		t.Errorf("%d, later %d of the security forces die a month, want about 340 and 76", first, last)
	}
}

func TestAHuntedBandMelts(t *testing.T) {
	w := campaign(3)
	w.Day = calendar.Of(1949, 7, 3)
	w.Districts[1].Guerrillas = 0
	for k := range 3 {
		w.Force.Battalions[0].Duty[k] = force.Suppression
	}
	id := w.form(700, 1, 1, true)
	for range 6 {
		w.chaseBands()
	}
	if n := w.Force.Strength[id].Men; n < 115 || n > 135 {
		t.Errorf("700 hunted men are %d after six weeks, want 125", n)
	}
	if w.Tally.SentLost != 700-w.Force.Strength[id].Men {
		t.Errorf("%d of them are counted as lost", w.Tally.SentLost)
	}
	// Let alone they last longer, and people side with them.
	w = campaign(3)
	w.Day = calendar.Of(1949, 7, 3)
	id = w.form(700, 1, 1, true)
	support := w.Districts[1].Support
	for range 6 {
		w.chaseBands()
	}
	if n := w.Force.Strength[id].Men; n < 350 || w.Districts[1].Support <= support {
		t.Errorf("700 men let alone are %d, support %d after %d", n, w.Districts[1].Support, support)
	}
}

// A battalion that does nothing else goes from 20 to 70 in about 31 weeks; in the fifty weeks before the
// middle of June 1950 it gets there only if duty takes no more than three tenths of its time.
func TestTraining(t *testing.T) {
	r := DefaultRules().Army
	trained := func(busy, weeks int) int { return r.NewTraining + weeks*r.learned(1000, busy) }
	if trained(0, 30) >= r.BattalionReady || trained(0, 32) < r.BattalionReady {
		t.Errorf("after 30 and 32 weeks training is %d and %d, want 7,000 between", trained(0, 30), trained(0, 32))
	}
	if trained(300, 50) < r.BattalionReady || trained(330, 50) >= r.BattalionReady {
		t.Errorf("with .30 and .33 of duty, fifty weeks make %d and %d", trained(300, 50), trained(330, 50))
	}
	if trained(460, 50) < r.CompanyReady || trained(500, 50) >= r.CompanyReady {
		t.Errorf("with .46 and .50 of duty, fifty weeks make %d and %d", trained(460, 50), trained(500, 50))
	}
	w := campaign(1)
	w.South.Arms, w.South.Advisers = int32(w.ArmyMen()), int16(w.Readiness().Battalions*r.AdvisersEach)
	if n := w.TrainingIndex(); n < 990 || n > 1000 {
		t.Errorf("with arms for all and seven advisers a battalion the index is %d, want 1,000", n)
	}
}

// What a band ties down grows slower than the band.
func TestBandsTieDownTroops(t *testing.T) {
	for men, want := range map[int]int{100: 40, 240: 80, 400: 121, 1000: 251} {
		if n := tied(men); n < want-1 || n > want+1 {
			t.Errorf("%d^.8 is %d, want %d", men, n, want)
		}
	}
}

// Allies give their consent for causes, and the lines add up.
func TestPermissionHasCauses(t *testing.T) {
	w := campaign(1)
	full := func() int { return w.PermissionTenths(nil) }
	w.South.Americans = 16
	before := full()
	w.South.Americans = 0
	if n := full(); n != before+20 {
		t.Errorf("with the Americans gone %d, before %d", n, before)
	}
	w.provoke(3000)
	if n := full(); n != before+20-30-20 { // three provocations, and the aid that they bring
		t.Errorf("after three provocations %d, before %d", n, before+20)
	}
}

// What keeps partisans from raiding is soldiers who are after them: where there are only police they raid.
func TestPoliceDoNotKeepPartisansFromRaiding(t *testing.T) {
	w := campaign(1)
	w.Districts[1].Guerrillas, w.Districts[1].Police = 180, 4000
	w.raid()
	if w.Tally.Raids != 3 {
		t.Errorf("180 partisans among 4,000 police raid %d times, want 3", w.Tally.Raids)
	}
	for k := range 3 {
		w.post(0, k, force.Suppression, 1)
	}
	w.raid()
	if w.Tally.Raids != 3 {
		t.Errorf("before a regiment that is after them they raid %d times", w.Tally.Raids-3)
	}
}

// The country feeds twice as many partisans from April to November as in winter.
func TestTheHillsFeedMoreInSummer(t *testing.T) {
	joined := func(month int) int32 {
		w := theWholeSouth(1)
		w.Day = calendar.Of(1949, month, 3)
		w.Districts[0].Guerrillas = 3000
		for range 10 {
			w.fillPartisans()
		}
		return w.Tally.Joined
	}
	if summer, winter := joined(7), joined(1); winter != 0 || summer < 100 {
		t.Errorf("with 3,000 in arms %d join in ten weeks of summer and %d in ten of winter; want many, and none", summer, winter)
	}
}

// Protection and reform win over a part of those who support the partisans, never all of them.
func TestSupportDoesNotGoToNothing(t *testing.T) {
	w := theWholeSouth(1)
	w.South.LandReform = 0
	s := &w.Districts[0]
	for range 150 {
		s.Protection, s.Conduct = 1000, Amnesty
		w.think(0)
	}
	if s.Support < 50 || s.Support > 200 {
		t.Errorf("after three safe years with reform and amnesty %d thousandths support the partisans", s.Support)
	}
}

// A band is formed of a hundred men, and breaks up when it has lost most of them.
func TestABandBreaksUpLate(t *testing.T) {
	w := campaign(1)
	id := w.form(120, 1, 1, true)
	w.shrink(id, 60)
	if w.Force.Strength[id].Men != 60 {
		t.Errorf("a band that has shrunk to 60 has %d", w.Force.Strength[id].Men)
	}
	before := w.Districts[1].Guerrillas
	w.shrink(id, 20)
	if w.Partisans(id) || w.Districts[1].Guerrillas != before+40 || w.Tally.SentLost != 80 {
		t.Errorf("of one that has shrunk to 40, %d joined the locals, %d are lost", w.Districts[1].Guerrillas-before, w.Tally.SentLost)
	}
	if w.form(90, 1, 1, true) != force.None {
		t.Error("90 men form a band")
	}
}

// What an alarm brings in aid comes three quarters later.
func TestAidComesLate(t *testing.T) {
	w := campaign(1)
	w.North.Provoked = 3000
	before := w.South.Arms
	var came []int32
	for range 4 {
		w.deliverAid()
		came = append(came, w.South.Arms-before)
		before = w.South.Arms
	}
	if came[0] != came[2] || came[3] <= came[2] {
		t.Errorf("arms for %v men come in four quarters after an alarm", came)
	}
}

// What is foretold of the army's training is what its weeks bring, as long as nothing else happens.
func TestTrainingIsForetold(t *testing.T) {
	w := campaign(1)
	w.post(1, 2, force.Suppression, 1)
	training, onDuty := w.Learning()
	before := w.Force.Battalions[1].Training
	for range 30 {
		w.train()
	}
	after := w.Force.Battalions[1].Training
	if got := int(after[0] - before[0]); got != 30*training {
		t.Errorf("30 weeks of training bring %d, foretold were %d", got, 30*training)
	}
	if got, want := int(after[2]-before[2]), max(30*onDuty, w.Setup.Rules.Army.TrainingLeast-int(before[2])); got != want {
		t.Errorf("30 weeks on duty bring %d, foretold were %d", got, want)
	}
	now := w.Readiness()
	if then := w.ReadyBy(w.Day); then != now {
		t.Errorf("ready today are %+v, foretold %+v", now, then)
	}
	w = campaign(1)
	now = w.Readiness()
	if then := w.ReadyBy(w.Day + 7*200); then.Battalion <= now.Battalion || then.OnDuty != now.OnDuty {
		t.Errorf("ready in 200 weeks are %+v, today %+v", then, now)
	}
}
