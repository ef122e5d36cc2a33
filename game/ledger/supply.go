package ledger

// Lines of a unit's or a depot's day of supply, in Tons.
const (
	SupplyRail         LineID = LineID(supply)<<8 + iota // to the last working railhead
	SupplyTrucks                                         // from there on
	SupplyPorters                                        //
	SupplyPort                                           //
	SupplyAirdrop                                        //
	SupplyScattered                                      // dropped where nobody finds it
	SupplyInterdiction                                   // lost to enemy aircraft, bands
	SupplyDistance                                       // not delivered because the way is long
	SupplyNeed                                           // eaten and fired
)

var supplyKeys = [...]string{
	"rail", "trucks", "porters", "port", "airdrop", "scattered", "interdiction", "distance", "need",
}
