package ledger

// Lines of the powers' next step, in MilliLogit of its chance a day.
const (
	CommitBase       LineID = LineID(commitment)<<8 + iota // how unwilling they are to begin with
	CommitCapital                                          // the capital is lost
	CommitRiver                                            // the enemy is across the river
	CommitShaken                                           // the army is beaten, and worth saving
	CommitResolution                                       // the United Nations have called for help
	CommitEngaged                                          // their own aircraft are in action
	CommitPressure                                         // what the scenario adds
)

var commitmentKeys = [...]string{"base", "capital", "river", "shaken", "resolution", "engaged", "pressure"}

// Lines of a side's sorties of a day.
const (
	AirGroups   LineID = LineID(air)<<8 + iota // what its groups can fly
	AirDistance                                // less for the way
	AirWeather                                 // less for the sky
	AirTurned                                  // turned back by the enemy's fighters
)

var airKeys = [...]string{"groups", "distance", "weather", "turned"}
