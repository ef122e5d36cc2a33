package ai

import (
	"slices"
	"strings"
	"testing"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/hex"
	_ "parallel38/internal/golden" // go test ./... -update
	"parallel38/internal/scenario"
	"parallel38/scenarios"
)

// storm is the ten days' war of June 1950.
func storm(t testing.TB, seed uint64) *game.World { return begin(t, "storm-1950", seed) }

func begin(t testing.TB, id string, seed uint64) *game.World {
	t.Helper()
	s, err := scenario.Load(scenarios.Files, id, atlas.Peninsula())
	if err != nil {
		t.Fatal(err)
	}
	return game.New(atlas.Peninsula(), s, seed)
}

func TestAnUnknownNameIsAnsweredWithTheKnownOnes(t *testing.T) {
	if _, err := New("regular"); err != nil {
		t.Fatal(err)
	}
	_, err := New("regulra")
	if err == nil || !strings.Contains(err.Error(), "recruit, regular") {
		t.Fatalf("error %v does not list the names", err)
	}
}

// One player thinks a node at a time, the other as long as it likes: same views, same orders.
func TestSlicingDoesNotChangeTheOrders(t *testing.T) {
	for _, c := range []struct {
		level string
		days  int16
	}{{"recruit", 2}, {"regular", 3}, {"veteran", 2}, {"staff", 1}} {
		w := storm(t, 3)
		var sliced, whole [force.Sides]*Player
		for side := force.North; side < force.Sides; side++ {
			sliced[side], whole[side] = player(t, c.level), player(t, c.level)
		}
		slices, orders := 0, 0
		for w.Turn <= c.days {
			side := w.Moving()
			v := w.Look(side)
			a, done := sliced[side].Think(v, 1)
			for ; !done; a, done = sliced[side].Think(w.Look(side), 1) {
				slices++
			}
			b, done := whole[side].Think(w.Look(side), 1<<30)
			if !done || a != b {
				t.Fatalf("%s, %v, %v, order %d: %q in slices, %q at once", c.level, w.Day, side, orders, game.FormatOrder(&w.Board, &a), game.FormatOrder(&w.Board, &b))
			}
			if _, err := w.Apply(a); err != nil {
				t.Fatal(err)
			}
			orders++
		}
		if slices < 100 || orders < 60 {
			t.Fatalf("%s: %d slices and %d orders are too few to prove anything", c.level, slices, orders)
		}
	}
}

// Two wars that a side cannot tell apart get the same orders from it.
func TestOrdersDoNotDependOnWhatTheViewHides(t *testing.T) {
	for _, name := range []string{"recruit", "regular", "veteran", "staff"} {
		t.Run(name, func(t *testing.T) { hide(t, name) })
	}
}

func hide(t *testing.T, name string) {
	w := storm(t, 5)
	ps := [2]*Player{player(t, name), player(t, name)}
	other, seen := w.Twin(), slices.Clone(w.Look(force.South).Observed)
	var r game.Reach
	changed := 0
	for _, id := range other.Force.Combat { // in one of the wars the North shifts what nobody sees
		h := other.Force.Place[id].Hex
		if h == hex.None || other.Force.Side(id) != force.North || seen[h] {
			continue
		}
		for _, o := range game.Orders(other.Look(force.North), id, &r, nil) {
			if o.Kind != game.Move || o.Steps != 1 {
				continue
			}
			if to := w.Map.Near[h][o.Path[0]]; !seen[to] && w.Control[to] == force.North {
				if _, err := other.Apply(o); err != nil {
					t.Fatal(err)
				}
				changed++
				break
			}
		}
	}
	w.Apply(game.Order{})
	other.Apply(game.Order{})
	for _, id := range other.Force.Combat {
		if h := other.Force.Place[id].Hex; h != hex.None && other.Force.Side(id) == force.North && !seen[h] {
			other.Force.Strength[id].Men /= 2
			other.Force.Stores[id].Supply = 0
			other.Force.Condition[id].Fatigue = 900
		}
	}
	if !sameSight(w.Look(force.South), other.Look(force.South)) {
		t.Fatal("the South can tell the two wars apart from the start")
	}
	if changed < 5 {
		t.Fatalf("only %d units are hidden", changed)
	}
	for n := 0; ; n++ {
		a, _ := ps[0].Think(w.Look(force.South), 1<<30)
		b, _ := ps[1].Think(other.Look(force.South), 1<<30)
		if a != b {
			t.Fatalf("order %d: %q in one war, %q in the other", n, game.FormatOrder(&w.Board, &a), game.FormatOrder(&other.Board, &b))
		}
		if a.Kind == game.EndDay || a.Kind == game.Attack {
			if n < 5 {
				t.Fatalf("only %d orders were compared", n)
			}
			return
		}
		one, err1 := w.Apply(a)
		two, err2 := other.Apply(b)
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		if len(one) != len(two) || !sameSight(w.Look(force.South), other.Look(force.South)) { // something hidden has come to light
			if n < 5 {
				t.Fatalf("only %d orders were compared", n)
			}
			return
		}
	}
}

