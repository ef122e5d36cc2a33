package main

import (
	"fmt"
	"slices"
	"strings"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/match"
	"parallel38/internal/text"
)

// diary tells a war day by day. It remembers how things stood the evening before, and what the last
// night's end already told of the coming day.
type diary struct {
	words   *text.Words
	read    int          // entries of the match's log told so far
	control []force.Side // by hex, the evening before
	axes    []axis
	lost    [force.Sides]int // men, the evening before
	changes []change         // places that changed hands since the beginning

	weather  game.Weather // of the day being played
	first    force.Side
	arrivals []force.ID // at its dawn
	abroad   []string   // what its dawn brought from off the map and in the air, in words
}

// axis is a corridor in which the front is measured.
type axis struct {
	name   atlas.Name
	column int
	front  int // km southwards, the evening before
}

// passes are the ways over the 38th parallel, for scenarios that name no corridors.
var passes = []string{"Kaesong", "Uijongbu", "Chunchon", "Kangnung"}

// toldRank is the lowest rank of a place whose loss the diary tells; keptRank of one whose holder the
// result names.
const (
	toldRank = 4
	keptRank = 2
)

// toldFights is how many of a day's fights are told one by one.
const toldFights = 5

func newDiary(words *text.Words, b *game.Board) *diary {
	d := &diary{words: words, control: slices.Clone(b.Setup.Control), weather: b.Weather, first: b.First}
	d.axes = axesOf(b)
	for i := range d.axes {
		d.axes[i].front = frontKm(b, d.axes[i].column)
	}
	return d
}

func axesOf(b *game.Board) []axis {
	for i := range b.Setup.Victory {
		if c := &b.Setup.Victory[i]; c.Kind == game.Front {
			var axes []axis
			for _, corridor := range c.Line {
				axes = append(axes, axis{name: corridor.Name, column: corridor.Column})
			}
			return axes
		}
	}
	var axes []axis
	for _, name := range passes {
		if p, ok := b.Map.Find(name); ok {
			col, _ := b.Map.ColRow(b.Map.Places[p].Hex)
			axes = append(axes, axis{name: b.Map.Places[p].Name, column: col})
		}
	}
	return axes
}

// lastDay is the date of the day that has just ended.
func lastDay(m *match.Match) calendar.Day {
	return m.Setup().Start + calendar.Day(m.Played()-1)
}

// note keeps which places changed hands on the day that has just ended, and returns them.
func (d *diary) note(m *match.Match) []atlas.PlaceID {
	b := &m.World().Board
	var taken []atlas.PlaceID
	for i := range b.Map.Places {
		p := &b.Map.Places[i]
		if p.Hex == hex.None || p.Rank > toldRank || b.Control[p.Hex] == d.control[p.Hex] {
			continue
		}
		taken = append(taken, atlas.PlaceID(i))
		d.changes = append(d.changes, change{p.Name.En, lastDay(m).String(), b.Control[p.Hex].String()})
	}
	copy(d.control, b.Control)
	return taken
}

// news is what a day brought, sorted out of its events.
type news struct {
	fights  []*game.Event
	lost    []force.ID
	bridges []string
	shipped []force.ID
	landed  []*game.Event
}

// gather reads the log of the day that has just ended. What follows the next dawn is kept for tomorrow.
func (d *diary) gather(m *match.Match) news {
	var n news
	b := &m.World().Board
	d.arrivals, d.abroad = d.arrivals[:0], nil
	dawn := false
	var sailed []force.ID
	for ; d.read < len(m.Log()); d.read++ {
		events := m.Log()[d.read].Events
		for i := range events {
			switch e := &events[i]; e.Kind {
			case game.DayBegan:
				dawn = true
			case game.Arrived:
				d.arrivals = append(d.arrivals, e.Unit)
			case game.Shipped:
				sailed = append(sailed, e.Unit)
			case game.Committed, game.Downed, game.Bereft:
				d.abroad = append(d.abroad, d.words.Event(b, e))
			case game.Fought:
				n.fights = append(n.fights, e)
			case game.Embarked:
				n.shipped = append(n.shipped, e.Unit)
			case game.Landed, game.BeatenOff, game.LandingPutOff:
				n.landed = append(n.landed, e)
			case game.Scattered, game.Surrendered:
				if !dawn {
					n.lost = append(n.lost, e.Unit)
				}
			case game.BridgeBlown, game.BridgeBuilt:
				n.bridges = append(n.bridges, d.words.Event(b, e))
			}
		}
	}
	if len(sailed) > 0 {
		d.abroad = append(d.abroad, d.words.T("report.sailings", "units", d.words.Units(b, sailed)))
	}
	return n
}

