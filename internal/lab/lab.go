// Package lab is the laboratory: it takes a war as it stands and fights the days that follow over and over, with
// other dice and opponents in both chairs, and tells how the front, the losses and the score may go. It never
// touches the war it began from.
//
// A Lab works in slices on one thread (Step), as a browser must, or with workers (Work). Run number i is the same
// war either way, and on every machine, so that the same question about the same war has one answer. Fans and
// falls are counted over the first runs without a gap, so that what is shown while it works is an answer to the
// same question with fewer runs.
//
// What it knows: it begins from the war itself, fog lifted, since nobody can say how a battle may go without
// knowing who stands there. What it hands out is counted in numbers that either side is told anyway: who holds
// what, men lost in action, the score. Even so their spread can betray that something is hidden; whoever offers it
// to a player in the middle of a war says so. The opponents begin without a memory of the days before.
package lab

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"sync"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/dice"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/match"
)

// Bounds of a question.
const (
	MaxRuns = 10_000
	MaxDays = 60
)

// Question is what is asked about a war.
type Question struct {
	Players [force.Sides]string                     // who goes on for each side
	Hire    func(name string) (match.Player, error) // makes an opponent, one a side and run
	Runs    int                                     // 1 … MaxRuns
	Days    int                                     // evenings to look at, 1 … MaxDays; today's is the first
}

// Measure is a number that is looked at every evening.
type Measure uint8

// The measures.
const (
	Front       Measure = iota // metres that the line has moved southwards, on average over the columns in which both sides held ground
	NorthLosses                // men of the North killed, wounded, missing and taken
	SouthLosses
	Score    // tenths of a point against par, positive for the North
	Measures // how many there are
)

var measureKeys = [Measures]string{"front", "north-losses", "south-losses", "score"}

func (m Measure) String() string { return measureKeys[m] }

// Lab is a question at work.
type Lab struct {
	Question
	start   *game.World
	base    evening
	columns []bool          // in which both sides hold ground
	width   int             // how many they are
	places  []atlas.PlaceID // whose falls are dated

	bench *bench // of Step

	mu    sync.Mutex
	next  int    // run to be begun, from 1
	rows  []*row // by run, from 0; nil until it is done
	count int    // of the first rows without a gap
}

// evening is what is measured once.
type evening [Measures]int32

// row is what came of a run.
type row struct {
	days   []evening
	fell   []uint8 // by Lab.places: after how many days it had changed hands, 0 never
	failed error
}

// keyRank is the lowest rank of a place whose fall is dated.
const keyRank = 3

// Of asks a question about a match as it stands. The error says which number of the question is out of bounds.
func Of(m *match.Match, q Question) (*Lab, error) {
	switch {
	case q.Runs < 1 || q.Runs > MaxRuns:
		return nil, fmt.Errorf("%d runs: want 1 to %d", q.Runs, MaxRuns)
	case q.Days < 1 || q.Days > MaxDays:
		return nil, fmt.Errorf("%d days: want 1 to %d", q.Days, MaxDays)
	case m.Over():
		return nil, fmt.Errorf("the war is over: there is nothing left to fight")
	}
	l := &Lab{Question: q, start: m.World().Twin(), next: 1, rows: make([]*row, q.Runs)}
	l.Days = min(l.Days, l.start.Setup.Turns-int(l.start.Turn)+1)
	b := &l.start.Board
	l.columns = make([]bool, b.Map.W)
	var north, south = make([]bool, b.Map.W), make([]bool, b.Map.W)
	for h := range hex.Index(b.Map.Len()) {
		col, _ := b.Map.ColRow(h)
		north[col] = north[col] || b.Control[h] == force.North
		south[col] = south[col] || b.Control[h] == force.South
	}
	for col := range l.columns {
		if l.columns[col] = north[col] && south[col]; l.columns[col] {
			l.width++
		}
	}
	for i := range b.Map.Places {
		if p := &b.Map.Places[i]; p.Rank <= keyRank && p.Hex != hex.None && b.Control[p.Hex] != force.NoSide {
			l.places = append(l.places, atlas.PlaceID(i))
		}
	}
	l.base = l.measure(b)
	return l, nil
}

