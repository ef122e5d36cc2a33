package scenario

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// builder turns what the files say into what the rules need, and notes what does not fit the map.
type builder struct {
	*source
	atlas *atlas.Atlas
	setup *game.Setup
	from  []pos // by unit: where its row is
}

// build makes the Setup; what is wrong is noted.
func (s *source) build(f *file, rows []unitRow, a *atlas.Atlas) *game.Setup {
	b := &builder{source: s, atlas: a, setup: &game.Setup{
		ID: f.ID, Name: f.Name.name(), Start: f.Start, Turns: f.Days, First: side(f.First),
		Noise: fight.Noise(index(words(fight.Reduced, fight.Noises), f.Noise)), Par: int(f.Par), Rules: game.DefaultRules(),
	}}
	b.days(f)
	b.control(&f.Control)
	b.supply(force.North, &f.Supply.North)
	b.supply(force.South, &f.Supply.South)
	for side, s := range [force.Sides]shipping{force.North: f.Sea.North, force.South: f.Sea.South} {
		b.setup.Sea[side] = game.SeaSetup{Command: s.Command, Lift: s.Lift, Assault: s.Assault}
	}
	b.offMap(f)
	b.setup.Drafts, b.setup.Attached, b.setup.HEAT = f.Drafts.byNation(), f.Katusa, f.HEAT.byNation()
	b.deliveries(f.Arms)
	b.units(rows)
	b.stand()
	for i := range f.Victory {
		b.condition(&f.Victory[i], fmt.Sprintf("victory[%d]", i))
	}
	if !s.tried && f.Days > 0 && f.Start > 0 {
		b.variants(f)
	}
	return b.setup
}

// byNation is a table of steps in the order of the nations.
func (d *drafts) byNation() (table [force.Nations][]game.Step) {
	for n, steps := range [force.Nations]steps{force.KPA: d.KPA, force.DPRKInterior: d.Interior, force.ROK: d.ROK, force.US: d.US, force.UK: d.UK} {
		table[n] = steps
	}
	return table
}

// deliveries are each of another nation or class.
func (b *builder) deliveries(list []delivery) {
	given := map[string]bool{}
	for i, d := range list {
		field := fmt.Sprintf("deliveries[%d].weapon", i)
		if name := string(d.Nation + " " + d.Weapon); d.Weapon != "" && d.Nation != "" && given[name] {
			b.add(d.where("weapon"), field, name, "one entry for each nation and class of weapon")
		} else {
			given[name] = true
		}
		nation, _ := force.ParseNation(string(d.Nation))
		b.setup.Deliveries = append(b.setup.Deliveries, game.Delivery{Nation: nation,
			Weapon: fight.Weapon(index(weaponNames(), d.Weapon)), Daily: d.Daily})
	}
}

// armistice is the last day of the war.
var armistice = calendar.Of(1953, 7, 27)

// days checks that the scenario's own dates lie within it. What it has taken over may be about a longer war.
func (b *builder) days(f *file) {
	if f.Days == 0 || f.Start == 0 {
		return // noted
	}
	last := f.Start + calendar.Day(f.Days) - 1
	if last > armistice {
		b.add(f.where("days"), "days", last.String()+" as the last day", "a war that is over by "+armistice.String())
	}
	for _, d := range b.dates {
		if d.file == f.file && d.day != 0 && (d.day > last || !d.step && d.day < f.Start) {
			b.add(d.pos, d.field, d.day.String(), fmt.Sprintf("a date of the war, %s to %s", f.Start, last))
		}
	}
}

func (n names) name() atlas.Name { return atlas.Name{En: n.En, Ko: n.Ko} }

func side(w word) force.Side {
	s, _ := force.ParseSide(string(w))
	return s
}

// hex is the hex of a spot: a place or a column and row, and steps from there.
func (b *builder) hex(s spot, field string) hex.Index {
	if s.text == "" {
		return hex.None
	}
	parts := strings.Split(s.text, "+")
	h := b.anchor(s, parts[0], field)
	for _, step := range parts[1:] {
		d, ok := hex.ParseDir(step)
		if !ok {
			b.add(s.pos, field, s.text, "steps in the directions N, NE, SE, S, SW, NW, such as Chunchon+N")
			return hex.None
		}
		if h != hex.None {
			if h = b.atlas.Step(h, d); h == hex.None {
				b.add(s.pos, field, s.text, "a hex of the map")
			}
		}
	}
	return h
}

