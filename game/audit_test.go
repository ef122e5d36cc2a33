package game

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"parallel38/game/force"
)

// anything are the fields that may hold any number of their type.
var anything = []string{"State.Ordinal", "State.Contest[].Momentum", "State.Traffic[]", "State.Ferried[]", "State.Docked[]", "State.Score[]", "Units.Standing[].FallBackAt"}

// TestTheAuditSeesEveryField sets each number of a war in turn to what it can never be.
func TestTheAuditSeesEveryField(t *testing.T) {
	w := theatre(t, 1)
	playRandom(t, w, 2, 3, nil)
	if wrong := w.Audit(); wrong != nil {
		t.Fatal(wrong)
	}
	unused := map[string]bool{}
	for _, path := range anything {
		unused[path] = true
	}
	for _, root := range []struct {
		name  string
		value reflect.Value
	}{{"State", reflect.ValueOf(&w.State).Elem()}, {"Units", reflect.ValueOf(&w.Force.State).Elem()}} {
		leaves(t, root.name, root.value, func(path string, v reflect.Value) {
			plain := path
			for i := strings.IndexByte(plain, '['); i >= 0; i = strings.IndexByte(plain, '[') {
				plain = plain[:i] + "{}" + plain[i+strings.IndexByte(plain[i:], ']')+1:]
			}
			plain = strings.ReplaceAll(plain, "{}", "[]")
			old := reflect.New(v.Type()).Elem()
			old.Set(v)
			defer v.Set(old)
			switch {
			case v.Kind() == reflect.Bool:
				return
			case v.CanInt():
				v.SetInt(math.MinInt64 >> (64 - v.Type().Bits()))
			default:
				v.SetUint(math.MaxUint64 >> (64 - v.Type().Bits()))
			}
			if _, free := unused[plain]; free {
				unused[plain] = false
			} else if w.Audit() == nil {
				t.Errorf("%s is %v, and the audit finds nothing wrong", path, v)
			}
		})
	}
	for path, still := range unused {
		if still {
			t.Errorf("there is no field %s", path)
		}
	}
	if wrong := w.Audit(); wrong != nil {
		t.Error("the test left a mark: ", wrong)
	}
}

// TestTheAuditFindsWhatIsWrong breaks one promise at a time.
func TestTheAuditFindsWhatIsWrong(t *testing.T) {
	for name, c := range map[string]struct {
		breach func(w *World)
		want   string
	}{
		"men from nowhere":       {func(w *World) { w.Force.Strength[w.Force.Combat[0]].Men += 2 }, "men in all, and should have"},
		"men who vanish":         {func(w *World) { w.Tally[force.South].Missing -= 1 }, "Missing is -1"},
		"guns from nowhere":      {func(w *World) { w.Force.Strength[w.Force.Combat[0]].Weapons[0]++ }, "pieces of gun76 than it had"},
		"guns lost twice":        {func(w *World) { w.Tally[force.South].WeaponsLost[1]++ }, "has lost 1 and received 0"},
		"guns taken of nobody":   {func(w *World) { w.Tally[force.South].WeaponsTaken[1]++ }, "WeaponsTaken is 1, allowed 0 to 0"},
		"a stack nobody rebuilt": {func(w *World) { w.Force.Place[w.Force.Combat[0]].Hex = 20 }, "in the stack of"},
		"a unit left behind":     {func(w *World) { w.lift(w.Force.Combat[0]) }, "stands in hex -1 and is of presence 1"},
		"the dead with men":      {func(w *World) { w.Force.Place[w.Force.Combat[0]].Presence = force.Destroyed }, "Men is"},
		"both sides in a hex": {func(w *World) {
			north, south := w.Force.Combat[0], w.Force.Combat[len(w.Force.Combat)-1]
			h := w.Force.Place[north].Hex
			w.lift(south)
			w.put(south, h)
		}, "which south holds"},
		"troops at sea": {func(w *World) {
			id := w.Force.Combat[0]
			w.lift(id)
			w.put(id, 0)
		}, "where no unit can"},
		"too many to count": {func(w *World) {
			id := w.Force.Combat[0]
			w.grip[w.Force.Place[id].Hex].quarters += 4
		}, "quarters:"},
		"a turncoat":                 {func(w *World) { w.Force.Allegiance[w.Force.HQs[0]].Side = force.South }, "has gone over"},
		"a war longer than it is":    {func(w *World) { w.Turn = int16(w.Setup.Turns) + 1 }, "Turn is"},
		"a charge in a blown bridge": {func(w *World) { w.Bridges[0] = Bridge{State: Blown, Order: BlowNow} }, "the bridge at"},
	} {
		w := theatre(t, 1)
		c.breach(w)
		if wrong := w.Audit(); !strings.Contains(fmt.Sprint(wrong), c.want) {
			t.Errorf("%s: the audit says %v, want %q", name, wrong, c.want)
		}
	}
}

func TestAnAuditOfASoundWarTakesNoMemory(t *testing.T) {
	w := theatre(t, 1)
	if n := testing.AllocsPerRun(10, func() { w.Audit() }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}
