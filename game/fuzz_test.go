package game

import (
	"encoding/json"
	"reflect"
	"testing"

	"parallel38/game/dice"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// FuzzPlay lets bytes choose among legal orders. After each the war must be sound, a copy of it must have
// gone the same way, no side may see what is hidden, Check must agree with Orders, and what is illegal
// must change nothing. And the war must end.
func FuzzPlay(f *testing.F) {
	f.Add(uint64(1), []byte("the quick brown fox jumps over the lazy dog, and the dog takes it from the flank"))
	for seed := range uint64(4) {
		script := make([]byte, 200)
		for i := range script {
			script[i] = byte(dice.Roll(seed, dice.Key{Ordinal: uint32(i)}))
		}
		f.Add(seed, script)
	}
	f.Fuzz(func(t *testing.T, seed uint64, script []byte) {
		script = script[:min(len(script), 400)] // more of the same takes time and finds nothing
		w := theatre(t, seed)
		p := &proof{T: t, w: w, twin: w.Twin(), other: w.Twin(), die: seed}
		d := Drawer{Choose: func(n int) (c int) {
			for size := n; size > 1 && len(script) > 0; size /= 256 {
				c, script = c<<8|int(script[0]), script[1:]
			}
			return c % n
		}}
		for len(script) > 0 && w.Phase != Over {
			o, ok := d.Draw(w.Look(w.Moving()))
			if d.Choose(12) == 0 {
				o, ok = Order{}, true
			}
			if ok {
				p.give(o)
			}
		}
		for range 2 * w.Setup.Turns {
			if w.Phase != Over {
				p.give(Order{})
			}
		}
		if w.Phase != Over {
			t.Fatalf("a war of %d days is not over on day %d", w.Setup.Turns, w.Turn)
		}
	})
}

// proof carries out orders and looks each time whether the promises hold.
type proof struct {
	*testing.T
	w, twin, other *World
	die            uint64
	reach          Reach
}

// below is a number from 0 to n−1.
func (p *proof) below(n int) int {
	p.die = dice.Next(p.die)
	return dice.Below(p.die, n)
}

// give carries out a legal order.
func (p *proof) give(o Order) {
	p.Helper()
	w := p.w
	line := FormatOrder(&w.Board, &o)
	if back, err := ParseOrder(&w.Board, line); err != nil || back != o {
		p.Fatalf("%q is read as %+v, %v", line, back, err)
	}
	p.agree()
	p.twin.CopyFrom(w)
	if _, err := w.Apply(o); err != nil {
		p.Fatalf("%q passes and is refused: %v", line, err)
	}
	if wrong := w.Audit(); wrong != nil {
		p.Fatalf("after %q: %v", line, wrong)
	}
	if _, err := p.twin.Apply(o); err != nil || p.twin.Hash() != w.Hash() {
		p.Fatalf("%q goes another way in a copy: %v", line, err)
	}
	p.fits(&o)
	switch n := p.below(40); { // what takes longer is done more rarely
	case n < 10:
		sameView(p, w, p.other, force.North+force.Side(n%2), p.die)
	case n == 10:
		p.comesBack()
	}
}

// fits demands that whoever was ordered to a hex and came there has room in it.
func (p *proof) fits(o *Order) {
	p.Helper()
	var ids []force.ID
	switch o.Kind {
	case Move, RailMove:
		ids = []force.ID{o.Unit}
	case Attack:
		ids = o.Attackers()
	}
	for _, e := range p.w.events {
		if e.Kind == Discovered {
			return // it stopped where it met the enemy
		}
	}
	for _, id := range ids {
		h := p.w.Force.Place[id].Hex
		if h == hex.None || o.Kind == Attack && h != o.Hex {
			continue
		}
		if room := p.w.StackRoom(h); room < 0 {
			p.Errorf("%q ends in %s, which has %d quarters too many", FormatOrder(&p.w.Board, o), p.w.Map.Name(h), -room)
		}
	}
}

// comesBack demands that the war is the same after it was written and read.
func (p *proof) comesBack() {
	p.Helper()
	text, err := json.Marshal(p.w.Snapshot())
	var snap Snapshot
	if err == nil {
		err = json.Unmarshal(text, &snap)
	}
	if err != nil {
		p.Fatal(err)
	}
	again, err := Restore(p.w.Map, p.w.Setup, snap)
	if err != nil || again.Hash() != p.w.Hash() || !reflect.DeepEqual(again.grip, p.w.grip) {
		p.Fatalf("the war comes back from its snapshot as another: %v", err)
	}
}

// agree compares Orders with Check for one unit, and tries orders of every kind: those that Check passes
// are carried out, and the others change nothing.
func (p *proof) agree() {
	p.Helper()
	w := p.w
	if w.Phase == Over {
		return
	}
	v := w.Look(w.Moving())
	id := w.Force.Combat[p.below(len(w.Force.Combat))]
	listed := map[Order]bool{}
	goals := map[hex.Index]bool{}
	for _, o := range Orders(v, id, &p.reach, nil) {
		if err := Check(v, &o); err != nil {
			p.Fatalf("%q is listed and refused: %v", FormatOrder(&w.Board, &o), err)
		}
		if listed[o] {
			p.Fatalf("%q is listed twice", FormatOrder(&w.Board, &o))
		}
		listed[o] = true
		if o.Kind == Move {
			goals[p.goal(&o)] = true
		}
	}
	at := w.Force.Place[id].Hex
	if at == hex.None {
		at = 0
	}
	for range 8 {
		o := Order{Kind: Move, Unit: id, Hex: hex.None, Steps: uint8(1 + p.below(4))}
		for i := range o.Steps {
			o.Path[i] = hex.Dir(p.below(hex.Dirs))
		}
		if goal := p.goal(&o); Check(v, &o) == nil && !goals[goal] && goal != at {
			p.Fatalf("%q passes, and %s is not listed", FormatOrder(&w.Board, &o), w.Map.Name(goal))
		}
	}
	for _, n := range w.Map.Near[at] {
		for kind := range fight.Kinds {
			if o := Assault(n, kind, id); n != hex.None && (Check(v, &o) == nil) != listed[o] {
				p.Fatalf("%q: listed %v, check says %v", FormatOrder(&w.Board, &o), listed[o], Check(v, &o))
			}
		}
	}
	if o := (Order{Kind: Rest, Unit: id, Hex: hex.None}); (Check(v, &o) == nil) != listed[o] {
		p.Fatalf("rest of %s: listed %v, check says %v", w.Force.Identity[id].Code, listed[o], Check(v, &o))
	}
	p.judge(p.anyOrder(id))
}

// goal is where a march would end, hex.None if it leaves the map.
func (p *proof) goal(o *Order) hex.Index {
	h := p.w.Force.Place[o.Unit].Hex
	for _, d := range o.Marching() {
		if h == hex.None {
			break
		}
		h = p.w.Map.Near[h][d]
	}
	return h
}

// anyOrder is an order that may be good or bad.
func (p *proof) anyOrder(id force.ID) Order {
	n := p.w.Map.Len()
	o := Order{Kind: OrderKind(p.below(int(OrderKinds) + 1)), Unit: id, Hex: hex.Index(p.below(n+2) - 1), Dir: hex.Dir(p.below(hex.Dirs + 1)),
		On: p.below(2) == 0, Value: int16(p.below(8000) - 4000), Attack: fight.Kind(p.below(int(fight.Kinds) + 1)), Sorties: int16(p.below(3000) - 500)}
	if p.below(2) == 0 {
		o.Value, o.Extra = int16(p.below(110)-5), int16(p.below(110)-5)
	}
	o.Count = uint8(p.below(3))
	for i := range o.Units {
		o.Units[i] = force.ID(p.below(p.w.Force.Len()+2) - 1)
	}
	return o
}

// judge tries an order on a copy of the war: refused, it changes nothing; passed, it is carried out, and
// a save brings it back as one that does the same.
func (p *proof) judge(o Order) {
	p.Helper()
	w, t := p.w, p.twin
	t.CopyFrom(w)
	before := w.Hash()
	line := FormatOrder(&w.Board, &o)
	passed := Check(w.Look(w.Moving()), &o)
	if w.Hash() != before {
		p.Fatalf("looking whether %q is legal changes the war", line)
	}
	_, err := t.Apply(o)
	if (err == nil) != (passed == nil) {
		p.Fatalf("%q: check says %v, the war says %v", line, passed, err)
	}
	if err != nil {
		if t.Hash() != before {
			p.Fatalf("%q is refused (%v) and changes the war", line, err)
		}
		return
	}
	after := t.Hash()
	if wrong := t.Audit(); wrong != nil {
		p.Fatalf("after %q: %v", line, wrong)
	}
	saved, err := ParseOrder(&w.Board, line)
	if err != nil {
		p.Fatalf("%q is carried out and cannot be read: %v", line, err)
	}
	t.CopyFrom(w)
	if _, err := t.Apply(saved); err != nil || t.Hash() != after {
		p.Fatalf("%q does not do what was ordered: %v", line, err)
	}
}

// FuzzOrder reads lines and takes orders of any bytes: neither may panic, and what is read or passed is
// written, read and carried out as the same order.
func FuzzOrder(f *testing.F) {
	w := theatre(f, 1)
	playRandom(f, w, 2, 3, nil) // until they are at each other
	v := w.Look(w.Moving())
	for _, id := range w.Force.Combat {
		for i, o := range Orders(v, id, &w.reach, nil) {
			if o.Kind == Attack || i%8 == 0 {
				f.Add(FormatOrder(&w.Board, &o), []byte{})
			}
		}
	}
	for _, line := range []string{"end", "move n1 S,SE", "rail n-late 2,1", "attack deliberate 2,4 n1 n2 air=20 night", "rest n0", "reserve n-lorries on 2,2",
		"stand s1 off", "fire n-guns on", "fallback n1 on -700", "bridge 2,4 N near", "air 40 30", "settle", "move n1 S,S,S,S,S,S,S,S,S,S,S,S,S,S,S,S,S"} {
		f.Add(line, []byte{1, 2, 3})
	}
	f.Add("", []byte{3, 1, 20, 0, 1, 0, 5, 0, 1, 1, 4, 5, 2, 200, 1, 2, 3, 4, 5, 6})
	f.Fuzz(func(t *testing.T, line string, raw []byte) {
		p := &proof{T: t, w: w, twin: w.Twin()}
		if o, err := ParseOrder(&w.Board, line); err == nil {
			again := FormatOrder(&w.Board, &o)
			if back, err := ParseOrder(&w.Board, again); err != nil || back != o {
				t.Fatalf("%q is written %q and read as %+v, %v", line, again, back, err)
			}
			p.judge(o)
		}
		next := func() int {
			if len(raw) == 0 {
				return 0
			}
			b := raw[0]
			raw = raw[1:]
			return int(int8(b))
		}
		o := Order{Kind: OrderKind(next()), Unit: force.ID(next()), Hex: hex.Index(next() + 100*next()), Dir: hex.Dir(next()), On: next() > 0,
			Value: int16(next() + 100*next()), Extra: int16(next()), Attack: fight.Kind(next()), Night: next() > 0, Sorties: int16(next() + 100*next()),
			Steps: uint8(next()), Count: uint8(next())}
		for i := range o.Path {
			o.Path[i] = hex.Dir(next())
		}
		for i := range o.Units {
			o.Units[i] = force.ID(next())
		}
		p.judge(o)
	})
}
