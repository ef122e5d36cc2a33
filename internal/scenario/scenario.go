// Package scenario reads scenarios: folders of text that say who stood where on a day of the war,
// what was on its way, and what winning means. It reads strictly, reports every mistake at once with
// its file, line and column, bounds what it reads before it takes memory, and hands the rules a
// game.Setup.
//
// Start at Load. node.go reads YAML and table.go CSV into values that know where they stand; fields.go is
// the table of what the files may say; bind.go reads one by the other; build.go and victory.go put the
// result on the map. scenarios/README.md tells how to write a scenario.
package scenario

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"parallel38/game"
	"parallel38/game/atlas"
	"parallel38/game/calendar"
	"parallel38/scenarios"
)

// fileName is the main file of a scenario's folder.
const fileName = "scenario.yaml"

// mains are the main files that a folder can have one of.
var mains = [...]string{fileName, campaignName, lessonName}

// source is a scenario while it is read: where from, and what is wrong with it.
type source struct {
	notes
	fsys  fs.FS
	name  string   // of its main file
	files []string // read for it, in order
	taken []string // fields that it takes over from what it extends
	dates []dated  // in its YAML files
	tried bool     // its variants need not be tried: those that the program carries its tests have
}

// dated is a date that a file gives.
type dated struct {
	pos
	field string
	day   calendar.Day
	step  bool // from which a value holds: it may be before the war
}

// Load reads the scenario in folder id of fsys. The error is Errors, all that is wrong with it.
func Load(fsys fs.FS, id string, a *atlas.Atlas) (*game.Setup, error) {
	return (&source{fsys: fsys, name: fileName}).load(id, a)
}

func (s *source) load(id string, a *atlas.Atlas) (*game.Setup, error) {
	f, units := s.open(id)
	var setup *game.Setup
	if f != nil {
		var rows []unitRow
		if f.Units != "" {
			rows = table[unitRow](s, units)
		}
		setup = s.build(f, rows, a)
	}
	if err := s.mistakes(); err != nil {
		return nil, err
	}
	return setup, nil
}

// mistakes are all that is wrong, in the order of files and lines; nil if nothing is.
func (s *source) mistakes() error {
	if len(s.list) == 0 {
		return nil
	}
	slices.SortStableFunc(s.list, func(x, y Mistake) int {
		return cmp.Or(strings.Compare(x.File, y.File), x.Line-y.Line, x.Column-y.Column)
	})
	return s.list
}

// open reads a scenario's main file and those of the scenario it extends, and returns the path of
// its table of units. The file is nil if it cannot be read at all.
func (s *source) open(id string) (f *file, units string) {
	n := s.main(id)
	if n == nil {
		return nil, ""
	}
	dir := id
	if n.kind == mapping {
		if e := n.find("extends"); e != nil && e.kind == scalar {
			dir = s.extend(n, e, id)
		}
	}
	f = new(file)
	s.bindFields(n, reflect.ValueOf(f).Elem(), "")
	if f.ID != "" && f.ID != id {
		s.add(n.find("id").pos, "id", f.ID, "the name of the folder, "+id)
	}
	return f, path.Join(dir, f.Units)
}

// main reads a scenario's main file.
func (s *source) main(id string) *node {
	if !fs.ValidPath(id) || strings.Contains(id, "/") || id == "." {
		s.add(pos{file: shorten(id)}, "", "no scenario", "the name of a folder")
		return nil
	}
	name := path.Join(id, s.name)
	s.files = append(s.files, name)
	return s.yaml(name)
}

// extend adds to a scenario the fields that it takes over from another, and returns the folder that
// the table of units is in.
func (s *source) extend(n, e *node, id string) (dir string) {
	base := s.base(e, id)
	dir = id
	if base == nil {
		return dir
	}
	for _, p := range base.pairs {
		if n.find(p.key) == nil {
			n.pairs = append(n.pairs, p)
			s.taken = append(s.taken, p.key)
			if p.key == "units" {
				dir = e.text
			}
		}
	}
	return dir
}

func (s *source) base(e *node, id string) *node {
	if e.text == id || strings.Contains(e.text, "/") {
		s.add(e.pos, "extends", e.text, "the folder of another scenario")
		return nil
	}
	if _, err := fs.Stat(s.fsys, path.Join(e.text, s.name)); !fs.ValidPath(e.text) || err != nil {
		s.add(e.pos, "extends", e.text, oneOf(e.text, folders(s.fsys, s.name)))
		return nil
	}
	base := s.main(e.text)
	if base == nil || base.kind != mapping {
		return nil
	}
	if again := base.find("extends"); again != nil {
		s.add(again.pos, "extends", again.text, "a scenario that others extend extends none")
		return nil
	}
	return base
}

