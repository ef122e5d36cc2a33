package atlas_test

import (
	"encoding/csv"
	"os"
	"strconv"
	"testing"

	"parallel38/game/atlas"
	"parallel38/game/hex"
	"parallel38/internal/geo"
	_ "parallel38/internal/golden" // go test ./... -update
)

// place is where a town of the map lies.
func place(t *testing.T, name string) hex.Index {
	t.Helper()
	a := atlas.Peninsula()
	p, ok := a.Find(name)
	if !ok {
		t.Fatalf("no place %s; like it: %v", name, a.NearestPlaces(name))
	}
	return a.Places[p].Hex
}

// reach marks the hexes that can be reached from one over hexsides that pass says yes to.
func reach(from hex.Index, pass func(i hex.Index, d hex.Dir, e *atlas.Edge) bool) []bool {
	a := atlas.Peninsula()
	seen := make([]bool, a.Len())
	seen[from] = true
	for queue := []hex.Index{from}; len(queue) > 0; queue = queue[1:] {
		i := queue[0]
		for d := range hex.Dir(hex.Dirs) {
			if j := a.Near[i][d]; j != hex.None && !seen[j] && pass(i, d, a.Edge(i, d)) {
				seen[j] = true
				queue = append(queue, j)
			}
		}
	}
	return seen
}

func onRoad(_ hex.Index, _ hex.Dir, e *atlas.Edge) bool { return e.Road != atlas.NoRoad }

func onFoot(i hex.Index, d hex.Dir, e *atlas.Edge) bool {
	a := atlas.Peninsula()
	return a.Cell(a.Near[i][d]).Land() && !e.Strait
}

func TestBoardIsTheOneOfTheEarth(t *testing.T) {
	if got := atlas.Peninsula().Size; got != geo.Board {
		t.Errorf("the map is %v, the plane expects %v", got, geo.Board)
	}
}

func TestEdgesAreTheSameFromBothSides(t *testing.T) {
	a := atlas.Peninsula()
	for i := range hex.Index(a.Len()) {
		for d := range hex.Dir(hex.Dirs) {
			j := a.Near[i][d]
			if j == hex.None {
				continue
			}
			e := a.Edge(i, d)
			if *e != *a.Edge(j, d.Opposite()) {
				t.Fatalf("%s %s and %s %s differ", a.Name(i), d, a.Name(j), d.Opposite())
			}
			here, there := a.Cell(i), a.Cell(j)
			if e.Coast != (here.Land() != there.Land()) {
				t.Errorf("%s %s: coast %v between %s and %s", a.Name(i), d, e.Coast, here.Terrain, there.Terrain)
			}
			if (e.Road != 0 || e.Rail != 0 || e.River != 0 || e.Strait) && !(here.Land() && there.Land()) {
				t.Errorf("%s %s: a link, river or strait needs land on both sides", a.Name(i), d)
			}
			if e.Parallel != (here.North != there.North) {
				t.Errorf("%s %s: parallel %v", a.Name(i), d, e.Parallel)
			}
			if e.Border && (here.Country == there.Country || here.Country != atlas.Korea && there.Country != atlas.Korea) {
				t.Errorf("%s %s: border between %s and %s", a.Name(i), d, here.Country, there.Country)
			}
		}
	}
}

func TestEveryKoreanLandHexHasAProvince(t *testing.T) {
	a := atlas.Peninsula()
	for _, i := range a.Land {
		if c := a.Cell(i); (c.Country == atlas.Korea) != (c.Province != atlas.NoProvince) {
			t.Errorf("%s: %s, province %q", a.Name(i), c.Country, c.Province.Name().En)
		}
	}
}

