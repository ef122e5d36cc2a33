package scenario

import (
	"fmt"
	"path"
	"reflect"
	"slices"
	"strings"

	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/game/prewar"
	"parallel38/scenarios"
)

// campaignName is the main file of a campaign before the war, in its folder.
const campaignName = "campaign.yaml"

// campaignFile is campaign.yaml.
type campaignFile struct {
	Format     int          `key:"format" min:"1" max:"1" doc:"version of this format: 1"`
	ID         string       `key:"id" max:"40" of:"^[a-z0-9]+(-[a-z0-9]+)*$" doc:"name of the campaign in commands and saves; the same as its folder's"`
	Name       names        `key:"name" doc:"title"`
	Text       texts        `key:"text" doc:"what the campaign is about, in a few sober sentences"`
	Notice     texts        `key:"notice" doc:"note on content, shown before the first turn"`
	Sources    []string     `key:"sources" min:"1" max:"40" doc:"works the figures come from" each:"max:\"300\""`
	Start      calendar.Day `key:"start" doc:"first day"`
	End        calendar.Day `key:"end" doc:"last day on which it can still go on"`
	Districts  string       `key:"districts" max:"60" of:"^[a-z0-9][a-z0-9._-]*\\.csv$" doc:"table of districts, beside this file"`
	Formations string       `key:"formations" max:"60" of:"^[a-z0-9][a-z0-9._-]*\\.csv$" doc:"table of formations, beside this file"`
	Ceiling    steps        `key:"ceiling" max:"300000" doc:"men of the southern army that the Americans will equip, by date"`
	Sectors    []sectorItem `key:"sectors" min:"1" max:"20" doc:"stretches of the parallel, west to east"`
	South      southStart   `key:"south" doc:"the South at the start"`
	North      northStart   `key:"north" doc:"the North at the start"`
}

// sectorItem is a stretch of the parallel.
type sectorItem struct {
	origin
	Code     string `key:"code" max:"40" doc:"its name in orders"`
	Name     names  `key:"name" doc:"what it is called"`
	Hill     spot   `key:"hill" doc:"the hills that are fought for"`
	District string `key:"district" max:"40" doc:"code of the district behind it"`
	Need     int    `key:"need" min:"1" max:"20000" doc:"men that it takes to watch it"`
}

// southStart is the South on the first day.
type southStart struct {
	Arms        int   `key:"arms" max:"200000" doc:"men for whom there are rifles"`
	Advisers    int   `key:"advisers" max:"2000" doc:"American advisers"`
	EighthArmy  int   `key:"eighth-army" max:"100" doc:"training of the four divisions in Japan, 0 to 100"`
	Stability   int   `key:"stability" max:"100" doc:"per cent"`
	Pay         int   `key:"pay" max:"100" doc:"per cent: of the police"`
	Officers    int   `key:"officers" max:"100" doc:"per cent: schooling of officers and sergeants"`
	Americans   int   `key:"americans" max:"200" doc:"thousands of American troops"`
	Aid         []int `key:"aid" min:"5" max:"5" doc:"per cent of the quarter's aid: light arms, advisers, heavy arms, Eighth Army, economy" each:"max:\"100\""`
	ReformWeeks int   `key:"reform-weeks,optional" max:"200" doc:"weeks until a land reform that has begun is felt"`
}

// northStart is the North on the first day.
type northStart struct {
	Labour    int `key:"labour" max:"400" doc:"points of budget"`
	Party     int `key:"party" max:"100" doc:"per cent: strength of the southern party"`
	Graduates int `key:"graduates,optional" max:"5000" doc:"trained partisans who have not been sent"`
	Arms      int `key:"arms,optional" max:"400" doc:"Soviet arms delivered, points"`
}

