package batch

import (
	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/match"
)

// Status is how a run went.
type Status string

// The ways a run goes. The last three are failures of the program: the run stopped before its end.
const (
	OK        Status = "ok"
	Stalemate Status = "stalemate" // played to its end, but no hex changed hands in its last fortnight
	Invariant Status = "invariant" // what must always hold did not, or an AI gave an illegal order
	Panic     Status = "panic"
	Budget    Status = "budget" // an AI came to no end of a day within its orders or nodes
)

// Statuses are all there are, failures last.
var Statuses = []Status{OK, Stalemate, Invariant, Panic, Budget}

// Failed tells whether a status is a failure of the program.
func (s Status) Failed() bool { return s == Invariant || s == Panic || s == Budget }

// Outcome is how a war ended.
type Outcome string

// The ends of a war.
const (
	ByScore    Outcome = "score"      // its days were over
	Settled    Outcome = "settled"    // a side took the end that was offered
	SuddenEnd  Outcome = "sudden-end" // a place fell that ends the war
	PortsLost  Outcome = "ports-lost"
	Unfinished Outcome = "unfinished" // the plan's days were over, or the run failed
)

// Row is a run in the table: how it stood on its last evening.
type Row struct {
	Run    int
	Seed   uint64 // of its dice: p38 run plays the same war with it
	Status Status
	Error  string // why it failed
	Hash   uint64 // of the war
	Turns  int    // days that were played to their end
	Result Outcome
	Winner string // north, south, draw; "" if unfinished
	Score  int    // tenths of a point against par, positive for the North
	Sides  [force.Sides]Side
	Fell   []calendar.Day // by Plan.Dated: the first day on whose evening an enemy of its first holder held it, 0 never
}

// Side is a side's part of a row. Losses are since the war began.
type Side struct {
	Killed, Wounded, Missing, Prisoners, Sick int32
	WeaponsLost                               [fight.Weapons]int32
	Orders                                    int
	Strengths                                 []match.Strength // by Plan.Checkpoints, as far as the war came
	End                                       match.Strength
}

// Dated lists the places whose first change of hands a row dates: every named place that a side holds at
// the start.
func (p *Plan) Dated() []atlas.PlaceID {
	var dated []atlas.PlaceID
	for i := range p.Map.Places {
		if h := p.Map.Places[i].Hex; h != hex.None && p.Setup.Control[h] != force.NoSide {
			dated = append(dated, atlas.PlaceID(i))
		}
	}
	return dated
}

// checkpointDays is how many days lie between two checkpoints.
const checkpointDays = 10

// Checkpoints lists the days on whose evening a row tells both sides' strengths: every tenth, and day 0, the
// first morning. That of the last evening is told besides.
func (p *Plan) Checkpoints() []int {
	var days []int
	for day := 0; day < p.Days(); day += checkpointDays {
		days = append(days, day)
	}
	return days
}

// metrics are what is measured of each side every evening, in the order of Result.Daily.
var metrics = [...]struct {
	name string
	of   func(b *game.Board, side force.Side, s *match.Strength) int32
}{
	{"men", func(_ *game.Board, _ force.Side, s *match.Strength) int32 { return s.Men }},
	{"guns", func(_ *game.Board, _ force.Side, s *match.Strength) int32 { return s.Guns }},
	{"tanks", func(_ *game.Board, _ force.Side, s *match.Strength) int32 { return s.Tanks }},
	{"killed", func(b *game.Board, side force.Side, _ *match.Strength) int32 { return b.Tally[side].Killed }},
	{"wounded", func(b *game.Board, side force.Side, _ *match.Strength) int32 { return b.Tally[side].Wounded }},
	{"missing", func(b *game.Board, side force.Side, _ *match.Strength) int32 { return b.Tally[side].Missing }},
	{"prisoners", func(b *game.Board, side force.Side, _ *match.Strength) int32 { return b.Tally[side].Prisoners }},
	{"sick", func(b *game.Board, side force.Side, _ *match.Strength) int32 { return b.Tally[side].Sick }},
	{"hexes", func(b *game.Board, side force.Side, _ *match.Strength) int32 { return held(b, side) }},
	{"points_tenths", points},
}

// held counts the hexes that a side controls.
func held(b *game.Board, side force.Side) int32 {
	n := int32(0)
	for _, s := range b.Control {
		if s == side {
			n++
		}
	}
	return n
}

// points are what a side has scored, tenths, par not subtracted.
func points(b *game.Board, side force.Side, _ *match.Strength) int32 {
	n := int32(0)
	for i := range b.Setup.Victory {
		if b.Setup.Victory[i].Side == side {
			n += int32(b.Score[i])
		}
	}
	return n
}

// Measure is what was measured of one side on one day.
type Measure struct {
	Run, Day int
	Side     force.Side
	Metric   string
	Value    int32
}

// Measures hands out all that was measured, day by day.
func (r *Result) Measures(yield func(Measure)) {
	values := r.Daily
	for day := 1; len(values) > 0; day++ {
		for side := force.North; side < force.Sides; side++ {
			for i := range metrics {
				yield(Measure{r.Row.Run, day, side, metrics[i].name, values[i]})
			}
			values = values[len(metrics):]
		}
	}
}
