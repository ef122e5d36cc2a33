package scenario

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"parallel38/game"
	"parallel38/game/atlas"
)

// small is a scenario with one of everything, to make mistakes in.
const small = `format: 1
id: small
name: {en: Small, ko: 작은}
text: {en: A test., ko: 시험.}
notice: {en: None., ko: 없음.}
sources: [none]
start: 1950-06-25
days: 3
first: north
noise: reduced
units: units.csv
control:
  rule: parallel
  south: {places: [Yonchon+N], provinces: [Cheju]}
supply:
  north:
    sources:
      - {at: Pyongyang, tons: 100}
    trucks: 10
    km-a-day: {1950-06-25: 90, 1950-06-26: 60}
    wear: {1950-06-25: 10}
  south:
    sources: [{at: Pusan, tons: 100}]
    trucks: 10
    km-a-day: {1950-06-25: 90}
    wear: {1950-06-25: 10}
boxes:
  - {code: japan, name: {en: Japan, ko: 일본}, side: south, needs: ground-troops, days: 1, lift: {1950-06-25: 4}}
commitment: {limit: divisions, resolution: 1950-06-27, capital: Seoul, river: Han, army: rok}
drafts:
  rok: {1950-06-25: 10}
victory:
  - kind: take
    side: north
    name: {en: Seoul, ko: 서울}
    place: Seoul
    table: {1950-06-27: 6.5}
  - {kind: hold, side: south, name: {en: Taegu, ko: 대구}, place: Taegu, points: 4, both: yes}
  - {kind: cross-river, side: north, name: {en: Han, ko: 한강}, river: Han, day: 1950-06-26, points: 2}
par: -0.5
`

const smallUnits = `code,side,nation,arm,echelon,mobility,name_en,name_ko,short,parent,men,training,weapons,at,due,source,confidence
k-4d,north,kpa,headquarters,division,,4th Division,제4보병사단,4,,,,,,,test,recalled
k-16,north,kpa,infantry,regiment,foot,16th Regiment,제16연대,16,k-4d,3000,80 80 80,gun76=4 at45=6/8,Yonchon,,test,recalled
k-5,north,kpa,infantry,regiment,foot,5th Regiment,제5연대,5,k-4d,3000,80,,Yonchon,1950-06-26,test,recalled
r-1,south,rok,infantry,regiment,foot,1st Regiment,제1연대,1,,2000,70,,Tongduchon,,test,recalled
`

func load(yaml, units string) error {
	_, err := loadSmall(yaml, units)
	return err
}

func loadSmall(yaml, units string) (*game.Setup, error) {
	fsys := fstest.MapFS{"small/scenario.yaml": {Data: []byte(yaml)}, "small/units.csv": {Data: []byte(units)}}
	return Load(fsys, "small", atlas.Peninsula())
}

func TestSmallIsSound(t *testing.T) {
	if err := load(small, smallUnits); err != nil {
		t.Fatal(err)
	}
}

