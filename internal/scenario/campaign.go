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
	origin
	Format     int          `key:"format" min:"1" max:"1" doc:"version of this format: 1"`
	ID         string       `key:"id" max:"40" of:"^[a-z0-9]+(-[a-z0-9]+)*$" doc:"name of the campaign in commands and saves; the same as its folder's"`
	Extends    string       `key:"extends,optional" max:"40" of:"^[a-z0-9]+(-[a-z0-9]+)*$" doc:"another campaign, whose fields hold where this one is silent"`
	Name       names        `key:"name" doc:"title"`
	Text       texts        `key:"text" doc:"what the campaign is about, in a few sober sentences"`
	History    texts        `key:"history,optional" doc:"what happened: told beside the result"`
	Notice     texts        `key:"notice" doc:"note on content, shown before the first turn"`
	Sources    []string     `key:"sources" min:"1" max:"40" doc:"works the figures come from" each:"max:\"300\""`
	Start      calendar.Day `key:"start" doc:"first day"`
	End        calendar.Day `key:"end" doc:"last day on which it can still go on"`
	Districts  string       `key:"districts" max:"60" of:"^[a-z0-9][a-z0-9._-]*\\.csv$" doc:"table of districts: what of them does not change"`
	Country    string       `key:"country" max:"60" of:"^[a-z0-9][a-z0-9._-]*\\.csv$" doc:"table of the districts as they are at the start"`
	Formations string       `key:"formations" max:"60" of:"^[a-z0-9][a-z0-9._-]*\\.csv$" doc:"table of formations, in the order in which they are raised"`
	Strengths  string       `key:"strengths" max:"60" of:"^[a-z0-9][a-z0-9._-]*\\.csv$" doc:"table of the formations that are there at the start"`
	Ceiling    steps        `key:"ceiling" max:"300000" doc:"men of the southern army that the Americans will equip, by date"`
	Advisers   steps        `key:"advisers" max:"2000" doc:"American advisers who would be sent at most, by date"`
	Americans  steps        `key:"americans" max:"200" doc:"thousands of American troops that are to be in the South, by date"`
	SovietArms steps        `key:"soviet-arms" max:"400" doc:"points of arms that Moscow sends in a quarter at most, by date"`
	China      steps        `key:"china" max:"20" doc:"tenths of permission for the war in China that is won, by date"`
	School     calendar.Day `key:"school" doc:"day from which the North schools partisans"`
	Elections  []electionOf `key:"elections" max:"10" doc:"elections in the South"`
	Par        tenths       `key:"par" min:"-500" max:"500" doc:"points: the median of self-play, subtracted from the result"`
	Sectors    []sectorItem `key:"sectors" min:"1" max:"20" doc:"stretches of the parallel, west to east"`
	South      southStart   `key:"south" doc:"the South at the start"`
	North      northStart   `key:"north" doc:"the North at the start"`
}

// electionOf is a day on which the South votes.
type electionOf struct {
	Day calendar.Day `key:"day" doc:"the day"`
}

// sectorItem is a stretch of the parallel.
type sectorItem struct {
	origin
	Code     string `key:"code" max:"40" of:"^[a-z0-9]+(-[a-z0-9]+)*$" doc:"its name in orders"`
	Name     names  `key:"name" doc:"what it is called"`
	Hill     spot   `key:"hill" doc:"the hills that are fought for"`
	District string `key:"district" max:"40" doc:"code of the district behind it"`
	Need     int    `key:"need" min:"1" max:"20000" doc:"men that it takes to watch it"`
	Heat     int    `key:"heat,optional" max:"100" doc:"per cent: how hot it is there at the start"`
}