// anchor is the hex that a spot starts from.
func (b *builder) anchor(s spot, name, field string) hex.Index {
	if c, r, ok := strings.Cut(name, ","); ok {
		col, err1 := strconv.Atoi(c)
		row, err2 := strconv.Atoi(r)
		if h := b.atlas.At(col, row); err1 == nil && err2 == nil && h != hex.None {
			return h
		}
		b.add(s.pos, field, s.text, fmt.Sprintf("a place, or a column and row of the map up to %d,%d", b.atlas.W-1, b.atlas.H-1))
		return hex.None
	}
	if p, ok := b.atlas.Find(name); ok {
		return b.atlas.Places[p].Hex
	}
	allowed := "a place of the map"
	if near := b.atlas.NearestPlaces(name); len(near) > 0 {
		allowed += ", such as " + strings.Join(near, ", ")
	}
	b.add(s.pos, field, s.text, allowed)
	return hex.None
}

// land is the hex of a spot on which troops can stand; sea is a mistake.
func (b *builder) land(s spot, field string) hex.Index {
	h := b.hex(s, field)
	if h != hex.None && !b.atlas.Cell(h).Land() {
		b.add(s.pos, field, s.text+", which is "+b.atlas.Cell(h).Terrain.String(), "a hex of land")
		return hex.None
	}
	if h != hex.None && b.atlas.Cell(h).Country != atlas.Korea {
		b.add(s.pos, field, s.text+", which is abroad", "a hex of Korea")
		return hex.None
	}
	return h
}

// water is the hex of a spot on which ships can lie; land is a mistake.
func (b *builder) water(s spot, field string) hex.Index {
	if s.text == "" {
		b.add(s.pos, field, "nothing", "a hex of the open sea")
		return hex.None
	}
	h := b.hex(s, field)
	if h != hex.None && b.atlas.Cell(h).Terrain != atlas.Sea {
		b.add(s.pos, field, s.text+", which is "+b.atlas.Cell(h).Terrain.String(), "a hex of the open sea")
		return hex.None
	}
	return h
}

func (b *builder) control(c *control) {
	control := make([]force.Side, b.atlas.Len())
	b.setup.Control = control
	for i := range control {
		cell := b.atlas.Cell(hex.Index(i))
		switch {
		case cell.Country != atlas.Korea || !cell.Land():
		case c.Rule == "north" || c.Rule == "parallel" && cell.North:
			control[i] = force.North
		default:
			control[i] = force.South
		}
	}
	for i, f := range c.Front {
		if i > 0 && f.Column <= c.Front[i-1].Column {
			b.add(f.where("column"), fmt.Sprintf("control.front[%d].column", i), fmt.Sprint(f.Column), fmt.Sprintf("a column east of %d", c.Front[i-1].Column))
		}
		for h := range control {
			if col, row := b.atlas.ColRow(hex.Index(h)); col >= f.Column && control[h] != force.NoSide {
				control[h] = force.North
				if row >= f.Row {
					control[h] = force.South
				}
			}
		}
	}
	given := map[hex.Index]int{} // line of a hex that is named
	for side, held := range [force.Sides]*holdings{force.North: &c.North, force.South: &c.South} {
		if held == nil {
			continue
		}
		for _, w := range held.Provinces {
			p := atlas.Province(1 + index(vocabulary(`of:"province"`), w))
			for i := range control {
				if control[i] != force.NoSide && b.atlas.Cell(hex.Index(i)).Province == p {
					control[i] = force.Side(side)
				}
			}
		}
		for i, s := range held.Places {
			field := fmt.Sprintf("control.%s.places[%d]", force.Side(side), i)
			h := b.land(s, field)
			if h == hex.None {
				continue
			}
			if line, twice := given[h]; twice {
				b.add(s.pos, field, s.text, fmt.Sprintf("a hex that is given once: line %d has it", line))
			}
			given[h], control[h] = s.line, force.Side(side)
		}
	}
}

func (b *builder) supply(side force.Side, s *supply) {
	to := &b.setup.Supply[side]
	*to = game.SupplySetup{Trucks: s.Trucks, Daily: s.Daily, Wear: s.Wear}
	for i, e := range s.Sources {
		field := fmt.Sprintf("supply.%s.sources[%d].at", side, i)
		h := b.land(e.At, field)
		if h != hex.None && slices.ContainsFunc(to.Sources, func(s game.Source) bool { return s.Hex == h }) {
			b.add(e.At.pos, field, e.At.text, "a hex in which no other of the sources is")
		}
		to.Sources = append(to.Sources, game.Source{Hex: h, Tons: e.Tons})
	}
}

