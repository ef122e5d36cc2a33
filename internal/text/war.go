package text

import (
	"strings"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/game/ledger"
)

// Side is a side's short name.
func (w *Words) Side(s force.Side) string {
	if s == force.NoSide {
		return w.T("side.none")
	}
	return w.T("side." + s.String())
}

// Unit is a unit's name with its formation: "16th Regiment, 4th Division".
func (w *Words) Unit(b *game.Board, id force.ID) string {
	if id == force.None {
		return w.T("side.none")
	}
	u := &b.Force.Identity[id]
	name := w.Name(u.Name)
	if u.Parent == force.None {
		return name
	}
	formation := w.Name(b.Force.Identity[u.Parent].Name)
	if strings.HasPrefix(name, formation) {
		return name
	}
	return w.T("unit.of", "unit", name, "formation", formation)
}

// mostNamed is how many formations a list of units names before it counts the rest.
const mostNamed = 4

// Units lists units by formation, so that a division's attack is short to tell: "4th Division (16, 18)".
func (w *Words) Units(b *game.Board, ids []force.ID) string {
	var names []string
	told := make([]bool, b.Force.Len())
	for _, id := range ids {
		if told[id] {
			continue
		}
		told[id] = true
		u := &b.Force.Identity[id]
		shorts := u.Short
		for _, other := range ids {
			if o := &b.Force.Identity[other]; !told[other] && u.Parent != force.None && o.Parent == u.Parent {
				told[other] = true
				shorts += ", " + o.Short
			}
		}
		if u.Parent == force.None || shorts == u.Short {
			names = append(names, w.Unit(b, id))
		} else {
			names = append(names, w.Name(b.Force.Identity[u.Parent].Name)+" ("+shorts+")")
		}
	}
	if rest := len(names) - mostNamed; rest > 1 {
		names = append(names[:mostNamed], w.T("units.more", "count", rest))
	}
	return strings.Join(names, "; ")
}

// PlaceName is a place's name in the spelling of the catalogue.
func (w *Words) PlaceName(p *atlas.Place) string {
	if w.Lang == Modern && p.Modern != "" {
		return p.Modern
	}
	return w.Name(p.Name)
}

// Place says where a hex is: by its place, or by a town close by.
func (w *Words) Place(a *atlas.Atlas, h hex.Index) string {
	if h == hex.None {
		return w.T("place.none")
	}
	p, km, way := a.PlaceNear(h)
	switch {
	case p == atlas.NoPlace:
		return a.Name(h)
	case km == 0:
		return w.PlaceName(&a.Places[p])
	}
	return w.T("place.near", "km", km, "direction", w.T("compass."+way.String()), "place", w.PlaceName(&a.Places[p]))
}

// Refusal says why an order cannot be carried out.
func (w *Words) Refusal(b *game.Board, r *game.Refusal) string {
	return w.T("refusal."+r.Reason.Key(), "unit", w.Unit(b, r.Unit), "place", w.Place(b.Map, r.Hex), "need", r.Need, "have", r.Have)
}

// Event says what happened in one line. The board gives the names.
func (w *Words) Event(b *game.Board, e *game.Event) string {
	key := "event." + e.Kind.Key()
	switch e.Kind {
	case game.DayBegan:
		return w.T(key, "date", w.Date(calendar.Day(e.Value)))
	case game.PhaseBegan:
		return w.T(key, "side", w.Side(e.Side))
	case game.WeatherSet:
		return w.T(key, "weather", w.T("weather."+game.Weather(e.Value).Key()))
	case game.Fought:
		return w.T(key, "place", w.Place(b.Map, e.Hex), "attackers", w.Units(b, e.Report.Attackers),
			"defenders", w.Units(b, e.Report.Defenders), "band", w.T("band."+e.Report.Outcome.Band.String()))
	case game.Embarked:
		if e.Value > 0 {
			key = "event.embarked-left"
		}
	case game.PortClosed:
		return w.T(key, "unit", w.Unit(b, e.Unit), "place", w.Place(b.Map, e.Hex), "date", w.Date(calendar.Day(e.Value)))
	case game.LandingPutOff:
		if e.Value == 0 {
			key = "event.landing-dropped"
		}
		return w.T(key, "place", w.Place(b.Map, e.Hex), "date", w.Date(calendar.Day(e.Value)))
	case game.BridgeBlown:
		if e.Value == 1 {
			key = "event.bridge-whole"
		}
	case game.Committed:
		return w.T(key, "step", w.Commitment(game.Commitment(e.Value)))
	case game.Shipped:
		if e.Index == 1 {
			key = "event.flown"
		}
		return w.T(key, "unit", w.Unit(b, e.Unit), "place", w.Place(b.Map, e.Hex), "date", w.Date(calendar.Day(e.Value)))
	case game.Rebased:
		to := w.Place(b.Map, e.Hex)
		if e.Hex == hex.None && e.Value >= 0 && e.Value < len(b.Setup.Boxes) {
			to = w.Name(b.Setup.Boxes[e.Value].Name)
		}
		return w.T(key, "unit", w.Unit(b, e.Unit), "place", to)
	case game.Rearmed:
		return w.T(key, "count", e.Value, "unit", w.Unit(b, e.Unit), "weapon", w.T("weapon."+fight.Weapon(e.Index).String()))
	case game.Healed:
		return w.T(key, "count", e.Value, "nation", w.T("nation."+force.Nation(e.Index).String()))
	case game.Scored:
		return w.T(key, "side", w.Side(e.Side), "value", e.Value, "condition", w.Name(b.Setup.Victory[e.Index].Name))
	case game.EndOffered:
		return w.T(key, "side", w.Side(e.Side), "value", max(e.Value, -e.Value))
	case game.WarEnded:
		if e.Side == force.NoSide {
			key = "event.war-drawn"
		}
		return w.T(key, "side", w.Side(e.Side), "value", e.Value)
	}
	low, high := game.Estimate(e.Value)
	return w.T(key, "side", w.Side(e.Side), "unit", w.Unit(b, e.Unit), "low", low, "high", high, "other", w.Unit(b, e.Other),
		"place", w.Place(b.Map, e.Hex), "from", w.Place(b.Map, e.From), "count", e.Value)
}

// Commitment says how far the powers behind the South have gone.
func (w *Words) Commitment(c game.Commitment) string { return w.T("commitment." + c.String()) }

// amounts is how the values of a ledger are written, by its unit.
var amounts = map[ledger.Unit]func(int) string{
	ledger.MilliLn:      formats["shifts"],
	ledger.CentiPoints:  func(n int) string { return decimal(n/10, 10) },
	ledger.Minutes:      formats["hours"],
	ledger.Tons:         Count,
	ledger.TenthsPoints: formats["points"],
	ledger.MilliLogit:   func(n int) string { return sign(n, decimal(n/100, 10)) },
	ledger.Milli:        formats["percent"],
	ledger.Sorties:      formats["signed"],
	ledger.Count:        formats["signed"],
}

// Row is a line of a ledger in words.
type Row struct{ What, Amount string }

// Ledger words a ledger line by line.
func (w *Words) Ledger(l *ledger.Ledger) []Row {
	var rows []Row
	for _, line := range l.Lines() {
		rows = append(rows, Row{w.T("ledger." + ledger.Key(line.ID)), w.Amount(l.Unit, int(line.Value))})
	}
	return rows
}

// Amount writes a value of a ledger in its unit.
func (w *Words) Amount(u ledger.Unit, value int) string { return amounts[u](value) }
