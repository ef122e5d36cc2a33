package geo

import (
	"encoding/csv"
	"fmt"
	"io/fs"
	"strconv"
)

// Label is a name on the picture that is not a town: a peak, a sea, a foreign land.
type Label struct {
	Kind   string // "peak", "sea", "bay", "land"
	En, Ko string
	At     Point
	Metres int // height of a peak, 0 otherwise
}

const labelFile = "labels.csv"

// ReadLabels reads the names of peaks, seas and regions from the map's folder (assets.Map).
func ReadLabels(fsys fs.FS) ([]Label, error) {
	f, err := fsys.Open(labelFile)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	in := csv.NewReader(f)
	in.FieldsPerRecord = 6 // kind,en,ko,lat,lon,metres
	rows, err := in.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", labelFile, err)
	}
	var labels []Label
	for i, row := range rows {
		if i == 0 {
			continue // the names of the columns
		}
		lat, err1 := strconv.ParseFloat(row[3], 64)
		lon, err2 := strconv.ParseFloat(row[4], 64)
		metres, err3 := strconv.Atoi(row[5])
		if err1 != nil || err2 != nil || err3 != nil {
			return nil, fmt.Errorf("%s:%d: %s: want latitude, longitude and metres as numbers", labelFile, i+1, row[1])
		}
		labels = append(labels, Label{Kind: row[0], En: row[1], Ko: row[2], At: Project(lat, lon), Metres: metres})
	}
	return labels, nil
}
