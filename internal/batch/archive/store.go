// Package archive keeps a batch on disk: what it is, every run as it comes in, and the tables that are made of
// them in the end, as CSV and Parquet. Whatever ended the program, the runs that were over are there, and a
// batch that is taken up again, or merged from shards, has the tables of one that was played at one go, byte for
// byte. Start reading at Create.
package archive

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"parallel38/internal/batch"
	"parallel38/internal/replay"
)

// The files of a batch's folder. The journal holds every finished run in a line of its own, in the order in
// which they were finished; the tables are made from it.
const (
	manifestFile = "manifest.json"
	journalFile  = "journal.jsonl"
	replays      = "replays" // of the runs that failed
	runsParquet  = "runs.parquet"
	runsCSV      = "runs.csv"
	turnsParquet = "turns.parquet"
	timingsCSV   = "timings.csv"
)

// Store is the folder of a batch.
type Store struct {
	dir      string
	plan     *batch.Plan
	manifest *Manifest
	journal  *os.File
	at       map[int]span // by run: its line in the journal
	end      int64        // of the journal
}

// span is a line of the journal.
type span struct{ from, to int64 }

// Exists is the error of a folder that holds a batch which nobody asked to resume.
type Exists struct{ Dir string }

func (e *Exists) Error() string {
	return e.Dir + " holds a batch already: --resume goes on with it, another --out keeps it"
}

// Other is the error of a folder that holds another batch than the one to be resumed or merged.
type Other struct{ Dir, Differs string }

func (e *Other) Error() string {
	return fmt.Sprintf("%s holds another batch: %s", e.Dir, e.Differs)
}

// Create begins a batch in a folder, which it makes if need be. With resume it takes up what is there, if it is
// the same batch.
func Create(dir string, p *batch.Plan, m *Manifest, resume bool) (*Store, error) {
	s := &Store{dir: dir, plan: p, manifest: m, at: map[int]span{}}
	there, err := readManifest(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return nil, err
		}
		err = s.write(manifestFile, func(w io.Writer) error {
			_, err := w.Write(m.bytes())
			return err
		})
		if err != nil {
			return nil, err
		}
	case err != nil:
		return nil, err
	case !resume:
		return nil, &Exists{dir}
	default:
		if d := m.differs(there); d != "" {
			return nil, &Other{dir, d}
		}
	}
	if err := s.open(os.O_RDWR | os.O_CREATE); err != nil {
		return nil, err
	}
	// A run that was being written when the program died is played again.
	if err := s.journal.Truncate(s.end); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// open opens the journal and finds the runs in it. What follows the last whole line does not count.
func (s *Store) open(flags int) (err error) {
	path := filepath.Join(s.dir, journalFile)
	if s.journal, err = os.OpenFile(path, flags, 0o644); err != nil {
		return err
	}
	in := bufio.NewReader(s.journal)
	for {
		line, err := in.ReadBytes('\n')
		if err != nil { // the end, or half a line
			return nil
		}
		var entry struct{ Row struct{ Run int } }
		if err := json.Unmarshal(line, &entry); err != nil || entry.Row.Run < 1 {
			return errors.Join(&Damaged{path, fmt.Errorf("no run at byte %d", s.end)}, s.Close())
		}
		to := s.end + int64(len(line))
		if _, twice := s.at[entry.Row.Run]; !twice {
			s.at[entry.Row.Run] = span{s.end, to}
		}
		s.end = to
	}
}

// Missing lists the runs that are still to be played.
func (s *Store) Missing() []int {
	return slices.DeleteFunc(s.manifest.Asked(), func(run int) bool {
		_, ok := s.at[run]
		return ok
	})
}

// Asked is how many runs the folder is to hold.
func (s *Store) Asked() int { return len(s.manifest.Asked()) }

// Plan is what the folder is played by.
func (s *Store) Plan() *batch.Plan { return s.plan }

// Rows lists the rows of the table of runs.
func (s *Store) Rows() (rows []*batch.Row, err error) {
	err = s.Each(func(r *batch.Result) error {
		rows = append(rows, &r.Row)
		return nil
	})
	return rows, err
}