// districtRow is a row of the table of districts.
type districtRow struct {
	origin
	Code       string `key:"code" max:"40" of:"^[a-z0-9]+(-[a-z0-9]+)*$" doc:"unique and stable"`
	NameEn     string `key:"name_en" max:"80" doc:"name in English"`
	NameKo     string `key:"name_ko" max:"80" doc:"name in Korean"`
	Province   word   `key:"province" of:"province" doc:"province"`
	Seat       spot   `key:"seat" doc:"where its police and garrison stand"`
	Ground     spot   `key:"ground" doc:"where its bands hide"`
	People     int    `key:"people" min:"1" max:"5000" doc:"thousands"`
	Shelter    int    `key:"shelter" max:"100" doc:"per cent: mountain and forest in which a band can live"`
	Share      int    `key:"share" max:"1000" doc:"thousandths of the partisan war; they add up to 1,000"`
	Island     word   `key:"island,optional" of:"yesno" doc:"yes: troops embark for it"`
	Parallel   word   `key:"parallel,optional" of:"yesno" doc:"yes: it lies at the 38th parallel"`
	Coast      word   `key:"coast,optional" of:"yesno" doc:"yes: boats land there"`
	Support    int    `key:"support" max:"100" doc:"per cent of the people with the partisans"`
	Grievance  int    `key:"grievance" max:"100" doc:"per cent"`
	Food       int    `key:"food" max:"100" doc:"per cent: 100 is enough"`
	Protection int    `key:"protection" max:"100" doc:"per cent"`
	Police     int    `key:"police" max:"20000" doc:"men"`
	Guerrillas int    `key:"guerrillas,optional" max:"5000" doc:"men under arms"`
	Near       string `key:"near,optional" max:"200" doc:"codes of the districts that bands go to from here"`
	Source     string `key:"source" max:"200" doc:"where the figures come from"`
	Confidence word   `key:"confidence" of:"confidence" doc:"confirmed by a page that was opened, or recalled"`
}

// formationRow is a row of the table of formations: regiments of the South, divisions and brigades of
// the North, in the order in which they can be raised.
type formationRow struct {
	origin
	Code       string       `key:"code" max:"40" of:"^[a-z0-9]+(-[a-z0-9]+)*$" doc:"unique and stable"`
	Side       word         `key:"side" of:"side" doc:"whose it is"`
	Arm        word         `key:"arm" of:"arm" doc:"branch"`
	NameEn     string       `key:"name_en" max:"80" doc:"name in English"`
	NameKo     string       `key:"name_ko" max:"80" doc:"name in Korean"`
	Short      string       `key:"short" max:"6" doc:"what stands on the counter"`
	Home       spot         `key:"home" doc:"where it is raised"`
	There      word         `key:"there,optional" of:"yesno" doc:"yes: it is there at the start"`
	Due        calendar.Day `key:"due,optional" doc:"day from which it can be raised"`
	Men        int          `key:"men" min:"1" max:"14000" doc:"men"`
	Training   int          `key:"training" max:"100" doc:"of each of its three parts, 0 to 100"`
	Veterancy  int          `key:"veterancy" max:"100" doc:"per cent"`
	June       string       `key:"june,optional" max:"40" doc:"code in the order of battle of June 1950 of the unit, or of the formation, that it becomes"`
	Source     string       `key:"source" max:"200" doc:"where the figures come from"`
	Confidence word         `key:"confidence" of:"confidence" doc:"confirmed by a page that was opened, or recalled"`
}

// bandRoom is how many bands there can be at one time.
const bandRoom = 40

// Campaign is a campaign before the war that the program carries.
func Campaign(id string) (*prewar.Setup, error) {
	s := &source{fsys: scenarios.Files}
	setup := s.campaign(id, atlas.Peninsula())
	if len(s.list) > 0 {
		return nil, s.list
	}
	return setup, nil
}

func (s *source) campaign(id string, a *atlas.Atlas) *prewar.Setup {
	n := s.yaml(path.Join(id, campaignName))
	if n == nil {
		return nil
	}
	var f campaignFile
	s.bindFields(n, reflect.ValueOf(&f).Elem(), "")
	districts := table[districtRow](s, path.Join(id, f.Districts))
	formations := table[formationRow](s, path.Join(id, f.Formations))
	b := &builder{source: s, atlas: a}
	setup := &prewar.Setup{ID: f.ID, Name: f.Name.name(), Start: f.Start, End: f.End, Rules: prewar.DefaultRules()}
	for _, step := range f.Ceiling {
		setup.Ceiling = append(setup.Ceiling, prewar.Step(step))
	}
	b.districts(setup, districts)
	b.sectors(setup, f.Sectors)
	b.formations(setup, formations)
	b.firstDay(setup, &f)
	return setup
}

func permille(pc int) int16 { return int16(pc) * 10 }

