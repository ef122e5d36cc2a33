package bot

import (
	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/fight"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/match"
)

// Hello is the first message: what does not change during the war.
type Hello struct {
	Type     string  `json:"type"` // hello
	Protocol int     `json:"protocol"`
	Scenario string  `json:"scenario"`
	Side     string  `json:"side"` // the program's: north or south
	Start    string  `json:"start"`
	Days     int     `json:"days"`
	Hexes    []Hex   `json:"hexes"`
	Units    []Piece `json:"units"`
	Goals    []Goal  `json:"goals"`
}

// Hex is a hex of the land.
type Hex struct {
	Hex     string            `json:"hex"` // "column,row", as orders name it
	Terrain string            `json:"terrain"`
	Place   string            `json:"place,omitempty"`
	Near    map[string]string `json:"near"`             // by direction, N NE SE S SW NW: the neighbour, if it is land
	Rivers  map[string]string `json:"rivers,omitempty"` // by direction: minor or major
	Roads   map[string]string `json:"roads,omitempty"`  // by direction: track, secondary or main
}

// Piece is a unit of either side: what the order of battle says of it.
type Piece struct {
	Unit     string `json:"unit"` // its code, as orders name it
	Side     string `json:"side"`
	Name     string `json:"name"`
	Parent   string `json:"parent,omitempty"` // code of its formation's headquarters
	Arm      string `json:"arm"`
	Echelon  string `json:"echelon"`
	Mobility string `json:"mobility"`
	Paper    int32  `json:"paper"` // establishment in men
}

// Goal is a condition of victory that has a place.
type Goal struct {
	Side string `json:"side"`
	Name string `json:"name"`
	Hex  string `json:"hex"`
}

// View is how things stand, as far as the side knows.
type View struct {
	Type     string              `json:"type"` // view
	Day      string              `json:"day"`
	Turn     int                 `json:"turn"` // from 1
	Weather  string              `json:"weather"`
	Score    float64             `json:"score"` // points against par, positive for the North
	Trains   int                 `json:"trains"`
	Sorties  int                 `json:"sorties"`
	Settle   bool                `json:"settle"` // the end is offered
	Units    []Own               `json:"units"`
	Enemies  []Enemy             `json:"enemies"`
	Control  map[string][]string `json:"control"` // by side: the hexes it holds
	Observed []string            `json:"observed"`
}

// Own is a unit of the program's that has come.
type Own struct {
	Unit       string         `json:"unit"`
	Hex        string         `json:"hex"` // "" at sea or off the map
	Men        int32          `json:"men"`
	Weapons    map[string]int `json:"weapons,omitempty"`
	Fatigue    int16          `json:"fatigue"`    // thousandths
	Disruption int16          `json:"disruption"` // thousandths
	Routed     bool           `json:"routed,omitempty"`
	Supply     float64        `json:"supply"`  // days of normal consumption
	Cut        int            `json:"cut"`     // nights in a row without a way to supply
	Minutes    int16          `json:"minutes"` // of the day still unspent
	Dug        int16          `json:"dug"`     // days of digging
	Reserve    bool           `json:"reserve,omitempty"`
}

// Enemy is an enemy unit that is in sight, or where it was last seen.
type Enemy struct {
	Unit string `json:"unit"`
	Hex  string `json:"hex"`
	Men  int32  `json:"men"`  // to the hundred
	Seen string `json:"seen"` // date; today's if it is in sight
}

// Events tell what the side sees happen.
type Events struct {
	Type   string  `json:"type"` // events
	Events []Event `json:"events"`
}

// Event is one thing that happened. Which fields count depends on the kind, as in game.EventKind.
type Event struct {
	Kind  string `json:"kind"`
	Side  string `json:"side,omitempty"`
	Unit  string `json:"unit,omitempty"`
	Other string `json:"other,omitempty"`
	Hex   string `json:"hex,omitempty"`
	From  string `json:"from,omitempty"`
	Value int    `json:"value,omitempty"`
	Fight *Fight `json:"fight,omitempty"`
}

