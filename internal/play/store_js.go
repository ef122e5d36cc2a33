package play

import (
	"errors"
	"sort"
	"strings"
	"syscall/js"
)

// Saves and settings lie in the browser's storage for this page. An item is replaced whole by nature.

const storePrefix = "parallel38/"

// storage is the browser's store, undefined if the page may not use one.
func storage() (s js.Value, ok bool) {
	defer func() {
		if recover() != nil { // a page without permission throws on the mere access
			ok = false
		}
	}()
	s = js.Global().Get("localStorage")
	return s, s.Truthy()
}

var errNoStore = errors.New("this page may not keep anything in the browser")

func readFile(name string) ([]byte, error) {
	s, ok := storage()
	if !ok {
		return nil, errNoStore
	}
	v := s.Call("getItem", storePrefix+name)
	if v.IsNull() {
		return nil, errors.New("nothing is kept as " + name)
	}
	return []byte(v.String()), nil
}

func writeFile(name string, data []byte) (err error) {
	s, ok := storage()
	if !ok {
		return errNoStore
	}
	defer func() {
		if recover() != nil {
			err = errors.New("the browser's storage is full")
		}
	}()
	s.Call("setItem", storePrefix+name, string(data))
	return nil
}

func listFiles(suffix string) []string {
	s, ok := storage()
	if !ok {
		return nil
	}
	var names []string
	for i := range s.Get("length").Int() {
		key := s.Call("key", i).String()
		if name, ours := strings.CutPrefix(key, storePrefix); ours && strings.HasSuffix(name, suffix) {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	return names
}
