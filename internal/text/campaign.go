package text

import (
	"strconv"
	"strings"

	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/game/prewar"
)

// District is a district's name.
func (w *Words) District(b *prewar.Board, d prewar.DistrictID) string {
	if int(d) >= len(b.Setup.Districts) {
		return w.T("side.none")
	}
	return w.Name(b.Setup.Districts[d].Name)
}

// Formation is the name of a unit of a campaign.
func (w *Words) Formation(b *prewar.Board, id force.ID) string {
	if id == force.None {
		return w.T("side.none")
	}
	return w.Name(b.Force.Identity[id].Name)
}

// CampaignEvent says what happened before the war in one line, "" for what is told elsewhere.
func (w *Words) CampaignEvent(b *prewar.Board, e *prewar.Event) string {
	unit, district := w.Formation(b, e.Unit), w.District(b, e.District)
	switch e.Kind {
	case prewar.Raided:
		return w.T("campaign.event.raids", "district", district, "count", e.Value)
	case prewar.Rose:
		return w.T("campaign.event.risen", "district", district, "men", e.Value)
	case prewar.Mutinied:
		return w.T("campaign.event.mutiny", "unit", unit, "district", district, "men", e.Value)
	case prewar.WentNorth:
		return w.T("campaign.event.north", "men", e.Value)
	case prewar.BandCrossed:
		return w.T("campaign.event.crossed", "district", district, "men", e.Value, "lost", e.Other)
	case prewar.BandHome:
		return w.T("campaign.event.home", "district", district, "men", e.Value, "lost", e.Other)
	case prewar.BandGone:
		return w.T("campaign.event.scattered", "district", district, "men", e.Value)
	case prewar.RegimentRaised:
		return w.T("campaign.event.raised.south", "unit", unit)
	case prewar.FormationRaised:
		return w.T("campaign.event.raised.north", "unit", unit)
	case prewar.Fought:
		key := "campaign.event.fought"
		if e.Value == 1 {
			key = "campaign.event.taken"
		}
		return w.T(key, "side", w.Side(e.By), "sector", w.Name(b.Setup.Sectors[e.Sector].Name))
	case prewar.AidCame:
		return w.T("campaign.event.aid")
	case prewar.AmericansLeft:
		if e.Value == 0 {
			return w.T("campaign.event.gone")
		}
		return w.T("campaign.event.americans", "thousands", e.Value)
	case prewar.PermissionAsked:
		return w.T("campaign.event.permission", "points", e.Value)
	case prewar.Answered:
		i := prewar.Incident{Kind: prewar.IncidentKind(e.Value), Unit: e.Unit, District: e.District, Sector: e.Sector}
		return w.T("campaign.event.answered", "question", w.Incident(b, &i), "answer", w.Answer(&i, e.Other))
	case prewar.MarchOrdered:
		return w.T("campaign.event.ordered", "date", w.Date(calendar.Day(e.Value)))
	}
	return ""
}

// Incident is the question that an incident puts.
func (w *Words) Incident(b *prewar.Board, i *prewar.Incident) string {
	return w.T("incident."+i.Kind.String(), "unit", w.Formation(b, i.Unit), "district", w.District(b, i.District), "sector", w.Name(b.Setup.Sectors[i.Sector].Name))
}

// Answer is one of the answers to an incident.
func (w *Words) Answer(i *prewar.Incident, n int) string {
	return w.T("incident." + i.Kind.String() + "." + strconv.Itoa(n))
}

// CampaignDuty is what a battalion is ordered to do before the war.
func (w *Words) CampaignDuty(d force.Duty) string {
	return w.T("campaign.duty." + map[force.Duty]string{force.Training: "train", force.Suppression: "hunt", force.Guarding: "guard", force.BorderDuty: "border"}[d])
}

// Directive says what a directive asks for.
func (w *Words) Directive(b *prewar.Board, d *prewar.Directive) string {
	var units []string
	for _, id := range d.Named() {
		units = append(units, w.Formation(b, id))
	}
	state := w.T("campaign.off")
	if d.On {
		state = w.T("campaign.on")
	}
	conduct := ""
	if c := prewar.Conduct(d.Value); d.Kind == prewar.SetConduct {
		conduct = w.T("campaign.conduct." + c.String())
	}
	return w.T("campaign.directive."+d.Kind.String(), "units", strings.Join(units, ", "), "duty", w.CampaignDuty(d.Duty), "count", int(d.Value),
		"hundreds", int(d.Value)*100, "district", w.District(b, d.District), "other", w.District(b, d.Other),
		"sector", w.Name(b.Setup.Sectors[d.Sector].Name), "conduct", conduct, "state", state,
		"arms", int(d.Aid[prewar.LightArms]), "advisers", int(d.Aid[prewar.Advisers]), "heavy", int(d.Aid[prewar.HeavyArms]),
		"eighth", int(d.Aid[prewar.EighthArmy]), "economy", int(d.Aid[prewar.Economy]))
}

// CampaignRefusal says why a directive cannot be given: the rule, and the number that is missing.
func (w *Words) CampaignRefusal(kind prewar.DirectiveKind, r *prewar.Refusal) string {
	if key := "campaign.refusal." + kind.String() + "." + r.Reason.Key(); kind != prewar.NoDirective && w.Has(key) {
		if kind == prewar.RaiseFormation && r.Reason == prewar.NotNow {
			return w.T(key, "date", w.Date(calendar.Day(r.Need)))
		}
		return w.T(key, "need", r.Need, "have", r.Have)
	}
	return w.T("campaign.refusal."+r.Reason.Key(), "need", r.Need, "have", r.Have)
}
