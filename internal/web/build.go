package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// program is the import path of the game, which the browser edition is built from.
const program = "parallel38/cmd/parallel38"

// ErrNoGo says that the machine lacks what the browser edition is built with.
var ErrNoGo = errors.New("the browser edition is built from source and needs the Go toolchain, which is not on this machine's PATH: install Go 1.26 or later (https://go.dev/dl), or use a folder that \"p38 web --dist\" wrote elsewhere")

// ErrNoSource says that the program's source is not at hand.
var ErrNoSource = errors.New("the browser edition is built from source: run this in a clone of the Parallel 38 repository")

// toolchain runs the go command for the browser in the folder of the program's source.
type toolchain struct {
	dir  string // root of the module
	root string // GOROOT
}

// findToolchain finds the go command and the source: first in the working directory, then where this
// very program was compiled from.
func findToolchain(ctx context.Context) (*toolchain, error) {
	if _, err := exec.LookPath("go"); err != nil {
		return nil, ErrNoGo
	}
	dirs := []string{"."}
	if _, file, _, ok := runtime.Caller(0); ok {
		dirs = append(dirs, filepath.Dir(file)) // not a folder when this program was built elsewhere
	}
	for _, dir := range dirs {
		t := &toolchain{dir: dir}
		if out, err := t.run(ctx, "list", "-f", "{{.Module.Dir}}", program); err == nil {
			t.dir = strings.TrimSpace(out)
			if out, err = t.run(ctx, "env", "GOROOT"); err != nil {
				return nil, err
			}
			t.root = strings.TrimSpace(out)
			return t, nil
		}
	}
	return nil, ErrNoSource
}

// run gives what a go command printed; its failure carries the command's own words.
func (t *toolchain) run(ctx context.Context, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = t.dir
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0", "GOFLAGS=")
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			return "", ctx.Err()
		}
		return "", fmt.Errorf("go %s: %w\n%s", args[0], err, strings.TrimSpace(stderr.String()))
	}
	return stdout.String(), nil
}

// buildFlags are those of the browser edition: no debugging tables, no paths of this machine.
var buildFlags = []string{"-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid="}

// identity is a fingerprint of everything that goes into the program: it changes when any package it
// is made of does. Finding it compiles what has changed but does not link.
func (t *toolchain) identity(ctx context.Context) (string, error) {
	args := append([]string{"list", "-deps", "-export", "-f", "{{.ImportPath}} {{.BuildID}}"}, buildFlags...)
	out, err := t.run(ctx, append(args, program)...)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%x", sha256.Sum256([]byte(strings.Join(buildFlags, " ")+out)))[:24], nil
}

// link builds the program into a file.
func (t *toolchain) link(ctx context.Context, file string) error {
	args := append([]string{"build", "-o", file}, buildFlags...)
	_, err := t.run(ctx, append(args, program)...)
	return err
}

// glue is the JavaScript that the Go runtime needs in a browser; it must be that of the toolchain
// which built the program.
func (t *toolchain) glue() ([]byte, error) {
	return os.ReadFile(filepath.Join(t.root, "lib", "wasm", "wasm_exec.js"))
}

// shelf is where built programs are kept between runs, by identity.
type shelf struct{ dir string }

// kept is how many editions the shelf holds before the oldest are thrown away.
const kept = 4

// openShelf makes room in the user's cache, or in the temporary folder of one who has none.
func openShelf(identity string) (*shelf, error) {
	base, err := os.UserCacheDir()
	if err != nil {
		base = os.TempDir()
	}
	all := filepath.Join(base, "parallel38", "web")
	dir := filepath.Join(all, identity)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("no room to keep the browser edition: %w", err)
	}
	return &shelf{dir}, nil
}

// get gives a file of the shelf, made first if it is not there. A file appears whole or not at all, so
// that two programs that make it at once do not disturb each other.
func (s *shelf) get(name string, build func(file string) error) ([]byte, error) {
	file := filepath.Join(s.dir, name)
	if body, err := os.ReadFile(file); err == nil {
		return body, nil
	}
	temporary, err := os.CreateTemp(s.dir, name+".*.part")
	if err != nil {
		return nil, err
	}
	temporary.Close()
	defer os.Remove(temporary.Name())
	if err := build(temporary.Name()); err != nil {
		return nil, err
	}
	if err := os.Rename(temporary.Name(), file); err != nil {
		return nil, err
	}
	return os.ReadFile(file)
}

// tidy throws away all but the newest editions. It is a courtesy: what it cannot remove, it leaves.
func (s *shelf) tidy() {
	entries, err := os.ReadDir(filepath.Dir(s.dir))
	if err != nil {
		return
	}
	var editions []fs.FileInfo
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.IsDir() {
			editions = append(editions, info)
		}
	}
	slices.SortFunc(editions, func(a, b fs.FileInfo) int { return b.ModTime().Compare(a.ModTime()) })
	for i, e := range editions {
		if i >= kept && e.Name() != filepath.Base(s.dir) {
			os.RemoveAll(filepath.Join(filepath.Dir(s.dir), e.Name()))
		}
	}
}
