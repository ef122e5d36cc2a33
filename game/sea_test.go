package game

import (
	"strings"
	"testing"

	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/game/ledger"
)

// coast is a strip of land with the sea before it: the North's half above, the South's below, a port of the South's
// at 0,5 and beaches at 0,1 (good), 0,4 (poor) and, behind tidal flats, 0,2.
func coast(t testing.TB) *table {
	b := testBoard(t,
		"..~~~~",
		"..~~~~",
		"..~~~~",
		"..~~~~",
		"..~~~~",
		"..~~~~")
	for row, beach := range []uint8{0, 3, 2, 0, 1, 2} {
		b.Cells[b.Size.At(1, row)].Beach = beach
	}
	b.Cells[b.at("2,3")].Terrain = atlas.TidalFlat
	b.Cells[b.at("1,5")].Port, b.Cells[b.at("1,3")].Port = 1, 0
	b.northHolds(3)
	b.source(force.North, "0,0", 5000)
	b.source(force.South, "0,5", 5000)
	b.Noise = fight.Expected
	b.Sea[force.South] = SeaSetup{Command: []Step{{Value: 1}}, Lift: []Step{{Value: 12}}, Assault: []Step{{Value: 12}}}
	b.First = force.South
	return b
}

func ships(at string, b *table) func(s *force.Spec) {
	return func(s *force.Spec) {
		s.Arm, s.Place = force.Gunfire, force.Place{Hex: b.at(at), Presence: force.Present, Port: hex.None}
		s.Strength, s.Battalions = force.Strength{}, force.Battalions{}
	}
}

// offshore puts a unit at sea, ready to land.
func offshore(s *force.Spec) {
	s.Place = force.Place{Hex: hex.None, Presence: force.Embarked, Port: hex.None}
}

func refusedFor(t *testing.T, w *World, o Order, want Reason) {
	t.Helper()
	_, err := w.Apply(o)
	if r, ok := err.(*Refusal); !ok || r.Reason != want {
		t.Errorf("%s: %v, want %s", FormatOrder(&w.Board, &o), err, want.Key())
	}
}

func mustApply(t *testing.T, w *World, o Order) []Event {
	t.Helper()
	events, err := w.Apply(o)
	if err != nil {
		t.Fatalf("%s: %v", FormatOrder(&w.Board, &o), err)
	}
	return events
}

func TestShipsFireInTwoFightsADayNearTheCoast(t *testing.T) {
	b := coast(t)
	u := b.unit("u", force.South, "1,3", 3000)
	b.unit("e", force.North, "1,2", 2000)
	far := b.unit("far", force.South, "0,3", 3000)
	b.unit("e2", force.North, "0,2", 2000)
	g := b.unit("g", force.South, "1,3", 0, ships("2,2", b))
	w := b.war()
	o := Assault(b.at("1,2"), fight.Deliberate, u)
	var p Preview
	if err := w.Look(force.South).Preview(&o, &p); err != nil || p.Ledger.Value(ledger.AttackerNaval) <= 0 {
		t.Fatalf("%v, no line for the ships: %+v", err, p.Ledger.Lines())
	}
	probe := Assault(b.at("1,2"), fight.Probe, u)
	if w.Look(force.South).Preview(&probe, &p); p.Ledger.Value(ledger.AttackerNaval) != 0 {
		t.Error("ships fire for a probe")
	}
	refusedFor(t, w, Order{Kind: Sail, Unit: g, Hex: b.at("1,4")}, Impassable)
	events := mustApply(t, w, o)
	if events[0].Report.Ledger.Value(ledger.AttackerNaval) <= 0 || w.Force.Fleet[g].Fired != 1 {
		t.Errorf("%d fights fired in", w.Force.Fleet[g].Fired)
	}
	refusedFor(t, w, Order{Kind: Sail, Unit: g, Hex: b.at("4,4")}, NotFresh)
	mustApply(t, w, Assault(b.at("0,2"), fight.Deliberate, far))
	if w.Force.Fleet[g].Fired != 2 {
		t.Errorf("%d fights fired in, want 2", w.Force.Fleet[g].Fired)
	}
	if w.gunfire(force.South, b.at("1,3"), fight.Deliberate) != 0 {
		t.Error("they fire a third time")
	}
	days(t, w, 1)
	events = mustApply(t, w, Order{Kind: Sail, Unit: g, Hex: b.at("5,0")})
	if count(events, Sailed) != 1 || w.gunfire(force.South, b.at("1,2"), fight.Deliberate) != 0 {
		t.Error("from far away they still fire")
	}
	if w.Look(force.North).Force.Place[g].Hex != hex.None {
		t.Error("the enemy sees ships that lie out of his sight")
	}
}

