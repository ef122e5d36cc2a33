package play

import (
	"image"
	"math"
	"runtime"
	"slices"
	"sync"

	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/internal/chart"
	"parallel38/internal/geo"
)

// ground is the map's picture, drawn in tiles by package chart as they are needed. A tile belongs to
// one of a row of fixed zoom levels and is stretched a little in between, so that zooming is smooth
// and at rest on a level every pixel is as drawn. The screen never waits: what is missing shows through
// from a coarser level.
//
// Where there are threads a worker draws the tiles; in the browser, which has one thread, Update draws
// one a tick.
type ground struct {
	chart   *chart.Ground
	tiles   map[tileKey]*tile
	spare   []*ebiten.Image
	tick    int64
	dpr     float64
	level   int
	changed bool // tiles were taken in by the last update

	mu     sync.Mutex
	wake   *sync.Cond
	wanted []tileKey // most urgent first
	done   []drawnTile
	free   []*image.RGBA
}

const (
	tileSize   = 254 // pixels
	tilePad    = 1   // pixels drawn beyond each edge, so that stretched tiles meet without a seam
	tileFull   = tileSize + 2*tilePad
	levelStep  = 4   // levels to a doubling of the zoom
	maxTiles   = 320 // kept, 80 MB
	baseLevel  = 2   // always kept: the whole map, some fifteen tiles
	takeATick  = 4   // tiles handed to the graphics card in one tick
	levelRange = 8   // levels to either side whose tiles may stand in
)

type tileKey struct {
	level, x, y int16
}

type tile struct {
	image *ebiten.Image
	seen  int64 // tick it was last on the screen
}

type drawnTile struct {
	key    tileKey
	dpr    float64
	pixels *image.RGBA
}

// threaded tells whether tiles can be drawn beside the game.
const threaded = runtime.GOOS != "js"

func newGround(c *chart.Ground, dpr float64) *ground {
	g := &ground{chart: c, tiles: map[tileKey]*tile{}, dpr: dpr}
	g.wake = sync.NewCond(&g.mu)
	if threaded {
		go g.work()
	}
	return g
}

// scale is the zoom of a level in pixels a kilometre.
func (g *ground) scale(level int) float64 {
	return g.dpr * farthest * math.Exp2(float64(level)/levelStep)
}

// levelFor is the level nearest to a zoom.
func (g *ground) levelFor(zoom float64) int {
	l := math.Round(levelStep * math.Log2(zoom/(g.dpr*farthest)))
	return max(0, int(l))
}

// origin is the point of the plane at the top left corner of a tile.
func (g *ground) origin(k tileKey) geo.Point {
	km := tileSize / g.scale(int(k.level))
	return geo.Point{X: geo.BoardMin.X + float64(k.x)*km, Y: geo.BoardMax.Y - float64(k.y)*km}
}

// span is the range of tiles of a level that a camera sees.
func (g *ground) span(c *camera, level int) (x0, y0, x1, y1 int) {
	km := tileSize / g.scale(level)
	a, b := c.plane(0, 0), c.plane(c.w, c.h)
	cell := func(v float64) int { return int(math.Floor(v / km)) }
	lastX, lastY := cell(geo.BoardMax.X-geo.BoardMin.X), cell(geo.BoardMax.Y-geo.BoardMin.Y)
	return max(0, cell(a.X-geo.BoardMin.X)), max(0, cell(geo.BoardMax.Y-a.Y)),
		min(lastX, cell(b.X-geo.BoardMin.X)), min(lastY, cell(geo.BoardMax.Y-b.Y))
}

// update decides which tiles are wanted and takes in those that are drawn.
func (g *ground) update(c *camera) {
	g.tick++
	if c.unit != g.dpr { // the window moved to another display
		g.dpr = c.unit
		for k := range g.tiles {
			g.drop(k)
		}
	}
	g.level = g.levelFor(c.zoom)
	want := g.want(c)
	g.mu.Lock()
	g.wanted = append(g.wanted[:0], want...)
	done := g.done[:min(len(g.done), takeATick)]
	rest := g.done[len(done):]
	g.mu.Unlock()
	if !threaded && len(want) > 0 {
		g.drawOne()
		g.mu.Lock()
		done, rest = g.done, nil
		g.mu.Unlock()
	}
	g.changed = len(done) > 0
	for _, t := range done {
		g.take(t)
	}
	g.mu.Lock()
	g.done = append(g.done[:0], rest...)
	for _, t := range done {
		g.free = append(g.free, t.pixels)
	}
	g.wake.Broadcast()
	g.mu.Unlock()
	g.evict()
}