func TestSeoulIsNorthOfTheHan(t *testing.T) {
	a := atlas.Peninsula()
	seoul, yongdungpo := place(t, "Seoul"), place(t, "Yongdungpo")
	d, ok := a.DirTo(seoul, yongdungpo)
	if !ok || d < hex.SE || d > hex.SW {
		t.Fatalf("Yongdungpo %s is not south of Seoul %s", a.Name(yongdungpo), a.Name(seoul))
	}
	e := a.Edge(seoul, d)
	if e.River != atlas.MajorRiver || a.Rivers[e.RiverName].Ko != "한강" {
		t.Errorf("between Seoul and Yongdungpo: %+v, want the Han", e)
	}
	if e.Rail != atlas.DoubleRail || e.Road != atlas.MainRoad || !e.Bridged() {
		t.Errorf("no Han bridges between Seoul and Yongdungpo: %+v", e)
	}
	north, south := sameBank(seoul, 7), sameBank(yongdungpo, 7)
	for _, name := range []string{"Uijongbu", "Munsan", "Susaek"} {
		if at := place(t, name); !north[at] || south[at] {
			t.Errorf("%s is not on Seoul's bank of the Han", name)
		}
	}
	for _, name := range []string{"Suwon", "Inchon", "Kimpo"} {
		if at := place(t, name); north[at] || !south[at] {
			t.Errorf("%s is not on Yongdungpo's bank of the Han", name)
		}
	}
}

// sameBank marks the hexes within some steps of one that can be reached without crossing a great
// river and without leaving that circle, so that no way leads round the river's spring.
func sameBank(from hex.Index, steps int) []bool {
	a := atlas.Peninsula()
	return reach(from, func(i hex.Index, d hex.Dir, e *atlas.Edge) bool {
		return onFoot(i, d, e) && e.River != atlas.MajorRiver && a.Distance(from, a.Near[i][d]) <= steps
	})
}

func TestBanksOfRivers(t *testing.T) {
	a := atlas.Peninsula()
	taegu, pyongyang := sameBank(place(t, "Taegu"), 6), sameBank(place(t, "Pyongyang"), 6)
	for _, name := range []string{"Waegwan", "Yongsan", "Changnyong", "Hyonpung", "Miryang"} {
		if !taegu[place(t, name)] {
			t.Errorf("%s is not on Taegu's side of the Naktong", name)
		}
	}
	for _, name := range []string{"Kumchon", "Songju", "Hyopchon", "Koryong", "Haman"} {
		if taegu[place(t, name)] {
			t.Errorf("%s is on Taegu's side of the Naktong", name)
		}
	}
	if pyongyang[place(t, "Chunghwa")] {
		t.Error("Pyongyang is on the Taedong's southern bank")
	}
	e := a.Edge(place(t, "Sinuiju"), hex.N)
	if a.Near[place(t, "Sinuiju")][hex.N] != place(t, "Antung") || e.River != atlas.MajorRiver || !e.Border || !e.Bridged() {
		t.Errorf("between Sinuiju and Antung: %+v, want the Yalu, the frontier and its bridges", e)
	}
}

func TestSidesOfTheParallel(t *testing.T) {
	a := atlas.Peninsula()
	for name, north := range map[string]bool{
		"Kaesong": false, "Ongjin": false, "Yonan": false, "Chumunjin": false, "Chunchon": false, "Paengnyong-do": false,
		"Haeju": true, "Yonchon": true, "Hwachon": true, "Inje": true, "Yangyang": true, "Chorwon": true,
	} {
		if a.Cell(place(t, name)).North != north {
			t.Errorf("%s: north is %v", name, !north)
		}
	}
}

// corner names a corner of a hex by the three hexes around it, so that sides can be joined.
func corner(a *atlas.Atlas, i hex.Index, k int) [2]int {
	col, row := a.ColRow(i)
	x, y := 2*col*3, 4*row+2*(col&1) // six to the column spacing's 1.5 radii, four to the height
	off := [6][2]int{{-2, -2}, {2, -2}, {4, 0}, {2, 2}, {-2, 2}, {-4, 0}}[k%6]
	return [2]int{x + off[0], y + off[1]}
}

// chainOf gathers, by corner, how many hexsides of a kind meet there.
func chainOf(a *atlas.Atlas, is func(e *atlas.Edge) bool) (at map[[2]int][][2]int, sides int) {
	at = map[[2]int][][2]int{}
	for i := range hex.Index(a.Len()) {
		for d := range hex.Dir(3) {
			if a.Near[i][d] != hex.None && is(a.Edge(i, d)) {
				u, v := corner(a, i, int(d)), corner(a, i, int(d)+1)
				at[u], at[v] = append(at[u], v), append(at[v], u)
				sides++
			}
		}
	}
	return at, sides
}