// southStart is the South on the first day.
type southStart struct {
	Arms        int   `key:"arms" max:"200000" doc:"men for whom there are rifles"`
	Advisers    int   `key:"advisers" max:"2000" doc:"American advisers"`
	EighthArmy  int   `key:"eighth-army" max:"100" doc:"training of the four divisions in Japan, 0 to 100"`
	Stability   int   `key:"stability" max:"100" doc:"per cent"`
	Pay         int   `key:"pay" max:"100" doc:"per cent: of the police"`
	Officers    int   `key:"officers" max:"100" doc:"per cent: schooling of officers and sergeants"`
	Aid         []int `key:"aid" min:"5" max:"5" doc:"per cent of the quarter's aid: light arms, advisers, heavy arms, Eighth Army, economy" each:"max:\"100\""`
	ReformWeeks int   `key:"reform-weeks,optional" max:"200" doc:"weeks until a land reform that has begun is felt"`
}

// northStart is the North on the first day.
type northStart struct {
	Labour     int  `key:"labour" max:"400" doc:"points of budget"`
	Party      int  `key:"party" max:"100" doc:"per cent: strength of the southern party"`
	Graduates  int  `key:"graduates,optional" max:"5000" doc:"trained partisans who have not been sent"`
	Schooling  int  `key:"schooling,optional" max:"60" doc:"places a fortnight in the partisan school"`
	Arms       int  `key:"arms,optional" max:"400" doc:"Soviet arms delivered, points"`
	Provoked   int  `key:"provoked,optional" max:"5000" doc:"thousandths: what allies remember of provocations"`
	ArmedParty word `key:"armed-party,optional" of:"yesno" doc:"yes: the southern party has gone over to armed struggle"`
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
	Near       string `key:"near,optional" max:"200" doc:"codes of the districts that bands go to from here"`
	Source     string `key:"source" max:"200" doc:"where the figures come from"`
	Confidence word   `key:"confidence" of:"confidence" doc:"confirmed by a page that was opened, or recalled"`
}

// countryRow is a row of the table of the districts as they are at the start.
type countryRow struct {
	origin
	Code       string `key:"code" max:"40" doc:"of the district"`
	Support    int    `key:"support" max:"100" doc:"per cent of the people with the partisans"`
	Grievance  int    `key:"grievance" max:"100" doc:"per cent"`
	Food       int    `key:"food" max:"100" doc:"per cent: 100 is enough"`
	Protection int    `key:"protection" max:"100" doc:"per cent"`
	Abuse      int    `key:"abuse" max:"100" doc:"per cent: how the government's forces treat people"`
	Police     int    `key:"police" max:"20000" doc:"men"`
	Guerrillas int    `key:"guerrillas,optional" max:"5000" doc:"men under arms"`
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
	Due        calendar.Day `key:"due,optional" doc:"day from which it can be raised"`
	Men        int          `key:"men" min:"1" max:"14000" doc:"men of a northern formation when it is raised; a regiment has what the rules say"`
	Training   int          `key:"training" max:"100" doc:"of each of its three parts when it is raised, 0 to 100"`
	Veterancy  int          `key:"veterancy" max:"100" doc:"per cent"`
	June       string       `key:"june,optional" max:"40" doc:"code in the order of battle of June 1950 of the unit, or of the formation, that it becomes"`
	Source     string       `key:"source" max:"200" doc:"where the figures come from"`
	Confidence word         `key:"confidence" of:"confidence" doc:"confirmed by a page that was opened, or recalled"`
}

// strengthRow is a row of the table of the formations that are there at the start.
type strengthRow struct {
	origin
	Code       string `key:"code" max:"40" doc:"of the formation"`
	Men        int    `key:"men" min:"1" max:"14000" doc:"men"`
	Training   int    `key:"training" max:"100" doc:"of each of its three parts, 0 to 100"`
	Veterancy  int    `key:"veterancy,optional" max:"100" doc:"per cent; of a northern formation as when it is raised if not given"`
	Posts      string `key:"posts,optional" max:"120" doc:"where the battalions of a regiment are: \"hunt:sunchon border:chunchon\", the others train at home"`
	Source     string `key:"source" max:"200" doc:"where the figures come from"`
	Confidence word   `key:"confidence" of:"confidence" doc:"confirmed by a page that was opened, or recalled"`
}

// bandRoom is how many bands there can be at one time.
const bandRoom = 40

// battalions is how many parts a regiment or division has in a campaign.
const battalions = 3

