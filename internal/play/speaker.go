package play

import (
	"bytes"

	"github.com/ebitengine/oto/v3"

	"parallel38/internal/sound"
)

// speaker plays the game's sounds. It speaks to the device by oto, on which Ebitengine's own audio stands, because
// there a machine without a device would end the game: here it is silent. A browser lets nothing be heard
// before the first click or key.
type speaker struct {
	context *oto.Context
	ready   chan struct{}
	broken  bool
	playing []*oto.Player // the last few: one that nobody holds stops
	pcm     [sound.Sounds][]byte
}

// voices is how many sounds can be heard at once.
const voices = 4

// hear plays a sound, if the player wants any.
func (a *app) hear(s sound.Sound) {
	if a.settings.Sound {
		a.speaker.play(s)
	}
}

func (k *speaker) play(s sound.Sound) {
	if k.context == nil && !k.broken {
		var err error
		k.context, k.ready, err = oto.NewContext(&oto.NewContextOptions{SampleRate: sound.Rate, ChannelCount: 1, Format: oto.FormatSignedInt16LE, ApplicationName: "Parallel 38"})
		k.broken = err != nil
	}
	if k.broken {
		return
	}
	select {
	case <-k.ready:
	default:
		return // the device is being opened; a late sound would be a wrong one
	}
	if k.context.Err() != nil {
		k.broken = true
		return
	}
	if k.pcm[s] == nil {
		k.pcm[s] = sound.PCM(s)
	}
	p := k.context.NewPlayer(bytes.NewReader(k.pcm[s]))
	p.Play()
	k.playing = append(k.playing, p)
	if n := len(k.playing); n > voices {
		k.playing = k.playing[n-voices:]
	}
}
