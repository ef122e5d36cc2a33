package assets

import _ "embed"

// People is the table of the people whom the histories name, a row a person, read by package encyclopedia.
//
//go:embed people.csv
var People string
