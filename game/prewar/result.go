package prewar

import (
	"parallel38/game/force"
	"parallel38/game/ledger"
)

// Result is what a campaign is worth as it stands, in tenths of a point, the North's positive, line by
// line: what each side is left with. Lives are in no line; see Level.
func (b *Board) Result(l *ledger.Ledger) int {
	r := &b.Setup.Rules.Result
	l.Reset(ledger.TenthsPoints)
	south := b.Readiness()
	standing, people := 0, 0
	for i := range b.Districts {
		n := int(b.Setup.Districts[i].People)
		standing += int(b.Districts[i].Support) * n
		people += n
	}
	standing /= max(1, people)
	sum := 0
	if b.Ending == Peace {
		sum += l.Add(ledger.ResultPeace, -r.Peace)
	}
	sum += l.Add(ledger.ResultDivisions, (b.ReadyDivisions()-b.Setup.Rules.North.ReadyFull)*r.Division)
	sum += l.Add(ledger.ResultReadiness, (r.Expected-south.PC(south.Battalion))*r.Battalion)
	sum += l.Add(ledger.ResultPartisans, b.PartisanMen()/100*r.Partisans)
	sum += l.Add(ledger.ResultStability, (b.Setup.Rules.Aid.StableNormal-int(b.South.Stability))/10*r.Stability)
	sum += l.Add(ledger.ResultStanding, (standing-r.Accepted)/10*r.Standing)
	sum += l.Add(ledger.ResultEighth, (r.EighthAt-int(b.South.EighthArmy))/100*r.Eighth)
	sum += l.Add(ledger.VictoryPar, -b.Setup.Par)
	return sum
}

// Level is how far a result goes.
type Level uint8

// The levels.
const (
	Undecided Level = iota
	SmallSuccess
	LargeSuccess
)

// Level is whose success a campaign is as it stands, and how large. The civilians whom a side has killed
// cap it: capped tells that they took a level from it.
func (b *Board) Level() (side force.Side, level Level, capped bool) {
	r := &b.Setup.Rules.Result
	result := b.Result(nil)
	dead := b.Dead()
	side, killed := force.North, int(dead.ByPartisans)
	if result < 0 {
		side, result, killed = force.South, -result, int(dead.ByForces)
	}
	switch {
	case result >= r.Large:
		level = LargeSuccess
	case result >= r.Small:
		level = SmallSuccess
	}
	most := LargeSuccess
	switch {
	case killed >= r.NoSuccess:
		most = Undecided
	case killed >= r.Condemned:
		most = SmallSuccess
	}
	if level > most {
		level, capped = most, true
	}
	if level == Undecided {
		side = force.NoSide
	}
	return side, level, capped
}

// Toll is the range in which a number of civilians killed is told. What the campaign counts is what was
// counted by name; counts of the time and after differ by a factor of two (Cheju: 14,373 named, up to
// 30,000 by others).
func Toll(counted int32) (low, high int32) {
	round := int32(10)
	if counted >= 1000 {
		round = 100
	}
	return counted / round * round, (2*counted + round - 1) / round * round
}