// Fight is a fight as it was fought.
type Fight struct {
	Attackers    []string `json:"attackers"`
	Defenders    []string `json:"defenders"`
	Kind         string   `json:"kind"`
	Odds         int      `json:"odds"` // milli-ln
	Band         string   `json:"band"`
	LostAttacker int32    `json:"lost_attacker"` // men
	LostDefender int32    `json:"lost_defender"`
	Fell         bool     `json:"fell"` // the hex
}

// Legal answers "legal": the orders of one unit by itself.
type Legal struct {
	Type   string   `json:"type"` // legal
	Unit   string   `json:"unit"`
	Orders []string `json:"orders"`
}

// Refused answers what could not be understood or carried out. Nothing has changed.
type Refused struct {
	Type  string `json:"type"` // refused
	Found string `json:"found"`
	Why   string `json:"why"`
}

// Over is the last message.
type Over struct {
	Type   string  `json:"type"`   // over
	Winner string  `json:"winner"` // north, south, draw, or "" if the war was stopped
	Score  float64 `json:"score"`
	Turns  int     `json:"turns"`
}

func helloOf(m *match.Match, side force.Side) Hello {
	v := m.View(side)
	h := Hello{Type: "hello", Protocol: Protocol, Scenario: v.Setup.ID, Side: side.String(), Start: v.Setup.Start.String(), Days: v.Setup.Turns}
	for _, at := range v.Map.Land {
		h.Hexes = append(h.Hexes, hexOf(v.Map, at))
	}
	for id := range v.Force.Len() {
		u := &v.Force.Identity[id]
		p := Piece{Unit: u.Code, Side: v.Force.Side(force.ID(id)).String(), Name: u.Name.En, Arm: u.Arm.String(), Echelon: u.Echelon.String(), Mobility: u.Mobility.String(), Paper: v.Force.Strength[id].Paper}
		if u.Parent != force.None {
			p.Parent = v.Force.Identity[u.Parent].Code
		}
		h.Units = append(h.Units, p)
	}
	for i := range v.Setup.Victory {
		c := &v.Setup.Victory[i]
		if c.Kind == game.Take || c.Kind == game.Hold || c.Kind == game.SuddenEnd {
			h.Goals = append(h.Goals, Goal{c.Side.String(), c.Name.En, v.Map.Name(c.Place)})
		}
	}
	return h
}

// riverWords and roadWords name what runs along or over a hexside.
var (
	riverWords = [...]string{atlas.MinorRiver: "minor", atlas.MajorRiver: "major"}
	roadWords  = [...]string{atlas.Track: "track", atlas.SecondaryRoad: "secondary", atlas.MainRoad: "main"}
)

func hexOf(a *atlas.Atlas, at hex.Index) Hex {
	c := &a.Cells[at]
	h := Hex{Hex: a.Name(at), Terrain: c.Terrain.String(), Near: map[string]string{}, Rivers: map[string]string{}, Roads: map[string]string{}}
	if c.Place != atlas.NoPlace {
		h.Place = a.Places[c.Place].Name.En
	}
	for d, n := range a.Near[at] {
		if n == hex.None || !a.Cells[n].Land() {
			continue
		}
		way := hex.Dir(d).String()
		h.Near[way] = a.Name(n)
		e := a.Edge(at, hex.Dir(d))
		if e.River != atlas.NoRiver {
			h.Rivers[way] = riverWords[e.River]
		}
		if e.Road != atlas.NoRoad {
			h.Roads[way] = roadWords[e.Road]
		}
	}
	return h
}