func TestAUnitGoesByPortWhole(t *testing.T) {
	b := coast(t)
	b.Cells[b.at("1,4")].Port = 1
	u := b.unit("u", force.South, "1,5", 2000, gunned(12))
	late := b.unit("late", force.South, "1,5", 2000)
	w := b.war()
	before := *w.Force
	menBefore, guns := before.Strength[u].Men, before.Strength[u].Weapons
	refusedFor(t, w, Order{Kind: Ship, Unit: u, Hex: b.at("1,3")}, NoPort)
	o := Order{Kind: Ship, Unit: u, Hex: b.at("1,4")}
	var p Preview
	if err := w.Look(force.South).Preview(&o, &p); err != nil || p.Days != 1 || p.Ledger.Total() != 0 {
		t.Fatalf("%v: %d days, %d left behind", err, p.Days, p.Ledger.Total())
	}
	mustApply(t, w, o)
	if w.Force.Place[u].Hex != hex.None || w.Holder(b.at("1,5")) != force.South {
		t.Error("it is still ashore")
	}
	refusedFor(t, w, Order{Kind: Ship, Unit: late, Hex: b.at("1,4")}, PortFull)
	days(t, w, 1)
	if w.Force.Place[u].Hex != b.at("1,4") || w.Force.Strength[u].Weapons != guns || w.Force.Strength[u].Men < menBefore-10 {
		t.Errorf("it arrives at %s with %+v", w.Map.Name(w.Force.Place[u].Hex), w.Force.Strength[u])
	}
}

func TestEvacuationOverABeachCostsGuns(t *testing.T) {
	b := coast(t)
	u := b.unit("u", force.South, "1,4", 2000, gunned(12))
	b.unit("e", force.North, "1,3", 2500)
	b.Control[b.at("1,3")] = force.North
	w := b.war()
	o := Order{Kind: Ship, Unit: u, Hex: b.at("1,5")}
	var p Preview
	if err := w.Look(force.South).Preview(&o, &p); err != nil || p.Ledger.Total() != 1000 || p.Ledger.Value(ledger.EmbarkUnderFire) != seaRules.LeftUnderFire {
		t.Fatalf("%v: %d thousandths left behind: %v", err, p.Ledger.Total(), p.Ledger.Lines())
	}
	mustApply(t, w, o)
	s, tally := &w.Force.Strength[u], &w.Tally[force.South]
	lost := tally.Killed + tally.Wounded + tally.Missing
	if s.Weapons[fight.Gun76] != 0 || tally.WeaponsLost[fight.Gun76] != 12 || lost != 60 || s.Men != 1940 || tally.Evacuated != 1940 {
		t.Errorf("%d guns, %d men, %d lost: %+v", s.Weapons[fight.Gun76], s.Men, lost, tally)
	}
	days(t, w, 1)
	if w.Force.Place[u].Hex != b.at("1,5") {
		t.Errorf("it comes ashore at %s", w.Map.Name(w.Force.Place[u].Hex))
	}
}

func TestTheSideThatDoesNotCommandTheSeaSlipsAlongByNight(t *testing.T) {
	b := coast(t)
	b.First = force.North
	b.Sea[force.North].Lift = []Step{{Value: 40}}
	b.Cells[b.at("1,0")].Port, b.Cells[b.at("1,2")].Port = 2, 2
	big := b.unit("big", force.North, "1,0", 3000)
	small := b.unit("small", force.North, "1,0", 1000)
	w := b.war()
	refusedFor(t, w, Order{Kind: Ship, Unit: big, Hex: b.at("1,2")}, NoShips)
	refusedFor(t, w, Order{Kind: Ship, Unit: small, Hex: hex.None}, SeaBarred)
	mustApply(t, w, Order{Kind: Ship, Unit: small, Hex: b.at("1,2")})
	b.Setup.Rules.Sea.NightHexes = 1
	refusedFor(t, b.war(), Order{Kind: Ship, Unit: small, Hex: b.at("1,2")}, SeaBarred)
}

