package play

import (
	"bytes"
	"image/color"

	"github.com/hajimehoshi/ebiten/v2/text/v2"

	"parallel38/assets"
)

// The palette. Paper carries ink, chrome carries cream. Amber means "yours to do" (selection, path,
// the one primary button), vermilion means danger; nothing else is coloured except the sides.
var (
	paper     = rgb(0xF4EFE2)
	inkColour = rgb(0x1F2A30)
	chrome    = rgb(0x20282C)
	chromeLit = rgb(0x343D41)
	cream     = rgb(0xF8EEDD)
	amber     = rgb(0xF0AE3C)
	amberEdge = rgb(0xD08A1D)
	amberMap  = rgb(0xB4730F)
	vermilion = rgb(0xB8402A)
	northFace = rgb(0x9C3A2C)
	southText = rgb(0x2B5B88)
	reachFill = rgb(0xFFF6DA)
	bands     = [5]color.NRGBA{rgb(0x5E6A6E), rgb(0xA9AFAA), rgb(0xE3B96A), rgb(0xD08A1D), rgb(0x96540F)}
)

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 255}
}

// fade is a colour with its alpha in per cent.
func fade(c color.NRGBA, percent int) color.NRGBA {
	c.A = uint8(int(c.A) * percent / 100)
	return c
}

// weight is a cut of the one type family.
type weight uint8

const (
	regular weight = iota
	medium
	semibold
	light
	italic
	condensed
	weights
)

// fontFiles names, for each weight, the Latin cut and the Korean cut that fills in for it.
var fontFiles = [weights][2]string{
	regular:   {"Sans-Regular", "SansKR-Regular"},
	medium:    {"Sans-Medium", "SansKR-Regular"},
	semibold:  {"Sans-SemiBold", "SansKR-SemiBold"},
	light:     {"Sans-Light", "SansKR-Regular"},
	italic:    {"Sans-Italic", "SansKR-Regular"},
	condensed: {"SansCondensed-SemiBold", "SansKR-SemiBold"},
}

// typeCase holds the fonts and the faces cut from them so far.
type typeCase struct {
	sources map[string]*text.GoTextFaceSource
	faces   map[faceKey]text.Face
}

type faceKey struct {
	weight weight
	size   int // tenths of a pixel
}

func newTypeCase() (*typeCase, error) {
	t := &typeCase{sources: map[string]*text.GoTextFaceSource{}, faces: map[faceKey]text.Face{}}
	for _, pair := range fontFiles {
		for _, name := range pair {
			if t.sources[name] != nil {
				continue
			}
			file, err := assets.Fonts.ReadFile("fonts/" + name + ".ttf")
			if err != nil {
				return nil, err
			}
			if t.sources[name], err = text.NewGoTextFaceSource(bytes.NewReader(file)); err != nil {
				return nil, err
			}
		}
	}
	return t, nil
}

// face is a weight at a size in physical pixels.
func (t *typeCase) face(w weight, size float64) text.Face {
	key := faceKey{w, int(size*10 + 0.5)}
	if f := t.faces[key]; f != nil {
		return f
	}
	size = float64(key.size) / 10
	latin := &text.GoTextFace{Source: t.sources[fontFiles[w][0]], Size: size}
	latin.SetFeature(text.MustParseTag("tnum"), 1) // figures of one width, so that columns stand still
	korean := &text.GoTextFace{Source: t.sources[fontFiles[w][1]], Size: size * 0.94}
	both, err := text.NewMultiFace(latin, korean)
	if err != nil {
		panic(err) // both faces run left to right
	}
	t.faces[key] = both
	return both
}
