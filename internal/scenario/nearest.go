package scenario

import (
	"slices"
	"strings"
)

// nearest is the word of a list that is spelled most like a wrong one, "" if none is like it.
func nearest(wrong string, words []string) string {
	key := []rune(strings.ToLower(wrong))
	if len(key) > 40 {
		return ""
	}
	best, most := "", max(2, len(key)/3)+1
	for _, w := range words {
		if off := edits(key, []rune(strings.ToLower(w))); off < most {
			best, most = w, off
		}
	}
	return best
}

// edits is the Levenshtein distance: how many letters must be put in, left out or changed.
func edits(x, y []rune) int {
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j, s := range y {
			change := diagonal
			if r != s {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(y)]
}

// oneOf words what is allowed: the list, and the word that was probably meant.
func oneOf(wrong string, words []string) string {
	const most = 16
	sorted := slices.Clone(words)
	if near := nearest(wrong, words); near != "" {
		if len(words) > most {
			return near + "?"
		}
		return strings.Join(sorted, ", ") + " (" + near + "?)"
	}
	if len(sorted) > most {
		sorted = append(sorted[:most:most], "…")
	}
	return strings.Join(sorted, ", ")
}
