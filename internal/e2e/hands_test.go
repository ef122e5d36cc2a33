package e2e

import (
	"testing"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/exp/vmhost"

	"parallel38/internal/play"
)

// TestFingersAndGamepad plays without a mouse: two fingers zoom, one taps and rests, and a gamepad reaches the
// commands.
func TestFingersAndGamepad(t *testing.T) {
	g := openGuest(t, "--scenario", "ongjin-1950", "--side", "north", "--opponent", "passive")
	s := still(t, g, "table")

	u := s.Units["kpa-6d-14r"]
	finger(g, u, 1)
	if s = g.state(); s.Selected != "kpa-6d-14r" {
		t.Fatalf("a tap on the 14th Regiment selected %q", s.Selected)
	}
	finger(g, s.Units["kpa-6d-14r"], 30)
	if s = g.state(); s.Dialog != "encyclopedia" || s.Selected != "kpa-6d-14r" {
		t.Fatalf("a finger that rests on the regiment opened %q, with %q selected", s.Dialog, s.Selected)
	}

	pad(g, ebiten.StandardGamepadButtonRightRight) // back through the article and the list
	pad(g, ebiten.StandardGamepadButtonRightRight)
	if s = g.state(); s.Dialog != "" {
		t.Fatalf("the button for back leaves %q open", s.Dialog)
	}
	pad(g, ebiten.StandardGamepadButtonFrontTopRight)
	if s = g.state(); s.Selected != "kpa-bc3" {
		t.Errorf("the button for the next unit selected %q", s.Selected)
	}
	// The way west over the hexsides of the cursor, and the march there.
	cursor, orders := s.Cursor, s.Orders
	pad(g, ebiten.StandardGamepadButtonLeftTop)
	if s = g.state(); s.Cursor == cursor {
		t.Error("the cross does not move the cursor")
	}
	pad(g, ebiten.StandardGamepadButtonRightBottom)
	until(t, g, "the march", func(s *play.State) bool { return s.Orders == orders+1 && s.Pending == 0 })
	pad(g, ebiten.StandardGamepadButtonRightTop)
	until(t, g, "the march to be taken back", func(s *play.State) bool { return s.Orders == orders })
	pad(g, ebiten.StandardGamepadButtonLeftStick) // all commands, a page at a time
	until(t, g, "the list of commands", func(s *play.State) bool { _, more := s.Buttons["more"]; return s.Dialog == "palette" && more })
	pad(g, ebiten.StandardGamepadButtonRightRight)
	s = until(t, g, "the list to close", func(s *play.State) bool { return s.Dialog == "" })

	before, chosen := s.Camera.PxPerKm, s.Selected
	g.session.PressTouch(1, 500, 400)
	g.session.PressTouch(2, 600, 400)
	g.pass()
	for d := 5.0; d <= 25; d += 5 {
		g.session.MoveTouch(1, 500-d, 400)
		g.session.MoveTouch(2, 600+d, 400)
		g.pass()
	}
	g.session.ReleaseTouch(1)
	g.session.ReleaseTouch(2)
	g.pass()
	s = still(t, g, "table")
	if got := s.Camera.PxPerKm / before; got < 1.4 || got > 1.6 {
		t.Errorf("fingers that go from 100 to 150 apart zoom by %.2f", got)
	}
	if s.Selected != chosen || s.Orders != orders {
		t.Errorf("two fingers selected %q and gave %d orders", s.Selected, s.Orders)
	}
}

// finger rests on a unit for some passes and lets go.
func finger(g *guest, u play.UnitState, passes int) {
	g.session.PressTouch(3, u.X, u.Y)
	for range passes {
		g.pass()
	}
	g.session.ReleaseTouch(3)
	g.pass()
	g.pass()
}

// pad strikes a button of the gamepad.
func pad(g *guest, button ebiten.StandardGamepadButton) {
	for _, down := range []bool{true, false} {
		all := map[ebiten.StandardGamepadButton]vmhost.GamepadStandardButtonState{}
		for b := range ebiten.StandardGamepadButtonMax + 1 {
			all[b] = vmhost.GamepadStandardButtonState{Pressed: down && b == button}
		}
		g.session.UpdateGamepads([]vmhost.GamepadState{{ID: 0, Name: "pad", StandardButtons: all}})
		g.pass()
	}
	g.pass()
}
