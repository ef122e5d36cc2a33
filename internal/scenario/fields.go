package scenario

import (
	"reflect"
	"slices"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
)

// This file is the field table: what scenario.yaml and units.csv may say. The reader (bind.go), the
// checks, the published schema and its test all go by these tags.

// file is scenario.yaml.
type file struct {
	origin
	Format  int          `key:"format" min:"1" max:"1" doc:"version of this format: 1"`
	ID      string       `key:"id" max:"40" of:"^[a-z0-9]+(-[a-z0-9]+)*$" doc:"name of the scenario in commands and saves; the same as its folder's"`
	Extends string       `key:"extends,optional" max:"40" of:"^[a-z0-9]+(-[a-z0-9]+)*$" doc:"another scenario, whose fields hold where this one is silent"`
	Name    names        `key:"name" doc:"title"`
	Text    texts        `key:"text" doc:"what the scenario is about, in a few sober sentences"`
	History texts        `key:"history,optional" doc:"what happened, with its sources among these: told beside the result"`
	Notice  texts        `key:"notice" doc:"note on content, shown before the first turn"`
	Sources []string     `key:"sources" min:"1" max:"40" doc:"works the figures come from" each:"max:\"300\""`
	Start   calendar.Day `key:"start" doc:"first day"`
	Days    int          `key:"days" min:"1" max:"400" doc:"length of the war in days"`
	First   word         `key:"first" of:"side" doc:"side that moves first on the first day"`
	Noise   word         `key:"noise" of:"noise" doc:"how much luck the war is played with"`
	Units   string       `key:"units" max:"60" of:"^[a-z0-9][a-z0-9._-]*\\.csv$" doc:"table of units, beside this file"`
	Control control      `key:"control" doc:"who holds what at the start"`
	Supply  supplies     `key:"supply" doc:"lines of communications"`
	Sea     seas         `key:"sea,optional" doc:"command of the sea, shipping and landing craft"`
	Boxes   []box        `key:"boxes,optional" min:"1" max:"40" doc:"places off the map where troops wait and aircraft are based"`
	Commit  commitment   `key:"commitment,optional" doc:"how the powers behind the South come in; without it they do not"`
	Drafts  drafts       `key:"drafts" doc:"replacements a day, men, by nation and date"`
	Katusa  steps        `key:"katusa,optional" max:"20000" doc:"of the ROK's replacements, men a day that American units may take in, by date"`
	HEAT    drafts       `key:"heat,optional" doc:"hollow-charge rounds for 105 mm howitzers that come to the depots a day, by nation and date"`
	Arms    []delivery   `key:"deliveries,optional" min:"1" max:"60" doc:"weapons that come to a nation's depots after the first day"`
	Victory []condition  `key:"victory" min:"1" max:"60" doc:"the ways to score"`
	Par     tenths       `key:"par" min:"-500" max:"500" doc:"points: the median of self-play, subtracted from the score"`

	Alternatives []variant `key:"alternatives,optional" min:"1" max:"60" doc:"where sources disagree: what this scenario has not chosen"`
	Variants     []variant `key:"variants,optional" min:"1" max:"60" doc:"what might have been otherwise"`
}

// variant is a scenario played otherwise: assignments of Set under a name.
type variant struct {
	origin
	ID     string       `key:"id" max:"40" of:"^[a-z0-9]+(-[a-z0-9]+)*$" doc:"name in commands, the only one of its scenario"`
	Name   names        `key:"name" doc:"title"`
	Text   texts        `key:"text" doc:"what is otherwise, and of an alternative what the scenario has chosen"`
	Source string       `key:"source,optional" max:"300" doc:"who says so: needed of an alternative"`
	Set    []assignment `key:"set" min:"1" max:"60" doc:"path=value as p38 rules lists them; * stands for any characters of a name, ? for one"`
}

// names is a short name in two languages.
type names struct {
	En string `key:"en" max:"120" doc:"English"`
	Ko string `key:"ko" max:"120" doc:"Korean"`
}

