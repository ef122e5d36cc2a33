package scenario

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"parallel38/game/atlas"
	"parallel38/internal/golden"
)

// Every folder of testdata/broken but sound is a scenario with a mistake of its own kind; its want.txt is
// what the check says of it, with file, line, column, field, what was found and what is allowed.
func TestBroken(t *testing.T) {
	const dir = "testdata/broken"
	fsys := os.DirFS(dir)
	if _, err := Load(fsys, "sound", atlas.Peninsula()); err != nil {
		t.Fatalf("the scenario that the broken ones extend:\n%v", err)
	}
	broken := 0
	for _, id := range folders(fsys, fileName) {
		if id == "sound" {
			continue
		}
		broken++
		t.Run(id, func(t *testing.T) {
			_, err := Load(fsys, id, atlas.Peninsula())
			var mistakes Errors
			if !errors.As(err, &mistakes) {
				t.Fatalf("not found: %v", err)
			}
			found, file := err.Error()+"\n", filepath.Join(dir, id, "want.txt")
			if *golden.Update {
				if err := os.WriteFile(file, []byte(found), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if found != string(want) {
				t.Errorf("found\n%swant\n%s", found, want)
			}
		})
	}
	if broken < 40 {
		t.Errorf("only %d kinds of mistake", broken)
	}
}
