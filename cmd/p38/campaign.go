package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"

	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/ledger"
	"parallel38/game/prewar"
	"parallel38/internal/cabinet"
	"parallel38/internal/campaign"
	"parallel38/internal/replay"
	"parallel38/internal/scenario"
	"parallel38/internal/text"
)

// june is the scenario that a campaign hands over to.
const june = "invasion-1950"

// campaign plays a campaign before the war, cabinet against cabinet.
func (c *runCmd) campaign(out *output, words *text.Words) error {
	if len(c.Variant)+len(c.Set) > 0 {
		return usagef("--variant, --set: not of a campaign before the war yet")
	}
	setup, err := scenario.Campaign(c.Scenario)
	if err != nil {
		return err
	}
	north, err := govern("--north", c.North)
	if err != nil {
		return err
	}
	south, err := govern("--south", c.South)
	if err != nil {
		return err
	}
	began := cpuSeconds()
	var seats campaign.Seats
	seats[force.North] = campaign.Seat{Name: north.Style.Name, Government: north}
	seats[force.South] = campaign.Seat{Name: south.Style.Name, Government: south}
	played := campaign.New(atlas.Peninsula(), setup, c.Seed, seats)
	if c.Save != "" {
		replay.RecordCampaign(played)
	}
	w := played.World()
	m := minutes{words: words, w: w}
	for !played.Over() && (c.Turns == 0 || played.Played() < c.Turns) {
		events, err := played.Govern()
		if err != nil {
			return err
		}
		if !c.JSON {
			m.turn(out, events)
		}
	}
	spent := cpuSeconds() - began
	if c.Save != "" {
		if err := replay.SaveCampaign(c.Save, played); err != nil {
			return err
		}
	}
	if c.Handover != "" {
		if err := handOver(c.Handover, w); err != nil {
			return err
		}
	}
	if c.JSON {
		return writeJSON(out, campaignSummary(w, c.Seed, played.Played(), spent))
	}
	m.result(out)
	return nil
}

// govern makes a cabinet of a style.
func govern(flag, name string) (*cabinet.Cabinet, error) {
	s, err := styleOf(flag, name)
	return cabinet.New(s), err
}

// styleOf is the style of a name; the usual opponent of the war by days is the default one.
func styleOf(flag, name string) (cabinet.Style, error) {
	if name == usual {
		name = cabinet.Default.Name
	}
	for _, s := range cabinet.Styles {
		if s.Name == name {
			return s, nil
		}
	}
	return cabinet.Style{}, usagef("%s: no cabinet %q: %s", flag, name, suggest(name, cabinet.Names()))
}

// handOver writes the scenario that the campaign's end has made.
func handOver(file string, w *prewar.World) error {
	if w.Ending == prewar.Peace {
		return fmt.Errorf("nobody has marched: there is no invasion to hand over (--turns hands over an earlier day)")
	}
	base, err := scenario.Builtin(june)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := scenario.WriteDerived(&b, june, fmt.Sprintf("%s, seed %d, %s", w.Setup.ID, w.Seed, w.Day), w.HandOver(base)); err != nil {
		return err
	}
	return os.WriteFile(file, b.Bytes(), 0o644)
}

// minutes tells a campaign turn by turn, as it is: both sides' affairs.
type minutes struct {
	words *text.Words
	w     *prewar.World
}

