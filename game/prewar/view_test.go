package prewar

import (
	"reflect"
	"testing"

	"parallel38/game/force"
)

// Two campaigns that differ only in what is hidden look the same.
func TestHiddenThingsDoNotShow(t *testing.T) {
	for name, c := range map[string]struct {
		side force.Side
		hide func(*World)
	}{
		"the North's means": {force.South, func(w *World) {
			provoked, massed := w.North.Provoked, w.North.Massed
			w.North = NorthState{Labour: 3, Graduates: 9, Schooling: 1, Party: 8, Promised: 4, Arms: 77, Ordered: [shipping]int16{1, 2}, Permission: 88,
				Provoked: provoked, Massed: massed}
		}},
		"a first turn of massing": {force.South, func(w *World) { w.North.Massed = 1 }},
		"the day of the invasion": {force.South, func(w *World) { w.Marching = w.Day + 3 }},
		"the North's plot": {force.South, func(w *World) {
			w.Plots[force.North] = Plot{Count: 1, Directives: [MaxDirectives]Directive{{Kind: Mass}}}
		}},
		"what the North is asked": {force.South, func(w *World) { w.Incidents[force.North] = Incident{Kind: Ambassador, Answer: 1} }},
		"what the South is asked": {force.North, func(w *World) { w.Incidents[force.South] = Incident{Kind: Hearing, Answer: 1} }},
		"when it was asked":       {force.South, func(w *World) { w.Asking.Turns[Ambassador] = 3 }},
		"cells":                   {force.South, func(w *World) { w.Cells[0].Strength += 77 }},
		"northern training":       {force.South, func(w *World) { w.Force.Battalions[3].Training[1] += 500 }},
		"a few northern men":      {force.South, func(w *World) { w.Force.Strength[3].Men += 300 }},
		"a few partisans":         {force.South, func(w *World) { w.Districts[1].Guerrillas = 390 }},
		"a band that nobody met":  {force.South, func(w *World) { w.form(200, 1, 0, true) }},
		"where a band is bound": {force.South, func(w *World) {
			id := w.form(150, 1, 2, true)
			w.Bands[id] = Band{}
			w.disband(id)
		}},
		"men sent":        {force.South, func(w *World) { w.Tally.Sent, w.Tally.Incursions, w.Tally.GuerrillaDead = 500, 2, 400 }},
		"northern losses": {force.South, func(w *World) { w.Tally.BorderNorth = 55 }},
		"how many orders": {force.South, func(w *World) { w.Ordinal += 3 }},
		"the South's plot": {force.North, func(w *World) {
			w.Plots[force.South] = Plot{Count: 1, Directives: [MaxDirectives]Directive{{Kind: Purge}}}
		}},
		"aid and stores":         {force.North, func(w *World) { w.South.Aid[0], w.South.Arms, w.South.Heavy, w.South.Advisers = 1, 2, 3, 4 }},
		"schools, fear, Japan":   {force.North, func(w *World) { w.South.Officers, w.South.Fear, w.South.EighthArmy, w.South.Delay = 1, 2, 3, 4 }},
		"a battalion's training": {force.North, func(w *World) { w.Force.Battalions[0].Training[0] += 200 }},
		"a purge remembered":     {force.North, func(w *World) { w.Cells[0].Purged = 30 }},
		"veterans":               {force.North, func(w *World) { w.Force.Quality[0].Veterancy = 50 }},
		"southern losses":        {force.North, func(w *World) { w.Tally.ArmyDead, w.Tally.PoliceDead, w.Tally.Recruited = 5, 6, 7 }},
	} {
		a, b := campaign(4), campaign(4)
		c.hide(b)
		if a.Hash() == b.Hash() && name != "where a band is bound" {
			t.Errorf("%s: nothing was changed", name)
		}
		va, vb := a.Look(c.side), b.Look(c.side)
		if !reflect.DeepEqual(va.State, vb.State) || !reflect.DeepEqual(va.Force.State, vb.Force.State) || va.Seed != vb.Seed {
			t.Errorf("%s: the %s sees it", name, c.side)
		}
		if reflect.DeepEqual(a.Look(force.North).State, a.Look(force.South).State) {
			t.Error("both sides see the same")
		}
	}
}

// A band that troops are after is seen, in round numbers, and not where it goes.
func TestAHuntedBandIsSeen(t *testing.T) {
	w := campaign(4)
	id := w.form(240, 1, 2, true)
	w.Bands[id].Hunted = true
	v := w.Look(force.South)
	if !v.Partisans(id) || v.Force.Strength[id].Men != 200 || v.Bands[id] != (Band{In: 1, Hunted: true}) {
		t.Errorf("the South sees %d men, %+v", v.Force.Strength[id].Men, v.Bands[id])
	}
	if low, high := v.Reckoned(1); low != 201 || high != 400 {
		t.Errorf("300 locals are reckoned %d to %d", low, high)
	}
	if low, high := w.Look(force.North).Reckoned(1); low != 300 || high != 300 {
		t.Errorf("the North reckons %d to %d of its own", low, high)
	}
}

// Each side learns of its own affairs, and the South of risings in round numbers.
func TestEventsAreMasked(t *testing.T) {
	w := campaign(4)
	w.sendBand(200, 1)
	w.raiseRegiment()
	w.rise(2)
	kinds := func(side force.Side) (all []EventKind) {
		for _, e := range Seen(w.events, side) {
			all = append(all, e.Kind)
		}
		return all
	}
	// The turn began before anything.
	if got := kinds(force.North); !reflect.DeepEqual(got, []EventKind{TurnBegan, BandCrossed, Rose}) {
		t.Errorf("the North learns of %v", got)
	}
	if got := kinds(force.South); !reflect.DeepEqual(got, []EventKind{TurnBegan, RegimentRaised, Rose}) {
		t.Errorf("the South learns of %v", got)
	}
	men := w.events[len(w.events)-1].Value
	seen := Seen(w.events, force.South)
	if last := seen[len(seen)-1].Value; last == men || last < men {
		t.Errorf("%d rise, and the South learns of %d", men, last)
	}
}
