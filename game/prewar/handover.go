package prewar

import (
	"fmt"
	"strings"

	"parallel38/game"
	"parallel38/game/force"
)

// HandOver is what the campaign has made of the armies that fight from the day of the invasion: the
// changes to make to the scenario of June 1950, as assignments path=value, in the order of its units. A
// formation that was never raised comes on the day after the war, which is never.
func (b *Board) HandOver(june *game.Setup) []string {
	var changes []string
	set := func(code, field string, value int) {
		changes = append(changes, fmt.Sprintf("units.%s.%s=%d", code, field, value))
	}
	for i := range june.Units {
		u := &june.Units[i]
		if u.Arm == force.Headquarters {
			continue
		}
		id, whole := b.becomes(u.Code)
		switch {
		case id == force.None && u.Nation == force.US:
			for k := range int(u.Battalions.Count) {
				set(u.Code, fmt.Sprintf("training.%d", k), int(b.South.EighthArmy))
			}
		case id == force.None:
		case !b.Force.Present(id):
			set(u.Code, "men", 1)
			set(u.Code, "absent", 0)
		case whole:
			b.handOverRegiment(id, u, set)
		default:
			for k := range int(u.Battalions.Count) {
				set(u.Code, fmt.Sprintf("training.%d", k), b.Force.Battalions[id].MeanTraining())
			}
		}
	}
	return changes
}

// becomes is the formation of the campaign that a unit of June 1950 has been or belonged to; whole tells
// that it is that formation and not a part of it.
func (b *Board) becomes(code string) (id force.ID, whole bool) {
	for i, june := range b.Setup.June {
		if june == code {
			return force.ID(i), true
		}
		if june != "" && strings.HasPrefix(code, june+"-") {
			return force.ID(i), false
		}
	}
	return force.None, false
}

// handOverRegiment hands over a regiment battalion by battalion. Battalions that hunt partisans or guard
// the rear join it in the days after, as men on leave do.
func (b *Board) handOverRegiment(id force.ID, u *force.Spec, set func(code, field string, value int)) {
	bs := &b.Force.Battalions[id]
	roll := int(b.Force.Strength[id].Men)
	away := 0
	for k := range int(bs.Count) {
		if d := bs.Duty[k]; d == force.Suppression || d == force.Guarding {
			away += int(b.battalionMen(id))
		}
	}
	there := roll - away
	if before := int(u.Men + u.Absent); before > 0 {
		there = there * int(u.Men) / before // the leave of that Sunday
	}
	set(u.Code, "men", max(1, there))
	set(u.Code, "absent", max(0, roll-there))
	for k := range min(int(bs.Count), int(u.Battalions.Count)) {
		set(u.Code, fmt.Sprintf("training.%d", k), int(bs.Training[k]))
	}
	set(u.Code, "veterancy", int(b.Force.Quality[id].Veterancy))
}
