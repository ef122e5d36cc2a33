package prewar

import (
	"fmt"
	"strconv"
	"strings"

	"parallel38/game/force"
)

// Orders are written one a line, so that a save reads like the minutes of a cabinet:
//
//	assign hunt sunchon 2 rok-12r rok-15r
//	move-police sunchon chinju 200
//	conduct sunchon martial on
//	aid 35 15 0 40 10
//	send-band kangnung 240
//	recall-band band-3
//	provoke ongjin
//	take-back 1
//	answer 2
//	commit
//
// forms tells what each directive names, and in which order.

// dutyWords are the duties that a battalion can be given, "" for those that it cannot.
var dutyWords = [...]string{force.Training: "train", force.Suppression: "hunt", force.Guarding: "guard", force.BorderDuty: "border"}

// conductWords are the kinds of conduct, by bit.
var conductWords = [...]string{"courts", "martial", "militia", "resettled", "relief", "amnesty"}

// String is the kinds of conduct in a set, as text writes them.
func (c Conduct) String() string {
	var words []string
	for i, word := range conductWords {
		if c&(1<<i) != 0 {
			words = append(words, word)
		}
	}
	return strings.Join(words, "+")
}

const (
	commitWord   = "commit"
	takeBackWord = "take-back"
	answerWord   = "answer"
)

// FormatOrder writes a legal order as a line of text.
func FormatOrder(b *Board, o *Order) string {
	switch o.Kind {
	case Commit:
		return commitWord
	case TakeBack:
		return fmt.Sprint(takeBackWord, " ", o.Index)
	case Answer:
		return fmt.Sprint(answerWord, " ", o.Index)
	}
	d := &o.Directive
	words := []string{forms[d.Kind].word}
	for _, what := range forms[d.Kind].takes {
		switch what {
		case theUnits, theBand, theRegiment:
			for _, id := range d.Named() {
				words = append(words, b.Force.Identity[id].Code)
			}
		case theDuty:
			words = append(words, dutyWords[d.Duty])
		case theDistrict:
			words = append(words, b.Setup.Districts[d.District].Code)
		case theOther:
			words = append(words, b.Setup.Districts[d.Other].Code)
		case theSector:
			words = append(words, b.Setup.Sectors[d.Sector].Code)
		case theConduct:
			words = append(words, Conduct(d.Value).String())
		case theSwitch:
			words = append(words, map[bool]string{true: "on", false: "off"}[d.On])
		case theNumber:
			words = append(words, strconv.Itoa(int(d.Value)))
		case theAid:
			for _, pc := range d.Aid {
				words = append(words, strconv.Itoa(int(pc)))
			}
		}
	}
	return strings.Join(words, " ")
}

// ParseOrder reads a line of text. The error says what was found and what was wanted; whether the order
// is legal, Check tells.
func ParseOrder(b *Board, line string) (Order, error) {
	words := strings.Fields(line)
	if len(words) == 0 {
		return Order{}, fmt.Errorf("found nothing, want an order")
	}
	p := parser{b: b, words: words[1:]}
	o := Order{Kind: Give}
	switch words[0] {
	case commitWord:
		o.Kind = Commit
	case takeBackWord:
		o.Kind = TakeBack
		o.Index = uint8(p.number(0, MaxDirectives-1))
	case answerWord:
		o.Kind = Answer
		o.Index = uint8(p.number(0, MaxAnswers-1))
	default:
		o.Directive.Kind = kindOf(words[0])
		if o.Directive.Kind == NoDirective {
			return Order{}, fmt.Errorf("found %q, want an order such as %q", words[0], commitWord)
		}
		for _, what := range forms[o.Directive.Kind].takes {
			p.operand(what, &o.Directive)
		}
	}
	if p.err == nil && len(p.words) > 0 {
		p.err = fmt.Errorf("found %q, want no more", p.words[0])
	}
	if p.err != nil {
		return Order{}, fmt.Errorf("%s: %w", words[0], p.err)
	}
	return o, nil
}

func kindOf(word string) DirectiveKind {
	for k := range forms {
		if forms[k].word == word {
			return DirectiveKind(k) // "" is NoDirective's
		}
	}
	return NoDirective
}

// parser reads the words after an order's first. After the first error it reads nothing.
type parser struct {
	b     *Board
	words []string
	err   error
}

// next is the next word, "" at the end or after an error.
func (p *parser) next(want string) string {
	if p.err == nil && len(p.words) == 0 {
		p.err = fmt.Errorf("found nothing, want %s", want)
	}
	if p.err != nil {
		return ""
	}
	word := p.words[0]
	p.words = p.words[1:]
	return word
}

// choice reads the index of one of a list of words.
func (p *parser) choice(want string, n int, word func(int) string) int {
	found := p.next(want)
	for i := range n {
		if found != "" && word(i) == found {
			return i
		}
	}
	if p.err == nil {
		p.err = fmt.Errorf("found %q, want %s", found, want)
	}
	return 0
}

func (p *parser) number(low, high int) int {
	want := fmt.Sprintf("a whole number from %d to %d", low, high)
	found := p.next(want)
	n, err := strconv.Atoi(found)
	if p.err == nil && (err != nil || strconv.Itoa(n) != found || n < low || n > high) {
		p.err = fmt.Errorf("found %q, want %s", found, want)
	}
	if p.err != nil {
		return 0
	}
	return n
}

func (p *parser) unit(want string) force.ID {
	return force.ID(p.choice(want, p.b.Force.Len(), func(i int) string { return p.b.Force.Identity[i].Code }))
}

func (p *parser) operand(what operand, d *Directive) {
	s := p.b.Setup
	district := func() DistrictID {
		return DistrictID(p.choice("a district", len(s.Districts), func(i int) string { return s.Districts[i].Code }))
	}
	switch what {
	case theUnits:
		for d.Count == 0 || len(p.words) > 0 && p.err == nil && d.Count < MaxUnits {
			d.Units[d.Count] = p.unit("a regiment")
			d.Count++
		}
	case theBand:
		d.Units[0], d.Count = p.unit("a band"), 1
	case theRegiment:
		d.Units[0], d.Count = p.unit("a regiment"), 1
	case theDuty:
		d.Duty = force.Duty(p.choice("train, hunt, guard or border", len(dutyWords), func(i int) string { return dutyWords[i] }))
	case theDistrict:
		d.District = district()
	case theOther:
		d.Other = district()
	case theSector:
		d.Sector = uint8(p.choice("a sector of the parallel", len(s.Sectors), func(i int) string { return s.Sectors[i].Code }))
	case theConduct:
		d.Value = 1 << p.choice("one of "+strings.Join(conductWords[:], ", "), len(conductWords), func(i int) string { return conductWords[i] })
	case theSwitch:
		d.On = p.choice("on or off", 2, func(i int) string { return [...]string{"off", "on"}[i] }) == 1
	case theNumber:
		d.Value = int16(p.number(s.Rules.Bounds(d.Kind)))
	case theAid:
		for i := range d.Aid {
			d.Aid[i] = int16(p.number(0, 100))
		}
	}
}

// ParseDuty reads a duty that a battalion can be given, as orders write it.
func ParseDuty(word string) (duty force.Duty, ok bool) {
	for i, w := range dutyWords {
		if w != "" && w == word {
			return force.Duty(i), true
		}
	}
	return 0, false
}

// String is the word of a directive, as orders write it.
func (k DirectiveKind) String() string { return forms[k].word }
