package scenario

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"parallel38/game"
)

// derivedFile is a file of its own that plays a scenario of the program otherwise: what a campaign before
// the war hands over.
type derivedFile struct {
	Format  int      `key:"format" min:"1" max:"1" doc:"version of this format: 1"`
	Extends string   `key:"extends" max:"40" of:"^[a-z0-9]+(-[a-z0-9]+)*$" doc:"a scenario that the program carries"`
	From    string   `key:"from,optional" max:"200" doc:"what made the changes"`
	Set     []string `key:"set" min:"1" max:"1500" doc:"changes, path=value as p38 rules lists them, in order" each:"max:\"120\""`
}

// IsFile tells whether a name is that of a scenario file on its own, not of a scenario or its main file.
func IsFile(name string) bool {
	base := filepath.Base(name)
	return filepath.Ext(base) == ".yaml" && !slices.Contains(mains[:], base)
}

// Derived is the scenario that a file on disk makes of one that the program carries. It keeps that one's ID
// and name, and its Changes say what is otherwise: a save carries them. The error is Errors.
func Derived(name string) (*game.Setup, error) {
	s := &source{fsys: os.DirFS(filepath.Dir(name)), name: filepath.Base(name)}
	setup := s.derived()
	for i := range s.list {
		s.list[i].File = name
	}
	if err := s.mistakes(); err != nil {
		return nil, err
	}
	return setup, nil
}

func (s *source) derived() *game.Setup {
	n := s.yaml(s.name)
	if n == nil {
		return nil
	}
	var f derivedFile
	s.bindFields(n, reflect.ValueOf(&f).Elem(), "")
	if len(s.list) > 0 {
		return nil
	}
	setup, err := Builtin(f.Extends)
	if err != nil {
		s.add(n.find("extends").pos, "extends", f.Extends, err.Error())
		return nil
	}
	for i, item := range n.find("set").items {
		err := Set(setup, f.Set[i])
		mistakes, _ := err.(Errors)
		for _, m := range mistakes {
			found := m.Found
			if m.Field != "" {
				found = m.Field + ": " + found
			}
			s.add(item.pos, fmt.Sprintf("set[%d]", i), found, m.Allowed)
		}
	}
	return setup
}

// WriteDerived writes a file for Derived: a scenario of the program with changes, and what made them.
func WriteDerived(w io.Writer, extends, from string, changes []string) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# Made by p38 run --handover. Play it with p38 run FILE, check it with p38 check FILE.\nformat: 1\nextends: %s\n", extends)
	fmt.Fprintf(&b, "from: \"%s\"\nset:\n", from)
	for _, change := range changes {
		fmt.Fprintf(&b, "  - %s\n", change)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