// day tells the day that has just ended.
func (d *diary) day(out *output, m *match.Match) {
	w, b := d.words, &m.World().Board
	date := lastDay(m)
	fmt.Fprintln(out, w.T("report.day", "weekday", w.Weekday(date), "date", date, "turn", m.Played(), "turns", b.Setup.Turns,
		"weather", w.T("weather."+d.weather.Key()), "side", w.Side(d.first)))
	say := func(key string, args ...any) { fmt.Fprintln(out, "  "+w.T(key, args...)) }
	if len(d.arrivals) > 0 {
		say("report.arrivals", "units", w.Units(b, d.arrivals))
	}
	for _, words := range d.abroad {
		fmt.Fprintln(out, "  "+words)
	}
	n := d.gather(m)
	taken := d.note(m)
	for side := force.North; side < force.Sides; side++ {
		var names []string
		for _, p := range taken {
			if b.Control[b.Map.Places[p].Hex] == side {
				names = append(names, w.PlaceName(&b.Map.Places[p]))
			}
		}
		if len(names) > 0 {
			say("report.taken", "side", w.Side(side), "places", strings.Join(names, ", "))
		}
	}
	say("report.front", "moves", d.frontMoves(b))
	d.fights(out, b, n.fights)
	if len(n.shipped) > 0 {
		say("report.embarked", "units", w.Units(b, n.shipped))
	}
	d.landings(out, b, n.landed)
	if len(n.lost) > 0 {
		say("report.lost", "units", w.Units(b, n.lost))
	}
	if len(n.bridges) > 0 {
		fmt.Fprintln(out, "  "+strings.Join(n.bridges, "; "))
	}
	var today [force.Sides]int
	for side := range today {
		total := lostMen(b, force.Side(side))
		today[side], d.lost[side] = total-d.lost[side], total
	}
	say("report.losses", "north", today[force.North], "south", today[force.South], "northtotal", d.lost[force.North], "southtotal", d.lost[force.South])
	d.weather, d.first = b.Weather, b.First
}

// frontMoves tells how far the front moved in each corridor.
func (d *diary) frontMoves(b *game.Board) string {
	var moves []string
	for i := range d.axes {
		a := &d.axes[i]
		now := frontKm(b, a.column)
		km := now - a.front
		a.front = now
		switch {
		case km > 0:
			moves = append(moves, d.words.T("report.front.south", "axis", a.name, "km", km))
		case km < 0:
			moves = append(moves, d.words.T("report.front.north", "axis", a.name, "km", -km))
		}
	}
	if len(moves) == 0 {
		return d.words.T("report.front.still")
	}
	return strings.Join(moves, ", ")
}

// pocketHexes is the most hexes in a row that count as a pocket behind the front.
const pocketHexes = 3

// frontKm is where the front runs about a column, in kilometres southwards from the top of the map: the
// northern end of the South's ground, its pockets in the North's rear left out. What the North holds
// farther south is a landing or a pocket of its own.
func frontKm(b *game.Board, column int) int {
	sum, columns := 0, 0
	for col := column - 1; col <= column+1; col++ {
		front, run := -1, 0 // row where the South's ground begins, hexes of it seen
		for row := range b.Map.H {
			h := b.Map.At(col, row)
			switch {
			case h == hex.None || b.Control[h] == force.NoSide:
			case b.Control[h] == force.North && run <= pocketHexes:
				front, run = row+1, 0
			case b.Control[h] == force.South:
				if run == 0 {
					front = row
				}
				run++
			}
		}
		if front >= 0 {
			sum += 10*front + col&1*5
			columns++
		}
	}
	return sum / max(1, columns)
}

// landings tells who came ashore, together, and what became of the other landings.
func (d *diary) landings(out *output, b *game.Board, all []*game.Event) {
	var ashore []force.ID
	at := hex.None
	for _, e := range all {
		if e.Kind == game.Landed {
			ashore, at = append(ashore, e.Unit), e.Hex
		} else {
			fmt.Fprintln(out, "  "+d.words.Event(b, e))
		}
	}
	if len(ashore) > 0 {
		fmt.Fprintln(out, "  "+d.words.T("report.landed", "place", d.words.Place(b.Map, at), "units", d.words.Units(b, ashore)))
	}
}

