package force

// Berth is a unit's place off the map: troops wait in a box for ships, aircraft fly from one.
type Berth struct {
	Box   uint8 // 1 + its index in Setup.Boxes; 0 is none
	Ready int16 `range:"0 400"` // days that it still needs before it can leave, once it may
	Rank  int16 // place in the queue of its box: the least leaves first
	Flown bool  // on its way by air
}

// AirRole is what a group's aircraft are for.
type AirRole uint8

// The roles.
const (
	Fighter   AirRole = iota // fights for the sky, and attacks on the ground like the next
	Attack                   // attacks on the ground
	Bomber                   // bombs roads, railways and depots only
	Transport                // carries and drops supply
	AirRoles                 // how many there are
)

var airRoleNames = [AirRoles]string{"fighter", "attack", "bomber", "transport"}

func (r AirRole) String() string { return airRoleNames[r] }

// ParseAirRole reads a role as scenario files write it.
func ParseAirRole(s string) (AirRole, bool) { return parse[AirRole](airRoleNames[:], s) }

// AirGroup is what an air group has. It stands on the airfield at its Place, or flies from the box of its Berth.
type AirGroup struct {
	Role     AirRole
	Aircraft int16 `range:"0 999"` // there are, fit to fly or not
	Rate     int16 `range:"0 300"` // sorties a day of a hundred aircraft, in fair weather and within easy reach
	Radius   int16 `range:"1 200"` // hexes: as far as it can fly and come back
	Runway   uint8 `range:"1 3"`   // the least airfield that it can use: 1 strip, 2 field, 3 base
	Resting  uint8 // days until it flies again, after a move
}