// units makes the order of battle. Arrivals after the last day are left out, and so are formations
// of which nothing else comes.
func (b *builder) units(rows []unitRow) {
	last := b.setup.Start + calendar.Day(b.setup.Turns) - 1
	ids := map[string]force.ID{} // of those that take part
	line := map[string]int{}     // of all
	used := map[string]bool{}    // headquarters with members that take part
	for i := range rows {
		if r := &rows[i]; r.Arm != "headquarters" && r.Due <= last {
			used[r.Parent] = true
		}
	}
	for i := len(rows) - 1; i >= 0; i-- { // a headquarters whose own members are used is used
		if r := &rows[i]; r.Arm == "headquarters" && used[r.Code] {
			used[r.Parent] = true
		}
	}
	for i := range rows {
		r := &rows[i]
		if before, twice := line[r.Code]; twice && r.Code != "" {
			b.add(r.where("code"), "code", r.Code, fmt.Sprintf("a code of its own: line %d has it", before))
			continue
		}
		parent := b.parent(rows[:i], r, line)
		line[r.Code] = r.line
		spec := b.unit(r)
		if r.Due > last || r.Arm == "headquarters" && !used[r.Code] {
			continue
		}
		spec.Parent = force.None
		if id, ok := ids[parent]; ok {
			spec.Parent = id
		}
		ids[r.Code] = force.ID(len(b.setup.Units))
		b.setup.Units = append(b.setup.Units, spec)
		b.from = append(b.from, r.where("at"))
	}
	b.sums(rows)
}

// sums checks that what the row of a headquarters says of its formation is what its members have.
func (b *builder) sums(rows []unitRow) {
	wrong := func(m Mistake) bool {
		return slices.Contains([]string{"", "code", "parent", "men", "absent", "weapons"}, m.Field) && strings.HasSuffix(m.File, ".csv")
	}
	if slices.ContainsFunc(b.list, wrong) {
		return // and what there is cannot be added up
	}
	for i := range rows {
		head := &rows[i]
		if head.Arm != "headquarters" || !head.has("men") && !head.has("absent") && !head.has("weapons") {
			continue
		}
		members, men, absent := 0, 0, 0
		var pieces [fight.Weapons]int
		for j := range rows {
			r := &rows[j]
			if r.Parent != head.Code {
				continue
			}
			members++
			men += r.Men
			absent += r.Absent
			for w, n := range r.Weapons.have {
				pieces[w] += int(n)
			}
		}
		sum := func(field, found string, want int) {
			b.add(head.where(field), field, found, fmt.Sprintf("%d, the sum of its %d members", want, members))
		}
		if head.has("men") && head.Men != men {
			sum("men", fmt.Sprint(head.Men), men)
		}
		if head.has("absent") && head.Absent != absent {
			sum("absent", fmt.Sprint(head.Absent), absent)
		}
		for w, n := range head.Weapons.have {
			if n != 0 && int(n) != pieces[w] {
				sum("weapons", fmt.Sprintf("%s=%d", fight.Weapon(w), n), pieces[w])
			}
		}
	}
}

// parent checks a unit's formation and returns its code.
func (b *builder) parent(before []unitRow, r *unitRow, line map[string]int) string {
	if r.Parent == "" {
		return ""
	}
	var heads []string
	for i := range before {
		if p := &before[i]; p.Arm == "headquarters" {
			if p.Code == r.Parent {
				if p.Side != r.Side {
					b.add(r.where("parent"), "parent", r.Parent, "a headquarters of its own side")
				}
				return r.Parent
			}
			heads = append(heads, p.Code)
		}
	}
	found, allowed := r.Parent, "a headquarters earlier in the table"
	if near := nearest(r.Parent, heads); near != "" {
		allowed += " (" + near + "?)"
	}
	if _, ok := line[r.Parent]; ok {
		found += ", which is no headquarters"
	}
	b.add(r.where("parent"), "parent", found, allowed)
	return ""
}

// mostMen is how large a unit of the map may be: more is a formation of several.
const mostMen = 14000

// homes are the nations' sides.
var homes = map[word]word{"kpa": "north", "dprk-interior": "north", "rok": "south", "us": "south", "uk": "south"}

