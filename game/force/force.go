// Package force is the order of battle: the units of both sides as donburi entities. What a unit
// can do is what it has, so an artillery battalion is an entity with a Battery and a headquarters
// one with a Command.
//
// The values of each component live in one slab that runs over the roster, and the entities point
// into the slabs; rules read the slabs by ID, and a twin of a Force (a view, a look-ahead) is brought
// up to date by copying them. For that no unit is created, removed or recomposed while a war runs:
// arrivals wait in the roster from the start, and the dead are flagged. Everything that iterates
// does so in ID order, because donburi's own order depends on history. Start reading at Force.
package force

import (
	"slices"
	"sync"

	"github.com/yohamta/donburi"
	"github.com/yohamta/donburi/component"
	"github.com/yohamta/donburi/filter"
)

// The component types, one a slab. Armoured and battery carry no value: they say what a unit has.
var (
	identity   = donburi.NewComponentType[Identity]()
	allegiance = donburi.NewComponentType[Allegiance]()
	place      = donburi.NewComponentType[Place]()
	strength   = donburi.NewComponentType[Strength]()
	battalions = donburi.NewComponentType[Battalions]()
	quality    = donburi.NewComponentType[Quality]()
	condition  = donburi.NewComponentType[Condition]()
	stores     = donburi.NewComponentType[Stores]()
	march      = donburi.NewComponentType[March]()
	standing   = donburi.NewComponentType[Standing]()
	command    = donburi.NewComponentType[Command]()
	fleet      = donburi.NewComponentType[Fleet]()
	berth      = donburi.NewComponentType[Berth]()
	airGroup   = donburi.NewComponentType[AirGroup]()

	armoured = donburi.NewTag()
	battery  = donburi.NewTag()
)

// Spec is a unit as the order of battle gives it: the start value of each of its components.
type Spec struct {
	Identity
	Allegiance
	Place
	Strength
	Battalions
	Quality
	Condition
	Stores
	Standing
	Berth
	AirGroup
}

// State is everything about the units that changes during a war: the slabs that are hashed, saved
// and copied.
type State struct {
	Allegiance []Allegiance
	Place      []Place
	Strength   []Strength
	Battalions []Battalions
	Quality    []Quality
	Condition  []Condition
	Stores     []Stores
	March      []March
	Standing   []Standing
	Command    []Command
	Fleet      []Fleet
	Berth      []Berth
	AirGroup   []AirGroup
}

// Force is the roster of a war. Identity is shared by all twins; State is a twin's own.
type Force struct {
	State
	Identity []Identity
	Combat   []ID   // every unit that fights on the ground, in ID order
	HQs      []ID   // every headquarters, in ID order
	Fleets   []ID   // all ships with guns, in ID order
	Wings    []ID   // every air group, in ID order
	Members  [][]ID // by headquarters ID: the units of the formation

	world donburi.World
}

// creating guards donburi.NewWorld, which counts worlds in a bare global.
var creating sync.Mutex

// New makes a Force from the order of battle. Parents must come before their members.
func New(specs []Spec) *Force {
	n := len(specs)
	f := &Force{State: makeState(n), Identity: make([]Identity, n), Members: make([][]ID, n)}
	for i, s := range specs {
		f.Identity[i] = s.Identity
		f.Allegiance[i] = s.Allegiance
		f.Place[i] = s.Place
		f.Strength[i] = s.Strength
		f.Battalions[i] = s.Battalions
		f.Quality[i] = s.Quality
		f.Condition[i] = s.Condition
		f.Stores[i] = s.Stores
		f.Standing[i] = s.Standing
		f.Berth[i] = s.Berth
		f.AirGroup[i] = s.AirGroup
		if s.Parent != None {
			f.Members[s.Parent] = append(f.Members[s.Parent], ID(i))
		}
	}
	f.populate()
	f.Combat = f.roster(filter.Contains(strength))
	f.HQs = f.roster(filter.Contains(command))
	f.Fleets = f.roster(filter.Contains(fleet))
	f.Wings = f.roster(filter.Contains(airGroup))
	return f
}

func makeState(n int) State {
	return State{
		Allegiance: make([]Allegiance, n), Place: make([]Place, n), Strength: make([]Strength, n),
		Battalions: make([]Battalions, n), Quality: make([]Quality, n), Condition: make([]Condition, n),
		Stores: make([]Stores, n), March: make([]March, n), Standing: make([]Standing, n),
		Command: make([]Command, n), Fleet: make([]Fleet, n), Berth: make([]Berth, n), AirGroup: make([]AirGroup, n),
	}
}

