package prewar

import (
	"fmt"
	"strings"

	"parallel38/game"
	"parallel38/game/fight"
	"parallel38/game/force"
)

// HandOver is what the campaign has made of the armies that fight from the day of the invasion: the
// changes to make to the scenario of June 1950, as assignments path=value, in the order of its units.
// The scenario knows no unit that is not there, so of a formation that was never raised one man without
// weapons is left.
func (b *Board) HandOver(june *game.Setup) []string {
	h := handover{Board: b}
	for i := range june.Units {
		u := &june.Units[i]
		if u.Arm == force.Headquarters {
			continue
		}
		switch id, whole := b.becomes(u.Code); {
		case id == force.None:
			if u.Nation == force.US && u.Presence == force.Awaited {
				h.train(u, int(b.South.EighthArmy))
			}
		case !b.Force.Present(id):
			h.empty(u)
		case whole:
			h.regiment(id, u)
		default:
			h.train(u, b.Force.Battalions[id].MeanTraining())
		}
	}
	return h.changes
}

// becomes is the formation of the campaign that a unit of June 1950 has been or belonged to; whole tells
// that it is that formation and not a part of it.
func (b *Board) becomes(code string) (id force.ID, whole bool) {
	for i, june := range b.Setup.June {
		if june == "" {
			continue
		}
		if june == code {
			return force.ID(i), true
		}
		if strings.HasPrefix(code, june+"-") {
			return force.ID(i), false
		}
	}
	return force.None, false
}

// handover is a HandOver at work.
type handover struct {
	*Board
	changes []string
}

func (h *handover) set(u *force.Spec, field string, value int) {
	h.changes = append(h.changes, fmt.Sprintf("units.%s.%s=%d", u.Code, field, value))
}

func (h *handover) train(u *force.Spec, hundredths int) {
	for k := range int(u.Battalions.Count) {
		h.set(u, fmt.Sprintf("training.%d", k), hundredths)
	}
}

func (h *handover) empty(u *force.Spec) {
	h.set(u, "men", 1)
	h.set(u, "absent", 0)
	for k := range fight.Weapons {
		if u.Weapons[k] > 0 {
			h.set(u, "weapons."+k.String(), 0)
		}
	}
}

// regiment hands over a regiment battalion by battalion. Battalions that hunt partisans or guard the
// rear join it in the days after, as men on leave do.
func (h *handover) regiment(id force.ID, u *force.Spec) {
	bs, roll, away := &h.Force.Battalions[id], int(h.Force.Strength[id].Men), 0
	for k := range int(bs.Count) {
		if d := bs.Duty[k]; d == force.Suppression || d == force.Guarding {
			away += int(h.BattalionMen(id))
		}
	}
	there := roll - away
	if before := int(u.Men + u.Absent); before > 0 {
		there = there * int(u.Men) / before // the leave of that Sunday
	}
	h.set(u, "men", max(1, there))
	h.set(u, "absent", max(0, roll-there))
	for k := range int(u.Battalions.Count) {
		h.set(u, fmt.Sprintf("training.%d", k), int(bs.Training[min(k, int(bs.Count)-1)]))
	}
	h.set(u, "veterancy", int(h.Force.Quality[id].Veterancy))
}
