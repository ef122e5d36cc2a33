package arena

import (
	"slices"
	"testing"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/match"
	"parallel38/internal/scenario"
)

// script is a player who gives the orders written down for him, a day's after another.
type script struct{ days [][]game.Order }

func (s *script) Think(*game.View, int) (o game.Order, done bool) {
	if len(s.days) == 0 {
		return o, true
	}
	if today := s.days[0]; len(today) > 0 {
		o, s.days[0] = today[0], today[1:]
		return o, true
	}
	s.days = s.days[1:]
	return o, true
}

// stage is a war with nobody in it but whom a test sets down: storm-1950's map and front line.
type stage struct {
	t     *testing.T
	setup game.Setup
	north script
	south script
}

func newStage(t *testing.T) *stage {
	t.Helper()
	s, err := scenario.Builtin("storm-1950")
	if err != nil {
		t.Fatal(err)
	}
	setup := *s
	setup.Units, setup.Victory = nil, nil
	return &stage{t: t, setup: setup}
}

// hex finds a hex: a town and steps from it.
func (s *stage) hex(town string, steps ...hex.Dir) hex.Index {
	s.t.Helper()
	a := atlas.Peninsula()
	p, ok := a.Find(town)
	if !ok {
		s.t.Fatalf("no place %s", town)
	}
	h := a.Places[p].Hex
	for _, d := range steps {
		h = a.Near[h][d]
	}
	return h
}

// regiment sets down a rested regiment of so many men and returns its ID.
func (s *stage) regiment(side force.Side, men int32, at hex.Index) force.ID {
	id := force.ID(len(s.setup.Units))
	u := force.Spec{
		Identity:   force.Identity{Code: string(rune('a' + id)), Parent: force.None, Echelon: force.Regiment, Nation: force.KPA},
		Allegiance: force.Allegiance{Side: side},
		Place:      force.Place{Hex: at, Presence: force.Present, Port: hex.None},
		Strength:   force.Strength{Men: men, Paper: 3000},
		Battalions: force.Battalions{Count: 3, Training: [force.MaxBattalions]int16{6000, 6000, 6000}},
		Stores:     force.Stores{Supply: 4000},
		Standing:   force.Standing{Assigned: hex.None},
	}
	if side == force.South {
		u.Nation = force.ROK
	}
	s.setup.Units = append(s.setup.Units, u)
	s.setup.Control = slices.Clone(s.setup.Control)
	s.setup.Control[at] = side
	return id
}

// days plays so many days and measures them.
func (s *stage) days(n int) (*watch, *match.Match) {
	s.t.Helper()
	m := match.New(atlas.Peninsula(), &s.setup, 38, match.Seats{force.North: {Name: "north", Player: &s.north}, force.South: {Name: "south", Player: &s.south}})
	w := newWatch(m)
	for range n {
		s.day(w, m)
	}
	return w, m
}

func (s *stage) day(w *watch, m *match.Match) {
	s.t.Helper()
	if err := m.Day(); err != nil {
		s.t.Fatal(err)
	}
	w.evening(m)
}

// expect compares a measure of a side with its two counts.
func (s *stage) expect(w *watch, side force.Side, measure int, of, all int64) {
	s.t.Helper()
	if got := w.tally[side][measure]; got != (fraction{of, all}) {
		s.t.Errorf("%s of the %s: %d of %d, want %d of %d", measures[measure].name, side, got.of, got.all, of, all)
	}
}

// A lone regiment at Kaesong faces the road to Munsan: with nobody there it can march through, with a regiment
// before it and its neighbours it cannot. The front is as long in both cases.
func TestGaps(t *testing.T) {
	empty := newStage(t)
	empty.regiment(force.North, 3000, empty.hex("Kaesong"))
	w, _ := empty.days(1)
	alone := w.tally[force.South][gaps]
	if alone.of < 1 || alone.all < 30 || alone.of > 6 {
		t.Errorf("nobody holds the front: %d gaps on %d hexes", alone.of, alone.all)
	}
	empty.expect(w, force.North, gaps, 0, w.tally[force.North][gaps].all) // there is nobody to come through

	held := newStage(t)
	held.regiment(force.North, 3000, held.hex("Kaesong"))
	for _, h := range atlas.Peninsula().Near[held.hex("Kaesong")] {
		if h != hex.None && held.setup.Control[h] == force.South {
			held.regiment(force.South, 3000, h)
		}
	}
	if w, _ := held.days(1); w.tally[force.South][gaps].of != 0 {
		t.Errorf("every hex south of Kaesong is held: %d gaps", w.tally[force.South][gaps].of)
	}

	small := newStage(t)
	small.regiment(force.North, 400, small.hex("Kaesong")) // too few to take ground
	if w, _ := small.days(1); w.tally[force.South][gaps].of != 0 {
		t.Errorf("a company makes %d gaps", w.tally[force.South][gaps].of)
	}
}

// attack is a war in which 600 men attack three regiments at Wonju after so many days: a bad hope.
func attack(t *testing.T, after int, change func(s *stage, target hex.Index)) *stage {
	s := newStage(t)
	target := s.hex("Wonju")
	weak := s.regiment(force.North, 600, s.hex("Wonju", hex.N))
	for range 3 {
		s.regiment(force.South, 3000, target)
	}
	if change != nil {
		change(s, target)
	}
	s.north.days = append(make([][]game.Order, after), []game.Order{game.Assault(target, fight.Hasty, weak)})
	return s
}