// folders lists the folders of a file system that have a main file of a name.
func folders(fsys fs.FS, name string) []string {
	var ids []string
	entries, _ := fs.ReadDir(fsys, ".")
	for _, e := range entries {
		if _, err := fs.Stat(fsys, path.Join(e.Name(), name)); err == nil && e.IsDir() {
			ids = append(ids, e.Name())
		}
	}
	return ids
}

// Info is what a menu says of a scenario.
type Info struct {
	ID      string
	Name    atlas.Name
	Text    atlas.Name // what it is about
	History atlas.Name // what happened
	Notice  atlas.Name // note on content, shown before the first turn
	Start   calendar.Day
	Days    int
}

// List tells of the scenarios that the program carries, shortest first.
func List() []Info {
	var list []Info
	for _, id := range folders(scenarios.Files, fileName) {
		s := &source{fsys: scenarios.Files, name: fileName}
		f, _ := s.open(id)
		if len(s.list) > 0 {
			panic(s.list) // the files are part of the program, and its tests read them
		}
		list = append(list, Info{f.ID, f.Name.name(), atlas.Name(f.Text), atlas.Name(f.History), atlas.Name(f.Notice), f.Start, f.Days})
	}
	slices.SortStableFunc(list, func(x, y Info) int { return x.Days - y.Days })
	return list
}

// Works are the works that the figures of a scenario come from, as its file lists them; nil if the program does not
// carry the scenario.
func Works(id string) []string {
	if known(id) != nil {
		return nil
	}
	f, _ := (&source{fsys: scenarios.Files, name: fileName}).open(id)
	return f.Sources
}

// Unknown is a name that nothing has.
type Unknown struct {
	What    string // that is named: "scenario"
	ID      string
	Nearest string   // what was probably meant, "" if nothing is like it
	All     []string // what there is
}

func (u *Unknown) Error() string {
	if u.Nearest != "" {
		return fmt.Sprintf("no %s %q: did you mean %s?", u.What, shorten(u.ID), u.Nearest)
	}
	return fmt.Sprintf("no %s %q: there are %s", u.What, shorten(u.ID), strings.Join(u.All, ", "))
}

// Builtin is a scenario that the program carries. The error of an unknown id is *Unknown.
func Builtin(id string) (*game.Setup, error) {
	if err := known(id); err != nil {
		return nil, err
	}
	return (&source{fsys: scenarios.Files, name: fileName, tried: true}).load(id, atlas.Peninsula())
}

func known(id string) error {
	all := folders(scenarios.Files, fileName)
	if slices.Contains(all, id) {
		return nil
	}
	return &Unknown{What: "scenario", ID: id, Nearest: nearest(id, all), All: all}
}

// Hash tells one content of a scenario that the program carries from another: saves name it. It is
// "" if there is no such scenario.
func Hash(id string) string {
	if known(id) != nil {
		return ""
	}
	s := &source{fsys: scenarios.Files, name: fileName}
	_, units := s.open(id)
	h := sha256.New()
	for _, name := range append(s.files, units) {
		data, _ := fs.ReadFile(scenarios.Files, name)
		fmt.Fprintf(h, "%s %d\n", name, len(data))
		h.Write(data)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// CheckPath checks a scenario, campaign or lesson on disk: its folder or its main file, or a file that
// changes a scenario (see Derived). The error is Errors.
func CheckPath(name string) error {
	if IsFile(name) {
		_, err := Derived(name)
		return err
	}
	folder, main := name, fileName
	if base := filepath.Base(name); slices.Contains(mains[:], base) {
		folder, main = filepath.Dir(name), base
	} else {
		for _, other := range mains {
			if _, err := os.Stat(filepath.Join(name, other)); err == nil {
				main = other
				break
			}
		}
	}
	abs, err := filepath.Abs(folder)
	if err != nil {
		return Errors{{File: folder, Found: "a path that cannot be read"}}
	}
	if info, err := os.Stat(abs); err != nil || !info.IsDir() {
		return Errors{{File: folder, Found: "no such folder", Allowed: "the folder of a scenario, campaign or lesson, or its " + main}}
	}
	fsys, id := os.DirFS(filepath.Dir(abs)), filepath.Base(abs)
	if main == fileName {
		_, err = Load(fsys, id, atlas.Peninsula())
		return err
	}
	s := &source{fsys: fsys, name: main}
	if main == lessonName {
		s.lesson(id, atlas.Peninsula())
	} else {
		s.campaign(id, atlas.Peninsula())
	}
	return s.mistakes()
}
