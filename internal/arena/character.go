package arena

import (
	"slices"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/match"
	"parallel38/internal/stats"
)

// The character of play is seven ratios, each a count of what happened over a count of what might have. They are
// counted on every evening of a game from the war itself, fog and all, because a measure is no player. docs/arena.md
// defines them for readers.
const (
	gaps     = iota // hexes of the front past which the enemy could march tomorrow, of all hexes of the front
	suicides        // hopeless attacks without a reason, of all attacks
	effort          // quarters of a regiment that attack at the main effort, of all that attack
	idle            // unit-days on which a fit unit does nothing far from the enemy, of all unit-days of fit units
	strays          // marches that took a unit out of supply, of all unit-days with a march
	reserves        // quarters that stand behind the front within a day's march, of all quarters of fit units
	pockets         // enemy units cut off that were destroyed, of all that were cut off
	measureCount
)

// measures name the ratios; all are given per hundred.
var measures = [measureCount]struct{ name, title string }{
	gaps:     {"gaps", "gaps"},
	suicides: {"suicides", "suicides"},
	effort:   {"main_effort", "main effort"},
	idle:     {"idle", "idle"},
	strays:   {"strays", "strays"},
	reserves: {"reserves", "reserves"},
	pockets:  {"pockets", "pockets used"},
}

// Numbers of the definitions.
const (
	raidHexes    = 8   // no enemy who stands further off is asked whether he could walk through a gap
	hopeless     = 3   // an attack is hopeless that is expected to cost so many times the share of its men that it costs the enemy of his …
	fairChance   = 250 // … unless it has this chance in a thousand of winning ground
	effortHexes  = 2   // attacks at most so far from the heaviest one are of the main effort
	effortLeast  = 12  // quarters that must attack on a day for it to have a main effort: three regiments
	farHexes     = 5   // from the enemy: further off a unit that does nothing is idle
	fitFatigue   = 700 // thousandths, at most …
	fitStrength  = 30  // … per cent of the establishment, at least …
	fitSupply    = 1000
	frontHexes   = 1 // units so near to the front are in the line, …
	reserveHexes = 6 // … and so near in reserve
	pocketHexes  = 2 // who was cut off with enemies so near was encircled
)

// fraction is a ratio's two counts.
type fraction struct{ of, all int64 }

func (f *fraction) add(hit bool) {
	f.all++
	if hit {
		f.of++
	}
}

// watch measures one game, evening by evening.
type watch struct {
	tally [force.Sides][measureCount]fraction
	read  int // entries of the log that have been counted

	// By unit.
	at     []hex.Index // where it stood at the last evening, hex.None nowhere
	cut    []bool      // it was out of supply then
	pocket []bool      // it is encircled
	active []bool      // scratch: it did something today, or something was done to it
	walked []bool      // scratch: it marched today, by order

	// By hex; scratch.
	home  [force.Sides][]bool // ground linked with the side's sources through its own
	front [force.Sides][]bool
	open  []bool
	lines [force.Sides]game.SupplyField
	queue []hex.Index
	reach game.Reach
}

// newWatch begins on the first morning or later: what was before is not counted.
func newWatch(m *match.Match) *watch {
	n, units := m.World().Map.Len(), m.World().Force.Len()
	w := &watch{at: slices.Repeat([]hex.Index{hex.None}, units), cut: make([]bool, units), pocket: make([]bool, units), active: make([]bool, units), walked: make([]bool, units), open: make([]bool, n)}
	for side := range w.home {
		w.home[side], w.front[side] = make([]bool, n), make([]bool, n)
	}
	return w
}

// notes are the counts as a Result keeps them: by side and ratio, what happened and what might have.
func (w *watch) notes() (notes []int64) {
	for side := force.North; side < force.Sides; side++ {
		for _, f := range w.tally[side] {
			notes = append(notes, f.of, f.all)
		}
	}
	return notes
}

// noteCount is how many notes a game has.
const noteCount = (int(force.Sides) - 1) * measureCount * 2

// evening counts a day that is over. The next dawn has passed already, as it has for whoever looks at a war
// between two days, unless the war is over.
func (w *watch) evening(m *match.Match) {
	b := &m.World().Board
	w.day(b, m.Log())
	for side := force.North; side < force.Sides; side++ {
		w.link(b, side)
		b.SupplyLines(side, &w.lines[side])
	}
	for side := force.North; side < force.Sides; side++ {
		w.draw(b, side)
		if !m.Over() { // nobody marches tomorrow
			w.countGaps(b, side)
		}
		w.countUnits(b, side)
	}
	w.countPockets(b)
	for _, id := range b.Force.Combat {
		w.at[id], w.cut[id] = b.Force.Place[id].Hex, b.Force.Stores[id].Cut > 0
	}
}

