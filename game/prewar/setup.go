package prewar

import (
	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/game/force"
	"parallel38/game/hex"
)

// DistrictID is a place in Setup.Districts.
type DistrictID uint8

// NoDistrict is none.
const NoDistrict DistrictID = 255

// District is a part of the South in which partisans, police and people live together: what of it does
// not change.
type District struct {
	Code     string
	Name     atlas.Name
	Province atlas.Province
	Seat     hex.Index    // where its police and its garrison stand
	Ground   hex.Index    // where its bands hide
	People   int32        // thousands
	Shelter  int16        // thousandths: mountain and forest in which a band can live
	Share    int16        // thousandths of the partisan war: what the law's constants are multiplied with
	Island   bool         // ordered there, a regiment embarks
	Parallel bool         // bands come into it from the North directly
	Near     []DistrictID // where bands go from here

	Start DistrictState
}

// Setup is a campaign as the rules need it: checked, complete and in the board's own terms.
type Setup struct {
	ID    string
	Name  atlas.Name
	Start calendar.Day
	End   calendar.Day // the last day on which the campaign can still go on

	Districts []District
	Sectors   []Sector
	Units     []force.Spec // regiments of the South, formations of the North, and room for bands
	Homes     []DistrictID // by unit: where a regiment is raised and recruits; NoDistrict of all others
	Posts     []Posts      // by unit: where its battalions are on the first day
	June      []string     // by unit: what it becomes in the order of battle of June 1950, "" for nothing
	South     SouthState   // on the first day
	North     NorthState

	Ceiling    []game.Step    // by date: men of the southern army that the Americans will equip
	Advisers   []game.Step    // by date: advisers whom they would send with a full purse for them
	Americans  []game.Step    // by date: thousands of American troops that are to be in the South
	SovietArms []game.Step    // by date: points that Moscow sends in a quarter, at most
	China      []game.Step    // by date: permission, tenths, for the war in China that is won
	School     calendar.Day   // from which the North schools partisans
	Elections  []calendar.Day // in the South
	Par        int            // tenths of a point: the median of self-play, subtracted from the result
	Rules      Rules
}

// Sector is a stretch of the 38th parallel where both sides face each other on hills.
type Sector struct {
	Code     string
	Name     atlas.Name
	Hill     hex.Index
	District DistrictID // behind it
	Need     int32      // men that it takes to watch it
	Heat     int16      // thousandths: how hot it is there on the first day
}
