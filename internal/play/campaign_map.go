package play

import (
	"image/color"

	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/game/prewar"
	"parallel38/internal/chart/symbol"
	"parallel38/internal/counter"
	"parallel38/internal/text"
)

// lens is what the tint of the districts tells of.
type lens uint8

// The lenses, on the keys of the overlays.
const (
	noLens lens = iota
	supportLens
	grievanceLens
	partisanLens
	protectionLens
	foodLens
	tollLens
	lenses
)

var lensKeys = [lenses]string{"none", "support", "grievance", "partisans", "protection", "food", "toll"}

// districtsOf tells for each hex which district it lies in: of those of its province the one whose seat is
// nearest.
func districtsOf(a *atlas.Atlas, s *prewar.Setup) []prewar.DistrictID {
	land := make([]prewar.DistrictID, a.Len())
	for h := range land {
		land[h] = prewar.NoDistrict
		c := &a.Cells[h]
		if !c.Land() || c.Country != atlas.Korea || c.North {
			continue
		}
		least := 0
		for i := range s.Districts {
			d := &s.Districts[i]
			if d.Province != c.Province && !(c.Province == atlas.Hwanghae && d.Province == atlas.Kyonggi) { // Ongjin and Yonan
				continue
			}
			if far := a.Distance(hex.Index(h), d.Seat); land[h] == prewar.NoDistrict || far < least {
				land[h], least = prewar.DistrictID(i), far
			}
		}
	}
	return land
}

// tintOf is the colour of a district: the darker, the more of what the lens tells of.
func (s *campaignScene) tintOf(d prewar.DistrictID) (color.NRGBA, bool) {
	st := &s.view.Districts[d]
	share := func(n int16, c color.NRGBA) (color.NRGBA, bool) { return fade(c, 6+int(n)*62/1000), true }
	switch s.lens {
	case supportLens:
		return share(st.Support, vermilion)
	case grievanceLens:
		return share(st.Grievance, rgb(0x7A4A1E))
	case protectionLens:
		return share(st.Protection, southText)
	case foodLens:
		return share(1000-st.Food, rgb(0x7A4A1E))
	case partisanLens:
		_, high := s.partisans(d)
		return fade(vermilion, min(6+int(high)/12, 70)), high > 0
	case tollLens:
		n := st.Dead.ByForces + st.Dead.ByPartisans
		return fade(inkColour, min(8+int(n)/30, 62)), n > 0
	}
	return color.NRGBA{}, false
}

// partisans is how many partisans a side reckons with in a district, bands that it sees included.
func (s *campaignScene) partisans(d prewar.DistrictID) (low, high int32) {
	low, high = s.view.Reckoned(d)
	for id := range s.view.InHills() {
		if s.view.Bands[id].In == d {
			n := s.view.Force.Strength[id].Men
			low, high = low+n, high+n
		}
	}
	return low, high
}

// reckoned is how many partisans a side reckons with in all.
func (s *campaignScene) reckoned() (low, high int32) {
	for i := range s.view.Districts {
		l, h := s.partisans(prewar.DistrictID(i))
		low, high = low+l, high+h
	}
	return low, high
}

// draw draws the country below the panels.
func (s *campaignScene) draw(a *app, dst *ebiten.Image) {
	a.ground.draw(dst, &a.camera)
	b := a.desk.brush.on(dst)
	a.ground.drawFrame(b, &a.camera)
	s.drawDistricts(b)
	b.flush()
	a.labels.draw(a, dst)
	s.drawSectors(dst)
	s.drawPieces(dst)
	s.drawPlates(dst)
}

