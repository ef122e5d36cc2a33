//go:build unix

package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestAnInterruptedBatchGoesOn stops a batch once by Ctrl-C and once by kill -9, both after its first run,
// resumes it, and compares its tables with those of a batch that nobody stopped.
func TestAnInterruptedBatchGoesOn(t *testing.T) {
	args := quick("12", "-j", "2")
	whole := filepath.Join(t.TempDir(), "whole")
	mustRun(t, append(args, "--out", whole)...)
	for _, c := range []struct {
		signal syscall.Signal
		code   int
	}{{syscall.SIGINT, failure}, {syscall.SIGKILL, -1}} {
		t.Run(c.signal.String(), func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "d")
			cmd := exec.Command(tool, append(args, "--out", dir)...)
			progress, err := cmd.StderrPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			var told bytes.Buffer
			if _, err := told.ReadFrom(&firstLine{from: progress}); err != nil {
				t.Fatal(err)
			}
			cmd.Process.Signal(c.signal)
			told.ReadFrom(progress)
			var failed *exec.ExitError
			if err := cmd.Wait(); !errors.As(err, &failed) || failed.ExitCode() != c.code {
				t.Fatalf("%v\n%s", err, told.String())
			}
			if c.code == failure && !strings.Contains(told.String(), "--resume goes on") {
				t.Errorf("it does not say how to go on:\n%s", told.String())
			}
			kept, err := os.ReadFile(filepath.Join(dir, "journal.jsonl"))
			if err != nil {
				t.Fatal(err)
			}
			runs := bytes.Count(kept, []byte("\n"))
			if runs < 1 || runs >= 12 {
				t.Fatalf("%d runs are kept", runs)
			}
			if _, err := os.Stat(filepath.Join(dir, "runs.csv")); err == nil {
				t.Error("there are tables of an unfinished batch")
			}
			mustRun(t, append(args, "--out", dir, "--resume")...)
			sameTables(t, whole, dir)
			again, err := os.ReadFile(filepath.Join(dir, "journal.jsonl"))
			if whole := kept[:bytes.LastIndexByte(kept, '\n')+1]; err != nil || !bytes.HasPrefix(again, whole) {
				t.Error("runs that were done were played again")
			}
		})
	}
}

// firstLine reads up to the end of the first line.
type firstLine struct {
	from io.Reader
	over bool
}

func (f *firstLine) Read(p []byte) (int, error) {
	if f.over {
		return 0, io.EOF
	}
	n, err := f.from.Read(p[:1])
	f.over = n > 0 && p[0] == '\n'
	return n, err
}
