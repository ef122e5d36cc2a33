package fight

import (
	"encoding/csv"
	"os"
	"strconv"
	"testing"

	"parallel38/game/atlas"
)

var (
	terrainWords = map[string]atlas.Terrain{"clear": atlas.Clear, "hills": atlas.Hills, "mountain": atlas.Mountain, "urban": atlas.Urban}
	riverWords   = map[string]atlas.River{"none": atlas.NoRiver, "minor": atlas.MinorRiver, "major": atlas.MajorRiver}
	postureWords = map[string]Posture{"hasty": HastyDefence, "prepared": Prepared, "fortified": Fortified}
)

// row reads one line of engagements.csv by its header.
type row struct {
	t      *testing.T
	header map[string]int
	cells  []string
}

func (r row) text(column string) string { return r.cells[r.header[column]] }

func (r row) number(column string) int {
	r.t.Helper()
	text := r.text(column)
	if text == "" {
		return -1
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		r.t.Fatalf("%s, %s: %v", r.text("name"), column, err)
	}
	return n
}

func (r row) side(who string, enemyTanks int) Side {
	s := Side{
		Men: int32(r.number(who + "_men")), Sorties: int16(r.number(who + "_sorties")),
		Quality: int16(r.number(who + "_quality")), Supply: int16(r.number(who + "_supply")), Mass: int16(r.number(who + "_mass")),
		NightTrained: true, // both armies that attacked by night were
	}
	s.Weapons[Gun122] = int16(r.number(who + "_guns"))
	s.Weapons[M4] = int16(r.number(who + "_tanks"))
	// What stops tanks is given as a weight a tank; the tanks of the side are part of it.
	p := Default()
	weight := r.number(who+"_at")*enemyTanks - int(s.Weapons[M4])*int(p.Weapons[M4].AT)
	s.Weapons[Bazooka236] = int16(max(0, weight) / int(p.Weapons[Bazooka236].AT))
	return s
}

// The kernel beside engagements of the war: who gained ten kilometres, and at what cost. Only the
// direction is asserted, and of most, not all. Long fights cost too much here (strengths do not sink
// as days pass, and no day costs less than half the first), and the beaten of July lose too many.
func TestAgainstHistory(t *testing.T) {
	file, err := os.Open("testdata/engagements.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	reader := csv.NewReader(file)
	reader.Comment = '#'
	lines, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	header := map[string]int{}
	for i, name := range lines[0] {
		header[name] = i
	}

	p := Default()
	p.Noise = Full
	right := 0
	t.Logf("%-22s %6s %5s %5s %5s | %-24s | %s", "", "odds", "gain", "km", "fact", "attacker's losses (fact)", "defender's losses (fact)")
	for _, cells := range lines[1:] {
		r := row{t, header, cells}
		att := r.side("att", r.number("def_tanks"))
		def := r.side("def", r.number("att_tanks"))
		s := Situation{
			Terrain: terrainWords[r.text("terrain")], River: riverWords[r.text("river")], Posture: postureWords[r.text("posture")],
			Surprise: Surprise(r.number("surprise")), Flank: Flank(r.number("flank")), Night: r.number("night") == 1, Kind: Deliberate,
		}
		first := Preview(&att, &def, &s, &p, nil)
		var attLoss, defLoss, ground int32
		for day := range r.number("days") {
			s.FightDay = int16(day)
			f := Preview(&att, &def, &s, &p, nil)
			attLoss += f.Attacker.Men
			defLoss += f.Defender.Men
			ground += f.GroundMean
		}
		success := r.text("success") == "yes"
		if success {
			defLoss += first.CollapseMean
		}
		if (ground >= 10_000) == success { // the depth of a hex, in the time the fight took
			right++
		}
		t.Logf("%-22s %+6.1f %4.0f%% %5.1f %5s | %6d (%6s –%6s) | %6d (%6s –%6s)", r.text("name"), float64(first.Odds)/100, 100*float64(first.Gain)/65536,
			float64(ground)/1000, r.text("success"), attLoss, r.text("att_loss_low"), r.text("att_loss_high"),
			defLoss, r.text("def_loss_low"), r.text("def_loss_high"))
	}
	t.Logf("%d of %d right", right, len(lines)-1)
	if right*4 < (len(lines)-1)*3 {
		t.Errorf("%d of %d right: the kernel has lost its bearings", right, len(lines)-1)
	}
}
