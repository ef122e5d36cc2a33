// Package bot lets a program in any language play: it speaks JSON, a line a message, with whoever plays one side of
// a match whose other side an AI plays. What the program learns is the side's View and the events that the side
// sees, and nothing else; what it may do is what game.Check allows.
//
// docs/bots.md describes the messages for those who write such a program. Start reading at Serve.
package bot

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"parallel38/game"
	"parallel38/game/force"
	"parallel38/internal/match"
)

// Protocol is the version of the messages. It grows when a program that keeps to docs/bots.md might no longer
// understand them; new fields may come without it.
const Protocol = 1

// request is a message of the program: exactly one of its fields is set.
type request struct {
	Order string `json:"order"` // an order as saves write it
	Legal string `json:"legal"` // a unit whose legal orders are wanted
	View  bool   `json:"view"`  // how things stand now is wanted
}

// longest is the longest message of a program that is read, bytes.
const longest = 1 << 16

// mostRefused is how many mistakes in a row end the game: the program goes round in circles.
const mostRefused = 1000

// ErrHopeless is the error of a program that makes nothing but mistakes.
var ErrHopeless = fmt.Errorf("%d mistakes in a row", mostRefused)

// ErrGone is the error of a program that has stopped talking before the war was over.
var ErrGone = errors.New("the program has gone before the war was over")

// Serve plays a match in which a program plays a side, whose seat must be empty, and an AI the other, until the war
// is over or so many days have been played; 0 is all of them.
func Serve(in io.Reader, out io.Writer, m *match.Match, side force.Side, days int) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 0, 4096), longest)
	s := &session{m: m, side: side, out: json.NewEncoder(out)}
	s.out.SetEscapeHTML(false)
	s.say(helloOf(m, side))
	for s.err == nil && !m.Over() && (days == 0 || m.Played() < days) {
		if m.Moving() != side {
			s.enemy()
			continue
		}
		if !s.shown {
			s.say(viewOf(m.View(side)))
			s.shown = true
		}
		if !lines.Scan() {
			return errors.Join(ErrGone, lines.Err(), s.err)
		}
		s.answer(lines.Bytes())
	}
	if s.err == nil {
		s.say(overOf(m, side))
	}
	return s.err
}

// session is a conversation.
type session struct {
	m     *match.Match
	side  force.Side
	out   *json.Encoder
	shown bool // the program has been shown its day
	wrong int  // mistakes in a row
	reach game.Reach
	err   error // that ends it
}

// say sends a message.
func (s *session) say(message any) {
	if s.err == nil {
		s.err = s.out.Encode(message)
	}
}

// enemy lets the AI play on, and tells what the side sees of it.
func (s *session) enemy() {
	events, acted, err := s.m.Step(1 << 16)
	switch {
	case err != nil:
		s.err = err
	case acted:
		s.tell(events)
	}
}

// tell tells of what has happened, if there is anything to see.
func (s *session) tell(events []game.Event) {
	if seen := game.Seen(events, s.side); len(seen) > 0 {
		s.say(eventsOf(&s.m.View(s.side).Board, seen))
	}
}

// answer answers a message of the program.
func (s *session) answer(line []byte) {
	var r request
	err := json.Unmarshal(line, &r)
	v := s.m.View(s.side)
	asked := 0
	for _, is := range []bool{r.Order != "", r.Legal != "", r.View} {
		if is {
			asked++
		}
	}
	switch {
	case err != nil || asked != 1:
		s.mistake(`want one JSON object a line with "order", "legal" or "view"`, string(line))
	case r.View:
		s.say(viewOf(v))
	case r.Legal != "":
		id := v.Force.Find(r.Legal)
		if id == force.None {
			s.mistake("no such unit", r.Legal)
			return
		}
		legal := Legal{Type: "legal", Unit: r.Legal, Orders: []string{}}
		for _, o := range game.Orders(v, id, &s.reach, nil) {
			legal.Orders = append(legal.Orders, game.FormatOrder(&v.Board, &o))
		}
		s.say(legal)
	default:
		s.order(v, r.Order)
	}
}

// order carries out an order of the program.
func (s *session) order(v *game.View, line string) {
	o, err := game.ParseOrder(&v.Board, line)
	if err != nil {
		s.mistake(err.Error(), line)
		return
	}
	events, err := s.m.Give(s.side, o)
	if err != nil {
		s.mistake(err.Error(), line)
		return
	}
	s.wrong, s.shown = 0, s.shown && o.Kind != game.EndDay
	s.say(eventsOf(&s.m.View(s.side).Board, game.Seen(events, s.side)))
}

// mistake tells the program what was wrong; nothing has changed by it.
func (s *session) mistake(why, found string) {
	s.say(Refused{"refused", found, why})
	if s.wrong++; s.wrong == mostRefused && s.err == nil {
		s.err = ErrHopeless
	}
}
