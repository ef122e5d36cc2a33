package ledger

import (
	"testing"

	"pgregory.net/rapid"

	_ "parallel38/internal/golden" // go test ./... -update
)

func TestLinesAddUpToTheTotalEvenWhenThereAreTooMany(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var l Ledger
		want := 0
		for _, v := range rapid.SliceOfN(rapid.IntRange(-9000, 9000), 0, 3*Capacity).Draw(t, "values") {
			want += l.Add(Power, v)
		}
		if l.Total() != want {
			t.Fatalf("total %d, want %d", l.Total(), want)
		}
	})
}

func TestFullLedgerCallsTheRestOther(t *testing.T) {
	var l Ledger
	for range Capacity + 2 {
		l.Add(Surprise, 10)
	}
	if l.Value(Other) != 30 || l.Value(Surprise) != 10*(Capacity-1) {
		t.Fatalf("other %d, surprise %d", l.Value(Other), l.Value(Surprise))
	}
	if l.Reset(Minutes); l.Unit != Minutes || len(l.Lines()) != 0 {
		t.Fatal("Reset leaves something behind")
	}
}

func TestNilLedgerKeepsNothing(t *testing.T) {
	var l *Ledger
	l.Reset(Tons)
	if l.Add(Power, 5) != 5 || l.Total() != 0 || l.Lines() != nil {
		t.Fatal("a nil ledger is not silent")
	}
}

func TestEveryLineHasItsOwnKey(t *testing.T) {
	seen := map[string]LineID{}
	for _, id := range All() {
		key := Key(id)
		if other, twice := seen[key]; twice || key == "" {
			t.Errorf("lines %d and %d share the key %q", other, id, key)
		}
		seen[key] = id
	}
	for id, want := range map[LineID]string{
		Other: "other", Power: "combat.power", HeavyLimit: "combat.points.limit", PreparedPosture: "combat.posture.prepared",
		MajorRiver: "combat.river.major", RailJourney: "movement.rail.journey", SupplyNeed: "supply.need", VictoryPar: "victory.par",
	} {
		if Key(id) != want {
			t.Errorf("Key(%d) = %q, want %q", id, Key(id), want)
		}
	}
}

func TestAddDoesNotAllocate(t *testing.T) {
	var l Ledger
	if n := testing.AllocsPerRun(100, func() { l.Reset(MilliLn); l.Add(Power, 1) }); n != 0 {
		t.Fatalf("%v allocations", n)
	}
}