// fights tells the greatest fights of a day in their order, and counts the rest.
func (d *diary) fights(out *output, b *game.Board, all []*game.Event) {
	weight := func(e *game.Event) int {
		men := int(e.Report.Outcome.Attacker.Men + e.Report.Outcome.Defender.Men)
		if e.Report.Fell {
			men *= 2
		}
		return men
	}
	ranked := slices.Clone(all)
	slices.SortStableFunc(ranked, func(x, y *game.Event) int { return weight(y) - weight(x) })
	told := ranked[:min(toldFights, len(ranked))]
	w := d.words
	for _, e := range all {
		if !slices.Contains(told, e) {
			continue
		}
		r, key := e.Report, "report.fight"
		kind := w.T("attack." + r.Order.Attack.String())
		if r.Order.Night {
			kind += " " + w.T("attack.night")
		}
		if r.Fell {
			key = "report.fight.fell"
		}
		fmt.Fprintln(out, "  "+w.T(key, "place", w.Place(b.Map, e.Hex), "attackers", w.Units(b, r.Attackers), "defenders", w.Units(b, r.Defenders),
			"kind", kind, "band", w.T("band."+r.Outcome.Band.String()), "metres", r.Metres,
			"lostattacker", int(r.Outcome.Attacker.Men), "lostdefender", int(r.Outcome.Defender.Men)))
	}
	if rest := len(all) - len(told); rest > 0 {
		fmt.Fprintln(out, "  "+w.T("report.more", "count", rest))
	}
}

// lostMen are a side's men lost to the enemy since the war began; the sick come back or are counted apart.
func lostMen(b *game.Board, side force.Side) int {
	t := &b.Tally[side]
	return int(t.Killed + t.Wounded + t.Missing + t.Prisoners)
}

// result tells how the war stands at the end: who won, the score line by line, what is left and who
// holds what.
func (d *diary) result(out *output, m *match.Match) {
	w, b := d.words, &m.World().Board
	result := b.Result()
	switch {
	case !m.Over():
		fmt.Fprintln(out, w.T("report.result.unfinished", "turn", m.Played(), "turns", b.Setup.Turns, "value", result))
	case b.Winner == force.NoSide:
		fmt.Fprintln(out, w.T("report.result.drawn"))
	default:
		fmt.Fprintln(out, w.T("report.result.won", "side", w.Side(b.Winner), "value", max(result, -result)))
	}
	fmt.Fprintln(out, w.T("report.score"))
	row := func(tenths int, words string) { fmt.Fprintf(out, "  %8s  %s\n", w.T("points", "value", tenths), words) }
	for _, line := range b.ScoreLedger() {
		c := &b.Setup.Victory[line.Condition]
		tenths := line.Tenths
		if c.Side == force.South {
			tenths = -tenths
		}
		row(tenths, w.T("report.score.line", "side", w.Side(c.Side), "condition", c.Name))
	}
	row(-b.ParToDate(), w.T("report.score.par"))
	row(result, w.T("report.score.total"))
	for side := force.North; side < force.Sides; side++ {
		s, t := match.StrengthOf(b, side), &b.Tally[side]
		fmt.Fprintln(out, w.T("report.strength", "side", w.Side(side), "men", int(s.Men), "guns", int(s.Guns), "tanks", int(s.Tanks), "killed", int(t.Killed),
			"wounded", int(t.Wounded), "missing", int(t.Missing), "prisoners", int(t.Prisoners), "sick", int(t.Sick)))
		if t.Evacuated > 0 {
			fmt.Fprintln(out, w.T("report.evacuated", "side", w.Side(side), "count", int(t.Evacuated)))
		}
		var depots game.Depot
		drafts := 0
		for _, n := range game.Nations(side) {
			d := &b.Depots[n]
			depots.Fit, depots.Hospital, depots.Strays = depots.Fit+d.Fit, depots.Hospital+d.Hospital, depots.Strays+d.Strays
			drafts += int(b.Pool[n])
		}
		fmt.Fprintln(out, w.T("report.depots", "side", w.Side(side), "healed", int(t.Healed), "hospital", int(depots.Hospital),
			"fit", int(depots.Fit), "strays", int(depots.Strays), "drafts", drafts))
		var names []string
		for i := range b.Map.Places {
			if p := &b.Map.Places[i]; p.Rank <= keptRank && p.Hex != hex.None && b.Control[p.Hex] == side {
				names = append(names, w.PlaceName(p))
			}
		}
		if len(names) > 0 {
			fmt.Fprintln(out, w.T("report.holds", "side", w.Side(side), "places", strings.Join(names, ", ")))
		}
	}
}