// sameSight tells whether two views show the same units in the same places.
func sameSight(a, b *game.View) bool {
	return slices.Equal(a.Force.Place, b.Force.Place) && slices.Equal(a.Force.Strength, b.Force.Strength) &&
		slices.Equal(a.Force.Condition, b.Force.Condition) && slices.Equal(a.Force.March, b.Force.March) && slices.Equal(a.Force.Stores, b.Force.Stores) &&
		slices.Equal(a.Sightings[force.South], b.Sightings[force.South]) && slices.Equal(a.Control, b.Control)
}

func TestStormIsPlayedWithoutAnIllegalOrder(t *testing.T) {
	w := storm(t, 1)
	ps := [force.Sides]*Player{force.North: player(t, "regular"), force.South: player(t, "regular")}
	kinds := [force.Sides]map[game.OrderKind]int{force.North: {}, force.South: {}}
	for w.Phase != game.Over {
		side := w.Moving()
		for _, o := range day(t, w, ps[side]) {
			kinds[side][o.Kind]++
		}
	}
	if kinds[force.North][game.Attack] < 20 || kinds[force.North][game.Move] < 100 || kinds[force.South][game.Move] < 50 {
		t.Errorf("a strange war: orders by kind %v", kinds)
	}
	if kinds[force.South][game.SetFallBack] == 0 || kinds[force.South][game.SetReserve] == 0 || kinds[force.South][game.SetBridge] == 0 {
		t.Errorf("the South gave no standing orders for retreat, reserves or bridges: %v", kinds[force.South])
	}
	seoul, _ := w.Map.Find("Seoul")
	if w.Control[w.Map.Places[seoul].Hex] != force.North {
		t.Error("the North has not come to Seoul in ten days")
	}
}

func TestALineRunsFromCoastToCoastBehindTheRiver(t *testing.T) {
	b := peninsula(t, 5, 26, 9)
	b.river(5)
	for i := range 5 { // stronger than the South, who therefore defends
		b.unit("n"+string(rune('0'+i)), force.North, 3+i, 4, 3400)
	}
	for col := 2; col <= 8; col += 2 {
		b.unit("s"+string(rune('0'+col)), force.South, col, 6, 2500)
	}
	w, p := b.war(), player(t, "regular")
	day(t, w, player(t, "passive"))
	day(t, w, p)
	g, cells := p.ground, p.front.cells
	if len(cells) < 9 {
		t.Fatalf("a line of %d cells cannot span nine columns", len(cells))
	}
	behind := 0
	for i, c := range cells {
		if i > 0 && b.Distance(g.hexes[c], g.hexes[cells[i-1]]) != 1 {
			t.Errorf("cells %s and %s do not touch", b.Atlas.Name(g.hexes[cells[i-1]]), b.Atlas.Name(g.hexes[c]))
		}
		if _, row := b.ColRow(g.hexes[c]); row == 6 {
			behind++
		}
	}
	ends := []cell{cells[0], cells[len(cells)-1]}
	if g.shore[ends[0]]|g.shore[ends[1]] != leftShore|rightShore {
		t.Errorf("the line ends at %s and %s, not on both coasts", b.Atlas.Name(g.hexes[ends[0]]), b.Atlas.Name(g.hexes[ends[1]]))
	}
	if behind < len(cells)*2/3 {
		t.Errorf("only %d of %d cells lie behind the river", behind, len(cells))
	}
}