// texts is a passage in two languages.
type texts struct {
	En string `key:"en" max:"2000" doc:"English"`
	Ko string `key:"ko" max:"2000" doc:"Korean"`
}

// control says who holds the land. Where troops stand is theirs in any case.
type control struct {
	Rule  word     `key:"rule" of:"rule" doc:"parallel: north of the 38th parallel is the North's and the rest the South's; north or south: all is that side's"`
	Front []corner `key:"front,optional" min:"1" max:"60" doc:"the front of a war under way, west to east: south of it is the South's, whatever the rule says"`
	North holdings `key:"north,optional" doc:"what else the North holds"`
	South holdings `key:"south,optional" doc:"what else the South holds"`
}

// corner is where the front of a war under way changes its row.
type corner struct {
	origin
	Column int `key:"column" max:"200" doc:"from this hex column eastwards, as far as the next corner …"`
	Row    int `key:"row" max:"300" doc:"… the South's land begins with this row"`
}

// holdings are exceptions to the rule of control.
type holdings struct {
	Provinces []word `key:"provinces,optional" min:"1" max:"15" each:"of:\"province\"" doc:"whole provinces"`
	Places    []spot `key:"places,optional" min:"1" max:"200" doc:"single hexes"`
}

// supplies are both sides' lines of communications.
type supplies struct {
	North supply `key:"north" doc:"the North's"`
	South supply `key:"south" doc:"the South's"`
}

// supply is a side's lines of communications.
type supply struct {
	Sources []entry `key:"sources" min:"1" max:"40" doc:"ports and railway yards where supply enters the map while the side holds them"`
	Trucks  int     `key:"trucks" max:"30000" doc:"lorries fit for the supply columns at the start"`
	Daily   steps   `key:"km-a-day" max:"400" doc:"km a lorry covers in a day, by date"`
	Wear    steps   `key:"wear" max:"200" doc:"thousandths of the lorries lost a day, by date"`
}

// entry is where supply enters the map.
type entry struct {
	At   spot `key:"at" doc:"where"`
	Tons int  `key:"tons" min:"1" max:"50000" doc:"tons a day"`
}

// seas are both sides' ships, beside those with guns, which are units.
type seas struct {
	North shipping `key:"north,optional" doc:"the North's"`
	South shipping `key:"south,optional" doc:"the South's"`
}

// shipping is what a side has of ships.
type shipping struct {
	Command steps `key:"command,optional" max:"1" doc:"1 from the day on which its ships command the sea, by date"`
	Lift    steps `key:"lift,optional" max:"200" doc:"quarters of a regiment that its ships take on in a day, by date"`
	Assault steps `key:"assault,optional" max:"60" doc:"quarters of a regiment that its landing craft put ashore in one landing, by date"`
}

// drafts are what comes to the depots of each nation.
type drafts struct {
	KPA      steps `key:"kpa,optional" max:"20000" doc:"Korean People's Army"`
	Interior steps `key:"dprk-interior,optional" max:"20000" doc:"border constabulary and railway guard"`
	ROK      steps `key:"rok,optional" max:"20000" doc:"Republic of Korea"`
	US       steps `key:"us,optional" max:"20000" doc:"United States"`
	UK       steps `key:"uk,optional" max:"20000" doc:"United Kingdom"`
}

// delivery is weapons of a class that come to a nation's depots.
type delivery struct {
	origin
	Nation word   `key:"nation" of:"nation" doc:"whose depots"`
	Weapon word   `key:"weapon" of:"weapon" doc:"the class"`
	Daily  steps  `key:"daily" max:"500" doc:"pieces a day, by date"`
	Source string `key:"source" max:"300" doc:"who says so, or what it is guessed from"`
}