func TestALandingTakesAnEmptyBeachAndFeedsItself(t *testing.T) {
	b := coast(t)
	u := b.unit("u", force.South, "0,5", 2500, offshore)
	w := b.war()
	beach := b.at("1,1")
	refusedFor(t, w, land(b, w, "1,1", -1, u), BadOrder)
	refusedFor(t, w, land(b, w, "1,0", 0, u), NoBeach)
	refusedFor(t, w, land(b, w, "1,4", 0, u), NoBeach) // our own
	refusedFor(t, w, Order{Kind: Land, Hex: hex.None}, BadOrder)
	o := land(b, w, "1,1", 2, u)
	mustApply(t, w, o)
	if l := w.Look(force.North).Sea[force.South].Landing; l.Beach != hex.None || l.Count != 0 || w.Look(force.South).Sea[force.South].Landing.Beach != beach {
		t.Errorf("the enemy sees the plan: %+v", l)
	}
	w.Weather = ClearSky
	events := days(t, w, 2)
	if count(events, Landed) != 0 {
		t.Fatal("it goes in too early")
	}
	w.Weather = ClearSky
	events = mustApply(t, w, Order{})
	if count(events, Landed) != 1 || w.Force.Place[u].Hex != beach || w.Control[beach] != force.South || w.Sea[force.South].Beachhead != beach {
		t.Fatalf("not ashore: %+v", events)
	}
	if f := w.supplyLines(force.South); f.Head(beach) != beach {
		t.Error("no supply comes over the beach")
	}
	days(t, w, 2)
	if w.Force.Stores[u].Cut != 0 {
		t.Error("it starves on its beachhead")
	}
	w.occupy(beach, force.North)
	w.holdBeachheads()
	if w.Sea[force.South].Beachhead != hex.None {
		t.Error("a lost beachhead still supplies")
	}
}

// land plans a landing so many days ahead.
func land(b *table, w *World, at string, ahead int, units ...force.ID) Order {
	o := Assault(b.at(at), 0, units...)
	o.Kind, o.On, o.Value = Land, true, int16(w.Day)+int16(ahead)
	return o
}

func TestRainPutsALandingOff(t *testing.T) {
	b := coast(t)
	u := b.unit("u", force.South, "0,5", 2500, offshore)
	w := b.war()
	mustApply(t, w, land(b, w, "1,1", 0, u))
	w.Weather = Rain
	events := mustApply(t, w, Order{})
	if count(events, LandingPutOff) != 1 || w.Sea[force.South].Landing.Day != w.Day+1 || count(Seen(events, force.North), LandingPutOff) != 0 {
		t.Errorf("it goes in on day %d: %+v", w.Sea[force.South].Landing.Day, events)
	}
}

func TestADefendedBeachIsTakenOrTheTroopsAreBackAtSea(t *testing.T) {
	fightFor := func(defenders int) (*World, *table, force.ID, []Event) {
		b := coast(t)
		u := b.unit("u", force.South, "0,5", 3000, offshore, gunned(20))
		b.unit("e", force.North, "1,1", defenders, func(s *force.Spec) { s.Condition.Dug = 20 })
		b.unit("g", force.South, "1,3", 0, ships("2,1", b))
		w := b.war()
		mustApply(t, w, land(b, w, "1,1", 0, u))
		w.Weather = ClearSky
		return w, b, u, mustApply(t, w, Order{})
	}
	w, b, u, events := fightFor(400)
	r := events[0].Report
	if r == nil || !r.Fell || w.Force.Place[u].Hex != b.at("1,1") {
		t.Fatalf("a few hundred hold the beach: %+v", events)
	}
	for _, line := range []ledger.LineID{ledger.AttackerNaval, ledger.BeachQuality, ledger.Surprise, ledger.FortifiedPosture} {
		if r.Ledger.Value(line) == 0 {
			t.Errorf("no line %s in %+v", ledger.Key(line), r.Ledger.Lines())
		}
	}
	w, _, u, events = fightFor(6000)
	s, tally := &w.Force.Strength[u], &w.Tally[force.South]
	if count(events, BeatenOff) != 1 || !w.Waiting(u) || w.Force.Place[u].Due != w.Day+calendar.Day(seaRules.Again) {
		t.Fatalf("a division is thrown off: %+v", events)
	}
	if s.Men+tally.Killed+tally.Wounded+tally.Missing != 3000 || s.Weapons[fight.Gun76]+int16(tally.WeaponsLost[fight.Gun76]) != 20 || s.Weapons[fight.Gun76] == 20 {
		t.Errorf("men and guns are not accounted for: %+v, %+v", s, tally)
	}
	sound(t, w)
}

