package sound

import (
	"bytes"
	"math"
	"testing"

	_ "parallel38/internal/golden" // go test ./... -update
)

func TestSoundsAreQuietShortAndEndInSilence(t *testing.T) {
	for s := range Sounds {
		pcm := PCM(s)
		if len(pcm) < Rate/20 || len(pcm) > 2*2*Rate {
			t.Errorf("sound %d has %d bytes", s, len(pcm))
		}
		loudest := 0
		for i := 0; i < len(pcm); i += 2 {
			x := int(int16(uint16(pcm[i]) | uint16(pcm[i+1])<<8))
			loudest = max(loudest, x, -x)
		}
		if want := int(math.Round(Peak * math.MaxInt16)); loudest != want {
			t.Errorf("sound %d is %d loud, want %d", s, loudest, want)
		}
		for _, at := range []int{0, len(pcm) - 2} {
			if x := int16(uint16(pcm[at]) | uint16(pcm[at+1])<<8); x > 600 || x < -600 {
				t.Errorf("sound %d clicks: %d at byte %d", s, x, at)
			}
		}
		if !bytes.Equal(pcm, PCM(s)) {
			t.Errorf("sound %d is another one the second time", s)
		}
		for other := range s {
			if bytes.Equal(pcm, PCM(other)) {
				t.Errorf("sounds %d and %d are the same", s, other)
			}
		}
	}
}
