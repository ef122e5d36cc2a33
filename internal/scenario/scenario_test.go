package scenario

import "testing"

func TestBuiltinLoads(t *testing.T) {
	for _, id := range []string{"storm-1950", "invasion-1950"} {
		s, err := Builtin(id)
		if err != nil {
			t.Errorf("%s:\n%v", id, err)
			continue
		}
		t.Logf("%s: %d units", id, len(s.Units))
	}
}