// Each mistake is found where it stands, and what is allowed is said.
func TestMistakes(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"days: 3", "days: 1.5", "small/scenario.yaml:8:7: days: found 1.5; allowed: a whole number from 1 to 400"},
		{"days: 3", "days: 010", "small/scenario.yaml:8:7: days: found 010; allowed: a whole number from 1 to 400"},
		{"days: 3", "days: 0x10", "small/scenario.yaml:8:7: days: found 0x10; allowed: a whole number from 1 to 400"},
		{"days: 3", "days: 1_0", "small/scenario.yaml:8:7: days: found 1_0; allowed: a whole number from 1 to 400"},
		{"days: 3", "days: 401", "small/scenario.yaml:8:7: days: found 401; allowed: a whole number from 1 to 400"},
		{"days: 3", "days: [3]", "small/scenario.yaml:8:7: days: found a list; allowed: a whole number from 1 to 400"},
		{"days: 3", "days:", "small/scenario.yaml:8:6: days: found nothing; allowed: a whole number from 1 to 400"},
		{"days: 3\n", "", "small/scenario.yaml:1:1: days: found nothing; allowed: the field is needed"},
		{"days: 3", "days: 3\ndays: 4", "small/scenario.yaml:9:1: days: found the field a second time; allowed: once, as in line 8"},
		{"days: 3", "dais: 3", "small/scenario.yaml:8:1: dais: found an unknown field; allowed: days?"},
		{"id: small", "id: smaller", "small/scenario.yaml:2:5: id: found smaller; allowed: the name of the folder, small"},
		{"id: small", "id: Small!", "small/scenario.yaml:2:5: id: found Small!; allowed: text that matches ^[a-z0-9]+(-[a-z0-9]+)*$"},
		{"start: 1950-06-25", "start: 1950-06-31", "small/scenario.yaml:7:8: start: found 1950-06-31; allowed: a date from 1947 to 1960 such as 1950-06-25"},
		{"first: north", "first: nroth", "small/scenario.yaml:9:8: first: found nroth; allowed: north, south (north?)"},
		{"{en: Small, ko: 작은}", "{en: Small}", "small/scenario.yaml:3:7: name.ko: found nothing; allowed: the field is needed"},
		{"{en: Small, ko: 작은}", "Small", "small/scenario.yaml:3:7: name: found \"Small\"; allowed: fields en, ko"},
		{"sources: [none]", "sources: []", "small/scenario.yaml:6:10: sources: found a list of 0; allowed: 1 to 40 items"},
		{"units: units.csv", "units: ../units.csv", "small/scenario.yaml:11:8: units: found ../units.csv; allowed: text that matches ^[a-z0-9][a-z0-9._-]*\\.csv$"},
		{"units: units.csv", "units: other.csv", "small/other.csv: found no such file"},
		{"at: Pyongyang", "at: Pyongyan", "small/scenario.yaml:18:14: supply.north.sources[0].at: found Pyongyan; allowed: a place of the map, such as Pyongyang"},
		{"at: Pyongyang", "at: 67,5", "small/scenario.yaml:18:14: supply.north.sources[0].at: found"},
		{"at: Pyongyang", "at: \"99,5\"", "small/scenario.yaml:18:14: supply.north.sources[0].at: found 99,5; allowed: a place, or a column and row of the map up to 66,111"},
		{"at: Pyongyang", "at: Pyongyang+UP", "small/scenario.yaml:18:14: supply.north.sources[0].at: found Pyongyang+UP; allowed: steps in the directions N, NE, SE, S, SW, NW, such as Chunchon+N"},
		{"at: Pyongyang", "at: Kangnung+NE+NE+NE", "small/scenario.yaml:18:14: supply.north.sources[0].at: found Kangnung+NE+NE+NE, which is sea; allowed: a hex of land"},
		{"1950-06-26: 60", "1950-06-25: 60", "small/scenario.yaml:20:32: 1950-06-25: found the field a second time; allowed: once, as in line 20"},
		{"1950-06-26: 60", "1950-06-24: 60", "small/scenario.yaml:20:32: supply.north.km-a-day.1950-06-24: found 1950-06-24; allowed: a date after 1950-06-25"},
		{"1950-06-26: 60", "1950-06-26: 6.5", "small/scenario.yaml:20:44: supply.north.km-a-day.1950-06-26: found 6.5; allowed: a whole number from 0 to 400"},
		{"1950-06-27: 6.5", "1950-06-27: 6.55", "small/scenario.yaml:37:25: victory[0].table.1950-06-27: found 6.55; allowed: a number with at most one decimal from -100 to 100"},
		{"provinces: [Cheju]", "provinces: [Chejudo]", "small/scenario.yaml:14:44: control.south.provinces[0]: found Chejudo; allowed: North Hamgyong"},
		{"kind: hold", "kind: holt", "small/scenario.yaml:38:12: victory[1].kind: found holt; allowed: take, hold"},
		{"points: 4, both: yes", "both: yes", "small/scenario.yaml:38:5: victory[1].points: found nothing; allowed: the field is needed for hold"},
		{"points: 4, both: yes", "points: 4, river: Han", "small/scenario.yaml:38:83: victory[1].river: found a field that hold does not read; allowed: kind, side, name, place, points, both"},
		{"river: Han, day", "river: Hann, day", "small/scenario.yaml:39:70: victory[2].river: found Hann; allowed: Han?"},
		{"par: -0.5", "  - {kind: front, side: north, name: {en: F, ko: 전선}, points: 1, per: 20, line: [{name: {en: L, ko: 선}, column: 67, record: {1950-06-25: 55.5}}]}\npar: 0",
			"small/scenario.yaml:40:113: victory[3].line[0].column: found 67; allowed: a column of the map, 0 to 66"},
		{"par: -0.5", "par: !!int 5", "small/scenario.yaml:40:6: found tag syntax; allowed: plain values, lists and mappings"},
		{"par: -0.5", "par: &a 5", "small/scenario.yaml:40:6: found anchor syntax; allowed: plain values, lists and mappings"},
		{"par: -0.5", "<<: {par: 1}", "small/scenario.yaml:40:1: found a key that is not text; allowed: plain keys"},
		{"par: -0.5", "extends: small", "small/scenario.yaml:40:10: extends: found small; allowed: the folder of another scenario"},
		{"par: -0.5", "extends: other", "small/scenario.yaml:40:10: extends: found other; allowed: small"},
		{"par: -0.5", "par: [{a: {b: [{c: {d: [{e: {f: 1}}]}}]}}]", "values nested too deep; allowed: 8 levels"},
		{"par: -0.5", "par: {", "small/scenario.yaml:40:6: found text that is not YAML"},
		{"par: -0.5", "par:\t1", "small/scenario.yaml:40:5: found the byte 0x09; allowed: UTF-8 text without tabs and control characters"},
		{"par: -0.5", "par: \xff", "small/scenario.yaml:40:6: found the byte 0xff; allowed: UTF-8 text without tabs and control characters"},
		{"par: -0.5", "par: 1 # " + strings.Repeat("x", 400), "small/scenario.yaml:40:401: found a line of 409 characters; allowed: 400"},

		{"code: japan", "code: Japan", "small/scenario.yaml:28:12: boxes[0].code: found Japan; allowed: text that matches"},
		{"needs: ground-troops", "needs: troops", "small/scenario.yaml:28:66: boxes[0].needs: found troops; allowed: none, air-and-sea, ground-troops, divisions, contingents"},
		{"limit: divisions", "limit: divisions, level: contingents", "small/scenario.yaml:29:21: commitment.limit: found divisions; allowed: no less than the level at the start, contingents"},
		{"capital: Seoul", "capital: Soul", "small/scenario.yaml:29:65: commitment.capital: found Soul; allowed: a place of the map, such as Seoul"},
		{"river: Han, army", "river: Hann, army", "small/scenario.yaml:29:79: commitment.river: found Hann; allowed: Han?"},
		{"army: rok}\n", "army: rok}\nair: {north: {1950-06-25: 16}}\n", "small/scenario.yaml:30:1: air: found an unknown field; allowed: id?"},

		{"source,confidence\nk", "source,confidence,box\nj,south,us,infantry,regiment,foot,J,연대,1,,3000,70,,Pusan,,test,recalled,japn\nk", "small/units.csv:2:73: box: found japn; allowed: a box of its side: japan (japan?)"},
		{"source,confidence\nk", "source,confidence,box\nj,north,kpa,infantry,regiment,foot,J,연대,1,,3000,70,,Pyongyang,,test,recalled,japan\nk", "small/units.csv:2:78: box: found japan; allowed: a box of its side"},
		{"source,confidence\nk", "source,confidence,box\nj,south,us,infantry,regiment,foot,J,연대,1,,3000,70,,Pusan,1950-06-26,test,recalled,japan\nk", "small/units.csv:2:58: due: found 1950-06-26; allowed: nothing: what waits in a box"},
		{"source,confidence\nk", "source,confidence,box\nj,south,us,aircraft,regiment,,J,연대,1,,,,,,,test,recalled,japan\nk", "small/units.csv:2:1: aircraft: found nothing; allowed: the field is needed of air groups"},
		{"source,confidence\nk", "source,confidence,aircraft,role,sorties,radius,runway\nj,south,us,aircraft,regiment,,J,연대,1,,,,,Pusan,,test,recalled,20,fighter,50,40,2\nk", "small/units.csv:2:42: at: found Pusan; allowed: an airfield that its aircraft can use, or a box"},
		{"k-16,north", "k-5,north", "small/units.csv:4:1: code: found k-5; allowed: a code of its own: line 3 has it"},
		{"k-16,north", "k-16,nord", "small/units.csv:3:6: side: found nord; allowed: north, south (north?)"},
		{"16th Regiment,제16연대,16,k-4d", "16th Regiment,제16연대,16,k-4", "small/units.csv:3:62: parent: found k-4; allowed: a headquarters earlier in the table (k-4d?)"},
		{"제5연대,5,k-4d", "제5연대,5,k-16", "small/units.csv:4:58: parent: found k-16, which is no headquarters; allowed: a headquarters earlier in the table (k-4d?)"},
		{"제1연대,1,,", "제1연대,1,k-4d,", "small/units.csv:5:58: parent: found k-4d; allowed: a headquarters of its own side"},
		{"80 80 80", "80 80 101", "small/units.csv:3:72: training: found 80 80 101; allowed: one to four whole numbers from 0 to 100, one a battalion"},
		{"80 80 80", "8 8 8 8 8", "small/units.csv:3:72: training: found 8 8 8 8 8; allowed"},
		{"gun76=4", "gun67=4", "small/units.csv:3:81: weapons: found gun67=4; allowed: weapons such as t34=40, of gun76, gun105"},
		{"gun76=4", "gun76=-4", "small/units.csv:3:81: weapons: found gun76=-4; allowed: pieces from 0 to 999 such as gun76=40 or gun76=3/40"},
		{"at45=6/8", "at45=6/", "small/units.csv:3:81: weapons: found at45=6/; allowed: pieces"},
		{",2000,", ",,", "small/units.csv:5:1: men: found nothing; allowed: the field is needed of all but headquarters"},
		{",2000,", ",2e3,", "small/units.csv:5:59: men: found 2e3; allowed: a whole number from 1 to 100000"},
		{"Tongduchon,", "Yonchon,", "small/units.csv:5:68: at: found a hex in which k-16 stands; allowed: a hex without enemies"},
		{",source,", ",sauce,", "small/units.csv:1:96: sauce: found an unknown column; allowed: source?"},
		{",due,", ",code,", "small/units.csv:1:92: code: found the column a second time; allowed: once"},
		{",confidence\n", "\n", "small/units.csv:1:1: confidence: found no such column; allowed: the column is needed"},
		{"4th Division", "\"4th Division", "small/units.csv:"},
		{",test,recalled\nk-16", ",test,recalled,x\nk-16", "small/units.csv:2:81: found 18 cells; allowed: 17, one a column"},
		{"4th Division", strings.Repeat("4", 401), "small/units.csv:2:39: name_en: found 401 bytes; allowed: 400 bytes in a cell"},
		{"r-1,south", strings.Repeat("r-1,south,rok,infantry,regiment,foot,R,연대,1,,3000,70,,Seoul,,test,recalled\n", 1) + "r-1,south", "small/units.csv:6:1: code: found r-1; allowed: a code of its own: line 5 has it"},
		{"r-1,south", stack("r-%d,south,rok,infantry,regiment,foot,R,연대,1,,3000,70,,Tongduchon,,test,recalled\n") + "r-1,south", "small/units.csv:8:55: at: found a stack of 16 quarters of a regiment in 29,57; allowed: 12 in hills"},
	} {
		yaml, units := strings.Replace(small, c.old, c.new, 1), strings.Replace(smallUnits, c.old, c.new, 1)
		if yaml == small && units == smallUnits {
			t.Errorf("%q is not in the small scenario", c.old)
		}
		err := load(yaml, units)
		var errs Errors
		if !errors.As(err, &errs) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q for %q:\n%v\nwant\n%s", c.new, c.old, err, c.want)
		}
	}
}

