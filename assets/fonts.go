package assets

import "embed"

// Fonts holds the type of the game: IBM Plex Sans, its Condensed and its Korean cut, as
// fonts/Sans-Regular.ttf and so on (fonts/subset.sh makes them). Licence: fonts/OFL.txt.
//
//go:embed fonts/*.ttf
var Fonts embed.FS