// populate creates the entities, each pointing into the slabs.
func (f *Force) populate() {
	creating.Lock()
	f.world = donburi.NewWorld()
	creating.Unlock()
	for i := range f.Identity {
		e := f.world.Entry(f.world.Create(archetype(f.Identity[i].Arm)...))
		identity.Set(e, &f.Identity[i])
		allegiance.Set(e, &f.Allegiance[i])
		place.Set(e, &f.Place[i])
		if e.HasComponent(command) {
			command.Set(e, &f.Command[i])
			continue
		}
		if e.HasComponent(fleet) {
			fleet.Set(e, &f.Fleet[i])
			continue
		}
		berth.Set(e, &f.Berth[i])
		if e.HasComponent(airGroup) {
			airGroup.Set(e, &f.AirGroup[i])
			continue
		}
		strength.Set(e, &f.Strength[i])
		battalions.Set(e, &f.Battalions[i])
		quality.Set(e, &f.Quality[i])
		condition.Set(e, &f.Condition[i])
		stores.Set(e, &f.Stores[i])
		march.Set(e, &f.March[i])
		standing.Set(e, &f.Standing[i])
	}
}

// archetype is what a unit of an arm has.
func archetype(a Arm) []component.IComponentType {
	switch a {
	case Headquarters:
		return []component.IComponentType{identity, allegiance, place, command}
	case Aircraft:
		return []component.IComponentType{identity, allegiance, place, berth, airGroup}
	}
	if a.Afloat() {
		return []component.IComponentType{identity, allegiance, place, fleet}
	}
	c := []component.IComponentType{identity, allegiance, place, berth, strength, battalions, quality, condition, stores, march, standing}
	switch a {
	case Armour, SelfPropelled, Cavalry:
		c = append(c, armoured)
	case Artillery:
		c = append(c, battery)
	}
	return c
}

// roster lists the units whose archetype passes a filter, in ID order.
func (f *Force) roster(pass filter.LayoutFilter) []ID {
	var ids []ID
	for e := range donburi.NewQuery(pass).Iter(f.world) {
		ids = append(ids, ID(slices.IndexFunc(f.Identity, func(id Identity) bool { return id.Code == identity.Get(e).Code })))
	}
	slices.Sort(ids)
	return ids
}

// Twin is a Force of the same units with a State of its own.
func (f *Force) Twin() *Force {
	t := *f
	t.State = makeState(len(f.Identity))
	t.CopyFrom(f)
	t.populate()
	return &t
}

// CopyFrom overwrites the State with that of a twin.
func (f *Force) CopyFrom(from *Force) {
	copy(f.Allegiance, from.Allegiance)
	copy(f.Place, from.Place)
	copy(f.Strength, from.Strength)
	copy(f.Battalions, from.Battalions)
	copy(f.Quality, from.Quality)
	copy(f.Condition, from.Condition)
	copy(f.Stores, from.Stores)
	copy(f.March, from.March)
	copy(f.Standing, from.Standing)
	copy(f.Command, from.Command)
	copy(f.Fleet, from.Fleet)
	copy(f.Berth, from.Berth)
	copy(f.AirGroup, from.AirGroup)
}

// CopyUnit overwrites one unit with what it is in a twin.
func (f *Force) CopyUnit(from *Force, id ID) {
	f.Allegiance[id], f.Place[id], f.Strength[id], f.Battalions[id] = from.Allegiance[id], from.Place[id], from.Strength[id], from.Battalions[id]
	f.Quality[id], f.Condition[id], f.Stores[id] = from.Quality[id], from.Condition[id], from.Stores[id]
	f.March[id], f.Standing[id], f.Command[id] = from.March[id], from.Standing[id], from.Command[id]
	f.Fleet[id], f.Berth[id], f.AirGroup[id] = from.Fleet[id], from.Berth[id], from.AirGroup[id]
}

// Len is the number of units, headquarters, awaited and dead included.
func (f *Force) Len() int { return len(f.Identity) }

// Find is the unit with a code, None if there is none.
func (f *Force) Find(code string) ID {
	return ID(slices.IndexFunc(f.Identity, func(id Identity) bool { return id.Code == code }))
}

// Side is the side of a unit.
func (f *Force) Side(id ID) Side { return f.Allegiance[id].Side }

// Present tells whether a unit stands on the map.
func (f *Force) Present(id ID) bool { return f.Place[id].Presence == Present }

// Quarters is a unit's size in quarters of a regiment-equivalent, by men present: under 600 a
// quarter, under 1,500 a half, to 3,500 one, above that two. Headquarters, ships and air groups have none.
func (f *Force) Quarters(id ID) int {
	if a := f.Identity[id].Arm; a == Headquarters || a == Aircraft || a.Afloat() {
		return 0
	}
	switch men := f.Strength[id].Men; {
	case men < 600:
		return 1
	case men < 1500:
		return 2
	case men <= 3500:
		return 4
	}
	return 8
}
