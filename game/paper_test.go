package game_test

import (
	"flag"
	"fmt"
	"runtime"
	"sync"
	"testing"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// The rules were first played on paper: the published combat formula, coarse policies on both sides,
// hundreds of seeds, on the hexes of the real map (see docs/paper-play.md for its table). These tests
// play the same three situations by the built rules and print the numbers beside the paper's. They
// assert the direction of the effects the rules exist for, not the paper's percentages.
//
// This file lays the table. What all commanders can do is in paper_command_test.go; the roads to
// Chunchon and Seoul are in paper_road_test.go, the Naktong line in paper_front_test.go and those who
// command there in paper_armies_test.go. The line as the paper itself abstracted it is in
// paper_sheet_test.go: it tells what the paper's numbers come from.

// paper is a small war on a part of the real map.
type paper struct {
	t     testing.TB
	a     *atlas.Atlas
	setup game.Setup
}

// newPaper cuts the hexes around a place out of the map: the cost of a war goes with the size of it.
func newPaper(t testing.TB, start calendar.Day, centre string, cols, rows int) *paper {
	whole := atlas.Peninsula()
	id, ok := whole.Find(centre)
	if !ok {
		t.Fatalf("no place %s", centre)
	}
	col, row := whole.ColRow(whole.Places[id].Hex)
	p := &paper{t: t, a: cut(whole, (col-cols/2)&^1, row-rows/2, cols, rows)}
	p.setup = game.Setup{ID: "paper", Start: start, Turns: 60, First: force.North, Noise: fight.Full, Control: make([]force.Side, p.a.Len()), Rules: game.DefaultRules()}
	for h := range p.setup.Control {
		if c := &p.a.Cells[h]; c.Land() && c.Country == atlas.Korea {
			p.setup.Control[h] = force.South
			if c.North {
				p.setup.Control[h] = force.North
			}
		}
	}
	return p
}

// cut copies a rectangle out of a map. It must begin in an even column, for odd ones lie half a hex lower.
func cut(whole *atlas.Atlas, col, row, w, h int) *atlas.Atlas {
	a := &atlas.Atlas{Size: hex.Size{W: w, H: h}, Rivers: whole.Rivers, Cells: make([]atlas.Cell, w*h), Edges: make([][hex.Dirs]atlas.Edge, w*h)}
	for _, p := range whole.Places {
		c, r := whole.ColRow(p.Hex)
		p.Hex = a.At(c-col, r-row)
		a.Places = append(a.Places, p)
	}
	for i := range a.Cells {
		c, r := a.ColRow(hex.Index(i))
		if from := whole.At(c+col, r+row); from != hex.None {
			a.Cells[i], a.Edges[i] = whole.Cells[from], whole.Edges[from]
		}
	}
	a.Link()
	return a
}

// supply lets an army eat: these situations are about fighting.
func (p *paper) supply(side force.Side, places ...string) {
	s := &p.setup.Supply[side]
	s.Trucks, s.Daily = 20000, []game.Step{{Value: 90}}
	for _, place := range places {
		s.Sources = append(s.Sources, game.Source{Hex: p.at(place), Tons: 20000})
	}
}

func (p *paper) at(place string) hex.Index {
	p.t.Helper()
	id, ok := p.a.Find(place)
	if !ok || p.a.Places[id].Hex == hex.None {
		p.t.Fatalf("no place %s", place)
	}
	return p.a.Places[id].Hex
}

// add sets down a regiment of some men, four fifths of its establishment, and of some quality (milli).
func (p *paper) add(side force.Side, code string, at hex.Index, men, quality int, change ...func(*force.Spec)) force.ID {
	s := force.Spec{
		Identity:   force.Identity{Code: code, Parent: force.None, Echelon: force.Regiment, Nation: force.KPA},
		Allegiance: force.Allegiance{Side: side},
		Place:      force.Place{Hex: at, Presence: force.Present, Port: hex.None},
		Strength:   force.Strength{Men: int32(men), Paper: int32(men) * 5 / 4},
		Quality:    force.Quality{Mass: 1000},
		Stores:     force.Stores{Supply: 6000},
		Standing:   force.Standing{Assigned: hex.None},
	}
	if side == force.South {
		s.Nation, s.Stores.Supply = force.ROK, 4000
	}
	// quality = 250 + 6·T/100 + V/4, all of it training up to 80 points.
	training := min((quality-250)*100/6, 8000)
	s.Battalions = force.Battalions{Count: 3, Training: [force.MaxBattalions]int16{int16(training), int16(training), int16(training)}}
	s.Quality.Veterancy = int16(max(0, (quality-250-6*training/100)*4))
	for _, c := range change {
		c(&s)
	}
	s.Strength.Equipment = s.Strength.Weapons
	p.setup.Units = append(p.setup.Units, s)
	return force.ID(len(p.setup.Units) - 1)
}

func arms(w fight.Weapon, n int16) func(*force.Spec) {
	return func(s *force.Spec) { s.Strength.Weapons[w] += n }
}

func tracks(arm force.Arm) func(*force.Spec) {
	return func(s *force.Spec) { s.Arm, s.Mobility = arm, force.Tracks }
}

func guns(s *force.Spec)      { s.Arm, s.Mobility = force.Artillery, force.Wheels }
func finalFire(s *force.Spec) { s.Standing.FinalFire = true }
func works(s *force.Spec)     { s.Condition.Works, s.Condition.Dug = true, 14 }
func lorries(s *force.Spec)   { s.Mobility = force.Lorried }
func inMass(mass int16) func(*force.Spec) {
	return func(s *force.Spec) { s.Quality.Mass = mass }
}
func reserve(on bool) func(*force.Spec) {
	return func(s *force.Spec) { s.Standing.Reserve = on }
}
func dugIn(days int16) func(*force.Spec) {
	return func(s *force.Spec) { s.Condition.Dug = days }
}
func surprised(level uint8) func(*force.Spec) {
	return func(s *force.Spec) { s.Condition.Surprise = level }
}

// commander gives a side's orders for a day. It is made anew for each war.
type commander interface{ day(w *game.World) }

// firstSeed keeps the wars of these tests apart from those that the commanders were made with, in which
// chance had had its say about which of them looked good.
const firstSeed = 10_000

// war plays one war until done says so or its turns are over, and returns it and its last turn.
func (p *paper) war(seed uint64, north, south commander, done func(w *game.World) bool) (*game.World, int) {
	setup := p.setup
	w := game.New(p.a, &setup, firstSeed+seed)
	for w.Phase != game.Over {
		turn := int(w.Turn)
		if w.Moving() == force.North {
			north.day(w)
		} else {
			south.day(w)
		}
		if done(w) {
			return w, turn
		}
		give(w, game.Order{})
	}
	return w, p.setup.Turns + 1
}

// wars plays so many of them, as many at a time as there are processors; each puts down its result
// under its own seed, so that the order in which they end does not matter.
func wars(n int, one func(seed int)) {
	var group sync.WaitGroup
	seeds := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for seed := range seeds {
				one(seed)
			}
		})
	}
	for seed := range n {
		seeds <- seed
	}
	close(seeds)
	group.Wait()
}

// times is for those who want surer numbers: the tables of docs/paper-play.md were played with 5.
var times = flag.Int("paper", 1, "play so many times as many wars of paper play")

// seeds is how many wars to play: a fifth in a hurry.
func seeds(n int) int {
	if testing.Short() {
		return n / 5
	}
	return n * *times
}

// spread words on which day a thing happened, in per cent of all wars; the last day counts all later.
func spread(turns []int, from, to int) string {
	s := ""
	for turn := from; turn <= to; turn++ {
		s += fmt.Sprintf("  day %d: %d %%", turn, share(turns, func(t int) bool { return t == turn || turn == to && t > to }))
	}
	return s
}

// share is of how many of a hundred wars a thing is true.
func share[T any](wars []T, is func(T) bool) int {
	n := 0
	for _, w := range wars {
		if is(w) {
			n++
		}
	}
	return (100*n + len(wars)/2) / len(wars)
}
