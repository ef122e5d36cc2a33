// Package prewar is the war before the war: Korea from January 1947 to the day that the North marches,
// or to the end of 1950 if it never does. It is a value like the war by days: a World plus one Order
// gives the next World and the Events that happened. Two governments each give a few directives a turn,
// sealed until both have committed; then the weeks of the turn pass.
//
// Start here: this file is the sequence of play. Then world.go (New, Apply), view.go (what a side may
// know), directive.go (what can be ordered), and one file a subject: district, raid, conduct, opinion,
// band, army, training, parallel, hazard, incident, aid, north, result, handover; all their numbers stand in
// rules.go.
//
// What is counted here happened to people. Civilian deaths follow from how troops, police and bands
// behave and what holds them back; no order asks for them, and no score counts them in anybody's favour.
package prewar

import "parallel38/game/calendar"

// A turn:
//
//	plotting     both sides give their directives, and answer what the turn asks of them; neither sees the other's
//	directives   the South's, then the North's, take effect at once; then the answers
//	weeks        each Sunday: bands, hunts, raids, recruits, conduct, opinion, the parallel, training
//	hazards      mutinies and risings
//	quarter      aid, the North's budget
//	next turn    or the invasion, or the end of the campaign

// resolve plays the turn whose directives both sides have given.
func (w *World) resolve() {
	w.carryOutDirectives()
	w.settle()
	for next := w.nextTurn(); w.Day < next; w.Day++ {
		if w.Day == w.Marching {
			w.finish(Invaded)
			return
		}
		if w.Day.Weekday() == 0 {
			w.week()
		}
	}
	w.mutinies()
	w.risings()
	if quarterBegins(w.Day) {
		w.deliverAid()
		w.northernQuarter()
	}
	w.withdraw()
	w.askAllies()
	if w.Day > w.Setup.End {
		w.finish(Peace)
		return
	}
	w.beginTurn()
}

// week is what a week does, in this order.
func (w *World) week() {
	w.moveBands()
	w.hunt()
	w.chaseBands()
	w.raid()
	w.fillRanks()
	w.fillPartisans()
	w.behave()
	w.opinion()
	w.watchParallel()
	w.train()
}

// beginTurn opens a turn for directives.
func (w *World) beginTurn() {
	w.Turn++
	w.Phase = NorthPlots
	for side := range w.Plots {
		w.Plots[side] = Plot{}
	}
	w.ask()
	w.emit(Event{Kind: TurnBegan, Value: int(w.Day)})
}

// finish ends the campaign.
func (w *World) finish(how Ending) {
	w.Phase, w.Ending = Over, how
	w.emit(Event{Kind: CampaignEnded, Value: int(how)})
}

// fortnights is the first day of the turns of a fortnight: until then a turn is a month.
var fortnights = calendar.Of(1948, 4, 4)

// nextTurn is the first day of the turn after this one: the first of the next month, and from April
// 1948 every second Sunday.
func (b *Board) nextTurn() calendar.Day {
	if b.Day >= fortnights {
		return b.Day + 14
	}
	year, month, _ := b.Day.Date()
	if month++; month > 12 {
		year, month = year+1, 1
	}
	if next := calendar.Of(year, month, 1); next < calendar.Of(1948, 4, 1) {
		return next
	}
	return fortnights
}

// quarterBegins tells whether a turn that begins on a day is the first of a quarter.
func quarterBegins(day calendar.Day) bool {
	_, month, date := day.Date()
	return month%3 == 1 && date <= 14
}
