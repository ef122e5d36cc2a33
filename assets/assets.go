// Package assets holds the files that the program carries with it: the map, and what others add
// beside it. It has no logic.
package assets

import (
	"embed"
	"io/fs"
)

//go:embed map
var mapFiles embed.FS

// Map is the folder assets/map: the tables that package atlas reads and the drawing data that
// package geo reads.
var Map = sub(mapFiles, "map")

func sub(files embed.FS, dir string) fs.FS {
	f, err := fs.Sub(files, dir)
	if err != nil {
		panic(err) // the folder's name is a constant of this package
	}
	return f
}
