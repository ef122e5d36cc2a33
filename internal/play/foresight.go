package play

import (
	"parallel38/game"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/game/ledger"
)

// foresight is what the march that is shown would lead to, or, if none is, what becomes of the selected
// unit where it stands.
type foresight struct {
	of      force.ID
	at      hex.Index
	threats []game.Threat
	supply  game.SupplyForecast
	scratch game.Reach
}

// foresee brings the foresight up to date. Only a unit that takes the player's orders is asked about.
func (t *tableScene) foresee() {
	f := &t.ahead
	f.of, f.threats = force.None, f.threats[:0]
	if !t.ours(t.selected) || t.view.Force.Place[t.selected].Hex == hex.None {
		return
	}
	o := t.path
	if o.Steps == 0 {
		o = game.March(t.selected, nil)
	}
	f.of, f.at = t.selected, t.view.Force.Place[t.selected].Hex
	for _, d := range o.Marching() {
		f.at = t.view.Map.Near[f.at][d]
	}
	f.threats = t.view.Threats(&o, &f.scratch, f.threats)
	f.supply = t.view.SupplyAfter(&o)
}

// mostThreats is how many threats the panel lists.
const mostThreats = 4

// layoutThreats lists who could hit the unit where the march ends; a click shows why.
func (t *tableScene) layoutThreats(c *column) {
	f, a, u := &t.ahead, t.app, c.u
	if f.of != t.selected || c.full(46) {
		return
	}
	c.rule()
	c.heading(a.t("ui.threat"), a.t2("ui.threat"), "")
	if len(f.threats) == 0 {
		c.note(a.t("ui.threat.none"), 12)
	}
	for i := range f.threats {
		if i == mostThreats || c.full(24) {
			break
		}
		threat := f.threats[i]
		tone := inkColour
		if threat.Odds > 0 {
			tone = vermilion
		}
		c.s.button("threat-"+t.view.Force.Identity[threat.Unit].Code, c.x-u(8), c.y+u(5), c.w+u(16), u(22), invisible, true, func() { t.explainThreat(&threat) })
		c.row(a.words.Unit(&t.view.Board, threat.Unit), "", a.words.Amount(ledger.MilliLn, threat.Odds), tone)
	}
}

// explainThreat opens the ledger of a threat.
func (t *tableScene) explainThreat(threat *game.Threat) {
	a, m := t.app, t.view.Map
	key := "ui.threat.by"
	if threat.Minutes == 0 {
		key = "ui.threat.here"
	}
	a.openAccount(account{
		ledger: threat.Ledger,
		about: a.t(key, "unit", a.words.Unit(&t.view.Board, threat.Unit), "kind", a.t("attack."+threat.Kind.String()),
			"minutes", threat.Minutes, "place", a.words.Place(m, threat.From)),
		notes: []string{a.t("ui.threat.note")},
	})
}

// supplyAhead writes the stock now and at the next dawn: "6.0 → 5.4".
func (t *tableScene) supplyAhead(id force.ID) (words string, low bool) {
	now := int(t.view.Force.Stores[id].Supply) / 100
	words, low = tenths(now), now < 10
	if t.ahead.of == id {
		then := t.ahead.supply.After / 100
		words, low = words+" → "+tenths(then), then < 10
	}
	return words, low
}

// explainSupply opens the ledger of the selected unit's supply.
func (t *tableScene) explainSupply() {
	a, f := t.app, &t.ahead
	if f.of == force.None {
		return
	}
	s := &f.supply
	notes := []string{a.t("ui.supply.then", "now", int(t.view.Force.Stores[f.of].Supply)/100, "then", s.After/100)}
	switch {
	case s.Head == hex.None:
		notes = append(notes, a.t("ui.supply.none"))
	case s.Porters > 0:
		notes = append(notes, a.t("ui.supply.from", "place", a.words.Place(t.view.Map, s.Head), "km", s.Km), a.t("ui.supply.porters", "count", s.Porters))
	default:
		notes = append(notes, a.t("ui.supply.from", "place", a.words.Place(t.view.Map, s.Head), "km", s.Km))
	}
	a.openAccount(account{ledger: s.Ledger, about: a.t("ui.ledger.supply", "unit", a.words.Unit(&t.view.Board, f.of)), notes: notes})
}

// explainPath opens the ledger of the march that is shown.
func (t *tableScene) explainPath() {
	if t.path.Steps > 0 {
		t.app.openAccount(account{ledger: t.march.Ledger, about: t.app.t("ui.ledger.march", "place", t.app.words.Place(t.view.Map, t.ahead.at))})
	}
}

// explainOdds opens the ledger of the attack that is prepared, with nothing left out.
func (t *tableScene) explainOdds() {
	if t.plan != nil && t.plan.err == nil {
		t.app.openAccount(account{ledger: t.plan.odds.Ledger, about: t.app.t("ui.ledger.odds", "place", t.app.words.Place(t.view.Map, t.plan.target))})
	}
}
