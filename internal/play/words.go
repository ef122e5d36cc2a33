package play

import (
	"image"
	"image/color"

	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"strconv"

	"github.com/hajimehoshi/ebiten/v2/text/v2"
)

type face = text.Face

// width is the length of a line of text in pixels.
func width(s string, f face) float64 { return text.AdvanceAt(s, len(s), f) }

func itoa(n int) string { return strconv.Itoa(n) }

// tenths writes a number given in tenths with one decimal.
func tenths(n int) string {
	sign := ""
	if n < 0 {
		sign, n = "−", -n
	}
	return sign + itoa(n/10) + "." + itoa(n%10)
}

// signed writes tenths with their sign.
func signed(n int) string {
	if n < 0 {
		return tenths(n)
	}
	return "+" + tenths(n)
}

// upperFirst begins a phrase of the catalogue with a capital.
func upperFirst(s string) string {
	for i, r := range s {
		return string(unicode.ToUpper(r)) + s[i+utf8.RuneLen(r):]
	}
	return s
}

// circlePoint is the i-th of n points around a circle of radius one.
func circlePoint(i, n int) (x, y float64) {
	a := 2 * math.Pi * float64(i) / float64(n)
	return math.Cos(a), math.Sin(a)
}

// rectOf is a rectangle in whole pixels.
func rectOf(x, y, w, h float64) image.Rectangle {
	return image.Rect(int(x), int(y), int(x+w+.5), int(y+h+.5))
}

type colour = color.NRGBA

func newRaster(w, h int) *image.RGBA { return image.NewRGBA(image.Rect(0, 0, w, h)) }

// hasWord tells whether a list of words separated by spaces has a word.
func hasWord(list, word string) bool { return slices.Contains(strings.Fields(list), word) }
