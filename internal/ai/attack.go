package ai

import (
	"slices"

	"parallel38/game"
	"parallel38/game/fight"
	"parallel38/game/fixed"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// combat is the choice of attacks: what could be attacked, by whom, and what it would be worth.
type combat struct {
	targets []target
	looked  int // targets weighed so far
	joiners []force.ID
	preview game.Preview
	ways    []fight.Kind

	assaults []Assault // weighed today
}

// target is a hex that could be attacked, and the best way found.
type target struct {
	at    hex.Index
	score int // men: what the attack gains over what it costs
	order game.Order
	best  verdict // on it
	noted int     // where it stands among the assaults of the day
}

// verdict is what an attack is thought to come to.
type verdict struct {
	odds, gain, cost int
	why              Reason // why it is not to be made
}

// What an attack is worth, in men.
const (
	townWorth  = 12  // for each point of a place's value
	asideWorth = 35  // per cent of the ground's worth when it does not lie on the way
	leaveWorth = 150 // what it costs a defender to leave his trenches, for each unit: digging starts again
	airCover   = 24  // sorties asked for at most
)

// attack weighs one target a piece, then gives the orders from the best down, weighing each again as the
// fights before it have left it.
func (p *Player) attack(v *game.View) (nodes int, o game.Order, ordered, over bool) {
	if need := p.stage.attackStage(); need != 0 && !p.can(need) {
		return 0, o, false, true
	}
	if p.at == 0 {
		p.findTargets(v)
		return 5, o, false, len(p.targets) == 0
	}
	if p.looked < len(p.targets) {
		t := &p.targets[p.looked]
		nodes = p.weighTarget(v, t)
		t.noted = len(p.assaults)
		p.assaults = append(p.assaults, t.assault())
		p.looked++
		if p.looked == len(p.targets) {
			slices.SortStableFunc(p.targets, func(a, b target) int { return b.score - a.score })
		}
		return nodes, o, false, false
	}
	i := p.at - 1 - len(p.targets)
	if i >= len(p.targets) || p.targets[i].score <= 0 {
		return 1, o, false, true
	}
	t := &p.targets[i]
	nodes = p.weighTarget(v, t)
	if a := &p.assaults[t.noted]; t.score > 0 {
		*a = t.assault()
		a.Given = true
	} else {
		a.Why = Overtaken
	}
	return nodes, t.order, t.score > 0, false
}

// findTargets lists the hexes where known enemies stand next to own troops.
func (p *Player) findTargets(v *game.View) {
	p.targets, p.looked = p.targets[:0], 0
	for _, h := range p.ground.hexes {
		if v.Holder(h) == v.Side.Enemy() && v.Contact(h, v.Side.Enemy()) {
			p.targets = append(p.targets, target{at: h})
		}
	}
}

// weighTarget finds the best attack on a target now.
func (p *Player) weighTarget(v *game.View, t *target) (nodes int) {
	t.score, t.order, t.best = 0, game.Assault(t.at, fight.Probe), verdict{why: Hopeless}
	if v.Holder(t.at) != v.Side.Enemy() {
		return 1
	}
	for _, kind := range p.kinds() {
		p.joiners = v.Joiners(t.at, kind, p.joiners[:0])
		p.joiners = slices.DeleteFunc(p.joiners, func(id force.ID) bool { return !p.willing(v, id, kind) })
		if len(p.joiners) == 0 {
			continue
		}
		slices.SortStableFunc(p.joiners, func(a, b force.ID) int { return p.rank(v, b) - p.rank(v, a) })
		for subset := range p.level.subsets {
			o, ok := p.combine(v, t.at, kind, subset)
			if !ok {
				break
			}
			nodes += 2
			said := p.judgeAttack(v, &o)
			if t.order.Count == 0 || said.why == NoReason && said.gain-said.cost > t.score || t.score == 0 && said.why == TooDear && t.best.why == Hopeless {
				t.order, t.best = o, said
			}
			if said.why == NoReason {
				t.score = max(t.score, said.gain-said.cost)
			}
		}
	}
	return nodes + 1
}

// willing tells whether a unit is to take part in an attack.
func (p *Player) willing(v *game.View, id force.ID, kind fight.Kind) bool {
	if worn(v, id) && kind != fight.Overrun {
		return false
	}
	return int(v.Force.Stores[id].Supply) >= p.doctrine.spend*100/2
}

// rank puts those first who should lead and follow into a fallen hex: strong infantry, then tanks, then guns.
func (p *Player) rank(v *game.View, id force.ID) int {
	r := int(p.fields.power[id])
	if !fighting(v, id) {
		return r - 1_000_000
	}
	if v.Force.Quarters(id) < 2 || v.Force.Identity[id].Arm == force.Armour {
		r -= 100_000 // tanks do not hold ground alone
	}
	return r
}

// combine makes an attack out of the joiners as far as the ground has room: 0 everybody, 1 without the last
// of them, 2 those of the leader's hex, 3 everybody with aircraft.
func (p *Player) combine(v *game.View, at hex.Index, kind fight.Kind, subset int) (o game.Order, ok bool) {
	o = game.Assault(at, kind)
	lead := v.Force.Place[p.joiners[0]].Hex
	count := 0
	for i, id := range p.joiners {
		if int(o.Count) == game.MaxUnits || subset == 2 && v.Force.Place[id].Hex != lead || subset == 1 && i > 0 && i >= len(p.joiners)/2 && fighting(v, id) {
			continue
		}
		o.Units[o.Count] = id
		o.Count++
		if !game.Allowed(v, &o) {
			o.Count--
			o.Units[o.Count] = 0
			continue
		}
		count++
	}
	if subset == 3 {
		o.Sorties = min(v.Air[v.Side].Left, airCover)
		if o.Sorties == 0 || !p.can(closeSupport) {
			return o, false
		}
	}
	return o, count > 0 && (subset == 0 || subset == 3 || count < len(p.joiners))
}

// judgeAttack is what an attack is expected to gain and to cost, in men, and why it is not to be made if it is not.
func (p *Player) judgeAttack(v *game.View, o *game.Order) (said verdict) {
	said.why = Hopeless
	if v.Preview(o, &p.preview) != nil {
		return said
	}
	f, d := &p.preview.Forecast, p.doctrine
	said.odds = int(f.Odds)
	if said.odds+int(f.Momentum) < d.minOdds {
		return said
	}
	falls, ground := 0, 0
	for b := range fight.Bands {
		won := p.preview.Held + int(f.Ground[b])
		if won >= p.preview.Depth || o.Attack == fight.Overrun && b >= fight.PushedBack {
			falls += int(f.Chance[b])
			won = p.preview.Depth
		}
		ground += int(f.Chance[b]) * (won - p.preview.Held) / p.preview.Depth
	}
	c := p.ground.cells[o.Hex]
	value := p.groundWorth(v, o, c)
	gain := int(f.Defender.Men) + int(fixed.MulQ16(int64(f.CollapseMean), int64(falls)))
	gain += int(fixed.MulQ16(int64(value), int64(ground))) + int(fixed.MulQ16(int64(value), int64(falls)))/2
	cost := int(f.Attacker.Men) * d.own / 100
	if o.Sorties > 0 {
		cost += int(o.Sorties)
	}
	if !p.attacking {
		for _, id := range o.Attackers() {
			if v.Force.Condition[id].Dug > 0 {
				cost += leaveWorth
			}
		}
		cost += d.wants
	}
	said.gain, said.cost, said.why = gain, cost, NoReason
	if gain <= cost {
		said.why = TooDear
	}
	return said
}

// groundWorth is what the whole of a hex is worth in men to those who attack it.
func (p *Player) groundWorth(v *game.View, o *game.Order, c cell) int {
	worth, onWay := p.doctrine.ground, false
	for _, id := range o.Attackers() {
		m := &p.mission[id]
		if m.task == advance && int(m.goal) >= 0 {
			k := p.goals[m.goal].toThere[onFoot]
			onWay = onWay || k[c] < k[p.ground.cells[v.Force.Place[id].Hex]]
		}
		if m.task == post && m.at == c { // the post itself has been lost
			onWay = true
		}
	}
	if !onWay {
		worth = worth * asideWorth / 100
	}
	if p.can(encircling) {
		worth += p.cutOffBy(v, c) * pocketMen / 100
	}
	return worth + int(p.ground.value[v.Side][c])*townWorth
}
