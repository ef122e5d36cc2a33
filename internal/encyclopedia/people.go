package encyclopedia

import (
	"encoding/csv"
	"strings"
	"sync"

	"parallel38/assets"
	"parallel38/game/atlas"
)

// person is somebody whom the histories name.
type person struct {
	Code   string
	Name   atlas.Name
	Years  string // of birth and death
	Text   atlas.Name
	Source string
}

// everybody is assets/people.csv, which is part of the program: a mistake in it is found by the tests.
var everybody = sync.OnceValue(func() (all []person) {
	rows, err := csv.NewReader(strings.NewReader(assets.People)).ReadAll()
	if err != nil {
		panic(err)
	}
	for _, r := range rows[1:] {
		all = append(all, person{Code: r[0], Name: atlas.Name{En: r[1], Ko: r[2]}, Years: r[3], Text: atlas.Name{En: r[4], Ko: r[5]}, Source: r[6]})
	}
	return all
})

// personCode is the code of somebody by name, "" if the book does not know him.
func personCode(name string) string {
	for _, p := range everybody() {
		if p.Name.En == name {
			return p.Code
		}
	}
	return ""
}
