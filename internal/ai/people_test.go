package ai

import (
	"fmt"
	"testing"

	"parallel38/game"
	"parallel38/game/force"
)

// TestPeopleOnTheRoadsAreHelped fills a road behind the front and another at it.
func TestPeopleOnTheRoadsAreHelped(t *testing.T) {
	b := peninsula(t, 4, 16, 7)
	b.roads()
	b.Setup.Rules.People.Rural = 0
	for col := range 7 {
		b.unit(fmt.Sprintf("n%d", col), force.North, 1+col, 3, 2500)
		b.unit(fmt.Sprintf("s%d", col), force.South, 1+col, 5, 2500)
	}
	b.unit("police", force.South, 3, 6, 700)
	b.Setup.Units[len(b.Setup.Units)-1].Arm = force.Police
	w := b.war()
	behind, near := b.At(3, 12), b.At(3, 6)
	w.People[behind].Road, w.People[near].Road, w.Fate.All = 50_000, 8_000, 58_000
	if w.Moving() == force.North {
		if _, err := w.Apply(game.Order{}); err != nil {
			t.Fatal(err)
		}
	}
	orders := day(t, w, player(t, "regular"))
	corridors, posts := given(orders, game.SetCorridor), given(orders, game.Screen)
	if len(corridors) != 1 || corridors[0].Hex != behind || !corridors[0].On {
		t.Errorf("corridors: %+v", corridors)
	}
	if len(posts) != 1 || w.Force.Identity[posts[0].Unit].Arm != force.Police {
		t.Errorf("screening posts: %+v", posts)
	}
	if rails := given(orders, game.Evacuate); len(rails) != 0 {
		t.Errorf("trains without a railway: %+v", rails)
	}
}