// drawDistricts tints districts and draws their borders; the chosen one is ringed.
func (s *campaignScene) drawDistricts(b *brush) {
	c, u, m := &s.app.camera, s.app.desk.u, s.view.Map
	s.onScreen(func(h hex.Index, d prewar.DistrictID) {
		b.points = c.outline(b.points[:0], h, 0)
		if tint, ok := s.tintOf(d); ok {
			b.tile(b.points, tint)
		}
		if d == s.district || d == s.from {
			b.tile(b.points, fade(amber, 26))
		}
	})
	s.onScreen(func(h hex.Index, d prewar.DistrictID) {
		for dir := range hex.Dir(hex.Dirs) {
			n := m.Near[h][dir]
			if n == hex.None || s.land[n] == d || s.land[n] == prewar.NoDistrict && !m.Cells[n].Land() {
				continue
			}
			x0, y0, x1, y1 := c.side(h, dir)
			switch {
			case d == s.district || s.land[n] == s.district && s.district != prewar.NoDistrict:
				b.segment(x0, y0, x1, y1, u(2.4), amberMap)
			case s.land[n] == prewar.NoDistrict:
				b.segment(x0, y0, x1, y1, u(2), fade(vermilion, 60))
			default:
				b.segment(x0, y0, x1, y1, u(1.1), fade(inkColour, 45))
			}
		}
	})
}

// onScreen calls f for the hexes of the South that the screen shows.
func (s *campaignScene) onScreen(f func(h hex.Index, d prewar.DistrictID)) {
	c := &s.app.camera
	r := 12 * c.zoom
	for h, d := range s.land {
		if d == prewar.NoDistrict {
			continue
		}
		if x, y := c.centre(hex.Index(h)); x > -r && y > -r && x < c.w+r && y < c.h+r {
			f(hex.Index(h), d)
		}
	}
}

// drawSectors marks the hills of the parallel: who stands on them, and how hot it is there.
func (s *campaignScene) drawSectors(dst *ebiten.Image) {
	c, d := &s.app.camera, s.app.desk
	b := d.brush.on(dst)
	for i := range s.view.Sectors {
		x, y := c.centre(s.view.Setup.Sectors[i].Hill)
		st := &s.view.Sectors[i]
		face := fade(inkColour, 60)
		switch st.Hills {
		case force.North:
			face = northFace
		case force.South:
			face = southText
		}
		r := d.u(5)
		b.fill([]point{pt(x-r, y+r*.8), pt(x, y-r), pt(x+r, y+r*.8)}, face)
		if st.Heat > 300 {
			b.ring(x, y, d.u(9), d.u(1.4), fade(vermilion, min(100, int(st.Heat)/9)))
		}
	}
	b.flush()
}

// piece is counters that lie on one spot: the one on top, and how many.
type piece struct {
	spec  symbol.Spec
	at    hex.Index
	shift float64 // to the right, in counters
}

// pieces are the counters of the map: of each district the regiments at its seat and the battalions that
// hunt in its hills, bands, and the formations of the North.
func (s *campaignScene) pieces() (list []piece) {
	v, f := s.view, s.view.Force
	spec := func(id force.ID, side symbol.Side, e symbol.Echelon, n, strength int) symbol.Spec {
		return symbol.Spec{Side: side, Palette: s.app.settings.palette(), Arm: counter.Arm(f.Identity[id].Arm), Echelon: e, Number: f.Identity[id].Short, Ready: 3,
			Strength: uint8(min(100, strength)), Stack: uint8(min(9, n))}
	}
	for i := range v.Setup.Districts {
		d, place := prewar.DistrictID(i), &v.Setup.Districts[i]
		top, n := force.None, 0
		for id := range v.Regiments() {
			if f.Place[id].Hex == place.Seat {
				if n++; top == force.None {
					top = id
				}
			}
		}
		if top != force.None {
			list = append(list, piece{spec(top, symbol.South, symbol.Regiment, n, int(f.Strength[top].Men)*100/max(1, v.Setup.Rules.Army.FullMen)), place.Seat, 0})
		}
		top, n = force.None, 0
		for id, k := range v.Posted(d) {
			if f.Battalions[id].Duty[k] == force.Suppression {
				if n++; top == force.None {
					top = id
				}
			}
		}
		shift := 0.0
		if place.Ground == place.Seat {
			shift = 1
		}
		if top != force.None {
			list = append(list, piece{spec(top, symbol.South, symbol.Battalion, n, 100), place.Ground, shift})
			shift++
		}
		top, n = force.None, 0
		for id := range v.InHills() {
			if v.Bands[id].In == d && (f.Strength[id].Men > 0) {
				if n++; top == force.None || f.Strength[id].Men > f.Strength[top].Men {
					top = id
				}
			}
		}
		if top != force.None {
			band := spec(top, symbol.North, symbol.NoEchelon, n, 100)
			band.Arm, band.Number = symbol.Guerrilla, itoa(int(f.Strength[top].Men))
			list = append(list, piece{band, place.Ground, shift})
		}
	}
	told := make([]bool, f.Len())
	for id := range v.Formations() {
		if told[id] {
			continue
		}
		n := 0
		for other := range v.Formations() {
			if f.Place[other].Hex == f.Place[id].Hex {
				told[other] = true
				n++
			}
		}
		e := symbol.Division
		if f.Identity[id].Arm != force.Infantry {
			e = symbol.Brigade
		}
		list = append(list, piece{spec(id, symbol.North, e, n, 100), f.Place[id].Hex, 0})
	}
	return list
}

