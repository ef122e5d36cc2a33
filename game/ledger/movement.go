package ledger

// Lines of the cost of a march, in Minutes.
const (
	MarchMainRoad      LineID = LineID(movement)<<8 + iota // along a road or track, whatever the ground
	MarchSecondaryRoad                                     //
	MarchTrack                                             //
	MarchClear                                             // across country
	MarchPaddy                                             //
	MarchHills                                             //
	MarchMountain                                          //
	MarchHighMountain                                      //
	MarchPlateau                                           //
	MarchUrban                                             //
	CrossMinorRiver                                        // without a bridge
	CrossMajorRiver                                        //
	EnterZOC                                               // into an enemy zone of control
	BetweenZOCs                                            // from one to another: infiltration
	MarchWeather                                           // rain and mud
	MarchCongestion                                        // more on the road than it bears
	MarchRefugees                                          // people on the road
	MarchByHand                                            // guns hauled where no wheel rolls
	MarchWholeDay                                          // one hex for the whole day, however dear
	RailLoading                                            //
	RailUnloading                                          //
	RailJourney                                            //
)

var movementKeys = [...]string{
	"road.main", "road.secondary", "road.track", "clear", "paddy", "hills", "mountain", "highmountain",
	"plateau", "urban", "river.minor", "river.major", "zoc.enter", "zoc.between", "weather",
	"congestion", "refugees", "byhand", "wholeday", "rail.load", "rail.unload", "rail.journey",
}
