package game

import (
	"reflect"
	"testing"
)

// TestTheStateHasOneEncoding walks the types of everything that is hashed, saved and copied, whatever
// lies in it today, and forbids what has no one encoding on every machine or does not come back from a
// save: maps, pointers, interfaces, functions, channels, floating point, strings, integers of the
// machine's own size and hidden fields.
func TestTheStateHasOneEncoding(t *testing.T) {
	seen := 0
	var walk func(path string, of reflect.Type)
	walk = func(path string, of reflect.Type) {
		switch of.Kind() {
		case reflect.Struct:
			for i := range of.NumField() {
				f := of.Field(i)
				if !f.IsExported() {
					t.Errorf("%s.%s is not exported: a save would lose it", path, f.Name)
				}
				walk(path+"."+f.Name, f.Type)
			}
		case reflect.Slice, reflect.Array:
			walk(path+"[]", of.Elem())
		case reflect.Bool, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
			seen++
		default:
			t.Errorf("%s is a %s: use booleans and integers of fixed size", path, of)
		}
	}
	walk("Snapshot", reflect.TypeFor[Snapshot]())
	if seen < 80 {
		t.Errorf("only %d fields seen", seen)
	}
}