// hexMetres is the height of a hex.
const hexMetres = 10_000

// measure counts an evening.
func (l *Lab) measure(b *game.Board) (e evening) {
	held := 0
	for h, side := range b.Control {
		if side == force.North {
			if col, _ := b.Map.ColRow(hex.Index(h)); l.columns[col] {
				held++
			}
		}
	}
	e[Front] = int32(held * hexMetres / max(1, l.width))
	e[NorthLosses], e[SouthLosses] = lost(&b.Tally[force.North]), lost(&b.Tally[force.South])
	e[Score] = int32(b.Result())
	return e
}

// lost are the men that a side has lost in action.
func lost(t *game.Tally) int32 { return t.Killed + t.Wounded + t.Missing + t.Prisoners }

// bench is where one run after another is fought.
type bench struct {
	lab   *Lab
	world *game.World
	run   int // under way, 0 for none
	match *match.Match
	row   *row
	idle  int // nodes thought since the last order
}

// lay lays the next run on the bench; false if there is none.
func (b *bench) lay() bool {
	l := b.lab
	l.mu.Lock()
	b.run = l.next
	if b.run <= l.Runs {
		l.next++
	}
	l.mu.Unlock()
	if b.run > l.Runs {
		return false
	}
	b.row = &row{fell: make([]uint8, len(l.places))}
	if b.world == nil {
		b.world = l.start.Twin()
	} else {
		b.world.CopyFrom(l.start)
	}
	b.world.Seed = dice.Roll(l.start.Seed, dice.Key{Stream: dice.Runs, Day: int32(l.start.Day), A: int32(b.run), Ordinal: l.start.Ordinal})
	var seats match.Seats
	for side := force.North; side < force.Sides; side++ {
		seats[side].Name = l.Players[side]
		if seats[side].Player, b.row.failed = l.Hire(l.Players[side]); b.row.failed != nil {
			return true
		}
	}
	b.match, b.idle = match.Resume(b.world, seats, nil, []uint64{0}), 0
	return true
}

// tooIdle is how many nodes an opponent may think before one order.
const tooIdle = 1 << 28

// step goes on with the run for so many nodes of thought; true if it is over, and handed in.
func (b *bench) step(nodes int) (over bool) {
	defer func() {
		if v := recover(); v != nil {
			b.row.failed = fmt.Errorf("%v\n%s", v, debug.Stack())
			b.hand()
			over = true
		}
	}()
	if b.row.failed == nil {
		days := b.match.Played()
		_, acted, err := b.match.Step(nodes)
		if b.idle += nodes; acted {
			b.idle = 0
		}
		if b.row.failed = err; err == nil && b.idle > tooIdle {
			b.row.failed = &match.Spent{Name: "", Side: b.match.Moving(), Turn: b.match.Turn(), What: "no order comes"}
		}
		if b.match.Played() > days {
			b.look()
		}
		if b.row.failed == nil && !b.match.Over() && len(b.row.days) < b.lab.Days {
			return false
		}
	}
	b.hand()
	return true
}

// look measures the evening.
func (b *bench) look() {
	l, board := b.lab, &b.world.Board
	b.row.days = append(b.row.days, l.measure(board))
	for i, p := range l.places {
		h := board.Map.Places[p].Hex
		if b.row.fell[i] == 0 && board.Control[h] != l.start.Control[h] {
			b.row.fell[i] = uint8(len(b.row.days))
		}
	}
}

