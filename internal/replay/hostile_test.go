package replay

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// mostMemory is what reading and opening a file of one megabyte may cost at most, and mebibyte its size.
const (
	mostMemory = 64 << 20
	mebibyte   = 1 << 20
)

// TestAHostileFileCostsLittle reads, opens and verifies files of a megabyte that were made to take as much
// memory as they can. It counts all that is ever allocated, which is more than is ever held at once.
func TestAHostileFileCostsLittle(t *testing.T) {
	if err := openText(written(t, war(t, 1))); err != nil { // so that what is made once is made
		t.Fatal(err)
	}
	fill := func(head, line string) string {
		return head + strings.Repeat(line, (mebibyte-len(head)-20)/len(line))
	}
	packed := func(state []byte) string {
		var b bytes.Buffer
		z, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed)
		z.Write(state)
		z.Close()
		k := Keyframe{text: base64.StdEncoding.EncodeToString(b.Bytes())}
		b.Reset()
		k.write(&b)
		return b.String()
	}
	zeros := make([]byte, 32<<20)
	lists := func(n int) []byte { // empty names
		var b []byte
		for range kinds {
			b = append(binary.AppendUvarint(b, uint64(n)), zeros[:n]...)
		}
		return b
	}
	column := func(path string, lengths ...uint64) []byte {
		b := binary.AppendUvarint(nil, uint64(len(path)))
		b = append(b, path...)
		b = binary.AppendUvarint(b, uint64(len(lengths)))
		for _, n := range lengths {
			b = binary.AppendUvarint(b, n)
		}
		return b
	}
	many := bytes.Repeat(append(column("State.Traffic", maxEntries), zeros[:maxEntries]...), 100)
	numbered := func(form string) string {
		b := []byte(header2)
		for day := 1; len(b) < mebibyte-100; day++ {
			b = fmt.Appendf(b, form, day)
		}
		return string(b)
	}
	entries := `{"State":{"Contest":[` + strings.Repeat("{},", maxEntries-1) + `{}],"Sightings":[` +
		strings.Repeat("["+strings.Repeat("{},", maxEntries-1)+"{}],", 3) + `[]]},"Units":{"Strength":[` + strings.Repeat("{},", maxEntries-1) + `{}]}}`
	objects := `{"x":[` + strings.Repeat(`{"a":[[],[]]},`, maxEntries) + `{}]}`
	for _, c := range []struct{ name, text string }{
		{"nothing but bytes", strings.Repeat("x", mebibyte)},
		{"nothing but lines", strings.Repeat("\n", mebibyte)},
		{"short orders", fill(header2+"day 1\n", "N \n")},
		{"orders that can be read", sealed(fill(header2+"day 1\n", "N end\n"))},
		{"long orders", sealed(fill(header2+"day 1\n", "N attack hasty 27,56"+strings.Repeat(" kpa-1d-1r", 12)+"\n"))},
		{"days", sealed(numbered("day %d\nN \nhash 0\n"))},
		{"keyframes", sealed(numbered("day %d\nN end\nkeyframe 0\n A\nN end\nS end\nhash 0\n"))},
		{"renewals", sealed(fill(header2, "rules 9 0\nkeyframe 0\n A\n"))},
		{"changes that change nothing", sealed(fill(strings.TrimSuffix(header2, "noise reduced\nseed 1\nnorth a\nsouth b\nstart 0\n"), "set noise=full\n"))},
		{"fewer changes", sealed(strings.Replace(header2, "noise", strings.Repeat("set noise=full\n", maxChanges)+"noise", 1))},
		{"a keyframe of zeros", sealed(header2 + packed(zeros))},
		{"a keyframe of names", sealed(header2 + packed(lists(maxEntries)))},
		{"a keyframe of one field", sealed(header2 + packed(append(lists(0), many...)))},
		{"a keyframe of a great field", sealed(header2 + packed(append(append(lists(0), column("x", maxEntries, 200)...), zeros...)))},
		{"a keyframe of a greater field", sealed(header2 + packed(append(append(lists(0), column("x", maxEntries, maxEntries, maxEntries)...), zeros...)))},
		{"format 1: lists", header1 + keyframe(entries)},
		{"format 1: objects", header1 + keyframe(objects)},
		{"format 1: spaces", header1 + keyframe(strings.Repeat(" ", maxJSON))},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		f, err := Read(strings.NewReader(c.text))
		if err == nil {
			_, err = Open(f, Builtin)
			Verify(f, Builtin)
		}
		runtime.ReadMemStats(&after)
		cost := after.TotalAlloc - before.TotalAlloc
		t.Logf("%-30s %7d bytes cost %5.1f MiB: %.90v", c.name, len(c.text), float64(cost)/mebibyte, err)
		if cost > mostMemory {
			t.Errorf("%s: %d bytes cost %d MiB", c.name, len(c.text), cost>>20)
		}
		if err == nil {
			t.Errorf("%s: it opens", c.name)
		}
	}
	var bomb bytes.Buffer
	z, _ := flate.NewWriter(&bomb, flate.BestCompression)
	z.Write(zeros)
	z.Close()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, ok, err := ReadLink("#war=" + base64.RawURLEncoding.EncodeToString(bomb.Bytes()))
	runtime.ReadMemStats(&after)
	if cost := after.TotalAlloc - before.TotalAlloc; !ok || err == nil || cost > mostMemory {
		t.Errorf("a link costs %d MiB: %v", cost>>20, err)
	}
}
