package prewar

import (
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
	Seat     hex.Index // where its police and its garrison stand
	Ground   hex.Index // where its bands hide
	People   int32     // thousands
	Shelter  int16     `range:"0 1000"` // thousandths: mountain and forest in which a band can live
	Share    int16     `range:"0 1000"` // thousandths of the partisan war: what the law's constants are multiplied with
	Island   bool      // ordered there, a regiment embarks
	Parallel bool      // bands come into it from the North directly
	Coast    bool      // … or by boat
	Near     []DistrictID

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
	June      []string     // by unit, bands left out: what it becomes in the order of battle of June 1950, "" for nothing
	First     Start

	Ceiling []Step // by date: men of the southern army that the Americans will equip
	Rules   Rules
}

// Step is a value that holds from a day until the next Step of its list.
type Step struct {
	From  calendar.Day
	Value int
}

// at is the value of a list of Steps on a day, 0 before the first.
func at(steps []Step, day calendar.Day) int {
	value := 0
	for _, s := range steps {
		if s.From > day {
			break
		}
		value = s.Value
	}
	return value
}

// Sector is a stretch of the 38th parallel where both sides face each other on hills.
type Sector struct {
	Code     string
	Name     atlas.Name
	Hill     hex.Index
	District DistrictID
	Need     int32 // men that it takes to watch it
}

// Start is what else there is on the first day.
type Start struct {
	South SouthState
	North NorthState
}