// want lists the tiles to be drawn, most urgent first: the whole map in coarse, then what is on the
// screen from its middle outwards.
func (g *ground) want(c *camera) []tileKey {
	var want []tileKey
	need := func(level, x0, y0, x1, y1 int) {
		for y := y0; y <= y1; y++ {
			for x := x0; x <= x1; x++ {
				k := tileKey{int16(level), int16(x), int16(y)}
				if t := g.tiles[k]; t != nil {
					t.seen = g.tick
				} else {
					want = append(want, k)
				}
			}
		}
	}
	all := camera{at: geo.Point{X: (geo.BoardMin.X + geo.BoardMax.X) / 2, Y: (geo.BoardMin.Y + geo.BoardMax.Y) / 2}, zoom: 1, w: 5000, h: 5000, unit: 1}
	x0, y0, x1, y1 := g.span(&all, baseLevel)
	need(baseLevel, x0, y0, x1, y1)
	first := len(want)
	x0, y0, x1, y1 = g.span(c, g.level)
	need(g.level, x0, y0, x1, y1)
	km := tileSize / g.scale(g.level)
	far := func(k tileKey) float64 {
		p := g.origin(k).Add(geo.Point{X: km / 2, Y: -km / 2})
		return p.Dist(c.at)
	}
	slices.SortStableFunc(want[first:], func(a, b tileKey) int {
		if far(a) < far(b) {
			return -1
		}
		return 1
	})
	return want
}

// take makes a picture of a drawn tile.
func (g *ground) take(t drawnTile) {
	if t.dpr != g.dpr || g.tiles[t.key] != nil {
		return
	}
	var img *ebiten.Image
	if n := len(g.spare); n > 0 {
		img, g.spare = g.spare[n-1], g.spare[:n-1]
	} else {
		img = ebiten.NewImage(tileFull, tileFull)
	}
	img.WritePixels(t.pixels.Pix)
	g.tiles[t.key] = &tile{img, g.tick}
}

func (g *ground) drop(k tileKey) {
	g.spare = append(g.spare, g.tiles[k].image)
	delete(g.tiles, k)
}

// evict makes room by dropping what was seen longest ago.
func (g *ground) evict() {
	for len(g.tiles) > maxTiles {
		var oldest tileKey
		seen := int64(math.MaxInt64)
		for k, t := range g.tiles {
			if t.seen < seen {
				oldest, seen = k, t.seen
			}
		}
		if seen == g.tick {
			return
		}
		g.drop(oldest)
	}
}

// pending is how many tiles of the present picture are missing.
func (g *ground) pending() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return len(g.wanted)
}

// work draws tiles for as long as the program runs.
func (g *ground) work() {
	for {
		g.mu.Lock()
		for len(g.wanted) == 0 || len(g.done) >= takeATick {
			g.wake.Wait()
		}
		g.mu.Unlock()
		g.drawOne()
	}
}

// drawOne draws the most urgent tile.
func (g *ground) drawOne() {
	g.mu.Lock()
	if len(g.wanted) == 0 {
		g.mu.Unlock()
		return
	}
	t := drawnTile{key: g.wanted[0], dpr: g.dpr}
	g.wanted = g.wanted[1:]
	for _, d := range g.done {
		if d.key == t.key {
			g.mu.Unlock()
			return
		}
	}
	if n := len(g.free); n > 0 {
		t.pixels, g.free = g.free[n-1], g.free[:n-1]
	}
	p, scale := g.origin(t.key), g.scale(int(t.key.level))
	g.mu.Unlock()
	if t.pixels == nil {
		t.pixels = image.NewRGBA(image.Rect(0, 0, tileFull, tileFull))
	}
	g.chart.Tile(t.pixels, p.X-tilePad/scale, p.Y+tilePad/scale, scale, t.dpr, chart.Everything)
	g.mu.Lock()
	g.done = append(g.done, t)
	g.mu.Unlock()
}

