package ai

import (
	"testing"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/scenario"
)

// shore is a strip of twelve rows with the sea at its right: the North's to row 5. Ships serve the South.
func shore(t testing.TB) *table {
	rows := make([]string, 16)
	for i := range rows {
		rows[i] = "~....~~~"
	}
	b := drawBoard(t, 12, rows...)
	b.roads()
	b.First = force.South
	b.Sea[force.South] = game.SeaSetup{Command: []game.Step{{Value: 1}}, Lift: []game.Step{{Value: 16}}, Assault: []game.Step{{Value: 12}}}
	for _, c := range [][3]int{{4, 3, 2}, {4, 9, 3}} {
		b.Cells[b.At(c[0], c[1])].Beach = uint8(c[2])
	}
	b.Cells[b.At(4, 15)].Port = 3
	return b
}

// given are the orders of a kind.
func given(orders []game.Order, kind game.OrderKind) (of []game.Order) {
	for _, o := range orders {
		if o.Kind == kind {
			of = append(of, o)
		}
	}
	return of
}

func TestShipsSailToTheFighting(t *testing.T) {
	b := shore(t)
	b.unit("s", force.South, 4, 12, 3000)
	b.unit("n", force.North, 4, 11, 3000)
	b.unit("quiet", force.South, 1, 15, 3000)
	g := b.unit("g", force.South, 5, 15, 0)
	b.Units[g].Arm = force.Gunfire
	w := b.war()
	day(t, w, player(t, "regular"))
	if at := w.Force.Place[g].Hex; w.Map.Distance(at, b.At(4, 12)) > b.Rules.Sea.GunHexes {
		t.Errorf("they lie at %s", w.Map.Name(at))
	}
}

func TestAPressedPocketIsShippedOut(t *testing.T) {
	b := shore(t)
	pocket := b.unit("pocket", force.South, 4, 3, 2000)
	b.Control[b.At(4, 3)] = force.South
	for i, at := range [][2]int{{3, 2}, {3, 3}, {4, 4}} {
		b.unit(string(rune('a'+i)), force.North, at[0], at[1], 3000)
	}
	b.unit("home", force.South, 3, 13, 3000)
	w := b.war()
	orders := given(day(t, w, player(t, "regular")), game.Ship)
	if len(orders) != 1 || orders[0].Unit != pocket || orders[0].Hex != b.At(4, 15) {
		t.Fatalf("%+v", orders)
	}
	b.Sea[force.South].Lift = nil
	if orders := given(day(t, b.war(), player(t, "regular")), game.Ship); len(orders) != 0 {
		t.Errorf("without ships: %+v", orders)
	}
}

// Troops off the coast land near what is worth most behind the front, on the day the tide serves, and the rest follow.
func TestTroopsOffTheCoastLandBehindTheFront(t *testing.T) {
	b := shore(t)
	b.Places = []atlas.Place{{Name: atlas.Name{En: "City"}, Hex: b.At(3, 3), Rank: 1}}
	b.Cells[b.At(3, 3)].Place = 0
	b.Link()
	for i := range 3 {
		u := b.unit(string(rune('x'+i)), force.South, 4, 15, 3000)
		b.Units[u].Place = force.Place{Hex: hex.None, Presence: force.Embarked, Port: hex.None}
	}
	b.unit("s", force.South, 3, 13, 3000)
	b.unit("n", force.North, 3, 10, 3000)
	w := b.war()
	south, north := player(t, "regular"), player(t, "passive")
	var landings []game.Order
	for w.Turn < 8 {
		if w.Moving() == force.South {
			landings = append(landings, given(day(t, w, south), game.Land)...)
		} else {
			day(t, w, north)
		}
	}
	if len(landings) != 1 || landings[0].Hex != b.At(4, 3) || landings[0].Count != 2 {
		t.Fatalf("%+v", landings)
	}
	if head := w.Sea[force.South].Beachhead; head != b.At(4, 3) {
		t.Errorf("the beachhead is %s", w.Map.Name(head))
	}
	for id := range force.ID(3) {
		if w.Force.Place[id].Hex == hex.None {
			t.Errorf("%s is still at sea", w.Force.Identity[id].Code)
		}
	}
}

// A great port over whose beach the enemy could come is guarded as soon as he has landing craft, and not before.
func TestPortsAreGuardedWhenALandingThreatens(t *testing.T) {
	guarded := func(assault int) bool {
		b := shore(t)
		b.Places = []atlas.Place{{Name: atlas.Name{En: "Port"}, Hex: b.At(4, 3), Rank: 2}}
		b.Cells[b.At(4, 3)].Place = 0
		b.Link()
		b.First = force.North
		b.Sea[force.South].Assault = []game.Step{{Value: assault}}
		for col := 1; col <= 4; col++ {
			b.unit(string(rune('a'+col)), force.North, col, 9, 2500)
			b.unit(string(rune('k'+col)), force.South, col, 13, 2500)
		}
		w := b.war()
		p := player(t, "regular")
		day(t, w, p)
		for _, id := range p.own {
			if m := p.mission[id]; m.task == post && m.at == p.ground.cells[b.At(4, 3)] {
				return true
			}
		}
		return false
	}
	if guarded(0) {
		t.Error("a guard against nothing")
	}
	if !guarded(12) {
		t.Error("nobody guards the port")
	}
}

// Ships find the coast again after trains have been asked for, day after day.
func TestShipsFollowTheFrontFromDayToDay(t *testing.T) {
	s, err := scenario.Builtin("invasion-1950")
	if err != nil {
		t.Fatal(err)
	}
	w := game.New(atlas.Peninsula(), s, 38)
	players := [force.Sides]*Player{force.North: player(t, "regular"), force.South: player(t, "regular")}
	sailed := 0
	for w.Turn < 60 && w.Phase != game.Over {
		sailed += len(given(day(t, w, players[w.Moving()]), game.Sail))
	}
	if sailed < 2 {
		t.Errorf("%d orders to sail in two months", sailed)
	}
}
