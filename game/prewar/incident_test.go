package prewar

import (
	"errors"
	"testing"

	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/game/ledger"
)

// asked is a campaign in which a side is asked a question, and plots.
func asked(side force.Side, i Incident) *World {
	w := campaign(1)
	w.Incidents = [force.Sides]Incident{}
	w.Incidents[side] = i
	if side == force.South {
		w.Phase = SouthPlots
	}
	return w
}

// Each question comes of the state of things, and none without cause.
func TestIncidentsHaveCauses(t *testing.T) {
	for name, c := range map[string]struct {
		side  force.Side
		kind  IncidentKind
		cause func(*World)
	}{
		"an island in arms":  {force.South, Embarkation, func(w *World) { w.Districts[3].Guerrillas, w.Districts[3].InArms = 400, true }},
		"a mutiny":           {force.South, Mutineers, func(w *World) { w.Tally.Mutinies++ }},
		"people killed":      {force.South, Hearing, func(w *World) { w.Districts[1].Dead.ByForces = 5000 }},
		"hills lost":         {force.South, FiredUpon, func(w *World) { w.Sectors[1] = SectorState{Hills: force.North, Heat: 800} }},
		"provocations":       {force.North, Ambassador, func(w *World) { w.North.Provoked = 2000 }},
		"a winter of hunger": {force.North, HungryWinter, func(w *World) { w.Day = calendar.Of(1949, 1, 2); w.form(200, 1, 1, true) }},
	} {
		w := campaign(1)
		w.Setup.Rules.Incident.Chance = full
		w.ask()
		if k := w.Incidents[c.side].Kind; k != NoIncident {
			t.Fatalf("%s: asked about %s without a cause", name, k)
		}
		c.cause(w)
		w.ask()
		if k := w.Incidents[c.side].Kind; k != c.kind {
			t.Errorf("%s: asked about %q, want %q", name, k, c.kind)
		}
		if faults := w.Audit(); faults != nil && c.kind != Mutineers && c.kind != Embarkation && c.kind != HungryWinter {
			t.Errorf("%s: %v", name, faults)
		}
		w.ask()
		if k := w.Incidents[c.side].Kind; k == c.kind {
			t.Errorf("%s: asked twice", name)
		}
	}
}

// An answer costs no directive, is one of those that there are, and does what its ledger says; who says nothing has
// given the first.
func TestAnswersHaveConsequences(t *testing.T) {
	w := asked(force.South, Incident{Kind: Embarkation, Unit: 1, District: 3})
	if _, err := w.Apply(Order{Kind: Answer, Index: 3}); !errors.As(err, new(*Refusal)) {
		t.Errorf("a fourth answer of three: %v", err)
	}
	if _, err := w.Apply(Order{Kind: Answer, Index: 2}); err != nil || w.Plots[force.South].Count != 0 {
		t.Errorf("%v, %d directives", err, w.Plots[force.South].Count)
	}
	if _, err := campaign(1).Apply(Order{Kind: Answer}); !errors.As(err, new(*Refusal)) {
		t.Errorf("an answer to nothing: %v", err)
	}
	protection := w.Districts[3].Protection
	var l ledger.Ledger
	w.Consequences(&w.Incidents[force.South], 2, &l)
	w.settle()
	if n := int(w.Districts[3].Protection - protection); len(l.Lines()) != 2 || n != int(l.Lines()[0].Value) || n >= 0 {
		t.Errorf("an island left to its police loses %d, by %v", n, l.Lines())
	}
	// Ordered to embark, a regiment is as likely to mutiny as one that is assigned there.
	w = asked(force.South, Incident{Kind: Embarkation, Unit: 1, District: 3})
	before := w.MutinyLogit(1, nil)
	w.settle()
	if w.Posts[1][0] != 3 || w.Force.Battalions[1].Duty[0] != force.Suppression || w.MutinyLogit(1, nil) <= before {
		t.Errorf("the regiment is at %d, mutiny %d after %d", w.Posts[1][0], w.MutinyLogit(1, nil), before)
	}
	// Searched first it is less likely to.
	w = asked(force.South, Incident{Kind: Embarkation, Unit: 1, District: 3, Answer: 1})
	w.Cells[1].Strength = 500
	w.settle()
	if w.Cells[1].Strength >= 500 || w.Cells[0].Purged != 0 || w.Posts[1][1] == 3 {
		t.Errorf("cells %+v, the second battalion at %d", w.Cells[:2], w.Posts[1][1])
	}
	for kind := NoIncident + 1; kind < IncidentKinds; kind++ {
		side := force.South
		if kind >= Ambassador {
			side = force.North
		}
		hashes := map[uint64]bool{}
		for answer := range kind.Answers() {
			w := asked(side, Incident{Kind: kind, Unit: 1, District: 3})
			w.Day = calendar.Of(1948, 10, 3)
			w.North.Provoked, w.North.Promised = 900, 30
			w.Sectors[0].Heat = 500
			w.Districts[1].Conduct = MartialLaw
			w.form(200, 1, 1, true)
			w.Incidents[side].Answer = uint8(answer)
			w.settle()
			hashes[w.Hash()] = true
		}
		if len(hashes) != kind.Answers() {
			t.Errorf("%s: %d answers, %d outcomes", kind, kind.Answers(), len(hashes))
		}
	}
}