// unit makes a unit of its row.
func (b *builder) unit(r *unitRow) force.Spec {
	arm, _ := force.ParseArm(string(r.Arm))
	echelon, _ := force.ParseEchelon(string(r.Echelon))
	nation, _ := force.ParseNation(string(r.Nation))
	mobility, _ := force.ParseMobility(string(r.Mobility))
	spec := force.Spec{
		Identity: force.Identity{
			Code: r.Code, Name: atlas.Name{En: r.NameEn, Ko: r.NameKo}, Short: r.Short,
			Arm: arm, Echelon: echelon, Nation: nation, Mobility: mobility,
			Commander: r.Commander, Source: r.Source, Doubtful: r.Confidence == "recalled",
		},
		Allegiance: force.Allegiance{Side: side(r.Side)},
		Place:      force.Place{Hex: hex.None, Presence: force.Present, Port: hex.None},
		Standing:   force.Standing{Assigned: hex.None},
	}
	if home, ok := homes[r.Nation]; ok && home != r.Side {
		b.add(r.where("nation"), "nation", string(r.Nation), "a nation that fights for the "+string(r.Side))
	}
	if arm == force.Headquarters {
		for _, field := range [...]string{"mobility", "paper", "training", "veterancy", "mass", "supply", "at", "due", "surprise", "dug", "works", "standing"} {
			if r.has(field) {
				b.add(r.where(field), field, "a field that no headquarters has", "nothing")
			}
		}
		return spec // a headquarters is everywhere with its formation
	}
	if r.Men > mostMen {
		b.add(r.where("men"), "men", fmt.Sprint(r.Men), fmt.Sprintf("%d or fewer in a unit", mostMen))
	}
	if r.has("paper") && r.Paper < r.Men+r.Absent {
		b.add(r.where("paper"), "paper", fmt.Sprint(r.Paper), fmt.Sprintf("%d or more, as many as there are", r.Men+r.Absent))
	}
	for w, have := range r.Weapons.have {
		if should := r.Weapons.should[w]; have > should {
			b.add(r.where("weapons"), "weapons", fmt.Sprintf("%s=%d/%d", fight.Weapon(w), have, should), "no more pieces than there should be")
		}
	}
	if r.has("due") && r.Due != 0 && (r.Due <= b.setup.Start || r.Due > armistice) {
		b.add(r.where("due"), "due", r.Due.String(), fmt.Sprintf("a date after %s and not after %s; blank for who is there", b.setup.Start, armistice))
	}
	if arm.Afloat() {
		b.place(&spec, r, b.water(r.At, "at"))
		return spec
	}
	for _, field := range [...]string{"mobility", "men", "training", "at"} {
		if arm != force.Aircraft && !r.has(field) {
			b.add(r.pos, field, "nothing", "the field is needed of all but headquarters")
		}
	}
	if r.At.text != offCoast {
		b.place(&spec, r, b.land(r.At, "at"))
	} else if spec.Place.Presence = force.Embarked; r.Due > b.setup.Start {
		spec.Place.Presence, spec.Place.Due = force.Awaited, r.Due
	}
	if b.away(r, &spec); arm == force.Aircraft {
		return spec
	}
	spec.Strength = force.Strength{
		Men: int32(r.Men), Absent: int32(r.Absent), Paper: int32(max(r.Paper, r.Men+r.Absent)),
		Weapons: r.Weapons.have, Equipment: r.Weapons.should,
	}
	spec.Battalions.Count = uint8(len(r.Training))
	for i, t := range r.Training {
		spec.Battalions.Training[i] = int16(t) * 100
		spec.Battalions.Duty[i] = force.Line
	}
	spec.Quality = force.Quality{Veterancy: int16(r.Veterancy) * 10, Mass: int16(r.Mass) * 10}
	spec.Condition.Dug, spec.Condition.Works = int16(r.Dug), r.Works == "yes"
	spec.Condition.Surprise = uint8(index(surpriseWords[:], r.Surprise))
	spec.Stores = force.Stores{Supply: int32(r.Supply) * 1000, HEAT: int16(r.HEAT)}
	for _, f := range r.Standing {
		switch f {
		case "reserve":
			spec.Standing.Reserve = true
		case "standfast":
			spec.Standing.StandFast = true
		case "finalfire":
			spec.Standing.FinalFire = true
		}
	}
	return spec
}

// offCoast is where troops are who lie at sea for a landing.
const offCoast = "sea"

// place puts a unit where it stands or arrives.
func (b *builder) place(spec *force.Spec, r *unitRow, h hex.Index) {
	if r.Due > b.setup.Start {
		spec.Place = force.Place{Hex: hex.None, Presence: force.Awaited, Due: r.Due, Port: h}
	} else {
		spec.Place.Hex = h
	}
}

// stand puts the units that are there on the map: the hex is their side's, no enemy is in it, and it has room.
func (b *builder) stand() {
	holder := map[hex.Index]int{} // first unit in a hex
	quarters := map[hex.Index]int{}
	roster := force.New(b.setup.Units)
	for id := range b.setup.Units {
		u := &b.setup.Units[id]
		h := u.Place.Hex
		if h == hex.None || u.Arm.Afloat() {
			continue
		}
		first, taken := holder[h]
		if !taken {
			holder[h] = id
			b.setup.Control[h] = u.Side
		} else if other := &b.setup.Units[first]; other.Side != u.Side {
			b.add(b.from[id], "at", "a hex in which "+other.Code+" stands", "a hex without enemies")
			continue
		}
		limit := b.setup.Rules.March.Stack[b.atlas.Cell(h).Terrain]
		if quarters[h] += roster.Quarters(force.ID(id)); quarters[h] > limit {
			b.add(b.from[id], "at", fmt.Sprintf("a stack of %d quarters of a regiment in %s", quarters[h], b.atlas.Name(h)),
				fmt.Sprintf("%d in %s", limit, b.atlas.Cell(h).Terrain))
		}
	}
}