// condition is a way to score. Which fields it takes depends on its kind: see conditionKinds.
type condition struct {
	origin
	Kind   word         `key:"kind" of:"condition" doc:"how points are made"`
	Side   word         `key:"side" of:"side" doc:"whose points they are"`
	Name   names        `key:"name" doc:"how the score's ledger words it"`
	Place  spot         `key:"place,optional" doc:"the place it is about"`
	Points tenths       `key:"points,optional" min:"-100" max:"100" doc:"points, with at most one decimal"`
	Both   word         `key:"both,optional" of:"yesno" doc:"yes: it costs as much when it fails"`
	Per    int          `key:"per,optional" min:"1" max:"100000" doc:"points are for each so many"`
	Base   int          `key:"base,optional" max:"500000" doc:"beyond so many"`
	Share  int          `key:"share,optional" min:"1" max:"100" doc:"per cent of its establishment that a regiment must have"`
	Day    calendar.Day `key:"day,optional" doc:"latest day, or the day of reckoning"`
	Table  pointSteps   `key:"table,optional" min:"-100" max:"100" doc:"points by the latest day of capture"`
	After  calendar.Day `key:"after,optional" doc:"from this day on …"`
	Late   tenths       `key:"late,optional" min:"0" max:"100" doc:"… each day costs so many points"`
	River  string       `key:"river,optional" max:"60" doc:"a river of the map"`
	Line   []corridor   `key:"line,optional" min:"1" max:"20" doc:"the corridors in which the front is measured, west to east"`
}

// corridor is a north–south strip in which the front is measured.
type corridor struct {
	origin
	Name   names      `key:"name" doc:"what it is called"`
	Column int        `key:"column" max:"200" doc:"hex column of its axis"`
	Record pointSteps `key:"record" min:"0" max:"300" doc:"how far south the recorded front ran, by date: in hexes of 10 km from the middle of row 0 in an even column"`
}

// unitRow is a row of units.csv.
type unitRow struct {
	origin
	Code       string       `key:"code" max:"40" of:"^[a-z0-9]+(-[a-z0-9]+)*$" doc:"unique and stable: kpa-4d-16r"`
	Side       word         `key:"side" of:"side" doc:"whose it is"`
	Nation     word         `key:"nation" of:"nation" doc:"whose uniform"`
	Arm        word         `key:"arm" of:"arm" doc:"branch; headquarters for the head of a formation"`
	Echelon    word         `key:"echelon" of:"echelon" doc:"size on paper"`
	Mobility   word         `key:"mobility,optional" of:"mobility" doc:"how it moves"`
	NameEn     string       `key:"name_en" max:"80" doc:"name in English"`
	NameKo     string       `key:"name_ko" max:"80" doc:"name in Korean"`
	Short      string       `key:"short" max:"6" doc:"what stands on the counter"`
	Parent     string       `key:"parent,optional" max:"40" doc:"code of its headquarters, which comes earlier in the table"`
	Men        int          `key:"men,optional" min:"1" max:"100000" doc:"men present; of a headquarters the sum of its members, if given"`
	Absent     int          `key:"absent,optional" max:"14000" doc:"men on leave who may come back; of a headquarters as men"`
	Paper      int          `key:"paper,optional" min:"1" max:"14000" doc:"establishment in men"`
	Training   scores       `key:"training,optional" doc:"training of each battalion, 0 to 100: \"72 72 55\""`
	Veterancy  int          `key:"veterancy,optional" max:"100" doc:"per cent: 0 never in action, 100 veterans of years of war"`
	Mass       int          `key:"mass,optional" max:"100" doc:"per cent of the assault made in mass"`
	Weapons    arsenal      `key:"weapons,optional" doc:"\"gun76=24 t34=38/40\": pieces there are and, after a stroke, should be; of a headquarters as men"`
	HEAT       int          `key:"heat,optional" max:"9999" doc:"hollow-charge rounds for its 105 mm howitzers"`
	Supply     int          `key:"supply,optional" max:"20" doc:"days of supply with the unit"`
	At         spot         `key:"at,optional" doc:"where it stands or arrives: Chunchon, Chunchon+N or 36,57; ships lie in the open sea; sea: off the coast, ready to land"`
	Due        calendar.Day `key:"due,optional" doc:"day of arrival; blank for a unit that is there"`
	Box        string       `key:"box,optional" max:"40" of:"^[a-z0-9]+(-[a-z0-9]+)*$" doc:"code of the box in which it waits, to land at the port in its place, or from which it flies"`
	Ready      int          `key:"ready,optional" max:"400" doc:"days that it needs to get ready once its box is open, or an air group once its country is at war"`
	Aircraft   int          `key:"aircraft,optional" min:"1" max:"999" doc:"aircraft of an air group"`
	Role       word         `key:"role,optional" of:"role" doc:"what they are for: fighters also fight in the air, bombers only bomb roads, transports drop supply"`
	Sorties    int          `key:"sorties,optional" min:"0" max:"300" doc:"sorties a day of a hundred aircraft, within easy reach"`
	Radius     int          `key:"radius,optional" min:"1" max:"200" doc:"how far they can go and come back, hexes"`
	Runway     int          `key:"runway,optional" min:"1" max:"3" doc:"the least airfield that they can use: 1 strip, 2 field, 3 base"`
	Surprise   word         `key:"surprise,optional" of:"surprise" doc:"how surprised it is on the first day"`
	Dug        int          `key:"dug,optional" max:"60" doc:"days it has dug itself in"`
	Works      word         `key:"works,optional" of:"yesno" doc:"yes: it stands in works built before the war"`
	Standing   flags        `key:"standing,optional" of:"standing" doc:"standing orders"`
	Commander  string       `key:"commander,optional" max:"80" doc:"who led it"`
	Source     string       `key:"source" max:"200" doc:"where the figures come from"`
	Confidence word         `key:"confidence" of:"confidence" doc:"confirmed by a page that was opened, or recalled"`
}

