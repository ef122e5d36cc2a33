package game

import (
	"parallel38/game/calendar"
	"parallel38/game/dice"
	"parallel38/game/fixed"
	"parallel38/game/force"
	"parallel38/game/ledger"
)

// Commitment is how far the powers behind the South have gone. Each step takes in those before it.
type Commitment uint8

// The steps, in their order.
const (
	Uncommitted  Commitment = iota
	AirAndSea               // aircraft and ships support the army
	GroundTroops            // divisions from Japan
	Divisions               // divisions from the United States and the Pacific
	Contingents             // troops of other members of the United Nations
	Commitments             // how many there are
)

var commitmentNames = [Commitments]string{"none", "air-and-sea", "ground-troops", "divisions", "contingents"}

func (c Commitment) String() string { return commitmentNames[c] }

// ParseCommitment reads a step as scenario files write it.
func ParseCommitment(s string) (Commitment, bool) {
	for i, n := range commitmentNames {
		if n == s {
			return Commitment(i), true
		}
	}
	return 0, false
}

// Pledge is how far the powers have gone, and since when.
type Pledge struct {
	Level Commitment
	Since [Commitments]calendar.Day // 0: not yet
}

// pledge goes up to a level.
func (p *Pledge) pledge(level Commitment, day calendar.Day) {
	for l := p.Level + 1; l <= level; l++ {
		p.Since[l] = day
	}
	p.Level = level
}

// commit lets the powers take the next step, one a day at most. Its die knows the day and the step alone,
// so that two wars in which the lines are the same decide the same.
func (w *World) commit() {
	next, led, open := w.NextCommitment()
	if !open || int(w.Day-w.Setup.Start) < max(1, w.Setup.Commitment.Delay) {
		return
	}
	roll := dice.Roll(w.Seed, dice.Key{Stream: dice.Commitment, Day: int32(w.Day), A: int32(next)})
	if dice.Chance(roll, logistic(led.Total())) {
		w.Committed.pledge(next, w.Day)
		w.emit(w.note(Committed, force.NoSide, force.None, int(next)))
	}
}

// logistic is the chance of so many thousandths of a logit, in 65,536ths.
func logistic(milli int) int {
	odds := fixed.Exp(max(-20_000, min(20_000, milli)))
	return int(odds * fixed.One / (odds + fixed.One))
}

// NextCommitment is the next step that the powers may take and why they may: the lines add up to the
// logit of the chance that they take it at the next dawn. Open is false if there is none. The strength
// of the army is known to its own side alone: a View of the enemy's leaves that line at 0.
func (b *Board) NextCommitment() (next Commitment, led ledger.Ledger, open bool) {
	led.Reset(ledger.MilliLogit)
	c, r := &b.Setup.Commitment, &b.rules.Commit
	next = b.Committed.Level + 1
	if b.Committed.Level >= c.Limit {
		return b.Committed.Level, led, false
	}
	line := func(id ledger.LineID, value int, holds bool) {
		if !holds {
			value = 0
		}
		led.Add(id, value)
	}
	left := b.armyLeft(c.Army)
	line(ledger.CommitBase, r.Base[next], true)
	line(ledger.CommitCapital, r.Capital, b.Control[c.Capital] == force.North)
	line(ledger.CommitRiver, r.River, b.beyondRiver())
	line(ledger.CommitShaken, r.Shaken, left >= r.ShakenLow && left <= r.ShakenHigh)
	line(ledger.CommitResolution, r.Resolution, c.Resolution != 0 && b.Day >= c.Resolution)
	line(ledger.CommitEngaged, r.Engaged, b.Committed.Level >= AirAndSea)
	if c.Pressure != 0 {
		line(ledger.CommitPressure, c.Pressure, true)
	}
	return next, led, true
}

// CommitmentChance is the chance of the sum of a step's lines, in thousandths.
func CommitmentChance(led *ledger.Ledger) int { return logistic(led.Total()) * 1000 / fixed.One }

// armyLeft is what is left of an army that stood on the map when the war began, thousandths of its men;
// those on leave count, stragglers do not.
func (b *Board) armyLeft(nation force.Nation) int {
	was, is := 0, 0
	for _, id := range b.Force.Combat {
		u := &b.Setup.Units[id]
		if u.Nation != nation || u.Presence != force.Present {
			continue
		}
		was += int(u.Men + u.Absent)
		if b.Force.Present(id) {
			is += int(b.Force.Strength[id].Men + b.Force.Strength[id].Absent)
		}
	}
	return is * 1000 / max(1, was)
}

// beyondRiver tells whether the North holds ground south of the river near the capital.
func (b *Board) beyondRiver() bool {
	c := &b.Setup.Commitment
	for _, h := range within(b.Map, c.Capital, b.rules.Commit.RiverHexes, nil) {
		if b.Control[h] == force.North && b.southOfRiver(h, c.River) {
			return true
		}
	}
	return false
}

// engaged tells whether a unit's country lets it fight: those of the powers wait for the first step.
func (b *Board) engaged(id force.ID) bool {
	switch b.Force.Identity[id].Nation {
	case force.KPA, force.DPRKInterior, force.ROK:
		return true
	}
	return b.Committed.Level >= AirAndSea
}
