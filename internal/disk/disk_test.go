package disk

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	_ "parallel38/internal/golden" // go test ./... -update
)

func TestWriteReplacesAFileWhole(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "war.p38")
	for _, text := range []string{"first", "a second, which is longer", "3"} {
		if err := Write(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if data, err := os.ReadFile(path); err != nil || string(data) != text {
			t.Fatalf("%q, %v", data, err)
		}
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("%d files are left, want 1", len(left))
	}
}

func TestWriteIntoNoFolderIsAnError(t *testing.T) {
	if err := Write(filepath.Join(t.TempDir(), "nowhere", "war.p38"), nil); err == nil {
		t.Error("no error")
	}
}

// TestAFileThatCannotBeReplacedStays puts a folder in the way, which cannot be renamed over.
func TestAFileThatCannotBeReplacedStays(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "war.p38")
	if err := os.MkdirAll(filepath.Join(path, "inside"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := Write(path, []byte("new")); err == nil {
		t.Error("no error")
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("%d files are left, want the folder", len(left))
	}
}

func TestWriteClearsAwayWhatTheDeadHaveLeft(t *testing.T) {
	dir := t.TempDir()
	old, young, other := filepath.Join(dir, ".war.p38.1"+part), filepath.Join(dir, ".war.p38.2"+part), filepath.Join(dir, ".peace.p38.1"+part)
	for _, path := range []string{old, young, other} {
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		if path == young { // somebody may be writing it
			continue
		}
		if err := os.Chtimes(path, time.Now(), time.Now().Add(-2*stale)); err != nil {
			t.Fatal(err)
		}
	}
	if err := Write(filepath.Join(dir, "war.p38"), nil); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]bool{old: false, young: true, other: true} {
		if _, err := os.Stat(path); (err == nil) != want {
			t.Errorf("%s is there: %v", filepath.Base(path), !want)
		}
	}
}