// drawPieces draws the counters, a little above their spot, so that its name stays free.
func (s *campaignScene) drawPieces(dst *ebiten.Image) {
	c, size := &s.app.camera, s.app.desk.u(27)
	for _, p := range s.pieces() {
		if p.at != hex.None {
			x, y := c.centre(p.at)
			s.app.counters.place(dst, p.spec, x+p.shift*size*1.05, y-size*.7, size)
		}
	}
}

// drawPlates names each district with what it is about: who hides there.
func (s *campaignScene) drawPlates(dst *ebiten.Image) {
	c, d := &s.app.camera, s.app.desk
	f, f2 := d.type_.face(semibold, d.u(11)), d.type_.face(medium, d.u(11))
	for i := range s.view.Setup.Districts {
		id := prewar.DistrictID(i)
		place := &s.view.Setup.Districts[i]
		x, y := c.centre(place.Seat)
		if x < -80 || y < -40 || x > c.w+80 || y > c.h+40 {
			continue
		}
		number, tone := s.lensWords(id)
		name := ""
		if id == s.district || c.px() > 2.4 {
			name = s.app.words.District(&s.view.Board, id)
		}
		if number == "" && name == "" {
			continue
		}
		w := max(width(number, f2), width(name, f)) + d.u(10)
		h := d.u(4)
		for _, line := range [...]string{name, number} {
			if line != "" {
				h += d.u(13.5)
			}
		}
		y += d.u(5)
		b := d.brush.on(dst)
		edge := fade(inkColour, 55)
		if id == s.district {
			edge = amberEdge
		}
		b.fill(b.round(x-w/2, y, w, h, d.u(3)), fade(paper, 92))
		b.line(b.round(x-w/2, y, w, h, d.u(3)), d.u(1.1), edge, true)
		b.flush()
		at := y + d.u(12)
		if name != "" {
			d.write(dst, x, at, name, f, inkColour, .5)
			at += d.u(13.5)
		}
		d.write(dst, x, at, number, f2, tone, .5)
	}
}

// lensWords is the number that a district's plate shows, and its colour.
func (s *campaignScene) lensWords(d prewar.DistrictID) (string, color.NRGBA) {
	st := &s.view.Districts[d]
	switch s.lens {
	case supportLens:
		return percent(int(st.Support)), vermilion
	case grievanceLens:
		return percent(int(st.Grievance)), inkColour
	case protectionLens:
		return percent(int(st.Protection)), southText
	case foodLens:
		return percent(int(st.Food)), inkColour
	case tollLens:
		if n := st.Dead.ByForces + st.Dead.ByPartisans; n > 0 {
			return ranged(prewar.Toll(n)), inkColour
		}
		return "", inkColour
	}
	if low, high := s.partisans(d); high > 0 {
		return ranged(low, high), vermilion
	}
	return "", inkColour
}

// ranged writes a range, or one number where both ends are the same.
func ranged(low, high int32) string {
	if low == high {
		return text.Count(int(low))
	}
	return text.Count(int(low)) + "–" + text.Count(int(high))
}
