package prewar

import (
	"strings"
	"testing"

	"parallel38/game/force"
)

// Every order that is taken comes back from its text.
func TestOrdersComeBackFromTheirText(t *testing.T) {
	seen := map[string]bool{}
	for seed := range uint64(20) {
		w := campaign(seed)
		playRandom(t, w, seed, 40, func() {
			for _, p := range w.Plots {
				for _, d := range p.List() {
					o := Order{Kind: Give, Directive: d}
					line := FormatOrder(&w.Board, &o)
					back, err := ParseOrder(&w.Board, line)
					if err != nil || back != o {
						t.Fatalf("%q: %+v, %v; want %+v", line, back, err, o)
					}
					seen[strings.Fields(line)[0]] = true
				}
			}
		})
	}
	if len(seen) < 20 {
		t.Errorf("only %d words seen: %v", len(seen), seen)
	}
	w := campaign(1)
	for _, line := range []string{"commit", "take-back 2", "assign hunt hills 2 r1 r2", "aid 35 15 0 40 10", "conduct hills martial off", "recall-band band-2", "cells r2"} {
		o, err := ParseOrder(&w.Board, line)
		if err != nil || FormatOrder(&w.Board, &o) != line {
			t.Errorf("%q: %+v, %v", line, o, err)
		}
	}
}

func TestWrongOrdersSayWhatIsWrong(t *testing.T) {
	w := campaign(1)
	for line, want := range map[string]string{
		"":                         "found nothing, want an order",
		"hunt":                     `found "hunt", want an order such as "commit"`,
		"assign rest hills 1 r1":   `assign: found "rest", want train, hunt, guard or border`,
		"assign hunt moon 1 r1":    `assign: found "moon", want a district`,
		"assign hunt hills 9 r1":   `assign: found "9", want a whole number from 1 to 4`,
		"assign hunt hills 1":      "assign: found nothing, want a regiment",
		"assign hunt hills 1 r9":   `assign: found "r9", want a regiment`,
		"purge now":                `purge: found "now", want no more`,
		"conduct hills martial up": `conduct: found "up", want on or off`,
		"aid 1 2 3":                "aid: found nothing, want a whole number from 0 to 100",
		"buy-arms 05":              `buy-arms: found "05", want a whole number from 1 to 40`,
	} {
		if o, err := ParseOrder(&w.Board, line); err == nil || err.Error() != want {
			t.Errorf("%q: %+v, %v; want %s", line, o, err, want)
		}
	}
}

// FuzzOrders: what reads as an order writes back as one that reads the same; Check and Apply agree about it,
// and a refused one changes nothing.
func FuzzOrders(f *testing.F) {
	for _, line := range []string{"commit", "assign hunt hills 2 r1 r2", "aid 35 15 0 40 10", "send-band hills 240", "take-back 0", "move-police plain hills 200", "mass"} {
		f.Add(line, uint8(3))
	}
	f.Fuzz(func(t *testing.T, line string, turns uint8) {
		w := campaign(uint64(turns))
		playRandom(t, w, uint64(turns), int(turns%8), nil)
		o, err := ParseOrder(&w.Board, line)
		if err != nil || w.Phase == Over {
			return
		}
		if again, err := ParseOrder(&w.Board, FormatOrder(&w.Board, &o)); err != nil || again != o {
			t.Fatalf("%q: %+v comes back as %+v, %v", line, o, again, err)
		}
		before, refused := w.Hash(), Check(w.Look(w.Moving()), &o)
		if _, err := w.Apply(o); (err == nil) != (refused == nil) {
			t.Fatalf("%q: Check says %v, Apply %v", line, refused, err)
		} else if err != nil && w.Hash() != before {
			t.Fatalf("%q was refused and changed the campaign", line)
		}
		if faults := w.Audit(); faults != nil {
			t.Fatalf("%q: %v", line, faults)
		}
	})
}

func TestCheckRefuses(t *testing.T) {
	w := campaign(1)
	give := func(line string, change func(*Directive)) *Refusal {
		o, err := ParseOrder(&w.Board, line)
		if err != nil {
			t.Fatal(err)
		}
		if change != nil {
			change(&o.Directive)
		}
		return Check(w.Look(w.Moving()), &o)
	}
	for _, c := range []struct {
		line   string
		change func(*Directive)
		want   Reason
	}{
		{"purge", nil, NotYours},
		{"take-back 0", nil, BadValue},
		{"buy-arms 1", func(d *Directive) { d.Value = 41 }, BadValue},
		{"buy-arms 1", func(d *Directive) { d.On = true }, BadValue},
		{"mass", func(d *Directive) { d.Value = 1 }, BadValue},
		{"cells r1", func(d *Directive) { d.Units[0] = 3 }, NoSuchUnit},
		{"cells r3", nil, NoSuchUnit},
		{"recall-band band-1", nil, NoSuchUnit},
		{"cells r1", func(d *Directive) { d.Count = 0 }, NoSuchUnit},
		{"strike hills", func(d *Directive) { d.District = 4 }, NoSuchPlace},
		{"provoke west", func(d *Directive) { d.Sector = 2 }, NoSuchPlace},
		{"send-band island 200", nil, NoSuchPlace},
		{"send-band hills 401", func(d *Directive) { d.Value = 400 }, NothingLeft},
		{"take-up-arms", nil, NotNow},
		{"march", nil, NothingLeft},
	} {
		if c.line == "send-band hills 401" {
			c.line = "send-band hills 400"
			w.North.Graduates = 399
			w.looked = [force.Sides]bool{}
		}
		if r := give(c.line, c.change); r == nil || r.Reason != c.want {
			t.Errorf("%s: %v, want %s", c.line, r, reasonWords[c.want])
		}
	}
	for range MaxDirectives {
		w.Apply(Order{Kind: Give, Directive: Directive{Kind: OfferPeace}})
	}
	if r := give("mass", nil); r == nil || r.Reason != PlotFull {
		t.Errorf("a fifth directive: %v", r)
	}
	w.Apply(Order{})
	for _, c := range []struct {
		line   string
		change func(*Directive)
		want   Reason
	}{
		{"mass", nil, NotYours},
		{"assign border hills 1 r1", nil, NoSuchPlace},
		{"assign hunt hills 1 r1 r2", func(d *Directive) { d.Units[1] = d.Units[0] }, NoSuchUnit},
		{"assign hunt hills 1 r1", func(d *Directive) { d.Duty = force.Line }, BadValue},
		{"move-police plain plain 10", nil, NoSuchPlace},
		{"move-police island hills 500", nil, NothingLeft},
		{"conduct hills martial off", nil, NotNow},
		{"conduct hills martial on", func(d *Directive) { d.Value = 3 }, BadValue},
		{"aid 35 15 0 40 10", func(d *Directive) { d.Aid[0]++ }, BadValue},
	} {
		if r := give(c.line, c.change); r == nil || r.Reason != c.want {
			t.Errorf("%s: %v, want %s", c.line, r, reasonWords[c.want])
		}
	}
	w.South.Fear = 20
	w.looked = [force.Sides]bool{}
	if r := give("aid 25 15 10 40 10", nil); r == nil || r.Reason != NotNow {
		t.Errorf("heavy arms for an army that may march north: %v", r)
	}
}
