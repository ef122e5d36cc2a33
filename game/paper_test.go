package game_test

import (
	"fmt"
	"slices"
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

// paper is a small war on the real map.
type paper struct {
	t     *testing.T
	setup game.Setup
	air   int // sorties a day of the South
}

func newPaper(t *testing.T, start calendar.Day) *paper {
	a := atlas.Peninsula()
	p := &paper{t: t, setup: game.Setup{ID: "paper", Start: start, Turns: 60, First: force.North, Noise: fight.Full, Control: make([]force.Side, a.Len())}}
	for h := range p.setup.Control {
		if c := &a.Cells[h]; c.Land() && c.Country == atlas.Korea {
			p.setup.Control[h] = force.South
			if c.North {
				p.setup.Control[h] = force.North
			}
		}
	}
	p.supply(force.North, "Pyongyang", "Chorwon", "Hwachon")
	p.supply(force.South, "Pusan", "Seoul", "Wonju", "Taegu")
	return p
}

// supply lets both armies eat: these situations are about fighting.
func (p *paper) supply(side force.Side, places ...string) {
	s := &p.setup.Supply[side]
	s.Trucks, s.Daily = 20000, []game.Step{{Value: 90}}
	for _, place := range places {
		s.Sources = append(s.Sources, game.Source{Hex: p.at(place), Tons: 20000})
	}
}

func (p *paper) at(place string) hex.Index {
	p.t.Helper()
	a := atlas.Peninsula()
	id, ok := a.Find(place)
	if !ok {
		p.t.Fatalf("no place %s", place)
	}
	return a.Places[id].Hex
}

// add sets down a regiment of some men, quality (milli) and weapons.
func (p *paper) add(side force.Side, code string, at hex.Index, men, quality int, change ...func(*force.Spec)) {
	s := force.Spec{
		Identity:   force.Identity{Code: code, Parent: force.None, Echelon: force.Regiment, Nation: force.KPA},
		Allegiance: force.Allegiance{Side: side},
		Place:      force.Place{Hex: at, Presence: force.Present, Port: hex.None},
		Strength:   force.Strength{Men: int32(men), Paper: int32(men)},
		Quality:    force.Quality{Mass: 1000},
		Stores:     force.Stores{Supply: 6000},
		Standing:   force.Standing{Assigned: hex.None},
	}
	if side == force.South {
		s.Nation, s.Stores.Supply = force.ROK, 4000
	}
	// quality = 250 + 6·T/100 + V/4, all of it training up to 70 points.
	training := min((quality-250)*100/6, 8000)
	s.Battalions = force.Battalions{Count: 3, Training: [force.MaxBattalions]int16{int16(training), int16(training), int16(training)}}
	s.Quality.Veterancy = int16(max(0, (quality-250-6*training/100)*4))
	for _, c := range change {
		c(&s)
	}
	s.Strength.Equipment = s.Strength.Weapons
	p.setup.Units = append(p.setup.Units, s)
}

func arms(w fight.Weapon, n int16) func(*force.Spec) {
	return func(s *force.Spec) { s.Strength.Weapons[w] += n }
}

func tankRegiment(s *force.Spec) {
	s.Arm, s.Mobility, s.Strength.Weapons[fight.T34] = force.Armour, force.Tracks, 40
}

func works(s *force.Spec)   { s.Condition.Works, s.Condition.Dug = true, 14 }
func reserve(s *force.Spec) { s.Standing.Reserve = true }
func lorries(s *force.Spec) { s.Mobility = force.Lorried }
func dugIn(days int16) func(*force.Spec) {
	return func(s *force.Spec) { s.Condition.Dug = days }
}
func surprised(level uint8) func(*force.Spec) {
	return func(s *force.Spec) { s.Condition.Surprise = level }
}

// policy gives a side's orders for a day; it ends when it has nothing more to do.
type policy func(w *game.World)

// play runs the war until done says so or the turns are over, and returns the turn.
func (p *paper) play(seed uint64, north, south policy, done func(w *game.World) bool) (*game.World, int) {
	setup := p.setup
	w := game.New(atlas.Peninsula(), &setup, seed)
	for w.Phase != game.Over {
		turn := int(w.Turn)
		if w.Moving() == force.North {
			north(w)
		} else {
			south(w)
		}
		if done(w) {
			return w, turn
		}
		if _, err := w.Apply(game.Order{}); err != nil {
			p.t.Fatal(err)
		}
	}
	return w, p.setup.Turns + 1
}

// assaults attacks up to n hexes, best odds first, with all that frontage allows.
func assaults(w *game.World, n int, least int32, wanted func(h hex.Index) bool) {
	for range n {
		side := w.Moving()
		v := w.Look(side)
		var best game.Order
		bestGain := least
		for _, id := range v.Force.Combat {
			from := v.Force.Place[id].Hex
			if from == hex.None || v.Force.Side(id) != side {
				continue
			}
			for _, target := range v.Map.Near[from] {
				if target == hex.None || v.Holder(target) != side.Enemy() || !wanted(target) {
					continue
				}
				for _, kind := range []fight.Kind{fight.Deliberate, fight.RiverAssault, fight.Hasty} {
					o, gain := joint(v, target, kind)
					if o.Count > 0 && gain > bestGain {
						best, bestGain = o, gain
					}
					if o.Count > 0 {
						break
					}
				}
			}
		}
		if best.Count == 0 {
			return
		}
		w.Apply(best)
	}
}

// joint is the fullest attack on a hex, and its chance of gaining ground.
func joint(v *game.View, target hex.Index, kind fight.Kind) (game.Order, int32) {
	o := game.Assault(target, kind)
	for _, id := range v.Joiners(target, kind, nil) {
		o.Units[o.Count] = id
		o.Count++
		if game.Check(v, &o) != nil || o.Count == game.MaxUnits {
			o.Count--
			o.Units[o.Count] = 0
		}
	}
	var p game.Preview
	if o.Count == 0 || v.Preview(&o, &p) != nil {
		return game.Order{}, 0
	}
	return o, p.Forecast.Gain
}

// closeUp marches every unit that is not in contact towards a goal, one by one.
func closeUp(w *game.World, goal hex.Index) {
	side := w.Moving()
	for _, id := range w.Force.Combat {
		v := w.Look(side)
		from := v.Force.Place[id].Hex
		if from == hex.None || v.Force.Side(id) != side || v.Contact(from, side) && v.Map.Distance(from, goal) > 1 && v.Force.March[id].Attacked {
			continue
		}
		var r game.Reach
		v.Reach(id, &r)
		best, bestAway := hex.None, v.Map.Distance(from, goal)
		for _, h := range r.Hexes {
			if away := v.Map.Distance(h, goal); away < bestAway {
				best, bestAway = h, away
			}
		}
		if best != hex.None {
			w.Apply(game.March(id, r.Path(&v.Board, best, nil)))
		}
	}
}

func idle(*game.World) {}

func anywhere(hex.Index) bool { return true }

// spread words how often a thing happened by turn.
func spread(turns []int, from, to int) string {
	s := ""
	for turn := from; turn <= to; turn++ {
		n := 0
		for _, t := range turns {
			if t == turn || turn == to && t > to {
				n++
			}
		}
		s += fmt.Sprintf("  day %d: %d %%", turn, 100*n/len(turns))
	}
	return s
}

func seeds(full int) int {
	if testing.Short() {
		return full / 10
	}
	return full
}

func TestPaperChunchon(t *testing.T) {
	if testing.Short() {
		t.Skip("plays hundreds of fights")
	}
	p := newPaper(t, calendar.Of(1950, 6, 25))
	a := atlas.Peninsula()
	goal := p.at("Chunchon")
	north := a.Step(goal, hex.N)
	for i, men := range []int{2900, 2900, 2900} {
		p.add(force.North, fmt.Sprintf("kpa-%d", i), a.Step(north, hex.N), men, 950, arms(fight.Gun76, 12))
	}
	p.add(force.North, "kpa-sp", a.Step(north, hex.N), 400, 950, arms(fight.SU76, 16), func(s *force.Spec) { s.Arm, s.Mobility = force.SelfPropelled, force.Tracks })
	p.add(force.South, "rok-7r", north, 2500, 750, works, arms(fight.Gun105, 10), arms(fight.AT57, 6))
	p.add(force.South, "rok-19r", goal, 2500, 750, reserve, arms(fight.Gun105, 5), arms(fight.AT57, 6))
	var turns []int
	for seed := range uint64(seeds(400)) {
		_, turn := p.play(seed, func(w *game.World) { assaults(w, 2, 0, anywhere); closeUp(w, goal) }, idle,
			func(w *game.World) bool { return w.Control[goal] == force.North || w.Turn > 12 })
		turns = append(turns, turn)
	}
	t.Logf("Chunchon falls, built:%s (later included)", spread(turns, 1, 6))
	t.Log("                on paper:  day 3: 4 %  day 4: 29 %  day 5: 36 %  later: 31 %")
	slices.Sort(turns)
	if turns[len(turns)/20] < 2 {
		t.Errorf("Chunchon falls on day 1 in more than one war of twenty")
	}
}
