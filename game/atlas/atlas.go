// Package atlas is the map of the war: what lies in each hex, along each hexside and between
// neighbouring hexes. It is read once from assets/map, shared by every game and never changed
// while a war runs; what the war changes (who holds a hex, which bridge stands) lives in package
// game. Start reading at Atlas.
package atlas

import "parallel38/game/hex"

// Terrain is the class of ground of a hex.
type Terrain uint8

// Terrain classes. Sea is open water; TidalFlat is a coast of mud and islets that no army uses.
const (
	Sea Terrain = iota
	TidalFlat
	Paddy
	Clear // rolling ground
	Plateau
	Hills
	Mountain
	HighMountain
	Urban
	Terrains // how many there are
)

var terrainNames = [Terrains]string{"sea", "tidal", "paddy", "clear", "plateau", "hills", "mountain", "highmountain", "urban"}

func (t Terrain) String() string { return terrainNames[t] }

// Country is whose land a hex was in 1950.
type Country uint8

// Countries. Korea is one country on this map; the parallel divides it by hexsides.
const (
	NoCountry Country = iota // sea
	Korea
	China
	USSR
	Japan
)

var countryNames = [...]string{"", "korea", "china", "ussr", "japan"}

func (c Country) String() string { return countryNames[c] }

// River is the rank of the watercourse along a hexside.
type River uint8

// River ranks.
const (
	NoRiver River = iota
	MinorRiver
	MajorRiver
)

// Road is the best road between two neighbouring hexes.
type Road uint8

// Roads, worst to best.
const (
	NoRoad Road = iota
	Track
	SecondaryRoad
	MainRoad
)

// Rail is the railway between two neighbouring hexes.
type Rail uint8

// Railways, least to greatest.
const (
	NoRail Rail = iota
	NarrowRail
	SingleRail
	DoubleRail
)

// Ports is how many sizes of port there are, none included.
const Ports = 4

// Cell is what lies in one hex.
type Cell struct {
	Terrain   Terrain
	Elevation int16 // mean, metres
	Relief    int16 // mean local relief, metres
	Country   Country
	North     bool     // north of the 38th parallel
	Province  Province // 0 outside Korea
	Beach     uint8    // 0 none, 1 poor, 2 fair, 3 good: suitability for a landing
	Port      uint8    // 0 none, 1 small, 2 medium, 3 great
	Airfield  uint8    // 0 none, 1 strip, 2 field, 3 base
	Place     PlaceID  // the highest-ranking place in the hex, NoPlace if none
}

// Land tells whether troops can stand in the hex.
func (c *Cell) Land() bool { return c.Terrain > TidalFlat }

// Edge is a hexside and the link across it. Both hexes that share it hold the same Edge.
type Edge struct {
	River     River
	RiverName uint8 // index into Atlas.Rivers, meaningful when River != NoRiver
	Coast     bool  // land on one side, sea on the other
	Strait    bool  // sea between two land hexes: nothing crosses on foot
	Parallel  bool  // the 38th parallel
	Border    bool  // the frontier of Korea
	Road      Road
	Rail      Rail
}

// Bridged tells whether a road or railway crosses a river here, that is, whether there is a bridge
// to be blown, taken or rebuilt.
func (e *Edge) Bridged() bool {
	return e.River != NoRiver && (e.Road > Track || e.Rail != NoRail)
}

// Name is a name in two languages.
type Name struct{ En, Ko string }

// PlaceID names a place; NoPlace is none.
type PlaceID int16

// NoPlace is no place.
const NoPlace PlaceID = -1

// Place is a town, village, pass or landmark of the gazetteer.
type Place struct {
	Name   Name   // in the spelling of 1950
	Modern string // the spelling of today, English
	Hex    hex.Index
	LatE4  int32    // latitude, 1/10,000 degree
	LonE4  int32    // longitude, 1/10,000 degree
	Rank   uint8    // 1 metropolis … 5 landmark
	Role   string   // space-separated words: capital port rail airfield pass island …
	Also   []string // other spellings met in sources
}

// Atlas is the whole map. All slices but Places and Rivers run over hexes. Load reads one, Peninsula is
// the one the program carries.
type Atlas struct {
	hex.Size
	Cells  []Cell
	Edges  [][hex.Dirs]Edge
	Near   [][hex.Dirs]hex.Index // neighbours, hex.None off the map
	Land   []hex.Index           // every land hex, in index order: the compact domain of fields
	Places []Place               // by rank, the greatest first
	Rivers []Name

	names map[string][]naming // folded name → who bears it; see Find
}

// Cell is the hex's content.
func (a *Atlas) Cell(i hex.Index) *Cell { return &a.Cells[i] }

// Edge is the hexside crossed when leaving i in direction d.
func (a *Atlas) Edge(i hex.Index, d hex.Dir) *Edge { return &a.Edges[i][d] }

// Link makes the derived parts of an atlas (Near, Land, the index of names) from the rest.
func (a *Atlas) Link() {
	n := a.Len()
	a.Near = make([][hex.Dirs]hex.Index, n)
	a.Land = a.Land[:0]
	for i := range hex.Index(n) {
		for d := range hex.Dir(hex.Dirs) {
			a.Near[i][d] = a.Step(i, d)
		}
		if a.Cells[i].Land() {
			a.Land = append(a.Land, i)
		}
	}
	a.indexNames()
}
