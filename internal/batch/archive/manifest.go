package archive

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"parallel38/game/force"
	"parallel38/internal/batch"
	"parallel38/internal/replay"
	"parallel38/internal/scenario"
)

// Manifest says what a folder holds. Two folders with the same manifest hold the same tables, byte for byte.
type Manifest struct {
	Program  string       `json:"program"` // version
	Engine   int          `json:"engine"`  // version of the rules
	Scenario string       `json:"scenario"`
	Files    string       `json:"scenario_hash"` // of the scenario's files
	Rules    string       `json:"rules_hash"`    // of the scenario as played, with every number of the rules
	Seed     uint64       `json:"seed"`          // from which run i gets its own, by i alone
	Runs     int          `json:"runs"`
	Only     int          `json:"only,omitempty"` // the one run that was played
	North    string       `json:"north"`
	South    string       `json:"south"`
	Noise    string       `json:"noise"`
	Set      []string     `json:"set"`
	Turns    int          `json:"turns"` // 0: to the end
	Shard    *batch.Shard `json:"shard,omitempty"`
}

// Describe makes the manifest of a plan's folder. Program is the program's version.
func Describe(p *batch.Plan, program string) *Manifest {
	return &Manifest{
		Program: program, Engine: replay.Engine, Scenario: p.Setup.ID, Files: scenario.Hash(p.Setup.ID),
		Rules: fmt.Sprintf("%016x", replay.Fingerprint(p.Setup)), Seed: p.Seed, Runs: p.Runs,
		North: p.Players[force.North], South: p.Players[force.South], Noise: p.Setup.Noise.String(),
		Set: append([]string{}, p.Setup.Changes...), Turns: p.Turns,
	}
}

// plan makes the manifest's plan again, if this program still gives the same one.
func (m *Manifest) plan(dir string) (*batch.Plan, error) {
	p, err := batch.New(batch.Options{Scenario: m.Scenario, North: m.North, South: m.South, Set: m.Set, Seed: m.Seed, Runs: m.Runs, Turns: m.Turns})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	if d := Describe(p, m.Program).differs(m.unsharded()); d != "" {
		return nil, &Other{dir, "this program's is " + d}
	}
	return p, nil
}

// unsharded is the manifest of the whole batch.
func (m *Manifest) unsharded() *Manifest {
	whole := *m
	whole.Shard = nil
	return &whole
}

// Asked lists the runs that a folder is to hold.
func (m *Manifest) Asked() []int {
	if m.Only > 0 {
		return []int{m.Only}
	}
	p := batch.Plan{Runs: m.Runs}
	if m.Shard != nil {
		return p.ShardRuns(*m.Shard)
	}
	return p.ShardRuns(batch.Shard{})
}

func (m *Manifest) bytes() []byte {
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		panic(err) // numbers and strings only
	}
	return append(data, '\n')
}

// differs names the first field in which two manifests differ, with both values; "" if there is none.
func (m *Manifest) differs(other *Manifest) string {
	fields := func(m *Manifest) (list []string) {
		for line := range strings.Lines(string(m.bytes())) {
			list = append(list, strings.TrimSuffix(strings.TrimSpace(line), ","))
		}
		return list
	}
	mine, theirs := fields(m), fields(other)
	for i := range mine {
		if i >= len(theirs) || mine[i] != theirs[i] {
			return fmt.Sprintf("%s here, %s there", mine[i], theirs[min(i, len(theirs)-1)])
		}
	}
	return ""
}

func readManifest(dir string) (*Manifest, error) {
	path := filepath.Join(dir, manifestFile)
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	m := new(Manifest)
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(m); err != nil {
		return nil, &Damaged{path, err}
	}
	return m, nil
}

// Damaged is the error of a file that is not what it should be.
type Damaged struct {
	Path string
	Err  error
}

func (e *Damaged) Error() string { return fmt.Sprintf("%s is damaged: %v", e.Path, e.Err) }
