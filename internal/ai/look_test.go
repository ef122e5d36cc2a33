package ai

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/internal/scenario"
	"parallel38/scenarios"
)

func TestLook(t *testing.T) {
	id := os.Getenv("AI_LOOK")
	if id == "" {
		t.Skip()
	}
	n, _ := strconv.Atoi(os.Getenv("AI_SEEDS"))
	n = max(n, 1)
	a := atlas.Peninsula()
	s, err := scenario.Load(scenarios.Files, id, a)
	if err != nil {
		t.Fatal(err)
	}
	towns := []string{"Kaesong", "Seoul", "Chunchon", "Inchon", "Suwon", "Wonju", "Kangnung", "Chonan", "Chungju", "Taejon", "Chonju", "Andong", "Kumchon", "Taegu", "Pohang", "Masan", "Pusan"}
	fmt.Printf("seed ")
	for _, x := range towns {
		fmt.Printf("%9s", x)
	}
	fmt.Println()
	from, _ := strconv.Atoi(os.Getenv("AI_FROM"))
	for seed := range n {
		seed += from
		play(t, a, s, uint64(seed+1), towns, n == 1)
	}
}

func play(t *testing.T, a *atlas.Atlas, s *game.Setup, seed uint64, towns []string, loud bool) {
	w := game.New(a, s, seed)
	var seats [force.Sides]*Player
	for side := force.North; side < force.Sides; side++ {
		name := "regular"
		if e := os.Getenv("AI_" + side.String()); e != "" {
			name = e
		}
		seats[side], _ = New(name)
	}
	fell := map[string]string{}
	var spent [force.Sides]time.Duration
	var worst [force.Sides]time.Duration
	var turns, orders, attacks, gaps, length [force.Sides]int
	begin := time.Now()
	for w.Phase != game.Over {
		side := w.Moving()
		v := w.Look(side)
		t0 := time.Now()
		day := time.Duration(0)
		n := 0
		for {
			t0 = time.Now()
			o, done := seats[side].Think(v, 1<<20)
			day += time.Since(t0)
			if !done {
				continue
			}
			if n++; n > 3000 {
				t.Fatalf("day %v %v: too many orders, last %s", w.Day, side, game.FormatOrder(&w.Board, &o))
			}
			if o.Kind == game.Attack {
				attacks[side]++
			}
			if loud && os.Getenv("AI_LOUD") != "" && (o.Kind == game.Attack || os.Getenv("AI_LOUD") == "2") {
				var pv game.Preview
				v.Preview(&o, &pv)
				fmt.Printf("  %v %s: %s  odds %d\n", w.Day, side, game.FormatOrder(&w.Board, &o), pv.Forecast.Odds)
			}
			if o.Kind == game.EndDay {
				if loud && os.Getenv("AI_DUMP") == v.Day.String()[5:] {
					dump(seats[side], v)
				}
				g, l := seats[side].Gaps(v)
				gaps[side] += g
				length[side] += l
			}
			ev, err := w.Apply(o)
			if err != nil {
				t.Fatalf("day %v %v: %s: %v", w.Day, side, game.FormatOrder(&w.Board, &o), err)
			}
			if loud && os.Getenv("AI_END") != "" {
				for _, e := range ev {
					if e.Kind == game.Surrendered || e.Kind == game.Scattered {
						fmt.Printf("   %v %v %s at %s men %d\n", w.Day, e.Kind.Key(), w.Force.Identity[e.Unit].Code, a.Name(e.Hex), e.Value)
					}
				}
			}
			if loud && os.Getenv("AI_LOUD") != "" {
				for _, e := range ev {
					if e.Kind == game.Fought {
						fmt.Printf("      %s lost %d, defender %d, band %v ground %d held %d fell %v\n", a.Name(e.Hex), e.Report.Outcome.Attacker.Men, e.Report.Outcome.Defender.Men, e.Report.Outcome.Band, e.Report.Outcome.Ground, e.Report.Metres, e.Report.Fell)
					}
				}
			}
			if o.Kind == game.EndDay {
				break
			}
			v = w.Look(side)
		}
		spent[side] += day
		worst[side] = max(worst[side], day)
		turns[side]++
		orders[side] += n
		for _, x := range towns {
			p, _ := a.Find(x)
			switch north := w.Control[a.Places[p].Hex] == force.North; {
			case north && fell[x] == "":
				fell[x] = w.Day.String()[5:]
			case !north && fell[x] != "" && !strings.HasSuffix(fell[x], "*"):
				fell[x] += "*"
			case north && strings.HasSuffix(fell[x], "*"):
				fell[x] = fell[x][:len(fell[x])-1] + "+"
			}
		}
		if loud && side == w.First.Enemy() || w.Phase == game.Over {
			var men, units, front [force.Sides]int
			var sup [force.Sides]int
			for _, id := range w.Force.Combat {
				if w.Force.Present(id) && w.Force.Strength[id].Men > 0 {
					men[w.Force.Side(id)] += int(w.Force.Strength[id].Men)
					units[w.Force.Side(id)]++
					sup[w.Force.Side(id)] += int(w.Force.Stores[id].Supply)
					if w.Contact(w.Force.Place[id].Hex, w.Force.Side(id)) {
						front[w.Force.Side(id)]++
					}
				}
			}
			if loud {
				fmt.Printf("%v N %6d men %3d units %2d in contact sup %4d share %d att %v line %d depth %d| S %6d %3d %2d sup %4d att %v line %d depth %d\n", w.Day, men[1], units[1], front[1], sup[1]/max(1, units[1]), w.Supply[1].Share, seats[1].attacks, len(seats[1].front.cells), seats[1].depth/16,
					men[2], units[2], front[2], sup[2]/max(1, units[2]), seats[2].attacks, len(seats[2].front.cells), seats[2].depth/16)
				if os.Getenv("AI_MAP") != "" {
					draw(w, seats)
				}
			}
		}
	}
	fmt.Printf("%4d ", seed)
	for _, x := range towns {
		fmt.Printf("%9s", fell[x])
	}
	fmt.Printf("  winner %v %d; think N %v (worst %v) S %v (worst %v) a side-turn, game %v; orders %d %d attacks %d %d gaps%% %d %d\n", w.Winner, w.Total(),
		(spent[1] / time.Duration(turns[1])).Round(time.Microsecond), worst[1].Round(time.Microsecond), (spent[2] / time.Duration(turns[2])).Round(time.Microsecond), worst[2].Round(time.Microsecond), time.Since(begin).Round(time.Millisecond),
		orders[1]/turns[1], orders[2]/turns[2], attacks[1], attacks[2], gaps[1]*100/max(1, length[1]), gaps[2]*100/max(1, length[2]))
}

func draw(w *game.World, seats [force.Sides]*Player) {
	a := w.Map
	for row := 50; row < 95; row++ {
		for col := 18; col < 58; col++ {
			h := a.At(col, row)
			ch := " ."
			c := &a.Cells[h]
			switch {
			case !c.Land():
				ch = "  "
			case w.Holder(h) == force.North:
				ch = fmt.Sprintf("N%c", "0123456789"[min(9, w.Quarters(h)/4)])
			case w.Holder(h) == force.South:
				ch = fmt.Sprintf("S%c", "0123456789"[min(9, w.Quarters(h)/4)])
			case w.Control[h] == force.North:
				ch = " -"
			case w.Control[h] == force.South:
				ch = " ="
			}
			if c.Place >= 0 && a.Places[c.Place].Rank <= 3 && w.Holder(h) == force.NoSide {
				ch = string(ch[0]) + string(a.Places[c.Place].Name.En[0])
			}
			fmt.Print(ch)
		}
		fmt.Println()
	}
}
