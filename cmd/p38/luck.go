package main

import (
	"fmt"

	"parallel38/game"
	"parallel38/game/force"
	"parallel38/internal/annals"
	"parallel38/internal/replay"
	"parallel38/internal/text"
)

// luck prints the luck ledger of a war and when its places fell.
func (c *replayCmd) luck(out *output, f *replay.File, words *text.Words) error {
	a, err := annals.Of(f, replay.Builtin)
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	say := func(key string, args ...any) { fmt.Fprintln(out, words.T(key, args...)) }
	l := &a.Luck
	say("after.luck.note", "count", l.Fights)
	for side := force.North; side < force.Sides; side++ {
		say("after.luck.side", "side", words.Side(side), "lost", int(l.Lost[side]), "mean", int(l.Mean[side]))
	}
	if side, men := l.Better(); men > 0 {
		say("after.luck.gain", "side", words.Side(side), "count", men)
	} else {
		say("after.luck.even")
	}
	for side := force.North; side < force.Sides; side++ {
		say("after.luck.ground", "side", words.Side(side), "km", int(l.Metres[side])/100)
	}
	say("after.luck.sky", "clear", l.Sky[game.ClearSky], "clearmean", l.Climate[game.ClearSky]/10, "overcast", l.Sky[game.Overcast],
		"overcastmean", l.Climate[game.Overcast]/10, "rain", l.Sky[game.Rain], "rainmean", l.Climate[game.Rain]/10)
	if len(l.Most) > 0 {
		say("after.luck.most")
	}
	for i := range l.Most {
		fight := &l.Most[i]
		side, men := fight.Better()
		fmt.Fprintln(out, "  "+words.T("after.luck.fight", "date", words.Date(fight.Date), "place", words.Place(a.Board.Map, fight.Hex),
			"attackers", words.Units(a.Board, fight.Attackers), "band", words.T("band."+fight.Band.String()), "chance", fight.Chance,
			"side", words.Side(side), "count", men))
	}
	if len(a.Dates) == 0 {
		say("after.dates.none")
		return nil
	}
	say("after.dates")
	for i := range a.Dates {
		d := &a.Dates[i]
		key := "after.date"
		if d.Fell == 0 {
			key = "after.date.never"
		}
		fmt.Fprintln(out, "  "+words.T(key, "place", words.Place(a.Board.Map, d.Hex), "side", words.Side(d.Event.Side), "date", words.Date(d.Fell),
			"past", words.Date(d.Event.Date)))
	}
	return nil
}
