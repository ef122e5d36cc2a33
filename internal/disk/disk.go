// Package disk writes files so that a program that dies, or a machine that loses its power, leaves the
// old file or the new one, and never a part of one.
package disk

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// part is how the name ends under which a file is written before it gets its own.
const part = ".part"

// stale is the age at which a part is surely left over from a program that died.
const stale = time.Hour

// Write replaces a file whole. It is written beside its place, brought to the disk, put in its place
// in one step, and the folder is brought to the disk too. Parts of the same file that others left
// behind are cleared away.
func Write(path string, data []byte) (err error) {
	dir, name := filepath.Split(path)
	if dir == "" {
		dir = "."
	}
	f, err := os.CreateTemp(dir, "."+name+".*"+part)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	f.Chmod(0o644) // a save is no secret; where modes mean nothing it stays as it is
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if err = os.Rename(f.Name(), path); err != nil {
		return err
	}
	sweep(dir, name)
	return syncDir(dir)
}

// syncDir brings a folder's names to the disk. Windows has no such call and keeps names in a journal.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" || runtime.GOOS == "js" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// sweep clears away stale parts of a file. It is a courtesy: what it cannot remove, it leaves.
func sweep(dir, name string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), "."+name+".") || !strings.HasSuffix(e.Name(), part) {
			continue
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > stale {
			os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}
