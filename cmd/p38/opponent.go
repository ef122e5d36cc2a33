package main

import (
	"fmt"
	"slices"
	"strings"

	"parallel38/internal/ai"
	"parallel38/internal/match"
)

// usual is the opponent that plays when none is named.
const usual = "regular"

// hire makes an opponent.
func hire(name string) (match.Player, error) {
	if !slices.Contains(ai.Names(), name) {
		return nil, usagef("no AI %q: %s", name, suggest(name, ai.Names()))
	}
	return ai.New(name)
}

// suggest names what was probably meant, and what there is.
func suggest(wrong string, all []string) string {
	there := "there is " + strings.Join(all, ", ")
	if len(all) > 1 {
		there = "there are " + strings.Join(all, ", ")
	}
	if best := closest(wrong, all); best != "" {
		return fmt.Sprintf("did you mean %s? (%s)", best, there)
	}
	return there
}

// closest is what was probably meant, "" if nothing is like it.
func closest(wrong string, all []string) (best string) {
	off := len(wrong)/3 + 2
	for _, w := range all {
		if d := edits(strings.ToLower(wrong), strings.ToLower(w)); d < off {
			best, off = w, d
		}
	}
	return best
}

// edits is how many letters must be put in, left out or changed to turn x into y.
func edits(x, y string) int {
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(x) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(y) {
			change := diagonal
			if x[i] != y[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(y)]
}
