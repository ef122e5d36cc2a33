package ai

import (
	"parallel38/game"
	"parallel38/game/dice"
)

// chance gives legal orders at random: nothing on most days, some on others, now and then a flurry, as
// the dice of the side's own view fall. The rules must bear whatever comes of it.
type chance struct {
	draw game.Drawer
	die  uint64
	turn int16 // the day of die and left
	left int   // draws today
}

// maxFlurry is the most draws in a day.
const maxFlurry = 60

func (c *chance) think(v *game.View) game.Order {
	if c.draw.Choose == nil {
		c.draw.Choose = c.below
	}
	if c.turn != v.Turn {
		c.turn, c.die = v.Turn, v.Seed
		c.left = []int{0, 4, 16, maxFlurry}[c.below(4)]
	}
	for c.left > 0 {
		c.left--
		if o, ok := c.draw.Draw(v); ok {
			return o
		}
	}
	return game.Order{}
}

// below is the next number from 0 to n−1.
func (c *chance) below(n int) int {
	c.die = dice.Next(c.die)
	return dice.Below(c.die, n)
}
