package game

import (
	"slices"

	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// Troops off the map wait in a box until the powers let them go, they are ready, and it is their turn:
// each box has shipping for so many quarters of a regiment a day, and what is not used waits in harbour,
// up to a bound. Who is next in the queue and does not fit holds up those behind it, so that a regiment
// is not left behind by a string of batteries; who is not ready lets others pass. Small units go by air.

// BoxState is what a box has today.
type BoxState struct {
	Lift int16 // shipping in harbour, quarters of a regiment
}

// MostQueued is the last place in a queue.
const MostQueued = 500

// Sailing is a unit's way out of a box.
type Sailing struct {
	Unit          force.ID
	Sails, Arrive calendar.Day
	ByAir         bool
}

// waits tells whether a unit waits in a box.
func (b *Board) waits(id force.ID) bool {
	return b.Force.Berth[id].Box != 0 && b.Force.Place[id].Presence == force.Awaited
}

// Queue lists the units that wait in a box, the next to leave first.
func (b *Board) Queue(box int) []force.ID {
	var queue []force.ID
	for _, id := range b.Force.Combat {
		if b.waits(id) && int(b.Force.Berth[id].Box) == box+1 {
			queue = append(queue, id)
		}
	}
	slices.SortStableFunc(queue, func(x, y force.ID) int { return int(b.Force.Berth[x].Rank) - int(b.Force.Berth[y].Rank) })
	return queue
}

// queueUp makes each box's first queue: who is ready soonest, then who is strongest.
func (w *World) queueUp() {
	for i := range w.Setup.Boxes {
		queue := w.Queue(i)
		slices.SortStableFunc(queue, func(x, y force.ID) int {
			if soon := int(w.Force.Berth[x].Ready) - int(w.Force.Berth[y].Ready); soon != 0 {
				return soon
			}
			return w.Force.Quarters(y) - w.Force.Quarters(x)
		})
		w.renumber(queue)
	}
}

func (w *World) renumber(queue []force.ID) {
	for rank, id := range queue {
		w.Force.Berth[id].Rank = int16(rank)
	}
}

// boxQueue is a box while it is counted who leaves it, day by day.
type boxQueue struct {
	box   *Box
	lift  int
	queue []force.ID
	ready []int // by place in the queue: days it still needs
}

func (b *Board) boxQueue(i int) boxQueue {
	h := boxQueue{box: &b.Setup.Boxes[i], lift: int(b.Boxes[i].Lift), queue: b.Queue(i)}
	for _, id := range h.queue {
		h.ready = append(h.ready, int(b.Force.Berth[id].Ready))
	}
	return h
}

// day lets those leave whose turn it is, and takes them off the queue.
func (b *Board) day(h *boxQueue, day calendar.Day, leave func(id force.ID, byAir bool)) {
	today := At(h.box.Lift, day)
	h.lift = min(h.lift+today, max(h.box.Saved, today))
	seats, full, kept := h.box.Airlift, false, 0
	for i, id := range h.queue {
		q := b.Force.Quarters(id)
		switch {
		case h.ready[i] > 0:
			h.ready[i]--
		case seats >= q && b.airborne(id):
			seats -= q
			leave(id, true)
			continue
		case !full && h.lift >= q:
			h.lift -= q
			leave(id, false)
			continue
		default:
			full = true
		}
		h.queue[kept], h.ready[kept] = id, h.ready[i]
		kept++
	}
	h.queue, h.ready = h.queue[:kept], h.ready[:kept]
}

// airborne tells whether a unit is small and light enough to be flown in, and there is a field to land on.
func (b *Board) airborne(id force.ID) bool {
	switch b.Force.Identity[id].Arm {
	case force.Infantry, force.Marines, force.Commando:
		return b.Force.Strength[id].Men <= b.rules.Shipping.FlownMen && b.fieldNear(id) != hex.None
	}
	return false
}

// open tells whether the troops of a box may leave it.
func (b *Board) open(box *Box) bool { return b.Committed.Level >= box.Needs }

// despatch is a dawn's departures.
func (w *World) despatch() {
	for i := range w.Setup.Boxes {
		box := &w.Setup.Boxes[i]
		if !w.open(box) {
			continue
		}
		h := w.boxQueue(i)
		w.day(&h, w.Day, func(id force.ID, byAir bool) {
			p := &w.Force.Place[id]
			p.Presence, p.Due = force.Embarked, w.Day+w.underWay(box, byAir)
			w.Force.Berth[id].Flown = byAir
			e := w.note(Shipped, box.Side, id, int(p.Due))
			e.Hex, e.Index = p.Port, bit(byAir)
			w.emit(e)
		})
		for j, id := range h.queue {
			w.Force.Berth[id].Ready = int16(h.ready[j])
		}
		w.Boxes[i].Lift = int16(h.lift)
	}
	for _, id := range w.Force.Wings {
		if e := &w.Force.Berth[id]; e.Ready > 0 && w.engaged(id) {
			e.Ready--
		}
	}
}

func (b *Board) underWay(box *Box, byAir bool) calendar.Day {
	if byAir {
		return calendar.Day(b.rules.Shipping.FlownDays)
	}
	return calendar.Day(box.Days)
}

// Timetable is who leaves a box when, if nothing changes: the queue as it stands, the shipping that the
// scenario gives it. It ends with the war; of a box that is not open, there is none.
func (b *Board) Timetable(i int) []Sailing {
	box := &b.Setup.Boxes[i]
	if !b.open(box) {
		return nil
	}
	var list []Sailing
	h := b.boxQueue(i)
	for day := b.Day + 1; day < b.Setup.Start+calendar.Day(b.Setup.Turns) && len(h.queue) > 0; day++ {
		b.day(&h, day, func(id force.ID, byAir bool) {
			list = append(list, Sailing{id, day, day + b.underWay(box, byAir), byAir})
		})
	}
	return list
}

// OpenPorts lists where a side's ships can unload: its ports, the greatest first, and its beachhead.
func (b *Board) OpenPorts(side force.Side) []hex.Index {
	var ports []hex.Index
	for _, h := range b.Map.Land {
		if b.Harbour(h, side) {
			ports = append(ports, h)
		}
	}
	slices.SortStableFunc(ports, func(x, y hex.Index) int { return int(b.Map.Cells[y].Port) - int(b.Map.Cells[x].Port) })
	return ports
}

// quays counts what a dawn has landed, by port.
type quays []struct {
	port     hex.Index
	quarters int
}

// land takes a unit if the port has room for it today; the first always has.
func (q *quays) land(port hex.Index, quarters, most int) bool {
	for _, quay := range *q {
		if quay.port == port && quay.quarters+quarters > most {
			return false
		}
	}
	q.take(port, quarters)
	return true
}

// take takes a unit, room or not: a convoy within the theatre has booked it.
func (q *quays) take(port hex.Index, quarters int) {
	for i := range *q {
		if (*q)[i].port == port {
			(*q)[i].quarters += quarters
			return
		}
	}
	*q = append(*q, struct {
		port     hex.Index
		quarters int
	}{port, quarters})
}

// ashore is where a unit that is due from a box lands today, hex.None if it waits in the roads: its own
// port or the nearest that is open and has room, on the quay or beside it. Who flies comes down on an airfield.
func (w *World) ashore(id force.ID, q *quays) hex.Index {
	if w.Force.Berth[id].Flown {
		if at := w.fieldNear(id); at != hex.None {
			return at
		}
	}
	side, wanted, quarters := w.Force.Side(id), w.Force.Place[id].Port, w.Force.Quarters(id)
	ports := w.OpenPorts(side)
	if wanted != hex.None {
		slices.SortStableFunc(ports, func(x, y hex.Index) int { return w.Map.Distance(x, wanted) - w.Map.Distance(y, wanted) })
	}
	for _, port := range ports {
		for away := range w.rules.Shipping.HarbourHexes + 1 {
			for _, h := range within(w.Map, port, away, nil) {
				if w.Map.Distance(port, h) == away && w.Map.Cells[h].Land() && w.receives(id, h) && q.land(port, quarters, w.pier(port)) {
					return h
				}
			}
		}
	}
	return hex.None
}

// fieldNear is the open airfield nearest to a unit's port that has room for it, hex.None if there is none.
func (b *Board) fieldNear(id force.ID) hex.Index {
	best, side, port := hex.None, b.Force.Side(id), b.Force.Place[id].Port
	for _, h := range b.Map.Land {
		if b.openField(h, side) && b.receives(id, h) && (best == hex.None || port != hex.None && b.Map.Distance(h, port) < b.Map.Distance(best, port)) {
			best = h
		}
	}
	return best
}

// checkBerth judges an order to troops that are not there yet.
func (v *View) checkBerth(o *Order) *Refusal {
	if r := v.mine(o.Unit); r != nil {
		return r
	}
	sea := v.Force.Berth[o.Unit].Box != 0 && v.Force.Place[o.Unit].Presence == force.Embarked && !v.Force.Berth[o.Unit].Flown
	switch {
	case v.Force.Identity[o.Unit].Arm == force.Aircraft:
		return v.refuse(NotFit, o.Unit, hex.None)
	case !v.waits(o.Unit) && (o.Kind == SetQueue || !sea):
		return v.refuse(NotWaiting, o.Unit, hex.None)
	case o.Kind == SetQueue && (o.Value < 0 || o.Value > MostQueued):
		return v.refuse(BadOrder, o.Unit, hex.None)
	case o.Kind == SetPort && (o.Hex < 0 || int(o.Hex) >= v.Map.Len()):
		return v.refuse(BadOrder, o.Unit, hex.None)
	case o.Kind == SetPort && v.Setup.Boxes[v.Force.Berth[o.Unit].Box-1].ByLand:
		return v.refuse(NotFit, o.Unit, o.Hex)
	case o.Kind == SetPort && !v.Harbour(o.Hex, v.Side):
		return v.refuse(NoPort, o.Unit, o.Hex)
	}
	return nil
}

// redirect carries out an order to what is off the map or in the air.
func (w *World) redirect(o *Order) {
	switch o.Kind {
	case SetPort:
		w.Force.Place[o.Unit].Port = o.Hex
	case SetQueue:
		queue := w.Queue(int(w.Force.Berth[o.Unit].Box) - 1)
		queue = slices.DeleteFunc(queue, func(id force.ID) bool { return id == o.Unit })
		w.renumber(slices.Insert(queue, min(int(o.Value), len(queue)), o.Unit))
	case Rebase:
		w.rebase(o.Unit, o.Hex, int(o.Value))
	}
}
