// Package replay is the save file: a war as text, with every order on a line of its own. The same file
// is the bug report, the golden test and the shared game.
//
//	parallel38 war 2
//	engine 1
//	scenario storm-1950 6b1d…      (id and fingerprint)
//	set supply.north.trucks=1500   (a number of the scenario that was changed; any number of lines)
//	noise reduced
//	seed 38
//	north person
//	south regular
//	start 0f3c…                    (the war's hash before the first order)
//	day 1
//	N move kpa-4d-16r S,S,SE
//	N end
//	S end
//	hash 77a0…                     (the war's hash after the day)
//	…
//	day 7
//	…
//	hash 9e02…
//	keyframe 9e02…                 (hash of the state that follows: columns of numbers, gzip, base64)
//	 H4sIAAAA…
//	day 8
//	…
//	keyframe 53bd…
//	 H4sIAAAA…
//	end 9a71c3d2                   (checksum of all lines before)
//
// A campaign before the war is kept in the same way, with turns for days and no noise:
//
//	parallel38 campaign 1
//	engine 1
//	campaign prewar-1947 3f02…
//	seed 3
//	north person
//	south default
//	start 0f3c…
//	turn 1
//	N send-band kangnung 240
//	N commit
//	S commit
//	hash 77a0…
//	…
//
// Orders of an AI are in it like a person's, so replaying needs no AI. A keyframe stands after every
// seventh day and at the end: the file opens where it was left, and at any day of its past, from the
// keyframe before; and where it was left it still opens after the rules have changed. Then it goes on
// below a line "rules 2 81c4…", with the version and fingerprint under which the rest was played.
//
// A File is what both a Match and a text can be made into, and made from: record.go makes one of a
// match, write.go writes and read.go reads it, state.go packs keyframes, open.go makes a match of it at
// any day, verify.go plays it again, link.go makes it short. old.go reads older formats. Start reading at File.
package replay

import (
	"fmt"
	"hash/fnv"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/internal/scenario"
)

// Format is the version of the file's form.
const Format = 2

// Engine is the version of the rules. It grows whenever the same orders no longer give the same war,
// that is, whenever a golden replay has to be written anew.
const Engine = 7

// Spacing is the days from one keyframe to the next. A keyframe costs about as much of a file as a week
// of orders, and playing six days no more time than opening a keyframe: see docs/saves.md.
const Spacing = 7

// File is a war as a save has it.
type File struct {
	Header
	Days    []Day
	Keys    []Keyframe // oldest first
	Renewed []Renewal  // oldest first: where the war went on under other rules

	sum checksum
}

// Header is what a war is played with.
type Header struct {
	Campaign    bool   // it is a campaign before the war: its days are turns, and Changes and Noise are empty
	Engine      int    // under which it was begun
	Scenario    string // its id
	Fingerprint uint64 // of the scenario, as it was begun
	Changes     []string
	Noise       string
	Seed        uint64
	Players     [force.Sides]string
	Start       uint64 // hash before the first order
}

// Order is an order's line.
type Order struct {
	Line int // in the file
	Side force.Side
	Text string
}

// Day is the orders of a day.
type Day struct {
	Orders []Order
	Line   int
	Hash   uint64 // after it; meaningless unless Over
	Over   bool   // the file gives the hash: the day was played to its end
}

// Moment is a moment of a war: so many days are over, and so many orders of the next have been given.
type Moment struct{ Days, Orders int }

func (m Moment) String() string {
	if m.Orders == 0 {
		return fmt.Sprintf("after day %d", m.Days)
	}
	return fmt.Sprintf("after %d orders of day %d", m.Orders, m.Days+1)
}

// after tells whether a moment comes after another.
func (m Moment) after(other Moment) bool {
	return m.Days > other.Days || m.Days == other.Days && m.Orders > other.Orders
}

// Keyframe is the whole war at a moment.
type Keyframe struct {
	Moment
	Line int
	Hash uint64
	text string // packed: base64, with spaces and ends of lines as it was read
	json int    // bytes of JSON that it unpacks to, in a file of format 1; 0 if it is packed in columns
}

// Renewal is where a save that was made under other rules was taken up: at a keyframe.
type Renewal struct {
	Line        int
	Key         int // in Keys
	Engine      int // from here on
	Fingerprint uint64
}

// checksum is what a file says of its lines, and what they give.
type checksum struct {
	line        int
	says, found uint32
}

// Library finds a scenario by its id.
type Library func(id string) (*atlas.Atlas, *game.Setup, error)

// Builtin finds the scenarios that the program carries.
func Builtin(id string) (*atlas.Atlas, *game.Setup, error) {
	s, err := scenario.Builtin(id)
	return atlas.Peninsula(), s, err
}

// Error is a mistake in a file: where, what, and what to do about it.
type Error struct {
	Line int // 0 when the file as a whole is meant
	What string
	Do   string // "" for what helps against any damage
}

func (e *Error) Error() string {
	do := e.Do
	if do == "" {
		do = "the file is not as it was written: use another copy of it, or the save before"
	}
	if e.Line == 0 {
		return e.What + "; " + do
	}
	return fmt.Sprintf("line %d: %s; %s", e.Line, e.What, do)
}

// Fingerprint is a hash of a scenario as the rules see it, without the noise, which a player may
// choose. Saves carry it, so that a changed scenario is noticed.
func Fingerprint(s *game.Setup) uint64 {
	plain := *s
	plain.Noise = 0
	h := fnv.New64a()
	fmt.Fprintf(h, "%+v", plain)
	return h.Sum64()
}
