package ledger

// Lines of an odds score, in MilliLn, from the attacker's point of view: what helps the attacker
// is positive, whoever owns it.
const (
	Power               LineID = LineID(combat)<<8 + iota // points of men and weapons against the enemy's
	AttackerSupply                                        // the attacker is short of supply
	DefenderSupply                                        // the defender is
	AttackerQuality                                       // training and veterancy
	DefenderQuality                                       //
	AttackerFatigue                                       //
	DefenderFatigue                                       //
	AttackerDisruption                                    //
	DefenderDisruption                                    //
	AttackerCommand                                       // out of a headquarters' range, or several nations
	DefenderCommand                                       //
	AttackerArms                                          // tanks, infantry and guns together
	DefenderArms                                          //
	Surprise                                              //
	Flanked                                               // attacked from two sides
	Encircled                                             // no way out
	HastyAttack                                           // straight from the march
	NightAttack                                           // by troops not trained for it
	DelayPosture                                          //
	HastyPosture                                          //
	PreparedPosture                                       //
	FortifiedPosture                                      //
	ClearTerrain                                          //
	HillsTerrain                                          // hills and plateau
	MountainTerrain                                       //
	HighMountainTerrain                                   //
	UrbanTerrain                                          //
	MinorRiver                                            //
	MajorRiver                                            //
	AttackerNaval                                         // guns of ships
	DefenderNaval                                         //
	BeachQuality                                          // the shore over which a landing comes
	TidalFlats                                            // and the mud before it
	Momentum                                              // of the days before; not part of the score, see fight.Forecast
	MenPoints                                             // the parts of one side's power, in CentiPoints, from here on
	GunPoints                                             //
	NavalPoints                                           //
	TankPoints                                            //
	SortiePoints                                          //
	HeavyLimit                                            // heavy weapons beyond what the infantry can use
)

var combatKeys = [...]string{
	"power", "supply.attacker", "supply.defender", "quality.attacker", "quality.defender",
	"fatigue.attacker", "fatigue.defender", "disruption.attacker", "disruption.defender",
	"command.attacker", "command.defender", "arms.attacker", "arms.defender",
	"surprise", "flank", "encircled", "hasty", "night",
	"posture.delay", "posture.hasty", "posture.prepared", "posture.fortified",
	"terrain.clear", "terrain.hills", "terrain.mountain", "terrain.highmountain", "terrain.urban",
	"river.minor", "river.major", "naval.attacker", "naval.defender", "beach", "flats", "momentum",
	"points.men", "points.guns", "points.naval", "points.tanks", "points.sorties", "points.limit",
}
