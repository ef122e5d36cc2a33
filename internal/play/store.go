//go:build !js

package play

import (
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/adrg/xdg"

	"parallel38/internal/disk"
)

// Saves and settings lie in the user's own data folder.

func dataDir() string { return filepath.Join(xdg.DataHome, "parallel38") }

func readFile(name string) ([]byte, error) { return os.ReadFile(filepath.Join(dataDir(), name)) }

// writeFile replaces a file whole: see disk.Write.
func writeFile(name string, data []byte) error {
	if err := os.MkdirAll(dataDir(), 0o755); err != nil {
		return err
	}
	return disk.Write(filepath.Join(dataDir(), name), data)
}

func removeFile(name string) error { return os.Remove(filepath.Join(dataDir(), name)) }

// The saves are files already, and others can be dropped on the window.
var (
	importFile func(chan<- arrival)
	exportFile func(name string, data []byte) error
)

// watchAddress tells of links that are put into the address; a window has none.
func watchAddress(chan<- arrival) {}

// readArgument reads a file that was named on the command line.
func readArgument(name string) ([]byte, error) { return os.ReadFile(name) }

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
