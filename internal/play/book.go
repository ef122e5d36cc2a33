package play

import (
	"slices"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// book is what one side's player has been told. There is one for each side, so that two can play at one
// screen.
type book struct {
	log   []logLine
	news  int                     // lines of the log before the player's last day was over
	tally [force.Sides]game.Tally // as it stood then
	away  bool                    // the day is over and the next one has not begun
	tape  tape
}

// logLine is something that happened, worded when it is shown.
type logLine struct {
	event game.Event
	turn  int16
}

// tape is what a player saw since the end of the last day, and where the counters lay then: enough to
// show it again.
type tape struct {
	at     []hex.Index // by unit
	events []game.Event
}

// book is the present player's.
func (t *tableScene) book() *book { return &t.books[t.side] }

// record keeps an event for the log if it is worth reading, and for the tape.
func (b *book) record(v *game.View, e *game.Event) {
	if b.away {
		b.tape.events = append(b.tape.events, *e)
	}
	switch e.Kind {
	case game.Stepped, game.PhaseBegan, game.Returned, game.Replaced, game.Rearmed, game.Healed, game.Breakdown, game.BridgeBuilt:
		return // the map shows marches; the rest is routine
	case game.Occupied:
		if v.Map.Cells[e.Hex].Place == atlas.NoPlace {
			return
		}
	}
	b.log = append(b.log, logLine{*e, v.Turn})
}

// leave closes the book for the day: what happens from here on is news.
func (b *book) leave(v *game.View, at []hex.Index) {
	b.news, b.tally, b.away = len(b.log), v.Tally, true
	b.tape = tape{at: slices.Clone(at), events: b.tape.events[:0]}
}

// lost is how many men a side has lost in action since the book was closed.
func (b *book) lost(v *game.View, side force.Side) int {
	sum := func(t *game.Tally) int { return int(t.Killed + t.Wounded + t.Missing + t.Prisoners) }
	return sum(&v.Tally[side]) - sum(&b.tally[side])
}

// replay shows again what happened since the player's last day.
func (t *tableScene) replay() {
	tape := &t.book().tape
	if !t.mine() || len(tape.events) == 0 {
		return
	}
	t.choose(force.None)
	t.film.rewind(tape)
	t.app.stale = true
}

// concern is something that waits for a decision, and where.
type concern struct {
	words string
	unit  force.ID // to be selected, None if no one unit is concerned
	hex   hex.Index
}

// Supply for less than this is a concern, thousandths of a day.
const hungry = 1000

// concerns are what needs a decision this morning: ground that is being lost, units that are broken or
// run out of supply.
func (t *tableScene) concerns() (list []concern) {
	v, a := t.view, t.app
	for _, h := range v.Map.Land {
		if k := &v.Contest[h]; k.Metres > 0 && v.Control[h] == t.side && v.Holder(h) == t.side {
			list = append(list, concern{a.t("ui.news.ground", "place", a.words.Place(v.Map, h), "km", int(k.Metres)/100), t.topOf(h), h})
		}
	}
	for _, id := range v.Force.Combat {
		h := v.Force.Place[id].Hex
		if h == hex.None || v.Force.Side(id) != t.side {
			continue
		}
		unit := a.words.Unit(&v.Board, id)
		switch {
		case v.Force.Condition[id].Routed:
			list = append(list, concern{a.t("ui.news.broken", "unit", unit), id, h})
		case v.Force.Stores[id].Supply < hungry:
			list = append(list, concern{a.t("ui.news.hungry", "unit", unit, "days", int(v.Force.Stores[id].Supply)/100), id, h})
		}
	}
	return list
}