// turn tells the turn that has just ended.
func (m *minutes) turn(out *output, events []prewar.Event) {
	w, b := m.words, &m.w.Board
	fmt.Fprintln(out, w.T("campaign.turn", "date", w.Date(b.Day), "turn", int(b.Turn)))
	say := func(key string, args ...any) { fmt.Fprintln(out, "  "+w.T(key, args...)) }
	raids, raided := 0, map[prewar.DistrictID]bool{}
	for i := range events {
		if e := &events[i]; e.Kind == prewar.Raided {
			raids += e.Value
			raided[e.District] = true
		} else if line := w.CampaignEvent(b, e); line != "" && e.Kind != prewar.PermissionAsked {
			fmt.Fprintln(out, "  "+line)
		}
	}
	if raids > 0 {
		say("campaign.raids", "count", raids, "districts", len(raided))
	}
	r := b.Readiness()
	say("campaign.south", "army", b.ArmyMen(), "battalions", r.Battalions, "duty", 10*r.PC(r.OnDuty), "company", 10*r.PC(r.Company),
		"battalion", 10*r.PC(r.Battalion), "police", b.PoliceMen(), "advisers", int(b.South.Advisers), "americans", int(b.South.Americans)*1000)
	formations := 0
	for range b.Formations() {
		formations++
	}
	say("campaign.north", "men", b.NorthMen(), "formations", formations, "ready", b.ReadyDivisions(), "graduates", int(b.North.Graduates))
	low, high, inArms := m.reckoned()
	say("campaign.partisans", "men", b.PartisanMen(), "districts", inArms, "low", low, "high", high)
	t, dead := &b.Tally, b.Dead()
	say("campaign.losses", "security", int(t.SecurityDead()), "partisans", int(t.GuerrillaDead), "south", int(t.BorderSouth), "north", int(t.BorderNorth))
	homeless := 0
	for i := range b.Districts {
		homeless += int(b.Districts[i].Homeless)
	}
	say("campaign.toll", append(toll(dead), "homeless", homeless)...)
	var l ledger.Ledger
	b.PermissionTenths(&l)
	var lines []string
	for _, line := range l.Lines() {
		if line.Value != 0 {
			lines = append(lines, w.T("campaign.permission.line", "line", w.T("ledger."+ledger.Key(line.ID)), "points", int(line.Value)))
		}
	}
	say("campaign.permission", "points", int(b.North.Permission), "lines", strings.Join(lines, ", "))
}

// reckoned is how many partisans the South reckons with, bands that it is after included, and in how many
// districts they are.
func (m *minutes) reckoned() (low, high, districts int) {
	v := m.w.Look(force.South)
	for i := range v.Districts {
		least, most := v.Reckoned(prewar.DistrictID(i))
		low, high = low+int(least), high+int(most)
		if m.w.Districts[i].InArms {
			districts++
		}
	}
	for id := range v.InHills() {
		low, high = low+int(v.Force.Strength[id].Men), high+int(v.Force.Strength[id].Men)
	}
	return low, high, districts
}

// toll is the arguments of a line about civilians killed.
func toll(d prewar.Dead) []any {
	lowForces, highForces := prewar.Toll(d.ByForces)
	lowPartisans, highPartisans := prewar.Toll(d.ByPartisans)
	return []any{"lowforces", int(lowForces), "highforces", int(highForces), "lowpartisans", int(lowPartisans), "highpartisans", int(highPartisans)}
}

// result tells how the campaign ended, what it is worth line by line, and who died where.
func (m *minutes) result(out *output) {
	w, b := m.words, &m.w.Board
	switch b.Ending {
	case prewar.Invaded:
		fmt.Fprintln(out, w.T("campaign.end.invaded", "date", w.Date(b.Day)))
	case prewar.Peace:
		fmt.Fprintln(out, w.T("campaign.end.peace"))
	default:
		fmt.Fprintln(out, w.T("campaign.end.stopped", "date", w.Date(b.Day)))
	}
	var l ledger.Ledger
	fmt.Fprintln(out, w.T("campaign.result", "points", b.Result(&l)))
	for _, line := range l.Lines() {
		fmt.Fprintf(out, "  %8s  %s\n", w.T("points", "value", int(line.Value)), w.T("ledger."+ledger.Key(line.ID)))
	}
	side, level, capped := b.Level()
	fmt.Fprintln(out, w.T(levelKeys[level], "side", w.Side(side)))
	if capped {
		fmt.Fprintln(out, w.T("campaign.level.capped"))
	}
	for i := range b.Districts {
		if d := b.Districts[i].Dead; d.ByForces+d.ByPartisans > 0 {
			fmt.Fprintln(out, "  "+w.T("campaign.toll.place", append(toll(d), "district", w.District(b, prewar.DistrictID(i)))...))
		}
	}
	fmt.Fprintln(out, w.T("campaign.toll.note"))
}