// stack is four rows of units in one hex.
func stack(row string) string {
	var b strings.Builder
	for _, n := range []string{"2", "3", "4", "5"} {
		b.WriteString(strings.Replace(row, "%d", n, 1))
	}
	return b.String()
}

// All mistakes are reported at once, in the order of files and lines.
func TestAllAtOnce(t *testing.T) {
	yaml := strings.NewReplacer("days: 3", "days: 1.5", "noise: reduced", "noise: loud", "tons: 100}", "tons: many}").Replace(small)
	units := strings.NewReplacer("80 80 80", "eighty", "Tongduchon,", "Tongdochon,").Replace(smallUnits)
	err := load(yaml, units)
	var errs Errors
	if !errors.As(err, &errs) {
		t.Fatal(err)
	}
	var lines []int
	for _, m := range errs {
		lines = append(lines, m.Line)
	}
	if want := []int{8, 10, 18, 23, 3, 5}; !slices.Equal(lines, want) {
		t.Errorf("mistakes in lines %v, want %v:\n%v", lines, want, err)
	}
}

// What is hostile is refused by its size and shape, before it is parsed.
func TestHostile(t *testing.T) {
	for name, c := range map[string]struct{ yaml, want string }{
		"long":      {strings.Repeat("# a longer comment\n", 7000), "found a file that is too long; allowed: 65536 bytes"},
		"lines":     {strings.Repeat("? a\n", 9000), "small/scenario.yaml:2001:1: found too many lines; allowed: 2000"},
		"brackets":  {strings.Repeat(strings.Repeat("[", 300)+"\n", 60), "too many brackets; allowed: 1000"},
		"hidden":    {strings.Repeat(strings.Repeat("[\"]\",", 70)+"\n", 60), "too many brackets; allowed: 1000"},
		"nested":    {"a: " + strings.Repeat("[", 390), "is not YAML"},
		"dashes":    {strings.Repeat("- ", 199) + "a", "values nested too deep; allowed: 8 levels"},
		"questions": {strings.Repeat("? ", 199) + "a", "small/scenario.yaml"},
		"deep":      {deep(300), "values nested too deep; allowed: 8 levels"},
		"bomb":      {"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", "found anchor syntax"},
		"empty":     {"", "small/scenario.yaml"},
		"scalar":    {"hello", "small/scenario.yaml:1:1: found \"hello\"; allowed: fields"},
		"documents": {"a: 1\n---\nb: 2\n", "found 2 documents; allowed: one mapping of fields"},
		"null":      {"\x00", "found the byte 0x00"},
		"unknown":   {small + strings.Repeat("x: 1\n", 1000), "x: found the field a second time; allowed: once, as in line 41"},
	} {
		if err := load(c.yaml, smallUnits); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %.300v\nwant %s", name, err, c.want)
		}
	}
	for name, c := range map[string]struct{ units, want string }{
		"long":   {strings.Repeat("a,b\n", 70000), "found a file that is too long; allowed: 262144 bytes"},
		"many":   {"code\n" + strings.Repeat("a\n", 700), "… and perhaps more"},
		"rows":   {smallUnits + strings.Repeat("# comment\n", 9) + many(700), "small/units.csv:611:1: found too many rows; allowed: 600"},
		"quotes": {"code,\"" + strings.Repeat("x", 1000), "found no header"},
		"empty":  {"", "found no header"},
	} {
		if err := load(small, c.units); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %.300v\nwant %s", name, err, c.want)
		}
	}
}

// many are rows of units that arrive one after another.
func many(rows int) string {
	var b strings.Builder
	for i := range rows {
		fmt.Fprintf(&b, "a-%d,south,rok,police,regiment,foot,R,연대,1,,3000,70,,Seoul,1950-06-26,t,recalled\n", i)
	}
	return b.String()
}

// deep nests mappings, each a space further in.
func deep(levels int) string {
	var b strings.Builder
	for i := range levels {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}
