// Package replay is the save file: a war as text, with every order on a line of its own. The same file
// is the bug report, the golden test and the shared game.
//
//	parallel38 war 1
//	engine 1
//	scenario storm-1950 6b1d…      (id and fingerprint)
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
//	day 2
//	…
//	keyframe 9e02… 512034          (hash and size of the state that follows, as JSON, gzip, base64)
//	H4sIAAAA…
//	end
//
// Orders of an AI are in it like a person's, so replaying needs no AI; the keyframe opens the file
// where it was left without replaying, and still does so after the rules have changed. file.go writes
// and reads the text, open.go makes a match of it, verify.go plays it again. Start reading at Write.
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
const Format = 1

// Engine is the version of the rules. It grows whenever the same orders no longer give the same war,
// that is, whenever a golden replay has to be written anew.
const Engine = 1

// Header is what a war is played with.
type Header struct {
	Engine      int
	Scenario    string
	Fingerprint uint64 // of the scenario
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

// File is a save as it was read.
type File struct {
	Header
	Days     []Day
	Keyframe game.Snapshot
	KeyHash  uint64
}

// Library finds a scenario by its id.
type Library func(id string) (*atlas.Atlas, *game.Setup, error)

// Builtin finds the scenarios that the program carries.
func Builtin(id string) (*atlas.Atlas, *game.Setup, error) {
	s, err := scenario.Builtin(id)
	return atlas.Peninsula(), s, err
}

// Error is a mistake in a file.
type Error struct {
	Line int // 0 when the file as a whole is meant
	What string
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return e.What
	}
	return fmt.Sprintf("line %d: %s", e.Line, e.What)
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
