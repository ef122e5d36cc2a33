package game

import "parallel38/game/atlas"

// PeopleRules are people on the roads. All of it is judged, to the orders of size that are on record, and to be varied:
// in the middle two weeks of July 1950 some 380,000 had come into southern-held ground, and 25,000 more came each day
// (Appleman, ch. 16; recalled); a division counted 120,335 people moved out of its sector in August, and another
// 100,000 who waited to cross the Naktong in the middle of that month (ch. 21).
type PeopleRules struct {
	// Of those who live in a hex, so many leave if the war comes near: in the country one in ten, in towns
	// about a quarter. Some 400,000 of Seoul's 1,446,000 had left it by 28 June (recalled).
	Rural      int32    `range:"0 20000"`
	Town       [6]int32 `by:"rank" range:"0 500000"` // more, by the rank of its greatest place
	AlarmHexes int      `range:"1 20"`               // northern troops so near set them on the road …
	Leave      int      `range:"0 1000"`             // … so many of them in a day with these at hand, fewer as they are farther off
	SafeHexes  int      `range:"1 40"`               // so far from them people are safe …
	TakenIn    int      `range:"0 1000"`             // … and so many are taken in, in a day

	Walk         int                     `range:"1 6"`                // hexes in a day: old people, children and loads
	Pass         [atlas.MainRoad + 1]int `by:"way" range:"0 1000000"` // people who go over a hexside in a day
	Boats        int                     `range:"0 100000"`           // the same where only boats cross
	RoadRegiment int                     `range:"1000 1000000"`       // so many people take as much of a road as a regiment: see play.md

	CorridorMore  int `range:"0 5000"`   // a corridor lets so many more go over a hexside, and they go a hex farther; troops find its road full
	ScreenMinutes int `range:"0 720"`    // of a unit's day, for a screening post …
	ScreenPolice  int `range:"0 720"`    // … and of the police's
	ScreenPeople  int `range:"0 100000"` // that a quarter of a regiment screens in a day: 50,000 by ROK police and the 25th Division in a week (Appleman, ch. 21)
	TrainPeople   int `range:"0 10000"`  // that a train takes, roofs and all

	RaidPeople   int `range:"1 1000000"` // on the roads of a hex, among whom soldiers go unseen …
	RaidHexes    int `range:"0 10"`      // … with northern troops so near …
	RaidChance   int `range:"0 1000"`    // … with this chance a night …
	RaidLoss     int `range:"0 200"`     // … and so many of the men of a unit are lost to them …
	RaidDisorder int `range:"0 500"`     // … and it is as much disordered

	// When the bridge over the Han was blown in the night of 28 June some 4,000 people were on it, of the
	// hundred thousand who crossed in a day, and 500 to 1,000 died; the government said 800.
	OnBridge   int `range:"0 1000"`
	BridgeDead int `range:"0 1000"`
	Few        int `range:"0 100000"` // a bridge that waits for people waits no longer for fewer

	// Deaths a day among those on the roads, hundred-thousandths. No count is known; the words of the time
	// say many (No Gun Ri, Waegwan, the winter of 1951).
	Fought       int `range:"0 10000"` // where it is fought
	Between      int `range:"0 10000"` // next to northern troops
	Hardship     int `range:"0 10000"` // anywhere: hunger, sickness
	ColdHardship int `range:"0 1000"`  // more, for each thousandth of soldiers without winter clothing whom the cold would take (WeatherRules.Cold)

	Told     int `range:"0 1000000"` // people of whom a day's news are told
	ToldDead int `range:"0 100000"`  // dead of whom a day's news are told
}

var peopleRules = PeopleRules{
	Rural: 1500, Town: [6]int32{1: 400_000, 2: 40_000, 3: 12_000, 4: 4_000, 5: 500},
	AlarmHexes: 3, Leave: 300, SafeHexes: 8, TakenIn: 500,
	Walk: 2, Pass: [atlas.MainRoad + 1]int{2_000, 10_000, 40_000, 100_000}, Boats: 10_000, RoadRegiment: 20_000,
	CorridorMore: 500, ScreenMinutes: 240, ScreenPolice: 120, ScreenPeople: 3_000, TrainPeople: 2_500,
	RaidPeople: 2_000, RaidHexes: 2, RaidChance: 60, RaidLoss: 10, RaidDisorder: 100,
	OnBridge: 40, BridgeDead: 200, Few: 2_000,
	Fought: 500, Between: 100, Hardship: 20, ColdHardship: 10,
	Told: 1_000, ToldDead: 10,
}