// Done is how many runs have been played.
func (s *Store) Done() int { return len(s.at) }

// Add keeps a result. Once it returns, the run is safe from whatever ends the program.
func (s *Store) Add(r *batch.Result) error {
	if err := s.keepReplay(r); err != nil {
		return err
	}
	line, err := json.Marshal(r)
	if err != nil {
		return err
	}
	return s.append(r.Row.Run, append(line, '\n'))
}

// append writes a line of the journal in one piece.
func (s *Store) append(run int, line []byte) error {
	if _, err := s.journal.WriteAt(line, s.end); err != nil {
		return err
	}
	to := s.end + int64(len(line))
	s.at[run] = span{s.end, to}
	s.end = to
	return nil
}

// replayName is the path of a run's replay without its extension, within the folder.
func replayName(run int) string { return filepath.Join(replays, fmt.Sprintf("run-%06d", run)) }

// keepReplay writes the replay of a run, and beside it what is known of its failure.
func (s *Store) keepReplay(r *batch.Result) error {
	name := replayName(r.Row.Run)
	if r.Replay != nil || r.Row.Status.Failed() {
		if err := os.MkdirAll(filepath.Join(s.dir, replays), 0o755); err != nil {
			return err
		}
	}
	if r.Row.Status.Failed() {
		err := s.write(name+".txt", func(w io.Writer) error {
			_, err := fmt.Fprintf(w, "run %d, seed %d, after day %d: %s: %s\n%s", r.Row.Run, r.Row.Seed, r.Row.Turns, r.Row.Status, r.Row.Error, r.Trace)
			return err
		})
		if err != nil {
			return err
		}
	}
	if r.Replay == nil {
		return nil
	}
	return replay.Save(filepath.Join(s.dir, name+".p38"), r.Replay)
}

// Each hands out every result in the order of the runs.
func (s *Store) Each(yield func(*batch.Result) error) error {
	for _, run := range s.manifest.Asked() {
		line, ok := s.at[run]
		if !ok {
			continue
		}
		data := make([]byte, line.to-line.from)
		if _, err := s.journal.ReadAt(data, line.from); err != nil {
			return err
		}
		r := new(batch.Result)
		if err := json.Unmarshal(data, r); err != nil {
			return &Damaged{filepath.Join(s.dir, journalFile), err}
		}
		if err := yield(r); err != nil {
			return err
		}
	}
	return nil
}

// Finish writes the tables, each at once and whole.
func (s *Store) Finish() error {
	columns := runColumns(s.plan)
	runs := func(w io.Writer, t interface {
		add(*batch.Row) error
		close() error
	}) error {
		if err := s.Each(func(r *batch.Result) error { return t.add(&r.Row) }); err != nil {
			return err
		}
		return t.close()
	}
	return errors.Join(
		s.write(runsCSV, func(w io.Writer) error { return runs(w, newCSV(w, columns)) }),
		s.write(runsParquet, func(w io.Writer) error { return runs(w, newParquet(w, "runs", columns)) }),
		s.write(turnsParquet, func(w io.Writer) error {
			t := newParquet(w, "turns", turnColumns)
			err := s.Each(func(r *batch.Result) (err error) {
				r.Measures(func(row batch.Measure) { err = errors.Join(err, t.add(row)) })
				return err
			})
			if err != nil {
				return err
			}
			return t.close()
		}),
		s.write(timingsCSV, func(w io.Writer) error {
			fmt.Fprintln(w, "run,seconds")
			return s.Each(func(r *batch.Result) error {
				_, err := fmt.Fprintf(w, "%d,%.3f\n", r.Row.Run, r.Seconds)
				return err
			})
		}),
	)
}

// Close lets go of the folder.
func (s *Store) Close() error { return s.journal.Close() }

// write writes a file of the folder at once: whoever reads it finds the old one or the new one, never half of one.
func (s *Store) write(name string, content func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(s.dir, ".p38-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	f.Chmod(0o644)
	w := bufio.NewWriter(f)
	if err = content(w); err == nil {
		err = w.Flush()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), filepath.Join(s.dir, name))
}
