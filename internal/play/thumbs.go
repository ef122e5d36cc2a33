package play

import (
	"github.com/hajimehoshi/ebiten/v2"

	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/chart"
	"parallel38/internal/counter"
	"parallel38/internal/geo"
)

// card is what the list of kept wars shows of one: where it stands, drawn from the keyframe with which its file
// ends, and in words. The picture is the player's side's: what that side does not see is not on it.
type card struct {
	picture *ebiten.Image // nil if the war cannot be opened
	words   string
}

// The picture of a kept war, units; it shows about 340 km by 220.
const (
	thumbWide, thumbHigh = 84, 54
	thumbKm              = 340
)

// makeCard opens a kept war and draws it.
func (a *app) makeCard(name string) *card {
	o, err := openSave(name)
	switch {
	case err != nil:
		return &card{}
	case o.campaign != nil:
		return a.campaignCard(&o)
	}
	v, choice := o.match.View(o.choice.Side), o.choice
	k := &card{words: a.words.Name(v.Setup.Name) + " · " + a.t("ui.day", "turn", int(v.Turn), "days", v.Setup.Turns) + " · " + a.words.Side(choice.Side)}
	var marks []chart.Mark
	var sum geo.Point
	near := 0
	for _, id := range v.Force.Combat {
		h := v.Force.Place[id].Hex
		if h == hex.None {
			continue
		}
		marks = append(marks, chart.Mark{Hex: h, South: v.Force.Side(id) == force.South})
		if v.Contact(h, v.Force.Side(id)) {
			sum, near = sum.Add(geo.Centre(h)), near+1
		}
	}
	centre := geo.Point{}
	if near > 0 {
		centre = sum.Mul(1 / float64(near)) // where the two sides meet
	}
	k.picture = a.sketch(centre, thumbKm, counter.Holder(&v.Board), marks)
	return k
}

// sketch draws so many kilometres of the map across around a point.
func (a *app) sketch(centre geo.Point, km float64, holder func(hex.Index) chart.Holder, marks []chart.Mark) *ebiten.Image {
	w, h := int(a.desk.u(thumbWide)), int(a.desk.u(thumbHigh))
	sketch := chart.NewSketch(a.ground.chart, nil, w, h, centre, float64(w)/km, a.unit())
	return ebiten.NewImageFromImage(sketch.Draw(holder, marks))
}

// campaignCard is the card of a campaign before the war: the South, with the troops and bands that the player sees.
func (a *app) campaignCard(o *opened) *card {
	v := o.campaign.View(o.choice.Side)
	var marks []chart.Mark
	for _, id := range v.Force.Combat {
		if h := v.Force.Place[id].Hex; h != hex.None {
			marks = append(marks, chart.Mark{Hex: h, South: v.Force.Side(id) == force.South})
		}
	}
	holder := func(h hex.Index) chart.Holder {
		switch c := &v.Map.Cells[h]; {
		case c.Country != atlas.Korea:
			return chart.Nobody
		case c.North:
			return chart.HeldNorth
		}
		return chart.HeldSouth
	}
	centre := geo.Centre(v.Setup.Districts[0].Seat)
	return &card{words: a.words.Name(v.Setup.Name) + " · " + a.t("campaign.top.turn", "turn", int(v.Turn), "side", a.words.Side(o.choice.Side)),
		picture: a.sketch(centre, 2*thumbKm, holder, marks)}
}

// fillCards makes the next card that the list of kept wars wants, one a tick; true if it has made one.
func (a *app) fillCards() bool {
	for _, name := range a.shelf.wanted {
		if a.shelf.cards[name] == nil {
			a.shelf.cards[name] = a.makeCard(name)
			return true
		}
	}
	return false
}

// dealCards forgets the cards: the list is opened, and the wars may have gone on since it was last.
func (s *shelf) dealCards() {
	for _, k := range s.cards {
		if k.picture != nil {
			k.picture.Deallocate()
		}
	}
	s.cards, s.wanted = map[string]*card{}, nil
}

// thumbnail lays the picture of a kept war out, once it is drawn.
func (a *app) thumbnail(s *panel, name string, x, y float64) {
	if k := a.shelf.cards[name]; k != nil && k.picture != nil {
		var o ebiten.DrawImageOptions
		o.GeoM.Translate(float64(int(x)), float64(int(y)))
		s.paintOver(func(dst *ebiten.Image) { dst.DrawImage(k.picture, &o) })
	}
}
