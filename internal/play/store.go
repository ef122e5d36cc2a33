//go:build !js

package play

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/adrg/xdg"
)

// Saves and settings lie in the user's own data folder.

func dataDir() string { return filepath.Join(xdg.DataHome, "parallel38") }

func readFile(name string) ([]byte, error) { return os.ReadFile(filepath.Join(dataDir(), name)) }

// writeFile replaces a file whole: it is written beside it first, so that a crash leaves the old or the
// new one and never a half.
func writeFile(name string, data []byte) error {
	if err := os.MkdirAll(dataDir(), 0o755); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(dataDir(), name+".*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name()) // fails harmlessly once it has been renamed
	_, err = tmp.Write(data)
	err = errors.Join(err, tmp.Sync(), tmp.Close())
	if err != nil {
		return err
	}
	return os.Rename(tmp.Name(), filepath.Join(dataDir(), name))
}

// listFiles names the kept files with a suffix, newest first.
func listFiles(suffix string) []string {
	entries, _ := os.ReadDir(dataDir())
	type kept struct {
		name string
		info fs.FileInfo
	}
	var files []kept
	for _, e := range entries {
		if info, err := e.Info(); err == nil && strings.HasSuffix(e.Name(), suffix) && info.Mode().IsRegular() {
			files = append(files, kept{e.Name(), info})
		}
	}
	sort.SliceStable(files, func(i, j int) bool { return files[i].info.ModTime().After(files[j].info.ModTime()) })
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = f.name
	}
	return names
}