// vocabulary is the list of words that a tag's "of" names.
func vocabulary(tag reflect.StructTag) []string {
	switch tag.Get("of") {
	case "side":
		return words(force.North, force.Sides)
	case "nation":
		return words(force.KPA, force.Nations)
	case "weapon":
		return weaponNames()
	case "arm":
		return words(force.Infantry, force.Arms)
	case "echelon":
		return words(force.Battalion, force.Echelons)
	case "mobility":
		return words(force.Foot, force.Mobilities)
	case "noise":
		return words(fight.Reduced, fight.Noises)
	case "province":
		var out []string
		for p := atlas.NoProvince + 1; p < atlas.Provinces; p++ {
			out = append(out, p.Name().En)
		}
		return out
	case "condition":
		var out []string
		for _, k := range conditionKinds {
			out = append(out, k.word)
		}
		return out
	case "rule":
		return []string{"parallel", "north", "south"}
	case "surprise":
		return surpriseWords[:]
	case "standing":
		return standingWords[:]
	case "commitment":
		return words(game.Uncommitted, game.Commitments)
	case "role":
		return words(force.Fighter, force.AirRoles)
	case "confidence":
		return []string{"confirmed", "recalled"}
	case "deed":
		return deedWords[:]
	case "yesno":
		return []string{"yes", "no"}
	}
	return nil
}

// surpriseWords are in the order of fight.Surprise.
var surpriseWords = [fight.Surprises]string{"none", "minor", "substantial", "complete"}

var standingWords = [...]string{"reserve", "standfast", "finalfire"}

// words are the names of the values from first up to end, which is not one.
func words[T interface {
	~uint8
	String() string
}](first, end T) []string {
	var out []string
	for v := first; v < end; v++ {
		out = append(out, v.String())
	}
	return out
}

func weaponNames() []string { return words(fight.Gun76, fight.Weapons) }

// index is the place of a word in its vocabulary, 0 if it is blank.
func index(vocabulary []string, w word) int { return max(0, slices.Index(vocabulary, string(w))) }
