package game

import (
	"fmt"
	"strconv"
	"strings"

	"parallel38/game/calendar"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// Orders are written one a line, so that a save reads like a war diary:
//
//	move kpa-4d-16r S,S,SE
//	rail rok-5r 28,62
//	attack deliberate 28,64 kpa-4d-16r kpa-4d-18r air=20 night
//	rest kpa-4d-5r
//	reserve rok-11r on 27,66
//	stand rok-7r on
//	fire rok-5fa on
//	fallback rok-1r on 700
//	bridge 27,66 S near
//	air 40 30 10
//	ship rok-17r 25,62
//	ship us-5m sea
//	sail us-juneau 54,74
//	land 25,62 1950-09-15 us-1m us-5m
//	land off
//	queue us-25d-27r 0
//	port us-1cd-5r 53,77
//	base us-8fbg 45,79
//	base us-8fbg japan
//	corridor 28,62 on
//	screen knp-ulsan
//	evacuate 28,61 3
//	drop us-24d-34r 12
//	cadre kpa-4d-16r on
//	settle
//	end

// orderWords are the first words, by kind.
var orderWords = [OrderKinds]string{"end", "move", "rail", "attack", "rest", "reserve", "stand", "fire", "fallback", "bridge", "air", "ship", "sail", "land", "settle",
	"queue", "port", "base", "corridor", "screen", "evacuate", "drop", "cadre"}

// bridgeWords are the standing orders of a bridge.
var bridgeWords = [BridgeOrders]string{"keep", "over", "near", "now", "clear"}

// FormatOrder writes an order as a line of text. What no order can hold is written as a question mark,
// so that an illegal one, too, can be named.
func FormatOrder(b *Board, o *Order) string {
	code := func(id force.ID) string {
		if id < 0 || int(id) >= b.Force.Len() {
			return unreadable
		}
		return b.Force.Identity[id].Code
	}
	at := func(h hex.Index) string {
		if h < 0 || int(h) >= b.Map.Len() {
			return unreadable
		}
		return b.Map.Name(h)
	}
	w := []string{wordOf(orderWords[:], int(o.Kind))}
	switch o.Kind {
	case Move:
		dirs := make([]string, min(o.Steps, MaxPath))
		for i := range dirs {
			dirs[i] = direction(o.Path[i])
		}
		w = append(w, code(o.Unit), strings.Join(dirs, ","))
	case RailMove:
		w = append(w, code(o.Unit), at(o.Hex))
	case Attack:
		kind := unreadable
		if o.Attack < fight.Kinds {
			kind = o.Attack.String()
		}
		w = append(w, kind, at(o.Hex))
		for _, id := range o.Units[:min(o.Count, MaxUnits)] {
			w = append(w, code(id))
		}
		if o.Sorties > 0 {
			w = append(w, fmt.Sprintf("air=%d", o.Sorties))
		}
		if o.Night {
			w = append(w, "night")
		}
	case Rest, Screen:
		w = append(w, code(o.Unit))
	case SetCorridor:
		w = append(w, at(o.Hex), onOff(o.On))
	case Evacuate:
		w = append(w, at(o.Hex), strconv.Itoa(int(o.Value)))
	case SetReserve, SetStand, SetFire, SetFallBack, SetCadre:
		w = append(w, code(o.Unit), onOff(o.On))
		if o.Kind == SetReserve && o.Hex != hex.None {
			w = append(w, at(o.Hex))
		}
		if o.Kind == SetFallBack {
			w = append(w, strconv.Itoa(int(o.Value)))
		}
	case SetBridge:
		w = append(w, at(o.Hex), direction(o.Dir), wordOf(bridgeWords[:], int(o.Value)))
	case Ship:
		to := "sea"
		if o.Hex != hex.None {
			to = at(o.Hex)
		}
		w = append(w, code(o.Unit), to)
	case Sail:
		w = append(w, code(o.Unit), at(o.Hex))
	case Land:
		if !o.On {
			return "land off"
		}
		w = append(w, at(o.Hex), calendar.Day(o.Value).String())
		for _, id := range o.Units[:min(o.Count, MaxUnits)] {
			w = append(w, code(id))
		}
	case SetAir:
		w = append(w, strconv.Itoa(int(o.Value)), strconv.Itoa(int(o.Extra)), strconv.Itoa(int(o.Sky)))
	case SetQueue, Drop:
		w = append(w, code(o.Unit), strconv.Itoa(int(o.Value)))
	case SetPort:
		w = append(w, code(o.Unit), at(o.Hex))
	case Rebase:
		to := at(o.Hex)
		if i := int(o.Value); o.Hex == hex.None && i >= 0 && i < len(b.Setup.Boxes) {
			to = b.Setup.Boxes[i].Code
		}
		w = append(w, code(o.Unit), to)
	}
	return strings.Join(w, " ")
}

// unreadable stands for what no order can hold.
const unreadable = "?"

// wordOf is a word of a list.
func wordOf(words []string, i int) string {
	if i < 0 || i >= len(words) {
		return unreadable
	}
	return words[i]
}

func direction(d hex.Dir) string {
	if d >= hex.Dirs {
		return unreadable
	}
	return d.String()
}

func onOff(on bool) string {
	if on {
		return "on"
	}
	return "off"
}

// ParseOrder reads what FormatOrder writes. The error says which word is wrong and what may stand there.
func ParseOrder(b *Board, line string) (Order, error) {
	p := orderParser{b: b, words: strings.Fields(line)}
	o := p.order()
	if p.err == nil && len(p.words) > 0 {
		p.fail(p.words[0], "the end of the line")
	}
	return o, p.err
}

// orderParser takes words off the front of a line; after the first mistake it only returns zero values.
type orderParser struct {
	b     *Board
	words []string
	err   error
}

func (p *orderParser) fail(found, allowed string) {
	if p.err == nil {
		p.err = fmt.Errorf("found %q where %s is allowed", found, allowed)
	}
}

func (p *orderParser) next(allowed string) string {
	if len(p.words) == 0 {
		p.fail("", allowed)
		return ""
	}
	w := p.words[0]
	p.words = p.words[1:]
	return w
}

func (p *orderParser) order() Order {
	o := Order{Unit: force.None, Hex: hex.None}
	kind := index(p, orderWords[:], p.next("an order"), "an order")
	o.Kind = OrderKind(kind)
	switch o.Kind {
	case EndDay:
		return Order{}
	case Move:
		o.Unit = p.unit()
		for _, s := range strings.Split(p.next("a path"), ",") {
			d, ok := hex.ParseDir(s)
			if !ok || o.Steps == MaxPath {
				p.fail(s, "up to 16 of N NE SE S SW NW")
				return o
			}
			o.Path[o.Steps] = d
			o.Steps++
		}
	case RailMove:
		o.Unit, o.Hex = p.unit(), p.hex()
	case Attack:
		p.attack(&o)
	case Rest, Screen:
		o.Unit = p.unit()
	case SetCorridor:
		o.Hex = p.hex()
		o.On = p.onOff()
	case Evacuate:
		o.Hex, o.Value = p.hex(), p.number(1, mostTrains)
	case SetReserve, SetStand, SetFire, SetFallBack, SetCadre:
		o.Unit = p.unit()
		o.On = p.onOff()
		if o.Kind == SetReserve && len(p.words) > 0 {
			o.Hex = p.hex()
		}
		if o.Kind == SetFallBack {
			o.Value = p.number(-maxFallBack, maxFallBack)
		}
	case SetBridge:
		o.Hex = p.hex()
		s := p.next("a direction")
		d, ok := hex.ParseDir(s)
		if !ok {
			p.fail(s, "N NE SE S SW NW")
		}
		o.Dir = d
		o.Value = int16(index(p, bridgeWords[:], p.next("keep over near now clear"), "keep over near now clear"))
	case Ship:
		o.Unit = p.unit()
		if len(p.words) > 0 && p.words[0] == "sea" {
			p.words = p.words[1:]
		} else {
			o.Hex = p.hex()
		}
	case Sail:
		o.Unit, o.Hex = p.unit(), p.hex()
	case Land:
		p.landing(&o)
	case SetAir:
		o.Value, o.Extra, o.Sky = p.number(0, 100), p.number(0, 100), p.number(0, 100)
	case Drop:
		o.Unit, o.Value = p.unit(), p.number(1, maxSorties)
	case SetQueue:
		o.Unit, o.Value = p.unit(), p.number(0, MostQueued)
	case SetPort:
		o.Unit, o.Hex = p.unit(), p.hex()
	case Rebase:
		o.Unit = p.unit()
		if i := p.box(); i >= 0 {
			o.Value = int16(i)
			return o
		}
		o.Hex = p.hex()
	}
	return o
}

func (p *orderParser) onOff() bool {
	return index(p, []string{"off", "on"}, p.next("on or off"), "on or off") == 1
}

func (p *orderParser) attack(o *Order) {
	var kinds [fight.Kinds]string
	for k := range fight.Kinds {
		kinds[k] = k.String()
	}
	o.Attack = fight.Kind(index(p, kinds[:], p.next("a kind of attack"), "a kind of attack"))
	o.Hex = p.hex()
	for len(p.words) > 0 && p.err == nil {
		switch w := p.words[0]; {
		case w == "night":
			o.Night = true
			p.words = p.words[1:]
		case strings.HasPrefix(w, "air="):
			p.words[0] = w[len("air="):]
			o.Sorties = p.number(1, maxSorties)
		case o.Count == MaxUnits:
			p.fail(w, "at most 12 units")
		default:
			o.Units[o.Count] = p.unit()
			o.Count++
		}
	}
}

func (p *orderParser) landing(o *Order) {
	if len(p.words) > 0 && p.words[0] == "off" {
		p.words = p.words[1:]
		return
	}
	o.On, o.Hex = true, p.hex()
	w := p.next("a date")
	day, err := calendar.Parse(w)
	if err != nil {
		p.fail(w, "a date such as 1950-09-15")
	}
	o.Value = int16(day)
	for len(p.words) > 0 && p.err == nil {
		if o.Count == MaxUnits {
			p.fail(p.words[0], "at most 12 units")
			return
		}
		o.Units[o.Count] = p.unit()
		o.Count++
	}
}

func (p *orderParser) unit() force.ID {
	w := p.next("a unit")
	id := p.b.Force.Find(w)
	if id == force.None {
		p.fail(w, "a unit of the scenario")
	}
	return id
}

// box takes the code of a box off the line, -1 if there is none.
func (p *orderParser) box() int {
	for i := range p.b.Setup.Boxes {
		if len(p.words) > 0 && p.words[0] == p.b.Setup.Boxes[i].Code {
			p.words = p.words[1:]
			return i
		}
	}
	return -1
}

func (p *orderParser) hex() hex.Index {
	w := p.next("a hex as column,row")
	c, r, ok := strings.Cut(w, ",")
	col, err1 := strconv.Atoi(c)
	row, err2 := strconv.Atoi(r)
	h := hex.None
	if ok && err1 == nil && err2 == nil {
		h = p.b.Map.At(col, row)
	}
	if h == hex.None {
		p.fail(w, "a hex of the map as column,row")
	}
	return h
}

func (p *orderParser) number(lo, hi int) int16 {
	w := p.next("a number")
	n, err := strconv.Atoi(w)
	if err != nil || n < lo || n > hi {
		p.fail(w, fmt.Sprintf("a number from %d to %d", lo, hi))
		return 0
	}
	return int16(n)
}

// index is the place of a word in a list, 0 with a failure if it is not there.
func index(p *orderParser, list []string, word, allowed string) int {
	for i, w := range list {
		if w == word {
			return i
		}
	}
	p.fail(word, allowed+": "+strings.Join(list, " "))
	return 0
}
