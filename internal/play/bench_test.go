package play

import (
	"testing"
	"time"

	"github.com/adrg/xdg"
	"github.com/hajimehoshi/ebiten/v2"
)

// BenchmarkFrame is what the program itself spends on a frame at the widest zoom, with every counter and
// an overlay on the screen and the pointer moving: a tick and what it draws, without the graphics driver.
func BenchmarkFrame(b *testing.B) {
	b.Setenv("XDG_DATA_HOME", b.TempDir())
	xdg.Reload()
	a, err := newApp(Options{Scenario: "invasion-1950"})
	if err != nil {
		b.Fatal(err)
	}
	a.resize(1920, 1080)
	a.ready(<-a.loading)
	t := a.table()
	a.camera.whole()
	t.setOverlay(overlaySupply)
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(time.Millisecond) {
		if err := a.Update(); err != nil {
			b.Fatal(err)
		}
		if a.ground.pending() == 0 && !a.labels.moved {
			break
		}
		if time.Now().After(deadline) {
			b.Fatal("the map comes to no end")
		}
	}
	screen := ebiten.NewImage(1920, 1080)
	b.ReportAllocs()
	for b.Loop() {
		a.wake.ticks = 0
		if err := a.Update(); err != nil {
			b.Fatal(err)
		}
		a.Draw(screen)
	}
}