// hand hands the run in. A war that has ended stands as it ended.
func (b *bench) hand() {
	l := b.lab
	if n := len(b.row.days); n > 0 {
		for len(b.row.days) < l.Days {
			b.row.days = append(b.row.days, b.row.days[n-1])
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.rows[b.run-1] = b.row
	for l.count < l.Runs && l.rows[l.count] != nil {
		l.count++
	}
	b.run, b.match = 0, nil
}

// Step fights on for about so many nodes of an opponent's thought; true if every run is done. It is for one thread.
func (l *Lab) Step(nodes int) (done bool) {
	if l.bench == nil {
		l.bench = &bench{lab: l}
	}
	if l.bench.run == 0 && !l.bench.lay() {
		return true
	}
	l.bench.step(nodes)
	return false
}

// workSlice is the nodes that a worker thinks at a time: it looks after each whether it is to stop.
const workSlice = 1 << 12

// Work fights with so many workers until every run is done or the context ends, whose error it returns then.
func (l *Lab) Work(ctx context.Context, workers int) error {
	var work sync.WaitGroup
	for range min(workers, l.Runs) {
		work.Go(func() {
			b := &bench{lab: l}
			for ctx.Err() == nil && b.lay() {
				for !b.step(workSlice) {
					if ctx.Err() != nil {
						return
					}
				}
			}
		})
	}
	work.Wait()
	return ctx.Err()
}

// Done is how many runs are counted.
func (l *Lab) Done() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.count
}

// Failed is how many of the runs counted broke off, and why the first of them did.
func (l *Lab) Failed() (n int, why error) {
	for _, r := range l.counted() {
		if r.failed != nil {
			if n++; why == nil {
				why = r.failed
			}
		}
	}
	return n, why
}

// counted are the rows that are counted.
func (l *Lab) counted() []*row {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.rows[:l.count]
}

// Levels are the quantiles of a fan, in percent.
var Levels = [...]int{10, 25, 50, 75, 90}

// Median is the middle one of Levels.
const Median = 2

// Fan is how a measure may go: by day from tonight on, and level, the value that so many percent of the runs do not
// exceed. Losses and front are since the question was asked, the score is as it stands.
type Fan [][len(Levels)]int32

// Fan counts a measure; it is empty before the first run is done.
func (l *Lab) Fan(m Measure) Fan {
	var base int32
	if m != Score {
		base = l.base[m]
	}
	var fan Fan
	rows := l.counted()
	values := make([]int32, 0, len(rows))
	for day := range l.Days {
		values = values[:0]
		for _, r := range rows {
			if r.failed == nil {
				values = append(values, r.days[day][m]-base)
			}
		}
		if len(values) == 0 {
			return nil
		}
		slices.Sort(values)
		var q [len(Levels)]int32
		for i, level := range Levels {
			q[i] = values[(len(values)-1)*level/100]
		}
		fan = append(fan, q)
	}
	return fan
}

// Now is a measure as it stands before the first evening, on the fan's scale.
func (l *Lab) Now(m Measure) int32 {
	if m == Score {
		return l.base[m]
	}
	return 0
}

// Fall is how often a place changed hands.
type Fall struct {
	Place atlas.PlaceID
	Side  force.Side // that holds it now
	Share []int      // by day from tonight on: of the runs, in thousandths, in which it had changed hands by then
}

// Falls lists the places that changed hands in any run, those that did most often first.
func (l *Lab) Falls() []Fall {
	rows := l.counted()
	var falls []Fall
	for i, p := range l.places {
		f := Fall{Place: p, Side: l.start.Control[l.start.Map.Places[p].Hex], Share: make([]int, l.Days)}
		n := 0
		for _, r := range rows {
			if r.failed != nil {
				continue
			}
			n++
			for day := int(r.fell[i]); day > 0 && day <= l.Days; day++ {
				f.Share[day-1]++
			}
		}
		if f.Share[l.Days-1] == 0 {
			continue
		}
		for day := range f.Share {
			f.Share[day] = f.Share[day] * 1000 / n
		}
		falls = append(falls, f)
	}
	slices.SortStableFunc(falls, func(a, b Fall) int { return b.Share[l.Days-1] - a.Share[l.Days-1] })
	return falls
}
