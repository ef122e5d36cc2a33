package play

import (
	"math"

	"parallel38/game"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/geo"
)

// film shows what has happened, one event after the other. The war is always ahead of it: orders are
// carried out at once, and skipping the film changes nothing but what is on the screen. It remembers
// where each counter is shown, which is where the view has it when the film has run out.
type film struct {
	queue []game.Event
	at    []hex.Index // by unit: where it is shown, None if it is not
	tops  []force.ID  // by hex: first unit of the shown stack
	next  []force.ID  // by unit: the next of the same stack
	tick  float64     // of the event being shown
	flash []flash
	rate  float64 // ticks of film in a tick of the clock
}

// flash is a mark left on the map for a moment: a fight, a hex that fell.
type flash struct {
	hex   hex.Index
	event game.Event
	left  int // ticks
}

// Ticks that events take on the screen.
const (
	stepTicks  = 9
	railTicks  = 24
	fightTicks = 34
	flashTicks = 110
	longest    = 240 // a film that would take longer than this runs faster
)

// reset shows a view as it is, without a film. nil only forgets the film.
func (f *film) reset(v *game.View) {
	f.queue, f.tick = f.queue[:0], 0
	if v == nil {
		return
	}
	if len(f.at) != v.Force.Len() {
		f.at, f.next = make([]hex.Index, v.Force.Len()), make([]force.ID, v.Force.Len())
		f.tops = make([]force.ID, v.Map.Len())
	}
	for i := range f.at {
		f.at[i] = hex.None
	}
	for _, id := range v.Force.Combat {
		f.at[id] = v.Force.Place[id].Hex
	}
	f.stackUp()
}

// stackUp rebuilds the shown stacks.
func (f *film) stackUp() {
	for i := range f.tops {
		f.tops[i] = force.None
	}
	for id := len(f.at) - 1; id >= 0; id-- {
		if h := f.at[id]; h != hex.None {
			f.next[id], f.tops[h] = f.tops[h], force.ID(id)
		}
	}
}

// stack lists the units shown in a hex.
func (f *film) stack(h hex.Index) func(yield func(force.ID) bool) {
	return func(yield func(force.ID) bool) {
		for id := f.tops[h]; id != force.None; id = f.next[id] {
			if !yield(id) {
				return
			}
		}
	}
}

func (f *film) count(h hex.Index) int {
	n := 0
	for range f.stack(h) {
		n++
	}
	return n
}

func (f *film) busy() bool  { return len(f.queue) > 0 }
func (f *film) queued() int { return len(f.queue) }

// add puts events behind those already waiting; those that show nothing are left out.
func (f *film) add(events []game.Event) {
	for i := range events {
		if f.ticks(&events[i]) >= 0 {
			f.queue = append(f.queue, events[i])
		}
	}
}

// ticks is how long an event is shown, −1 for those that are not.
func (f *film) ticks(e *game.Event) int {
	switch e.Kind {
	case game.Stepped, game.Reinforced, game.Retreated, game.FellBack:
		return stepTicks
	case game.Entrained:
		return railTicks
	case game.Fought:
		return fightTicks
	case game.Arrived, game.Landed, game.Embarked, game.Scattered, game.Surrendered, game.HexFell, game.Discovered:
		return 0
	}
	return -1
}

// rewind shows a tape from its beginning.
func (f *film) rewind(t *tape) {
	f.queue, f.tick = f.queue[:0], 0
	copy(f.at, t.at)
	f.stackUp()
	f.add(t.events)
}

// skip shows the end at once.
func (f *film) skip(t *tableScene) {
	f.queue, f.tick = f.queue[:0], 0
	f.reset(t.view)
	t.reckonReach()
}

// update shows a tick more of the film.
func (f *film) update(t *tableScene) {
	for i := 0; i < len(f.flash); i++ {
		if f.flash[i].left--; f.flash[i].left <= 0 {
			f.flash = append(f.flash[:i], f.flash[i+1:]...)
			i--
		}
	}
	if !f.busy() {
		return
	}
	waiting := 0
	for i := range f.queue {
		waiting += f.ticks(&f.queue[i])
	}
	f.rate = max(1, f.rate, float64(waiting)/longest)
	f.tick += f.rate * float64(t.app.settings.Speed) / 100
	done := 0
	for done < len(f.queue) && f.tick >= float64(f.ticks(&f.queue[done])) {
		f.tick -= float64(f.ticks(&f.queue[done]))
		f.finish(&f.queue[done])
		done++
	}
	if done > 0 {
		f.queue = f.queue[:copy(f.queue, f.queue[done:])]
		f.stackUp()
	}
	if !f.busy() {
		f.rate = 1
		f.reset(t.view)
		t.reckonReach()
		t.app.stale = true
	}
}

// finish leaves the screen as it is after an event.
func (f *film) finish(e *game.Event) {
	switch e.Kind {
	case game.Stepped, game.Entrained, game.Reinforced, game.Retreated, game.Arrived, game.Landed:
		f.at[e.Unit] = e.Hex
	case game.FellBack, game.Embarked, game.Scattered, game.Surrendered:
		f.at[e.Unit] = hex.None
	case game.Fought:
		f.flash = append(f.flash, flash{hex: e.Hex, event: *e, left: flashTicks})
	case game.HexFell, game.Discovered:
		f.flash = append(f.flash, flash{hex: e.Hex, event: *e, left: flashTicks})
	}
}

// moving is the unit that is under way now, and where on the plane it is. Units that come out of the
// fog start where they are first seen.
func (f *film) moving() (id force.ID, at geo.Point, ok bool) {
	if !f.busy() {
		return force.None, at, false
	}
	e := &f.queue[0]
	total := f.ticks(e)
	switch e.Kind {
	case game.Stepped, game.Entrained, game.Reinforced, game.Retreated:
	default:
		return force.None, at, false
	}
	if e.From == hex.None || e.Hex == hex.None || total == 0 {
		return force.None, at, false
	}
	k := min(1, f.tick/float64(total))
	k = .5 - .5*math.Cos(math.Pi*k)
	a, b := geo.Centre(e.From), geo.Centre(e.Hex)
	return e.Unit, a.Add(b.Sub(a).Mul(k)), true
}

// fight is the fight being shown now.
func (f *film) fight() (e *game.Event, progress float64) {
	if f.busy() && f.queue[0].Kind == game.Fought {
		return &f.queue[0], f.tick / fightTicks
	}
	return nil, 0
}