// day reads what has been ordered and has happened since the last evening.
func (w *watch) day(b *game.Board, log []match.Entry) {
	clear(w.active)
	clear(w.walked)
	var attacks [force.Sides][]strike
	for ; w.read < len(log); w.read++ {
		entry := &log[w.read]
		if entry.Order.Kind == game.Move {
			w.walked[entry.Order.Unit] = true
		}
		for i := range entry.Events {
			switch e := &entry.Events[i]; e.Kind {
			case game.Fought:
				for _, id := range slices.Concat(e.Report.Attackers, e.Report.Defenders) {
					w.active[id] = true
				}
				w.tally[e.Side][suicides].add(w.suicidal(b, e.Side, e.Report))
				attacks[e.Side] = append(attacks[e.Side], strikeOf(b, e.Report))
			case game.Arrived, game.Stepped, game.Entrained, game.Embarked, game.Landed, game.Reinforced, game.FellBack, game.Retreated:
				w.active[e.Unit] = true
			}
		}
	}
	for side := force.North; side < force.Sides; side++ {
		w.countEffort(b, side, attacks[side])
	}
}

// suicidal tells whether an attack was expected to cost a far greater share of those who made it than of the enemy
// and had no reason: no fair chance of ground, no place that counts, no own troops to free and no encircled enemy to
// finish. The odds are those of the fight as it was fought: what fog hid speaks against the attacker.
func (w *watch) suicidal(b *game.Board, side force.Side, r *game.Report) bool {
	cost := r.Odds.Attacker.Men
	gain := r.Odds.Defender.Men + int32(int64(r.Odds.CollapseMean)*int64(r.Odds.Gain)>>16)
	ours, theirs := menIn(b, r.Attackers, r.Outcome.Attacker.Men), menIn(b, r.Defenders, r.Outcome.Defender.Men)
	if int64(cost)*theirs <= hopeless*int64(gain)*ours || int64(r.Odds.Gain)*1000 >= fairChance<<16 {
		return false
	}
	for i := range b.Setup.Victory {
		if c := &b.Setup.Victory[i]; c.Place == r.Order.Hex {
			return false
		}
	}
	for _, id := range slices.Concat(r.Attackers, r.Defenders) {
		if w.cut[id] {
			return false
		}
	}
	for _, id := range b.Force.Combat {
		if w.cut[id] && b.Force.Side(id) == side && w.at[id] != hex.None && b.Map.Distance(w.at[id], r.Order.Hex) <= pocketHexes {
			return false
		}
	}
	return true
}

// menIn counts the men who went into a fight: who is left in the evening, and who was lost in it.
func menIn(b *game.Board, ids []force.ID, lost int32) int64 {
	men := int64(lost)
	for _, id := range ids {
		men += int64(b.Force.Strength[id].Men)
	}
	return men
}

// strike is an attack of the day.
type strike struct {
	at       hex.Index
	quarters int64
}

func strikeOf(b *game.Board, r *game.Report) (s strike) {
	s.at = r.Order.Hex
	for _, id := range r.Attackers {
		s.quarters += int64(b.Force.Quarters(id))
	}
	return s
}

// countEffort finds the main effort of a side's day: the attack round which most attacked.
func (w *watch) countEffort(b *game.Board, side force.Side, attacks []strike) {
	var all, most int64
	for _, s := range attacks {
		all += s.quarters
		near := int64(0)
		for _, other := range attacks {
			if b.Map.Distance(s.at, other.at) <= effortHexes {
				near += other.quarters
			}
		}
		most = max(most, near)
	}
	if all >= effortLeast {
		f := &w.tally[side][effort]
		f.of, f.all = f.of+most, f.all+all
	}
}

// link marks a side's ground that hangs together with a source of its supply.
func (w *watch) link(b *game.Board, side force.Side) {
	home := w.home[side]
	clear(home)
	w.queue = w.queue[:0]
	visit := func(h hex.Index) {
		if h != hex.None && !home[h] && b.Control[h] == side {
			home[h] = true
			w.queue = append(w.queue, h)
		}
	}
	for _, s := range b.Setup.Supply[side].Sources {
		visit(s.Hex)
	}
	for i := 0; i < len(w.queue); i++ {
		h := w.queue[i]
		for d, n := range b.Map.Near[h] {
			if n != hex.None && !b.Map.Edge(h, hex.Dir(d)).Strait {
				visit(n)
			}
		}
	}
}

