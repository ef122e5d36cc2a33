package prewar

import (
	"testing"

	"parallel38/game"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/ledger"
)

// The lines of a result add up to it, and civilians killed by a side cap what it can claim.
func TestTheTollCapsTheResult(t *testing.T) {
	w := campaign(1)
	var l ledger.Ledger
	if n := w.Result(&l); n != l.Total() || len(l.Lines()) == 0 {
		t.Errorf("result %d, lines %d", n, l.Total())
	}
	r := &w.Setup.Rules.Result
	w.Setup.Par += w.Result(nil) + r.Large + 10 // the South has a large success
	if side, level, capped := w.Level(); side != force.South || level != LargeSuccess || capped {
		t.Errorf("%s, level %d, capped %t", side, level, capped)
	}
	before := w.Result(nil)
	w.Districts[1].Dead = Dead{ByForces: int32(r.Condemned), ByPartisans: 3}
	if n := w.Result(nil); n != before {
		t.Errorf("the dead count: %d, before %d", n, before)
	}
	if side, level, capped := w.Level(); side != force.South || level != SmallSuccess || !capped {
		t.Errorf("with %d killed: %s, level %d, capped %t", r.Condemned, side, level, capped)
	}
	w.Districts[1].Dead.ByForces = int32(r.NoSuccess)
	if side, level, capped := w.Level(); side != force.NoSide || level != Undecided || !capped {
		t.Errorf("with %d killed: %s, level %d, capped %t", r.NoSuccess, side, level, capped)
	}
	w.Setup.Par -= 2*r.Large + 20 // the North has one, and others' dead do not cap it
	if side, level, _ := w.Level(); side != force.North || level != LargeSuccess {
		t.Errorf("the North: %s, level %d", side, level)
	}
}

func TestTollIsARange(t *testing.T) {
	for counted, want := range map[int32][2]int32{0: {0, 0}, 44: {40, 90}, 14_373: {14_300, 28_800}} {
		if low, high := Toll(counted); low != want[0] || high != want[1] {
			t.Errorf("%d counted are told as %d to %d, want %v", counted, low, high, want)
		}
	}
}

// A regiment goes into the war with the men who are there, those who hunt on their way, and the training of
// each battalion; what was never raised is hardly there.
func TestHandOver(t *testing.T) {
	w := campaign(1)
	w.Setup.June = []string{"x-1r", "x-2r", "x-3r", "kpa-1d", "kpa-2d", "kpa-3d", "", "", ""}
	june := &game.Setup{}
	unit := func(code string, nation force.Nation, men, absent int32, presence force.Presence) {
		u := force.Spec{Identity: force.Identity{Code: code, Nation: nation, Arm: force.Infantry}, Strength: force.Strength{Men: men, Absent: absent},
			Place: force.Place{Presence: presence}, Battalions: force.Battalions{Count: 2}}
		u.Weapons[fight.Mortar120] = 6
		june.Units = append(june.Units, u)
	}
	unit("x-1r", force.ROK, 2000, 1000, force.Present)
	unit("x-3r", force.ROK, 2000, 1000, force.Present)
	unit("kpa-1d-1r", force.KPA, 3000, 0, force.Present)
	unit("kpa-3d-7r", force.KPA, 3000, 0, force.Present)
	unit("us-1r", force.US, 2000, 0, force.Awaited)
	unit("rok-guard", force.ROK, 500, 0, force.Present)
	w.Force.Battalions[0].Duty[2] = force.Suppression // 800 of 2,400 hunt
	w.Force.Battalions[0].Training = [force.MaxBattalions]int16{7100, 5200, 3000}
	w.Force.Quality[0].Veterancy = 120
	w.South.EighthArmy = 5100
	got := w.HandOver(june)
	want := []string{
		"units.x-1r.men=1066", "units.x-1r.absent=1334", "units.x-1r.training.0=7100", "units.x-1r.training.1=5200", "units.x-1r.veterancy=120",
		"units.x-3r.men=1", "units.x-3r.absent=0", "units.x-3r.weapons.mortar120=0",
		"units.kpa-1d-1r.training.0=8000", "units.kpa-1d-1r.training.1=8000",
		"units.kpa-3d-7r.men=1", "units.kpa-3d-7r.absent=0", "units.kpa-3d-7r.weapons.mortar120=0",
		"units.us-1r.training.0=5100", "units.us-1r.training.1=5100",
	}
	if len(got) != len(want) {
		t.Fatalf("%d changes: %v", len(got), got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("change %d is %s, want %s", i, got[i], want[i])
		}
	}
}
