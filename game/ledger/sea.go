package ledger

// Lines of what an embarkation costs: the share of guns and vehicles left behind, in Milli.
const (
	EmbarkBeach     LineID = LineID(sea)<<8 + iota // over a beach: boats take men first
	EmbarkUnderFire                                // with the enemy at hand
)

var seaKeys = [...]string{"beach", "underfire"}