// draw marks a side's front: its linked ground that borders on the enemy's linked ground. Raiders, pockets and
// islands have none.
func (w *watch) draw(b *game.Board, side force.Side) {
	for _, h := range b.Map.Land {
		w.front[side][h] = false
		if !w.home[side][h] {
			continue
		}
		for d, n := range b.Map.Near[h] {
			if n != hex.None && w.home[side.Enemy()][n] && !b.Map.Edge(h, hex.Dir(d)).Strait {
				w.front[side][h] = true
			}
		}
	}
}

// countGaps counts the hexes of a side's front, and those that nobody holds or covers with a zone of control and
// past which an enemy large enough to take ground can march on his next day.
func (w *watch) countGaps(b *game.Board, side force.Side) {
	enemy := side.Enemy()
	w.queue = w.queue[:0]
	for _, h := range b.Map.Land {
		w.open[h] = false
		if !w.front[side][h] {
			continue
		}
		w.tally[side][gaps].all++
		if b.Holder(h) != side && !b.InZOC(h, enemy) {
			w.open[h] = true
			w.queue = append(w.queue, h)
		}
	}
	for _, id := range b.Force.Combat {
		from := b.Force.Place[id].Hex
		if b.Force.Side(id) != enemy || from == hex.None || !holdsGround(b, id) ||
			!slices.ContainsFunc(w.queue, func(h hex.Index) bool { return w.open[h] && b.Map.Distance(from, h) <= raidHexes }) {
			continue
		}
		b.Reach(id, &w.reach)
		for _, h := range w.reach.Hexes {
			if w.open[h] && w.through(b, side, h) {
				w.open[h] = false
				w.tally[side][gaps].of++
			}
		}
	}
}

// through tells whether the unit whose reach is known comes past a hex of a side's front into the ground behind it.
func (w *watch) through(b *game.Board, side force.Side, h hex.Index) bool {
	for _, n := range b.Map.Near[h] {
		if n != hex.None && w.home[side][n] && !w.front[side][n] && w.reach.Minutes(n) >= 0 {
			return true
		}
	}
	return false
}

// holdsGround tells whether a unit takes the ground it marches over.
func holdsGround(b *game.Board, id force.ID) bool {
	return b.Force.Quarters(id) >= b.Setup.Rules.March.HoldsGround && b.Force.Identity[id].Arm != force.Artillery
}

// fit tells whether something can be asked of a unit: it fights in the line, is not spent and has a day's supply.
func fit(b *game.Board, id force.ID) bool {
	c, s := &b.Force.Condition[id], &b.Force.Strength[id]
	return b.Force.Identity[id].Arm != force.Artillery && b.Force.Place[id].Hex != hex.None && !c.Routed && c.Fatigue <= fitFatigue &&
		s.Men*100 >= s.Paper*fitStrength && b.Force.Stores[id].Supply >= fitSupply
}

// countUnits counts idle units, marches out of supply and reserves of a side.
func (w *watch) countUnits(b *game.Board, side force.Side) {
	for _, id := range b.Force.Combat {
		h := b.Force.Place[id].Hex
		if b.Force.Side(id) != side || h == hex.None {
			continue
		}
		if w.walked[id] && w.at[id] != hex.None {
			w.tally[side][strays].add(w.lines[side].Reaches(w.at[id]) && !w.lines[side].Reaches(h))
		}
		if !fit(b, id) {
			continue
		}
		if w.at[id] != hex.None { // who has just come may rest
			w.tally[side][idle].add(!w.active[id] && !w.busy(b, id))
		}
		f := &w.tally[side][reserves]
		q := int64(b.Force.Quarters(id))
		f.all += q
		if away := w.fromFront(b, side, h); away > frontHexes && away <= reserveHexes {
			f.of += q
		}
	}
}

// busy tells whether a unit that did nothing has a reason: the enemy is near, it is a reserve, or it alone holds a
// place that counts.
func (w *watch) busy(b *game.Board, id force.ID) bool {
	h, side := b.Force.Place[id].Hex, b.Force.Side(id)
	if b.Force.Standing[id].Reserve || near(b, h, side.Enemy(), farHexes) {
		return true
	}
	guards := b.Map.Cells[h].Place != atlas.NoPlace || b.Map.Cells[h].Port > 0 || b.Map.Cells[h].Airfield > 0
	for other := range b.Stack(h) {
		guards = guards && (other == id || b.Force.Identity[other].Arm == force.Artillery)
	}
	return guards
}

// near tells whether a unit of a side stands at most so many hexes from a hex.
func near(b *game.Board, h hex.Index, side force.Side, hexes int) bool {
	for _, id := range b.Force.Combat {
		if at := b.Force.Place[id].Hex; at != hex.None && b.Force.Side(id) == side && b.Map.Distance(at, h) <= hexes {
			return true
		}
	}
	return false
}