var levelKeys = [...]string{prewar.Undecided: "campaign.level.none", prewar.SmallSuccess: "campaign.level.small", prewar.LargeSuccess: "campaign.level.large"}

// campaignResult is what --json prints of a campaign.
type campaignResult struct {
	Campaign    string         `json:"campaign"`
	Seed        uint64         `json:"seed"`
	Turns       int            `json:"turns"`
	Ending      string         `json:"ending"` // invaded, peace, or "" if it was stopped
	Date        string         `json:"date"`
	Result      float64        `json:"result"` // points, positive for the North
	Score       []scoreLine    `json:"score"`
	Winner      string         `json:"winner"` // north, south, draw, or "" if it was stopped
	Level       int            `json:"level"`  // 0 none, 1 small, 2 large
	Capped      bool           `json:"capped"` // civilians killed took a level
	Hash        string         `json:"hash"`
	CPUSeconds  float64        `json:"cpu_seconds"`
	Army        int            `json:"army"`
	Police      int            `json:"police"`
	NorthMen    int            `json:"north_men"`
	Partisans   int            `json:"partisans"`
	Battalions  int            `json:"battalions"`
	Company     int            `json:"company_ready"`
	Battalion   int            `json:"battalion_ready"`
	Permission  float64        `json:"permission"`
	Incursions  int            `json:"incursions"`
	Mutinies    int            `json:"mutinies"`
	Risings     int            `json:"risings"`
	Security    int            `json:"security_dead"`
	ByForces    map[string]int `json:"civilians_by_forces"` // counted, by district
	ByPartisans map[string]int `json:"civilians_by_partisans"`
}

func campaignSummary(w *prewar.World, seed uint64, turns int, spent float64) campaignResult {
	var l ledger.Ledger
	n, t := w.Readiness(), &w.Tally
	side, level, capped := w.Level()
	r := campaignResult{
		Campaign: w.Setup.ID, Seed: seed, Turns: turns, Date: w.Day.String(), Result: float64(w.Result(&l)) / 10, Score: []scoreLine{}, Level: int(level), Capped: capped,
		Hash: fmt.Sprintf("%016x", w.Hash()), CPUSeconds: float64(int(spent*1000)) / 1000, Army: w.ArmyMen(), Police: w.PoliceMen(), NorthMen: w.NorthMen(),
		Partisans: w.PartisanMen(), Battalions: n.Battalions, Company: n.Company, Battalion: n.Battalion, Permission: float64(w.North.Permission) / 10,
		Incursions: int(t.Incursions), Mutinies: int(t.Mutinies), Risings: int(t.Risings), Security: int(t.SecurityDead()),
		ByForces: map[string]int{}, ByPartisans: map[string]int{},
	}
	if w.Phase == prewar.Over {
		r.Winner = "draw"
		if side != force.NoSide {
			r.Winner = side.String()
		}
		r.Ending = map[prewar.Ending]string{prewar.Invaded: "invaded", prewar.Peace: "peace"}[w.Ending]
	}
	for _, line := range l.Lines() {
		r.Score = append(r.Score, scoreLine{Condition: ledger.Key(line.ID), Points: float64(line.Value) / 10})
	}
	for i := range w.Districts {
		d := w.Districts[i].Dead
		r.ByForces[w.Setup.Districts[i].Code], r.ByPartisans[w.Setup.Districts[i].Code] = int(d.ByForces), int(d.ByPartisans)
	}
	return r
}
