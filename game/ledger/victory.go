package ledger

// Lines of a victory score, in TenthsPoints.
const (
	VictoryPlace    LineID = LineID(victory)<<8 + iota // a place held or taken by its date
	VictoryDelay                                       // a place taken late
	VictoryTanks                                       // tanks across a river in time
	VictoryGuns                                        // guns taken or brought off
	VictoryRegiment                                    // regiments in being
	VictoryMen                                         // men in being, supplied and with a road home
	VictoryBridge                                      // a bridge closed in time or taken whole
	VictoryAirfield                                    //
	VictoryFront                                       // the front against the recorded line
	VictoryPar                                         // what equal players would have scored
)

var victoryKeys = [...]string{
	"place", "delay", "tanks", "guns", "regiment", "men", "bridge", "airfield", "front", "par",
}