func TestParallelIsOneUnbrokenLine(t *testing.T) {
	a := atlas.Peninsula()
	at, sides := chainOf(a, func(e *atlas.Edge) bool { return e.Parallel })
	var ends [][2]int
	for u, next := range at {
		switch len(next) {
		case 1:
			ends = append(ends, u)
		case 2:
		default:
			t.Errorf("%d hexsides of the parallel meet at %v", len(next), u)
		}
	}
	if len(ends) != 2 {
		t.Fatalf("the parallel has %d ends, want one in the west and one in the east", len(ends))
	}
	walked, u, from := 0, ends[0], [2]int{-99, -99}
	for u != ends[1] {
		next := at[u][0]
		if next == from {
			next = at[u][1]
		}
		u, from = next, u
		walked++
	}
	if walked != sides {
		t.Errorf("the parallel's line is %d hexsides long, but %d are marked", walked, sides)
	}
	if west, east := min(ends[0][0], ends[1][0]), max(ends[0][0], ends[1][0]); west > 2 || east < 6*(a.W-1)-2 {
		t.Errorf("the parallel runs from %d to %d, not from edge to edge", west, east)
	}
}

func TestRiversRunToTheSea(t *testing.T) {
	a := atlas.Peninsula()
	for k, river := range a.Rivers {
		at, sides := chainOf(a, func(e *atlas.Edge) bool { return e.River != atlas.NoRiver && int(e.RiverName) == k })
		if sides == 0 {
			t.Errorf("%s is not on the map", river.En)
		}
		// From any corner of the river water leads on, by other rivers and straits, to the coast.
		water, _ := chainOf(a, func(e *atlas.Edge) bool { return e.River != atlas.NoRiver || e.Strait })
		coast, _ := chainOf(a, func(e *atlas.Edge) bool { return e.Coast })
		for start := range at {
			seen := map[[2]int]bool{start: true}
			found := false
			for queue := [][2]int{start}; len(queue) > 0 && !found; queue = queue[1:] {
				found = len(coast[queue[0]]) > 0
				for _, v := range water[queue[0]] {
					if !seen[v] {
						seen[v] = true
						queue = append(queue, v)
					}
				}
			}
			if !found {
				t.Errorf("%s does not reach the sea from %v", river.En, start)
			}
			break
		}
		pieces := 0
		seen := map[[2]int]bool{}
		for start := range at {
			if seen[start] {
				continue
			}
			pieces++
			seen[start] = true
			for queue := [][2]int{start}; len(queue) > 0; queue = queue[1:] {
				for _, v := range at[queue[0]] {
					if !seen[v] {
						seen[v] = true
						queue = append(queue, v)
					}
				}
			}
		}
		if pieces > 1 {
			t.Errorf("%s lies in %d pieces", river.En, pieces)
		}
	}
}

func TestMainRailwayFromPusanToTheYalu(t *testing.T) {
	double := reach(place(t, "Pusan"), func(_ hex.Index, _ hex.Dir, e *atlas.Edge) bool { return e.Rail == atlas.DoubleRail })
	for _, name := range []string{"Taegu", "Taejon", "Seoul", "Kaesong", "Pyongyang", "Sinuiju", "Antung", "Inchon"} {
		if !double[place(t, name)] {
			t.Errorf("no double track from Pusan to %s", name)
		}
	}
}

func TestRailLines(t *testing.T) {
	rail := reach(place(t, "Seoul"), func(_ hex.Index, _ hex.Dir, e *atlas.Edge) bool { return e.Rail != atlas.NoRail })
	for _, name := range []string{"Wonsan", "Hungnam", "Chongjin", "Najin", "Hyesan", "Kanggye", "Manpojin", "Mokpo", "Yosu",
		"Pohang", "Chunchon", "Wonju", "Andong", "Kunsan", "Haeju", "Ongjin", "Chinju", "Chungju", "Yangyang"} {
		if !rail[place(t, name)] {
			t.Errorf("no railway from Seoul to %s", name)
		}
	}
	if rail[place(t, "Kangnung")] {
		t.Error("a railway reaches Kangnung: none did in 1950")
	}
}

