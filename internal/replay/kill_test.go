//go:build !js

package replay

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/dice"
	"parallel38/game/force"
	"parallel38/game/hex"
	"parallel38/internal/match"
	"parallel38/internal/scenario"
)

// saverEnv makes of the test program one that saves a war to the file of this name for ever.
const saverEnv = "P38_TEST_SAVES_TO"

func TestMain(m *testing.M) {
	if path := os.Getenv(saverEnv); path != "" {
		if err := saveForEver(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// saveForEver goes on with the war in a file, one order after the other, saves after each, and then
// prints how many there are.
func saveForEver(path string) error {
	m, err := openFile(path)
	if err != nil {
		return err
	}
	for i := 0; ; i++ {
		o := game.Order{Kind: game.SetAir, Unit: force.None, Hex: hex.None, Value: int16(10 + i%50), Extra: 10}
		if _, err := m.Give(m.Moving(), o); err != nil {
			return err
		}
		if err := Save(path, m); err != nil {
			return err
		}
		fmt.Println(len(m.Log()))
	}
}

func openFile(path string) (*match.Match, error) {
	in, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	f, err := Read(in)
	if err != nil {
		return nil, err
	}
	return Open(f, once)
}

// once is Builtin, which reads the scenario's files every time, for one who opens one war many times.
func once(string) (*atlas.Atlas, *game.Setup, error) {
	s, err := readOnce()
	return atlas.Peninsula(), s, err
}

var readOnce = sync.OnceValues(func() (*game.Setup, error) { return scenario.Builtin("storm-1950") })

// TestASaveSurvivesAKilledProgram kills a program while it saves, at any instant, two hundred times: the
// file always opens, as the save that was reported last or the one that was being made.
func TestASaveSurvivesAKilledProgram(t *testing.T) {
	path := filepath.Join(t.TempDir(), "war.p38")
	m := war(t, 1)
	if err := Save(path, m); err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	kills := 200
	if testing.Short() {
		kills = 10
	}
	saves, newer := 0, 0
	for kill := range kills {
		saver := exec.Command(self)
		saver.Env = append(os.Environ(), saverEnv+"="+path)
		saver.Stderr = os.Stderr
		out, err := saver.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := saver.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		reported := 0
		next := func() bool {
			if !lines.Scan() {
				return false
			}
			n, err := strconv.Atoi(lines.Text())
			if err != nil {
				t.Fatal(err)
			}
			saves++
			reported = n
			return true
		}
		roll := dice.Roll(38, dice.Key{Ordinal: uint32(kill)})
		for range 1 + dice.Below(roll, 3) { // it is at work
			if !next() {
				t.Fatal("the saver has ended by itself")
			}
		}
		time.Sleep(time.Duration(dice.Below(dice.Next(roll), 12_000)) * time.Microsecond) // in the midst of something
		if err := saver.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for next() {
		}
		saver.Wait()
		found, err := openFile(path)
		if err != nil {
			t.Fatalf("kill %d: %v", kill, err)
		}
		switch n := len(found.Log()); n {
		case reported:
		case reported + 1:
			newer++
		default:
			t.Fatalf("kill %d: a save of %d orders, reported were %d", kill, n, reported)
		}
	}
	t.Logf("%d kills, %d saves reported, %d times the save was made and not yet reported", kills, saves, newer)
}
