package replay

import (
	"bytes"
	"io"

	"parallel38/game"
	"parallel38/game/force"
	"parallel38/internal/disk"
	"parallel38/internal/match"
)

// recorder keeps of a match what its save needs and its log does not have: the keyframes of its past,
// and the past itself if it was played under other rules.
type recorder struct {
	begun File // as it was when the match was begun or opened; grows keyframes
}

// Record lets a match keep a keyframe every Spacing days from now on. A match that is not recorded is
// saved as well, but with the keyframe of its end alone.
func Record(m *match.Match) { m.Recorder = &recorder{begun(m)} }

func (r *recorder) DayOver(m *match.Match) {
	if m.Played()%Spacing == 0 {
		r.begun.keep(Moment{Days: m.Played()}, m.World())
	}
}

// keep adds a keyframe.
func (f *File) keep(at Moment, w *game.World) {
	f.Keys = append(f.Keys, Keyframe{Moment: at, Hash: w.Hash(), text: pack(w)})
}

// begun is the file of a match without a past.
func begun(m *match.Match) File {
	setup := m.Setup()
	return File{Header: Header{
		Engine: Engine, Scenario: setup.ID, Fingerprint: Fingerprint(setup), Changes: setup.Changes, Noise: setup.Noise.String(),
		Seed: m.World().Seed, Players: players(m), Start: m.Hashes()[0],
	}}
}

func players(m *match.Match) (names [force.Sides]string) {
	for side := force.North; side < force.Sides; side++ {
		names[side] = m.Seats[side].Name
	}
	return names
}

// Of makes the file of a match as it stands.
func Of(m *match.Match) *File {
	f := begun(m)
	if r, ok := m.Recorder.(*recorder); ok {
		f = r.begun
		f.Players = players(m)
		f.Days, f.Keys = append([]Day(nil), f.Days...), append([]Keyframe(nil), f.Keys...)
	}
	board, log := &m.World().Board, m.Log()
	f.add(m.Hashes(), len(log), func(i int) (int16, Order) {
		return log[i].Turn, Order{Side: log[i].Side, Text: game.FormatOrder(board, &log[i].Order)}
	})
	if now := f.end(); len(f.Keys) == 0 || now.after(f.Keys[len(f.Keys)-1].Moment) {
		f.keep(now, m.World())
	}
	return &f
}

// add puts a log of so many orders behind what the file has of a game whose days that are over have such
// hashes.
func (f *File) add(hashes []uint64, orders int, entry func(i int) (turn int16, o Order)) {
	f.sum = checksum{}
	day := func(turn int) *Day {
		for len(f.Days) < turn {
			f.Days = append(f.Days, Day{})
			if n := len(f.Days); n < len(hashes) {
				f.Days[n-1].Hash, f.Days[n-1].Over = hashes[n], true
			}
		}
		return &f.Days[turn-1]
	}
	for i := range orders {
		turn, o := entry(i)
		d := day(int(turn))
		if i == 0 { // the orders of the day in which the game was taken up are the file's: leave them alone
			d.Orders = append([]Order(nil), d.Orders...)
		}
		d.Orders = append(d.Orders, o)
		if n := int(turn); n < len(hashes) {
			d.Hash, d.Over = hashes[n], true
		}
	}
}

// end is the moment at which a file ends.
func (f *File) end() Moment {
	if n := len(f.Days); n > 0 && !f.Days[n-1].Over {
		return Moment{n - 1, len(f.Days[n-1].Orders)}
	}
	return Moment{Days: len(f.Days)}
}

// Write writes a match as a save file.
func Write(to io.Writer, m *match.Match) error {
	_, err := to.Write(Of(m).text())
	return err
}

// Save writes a match to a file whole: see disk.Write.
func Save(path string, m *match.Match) error {
	return disk.Write(path, Of(m).text())
}

// text is the file as it is kept.
func (f *File) text() []byte {
	var b bytes.Buffer
	f.write(&b)
	return b.Bytes()
}
