// Package game is the rules of the war. The war is a value: a World plus one Order gives the next
// World and the Events that happened; nothing else changes it. A mouse, an AI, a save file and a batch
// worker either produce orders or read the value.
//
// Start here: this file is the sequence of play. Then world.go (New, Apply), view.go (what a side may
// know), and one file a subject: move, attack, reaction, supply, recovery, score, …
//
// The package does no I/O, knows no clock, starts no goroutine and uses integers only, so that one
// seed is one war, bit for bit, on every machine.
package game

// The day turn:
//
//	dawn          weather, the powers' commitment, sailings, arrivals, men who come back, supply, air, recovery
//	first side    its units act one at a time, in any order, each spending the twelve hours of its day
//	second side   the same
//	night         digging, bridges, ground that is lost again, people on the roads, surrender, the front line, the score
//
// Nobody is ever asked anything in the enemy's day: reactions are standing orders, given beforehand.

// dawn opens a day and hands it to the side that moves first.
func (w *World) dawn() {
	w.Turn++
	w.emit(Event{Kind: DayBegan, Value: int(w.Day)})
	w.setWeather()
	w.commit()
	w.despatch()
	w.arrivals()
	w.returns()
	w.resupply()
	w.allotAir()
	w.allotTrains()
	w.allotShips()
	w.recover()
	w.refreshHours()
	w.First = w.initiative()
	w.beginDay(FirstDay)
}

// endDay closes the moving side's day: with the evening tide goes in what it has planned to land.
func (w *World) endDay() {
	w.landingGoesIn(w.Moving())
	switch w.Phase {
	case FirstDay:
		w.beginDay(SecondDay)
	case SecondDay:
		w.night()
		if w.Phase != Over {
			w.Day++
			w.dawn()
		}
	}
}

// beginDay hands the day to a side: the roads, the boats and the ports are its own.
func (w *World) beginDay(p Phase) {
	w.Phase = p
	clear(w.Traffic)
	clear(w.Ferried)
	clear(w.Docked)
	w.crowdTraffic()
	w.emit(Event{Kind: PhaseBegan, Side: w.Moving()})
}

// night settles what the day has done.
func (w *World) night() {
	w.digIn()
	w.workOnBridges()
	w.loseGround()
	w.settleControl()
	w.holdBeachheads()
	w.flight()
	w.surrenders()
	w.extendRailways()
	w.restack()
	w.evacuateAirfields()
	w.reckon()
}
