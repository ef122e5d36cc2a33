// Package dice rolls without a memory: a roll is a hash of the game's seed and of what it is for
// (Key). Nothing that happens elsewhere on the map moves it, so two runs of the same war that
// differ in one order stay comparable fight by fight, and a replay needs no generator's state.
//
// Start reading at Roll.
package dice

import "parallel38/game/fixed"

// Stream is the purpose of a roll. One stream's use never changes another's.
type Stream uint8

// Streams. New ones are added at the end: the number goes into the hash.
const (
	Combat     Stream = iota // who wins
	Loss                     // what it costs
	Weather                  //
	Breakdown                // vehicles on a forced march
	Bridge                   // demolitions
	Surrender                // of the cut off
	Stragglers               // who walks in again
	Partisans                //
	Incident                 // of the prewar years
	Commitment               // nations entering the war
	AI                       // an opponent's own taste; never read by the rules
	Runs                     // seeds of the wars of a batch; never read by the rules
	Sky                      // aircraft lost
	Crowd                    // people on the roads
)

// Key is what a roll is for. Unused fields stay 0. Two rolls with the same seed and key are the
// same roll, so whatever can happen twice a day must differ in Ordinal.
type Key struct {
	Stream  Stream
	Day     int32  // of the war, or any turn number that does not repeat
	A, B    int32  // whom it concerns: unit, hex, district
	Ordinal uint32 // place in the day's sequence of orders
}

// Roll is 64 random bits.
func Roll(seed uint64, k Key) uint64 {
	h := mix(seed + step)
	h = mix(h + (uint64(k.Stream)<<32 | uint64(uint32(k.Day))) + step)
	h = mix(h + (uint64(uint32(k.A))<<32 | uint64(uint32(k.B))) + step)
	return mix(h + uint64(k.Ordinal) + step)
}

// Next draws again from a roll, for a question that takes more than 64 bits.
func Next(roll uint64) uint64 { return mix(roll + step) }

// Below turns a roll into 0 … n-1, all equally likely (to 1 in 2^32).
func Below(roll uint64, n int) int { return int(roll >> 32 * uint64(uint32(n)) >> 32) }

// Chance tells whether something of probability q16/65,536 happens.
func Chance(roll uint64, q16 int) bool { return int(roll>>48) < q16 }

// Normal turns a roll into a standard normal deviate in thousandths.
func Normal(roll uint64) int { return fixed.Probit(uint16(roll >> 48)) }

// step and mix are those of SplitMix64 (Steele, Lea and Flood 2014): an odd constant near 2^64
// divided by the golden ratio, and a mixing of all bits into all bits that loses none.
const step = 0x9e3779b97f4a7c15

func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
