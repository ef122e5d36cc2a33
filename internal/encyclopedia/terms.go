package encyclopedia

import "strings"

// terms are the words of the trade. What they are called and mean is in the text catalogue: book.term.<name>
// and book.term.<name>.text .
var terms = []string{"overrun", "reserve", "bridge", "supply", "commitment", "contact", "control", "position", "encirclement", "fatigue", "flank",
	"forced", "interdiction", "kmag", "oob", "parallel", "par", "partisans", "police", "porters", "readiness", "shift", "standing", "surprise", "training", "undo", "zoc"}

// TermOf is the entry that explains a line of a ledger by its key, "" if none does.
func TermOf(ledgerKey string) string {
	for _, part := range [...]struct{ within, term string }{
		{"combat.supply", "supply"}, {"combat.quality", "training"}, {"combat.fatigue", "fatigue"}, {"combat.surprise", "surprise"}, {"combat.flank", "flank"},
		{"combat.encircled", "encirclement"}, {"combat.posture", "position"}, {"supply.porters", "porters"}, {"supply.interdiction", "interdiction"}, {"supply", "supply"},
		{"movement.zoc", "zoc"}, {"commitment", "commitment"},
	} {
		if strings.HasPrefix(ledgerKey, part.within) {
			return ID(Terms, part.term)
		}
	}
	return ""
}