// Campaign is a campaign before the war that the program carries. The error of an unknown id is
// *Unknown.
func Campaign(id string) (*prewar.Setup, error) {
	all := folders(scenarios.Files, campaignName)
	if !slices.Contains(all, id) {
		return nil, &Unknown{ID: id, Nearest: nearest(id, all), All: all}
	}
	s := &source{fsys: scenarios.Files, name: campaignName}
	setup := s.campaign(id, atlas.Peninsula())
	if err := s.mistakes(); err != nil {
		return nil, err
	}
	return setup, nil
}

// IsCampaign tells whether the program carries a campaign of a name.
func IsCampaign(id string) bool { return slices.Contains(folders(scenarios.Files, campaignName), id) }

// Campaigns tells of the campaigns that the program carries, in the order of their start; of Days there
// are none, because how long one lasts is played for.
func Campaigns() []Info {
	var list []Info
	for _, id := range folders(scenarios.Files, campaignName) {
		s := &source{fsys: scenarios.Files, name: campaignName}
		f, _ := s.openCampaign(id)
		if len(s.list) > 0 {
			panic(s.list) // the files are part of the program, and its tests read them
		}
		list = append(list, Info{ID: f.ID, Name: f.Name.name(), Text: atlas.Name(f.Text), History: atlas.Name(f.History), Notice: atlas.Name(f.Notice), Start: f.Start})
	}
	slices.SortStableFunc(list, func(x, y Info) int { return int(x.Start - y.Start) })
	return list
}

// openCampaign reads a campaign's main file and that of the campaign it extends; folder tells where the
// table that a field names lies. The file is nil if it cannot be read at all.
func (s *source) openCampaign(id string) (f *campaignFile, folder func(field string) string) {
	n := s.main(id)
	if n == nil {
		return nil, nil
	}
	base := id
	if n.kind == mapping {
		if e := n.find("extends"); e != nil && e.kind == scalar {
			base = e.text
			s.extend(n, e, id)
		}
	}
	f = new(campaignFile)
	s.bindFields(n, reflect.ValueOf(f).Elem(), "")
	if f.ID != "" && f.ID != id {
		s.add(n.find("id").pos, "id", f.ID, "the name of the folder, "+id)
	}
	return f, func(field string) string {
		if slices.Contains(s.taken, field) {
			return base
		}
		return id
	}
}

func (s *source) campaign(id string, a *atlas.Atlas) *prewar.Setup {
	f, folder := s.openCampaign(id)
	if f == nil {
		return nil
	}
	b := &campaignBuilder{builder: builder{source: s, atlas: a}}
	b.to = &prewar.Setup{ID: f.ID, Name: f.Name.name(), Start: f.Start, End: f.End, School: f.School, Rules: prewar.DefaultRules(),
		Ceiling: f.Ceiling, Advisers: f.Advisers, Americans: f.Americans, SovietArms: f.SovietArms, China: f.China, Par: int(f.Par)}
	if f.End <= f.Start {
		b.add(f.pos, "end", f.End.String(), "a date after the start")
	}
	for _, e := range f.Elections {
		b.to.Elections = append(b.to.Elections, e.Day)
	}
	b.districts(table[districtRow](s, path.Join(folder("districts"), f.Districts)))
	b.country(table[countryRow](s, path.Join(folder("country"), f.Country)))
	b.sectors(f.Sectors)
	b.formations(table[formationRow](s, path.Join(folder("formations"), f.Formations)))
	b.strengths(table[strengthRow](s, path.Join(folder("strengths"), f.Strengths)))
	b.bands()
	b.governments(f)
	return b.to
}

// campaignBuilder puts a campaign on the map.
type campaignBuilder struct {
	builder
	to *prewar.Setup
}

func permille(pc int) int16 { return int16(pc) * 10 }

// district is the district with a code; if there is none, that is a mistake.
func (b *campaignBuilder) district(at pos, field, code string) (prewar.DistrictID, bool) {
	var all []string
	for i := range b.to.Districts {
		if b.to.Districts[i].Code == code {
			return prewar.DistrictID(i), true
		}
		all = append(all, b.to.Districts[i].Code)
	}
	b.add(at, field, code, oneOf(code, all))
	return prewar.NoDistrict, false
}

