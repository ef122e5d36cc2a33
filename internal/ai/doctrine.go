package ai

import "parallel38/game/force"

// doctrine is how an army of the time thought and fought, as weights of the same judgement. Nothing in it
// knows a date, a place or a unit.
type doctrine struct {
	boldness int // per cent: own power is counted at this when deciding whether to attack at all
	minOdds  int // milli-ln: below this odds score no attack is thought of
	ground   int // men: what ten kilometres towards the objective are worth in losses
	own      int // per cent: how dear own losses are against the enemy's
	thin     int // tenths: how much a quarter of a regiment that a line lacks counts
	yield    int // hundredths: how dear it is to give up a cell, against what a line costs to hold
	town     int // … and a place, for each point of its value
	reserve  int // per cent of the units of the line that are kept behind it
	leave    int // milli-ln: odds at which a unit of the line gives way rather than be broken
	spend    int // days of supply in tenths below which units no longer advance
	wants    int // men: the profit for which a side on the defensive attacks
	leash    int // km of main road from its railhead, or as much on worse roads, that a unit goes on an advance
}

// doctrines by nation. The side's plan follows that of the nation with most of its strength; what a unit
// does by itself follows its own.
var doctrines = [force.Nations]doctrine{
	// Soviet manuals and years of war in China: attack on every axis, pass the strong point by, keep going
	// while there is rice for two days, pay in men. Few reserves: the second echelon is the reserve.
	force.KPA: {boldness: 130, minOdds: -300, ground: 420, own: 75, thin: 10, yield: 300, town: 300, reserve: 6, leave: 1600, spend: 20, wants: 60, leash: 125},
	// Border guards: hold what the army does not.
	force.DPRKInterior: {boldness: 90, minOdds: 0, ground: 200, own: 90, thin: 10, yield: 300, town: 300, reserve: 0, leave: 1300, spend: 15, wants: 60, leash: 100},
	// No answer to tanks and little training above the company: delay, give ground early, save the army,
	// and counter-attack only where it is safe.
	force.ROK: {boldness: 70, minOdds: 250, ground: 160, own: 120, thin: 15, yield: 300, town: 300, reserve: 12, leave: 900, spend: 10, wants: 60, leash: 150},
	// Few battalions with much fire: interior lines, a fire brigade behind the line, firm shoulders.
	force.US: {boldness: 85, minOdds: 300, ground: 180, own: 130, thin: 20, yield: 300, town: 300, reserve: 18, leave: 1100, spend: 10, wants: 60, leash: 150},
	force.UK: {boldness: 85, minOdds: 300, ground: 180, own: 130, thin: 20, yield: 300, town: 300, reserve: 15, leave: 1300, spend: 10, wants: 60, leash: 150},
}

// level is how hard an opponent searches. It knows no more and gets nothing that another does not.
type level struct {
	name    string
	subsets int // combinations of attackers tried on each hex
	goals   int // objectives weighed at once
	tactics tactic
	plans   int // plans played through before one is chosen, 0 for none
	nights  int // that each of them is played on: 1 the enemy's answer, 2 a second day of both sides', …
	passive bool
	random  bool
}

var levels = []level{
	{name: "recruit", subsets: 1, goals: 3, tactics: guarding | fireBrigade},
	{name: "regular", subsets: 4, goals: 8, tactics: everyTactic},
	{name: "veteran", subsets: 4, goals: 8, tactics: everyTactic, plans: 6, nights: 1},
	{name: "staff", subsets: 4, goals: 8, tactics: everyTactic, plans: 24, nights: 1},
	{name: "passive", passive: true}, // never moves: for measuring the others
	{name: "random", random: true},   // orders whatever is legal: for trying the rules
}