func (b *builder) districts(to *prewar.Setup, rows []districtRow) {
	share := 0
	codes := make([]string, len(rows))
	for i := range rows {
		codes[i] = rows[i].Code
	}
	for i := range rows {
		r := &rows[i]
		share += r.Share
		if first := slices.Index(codes, r.Code); first != i {
			b.add(r.pos, "code", r.Code, "a code of its own")
		}
		d := prewar.District{
			Code: r.Code, Name: atlas.Name{En: r.NameEn, Ko: r.NameKo}, Province: atlas.Province(1 + index(vocabulary(`of:"province"`), r.Province)),
			Seat: b.land(r.Seat, "seat"), Ground: b.land(r.Ground, "ground"), People: int32(r.People), Shelter: permille(r.Shelter), Share: int16(r.Share),
			Island: r.Island == "yes", Parallel: r.Parallel == "yes", Coast: r.Coast == "yes",
			Start: prewar.DistrictState{Support: permille(r.Support), Grievance: permille(r.Grievance), Food: permille(r.Food),
				Protection: permille(r.Protection), Abuse: 350, Police: int32(r.Police), Guerrillas: int32(r.Guerrillas), InArms: r.Guerrillas > 0},
		}
		for _, code := range strings.Fields(r.Near) {
			k := slices.Index(codes, code)
			if k < 0 || k == i {
				b.add(r.pos, "near", code, oneOf(code, codes))
				continue
			}
			d.Near = append(d.Near, prewar.DistrictID(k))
		}
		to.Districts = append(to.Districts, d)
	}
	if share != 1000 && len(rows) > 0 {
		b.add(rows[0].pos, "share", fmt.Sprintf("a sum of %d", share), "1000 in all")
	}
}

func (b *builder) sectors(to *prewar.Setup, items []sectorItem) {
	for i := range items {
		it := &items[i]
		d := slices.IndexFunc(to.Districts, func(d prewar.District) bool { return d.Code == it.District })
		if d < 0 {
			b.add(it.pos, fmt.Sprintf("sectors[%d].district", i), it.District, "the code of a district")
			continue
		}
		to.Sectors = append(to.Sectors, prewar.Sector{Code: it.Code, Name: it.Name.name(), Hill: b.land(it.Hill, "hill"), District: prewar.DistrictID(d), Need: int32(it.Need)})
	}
}

func (b *builder) formations(to *prewar.Setup, rows []formationRow) {
	for i := range rows {
		r := &rows[i]
		arm, _ := force.ParseArm(string(r.Arm))
		nation, echelon := force.ROK, force.Regiment
		if side(r.Side) == force.North {
			nation, echelon = force.KPA, force.Division
		}
		spec := force.Spec{
			Identity: force.Identity{Code: r.Code, Name: atlas.Name{En: r.NameEn, Ko: r.NameKo}, Short: r.Short, Parent: force.None,
				Arm: arm, Echelon: echelon, Nation: nation, Source: r.Source, Doubtful: r.Confidence == "recalled"},
			Allegiance: force.Allegiance{Side: side(r.Side)},
			Place:      force.Place{Hex: hex.None, Presence: force.Awaited, Due: r.Due, Port: b.land(r.Home, "home")},
			Strength:   force.Strength{Men: int32(r.Men), Paper: int32(r.Men)},
			Battalions: force.Battalions{Count: 3},
			Quality:    force.Quality{Veterancy: permille(r.Veterancy)},
			Standing:   force.Standing{Assigned: hex.None},
		}
		for k := range int(spec.Battalions.Count) {
			spec.Battalions.Training[k] = int16(r.Training) * 100
		}
		if r.There == "yes" {
			spec.Place.Presence, spec.Place.Hex = force.Present, spec.Place.Port
		}
		to.Units = append(to.Units, spec)
		to.June = append(to.June, r.June)
	}
	for i := range bandRoom {
		code := fmt.Sprintf("band-%d", i+1)
		to.Units = append(to.Units, force.Spec{
			Identity:   force.Identity{Code: code, Name: atlas.Name{En: fmt.Sprintf("Band %d", i+1), Ko: fmt.Sprintf("제%d유격대", i+1)}, Short: fmt.Sprint(i + 1), Parent: force.None, Arm: force.Commando, Nation: force.KPA},
			Allegiance: force.Allegiance{Side: force.North},
			Place:      force.Place{Hex: hex.None, Presence: force.Awaited, Port: hex.None},
			Standing:   force.Standing{Assigned: hex.None},
		})
	}
}

func (b *builder) firstDay(to *prewar.Setup, f *campaignFile) {
	s, n := &f.South, &f.North
	to.First.South = prewar.SouthState{Arms: int32(s.Arms), Advisers: int16(s.Advisers), EighthArmy: int16(s.EighthArmy) * 100, Stability: permille(s.Stability),
		Pay: permille(s.Pay), Officers: permille(s.Officers), Americans: int16(s.Americans), LandReform: -1}
	if s.ReformWeeks > 0 {
		to.First.South.LandReform = int16(s.ReformWeeks)
	}
	for i, pc := range s.Aid {
		to.First.South.Aid[i] = int16(pc)
	}
	to.First.North = prewar.NorthState{Labour: int16(n.Labour), Party: permille(n.Party), Graduates: int32(n.Graduates), Arms: int16(n.Arms)}
}
