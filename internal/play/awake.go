package play

// A frame in which nothing has changed is not drawn: the screen keeps what it shows, and the game costs
// next to nothing while its player thinks. Whatever moves keeps it awake; after that it stays awake for a
// moment, so that what comes with a delay (a stack that fans out, a word of explanation) is seen.

// doze is how many ticks without a change it takes to fall asleep; longer than every delay on the screen.
const doze = 24

// wakefulness is what is compared from tick to tick.
type wakefulness struct {
	camera camera
	ticks  int // since the last change
}

// rouse looks at what has changed in this tick.
func (a *app) rouse(laidOut bool) {
	w := &a.wake
	changed := laidOut || a.stale || a.input.busy() || a.camera != w.camera || a.scene.restless() ||
		a.ground == nil || a.ground.changed
	w.camera = a.camera
	if changed {
		w.ticks = 0
	} else if w.ticks < doze {
		w.ticks++
	}
}

// asleep tells whether the screen may stay as it is.
func (a *app) asleep() bool { return a.wake.ticks >= doze }

// busy tells whether any device was used in this tick.
func (in *input) busy() bool {
	return in.moved || in.wheel != 0 || in.pinch != 1 || in.held || in.released || in.second || in.touching || in.erase ||
		len(in.typed) > 0 || in.dragX != 0 || in.dragY != 0 || in.down != in.wasDown || in.asked != [actions]bool{}
}

// restless tells whether something on the table moves by itself.
func (t *tableScene) restless() bool {
	return t.film.busy() || len(t.film.flash) > 0 || t.zoomGoal != 0 || t.thinking || t.staff != nil || t.app.labels.moved
}

func (*startScene) restless() bool  { return false }
func (*reportScene) restless() bool { return false }
func (*waitScene) restless() bool   { return true }