func (b *campaignBuilder) districts(rows []districtRow) {
	share := 0
	for i := range rows {
		r := &rows[i]
		share += r.Share
		if slices.ContainsFunc(b.to.Districts, func(d prewar.District) bool { return d.Code == r.Code }) {
			b.add(r.pos, "code", r.Code, "a code of its own")
		}
		b.to.Districts = append(b.to.Districts, prewar.District{
			Code: r.Code, Name: atlas.Name{En: r.NameEn, Ko: r.NameKo}, Province: atlas.Province(1 + index(vocabulary(`of:"province"`), r.Province)),
			Seat: b.land(r.Seat, "seat"), Ground: b.land(r.Ground, "ground"), People: int32(r.People), Shelter: permille(r.Shelter), Share: int16(r.Share),
			Island: r.Island == "yes", Parallel: r.Parallel == "yes"})
	}
	for i := range rows {
		for _, code := range strings.Fields(rows[i].Near) {
			if d, ok := b.district(rows[i].pos, "near", code); ok {
				b.to.Districts[i].Near = append(b.to.Districts[i].Near, d)
			}
		}
	}
	if share != 1000 && len(rows) > 0 {
		b.add(rows[0].pos, "share", fmt.Sprintf("a sum of %d", share), "1000 in all")
	}
}

func (b *campaignBuilder) country(rows []countryRow) {
	told := make([]bool, len(b.to.Districts))
	for i := range rows {
		r := &rows[i]
		d, ok := b.district(r.pos, "code", r.Code)
		if !ok {
			continue
		}
		if told[d] {
			b.add(r.pos, "code", r.Code, "each district once")
		}
		told[d] = true
		b.to.Districts[d].Start = prewar.DistrictState{Support: permille(r.Support), Grievance: permille(r.Grievance), Food: permille(r.Food),
			Protection: permille(r.Protection), Abuse: permille(r.Abuse), Police: int32(r.Police), Guerrillas: int32(r.Guerrillas), InArms: r.Guerrillas > 0}
	}
	for d, ok := range told {
		if !ok && len(rows) > 0 {
			b.add(rows[0].pos, "code", "nothing of "+b.to.Districts[d].Code, "a row for each district")
		}
	}
}

func (b *campaignBuilder) sectors(items []sectorItem) {
	for i := range items {
		it := &items[i]
		if d, ok := b.district(it.pos, fmt.Sprintf("sectors[%d].district", i), it.District); ok {
			b.to.Sectors = append(b.to.Sectors, prewar.Sector{Code: it.Code, Name: it.Name.name(), Hill: b.land(it.Hill, "hill"), District: d, Need: int32(it.Need), Heat: permille(it.Heat)})
		}
	}
}

func (b *campaignBuilder) formations(rows []formationRow) {
	for i := range rows {
		r := &rows[i]
		if slices.ContainsFunc(b.to.Units, func(u force.Spec) bool { return u.Code == r.Code }) {
			b.add(r.pos, "code", r.Code, "a code of its own")
		}
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
			Battalions: force.Battalions{Count: battalions},
			Quality:    force.Quality{Veterancy: permille(r.Veterancy)},
			Standing:   force.Standing{Assigned: hex.None},
		}
		home := prewar.NoDistrict
		if spec.Side == force.North {
			spec.Men = int32(r.Men)
		} else {
			home = b.nearestTo(spec.Port)
		}
		var posts prewar.Posts
		for k := range battalions {
			spec.Training[k] = int16(r.Training) * 100
			posts[k] = home
		}
		b.to.Units = append(b.to.Units, spec)
		b.to.June = append(b.to.June, r.June)
		b.to.Homes = append(b.to.Homes, home)
		b.to.Posts = append(b.to.Posts, posts)
	}
}

// nearestTo is the district whose seat is nearest to a hex.
func (b *campaignBuilder) nearestTo(h hex.Index) prewar.DistrictID {
	best, away := prewar.NoDistrict, 0
	for i := range b.to.Districts {
		if d := b.atlas.Distance(h, b.to.Districts[i].Seat); best == prewar.NoDistrict || d < away {
			best, away = prewar.DistrictID(i), d
		}
	}
	return best
}

