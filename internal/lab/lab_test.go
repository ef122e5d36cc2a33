package lab

import (
	"context"
	"reflect"
	"runtime"
	"testing"

	"parallel38/game/atlas"
	"parallel38/game/force"
	"parallel38/internal/ai"
	_ "parallel38/internal/golden" // go test ./... -update
	"parallel38/internal/match"
	"parallel38/internal/scenario"
)

func hire(name string) (match.Player, error) { return ai.New(name) }

// storm is a small war on its second day, with the South's day under way.
func storm(t *testing.T) *match.Match {
	t.Helper()
	setup, err := scenario.Builtin("storm-1950")
	if err != nil {
		t.Fatal(err)
	}
	var seats match.Seats
	for side := force.North; side < force.Sides; side++ {
		player, _ := hire("regular")
		seats[side] = match.Seat{Name: "regular", Player: player}
	}
	m := match.New(atlas.Peninsula(), setup, 38, seats)
	if err := m.Day(); err != nil {
		t.Fatal(err)
	}
	for m.Moving() == setup.First {
		if _, _, err := m.Step(1 << 16); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

func question(runs, days int) Question {
	return Question{Players: [force.Sides]string{force.North: "regular", force.South: "recruit"}, Hire: hire, Runs: runs, Days: days}
}

func ask(t *testing.T, m *match.Match, q Question) *Lab {
	t.Helper()
	l, err := Of(m, q)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// answer is all that a lab tells.
func answer(l *Lab) []any {
	all := []any{l.Done(), l.Falls()}
	for m := range Measures {
		all = append(all, l.Now(m), l.Fan(m))
	}
	return all
}

func TestSlicesAndWorkersGiveTheSameAnswer(t *testing.T) {
	m := storm(t)
	before := m.World().Hash()
	sliced := ask(t, m, question(6, 4))
	for !sliced.Step(50) {
	}
	worked := ask(t, m, question(6, 4))
	if err := worked.Work(context.Background(), max(3, runtime.NumCPU())); err != nil {
		t.Fatal(err)
	}
	if got, want := answer(worked), answer(sliced); !reflect.DeepEqual(got, want) {
		t.Errorf("three workers:\n%v\nslices:\n%v", got, want)
	}
	if n, why := worked.Failed(); n > 0 {
		t.Errorf("%d runs failed: %v", n, why)
	}
	if m.World().Hash() != before {
		t.Error("the war that was asked about has changed")
	}
	if fan := worked.Fan(NorthLosses); len(fan) != 4 || fan[3][0] <= 0 || fan[3][0] >= fan[3][4] {
		t.Errorf("losses of the North %v: want four days, and different ones in different runs", fan)
	}
}

func TestFansOpenAndLossesGrow(t *testing.T) {
	l := ask(t, storm(t), question(9, 5))
	if err := l.Work(context.Background(), 2); err != nil {
		t.Fatal(err)
	}
	for m := range Measures {
		for day, q := range l.Fan(m) {
			for i := 1; i < len(q); i++ {
				if q[i] < q[i-1] {
					t.Errorf("%v, day %d: quantiles %v do not rise", m, day+1, q)
				}
			}
			if day > 0 && (m == NorthLosses || m == SouthLosses) && q[Median] < l.Fan(m)[day-1][Median] {
				t.Errorf("%v, day %d: the median of all losses so far falls", m, day+1)
			}
		}
	}
	for _, f := range l.Falls() {
		for day := 1; day < len(f.Share); day++ {
			if f.Share[day] < f.Share[day-1] || f.Share[day] > 1000 {
				t.Errorf("place %d: shares %v", f.Place, f.Share)
			}
		}
	}
}

func TestFewerRunsAreTheFirstOfMore(t *testing.T) {
	m := storm(t)
	few, many := ask(t, m, question(3, 3)), ask(t, m, question(5, 3))
	for !few.Step(1 << 12) {
	}
	for many.Done() < 3 {
		many.Step(1 << 12)
	}
	if got, want := answer(many), answer(few); !reflect.DeepEqual(got, want) {
		t.Errorf("after three of five runs:\n%v\nafter three of three:\n%v", got, want)
	}
}

func TestWorkStopsWhenItIsToldTo(t *testing.T) {
	l := ask(t, storm(t), question(MaxRuns, 10))
	ctx, stop := context.WithCancel(context.Background())
	go func() {
		for l.Done() == 0 {
			runtime.Gosched()
		}
		stop()
	}()
	if err := l.Work(ctx, 2); err != context.Canceled {
		t.Errorf("Work = %v", err)
	}
	if n := l.Done(); n == 0 || n == MaxRuns {
		t.Errorf("%d runs were done", n)
	}
}

func TestQuestionsOutOfBounds(t *testing.T) {
	m := storm(t)
	for _, q := range []Question{question(0, 3), question(MaxRuns+1, 3), question(1, 0), question(1, MaxDays+1)} {
		if _, err := Of(m, q); err == nil {
			t.Errorf("%d runs of %d days are allowed", q.Runs, q.Days)
		}
	}
	if l := ask(t, m, question(1, MaxDays)); l.Days != m.Setup().Turns-m.Turn()+1 {
		t.Errorf("%d days of a war of %d, on day %d", l.Days, m.Setup().Turns, m.Turn())
	}
}

// A run whose player cannot be hired, or does what is not allowed, is left out.
func TestARunThatFailsIsLeftOut(t *testing.T) {
	q := question(4, 2)
	hired := 0
	q.Hire = func(name string) (match.Player, error) {
		if hired++; hired == 3 {
			return nil, context.DeadlineExceeded
		}
		return ai.New(name)
	}
	l := ask(t, storm(t), q)
	for !l.Step(1 << 12) {
	}
	if n, why := l.Failed(); n != 1 || why != context.DeadlineExceeded || l.Done() != 4 {
		t.Errorf("%d of %d runs failed: %v", n, l.Done(), why)
	}
	if len(l.Fan(Score)) != 2 {
		t.Error("the others are not counted")
	}
}