func TestADefenderClosesHisLine(t *testing.T) {
	b := peninsula(t, 6, 16, 9)
	for i := range 4 {
		b.unit("n"+string(rune('0'+i)), force.North, 2+2*i, 3, 3000)
	}
	for i := range 5 { // crowded on the left
		b.unit("s"+string(rune('0'+i)), force.South, 1+i/2, 8+i%2, 2500)
	}
	w, p := b.war(), player(t, "regular")
	for range 4 {
		day(t, w, player(t, "passive"))
		day(t, w, p)
	}
	w.Apply(game.Order{})
	if gaps, length := p.Gaps(w.Look(force.South)); gaps != 0 || length == 0 {
		t.Errorf("%d of the %d cells of the line are open", gaps, length)
	}
}

func TestAnUndefendedTownIsTaken(t *testing.T) {
	b := peninsula(t, 4, 14, 7)
	b.roads()
	b.objective(force.North, 4, 9, 60)
	b.unit("n1", force.North, 3, 3, 2500)
	b.unit("n2", force.North, 4, 3, 2500)
	b.unit("s1", force.South, 1, 12, 800)
	w, p := b.war(), player(t, "regular")
	for range 5 {
		day(t, w, p)
		day(t, w, player(t, "passive"))
	}
	if w.Control[b.At(4, 9)] != force.North {
		t.Error("nobody has taken the town in five days")
	}
}

// TestNobodyMarchesBeyondHisSupply: the same town further off than rations last, and no road to it, waits.
func TestNobodyMarchesBeyondHisSupply(t *testing.T) {
	b := peninsula(t, 4, 20, 7)
	b.objective(force.North, 4, 16, 60)
	n := b.unit("n1", force.North, 3, 3, 2500)
	b.unit("s1", force.South, 1, 18, 800)
	w, p := b.war(), player(t, "regular")
	for range 8 {
		day(t, w, p)
		day(t, w, player(t, "passive"))
	}
	if _, row := w.Map.ColRow(w.Force.Place[n].Hex); row > 9 {
		t.Errorf("after eight days it stands in row %d", row)
	}
}

func TestNobodyAttacksWithoutHope(t *testing.T) {
	b := peninsula(t, 5, 12, 7)
	b.objective(force.North, 4, 7, 60)
	b.unit("n1", force.North, 4, 4, 700)
	for i := range 3 {
		b.unit("s"+string(rune('0'+i)), force.South, 4, 5, 3000)
	}
	w, p := b.war(), player(t, "regular")
	for range 4 {
		if i := slices.IndexFunc(day(t, w, p), func(o game.Order) bool { return o.Kind == game.Attack }); i >= 0 {
			t.Fatalf("%v: 700 men attack 9,000", w.Day)
		}
		day(t, w, player(t, "passive"))
	}
}

// The cost of a side's day, of the whole war and without the rules' part of it.
func BenchmarkSideTurn(b *testing.B) {
	for _, name := range []string{"recruit", "regular"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			var ps [force.Sides]*Player
			var w *game.World
			for range b.N {
				b.StopTimer()
				if w == nil || w.Phase == game.Over {
					w = begin(b, "invasion-1950", 1)
					ps = [force.Sides]*Player{force.North: player(b, name), force.South: player(b, name)}
				}
				side := w.Moving()
				for {
					v := w.Look(side)
					b.StartTimer()
					o, done := ps[side].Think(v, 1<<30)
					b.StopTimer()
					if done {
						w.Apply(o)
						if o.Kind == game.EndDay {
							break
						}
					}
				}
				b.StartTimer()
			}
		})
	}
}

// BenchmarkFlood is one search over the whole map: the march on foot from everywhere to one place, tolls included.
func BenchmarkFlood(b *testing.B) {
	v, p := begin(b, "invasion-1950", 38).Look(force.North), player(b, "regular")
	p.Think(v, 1<<20) // to its first order: the fields stand
	dist := make([]int16, len(p.ground.hexes))
	b.ReportAllocs()
	for b.Loop() {
		blank(dist)
		p.fields.flood.seed(dist, p.ground.sites[0], 0)
		p.fields.flood.run(&p.fields.into[onFoot], dist, p.fields.toll, off, far)
	}
}