func viewOf(v *game.View) View {
	out := View{Type: "view", Day: v.Day.String(), Turn: int(v.Turn), Weather: v.Weather.Key(), Score: float64(v.Result()) / 10, Trains: int(v.Supply[v.Side].TrainsLeft),
		Sorties: int(v.Air[v.Side].Left), Settle: v.EndOffered(), Units: []Own{}, Enemies: []Enemy{}, Control: map[string][]string{"north": {}, "south": {}}, Observed: []string{}}
	for _, id := range v.Force.Combat {
		p := &v.Force.Place[id]
		if v.Force.Side(id) != v.Side {
			if s := &v.Sightings[v.Side][id]; s.Hex != hex.None {
				out.Enemies = append(out.Enemies, Enemy{v.Force.Identity[id].Code, v.Map.Name(s.Hex), s.Men, s.On.String()})
			}
			continue
		}
		if p.Presence == force.Present || p.Presence == force.Embarked {
			out.Units = append(out.Units, ownOf(v, id))
		}
	}
	for _, h := range v.Map.Land {
		if side := v.Control[h]; side != force.NoSide {
			out.Control[side.String()] = append(out.Control[side.String()], v.Map.Name(h))
		}
		if v.Observed[h] {
			out.Observed = append(out.Observed, v.Map.Name(h))
		}
	}
	return out
}

func ownOf(v *game.View, id force.ID) Own {
	s, c := &v.Force.Strength[id], &v.Force.Condition[id]
	u := Own{Unit: v.Force.Identity[id].Code, Hex: nameOf(&v.Board, v.Force.Place[id].Hex), Men: s.Men, Weapons: map[string]int{}, Fatigue: c.Fatigue, Disruption: c.Disruption, Routed: c.Routed,
		Supply: float64(v.Force.Stores[id].Supply) / 1000, Cut: int(v.Force.Stores[id].Cut), Minutes: v.Force.March[id].Left, Dug: c.Dug, Reserve: v.Force.Standing[id].Reserve}
	for w, n := range s.Weapons {
		if n > 0 {
			u.Weapons[fight.Weapon(w).String()] = int(n)
		}
	}
	return u
}

// nameOf is a hex's name, "" for none.
func nameOf(b *game.Board, h hex.Index) string {
	if h == hex.None {
		return ""
	}
	return b.Map.Name(h)
}

func codeOf(b *game.Board, id force.ID) string {
	if id == force.None {
		return ""
	}
	return b.Force.Identity[id].Code
}

func eventsOf(b *game.Board, events []game.Event) Events {
	out := Events{Type: "events", Events: []Event{}}
	codes := func(ids []force.ID) (list []string) {
		for _, id := range ids {
			list = append(list, codeOf(b, id))
		}
		return list
	}
	for i := range events {
		e := &events[i]
		said := Event{Kind: e.Kind.Key(), Side: e.Side.String(), Value: e.Value}
		if concerns(e.Kind) {
			said.Unit, said.Hex = codeOf(b, e.Unit), nameOf(b, e.Hex)
		}
		switch e.Kind {
		case game.Stepped, game.Entrained, game.Reinforced, game.Retreated, game.Bereft, game.Sailed:
			said.From = nameOf(b, e.From)
		case game.Discovered:
			said.Other = codeOf(b, e.Other)
		case game.Fought:
			r := e.Report
			said.Fight = &Fight{codes(r.Attackers), codes(r.Defenders), r.Order.Attack.String(), int(r.Odds.Odds), r.Outcome.Band.String(), r.Outcome.Attacker.Men, r.Outcome.Defender.Men, r.Fell}
		}
		out.Events = append(out.Events, said)
	}
	return out
}

// concerns tells whether events of a kind are about a unit or a place.
func concerns(k game.EventKind) bool {
	switch k {
	case game.DayBegan, game.PhaseBegan, game.WeatherSet, game.Healed, game.Committed, game.Downed, game.EndOffered, game.WarEnded, game.Scored:
		return false
	}
	return true
}

func overOf(m *match.Match, side force.Side) Over {
	v := m.View(side)
	o := Over{Type: "over", Score: float64(v.Result()) / 10, Turns: m.Played()}
	if m.Over() {
		o.Winner = "draw"
		if v.Winner != force.NoSide {
			o.Winner = v.Winner.String()
		}
	}
	return o
}
