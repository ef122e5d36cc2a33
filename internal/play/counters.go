package play

import (
	"image/color"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/chart/sheet"
	"parallel38/internal/chart/symbol"
	"parallel38/internal/counter"
)

// counterCase keeps the pictures of counters: package symbol draws each look once for each size.
type counterCase struct {
	pictures map[counterKey]*ebiten.Image
	signs    map[signKey]*ebiten.Image
	options  ebiten.DrawImageOptions
}

type counterKey struct {
	spec symbol.Spec
	px   int
}

type signKey struct {
	arm symbol.Arm
	px  int
}

// caseSize is how many pictures are kept before the case is emptied: some twenty days of a war.
const caseSize = 2500

func newCounterCase() *counterCase {
	return &counterCase{pictures: map[counterKey]*ebiten.Image{}, signs: map[signKey]*ebiten.Image{}}
}

// spec is the look of a unit's counter.
func (t *tableScene) spec(id force.ID) symbol.Spec {
	f := t.view.Force
	spec := counter.Spec(&t.view.Board, id, t.app.settings.palette())
	if f.Side(id) == t.side && t.view.Moving() == t.side && f.Place[id].Hex != hex.None {
		spec.Spent = f.March[id].Left < 60
	}
	return spec
}

// picture is a counter at a size; sizes go in steps of a tenth, so that zooming fills no case.
func (c *counterCase) picture(spec symbol.Spec, size float64) (img *ebiten.Image, drawn float64) {
	px := int(size)
	if px > 24 {
		px = px / 4 * 4
	}
	key := counterKey{spec, px}
	img = c.pictures[key]
	if img == nil {
		if len(c.pictures) >= caseSize {
			for k, old := range c.pictures {
				old.Deallocate()
				delete(c.pictures, k)
			}
		}
		img = ebiten.NewImageFromImage(symbol.Image(spec, float64(px)))
		c.pictures[key] = img
	}
	return img, float64(px)
}

// place draws a look with its middle at a point.
func (c *counterCase) place(dst *ebiten.Image, spec symbol.Spec, x, y, size float64) {
	img, px := c.picture(spec, size)
	k := size / px
	b := img.Bounds()
	c.options.GeoM.Reset()
	c.options.Filter = ebiten.FilterNearest
	// symbol.Image leaves the square in the middle of the picture.
	ox, oy := float64(b.Dx())/2*k, float64(b.Dy())/2*k
	if k != 1 {
		c.options.Filter = ebiten.FilterLinear
		c.options.GeoM.Scale(k, k)
	}
	c.options.GeoM.Translate(math.Round(x-ox), math.Round(y-oy))
	dst.DrawImage(img, &c.options)
}

// draw draws a unit's counter.
func (c *counterCase) draw(dst *ebiten.Image, t *tableScene, id force.ID, x, y, size float64) {
	c.place(dst, t.spec(id), x, y, size)
}

// stack draws the counter that lies on top of others.
func (c *counterCase) stack(dst *ebiten.Image, t *tableScene, id force.ID, n int, selected bool, x, y, size float64) {
	spec := t.spec(id)
	spec.Stack, spec.Selected = uint8(min(n, 9)), selected
	c.place(dst, spec, x, y, size)
}

// portrait draws a unit's counter for the panel: never spent, never stacked.
func (c *counterCase) portrait(dst *ebiten.Image, t *tableScene, id force.ID, x, y, size float64) {
	spec := t.spec(id)
	spec.Spent = false
	c.place(dst, spec, x, y, size)
}

// offMap draws the counter of a unit that waits in a box.
func (c *counterCase) offMap(dst *ebiten.Image, t *tableScene, id force.ID, x, y, size float64) {
	spec := t.spec(id)
	spec.Side = symbol.OffMap
	c.place(dst, spec, x, y, size)
}

// symbol draws the sign of a unit's arm alone.
func (c *counterCase) symbol(dst *ebiten.Image, t *tableScene, id force.ID, x, y, w float64) {
	arm := counter.Arm(t.view.Force.Identity[id].Arm)
	key := signKey{arm, int(w)}
	img := c.signs[key]
	if img == nil {
		raster := newRaster(int(w)+4, int(w*2/3)+4)
		symbol.Sign(sheet.NewRaster(raster), arm, color.NRGBA(inkColour), fade(paper, 0), 2, 2, float64(int(w)))
		img = ebiten.NewImageFromImage(raster)
		c.signs[key] = img
	}
	c.options.GeoM.Reset()
	c.options.Filter = ebiten.FilterNearest
	b := img.Bounds()
	c.options.GeoM.Translate(math.Round(x-float64(b.Dx())/2), math.Round(y-float64(b.Dy())/2))
	dst.DrawImage(img, &c.options)
}