func TestNoLandLinkToIslands(t *testing.T) {
	foot := reach(place(t, "Seoul"), onFoot)
	for _, name := range []string{"Cheju", "Sogwipo", "Koje-do", "Chindo", "Namhae", "Kanghwa", "Kyodong-do", "Wando",
		"Paengnyong-do", "Yonpyong-do", "Tokchok-do", "Cho-do"} {
		if foot[place(t, name)] {
			t.Errorf("%s can be reached on foot", name)
		}
	}
}

func TestTownsAreOnTheRoad(t *testing.T) {
	a := atlas.Peninsula()
	foot, road := reach(place(t, "Seoul"), onFoot), reach(place(t, "Seoul"), onRoad)
	for _, p := range a.Places {
		if p.Rank <= 4 && a.Cell(p.Hex).Country == atlas.Korea && foot[p.Hex] && !road[p.Hex] {
			t.Errorf("%s (rank %d) cannot be reached by road from Seoul", p.Name.En, p.Rank)
		}
		if p.Rank <= 3 && a.Cell(p.Hex).Country == atlas.Korea && !foot[p.Hex] && p.Name.En != "Cheju" {
			t.Errorf("%s (rank %d) is cut off from the mainland", p.Name.En, p.Rank)
		}
	}
}

// The gazetteer is of the places that histories of the war name, in their spellings and with
// coordinates gathered apart from the map's own.
func TestGazetteer(t *testing.T) {
	a := atlas.Peninsula()
	f, err := os.Open("testdata/gazetteer.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) < 240 {
		t.Fatalf("%d rows", len(rows))
	}
	for _, row := range rows[1:] {
		name, ours := row[0], row[3]
		if name == "Ullung-do" {
			continue // off the map: the one exception
		}
		p, ok := a.Find(ours)
		if !ok || a.Places[p].Name.En != ours {
			t.Errorf("%s: no place %q", name, ours)
			continue
		}
		if q, ok := a.Find(name); name != "Changjin" && (!ok || q != p) {
			t.Errorf("Find(%q) does not give %s", name, ours)
		}
		lat, _ := strconv.ParseFloat(row[1], 64)
		lon, _ := strconv.ParseFloat(row[2], 64)
		at := a.Places[p].Hex
		if d := geo.Project(lat, lon).Dist(geo.Centre(at)); d > 10 {
			t.Errorf("%s: hex %s is %.1f km from its coordinates", name, a.Name(at), d)
		}
		if !a.Cell(at).Land() {
			t.Errorf("%s lies in the sea", name)
		}
	}
}

func TestPlacesStandInOrNextToTheHexOfTheirCoordinates(t *testing.T) {
	a := atlas.Peninsula()
	for _, p := range a.Places {
		d := geo.Project(float64(p.LatE4)/1e4, float64(p.LonE4)/1e4).Dist(geo.Centre(p.Hex))
		if d > 12 || d > 10 && a.Cell(p.Hex).Country == atlas.Korea {
			t.Errorf("%s: hex %s is %.1f km away", p.Name.En, a.Name(p.Hex), d)
		}
		if !a.Cell(p.Hex).Land() {
			t.Errorf("%s lies in the sea", p.Name.En)
		}
	}
}

func TestPortsAndAirfields(t *testing.T) {
	a := atlas.Peninsula()
	if got := a.Cell(place(t, "Pusan")).Port; got != 3 {
		t.Errorf("Pusan's port is %d", got)
	}
	for _, name := range []string{"Inchon", "Wonsan", "Hungnam", "Chinnampo", "Pohang", "Haeju"} {
		i := place(t, name)
		water := false
		for d := range hex.Dir(hex.Dirs) {
			e := a.Edge(i, d)
			water = water || e.Coast || e.Strait
		}
		if a.Cell(i).Port == 0 || !water {
			t.Errorf("%s: port %d, on the water %v", name, a.Cell(i).Port, water)
		}
	}
	for _, name := range []string{"Inchon", "Wonsan", "Iwon", "Pohang"} {
		if a.Cell(place(t, name)).Beach == 0 {
			t.Errorf("%s: nobody can land", name)
		}
	}
	for _, name := range []string{"Kimpo", "Suwon", "Taegu", "Yonpo"} {
		if a.Cell(place(t, name)).Airfield == 0 {
			t.Errorf("%s: no airfield", name)
		}
	}
}
