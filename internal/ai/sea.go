package ai

import (
	"slices"

	"parallel38/game"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// The sea: ships go where the fighting near the coast is, units that are cut off by land and hard pressed are shipped
// out, and troops who lie off the coast land where most is to be won behind the enemy's front.

// coastal is what the side thinks of the sea today.
type coastal struct {
	anchorages []hex.Index // open sea off the land: worked out once a war
	joined     []bool      // by cell: own ground that hangs together with the side's base
	heat       []int32     // by cell: how hard is fought there, in men
	hot        []cell      // where that is not 0
	warmth     []int32     // by hex: the heat within reach of ships' guns
	queue      []cell
	ports      []hex.Index // scratch
	afloat     []force.ID  // own troops who lie off the coast
}

// Weights of the sea.
const (
	sailGain    = 130 // per cent: a new station must promise so much of what the present one does
	pressed     = 120 // per cent of the own power at hand that the enemy's must be for a pocket to be given up
	leastLanded = 4   // quarters of a regiment: less does not land
	waitDays    = 10  // how long a landing waits for its tide …
	waitCost    = 10  // … and the days of waiting that halve what a beach is worth
	behindFront = 3 * dayTime
	reliefDays  = 10   // days' march from the own front that halve what a beach is worth
	guardedBy   = 2000 // enemy men near a beach who halve what it is worth
	inland      = 4    // hexes around a beach in which places count
)

// beachWorth is what a shore is worth by its quality.
var beachWorth = [fight.Beaches]int{fight.PoorBeach: 2, fight.FairBeach: 3, fight.GoodBeach: 4}

// goToSea gives the orders at sea: one piece for a look, then one a unit.
func (p *Player) goToSea(v *game.View) (nodes int, o game.Order, ordered, over bool) {
	if p.at == 0 {
		return 20, o, false, !p.can(bySea) || !p.lookToSea(v)
	}
	i := p.at - 1
	if i < len(v.Force.Fleets) {
		o, ordered = p.station(v, v.Force.Fleets[i])
		return 20, o, ordered, false
	}
	if i -= len(v.Force.Fleets); i < len(p.own) {
		o, ordered = p.shipOut(v, p.own[i])
		return 5, o, ordered, false
	}
	if i -= len(p.own); i < len(p.afloat) {
		o, ordered = p.putAshore(v, p.afloat[i])
		return 10, o, ordered, false
	}
	o, ordered = p.planLanding(v)
	return 50, o, ordered, true
}

// lookToSea brings the picture of the coast up to date, and tells whether the side has anything at sea.
func (p *Player) lookToSea(v *game.View) bool {
	g, f := p.ground, &p.fields
	p.afloat = p.afloat[:0]
	for _, id := range v.Force.Combat {
		if v.Force.Side(id) == v.Side && v.Waiting(id) {
			p.afloat = append(p.afloat, id)
		}
	}
	if len(p.afloat) == 0 && len(v.Force.Fleets) == 0 && v.Sea[v.Side].Lift == 0 {
		return false
	}
	if len(p.joined) != len(g.hexes) {
		p.joined, p.heat, p.warmth = make([]bool, len(g.hexes)), make([]int32, len(g.hexes)), make([]int32, g.atlas.Len())
		for h := range hex.Index(g.atlas.Len()) {
			if v.OpenSea(h) && slices.ContainsFunc(g.atlas.Near[h][:], func(n hex.Index) bool { return n != hex.None && g.cells[n] != off }) {
				p.anchorages = append(p.anchorages, h)
			}
		}
	}
	clear(p.joined)
	p.queue = p.queue[:0]
	if c := g.cells[base(v, v.Side)]; c != off && v.Control[g.hexes[c]] == v.Side {
		p.joined[c] = true
		p.queue = append(p.queue, c)
	}
	for i := 0; i < len(p.queue); i++ {
		for _, n := range g.near[p.queue[i]] {
			if n != off && !p.joined[n] && v.Control[g.hexes[n]] == v.Side {
				p.joined[n] = true
				p.queue = append(p.queue, n)
			}
		}
	}
	p.hot = p.hot[:0]
	clear(p.warmth)
	for c := range g.hexes {
		p.heat[c] = 0
		if f.own[c] == 0 {
			continue
		}
		for _, n := range g.near[c] {
			if n != off && v.Holder(g.hexes[n]) == v.Side.Enemy() {
				p.heat[c] = max(p.heat[c], min(f.own[c], f.enemy[n]))
			}
		}
		if p.heat[c] > 0 {
			p.hot = append(p.hot, cell(c))
			p.warm(v, cell(c), p.heat[c])
		}
	}
	return true
}

// station sends ships where most is fought for within reach of their guns; what they support counts half for the next.
func (p *Player) station(v *game.View, id force.ID) (o game.Order, ordered bool) {
	if v.Force.Side(id) != v.Side || v.Force.Place[id].Hex == hex.None {
		return o, false
	}
	here := v.Force.Place[id].Hex
	best, most := here, p.warmth[here]*sailGain/100
	for _, h := range p.anchorages {
		if w := p.warmth[h]; w > most && game.Allowed(v, &game.Order{Kind: game.Sail, Unit: id, Hex: h}) {
			best, most = h, w
		}
	}
	for _, c := range p.hot {
		if p.ground.atlas.Distance(best, p.ground.hexes[c]) <= v.Setup.Rules.Sea.GunHexes {
			p.warm(v, c, p.heat[c]/2-p.heat[c])
			p.heat[c] /= 2
		}
	}
	return game.Order{Kind: game.Sail, Unit: id, Hex: best}, best != here
}

// warm adds to the warmth of the hexes from which ships' guns reach a cell.
func (p *Player) warm(v *game.View, c cell, heat int32) {
	g, radius := p.ground, v.Setup.Rules.Sea.GunHexes
	h := g.hexes[c]
	col, row := g.atlas.ColRow(h)
	for y := row - radius; y <= row+radius; y++ {
		for x := col - radius; x <= col+radius; x++ {
			if n := g.atlas.At(x, y); n != hex.None && g.atlas.Distance(h, n) <= radius {
				p.warmth[n] += heat
			}
		}
	}
}

// shipOut takes a unit that is cut off by land and hard pressed away by sea, or sends it to where ships can come.
func (p *Player) shipOut(v *game.View, id force.ID) (o game.Order, ordered bool) {
	g, f := p.ground, &p.fields
	h := v.Force.Place[id].Hex
	if h == hex.None || v.Sea[v.Side].Lift == 0 {
		return o, false
	}
	c := g.cells[h]
	if p.joined[c] || int64(f.threat[c])*100 <= int64(f.help[c])*pressed {
		return o, false
	}
	if v.Roads(h) == hex.None {
		p.toShips(v, id, c)
		return o, false
	}
	p.ports = v.ShipReach(id, p.ports[:0])
	best := hex.None
	for _, to := range p.ports {
		if p.joined[g.cells[to]] && (best == hex.None || v.Voyage(id, to) < v.Voyage(id, best)) {
			best = to
		}
	}
	if best == hex.None {
		return o, false
	}
	p.mission[id] = mission{task: idle, at: off, goal: -1, lead: force.None}
	return game.Order{Kind: game.Ship, Unit: id, Hex: best}, true
}

// toShips sends a unit in a pocket to the nearest port or beach of it.
func (p *Player) toShips(v *game.View, id force.ID, c cell) {
	g, best, nearest := p.ground, off, 0
	g.within(c, inland, func(n cell, d int) {
		if h := g.hexes[n]; v.Control[h] == v.Side && v.Roads(h) != hex.None && !p.joined[n] && (best == off || d < nearest) {
			best, nearest = n, d
		}
	})
	if best != off {
		p.mission[id] = mission{task: toPort, at: best, goal: -1, lead: force.None}
	}
}

// putAshore sends troops who lie off the coast after those who have landed.
func (p *Player) putAshore(v *game.View, id force.ID) (o game.Order, ordered bool) {
	head := v.Sea[v.Side].Beachhead
	if head == hex.None {
		return o, false
	}
	p.ports = v.ShipReach(id, p.ports[:0])
	best := hex.None
	for _, to := range p.ports {
		if best == hex.None || v.Map.Distance(head, to) < v.Map.Distance(head, best) {
			best = to
		}
	}
	return game.Order{Kind: game.Ship, Unit: id, Hex: best}, best != hex.None && v.Map.Distance(head, best) <= inland
}

// planLanding plans a landing of those who lie off the coast, where most is to be won behind the enemy's front.
func (p *Player) planLanding(v *game.View) (o game.Order, ordered bool) {
	if len(p.afloat) == 0 || v.Sea[v.Side].Landing.Beach != hex.None || v.Sea[v.Side].Beachhead != hex.None {
		return o, false
	}
	slices.SortStableFunc(p.afloat, func(a, b force.ID) int { return p.rank(v, b) - p.rank(v, a) })
	bestScore := 0
	for c, h := range p.ground.hexes {
		score := p.beachScore(v, cell(c))
		if score <= bestScore {
			continue
		}
		for wait := range waitDays {
			if score*waitCost/(waitCost+wait) <= bestScore {
				break
			}
			if landing, ok := p.embarked(v, h, v.Day+calendar.Day(wait)); ok {
				o, bestScore = landing, score*waitCost/(waitCost+wait)
				break
			}
		}
	}
	return o, bestScore > 0
}

// beachScore is what a landing would win, 0 if nobody should land there.
func (p *Player) beachScore(v *game.View, c cell) int {
	g, f := p.ground, &p.fields
	h := g.hexes[c]
	if v.Map.Cells[h].Beach == 0 || v.Control[h] != v.Side.Enemy() || v.Roads(h) == hex.None || f.ours[c] < behindFront {
		return 0
	}
	worth := 0
	g.within(c, inland, func(n cell, d int) {
		if v.Control[g.hexes[n]] != v.Side {
			worth += int(g.value[v.Side][n]) * 100 / (1 + d)
		}
	})
	worth *= beachWorth[v.Map.Cells[h].Beach]
	worth = worth * reliefDays / (reliefDays + min(int(f.ours[c]), far)/dayTime)
	return worth * guardedBy / (guardedBy + int(p.guard(c)))
}

// embarked is the landing of as many of those afloat as go ashore there on a day, if they are enough.
func (p *Player) embarked(v *game.View, h hex.Index, day calendar.Day) (o game.Order, ok bool) {
	if !v.TideServes(h, day) {
		return o, false
	}
	o, _ = v.Wave(h, day, p.afloat)
	fighters := 0
	for _, id := range o.Attackers() {
		if fighting(v, id) {
			fighters += v.Force.Quarters(id)
		}
	}
	return o, fighters >= leastLanded
}

// Ports are guarded against landings when the enemy has the ships for one: so many of them, by about so many men.
const (
	guardedPorts = 3
	guardMen     = 700
)

// guardCoast makes posts of the great ports behind the front over whose beaches the enemy could come.
func (p *Player) guardCoast(v *game.View) {
	enemy := v.Side.Enemy()
	if !v.CommandsSea(enemy) || game.At(v.Setup.Sea[enemy].Assault, v.Day) == 0 {
		return
	}
	g := p.ground
	p.bids = p.bids[:0]
	for _, c := range g.sites {
		h := g.hexes[c]
		if value := int(g.value[v.Side][c]); value >= guardValue && v.Map.Cells[h].Beach > 0 && v.Control[h] == v.Side && p.fields.linked[c] &&
			!p.wasLine[c] && !slices.ContainsFunc(p.slots, func(s slot) bool { return s.at == c }) {
			p.bids = append(p.bids, bid{c, value, value * beachWorth[v.Map.Cells[h].Beach]})
		}
	}
	slices.SortStableFunc(p.bids, func(a, b bid) int { return b.score - a.score })
	for _, b := range p.bids[:min(guardedPorts, len(p.bids))] {
		p.slots = append(p.slots, slot{at: b.at, weight: guardMen})
	}
}