func TestSuicides(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(s *stage, target hex.Index)
		of     int64
	}{
		{"without a reason", nil, 1},
		{"for a place that counts", func(s *stage, target hex.Index) {
			s.setup.Victory = []game.Condition{{Kind: game.Take, Side: force.North, Place: target}}
		}, 0},
		{"in a fair fight", func(s *stage, target hex.Index) {
			s.setup.Units[0].Men = 3000
			s.setup.Units = s.setup.Units[:2]
			s.setup.Units[1].Men = 1000
		}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := attack(t, 0, c.change)
			w, _ := s.days(1)
			s.expect(w, force.North, suicides, c.of, 1)
		})
	}
}

// Whoever breaks out, or frees those who are cut off, may do so at any price.
func TestBreakingOutIsNoSuicide(t *testing.T) {
	for _, friend := range []bool{false, true} {
		s := attack(t, 1, nil)
		cut := force.ID(0)
		if friend {
			cut = s.regiment(force.North, 3000, s.hex("Wonju", hex.S))
		}
		w, m := s.days(1)
		clear(w.cut)
		w.cut[cut] = true
		s.day(w, m)
		s.expect(w, force.North, suicides, 0, 1)
	}
}

// Two regiments attack Wonju, one a hex next to it, one Taejon far off: 12 of 16 quarters are at the main effort.
func TestMainEffort(t *testing.T) {
	s := newStage(t)
	target, other, far := s.hex("Wonju"), s.hex("Wonju", hex.SW), s.hex("Taejon")
	for _, at := range []hex.Index{s.hex("Wonju", hex.N), s.hex("Wonju", hex.NE), s.hex("Wonju", hex.SW, hex.SW), s.hex("Taejon", hex.N)} {
		s.regiment(force.North, 3000, at)
	}
	for _, h := range []hex.Index{target, other, far} {
		s.regiment(force.South, 3000, h)
		s.regiment(force.South, 3000, h)
	}
	s.north.days = [][]game.Order{{game.Assault(target, fight.Hasty, 0, 1), game.Assault(other, fight.Hasty, 2), game.Assault(far, fight.Hasty, 3)}}
	w, _ := s.days(1)
	s.expect(w, force.North, effort, 12, 16)
	s.expect(w, force.South, effort, 0, 0)
}

// At Taejon stand a regiment in the town, which guards it, one beside it that does nothing, one that is a reserve,
// and one that is spent.
func TestIdle(t *testing.T) {
	s := newStage(t)
	s.regiment(force.North, 3000, s.hex("Kaesong"))
	s.regiment(force.South, 3000, s.hex("Taejon"))
	lazy := s.regiment(force.South, 3000, s.hex("Taejon", hex.S, hex.S))
	reserve := s.regiment(force.South, 3000, s.hex("Taejon", hex.N, hex.N))
	s.regiment(force.South, 600, s.hex("Taejon", hex.SE, hex.SE))
	s.south.days = [][]game.Order{{{Kind: game.SetReserve, Unit: reserve, Hex: hex.None, On: true}}, nil, {game.March(lazy, []hex.Dir{hex.N})}}
	w, m := s.days(2) // the first evening they have come
	s.expect(w, force.South, idle, 1, 3)
	s.day(w, m) // it marches
	s.expect(w, force.South, idle, 1, 6)
}

// A company marches from Kaesong into the enemy's country, too small to take the ground behind it; a regiment marches
// along its own line.
func TestStrays(t *testing.T) {
	s := newStage(t)
	s.regiment(force.North, 400, s.hex("Kaesong"))
	s.regiment(force.North, 3000, s.hex("Pyongyang"))
	s.regiment(force.South, 3000, s.hex("Seoul"))
	w, m := s.days(1)
	b, deep := &m.World().Board, hex.None
	var r game.Reach
	b.Reach(0, &r)
	for _, h := range r.Hexes { // with the enemy's ground all round
		if !slices.ContainsFunc(b.Map.Near[h][:], func(n hex.Index) bool { return n != hex.None && b.Control[n] == force.North }) {
			deep = h
		}
	}
	if deep == hex.None {
		t.Fatal("the company comes nowhere")
	}
	s.north.days = [][]game.Order{{game.March(0, r.Path(b, deep, nil)), game.March(1, []hex.Dir{hex.N})}}
	s.day(w, m)
	s.expect(w, force.North, strays, 1, 2)
}

// One regiment stands in the line, one three hexes behind it, one far off: four of twelve quarters are in reserve.
func TestReserves(t *testing.T) {
	s := newStage(t)
	s.regiment(force.North, 3000, s.hex("Kaesong"))
	s.regiment(force.South, 3000, s.hex("Munsan"))
	s.regiment(force.South, 3000, s.hex("Seoul"))
	s.regiment(force.South, 3000, s.hex("Taejon"))
	w, _ := s.days(1)
	s.expect(w, force.South, reserves, 4, 12)
}

// Two regiments are cut off next to the enemy and one far from him; one of the two surrenders, the other is freed.
func TestPockets(t *testing.T) {
	s := newStage(t)
	caught := s.regiment(force.South, 3000, s.hex("Munsan"))
	freed := s.regiment(force.South, 3000, s.hex("Munsan", hex.SE))
	lonely := s.regiment(force.South, 3000, s.hex("Taejon"))
	s.regiment(force.North, 3000, s.hex("Munsan", hex.N))
	w, m := s.days(1)
	f := m.World().Force
	for _, id := range []force.ID{caught, freed, lonely} {
		f.Stores[id].Cut = 1
	}
	w.evening(m)
	s.expect(w, force.North, pockets, 0, 0) // not over yet
	f.Place[caught] = force.Place{Hex: hex.None, Presence: force.Destroyed, Port: hex.None}
	f.Stores[freed].Cut, f.Stores[lonely].Cut = 0, 0
	w.evening(m)
	s.expect(w, force.North, pockets, 1, 2)
}
