package atlas

import (
	"strings"
	"testing"
	"testing/fstest"
)

// small is a board of two by two hexes, with a river and a road.
func small() map[string]string {
	return map[string]string{
		"hexes.csv": `col,row,terrain,elevation,relief,country,north,province,beach,port,airfield
0,0,hills,100,150,korea,1,Kangwon,,,
1,0,clear,50,80,korea,1,Kangwon,,,
0,1,paddy,10,20,korea,,Kyonggi,1,2,3
1,1,sea,,,,,,,,
`,
		"rivers.csv": "name,ko\nHan,한강\n",
		"sides.csv": `col,row,dir,river,name,coast,strait,parallel,border
0,1,N,major,Han,,,1,
`,
		"links.csv":  "col,row,dir,road,rail\n0,1,N,main,double\n",
		"places.csv": "name,modern,ko,lat,lon,col,row,rank,role,also\nSeoul,Seoul,서울,37.566,126.9784,0,1,1,capital,Keijo;Kyongsong\nChongju-N,Chongju,정주,39.69,125.21,0,0,4,,\nChongju-S,Cheongju,청주,36.64,127.49,1,0,4,,\n",
	}
}

func load(files map[string]string) (*Atlas, error) {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return Load(fsys)
}

func TestLoad(t *testing.T) {
	a, err := load(small())
	if err != nil {
		t.Fatal(err)
	}
	if a.W != 2 || a.H != 2 || len(a.Land) != 3 {
		t.Errorf("size %v, %d land hexes", a.Size, len(a.Land))
	}
	e := a.Edge(a.At(0, 0), 3)
	if e.River != MajorRiver || !e.Parallel || e.Road != MainRoad || e.Rail != DoubleRail || !e.Bridged() {
		t.Errorf("edge %+v", e)
	}
	if c := a.Cell(a.At(0, 1)); c.Port != 2 || c.Airfield != 3 || c.Province != Kyonggi || c.Place != 0 {
		t.Errorf("cell %+v", c)
	}
	if p := a.Places[0]; p.LatE4 != 375660 || p.LonE4 != 1269784 {
		t.Errorf("place %+v", p)
	}
}

func TestLoadLocatesMistakes(t *testing.T) {
	for _, c := range []struct{ file, old, new, want string }{
		{"hexes.csv", "0,0,hills", "0,0,swamp", `hexes.csv:2: terrain: found "swamp", want one of sea, tidal`},
		{"hexes.csv", ",korea,1,Kangwon", ",korea,yes,Kangwon", `hexes.csv:2: north: found "yes", want 1 or nothing`},
		{"hexes.csv", "1,0,clear", "0,0,clear", `hexes.csv:3: col,row: found "0,0", want every hex once`},
		{"hexes.csv", "1,1,sea,,,,,,,,\n", "", "hexes.csv: found 3 hexes, want whole rows of 2"},
		{"hexes.csv", "Kyonggi,1,2,3", "Kyonggi,1,2,9", `hexes.csv:4: airfield: found "9", want a whole number from 0 to 3`},
		{"sides.csv", "major,Han", "major,Rhine", `sides.csv:2: name: found "Rhine", want one of Han`},
		{"sides.csv", "0,1,N", "0,1,UP", `sides.csv:2: dir: found "UP"`},
		{"sides.csv", "0,1,N", "0,0,N", `sides.csv:2: dir: found "N", want a direction that stays on the board`},
		{"sides.csv", "0,1,N,major,Han,,,1,\n", "0,1,N,major,Han,,,1,\n0,0,S,minor,Han,,,,\n", `sides.csv:3: col,row,dir: found "0,0 S", want each hexside once`},
		{"links.csv", "0,1,N,main", "0,1,SE,main", `links.csv:2: col,row,dir: found "0,1 SE", want a link over land`},
		{"links.csv", "road,rail", "rail,road", `links.csv:1: found "col,row,dir,rail,road", want columns col,row,dir,road,rail`},
		{"places.csv", "37.566", "north", `places.csv:2: lat: found "north", want degrees`},
		{"places.csv", "Chongju-S", "chongju n", `places.csv:4: name: found "chongju n", want a name of its own`},
		{"places.csv", "0,1,1,capital", "0,1,5,capital", `places.csv:3: rank: found "4", want places in order of rank`},
	} {
		files := small()
		text := files[c.file]
		files[c.file] = strings.Replace(text, c.old, c.new, 1)
		if files[c.file] == text {
			t.Fatalf("%s holds no %q", c.file, c.old)
		}
		if _, err := load(files); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s with %q: %v, want %s", c.file, c.new, err, c.want)
		}
	}
}

func TestLoadReportsAllMistakesAtOnce(t *testing.T) {
	files := small()
	files["links.csv"] = "col,row,dir,road,rail\n0,1,N,motorway,maglev\n9,9,N,main,\n"
	_, err := load(files)
	for _, want := range []string{"road: found \"motorway\"", "rail: found \"maglev\"", "links.csv:3: col: found \"9\""} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("no %s in: %v", want, err)
		}
	}
}

func TestFind(t *testing.T) {
	a, err := load(small())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Seoul", "seoul", "서울", "Keijo", "Kyŏngsŏng", "K'yong-song"} {
		if p, ok := a.Find(name); !ok || p != 0 {
			t.Errorf("Find(%q) = %v %v", name, p, ok)
		}
	}
	if p, ok := a.Find("Chongju-S"); !ok || p != 2 {
		t.Errorf("Find(Chongju-S) = %v %v", p, ok)
	}
	if _, ok := a.Find("Chongju"); ok {
		t.Error("Chongju is two towns")
	}
	if got := a.NearestPlaces("Chongju"); len(got) != 2 {
		t.Errorf("NearestPlaces(Chongju) = %v", got)
	}
	if got := a.NearestPlaces("Seuol"); len(got) == 0 || got[0] != "Seoul" {
		t.Errorf("NearestPlaces(Seuol) = %v", got)
	}
}

func TestPlaceNear(t *testing.T) {
	a := Peninsula()
	find := func(name string) PlaceID {
		p, ok := a.Find(name)
		if !ok {
			t.Fatal(name)
		}
		return p
	}
	chunchon := find("Chunchon")
	at := a.Places[chunchon].Hex
	if p, km, _ := a.PlaceNear(at); p != chunchon || km != 0 {
		t.Errorf("in Chunchon: %v %d km", p, km)
	}
	north := a.Step(at, 0)
	if p, km, dir := a.PlaceNear(north); p != chunchon || km != 10 || dir.String() != "north" {
		t.Errorf("north of Chunchon: %s %d km %s", a.Places[p].Name.En, km, dir)
	}
	for _, c := range []struct {
		col, row, km int
		dir          string
	}{{22, 20, 17, "east"}, {18, 20, 17, "west"}, {20, 23, 30, "south"}, {21, 19, 10, "north-east"}, {19, 20, 10, "south-west"}} {
		if km, dir := a.bearing(a.At(20, 20), a.At(c.col, c.row)); km != c.km || dir.String() != c.dir {
			t.Errorf("20,20 to %d,%d: %d km %s, want %d %s", c.col, c.row, km, dir, c.km, c.dir)
		}
	}
}
