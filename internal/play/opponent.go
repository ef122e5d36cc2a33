package play

import (
	"fmt"
	"slices"
	"strings"

	"parallel38/game/force"
	"parallel38/internal/ai"
	"parallel38/internal/match"
)

// opponents are the names of all there are to play against, the weakest of those who play to win first; the last is a
// person at the same screen.
func opponents() []string {
	names := slices.DeleteFunc(ai.Names(), func(n string) bool { return n == passive || n == "random" })
	return append(names, passive, match.Person)
}

// usual is the opponent for whom nobody has asked. It also gives orders for the player's own side when asked to.
const usual = "regular"

// passive is the opponent that orders nothing: for learning the board.
const passive = "passive"

// newPlayer makes an opponent, nil if there is none of the name or a person plays.
func newPlayer(name string) match.Player {
	p, err := ai.New(name)
	if err != nil {
		return nil
	}
	return p
}

// choice is what a war is begun with.
type choice struct {
	Scenario string
	Variant  string // "" for the scenario as it is
	Side     force.Side
	Opponent string
	Seed     uint64
}

// defaultSeed is that of a war for which none was chosen.
const defaultSeed = 38

// choice is what the options ask for, with what they leave open filled in.
func (o *Options) choice() choice {
	c := choice{Scenario: o.Scenario, Side: force.North, Opponent: usual, Seed: defaultSeed}
	if side, ok := force.ParseSide(o.Side); ok {
		c.Side = side
	}
	if o.Opponent != "" {
		c.Opponent = o.Opponent
	}
	if o.Seed != 0 {
		c.Seed = o.Seed
	}
	return c
}

// unknown says that a name is not known and what there is.
func unknown(what, name string, all []string) error {
	return fmt.Errorf("no %s %q: choose %s", what, name, strings.Join(all, ", "))
}
