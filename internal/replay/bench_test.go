package replay

import (
	"bytes"
	"os"
	"testing"
)

// longWar is a save of the war of 82 days.
func longWar(b *testing.B) []byte {
	b.Helper()
	data, err := os.ReadFile("testdata/invasion-1950.p38")
	if err != nil {
		b.Fatal(err)
	}
	f, err := Read(bytes.NewReader(data))
	if err != nil {
		b.Fatal(err)
	}
	m, err := Replay(f, Builtin, 0, nil)
	if err != nil {
		b.Fatal(err)
	}
	Record(m)
	r, err := f.Reel(Builtin)
	if err != nil {
		b.Fatal(err)
	}
	if err := r.play(m, Moment{}, f.end(), r.agrees); err != nil {
		b.Fatal(err)
	}
	return Of(m).text()
}

// BenchmarkOpen is what loading a save costs, its scenario and map included.
func BenchmarkOpen(b *testing.B) {
	text := longWar(b)
	b.ReportMetric(float64(len(text)), "file-bytes")
	for b.Loop() {
		f, err := Read(bytes.NewReader(text))
		if err != nil {
			b.Fatal(err)
		}
		if _, err := Open(f, Builtin); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkScrub is what a day of a war costs that is wound to and fro, on average.
func BenchmarkScrub(b *testing.B) {
	f, err := Read(bytes.NewReader(longWar(b)))
	if err != nil {
		b.Fatal(err)
	}
	r, err := f.Reel(Builtin)
	if err != nil {
		b.Fatal(err)
	}
	day := 0
	for b.Loop() {
		if _, err := r.At(day); err != nil {
			b.Fatal(err)
		}
		day = (day + 29) % (r.Days() + 1)
	}
}

// BenchmarkKeyframe is what a keyframe costs the night after which it is kept.
func BenchmarkKeyframe(b *testing.B) {
	w := war(b, 7).World()
	for b.Loop() {
		b.ReportMetric(float64(len(pack(w))), "text-bytes")
	}
}

// BenchmarkWrite is what a save costs but for the disk.
func BenchmarkWrite(b *testing.B) {
	f, err := Read(bytes.NewReader(longWar(b)))
	if err != nil {
		b.Fatal(err)
	}
	m, err := Open(f, Builtin)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		Of(m).text()
	}
}