func (b *campaignBuilder) strengths(rows []strengthRow) {
	for i := range rows {
		r := &rows[i]
		id := slices.IndexFunc(b.to.Units, func(u force.Spec) bool { return u.Code == r.Code })
		if id < 0 || b.to.Units[id].Presence == force.Present {
			b.add(r.pos, "code", r.Code, "each formation of the campaign at most once")
			continue
		}
		u := &b.to.Units[id]
		u.Presence, u.Place.Hex, u.Men = force.Present, u.Port, int32(r.Men)
		if r.has("veterancy") {
			u.Veterancy = permille(r.Veterancy)
		}
		for k := range battalions {
			u.Training[k] = int16(r.Training) * 100
		}
		b.posts(r, id, u)
	}
}

// posts reads where the battalions of a regiment are.
func (b *campaignBuilder) posts(r *strengthRow, id int, u *force.Spec) {
	words := strings.Fields(r.Posts)
	if len(words) > battalions || u.Side == force.North && len(words) > 0 {
		b.add(r.pos, "posts", r.Posts, fmt.Sprintf("%d at most, of a regiment of the South", battalions))
		return
	}
	for k, word := range words {
		name, code, _ := strings.Cut(word, ":")
		duty, known := prewar.ParseDuty(name)
		if !known {
			b.add(r.pos, "posts", word, "train, hunt, guard or border, a colon, and a district")
			continue
		}
		if d, ok := b.district(r.pos, "posts", code); ok {
			u.Duty[k], b.to.Posts[id][k] = duty, d
			if k == 0 {
				u.Place.Hex = b.to.Districts[d].Seat
			}
		}
	}
}

// bands makes room in the roster for partisan bands.
func (b *campaignBuilder) bands() {
	for i := range bandRoom {
		b.to.Units = append(b.to.Units, force.Spec{
			Identity: force.Identity{Code: fmt.Sprintf("band-%d", i+1), Name: atlas.Name{En: fmt.Sprintf("Band %d", i+1), Ko: fmt.Sprintf("제%d유격대", i+1)},
				Short: fmt.Sprint(i + 1), Parent: force.None, Arm: force.Commando, Nation: force.KPA},
			Allegiance: force.Allegiance{Side: force.North},
			Place:      force.Place{Hex: hex.None, Presence: force.Awaited, Port: hex.None},
			Standing:   force.Standing{Assigned: hex.None},
		})
		b.to.June = append(b.to.June, "")
		b.to.Homes = append(b.to.Homes, prewar.NoDistrict)
		b.to.Posts = append(b.to.Posts, prewar.Posts{})
	}
}

func (b *campaignBuilder) governments(f *campaignFile) {
	s, n := &f.South, &f.North
	b.to.South = prewar.SouthState{Arms: int32(s.Arms), Advisers: int16(s.Advisers), EighthArmy: int16(s.EighthArmy) * 100, Stability: permille(s.Stability),
		Pay: permille(s.Pay), Officers: permille(s.Officers), LandReform: -1}
	for _, step := range f.Americans {
		if step.From <= f.Start {
			b.to.South.Americans = int16(step.Value)
		}
	}
	if s.ReformWeeks > 0 {
		b.to.South.LandReform = int16(s.ReformWeeks)
	}
	sum := 0
	for i, pc := range s.Aid {
		sum += pc
		if i < len(b.to.South.Aid) {
			b.to.South.Aid[i] = int16(pc)
		}
	}
	if sum != 100 {
		b.add(f.pos, "south.aid", fmt.Sprintf("a sum of %d", sum), "100 in all")
	}
	b.to.North = prewar.NorthState{Labour: int16(n.Labour), Party: permille(n.Party), Graduates: int32(n.Graduates), Schooling: int16(n.Schooling),
		Arms: int16(n.Arms), Provoked: int16(n.Provoked), ArmedLine: n.ArmedParty == "yes"}
}