// fromFront is the distance in hexes from a hex to its side's front, beyond reserveHexes if it is further.
func (w *watch) fromFront(b *game.Board, side force.Side, h hex.Index) int {
	best := reserveHexes + 1
	col, row := b.Map.ColRow(h)
	for r := row - reserveHexes - 1; r <= row+reserveHexes+1; r++ {
		for c := col - reserveHexes; c <= col+reserveHexes; c++ {
			if n := b.Map.At(c, r); n != hex.None && w.front[side][n] {
				best = min(best, b.Map.Distance(h, n))
			}
		}
	}
	return best
}

// countPockets follows the units that lose their way to supply with the enemy near them, until they are destroyed
// or supply comes through again; the enemy's is the chance, and his the success. Who leaves by sea has got away.
func (w *watch) countPockets(b *game.Board) {
	for _, id := range b.Force.Combat {
		side, place := b.Force.Side(id), &b.Force.Place[id]
		f := &w.tally[side.Enemy()][pockets]
		cut := place.Hex != hex.None && b.Force.Stores[id].Cut > 0
		switch {
		case w.pocket[id] && place.Presence == force.Destroyed:
			f.add(true)
			w.pocket[id] = false
		case w.pocket[id] && !cut:
			f.add(false)
			w.pocket[id] = false
		case !w.pocket[id] && cut && !w.cut[id] && b.Force.Identity[id].Arm != force.Artillery:
			w.pocket[id] = near(b, place.Hex, side.Enemy(), pocketHexes)
		}
	}
}

// Character is how one AI plays one side of one scenario. A measure is nil if there was nothing to measure.
type Character struct {
	Scenario   string    `json:"scenario"`
	AI         string    `json:"ai"`
	Side       string    `json:"side"` // north, south, or both
	Games      int       `json:"games"`
	Gaps       *Estimate `json:"gap_turns_per_100_front_turns"`
	Suicides   *Estimate `json:"suicide_percent"`
	MainEffort *Estimate `json:"main_effort_percent"`
	Idle       *Estimate `json:"idle_percent"`
	Strays     *Estimate `json:"strays_percent"`
	Reserves   *Estimate `json:"reserves_percent"`
	Pockets    *Estimate `json:"pockets_used_percent"`
}

// values are the measures in their order.
func (c *Character) values() [measureCount]*Estimate {
	return [measureCount]*Estimate{c.Gaps, c.Suicides, c.MainEffort, c.Idle, c.Strays, c.Reserves, c.Pockets}
}

// bothSides stands for games as either side.
const bothSides = "both"

// characters measure every AI as either side of every scenario, and in all its games.
func (a *Arena) characters() (all []Character) {
	for _, ai := range a.AIs {
		var everywhere [][]fraction
		for _, scenario := range a.Scenarios {
			for side := force.North; side < force.Sides; side++ {
				games := a.measured(scenario, ai, side)
				everywhere = append(everywhere, games...)
				all = append(all, characterOf(scenario, ai, side.String(), games))
			}
		}
		all = append(all, characterOf(All, ai, bothSides, everywhere))
	}
	return all
}

// measured lists the fractions of each game that an AI played as a side.
func (a *Arena) measured(scenario, ai string, side force.Side) (games [][]fraction) {
	for _, b := range a.bouts {
		for _, l := range b.legs {
			if b.scenario != scenario || l.plan.Players[side] != ai {
				continue
			}
			for run := 1; run <= min(a.round, l.plan.Runs); run++ {
				if g := l.games[run]; g != nil && len(g.notes) == noteCount {
					games = append(games, fractions(g, side))
				}
			}
		}
	}
	return games
}

// fractions are a side's part of a game's notes.
func fractions(g *record, side force.Side) (list []fraction) {
	for i := range measureCount {
		at := 2 * (int(side-force.North)*measureCount + i)
		list = append(list, fraction{g.notes[at], g.notes[at+1]})
	}
	return list
}

// characterOf sums up games: the ratio of the sums, and its interval over games.
func characterOf(scenario, ai, side string, games [][]fraction) Character {
	var of [measureCount]*Estimate
	for i := range of {
		ratio := func(pick []int) float64 {
			var sum fraction
			for _, k := range pick {
				sum.of, sum.all = sum.of+games[k][i].of, sum.all+games[k][i].all
			}
			return 100 * float64(sum.of) / float64(sum.all) // NaN of nothing
		}
		every := make([]int, len(games))
		for k := range every {
			every[k] = k
		}
		if value := ratio(every); value == value {
			of[i] = &Estimate{value, stats.Bootstrap(len(games), level, ratio)}
		}
	}
	return Character{scenario, ai, side, len(games), of[gaps], of[suicides], of[effort], of[idle], of[strays], of[reserves], of[pockets]}
}