func TestTroopsPrepareForALanding(t *testing.T) {
	b := coast(t)
	u := b.unit("u", force.South, "1,5", 2500)
	w := b.war()
	refusedFor(t, w, land(b, w, "1,1", 20, u), NotAfloat)
	mustApply(t, w, Order{Kind: Ship, Unit: u, Hex: hex.None})
	if v := w.Look(force.North); v.Force.Place[u].Presence != force.Present || v.Force.Place[u].Due != 0 {
		t.Errorf("the enemy knows that it has gone to sea: %+v", v.Force.Place[u])
	}
	refusedFor(t, w, land(b, w, "1,1", seaRules.Prepare-1, u), NotPrepared)
	mustApply(t, w, land(b, w, "1,1", seaRules.Prepare, u))
	mustApply(t, w, Order{Kind: Land, Hex: hex.None})
	if w.Sea[force.South].Landing.Beach != hex.None {
		t.Error("the plan is not dropped")
	}
	mustApply(t, w, Order{Kind: Ship, Unit: u, Hex: b.at("1,5")})
	days(t, w, 1)
	if w.Force.Place[u].Hex != b.at("1,5") {
		t.Error("it does not come back into port")
	}
}

// The springs of September and October 1950 after new moon floated landing ships at Inchon, the one after the full
// moon of 26 September did not (Appleman, ch. 25; his third date, 3 November, is near the moon's last quarter and
// cannot be right).
func TestTheTidesOfAutumn1950(t *testing.T) {
	b := coast(t)
	w := b.war()
	flats := b.at("1,2")
	serves := func(month, day int) bool { return w.TideServes(flats, calendar.Of(1950, month, day)) }
	for _, d := range [][2]int{{9, 14}, {9, 15}, {9, 16}, {10, 12}, {10, 13}, {10, 14}} {
		if !serves(d[0], d[1]) {
			t.Errorf("no landing on %v: %d cm", d, HighWater(calendar.Of(1950, d[0], d[1])))
		}
	}
	for _, d := range [][2]int{{9, 7}, {9, 21}, {9, 27}, {9, 28}, {10, 4}, {10, 20}} {
		if serves(d[0], d[1]) {
			t.Errorf("a landing on %v: %d cm", d, HighWater(calendar.Of(1950, d[0], d[1])))
		}
	}
	if n := countDays(serves, 9); n < 3 || n > 6 {
		t.Errorf("%d days of September serve", n)
	}
	if !w.TideServes(b.at("1,1"), calendar.Of(1950, 9, 7)) {
		t.Error("open beaches wait for no tide")
	}
	u := b.unit("u", force.South, "0,5", 2500, offshore)
	b.Start = calendar.Of(1950, 9, 20)
	w = b.war()
	refusedFor(t, w, land(b, w, "1,2", 1, u), TideTooLow)
}

func countDays(is func(month, day int) bool, month int) (n int) {
	for day := 1; day <= 30; day++ {
		if is(month, day) {
			n++
		}
	}
	return n
}

func TestOrdersAtSeaAreWrittenAndRead(t *testing.T) {
	b := coast(t)
	b.unit("u", force.South, "1,5", 2500)
	b.unit("g", force.South, "1,3", 0, ships("2,2", b))
	w := b.war()
	for _, line := range []string{"ship u 1,4", "ship u sea", "sail g 4,4", "land 1,1 1950-09-15 u", "land off"} {
		o, err := ParseOrder(&w.Board, line)
		if err != nil || FormatOrder(&w.Board, &o) != line {
			t.Errorf("%q comes back as %q: %v", line, FormatOrder(&w.Board, &o), err)
		}
	}
	for line, want := range map[string]string{"land 1,1 tomorrow u": "a date", "sail x 1,1": "a unit", "ship u nowhere": "a hex"} {
		if _, err := ParseOrder(&w.Board, line); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", line, err, want)
		}
	}
}

// Wars with ships are played at random: proposed orders are legal, one seed is one war, and nobody is lost at sea.
func TestRandomWarsAtSeaConserveMen(t *testing.T) {
	shipped := 0
	for seed := range uint64(8) {
		b := coast(t)
		b.Cells[b.at("1,3")].Port, b.Cells[b.at("1,4")].Port = 1, 2
		for i, at := range []string{"0,0", "1,0", "1,1", "1,2"} {
			b.unit("n"+string(rune('0'+i)), force.North, at, 1500, gunned(6))
		}
		for i, at := range []string{"0,4", "1,3", "1,4", "1,5"} {
			b.unit("s"+string(rune('0'+i)), force.South, at, 1500, gunned(6))
		}
		b.unit("x", force.South, "0,5", 2500, offshore, gunned(6))
		b.unit("g", force.South, "1,3", 0, ships("2,2", b))
		w := b.war()
		playRandom(t, w, seed, 15, func() {
			sound(t, w)
			for _, e := range w.events {
				if e.Kind == Embarked {
					shipped++
				}
			}
		})
	}
	if shipped < 10 {
		t.Errorf("%d embarkations: nothing was tested", shipped)
	}
}