// draw lays the tiles out, coarse ones first.
func (g *ground) draw(dst *ebiten.Image, c *camera) {
	dst.Fill(paper)
	if !g.complete(c, g.level) {
		g.drawLevel(dst, c, baseLevel)
		for d := levelRange; d > 0; d-- {
			g.drawLevel(dst, c, g.level-d)
			g.drawLevel(dst, c, g.level+d)
		}
	}
	g.drawLevel(dst, c, g.level)
}

// drawFrame covers what lies beyond the board with paper and draws the map's neat line, as on a
// printed sheet.
func (g *ground) drawFrame(b *brush, c *camera) {
	x0, y0 := c.screen(geo.Point{X: geo.BoardMin.X, Y: geo.BoardMax.Y})
	x1, y1 := c.screen(geo.Point{X: geo.BoardMax.X, Y: geo.BoardMin.Y})
	if x0 < 0 && y0 < 0 && x1 > c.w && y1 > c.h {
		return
	}
	x0, y0, x1, y1 = math.Round(x0), math.Round(y0), math.Round(x1), math.Round(y1)
	b.rect(0, 0, max(x0, 0), c.h, paper)
	b.rect(x1, 0, max(c.w-x1, 0), c.h, paper)
	b.rect(0, 0, c.w, max(y0, 0), paper)
	b.rect(0, y1, c.w, max(c.h-y1, 0), paper)
	for _, line := range [2][2]float64{{0, 1.6}, {6, .8}} {
		d := line[0] * c.unit
		b.points = append(b.points[:0], pt(x0-d, y0-d), pt(x1+d, y0-d), pt(x1+d, y1+d), pt(x0-d, y1+d))
		b.line(b.points, line[1]*c.unit, fade(inkColour, 80), true)
	}
}

// complete tells whether a level covers the screen.
func (g *ground) complete(c *camera, level int) bool {
	x0, y0, x1, y1 := g.span(c, level)
	for y := y0; y <= y1; y++ {
		for x := x0; x <= x1; x++ {
			if g.tiles[tileKey{int16(level), int16(x), int16(y)}] == nil {
				return false
			}
		}
	}
	return true
}

func (g *ground) drawLevel(dst *ebiten.Image, c *camera, level int) {
	if level < 0 {
		return
	}
	k := c.zoom / g.scale(level)
	exact := math.Abs(k-1) < 1e-3
	x0, y0, x1, y1 := g.span(c, level)
	op := ebiten.DrawImageOptions{}
	for y := y0; y <= y1; y++ {
		for x := x0; x <= x1; x++ {
			key := tileKey{int16(level), int16(x), int16(y)}
			t := g.tiles[key]
			if t == nil {
				continue
			}
			t.seen = g.tick
			sx, sy := c.screen(g.origin(key))
			op.GeoM.Reset()
			if exact { // pixel for pixel
				op.Filter = ebiten.FilterNearest
				op.GeoM.Translate(math.Round(sx)-tilePad, math.Round(sy)-tilePad)
			} else {
				op.Filter = ebiten.FilterLinear
				op.GeoM.Translate(-tilePad, -tilePad)
				op.GeoM.Scale(k, k)
				op.GeoM.Translate(sx, sy)
			}
			dst.DrawImage(t.image, &op)
		}
	}
}

// drawMini draws the coarse level into a part of the screen, whose top left corner is at (x, y).
func (g *ground) drawMini(dst *ebiten.Image, c *camera, x, y float64) {
	k := c.zoom / g.scale(baseLevel)
	x0, y0, x1, y1 := g.span(c, baseLevel)
	op := ebiten.DrawImageOptions{Filter: ebiten.FilterLinear}
	for ty := y0; ty <= y1; ty++ {
		for tx := x0; tx <= x1; tx++ {
			key := tileKey{baseLevel, int16(tx), int16(ty)}
			t := g.tiles[key]
			if t == nil {
				continue
			}
			sx, sy := c.screen(g.origin(key))
			op.GeoM.Reset()
			op.GeoM.Translate(-tilePad, -tilePad)
			op.GeoM.Scale(k, k)
			op.GeoM.Translate(x+sx, y+sy)
			dst.DrawImage(t.image, &op)
		}
	}
}
