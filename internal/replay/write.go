package replay

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"strings"

	"parallel38/game/force"
)

var sideLetters = [force.Sides]string{"-", "N", "S"}

// wrap is the characters of base64 on a line.
const wrap = 96

// write writes the file as text.
func (f *File) write(b *bytes.Buffer) {
	if f.Campaign {
		fmt.Fprintf(b, "parallel38 campaign %d\nengine %d\ncampaign %s %016x\n", CampaignFormat, f.Engine, f.Scenario, f.Fingerprint)
	} else {
		fmt.Fprintf(b, "parallel38 war %d\nengine %d\nscenario %s %016x\n", Format, f.Engine, f.Scenario, f.Fingerprint)
		for _, change := range f.Changes {
			fmt.Fprintf(b, "set %s\n", change)
		}
		fmt.Fprintf(b, "noise %s\n", f.Noise)
	}
	fmt.Fprintf(b, "seed %d\nnorth %s\nsouth %s\nstart %016x\n", f.Seed, f.Players[force.North], f.Players[force.South], f.Start)
	key := 0
	keys := func(now Moment) {
		for ; key < len(f.Keys) && !f.Keys[key].after(now); key++ {
			for _, r := range f.Renewed {
				if r.Key == key {
					fmt.Fprintf(b, "rules %d %016x\n", r.Engine, r.Fingerprint)
				}
			}
			f.Keys[key].write(b)
		}
	}
	keys(Moment{})
	for i := range f.Days {
		d := &f.Days[i]
		fmt.Fprintf(b, "%s %d\n", f.span(), i+1)
		for n, o := range d.Orders {
			fmt.Fprintf(b, "%s %s\n", sideLetters[o.Side], o.Text)
			if n+1 < len(d.Orders) || !d.Over { // what follows the last order of a day stands after its hash
				keys(Moment{i, n + 1})
			}
		}
		if d.Over {
			fmt.Fprintf(b, "hash %016x\n", d.Hash)
			keys(Moment{Days: i + 1})
		}
	}
	fmt.Fprintf(b, "end %08x\n", crc32.ChecksumIEEE(b.Bytes()))
}

// span is what the file calls a day: a campaign has turns.
func (f *File) span() string {
	if f.Campaign {
		return "turn"
	}
	return "day"
}

func (k *Keyframe) write(b *bytes.Buffer) {
	if k.json > 0 {
		fmt.Fprintf(b, "keyframe %016x %d\n", k.Hash, k.json)
	} else {
		fmt.Fprintf(b, "keyframe %016x\n", k.Hash)
	}
	text := k.base64()
	for ; len(text) > wrap; text = text[wrap:] {
		fmt.Fprintf(b, " %s\n", text[:wrap])
	}
	fmt.Fprintf(b, " %s\n", text)
}

// base64 is the packed state without spaces.
func (k *Keyframe) base64() string { return strings.Join(strings.Fields(k.text), "") }
