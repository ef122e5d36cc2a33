package archive

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"parallel38/internal/batch"
)

// shardName is what the folder of a shard is called.
const shardName = "shard-%d-of-%d"

// OfShard is the folder of a shard within that of its batch.
func OfShard(dir string, s batch.Shard) string {
	if s.Whole() {
		return dir
	}
	return filepath.Join(dir, fmt.Sprintf(shardName, s.Index, s.Of))
}

// Incomplete is the error of shards in which runs are missing.
type Incomplete struct {
	Asked, Reported int
	First           int // the first run that is missing
}

func (e *Incomplete) Error() string {
	return fmt.Sprintf("%d of %d runs are there; run %d is the first that is missing", e.Reported, e.Asked, e.First)
}

// Merge makes one batch of its shards: of the folders named, or of the shards in them. What it writes is
// what the batch would have written unsharded, byte for byte. Nothing is written if a run is missing.
func Merge(dirs []string, out string) (*Store, error) {
	shards, err := openShards(dirs)
	defer func() {
		for _, s := range shards {
			s.Close()
		}
	}()
	if err != nil {
		return nil, err
	}
	whole := shards[0].manifest.unsharded()
	for _, s := range shards[1:] {
		if d := whole.differs(s.manifest.unsharded()); d != "" {
			return nil, &Other{s.dir, d}
		}
	}
	plan, err := whole.plan(shards[0].dir)
	if err != nil {
		return nil, err
	}
	from := map[int]*Store{}
	missing := &Incomplete{}
	for _, run := range whole.Asked() {
		for _, s := range shards {
			if _, ok := s.at[run]; ok {
				from[run] = s
				break
			}
		}
		missing.Asked++
		if from[run] != nil {
			missing.Reported++
		} else if missing.First == 0 {
			missing.First = run
		}
	}
	if missing.First > 0 {
		return nil, missing
	}
	merged, err := Create(out, plan, whole, false)
	if err != nil {
		return nil, err
	}
	for _, run := range whole.Asked() {
		if err := merged.take(run, from[run]); err != nil {
			return nil, errors.Join(err, merged.Close())
		}
	}
	return merged, merged.Finish()
}

// openShards opens the folders to be merged for reading.
func openShards(dirs []string) (shards []*Store, err error) {
	for _, dir := range dirs {
		list := []string{dir}
		if _, err := os.Stat(filepath.Join(dir, manifestFile)); errors.Is(err, fs.ErrNotExist) {
			if list = shardsIn(dir); len(list) == 0 {
				return shards, &fs.PathError{Op: "merge", Path: dir, Err: errors.New("no batch and no shards of one")}
			}
		}
		for _, dir := range list {
			s := &Store{dir: dir, at: map[int]span{}}
			if s.manifest, err = readManifest(dir); err != nil {
				return shards, err
			}
			if err := s.open(os.O_RDONLY); err != nil {
				return shards, err
			}
			shards = append(shards, s)
		}
	}
	return shards, nil
}

// shardsIn lists the folders of shards in the folder of their batch.
func shardsIn(dir string) (list []string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		var s batch.Shard
		if n, _ := fmt.Sscanf(e.Name(), shardName, &s.Index, &s.Of); n == 2 {
			list = append(list, filepath.Join(dir, e.Name()))
		}
	}
	return list
}

// take copies a run and what it left if it failed.
func (s *Store) take(run int, from *Store) error {
	line := from.at[run]
	data := make([]byte, line.to-line.from)
	if _, err := from.journal.ReadAt(data, line.from); err != nil {
		return err
	}
	for _, extension := range []string{".txt", ".p38"} {
		name := replayName(run) + extension
		kept, err := os.ReadFile(filepath.Join(from.dir, name))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Join(s.dir, replays), 0o755); err != nil {
			return err
		}
		err = s.write(name, func(w io.Writer) error {
			_, err := w.Write(kept)
			return err
		})
		if err != nil {
			return err
		}
	}
	return s.append(run, data)
}
