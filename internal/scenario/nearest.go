package scenario

import (
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// nearest is the word of a list that is spelled most like a wrong one, "" if none is like it.
func nearest(wrong string, words []string) string {
	key := []rune(strings.ToLower(wrong))
	if len(key) > 40 {
		return ""
	}
	best, most := "", max(2, len(key)/3)+1
	for _, w := range words {
		if off := levenshtein.ComputeDistance(string(key), strings.ToLower(w)); off < most {
			best, most = w, off
		}
	}
	return best
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
