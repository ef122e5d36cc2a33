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
		if recover() != nil { // the only thing that setItem throws
			err = errFull
		}
	}()
	s.Call("setItem", storePrefix+name, string(data))
	return nil
}

func removeFile(name string) error {
	s, ok := storage()
	if !ok {
		return errNoStore
	}
	s.Call("removeItem", storePrefix+name)
	return nil
}

// dataDir is where saves lie: nowhere that a file could be put.
func dataDir() string { return "" }

func readArgument(string) ([]byte, error) {
	return nil, errors.New("a page opens files by its menu")
}

// importFile asks for a file and hands it over when it is read.
var importFile = func(to chan<- arrival) {
	document := js.Global().Get("document")
	input := document.Call("createElement", "input")
	input.Set("type", "file")
	input.Set("accept", saveSuffix)
	var changed, read js.Func
	changed = js.FuncOf(func(js.Value, []js.Value) any {
		file := input.Get("files").Index(0)
		if !file.Truthy() {
			return nil
		}
		read = js.FuncOf(func(_ js.Value, args []js.Value) any {
			bytes := js.Global().Get("Uint8Array").New(args[0])
			data := make([]byte, bytes.Length())
			js.CopyBytesToGo(data, bytes)
			hand(to, arrival{name: file.Get("name").String(), data: data})
			read.Release()
			changed.Release()
			return nil
		})
		file.Call("arrayBuffer").Call("then", read)
		return nil
	})
	input.Call("addEventListener", "change", changed)
	input.Call("click")
}

// exportFile hands a file to the browser to put with its downloads.
var exportFile = func(name string, data []byte) error {
	document := js.Global().Get("document")
	bytes := js.Global().Get("Uint8Array").New(len(data))
	js.CopyBytesToJS(bytes, data)
	blob := js.Global().Get("Blob").New([]any{bytes}, map[string]any{"type": "application/octet-stream"})
	address := js.Global().Get("URL").Call("createObjectURL", blob)
	link := document.Call("createElement", "a")
	link.Set("href", address)
	link.Set("download", name)
	link.Call("click")
	js.Global().Get("URL").Call("revokeObjectURL", address)
	return nil
}

// watchAddress tells of links that are put into the address of the page, now and later.
func watchAddress(to chan<- arrival) {
	tell := func() {
		if fragment := js.Global().Get("location").Get("hash").String(); fragment != "" {
			hand(to, arrival{name: "link", link: fragment})
		}
	}
	tell()
	js.Global().Call("addEventListener", "hashchange", js.FuncOf(func(js.Value, []js.Value) any {
		tell()
		return nil
	}))
}

// hand hands something over unless nobody takes it: the page must never wait.
func hand(to chan<- arrival, r arrival) {
	select {
	case to <- r:
	default:
	}
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
