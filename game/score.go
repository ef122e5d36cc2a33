package game

import (
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/fixed"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// ScoreLine is one line of the score: what a victory condition has brought its side.
type ScoreLine struct {
	Condition int // into Setup.Victory
	Tenths    int // of a point, for the condition's side
}

// ScoreLedger is the score line by line, in the order of the scenario's schedule.
func (b *Board) ScoreLedger() []ScoreLine {
	lines := make([]ScoreLine, len(b.Setup.Victory))
	for i := range lines {
		lines[i] = ScoreLine{i, int(b.Score[i])}
	}
	return lines
}

// ParToDate is the part of par that the days played so far have earned, tenths: it accrues evenly, so that
// a war begins even.
func (b *Board) ParToDate() int {
	return b.Setup.Par * int(b.Turn) / max(1, b.Setup.Turns)
}

// Result is the score against par in tenths of a point, positive when the North is ahead.
func (b *Board) Result() int { return b.Total() - b.ParToDate() }

// Total is the score in tenths of a point, positive when the North is ahead; par is not in it.
func (b *Board) Total() int {
	total := 0
	for i, c := range b.Setup.Victory {
		if c.Side == force.North {
			total += int(b.Score[i])
		} else {
			total -= int(b.Score[i])
		}
	}
	return total
}

// reckon scores what has come true by tonight, and ends the war when its days are over or a sudden end
// has come. A war is won against par: the score that equal players reach with these forces.
func (w *World) reckon() {
	last := int(w.Turn) >= w.Setup.Turns
	for i := range w.Setup.Victory {
		c := &w.Setup.Victory[i]
		if now := w.scored(i, c, last); now != int(w.Score[i]) {
			gain := now - int(w.Score[i])
			w.Score[i] = int16(now)
			w.emit(Event{Kind: Scored, Side: c.Side, Unit: force.None, Other: force.None, Hex: c.Place, From: hex.None, Value: gain, Index: i,
				SeenBy: [force.Sides]bool{force.North: true, force.South: true}})
		}
	}
	result := w.Result()
	for i := range w.Setup.Victory {
		if c := &w.Setup.Victory[i]; c.Kind == SuddenEnd && w.Control[c.Place] == c.Side || c.Kind == PortsLost && w.portsLost(i, c) {
			w.finish(c.Side, result)
			return
		}
	}
	if last {
		w.endByScore()
		return
	}
	if w.Day.Weekday() == 0 {
		w.offerEnd(result)
	}
}

// offerEnd counts the Sundays on which one side is far ahead. Nobody has to take the end that is offered
// then: a game goes on as if nothing had been said.
func (w *World) offerEnd(result int) {
	switch {
	case result >= w.rules.Score.DecidedLead:
		w.Sundays = max(w.Sundays, 0) + 1
	case result <= -w.rules.Score.DecidedLead:
		w.Sundays = min(w.Sundays, 0) - 1
	default:
		w.Sundays = 0
	}
	if max(int(w.Sundays), -int(w.Sundays)) == w.rules.Score.DecidedSundays {
		w.emit(Event{Kind: EndOffered, Side: ahead(result), Unit: force.None, Other: force.None, Hex: hex.None, From: hex.None, Value: result,
			SeenBy: [force.Sides]bool{force.North: true, force.South: true}})
	}
}

// EndOffered tells whether either side may Settle.
func (b *Board) EndOffered() bool {
	return max(int(b.Sundays), -int(b.Sundays)) >= b.rules.Score.DecidedSundays
}

// endByScore ends the war with its score as it stands.
func (w *World) endByScore() {
	result := w.Result()
	w.finish(ahead(result), result)
}

// ahead is the side that a score against par favours.
func ahead(result int) force.Side {
	switch {
	case result > 0:
		return force.North
	case result < 0:
		return force.South
	}
	return force.NoSide
}

// finish ends the war.
func (w *World) finish(winner force.Side, result int) {
	w.Phase, w.Winner = Over, winner
	w.emit(Event{Kind: WarEnded, Side: winner, Unit: force.None, Other: force.None, Hex: hex.None, From: hex.None, Value: result,
		SeenBy: [force.Sides]bool{force.North: true, force.South: true}})
}

// scored is what a condition is worth to its side after tonight, tenths.
func (w *World) scored(i int, c *Condition, last bool) int {
	score := int(w.Score[i])
	due := c.Day == w.Day || c.Day == 0 && last // the day of reckoning
	switch c.Kind {
	case Take:
		return score + w.taken(i, c)
	case Hold, GunsSaved, ArmyInBeing, MenInBeing:
		if due {
			return w.reckoned(c)
		}
	case CrossRiver:
		if w.Captured[i] == 0 && (c.Day == 0 || w.Day <= c.Day) && w.tanksBeyond(c) {
			return w.come(i, c.Points)
		}
	case GunsTaken:
		return w.gunsTaken(c.Side) / max(1, c.Per) * c.Points
	case Front:
		if w.Day.Weekday() == 0 {
			return score + w.frontPoints(c)
		}
	case BridgeWhole:
		if w.Captured[i] == 0 && w.bridgeTaken(c) {
			return w.come(i, c.Points)
		}
	case BridgeClosed:
		if w.Captured[i] != 0 { // noted when it was blown
			return c.Points
		}
	}
	return score
}

// reckoned is what a condition that is scored on one day would bring its side today, tenths; 0 for any other.
func (b *Board) reckoned(c *Condition) int {
	switch c.Kind {
	case Hold:
		if b.Control[c.Place] == c.Side {
			return c.Points
		} else if c.Both {
			return -c.Points
		}
	case GunsSaved:
		return b.gunsLeft(c.Side) / max(1, c.Per) * c.Points
	case ArmyInBeing:
		return (b.regiments(c) - c.Base) / max(1, c.Per) * c.Points
	case MenInBeing:
		return (b.menSupplied(c.Side) - c.Base) / max(1, c.Per) * c.Points
	}
	return 0
}

// Outlook is the score at the end in tenths of a point, positive when the North is ahead, were everything to stay as it
// is: what is scored on a day to come is reckoned today, and the front of today counts on every Sunday to come.
func (b *Board) Outlook() int {
	total := b.Total()
	for i := range b.Setup.Victory {
		c := &b.Setup.Victory[i]
		points := 0
		switch {
		case c.Kind == Front:
			points = b.frontPoints(c) * b.sundaysLeft()
		case b.Score[i] == 0 && (c.Day == 0 || c.Day >= b.Day):
			points = b.reckoned(c)
		}
		if c.Side == force.South {
			points = -points
		}
		total += points
	}
	return total
}

// sundaysLeft is how many Sundays are still to be reckoned, today among them unless the war is over.
func (b *Board) sundaysLeft() (n int) {
	if b.Phase == Over {
		return 0
	}
	for day := b.Day; day < b.Setup.Start+calendar.Day(b.Setup.Turns); day++ {
		if day.Weekday() == 0 {
			n++
		}
	}
	return n
}

// come notes that a condition has come true tonight.
func (w *World) come(i, points int) int {
	w.Captured[i] = w.Day
	return points
}

// taken is what tonight adds for a place that is to be taken: the points of its date on the day of its
// capture, and the price of each day that it is late or lost again.
func (w *World) taken(i int, c *Condition) int {
	gain := 0
	if w.Control[c.Place] == c.Side {
		if w.Captured[i] == 0 {
			w.Captured[i] = w.Day
			for _, s := range c.Table {
				if w.Day <= s.From {
					return s.Value
				}
			}
		}
	} else if c.After != 0 && w.Day >= c.After {
		gain -= c.Late
	}
	return gain
}

// tanksBeyond tells whether tanks of a condition's side stand south of its river.
func (b *Board) tanksBeyond(c *Condition) bool {
	for _, id := range b.Force.Combat {
		h := b.Force.Place[id].Hex
		if h == hex.None || b.Force.Side(id) != c.Side || !b.southOfRiver(h, c.River) {
			continue
		}
		for k, n := range b.Force.Strength[id].Weapons {
			if n > 0 && fight.Weapon(k).Tank() {
				return true
			}
		}
	}
	return false
}

// southOfRiver tells whether the way north from a hex crosses a river once, or any odd number of times.
func (b *Board) southOfRiver(h hex.Index, river string) bool {
	south := false
	for n := b.Map.Near[h][hex.N]; n != hex.None; h, n = n, b.Map.Near[n][hex.N] {
		if e := b.Map.Edge(h, hex.N); e.River != atlas.NoRiver && b.Map.Rivers[e.RiverName].En == river {
			south = !south
		}
	}
	return south
}

func (b *Board) gunsTaken(side force.Side) int {
	n := 0
	for k, taken := range b.Tally[side].WeaponsTaken {
		if fight.Weapon(k).Gun() {
			n += int(taken)
		}
	}
	return n
}

// gunsLeft counts the guns that are with a side's units on the map.
func (b *Board) gunsLeft(side force.Side) int {
	n := 0
	for _, id := range b.Force.Combat {
		if b.Force.Side(id) != side || !b.Force.Present(id) {
			continue
		}
		for k, have := range b.Force.Strength[id].Weapons {
			if fight.Weapon(k).Gun() {
				n += int(have)
			}
		}
	}
	return n
}

// regiments counts a side's fighting regiments that are whole enough and have a way to their supply,
// south of the condition's line if it has one.
func (b *Board) regiments(c *Condition) int {
	whole := c.Share
	if whole == 0 {
		whole = b.rules.Score.WholeRegiment
	}
	n := 0
	for _, id := range b.Force.Combat {
		u, s := &b.Force.Identity[id], &b.Force.Strength[id]
		if b.Force.Side(id) != c.Side || !b.Force.Present(id) || u.Echelon < force.Regiment || u.Arm == force.Artillery || u.Arm == force.Police {
			continue
		}
		if int(s.Men)*100 < int(s.Paper)*whole || b.Force.Stores[id].Cut > 0 {
			continue
		}
		if len(c.Line) == 0 || b.southOfLine(b.Force.Place[id].Hex, c.Line) {
			n++
		}
	}
	return n
}

// menSupplied counts a side's men who have three days' supply and a way to its sources, which is the way
// home.
func (b *Board) menSupplied(side force.Side) int {
	n := 0
	for _, id := range b.Force.Combat {
		if b.Force.Side(id) == side && b.Force.Present(id) && b.Force.Stores[id].Cut == 0 && b.Force.Stores[id].Supply >= b.rules.Score.Supplied {
			n += int(b.Force.Strength[id].Men)
		}
	}
	return n
}

// Lines across the peninsula are measured in tenths of a hex, that is in kilometres, from the middle of
// row 0 in an even column southwards.

// southing is the middle of a hex on that measure.
func (b *Board) southing(h hex.Index) int {
	col, row := b.Map.ColRow(h)
	return row*10 + col%2*5
}

// southOfLine tells whether a hex lies south of a line, in the corridor nearest to it.
func (b *Board) southOfLine(h hex.Index, line []Corridor) bool {
	col, _ := b.Map.ColRow(h)
	best, away := 0, b.Map.W
	for i, c := range line {
		if d := max(col-c.Column, c.Column-col); d < away {
			best, away = i, d
		}
	}
	return b.southing(h) > At(line[best].Record, b.Day)
}

// frontPoints is what tonight's front is worth in all corridors: points for every so many kilometres that
// it is ahead of the recorded line, for the condition's side.
func (b *Board) frontPoints(c *Condition) int {
	points := 0
	for i := range c.Line {
		ahead := b.FrontAhead(&c.Line[i])
		if c.Side == force.South {
			ahead = -ahead
		}
		points += int(fixed.DivRound(int64(ahead*c.Points), int64(max(1, c.Per))))
	}
	return points
}

// corridorColumns is how many columns to each side of its axis belong to a corridor.
const corridorColumns = 1

// FrontAhead is how far south of the recorded line the North has come in a corridor today, in
// kilometres, averaged over its columns.
func (b *Board) FrontAhead(c *Corridor) int {
	record := At(c.Record, b.Day)
	sum, columns := 0, 0
	for col := c.Column - corridorColumns; col <= c.Column+corridorColumns; col++ {
		north, south, ok := b.columnFront(col)
		if !ok {
			continue
		}
		columns++
		switch {
		case record < north:
			sum += north - record
		case record > south:
			sum += south - record
		}
	}
	return sum / max(1, columns)
}

// columnFront is between which two lines the front runs in one column, which are one line except at sea.
// The ground that the North holds counts as if it lay in one piece from the north, so that a patrol
// behind the lines moves the front by one hex and no more. It is not ok if nobody holds anything there.
func (b *Board) columnFront(col int) (north, south int, ok bool) {
	held := 0
	for row := range b.Map.H {
		if h := b.Map.At(col, row); h != hex.None && b.Control[h] == force.North {
			held++
		}
	}
	north, south = -10, 10*b.Map.H+10
	for row := range b.Map.H {
		h := b.Map.At(col, row)
		if h == hex.None || b.Control[h] == force.NoSide {
			continue
		}
		if ok = true; held == 0 {
			return north, b.southing(h) - 5, ok
		}
		north = b.southing(h) + 5
		held--
	}
	return north, south, ok
}

// isBridgeOf tells whether a bridge is the one that a condition means: at its place, and over its river
// if it names one.
func (b *Board) isBridgeOf(c *Condition, i int) bool {
	one, other := b.banks(i)
	site := b.links.bridges[i]
	return (one == c.Place || other == c.Place) &&
		(c.River == "" || b.Map.Rivers[b.Map.Edge(site.Hex, site.Dir).RiverName].En == c.River)
}

// bridgeTaken tells whether a condition's bridge has fallen whole into its side's hands: it stands, was
// never rebuilt, and both banks are the side's, which did not hold them at the start.
func (b *Board) bridgeTaken(c *Condition) bool {
	for i, br := range b.Bridges {
		one, other := b.banks(i)
		if br.State == Standing && br.Repair == 0 && b.isBridgeOf(c, i) && b.bridgeOwner(i) == c.Side &&
			(b.Setup.Control[one] != c.Side || b.Setup.Control[other] != c.Side) {
			return true
		}
	}
	return false
}

// bridgeClosed notes the conditions that a bridge blown by its owner makes true, those beyond it counted.
func (w *World) bridgeClosed(i int, owner force.Side) {
	quarters := 0
	for _, id := range w.Beyond(i, owner, nil) {
		quarters += w.Force.Quarters(id)
	}
	for n := range w.Setup.Victory {
		if c := &w.Setup.Victory[n]; c.Kind == BridgeClosed && c.Side == owner && w.isBridgeOf(c, i) && quarters <= 4*c.Base && w.Captured[n] == 0 {
			w.Captured[n] = w.Day
		}
	}
}

// portsLost counts the days on which the enemy of a condition's side has held none of his sources by
// the sea, and tells whether they are enough.
func (w *World) portsLost(i int, c *Condition) bool {
	enemy := c.Side.Enemy()
	for _, s := range w.Setup.Supply[enemy].Sources {
		if w.Map.Cells[s.Hex].Port > 0 && w.Control[s.Hex] == enemy {
			w.Captured[i] = 0
			return false
		}
	}
	if w.Captured[i] == 0 {
		w.Captured[i] = w.Day
	}
	return int(w.Day-w.Captured[i])+1 >= c.Base
}
