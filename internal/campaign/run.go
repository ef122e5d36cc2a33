package campaign

import (
	"parallel38/game/force"
	"parallel38/game/prewar"
)

// Need is why a run of turns has stopped for a person.
type Need uint8

// The needs, the most pressing last.
const (
	Nothing  Need = iota // it ran as long as it may
	Choice               // something can be ordered now that could not be before
	Trouble              // something has happened that a government answers to
	TheEnd               // the campaign is over
	TheMarch             // an army stands at its jumping-off places, or may march
)

// MostTurns is how many turns one run plays at most: half a year.
const MostTurns = 13

// answered are the events that a side's government answers to.
var answered = [prewar.EventKinds]bool{prewar.Rose: true, prewar.Mutinied: true, prewar.WentNorth: true, prewar.Fought: true, prewar.BandGone: true,
	prewar.BandCrossed: true, prewar.AmericansLeft: true, prewar.MarchOrdered: true}

// Run commits the turns of a person's side, with what is plotted in the first of them and standing
// assignments alone in the others, until something needs that person. The other side must have a Government.
func (c *Campaign) Run(side force.Side) (events []prewar.Event, why Need, err error) {
	for range MostTurns {
		before := c.choices(side)
		last := len(events)
		happened, err := c.Give(side, prewar.Order{})
		events = append(events, happened...)
		if err == nil {
			happened, err = c.Govern()
			events = append(events, happened...)
		}
		if err == nil && !c.Over() && !c.Waiting() { // the other side plots first
			happened, err = c.Govern()
			events = append(events, happened...)
		}
		if why = c.need(side, events[last:], before); why != Nothing || err != nil {
			return events, why, err
		}
	}
	return events, Nothing, nil
}

// need is what of a turn needs a side, which had such choices before it.
func (c *Campaign) need(side force.Side, events []prewar.Event, before choices) (why Need) {
	now := c.choices(side)
	switch {
	case c.Over():
		return TheEnd
	case now.march && !before.march || now.massed && !before.massed:
		return TheMarch
	case now.asked, now.raise && !before.raise:
		why = Choice
	}
	for _, e := range prewar.Seen(events, side) {
		if answered[e.Kind] {
			why = Trouble
		}
	}
	return why
}

// choices are what a side can decide upon that comes and goes.
type choices struct {
	asked  bool // an incident waits for an answer
	raise  bool // the next regiment or formation can be raised
	march  bool // the order to march can be given
	massed bool // the other side's army is seen at its jumping-off places
}

func (c *Campaign) choices(side force.Side) choices {
	if c.Over() {
		return choices{}
	}
	v := c.View(side)
	can := func(k prewar.DirectiveKind) bool {
		refused := prewar.Check(v, &prewar.Order{Kind: prewar.Give, Directive: prewar.Directive{Kind: k}})
		return refused == nil || refused.Reason == prewar.PlotFull // there is no saying, so it is no news
	}
	asked := v.Incidents[side].Kind != prewar.NoIncident
	if side == force.South {
		return choices{asked: asked, raise: can(prewar.RaiseRegiment), massed: v.North.Massed > 0}
	}
	return choices{asked: asked, raise: can(prewar.RaiseFormation), march: can(prewar.March)}
}
