// Package prewar is the war before the war: Korea from January 1947 to the day that the North marches,
// or to the end of 1950 if it never does. It is a value like the war by days: a World plus one Order
// gives the next World and the Events that happened. Two governments each give a few directives a turn,
// sealed until both have committed; then the weeks of the turn pass.
//
// Start here: this file is the sequence of play. Then world.go (New, Apply), view.go (what a side may
// know), and one file a subject: district, band, army, border, hazard, aid, north, handover.
//
// What is counted here happened to people. Civilian deaths follow from how troops, police and bands
// behave and what holds them back; no order asks for them, and no score counts them in anybody's favour.
package prewar

import "parallel38/game/calendar"

// A turn:
//
//	plotting     both sides give their directives; neither sees the other's
//	directives   the South's, then the North's, take effect at once
//	weeks        each Sunday: bands, hunts, raids, recruits, conduct, opinion, the parallel, training
//	hazards      mutinies and risings
//	quarter      aid, the North's budget
//	next turn    or the invasion, or the end of 1950

// resolve plays the turn whose directives both sides have given.
func (w *World) resolve() {
	w.carryOutDirectives()
	for next := w.nextTurn(); w.Day < next && w.Phase != Over; w.Day++ {
		if w.Day.Weekday() == 0 {
			w.week()
		}
		if w.Day == w.Marching {
			w.invade()
		}
	}
	if w.Phase == Over {
		return
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
		w.finish()
		return
	}
	w.beginTurn()
}

// week is what a week does, in this order.
func (w *World) week() {
	w.crossParallel()
	w.hunt()
	w.raid()
	w.fillRanks()
	w.behave()
	w.opinion()
	w.watchParallel()
	w.train()
	w.count()
}

// beginTurn opens a turn for directives.
func (w *World) beginTurn() {
	w.Turn++
	w.Phase = NorthPlots
	for side := range w.Plots {
		w.Plots[side] = Plot{}
	}
	w.emit(Event{Kind: TurnBegan, Value: int(w.Day)})
}

// monthly is the first day of the fortnights: until then a turn is a month.
var monthly = calendar.Of(1948, 4, 4)

// nextTurn is the first day of the turn after this one: the first of the next month, and from April
// 1948 every second Sunday.
func (b *Board) nextTurn() calendar.Day {
	if b.Day >= monthly {
		return b.Day + 14
	}
	year, month, _ := b.Day.Date()
	if month++; month > 12 {
		year, month = year+1, 1
	}
	if next := calendar.Of(year, month, 1); next < calendar.Of(1948, 4, 1) {
		return next
	}
	return monthly
}

// quarterBegins tells whether a turn that begins on a day is the first of a quarter.
func quarterBegins(day calendar.Day) bool {
	_, month, date := day.Date()
	return month%3 == 1 && date <= 14
}
